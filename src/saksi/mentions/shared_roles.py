"""Titles that several people share: "senators Ann Lee and Bo Cruz", "tiga tersangka, yakni AB, CD, dan EF"."""

from __future__ import annotations

from collections.abc import Set

from saksi.languages import Parse
from saksi.mentions.names import NameWords
from saksi.mentions.roles import is_head, past_bracket, role_before, title_word
from saksi.records import Span, Token

__all__ = ["labelled", "role_of_several", "role_shared"]

# A list of people goes on for this many tokens behind its label.
_LIST = 100
# Between "tiga korban" and the "yakni" that leads to their names stand at most this many words.
_FAR = 14


def labelled(parse: Parse, first: int, words: NameWords, *, across: bool = False) -> Span | None:
    """
    The word that a list of people stands behind, with a colon ("children: Ann Lee, Bo Lee and wife, Cy").

    With `across` the list may go on behind a full stop, in the same line.
    """
    tokens = parse.tokens
    for at in range(first - 1, max(0, first - _LIST), -1):
        token = tokens[at]
        if token.text == ":":
            label = tokens[at - 1]
            return Span(label.start, label.end) if label.norm in words.kin else None
        if not _same_line(parse, at):
            return None
        if token.text == "." and across:
            continue
        if token.text in ".;" or (
            token.text.islower()
            and (token.norm not in words.kin and token.norm not in words.small_ends and token.norm != "all")
        ):
            return None
    return None


def _same_line(parse: Parse, at: int) -> bool:
    """Whether no line ends between the token at `at` and the next one."""
    return "\n" not in parse.text[parse.tokens[at].end : parse.tokens[at + 1].start]


def role_shared(parse: Parse, first: int, words: NameWords, held: Set[int]) -> Span | None:
    """The title of several that a name shares with the one before it ("senators John Kerry and John McCain")."""
    tokens = parse.tokens
    at = first - 1
    if words.heads_first or at < 2 or (tokens[at].norm not in words.links and tokens[at].norm != ","):
        return None
    at -= 1
    while at > 1 and tokens[at].text in "()" and (left := past_bracket(tokens, at, 0)) > 0:
        at = left
    if at not in held:
        return None
    while at - 1 in held:
        at -= 1
    span = role_before(parse, at, words, held)
    if span is None or not span.of(parse.text).rstrip(".").endswith("s"):
        return role_shared(parse, at, words, held) if span is None else None
    return span


def role_of_several(parse: Parse, first: int, last: int, words: NameWords, held: Set[int]) -> Span | None:
    """
    The description of several people in a list that has the name at tokens `first` to `last` (exclusive).

    A word of number shows that it is all of theirs: "dua korban, Ani dan Budi", "Ani dan Budi, dua pedagang,".
    """
    if not words.heads_first:
        return None
    tokens = parse.tokens
    sentence = parse.sentences[parse.sentence_index(tokens[first].start)]
    least = parse.token_index(sentence.start)
    at = _list_begin(tokens, first, least, words, held)
    span = None
    if at >= least:
        span = _numbered(tokens, at, least, words) or _led_to(parse, at, least, words)
    return span or _behind_list(tokens, first, last, least + len(sentence.tokens), words, held)


def _list_begin(tokens: tuple[Token, ...], first: int, least: int, words: NameWords, held: Set[int]) -> int:
    """The index left of the list of names that goes up to `first`."""
    at = first - 1
    while at >= least and first - at < _LIST:
        token = tokens[at]
        if at in held or token.text == "," or token.norm in words.links | words.naming | words.by_names:
            at -= 1
        elif token.text == ")" and (left := past_bracket(tokens, at, least)) >= least:
            at = left
        elif token.norm in words.years and at - 2 >= least and tokens[at - 2].norm in words.aged:
            at -= 3
        else:
            break
    return at


def _numbered(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> Span | None:
    """The description that ends at `at` and has a word of number before it."""
    last = at
    while at >= least and last - at < _FAR:
        token = tokens[at]
        if _is_number(token, words):
            head = tokens[at + 1]
            last -= not tokens[last].is_word
            return Span(head.start, tokens[last].end) if at < last and is_head(head, words) else None
        if not (is_head(token, words) or title_word(token, token.norm, words)):
            return None
        at -= 1
    return None


def _is_number(token: Token, words: NameWords) -> bool:
    return token.norm in words.counts or token.norm in words.plurals or (token.text.isdigit() and len(token.text) < 3)


def _led_to(parse: Parse, at: int, least: int, words: NameWords) -> Span | None:
    """The description that a "yakni" or a colon at `at` leads on from, in this sentence or, of "mereka", the last."""
    tokens = parse.tokens
    if tokens[at].norm not in words.leading:
        return None
    if at - 1 == least and tokens[least].norm in words.collectives:
        number = parse.sentence_index(tokens[least].start) - 1
        if number < 0 or parse.sentences[number].in_title:
            return None
        start = parse.token_index(parse.sentences[number].start)
        return _last_numbered(tokens, least - 1, start, words)
    return _last_numbered(tokens, at - 1, max(least, at - _FAR), words)


def _last_numbered(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> Span | None:
    """The last description before `at` with a word of number before it, as far as it is one of titles' words."""
    for back in range(at - 1, least - 1, -1):
        if _is_number(tokens[back], words) and is_head(tokens[back + 1], words):
            last = back + 1
            while (
                last < at
                and (is_head(tokens[last + 1], words) or title_word(tokens[last + 1], tokens[last + 1].norm, words))
                and tokens[last + 1].norm not in words.small_ends
            ):
                last += 1
            return Span(tokens[back + 1].start, tokens[last].end)
    return None


def _ends_title(token: Token, words: NameWords) -> bool:
    """Whether a word is of the sentence again, and of no description: a small word of its, a verb."""
    if token.norm in words.ends or token.norm in words.cues or token.norm in words.pointers:
        return True
    small = token.text.islower() and not is_head(token, words) and token.norm not in words.inside
    return small and bool(words.verbs.search(token.norm)) and not words.nouns.search(token.norm)


def _behind_list(
    tokens: tuple[Token, ...], first: int, last: int, end: int, words: NameWords, held: Set[int]
) -> Span | None:
    """The description behind a list of at least two: "Ani dan Budi, dua pedagang di pasar itu,"."""
    listed = any(tokens[at].norm in words.links for at in (first - 1, last) if 0 <= at < end)
    at = last
    while at < end and at - last < _LIST and (at in held or tokens[at].norm in words.links):
        at += 1
    if not listed or at + 2 >= end or tokens[at].text != "," or not _is_number(tokens[at + 1], words):
        return None
    head = at + 2
    stop = head + 1
    if not is_head(tokens[head], words):
        return None
    while stop < end and stop not in held and tokens[stop].is_word and not _ends_title(tokens[stop], words):
        stop += 1
    while tokens[stop - 1].norm in words.small_ends:
        stop -= 1
    return Span(tokens[head].start, tokens[stop - 1].end)
