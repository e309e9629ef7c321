"""A sentence reported whole, its own word of saying included: `The agency said it "broke," Reuters reported`."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.languages import Quotation
from saksi.statements.drafts import Draft, Reader, is_mark, text_at
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source
from saksi.statements.stretches import span_of

__all__ = ["is_reported_whole", "read_whole"]

# Who reports a whole sentence is told in at most so many items.
LONGEST_SOURCE = 10
FEWEST_ITEMS = 4


def _find_whole(reader: Reader, items: Sequence[Item]) -> tuple[int, Cue, Source] | None:
    """
    The index behind a sentence that ends in a quotation, the word of saying behind it, and who reports both.

    None where the sentence says nothing itself: then the quotation belongs to who is named behind it.
    """
    if not reader.saying.before_cue:
        return None
    if not any(isinstance(item, Quotation) for item in items):
        return None
    for end in range(FEWEST_ITEMS, len(items)):
        quotation = items[end - 1]
        if not isinstance(quotation, Quotation) or reader.parse.text[quotation.end - 1] != ",":
            continue
        if is_mark(items, end, ","):
            continue
        cue = _cue_behind(reader, items, end)
        if cue is None or not _says_something(reader, items, end - 1):
            continue
        source = reader.sources.before(items, end, cue.first)
        named = source is not None and (source.who is not None or reader.sources.is_voice(source))
        pronoun = text_at(items, end).casefold() in reader.saying.any_pronoun
        return (end, cue, source) if source is not None and named and not pronoun else None
    return None


def is_reported_whole(reader: Reader, items: Sequence[Item], index: int, cue: Cue) -> bool:
    """Whether `cue`, behind the quotation at `index`, reports the sentence and not the quotation alone."""
    found = _find_whole(reader, items)
    return found is not None and found[0] == index + 1 and found[1] == cue


def _cue_behind(reader: Reader, items: Sequence[Item], start: int) -> Cue | None:
    """The word of saying that closes a sentence, a source right before it and nothing more than a day behind it."""
    for at in range(start + 1, min(len(items), start + LONGEST_SOURCE)):
        if isinstance(items[at], Quotation) or is_mark(items, at, ",.:;"):
            return None
        cue = reader.saying.cue_at(items, at)
        if cue is not None:
            behind = text_at(items, cue.last + 1)
            closed = not behind or behind in ",." or behind.casefold() in reader.saying.occasion
            return cue if closed and cue.fits("clause") and not cue.words.endswith("ing") else None
    return None


def _says_something(reader: Reader, items: Sequence[Item], end: int) -> bool:
    """Whether a verb of saying with a subject stands among the items before `end`."""
    for at in range(1, end):
        cue = reader.saying.cue_at(items, at)
        if cue is not None and cue.fits("clause") and not reader.is_used(items, cue) and cue.last + 1 < end + 1:
            return not reader.is_unsaid(items, cue) and not any(isinstance(item, Quotation) for item in items[:at])
    return False


def read_whole(reader: Reader, items: Sequence[Item]) -> int:
    """Keeps the words of a sentence that somebody reports whole; the index behind them, all items where none do."""
    found = _find_whole(reader, items)
    if found is None:
        return len(items)
    end, cue, source = found
    piece = span_of(items[0])._replace(end=span_of(items[end - 1]).end)
    reader.use(items, cue)
    reader.add(Draft([piece], cue.act("clause"), reader.cue_span(items, cue), source, "whole", quoted=False))
    reader.drafts[-1].around = reader.area(items, cue.last + 1, len(items))
    return end
