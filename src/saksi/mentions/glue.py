"""Words that a page ran together, taken apart again where one half is known from the rest of the article."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from saksi.languages import LANGUAGES, Parse
from saksi.mentions.names import NameWords, is_name_word, is_place, name_words
from saksi.records import Sentence, Token

__all__ = ["unglued"]

# "TNIJenderal": an acronym before a capitalised word.
_ACRONYM = re.compile(r"^[A-Z]{2,8}(?=[A-Z][a-z]{2})")
# "TNIdari": an acronym before a word in small letters.
_CAPITALS = re.compile(r"^[A-Z]{3,8}")
# "JakartaMK", "KetuaPerhimpunan": a capital behind small letters.
_INNER = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Halves of words that are printed with a hyphen ("Selat-selat", "Ever-present").
_HALVES = frozenset({"an", "nya", "up", "in", "on", "off", "to", "by", "as"})
# What a web address leaves before a hyphen ("Example.com-Presiden").
_ADDRESS = frozenset({"com", "co", "id", "net", "org"})


def unglued(parse: Parse, words: NameWords) -> Parse:
    """
    `parse` with run-together names as two tokens ("Putinmengatakan", "TNIJenderal"); links lost their blanks.

    Offsets stay those of the article. A word is cut only where its first half stands alone elsewhere or is in a list.
    """
    known = {token.text for token in parse.tokens if token.text[0].isupper()}
    small = _small_words(words.code)
    cuts: dict[int, list[int]] = {}
    for number, token in enumerate(parse.tokens):
        text = token.text
        plain = len(text) < 5 or (text.islower() and text.isalpha())
        if not plain and (places := _cuts(text, known, small, words)):
            cuts[number] = places
        elif "-" in text and words.heads_first and _is_pair(parse.tokens, number, words):
            at = token.text.index("-")
            cuts[number] = [at, at + 1]
    if not cuts:
        return parse
    sentences: list[Sentence] = []
    number = 0
    for sentence in parse.sentences:
        tokens: list[Token] = []
        for token in sentence.tokens:
            tokens.extend(_pieces(token, cuts[number]) if number in cuts else (token,))
            number += 1
        sentences.append(replace(sentence, tokens=tuple(tokens)))
    every = tuple(token for sentence in sentences for token in sentence.tokens)
    return replace(parse, sentences=tuple(sentences), tokens=every, _starts=tuple(token.start for token in every))


@cache
def _small_words(code: str) -> frozenset[str]:
    """The words in small letters that a name may have run into."""
    words = name_words(LANGUAGES[code])
    return words.ends | words.starters | words.ties


def _is_pair(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Whether a hyphen ends one full name and begins another ("Joko Widodo-Jusuf Kalla")."""
    left, _, right = tokens[at].text.partition("-")
    if not 0 < at < len(tokens) - 1 or not (left[:1].isupper() and right[:1].isupper() and right.isalpha()):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    beside = (
        before.is_capital and behind.is_capital and tokens[at].start - before.end == 1 == behind.start - tokens[at].end
    )
    named = before.norm in words.given and behind.norm not in words.never
    return beside and named and is_name_word(left.casefold(), words) and right.casefold() in words.given


def _pieces(token: Token, places: list[int]) -> list[Token]:
    bounds = [0, *places, len(token.text)]
    return [
        Token(token.start + start, token.start + end, token.text[start:end], token.norm[start:end])
        for start, end in pairwise(bounds)
    ]


def _cuts(text: str, known: set[str], small: frozenset[str], words: NameWords) -> list[int]:
    """Where to cut a word, left to right; at most three times."""
    places: list[int] = []
    at = 0
    while len(places) < 3 and (step := _cut(text[at:], known, small, words)):
        if inner := _cut(text[at : at + step], known, small, words):
            places.append(at + inner)
        at += step
        places.append(at)
    return places


def _cut(text: str, known: set[str], small: frozenset[str], words: NameWords) -> int:
    """Where to cut a word, 0 where it is one word."""
    if not text.isascii() or (text.isalpha() and text.islower()):
        return 0
    left, hyphen, right = text.partition("-")
    if hyphen and not left and right[:1].isalpha():
        return 1
    if words.heads_first and hyphen and left[:1].isupper() and right[:1].isupper():
        pair = {left.casefold(), right.casefold()}
        if pair <= words.famous or {left, right} <= known:
            return len(left)
    if hyphen and left[:1].isupper() and left[1:].islower() and right in small and right not in _HALVES:
        return len(left)
    if (
        words.heads_first
        and hyphen
        and len(left) > 4
        and left.islower()
        and right[:1].isupper()
        and right[1:].islower()
    ):
        return len(left) + 1
    if (
        hyphen
        and right[:1].isupper()
        and (left in _ADDRESS or (left.isupper() and len(left) > 3 and right[1:].islower()))
    ):
        return len(left) + 1
    if not text.isalpha():
        return 0
    capitals = not text[1:].islower()
    match = _CAPITALS.match(text) if capitals else None
    if match and text[match.end() :].islower() and match.group() in known and len(text) - match.end() > 3:
        return match.end()
    if capitals and (match := _ACRONYM.match(text)):
        return match.end()
    if capitals and (match := _INNER.search(text)):
        first, rest = text[: match.start()], text[match.start() :]
        if len(first) >= 3 and (_is_word(first, known, words) or (len(rest) > 2 and _is_word(rest, known, words))):
            return match.start()
        if words.heads_first and text[0].islower() and len(first) >= 4 and len(rest) >= 3:
            return match.start()
        if not words.heads_first:
            return 0
    if not text[0].isupper() or text.isupper() or (text in known and text.casefold() in words.given):
        return 0
    for at in range(4, min(len(text) - 1, 24) if words.heads_first else 0):
        if text[at:] in words.glued_on:
            return at
        first, rest = text[:at], text[at:]
        if (first in known or first.casefold() in words.famous) and words.verbs.search(rest):
            return at
        if rest in small and (first in known or (first.casefold() in words.given and len(rest) > 3)):
            return at
    return 0


def _is_word(first: str, known: set[str], words: NameWords) -> bool:
    norm = first.casefold()
    return (
        first in known
        or norm in words.given
        or norm in words.famous
        or norm in words.heads
        or norm in words.starters
        or norm in words.never
        or is_place(first)
    )
