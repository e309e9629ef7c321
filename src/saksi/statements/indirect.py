"""Indirect speech: which frame each word of saying stands in."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.records import Token
from saksi.statements.clauses import clauses
from saksi.statements.drafts import Reader, text_at
from saksi.statements.reports import inserted, source_at_start
from saksi.statements.saying import Item

__all__ = ["read_indirect"]


def read_indirect(reader: Reader, number: int, taken: set[int]) -> None:
    """Reads the reported clauses of stretch `number`; quotations in `taken` are statements already."""
    items = reader.stretches[number].items
    cues = [cue for index in range(len(items)) if (cue := reader.saying.cue_at(items, index)) is not None]
    cues = [cue for place, cue in enumerate(cues) if place == 0 or cue.first > cues[place - 1].last]
    _note_introduction(reader, items)
    free = [cue for cue in cues if not reader.is_used(items, cue)]
    if source_at_start(reader, items, free) or inserted(reader, items, free, taken):
        return
    clauses(reader, items, free, taken)


def _note_introduction(reader: Reader, items: Sequence[Item]) -> None:
    """ "Hal itu disampaikan (oleh) X": no words said, but X is who a quotation without a cue belongs to."""
    for index, item in enumerate(items):
        if isinstance(item, Token) and item.norm in reader.saying.introduces:
            first = index + 2 if text_at(items, index + 1).casefold() == "oleh" else index + 1
            source, _ = reader.sources.behind(items, first)
            if source is not None and source.who is not None:
                reader.sources.remember(source)
                return
