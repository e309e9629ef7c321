"""The words of a reported clause, trimmed, and kept as a draft."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.records import Act, Span, Token
from saksi.statements.drafts import Draft, Reader, is_mark, text_at
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source
from saksi.statements.stretches import span_of

__all__ = ["keep", "sentence_end"]

FEWEST_WORDS = 2
# Where something was said is told in at most so many words.
LONGEST_VENUE = 14


def sentence_end(items: Sequence[Item]) -> int:
    """The index behind the last item that is no final mark."""
    end = len(items)
    while end > 0 and is_mark(items, end - 1, ".!?;,…"):
        end -= 1
    return end


def keep(
    reader: Reader, items: Sequence[Item], parts: list[tuple[int, int]], cue: Cue, source: Source, act: Act, frame: str
) -> bool:
    """Adds the draft whose pieces are those parts of the items, trimmed; False where too few words remain."""
    if frame == "subject-verb":
        parts = [(first, _without_venue(reader, items, first, end)) for first, end in parts]
    pieces = [piece for first, end in parts if (piece := _piece(reader, items, first, end)) is not None]
    words = sum(token.is_word for piece in pieces for token in reader.parse.tokens_in(*piece))
    if not pieces or words < FEWEST_WORDS:
        reader.set_aside(reader.cue_span(items, cue), f"fewer than {FEWEST_WORDS} words said stand beside it")
        return False
    reader.use(items, cue)
    reader.add(Draft(pieces, act, reader.cue_span(items, cue), source, frame, quoted=False))
    return True


def _piece(reader: Reader, items: Sequence[Item], first: int, end: int) -> Span | None:
    while first < end and is_mark(items, first, ",:;–—-"):
        first += 1
    while end > first and is_mark(items, end - 1, ",:;.–—-"):
        end -= 1
    end = _without_aside(reader, items, first, _without_occasion(reader, items, first, end))
    if first >= end:
        return None
    return Span(span_of(items[first]).start, span_of(items[end - 1]).end)


def _without_aside(reader: Reader, items: Sequence[Item], first: int, end: int) -> int:
    """Without the outlet's own relative clause behind the words said: ", yang kini memasuki hari kelima"."""
    for index in range(end - 1, first + FEWEST_WORDS, -1):
        if is_mark(items, index, ",") and index + 1 < end:
            item = items[index + 1]
            if isinstance(item, Token) and item.norm in reader.saying.asides:
                return index
    return end


def _without_venue(reader: Reader, items: Sequence[Item], first: int, end: int) -> int:
    """Without where it was said, behind words that are no clause: `called the wall weak in a tweet on Sunday`."""
    saying = reader.saying
    venue = end
    for at in range(end - 1, max(first, end - LONGEST_VENUE) - 1, -1):
        if text_at(items, at) not in saying.occasion:
            continue
        if saying.head_first:
            found = _is_written_in(reader, items, at, end)
        else:
            lead = text_at(items, at + 1).casefold() in saying.determiners - saying.definite
            near = {text_at(items, to).casefold() for to in range(at + 1, min(end, at + 2 + lead * 3))}
            found = bool(near & saying.venues) and (lead or text_at(items, at) == "on")
        if found:
            venue = at
            break
    clause = venue < end and any(
        text_at(items, at).casefold() in saying.finite | saying.conjunctions for at in range(first, end)
    )
    return end if clause else venue


def _is_written_in(reader: Reader, items: Sequence[Item], at: int, end: int) -> bool:
    """Whether a post or a comment behind a preposition closes what was said: `…, dalam komentar pertamanya`."""
    saying = reader.saying
    near = {text_at(items, to).casefold().removesuffix(saying.suffix) for to in range(at + 1, min(end, at + 3))}
    leads = is_mark(items, at - 1, ",") or text_at(items, at) in saying.circumstance
    verbs = any(saying.is_verb(text_at(items, to)) for to in range(at + 1, end))
    return leads and not verbs and bool(near & saying.venues)


def _without_occasion(reader: Reader, items: Sequence[Item], first: int, end: int) -> int:
    """Without the date in brackets, or the hearer, that closes a report: ", kepada wartawan, Senin (20/10/2025)"."""
    while True:
        comma = end - 1
        while comma > first and not is_mark(items, comma, ","):
            comma -= 1
        if comma <= first or not _is_occasion(reader, items, comma + 1, end):
            return end
        end = comma


def _is_occasion(reader: Reader, items: Sequence[Item], first: int, end: int) -> bool:
    part = [item for item in items[first:end] if isinstance(item, Token)]
    if not part or len(part) != end - first:
        return False
    if part[0].norm in reader.saying.addressee and len(part) <= 6:
        return True
    lead = part[1].norm if part[0].norm in reader.saying.occasion and len(part) > 1 else part[0].norm
    if lead in reader.saying.relays:
        return True  # ", seperti dikutip dari Reuters pada Kamis (18/9/2025)"
    return part[0].is_capital and len(part) <= 5 and part[-1].text == ")" and any(t.text[0].isdigit() for t in part)
