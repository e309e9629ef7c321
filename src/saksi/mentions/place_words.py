"""What a language says around places: heads, epithets, exonyms, and what looks like a place and is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from saksi.gazetteer import Candidate, area_name, country_names, lookup, name_key
from saksi.languages import LANGUAGES, Language, word_set

__all__ = ["PlaceWords", "candidates_of", "may_open", "place_words"]

Heads = Mapping[tuple[str, ...], str]

# Marks that the key of a name leaves out, so that a listed name may begin behind them.
_KEYLESS = frozenset("‘ʻʿʾʼ`’'.-–—")
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """
    The places.toml of a language, ready for look-up.

    Heads are word tuples, casefolded, to the kind they make. `targets` are exonyms: name key to (name, country or
    area); `listed` are places of the list itself; `epithets` and `areas` lead to country and area codes.
    `only_in` are heads of areas that one country alone has ("kecamatan").
    """

    language: str
    heads_before: Heads
    heads_after: Heads
    weak: frozenset[str]
    venues: frozenset[str]
    never: frozenset[str]
    prepositions: frozenset[str]
    strong: frozenset[str]
    inside: frozenset[str]
    shared: frozenset[str]
    directions: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    holders: frozenset[str]
    words: frozenset[str]
    calendar: frozenset[str]
    targets: Mapping[str, tuple[str, str]]
    epithets: Mapping[str, str]
    listed: Mapping[str, tuple[Candidate, ...]]
    abbreviations: Mapping[str, str]
    postal: frozenset[str]
    preferred: Mapping[str, str]
    function_words: frozenset[str]
    area_names: Mapping[str, str]
    quoting: frozenset[str]
    sport: frozenset[str]
    clubs: frozenset[str]
    head_openers: frozenset[str]
    openers: frozenset[str]
    only_in: Mapping[str, str]

    def may_know(self, first: str) -> bool:
        """Whether the language's own list may have a name that begins with the word `first`."""
        lead = _lead(first)
        return not lead or lead in self.openers

    def knows(self, name: str) -> bool:
        """Whether the language's own list has the name."""
        key = name_key(name)
        return key in self.targets or key in self.epithets or key in self.listed


@lru_cache(maxsize=20_000)
def may_open(word: str, norm: str, code: str) -> bool:
    """Whether a place's name may begin with a word without a capital: a head, a figure, or what a list begins with."""
    words = place_words(LANGUAGES[code])
    if norm in words.head_openers or word[0].isdigit() or word[0] in _KEYLESS:
        return True
    return word[0].isalpha() and words.may_know(word)


@lru_cache(maxsize=20_000)
def _lead(word: str) -> str:
    """The letters and digits that the key of a name beginning with `word` begins with."""
    match = _LETTERS.match(name_key(word))
    return match.group() if match else ""


def _heads(table: Mapping[str, Any]) -> Heads:
    return {tuple(word.casefold().split()): kind for kind, words in table.items() for word in words}


def _candidate(name: str, row: list[Any]) -> Candidate:
    kind, country, lat, lon = row
    return Candidate(name, kind, country, None, float(lat), float(lon), 5_000, None)


def _areas_of(table: Mapping[str, Any]) -> list[str]:
    states = [f"US.{code}" for code in table.get("postal", {}).get("codes", ())]
    return [*table.get("abbreviations", {}).values(), *states]


def _bodies_alone(language: Language, *placed: Mapping[str, Any]) -> frozenset[str]:
    """Bodies known by one name that the language's own list of places has not ("Hamas")."""
    known = language.lexicon("bodies").get("known", {}).values()
    return frozenset(name for names in known for name in names if not any(name_key(name) in table for table in placed))


@cache
def place_words(language: Language) -> PlaceWords:
    """The words around places in `language`. Raises BadLexicon."""
    table = language.lexicon("places")
    evidence, none = table.get("evidence", {}), table.get("not_places", {})
    names = language.lexicon("names")
    targets = {}
    for name, target in table.get("exonyms", {}).items():
        known, _, country = target.rpartition(", ")
        targets[name_key(name)] = (known, country)
    heads = _heads(table.get("heads_before", {}))
    epithets = {name_key(name): code for name, code in table.get("epithets", {}).items()}
    listed = {name_key(name): (_candidate(name, row),) for name, row in table.get("places", {}).items()}
    common = word_set(names, "common") | word_set(names, "starters") if table.get("calendar") else frozenset()
    leads = [_lead(key) for key in (*targets, *epithets, *listed)]
    return PlaceWords(
        language.code,
        heads,
        _heads(table.get("heads_after", {})),
        word_set(table.get("weak", {}), "heads"),
        word_set(table.get("weak", {}), "venues"),
        frozenset(none.get("never", ())) | _bodies_alone(language, targets, listed),
        word_set(evidence, "prepositions"),
        word_set(evidence, "strong"),
        word_set(evidence, "inside"),
        word_set(evidence, "shared"),
        word_set(evidence, "directions"),
        word_set(none, "before"),
        word_set(none, "after"),
        word_set(none, "holders"),
        word_set(none, "words") | common,
        word_set(table.get("calendar", {}), "words"),
        targets,
        epithets,
        listed,
        dict(table.get("abbreviations", {})),
        frozenset(table.get("postal", {}).get("codes", ())),
        {name_key(name): area for name, area in table.get("preferred", {}).items()},
        word_set(language.lexicon("tokens"), "function_words") | common,
        {area: area_name(area) or "" for area in _areas_of(table)},
        word_set(evidence, "quoting"),
        word_set(evidence, "sport"),
        word_set(none, "clubs"),
        frozenset(head[0] for head in heads),
        frozenset(lead[:size] for lead in leads for size in range(1, len(lead) + 1)),
        dict(table.get("only_in", {})),
    )


def candidates_of(name: str, words: PlaceWords) -> tuple[Candidate, ...]:
    """What `name` may mean in the language, the likeliest without context first; () where no table has it."""
    return _candidates(name, words.language)


@lru_cache(maxsize=20_000)
def _candidates(name: str, code: str) -> tuple[Candidate, ...]:
    words = place_words(LANGUAGES[code])
    key = name_key(name)
    if key in words.listed:
        return words.listed[key]
    if key in words.epithets:
        return tuple(c for c in lookup(_country_name(words.epithets[key])) if c.kind == "country")
    if key in words.targets:
        target, within = words.targets[key]
        found = lookup(target)
        return tuple(c for c in found if within in {c.country, c.area} and c.kind != "country")
    return lookup(name, words.language)


@cache
def _country_name(code: str) -> str:
    return next(name for name, known in country_names("en").items() if known == code)
