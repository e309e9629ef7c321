"""Pronouns tied to the person or body they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from saksi.languages import Language, Parse, word_set
from saksi.mentions.names import NameWords
from saksi.mentions.parties import Collective, Someone
from saksi.records import Span

__all__ = ["tie_pronouns"]

# A pronoun looks back this many paragraphs; on news nearly all stand within two of what they mean.
_FAR = 6
# It looks at the mentions of the last so many sentences that have any.
_SENTENCES = 4
# What speaks for a mention, in the same coin: chosen on the development half of COIN and one half of IndoCoref, checked
# on the other halves. A sentence further back costs half a point.
_DISTANCE, _SAME_SENTENCE, _SUBJECT, _FIRST, _OBLIQUE, _SPEAKS, _PRONOUN = 0.5, 1.0, 2.0, 0.4, -1.5, 1.0, 0.4
# Each of the first four mentions of somebody makes it likelier that more follow.
_AGAIN, _MOST = 0.4, 4
# No more mentions than this are looked at: a sentence that names more is a list.
_RECENT = 40
# An object is not its verb's subject, which stands no more tokens before it ("Ann Lee, the mayor, named him").
_OBJECT = 3
# Words of a title before a name are passed over, so many.
_TITLE = 8


@dataclass(frozen=True, slots=True, order=True)
class _Point:
    """A mention that a pronoun may look back at; `oblique` stands behind a preposition or is only an owner's name."""

    start: int
    end: int
    owner: int
    sentence: int
    speaks: bool
    oblique: bool
    pronoun: bool = False


def tie_pronouns(parse: Parse, people: Sequence[Someone], bodies: Sequence[Collective], words: NameWords) -> None:
    """
    Give people and bodies the pronouns that mean them. Those inside quotation marks are left alone.

    A word of saying with "-nya" looks back at who spoke last; any other pronoun at the mention, in its sentence or the
    last ones that have any, for which most speaks: subjects before names behind prepositions, the near before the far,
    those who are named often.
    """
    lists = _pronouns(parse.language)
    points = _alive(parse, _points(parse, people, words, lists), lists)
    groups = sorted((span.start, number) for number, body in enumerate(bodies) if body.plural for span in body.spans)
    seen: list[_Point] = []
    times: Counter[int] = Counter()
    speaker: _Point | None = None
    at = 0
    for index, token in enumerate(parse.tokens):
        saying = token.norm in lists.sayings
        if not (saying or token.norm in lists.one or token.norm in lists.many):
            continue
        if parse.quotation_at(token.start) is not None:
            continue
        while at < len(points) and points[at].start < token.start:
            speaker = points[at] if points[at].speaks else speaker
            times[points[at].owner] += 1
            seen.append(points[at])
            at += 1
        span = Span(token.start, token.end)
        if token.norm in lists.many:
            _tie_group(parse, span, bodies, groups)
            continue
        number = parse.sentence_index(token.start)
        point = _last_speaker(parse, seen, number, speaker) if saying else None
        if point is None:
            near = _fitting(parse, seen, index, number, people, words, lists)
            point = _likeliest(near, number, times)
        if point is None or parse.sentences[number].paragraph - parse.sentences[point.sentence].paragraph > _FAR:
            continue
        people[point.owner].others.append((span, "pronoun"))
        speaks = saying or _speaks(parse, index, index + 1, words)
        mention = _Point(token.start, token.end, point.owner, number, speaks, oblique=False, pronoun=True)
        times[point.owner] += 1
        seen.append(mention)
        speaker = mention if speaks else speaker


@dataclass(frozen=True, slots=True)
class _Pronouns:
    one: frozenset[str]
    many: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    sayings: frozenset[str]
    topics: frozenset[str]
    oblique: frozenset[str]
    deaths: frozenset[str]
    objects: frozenset[str]

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
    others = (word_set(table, key) for key in ("topics", "oblique", "deaths", "objects"))
    return _Pronouns(one, word_set(table, "many"), male, female, frozenset(sayings), *others)


def _points(parse: Parse, people: Sequence[Someone], words: NameWords, lists: _Pronouns) -> list[_Point]:
    """The names and lone titles outside headlines and quotations, in text order."""
    out: list[_Point] = []
    tokens = parse.tokens
    firsts = {name.first for someone in people for name in someone.names}
    for number, someone in enumerate(people):
        for name in someone.names:
            start = tokens[name.first].start
            if name.block.in_title or parse.quotation_at(start) is not None:
                continue
            sentence = parse.sentence_index(start)
            speaks = _speaks(parse, name.first, name.last, words)
            owns = name.last + 1 in firsts and tokens[name.last].text == "," and not speaks
            oblique = _is_oblique(parse, name.first, words, lists, owns=owns)
            out.append(_Point(start, tokens[name.last - 1].end, number, sentence, speaks, oblique))
        for span, form in someone.others:
            if form == "title":
                oblique = _is_oblique(parse, parse.token_index(span.start), words, lists, owns=False)
                sentence = parse.sentence_index(span.start)
                out.append(_Point(span.start, span.end, number, sentence, speaks=False, oblique=oblique))
    return sorted(out)


def _is_oblique(parse: Parse, first: int, words: NameWords, lists: _Pronouns, *, owns: bool) -> bool:
    """
    Whether a preposition or a bracket stands before the mention at `first`, its title passed over.

    So does one that `owns` what its title names, where somebody else's name follows: "pengacara X, Y, berkata".
    """
    tokens = parse.tokens
    start = parse.token_index(parse.sentences[parse.sentence_index(tokens[first].start)].start)
    at = first - 1
    while at >= max(start, first - _TITLE) and (
        tokens[at].is_capital or tokens[at].norm in words.heads or tokens[at].norm in words.inside
    ):
        at -= 1
    if owns and any(
        (tokens[index].norm in words.relations or tokens[index].norm in words.kin) for index in range(at + 1, first)
    ):
        return True
    return at >= start and (tokens[at].norm in lists.oblique or tokens[at].text == "(")


def _alive(parse: Parse, points: list[_Point], lists: _Pronouns) -> list[_Point]:
    """The points of those who are not reported dead ("pembunuhan X", "the late X"); a word of saying shows life."""
    speaking = {point.owner for point in points if point.speaks}
    dead: set[int] = set()
    for point in points:
        at = parse.token_index(point.start)
        if point.owner not in speaking and any(t.norm in lists.deaths for t in parse.tokens[max(0, at - 4) : at]):
            dead.add(point.owner)
    return [point for point in points if point.owner not in dead]


def _has_topic(parse: Parse, index: int, number: int, lists: _Pronouns) -> bool:
    """Whether what stands before the pronoun only says what the sentence is about ("About X, she said")."""
    opening = parse.tokens[parse.token_index(parse.sentences[number].start)]
    return opening.norm in lists.topics and parse.tokens[index - 1].text == ","


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


def _last_speaker(parse: Parse, seen: Sequence[_Point], number: int, speaker: _Point | None) -> _Point | None:
    """Who spoke last, where no one has been named since in this sentence or the one before it."""
    if speaker is None or parse.sentences[number].paragraph - parse.sentences[speaker.sentence].paragraph > 3:
        return None
    since = speaker.sentence
    newer = any(p.sentence > since and p.sentence >= number - 1 and not p.pronoun for p in reversed(seen[-_RECENT:]))
    return None if newer else speaker


def _fitting(
    parse: Parse,
    seen: Sequence[_Point],
    index: int,
    number: int,
    people: Sequence[Someone],
    words: NameWords,
    lists: _Pronouns,
) -> list[_Point]:
    """The mentions of the last sentences that have any, without those of the other gender and the sentence's topic."""
    topic = _has_topic(parse, index, number, lists)
    gender = lists.gender(parse.tokens[index].norm)
    out: list[_Point] = []
    sentences: set[int] = set()
    for point in reversed(seen):
        if topic and point.sentence == number and not point.pronoun:
            continue
        if gender is not None and _gender(people[point.owner], words) not in (gender, None):
            continue
        if parse.tokens[index].norm in lists.objects and parse.token_index(point.end) >= index - _OBJECT:
            continue
        sentences.add(point.sentence)
        if len(sentences) > _SENTENCES or len(out) == _RECENT:
            break
        out.append(point)
    return out[::-1]


def _likeliest(near: Sequence[_Point], number: int, times: Counter[int]) -> _Point | None:
    """The mention for which most speaks, the first of several."""
    firsts: dict[int, _Point] = {}
    for point in near:
        if not point.oblique:
            firsts.setdefault(point.sentence, point)

    def worth(point: _Point) -> tuple[float, int]:
        score = _AGAIN * min(_MOST, times[point.owner]) - _DISTANCE * (number - point.sentence)
        score += _SAME_SENTENCE if point.sentence == number else 0.0
        score += _OBLIQUE if point.oblique else _SUBJECT
        score += _FIRST if firsts.get(point.sentence) is point else 0.0
        score += (_SPEAKS if point.speaks else 0.0) + (_PRONOUN if point.pronoun else 0.0)
        return score, -point.start

    return max(near, key=worth, default=None)


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
