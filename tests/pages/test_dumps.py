"""JSON Lines: a page a line, a broken line a gap."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.errors import CannotRead
from saksi.limits import Limits
from saksi.pages import open_pages
from saksi.records import Gap, Page


def written(tmp_path: Path, *lines: object, name: str = "dump.jsonl") -> Path:
    path = tmp_path / name
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines).encode()
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    return path


def test_a_line_says_what_is_known_of_its_page(tmp_path: Path) -> None:
    line = {
        "url": "https://example.org/1",
        "outlet": "Contoh",
        "title": "Hujan",
        "text": "Hujan turun.",
        "authors": ["Siti"],
    }

    (page,) = open_pages(written(tmp_path, line))

    assert isinstance(page, Page)
    assert (page.url, page.body, page.media_type) == ("https://example.org/1", b"Hujan turun.", "text/plain")
    assert (page.known.outlet, page.known.title, page.known.bylines) == ("Contoh", "Hujan", ("Siti",))


def test_a_broken_line_is_a_gap_with_its_number_and_the_next_is_read(tmp_path: Path) -> None:
    _, gap, page = open_pages(written(tmp_path, {"text": "a"}, '{"text": ', {"text": "b"}))

    assert isinstance(gap, Gap)
    assert isinstance(page, Page)
    assert gap.origin.endswith("dump.jsonl:2")
    assert page.origin.endswith("dump.jsonl:3")


@pytest.mark.parametrize("line", ["[1, 2]", '"words"', "{}", '{"text": 7}', "[" * 100_000, '{"text": "\\ud8"}'])
def test_a_line_without_an_article_is_a_gap(tmp_path: Path, line: str) -> None:
    (gap,) = open_pages(written(tmp_path, line))

    assert isinstance(gap, Gap)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1))
def test_the_text_of_a_line_is_the_body_unchanged(tmp_path: Path, text: str) -> None:
    (page,) = open_pages(written(tmp_path, {"text": text}))

    assert isinstance(page, Page)
    assert page.body.decode() == text


def test_a_lone_surrogate_becomes_one_other_character(tmp_path: Path) -> None:
    (page,) = open_pages(written(tmp_path, '{"text": "a\\ud800b"}'))

    assert isinstance(page, Page)
    assert page.body.decode() == "a\ufffdb"


def test_a_packed_dump_that_ends_too_early_keeps_its_lines_and_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, *({"text": f"Line {number} of the dump"} for number in range(2000)), name="d.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-20])

    *_, last = open_pages(path)

    assert isinstance(last, Gap)
    assert last.reason == "broken-page"


def test_a_line_over_the_limit_is_a_gap_and_the_next_is_read(tmp_path: Path) -> None:
    gap, page = open_pages(written(tmp_path, {"text": "a" * 5000}, {"text": "b"}), limits=Limits(line_bytes=1000))

    assert isinstance(gap, Gap)
    assert isinstance(page, Page)
    assert gap.reason == "too-large"


def test_a_packed_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 8_000_000))

    *_, gap = open_pages(path)

    assert isinstance(gap, Gap)
    assert gap.reason == "too-large"


def test_a_place_that_does_not_exist_is_refused_before_anything_is_given() -> None:
    with pytest.raises(CannotRead, match=r"nowhere\.jsonl"):
        open_pages("nowhere.jsonl")
