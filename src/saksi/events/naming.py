"""Whom the noun phrases of a clause name together: those joined, and those that one phrase describes."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.events.clauses import Clause
from saksi.events.described import meant_by
from saksi.events.phrases import Chunk
from saksi.events.whom import heads_people, hyphened, is_name, nested_party, party_of
from saksi.records import Party, Span

__all__ = ["Clause", "behind_aside", "distinct", "goes_on_name", "opening_of", "parties_at"]


def parties_at(clause: Clause, index: int) -> tuple[Party, ...]:
    """The party that a noun phrase names and those joined to it on both sides, left to right."""
    chunks = clause.chunks
    if not 0 <= index < len(chunks) or chunks[index].kind != "noun":
        return ()
    row = [index]
    while (before := _joined_before(clause, row[0])) is not None and len(row) < _MOST_JOINED:
        row.insert(0, before)
    while (after := _joined_behind(clause, row[-1])) is not None and not (index < clause.left <= after):
        row.append(after)
    out: list[Party] = []
    for at in row:
        tied = hyphened(clause, chunks[at])
        if len(tied) > 1:
            out += tied
            continue
        if out and (whole := _one_name(clause, at, out[-1])) is not None:
            out[-1] = whole
            continue
        party = _owned(clause, at) or party_of(clause, chunks[at])
        if party is not None and party.id is None and out == [] and at > index and not heads_people(clause, at):
            continue  # what is joined to a thing is one ("tin, CPO and sugar")
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
    if index == clause.right and goes_on_name(clause) and all(party.id is None for party in out):
        return ()
    if len(out) > 1 and _announces(clause, row[0], out):
        del out[0]
    if not out and index == clause.right:
        return meant_by(clause, chunks[index])  # "mengebom kota itu"
    if len(out) == 1 and out[0].id is None:
        return meant_by(clause, chunks[index]) or tuple(out)
    return tuple(out)


def _owned(clause: Clause, index: int) -> Party | None:
    """
    Who belongs to the one named there: "the mayor's brother", "France's Marine Le Pen".

    None where a body's or a country's people act for it.
    """
    chunks, tokens = clause.chunks, clause.parse.tokens
    if index + 2 >= len(chunks) or chunks[index + 1].kind != "poss" or chunks[index + 2].kind != "noun":
        return None
    behind = chunks[index + 2]
    person = party_of(clause, behind)
    mention = clause.names.mention_at.get(clause.parse.token_index(person.span.start)) if person is not None else None
    if person is not None and person.id is not None and mention is not None and mention.kind == "person":
        return person
    owner = party_of(clause, chunks[index])
    held = clause.names.mention_at.get(chunks[index].last - 1)
    if owner is None or (held is not None and held.kind != "person"):
        return None
    if not clause.grammar.has("people", tokens[behind.last - 1].norm):
        return None
    span = Span(owner.span.start, tokens[behind.last - 1].end)
    return Party(None, span.of(clause.parse.text), span, None, None)


def _one_name(clause: Clause, index: int, before: Party) -> Party | None:
    """The body whose name goes on behind a conjunction ("Kementerian Haji dan Umrah"); None where another begins."""
    chunk, joiner = clause.chunks[index], clause.chunks[index - 1]
    tokens = clause.parse.tokens
    first = clause.parse.token_index(before.span.start)
    names = clause.parse.tokens_in(before.span.start, before.span.end)
    if clause.grammar.head_is_last or joiner.kind != "coord" or not all(token.is_capital for token in names):
        return None
    opens = clause.grammar.has("bodied", tokens[first].norm)
    word = tokens[chunk.first]
    other = chunk.first in clause.names.mention_at or clause.grammar.has("people", word.norm)
    other = other or clause.grammar.has("office_bodies", word.norm)
    if (
        len(names) < _LEAST_NAME
        or not opens
        or other
        or not word.is_capital
        or tokens[joiner.first - 1].end != before.span.end
    ):
        return None
    last = chunk.first
    while last + 1 < chunk.last and (tokens[last + 1].is_capital or not tokens[last + 1].is_word):
        last += 1
    span = Span(before.span.start, tokens[last].end)
    return Party(None, span.of(clause.parse.text), span, before.country, before.sector)


# The fewest words of such a name before its conjunction.
_LEAST_NAME = 2


def goes_on_name(clause: Clause) -> bool:
    """Whether the phrase behind a trigger is the rest of a name that begins in it ("Rapat Umum Pemegang Saham")."""
    tokens = clause.parse.tokens
    last = tokens[clause.chunks[clause.right].first - 1]
    first = tokens[clause.chunks[0].first]
    return last.is_capital and last.start != first.start and tokens[clause.chunks[clause.right].first].is_capital


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


# The longest list of names that is read as one side.
_MOST_JOINED = 12


def _joined_before(clause: Clause, index: int) -> int | None:
    """The phrase that is joined to one from the left: by a conjunction, or by a comma where the list ends in one."""
    chunks = clause.chunks
    if (
        index > 2
        and chunks[index - 2].kind == "aside"
        and chunks[index - 3].kind == "noun"
        and _joins(clause, index - 1)
    ):
        return index - 3
    if (
        index > 2
        and chunks[index - 2].kind == "comma"
        and chunks[index - 3].kind == "noun"
        and _is_long(chunks, index - 1)
    ):
        return index - 3  # "Andi, along with Budi, ..."
    if index < 2 or chunks[index - 2].kind != "noun":
        return None
    if _joins(clause, index - 1):
        return index - 2
    if index >= 3 and chunks[index - 3].kind in ("prep", "poss"):
        return None
    in_list = index + 1 < len(chunks) and (_joins(clause, index + 1) or _is_listed(clause, index + 1))
    return index - 2 if clause.word(chunks[index - 1]) == "," and in_list and _is_listed(clause, index - 1) else None


def _is_long(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether several words join there ("along with", "bersama dengan")."""
    return chunks[index].kind == "coord" and chunks[index].last > chunks[index].first + 1


def behind_aside(chunks: Sequence[Chunk], index: int) -> int:
    """The index behind a phrase and the aside that it may have ("Andi (23)")."""
    return index + 2 if index + 1 < len(chunks) and chunks[index + 1].kind == "aside" else index + 1


def _joined_behind(clause: Clause, index: int) -> int | None:
    chunks = clause.chunks
    index = behind_aside(chunks, index) - 1
    # The last of several, or the second of two that "between" announces, is no new subject.
    listed = index > 0 and (
        clause.word(chunks[index - 1]) == "," or clause.grammar.has("between", clause.word(chunks[index - 1]))
    )
    if index + 2 < len(chunks) and _joins(clause, index + 1) and _noun_at(chunks, index + 2, listed=listed):
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


def _noun_at(chunks: Sequence[Chunk], index: int, *, listed: bool = False) -> bool:
    if chunks[index].kind != "noun":
        return False
    return listed or not (index + 1 < len(chunks) and chunks[index + 1].kind in ("verb", "aux"))


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
    if named and not _is_plural_role(clause, index):
        return named
    if index >= 2 and chunks[index - 1].kind == "comma":
        at = index - 2
        if chunks[at].kind == "aside" and at > 0:
            at -= 1
        mention = clause.names.mention_at.get(chunks[at].last - 1) if chunks[at].kind == "noun" else None
        led = at > 0 and chunks[at - 1].kind == "prep"
        if mention is not None and mention.kind == "person" and not led:
            return parties_at(clause, at) if _is_plural_role(clause, index) else _one(party_of(clause, chunks[at]))
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
        return _one(party_of(clause, chunks[after]))
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
    return (
        _one(party_of(clause, chunks[after])) if named or (mention is None and is_name(clause, chunks[after])) else ()
    )


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


def distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties without doubles, in their order."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.id or party.name, party)
    return tuple(seen.values())
