"""The words of time of a language, read from its calendar.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from saksi.errors import BadLexicon
from saksi.languages import Language, word_set

__all__ = ["CalendarWords", "Entry", "calendar_words"]


@dataclass(frozen=True, slots=True)
class Entry:
    """
    What a word or phrase of time is: its `tag` in the grammar, and what it says.

    `value` is a number (a month, a count), `code` a TIMEX3 code or the shift of a deictic word ("-1", "here+1TNI").
    """

    tag: str
    value: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """
    The words of time of one language. `phrases`: words to entry; `longest` and `pairs`: how many
    words the longest phrase has that begins with a word, or with two.

    The sets say what may stand beside a word; `feasts` and `hijri_days` are the calendar's own tables. Without a figure
    there is no time where no word of `telling` stands and no phrase whose words `tellings` has by their longest one.
    """

    code: str
    day_first: bool
    phrases: Mapping[tuple[str, ...], Entry]
    longest: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    telling: frozenset[str]
    tellings: Mapping[str, tuple[frozenset[str], ...]]
    week_and_sunday: frozenset[str]
    short_months: frozenset[str]
    unsure_months: frozenset[str]
    unsure_feasts: frozenset[str]
    feast_before: frozenset[str]
    unsure_weekdays: frozenset[str]
    lasting: frozenset[str]
    times: frozenset[str]
    again: frozenset[str]
    next_weekend: frozenset[str]
    unsure_before: frozenset[str]
    unit_plurals: frozenset[str]
    names_before: frozenset[str]
    numbers_before: frozenset[str]
    counted: frozenset[str]
    age_before: frozenset[str]
    age_after: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    firm_prepositions: frozenset[str]
    future_cues: frozenset[str]
    future_hints: frozenset[str]
    past_cues: frozenset[str]
    past_endings: tuple[str, ...]
    saying: frozenset[str]
    names_after: frozenset[str]
    hijri_days: Mapping[str, str]
    feast_days: Mapping[str, str]
    moving_edges: Mapping[str, str]


# Tag of each list and table of calendar.toml; the letters are those of moment_grammar's patterns.
_LIST_TAGS = {
    "ranges": "c",
    "and": "&",
    "about": "i",
    "on": "p",
    "of": "o",
    "the": "t",
    "date_words": "g",
    "clock_words": "K",
    "half_past_to": "j",
    "zones": "Z",
    "every": "e",
    "per": "v",
    "at": "a",
    "hijri_marks": "f",
    "clock_marks": "k",
    "named_by_dates": "#",
}
_CODE_TAGS = {
    "parts": "T",
    "days": "X",
    "after": "L",
    "before": "P",
    "round": "l",
    "edges": "E",
    "seasons": "S",
    "vague": "V",
    "clock_names": "@",
    "feasts": "H",
    "hijri_feasts": "H",
}
_VALUE_TAGS = {
    "weekdays": "W",
    "months": "M",
    "hijri_months": "r",
    "numbers": "n",
    "ordinals": "O",
    "every_so_many": "e",
    "weekdays_each": "U",
}
# Tags that make a time only beside others, in every rule of the grammar; all else may be one or give it its kind.
_COMPANY = frozenset("c&ipotaglLPnqOevfjRZE#x")
# What moment_units reads as a meridiem, cut into words.
_MERIDIEM = frozenset({"am", "pm", "m"})
UNIT_TAGS = {
    "D": "D",
    "W": "w",
    "M": "b",
    "Y": "Y",
    "Q": "Q",
    "H": "Q",
    "WE": "N",
    "E": "G",
    "C": "C",
    "TH": "h",
    "TM": "J",
    "TS": "J",
}


@cache
def calendar_words(language: Language) -> CalendarWords:
    """The words of time of `language`; BadLexicon where its calendar.toml is not as it must be."""
    table = language.lexicon("calendar")
    phrases = dict(_phrases(table))
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    pairs: dict[tuple[str, str], int] = {}
    for phrase in phrases:
        if len(phrase) > 1:
            pair = phrase[0], phrase[1]
            pairs[pair] = max(len(phrase), pairs.get(pair, 0))
    return CalendarWords(
        language.code,
        bool(table.get("day_first", True)),
        phrases,
        longest,
        pairs,
        frozenset(phrase[0] for phrase, entry in phrases.items() if len(phrase) == 1 and entry.tag not in _COMPANY)
        | _MERIDIEM,
        _tellings(phrases),
        word_set(table, "week_and_sunday"),
        _short(table.get("months", {})),
        word_set(table, "unsure_months"),
        word_set(table, "unsure_feasts"),
        word_set(table, "feast_before"),
        word_set(table, "unsure_weekdays"),
        word_set(table, "lasting"),
        word_set(table, "times"),
        word_set(table, "again"),
        word_set(table, "next_weekend"),
        word_set(table, "unsure_before"),
        word_set(table, "unit_plurals"),
        word_set(table, "names_before"),
        word_set(table, "numbers_before"),
        word_set(table, "counted"),
        word_set(table, "age_before"),
        word_set(table, "age_after"),
        word_set(table, "prepositions"),
        word_set(table, "and"),
        word_set(table, "firm_prepositions"),
        word_set(table, "future_cues"),
        word_set(table, "future_hints"),
        word_set(table, "past_cues"),
        tuple(sorted(word_set(table, "past_endings"))),
        word_set(table, "saying"),
        word_set(table, "names_after"),
        _codes(table, "hijri_days"),
        _codes(table, "feast_days"),
        _codes(table, "moving_edges"),
    )


def _phrases(table: Mapping[str, Any]) -> list[tuple[tuple[str, ...], Entry]]:
    """Every phrase with its entry; a later one replaces an earlier one of the same words."""
    out: list[tuple[tuple[str, ...], Entry]] = []
    for key, tag in _LIST_TAGS.items():
        out += [(_words(word), Entry(tag)) for word in table.get(key, ())]
    out += [(_words(word), Entry("Y", 1, "Y")) for word in table.get("year_words", ())]
    out += [(_words(word), Entry("C", 1, "C")) for word in table.get("century_words", ())]
    out += [(_words(word), Entry("q", 0, "X")) for word in table.get("vague_numbers", {}).get("words", ())]
    for key in ("units", "one_unit"):
        for word, code in table.get(key, {}).items():
            bare = code.lstrip("0123456789")
            if bare not in UNIT_TAGS:
                raise BadLexicon(f"calendar.toml: {word!r} has the unit {code!r}; use one of {', '.join(UNIT_TAGS)}")
            times = int(code[: len(code) - len(bare)] or 1)
            out.append((_words(word), Entry(UNIT_TAGS[bare] if key == "units" else "s", times, bare)))
    for key, tag in _VALUE_TAGS.items():
        out += [(_words(word), Entry(tag, int(value))) for word, value in table.get(key, {}).items()]
    for key, tag in _CODE_TAGS.items():
        moved = 1 if key == "hijri_feasts" else 0
        out += [(_words(word), Entry(tag, moved, str(code))) for word, code in table.get(key, {}).items()]
    for lead in table.get("after_prayer", {}).get("words", ()):
        out += [(_words(f"{lead} {word}"), Entry("A", 0, str(code))) for word, code in table["prayers"].items()]
    return out


def _tellings(phrases: Mapping[tuple[str, ...], Entry]) -> dict[str, tuple[frozenset[str], ...]]:
    """The phrases of several words that a time may be made of, by their longest word."""
    out: dict[str, tuple[frozenset[str], ...]] = {}
    for phrase, entry in phrases.items():
        if len(phrase) > 1 and entry.tag not in _COMPANY:
            longest = max(phrase, key=len)
            spoken = frozenset(word for word in phrase if any(letter.isalpha() for letter in word))
            out[longest] = (*out.get(longest, ()), spoken)
    return out


def _codes(table: Mapping[str, Any], key: str) -> dict[str, str]:
    return {str(word): str(code) for word, code in table.get(key, {}).items()}


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.casefold().replace("'s", " 's").replace("-", " - ").split())


def _short(months: Mapping[str, int]) -> frozenset[str]:
    """The names of months that abbreviate a longer one: "nov", "nop", not "may"."""
    full = {number: max(len(name) for name, other in months.items() if other == number) for number in months.values()}
    return frozenset(name for name, number in months.items() if len(name) <= 4 and len(name) < full[number])
