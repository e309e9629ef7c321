"""Titles, offices and descriptions before a name, as printed."""

from __future__ import annotations

from collections.abc import Set

from saksi.languages import Parse
from saksi.mentions.names import NameWords, is_country, rank_before
from saksi.records import Span, Token

__all__ = [
    "LONGEST",
    "fields_head",
    "is_cue",
    "is_head",
    "past_bracket",
    "role_before",
    "title_word",
]

# The longest title measured on news is 22 words; a walk past this is astray.
LONGEST = 24


def is_head(token: Token, words: NameWords) -> bool:
    norm = token.norm.rstrip(".")
    if norm in words.heads or (words.heads_first and norm.removesuffix("nya") in words.heads):
        return True
    return not words.heads_first and "-" in norm and norm.rpartition("-")[2] in words.heads


def role_before(parse: Parse, first: int, words: NameWords, held: Set[int] = frozenset()) -> Span | None:
    """The title before a name: "Menteri Luar Negeri Rusia Sergei Lavrov", "the Russian president Vladimir Putin"."""
    tokens = parse.tokens
    sentence = parse.sentences[parse.sentence_index(tokens[first].start)]
    least = max(parse.token_index(sentence.start), first - LONGEST)
    at = _past_address(tokens, first - 1, least, words)
    if words.heads_first:
        span = _head_first(parse, at, least, words, held)
        if span is not None and at == first - 1 and parse.text[span.start].islower():
            inner = parse.tokens_in(*span)
            if any(token.text in words.where for token in inner) and inner[-1].is_capital:
                return None  # "wisatawan di Pantai Kuta": what stands behind is the place's name
        return span
    return _head_last(parse, at, least, words) or _double_rank(tokens, first, least, words)


def _is_lower_office(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> bool:
    """Whether an office in small letters ends with a name at `at`: "ambassador to Turkey", "mayor of London"."""
    head = _office_of(tokens, at, least, words)
    return head >= 0 and (tokens[head].text.islower() or tokens[head - 1].norm == "the")


def _is_general(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> bool:
    """Whether a rank at `at` is a part of an office: "Attorney General", "Secretary General"."""
    if at <= least or tokens[at].norm not in words.generals:
        return False
    return tokens[at - 1].norm in words.ranked and tokens[at].start - tokens[at - 1].end == 1


def _double_rank(tokens: tuple[Token, ...], first: int, least: int, words: NameWords) -> Span | None:
    """A rank that a hyphen joins to a branch of police, printed as an office is: "Det.-Sgt."."""
    at = first - 3
    if at < least or tokens[at + 1].text != "-" or tokens[at + 2].norm.rstrip(".") not in words.ranks:
        return None
    norm = tokens[at].norm.rstrip(".")
    if norm not in words.ranks and norm not in words.before and norm not in words.heads:
        return None
    return Span(tokens[at].start, tokens[first - 1].end)


def _past_years(tokens: tuple[Token, ...], at: int, least: int) -> int:
    """The index left of an age that ends at `at` ("27-year-old"), `at` itself where none does."""
    if not tokens[at].norm.endswith("year-old"):
        return at
    back = at - 2 if at - 2 > least and tokens[at - 1].text == "-" and tokens[at - 2].text.isdigit() else at
    return back - 1


def _past_address(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> int:
    """Step left over ranks, forms of address and a comma."""
    while at >= least:
        token = tokens[at]
        norm = token.norm.rstrip(".")
        if not words.heads_first:
            years = _past_years(tokens, at, least)
            if least < years < at and tokens[years].text == ",":
                at = years
                continue
            before = tokens[at - 1] if token.text == "," and at > least else None
            titled = before is not None and before.text.islower() and is_head(before, words)
            if (
                titled
                or (before is not None and _is_lower_office(tokens, at - 1, least, words))
                or (norm not in words.heads and (norm in words.ranks or norm in words.honorifics))
            ) and not _is_general(tokens, at, least, words):
                at -= 1
            else:
                break
            continue
        size = rank_before(tokens, at, words)
        office = size == 1 and at > least and is_head(tokens[at - 1], words) and norm in words.inside
        if office and (tokens[at - 1].norm in words.ranked or norm not in words.generals):
            break
        if size:
            at -= size
        elif norm in words.naming or (token.text in ".," and _steps(tokens, at, least)):
            at -= 1
        elif (
            token.text == ")"
            and (left := past_bracket(tokens, at, least)) >= least
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
    at -= at >= least and tokens[at].text in "-–—"
    last = at
    head = spare = -1
    if at >= least and (tokens[at].norm in words.links or tokens[at].norm in words.small_ends):
        return None
    while at >= least:
        token = tokens[at]
        norm = token.norm.rstrip(".")
        if token.text == "," and head < 0 and at < last and _goes_on_before(tokens, at, least, held):
            at -= 1
            continue
        if token.text in "()":
            at = past_bracket(tokens, at, least)
            if at < 0:
                break
            continue
        if at in held:
            beside = at - 1
            while beside in held:
                beside -= 1
            if head >= 0 or not _is_whose(tokens, beside, least, words):
                break
            at = beside
            continue
        if (norm in words.links or norm in words.small_ends) and head == at + 1 and token.text[0].islower():
            break
        if at > least and _is_field(tokens, at, words):
            spare = at
        elif (is_head(token, words) or norm in words.before) and not _is_bodys(tokens, at, words):
            if not (token.text[0].islower() and norm in words.inside and not is_head(token, words)):
                head = at
        elif not title_word(token, norm, words):
            break
        at -= 1
    head = head if head >= 0 else spare
    if head >= 0 and tokens[head].norm in words.borrowed:
        head = _past_modifiers(tokens, head, least, words, held)
    while head >= 0 and tokens[head].norm in words.unprinted and head < last:
        head += 1
    if head < 0 or head > last:
        return None
    if not any(is_head(token, words) for token in tokens[head : last + 1]):
        return None
    while head + 1 <= last and tokens[head].norm in {"dan", "di", "pada", "untuk", "dari"}:
        head += 1
    if tokens[last].text == ")" and (opening := past_bracket(tokens, last, head)) >= head:
        last = opening
    return Span(tokens[head].start, tokens[last].end)


def _past_modifiers(tokens: tuple[Token, ...], head: int, least: int, words: NameWords, held: Set[int]) -> int:
    """Where an English office begins whose field stands before its head: "Technology & Partnership Dept. Head"."""
    first = head
    at = head - 1
    while at >= least and at not in held:
        token = tokens[at]
        if token.is_capital and token.is_word and token.norm not in words.starters and token.norm not in words.cues:
            first = at
        elif not (token.text in "&.-/" or token.text in {"of", "and"}):
            break
        at -= 1
    return first


def _is_bodys(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Whether a word of offices is one of a body's name: "Badan Pengelola Investasi", "Dewan Pengawas"."""
    if at < 1 or not words.heads_first or not tokens[at].is_capital or not tokens[at].norm.startswith("pe"):
        return False
    before = tokens[at - 1]
    return before.is_capital and not before.text.isupper() and before.norm in words.body_heads


def _is_field(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Whether a head only says what an office is for: "Pusat Data dan Humas", "Dinas Pemberdayaan Perempuan"."""
    before = tokens[at - 1]
    if tokens[at].norm in words.fields:
        return before.norm in words.links or before.norm == ","
    return tokens[at].is_capital and before.is_capital and bool(words.nouns.search(before.norm))


def _is_whose(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> bool:
    """Whether the words up to `at` say whose somebody is ("pengacara", "pengacara pelaku pembunuhan")."""
    if at < least:
        return False
    norm = tokens[at].norm
    if norm in words.kin or norm in words.relations or (norm in words.inside and norm not in words.heads):
        return True
    for back in range(at, max(least, at - 3) - 1, -1):
        norm = tokens[back].norm
        if norm in words.relations:
            return True
        if not (tokens[back].text.islower() and (norm in words.lesser or words.nouns.search(norm))):
            return False
    return False


def _goes_on_before(tokens: tuple[Token, ...], comma: int, least: int, held: Set[int]) -> bool:
    """Whether a comma stands inside a title: capitals on both sides, or a link behind it ("Riset, Data, dan Mutu")."""
    before, behind = tokens[comma - 1], tokens[comma + 1]
    if comma <= least or comma - 1 in held or comma + 1 in held:
        return False
    return (before.is_capital or before.text == ")" or before.text[0].isdigit()) and (
        behind.is_capital or behind.norm in {"dan", "and", "&"}
    )


def title_word(token: Token, norm: str, words: NameWords) -> bool:
    if token.text in "/&-–+" or norm.startswith("ke-"):
        return True
    if not token.is_word:
        return False
    if token.text[0].isupper() or not token.text.islower():
        return (norm not in words.starters or norm in words.inside) and norm not in words.cues
    return norm in words.inside or bool(words.nouns.search(norm)) or (token.text[0].isdigit() and len(token.text) <= 4)


def past_bracket(tokens: tuple[Token, ...], at: int, least: int) -> int:
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
    if not is_head(tokens[at], words):
        at = at - 1 if _is_general(tokens, at, least, words) else _office_of(tokens, at, least, words)
        if at < 0:
            return None
    while at > least:
        token = tokens[at - 1]
        norm = token.norm.rstrip(".")
        gap = tokens[at].start - token.end
        if not token.is_word and token.norm != "'s" and token.text not in "-/":
            break
        if norm == "and" and at - 2 >= least and is_head(tokens[at - 2], words) and tokens[at - 2].text.islower():
            at -= 2
            continue
        if token.text.islower() and norm.endswith("s") and is_head(token, words) and tokens[at].is_capital:
            break
        if gap > 1 or (
            (norm in words.starters or norm in words.ends or is_cue(norm, words))
            and norm not in words.before
            and norm != "'s"
            and not (token.text.isupper() and len(token.text) > 1)  # "US President"
        ):
            break
        if (
            token.text[0].islower()
            and not (is_head(token, words) or norm in words.before)
            and not _adjective(norm, words)
            and not _is_compound(tokens, at - 1, least, words)
        ):
            break
        at -= 1
    while at < last and (tokens[at].norm in words.unprinted or tokens[at].norm in {"'s", "-", "/"}):
        at += 1
    return Span(tokens[at].start, tokens[last].end)


# The longest list of fields of an office in use has this many tokens ("Housing, Communities and Local Government").
_FIELDS = 14
# "The German foreign ministry spokesman": the nouns between an article or an owner and the head.
_COMPOUND = 4


def _is_compound(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> bool:
    """Whether the plain word at `at` leads from an article, an owner or a country's adjective to a head behind it."""
    if not tokens[at + 1].text.islower() or tokens[at + 1].norm in words.before:
        return False
    for back in range(at, max(least, at - _COMPOUND) - 1, -1):
        token = tokens[back]
        if back < at and (
            token.norm in {"the", "a", "an", "'s"} or (token.is_capital and is_country(token.text, words.code))
        ):
            return True
        plain = token.text.isalpha() and token.text.islower()
        if (
            not plain
            or (token.norm in words.starters or token.norm in words.ends or token.norm in words.small_ends)
            or is_cue(token.norm, words)
        ):
            return False
    return False


def _office_of(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> int:
    """The head of an office whose last word stands at `at` ("secretary of state", "Director of Finance"), or -1."""
    if not tokens[at].is_word or not (tokens[at].is_capital or tokens[at].norm in words.modifiers):
        return -1
    for back in range(at - 1, max(least, at - 5), -1):
        if tokens[back].norm in {"of", "for"} or tokens[back].text == "to":
            return back - 1 if back > least and is_head(tokens[back - 1], words) else -1
        if not tokens[back].is_word or (
            tokens[back].norm in words.starters and tokens[back].norm not in {"the", "and"}
        ):
            break
    return fields_head(tokens, at, least, words)


def fields_head(tokens: tuple[Token, ...], at: int, least: int, words: NameWords) -> int:
    """
    The head of an office of several fields that reaches to `at`, or -1: "Minister for Women, Family and Community".

    Names of people and countries are no fields: "leaders of France, Germany and Poland", "secretary to John and Ann".
    """
    listed = False
    for back in range(at, max(least, at - _FIELDS), -1):
        token = tokens[back]
        if token.norm in {"of", "for"}:
            return back - 1 if listed and is_head(tokens[back - 1], words) else -1
        if token.norm in {",", "and", "&"}:
            listed = True
        elif not token.is_capital or token.norm in words.given or is_country(token.text, words.code):
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


def is_cue(norm: str, words: NameWords) -> bool:
    """Whether a word is a verb of saying and no noun of the same form ("state", "report")."""
    return norm in words.cues and (words.heads_first or norm.endswith("ed"))


def _adjective(norm: str, words: NameWords) -> bool:
    return norm in words.modifiers or norm.endswith(_ENDINGS) or "-" in norm or norm == "'s"
