"""The example pages are whole: each can be read by the public formats' own readers."""

from __future__ import annotations

import json
import runpy
from datetime import datetime
from io import BytesIO
from pathlib import Path

import feedparser
import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from selectolax.lexbor import LexborHTMLParser, LexborNode

EXAMPLES = Path(__file__).parents[1] / "examples"
PAGES = sorted(EXAMPLES.glob("*.html"))
ARTICLE_BODIES = ".entry-content, .detail__body-text, .read__content, .article-body"


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


def warc_of(folder: Path) -> bytes:
    made: bytes = runpy.run_path(str(EXAMPLES / "make_warc.py"))["warc"](folder)
    return made


def test_there_are_nine_indonesian_and_five_english_pages() -> None:
    languages = [one(LexborHTMLParser(path.read_bytes()), "html").attributes["lang"] or "" for path in PAGES]

    assert [sum(lang.startswith(code) for lang in languages) for code in ("id", "en")] == [9, 5]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_has_a_headline_a_body_and_an_address_on_a_reserved_domain(path: Path) -> None:
    tree = LexborHTMLParser(path.read_bytes())

    headline = one(tree, "h1").text(strip=True)
    body = one(tree, ARTICLE_BODIES).text(separator=" ").split()
    host = (one(tree, 'link[rel="canonical"]').attributes["href"] or "").split("/")[2]
    assert (bool(headline), len(body) > 120, host.endswith(".example")) == (True, True, True)


def test_every_portal_and_newsroom_page_describes_one_dated_article_in_json() -> None:
    described = 0
    for path in PAGES:
        tree = LexborHTMLParser(path.read_bytes())
        blocks = [json.loads(node.text()) for node in tree.css('script[type="application/ld+json"]')]
        dates = [datetime.fromisoformat(block["datePublished"]) for block in blocks if block["@type"] == "NewsArticle"]
        described += len(dates) == 1 and dates[0].tzinfo is not None

    assert described == 10


def test_the_script_makes_the_committed_warc_byte_for_byte() -> None:
    assert warc_of(EXAMPLES) == (EXAMPLES / "pages.warc.gz").read_bytes()


def test_the_warc_holds_every_page_under_its_own_digest() -> None:
    records = ArchiveIterator(BytesIO((EXAMPLES / "pages.warc.gz").read_bytes()), record_types=WarcRecordType.response)

    held = [(record.verify_payload_digest(), record.reader.read()) for record in records]

    assert held == [(True, path.read_bytes()) for path in PAGES]


def test_a_page_without_a_canonical_address_stops_the_script(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Tanpa alamat.</p>", encoding="utf-8")

    with pytest.raises(ValueError, match="canonical"):
        warc_of(tmp_path)


@pytest.mark.parametrize(("name", "items"), [("feed.xml", 3), ("atom.xml", 2)])
def test_a_feed_is_well_formed_and_carries_whole_articles(name: str, items: int) -> None:
    feed = feedparser.parse((EXAMPLES / name).read_bytes())

    whole = [entry for entry in feed.entries if len(entry.content[0].value.split()) > 90]
    assert (feed.bozo, len(whole)) == (False, items)


def test_the_dump_holds_one_article_a_line() -> None:
    lines = (EXAMPLES / "dump.jsonl").read_text(encoding="utf-8").splitlines()

    assert [json.loads(line)["language"] for line in lines] == ["id", "en"]


def test_the_readme_names_every_example() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    files = {path.name for path in EXAMPLES.iterdir() if path.is_file()} - {"README.md"}
    assert {name for name in files if f"`{name}`" not in readme} == set()
