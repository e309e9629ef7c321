"""The word lists of a language that names and titles are found with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from saksi.languages import LANGUAGES, Language, word_set

__all__ = ["NameWords", "name_words"]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of a language that names, titles and sayings are found with; all casefolded."""

    code: str
    heads: frozenset[str]
    before: frozenset[str]
    unprinted: frozenset[str]
    inside: frozenset[str]
    fields: frozenset[str]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    rank_ends: frozenset[str]
    degrees: frozenset[str]
    ties: frozenset[str]
    ends: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    built: re.Pattern[str]
    male: frozenset[str]
    female: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    starters: frozenset[str]
    aliases: Mapping[str, tuple[str, ...]]
    alias_forms: Mapping[tuple[str, ...], tuple[str, ...]]
    cues: frozenset[str]
    root_cues: frozenset[str]
    sources: frozenset[str]
    body_heads: Mapping[str, str]
    body_tails: Mapping[str, str]
    known_bodies: Mapping[str, str]
    groups: Mapping[str, str]
    body_inside: frozenset[str]
    heads_first: bool
    called_by_first: bool
    place_prepositions: frozenset[str]
    links: frozenset[str]
    ordinary: re.Pattern[str]
    single: frozenset[str]
    initials: frozenset[str]
    glued_on: frozenset[str]
    followers: frozenset[str]
    leaders: frozenset[str]
    marks: tuple[str, ...]
    agents: frozenset[str]
    acts: frozenset[str]
    common: frozenset[str]
    letters: frozenset[str]
    where: frozenset[str]
    firsts: frozenset[str]
    body_ends: frozenset[str]
    body_sites: frozenset[str]
    halls: frozenset[str]
    body_shorts: Mapping[str, str]
    body_phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    generals: frozenset[str]
    ranked: frozenset[str]
    articles: frozenset[str]
    after_article: frozenset[str]
    surnames: frozenset[str]
    sites: frozenset[str]
    naming: frozenset[str]
    foreign: frozenset[str]
    verbs: re.Pattern[str]
    famous: frozenset[str]
    kin: frozenset[str]
    pointers: frozenset[str]
    told: frozenset[str]
    bearing: frozenset[str]
    dwellers: frozenset[str]
    nicknames: Mapping[str, str]
    lesser: frozenset[str]
    modifiers: frozenset[str]
    aged: frozenset[str]
    years: frozenset[str]
    by_names: frozenset[str]
    nouns: re.Pattern[str]
    small_ends: frozenset[str]
    plurals: frozenset[str]
    openers: frozenset[str]
    stops: frozenset[str]
    relations: frozenset[str]
    things: frozenset[str]
    areas: frozenset[str]
    either: frozenset[str]
    familiar: frozenset[str]
    borrowed: frozenset[str]
    counts: frozenset[str]
    leading: frozenset[str]
    collectives: frozenset[str]


def _flat(table: Mapping[str, Any], key: str) -> dict[str, str]:
    return {word.casefold(): sector for sector, words in table.get(key, {}).items() for word in words}


def _phrases(known: Mapping[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Bodies' names of several words, by the first; the longest first."""
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in sorted((name for name in known if " " in name), key=lambda name: (-len(name.split()), name)):
        parts = tuple(name.split())
        out[parts[0]] = (*out.get(parts[0], ()), parts)
    return out


def _split(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().split())


def _cues(saying: Mapping[str, Any], *tables: str) -> frozenset[str]:
    return frozenset(word.casefold() for table in tables for words in saying.get(table, {}).values() for word in words)


def _foreign(language: Language) -> frozenset[str]:
    """The given names that the other languages list, and those of other countries."""
    others = (LANGUAGES[code].lexicon("names") for code in sorted(LANGUAGES) if code != language.code)
    listed = (word_set(names, key) for names in others for key in ("given", "male", "female"))
    names = language.lexicon("names")
    return word_set(names, "abroad").union(*listed) - (word_set(names, "never") if names.get("abroad") else frozenset())


@cache
def name_words(language: Language) -> NameWords:
    """The word lists of `language`, read once."""
    titles, names = language.lexicon("titles"), language.lexicon("names")
    bodies, saying = language.lexicon("bodies"), language.lexicon("saying")
    male, female = word_set(names, "male"), word_set(names, "female")
    ranks = word_set(titles, "ranks")
    known = {word: sector for sector, words in bodies["known"].items() for word in words}
    return NameWords(
        language.code,
        word_set(titles, "heads"),
        word_set(titles, "before"),
        word_set(titles, "unprinted"),
        word_set(titles, "inside"),
        word_set(titles, "fields"),
        word_set(titles, "honorifics"),
        ranks,
        frozenset(rank.rpartition(" ")[2] for rank in ranks if " " in rank),
        word_set(titles, "degrees"),
        word_set(titles, "ties"),
        word_set(titles, "ends"),
        word_set(names, "given") | male | female,
        word_set(names, "family"),
        re.compile("|".join(names["built"]) or r"(?!)"),
        male,
        female,
        word_set(names, "particles"),
        word_set(names, "never"),
        word_set(names, "starters"),
        {alias: _split(full) for alias, full in names["aliases"].items()},
        {_split(alias): _split(full) for alias, full in names["aliases"].items()},
        _cues(saying, "quote", "clause", "clause_with_conjunction"),
        _cues(saying, "quote"),
        _cues(saying, "source"),
        _flat(bodies, "heads"),
        _flat(bodies, "tails"),
        known,
        _flat(bodies, "groups"),
        word_set(bodies["words"], "inside"),
        bool(titles["heads_first"]),
        bool(titles["called_by_first"]),
        word_set(names, "place_prepositions"),
        word_set(names, "links"),
        re.compile("|".join(names["ordinary"]) or r"(?!)"),
        word_set(names, "single"),
        word_set(names, "initials"),
        word_set(names, "glued_on"),
        word_set(names, "followers"),
        word_set(names, "leaders"),
        tuple(names.get("marks", ())),
        word_set(names, "agents"),
        word_set(names, "acts"),
        word_set(names, "common"),
        word_set(names, "letters"),
        word_set(names, "where"),
        word_set(names, "firsts"),
        word_set(bodies["words"], "ends"),
        word_set(bodies["words"], "sites"),
        word_set(bodies["words"], "halls"),
        bodies.get("short", {}),
        _phrases(known),
        word_set(titles, "generals"),
        word_set(titles, "ranked"),
        word_set(names, "articles"),
        word_set(names, "after_article"),
        word_set(names, "surnames"),
        word_set(names, "sites"),
        word_set(names, "naming"),
        _foreign(language),
        re.compile("|".join(titles["verbs"]) or r"(?!)"),
        word_set(names, "famous"),
        word_set(titles, "kin"),
        word_set(titles, "pointers"),
        word_set(titles, "told"),
        word_set(titles, "bearing"),
        word_set(titles, "dwellers"),
        names.get("nicknames", {}),
        word_set(titles, "lesser"),
        word_set(titles, "modifiers"),
        word_set(titles, "aged"),
        word_set(titles, "years"),
        word_set(names, "by_names"),
        re.compile("|".join(titles["nouns"]) or r"(?!)"),
        word_set(titles, "small_ends"),
        word_set(titles, "plurals"),
        word_set(titles, "openers"),
        word_set(titles, "stops"),
        word_set(titles, "relations"),
        word_set(names, "things"),
        word_set(names, "areas"),
        word_set(names, "either"),
        word_set(names, "familiar"),
        word_set(titles, "borrowed"),
        word_set(titles, "counts"),
        word_set(titles, "leading"),
        word_set(titles, "collectives"),
    )
