"""Hostile pages and hostile visitors: text stays text, and no search breaks the room."""

from __future__ import annotations

import random
import re
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from tests.readers.shelf import HOSTILE, archive_of, hostile_reading, palu
from tests.readers.visitor import Visitor

from saksi.archive import Archive
from saksi.readers.citations import web_address
from saksi.readers.http import reading_room
from saksi.readers.search_form import Asked

FIELDS = list(Asked.__dataclass_fields__)
TAGS = frozenset(
    [
        "html", "head", "meta", "title", "link", "script", "body", "a", "header", "span", "nav", "main", "h1", "h2",
        "h3", "div", "aside", "form", "label", "input", "datalist", "option", "select", "button", "section", "ul", "ol",
        "li", "b", "p", "small", "article", "fieldset", "legend", "dl", "dt", "dd", "details", "summary", "q", "table",
        "thead", "tbody", "tr", "th", "td", "bdi", "code", "i", "br", "footer",
    ]
)  # fmt: skip


class Outline(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def check(page: str) -> None:
    """Assert that `page` has no tag, no attribute and no address but those of our templates."""
    outline = Outline()
    outline.feed(page)
    for tag, attributes in outline.tags:
        assert tag in TAGS, tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name != "style", tag
            if name.startswith("hx-"):
                assert tag == "form", tag
            if name in ("href", "src", "action"):
                assert re.match(r"/(?!/)|#|https?://", value), value
                assert value.startswith(("/", "#")) or attributes["rel"] == "noopener noreferrer nofollow"
            if tag == "script":
                assert attributes["src"] in ("/vendor/htmx.min.js", "/static/room.js")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which every field of every article is hostile."""
    readings = [hostile_reading(words, number) for number, words in enumerate(HOSTILE)]
    return archive_of(tmp_path_factory.mktemp("hostile"), *readings, palu())


@pytest.fixture(scope="module")
def visitor(shelf: Path) -> Visitor:
    """Somebody in front of that archive."""
    return Visitor(reading_room(shelf))


@pytest.mark.parametrize("path", ["/", "/ask", "/ask?kind=statement", "/ask?kind=event", "/people", "/gaps"])
def test_hostile_words_stay_text_in_lists(visitor: Visitor, path: str) -> None:
    check(visitor.get(path).text)


def test_hostile_words_stay_text_in_articles(visitor: Visitor, shelf: Path) -> None:
    with Archive(shelf, read_only=True) as archive:
        articles = [answer.article for answer in archive.articles()]
    assert len(articles) == len(HOSTILE) + 1
    for article in articles:
        check(visitor.get(f"/articles/{article}").text)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_searches_stay_text(visitor: Visitor, words: str) -> None:
    check(visitor.get(f"/articles/{'0' * 16}?words={quote(words)}").text)
    check(visitor.get("/people?" + urlencode({"name": words})).text)
    for field in FIELDS:
        answer = visitor.get("/ask?" + urlencode({field: words}))
        assert answer.status_code in (200, 400), field
        check(answer.text)


def test_templates_in_words_are_not_run(visitor: Visitor) -> None:
    page = visitor.get("/ask?words=" + quote("{{ 7*7 }}")).text

    assert "{{ 7*7 }}" in page
    assert 'value="49"' not in page


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example", "https://", "http:evil",
        "https:\\\\evil.example", "https://a.example/\u202egpj", "https://[::1", "https://a b.example", "", None, "ftp://a.example",
    ],
)  # fmt: skip
def test_an_address_that_is_no_web_address_is_no_link(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize("url", ["https://a.example/x?y=1&z=\"#'<", "http://a.example:8080/é"])
def test_a_web_address_is_linked_as_it_stands(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize("field", ["words", "speaker", "who", "place"])
def test_a_field_without_a_word_is_said_to_be_none(visitor: Visitor, field: str) -> None:
    answer = visitor.get(f"/ask?{field}=;--")

    assert (answer.status_code, "which holds no word" in answer.text) == (400, True)


def test_no_search_string_breaks_the_room(visitor: Visitor) -> None:
    chance = random.Random(20161223)
    pieces = [
        '"', "'", "*", "(", ")", "NEAR(", " AND ", " OR ", " NOT ", "-", "^", ":", ";--", "DROP TABLE readings", "%",
        "_", "\\", "\0", "\ud83d".encode("utf-8", "replace").decode(), "😀", "é", "e\u0301", "\u202e", "palu",
        "words:", "{", "}", "[", "]", "<", ">", "&", "=", "+", "?", "#", "/", "\n", "\t", "２０１６", "2016-13-45",
        "9" * 30, "-1",
    ]  # fmt: skip
    slow = []
    for _ in range(300):
        told = {
            chance.choice([*FIELDS, "page", "limit", "skip"]): "".join(chance.choices(pieces, k=chance.randint(1, 9)))
            for _ in range(chance.randint(1, 3))
        }
        path = chance.choice(["/ask", "/ask", "/api/ask", "/people", "/", "/ask.csv", "/ask.jsonl", "/api/articles"])
        began = time.process_time()
        answer = visitor.get(f"{path}?{urlencode(told, errors='replace')}")
        assert answer.status_code in (200, 400, 422), (path, told)
        if time.process_time() - began > 1:
            slow.append((path, told))
    assert slow == []
