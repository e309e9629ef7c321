"""Titles that stand alone and pronouns, tied to the person or body they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from saksi.languages import Language, Parse, word_set
from saksi.mentions.names import NameWords
from saksi.mentions.parties import Collective, Someone
from saksi.records import Span, Token

__all__ = ["tie_pronouns", "tie_titles"]

# A pronoun looks back this many paragraphs; on news nearly all stand within two of what they mean.
_FAR = 6
# No short form of an office has fewer letters ("menag").
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class _Point:
    """A mention that a pronoun may look back at."""

    start: int
    end: int
    owner: int
    sentence: int
    speaks: bool
    subject: bool


def tie_titles(parse: Parse, people: Sequence[Someone], words: NameWords) -> None:
    """Give people the titles that stand without a name: "Kapolres", "Panglima TNI", "sang penyanyi", "the minister"."""
    tokens = parse.tokens
    owners: dict[str, list[tuple[int, int]]] = {}
    for number, someone in enumerate(people):
        for word in dict.fromkeys((someone.role or "").casefold().split()):
            if word in words.heads:
                owners.setdefault(word, []).append((min(name.first for name in someone.names), number))
    if not owners:
        return
    held = {index for someone in people for name in someone.names for index in range(name.first, name.last)}
    if words.heads_first:
        _add_short_forms(parse, people, words, owners)
    done = -1
    for index, token in enumerate(tokens):
        if token.norm not in owners:
            continue
        found = [pair for pair in owners[token.norm] if pair[0] <= index]
        if not found or index in held or index <= done or parse.quotation_at(token.start) is not None:
            continue
        first, last = _title_around(parse, index, held, words)
        if first < 0 or _named_beside(tokens, first, last, held):
            continue
        phrase = " ".join(other.norm for other in tokens[index:last])
        told = [pair for pair in found if phrase in (people[pair[1]].role or "").casefold()] or found
        if last - index > 1 and told is found and not _is_pointed(tokens, first, last, words):
            continue
        nearest = max(told, key=lambda pair: (_last_before(people[pair[1]], index), -pair[0]))
        people[nearest[1]].others.append((Span(tokens[first].start, tokens[last - 1].end), "title"))
        done = last - 1


def _add_short_forms(
    parse: Parse, people: Sequence[Someone], words: NameWords, owners: dict[str, list[tuple[int, int]]]
) -> None:
    """To the words of offices those of the text that shorten one: "Menhub" for the "Menteri Perhubungan"."""
    printed = {token.norm for token in parse.tokens if token.is_capital and len(token.norm) >= _SHORTEST}
    for short in sorted(printed & words.heads - owners.keys()):
        meant = [
            (min(name.first for name in someone.names), number)
            for number, someone in enumerate(people)
            if _shortens(short, (someone.role or "").casefold())
        ]
        if meant:
            owners[short] = meant


def _shortens(short: str, role: str) -> bool:
    """Whether a word is made of pieces of a role in its order, all but one of two letters or more: "dir|ut"."""
    if short.startswith("ka") and role.startswith("kepala "):
        short, role = short[2:], role[7:]
    elif short[:2] != role[:2]:
        return False
    at = done = single = pieces = 0
    while done < len(short):
        length = next((n for n in range(len(short) - done, 0, -1) if role.find(short[done : done + n], at) >= 0), 0)
        if length == 0:
            return False
        at = role.find(short[done : done + length], at) + length
        done, single, pieces = done + length, single + (length == 1), pieces + 1
    return pieces > 1 and single <= 1


def _title_around(parse: Parse, index: int, held: set[int], words: NameWords) -> tuple[int, int]:
    """First token and end of the title whose head stands at `index`; -1 where the words mean nobody in particular."""
    tokens = parse.tokens
    if not words.heads_first:
        first = index
        while (
            first > 0
            and index - first < 4
            and tokens[first - 1].is_word
            and tokens[first - 1].norm not in words.starters
        ):
            first -= 1
        of = index + 1 < len(tokens) and tokens[index + 1].norm in {"of", "for", "'s"}
        headed = first > 0 and tokens[first - 1].norm == "the" and not of
        return (first, index + 1) if headed else (-1, -1)
    last = index + 1
    while last < len(tokens) and last - index < 8 and last not in held and _goes_with(tokens[last], words):
        last += 1
    if index > 0 and tokens[index - 1].is_capital and tokens[index - 1].norm in words.heads:
        return -1, -1
    if tokens[index].is_capital or _is_pointed(tokens, index, last, words):
        return index, last
    return -1, -1


def _goes_with(token: Token, words: NameWords) -> bool:
    return token.is_word and (token.is_capital or token.norm in words.inside) and token.norm not in words.cues


def _is_pointed(tokens: tuple[Token, ...], first: int, last: int, words: NameWords) -> bool:
    """Whether a word points at one that was named: "penyanyi itu", "sang penyanyi", "the singer"."""
    if not words.heads_first:
        return True
    behind = tokens[last].norm if last < len(tokens) else ""
    return behind in words.pointers or (first > 0 and tokens[first - 1].norm in words.pointers)


def _named_beside(tokens: tuple[Token, ...], first: int, last: int, held: set[int]) -> bool:
    """Whether a name stands beside the title, with or without a comma or a bracket."""
    if last in held or (last + 1 in held and tokens[last].text in ",("):
        return True
    return first - 1 in held or (first > 1 and first - 2 in held and tokens[first - 1].text == ",")


def _last_before(someone: Someone, index: int) -> int:
    return max((name.first for name in someone.names if name.first <= index), default=-1)


def tie_pronouns(parse: Parse, people: Sequence[Someone], bodies: Sequence[Collective], words: NameWords) -> None:
    """
    Give people and bodies the pronouns that mean them. Those inside quotation marks are left alone.

    A word of saying with "-nya" looks back at who spoke last; a pronoun at the first one named in its sentence or in
    the nearest sentence before it that names somebody.
    """
    lists = _pronouns(parse.language)
    points = _alive(parse, _points(parse, people, words), lists)
    starts = [point.start for point in points]
    groups = sorted((span.start, number) for number, body in enumerate(bodies) if body.plural for span in body.spans)
    tied: list[_Point] = []
    last_speaker: _Point | None = None
    at = 0
    for index, token in enumerate(parse.tokens):
        norm = token.norm
        saying = norm in lists.sayings
        if not (saying or norm in lists.one or norm in lists.many) or parse.quotation_at(token.start) is not None:
            continue
        while at < len(points) and points[at].start < token.start:
            if points[at].speaks:
                last_speaker = points[at]
            at += 1
        span = Span(token.start, token.end)
        if norm in lists.many:
            _tie_group(parse, span, bodies, groups)
            continue
        number = parse.sentence_index(token.start)
        before = _without_topic(parse, points, bisect_left(starts, token.start), index, number, lists)
        point = _antecedent(parse, points, before, number, last_speaker, tied, saying)
        point = _of_gender(point, points[:before], people, lists.gender(norm), words)
        if point is None or parse.sentences[number].paragraph - parse.sentences[point.sentence].paragraph > _FAR:
            continue
        people[point.owner].others.append((span, "pronoun"))
        speaks = saying or _speaks(parse, index, index + 1, words)
        tied.append(_Point(token.start, token.end, point.owner, number, speaks, subject=True))
        if speaks:
            last_speaker = tied[-1]


@dataclass(frozen=True, slots=True)
class _Pronouns:
    one: frozenset[str]
    many: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    sayings: frozenset[str]
    topics: frozenset[str]
    deaths: frozenset[str]

    def gender(self, norm: str) -> str | None:
        return "male" if norm in self.male else "female" if norm in self.female else None


@cache
def _pronouns(language: Language) -> _Pronouns:
    table, saying = language.lexicon("pronouns"), language.lexicon("saying")
    male, female = word_set(table, "male"), word_set(table, "female")
    suffix = str(saying.get("pronoun_suffix", ""))
    sayings = {word.casefold() for words in saying.get("source_pronoun", {}).values() for word in words}
    if suffix:
        roots = {word.casefold() for words in saying.get("quote", {}).values() for word in words}
        sayings |= {root + suffix for root in roots if " " not in root and not root.endswith(suffix)}
    one = word_set(table, "one") | male | female
    topics, deaths = word_set(table, "topics"), word_set(table, "deaths")
    return _Pronouns(one, word_set(table, "many"), male, female, frozenset(sayings), topics, deaths)


def _points(parse: Parse, people: Sequence[Someone], words: NameWords) -> list[_Point]:
    out: list[_Point] = []
    tokens = parse.tokens
    for number, someone in enumerate(people):
        for name in someone.names:
            start = tokens[name.first].start
            if name.block.in_title or parse.quotation_at(start) is not None:
                continue
            sentence = parse.sentence_index(start)
            speaks = _speaks(parse, name.first, name.last, words)
            out.append(_Point(start, tokens[name.last - 1].end, number, sentence, speaks, subject=False))
        for span, form in someone.others:
            if form == "title":
                out.append(_Point(span.start, span.end, number, parse.sentence_index(span.start), False, False))
    return sorted(out, key=lambda point: (point.start, point.owner))


def _alive(parse: Parse, points: list[_Point], lists: _Pronouns) -> list[_Point]:
    """The points of those who are not reported dead ("pembunuhan X", "the late X"); a word of saying shows life."""
    speaking = {point.owner for point in points if point.speaks}
    dead: set[int] = set()
    for point in points:
        at = parse.token_index(point.start)
        if point.owner not in speaking and any(t.norm in lists.deaths for t in parse.tokens[max(0, at - 4) : at]):
            dead.add(point.owner)
    return [point for point in points if point.owner not in dead]


def _without_topic(parse: Parse, points: list[_Point], before: int, index: int, number: int, lists: _Pronouns) -> int:
    """How many of the points may be meant: none of those in what the sentence is about ("About X, she said")."""
    opening = parse.tokens[parse.token_index(parse.sentences[number].start)]
    if opening.norm not in lists.topics or parse.tokens[index - 1].text != ",":
        return before
    kept = before
    while kept > 0 and points[kept - 1].sentence == number:
        kept -= 1
    return kept


def _speaks(parse: Parse, first: int, last: int, words: NameWords) -> bool:
    """Whether a word of saying stands beside the mention, a title or an apposition passed over."""
    tokens = parse.tokens
    sentence = parse.sentences[parse.sentence_index(tokens[first].start)]
    start = parse.token_index(sentence.start)
    end = start + len(sentence.tokens)
    for index in range(last, min(last + 3, end)):
        if tokens[index].norm in words.cues:
            return True
    for index in range(first - 1, max(start, first - 14) - 1, -1):
        if tokens[index].norm in words.root_cues or tokens[index].norm in words.sources:
            return True
        if tokens[index].text in '.;"”':
            return False
    return False


def _antecedent(
    parse: Parse,
    points: list[_Point],
    before: int,
    number: int,
    speaker: _Point | None,
    tied: list[_Point],
    saying: bool,
) -> _Point | None:
    if saying and speaker is not None:
        paragraphs = parse.sentences[number].paragraph - parse.sentences[speaker.sentence].paragraph
        newer = [
            point for point in points[:before] if point.sentence > speaker.sentence and point.sentence >= number - 1
        ]
        if paragraphs <= 3 and not newer:
            return speaker
    if before == 0:
        return None
    sentence = points[before - 1].sentence
    first = before - 1
    while first > 0 and points[first - 1].sentence == sentence:
        first -= 1
    best = points[first]
    for point in points[first:before]:
        if point.speaks:
            best = point
            break
    if tied and tied[-1].sentence >= best.sentence and tied[-1].start > best.start and sentence < number:
        return tied[-1]
    return best


def _of_gender(
    point: _Point | None, before: list[_Point], people: Sequence[Someone], gender: str | None, words: NameWords
) -> _Point | None:
    """The antecedent, or the nearest one before it whose gender is not the other one."""
    if point is None or gender is None:
        return point
    for candidate in (point, *reversed(before)):
        if _gender(people[candidate.owner], words) in (gender, None):
            return candidate
    return None


def _gender(someone: Someone, words: NameWords) -> str | None:
    first = someone.words[0]
    if first in words.male and first not in words.female:
        return "male"
    if first in words.female and first not in words.male:
        return "female"
    return None


def _tie_group(parse: Parse, span: Span, bodies: Sequence[Collective], groups: list[tuple[int, int]]) -> None:
    at = bisect_left(groups, (span.start, -1))
    if at == 0:
        return
    start, number = groups[at - 1]
    here, there = parse.sentence_index(span.start), parse.sentence_index(start)
    if here - there <= 2:
        bodies[number].others.append((span, "pronoun"))
