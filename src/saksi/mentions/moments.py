"""Time expressions and their TIMEX3 values."""

from __future__ import annotations

from saksi.languages import Parse
from saksi.records import Moment

__all__ = ["find_moments"]


def find_moments(parse: Parse) -> tuple[Moment, ...]:
    """The time expressions of an article, in text order."""
    return ()
