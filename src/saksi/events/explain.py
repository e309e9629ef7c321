"""Why an event was coded, and what was looked at and set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.events.candidates import Candidate, candidates_of
from saksi.events.coder import code_events, is_brief
from saksi.events.guards import idle_phrase, idle_words
from saksi.events.phrases import Names, names_of
from saksi.events.triggers import Trigger, triggers_at, triggers_of
from saksi.events.weights import shares_of
from saksi.languages import Parse
from saksi.records import Event, Findings, Party, Sentence, Span, Statement

__all__ = ["Coded", "EventExplanation", "explain_events"]

# How many parts of a weight are named: with more, what decided is lost among the rest.
_NAMED = 4
# The weights of a candidate's traits and the sum that it needs, by its trigger and type.
Weighed = dict[tuple[Span, str], tuple[dict[str, float], float]]


@dataclass(frozen=True, slots=True)
class Coded:
    """An event, the rule that coded it, and the words that filled its places ("actor": "polisi")."""

    event: Event
    rule: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventExplanation:
    """
    The events of an article with what made each, and the words of events that made none: span, type, reason.

    Both in text order.
    """

    found: tuple[Coded, ...]
    set_aside: tuple[tuple[Span, str, str], ...]


def explain_events(parse: Parse, findings: Findings, statements: tuple[Statement, ...]) -> EventExplanation:
    """The events that `code_events` gives, each with what made it, and the candidates that it dropped with why."""
    events = code_events(parse, findings, statements)
    candidates = candidates_of(parse, findings, statements)
    shares, least = shares_of(parse, candidates)
    weighed: Weighed = {}
    if not is_brief(parse):  # there the rules alone decide
        weighed = {_key(c): (share, least) for c, share in zip(candidates, shares, strict=True)}
    used = {(span, event.type) for event in events for span in event.mentions}
    topic = idle_words(parse)
    aside = [
        (c.event.trigger, c.event.type, _why_not(c, topic, events, weighed.get(_key(c))))
        for c in candidates
        if _key(c) not in used
    ]
    names = names_of(parse, findings)
    taken = {at for c in candidates for at in range(*c.event.trigger)}
    aside += [row for sentence in parse.sentences for row in _passed_over(parse, names, sentence, taken)]
    first = {_key(c): c for c in reversed(candidates)}
    coded = [_coded(parse, findings, event, first.get((event.trigger, event.type)), weighed) for event in events]
    return EventExplanation(tuple(coded), tuple(sorted(aside)))


def _key(candidate: Candidate) -> tuple[Span, str]:
    return candidate.event.trigger, candidate.event.type


def _coded(
    parse: Parse,
    findings: Findings,
    event: Event,
    candidate: Candidate | None,
    weighed: Weighed,
) -> Coded:
    trigger = event.trigger.of(parse.text)
    if candidate is not None:
        trigger += f" ({candidate.voice}, of “{candidate.trigger.lemma}”)"
    more = [span.of(parse.text) for span in event.mentions if span != event.trigger]
    known = weighed.get((event.trigger, event.type))
    places = [
        ("event", f"{event.type} {event.mode or ''}".strip()),
        ("trigger", trigger),
        ("actor", _parties(parse, event.actors)),
        ("recipient", _parties(parse, event.recipients)),
        ("place", _place(parse, findings, event)),
        ("date", _date(parse, findings, event)),
        ("status", event.status),
        ("according to", event.said_by_name or ("a source not named" if event.said_by else "the outlet itself")),
        ("casualties", ", ".join(f"{toll.kind} (“{toll.text}”)" for toll in event.casualties)),
        ("told again", ", ".join(more)),
        ("weight", _weight(*known).removeprefix("weight ") if known else ""),
    ]
    return Coded(event, event.by, tuple((name, words) for name, words in places if words))


def _parties(parse: Parse, parties: Sequence[Party]) -> str:
    """Each party with the words that name it there, where these are others."""
    told = []
    for party in parties:
        words = party.span.of(parse.text)
        told.append(party.name if words == party.name else f"{party.name} (“{words}”)")
    return "; ".join(told)


def _place(parse: Parse, findings: Findings, event: Event) -> str:
    place = next((place for place in findings.places if place.id == event.place), None)
    if place is None:
        return event.place_name or ""
    spans = [Span(m.start, m.end) for m in findings.mentions if m.id in place.mentions]
    words = _nearest(spans, event.trigger)
    return f"{place.name} (“{words.of(parse.text)}”)" if words else place.name


def _date(parse: Parse, findings: Findings, event: Event) -> str:
    if event.date is None:
        return ""
    spans = [Span(m.start, m.end) for m in findings.moments if m.value.startswith(event.date)]
    words = _nearest(spans, event.trigger)
    return f"{event.date} (“{words.of(parse.text)}”)" if words else event.date


def _nearest(spans: Sequence[Span], to: Span) -> Span | None:
    return min(spans, key=lambda span: (max(span.start - to.end, to.start - span.end, 0), span), default=None)


def _why_not(
    candidate: Candidate,
    topic: Sequence[str],
    events: Sequence[Event],
    weighed: tuple[dict[str, float], float] | None,
) -> str:
    """Why a candidate is no event: the first of the reasons that hold."""
    if topic:
        return f"the article is about something that uses such words otherwise: {', '.join(topic)}"
    if candidate.in_title and any(event.type == candidate.event.type for event in events):
        return "the headline repeats what the body tells"
    reasons = list(_rules_against(candidate))
    if weighed is not None and (sum(weighed[0].values()) <= weighed[1] or not reasons):
        reasons.append(_weight(*weighed))
    return "; ".join(reasons) or "its words speak of such acts and tell of none, or another word there is surer"


def _rules_against(candidate: Candidate) -> Iterator[str]:
    """The rules by which the candidate's words carry no event."""
    trigger, event = candidate.trigger, candidate.event
    if candidate.guarded:
        norms = [token.norm for token in candidate.sentence.tokens]
        around = frozenset(norms)
        against = sorted(trigger.unless_near & around)
        idle = idle_phrase(candidate.clause.parse.language, norms)
        if idle is not None:
            yield f"“{idle}” in the sentence: such sentences rarely tell an event"
        elif against:
            yield f"“{'”, “'.join(against)}” in the sentence speaks against it"
        else:
            yield f"it needs a word such as “{min(trigger.needs_near)}” in the sentence"
    if trigger.needs_object and not event.recipients:
        yield "it needs a recipient, and none is named"
    if not (trigger.sole or event.actors or event.recipients):
        yield "nobody is named who did it or to whom"
    if event.status == "called_for":
        yield "it is only called for"
    elif event.status in ("planned", "possible") and not candidate.is_sound:
        yield f"it is only {event.status}"


def _weight(share: dict[str, float], least: float) -> str:
    """The sum of a candidate's weights, the sum it needs, and the parts that count most."""
    largest = sorted(share.items(), key=lambda part: (-abs(part[1]), part[0]))[:_NAMED]
    parts = ", ".join(f"{name} {value:+.2f}" for name, value in largest)
    return f"weight {sum(share.values()):+.2f}, needed more than {least:+.2f}" + (f" ({parts})" if parts else "")


def _passed_over(parse: Parse, names: Names, sentence: Sentence, taken: set[int]) -> Iterator[tuple[Span, str, str]]:
    """The words of events in a sentence that begin at none of the offsets `taken`, and why they are no candidates."""
    triggers = triggers_of(parse.language)
    norms = [token.norm for token in sentence.tokens]
    behind = 0
    for index, norm in enumerate(norms):
        start = sentence.tokens[index].start
        if norm not in triggers or start in taken or index < behind:
            continue
        found = triggers_at(norms, index, triggers)
        if found:
            trigger, end = found[0]
            width = next((i for i, word in enumerate(trigger.words) if word == "..."), end - index)
            behind = index + width
            following = norms[behind] if behind < len(norms) else ""
            mention = names.mention_at.get(parse.token_index(start))
            in_name = mention is not None and mention.form == "name"
            against = trigger.neighbour_against(norms, index, behind)
            why = _no_candidate(trigger, following, against, in_name)
            yield Span(start, sentence.tokens[behind - 1].end), trigger.type, why


def _no_candidate(trigger: Trigger, following: str, against: str | None, in_name: bool) -> str:
    if in_name:
        return "part of a name"
    if against is not None:
        return f"“{against}” beside it gives it another meaning"
    if trigger.needs_next and following not in trigger.needs_next:
        return f"it needs a word such as “{min(trigger.needs_next)}” behind it"
    return "neither verb nor noun of the act where it stands"
