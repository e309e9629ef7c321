"""The toll of an event: whom it names as killed, what the next sentence opens with, what the report counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from saksi.events.circumstances import casualties_in
from saksi.events.days import date_of
from saksi.events.leads import lead_of
from saksi.languages import Parse, word_set
from saksi.records import Casualties, Event, Findings, Party, Sentence, Span

__all__ = ["HARMFUL", "with_tolls"]

# The types that cost lives.
HARMFUL = frozenset({"ASSAULT", "ACCIDENT", "HAZARD", "PROTEST"})
# Within how many words behind a trigger "to death" belongs to it.
_BEHIND = 6
# How many sentences of the body tell the toll of the lead: farther on they count that of others.
_STORY = 8


def with_tolls(parse: Parse, findings: Findings, events: Sequence[Event]) -> tuple[Event, ...]:
    """
    The events, those that happened with their tolls: whom their own words kill, else what other sentences count.

    An event that counts nobody has the toll that the next sentence opens with, that of the lead what the report counts.

    "Sebuah bom meledak di pasar. Tiga orang tewas dan belasan luka-luka." Only words that open a toll
    (the list `circumstances`, `toll_openers`) may stand before it, no other event between, none that costs lives
    behind it in its sentence, and no other day.
    """
    harmed = {toll for event in events if event.type != "PROTEST" for toll in event.casualties}
    events = [_without(event, harmed) if event.type == "PROTEST" else event for event in events]
    told = sorted({(mention.start, event.type, event.id) for event in events for mention in event.mentions})
    events = [_with_killed(parse, findings, event) for event in events]
    return _with_story(parse, findings, [_with_toll(parse, findings, event, told) for event in events])


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


def _with_killed(parse: Parse, findings: Findings, event: Event) -> Event:
    """An event of killing that counts no dead: whom it names, or counts in its own words, are dead."""
    dead = any(toll.kind == "dead" for toll in event.casualties)
    if event.type not in HARMFUL or event.status != "happened" or dead or not _kills(parse, event.trigger):
        return event
    people = {person.id for person in findings.people}
    counts = [1 if party.id in people else _number_of(parse, party) for party in event.recipients]
    if not counts or None in counts:
        return event
    number = sum(count for count in counts if count is not None)
    span = event.recipients[0].span
    toll = Casualties("dead", number, number, span.of(parse.text), span)
    return replace(event, dead=number, casualties=(toll, *event.casualties))


def _kills(parse: Parse, trigger: Span) -> bool:
    """Whether a trigger is a word of killing, or a word beside it says that it ended in death ("stabbed to death")."""
    table = parse.language.lexicon("circumstances")
    first, last = parse.token_index(trigger.start), parse.token_index(trigger.end - 1) + 1
    words = [token.norm for token in parse.tokens[first:last]]
    before = parse.tokens[first - 1].norm if first else ""
    if before in word_set(table, "attempts"):
        return False
    if not word_set(table, "kills").isdisjoint(words):
        return True
    behind = [token.norm for token in parse.tokens[last : last + _BEHIND]]
    stop = next((at for at, word in enumerate(behind) if word in ".,;"), len(behind))
    return before in word_set(table, "kills_before") or not word_set(table, "kills_behind").isdisjoint(behind[:stop])


def _number_of(parse: Parse, party: Party) -> int | None:
    """How many a phrase counts ("dua turis", "11 students", "seorang pria"); None for a crowd."""
    table = parse.language.lexicon("circumstances")
    word = parse.tokens[parse.token_index(party.span.start)]
    if word.norm.isdigit() and len(word.norm) < len("1000"):
        return int(word.norm)
    found = table["numbers"].get(word.norm)
    return found if isinstance(found, int) else 1 if word.norm in word_set(table, "single") else None


def _with_story(parse: Parse, findings: Findings, events: list[Event]) -> tuple[Event, ...]:
    """The events, that of the lead with the toll that its headline or first sentences count and no event has."""
    lead = lead_of(parse)
    for at, event in enumerate(events):
        harms = event.type in HARMFUL and event.type != "PROTEST" and event.status == "happened"
        if lead is None or not harms or not lead.start <= event.trigger.start < lead.end:
            continue
        for kind in ("dead", "injured"):
            if all(toll.kind != kind for toll in event.casualties):
                event = _with_told(parse, findings, event, kind, events)
        events[at] = event
        break
    return tuple(events)


def _with_told(parse: Parse, findings: Findings, event: Event, kind: str, events: Sequence[Event]) -> Event:
    """An event with the first exact toll of a kind that the report tells on its day and that no other event has."""
    taken = {toll.span for other in events for toll in other.casualties}
    first = parse.sentence_index(parse.article.body_start)
    for sentence in parse.sentences[: first + _STORY]:
        for toll in casualties_in(parse, sentence):
            if toll.kind != kind or toll.low is None or toll.low != toll.high or toll.span in taken:
                continue
            day = date_of(parse, findings, sentence, toll.span)
            if day is not None and not _meets(event.date, day):
                continue
            counted = {kind: toll.low}
            return replace(
                event,
                dead=counted.get("dead", event.dead),
                injured=counted.get("injured", event.injured),
                casualties=(*event.casualties, toll),
            )
    return event


def _meets(date: str | None, day: str) -> bool:
    return date is not None and (date.startswith(day) or day.startswith(date))


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
