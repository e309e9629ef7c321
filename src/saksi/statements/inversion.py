"""Whether the words behind a verb of saying are who says it: `…, said X`."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.records import Person
from saksi.statements.drafts import Reader, is_mark, text_at
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source
from saksi.statements.stretches import span_of

__all__ = ["can_be_named"]


def can_be_named(reader: Reader, items: Sequence[Item], cue: Cue, source: Source, end: int) -> bool:
    """Whether the words behind a cue are somebody and not the words said ("…, said that …", "…, said he would …")."""
    first = text_at(items, cue.last + 1)
    saying = reader.saying
    closed = end >= len(items) or is_mark(items, end, ",.") or not saying.before_cue
    somebody = isinstance(source.who, Person) or (source.who is None and source.is_human)
    if not closed and somebody and text_at(items, end).casefold() in saying.attached:
        closed = True  # "says Officer Morton with the county police"
    if not closed or (source.who is None and end - cue.last > 8):
        return False
    if not saying.before_cue:
        return True
    word = first.casefold()
    if cue.words.endswith("ing") or cue.words in saying.hearers or word in saying.conjunctions | saying.any_pronoun:
        return False
    inside = range(cue.last + 1, end)
    if any(text_at(items, at).casefold() in saying.finite | saying.left_out for at in inside):
        return False
    if source.who is None:
        return reader.sources.is_voice(source) and (first[:1].isupper() or word not in saying.occasion)
    starts = source.span is not None and source.span.start <= span_of(items[cue.last + 1]).start
    return starts and word not in saying.occasion
