"""A reading as HTML for notebooks: plain tables, no script and no style, every word of the page escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from saksi.records import Article, Event, Gap, Party, Reading, Span, Statement

__all__ = ["reading_html"]

# Characters of the article shown on either side of an event's trigger: about half a sentence of news.
_CONTEXT = 80


def reading_html(reading: Reading) -> str:
    """
    The headline with outlet and date, a table of statements with their speakers, a table of events, and the gaps.

    Every word of the page is escaped, and nothing of it becomes an attribute or an address.
    """
    parts: list[str] = []
    if reading.article is not None:
        parts.append(_head(reading.article))
        parts.append(
            _table(
                "Statements",
                ("speaker", "role", "act", "words"),
                [_statement(reading, statement) for statement in reading.statements],
            )
        )
        parts.append(
            _table(
                "Events",
                ("type", "who", "to whom", "where", "when", "status", "according to", "words"),
                [_event(reading.article, event) for event in reading.events],
            )
        )
    parts.extend(_gap(gap) for gap in reading.gaps)
    return f"<div>{''.join(parts)}</div>"


def _head(article: Article) -> str:
    known = " · ".join(part for part in (article.outlet, article.published) if part)
    return f"<p><strong>{escape(article.title or '(no headline)')}</strong><br>{escape(known)}</p>"


def _table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of `rows` whose cells are HTML already; "" where there are none."""
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    if not lines:
        return ""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    return (
        f"<table><caption>{escape(caption)} {len(lines)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )


def _cell(value: str | None) -> str:
    return escape(value or "")


def _statement(reading: Reading, statement: Statement) -> tuple[str, ...]:
    words = " … ".join(reading.words(piece) for piece in statement.pieces)
    return (_cell(statement.speaker_name), _cell(statement.role), _cell(statement.act), _cell(words))


def _event(article: Article, event: Event) -> tuple[str, ...]:
    return (
        _cell(f"{event.type} {event.mode or ''}".strip()),
        _cell(_names(event.actors)),
        _cell(_names(event.recipients)),
        _cell(event.place_name),
        _cell(event.date),
        _cell(event.status.replace("_", " ")),
        _cell(event.said_by_name or article.outlet),
        _in_context(article.text, event.trigger),
    )


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)


def _in_context(text: str, span: Span) -> str:
    """The words at `span` underlined, with what stands around them in the same paragraph."""
    before = text[max(0, span.start - _CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _CONTEXT].partition("\n")[0]
    return f"{escape(before)}<u>{escape(span.of(text))}</u>{escape(after)}"


def _gap(gap: Gap) -> str:
    return f"<p>Gap: {escape(gap.reason)} at {escape(gap.origin)} {escape(gap.detail)}</p>"
