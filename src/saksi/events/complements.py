"""What stands behind a trigger: its object, and who follows its prepositions."""

from __future__ import annotations

from saksi.events.clauses import Clause
from saksi.events.naming import parties_at
from saksi.records import Party

__all__ = ["REACH", "behind", "is_spot", "object_of"]

# How far behind a trigger a preposition may still lead to its recipient, in chunks.
REACH = 9


def object_of(clause: Clause) -> tuple[tuple[Party, ...], bool]:
    """The parties of the phrase behind a trigger, and whether any phrase stands there."""
    index = clause.right
    chunks = clause.chunks
    while index < len(chunks) and chunks[index].kind in ("aux", "aside"):
        index += 1
    if index >= len(chunks) or chunks[index].kind != "noun":
        return (), False
    return parties_at(clause, index), True


def behind(clause: Clause, prepositions: frozenset[str]) -> tuple[Party, ...]:
    """The parties behind the first of the prepositions to the right, within the clause."""
    chunks = clause.chunks
    for index in range(clause.right, min(len(chunks) - 1, clause.right + REACH)):
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
            found = tuple(party for party in parties_at(clause, at) if not is_spot(clause, party))
            if found:
                return found
    return ()


def is_spot(clause: Clause, party: Party) -> bool:
    """Whether a party is a town or area: behind a preposition it says where, not who."""
    mention = clause.names.mention_at.get(clause.parse.token_index(party.span.start))
    return mention is not None and mention.kind == "place" and party.sector is None and party.id is not None
