"""Whether the words round a time expression speak of what is to come."""

from __future__ import annotations

from typing import Literal

from saksi.mentions.calendar_words import CalendarWords
from saksi.mentions.moment_expression import Expression

__all__ = ["Tense", "tense_of"]

Tense = Literal["past", "future", "none"]
# Cue words stand in the clause: nearly always within eight words before the time or four after it.
_BEFORE, _AFTER = 8, 4


def tense_of(expression: Expression, words: CalendarWords, *, hints: bool = False) -> Tense:
    """
    What the nearest cue word of the same sentence says; "none" where there is none.

    With `hints` also words that only lean one way: "when", "if", verbs with an ending of the past.
    """
    if any(unit.norm in words.future_cues for unit in expression.after[:1]):
        return "future"  # "Sunday will"
    for unit in reversed(expression.before[-_BEFORE:]):
        if unit.norm in ".!?":
            break
        if unit.norm in words.future_cues or (hints and unit.norm in words.future_hints and unit.tag not in "Mu"):
            return "future"
        if unit.norm in words.past_cues or (hints and unit.norm.endswith(words.past_endings) and len(unit.norm) > 4):
            return "past"
    for unit in expression.after[:_AFTER]:
        if unit.norm in ".!?":
            break
        if unit.norm in words.future_cues:
            return "future"
        if unit.norm in words.past_cues:
            return "past"
    return "none"
