"""Organisations, forces, governments and groups that act, with sector and country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from saksi.gazetteer import country_of
from saksi.languages import Parse
from saksi.mentions.names import NameWords, country_at, is_country, is_headline, is_place, kind_of
from saksi.mentions.parties import Collective
from saksi.records import Sentence, Span, Token

__all__ = ["gather_bodies"]

# The longest name of an organisation measured on news is 14 words.
_LONGEST = 14
_BRACKET = re.compile(r" \([^()]*\)(?= )")
_ROMAN = re.compile(r"[IVX]+$")
# Short forms of ministries that are compared with each full name; the most seen in one article is 6.
_MOST_SHORT = 40


def gather_bodies(
    parse: Parse, words: NameWords, runs: Sequence[Sequence[tuple[int, int]]], held: set[int]
) -> list[Collective]:
    """
    The bodies of an article in the order of their first mention; tokens of `held` belong to people's names.

    `runs` are the runs of capitalised words of each sentence.

    A short form in brackets behind a name ("Komisi Pemberantasan Korupsi (KPK)") is the same body everywhere.
    """
    found = _longest(_found(parse, words, runs, held))
    full: dict[str, str] = {}
    for first, size, _, _ in found:
        letters = _short_form(parse.tokens, first + size)
        if letters:
            full.setdefault(
                letters, _key(Span(parse.tokens[first].start, parse.tokens[first + size - 1].end).of(parse.text), words)
            )
    _tie_short_forms(parse, found, full, words)
    if full:
        shorts = ((index, -1, "", False) for index, token in enumerate(parse.tokens) if token.text in full)
        found = _longest([*((first, -size, sector, plural) for first, size, sector, plural in found), *shorts])
    bodies: dict[str, Collective] = {}
    named = sorted(found, key=lambda item: (not item[2], item[0]))
    for first, size, sector, plural in named:
        span = Span(parse.tokens[first].start, parse.tokens[first + size - 1].end)
        name = span.of(parse.text)
        key = full.get(name) or _key(name, words)
        if key not in bodies and not sector:
            continue
        body = bodies.setdefault(
            key, Collective(name, sector, _country(parse.tokens[first : first + size], words), plural)
        )
        if len(name) > len(body.name) and _key(name, words) == key:
            body.name = name
        body.spans.append(span)
    if words.heads_first:
        _join_shortened(bodies)
    for body in bodies.values():
        body.spans.sort()
        body.name = _BRACKET.sub("", body.name)
    return sorted(bodies.values(), key=lambda body: body.spans[0])


def _join_shortened(bodies: dict[str, Collective]) -> None:
    """Make a name that lacks the last word of one other name that one's ("Pemprov DKI", "Badan Gizi")."""
    longer: dict[str, list[str]] = {}
    for key in bodies:
        longer.setdefault(key.rpartition(" ")[0], []).append(key)
    short = [key for key in bodies if " " in key and len(longer.get(key, ())) == 1]
    for key in sorted(short, key=len):
        full = bodies.get(longer[key][0])
        if full is not None and not full.plural and not bodies[key].plural:
            full.spans.extend(bodies.pop(key).spans)


def _tie_short_forms(
    parse: Parse, found: list[tuple[int, int, str, bool]], full: dict[str, str], words: NameWords
) -> None:
    """Add to `full` the short forms that stand in the article without a bracket ("BGN", "Kemnaker", "Mondelez")."""
    tokens = parse.tokens
    printed = {token.text for token in tokens if token.text[0].isupper()}
    ministries = sorted(
        text for text in printed if text.startswith("Kem") and text[3:].islower() and text != "Kementerian"
    )[:_MOST_SHORT]
    for first, size, _, plural in found:
        parts = [token.text for token in tokens[first : first + size] if token.is_capital]
        if plural or len(parts) < 2 or parts[0].casefold() not in words.body_heads.keys() | words.known_bodies.keys():
            firm = not plural and len(parts) == 2 and parts[1].casefold() in words.body_tails
            if firm and parts[0] in printed and not is_place(parts[0]) and not is_country(parts[0], words.code):
                full.setdefault(parts[0], _key(" ".join(parts), words))
            continue
        name = _key(Span(tokens[first].start, tokens[first + size - 1].end).of(parse.text), words)
        letters = "".join(part[0] for part in parts)
        if len(letters) > 2 and letters in printed:
            full.setdefault(letters, name)
        if parts[0] == "Kementerian":
            for short in ministries:
                rest = short.removeprefix("Kemen") if short.startswith("Kemen") else short[3:]
                if _abbreviates(rest, "".join(parts[1:]).casefold()):
                    full.setdefault(short, name)


def _abbreviates(short: str, words: str) -> bool:
    """Whether the letters of `short` stand in `words` in this order; two letters only at the front."""
    if len(short) < 3:
        return len(short) == 2 and words.startswith(short)
    at = 0
    for letter in short:
        at = words.find(letter, at) + 1
        if at == 0:
            return False
    return True


def _longest(found: Iterable[tuple[int, int, str, bool]]) -> list[tuple[int, int, str, bool]]:
    """Those that do not overlap, left to right and the longest first, their sizes made positive."""
    out: list[tuple[int, int, str, bool]] = []
    taken = -1
    for first, size, sector, plural in sorted(found, key=lambda item: (item[0], item[1], not item[2], item[3])):
        if first >= taken:
            taken = first - size
            out.append((first, -size, sector, plural))
    return out


def _key(name: str, words: NameWords) -> str:
    """What all forms of a name have in common: "Pemerintah Provinsi Bali" and "Pemprov Bali" are one."""
    parts = name.casefold().removeprefix("the ").split()
    bracket = next((at for at, part in enumerate(parts) if part.startswith("(") and part.endswith(")")), None)
    if bracket is not None:
        del parts[bracket]
    short = words.body_shorts.get(" ".join(parts[:2]))
    return " ".join([short, *parts[2:]] if short else parts)


def _found(
    parse: Parse, words: NameWords, runs: Sequence[Sequence[tuple[int, int]]], held: set[int]
) -> Iterable[tuple[int, int, str, bool]]:
    """First token, minus the number of tokens (so that the longest sorts first), sector, whether it is a group."""
    by_first = _firsts(tuple(words.known_bodies))
    openers = {phrase.split()[0] for phrase in words.groups}
    for number, sentence in enumerate(parse.sentences):
        start = parse.token_index(sentence.start)
        end = start + len(sentence.tokens)
        for index in range(start, end):
            if index in held:
                continue
            token = parse.tokens[index]
            if token.text in by_first and (size := _listed(parse.tokens, index, end, by_first)):
                name = " ".join(token.text for token in parse.tokens[index : index + size])
                yield index, -size, words.known_bodies[name], False
            if token.norm in openers:
                yield from _group(parse.tokens, index, start, end, words)
            if token.is_capital:
                yield from _speaking(parse, index, start, end, words, held)
        if runs[number] and not is_headline(parse, number, words):
            yield from _named(parse, sentence, runs[number], words, held)


def _speaking(
    parse: Parse, index: int, start: int, end: int, words: NameWords, held: set[int]
) -> Iterable[tuple[int, int, str, bool]]:
    """A capitalised name that says something and is nobody's: a firm, an outlet, a club ("Boeing said")."""
    tokens = parse.tokens
    if tokens[index].norm in words.starters or not _begins_name(tokens, index, start):
        return
    last = index + 1
    while (
        last < end
        and tokens[last].is_capital
        and tokens[last].is_word
        and tokens[last].start - tokens[last - 1].end == 1
    ):
        last += 1
    if last - index > 4 or any(at in held for at in range(index, last)):
        return
    if index == start and last - index > 1 and tokens[index + 1].text in words.known_bodies:
        return  # "Semula KPK mengatakan": the word before is the sentence's
    if index > start and tokens[index - 1].text == "," and "." in tokens[index].text:
        return  # a degree behind a name: "S.U."
    kinds = {kind_of(tokens[at], words) for at in range(index, last)}
    said = (last < end and tokens[last].norm in words.cues) or (
        index > start and tokens[index - 1].norm in words.root_cues
    )
    if said and kinds <= {"plain", "acronym"} and not is_place(" ".join(token.text for token in tokens[index:last])):
        yield index, index - last, "UNK", False


def _begins_name(tokens: tuple[Token, ...], index: int, start: int) -> bool:
    before = tokens[index - 1] if index > start else None
    return before is None or not (before.is_capital and before.is_word and tokens[index].start - before.end == 1)


@cache
def _firsts(known: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in known:
        parts = tuple(name.split())
        out[parts[0]] = (*out.get(parts[0], ()), parts)
    return out


def _listed(
    tokens: tuple[Token, ...], index: int, end: int, by_first: Mapping[str, tuple[tuple[str, ...], ...]]
) -> int:
    """How many tokens at `index` are a name of the list, 0 where none is."""
    best = 0
    for parts in by_first.get(tokens[index].text, ()):
        if index + len(parts) <= end and all(tokens[index + n].text == part for n, part in enumerate(parts)):
            best = max(best, len(parts))
    return best


def _short_form(tokens: tuple[Token, ...], at: int) -> str | None:
    """The letters in the bracket that opens at `at`."""
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        letters = tokens[at + 1].text
        if 2 <= len(letters) <= 12 and sum(letter.isupper() for letter in letters) >= 2:
            return letters
    return None


def _named(
    parse: Parse, sentence: Sentence, runs: Sequence[tuple[int, int]], words: NameWords, held: set[int]
) -> Iterable[tuple[int, int, str, bool]]:
    end = parse.token_index(sentence.start) + len(sentence.tokens)
    for first, last in runs:
        if words.heads_first:
            yield from _from_head(parse, first, last, end, words, held)
        else:
            yield from _to_tail(parse, first, last, end, words, held)


def _from_head(
    parse: Parse, first: int, last: int, end: int, words: NameWords, held: set[int]
) -> Iterable[tuple[int, int, str, bool]]:
    """Names that begin with their head: "Kementerian Kelautan dan Perikanan", "Polres Jepara"."""
    tokens = parse.tokens
    index = first
    while index < last:
        sector = words.body_heads.get(tokens[index].norm)
        common = sector == "BUS" and index + 1 < end and tokens[index + 1].norm in words.common
        if common or (sector and _is_building(tokens, index, end, words)):
            sector = None
        elif index + 1 < end and tokens[index].norm == "komisi" and _ROMAN.match(tokens[index + 1].text):
            sector = "LEG"
        elif index + 1 < end:
            sector = words.body_heads.get(f"{tokens[index].norm} {tokens[index + 1].norm}", sector)
        inside = index > first and country_at(tokens, index - 1, index + 1, words.code)
        if sector is None or index in held or inside:
            index += 1
            continue
        stop = _reach(parse, index, end, words, held)
        if stop - index > 1:
            yield index, index - stop, sector, False
        index = max(stop, index + 1)


def _reach(parse: Parse, index: int, end: int, words: NameWords, held: set[int]) -> int:
    """Where a name that begins at `index` ends: capitalised words, small words of names between two of them."""
    tokens = parse.tokens
    stop = index + 1
    while stop < end and stop - index < _LONGEST and stop not in held:
        token = tokens[stop]
        short = _bracketed_short(tokens, stop, end, words) if stop - index == 2 else 0
        if short:
            stop += short
            continue
        if token.text == "," and (beyond := _past_fields(tokens, stop, end, words, held)):
            stop = beyond
            continue
        if token.start - tokens[stop - 1].end > 1 or not (token.is_word or token.text == "&"):
            break
        if (token.is_capital and token.norm in words.body_ends) or (token.text.isdigit() and len(token.text) > 2):
            break
        if stop == index + 1 and token.text in words.links and tokens[index].text in words.known_bodies:
            break
        if not token.is_capital and not token.text[0].isdigit() and token.text != "&":
            follows = stop + 1 < end and tokens[stop + 1].is_capital and stop + 1 not in held
            if (
                token.norm not in words.body_inside
                or not follows
                or kind_of(tokens[stop + 1], words) in {"title", "body"}
            ):
                break
        elif kind_of(token, words) in {"title", "honorific"} and (token.norm not in words.inside or stop + 1 in held):
            break  # a rank before a person's name is the person's
        stop += 1
    return stop


def _is_building(tokens: tuple[Token, ...], index: int, end: int, words: NameWords) -> bool:
    """Whether a head is a building's here ("Balai Kota", "di Istana Merdeka"), or a tournament's ("Grup C")."""
    behind = tokens[index + 1] if index + 1 < end else None
    if behind is not None and tokens[index].norm == "grup" and len(behind.norm.rstrip(".")) == 1:
        return True
    if tokens[index].norm not in words.body_sites:
        return False
    before = tokens[index - 1].norm if index else ""
    return before in words.place_prepositions or (behind is not None and behind.norm in words.halls)


def _bracketed_short(tokens: tuple[Token, ...], at: int, end: int, words: NameWords) -> int:
    """How many tokens are a short form in brackets inside a name ("Pemerintah Provinsi (Pemprov) Bali"), else 0."""
    if at + 3 >= end or tokens[at].text != "(" or tokens[at + 2].text != ")" or not tokens[at + 3].is_capital:
        return 0
    full = f"{tokens[at - 2].norm} {tokens[at - 1].norm}"
    return 3 if words.body_shorts.get(full) == tokens[at + 1].norm else 0


# The fields of an office that a comma divides have at most this many words each.
_FIELD = 3


def _past_fields(tokens: tuple[Token, ...], comma: int, end: int, words: NameWords, held: set[int]) -> int:
    """
    Where the last field begins of a name that commas divide, 0 where it is a list of names.

    "Badan Meteorologi, Klimatologi, dan Geofisika": words of the language, no names, the last one behind "dan".
    """
    at = comma + 1
    while at < end:
        if tokens[at].norm in words.links and tokens[at].text.islower():
            at += 1
            return at if at < end and _is_field(tokens, at, words, held) else 0
        first = at
        while at < end and at - first < _FIELD and _is_field(tokens, at, words, held):
            at += 1
        if at == first or at >= end:
            return 0
        at += tokens[at].text == ","
    return 0


def _is_field(tokens: tuple[Token, ...], at: int, words: NameWords, held: set[int]) -> bool:
    token = tokens[at]
    return token.is_capital and at not in held and kind_of(token, words) == "never"


def _to_tail(
    parse: Parse, first: int, last: int, end: int, words: NameWords, held: set[int]
) -> Iterable[tuple[int, int, str, bool]]:
    """Names that end with their head ("British Transport Police") or begin with it ("Ministry of Defence")."""
    tokens = parse.tokens
    while first < last and tokens[first].norm in words.starters:
        first += 1
    index = first
    while index < last:
        norm = tokens[index].norm
        if norm in words.body_heads and index + 2 < end and tokens[index + 1].norm in {"of", "for"}:
            stop = _reach(parse, index, end, words, held)
            if stop - index > 2:
                yield first, first - stop, words.body_heads[norm], False
                return
        if norm in words.body_tails and index > first and (index + 1 == last or index + 1 in held):
            begin = first
            while begin < index and kind_of(tokens[begin], words) in {"title", "honorific"}:
                begin += 1
            whole = " ".join(token.text for token in tokens[begin : index + 1])
            if begin < index and not is_place(whole) and not is_country(whole, words.code):
                yield begin, begin - index - 1, words.body_tails[norm], False
        index += 1


def _group(
    tokens: tuple[Token, ...], index: int, start: int, end: int, words: NameWords
) -> Iterable[tuple[int, int, str, bool]]:
    """Groups in small letters with the country beside them: "pasukan pemerintah Suriah", "Syrian troops", "police"."""
    for size in (3, 2, 1):
        if index + size > end:
            continue
        phrase = " ".join(token.norm for token in tokens[index : index + size])
        sector = words.groups.get(phrase)
        follows = index + size < end and tokens[index + size].is_capital
        inside = index > start and not _begins_name(tokens, index, start)
        if sector is None or (tokens[index].is_capital and index != start and (follows or inside)):
            continue
        first, last = index, index + size
        if words.heads_first:
            while (
                last < end
                and last - index < 5
                and tokens[last].is_capital
                and is_country(tokens[last].text, words.code)
            ):
                last += 1
        else:
            while first > start and _country_before(tokens, first - 1, words):
                first -= 1
        yield first, first - last, sector, True
        return


def _country_before(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    token = tokens[at]
    if token.norm in {"government", "riot", "state", "local"} or token.norm == "'s":
        return at > 0 and token.norm != "'s"
    return token.is_capital and is_country(token.text, words.code)


def _country(tokens: tuple[Token, ...], words: NameWords) -> str | None:
    for size in (2, 1):
        for index in range(len(tokens) - size + 1):
            if tokens[index].is_capital:
                phrase = " ".join(token.text for token in tokens[index : index + size])
                if country := country_of(phrase, words.code):
                    return country
    return None
