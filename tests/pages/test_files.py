"""Files, folders, globs, standard input, feeds."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from saksi.errors import CannotRead
from saksi.limits import Limits
from saksi.pages import open_pages
from saksi.records import Gap, Page

HTML = b"<!doctype html><html><body><p>Ambon lies on a bay.</p></body></html>"
ITEM = (
    "<item><title>Storm &amp; rain</title><link>https://example.org/{n}</link>"
    "<description>&lt;p&gt;Rain fell on Ambon.&lt;/p&gt;</description></item>"
)
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>{items}</channel></rss>'


def test_a_folder_is_read_in_the_order_of_its_names_and_to_its_bottom(tmp_path: Path) -> None:
    for name in ("b.html", "a/c.html", "a/b/d.html", "a.css", ".hidden.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(HTML)

    names = [page.origin.removeprefix(f"{tmp_path.as_posix()}/") for page in open_pages(tmp_path)]

    assert names == ["a/b/d.html", "a/c.html", "b.html"]


def test_a_glob_reaches_into_folders(tmp_path: Path) -> None:
    (tmp_path / "deep" / "down").mkdir(parents=True)
    (tmp_path / "deep" / "down" / "a.html").write_bytes(HTML)

    (page,) = open_pages(f"{tmp_path}/**/*.html")

    assert isinstance(page, Page)


def test_a_glob_that_matches_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no file matches"):
        open_pages(f"{tmp_path}/*.html")


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (HTML, "text/html"),
        (gzip.compress(HTML), "text/html"),
        (b"Ambon lies on a bay.\n", "text/plain"),
        (b'{"text": "Ambon lies on a bay."}\n', "text/plain"),
        (FEED.format(items=ITEM.format(n=1)).encode(), "text/html"),
        ("Ambon lies on a bay.".encode("utf-16"), "text/plain"),
    ],
)
def test_standard_input_is_known_by_how_it_begins(
    monkeypatch: pytest.MonkeyPatch, content: bytes, media_type: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    (page,) = open_pages("-")

    assert isinstance(page, Page)
    assert page.media_type == media_type


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "unknown-format"),
        (b"", "broken-page"),
        (gzip.compress(gzip.compress(HTML)), "unknown-format"),
        (gzip.compress(HTML)[:-5], "broken-page"),
        (gzip.compress(b"a" * 50_000_000), "too-large"),
        (b"a " * 15_000_000, "too-large"),
    ],
)
def test_what_cannot_be_read_is_a_gap_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "x").write_bytes(content)

    (gap,) = open_pages(tmp_path / "x")

    assert isinstance(gap, Gap)
    assert gap.reason == reason


def test_a_saved_page_says_where_it_was_saved_from(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<!-- saved from url=(0024)https://example.org/ambon -->" + HTML)

    (page,) = open_pages(tmp_path / "a.html")

    assert page.url == "https://example.org/ambon"


def test_an_item_of_a_feed_is_a_page_with_what_the_feed_says(tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_text(FEED.format(items=ITEM.format(n=1)))

    (page,) = open_pages(tmp_path / "f.xml")

    assert isinstance(page, Page)
    assert (page.url, page.known.title, page.known.outlet) == ("https://example.org/1", "Storm & rain", "Example News")
    assert page.body == b"<p>Rain fell on Ambon.</p>"


@pytest.mark.parametrize("entity", ['<!ENTITY a "aaaa">', '<!ENTITY x SYSTEM "file:///etc/hostname">'])
def test_a_feed_with_entities_of_its_own_is_refused(tmp_path: Path, entity: str) -> None:
    feed = FEED.format(items=ITEM.format(n=1)).replace("<rss", f"<!DOCTYPE rss [{entity}]><rss")
    (tmp_path / "f.xml").write_text(feed)

    (gap,) = open_pages(tmp_path / "f.xml")

    assert isinstance(gap, Gap)


def test_a_feed_without_end_is_read_up_to_a_number_of_items(tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_text(FEED.format(items="".join(ITEM.format(n=n) for n in range(1100))))

    *pages, gap = open_pages(tmp_path / "f.xml", limits=Limits())

    assert isinstance(gap, Gap)
    assert (len(pages), gap.reason) == (1000, "too-large")
