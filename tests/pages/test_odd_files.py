"""Real WARC files with known faults: what each holds is read or said, cut and damaged anywhere too."""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from pathlib import Path

import pytest

from saksi.articles import read_article
from saksi.errors import CannotRead
from saksi.pages import open_pages
from saksi.records import Gap, Page

ODD = Path(__file__).parents[3] / "shared" / "pages" / "odd"
pytestmark = pytest.mark.skipif(not ODD.is_dir(), reason="the files are not in the project: other people's pages")

# Each file with its pages, its gaps, and what of it is no page.
HELD = {
    "clueweb-quirk.warc.gz": (29, [], {"warcinfo": 1}),
    "example-bad-non-chunked.warc.gz": (1, [], {"warcinfo": 2, "request": 2, "revisit": 1}),
    "example-iana.org-chunked.warc": (1, [], {"warcinfo": 1, "request": 1}),
    "example-resource.warc.gz": (1, [], {"warcinfo": 2}),
    "example-space-in-target-uri.warc.gz": (0, [], {"warcinfo": 1, "not HTML or text": 1}),
    "example-wget-bad-target-uri.warc.gz": (1, [], {"warcinfo": 1, "request": 1, "metadata": 3}),
    "example-wrong-chunks.warc.gz": (0, ["broken-page"], {"request": 1}),
    "example.warc.gz": (1, [], {"warcinfo": 2, "request": 2, "revisit": 1}),
    "warcfile.warc.gz": (16, [], {"warcinfo": 1, "request": 17, "metadata": 16}),
}


@pytest.mark.parametrize("name", sorted(HELD))
def test_every_record_is_a_page_a_gap_or_counted(name: str) -> None:
    passed_over: Counter[str] = Counter()
    found = list(open_pages(ODD / name, passed_over=passed_over))

    pages, reasons, counted = HELD[name]
    assert sum(isinstance(one, Page) for one in found) == pages
    assert [one.reason for one in found if isinstance(one, Gap)] == reasons
    assert passed_over == counted


@pytest.mark.parametrize("name", sorted(HELD))
def test_every_page_is_an_article_or_refused(name: str) -> None:
    for page in open_pages(ODD / name):
        if isinstance(page, Page):
            try:
                article = read_article(page)
            except CannotRead:
                continue
            assert all(0 <= span.start < span.end <= len(article.text) for span in article.furniture)


def what_is_whole(path: Path) -> tuple[list[tuple[str, str]], bool]:
    """Address and digest of each page, and whether a loss is told."""
    found = list(open_pages(path))
    return [(one.url, one.digest) for one in found if isinstance(one, Page)], any(isinstance(one, Gap) for one in found)


def boundaries(whole: bytes) -> set[int]:
    """Where a record ends: behind a packed member, or behind the two line ends of an unpacked one."""
    if not whole.startswith(b"\x1f\x8b"):
        # The line ends belong to the record, and a reader may do without them.
        ends = [match.start() for match in re.finditer(rb"\r\n\r\n(?=WARC/1|\Z)", whole)]
        return {end + more for end in ends for more in range(5)}
    found = set()
    rest = whole
    while rest:
        member = zlib.decompressobj(31)
        member.decompress(rest)
        rest = member.unused_data
        found.add(len(whole) - len(rest))
    return found


@pytest.mark.parametrize("name", ["example.warc.gz", "example-iana.org-chunked.warc", "example-resource.warc.gz"])
def test_a_real_file_cut_anywhere_gives_whole_pages_and_says_what_is_lost(tmp_path: Path, name: str) -> None:
    whole = (ODD / name).read_bytes()
    between = boundaries(whole)
    pages, _ = what_is_whole(ODD / name)
    cut = tmp_path / name
    for at in [*range(1, len(whole), 7), len(whole) - 1]:
        cut.write_bytes(whole[:at])

        kept, told = what_is_whole(cut)

        assert kept == pages[: len(kept)]
        # Only between two records is a file whole that is shorter.
        assert told or at in between, at


@pytest.mark.parametrize("name", ["example.warc.gz", "example-resource.warc.gz", "example-bad-non-chunked.warc.gz"])
def test_a_flipped_bit_in_a_real_file_gives_no_other_page(tmp_path: Path, name: str) -> None:
    whole = (ODD / name).read_bytes()
    pages, _ = what_is_whole(ODD / name)
    chance = random.Random(3)
    damaged = tmp_path / name
    for _ in range(300):
        at = chance.randrange(len(whole))
        damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])

        kept, told = what_is_whole(damaged)

        assert told or {digest for _, digest in kept} <= {digest for _, digest in pages}
