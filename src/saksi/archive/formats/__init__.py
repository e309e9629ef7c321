"""The archive given out: one module a form, one line here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from saksi.archive.formats import csv, jsonl, parquet
from saksi.errors import ArchiveError, BadQuestion

__all__ = ["FORMS", "export"]

Writer = Callable[[sqlite3.Connection, Path], tuple[Path, ...]]
FORMS: dict[str, Writer] = {
    "jsonl": jsonl.write,
    "csv": csv.write,
    "parquet": parquet.write,
}


def export(db: sqlite3.Connection, form: str, where: Path) -> tuple[Path, ...]:
    """The files written at `where`. BadQuestion for an unknown form, ArchiveError where the disk refuses."""
    if form not in FORMS:
        raise BadQuestion(f"there is no export form {form!r}; there are {', '.join(FORMS)}")
    try:
        return FORMS[form](db, where)
    except OSError as error:
        raise ArchiveError(f"cannot export to {where}: {error}") from error
