"""What reading costs: flat memory over files of any length, little time over inputs made to be slow."""

from __future__ import annotations

import gzip
import importlib
import io
import pkgutil
import random
import re
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest
from tests.pages.test_warc import record

import saksi.pages
from saksi.pages import open_pages
from saksi.records import Gap, Page

COUNTED = """
import resource, sys
from saksi.pages import open_pages
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
list(open_pages(sys.argv[1]))
before = peak()
pages = sum(1 for page in open_pages(sys.argv[2]))
print(pages, peak() - before)
"""


def container(path: Path, megabytes: int) -> Path:
    """A WARC, or a packed dump or table, of about that many megabytes on the disk; hard to pack, like pictures."""
    noise = random.Random(5).randbytes(75_000).hex()
    if path.suffix == ".csv":
        piece = f"https://example.org/1,Padang {noise}\n".encode()
    elif path.name.endswith(".jsonl.gz"):
        piece = gzip.compress(f'{{"text": "Padang {noise}"}}\n'.encode(), 1, mtime=0)
    else:
        piece = record(1, body=f"<html><p>Padang {noise}</p></html>".encode(), packed=path.suffix == ".gz")
    with path.open("wb") as file:
        if path.suffix == ".csv":
            file.write(b"url,text\n")
        for _ in range(megabytes * 1_000_000 // len(piece)):
            file.write(piece)
    return path


@pytest.mark.parametrize("kind", ["warc.gz", "warc", "jsonl.gz", "csv"])
def test_a_file_ten_times_as_large_takes_no_more_memory(tmp_path: Path, kind: str) -> None:
    small, large = container(tmp_path / f"small.{kind}", 5), container(tmp_path / f"large.{kind}", 50)

    done = subprocess.run(
        [sys.executable, "-c", COUNTED, str(small), str(large)], capture_output=True, text=True, check=True
    )
    pages, grown_kib = map(int, done.stdout.split())

    assert pages > 300
    assert grown_kib < 3_000


class Endless(io.RawIOBase):
    """Words without end; it counts how many bytes were taken."""

    def __init__(self) -> None:
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        self.taken += len(into)
        into[:] = (b"hujan " * (len(into) // 6 + 1))[: len(into)]
        return len(into)


def test_text_without_end_on_standard_input_is_refused_after_its_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = Endless()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(endless)))

    (gap,) = open_pages("-")

    assert isinstance(gap, Gap)
    assert gap.reason == "too-large"
    assert endless.taken < 25_000_000


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.xml", "a.mhtml"])
def test_a_gigabyte_is_refused_at_once(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.write(b"<rss>" if name == "a.xml" else b"Hujan turun.")
        file.truncate(1 << 30)  # a hole: it takes no place on the disk
    began = time.process_time()

    *pages, gap = open_pages(tmp_path / name)

    assert isinstance(gap, Gap)
    assert (pages, gap.reason) == ([], "too-large")
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_line_of_any_length_is_one_gap_and_the_next_is_read(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.write(b"url,text\n" if name == "a.csv" else b"")
        file.truncate(150_000_000)  # a hole: it takes no place on the disk
        file.seek(0, 2)
        file.write(b"\na,Hujan.\n" if name == "a.csv" else b'\n{"text": "Hujan."}\n')

    gap, page = open_pages(tmp_path / name)

    assert isinstance(gap, Gap)
    assert isinstance(page, Page)
    assert (gap.reason, page.body) == ("too-large", b"Hujan.")


def test_a_gigabyte_packed_is_refused_at_once(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "a.txt.gz", "wb", compresslevel=1) as file:
        for _ in range(30):
            file.write(b"Hujan turun di Ambon. " * 50_000)
    began = time.process_time()

    (gap,) = open_pages(tmp_path / "a.txt.gz")

    assert isinstance(gap, Gap)
    assert gap.reason == "too-large"
    assert time.process_time() - began < 2


MEASURED = """
import resource, sys, time
from saksi.pages import open_pages
from saksi.records import Gap
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
(gap,) = open_pages(sys.argv[1])
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(isinstance(gap, Gap) and gap.reason, grown * 1024, time.process_time() - began)
"""


def deflated(content: bytes) -> bytes:
    return zlib.compress(content, 9)


@pytest.mark.parametrize(
    ("coding", "packings"),
    [
        ("gzip", [gzip.compress]),
        ("deflate", [deflated]),
        ("br", [brotli.compress]),
        ("gzip, gzip, gzip", [gzip.compress] * 3),
        ("deflate, gzip, deflate", [deflated, gzip.compress, deflated]),
        ("br, gzip, br", [brotli.compress, gzip.compress, brotli.compress]),
        (None, [gzip.compress] * 3),
        (None, [gzip.compress]),
    ],
)
def test_a_bomb_is_refused_within_a_second_and_200_megabytes(
    tmp_path: Path, coding: str | None, packings: list[Callable[[bytes], bytes]]
) -> None:
    bomb = b"<p>" + b"a" * 100_000_000
    for pack in packings:
        bomb = pack(bomb)
    path = tmp_path / ("a.warc" if coding else "a.html.gz")
    path.write_bytes(record(0, body=bomb, http=f"Content-Encoding: {coding}\r\n") if coding else bomb)

    done = subprocess.run([sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True)
    reason, grown, took = done.stdout.split()

    assert reason in ("too-large", "unknown-format")  # a file that is packed twice is no format of ours
    assert int(grown) < 200_000_000
    assert float(took) < 1.0


def test_a_feed_of_a_hundred_thousand_items_is_read_to_its_measure(tmp_path: Path) -> None:
    item = "<item><title>Hujan {n}</title><link>https://example.org/{n}</link><description>Hujan.</description></item>"
    items = "".join(item.format(n=number) for number in range(100_000))
    (tmp_path / "f.xml").write_text(f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>')
    began = time.process_time()

    *pages, gap = open_pages(tmp_path / "f.xml")

    assert isinstance(gap, Gap)
    assert all(isinstance(page, Page) for page in pages)
    assert (len(pages), gap.reason) == (1000, "too-large")
    assert "100000 items" in gap.detail
    assert time.process_time() - began < 10


# --- patterns --------------------------------------------------------------------------------------------------------

PIECES = [
    " ",
    "\n",
    "\r\n",
    "a",
    "0",
    ".",
    "-",
    ";",
    "<",
    "<a",
    "</a ",
    "<!--",
    "<!-- saved from url=(0",
    "a:",
    "a:\n",
    " a",
]
PIECES += [
    "\na: ",
    "charset ",
    "charset=",
    "WARC/1.0 ",
    "HTTP/1",
    "//",
    "//@",
    "0x",
    "a.",
    "0.",
    "0\r\n",
    "%",
    '"',
    '" ',
    "a;",
]


# Never searched for: tried at one place.
MATCHED_ONLY = {"saksi.pages.warc._CHUNK"}


def patterns() -> list[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Every pattern that the room keeps."""
    rooms = [importlib.import_module(f"saksi.pages.{one.name}") for one in pkgutil.iter_modules(saksi.pages.__path__)]
    return [
        (f"{room.__name__}.{name}", value)
        for room in rooms
        for name, value in sorted(vars(room).items())
        if isinstance(value, re.Pattern)
    ]


def seconds(pattern: re.Pattern[str] | re.Pattern[bytes], piece: str, *, searched: bool) -> float:
    """The CPU time that the pattern takes over 100,000 characters of `piece` again and again."""
    hostile = "a" + piece * (100_000 // len(piece)) + "\x00"
    subject = hostile.encode() if isinstance(pattern.pattern, bytes) else hostile
    began = time.process_time()
    if searched:
        pattern.search(subject)  # type: ignore[arg-type]  # its own kind of string
    pattern.match(subject, 1)  # type: ignore[arg-type]
    return time.process_time() - began


@pytest.mark.parametrize(("name", "pattern"), patterns(), ids=lambda value: value if isinstance(value, str) else "")
def test_no_pattern_is_slow_on_any_repetition(name: str, pattern: re.Pattern[str] | re.Pattern[bytes]) -> None:
    searched = name not in MATCHED_ONLY
    # The least of three: a pause of the machine is not the pattern's.
    slowest = max(min(seconds(pattern, piece, searched=searched) for _ in range(3)) for piece in PIECES)

    assert slowest < 0.1, f"{name}: {slowest:.2f} s"
