"""Whom the noun phrases of a clause name: people, bodies, countries, and people as they are described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.events.clauses import Clause
from saksi.events.described import meant_by
from saksi.events.phrases import Chunk, is_headline
from saksi.records import Body, Mention, Party, Person, Place, Span

__all__ = ["Clause", "behind_aside", "distinct", "is_pronoun", "nested_party", "opening_of", "parties_at"]


def parties_at(clause: Clause, index: int) -> tuple[Party, ...]:
    """The party that a noun phrase names and those joined to it on both sides, left to right."""
    chunks = clause.chunks
    if not 0 <= index < len(chunks) or chunks[index].kind != "noun":
        return ()
    row = [index]
    while (before := _joined_before(clause, row[0])) is not None and index >= clause.left - 4:
        row.insert(0, before)
    while (after := _joined_behind(clause, row[-1])) is not None and not (index < clause.left <= after):
        row.append(after)
    out: list[Party] = []
    for at in row:
        party = _party(clause, chunks[at])
        if party is None and at != index:
            continue
        if party is None or (party.id is None and len(row) == 1):
            named = _apposition(clause, at)
            if len(named) > 1:
                return named
            party = named[0] if named else party
        elif party.id is None and _is_role(clause, at):
            party = next((one for one in _named_behind(clause, at) if one.id is not None), party)
        if party is None and len(row) > 1 and at >= clause.right:
            party = nested_party(clause, chunks[at])
        if party is not None:
            out.append(party)
    if len(out) > 1 and _announces(clause, row[0], out):
        del out[0]
    if len(out) == 1 and out[0].id is None:
        return meant_by(clause, chunks[index]) or tuple(out)
    return tuple(out)


def opening_of(clause: Clause, index: int) -> int:
    """The index of the first of the phrases that are joined to the one at `index` from the left."""
    while (before := _joined_before(clause, index)) is not None:
        index = before
    return index


def _announces(clause: Clause, index: int, parties: Sequence[Party]) -> bool:
    """Whether a phrase only announces the names behind its comma ("dua tersangka, Andi dan Budi")."""
    at = [clause.names.mention_at.get(clause.parse.token_index(party.span.start)) for party in parties[1:]]
    people = all(mention is not None and mention.kind == "person" for mention in at)
    behind = behind_aside(clause.chunks, index)
    comma = behind < len(clause.chunks) and clause.word(clause.chunks[behind]) == ","
    named = people or (_is_plural_role(clause, index) and all(party.id is not None for party in parties[1:]))
    return parties[0].id is None and comma and named and _is_title(clause, index)


# Behind these a capital says nothing.
_OPENERS = frozenset('.!?:"“”-–—(')
# The longest list of names that is read as one side.
_MOST_JOINED = 12


def _joined_before(clause: Clause, index: int) -> int | None:
    """The phrase that is joined to one from the left: by a conjunction, or by a comma where the list ends in one."""
    chunks = clause.chunks
    if index < 2 or chunks[index - 2].kind != "noun":
        return None
    if _joins(clause, index - 1):
        return index - 2
    if index >= 3 and chunks[index - 3].kind in ("prep", "poss"):
        return None
    in_list = index + 1 < len(chunks) and (_joins(clause, index + 1) or _is_listed(clause, index + 1))
    return index - 2 if clause.word(chunks[index - 1]) == "," and in_list and _is_listed(clause, index - 1) else None


def behind_aside(chunks: Sequence[Chunk], index: int) -> int:
    """The index behind a phrase and the aside that it may have ("Andi (23)")."""
    return index + 2 if index + 1 < len(chunks) and chunks[index + 1].kind == "aside" else index + 1


def _joined_behind(clause: Clause, index: int) -> int | None:
    chunks = clause.chunks
    index = behind_aside(chunks, index) - 1
    if index + 2 < len(chunks) and _joins(clause, index + 1) and _noun_at(chunks, index + 2):
        return index + 2
    if index + 2 < len(chunks) and _accompanies(clause, index + 1) and chunks[index + 2].kind == "noun":
        return index + 2
    # "A, B, and C": the comma before the conjunction.
    if (
        index + 3 < len(chunks)
        and chunks[index + 1].kind == "comma"
        and _joins(clause, index + 2)
        and _noun_at(chunks, index + 3)
    ):
        return index + 3
    return index + 2 if _is_listed(clause, index + 1) else None


def _is_listed(clause: Clause, index: int) -> bool:
    """Whether a comma stands in a list of phrases that a conjunction ends: "A, B dan C"."""
    chunks = clause.chunks
    last = min(len(chunks), index + 2 * _MOST_JOINED)
    while index + 1 < last and clause.word(chunks[index]) == "," and chunks[index + 1].kind == "noun":
        index = behind_aside(chunks, index + 1)
        if index < last and _joins(clause, index):
            return index + 1 < last and chunks[index + 1].kind == "noun"
        if index + 1 < last and chunks[index].kind == "comma" and _joins(clause, index + 1):
            return index + 2 < last and chunks[index + 2].kind == "noun"
    return False


def _noun_at(chunks: Sequence[Chunk], index: int) -> bool:
    return chunks[index].kind == "noun" and not (index + 1 < len(chunks) and chunks[index + 1].kind in ("verb", "aux"))


def _joins(clause: Clause, index: int) -> bool:
    chunk = clause.chunks[index]
    if chunk.kind not in ("coord", "prep"):
        return False
    joining = chunk.kind == "coord" and clause.word(chunk) in clause.grammar.joining_firsts
    return clause.grammar.has("joiners", clause.word(chunk)) or joining


def _accompanies(clause: Clause, index: int) -> bool:
    """Whether a preposition joins a phrase to a subject ("Budi bersama Andi datang"): no clause begins behind it."""
    chunk = clause.chunks[index]
    return chunk.kind == "prep" and index < clause.left and clause.grammar.has("joiners", clause.word(chunk))


def _apposition(clause: Clause, index: int) -> tuple[Party, ...]:
    """
    Who is named behind the comma, else before it: "Ketua Komisi itu, Budi Santoso, ...".

    Several where all are described by one phrase behind ("A dan B, dua penagih utang").
    """
    chunks = clause.chunks
    named = _named_behind(clause, index)
    if named:
        return named
    if index >= 2 and chunks[index - 1].kind == "comma":
        at = index - 2
        if chunks[at].kind == "aside" and at > 0:
            at -= 1
        mention = clause.names.mention_at.get(chunks[at].last - 1) if chunks[at].kind == "noun" else None
        led = at > 0 and chunks[at - 1].kind == "prep"
        if mention is not None and mention.kind == "person" and not led:
            return parties_at(clause, at) if _is_plural_role(clause, index) else _one(_party(clause, chunks[at]))
    return ()


def _one(party: Party | None) -> tuple[Party, ...]:
    return () if party is None else (party,)


def _is_plural_role(clause: Clause, index: int) -> bool:
    """Whether a phrase describes several ("dua penagih utang")."""
    return clause.grammar.has("numbers", clause.word(clause.chunks[index]))


def _named_behind(clause: Clause, index: int) -> tuple[Party, ...]:
    """The one that a description announces: behind its comma, the place that it has, a word of naming."""
    chunks = clause.chunks
    if not _is_title(clause, index):
        return ()
    after = behind_aside(chunks, index)
    if after < len(chunks) and _names(clause, chunks[after]):
        return _one(_party(clause, chunks[after]))
    if after + 1 < len(chunks) and chunks[after].kind == "prep" and chunks[after + 1].kind == "noun":
        # "ketua partai di Jawa Tengah, Budi Santoso": the place lies between.
        mention = clause.names.mention_at.get(chunks[after + 1].last - 1)
        if mention is None or mention.kind == "person" or not _is_role(clause, index):
            return ()
        after = behind_aside(chunks, after + 1)
    if after + 1 >= len(chunks) or chunks[after + 1].kind != "noun":
        return ()
    if chunks[after].kind != "comma" and not clause.grammar.has("naming", clause.word(chunks[after])):
        return ()
    after += 1
    mention = clause.names.mention_at.get(chunks[after].first)
    named = mention is not None and mention.kind == "person" and mention.form == "name"
    return _one(_party(clause, chunks[after])) if named or (mention is None and _is_name(clause, chunks[after])) else ()


def _names(clause: Clause, chunk: Chunk) -> bool:
    """Whether a phrase behind an aside is a name with a word of naming ("(53) berinisial AB")."""
    return chunk.kind == "noun" and clause.grammar.has("naming", clause.word(chunk))


def _is_role(clause: Clause, index: int) -> bool:
    """Whether a phrase describes one person: no number or determiner of many begins it."""
    word = clause.word(clause.chunks[index])
    several = word.isdigit() or clause.grammar.has("numbers", word)
    return not several and _is_title(clause, index)


def _is_title(clause: Clause, index: int) -> bool:
    chunk = clause.chunks[index]
    words = clause.parse.tokens[chunk.first : chunk.last]
    return any(clause.grammar.has("people", token.norm.rstrip(".")) for token in words) and not words[0].norm.isdigit()


def _party(clause: Clause, chunk: Chunk) -> Party | None:
    """The person, body or country named in a phrase, else the phrase as printed where its nouns name people."""
    tokens = clause.parse.tokens
    if _is_dateline(clause, chunk):
        return None
    if chunk.last - chunk.first > 1 and clause.grammar.has("sides", clause.word(chunk)):
        inner = _party(clause, replace(chunk, first=chunk.first + 1))
        if inner is not None and inner.name[0].isupper():
            return inner
    words = tokens[chunk.first : chunk.last]
    span = Span(words[0].start, words[-1].end)
    printed = Party(None, span.of(clause.parse.text), span, None, None)
    headed = _is_headed(clause, chunk)
    best: Party | None = None
    for mention, owner in _owners(clause, chunk):
        where = Span(mention.start, mention.end)
        if isinstance(owner, Person):
            # "the Obama administration" is not Obama, "istri Budi" is not Budi.
            apart = headed and (mention.end < span.end if clause.grammar.head_is_last else _belongs(clause, chunk))
            return printed if apart else Party(owner.id, owner.name, where, owner.country, None)
        if isinstance(owner, Body):
            if where == span or (owner.name[0].isupper() and not headed):
                return Party(owner.id, owner.name, where, owner.country, owner.sector)
            best = replace(printed, country=owner.country, sector=owner.sector)
        elif best is None and owner.kind == "country" and (chunk.last - chunk.first <= 2 or not headed):
            best = Party(owner.id, owner.name, where, owner.country, "GOV")
        elif best is None and where == span:
            # "Moskow menolak", "Aleppo direbut": a place alone stands for its people or its rulers.
            best = _ruled_from(clause, chunk, owner) or Party(owner.id, owner.name, where, owner.country, None)
    if best is not None:
        return best
    if is_pronoun(clause, chunk):
        return clause.speaker if words[0].norm in clause.grammar.lists["first_person"] else None
    if clause.speaker is not None and len(words) == 1 and clause.grammar.has("own_side", words[0].norm):
        return clause.speaker
    initials = _initials(clause, chunk)
    if initials is not None:
        return initials
    if _names_people(clause, chunk) or _is_name(clause, chunk):
        return printed
    return None


def _ruled_from(clause: Clause, chunk: Chunk, seat: Place) -> Party | None:
    """The country whose government a capital stands for before a verb ("Moskow menolak"), where it is named too."""
    if clause.left >= len(clause.chunks) or chunk.first >= clause.chunks[clause.left].first:
        return None
    country = clause.names.countries.get(seat.country or "")
    if country is None or not clause.grammar.has("seats", seat.name.casefold()):
        return None
    tokens = clause.parse.tokens
    where = Span(tokens[chunk.first].start, tokens[chunk.last - 1].end)
    return Party(country.id, country.name, where, country.country, "GOV")


def _is_dateline(clause: Clause, chunk: Chunk) -> bool:
    """Whether a dash ends a phrase and a blank follows ("JAKARTA- Polisi")."""
    tokens = clause.parse.tokens
    dash = tokens[chunk.last - 1]
    apart = chunk.last < len(tokens) and tokens[chunk.last].start > dash.end
    return apart and not dash.is_word and dash.text in "-–—"


def _initials(clause: Clause, chunk: Chunk) -> Party | None:
    """Whom a word of naming names at the end of a phrase ("seorang pelajar berinisial AB")."""
    tokens = clause.parse.tokens
    for index in range(chunk.first, chunk.last - 1):
        following = tokens[index + 1]
        if clause.grammar.has("naming", tokens[index].norm) and following.is_capital:
            mention = clause.names.mention_at.get(index + 1)
            owner = clause.names.owner_of.get(mention.id) if mention is not None else None
            if isinstance(owner, Person):
                return Party(owner.id, owner.name, Span(following.start, following.end), owner.country, None)
            span = Span(following.start, tokens[chunk.last - 1].end)
            return Party(None, span.of(clause.parse.text), span, None, None)
    return None


def nested_party(clause: Clause, chunk: Chunk) -> Party | None:
    """Who is named inside a phrase about a thing, where the head stands first ("gaji guru": "guru")."""
    if clause.grammar.head_is_last:
        return None
    for index in range(chunk.first + 1, chunk.last):
        if clause.grammar.has("people", clause.parse.tokens[index].norm.rstrip(".")):
            return _party(clause, replace(chunk, first=index))
    return None


def _names_people(clause: Clause, chunk: Chunk) -> bool:
    """Whether a noun for people heads the phrase; where the head stands last, whether there is one at all."""
    tokens = clause.parse.tokens
    if clause.grammar.head_is_last:
        return any(clause.grammar.has("people", token.norm.rstrip(".")) for token in tokens[chunk.first : chunk.last])
    head = _head(clause, chunk)
    if head is None:
        return False
    named = clause.grammar.has("people", tokens[head].norm.rstrip("."))
    return named or clause.grammar.has("of_people", tokens[chunk.first].norm)


def _owners(clause: Clause, chunk: Chunk) -> list[tuple[Mention, Person | Body | Place]]:
    """The mentions in a phrase with whom they mean: people first, then bodies, then places."""
    found: dict[str, tuple[Mention, Person | Body | Place]] = {}
    for index in range(chunk.first, chunk.last):
        mention = clause.names.mention_at.get(index)
        if mention is None or mention.id not in clause.names.owner_of:
            continue
        if not (index == chunk.first and _is_owned(clause, chunk)):
            found.setdefault(mention.id, (mention, clause.names.owner_of[mention.id]))
    rank = {"person": 0, "body": 1, "place": 2}
    return sorted(found.values(), key=lambda pair: (rank[pair[0].kind], pair[0].start))


def _is_owned(clause: Clause, chunk: Chunk) -> bool:
    """Whether a pronoun opens a phrase for other people ("her fans"): of a thing its owner is meant ("her speech")."""
    if chunk.last - chunk.first == 1 or not clause.grammar.has("owning", clause.word(chunk)):
        return False
    head = clause.names.mention_at.get(chunk.last - 1)
    return _names_people(clause, chunk) or (head is not None and head.kind != "place")


def _is_headed(clause: Clause, chunk: Chunk) -> bool:
    """Whether a noun for people outside the named words heads the phrase ("tiga anggota DPRD", "Obama supporters")."""
    index = _head(clause, chunk)
    if index is None or not clause.grammar.has("people", clause.parse.tokens[index].norm.rstrip(".")):
        return False
    mention = clause.names.mention_at.get(index)
    return mention is None or (mention.kind == "body" and clause.parse.text[mention.start].islower())


def _belongs(clause: Clause, chunk: Chunk) -> bool:
    """Whether the head only belongs to whom the phrase names ("suami Maia", "para pejabat Trump")."""
    index = _head(clause, chunk)
    return index is not None and clause.grammar.has("belonging", clause.parse.tokens[index].norm)


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
    if is_headline(clause.parse, clause.chunks[0].first, clause.chunks[-1].last):
        return False
    inner = range(chunk.first, chunk.last)
    if any((m := clause.names.mention_at.get(i)) is not None and m.kind == "place" for i in inner):
        return False
    index = _head(clause, chunk)
    if index is None:
        return False
    token = tokens[index]
    if clause.grammar.has("pronouns", token.norm) or not token.text[0].isalpha() or len(token.text) < 2:
        return False
    inside = index > clause.chunks[0].first and tokens[index - 1].text not in _OPENERS
    return token.is_capital and (inside or (token.text.isupper() and len(token.text) > 2))


def is_pronoun(clause: Clause, chunk: Chunk) -> bool:
    """Whether a phrase is a pronoun alone."""
    return chunk.last == chunk.first + 1 and clause.grammar.has("pronouns", clause.word(chunk))


def distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties without doubles, in their order."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.id or party.name, party)
    return tuple(seen.values())
