"""Posts of social networks, printed with who wrote them: `words -- Name (@handle) November 8, 2016`."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.records import Span, Token
from saksi.statements.drafts import Draft, Reader, is_mark, text_at
from saksi.statements.saying import Item
from saksi.statements.sources import Source
from saksi.statements.stretches import span_of

__all__ = ["read_post"]

DASHES = ("--", "—", "–", "―")
# A name stands at most so many items before its handle.
LONGEST_NAME = 6
FEWEST_WORDS = 4
# At most so many addresses end a post.
MOST_LINKS = 4


def read_post(reader: Reader, number: int) -> int:
    """The index behind the last post of stretch `number`, each kept as a statement; 0 where it holds none."""
    items = reader.stretches[number].items
    start = rest = 0
    for at, item in enumerate(items[:-3]):
        if not isinstance(item, Token) or item.text not in DASHES:
            continue
        bracket = next((to for to in range(at + 2, at + 2 + LONGEST_NAME) if is_mark(items, to, "(")), None)
        if bracket is None or text_at(items, bracket + 1) != "@":
            continue
        rest = _behind_date(reader, items, bracket)
        words = _words(reader, number, start, at)
        start = rest
        if words is None:
            continue
        name = Span(span_of(items[at + 1]).start, span_of(items[bracket - 1]).end)
        known = reader.sources.before(items, at + 1, bracket)
        who = known.who if known is not None else None
        source = Source(who, who.name if who is not None else name.of(reader.parse.text), name, name.start)
        reader.add(Draft([words], "statement", None, source, "post", quoted=True))
    return rest


def _behind_date(reader: Reader, items: Sequence[Item], bracket: int) -> int:
    """The index behind the handle in brackets and the date behind it."""
    end = next((at + 1 for at in range(bracket, len(items)) if is_mark(items, at, ")")), len(items))
    while end < len(items) and reader.sources.moment_at(span_of(items[end]).start) is not None:
        end += 1
    return end


def _words(reader: Reader, number: int, start: int, dash: int) -> Span | None:
    """What stands before a signature: in its own stretch, and in the one before where that is too short for a post."""
    text = reader.parse.text
    items = reader.stretches[number].items
    end = span_of(items[dash - 1]).end if dash > start else span_of(items[dash]).start
    first = span_of(items[start]).start
    if number > 0 and sum(isinstance(i, Token) and i.is_word for i in items[start:dash]) <= FEWEST_WORDS:
        before = reader.stretches[number - 1]
        if start == 0 and before.paragraph == reader.stretches[number].paragraph:
            first = span_of(before.items[_past_signature(reader, before.items)]).start
    words = text[first:end].rstrip()
    for _ in range(MOST_LINKS):
        last = words.split()[-1] if words else ""
        if not last.startswith(("http://", "https://", "pic.")):
            break
        words = words[: -len(last)].rstrip()
    if len(words.split()) < FEWEST_WORDS or any(draft.pieces[-1].end > first for draft in reader.drafts[-3:]):
        return None
    return Span(first, first + len(words))


def _past_signature(reader: Reader, items: Sequence[Item]) -> int:
    """Where the words behind another post's signature begin; 0 where there is none."""
    handles = [at for at in range(1, len(items)) if text_at(items, at) == "@" and is_mark(items, at - 1, "(")]
    past = _behind_date(reader, items, handles[-1]) if handles else 0
    return past if past < len(items) else 0
