"""`verify` finds what does not hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.archive.sample import many_readings

from saksi.archive import Archive

DAMAGE = {
    "a span moved": ("UPDATE moments SET start = start + 1", "is not"),
    "a span outside": ('UPDATE mentions SET "end" = 99999', "is not"),
    "a text changed": ("UPDATE readings SET text = 'x' || text WHERE number = 1", "differ"),
    "words changed": ("UPDATE statements SET words = words || '!'", "is not"),
    "pieces moved": ("UPDATE statements SET pieces = '[[0,99999]]'", "outside"),
    "a row lost": ("DELETE FROM moments", "0 rows of moments"),
    "a reading lost": ("UPDATE moments SET reading = 99", "lost row"),
    "a line broken": ("UPDATE readings SET line = x'00'", "cannot be unpacked"),
    "a count wrong": ("UPDATE counts SET n = n + 1", "counts"),
    "none current": ("UPDATE readings SET current = 0 WHERE number = 2", "0 texts are current"),
    "the word index lost": ("DELETE FROM readings_words_data WHERE id > 10", "word index"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(tmp_path: Path, damage: str) -> None:
    change, told = DAMAGE[damage]
    path = tmp_path / "a.saksi"
    with Archive(path, create=True) as archive:
        archive.add_many(many_readings(3))
        assert archive.verify() == []
    with sqlite3.connect(path) as db:
        db.execute(change)
    db.close()

    with Archive(path) as archive:
        found = archive.verify()

    assert any(told in problem for problem in found), found
