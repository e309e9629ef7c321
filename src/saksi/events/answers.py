"""To whom somebody answers what was told before ("denied the accusation", "condemned the attack")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.events.candidates import Candidate
from saksi.records import Event, Party

__all__ = ["with_answered"]

# How many events back the charge or request may stand.
_BACK = 12


def with_answered(candidate: Candidate, event: Event, before: Sequence[Event]) -> Event:
    """
    A REJECT with the parties of the charge or request that it answers, where its own words name none.

    The last one before it that a word for such acts beside its trigger names ("tudingan itu", "the request"). Who is
    praised or condemned for an act or for words is who did it, or said them.
    """
    if event.type in _JUDGED and not event.recipients:
        return replace(event, recipients=_judged(candidate, event, before))
    if event.type != "REJECT" or (event.actors and event.recipients):
        return event
    kind = _answered(candidate)
    for asked in reversed(before[-_BACK:]):
        if asked.type != kind or not asked.actors:
            continue
        if event.actors and not _meet(event.actors, asked.recipients):
            continue
        actors = event.actors or tuple(p for p in asked.recipients if not _meet((p,), event.recipients))
        recipients = event.recipients or tuple(p for p in asked.actors if not _meet((p,), actors))
        return replace(event, actors=actors, recipients=recipients)
    return event


# Types that judge what somebody did.
_JUDGED = frozenset({"ACCUSE", "SUPPORT"})


def _judged(candidate: Candidate, event: Event, before: Sequence[Event]) -> tuple[Party, ...]:
    """Who did, or said, what the phrase behind a trigger names."""
    clause = candidate.clause
    at = clause.right
    if candidate.voice != "active" or at >= len(clause.chunks) or clause.chunks[at].kind != "noun":
        return ()
    chunk = clause.chunks[at]
    words = [token.norm for token in clause.parse.tokens[chunk.first : chunk.last]]
    if not any(clause.grammar.has("definite", word) for word in words):
        return ()
    for word in words:
        kind = clause.grammar.judged.get(word)
        if kind == "said":
            return () if clause.sayer is None or _meet((clause.sayer,), event.actors) else (clause.sayer,)
        for told in reversed(before[-_BACK:]) if kind is not None else ():
            if told.type == kind and told.actors and not _meet(told.actors, event.actors):
                return told.actors
    return ()


def _answered(candidate: Candidate) -> str | None:
    """The type of the act that a word of a trigger, or of the phrase beside it, is a noun for."""
    clause = candidate.clause
    for word in candidate.trigger.words:
        if word in clause.grammar.answered:
            return clause.grammar.answered[word]
    for index in (clause.right, clause.left - 1, clause.left - 2):
        if 0 <= index < len(clause.chunks) and clause.chunks[index].kind == "noun":
            chunk = clause.chunks[index]
            for token in clause.parse.tokens[chunk.first : chunk.last]:
                kind = clause.grammar.answered.get(token.norm)
                if kind is not None:
                    return kind
    return None


def _meet(one: Sequence[Party], other: Sequence[Party]) -> bool:
    keys = {party.id or party.name.casefold() for party in other}
    return any((party.id or party.name.casefold()) in keys for party in one)
