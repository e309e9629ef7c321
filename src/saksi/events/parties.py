"""Who did it, and to whom: the noun phrases on both sides of a trigger, read by its frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saksi.events.phrases import Chunk, Grammar, Names, grammar_of
from saksi.events.triggers import Trigger
from saksi.languages import Parse
from saksi.records import Body, Mention, Party, Person, Place, Span

__all__ = ["Clause", "Sides", "parties_of", "voice_of"]

# How far behind a trigger a preposition may still lead to its recipient, in chunks.
_REACH = 9
_SKIPPED_LEFT = frozenset({"aux", "neg", "moment", "aside", "mark"})
_BOUNDS = frozenset({"sub", "coord", "mark"})


@dataclass(frozen=True, slots=True)
class Clause:
    """
    A sentence as chunks, and where the trigger stands among them: chunks before `left`, chunks from `right`.

    `speaker` is who says the words there: whom "saya" and "we" mean.
    """

    parse: Parse
    names: Names
    chunks: Sequence[Chunk]
    left: int
    right: int
    speaker: Party | None = None

    @property
    def grammar(self) -> Grammar:
        """The small words of the sentence's language."""
        return grammar_of(self.parse.language)

    def word(self, chunk: Chunk) -> str:
        """The first word of a chunk."""
        return self.parse.tokens[chunk.first].norm


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did it and to whom; `has_object` says that a noun phrase follows, be it a party or not."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    has_object: bool


def voice_of(clause: Clause, trigger: Trigger) -> str | None:
    """Active, passive, noun or undergone, as the words beside a trigger decide; None where the form is no verb here."""
    form = trigger.form
    if form in ("active", "passive", "noun", "undergone"):
        return form
    if form == "intransitive":
        return "active"
    before = clause.chunks[clause.left - 1] if clause.left else None
    last = clause.parse.tokens[before.last - 1].norm if before is not None else ""
    if form == "bare":
        return _bare_voice(clause, before, last)
    if form in ("base", "intransitive-base", "third"):
        return "active" if before is not None and _leads_to_verb(clause, before, last, form) else None
    if form == "gerund":
        return "active"
    return _english_past(clause, trigger, before)


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
    else:
        sides = _of_passive(clause, trigger)
    actors, recipients = _distinct(sides.actors), _distinct(sides.recipients)
    if reciprocal:
        return Sides(_distinct((*actors, *recipients)), recipients, sides.has_object)
    taken = {party.id or party.name for party in actors}
    return Sides(actors, tuple(p for p in recipients if (p.id or p.name) not in taken), sides.has_object)


def _of_active(clause: Clause, trigger: Trigger) -> Sides:
    actors = _subject(clause)
    if trigger.form == "bare" and not actors:
        actors = ()
    found, has_object = _object(clause)
    recipients = () if trigger.thing else found
    recipients = recipients or _behind(clause, trigger.recipient)
    return Sides(actors, recipients, has_object)


def _of_passive(clause: Clause, trigger: Trigger) -> Sides:
    recipients = _subject(clause)
    actors = _behind(clause, clause.grammar.lists["agents"])
    if not actors and trigger.form == "passive":
        actors = _object(clause)[0]
    if trigger.thing:
        recipients = _behind(clause, trigger.recipient)
    return Sides(actors, recipients, bool(recipients))


def _of_noun(clause: Clause, trigger: Trigger) -> Sides:
    actors = _behind(clause, clause.grammar.lists["agents"])
    recipients = _behind(clause, trigger.recipient)
    complement = _object(clause)[0]
    if not complement and clause.right < len(clause.chunks) and clause.word(clause.chunks[clause.right]) == "of":
        complement = _parties(clause, clause.right + 1)
        if trigger.noun_of == "actor":
            recipients, complement = recipients or complement, ()
    if complement and trigger.noun_of == "actor" and not actors:
        actors = complement
    elif complement and not recipients:
        recipients = complement
    before = clause.chunks[clause.left - 1] if clause.left else None
    if before is not None and before.kind == "poss":
        owners = _parties(clause, clause.left - 2)
        if trigger.noun_of == "actor" or recipients:
            actors = actors or owners
        else:
            recipients = owners
        return Sides(actors, recipients, True)
    light = _light_verb(clause)
    if light is not None and not actors:
        word = clause.word(clause.chunks[light])
        moved = Clause(clause.parse, clause.names, clause.chunks, light, clause.right, clause.speaker)
        if clause.grammar.has("doing", word):
            actors = _subject(moved)
        elif clause.grammar.has("undergoing", word) and not recipients:
            recipients = _subject(moved)
    return Sides(actors, recipients, True)


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
            commas += 1
            if commas > 3:
                return ()
        elif chunk.kind == "verb":
            crossed = False
        elif chunk.kind == "noun" and (not crossed or relative):
            led = index > 0 and chunks[index - 1].kind in ("prep", "poss") and not relative
            if not led:
                found = _parties(clause, index)
                if found:
                    return found
                # The subject is a thing: whoever stands farther left did not do it.
                goes_on = index > 0 and chunks[index - 1].kind in ("comma", "aside", "moment", "aux", "coord")
                if not goes_on and (relative or (commas == 0 and not _pronoun(clause, chunk))):
                    return ()
            relative = False
        index -= 1
    return ()


def _pronoun(clause: Clause, chunk: Chunk) -> bool:
    return chunk.last == chunk.first + 1 and clause.grammar.has("pronouns", clause.word(chunk))


def _object(clause: Clause) -> tuple[tuple[Party, ...], bool]:
    """The parties of the phrase behind a trigger, and whether any phrase stands there."""
    index = clause.right
    chunks = clause.chunks
    while index < len(chunks) and chunks[index].kind in ("aux", "aside"):
        index += 1
    if index >= len(chunks) or chunks[index].kind != "noun":
        return (), False
    return _parties(clause, index), True


def _behind(clause: Clause, prepositions: frozenset[str]) -> tuple[Party, ...]:
    """The parties behind the first of the prepositions to the right, within the clause."""
    chunks = clause.chunks
    for index in range(clause.right, min(len(chunks) - 1, clause.right + _REACH)):
        chunk = chunks[index]
        if chunk.kind == "mark" and clause.word(chunk) in '.;:?!"”“':
            return ()
        if chunk.kind == "sub" and clause.word(chunk) not in prepositions:
            return ()
        if clause.word(chunk) in prepositions and chunk.last == chunk.first + 1:
            found = _parties(clause, index + 1)
            if found:
                return found
    return ()


def _parties(clause: Clause, index: int) -> tuple[Party, ...]:
    """The party that a noun phrase names and those joined to it on both sides, left to right."""
    chunks = clause.chunks
    if not 0 <= index < len(chunks) or chunks[index].kind != "noun":
        return ()
    first = last = index
    while first >= 2 and _joins(clause, first - 1) and chunks[first - 2].kind == "noun" and last >= clause.left - 4:
        first -= 2
    while (
        last + 2 < len(chunks) and last + 2 != clause.left and _joins(clause, last + 1) and _noun_at(chunks, last + 2)
    ):
        last += 2
    if last >= clause.left > index:
        last = index
    out: list[Party] = []
    for at in range(first, last + 1, 2):
        party = _party(clause, chunks[at])
        if party is None and at != index:
            continue
        if party is None or (party.id is None and last == first):
            party = _apposition(clause, at) or party
        if party is not None:
            out.append(party)
    return tuple(out)


def _noun_at(chunks: Sequence[Chunk], index: int) -> bool:
    return chunks[index].kind == "noun" and not (index + 1 < len(chunks) and chunks[index + 1].kind in ("verb", "aux"))


def _joins(clause: Clause, index: int) -> bool:
    chunk = clause.chunks[index]
    return chunk.kind in ("coord", "prep") and clause.grammar.has("joiners", clause.word(chunk))


def _apposition(clause: Clause, index: int) -> Party | None:
    """ "Ketua Komisi itu, Budi Santoso, ...": the person named behind the comma, else before it."""
    chunks = clause.chunks
    after = index + 1
    while after < len(chunks) and chunks[after].kind in ("aside", "comma"):
        after += 1
    if index + 1 < after < len(chunks) and chunks[after].kind == "noun":
        mention = clause.names.mention_at.get(chunks[after].first)
        if mention is not None and mention.kind == "person" and mention.form == "name" and _is_title(clause, index):
            return _party(clause, chunks[after])
    if index >= 2 and chunks[index - 1].kind == "comma" and chunks[index - 2].kind == "noun":
        mention = clause.names.mention_at.get(chunks[index - 2].last - 1)
        if mention is not None and mention.kind == "person":
            return _party(clause, chunks[index - 2])
    return None


def _is_title(clause: Clause, index: int) -> bool:
    chunk = clause.chunks[index]
    words = clause.parse.tokens[chunk.first : chunk.last]
    return any(clause.grammar.has("people", token.norm.rstrip(".")) for token in words) and not words[0].norm.isdigit()


def _party(clause: Clause, chunk: Chunk) -> Party | None:
    """The person, body or country named in a phrase, else the phrase as printed where its nouns name people."""
    tokens = clause.parse.tokens
    words = tokens[chunk.first : chunk.last]
    span = Span(words[0].start, words[-1].end)
    printed = Party(None, span.of(clause.parse.text), span, None, None)
    headed = _is_headed(clause, chunk)
    best: Party | None = None
    for mention, owner in _owners(clause, chunk):
        where = Span(mention.start, mention.end)
        if isinstance(owner, Person):
            # "the Obama administration" is not Obama.
            apart = clause.grammar.head_is_last and headed and mention.end < span.end
            return printed if apart else Party(owner.id, owner.name, where, owner.country, None)
        if isinstance(owner, Body):
            if where == span or (owner.name[0].isupper() and not headed):
                return Party(owner.id, owner.name, where, owner.country, owner.sector)
            best = replace(printed, country=owner.country, sector=owner.sector)
        elif best is None and owner.kind == "country" and (chunk.last - chunk.first <= 2 or not headed):
            best = Party(owner.id, owner.name, where, owner.country, "GOV")
    if best is not None:
        return best
    if _pronoun(clause, chunk):
        return clause.speaker if words[0].norm in clause.grammar.lists["first_person"] else None
    if any(clause.grammar.has("people", token.norm.rstrip(".")) for token in words) or _is_name(clause, chunk):
        return printed
    return None


def _owners(clause: Clause, chunk: Chunk) -> list[tuple[Mention, Person | Body | Place]]:
    """The mentions in a phrase with whom they mean: people first, then bodies, then places."""
    found: dict[str, tuple[Mention, Person | Body | Place]] = {}
    for index in range(chunk.first, chunk.last):
        mention = clause.names.mention_at.get(index)
        if mention is not None and mention.id in clause.names.owner_of:
            found.setdefault(mention.id, (mention, clause.names.owner_of[mention.id]))
    rank = {"person": 0, "body": 1, "place": 2}
    return sorted(found.values(), key=lambda pair: (rank[pair[0].kind], pair[0].start))


def _is_headed(clause: Clause, chunk: Chunk) -> bool:
    """Whether a noun for people outside the named words heads the phrase ("tiga anggota DPRD", "Obama supporters")."""
    index = _head(clause, chunk)
    if index is None or not clause.grammar.has("people", clause.parse.tokens[index].norm.rstrip(".")):
        return False
    mention = clause.names.mention_at.get(index)
    return mention is None or (mention.kind == "body" and clause.parse.text[mention.start].islower())


def _head(clause: Clause, chunk: Chunk) -> int | None:
    tokens = clause.parse.tokens
    heads = [
        i
        for i in range(chunk.first, chunk.last)
        if tokens[i].is_word
        and not tokens[i].norm.isdigit()
        and not clause.grammar.has("determiners", tokens[i].norm)
        and not clause.grammar.has("closers", tokens[i].norm)
    ]
    if not heads:
        return None
    return heads[-1] if clause.grammar.head_is_last else heads[0]


def _is_name(clause: Clause, chunk: Chunk) -> bool:
    """A head in capitals that no place covers: a name that the lists of names do not know."""
    tokens = clause.parse.tokens
    inner = range(chunk.first, chunk.last)
    if any((m := clause.names.mention_at.get(i)) is not None and m.kind == "place" for i in inner):
        return False
    index = _head(clause, chunk)
    if index is None:
        return False
    token = tokens[index]
    if clause.grammar.has("pronouns", token.norm) or not token.text[0].isalpha() or len(token.text) < 2:
        return False
    inside = index > clause.chunks[0].first and tokens[index - 1].is_word
    return token.is_capital and (inside or (token.text.isupper() and len(token.text) > 2))


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.id or party.name, party)
    return tuple(seen.values())
