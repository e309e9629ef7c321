"""Whom a description that the article has named before means: "the company", "negara tersebut", "the two leaders"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saksi.events.clauses import Clause
from saksi.events.phrases import Chunk
from saksi.records import Body, Party, Person, Place, Span

__all__ = ["figure_meant", "meant_by"]

# How far back the name may stand, in tokens.
_BACK = 400
_FAR = 2000
# How many of a kind are looked at: the one named most is meant.
_MOST_NAMED = 10
# The longest description, in tokens.
_MOST = 6


def meant_by(clause: Clause, chunk: Chunk) -> tuple[Party, ...]:
    """Those named before whom a definite description can only mean; () where none or several fit."""
    if chunk.last - chunk.first > _MOST:
        return ()
    tokens = clause.parse.tokens
    words = [token.norm for token in tokens[chunk.first : chunk.last]]
    span = Span(tokens[chunk.first].start, tokens[chunk.last - 1].end)
    grammar = clause.grammar
    if len(words) > 1 and grammar.has("both", words[0] if words[0] != "the" else " ".join(words[:2])):
        kind = grammar.described.get(words[-1])
        owners = list(_before(clause, chunk, "country" if kind == "sides" else kind, 2))
        return tuple(_party(owner, span) for owner in reversed(owners)) if len(owners) > 1 else ()
    if not (words[-1] in grammar.lists["definite"] or words[0] in grammar.lists["definite"]):
        return ()
    head = words[-1] if grammar.head_is_last else words[0]
    kind = grammar.described.get(head)
    if kind is None or kind == "sides":
        return ()
    if kind == "city":
        led = chunk.first > 0 and grammar.has("prepositions", tokens[chunk.first - 1].norm)
        owner = None if led else next(_before(clause, chunk, kind, 1), None)  # "in the city" says where
    elif kind == "country":
        subject = _subject_of(clause)
        owner = next((one for one in _before(clause, chunk, kind, 2) if one.id != subject), None)
    else:
        # of those named as often the first
        named = list(_before(clause, chunk, kind, _MOST_NAMED))[::-1]
        owner = max(named, key=lambda one: len(one.mentions), default=None)
    return (_party(owner, span),) if owner is not None else ()


def figure_meant(clause: Clause, party: Party, others: Sequence[Party]) -> Party | None:
    """
    The public figure that a description means ("the senator", "politikus itu", "Bapak Presiden").

    One named before, but none of the `others` and not who speaks: whose role has its words, else who is named most.
    None for what is no such description.
    """
    tokens, grammar = clause.parse.tokens, clause.grammar
    first, last = clause.parse.token_index(party.span.start), clause.parse.token_index(party.span.end) - 1
    if last - first > _MOST or last < first:
        return None
    words = [token.norm for token in tokens[first : last + 1]]
    polite = grammar.has("honorifics", words[0]) and len(words) > 1
    definite = grammar.has("definite", tokens[first - 1].norm if grammar.head_is_last and first else words[-1])
    head = words[-1] if grammar.head_is_last else words[1 if polite else 0]
    apart = {one.id for one in (*others, clause.speaker) if one is not None}
    titled = tokens[first].is_capital and first > clause.chunks[0].first and not grammar.head_is_last
    if (definite or titled) and not grammar.head_is_last:
        sole = _holder(clause, [word for word in words if not grammar.has("definite", word)])
        if sole is not None and sole.id not in apart:
            return _party(sole, party.span)
    if not grammar.has("figures", head) or not (definite or polite):
        return None
    known = [one for one in _people(clause, range(max(0, first - _FAR), first)) if one.id not in apart]
    if last + 2 < len(tokens) and grammar.has("possessives", tokens[last + 1].norm) and tokens[last + 2].is_capital:
        return None  # "the county sheriff's Office"
    told = {head} if polite else {word for word in words if not grammar.has("definite", word)}
    fitting = [one for one in known if one.role is not None and told <= set(one.role.casefold().split())]
    beside = _people(clause, range(clause.chunks[0].first, first))
    here = [one for one in beside if one.id not in apart and not _does(clause, one, first)]
    best = max(fitting or here[-1:] or known, key=lambda one: len(one.mentions), default=None)
    return None if best is None else _party(best, party.span)


def _holder(clause: Clause, words: Sequence[str]) -> Person | None:
    """The only person of the article whose role has the words, the first of them first; None for none or several."""
    if not words or not clause.grammar.has("people", words[0]):
        return None
    found = {owner.id: owner for owner in clause.names.owner_of.values() if isinstance(owner, Person) and owner.role}
    roles = [(one, (one.role or "").casefold().split()) for one in found.values()]
    holders = [one for one, role in roles if role[:1] == list(words[:1]) and set(words) <= set(role)]
    return holders[0] if len(holders) == 1 else None


def _does(clause: Clause, person: Person, last: int) -> bool:
    """Whether a person is only named as who did something else ("by Andi")."""
    tokens = clause.parse.tokens
    for index in range(last - 1, clause.chunks[0].first, -1):
        mention = clause.names.mention_at.get(index)
        if mention is not None and clause.names.owner_of.get(mention.id) is person:
            first = clause.parse.token_index(mention.start)
            return clause.grammar.has("agents", tokens[first - 1].norm)
    return False


def _people(clause: Clause, tokens: range) -> list[Person]:
    """The people named among tokens, in their order."""
    found: dict[str, Person] = {}
    for index in tokens:
        mention = clause.names.mention_at.get(index)
        owner = clause.names.owner_of.get(mention.id) if mention is not None else None
        if isinstance(owner, Person):
            found.setdefault(owner.id, owner)
    return list(found.values())


def _subject_of(clause: Clause) -> str | None:
    """Who is named right before the trigger: the country that it is not."""
    at = clause.left - 1
    while at >= 0 and clause.chunks[at].kind in ("aux", "neg", "moment", "aside"):
        at -= 1
    if at < 0 or clause.chunks[at].kind != "noun":
        return None
    mention = clause.names.mention_at.get(clause.chunks[at].last - 1)
    owner = clause.names.owner_of.get(mention.id) if mention is not None else None
    return owner.id if owner is not None else None


def _before(clause: Clause, chunk: Chunk, kind: str | None, most: int) -> Iterator[Person | Body | Place]:
    """Those of a kind that are named before a phrase, the nearest first."""
    seen: set[str] = set()
    for index in range(chunk.first - 1, max(-1, chunk.first - _BACK), -1):
        mention = clause.names.mention_at.get(index)
        owner = clause.names.owner_of.get(mention.id) if mention is not None else None
        if owner is None or owner.id in seen or not _is_of(clause, owner, kind):
            continue
        seen.add(owner.id)
        yield owner
        if len(seen) == most:
            return


def _is_of(clause: Clause, owner: Person | Body | Place, kind: str | None) -> bool:
    if isinstance(owner, Place):
        return owner.kind == kind
    if isinstance(owner, Body):
        return (
            owner.sector == kind and owner.name[0].isupper() and not clause.grammar.has("people", owner.name.casefold())
        )
    return kind == "person" and " " in owner.name


def _party(owner: Person | Body | Place, span: Span) -> Party:
    if isinstance(owner, Place):
        return Party(owner.id, owner.name, span, owner.country, "GOV" if owner.kind == "country" else None)
    return Party(owner.id, owner.name, span, owner.country, owner.sector if isinstance(owner, Body) else None)
