"""Events of plain words, for the tests of this room."""

from __future__ import annotations

from saksi.events import code_events
from saksi.languages import LANGUAGES, Parse, parse
from saksi.mentions import find_mentions
from saksi.records import Article, Event, Findings, Span, Statement

__all__ = ["events_in", "parsed", "statement_of"]


def parsed(text: str, language: str, title: str | None = None) -> Parse:
    whole = f"{title}\n\n{text}" if title else text
    none: tuple[()] = ()
    start = len(whole) - len(text)
    return parse(
        Article(
            "a", "u", None, None, title, whole, "2020-03-02", None, language, None, none, None, none, none, none,
            None, none, none, none, False, none, {}, "o", None, "d", start,
        ),
        LANGUAGES[language],
    )  # fmt: skip


def events_in(
    text: str, language: str, *, title: str | None = None, statements: tuple[Statement, ...] = (), named: bool = True
) -> tuple[Event, ...]:
    """The events of `text`; without `named` no name is known to the coder."""
    article = parsed(text, language, title)
    findings = find_mentions(article) if named else Findings()
    return code_events(article, findings, statements)


def statement_of(text: str, piece: str, cue: str, speaker: str) -> Statement:
    """A statement whose words, cue and speaker stand in `text`."""
    spans = {word: Span(text.index(word), text.index(word) + len(word)) for word in (piece, cue, speaker)}
    return Statement(
        "s1", (spans[piece],), "indirect", "statement", spans[cue], None, speaker, spans[speaker], None, None, None,
        None, None, "test",
    )  # fmt: skip
