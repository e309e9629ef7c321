"""CSV: one file a table. A cell that a spreadsheet would run as a formula begins with an apostrophe."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

from saksi.archive.formats.files import finished
from saksi.archive.formats.rows import TABLES, rows_of

__all__ = ["neutral", "write"]

# What spreadsheets take for the beginning of a formula, and the blanks they pass over before it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def neutral(cell: object) -> object:
    """`cell`, and an apostrophe before it where a spreadsheet would run it (OWASP, CSV injection)."""
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)):
        return "'" + cell
    return cell


def write(db: sqlite3.Connection, where: Path) -> tuple[Path, ...]:
    """The files written in the folder `where`: UTF-8 with a mark, as spreadsheets want it."""
    written = []
    for table, (columns, _) in TABLES.items():
        target = where / f"{table}.csv"
        with finished(target) as path, path.open("w", encoding="utf-8-sig", newline="") as out:
            lines = csv.writer(out)
            lines.writerow(columns)
            # NUL ends a cell for many readers of CSV
            lines.writerows(
                [neutral(cell.replace("\0", "\ufffd") if isinstance(cell, str) else cell) for cell in row]
                for row in rows_of(db, table)
            )
        written.append(target)
    return tuple(written)
