"""Who an article leaves unsaid because it has told it before: the police that arrests, the office that charges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.events.candidates import Candidate
from saksi.events.clauses import Clause
from saksi.events.described import figure_meant
from saksi.events.naming import distinct
from saksi.records import Body, Event, Party, Span

__all__ = ["with_understood"]

# How many events back, and how many tokens back, the body may stand.
_BACK = 12
_NEAR = 40
# How many events back an arrest is remembered.
_SEEN = 60
# The sectors of bodies that arrest, seize and charge; those that a mere mention is enough for.
_LAW = frozenset({"COP", "JUD", "GOV"})
_POLICE = frozenset({"COP", "JUD"})
# What suspects suffer.
_SUSPECTED = frozenset({"arrest", "allege"})
# Acts that have victims.
_HARMFUL = frozenset({"ASSAULT", "ACCIDENT"})
# What such bodies do.
_ACTS = frozenset({"COERCE", "ACCUSE"})
_MODES = frozenset({"arrest", "seize", "investigate"})


def with_understood(candidate: Candidate, event: Event, before: Sequence[Event]) -> Event:
    """
    An event with the names that its own words leave out.

    An arrest or a charge in the passive with the body that does it: who says it, else who did the like before. A
    description of a public figure with the figure's name.
    """
    clause = candidate.clause
    actors = _named(clause, event.actors, event.recipients, before)
    recipients = _named(clause, event.recipients, actors, before)
    lawful = not actors and candidate.voice != "active" and _is_lawful(candidate, event)
    told = clause.speaker is not None and clause.speaker.sector in _POLICE
    if lawful and (told or candidate.voice != "noun"):
        suffering = {party.id or party.name for party in recipients}
        actors = tuple(party for party in _known(clause, before) if (party.id or party.name) not in suffering)
    if not recipients and actors and before:
        recipients = _met(candidate, event, before[-1])
    return replace(event, actors=actors, recipients=recipients)


# What one does with whom one has just met.
_JOINT = frozenset({"AGREE", "COOPERATE", "REQUEST"})


def _met(candidate: Candidate, event: Event, last: Event) -> tuple[Party, ...]:
    """With whom an act is done that goes on with the event before it; () where none is told."""
    here = candidate.sentence.start <= last.trigger.start < event.trigger.start
    same = {party.id or party.name for party in last.actors} & {party.id or party.name for party in event.actors}
    if event.type in _JOINT and last.type == "CONSULT" and here and same:
        return last.recipients  # "bertemu Putin dan menandatangani deklarasi"
    pursued = event.type == "ACCUSE" and event.mode == "investigate" and last.type in _ACTS
    return last.recipients if pursued and same and last.mode in _MODES | _SUSPECTED else ()


def _named(
    clause: Clause, parties: Sequence[Party], others: Sequence[Party], before: Sequence[Event]
) -> tuple[Party, ...]:
    """The parties, those named that only a description told."""
    out: list[Party] = []
    for one in parties:
        figure = figure_meant(clause, one, others) if one.id is None else None
        played = _played(clause, one, before) if one.id is None or " " not in one.name else ()
        shared = {word for other in others for word in other.name.casefold().split()}
        played = tuple(party for party in played if not shared & set(party.name.casefold().split()))
        out += (figure,) if figure is not None else (played or (one,))
    return distinct(out)


def _played(clause: Clause, party: Party, before: Sequence[Event]) -> tuple[Party, ...]:
    """Whom "korban" and "the suspect" mean: who suffered, or did, the last such act before; () for others."""
    grammar = clause.grammar
    words = [token.norm for token in clause.parse.tokens_in(*party.span) if not grammar.has("definite", token.norm)]
    several = bool(words) and grammar.has("numbers", words[0])
    word = " ".join(words[1:] if several else words)
    victim = grammar.has("victims", word)
    if not victim and not grammar.has("suspects", word):
        return ()
    first = clause.parse.token_index(party.span.start)
    if grammar.head_is_last and not (first and grammar.has("definite", clause.parse.tokens[first - 1].norm)):
        return ()
    held = {one.id or one.name for event in before[-_SEEN:] if event.mode in _SUSPECTED for one in event.recipients}
    for event in reversed(before[-_BACK:]):
        harmed = event.type in _HARMFUL
        found = event.recipients if victim or not harmed else event.actors
        if (harmed or (event.mode in _SUSPECTED and not victim)) and found and event.status != "denied":
            sources = {one.id for one in (clause.speaker, clause.sayer) if one is not None} - {None}
            people = [one for one in found if one.sector in (None, "CVL") and one.id not in sources]
            if victim and any((one.id or one.name) in held for one in people):
                continue
            many = len(people) > 1 or any(grammar.has("numbers", one.name.split()[0].casefold()) for one in people)
            if many or not several:
                return tuple(replace(one, span=party.span) for one in people)
    return ()


def _is_lawful(candidate: Candidate, event: Event) -> bool:
    if event.type not in _ACTS:
        return False
    return event.mode in _MODES or any(
        candidate.clause.grammar.has("charging", word) for word in candidate.trigger.words
    )


def _known(clause: Clause, before: Sequence[Event]) -> tuple[Party, ...]:
    if clause.speaker is not None and clause.speaker.sector in _POLICE:
        return (clause.speaker,)
    states = {place.id for place in clause.names.countries.values()}
    for event in reversed(before[-_BACK:]):
        if event.type in _ACTS:
            found = tuple(party for party in event.actors if party.sector in _LAW and party.id not in states)
            if found:
                return found
    first = clause.chunks[clause.left].first
    for index in range(first - 1, max(-1, first - _NEAR), -1):
        mention = clause.names.mention_at.get(index)
        owner = clause.names.owner_of.get(mention.id) if mention is not None else None
        if mention is not None and isinstance(owner, Body) and owner.sector in _POLICE:
            return (Party(owner.id, owner.name, Span(mention.start, mention.end), owner.country, owner.sector),)
    return ()
