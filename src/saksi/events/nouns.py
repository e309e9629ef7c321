"""Who did what a noun tells, and to whom: its owner, its complements, and the verb that carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.events.clauses import Clause
from saksi.events.complements import REACH, behind, object_of
from saksi.events.naming import parties_at
from saksi.events.phrases import Chunk
from saksi.events.sides import Sides
from saksi.events.subjects import subject_of
from saksi.events.triggers import Trigger
from saksi.events.types import event_types
from saksi.events.whom import hyphened
from saksi.records import Party

__all__ = ["sides_of_noun"]


def sides_of_noun(clause: Clause, trigger: Trigger) -> Sides:
    """The parties that stand around a noun, its own and those of the verb that only carries it."""
    actors = behind(clause, clause.grammar.lists["agents"])
    origins = clause.grammar.lists["origins"] if event_types()[trigger.type].by_speaking else frozenset()
    actors = actors or behind(clause, origins) or _done_by(clause)
    recipients = behind(clause, trigger.recipient - origins)
    complement = object_of(clause)[0]
    inner: tuple[Party, ...] = ()
    if not complement and clause.right < len(clause.chunks) and clause.word(clause.chunks[clause.right]) == "of":
        complement = parties_at(clause, clause.right + 1)
        if trigger.noun_of == "actor":
            recipients, complement = recipients or complement, ()
    if clause.grammar.has("offences", trigger.words[0]) and trigger.words[-1] == "of":
        complement = ()  # "held on a charge of murder"
    if trigger.words[-1] in trigger.recipient:
        # "trip to", "investigation into": the noun's own preposition leads to the recipient.
        inner = complement if trigger.words[-1] == "of" else ()
        recipients, complement = recipients or complement, ()
    alone = not actors and not recipients and len(complement) == _PAIR
    if alone and hyphened(clause, clause.chunks[clause.right]):
        # "perang Iran-Israel", but "pertemuan Iran-Israel"
        reciprocal = event_types()[trigger.type].reciprocal
        actors, recipients = (complement, ()) if reciprocal else (complement[:1], complement[1:])
    elif complement and trigger.noun_of == "actor" and not actors:
        actors = complement
    elif complement and not recipients:
        recipients = complement
    if not actors and not recipients:
        row = behind(clause, clause.grammar.lists["between"])
        if len(row) > 1:
            reciprocal = event_types()[trigger.type].reciprocal
            return Sides(row, (), True) if reciprocal else Sides(row[:1], row[1:], True)
    before = clause.chunks[clause.left - 1] if clause.left else None
    if before is not None and before.kind == "poss":
        owners = parties_at(clause, clause.left - 2)
        if trigger.noun_of == "actor" or recipients or trigger.type in _OWNED:
            actors = actors or owners
        else:
            recipients = owners
        return Sides(actors, recipients, True)
    if before is not None and before.kind == "noun" and not actors:
        actors = _named_before(clause)
    light = _light_verb(clause)
    if light is not None and (not actors or actors is complement):
        moved = replace(clause, left=light)
        actors, recipients = _carried(moved, trigger, (actors, recipients), (complement, inner))
    elif trigger.type in _OCCASIONS and (not actors or actors is complement) and len(actors) < _PAIR:
        told = _on_occasion(clause, sure=_are_named(actors))
        recipients = recipients or (actors if told else ())
        actors = told or actors
    if trigger.type == "ASSAULT":
        recipients = recipients or _harmed(clause)
    return Sides(actors or _collective_before(clause), recipients, True)


def _carried(
    clause: Clause, trigger: Trigger, sides: tuple[_Row, _Row], complements: tuple[_Row, _Row]
) -> tuple[_Row, _Row]:
    """The sides of a noun that a verb only carries, the clause moved to that verb."""
    actors, recipients = sides
    complement, inner = complements
    word = clause.parse.tokens[clause.chunks[clause.left].last - 1].norm
    if clause.grammar.has("doing", word):
        return subject_of(clause) or actors, recipients
    if not clause.grammar.has("undergoing", word):
        return sides
    if clause.grammar.has("reporting", trigger.words[0]):
        return actors or complement, () if recipients is complement else recipients  # who hears a report is not accused
    if inner:
        return inner, subject_of(clause)  # "won the support of donors"
    if recipients is complement and complement:
        return complement, subject_of(clause)  # "got the backing of the mayor"
    return actors, recipients or subject_of(clause)


_Row = tuple[Party, ...]
# Whose a speech, a demand or a refusal is, makes it ("the loser's concession speech").
_OWNED = frozenset({"AGREE", "CONSULT", "CONCEDE", "COOPERATE", "REQUEST", "REJECT", "THREATEN", "PROTEST", "MOBILIZE"})
# What is an occasion to speak: who speaks then takes part.
_OCCASIONS = frozenset({"CONSULT"})
# So many that are named with a meeting hold it with each other.
_PAIR = 2


def _are_named(parties: Sequence[Party]) -> bool:
    return any(party.id is not None and party.name[0].isupper() for party in parties)


def _harmed(clause: Clause) -> tuple[Party, ...]:
    """Whom an attack is told to have killed or hurt ("serangan yang menewaskan tiga warga", "that left 32 dead")."""
    chunks = clause.chunks
    for index in range(clause.right, min(len(chunks) - 1, clause.right + _FAR)):
        if chunks[index].kind == "mark" or (chunks[index].kind == "coord" and chunks[index + 1].kind == "verb"):
            return ()
        if clause.grammar.has("harming", clause.parse.tokens[chunks[index].last - 1].norm):
            return parties_at(clause, index + 1)
    return ()


# How far behind the word for an attack it is told whom it hurt, in chunks.
_FAR = 14


def _done_by(clause: Clause) -> tuple[Party, ...]:
    """Who does what a noun tells, as a verb that only carries it says: "serangan yang dilancarkan milisi"."""
    chunks = clause.chunks
    for index in range(clause.right, min(len(chunks) - 1, clause.right + REACH)):
        chunk = chunks[index]
        if chunk.kind in ("mark", "sub", "comma", "coord"):
            return ()
        if chunk.kind == "verb":
            return parties_at(clause, index + 1) if clause.grammar.has("done", clause.word(chunk)) else ()
    return ()


def _on_occasion(clause: Clause, *, sure: bool) -> tuple[Party, ...]:
    """
    Who speaks in, at or after a meeting: "disampaikan Andi dalam rapat", "Andi said in a meeting".

    Only one whose words a cue of the sentence tells, if it must be `sure`.
    """
    chunks = clause.chunks
    index = clause.left - 1
    while index > 0 and chunks[index].kind in ("noun", "aux", "moment", "verb") and index > clause.left - _OPENS:
        if chunks[index].kind == "verb" and not clause.grammar.has("doing", clause.word(chunks[index])):
            break
        index -= 1
    if index < 1 or not clause.grammar.has("occasions", clause.word(chunks[index])):
        return ()
    here = clause.parse.tokens[chunks[0].first].start
    at = index - 1
    told = clause.grammar.has("told", clause.parse.tokens[chunks[at].last - 1].norm)
    if clause.sayer is not None and (told or clause.sayer.span.start >= here):
        return (clause.sayer,)
    if sure:
        return ()
    if chunks[at].kind == "noun" and at > 0 and chunks[at - 1].kind == "verb" and _is_passive(clause, chunks[at - 1]):
        return parties_at(clause, at)
    for verb in range(at, max(-1, at - REACH), -1):
        if chunks[verb].kind == "mark":
            return ()
        if chunks[verb].kind == "verb":
            return subject_of(replace(clause, left=verb, right=verb + 1))
    return ()


# How many chunks lie between a meeting and the word that leads to it ("saat membuka rapat").
_OPENS = 4


def _is_passive(clause: Clause, chunk: Chunk) -> bool:
    """Whether a verb's doer stands right behind it ("disampaikan Andi")."""
    start = clause.grammar.passive_start
    return start is not None and clause.word(chunk).startswith(start)


def _named_before(clause: Clause) -> tuple[Party, ...]:
    """Who is named right before a noun that its owner leads ("a Taliban attack", "US air strikes")."""
    if not clause.grammar.head_is_last:
        return ()
    return tuple(party for party in parties_at(clause, clause.left - 1)[-1:] if party.id is not None)


def _collective_before(clause: Clause) -> tuple[Party, ...]:
    """A word for many that stands right before a noun for what they do ("coalition air strikes")."""
    before = clause.chunks[clause.left - 1] if clause.left else None
    if before is None or before.kind != "noun" or not clause.grammar.head_is_last:
        return ()
    word = clause.parse.tokens[before.last - 1].norm
    return parties_at(clause, clause.left - 1)[-1:] if clause.grammar.has("collectives", word) else ()


def _light_verb(clause: Clause) -> int | None:
    """The verb in front of a noun that only carries it ("melakukan", "launched"), at most a phrase away."""
    index = clause.left - 1
    for _ in range(_LIGHT):
        if index < 0:
            return None
        chunk = clause.chunks[index]
        last = clause.parse.tokens[chunk.last - 1].norm  # "juga masih melakukan"
        if chunk.kind != "noun" and (clause.grammar.has("doing", last) or clause.grammar.has("undergoing", last)):
            return index
        small = clause.grammar.has("tying", clause.word(chunk)) or clause.grammar.has("particles", clause.word(chunk))
        if chunk.kind != "noun" and not small:
            return None
        index -= 1
    return None


# How many chunks before a noun the verb that carries it may stand ("facing a wave of criticism").
_LIGHT = 4
