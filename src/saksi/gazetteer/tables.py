"""The tables beside this module, read when first asked for."""

from __future__ import annotations

import gzip
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["packed_cities", "packed_columns", "plain_rows", "press_names", "sources"]

_FOLDER = Path(__file__).parent


def plain_rows(name: str) -> list[list[str]]:
    """The rows of a table whose values stand between tabs."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def packed_columns(name: str) -> list[str]:
    """The columns of a packed table, each one string with tabs between its values."""
    return gzip.decompress((_FOLDER / name).read_bytes()).decode("utf-8").split("\n")


def packed_cities(name: str) -> tuple[str, str, str, bytes]:
    """The table of cities: names, other spellings, area codes, and the planes of its numbers."""
    names, others, codes, planes = gzip.decompress((_FOLDER / name).read_bytes()).split(b"\n", 3)
    return names.decode("utf-8"), others.decode("utf-8"), codes.decode("utf-8"), planes


@cache
def press_names() -> dict[str, dict[str, dict[str, list[str]]]]:
    """By language, then "names" or "peoples", then country code: words that no table carries."""
    return tomllib.loads((_FOLDER / "press_names.toml").read_text(encoding="utf-8"))


@cache
def sources() -> dict[str, dict[str, Any]]:
    """By file: "source", "version", "url", "licence" and "notice" of every table."""
    return tomllib.loads((_FOLDER / "sources.toml").read_text(encoding="utf-8"))
