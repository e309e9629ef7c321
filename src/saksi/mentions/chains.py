"""Titles that stand alone, tied to the person they mean."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.languages import Parse
from saksi.mentions.names import NameWords
from saksi.mentions.parties import Someone
from saksi.records import Span, Token

__all__ = ["tie_titles"]

# No short form of an office has fewer letters ("menag").
_SHORTEST = 5


def tie_titles(parse: Parse, people: Sequence[Someone], words: NameWords) -> None:
    """Give people the titles that stand without a name: "Kapolres", "Panglima TNI", "sang penyanyi", "the minister"."""
    tokens = parse.tokens
    owners: dict[str, list[tuple[int, int]]] = {}
    for number, someone in enumerate(people):
        for word in dict.fromkeys((someone.role or "").casefold().split()):
            if word in words.heads:
                owners.setdefault(word, []).append((min(name.first for name in someone.names), number))
    if not owners:
        return
    held = {index for someone in people for name in someone.names for index in range(name.first, name.last)}
    if words.heads_first:
        _add_short_forms(parse, people, words, owners)
    done = -1
    for index, token in enumerate(tokens):
        if token.norm not in owners:
            continue
        found = [pair for pair in owners[token.norm] if pair[0] <= index]
        if not found or index in held or index <= done or parse.quotation_at(token.start) is not None:
            continue
        first, last = _title_around(parse, index, held, words)
        if first < 0 or _named_beside(tokens, first, last, held):
            continue
        phrase = " ".join(other.norm for other in tokens[index:last])
        told = [pair for pair in found if phrase in (people[pair[1]].role or "").casefold()] or found
        if last - index > 1 and told is found and not _is_pointed(tokens, first, last, words):
            continue
        nearest = max(told, key=lambda pair: (_last_before(people[pair[1]], index), -pair[0]))
        people[nearest[1]].others.append((Span(tokens[first].start, tokens[last - 1].end), "title"))
        done = last - 1


def _add_short_forms(
    parse: Parse, people: Sequence[Someone], words: NameWords, owners: dict[str, list[tuple[int, int]]]
) -> None:
    """To the words of offices those of the text that shorten one: "Menhub" for the "Menteri Perhubungan"."""
    printed = {token.norm for token in parse.tokens if token.is_capital and len(token.norm) >= _SHORTEST}
    for short in sorted(printed & words.heads - owners.keys()):
        meant = [
            (min(name.first for name in someone.names), number)
            for number, someone in enumerate(people)
            if _shortens(short, (someone.role or "").casefold())
        ]
        if meant:
            owners[short] = meant


def _shortens(short: str, role: str) -> bool:
    """Whether a word is made of pieces of a role in its order, all but one of two letters or more: "dir|ut"."""
    if short.startswith("ka") and role.startswith("kepala "):
        short, role = short[2:], role[7:]
    elif short[:2] != role[:2]:
        return False
    at = done = single = pieces = 0
    while done < len(short):
        length = next((n for n in range(len(short) - done, 0, -1) if role.find(short[done : done + n], at) >= 0), 0)
        if length == 0:
            return False
        at = role.find(short[done : done + length], at) + length
        done, single, pieces = done + length, single + (length == 1), pieces + 1
    return pieces > 1 and single <= 1


def _title_around(parse: Parse, index: int, held: set[int], words: NameWords) -> tuple[int, int]:
    """First token and end of the title whose head stands at `index`; -1 where the words mean nobody in particular."""
    tokens = parse.tokens
    if not words.heads_first:
        first = index
        while (
            first > 0
            and index - first < 4
            and tokens[first - 1].is_word
            and tokens[first - 1].norm not in words.starters
        ):
            first -= 1
        of = index + 1 < len(tokens) and tokens[index + 1].norm in {"of", "for", "'s"}
        headed = first > 0 and tokens[first - 1].norm == "the" and not of
        return (first, index + 1) if headed else (-1, -1)
    last = index + 1
    while last < len(tokens) and last - index < 8 and last not in held and _goes_with(tokens[last], words):
        last += 1
    if index > 0 and tokens[index - 1].is_capital and tokens[index - 1].norm in words.heads:
        return -1, -1
    if tokens[index].is_capital or _is_pointed(tokens, index, last, words):
        return index, last
    return -1, -1


def _goes_with(token: Token, words: NameWords) -> bool:
    return token.is_word and (token.is_capital or token.norm in words.inside) and token.norm not in words.cues


def _is_pointed(tokens: tuple[Token, ...], first: int, last: int, words: NameWords) -> bool:
    """Whether a word points at one that was named: "penyanyi itu", "sang penyanyi", "the singer"."""
    if not words.heads_first:
        return True
    behind = tokens[last].norm if last < len(tokens) else ""
    return behind in words.pointers or (first > 0 and tokens[first - 1].norm in words.pointers)


def _named_beside(tokens: tuple[Token, ...], first: int, last: int, held: set[int]) -> bool:
    """Whether a name stands beside the title, with or without a comma or a bracket."""
    if last in held or (last + 1 in held and tokens[last].text in ",("):
        return True
    return first - 1 in held or (first > 1 and first - 2 in held and tokens[first - 1].text == ",")


def _last_before(someone: Someone, index: int) -> int:
    return max((name.first for name in someone.names if name.first <= index), default=-1)
