"""Counts of the current readings, kept up to date with every reading that comes or goes."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

__all__ = ["FACETS", "Counts", "Facet", "recount", "tally"]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value and how often the current readings have it."""

    key: str
    n: int


@dataclass(frozen=True, slots=True)
class Counts:
    """
    How much an archive holds. `articles`, `statements`, `speakers` (different names) and `events` (by type, the most
    frequent first) count the current readings; `versions` counts the older texts that are kept, `gaps` all pages or
    parts of pages that could not be read.
    """

    articles: int
    versions: int
    statements: int
    speakers: int
    events: tuple[Facet, ...]
    gaps: int
    stories: int


# What is counted: the facet, the table, and the column whose values are its keys.
_COUNTED = (
    ("articles", "readings", "''"),
    ("outlets", "readings", "outlet"),
    ("languages", "readings", "language"),
    ("days", "readings", "day"),
    ("statements", "statements", "''"),
    ("speakers", "statements", "speaker_name"),
    ("acts", "statements", "act"),
    ("events", "events", "type"),
    ("modes", "events", "mode"),
    ("statuses", "events", "status"),
    ("countries", "events", "country"),
    ("people", "people", "name"),
    ("bodies", "bodies", "name"),
    ("places", "places", "name"),
)
FACETS = tuple(facet for facet, _, _ in _COUNTED)


def tally(db: sqlite3.Connection, number: int, sign: int) -> None:
    """Nothing: the reading's findings are added to the counts (`sign` 1) or taken from them (-1)."""
    for facet, table, column in _COUNTED:
        own = "number" if table == "readings" else "reading"
        db.execute(
            f"INSERT INTO counts SELECT '{facet}', {column}, ? * count(*) FROM {table}"
            f" WHERE {own} = ? AND {column} IS NOT NULL GROUP BY {column}"
            " ON CONFLICT (facet, key) DO UPDATE SET n = n + excluded.n",
            (sign, number),
        )
    if sign < 0:
        db.execute("DELETE FROM counts WHERE n = 0")


def recount(db: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """What the counts must be, counted anew."""
    found: dict[tuple[str, str], int] = {}
    for facet, table, column in _COUNTED:
        own = "number" if table == "readings" else "reading"
        rows = db.execute(
            f"SELECT f.{column}, count(*) FROM {table} f JOIN readings r ON r.number = f.{own} WHERE r.current"
            f" AND f.{column} IS NOT NULL GROUP BY 1"
            if column != "''"
            else f"SELECT '', count(*) FROM {table} f JOIN readings r ON r.number = f.{own} WHERE r.current"
        )
        found |= {(facet, key): n for key, n in rows if n}
    return found
