"""A reading as rows."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable

from saksi.archive.days import days_of, publication_day
from saksi.archive.passages import sentence_around
from saksi.archive.tables import VERSION
from saksi.records import Article, Body, Event, Gap, Party, Person, Place, Reading, Span, Statement

__all__ = ["address_of", "pack", "remove_reading", "sound", "unpack", "write_gap", "write_reading"]

_FINDING_TABLES = ("parties", "events", "statements", "mentions", "moments", "places", "bodies", "people", "gaps")


def address_of(url: str | None, origin: str) -> str:
    """What tells one page from another: its url, or where it was found if it has none."""
    return url or origin


def sound(text: str) -> str:
    """`text` with every lone surrogate as U+FFFD: SQLite keeps UTF-8 only. No offset moves."""
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= mark <= "\udfff" else mark for mark in text)


def pack(line: str) -> bytes:
    """The reading's line as it is kept."""
    return zlib.compress(line.encode("utf-8", "surrogatepass"), 6)


def unpack(kept: bytes) -> str:
    """The line that `pack` was given."""
    return zlib.decompress(kept).decode("utf-8", "surrogatepass")


def write_gap(db: sqlite3.Connection, gap: Gap, reading: int | None = None) -> bool:
    """True if the gap was not there yet and now is."""
    row = tuple(sound(part) if part else part for part in (gap.url, gap.origin, gap.stage, gap.reason, gap.detail))
    there = "SELECT 1 FROM gaps WHERE url IS ? AND origin = ? AND stage = ? AND reason = ? AND detail = ?"
    if reading is None and db.execute(f"{there} AND reading IS NULL", row).fetchone():
        return False
    db.execute(
        "INSERT INTO gaps (reading, url, origin, stage, reason, detail, version) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (reading, *row, VERSION),
    )
    return True


def remove_reading(db: sqlite3.Connection, number: int) -> None:
    """Nothing: the reading's rows are gone."""
    for table in _FINDING_TABLES:
        db.execute(f"DELETE FROM {table} WHERE reading = ?", (number,))
    db.execute("DELETE FROM readings WHERE number = ?", (number,))


def write_reading(db: sqlite3.Connection, reading: Reading, article: Article) -> int:
    """The number of the row that now holds `reading`; it is not current yet."""
    text = sound(article.text)
    places = {place.id: place for place in reading.places}
    row = (
        article.id,
        sound(address_of(article.url, article.origin)),
        sound(article.url),
        article.digest,
        VERSION,
        article.fetched,
        sound(article.origin),
        *(None if part is None else sound(part) for part in (article.outlet, article.title)),
        text,
        article.published,
        publication_day(article.published),
        article.language,
        _lines(
            [*(name for person in reading.people for name in _names(person.name, person.aliases))]
            + [body.name for body in reading.bodies]
        ),
        _lines(_place_words(reading.places)),
        pack(reading.line()),
    )
    number = db.execute(
        "INSERT INTO readings (article, address, url, digest, version, current, fetched, origin, outlet, title, text,"
        " published, day, language, names, places, line) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    assert number is not None
    _write_names(db, number, reading, text)
    writer = _FindingWriter(db, number, reading, text, places)
    for statement in reading.statements:
        writer.write_statement(statement)
    for event in reading.events:
        writer.write_event(event)
    for gap in reading.gaps:
        write_gap(db, gap, number)
    return number


def _write_names(db: sqlite3.Connection, number: int, reading: Reading, text: str) -> None:
    db.executemany(
        "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)",
        [(number, p.id, sound(p.name), _sound(p.role), p.country, _lines(p.aliases)) for p in reading.people],
    )
    db.executemany(
        "INSERT INTO bodies VALUES (?, ?, ?, ?, ?)",
        [(number, b.id, sound(b.name), b.sector, b.country) for b in reading.bodies],
    )
    db.executemany(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, p.id, sound(p.name), p.kind, p.country, _sound(p.admin1), p.lat, p.lon, p.geonames)
            for p in reading.places
        ],
    )
    db.executemany(
        "INSERT INTO moments VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, m.id, m.type, m.value, m.start, m.end, text[m.start : m.end]) for m in reading.moments],
    )
    whole: list[Person | Body | Place] = [*reading.people, *reading.bodies, *reading.places]
    found = {mention: finding.id for finding in whole for mention in finding.mentions}
    db.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, m.id, found.get(m.id), m.kind, m.form, m.start, m.end, text[m.start : m.end])
            for m in reading.mentions
        ],
    )


class _FindingWriter:
    """Statements and events of one reading as rows, with the names that they are asked by."""

    def __init__(
        self, db: sqlite3.Connection, number: int, reading: Reading, text: str, places: dict[str, Place]
    ) -> None:
        self._db, self._number, self._text, self._places = db, number, text, places
        self._day = publication_day(reading.article.published) if reading.article else None
        self._moments = {moment.id: moment.value for moment in reading.moments}
        self._names = {p.id: _names(p.name, p.aliases) for p in reading.people}
        self._names |= {body.id: (body.name,) for body in reading.bodies}
        self._statements = {statement.id: statement for statement in reading.statements}
        mentioned = {mention: place for place in reading.places for mention in place.mentions}
        self._place_mentions = [(Span(m.start, m.end), mentioned[m.id]) for m in reading.mentions if m.id in mentioned]

    def write_statement(self, statement: Statement) -> None:
        occasion = statement.occasion
        held = self._places.get(occasion.place) if occasion and occasion.place else None
        inside = [
            place for span, place in self._place_mentions if any(piece.covers(span) for piece in statement.pieces)
        ]
        row = (
            self._number,
            statement.id,
            statement.manner,
            statement.act,
            json.dumps(statement.pieces, separators=(",", ":")),
            " ".join(piece.of(self._text) for piece in statement.pieces),
            statement.cue.of(self._text) if statement.cue else None,
            statement.speaker,
            _sound(statement.speaker_name),
            _sound(statement.role),
            _sound(statement.addressee),
            sound(held.name) if held else None,
            self._moments.get(occasion.moment) if occasion and occasion.moment else None,
            statement.via,
            _sound(statement.relayed_from),
            _lines(self._speakers(statement)),
            _lines(_place_words([held, *inside] if held else inside)),
        )
        self._db.execute(f"INSERT INTO statements VALUES (NULL{', ?' * len(row)})", row)

    def write_event(self, event: Event) -> None:
        place = self._places.get(event.place) if event.place else None
        source = self._statements.get(event.said_by) if event.said_by else None
        first, last = days_of(event.date) or (self._day, self._day)
        row = (
            self._number,
            event.id,
            event.type,
            event.mode,
            event.status,
            event.trigger.start,
            event.trigger.end,
            event.trigger.of(self._text),
            _joined(event.actors),
            _joined(event.recipients),
            _sound(event.place_name or (place.name if place else None)),
            place.country if place else None,
            event.date,
            first,
            last,
            event.said_by,
            _sound(event.said_by_name),
            event.dead,
            event.injured,
            sentence_around(self._text, event.trigger).of(self._text),
            event.date_precision,
            event.place_precision,
            _lines(
                [*([event.said_by_name] if event.said_by_name else []), *(self._speakers(source) if source else [])]
            ),
            _lines([name for party in (*event.actors, *event.recipients) for name in self._party_names(party)]),
            _lines([*_place_words([place] if place else []), *([event.place_name] if event.place_name else [])]),
        )
        number = self._db.execute(f"INSERT INTO events VALUES (NULL{', ?' * len(row)})", row).lastrowid
        self._db.executemany(
            "INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (self._number, number, side, p.id, sound(p.name), p.country, p.sector, *p.span, p.span.of(self._text))
                for side, parties in (("actor", event.actors), ("recipient", event.recipients))
                for p in parties
            ],
        )

    def _speakers(self, statement: Statement) -> list[str]:
        named = [statement.speaker_name] if statement.speaker_name else []
        return [*named, *self._names.get(statement.speaker or "", ())]

    def _party_names(self, party: Party) -> list[str]:
        return [party.name, *self._names.get(party.id or "", ())]


def _names(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    return (name, *aliases)


def _place_words(places: Iterable[Place]) -> list[str]:
    """Names, areas and countries; the country code as one word that no name can be ("isosy" for SY)."""
    return [
        word
        for place in places
        for word in (place.name, place.admin1, f"iso{place.country.lower()}" if place.country else None)
        if word
    ]


def _joined(parties: tuple[Party, ...]) -> str | None:
    return "; ".join(sound(party.name) for party in parties) or None


def _lines(words: Iterable[str]) -> str:
    """The different ones of `words`, one a line, in their order."""
    return sound("\n".join(dict.fromkeys(words)))


def _sound(text: str | None) -> str | None:
    return None if text is None else sound(text)
