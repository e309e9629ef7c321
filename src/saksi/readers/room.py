"""The reading room's archive and its templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from saksi import __version__
from saksi.archive import Answer, Archive
from saksi.archive.asking import spans_of_words
from saksi.archive.passages import sentence_around
from saksi.readers.citations import language_name, language_tag, printed_day, web_address
from saksi.readers.endings import printable
from saksi.readers.guard import Door
from saksi.readers.marks import Mark, marked, visible
from saksi.readers.search_form import Asked
from saksi.records import Reading, Span, Story

__all__ = ["SITE", "ListedArticle", "Room", "headline_of", "in_context", "lit", "passage_of"]

# Characters of an article without a headline that stand for one: a long headline.
OPENING = 80
SITE = Path(__file__).parent / "site"


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list: its headline or first words, what it holds, its story, the passage that was asked for."""

    answer: Answer
    headline: str
    statements: int
    events: int
    story: Story | None
    passage: Markup | None


class Room:
    """One archive, opened anew for every request (0.5 ms), and the pages that show it."""

    def __init__(self, path: Path, door: Door) -> None:
        self.path = path
        self.door = door
        self._templates = Environment(
            loader=FileSystemLoader(SITE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_shown,
        )
        self._templates.globals.update(
            version=__version__, archive_name=path.name, lit=lit, in_context=in_context, is_locked=door.is_locked
        )
        self._templates.filters.update(
            day=printed_day,
            web_address=web_address,
            language=language_tag,
            plain=printable,
            thousands=thousands,
            language_name=language_name,
        )

    def archive(self) -> Archive:
        """The archive, to be read only. ArchiveError where it cannot be."""
        return Archive(self.path, read_only=True)

    def page(self, template: str, *, status: int = 200, asked: Asked | None = None, **shown: object) -> HTMLResponse:
        """The page that `template` makes of what is `shown`; `asked` fills its search form."""
        body = self._templates.get_template(template).render(asked=asked or Asked(), **shown)
        return HTMLResponse(body, status)


def _shown(value: object) -> object:
    """What a template prints: text without characters that no page can hold."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def thousands(number: int) -> str:
    """A count as it is printed: 12,345."""
    return f"{number:,}"


def lit(text: str, words: str | None) -> Markup:
    """`text` with the `words` that were asked for marked in it."""
    return marked(text, _hits(text, words))


def in_context(answer: Answer, words: str | None) -> Markup:
    """The passage of an answer, its own words marked and in it the `words` asked for; its words alone if elsewhere."""
    start, end = answer.context_start, answer.context_start + len(answer.context)
    if not all(start <= span.start and span.end <= end for span in answer.spans):
        return lit(answer.what, words)
    marks = [Mark(Span(span.start - start, span.end - start), answer.kind) for span in answer.spans]
    return marked(answer.context, [*marks, *_hits(answer.context, words)])


def headline_of(reading: Reading | None, title: str | None) -> str:
    """The headline; where there is none, the first words of the text."""
    if title or reading is None or reading.article is None:
        return title or "(no headline)"
    return f"{shorten(reading.article.text[:OPENING], OPENING, placeholder='')} …"


def passage_of(reading: Reading, words: str) -> Markup | None:
    """The first sentence below the headline that has one of the `words`, marked; None where none has."""
    article = reading.article
    if article is None or not words:
        return None
    for span in spans_of_words(article.text, words):
        if span.start >= article.body_start:
            return lit(sentence_around(article.text, span).of(article.text), words)
    return None


def _hits(text: str, words: str | None) -> Iterable[Mark]:
    return [Mark(span, "hit") for span in spans_of_words(text, words)]
