"""Parties that the frame of a trigger does not name: inside its object, behind it, farther left in its sentence."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from saksi.events.bystanders import SUFFERED, TURNED_TO, is_place, without_audience
from saksi.events.candidates import Candidate
from saksi.events.clauses import Clause
from saksi.events.naming import behind_aside, distinct, goes_on_name, parties_at
from saksi.events.triggers import Trigger
from saksi.events.whom import is_pronoun, nested_party
from saksi.records import Event, Party, Person, Span

__all__ = ["with_farther"]

# How many chunks behind a trigger a recipient is looked for, and before it who did it.
_BEHIND = 10
_BEFORE = 30
# How far back the person that a pronoun clings for may be named, in tokens.
_CLUNG = 60
_DASHES = "-–—"
# In how many chunks the thing asked for names of whom it is asked.
_NEAR = 3

# The types that nobody is laid to by a sentence's opening phrase: "After the killing of X, Obama said" names no killer.
_HARSH = frozenset({"ASSAULT", "COERCE", "ACCIDENT"})


def with_farther(candidate: Candidate, event: Event, *, brief: bool) -> Event:
    """
    An event with the parties that stand farther off, where it has none and its trigger is an active verb or a noun.

    They are less sure than those of the frame: the choice between candidates and the joining of happenings do not look
    at them. In a text of a few sentences (`brief`) whoever stands behind the verb is meant; in an article only who is
    named, and no town.
    """
    clause, kind = candidate.clause, event.type
    if kind in SUFFERED:
        return replace(event, recipients=tuple(p for p in event.recipients if not is_place(clause, p)))
    actors, recipients = event.actors, event.recipients
    taken = {party.id or party.name for party in (*actors, *recipients)}
    active = candidate.voice == "active"
    if not actors and candidate.voice in ("active", "noun"):
        found = (_before(clause) if active and not _in_relative(clause) else ()) or (
            () if kind in _HARSH else _ahead(clause)
        )
        actors = tuple(party for party in found if (party.id or party.name) not in taken)
        taken.update(party.id or party.name for party in actors)
    if not recipients and active and kind != "MOBILIZE":  # what is deployed is no recipient
        about = TURNED_TO.get(kind, frozenset())
        asks = kind == "REQUEST" and not brief
        found = _asked(clause, candidate.trigger) if asks else _behind(clause, taken, brief=brief)
        found = tuple(p for p in found if p.sector not in about and (p.id or p.name) not in taken)
        recipients = without_audience(clause, candidate.trigger, found)
    if not recipients and active:
        recipients = tuple(p for p in _clung_to(clause, candidate.trigger) if (p.id or p.name) not in taken)
    if not recipients and candidate.voice == "passive" and _has_no_subject(clause):
        found = _before(clause) or _ahead(clause)
        recipients = tuple(p for p in found if (p.id or p.name) not in taken)
    with_ = clause.grammar.lists["with"]
    if kind == "AGREE" and candidate.voice == "noun" and actors and all(clause.leader(p) in with_ for p in recipients):
        actors, recipients = (*actors, *recipients), ()  # "the deal of the mayor with the union"
    return replace(event, actors=actors, recipients=recipients)


def _has_no_subject(clause: Clause) -> bool:
    """Whether a subordinator stands right before the trigger ("setelah ditangkap"): the main clause has its subject."""
    at = clause.left - 1
    while at > 0 and clause.chunks[at].kind in ("aux", "moment"):
        at -= 1
    return at > 0 and (
        clause.chunks[at].kind == "sub" or clause.grammar.has("subordinators", clause.word(clause.chunks[at]))
    )


def _clung_to(clause: Clause, trigger: Trigger) -> tuple[Party, ...]:
    """The last person named before a verb or a preposition that a pronoun clings to ("membunuhnya", "dengannya")."""
    tokens = clause.parse.tokens
    ending = clause.grammar.clitic
    if ending is None:
        return ()
    behind = clause.chunks[clause.right] if clause.right < len(clause.chunks) else None
    last = behind.first if behind is not None else clause.chunks[-1].last
    clings = len(trigger.words) == 1 and tokens[last - 1].norm.endswith(ending)
    clings = clings or clause.grammar.has("clinging", tokens[last - 1].norm)
    if not clings and behind is not None:
        word = clause.word(behind)
        clings = clause.grammar.has("clinging", word) or (behind.kind == "verb" and word.endswith(ending))
    if not clings:
        return ()
    subject = {party.id for party in parties_at(clause, clause.left - 1)} if clause.left else set()
    for index in range(last - 2, max(-1, last - _CLUNG), -1):
        mention = clause.names.mention_at.get(index)
        owner = clause.names.owner_of.get(mention.id) if mention is not None else None
        if mention is not None and isinstance(owner, Person) and owner.id not in subject:
            return (Party(owner.id, owner.name, Span(mention.start, mention.end), owner.country, None),)
    return ()


def _in_relative(clause: Clause) -> bool:
    """Whether a relative leads to the trigger: what stands before it, and nobody farther left, does it."""
    at = clause.left - 1
    while at > 0 and clause.chunks[at].kind in ("aux", "neg", "moment"):
        at -= 1
    return at > 0 and clause.chunks[at].kind == "rel"


def _ahead(clause: Clause) -> tuple[Party, ...]:
    """The subject of the clause that a sentence's opening phrase leads to: "After talks with Iran, Obama said"."""
    chunks = clause.chunks
    for at in range(clause.left - 1, -1, -1):
        if chunks[at].kind in ("mark", "comma") and clause.word(chunks[at]) != ",":
            break  # behind a dateline
        led = at > 0 and chunks[at - 1].kind in ("prep", "poss")
        if chunks[at].kind == "noun" and not led and parties_at(clause, at):
            return ()
    for at in range(clause.right, min(len(chunks) - 2, clause.right + _BEFORE)):
        if chunks[at].kind == "mark" and clause.word(chunks[at]) in ".;:?!":
            return ()
        if clause.word(chunks[at]) != ",":
            continue
        at += 1
        while at < len(chunks) - 1 and chunks[at].kind in ("aux", "moment", "aside"):
            at += 1
        if chunks[at].kind != "noun" or at + 1 >= len(chunks):
            continue
        behind = behind_aside(chunks, at)
        if behind < len(chunks) - 1 and clause.word(chunks[behind]) == ",":
            behind += 1
        if behind < len(chunks) and chunks[behind].kind in ("verb", "aux", "neg"):
            return distinct(parties_at(clause, at))
    return ()


def _before(clause: Clause) -> tuple[Party, ...]:
    """The nearest party to the left, whatever stands between: a verb joined to others often leaves its subject out."""
    for index in range(clause.left - 1, max(-1, clause.left - _BEFORE), -1):
        chunk = clause.chunks[index]
        if chunk.kind == "mark" and clause.word(chunk) in ".;:?!":
            return ()
        if chunk.kind == "comma" and clause.word(chunk) in _DASHES:
            return ()  # before it stands a dateline, or another clause
        if chunk.kind == "noun":
            found = parties_at(clause, index)
            if found and not (clause.chunks[index - 1].kind == "prep" and is_place(clause, found[0])):
                return distinct(found)
    return ()


def _behind(clause: Clause, taken: Container[str], *, brief: bool) -> tuple[Party, ...]:
    """The parties of the first phrase behind the trigger that names one, be it inside ("menolak seruan Iran")."""
    for index in _phrases_behind(clause):
        here = index == clause.right
        if here and goes_on_name(clause):
            continue
        found = parties_at(clause, index)
        if not (here or brief):
            found = tuple(p for p in found if p.id is not None and (p.sector or not is_place(clause, p)))
        found = tuple(p for p in found if (p.id or p.name) not in taken)
        if found:
            return distinct(found)
        inside = nested_party(clause, clause.chunks[index])
        if inside is not None:
            return (inside,)
    return ()


def _asked(clause: Clause, trigger: Trigger) -> tuple[Party, ...]:
    """Of whom something is asked: the subject of what is asked, else whoever is named inside the thing asked for."""
    chunks = clause.chunks
    content = clause.grammar.has("content", trigger.words[-1])
    at = clause.right
    while not content and at < min(len(chunks), clause.right + _BEHIND):
        word = clause.word(chunks[at])
        if chunks[at].kind == "mark" and word in '.;:?!"”“':
            break
        content = clause.grammar.has("content", word)
        at += 1
    if content:
        return _first_subject(clause, at)
    for at in range(clause.right, min(len(chunks), clause.right + _NEAR)):
        if chunks[at].kind not in ("noun", "aux"):
            return ()
        found = parties_at(clause, at) if chunks[at].kind == "noun" and not is_pronoun(clause, chunks[at]) else ()
        found = tuple(party for party in found if party.id is not None)
        if found:
            return found
    return ()


def _first_subject(clause: Clause, index: int) -> tuple[Party, ...]:
    """The first phrase from `index` that no preposition leads, if it names a party."""
    chunks = clause.chunks
    for at in range(index, min(len(chunks) - 1, index + _BEHIND)):
        if chunks[at].kind in ("mark", "verb", "sub", "rel", "neg"):
            return ()
        if chunks[at].kind == "noun" and not (at > index and chunks[at - 1].kind in ("prep", "poss")):
            last = at  # of a joined subject the last
            while last + 2 < len(chunks) and chunks[last + 1].kind == "coord" and chunks[last + 2].kind == "noun":
                last += 2
            found = () if is_pronoun(clause, chunks[at]) else parties_at(clause, last)
            return tuple(party for party in found if party.sector or not is_place(clause, party))
    return ()


def _phrases_behind(clause: Clause) -> Iterator[int]:
    chunks = clause.chunks
    for index in range(clause.right, min(len(chunks), clause.right + _BEHIND)):
        word = clause.word(chunks[index])
        if chunks[index].kind == "comma" or (chunks[index].kind == "mark" and word in '.;:?!"”“'):
            return
        if chunks[index].kind == "sub" and not clause.grammar.has("content", word):
            return
        if chunks[index].kind == "noun" and not is_pronoun(clause, chunks[index]):
            yield index
