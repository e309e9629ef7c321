"""Who stands before a trigger as its subject, past insets, relatives and other verbs."""

from __future__ import annotations

from saksi.events.clauses import Clause
from saksi.events.complements import is_spot
from saksi.events.naming import behind_aside, opening_of, parties_at
from saksi.events.phrases import Chunk
from saksi.events.whom import is_pronoun
from saksi.records import Party

__all__ = ["subject_of"]

# Before a dash among so many first chunks stands a dateline ("SURABAYA, Kabar –"), and no subject.
_DATELINE = 7


def subject_of(clause: Clause) -> tuple[Party, ...]:
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
            crossed = crossed or not _is_adverb(clause, index)
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
            jump = _past(clause, index, relative=relative)
            if jump is not None:
                index = jump
                continue
            found = _at(clause, index, relative=relative, alone=commas == 0)
            if found is not None:
                return found
            relative = False
        index -= 1
    return _first_named(clause) if crossed else ()


def _is_adverb(clause: Clause, index: int) -> bool:
    """Whether a coordinator stands between a subject and its verb, as an adverb does ("pelaku lalu ditangkap")."""
    chunks = clause.chunks
    if (
        index < 1
        or chunks[index - 1].kind != "noun"
        or not clause.grammar.has("auxiliaries", clause.word(chunks[index]))
    ):
        return False
    first = opening_of(clause, index - 1)
    return first == 0 or chunks[first - 1].kind not in ("verb", "prep", "poss")


def _past(clause: Clause, index: int, *, relative: bool) -> int | None:
    """Where to look on from a phrase that only says more of the subject; None where it may be the subject."""
    first = opening_of(clause, index)
    told = _copula(clause, first)
    if told is not None and _is_infinitive(clause):
        return told - 1  # "became the first members of Congress to endorse"
    if told is not None and clause.chunks[told - 1].kind == "rel":
        return told - 1  # "Andi, yang merupakan residivis, ditangkap"
    if relative and first > 1 and _describes(clause, clause.chunks[first - 1]):
        return first - 2  # "sopir mobil berpelat merah yang viral"
    return None


def _at(clause: Clause, index: int, *, relative: bool, alone: bool) -> tuple[Party, ...] | None:
    """Those whom the phrase at `index` names as the subject, () where the subject is a thing; None to look on."""
    chunks = clause.chunks
    if relative and index > 1 and clause.word(chunks[index - 1]) in clause.grammar.lists["partitives"]:
        # "the owner of the firm who ...": the head is meant where it names people.
        found = parties_at(clause, index - 2) if chunks[index - 2].kind == "noun" else ()
        if found:
            return found
    first = opening_of(clause, index)
    if not relative and first != index and (found := _tied(clause, first)):
        return found
    led = first > 0 and _leads(chunks[first - 1], first == index) and not relative
    if (led and not _opens_clause(clause, first, index)) or _goes_on_place(clause, first):
        return None
    found = parties_at(clause, index)
    if found:
        return found
    # The subject is a thing: whoever stands farther left did not do it.
    goes_on = first > 0 and chunks[first - 1].kind in ("comma", "aside", "moment", "aux", "coord", "rel")
    goes_on = goes_on or (first > 0 and _is_closed(clause, chunks[first - 1]))
    ends = not goes_on and (relative or (alone and not is_pronoun(clause, chunks[index])))
    return () if ends else None


def _is_closed(clause: Clause, chunk: Chunk) -> bool:
    """Whether a phrase ends in a word that closes it: what follows is an adverb ("menteri itu mulanya menolak")."""
    last = clause.parse.tokens[chunk.last - 1].norm
    return chunk.kind == "noun" and not clause.grammar.head_is_last and clause.grammar.has("definite", last)


def _opens_clause(clause: Clause, first: int, index: int) -> bool:
    """Whether a word that may be a preposition leads to a clause there ("before the mayor began ...")."""
    chunks = clause.chunks
    verb = index + 1 < len(chunks) and chunks[index + 1].kind in ("aux", "verb", "neg")
    return verb and clause.grammar.has("subordinators", clause.word(chunks[first - 1]))


def _describes(clause: Clause, chunk: Chunk) -> bool:
    """Whether a verb only describes the noun before it ("mobil berpelat merah")."""
    start = clause.grammar.stative_start
    return start is not None and chunk.kind == "verb" and clause.word(chunk).startswith(start)


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
        named = any(party.id is not None for party in found) or chunks[comma + 1].kind == "rel"
        if found and named and not any(is_spot(clause, party) for party in found):
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
