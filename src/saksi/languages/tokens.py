"""Words, numbers and marks."""

from __future__ import annotations

import re
from functools import cache

from saksi.languages.base import Language
from saksi.languages.lexicon import word_set
from saksi.records import Token

__all__ = ["tokens_of"]

# Alternatives in order: web and mail addresses; numbers with inner marks ("23/12/2016", "14.30", "1,5"), a unit,
# ordinal or the "-an" of decades glued on; initials ("U.S.", "S.H.", "p.m.", "H."); words with inner hyphens and
# apostrophes; runs of one mark.
_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”()]+[^\s<>\"“”().,;:!?]"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
    r"|\d+(?:[.,:/]\d+)*(?:-an(?![^\W_])|[^\W_]+)?"
    r"|(?:[A-Za-z]\.){2,6}(?![^\W\d_])|[A-Z]\.(?![a-z])"
    r"|[^\W_]+(?:[-'’ʼ][^\W_]+)*"
    r"|\.{2,}|-{2,}|[^\w\s]|_",
)
_APOSTROPHES = str.maketrans("’ʼ`", "'''")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    return word_set(language.lexicon("tokens"), "abbreviations")


@cache
def _splits_possessive(language: Language) -> bool:
    return bool(language.lexicon("tokens").get("splits_possessive", False))


@cache
def _before_figures(language: Language) -> re.Pattern[str]:
    """Currencies that are written onto their figures ("Rp9.100")."""
    listed = sorted(word_set(language.lexicon("tokens"), "before_figures"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, listed))})(?=\d)", re.IGNORECASE)


def tokens_of(text: str, start: int, end: int, language: Language) -> tuple[Token, ...]:
    """
    The tokens of `text` between two offsets, left to right, without white space.

    An abbreviation of the language keeps its full stop; where the language splits possessives, "'s" is a token. A
    currency is a token of its own before its figures.
    """
    abbreviations = _abbreviations(language)
    possessive = _splits_possessive(language)
    out: list[Token] = []
    swallowed = -1
    glued = _before_figures(language)
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < swallowed:
            continue
        word = match.group()
        if word[0].isalpha() and not word.isalpha() and (currency := glued.match(word)):
            figures = _TOKEN.match(text, first + currency.end(), end)
            assert figures is not None  # a figure stands there
            out.append(_token(text, first, first + currency.end()))
            out.append(_token(text, *figures.span()))
            swallowed = figures.end()
            continue
        if last < end and text[last] == "." and word[0].isalpha() and word.casefold() in abbreviations:
            last += 1
            swallowed = last
            word = text[first:last]
        cut = _POSSESSIVE.search(word) if possessive else None
        if cut and cut.start() > 0:
            middle = first + cut.start()
            out.append(_token(text, first, middle))
            out.append(_token(text, middle, last))
        else:
            out.append(_token(text, first, last))
    return tuple(out)


def _token(text: str, start: int, end: int) -> Token:
    word = text[start:end]
    return Token(start, end, word, word.translate(_APOSTROPHES).casefold())
