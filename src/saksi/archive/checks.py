"""What must hold of an archive, checked row by row."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator

from saksi.archive.tallies import recount
from saksi.archive.writing import sound, unpack
from saksi.contract import from_json
from saksi.records import Reading, Span

__all__ = ["problems"]

# The tables whose rows say what stands at `start` to `end`: the column that holds the words.
_SPANNED = (("mentions", "words"), ("moments", "words"), ("events", "trigger"), ("parties", "words"))


def problems(db: sqlite3.Connection) -> list[str]:
    """Every problem found, a sentence each."""
    found = [f"SQLite: {row[0]}" for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if found:
        return found  # what a damaged file says of itself means nothing
    found += [
        f"{row[0]}: row {row[1]} refers to a lost row of {row[2]}" for row in db.execute("PRAGMA foreign_key_check")
    ]
    for table in ("readings_words", "statements_words", "events_words"):
        try:
            # rank 1: compared with the content table too
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            found.append(f"{table}: the word index and its table disagree ({error}); export and build again")
    for row in db.execute("SELECT number, article, text, line FROM readings ORDER BY number").fetchall():
        found += _of_reading(db, *row)
    counted = {(facet, key): n for facet, key, n in db.execute("SELECT facet, key, n FROM counts")}
    if counted != recount(db):
        found.append("counts: the kept counts are not those of the rows")
    found += [
        f"{row[0]}: {row[1]} texts are current, not one"
        for row in db.execute("SELECT address, sum(current) FROM readings GROUP BY address HAVING sum(current) <> 1")
    ]
    return found


def _of_reading(db: sqlite3.Connection, number: int, article: str, text: str, line: bytes) -> Iterator[str]:
    try:
        reading = from_json(Reading, json.loads(unpack(line)))
    except (zlib.error, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        yield f"article {article}: its reading cannot be unpacked ({error})"
        return
    if reading.article is None or sound(reading.article.text) != text:
        yield f"article {article}: the text and its reading differ"
        return
    for table, column in _SPANNED:
        for start, end, words in db.execute(
            f'SELECT start, "end", {column} FROM {table} WHERE reading = ?',
            (number,),
        ):
            if not 0 <= start < end <= len(text) or text[start:end] != words:
                yield f"article {article}: {table} at {start} to {end} is not {words!r}"
    for pieces, words in db.execute("SELECT pieces, words FROM statements WHERE reading = ?", (number,)):
        spans = [Span(*piece) for piece in json.loads(pieces)]
        if not spans or any(not 0 <= s.start < s.end <= len(text) for s in spans):
            yield f"article {article}: a statement's pieces {pieces} lie outside the text"
        elif " ".join(span.of(text) for span in spans) != words:
            yield f"article {article}: the statement at {pieces} is not {words!r}"
    for table, kept in (
        ("statements", len(reading.statements)),
        ("events", len(reading.events)),
        ("mentions", len(reading.mentions)),
        ("moments", len(reading.moments)),
    ):
        rows = db.execute(f"SELECT count(*) FROM {table} WHERE reading = ?", (number,)).fetchone()[0]
        if rows != kept:
            yield f"article {article}: {rows} rows of {table}, but its reading has {kept}"
