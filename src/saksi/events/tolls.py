"""The toll that the sentence right behind an event opens with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from saksi.events.circumstances import casualties_in
from saksi.events.days import date_of
from saksi.languages import Parse, word_set
from saksi.records import Casualties, Event, Findings, Sentence, Span

__all__ = ["HARMFUL", "with_tolls"]

# The types that cost lives.
HARMFUL = frozenset({"ASSAULT", "ACCIDENT", "HAZARD", "PROTEST"})


def with_tolls(parse: Parse, findings: Findings, events: Sequence[Event]) -> tuple[Event, ...]:
    """
    The events; one that happened and counts nobody has the toll that the next sentence opens with.

    "Sebuah bom meledak di pasar. Tiga orang tewas dan belasan luka-luka." Only words that open a toll
    (the list `circumstances`, `toll_openers`) may stand before it, no other event between, none that costs lives
    behind it in its sentence, and no other day.
    """
    harmed = {toll for event in events if event.type != "PROTEST" for toll in event.casualties}
    events = [_without(event, harmed) if event.type == "PROTEST" else event for event in events]
    told = sorted({(mention.start, event.type, event.id) for event in events for mention in event.mentions})
    return tuple(_with_toll(parse, findings, event, told) for event in events)


def _with_toll(parse: Parse, findings: Findings, event: Event, told: Sequence[tuple[int, str, str]]) -> Event:
    if event.type not in HARMFUL or event.status != "happened" or event.casualties:
        return event
    sentence = _next(parse, event.trigger)
    if sentence is None:
        return event
    found = casualties_in(parse, sentence)
    if not found:
        return event
    first = min(toll.span.start for toll in found)
    until = bisect_left(told, (sentence.end, "", ""))
    behind = [row for row in told[bisect_left(told, (event.trigger.end, "", "")) : until] if row[2] != event.id]
    if any(start < first or kind in HARMFUL for start, kind, _ in behind) or not _opens(parse, sentence, first):
        return event
    day = date_of(parse, findings, sentence, Span(first, first))
    if day is not None and not (event.date or "").startswith(day):
        return event
    exact = {toll.kind: toll.low for toll in found if toll.low == toll.high}
    return replace(event, dead=exact.get("dead"), injured=exact.get("injured"), casualties=found)


def _without(event: Event, harmed: AbstractSet[Casualties]) -> Event:
    """A protest without those whom an attack or an accident told beside it cost."""
    left = tuple(toll for toll in event.casualties if toll not in harmed)
    exact = {toll.kind: toll.low for toll in left if toll.low == toll.high}
    return replace(event, dead=exact.get("dead"), injured=exact.get("injured"), casualties=left)


def _next(parse: Parse, trigger: Span) -> Sentence | None:
    """The sentence behind that of a trigger in the body."""
    at = parse.sentence_index(trigger.start)
    if parse.sentences[at].in_title or at + 1 >= len(parse.sentences):
        return None
    return parse.sentences[at + 1]


def _opens(parse: Parse, sentence: Sentence, first: int) -> bool:
    """Whether only words that open a toll stand before the offset `first`."""
    openers = word_set(parse.language.lexicon("circumstances"), "toll_openers")
    return all(token.norm in openers for token in sentence.tokens if token.is_word and token.start < first)
