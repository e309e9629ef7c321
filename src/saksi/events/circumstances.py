"""Where an event took place, and whom it cost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from saksi.events.phrases import Names
from saksi.languages import Language, Parse, word_set
from saksi.records import Casualties, Place, Sentence, Span

__all__ = ["WIDE", "casualties_in", "led_places", "place_of", "places_in"]

# Kinds of places that are wider than where one thing happens.
WIDE = frozenset({"country", "region"})
# How many tokens may stand between a number and the word for dead or injured ("tiga orang warga sipil tewas").
_REACH = 6
# How many tokens from a trigger its place may stand: longer than the sentences of the training articles.
_PLACE_REACH = 150
# Marks behind which a preposition of place leads nowhere.
_STOPS = frozenset({".", ";", ","})


@cache
def _table(language: Language) -> Mapping[str, Any]:  # TOML has no narrower type
    return language.lexicon("circumstances")


@cache
def _list(language: Language, name: str, key: str) -> frozenset[str]:
    return word_set(language.lexicon(name), key)


def places_in(parse: Parse, names: Names, sentence: Sentence) -> list[tuple[int, Place]]:
    """The places of a sentence that a preposition of place leads to, each with the index of its token."""
    lead = _list(parse.language, "circumstances", "place_prepositions")
    breaks = _list(parse.language, "circumstances", "place_breaks")
    out: list[tuple[int, Place]] = []
    led = False
    for index in range(parse.token_index(sentence.start), parse.token_index(sentence.end)):
        mention = names.mention_at.get(index)
        owner = names.owner_of.get(mention.id) if mention is not None else None
        word = parse.tokens[index].norm
        if isinstance(owner, Place):
            if led:
                out.append((index, owner))
            led = False
        elif word in lead:
            led = True
        elif word in breaks or word in _STOPS:
            led = False
    return out


def place_of(places: Sequence[tuple[int, Place]], at: int) -> Place | None:
    """Of `places_in` a sentence the nearest behind the token `at`, else the nearest before it."""
    first = bisect_right(places, at, key=lambda row: row[0])
    if first < len(places) and places[first][0] - at < _PLACE_REACH:
        return places[first][1]
    return places[first - 1][1] if first and at - places[first - 1][0] <= _PLACE_REACH else None


def led_places(parse: Parse, names: Names) -> list[tuple[int, Place]]:
    """The places of the body that a preposition of place stands right before, with the index of their token."""
    lead = _list(parse.language, "circumstances", "place_prepositions")
    out: list[tuple[int, Place]] = []
    for index, mention in sorted(names.mention_at.items()):
        owner = names.owner_of.get(mention.id)
        if isinstance(owner, Place) and index and parse.tokens[index - 1].norm in lead:
            out.append((index, owner))
    return [(index, place) for index, place in out if parse.tokens[index].start >= parse.article.body_start]


def casualties_in(parse: Parse, sentence: Sentence) -> tuple[Casualties, ...]:
    """The dead, injured and missing that a sentence counts, in text order, at most one of a kind."""
    table = _table(parse.language)
    tokens = sentence.tokens
    out: dict[str, Casualties] = {}
    for index, token in enumerate(tokens):
        kind = next((kind for kind in ("dead", "injured", "missing") if token.norm in table[kind]), None)
        if kind is None or kind in out:
            continue
        found = _count_near(parse, sentence, index)
        if found is not None:
            (low, high), first, last = found
            span = Span(tokens[first].start, tokens[last].end)
            out[kind] = Casualties(kind, low, high, span.of(parse.text), span)
    return tuple(out.values())


def _count_near(parse: Parse, sentence: Sentence, index: int) -> tuple[tuple[int | None, int | None], int, int] | None:
    tokens = sentence.tokens
    table = _table(parse.language)
    stops = _list(parse.language, "circumstances", "count_stops")
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        word = tokens[at].norm
        if word in stops or (not tokens[at].is_word and tokens[at].text not in "()-"):
            break
        number = _number(word, table, tokens[at + 1].norm)
        if number is not None:
            return number, at, index
    if tokens[index].norm not in table["verbs_before_count"]:
        return None
    for at in range(index + 1, min(len(tokens) - 1, index + 4)):
        number = _number(tokens[at].norm, table, tokens[at + 1].norm)
        if number is not None and tokens[at + 1].norm in table["counted"]:
            return number, index, at + 1
        if not tokens[at].is_word:
            return None
    return None


def _number(word: str, table: object, following: str) -> tuple[int | None, int | None] | None:
    assert isinstance(table, dict)
    if word.isdigit() and len(word) <= 6:
        value = int(word)
        # A year, a clock time, an age or a date is no count of people.
        return None if following in table["no_count"] or 1900 <= value <= 2100 else (value, value)
    if word in table["numbers"] and following not in table["no_count"]:
        return table["numbers"][word], table["numbers"][word]
    if word in table["ranges"]:
        low, high = table["ranges"][word] or (None, None)
        return low, high
    return None
