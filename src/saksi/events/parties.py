"""Who did it, and to whom: the noun phrases on both sides of a trigger, read by its frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saksi.events.clauses import Clause
from saksi.events.naming import behind_aside, distinct, opening_of, parties_at
from saksi.events.phrases import Chunk
from saksi.events.triggers import Trigger
from saksi.events.types import event_types
from saksi.events.voices import voice_of
from saksi.events.whom import heads_people, is_pronoun
from saksi.records import Body, Party, Span

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


def parties_of(clause: Clause, trigger: Trigger, voice: str, reciprocal: bool) -> Sides:
    """The actors and recipients of a trigger, each conjunct one, without doubles; () where none is named."""
    clause = _without_people(clause, trigger)
    if voice == "noun":
        sides = _of_noun(clause, trigger)
    elif voice == "active":
        sides = _of_active(clause, trigger)
        if len(trigger.words) > 1 and clause.grammar.has("receiving", trigger.words[0]):
            # "menerima kunjungan": the subject is whom it is done to.
            doers = sides.recipients or _behind(clause, clause.grammar.lists["origins"])
            sides = Sides(doers, sides.actors, sides.has_object)
    elif voice == "due":
        sides = Sides((clause.speaker,) if clause.speaker else (), _subject(clause), True)
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
    actors = _glued(clause, trigger) or _subject(clause)
    found, has_object = _object(clause)
    others = {party.id or party.name for party in actors}
    found = tuple(party for party in found if (party.id or party.name) not in others)
    if trigger.type in _OWN and (_is_own(clause) or clause.grammar.has("owning", trigger.words[-1])):
        found = ()
    if trigger.type == "REQUEST" and clause.grammar.has("content", trigger.words[-1]):
        return Sides(actors, (), has_object)  # "meminta agar": of whom is told by what is asked
    recipients = () if trigger.thing else found
    if trigger.type == "AID" and recipients and not heads_people(clause, clause.right):
        # "mengirim bantuan pasukan ke kota itu"
        recipients = _behind(clause, trigger.recipient) or tuple(p for p in recipients if p.id is not None)
    recipients = recipients or _behind(clause, trigger.recipient) or _robbed(clause, trigger)
    return Sides(actors, recipients, has_object)


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
    recipients = _subject(clause)
    actors = _behind(clause, clause.grammar.lists["agents"])
    if not actors and trigger.form == "passive":
        actors = _object(clause)[0]
    if trigger.thing:
        recipients = _behind(clause, trigger.recipient) or (recipients if trigger.type in _SUFFERED else ())
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
    actors = actors or _behind(clause, origins) or _done_by(clause)
    recipients = _behind(clause, trigger.recipient - origins)
    complement = _object(clause)[0]
    inner: tuple[Party, ...] = ()
    if not complement and clause.right < len(clause.chunks) and clause.word(clause.chunks[clause.right]) == "of":
        complement = parties_at(clause, clause.right + 1)
        if trigger.noun_of == "actor":
            recipients, complement = recipients or complement, ()
    if trigger.words[-1] in trigger.recipient:
        # "trip to", "investigation into": the noun's own preposition leads to the recipient.
        inner = complement if trigger.words[-1] == "of" else ()
        recipients, complement = recipients or complement, ()
    if complement and trigger.noun_of == "actor" and not actors:
        actors = complement
    elif complement and not recipients:
        recipients = complement
    if not actors and not recipients:
        row = _behind(clause, clause.grammar.lists["between"])
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
        word = clause.parse.tokens[clause.chunks[light].last - 1].norm
        moved = replace(clause, left=light)
        if clause.grammar.has("doing", word):
            actors = _subject(moved) or actors
        elif clause.grammar.has("undergoing", word) and clause.grammar.has("reporting", trigger.words[0]):
            actors = actors or complement  # who receives a report is not accused
            recipients = () if recipients is complement else recipients
        elif clause.grammar.has("undergoing", word) and inner:
            actors, recipients = inner, _subject(moved)  # "won the support of donors"
        elif clause.grammar.has("undergoing", word) and recipients is complement and complement:
            actors, recipients = complement, _subject(moved)  # "got the backing of the mayor"
        elif clause.grammar.has("undergoing", word) and not recipients:
            recipients = _subject(moved)
    elif trigger.type in _OCCASIONS and (not actors or actors is complement) and len(actors) < _PAIR:
        told = _on_occasion(clause, sure=_are_named(actors))
        recipients = recipients or (actors if told else ())
        actors = told or actors
    return Sides(actors or _collective_before(clause), recipients, True)


# Whose a speech, a demand or a refusal is, makes it ("the loser's concession speech").
_OWNED = frozenset({"AGREE", "CONSULT", "CONCEDE", "COOPERATE", "REQUEST", "REJECT", "THREATEN", "PROTEST", "MOBILIZE"})
# What is an occasion to speak: who speaks then takes part.
_OCCASIONS = frozenset({"CONSULT"})
# So many that are named with a meeting hold it with each other.
_PAIR = 2


def _are_named(parties: Sequence[Party]) -> bool:
    return any(party.id is not None and party.name[0].isupper() for party in parties)


def _done_by(clause: Clause) -> tuple[Party, ...]:
    """Who does what a noun tells, as a verb that only carries it says: "serangan yang dilancarkan milisi"."""
    chunks = clause.chunks
    for index in range(clause.right, min(len(chunks) - 1, clause.right + _REACH)):
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
    for verb in range(at, max(-1, at - _REACH), -1):
        if chunks[verb].kind == "mark":
            return ()
        if chunks[verb].kind == "verb":
            return _subject(replace(clause, left=verb, right=verb + 1))
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
        if chunk.kind != "noun" and not clause.grammar.has("tying", clause.word(chunk)):
            return None
        index -= 1
    return None


# How many chunks before a noun the verb that carries it may stand ("facing a wave of criticism").
_LIGHT = 4


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
        elif (
            chunk.kind == "noun"
            and crossed
            and index > 0
            and clause.grammar.has("told", clause.word(chunks[index - 1]))
        ):
            return parties_at(clause, index)  # "disampaikan Andi saat membuka"
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
            told = _copula(clause, first)
            if told is not None and _is_infinitive(clause):
                index = told - 1  # "became the first members of Congress to endorse"
                continue
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
    return _first_named(clause) if crossed else ()


def _copula(clause: Clause, index: int) -> int | None:
    """The index of the copula that a phrase follows, be it tied to a head ("became members of the house")."""
    chunks = clause.chunks
    if index > 1 and clause.grammar.has("tying", clause.word(chunks[index - 1])) and chunks[index - 2].kind == "noun":
        index -= 2
    at = index - 1
    return at if at > 0 and clause.grammar.has("copulas", clause.parse.tokens[chunks[at].last - 1].norm) else None


def _is_infinitive(clause: Clause) -> bool:
    """Whether an English verb stands right behind "to"."""
    return clause.grammar.head_is_last and clause.parse.tokens[clause.chunks[clause.left - 1].last - 1].norm == "to"


def _first_named(clause: Clause) -> tuple[Party, ...]:
    """Who opens a clause whose verb no list knows ("Andi appeared in court and was held"): people alone."""
    for index, chunk in enumerate(clause.chunks[: clause.left]):
        if chunk.kind == "noun":
            mention = clause.names.mention_at.get(chunk.first)
            return parties_at(clause, index) if mention is not None and mention.kind == "person" else ()
        if chunk.kind not in ("moment", "mark", "comma"):
            return ()
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
        if _has_clause(clause, comma + 1, close):
            continue
        found = parties_at(clause, first)
        named = any(party.id is not None for party in found)
        if named and not any(_is_spot(clause, party) for party in found):
            return found
    return ()


def _has_clause(clause: Clause, first: int, last: int) -> bool:
    """Whether a verb that no relative leads to stands among chunks; a participle is none ("two men killed in")."""
    for index in range(first, last):
        kind = clause.chunks[index].kind
        if kind == "rel":
            return False
        if kind == "verb" and not (clause.grammar.head_is_last and clause.word(clause.chunks[index]).endswith("ed")):
            return True
    return False


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
            # "of both the mayor and the union", "from within his party"
            at = index + 2 if chunks[index + 1].kind in ("aux", "prep") else index + 1
            found = tuple(party for party in parties_at(clause, at) if not _is_spot(clause, party))
            if found:
                return found
    return ()


def _is_spot(clause: Clause, party: Party) -> bool:
    """Whether a party is a town or area: behind a preposition it says where, not who."""
    mention = clause.names.mention_at.get(clause.parse.token_index(party.span.start))
    return mention is not None and mention.kind == "place" and party.sector is None and party.id is not None
