"""What the page of one article shows: its marked text, a card for each statement and event, and what else is known."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from saksi.archive.asking import spans_of_words
from saksi.readers.citations import citation
from saksi.readers.marks import Mark, marked_lines
from saksi.records import Article, Body, Event, Moment, Person, Place, Reading, Span, Statement

__all__ = ["ArticleSheet", "EventCard", "StatementCard", "article_sheet"]

# A mark that carries the words asked for; so many at most, or a search for "a" paints the page.
MOST_HITS = 1_000


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement as its card shows it: `sign` ("S1") stands in the text too, `via` is the sign of another card."""

    sign: str
    statement: Statement
    pieces: tuple[str, ...]
    cue: str
    via: str | None
    citation: str


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event as its card shows it; `said_by` is the sign of the statement it stands in."""

    sign: str
    event: Event
    trigger: str
    said_by: str | None
    casualties: tuple[tuple[str, str], ...]
    citation: str


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """One article, ready to be laid out."""

    article: Article
    text: Markup
    statements: tuple[StatementCard, ...]
    events: tuple[EventCard, ...]
    moments: tuple[tuple[Moment, str], ...]
    places: tuple[Place, ...]
    first_mention: dict[str, str]
    citation: str
    kinds: tuple[tuple[str, int], ...]


def article_sheet(reading: Reading, article: Article, words: str = "") -> ArticleSheet:
    """The sheet of `reading`, whose article is `article`; the `words` asked for are marked as well."""
    signs = {statement.id: f"S{number}" for number, statement in enumerate(reading.statements, 1)}
    signs |= {event.id: f"E{number}" for number, event in enumerate(reading.events, 1)}
    marks = [*_furniture(article), *_said(reading, signs), *_happened(reading, signs), *_named(reading)]
    marks += [Mark(span, "hit", title="asked for") for span in spans_of_words(article.text, words)[:MOST_HITS]]
    title_end = min(article.body_start, len(article.title or ""))
    known = {mention.id for mention in reading.mentions}
    first = {found.id: found.mentions[0] for found in _found(reading) if found.mentions and found.mentions[0] in known}
    return ArticleSheet(
        article,
        marked_lines(article.text, marks, title_end),
        tuple(_statement_card(reading, article, statement, signs) for statement in reading.statements),
        tuple(_event_card(article, event, signs) for event in reading.events),
        tuple((moment, Span(moment.start, moment.end).of(article.text)) for moment in reading.moments),
        reading.places,
        first,
        citation(article),
        _kinds(reading, article),
    )


def _furniture(article: Article) -> list[Mark]:
    return [Mark(span, "furniture", title="not the article's words") for span in article.furniture]


def _said(reading: Reading, signs: dict[str, str]) -> list[Mark]:
    marks: list[Mark] = []
    for statement in reading.statements:
        sign = signs[statement.id]
        speaker = statement.speaker_name or "a source not named"
        title = f"{sign}: {statement.act} by {speaker}, {statement.manner}"
        marks += [Mark(piece, "statement", statement.id, sign, title) for piece in statement.pieces]
        if statement.cue:
            marks.append(Mark(statement.cue, "cue", title=f"word of saying of {sign}"))
        if statement.speaker_span:
            marks.append(Mark(statement.speaker_span, "speaker", title=f"speaker of {sign}: {speaker}"))
    return marks


def _happened(reading: Reading, signs: dict[str, str]) -> list[Mark]:
    marks: list[Mark] = []
    for event in reading.events:
        sign = signs[event.id]
        title = f"{sign}: {event.type} {event.mode or ''}".strip() + f", {event.status.replace('_', ' ')}"
        marks.append(Mark(event.trigger, "event", event.id, sign, title))
        others = {mention for mention in event.mentions if not mention.meets(event.trigger)}
        marks += [Mark(mention, "event", event.id, sign, f"{title}, told again") for mention in sorted(others)]
    return marks


def _found(reading: Reading) -> tuple[Person | Body | Place, ...]:
    return (*reading.people, *reading.bodies, *reading.places)


def _named(reading: Reading) -> list[Mark]:
    names = {mention: found.name for found in _found(reading) for mention in found.mentions}
    marks = [
        Mark(
            Span(mention.start, mention.end),
            mention.kind,
            mention.id,
            title=f"{mention.kind}: {names[mention.id]}" if mention.id in names else mention.kind,
        )
        for mention in reading.mentions
    ]
    return marks + [
        Mark(Span(moment.start, moment.end), "moment", moment.id, title=f"{moment.type.lower()}: {moment.value}")
        for moment in reading.moments
    ]


def _statement_card(reading: Reading, article: Article, statement: Statement, signs: dict[str, str]) -> StatementCard:
    return StatementCard(
        signs[statement.id],
        statement,
        tuple(reading.words(piece) for piece in statement.pieces),
        reading.words(statement.cue) if statement.cue else "",
        signs.get(statement.via or ""),
        citation(article, statement.pieces, statement.speaker_name),
    )


def _event_card(article: Article, event: Event, signs: dict[str, str]) -> EventCard:
    return EventCard(
        signs[event.id],
        event,
        event.trigger.of(article.text),
        signs.get(event.said_by or ""),
        tuple((toll.kind, toll.text) for toll in event.casualties),
        citation(article, (event.trigger,)),
    )


def _kinds(reading: Reading, article: Article) -> tuple[tuple[str, int], ...]:
    """What the legend lists, with how many there are."""
    mentions = [mention.kind for mention in reading.mentions]
    return (
        ("statement", len(reading.statements)),
        ("speaker", sum(1 for statement in reading.statements if statement.speaker_span)),
        ("cue", sum(1 for statement in reading.statements if statement.cue)),
        ("event", len(reading.events)),
        ("person", mentions.count("person")),
        ("body", mentions.count("body")),
        ("place", mentions.count("place")),
        ("moment", len(reading.moments)),
        ("furniture", len(article.furniture)),
    )
