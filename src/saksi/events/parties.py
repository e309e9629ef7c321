"""Who did it, and to whom: the noun phrases on both sides of a trigger, read by its frame."""

from __future__ import annotations

from dataclasses import replace

from saksi.events.clauses import Clause
from saksi.events.complements import behind, is_spot, object_of
from saksi.events.naming import distinct, parties_at
from saksi.events.nouns import sides_of_noun
from saksi.events.phrases import Chunk
from saksi.events.sides import Sides
from saksi.events.subjects import subject_of
from saksi.events.triggers import Trigger
from saksi.events.voices import voice_of
from saksi.events.whom import heads_people
from saksi.records import Body, Party, Span

__all__ = ["Sides", "parties_of", "voice_of"]

# The fewest words of a trigger that may end in who is meant.
_PAIR = 2


def parties_of(clause: Clause, trigger: Trigger, voice: str, reciprocal: bool) -> Sides:
    """The actors and recipients of a trigger, each conjunct one, without doubles; () where none is named."""
    clause = _without_people(clause, trigger)
    if voice == "noun":
        sides = sides_of_noun(clause, trigger)
    elif voice == "active":
        sides = _of_active(clause, trigger)
        first = trigger.words[: _PAIR if " ".join(trigger.words[:_PAIR]) in clause.grammar.lists["receiving"] else 1]
        if len(trigger.words) > 1 and clause.grammar.has("receiving", " ".join(first)):
            # "menerima kunjungan": the subject is whom it is done to.
            doers = sides.recipients or behind(clause, clause.grammar.lists["origins"])
            sides = Sides(doers, sides.actors, sides.has_object)
    elif voice == "due":
        sides = Sides((clause.speaker,) if clause.speaker else (), subject_of(clause), True)
    else:
        sides = _of_passive(clause, trigger)
    actors, recipients = distinct(sides.actors), distinct(sides.recipients)
    if reciprocal and not actors and len(recipients) > 1:
        return Sides(recipients, (), sides.has_object)
    if not actors and len(recipients) > 1 and clause.grammar.has("between", trigger.words[-1]):
        return Sides(recipients[:1], recipients[1:], sides.has_object)
    if len(actors) > 1 and not recipients and _is_mutual(clause):
        return Sides(actors, actors, sides.has_object)
    taken = {party.id or party.name for party in actors}
    return Sides(actors, tuple(p for p in recipients if (p.id or p.name) not in taken), sides.has_object)


def _without_people(clause: Clause, trigger: Trigger) -> Clause:
    """The clause with the people that the trigger's own last word names given back to the phrase behind it."""
    verb = clause.chunks[clause.left]
    last = trigger.words[-1]
    if len(trigger.words) < _PAIR or "..." in trigger.words or clause.grammar.head_is_last:
        return clause
    if verb.last - verb.first < _PAIR or not clause.grammar.has("people", last) or clause.grammar.has("plain", last):
        return clause
    behind = clause.chunks[clause.right] if clause.right < len(clause.chunks) else None
    joined = behind is not None and behind.kind == "noun"
    end = behind.last if behind is not None and joined else verb.last
    row = (
        *clause.chunks[: clause.left],
        replace(verb, last=verb.last - 1),
        Chunk("noun", verb.last - 1, end),
        *clause.chunks[clause.right + joined :],
    )
    return replace(clause, chunks=row)


def _is_mutual(clause: Clause) -> bool:
    """Whether those who do it do it to each other ("saling menyerang", "attacked each other")."""
    tokens = clause.parse.tokens
    beside = (*clause.chunks[max(0, clause.left - 1) : clause.left], *clause.chunks[clause.right : clause.right + 1])
    return any(clause.grammar.has("mutual", tokens[i].norm) for chunk in beside for i in range(chunk.first, chunk.last))


def _of_active(clause: Clause, trigger: Trigger) -> Sides:
    actors = _glued(clause, trigger) or subject_of(clause)
    found, has_object = object_of(clause)
    others = {party.id or party.name for party in actors}
    found = tuple(party for party in found if (party.id or party.name) not in others)
    if trigger.type in _OWN and (_is_own(clause) or clause.grammar.has("owning", trigger.words[-1])):
        found = ()
    if trigger.type == "REQUEST" and clause.grammar.has("content", trigger.words[-1]):
        return Sides(actors, (), has_object)  # "meminta agar": of whom is told by what is asked
    if len(trigger.words) > 1 and found and all(_is_adjective(clause, party) for party in found):
        found = behind(clause, trigger.recipient) or found  # "mempererat hubungan militer dengan Iran"
    recipients = () if trigger.thing else found
    if trigger.type == "AID" and recipients and not heads_people(clause, clause.right):
        # "mengirim bantuan pasukan ke kota itu"
        recipients = behind(clause, trigger.recipient) or tuple(p for p in recipients if p.id is not None)
    recipients = recipients or behind(clause, trigger.recipient) or _robbed(clause, trigger)
    return Sides(actors, recipients, has_object)


def _is_adjective(clause: Clause, party: Party) -> bool:
    return clause.grammar.has("adjectival", party.name)


def _glued(clause: Clause, trigger: Trigger) -> tuple[Party, ...]:
    """The subject that a page prints in one word with its verb ("Polisimenangkap")."""
    token = clause.parse.tokens[clause.chunks[clause.left].first]
    if token.norm == trigger.words[0] or not token.norm.endswith(trigger.words[0]):
        return ()
    span = Span(token.start, token.end - len(trigger.words[0]))
    name = span.of(clause.parse.text)
    mention = clause.names.mention_at.get(clause.chunks[clause.left].first)
    owner = clause.names.owner_of.get(mention.id) if mention is not None and mention.start == token.start else None
    if isinstance(owner, Body):
        return (Party(owner.id, owner.name, span, owner.country, owner.sector),)
    return (Party(None, name, span, None, None),) if clause.grammar.has("people", name.casefold()) else ()


# What the subject of a passive suffers, even where it is usually a thing ("warga dilarang", "ijazah ditahan").
_SUFFERED = frozenset({"COERCE", "SANCTION", "ACCUSE", "THREATEN", "REQUEST", "ASSAULT"})
# What is sent out or drawn back is its owner's, and no recipient ("its troops").
_OWN = frozenset({"MOBILIZE", "RETREAT"})


def _is_own(clause: Clause) -> bool:
    """Whether a pronoun of owning stands in the phrase behind the trigger."""
    if clause.right >= len(clause.chunks):
        return False
    chunk = clause.chunks[clause.right]
    tokens = clause.parse.tokens[chunk.first : chunk.last]
    return any(clause.grammar.has("owning", token.norm) for token in tokens)


def _of_passive(clause: Clause, trigger: Trigger) -> Sides:
    recipients = subject_of(clause)
    actors = behind(clause, clause.grammar.lists["agents"])
    if not actors and trigger.form == "passive":
        actors = object_of(clause)[0]
    if trigger.thing:
        recipients = behind(clause, trigger.recipient) or (recipients if trigger.type in _SUFFERED else ())
    recipients = recipients or _robbed(clause, trigger)
    return Sides(actors, recipients, bool(recipients))


def _robbed(clause: Clause, trigger: Trigger) -> tuple[Party, ...]:
    """From whom something is seized: "menyita uang dari Andi", "Dari Andi, polisi menyita uang"."""
    if trigger.mode != "seize":
        return ()
    origins = clause.grammar.lists["origins"]
    chunks = clause.chunks
    found = behind(clause, origins)
    if not found and len(chunks) > 1 and clause.left > 1 and clause.word(chunks[0]) in origins:
        found = parties_at(clause, 1)
    return tuple(party for party in found if not is_spot(clause, party))
