"""Titles, offices and descriptions beside a name, as printed."""

from __future__ import annotations

from collections.abc import Set

from saksi.languages import Parse
from saksi.mentions.names import NameWords, is_country, rank_before
from saksi.records import Span, Token

__all__ = ["role_around", "role_behind", "role_before", "role_shared"]

# The longest title measured on news is 22 words; a walk past this is astray.
_LONGEST = 24


def role_around(parse: Parse, first: int, last: int, words: NameWords, held: Set[int] = frozenset()) -> list[Span]:
    """The titles before and behind the name at tokens `first` to `last` (exclusive); `held` are tokens of names."""
    found = [role_before(parse, first, words, held), role_behind(parse, last, words, held)]
    return [span for span in found if span is not None]


def _is_head(token: Token, words: NameWords) -> bool:
    norm = token.norm.rstrip(".")
    if norm in words.heads:
        return True
    return not words.heads_first and "-" in norm and norm.rpartition("-")[2] in words.heads


def role_before(parse: Parse, first: int, words: NameWords, held: Set[int] = frozenset()) -> Span | None:
    """The title before a name: "Menteri Luar Negeri Rusia Sergei Lavrov", "the Russian president Vladimir Putin"."""
    tokens = parse.tokens
    sentence = parse.sentences[parse.sentence_index(tokens[first].start)]
    least = max(parse.token_index(sentence.start), first - _LONGEST)
    at = _past_address(tokens, first - 1, least, words)
    if words.heads_first:
        return _head_first(parse, at, least, words, held)
    return _head_last(parse, at, least, words)


def _past_address(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> int:
    """Step left over ranks, forms of address and a comma."""
    while at >= least:
        token = tokens[at]
        norm = token.norm.rstrip(".")
        if not words.heads_first:
            titled = token.text == "," and at > least and _is_head(tokens[at - 1], words)
            if (titled and tokens[at - 1].text.islower()) or (
                norm not in words.heads and (norm in words.ranks or norm in words.honorifics)
            ):
                at -= 1
            else:
                break
            continue
        size = rank_before(tokens, at, words)
        if size == 1 and at > least and _is_head(tokens[at - 1], words) and norm in words.inside:
            break
        if size:
            at -= size
        elif norm in words.naming or (token.text in ".," and _steps(tokens, at, least)):
            at -= 1
        elif (
            token.text == ")"
            and (left := _past_bracket(tokens, at, least)) >= least
            and rank_before(tokens, left, words)
        ):
            at = left
        else:
            break
    return at


def _steps(tokens: tuple[Token, ...], at: int, least: int) -> bool:
    """Whether the mark at `at` may stand between a title and its name: a comma, or what closes a short bracket."""
    if tokens[at].text in ".,":
        return at > least and tokens[at - 1].text not in "\"”'’"
    return False


def _head_first(parse: Parse, at: int, least: int, words: NameWords, held: Set[int]) -> Span | None:
    """Walk left to the leftmost head that only title words stand behind."""
    tokens = parse.tokens
    last = at
    head = -1
    while at >= least:
        token = tokens[at]
        norm = token.norm.rstrip(".")
        if token.text in "()":
            at = _past_bracket(tokens, at, least)
            if at < 0:
                break
            continue
        if at in held:
            beside = at - 1
            while beside in held:
                beside -= 1
            if (
                head >= 0
                or beside < least
                or not (_is_head(tokens[beside], words) or tokens[beside].norm in words.inside)
            ):
                break
            at = beside
            continue
        if norm in words.links and head == at + 1 and token.text[0].islower():
            break
        if _is_head(token, words) or norm in words.before:
            if not (token.text[0].islower() and norm in words.inside and not _is_head(token, words)):
                head = at
        elif not _title_word(token, norm, words):
            break
        at -= 1
    while head >= 0 and tokens[head].norm in words.unprinted and head < last:
        head += 1
    if head < 0 or head > last:
        return None
    if not any(_is_head(token, words) for token in tokens[head : last + 1]):
        return None
    while head + 1 <= last and tokens[head].norm in {"dan", "di", "pada", "untuk", "dari"}:
        head += 1
    if tokens[last].text == ")" and (opening := _past_bracket(tokens, last, head)) >= head:
        last = opening
    return Span(tokens[head].start, tokens[last].end)


def _title_word(token: Token, norm: str, words: NameWords) -> bool:
    if token.text in "/&-–+" or norm.startswith("ke-"):
        return True
    if not token.is_word:
        return False
    if token.text[0].isupper():
        return (norm not in words.starters or norm in words.inside) and norm not in words.cues
    return norm in words.inside or (token.text[0].isdigit() and len(token.text) <= 4)


def _past_bracket(tokens: tuple[Token, ...], at: int, least: int) -> int:
    """The index left of a bracket that closes at `at`, -1 where none opens within six words."""
    if tokens[at].text != ")":
        return -1
    for opening in range(at - 1, max(least, at - 7) - 1, -1):
        if tokens[opening].text == "(":
            return opening - 1
    return -1


def _head_last(parse: Parse, at: int, least: int, words: NameWords) -> Span | None:
    """Walk left over the words before a name whose last one is a head."""
    tokens = parse.tokens
    if at < least:
        return None
    last = at
    if not _is_head(tokens[at], words):
        at = _office_of(tokens, at, least, words)
        if at < 0:
            return None
    while at > least:
        token = tokens[at - 1]
        norm = token.norm.rstrip(".")
        gap = tokens[at].start - token.end
        if not token.is_word and token.norm != "'s" and token.text not in "-/":
            break
        if gap > 1 or (
            (norm in words.starters or norm in words.ends or _is_cue(norm, words))
            and norm not in words.before
            and norm != "'s"
        ):
            break
        if (
            token.text[0].islower()
            and not (_is_head(token, words) or norm in words.before)
            and not _adjective(norm, words)
        ):
            break
        at -= 1
    while at < last and tokens[at].norm in words.unprinted | {"'s", "-", "/"}:
        at += 1
    return Span(tokens[at].start, tokens[last].end)


def _office_of(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> int:
    """The head of an office whose last word stands at `at` ("secretary of state", "Director of Finance"), or -1."""
    for back in range(at - 1, max(least, at - 5), -1):
        if tokens[back].norm in {"of", "for"}:
            return back - 1 if back > least and _is_head(tokens[back - 1], words) else -1
        if not tokens[back].is_word or tokens[back].norm in words.starters - {"the", "and"}:
            return -1
    return -1


# Endings of English words that stand before a head as its description ("real estate mogul", "presidential nominee").
_ENDINGS = (
    "al",
    "ic",
    "ian",
    "ish",
    "ese",
    "ive",
    "ary",
    "ist",
    "ing",
    "ate",
    "ent",
    "time",
    "old",
    "ed",
    "est",
    "ous",
)


def _is_cue(norm: str, words: NameWords) -> bool:
    """Whether a word is a verb of saying and no noun of the same form ("state", "report")."""
    return norm in words.cues and (words.heads_first or norm.endswith("ed"))


def _adjective(norm: str, words: NameWords) -> bool:
    return norm in words.modifiers or norm.endswith(_ENDINGS) or "-" in norm or norm == "'s"


def role_behind(parse: Parse, last: int, words: NameWords, held: Set[int] = frozenset()) -> Span | None:
    """The title behind a name: ", Kasat Reskrim Polres Jepara," or "selaku Ketua KPK", ", the Russian president,"."""
    tokens = parse.tokens
    sentence = parse.sentences[parse.sentence_index(tokens[last - 1].start)]
    end = min(parse.token_index(sentence.start) + len(sentence.tokens), last + _LONGEST + 8)
    at = last
    at = _past_age(tokens, at, end)
    comma = at < end and tokens[at].text in ",–—-"
    if comma:
        at += 1
        at = _past_age(tokens, at, end)
        if at < end and tokens[at].text == ",":
            at += 1
        at = _past_degrees(tokens, at, end, words)
    tied = False
    for size in (3, 2, 1):
        if at + size < end and " ".join(token.norm for token in tokens[at : at + size]) in words.ties:
            at += size
            tied = True
            break
    if not (comma or tied):
        return None
    span = _appositive(parse, at, end, words, comma)
    if span is not None and comma and _is_anothers(parse, span, words, held):
        return None
    return span


def role_shared(parse: Parse, first: int, words: NameWords, held: Set[int]) -> Span | None:
    """The title of several that a name shares with the one before it ("senators John Kerry and John McCain")."""
    tokens = parse.tokens
    at = first - 1
    if words.heads_first or at < 2 or tokens[at].norm not in words.links | {","}:
        return None
    at -= 1
    while at > 1 and tokens[at].text in "()" and (left := _past_bracket(tokens, at, 0)) > 0:
        at = left
    if at not in held:
        return None
    while at - 1 in held:
        at -= 1
    span = role_before(parse, at, words, held)
    if span is None or not span.of(parse.text).rstrip(".").endswith("s"):
        return role_shared(parse, at, words, held) if span is None else None
    return span


def _is_anothers(parse: Parse, span: Span, words: NameWords, held: Set[int]) -> bool:
    """Whether a title behind a comma is the one of the next name in a list ("A, Menteri Keuangan B")."""
    tokens = parse.tokens_in(*span)
    first = parse.token_index(span.start)
    if first + len(tokens) - 1 in held:
        return len(tokens) > 1 and (tokens[0].is_capital or not words.heads_first)
    return False


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
    while at < end and tokens[at].norm in {"the", "a", "an", "seorang", "sang", "yang", "juga", "merupakan", "who"}:
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
            or (norm in words.cues and head >= 0)
            or (not comma and head >= 0 and not _carries(token, norm, words))
        ):
            break
        if head < 0 and _is_head(token, words):
            head = at
        elif head < 0 and not words.heads_first and not _modifies(token, norm, words, at == first):
            return None
        if head < 0 and at - first >= (3 if words.heads_first else 8):
            return None
        at += 1
    if head < 0 or at <= first or at - first > _LONGEST:
        return None
    if words.heads_first and any(
        tokens[i].norm not in words.before and tokens[i].text[0].islower() for i in range(first, head)
    ):
        return None
    if (
        words.heads_first
        and head > first
        and tokens[first].text[0].isupper()
        and not _title_word(tokens[first], tokens[first].norm, words)
    ):
        return None
    if (at < end and tokens[at].text in ".,;:") or at >= end or tokens[at].is_word or tokens[at].text in '(–—-"”':
        while not tokens[at - 1].is_word and tokens[at - 1].text != ")":
            at -= 1
        return Span(tokens[first].start, tokens[at - 1].end)
    return None


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
        token.text[0].isupper() or norm in words.inside or _is_head(token, words) or is_country(token.text, words.code)
    )
