"""Titles, offices and descriptions behind a name, as printed."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from saksi.languages import Parse
from saksi.mentions.names import NameWords, is_country
from saksi.mentions.roles import LONGEST, is_cue, is_head, role_before, title_word
from saksi.records import Span, Token

__all__ = ["role_around", "role_behind"]

# What ties a role behind a name to it has at most this many words ("accepted the position of").
_LONGEST_TIE = 5


def role_around(parse: Parse, first: int, last: int, words: NameWords, held: Set[int] = frozenset()) -> list[Span]:
    """The titles before and behind the name at tokens `first` to `last` (exclusive); `held` are tokens of names."""
    before = role_before(parse, first, words, held)
    if before is not None and words.heads_first and _is_topic(parse, before, first, last, words):
        before = None
    if before is not None and words.heads_first and _is_whose(parse, before, last, words):
        before = None
    if before is not None and _is_kin_of(parse, before, last, words, held):
        before = None
    found = [before, role_behind(parse, last, words, held)]
    return [span for span in found if span is not None]


def _is_whose(parse: Parse, role: Span, last: int, words: NameWords) -> bool:
    """Whether a relative is another's than the name's bearer ("Anak Tamara Bleszynski itu")."""
    kin = parse.tokens[parse.token_index(role.start)].norm in words.kin and " " not in role.of(parse.text)
    return kin and last < len(parse.tokens) and parse.tokens[last].norm in words.pointers


def _is_kin_of(parse: Parse, role: Span, last: int, words: NameWords, held: Set[int]) -> bool:
    """Whether a word of kin before a name is what the next one is to it: "Istri Budi Santoso, Siti Aminah,"."""
    tokens = parse.tokens
    beside = last + 1 < len(tokens) and tokens[last].text == "," and last + 1 in held
    return beside and words.heads_first and role.of(parse.text).casefold() in words.kin


def _is_topic(parse: Parse, role: Span, first: int, last: int, words: NameWords) -> bool:
    """Whether an office is what the sentence's first part is about ("Soal pemilihan presiden, Budi kata")."""
    tokens = parse.tokens
    at = parse.token_index(role.start)
    if tokens[first - 1].text != "," or not tokens[at].text.islower() or tokens[first - 2].norm in words.kin:
        return False
    return last < len(tokens) and (tokens[last].norm in words.cues or bool(words.verbs.search(tokens[last].norm)))


def role_behind(parse: Parse, last: int, words: NameWords, held: Set[int] = frozenset()) -> Span | None:
    """The title behind a name: ", Kasat Reskrim Polres Jepara," or "selaku Ketua KPK", ", the Russian president,"."""
    tokens = parse.tokens
    sentence = parse.sentences[parse.sentence_index(tokens[last - 1].start)]
    end = min(parse.token_index(sentence.start) + len(sentence.tokens), last + LONGEST + 8)
    at = last
    if at + 1 < end and tokens[at].text == "(" and is_head(tokens[at + 1], words):
        return _bracketed(tokens, at + 1, end)
    at = _past_age(tokens, at, end)
    if at == last < end and _is_item(tokens, last, words):
        return _appositive(parse, at, end, words, comma=True)
    aged = words.heads_first and last < at < end and is_head(tokens[at], words)
    comma = aged or (at < end and tokens[at].text in ",–—-")
    if comma:
        at += not aged
        at = _past_age(tokens, at, end)
        if at < end and tokens[at].text == ",":
            at += 1
        at = _past_degrees(tokens, at, end, words)
    tied = False
    for size in range(_LONGEST_TIE, 0, -1):
        if at + size < end and " ".join(token.norm for token in tokens[at : at + size]) in words.ties:
            at += size
            tied = True
            break
    if not (comma or tied):
        return None
    if at in held:
        return None
    span = _appositive(parse, at, end, words, comma)
    if span is not None and comma and _is_anothers(parse, span, words, held):
        return None
    return span


def _is_item(tokens: tuple[Token, ...], last: int, words: NameWords) -> bool:
    """Whether a title stands behind initials that open an item of a list ("2. AB Camat Tebet")."""
    if not words.heads_first or last < 3 or not (tokens[last - 1].text.isupper() and tokens[last].is_capital):
        return False
    return tokens[last - 2].text == "." and tokens[last - 3].text[-1].isdigit() and is_head(tokens[last], words)


def _bracketed(tokens: tuple[Token, ...], at: int, end: int) -> Span | None:
    """The words up to the bracket's end ("Rosan (CEO Danantara)")."""
    for closing in range(at, min(end, at + 8)):
        if tokens[closing].text == ")":
            return Span(tokens[at].start, tokens[closing - 1].end)
    return None


def _is_anothers(parse: Parse, span: Span, words: NameWords, held: Set[int]) -> bool:
    """Whether a title behind a comma is the one of the next name in a list ("A, Menteri Keuangan B")."""
    tokens = parse.tokens_in(*span)
    first = parse.token_index(span.start)
    if first + len(tokens) - 1 in held:
        if not words.heads_first and _is_of_another(tokens, words):
            return False
        return len(tokens) > 1 and (tokens[0].is_capital or not words.heads_first)
    return False


def _is_of_another(tokens: tuple[Token, ...], words: NameWords) -> bool:
    """Whether a description is by its relation to the one named in it ("a spokesman for the senator John Kerry")."""
    return any(is_head(token, words) and behind.norm in {"for", "of", "to"} for token, behind in pairwise(tokens))


def _past_age(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """Step over "(64)", "(TM)" or "30,"."""
    if at + 2 < end and tokens[at].text == "(":
        for closing in range(at + 1, min(end, at + 5)):
            if tokens[closing].text == ")":
                return closing + 1
    if at + 1 < end and tokens[at].text.isdigit() and len(tokens[at].text) <= 2 and tokens[at + 1].text == ",":
        return at + 1
    return at


def _past_degrees(tokens: tuple[Token, ...], at: int, end: int, words: NameWords) -> int:
    while (
        at < end
        and (tokens[at].norm.rstrip(".") in words.degrees or tokens[at].text in ".,")
        and tokens[at].text[0] != "("
    ):
        at += 1
    return at


def _appositive(parse: Parse, at: int, end: int, words: NameWords, comma: bool) -> Span | None:
    tokens = parse.tokens
    while at < end and tokens[at].norm in words.openers:
        at += 1
    first = at
    head = -1
    while at < end:
        token = tokens[at]
        norm = token.norm.rstrip(".")
        if token.text == "(":
            closing = _past_age(tokens, at, end)
            if closing == at:
                break
            if closing >= end or tokens[closing].text == ",":
                break
            at = closing
            continue
        if not token.is_word and token.text not in "/&-'’" and norm != "'s":
            break
        if (
            norm in words.ends
            or (is_cue(norm, words) and head >= 0)
            or (head >= 0 and _is_verb(token, norm, words))
            or (not comma and head >= 0 and not _carries(token, norm, words) and not _is_object(tokens, at, words))
        ):
            break
        if head < 0 and is_head(token, words):
            head = at
        elif head < 0 and not words.heads_first and not _modifies(token, norm, words, at == first):
            return None
        if head < 0 and at - first >= (3 if words.heads_first else 8):
            return None
        at += 1
    stop = next((i for i in range(max(head, first) + 1, at) if tokens[i].norm in words.stops), at)
    at = stop if head >= 0 else at
    while at > first and tokens[at - 1].norm in words.small_ends:
        at -= 1
    if head < 0 or at <= head or at - first > LONGEST or any(t.norm in words.plurals for t in tokens[first:head]):
        return None
    if words.heads_first and any(
        tokens[i].norm not in words.before and tokens[i].text[0].islower() for i in range(first, head)
    ):
        return None
    if words.heads_first and head > first and tokens[first].norm in words.body_heads:
        return None  # "Menurut Budi, Badan Pengelola Keuangan …": a body does what follows
    if (
        words.heads_first
        and head > first
        and tokens[first].text[0].isupper()
        and not title_word(tokens[first], tokens[first].norm, words)
    ):
        return None
    if (at < end and tokens[at].text in ".,;:") or at >= end or tokens[at].is_word or tokens[at].text in '(–—-"”“‘':
        while not tokens[at - 1].is_word and tokens[at - 1].text != ")":
            at -= 1
        return Span(tokens[first].start, tokens[at - 1].end)
    return None


def _is_verb(token: Token, norm: str, words: NameWords) -> bool:
    """Whether a word in small letters has the shape of a verb, which no title holds ("pelaku melihat korban")."""
    if not token.text.islower() or is_head(token, words) or norm in words.inside:
        return False
    return bool(words.verbs.search(norm)) and not words.nouns.search(norm)


def _is_object(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Whether an English word in small letters is what an "of" before it leads to ("a survivor of sex trafficking")."""
    if (
        words.heads_first
        or not tokens[at].is_word
        or (tokens[at].norm in words.starters or tokens[at].norm in words.small_ends)
    ):
        return False
    for back in range(at - 1, max(-1, at - 6), -1):
        if tokens[back].norm == "of":
            return True
        if not tokens[back].text.islower() or tokens[back].norm in words.links:
            return False
    return False


def _modifies(token: Token, norm: str, words: NameWords, first: bool) -> bool:
    """Whether an English word may stand before a head behind a comma: no small word, no verb form at the front."""
    if (
        norm == "'s"
        or token.text in "-/&"
        or norm in words.before
        or norm in words.kin
        or norm in {"his", "her", "their", "its"}
    ):
        return True
    if norm in words.starters or norm in words.inside or norm.startswith("who"):
        return False
    return not (first and token.text[0].islower() and norm.endswith(("ed", "ing", "ly", "er")))


def _carries(token: Token, norm: str, words: NameWords) -> bool:
    """Whether a word goes on a title that no comma closes."""
    return (
        token.text[0].isupper() or norm in words.inside or is_head(token, words) or is_country(token.text, words.code)
    )
