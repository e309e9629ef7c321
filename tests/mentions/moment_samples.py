"""Articles made of one text, for the tests of moments."""

from __future__ import annotations

from saksi.languages import LANGUAGES, Parse, parse
from saksi.mentions.moments import find_moments
from saksi.records import Article, Moment


def article_of(text: str, language: str, published: str | None, *, title: str | None = None) -> Article:
    """An article with `text` as its body."""
    whole = f"{title}\n\n{text}" if title else text
    return Article(
        id="a",
        url="https://berita.example/1",
        canonical=None,
        outlet=None,
        title=title,
        text=whole,
        published=published,
        modified=None,
        language=language,
        section=None,
        keywords=(),
        dateline=None,
        bylines=(),
        editors=(),
        credits=(),
        image=None,
        captions=(),
        related=(),
        comments=(),
        paywalled=False,
        furniture=(),
        evidence={},
        origin="a.txt",
        fetched=None,
        digest="sha256:0",
        body_start=len(whole) - len(text),
    )


def parse_of(text: str, language: str, published: str | None) -> Parse:
    """The parse of an article with `text` as its body."""
    return parse(article_of(text, language, published), LANGUAGES[language])


def values_in(text: str, language: str, published: str | None) -> tuple[Moment, ...]:
    """The moments of `text`."""
    return find_moments(parse_of(text, language, published))


def found_in(text: str, language: str, published: str | None) -> list[tuple[str, str]]:
    """Words and value of each moment of `text`."""
    return [(text[moment.start : moment.end], moment.value) for moment in values_in(text, language, published)]
