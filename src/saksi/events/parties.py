"""Who did it, and to whom: the noun phrases on both sides of a trigger, read by its frame."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.events.naming import Clause, behind_aside, distinct, is_pronoun, opening_of, parties_at
from saksi.events.phrases import Chunk
from saksi.events.triggers import Trigger
from saksi.events.types import event_types
from saksi.records import Party

__all__ = ["Sides", "parties_of", "voice_of"]

# Before a dash among so many first chunks stands a dateline ("SURABAYA, Kabar –"), and no subject.
_DATELINE = 7
# How far behind a trigger a preposition may still lead to its recipient, in chunks.
_REACH = 9


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did it and to whom; `has_object` says that a noun phrase follows, be it a party or not."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    has_object: bool


def voice_of(clause: Clause, trigger: Trigger) -> str | None:
    """
    Active, passive, noun, undergone or due, as the words beside a trigger decide.

    None where the form is no verb there, or is a duty that no speaker voices.
    """
    form = trigger.form
    if form == "noun" and len(trigger.words) == 1 and _is_imperative(clause):
        return None
    if form in ("active", "passive", "noun", "undergone"):
        return form
    if form == "intransitive":
        return None if _is_plural_noun(clause, trigger) else "active"
    if form == "due":
        return "due" if clause.speaker is not None else None
    before = clause.chunks[clause.left - 1] if clause.left else None
    last = clause.parse.tokens[before.last - 1].norm if before is not None else ""
    if form == "bare":
        return _bare_voice(clause, before, last)
    if form in ("base", "intransitive-base", "third"):
        return "active" if before is not None and _leads_to_verb(clause, before, last, form) else None
    if form == "gerund":
        return "active"
    return _english_past(clause, trigger, before)


def _is_imperative(clause: Clause) -> bool:
    """Whether an English noun begins its sentence before an article, and is a verb there ("Flood the plate with")."""
    if clause.left or not clause.grammar.head_is_last or clause.right >= len(clause.chunks):
        return False
    return clause.grammar.has("articles", clause.word(clause.chunks[clause.right]))


def _is_plural_noun(clause: Clause, trigger: Trigger) -> bool:
    """Whether an English form in -s stands behind a preposition or an article, and is a noun there ("for talks")."""
    before = clause.chunks[clause.left - 1] if clause.left else None
    if before is None or not clause.grammar.head_is_last or not trigger.words[0].endswith("s"):
        return False
    last = clause.parse.tokens[before.last - 1].norm
    return (before.kind == "prep" and last != "to") or clause.grammar.has("articles", last)


_SUBJECTS = {
    "base": frozenset({"i", "you", "we", "they"}),
    "intransitive-base": frozenset({"i", "you", "we", "they"}),
    "third": frozenset({"he", "she", "it"}),
}


def _leads_to_verb(clause: Clause, before: Chunk, last: str, form: str) -> bool:
    """Whether an English form that may be a noun as well is a verb behind this chunk."""
    if before.kind in ("aux", "neg"):
        return True
    if before.kind == "rel":
        return form == "third" or clause.left < 2 or _is_plural(clause, clause.chunks[clause.left - 2])
    if last == "to":
        return form != "third"
    if last in _SUBJECTS[form]:
        return True
    if before.kind == "noun" and not clause.grammar.has("determiners", last):
        index = clause.left - 1
        if index >= 2 and clause.chunks[index - 1].kind == "prep" and clause.chunks[index - 2].kind == "noun":
            before = clause.chunks[index - 2]
        return _is_plural(clause, before) if form != "third" else _is_singular_name(clause, before)
    return False


def _is_plural(clause: Clause, chunk: Chunk) -> bool:
    last = clause.parse.tokens[chunk.last - 1].norm
    return last.endswith("s") and clause.grammar.has("people", last)


def _is_singular_name(clause: Clause, chunk: Chunk) -> bool:
    token = clause.parse.tokens[chunk.last - 1]
    mention = clause.names.mention_at.get(chunk.last - 1)
    if mention is not None:
        return True
    return (clause.grammar.has("people", token.norm.rstrip(".")) and not token.norm.endswith("s")) or token.is_capital


_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets", "getting", "gotten", "'s", "'re"}
)


def _bare_voice(clause: Clause, before: Chunk | None, last: str) -> str | None:
    """An Indonesian root is a verb in a headline and behind "kami", "saya": there its object stands before."""
    sentence = clause.parse.sentences[clause.parse.sentence_index(clause.parse.tokens[clause.chunks[0].first].start)]
    if sentence.in_title:
        return "active"
    if clause.grammar.has("pronouns", last):
        return "active"
    return None


def _english_past(clause: Clause, trigger: Trigger, before: Chunk | None) -> str | None:
    after = clause.chunks[clause.right] if clause.right < len(clause.chunks) else None
    index = clause.left - 1
    while index >= 0 and clause.chunks[index].kind in ("aux", "neg", "moment", "aside"):
        words = [clause.parse.tokens[i].norm for i in range(clause.chunks[index].first, clause.chunks[index].last)]
        if _BE & set(words):
            return "passive" if trigger.form == "participle" else None
        if {"has", "have", "had", "having"} & set(words):
            return "active"
        index -= 1
    if after is not None and clause.grammar.has("agents", clause.word(after)):
        return "passive" if trigger.form == "participle" else None
    if before is not None and before.kind in ("prep", "poss"):
        return None
    if before is not None and clause.grammar.has("determiners", clause.parse.tokens[before.last - 1].norm):
        return None
    if after is not None and after.kind == "noun":
        return "active" if trigger.form == "past" or trigger.form == "participle" else None
    if trigger.form == "past":
        return "active" if before is not None and before.kind != "verb" else None
    return "passive" if before is not None and before.kind in ("noun", "aside") else None


def parties_of(clause: Clause, trigger: Trigger, voice: str, reciprocal: bool) -> Sides:
    """The actors and recipients of a trigger, each conjunct one, without doubles; () where none is named."""
    if voice == "noun":
        sides = _of_noun(clause, trigger)
    elif voice == "active":
        sides = _of_active(clause, trigger)
    elif voice == "due":
        sides = Sides((clause.speaker,) if clause.speaker else (), _subject(clause), True)
    else:
        sides = _of_passive(clause, trigger)
    actors, recipients = distinct(sides.actors), distinct(sides.recipients)
    if reciprocal and not actors and len(recipients) > 1:
        return Sides(recipients, (), sides.has_object)
    taken = {party.id or party.name for party in actors}
    return Sides(actors, tuple(p for p in recipients if (p.id or p.name) not in taken), sides.has_object)


def _of_active(clause: Clause, trigger: Trigger) -> Sides:
    actors = _subject(clause)
    if trigger.form == "bare" and not actors:
        actors = ()
    found, has_object = _object(clause)
    others = {party.id or party.name for party in actors}
    found = tuple(party for party in found if (party.id or party.name) not in others)
    if trigger.type in _OWN and _is_own(clause):
        found = ()
    recipients = () if trigger.thing else found
    recipients = recipients or _behind(clause, trigger.recipient) or _robbed(clause, trigger)
    return Sides(actors, recipients, has_object)


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
    recipients = _subject(clause)
    actors = _behind(clause, clause.grammar.lists["agents"])
    if not actors and trigger.form == "passive":
        actors = _object(clause)[0]
    if trigger.thing:
        recipients = _behind(clause, trigger.recipient)
    recipients = recipients or _robbed(clause, trigger)
    return Sides(actors, recipients, bool(recipients))


def _robbed(clause: Clause, trigger: Trigger) -> tuple[Party, ...]:
    """From whom something is seized: "menyita uang dari Andi", "Dari Andi, polisi menyita uang"."""
    if trigger.mode != "seize":
        return ()
    origins = clause.grammar.lists["origins"]
    chunks = clause.chunks
    found = _behind(clause, origins)
    if not found and len(chunks) > 1 and clause.left > 1 and clause.word(chunks[0]) in origins:
        found = parties_at(clause, 1)
    return tuple(party for party in found if not _is_spot(clause, party))


def _of_noun(clause: Clause, trigger: Trigger) -> Sides:
    actors = _behind(clause, clause.grammar.lists["agents"])
    origins = clause.grammar.lists["origins"] if event_types()[trigger.type].by_speaking else frozenset()
    actors = actors or _behind(clause, origins)
    recipients = _behind(clause, trigger.recipient - origins)
    complement = _object(clause)[0]
    if not complement and clause.right < len(clause.chunks) and clause.word(clause.chunks[clause.right]) == "of":
        complement = parties_at(clause, clause.right + 1)
        if trigger.noun_of == "actor":
            recipients, complement = recipients or complement, ()
    if trigger.words[-1] in trigger.recipient:
        # "trip to", "investigation into": the noun's own preposition leads to the recipient.
        recipients, complement = recipients or complement, ()
    if complement and trigger.noun_of == "actor" and not actors:
        actors = complement
    elif complement and not recipients:
        recipients = complement
    before = clause.chunks[clause.left - 1] if clause.left else None
    if before is not None and before.kind == "poss":
        owners = parties_at(clause, clause.left - 2)
        if trigger.noun_of == "actor" or recipients:
            actors = actors or owners
        else:
            recipients = owners
        return Sides(actors, recipients, True)
    if before is not None and before.kind == "noun" and not actors:
        actors = _named_before(clause)
    light = _light_verb(clause)
    if light is not None and (not actors or actors is complement):
        word = clause.word(clause.chunks[light])
        moved = Clause(clause.parse, clause.names, clause.chunks, light, clause.right, clause.speaker)
        if clause.grammar.has("doing", word):
            actors = _subject(moved) or actors
        elif clause.grammar.has("undergoing", word) and not recipients:
            recipients = _subject(moved)
    return Sides(actors, recipients, True)


def _named_before(clause: Clause) -> tuple[Party, ...]:
    """Who is named right before a noun that its owner leads ("a Taliban attack", "US air strikes")."""
    if not clause.grammar.head_is_last:
        return ()
    return tuple(party for party in parties_at(clause, clause.left - 1)[-1:] if party.id is not None)


def _light_verb(clause: Clause) -> int | None:
    """The verb in front of a noun that only carries it ("melakukan", "launched"), at most a phrase away."""
    index = clause.left - 1
    for _ in range(2):
        if index < 0:
            return None
        chunk = clause.chunks[index]
        word = clause.word(chunk)
        if clause.grammar.has("doing", word) or clause.grammar.has("undergoing", word):
            return index
        if chunk.kind != "noun":
            return None
        index -= 1
    return None


def _subject(clause: Clause) -> tuple[Party, ...]:
    """The nearest party to the left that no preposition leads, past other verbs where a coordinator stands between."""
    inset = _before_inset(clause)
    if inset:
        return inset
    chunks = clause.chunks
    index = clause.left - 1
    crossed = False  # a coordinator or subordinator lies between: what stands before the other verb is the subject
    commas = 0
    relative = False
    while index >= 0:
        chunk = chunks[index]
        if chunk.kind in ("coord", "sub"):
            crossed = True
        elif chunk.kind == "mark" and clause.word(chunk) in ".;:?!":
            return ()
        elif chunk.kind == "rel":
            relative = True
        elif chunk.kind == "comma":
            if index < _DATELINE and clause.word(chunk) in "-–—":
                return ()
            commas += 1
            if commas > 3:
                return ()
        elif chunk.kind == "verb":
            crossed = False
        elif chunk.kind == "noun" and (head := _behind_relative(clause, index)) is not None:
            index = head
            relative = True
            continue
        elif chunk.kind == "noun" and (not crossed or relative):
            if relative and index > 1 and clause.word(chunks[index - 1]) in clause.grammar.lists["partitives"]:
                # "the owner of the firm who ...": the head is meant where it names people.
                found = parties_at(clause, index - 2) if chunks[index - 2].kind == "noun" else ()
                if found:
                    return found
            first = opening_of(clause, index)
            if not relative and first != index and (found := _tied(clause, first)):
                return found
            led = first > 0 and _leads(chunks[first - 1], first == index) and not relative
            led = led or _goes_on_place(clause, first)
            if not led:
                found = parties_at(clause, index)
                if found:
                    return found
                # The subject is a thing: whoever stands farther left did not do it.
                goes_on = first > 0 and chunks[first - 1].kind in ("comma", "aside", "moment", "aux", "coord")
                if not goes_on and (relative or (commas == 0 and not is_pronoun(clause, chunk))):
                    return ()
            relative = False
        index -= 1
    return ()


def _before_inset(clause: Clause) -> tuple[Party, ...]:
    """The named subject that an inset between commas parts from its verb ("Andi, ketua partai itu, menolak")."""
    chunks = clause.chunks
    close = clause.left - 1
    while close > 0 and chunks[close].kind in ("aux", "neg", "moment", "aside"):
        close -= 1
    if close < _LEAST_INSET or clause.word(chunks[close]) != ",":
        return ()
    start = close
    while start > 0 and not (chunks[start - 1].kind == "mark" and clause.word(chunks[start - 1]) in _ENDS):
        start -= 1
    for at in range(start, close - 1):
        comma = behind_aside(chunks, at)
        if chunks[at].kind != "noun" or comma >= close or clause.word(chunks[comma]) != ",":
            continue
        first = opening_of(clause, at)
        if first > start and chunks[first - 1].kind not in ("comma", "sub", "moment", "mark"):
            continue
        kinds = [chunk.kind for chunk in chunks[comma + 1 : close]]
        if "verb" in kinds and "rel" not in kinds[: kinds.index("verb")]:
            continue
        found = parties_at(clause, first)
        if found and all(party.id is not None and not _is_spot(clause, party) for party in found):
            return found
    return ()


# The fewest chunks before the comma behind an inset: a subject, a comma, the inset.
_LEAST_INSET = 3
# What ends a clause.
_ENDS = '.;:?!"”“'


def _leads(chunk: Chunk, alone: bool) -> bool:
    """Whether a chunk before a phrase says that it is no subject; an owner only where it is `alone`."""
    return chunk.kind == "prep" or (chunk.kind == "poss" and alone)


def _tied(clause: Clause, index: int) -> tuple[Party, ...]:
    """
    Those whom a word like "of" only ties to the head of a joined subject ("the armies of Brazil and Argentina").

    Where the head is named itself, it stands for the first of them ("John Major of Britain and John Bruton").
    """
    chunks = clause.chunks
    if index < 2 or not clause.grammar.has("tying", clause.word(chunks[index - 1])):
        return ()
    row = parties_at(clause, index)
    heads = parties_at(clause, index - 2) if chunks[index - 2].kind == "noun" else ()
    return (*heads, *row[1:]) if any(party.id is not None for party in heads) else row


def _goes_on_place(clause: Clause, index: int) -> bool:
    """Whether a place only says where the place before its comma lies ("in Benghazi, Libya", "Lebanon, Ohio")."""
    chunks = clause.chunks
    if index < 2 or clause.word(chunks[index - 1]) != "," or chunks[index - 2].kind != "noun":
        return False
    here = clause.names.mention_at.get(chunks[index].last - 1)
    before = clause.names.mention_at.get(chunks[index - 2].last - 1)
    return here is not None and before is not None and here.kind == before.kind == "place"


def _behind_relative(clause: Clause, index: int) -> int | None:
    """Where a phrase ends a relative clause ("kelompok yang dipimpin Andi"): the index of the relative's head."""
    chunks = clause.chunks
    at = index - 1
    if at < 1 or chunks[at].kind != "verb" or index == clause.right:
        return None
    at -= 1
    while at > 0 and chunks[at].kind == "aux":
        at -= 1
    return at - 1 if at > 0 and chunks[at].kind == "rel" and chunks[at - 1].kind == "noun" else None


def _object(clause: Clause) -> tuple[tuple[Party, ...], bool]:
    """The parties of the phrase behind a trigger, and whether any phrase stands there."""
    index = clause.right
    chunks = clause.chunks
    while index < len(chunks) and chunks[index].kind in ("aux", "aside"):
        index += 1
    if index >= len(chunks) or chunks[index].kind != "noun":
        return (), False
    return parties_at(clause, index), True


def _behind(clause: Clause, prepositions: frozenset[str]) -> tuple[Party, ...]:
    """The parties behind the first of the prepositions to the right, within the clause."""
    chunks = clause.chunks
    for index in range(clause.right, min(len(chunks) - 1, clause.right + _REACH)):
        chunk = chunks[index]
        if chunk.kind == "mark" and clause.word(chunk) in '.;:?!"”“':
            return ()
        if chunk.kind == "sub" and clause.word(chunk) not in prepositions:
            return ()
        if chunk.kind == "coord" and chunks[index + 1].kind == "verb":
            return ()
        if clause.word(chunk) in prepositions and chunk.last == chunk.first + 1:
            found = tuple(party for party in parties_at(clause, index + 1) if not _is_spot(clause, party))
            if found:
                return found
    return ()


def _is_spot(clause: Clause, party: Party) -> bool:
    """Whether a party is a town or area: behind a preposition it says where, not who."""
    mention = clause.names.mention_at.get(clause.parse.token_index(party.span.start))
    return mention is not None and mention.kind == "place" and party.sector is None and party.id is not None
