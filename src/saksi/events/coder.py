"""From candidates to events: those that carry one, each happening once."""

from __future__ import annotations

from saksi.events.answers import with_answered
from saksi.events.candidates import Candidate, candidates_of
from saksi.events.codes import with_codes
from saksi.events.farther import with_farther
from saksi.events.guards import idle_words
from saksi.events.happenings import join, told_later, with_aftermath
from saksi.events.intentions import intention_of
from saksi.events.precision import with_precision
from saksi.events.tolls import with_tolls
from saksi.events.understood import with_understood
from saksi.events.weights import Choice, choice_of
from saksi.languages import Parse
from saksi.records import Event, Findings, Span, Statement

__all__ = ["code_events", "is_brief"]

# A text of so few sentences (a flash, a caption) is coded by the rules alone: the weights compare the many candidates
# of an article with each other.
_FEW = 4
# How many candidates behind an event may tell its place or toll.
_LATER = 60


def code_events(parse: Parse, findings: Findings, statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """
    The events of an article, in text order of their triggers.

    A happening told again joins its first telling: its span goes to `mentions`. What only the headline tells is coded
    there. A text of a few sentences is coded as the manuals code single sentences: what is about to be done is also an
    agreement or a threat. Sport, cooking and the like are left out (the lists `guards`); where words do not carry an
    event, none is.
    """
    if idle_words(parse):
        return ()
    candidates = candidates_of(parse, findings, statements)
    title: list[Event] = []
    body: list[Event] = []
    told: dict[tuple[str, str], int] = {}
    for candidate, choice in zip(candidates, _choice(parse, candidates), strict=True):
        sentence = candidate.sentence
        words = candidate.event.type, Span(sentence.start, sentence.end).of(parse.text).strip()
        # Some pages print a passage twice: its events are told again, however sure.
        again = told.setdefault(words, sentence.start) != sentence.start
        if choice == "apart" and not candidate.in_title and not again:
            body.append(candidate.event)
        elif choice != "dropped":
            join(title if candidate.in_title else body, candidate.event)
    brief = is_brief(parse)
    if brief:
        for intention in filter(None, (intention_of(candidate) for candidate in candidates if not candidate.in_title)):
            join(body, intention)
    known = {event.type for event in body}
    at = {(c.event.trigger, c.event.type): number for number, c in reversed(list(enumerate(candidates)))}
    events: list[Event] = []
    for event in (*body, *(event for event in title if event.type not in known)):
        number = at.get((event.trigger, event.type))
        if number is not None:
            event = with_farther(candidates[number], event, brief=brief)
            event = with_answered(candidates[number], event, events)
            event = with_understood(candidates[number], event, events)
            event = told_later(candidates[number], event, candidates[number + 1 : number + 1 + _LATER])
        events.append(event)
    ordered = sorted(events, key=lambda event: (event.trigger, event.type))
    counted = with_aftermath(parse, findings, with_tolls(parse, findings, ordered))
    return with_precision(with_codes(parse, findings, counted), findings.places)


def is_brief(parse: Parse) -> bool:
    """Whether a text is so short that the rules alone decide."""
    return sum(not sentence.in_title for sentence in parse.sentences) < _FEW


def _choice(parse: Parse, candidates: list[Candidate]) -> list[Choice]:
    if not is_brief(parse):
        return choice_of(parse, candidates)
    kept = [candidate for candidate in candidates if candidate.is_sound]
    if not kept:
        kept = [c for c in candidates if not c.guarded and (c.event.actors or c.event.recipients)][:1]
    return ["kept" if any(candidate is one for one in kept) else "dropped" for candidate in candidates]
