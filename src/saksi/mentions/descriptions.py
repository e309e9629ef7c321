"""Descriptions that point back at one named just before: "Mantan gubernur itu", "The Vermont congressman"."""

from __future__ import annotations

from collections.abc import Set

from saksi.languages import Parse
from saksi.mentions.appositions import role_behind
from saksi.mentions.names import NameWords
from saksi.mentions.parties import Someone
from saksi.mentions.roles import is_head, title_word
from saksi.records import Span

__all__ = ["describe"]

# A description looks back this many sentences for the one it means.
_FAR = 4
# The longest description that points back measured on news is 9 words.
_LONGEST = 12


def describe(parse: Parse, people: list[Someone], words: NameWords, held: Set[int]) -> None:
    """Give people without an office the description that opens a sentence behind the one that names them."""
    named: dict[int, list[tuple[int, Someone]]] = {}
    for someone in people:
        for name in someone.names:
            start = parse.tokens[name.first].start
            if not name.block.in_title and parse.quotation_at(start) is None:
                named.setdefault(parse.sentence_index(start), []).append((name.first, someone))
    for number, sentence in enumerate(parse.sentences):
        if sentence.in_title or parse.quotation_at(sentence.start) is not None:
            continue
        span = _description(parse, number, words, held) or _told(parse, number, words, held)
        before = next((named[back] for back in range(number - 1, number - 1 - _FAR, -1) if back in named), None)
        if span is None or before is None or len({id(someone) for _, someone in before}) > 1:
            continue
        _give(before[0][1], span.of(parse.text), words)
    for number in range(len(parse.sentences)):
        if not parse.sentences[number].in_title:
            _describe_inside(parse, number, named, words, held)


def _give(someone: Someone, role: str, words: NameWords) -> None:
    """Let somebody without an office have a description as theirs."""
    if someone.role is None or _is_lesser(someone.role, words):
        someone.role = role


def _describe_inside(
    parse: Parse, number: int, named: dict[int, list[tuple[int, Someone]]], words: NameWords, held: Set[int]
) -> None:
    """Give people the descriptions inside a sentence: "toward Ann Lee's camp, slamming the Texas senator"."""
    tokens, sentence = parse.tokens, parse.sentences[number]
    first = parse.token_index(sentence.start)
    for at in range(first + 1, first + len(sentence.tokens) - 2):
        apposed = tokens[at - 1].text == "," and at - 2 in held
        if apposed or at in held or parse.quotation_at(tokens[at].start) is not None:
            continue
        end = min(first + len(sentence.tokens), at + _LONGEST)
        if words.heads_first:
            led = tokens[at].text.islower() and (is_head(tokens[at], words) or tokens[at].norm in words.before)
            led = (
                led
                and not title_word(tokens[at - 1], tokens[at - 1].norm, words)
                and tokens[at - 1].norm not in words.plurals
            )
            span = _pointed(parse, at, end, words, held) if led else None
        else:
            led = tokens[at].text.islower() and tokens[at].norm in words.pointers
            span = _headed(parse, at + 1, end, words, held, owner=True) if led else None
        if span is None or " " not in span.of(parse.text):
            continue
        someone = _meant(number, at, named)
        if someone is not None:
            _give(someone, span.of(parse.text), words)


def _meant(number: int, at: int, named: dict[int, list[tuple[int, Someone]]]) -> Someone | None:
    """Whom a description at token `at` means: the last one named before it that is not its sentence's subject."""
    here = [someone for index, someone in named.get(number, ()) if index < at]
    if here and any(someone is not here[0] for someone in here):
        return here[-1] if here[-1] is not here[0] else None
    before = next((named[back] for back in range(number - 1, number - 1 - _FAR, -1) if back in named), [])
    others = {id(someone): someone for _, someone in before if not here or someone is not here[0]}
    return next(iter(others.values())) if len(others) == 1 else None


def _is_lesser(role: str, words: NameWords) -> bool:
    return role.split()[0].casefold() in words.lesser


def _description(parse: Parse, number: int, words: NameWords, held: Set[int]) -> Span | None:
    """The description that opens a sentence."""
    sentence = parse.sentences[number]
    first = parse.token_index(sentence.start)
    end = min(first + len(sentence.tokens), first + _LONGEST)
    if words.heads_first:
        return _pointed(parse, first, end, words, held)
    if parse.tokens[first].norm not in words.pointers:
        return None
    return _headed(parse, first + 1, end, words, held)


def _told(parse: Parse, number: int, words: NameWords, held: Set[int]) -> Span | None:
    """What a sentence says that its pronoun is: "She was a teacher in Leeds", "Ia merupakan dosen"."""
    first = parse.token_index(parse.sentences[number].start)
    if parse.tokens[first].norm not in words.told:
        return None
    return role_behind(parse, first + 1, words, held)


def _pointed(parse: Parse, first: int, end: int, words: NameWords, held: Set[int]) -> Span | None:
    """A title that a word like "itu" closes; descriptions that say little are left out."""
    tokens = parse.tokens
    if (tokens[first].norm in words.unprinted or tokens[first].norm in words.plurals) or tokens[
        first
    ].norm in words.lesser:
        return None
    if not (is_head(tokens[first], words) or tokens[first].norm in words.before):
        return None
    closing = first
    for at in range(first + 1, end):
        token = tokens[at]
        if token.text == "(" and at + 2 < end and tokens[at + 2].text == ")":
            closing = at + 2
        if at <= closing:
            continue
        if token.norm in words.pointers:
            return Span(tokens[first].start, tokens[at - 1].end)
        if at in held or not (is_head(token, words) or title_word(token, token.norm.rstrip("."), words)):
            return None
    return None


def _headed(
    parse: Parse, first: int, end: int, words: NameWords, held: Set[int], *, owner: bool = False
) -> Span | None:
    """Words up to a head that no "of" and no name follows, at least two of them; with `owner` an "'s" may follow."""
    tokens = parse.tokens
    for at in range(first, end - 1):
        token, behind = tokens[at], tokens[at + 1]
        if at in held or not token.is_word or (token.norm in words.starters or token.norm in words.small_ends):
            return None
        if is_head(token, words) and not behind.is_capital and not is_head(behind, words):
            owns = owner and behind.norm == "'s" and at + 2 < end and tokens[at + 2].text.islower()
            closed = (
                behind.norm not in words.small_ends and (owns or behind.norm not in {"'s", "-"})
            ) and behind.norm not in words.modifiers
            if behind.text == "," and at + 2 in held:
                return None  # "The Turkish president, Ann Lee, said": her title
            return Span(tokens[first].start, token.end) if closed and at > first else None
    return None
