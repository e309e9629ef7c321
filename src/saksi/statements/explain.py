"""Why a statement was found, and what was looked at and set aside."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.records import Span, Statement

__all__ = ["Explanation", "Filled"]


@dataclass(frozen=True, slots=True)
class Filled:
    """A statement, the frame that fired, and the words that filled the frame's places ("cue": "kata")."""

    statement: Statement
    frame: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    What was found in an article and by which frame, and the near misses: each with its span and the reason.

    Both in text order. A near miss is a word of saying, or words between marks, that made no statement.
    """

    found: tuple[Filled, ...]
    set_aside: tuple[tuple[Span, str], ...]
