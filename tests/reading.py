"""What the tests of several rooms need: an article, a parse and findings from plain words."""

from __future__ import annotations

from saksi.contract import content_id
from saksi.languages import LANGUAGES, Parse, parse
from saksi.mentions import find_mentions
from saksi.records import Article, Findings, Reading, Span, Statement
from saksi.statements import find_statements

__all__ = ["article_of", "parsed", "reading_of", "statements_of"]


def article_of(
    body: str,
    *,
    language: str = "id",
    title: str | None = None,
    published: str | None = "2016-12-24",
    furniture: tuple[Span, ...] = (),
) -> Article:
    """An article with that body, as the pipeline would hand it on."""
    text = f"{title}\n\n{body}" if title else body
    return Article(
        id=content_id("article", body),
        url="https://kabar.example/1",
        canonical=None,
        outlet="kabar.example",
        title=title,
        text=text,
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
        furniture=furniture,
        evidence={},
        origin="test",
        fetched=None,
        digest=f"sha256:{content_id('text', text)}",
        body_start=len(text) - len(body),
    )


def parsed(body: str, *, language: str = "id", title: str | None = None, furniture: tuple[Span, ...] = ()) -> Parse:
    """The parse of an article with that body."""
    return parse(article_of(body, language=language, title=title, furniture=furniture), LANGUAGES[language])


def reading_of(body: str, *, language: str = "id", title: str | None = None) -> Reading:
    """Mentions and statements of an article with that body."""
    parse_ = parsed(body, language=language, title=title)
    found: Findings = find_mentions(parse_)
    return Reading(
        parse_.article,
        found.mentions,
        found.people,
        found.bodies,
        found.places,
        found.moments,
        find_statements(parse_, found),
    )


def statements_of(body: str, *, language: str = "id") -> tuple[str, tuple[Statement, ...]]:
    """The text and the statements of an article with that body."""
    reading = reading_of(body, language=language)
    assert reading.article is not None
    return reading.article.text, reading.statements
