"""The players of a match as a report lists them: "Arema (4-3-3): Budi; Agus, Joko (Slamet 68'); Bayu"."""

from __future__ import annotations

from saksi.languages import Parse
from saksi.mentions.names import Block, NameWords
from saksi.mentions.parties import Name
from saksi.records import Token

__all__ = ["players_in"]

# A team has eleven players; a line that a page cut short has fewer.
_FEWEST = 7
# A team's name and its formation, before the colon.
_LABEL = 12
_LONGEST_NAME = 4
_MINUTE = frozenset("'’′")
# Certain evidence of a person: the line itself says that those in it play.
_SCORE = 4.0


def players_in(parse: Parse, words: NameWords) -> list[Name]:
    """
    The players named in the article's line-ups, in text order.

    A line-up is a line of nothing but names behind a colon, with minutes ("68'") or a formation ("4-3-3").
    """
    out: list[Name] = []
    for number, sentence in enumerate(parse.sentences):
        colon = next((at for at, token in enumerate(sentence.tokens[:_LABEL]) if token.text == ":"), 0)
        if colon and len(sentence.tokens) - colon > 2 * _FEWEST:
            first = parse.token_index(sentence.start)
            out.extend(_line_up(parse, first, first + colon, first + len(sentence.tokens), number, words))
    return out


def _line_up(parse: Parse, start: int, colon: int, end: int, number: int, words: NameWords) -> list[Name]:
    """The names behind the colon, none where the line holds anything else."""
    tokens = parse.tokens
    marks = any(token.text[0].isdigit() and "-" in token.text for token in tokens[start:colon])
    marks = marks or any(tokens[at].text.isdigit() and tokens[at + 1].text == "-" for at in range(start, colon))
    found: list[Name] = []
    at = colon + 1
    while at < end:
        token = tokens[at]
        if token.is_capital or _leads(tokens, at, end, words):
            last = _name_end(tokens, at, end, words)
            form = tuple(tokens[i].norm.rstrip(".") for i in range(at, last))
            block = Block(at, last, form, "", "", False, False, False, number)
            found.append(Name(at, last, form, _SCORE, block))
            at = last
            continue
        if not (token.text[0].isdigit() or token.norm in words.links or token.text in ",;.()-–/+'’′"):
            return []
        marks = marks or (token.text in _MINUTE and tokens[at - 1].text.isdigit()) or token.text[-1] in _MINUTE
        at += 1
    short = all(name.last - name.first <= _LONGEST_NAME for name in found)
    return found if short and marks and len(found) >= _FEWEST else []


def _name_end(tokens: tuple[Token, ...], at: int, end: int, words: NameWords) -> int:
    """Where the name that begins at `at` ends: capitals and small name words with one blank between."""
    last = at + 1
    while last < end and tokens[last].start - tokens[last - 1].end <= 1:
        if not (tokens[last].is_capital or _leads(tokens, last, end, words)):
            break
        last += 1
    return last


def _leads(tokens: tuple[Token, ...], at: int, end: int, words: NameWords) -> bool:
    """Whether a small name word with a capital behind it stands at `at` ("da Silva")."""
    return tokens[at].norm in words.particles and at + 1 < end and tokens[at + 1].is_capital
