"""Who an article leaves unsaid because it has told it before: the police that arrests, the office that charges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.events.candidates import Candidate
from saksi.events.clauses import Clause
from saksi.records import Body, Event, Party, Span

__all__ = ["with_understood"]

# How many events back, and how many tokens back, the body may stand.
_BACK = 12
_NEAR = 40
# The sectors of bodies that arrest, seize and charge; those that a mere mention is enough for.
_LAW = frozenset({"COP", "JUD", "GOV"})
_POLICE = frozenset({"COP", "JUD"})
# What such bodies do.
_ACTS = frozenset({"COERCE", "ACCUSE"})
_MODES = frozenset({"arrest", "seize", "investigate"})


def with_understood(candidate: Candidate, event: Event, before: Sequence[Event]) -> Event:
    """An arrest or a charge in the passive with the body that does it: who says it, else who did the like before."""
    if event.actors or candidate.voice not in ("passive", "undergone") or not _is_lawful(candidate, event):
        return event
    suffering = {party.id or party.name for party in event.recipients}
    found = tuple(party for party in _known(candidate.clause, before) if (party.id or party.name) not in suffering)
    return replace(event, actors=found)


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
