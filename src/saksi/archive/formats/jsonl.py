"""JSON Lines: the current readings, each line exactly as it was read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from saksi.archive.formats.files import finished
from saksi.archive.writing import unpack

__all__ = ["write"]


def write(db: sqlite3.Connection, where: Path) -> tuple[Path, ...]:
    """The one file written."""
    with finished(where) as path, path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as out:
        for (kept,) in db.execute("SELECT line FROM readings WHERE current ORDER BY number"):
            out.write(unpack(kept) + "\n")
    return (where,)
