"""Indirect speech: which frame each word of saying stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.records import Person, Span, Token
from saksi.statements.clauses import clauses
from saksi.statements.drafts import Draft, Reader, is_mark, text_at
from saksi.statements.keeping import sentence_end
from saksi.statements.memory import norms_of
from saksi.statements.posts import read_post
from saksi.statements.reports import inserted, source_at_start
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source
from saksi.statements.stretches import span_of
from saksi.statements.wholes import read_whole

__all__ = ["read_heading", "read_indirect"]

# A sentence shorter than this that "Hal itu disampaikan X" points back at is a heading.
FEWEST_ITEMS = 5
# A headline repeated as text stands in the first stretches; who speaks in it has at most so many words.
HEADINGS = 2
LONGEST_LEAD = 7


def read_indirect(reader: Reader, number: int, taken: set[int]) -> None:
    """Reads the reported clauses of stretch `number`; quotations in `taken` are statements already."""
    items = reader.stretches[number].items[read_post(reader, number) :]
    cues = [cue for index in range(len(items)) if (cue := reader.saying.cue_at(items, index)) is not None]
    cues = [cue for place, cue in enumerate(cues) if place == 0 or cue.first > cues[place - 1].last]
    _note_introduction(reader, number)
    items = items[: read_whole(reader, items)]
    free = [cue for cue in cues if cue.last < len(items) and not reader.is_used(items, cue)]
    if source_at_start(reader, items, free) or inserted(reader, items, free, taken):
        return
    clauses(reader, items, free, taken)


def read_heading(reader: Reader, number: int) -> bool:
    """`X: words` at the head of a text, as headlines have it ("Police: No arrests so far"); False where none stands."""
    if number >= HEADINGS:
        return False
    items = reader.stretches[number].items
    colon = next((at for at in range(1, min(len(items), LONGEST_LEAD + 1)) if is_mark(items, at, ":")), None)
    if colon is None or any(not isinstance(item, Token) for item in items[: colon + 1]):
        return False
    if any(reader.saying.cue_at(items, at) is not None for at in range(colon)):
        return False
    source = reader.sources.before(items, 0, colon)
    tokens = [item for item in items[colon + 1 :] if isinstance(item, Token) and item.is_word]
    last = sentence_end(items)
    piece = Span(span_of(items[colon + 1]).start, span_of(items[last - 1]).end) if last > colon + 1 else Span(0, 0)
    words = [token for token in reader.parse.tokens_in(*piece) if token.is_word] if tokens else []
    if source is None or len(words) < FEWEST_ITEMS - 1 or not reader.sources.is_voice(source):
        return False
    person = isinstance(source.who, Person) or any(
        text_at(items, at).casefold() in reader.saying.voices for at in range(colon)
    )
    if not person:
        return False
    reader.add(Draft([piece], "statement", None, source, "heading-colon", quoted=False))
    return True


def _note_introduction(reader: Reader, number: int) -> None:
    """
    "Hal itu disampaikan (oleh) X": no words said here, but X is who said what stands before.

    A report just before it whose source is no person is X's; so are the outlet's own words, where they are the
    sentence before and no report stands in it; and a quotation without a cue behind it belongs to X.
    """
    items = reader.stretches[number].items
    saying = reader.saying
    for index, item in enumerate(items):
        if not isinstance(item, Token) or item.norm not in saying.introduces:
            continue
        first = index + 2 if text_at(items, index + 1).casefold() in saying.agents else index + 1
        source, _ = reader.sources.behind(items, first)
        if source is None or source.who is None:
            continue
        subject = [word for word in norms_of(items, 0, index) if word not in saying.between | saying.openers]
        if subject and all(word in saying.pointing for word in subject):
            _give_back(reader, number, index, source)
        reader.sources.remember(source)
        return


def _give_back(reader: Reader, number: int, index: int, source: Source) -> None:
    """What the stretch before says is said by `source`."""
    if number == 0:
        return
    items = reader.stretches[number - 1].items
    start, end = span_of(items[0]).start, span_of(items[-1]).end
    before = [draft for draft in reader.drafts if start <= draft.pieces[0].start < end]
    for draft in before:
        if draft.source is not None and not draft.quoted and not isinstance(draft.source.who, Person):
            draft.source = replace(source, span=draft.source.span)
    here = reader.stretches[number].items
    cue = Cue(index, index, text_at(here, index).casefold(), {"passive": "statement"})
    apart = reader.stretches[number].paragraph - reader.stretches[number - 1].paragraph
    if (
        not before
        and apart <= 1
        and not _points_back(reader, items)
        and all(isinstance(item, Token) for item in items)
        and len(items) > FEWEST_ITEMS
    ):
        words = Span(start, span_of(items[sentence_end(items) - 1]).end)
        reader.use(here, cue)
        reader.add(Draft([words], "statement", reader.cue_span(here, cue), source, "pointing", quoted=False))


def _points_back(reader: Reader, items: Sequence[Item]) -> bool:
    """Whether a stretch has no words of its own: it says itself `Hal itu disampaikan X`."""
    saying = reader.saying
    at = next((at for at, item in enumerate(items) if isinstance(item, Token) and item.norm in saying.introduces), 0)
    subject = [word for word in norms_of(items, 0, at) if word not in saying.between | saying.openers]
    return bool(subject) and all(word in saying.pointing for word in subject)
