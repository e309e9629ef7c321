"""Word lists: TOML files beside the code that a person can read and add to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from saksi.errors import BadLexicon

__all__ = ["read_lexicon", "word_set"]


@cache
def read_lexicon(path: Path) -> Mapping[str, Any]:  # TOML has no narrower type
    """
    The tables of a TOML word list, read once.

    BadLexicon names file and line where the file is not TOML or lists a word twice in one list.
    """
    text = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadLexicon(f"{path}: {error}; mend the line") from error
    _check_lists(str(path), text, table)
    return table


def word_set(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """The list `key` of a word list, casefolded; BadLexicon where it is not a list of strings."""
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise BadLexicon(f"{key!r} must be a list of words in quotation marks")
    return frozenset(word.casefold() for word in words)


def _check_lists(path: str, text: str, table: Mapping[str, Any]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _check_lists(path, text, value)
        elif isinstance(value, list):
            seen: set[str] = set()
            for word in value:
                if isinstance(word, str) and word in seen:
                    number = _last_line_of(text, word)
                    raise BadLexicon(f"{path}:{number}: {word!r} is already listed in {key!r}; delete one of the two")
                if isinstance(word, str):
                    seen.add(word)


def _last_line_of(text: str, word: str) -> int:
    lines = [number for number, line in enumerate(text.splitlines(), 1) if f'"{word}"' in line]
    return lines[-1] if lines else 0
