"""The tables that are given out: articles, statements and events of the current readings."""

from __future__ import annotations

import sqlite3

__all__ = ["TABLES", "rows_of"]

_ARTICLE = "r.article, r.outlet, r.url, r.title, r.published, r.language"
_FROM = "JOIN readings r ON r.number = f.reading WHERE r.current ORDER BY r.number, f.number"
_T = "text"
# Name, columns with their types, query.
TABLES: dict[str, tuple[dict[str, str], str]] = {
    "articles": (
        dict.fromkeys(("article", "outlet", "url", "title", "published", "language", "digest", "version", "text"), _T),
        f"SELECT {_ARTICLE}, r.digest, r.version, r.text FROM readings r WHERE r.current ORDER BY r.number",
    ),
    "statements": (
        dict.fromkeys(
            (
                "article", "outlet", "url", "title", "published", "language", "id", "speaker_name", "role", "act",
                "manner", "words", "pieces", "cue", "addressee", "place_name", "date", "relayed_from",
            ),
            _T,
        ),
        (
            f"SELECT {_ARTICLE}, f.id, f.speaker_name, f.role, f.act, f.manner, f.words, f.pieces, f.cue, f.addressee,"
            f" f.place_name, f.date, f.relayed_from FROM statements f {_FROM}"
        ),
    ),
    "events": (
        dict.fromkeys(
            (
                "article", "outlet", "url", "title", "published", "language", "id", "type", "mode", "status", "who",
                "trigger", "whom", "place_name", "place_precision", "country", "date", "date_precision",
                "said_by_name",
            ),
            _T,
        )
        | dict.fromkeys(("dead", "injured", "start", "end"), "integer")
        | {"sentence": _T},
        (
            f"SELECT {_ARTICLE}, f.id, f.type, f.mode, f.status, f.who, f.trigger, f.whom, f.place_name,"
            f" f.place_precision, f.country, f.date, f.date_precision, f.said_by_name, f.dead, f.injured, f.start,"
            f' f."end", f.words FROM events f {_FROM}'
        ),
    ),
}  # fmt: skip  # a column a line would be a page


def rows_of(db: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    """The rows of `table`, articles as they were added, findings in text order."""
    return db.execute(TABLES[table][1])
