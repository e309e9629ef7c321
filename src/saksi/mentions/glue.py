"""Words that a page ran together, taken apart again where one half is known from the rest of the article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from saksi.languages import LANGUAGES, Parse
from saksi.mentions.names import NameWords, is_name_word, is_place, name_words
from saksi.records import Sentence, Token

__all__ = ["unglued"]

# "TNIJenderal": an acronym before a capitalised word.
_ACRONYM = re.compile(r"^[A-Z]{2,8}(?=[A-Z][a-z]{2})")
# "TNIdari": an acronym before a word in small letters.
_CAPITALS = re.compile(r"^[A-Z]{2,8}")
# "JakartaMK", "KetuaPerhimpunan": a capital behind small letters.
_INNER = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Halves of words that are printed with a hyphen ("Selat-selat", "Ever-present").
_HALVES = frozenset({"an", "nya", "up", "in", "on", "off", "to", "by", "as"})
# What a web address leaves before a hyphen ("Example.com-Presiden").
_ADDRESS = frozenset({"com", "co", "id", "net", "org"})


@dataclass(frozen=True, slots=True)
class _Page:
    """The capitalised words of a page, those it has more than once, and the words of the language."""

    known: frozenset[str]
    repeated: frozenset[str]
    small: frozenset[str]
    words: NameWords


@dataclass(frozen=True, slots=True)
class _Beside:
    """Whether capitalised words stand right before and right behind a word."""

    before: bool
    behind: bool


_ALONE = _Beside(before=False, behind=False)


def unglued(parse: Parse, words: NameWords) -> Parse:
    """
    `parse` with run-together names as two tokens ("Putinmengatakan", "TNIJenderal"); links lost their blanks.

    Offsets stay those of the article. A word is cut only where its first half stands alone elsewhere or is in a list.
    """
    words_printed = Counter(token.text for token in parse.tokens if token.text[0].isupper())
    small = _small_words(words.code)
    page = _Page(frozenset(words_printed), frozenset(t for t, n in words_printed.items() if n > 1), small, words)
    cuts = _item_numbers(parse.tokens)
    for number, token in enumerate(parse.tokens):
        text = token.text
        plain = len(text) < 5 or (text.islower() and text.isalpha()) or _is_tag(parse.tokens, number)
        if not plain and (
            places := _cuts(text, page, _Beside(_goes_on(parse.tokens, number), _leads(parse.tokens, number)))
        ):
            cuts[number] = places
        elif "-" in text and words.heads_first and _is_pair(parse.tokens, number, words):
            at = token.text.index("-")
            cuts[number] = [at, at + 1]
        elif not plain and text.endswith("dan") and _is_joined(parse.tokens, number, page):
            cuts[number] = [len(text) - 3]
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


def _item_numbers(tokens: tuple[Token, ...]) -> dict[int, list[int]]:
    """Where to cut the words that the next item's number of a list was run into ("1. Tebet2. Senen3. Gambir")."""
    found: dict[int, tuple[int, int]] = {}
    for at, token in enumerate(tokens[:-2]):
        if token.text[-1].isdigit() and tokens[at + 1].text == "." and tokens[at + 2].is_capital:
            letters = token.text.rstrip("0123456789")
            if letters.isalpha() and letters[0].isupper() and 0 < len(token.text) - len(letters) < 3:
                found[at] = (len(letters), int(token.text[len(letters) :]))
    numbers = {number for _, number in found.values()}
    return {at: [cut] for at, (cut, number) in found.items() if {number - 1, number + 1} & numbers}


def _is_tag(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word at `at` is a reader's or a topic's mark ("#BreakingNews", "@AnnLee")."""
    return at > 0 and tokens[at - 1].text in {"#", "@"} and tokens[at - 1].end == tokens[at].start


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


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a capitalised word stands right before the word at `at`, as in a name of several words."""
    before = tokens[at - 1] if at else None
    return before is not None and before.is_capital and before.is_word and tokens[at].start - before.end == 1


def _is_joined(tokens: tuple[Token, ...], at: int, page: _Page) -> bool:
    """Whether an "and" was run into the end of one full name before another ("Erick Thohirdan Budi")."""
    if not page.words.heads_first or at + 1 >= len(tokens) or not _goes_on(tokens, at):
        return False
    text, behind = tokens[at].text, tokens[at + 1]
    another = behind.is_capital and behind.norm in page.words.given and behind.start - tokens[at].end == 1
    single = len(text) > 6 and text not in page.repeated and not is_name_word(tokens[at].norm, page.words)
    return another and single and text[0].isupper() and tokens[at - 1].norm in page.words.given


def _leads(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a capitalised word stands right behind the word at `at`."""
    return at + 1 < len(tokens) and tokens[at + 1].is_capital and tokens[at + 1].start - tokens[at].end == 1


def _cuts(text: str, page: _Page, beside: _Beside) -> list[int]:
    """Where to cut a word, left to right; at most three times."""
    places: list[int] = []
    at = 0
    while len(places) < 3 and (step := _cut(text[at:], page, beside if at == 0 else _ALONE)):
        if inner := _cut(text[at : at + step], page, _ALONE):
            places.append(at + inner)
        at += step
        places.append(at)
    return places


def _cut(text: str, page: _Page, beside: _Beside) -> int:
    """Where to cut a word, 0 where it is one word."""
    if not text.isascii() or (text.isalpha() and text.islower()):
        return 0
    if "-" in text and (at := _hyphened(text, page)):
        return at
    if not text.isalpha():
        return 0
    if not text[1:].islower():
        if at := _acronym(text, page):
            return at
        if match := _INNER.search(text):
            if at := _inner(text[: match.start()], text[match.start() :], page):
                return at
            if not page.words.heads_first:
                return 0
    if not text[0].isupper() or text.isupper() or (text in page.known and text.casefold() in page.words.given):
        return 0
    return _followed(text, page, beside) if page.words.heads_first else 0


def _hyphened(text: str, page: _Page) -> int:
    """Where to cut a word that has a hyphen."""
    words, known = page.words, page.known
    left, _, right = text.partition("-")
    if not (left and right):
        return len(left) or int(right[:1].isalpha())
    if words.heads_first and left[:1].isupper() and right[:1].isupper():
        pair = {left.casefold(), right.casefold()}
        if len(pair) > 1 and (pair <= words.famous or {left, right} <= known):
            return len(left)
    if left[:1].isupper() and left[1:].islower() and right in page.small and right not in _HALVES:
        return len(left)
    if words.heads_first and len(left) > 4 and left.islower() and right[:1].isupper() and right[1:].islower():
        return len(left) + 1
    if right[:1].isupper() and (left in _ADDRESS or (left.isupper() and len(left) > 3 and right[1:].islower())):
        return len(left) + 1
    if words.heads_first and left[:1].isupper() and right.isalpha() and right.islower():
        for at in range(4, len(left) - 3):
            if left[:at] in known and words.verbs.search(left[at:]):
                return at
        for at in range(2, len(right) - 1):
            if f"{left}-{right[:at]}" in known and _may_follow(right[at:], page):
                return len(left) + 1 + at
    return 0


def _may_follow(rest: str, page: _Page) -> bool:
    words = page.words
    return rest in page.small or rest in words.followers or bool(words.verbs.search(rest))


def _acronym(text: str, page: _Page) -> int:
    """Where to cut a word that begins with an acronym ("TNIdari", "TNIJenderal")."""
    match = _CAPITALS.match(text)
    if match and (rest := text[match.end() :]).islower() and len(rest) > 1:
        whole, letters = match.group(), match.group()[:-1]
        if whole in page.known and len(rest) > 3:
            return match.end()
        named = letters in page.known or letters in page.words.known_bodies
        named = named or _is_word(text[len(letters) :], page) or not page.words.heads_first
        if (not named and len(rest) > 2) or (_may_follow(rest, page) and letters not in page.known):
            return match.end()
    if match := _ACRONYM.match(text):
        return match.end()
    return 0


def _inner(first: str, rest: str, page: _Page) -> int:
    """Where to cut a word with a capital inside, which `rest` begins with."""
    if first.endswith(page.words.marks):
        return 0
    if rest.isupper() and len(rest) > 2 and _is_trademark(first, rest, page):
        return 0
    if len(first) >= 3 and (_is_word(first, page) or (len(rest) > 2 and _is_word(rest, page))):
        return len(first)
    if not page.words.heads_first:
        return 0
    if first.islower() and (len(first) >= 4 or first in page.words.leaders) and len(rest) >= 3:
        return len(first)
    for word in page.words.leaders if first[0].isupper() else ():
        name = first.removesuffix(word)
        if name != first and len(name) > 3 and (len(word) > 2 or name in page.known):
            return len(name)
    return 0


def _is_trademark(first: str, rest: str, page: _Page) -> bool:
    """Whether a name goes on in capitals as trademarks do ("SinarCORE"), which no known body's name does ("BaliMK")."""
    norm, words = first.casefold(), page.words
    plain = first.islower() or norm in words.starters or norm in words.cues or first.endswith(tuple(words.leaders))
    return not plain and rest not in page.known and rest not in words.known_bodies


def _followed(text: str, page: _Page, beside: _Beside) -> int:
    """Where the name ends that a word in small letters was run into."""
    words, known = page.words, page.known
    repeated = text in page.repeated
    for at in range(4, min(len(text) - 1, 24)):
        first, rest = text[:at], text[at:]
        norm = first.casefold()
        if rest in words.glued_on and (first in known or not (repeated or is_place(text))):
            return at
        named = first in known or norm in words.famous
        listed = norm in words.given or norm in words.surnames
        goes_on = beside.before and not repeated
        if words.verbs.search(rest) and (named or (rest[:2] == "me" and (listed or (goes_on and len(rest) > 6)))):
            return at
        small = rest in page.small and (beside.behind or norm in words.famous or rest not in {"di", "ke"})
        if small and (named or (norm in words.given and len(rest) > 3)):
            return at
        if rest in words.followers and (named or listed or goes_on or is_place(first)):
            return at
    return 0


def _is_word(first: str, page: _Page) -> bool:
    norm, words = first.casefold(), page.words
    return (
        first in page.known
        or norm in words.given
        or norm in words.foreign
        or norm in words.famous
        or norm in words.heads
        or norm in words.starters
        or norm in words.never
        or is_place(first)
    )
