"""Parties that the frame of a trigger does not name: inside its object, behind it, farther left in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from saksi.events.bystanders import SUFFERED, TURNED_TO, is_place
from saksi.events.candidates import Candidate
from saksi.events.naming import Clause, distinct, is_pronoun, nested_party, parties_at
from saksi.records import Event, Party

__all__ = ["with_farther"]

# How many chunks behind a trigger a recipient is looked for, and before it who did it.
_BEHIND = 10
_BEFORE = 30


def with_farther(candidate: Candidate, event: Event) -> Event:
    """
    An event with the parties that stand farther off, where it has none and its verb is active.

    They are less sure than those of the frame: the choice between candidates and the joining of happenings do not look
    at them.
    """
    clause, kind = candidate.clause, event.type
    if candidate.voice != "active":
        return event
    actors, recipients = event.actors, event.recipients
    taken = {party.id or party.name for party in (*actors, *recipients)}
    if not actors and not (kind in SUFFERED and recipients):
        actors = tuple(party for party in _before(clause) if (party.id or party.name) not in taken)
        taken.update(party.id or party.name for party in actors)
    if not recipients and kind not in SUFFERED:
        about = TURNED_TO.get(kind, frozenset())
        found = (party for party in _behind(clause) if party.sector not in about)
        recipients = tuple(party for party in found if (party.id or party.name) not in taken)
    return replace(event, actors=actors, recipients=recipients)


def _before(clause: Clause) -> tuple[Party, ...]:
    """The nearest party to the left, whatever stands between: a verb joined to others often leaves its subject out."""
    for index in range(clause.left - 1, max(-1, clause.left - _BEFORE), -1):
        chunk = clause.chunks[index]
        if chunk.kind == "mark" and clause.word(chunk) in ".;:?!":
            return ()
        if chunk.kind == "noun" and not is_pronoun(clause, chunk):
            found = parties_at(clause, index)
            if found and not (clause.chunks[index - 1].kind == "prep" and is_place(clause, found[0])):
                return distinct(found)
    return ()


def _behind(clause: Clause) -> tuple[Party, ...]:
    """The parties of the first phrase behind the trigger that names one, be it inside ("menolak seruan Iran")."""
    for index in _phrases_behind(clause):
        found = tuple(party for party in parties_at(clause, index) if party.id is not None or index == clause.right)
        if found:
            return distinct(found)
        inside = nested_party(clause, clause.chunks[index])
        if inside is not None:
            return (inside,)
    return ()


def _phrases_behind(clause: Clause) -> Iterator[int]:
    chunks = clause.chunks
    for index in range(clause.right, min(len(chunks), clause.right + _BEHIND)):
        if chunks[index].kind == "mark" and clause.word(chunks[index]) in '.;:?!"”“':
            return
        if chunks[index].kind == "noun" and not is_pronoun(clause, chunks[index]):
            yield index
