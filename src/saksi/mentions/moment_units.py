"""An article's words and numbers as the units that the grammar of moments is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from saksi.mentions.calendar_words import CalendarWords, Entry

__all__ = ["Unit", "may_tell", "tags_of", "units_of"]


class Unit(NamedTuple):
    """
    One word, phrase, number or mark, and its `tag`: one character of the grammar's alphabet.

    `value` and `code` say what it means; `digits` are the numbers of a printed date or clock, in printed order.
    """

    start: int
    end: int
    tag: str
    norm: str
    value: int = 0
    code: str = ""
    digits: tuple[int, ...] = ()
    capital: bool = False


# Words with a blank or a comma behind them first, which most are. Then addresses: no date is read out of one; numbers
# by shape, the longest first; words; single marks.
_UNIT = re.compile(
    r"(?P<plain>[^\W\d_]+(?=[\s,]))"
    r"|(?P<address>(?:https?://|www\.)[^\s<>\"“”]+|[\w.+-]{1,64}@[\w.-]{1,64}|[@#]\w{1,64})"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<dmy>\d{1,2}([/.-])\d{1,2}\5(?:\d{4}|\d\d)(?![\d/]|[.,]\d))"
    r"|(?P<dm>\d{1,2}/\d{1,2}(?![\d/]|[.,]\d))"
    r"|(?P<clock>\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?![\d%]|[.,:]\d))"
    r"|(?P<season>\d{4}/\d{2,4}(?![\d/]))"
    r"|(?P<odd>\d+(?:[.,/:]\d+)+%?|\d+%)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:\d{3}0|['’]?\d0)(?:['’]?s\b|-an\b))"
    r"|(?P<number>\d+)"
    r"|(?P<meridiem>[ap]\.\s?m\.|[ap]m\b)"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b)"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
# The words of _UNIT, for a look ahead; and what that cannot settle: figures, and words that a page ran together.
_WORD = re.compile(r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*|'s\b")
_UNSETTLED = re.compile(r"\d|(?<=[^\W\d_A-Z])[A-Z]")
_MERIDIEMS = frozenset({"am", "pm"})
_SMALL_THEN_CAPITAL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_DECIMAL = re.compile(r"\d{1,2}[.,]\d")
_TENS = ("", "x", "xx")
_ONES = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMAN = {f"{_TENS[ten]}{one}": 10 * ten + number for ten in range(3) for number, one in enumerate(_ONES, start=1)}
_MARKS = {"–": "-", "—": "-", "-": "-", "+": "+", "(": "(", ")": ")", ",": ",", ".": ".", "/": "/"}
_MARK_TAGS = frozenset(_MARKS.values())
_LENGTHS = "DwbYQNGChJs"
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def tags_of(units: Iterable[Unit]) -> str:
    """The tags of `units` in a row: one character each."""
    return "".join(unit.tag for unit in units)


def may_tell(text: str, start: int, end: int, words: CalendarWords) -> bool:
    """Whether there may be a time between two offsets: almost half of all paragraphs hold none."""
    if _UNSETTLED.search(text, start, end):
        return True
    found = set(_WORD.findall(text[start:end].replace("’", "'").casefold()))
    if not found.isdisjoint(words.telling):
        return True
    return any(phrase <= found for word in words.tellings.keys() & found for phrase in words.tellings[word])


def units_of(text: str, start: int, end: int, words: CalendarWords) -> list[Unit]:
    """The units of `text` between two offsets, left to right: phrases of the language joined, the longest first."""
    raw = _raw_units(text, start, end)
    unsure = _ROMAN.keys() | words.week_and_sunday
    out: list[Unit] = []
    index = 0
    while index < len(raw):
        unit = raw[index]
        longest = words.longest.get(unit.norm, 0)
        if not longest and (unit.tag in _MARK_TAGS or (unit.tag == "x" and unit.norm not in unsure)):
            out.append(unit)  # begins no phrase, and _sure says nothing of it
            index += 1
            continue
        if longest > 1:
            longest = words.pairs.get((unit.norm, raw[index + 1].norm), 1) if index + 1 < len(raw) else 1
        for size in range(min(longest, len(raw) - index), 0, -1):
            entry = words.phrases.get(tuple([part.norm for part in raw[index : index + size]]))
            if entry is not None and not _counts_on(entry, raw, index + size, words):
                if entry.tag == "E" and out and out[-1].tag in "dnq" and _is_unit(unit, words):
                    continue  # "dua pekan pertama"
                unit = _entered(raw[index], raw[index + size - 1], entry, text, end)
                index += size - 1
                index += index + 1 < len(raw) and raw[index + 1].end == unit.end  # the full stop of "Dec."
                break
        unit = _sure(unit, out, raw, index, words)
        if unit.tag == "n" and 0 < unit.value < 10 and not unit.digits:
            unit = _with_tens(unit, out)
        out.append(unit)
        index += 1
    return out


def _is_unit(unit: Unit, words: CalendarWords) -> bool:
    entry = words.phrases.get((unit.norm,))
    return unit.norm in words.week_and_sunday or (entry is not None and entry.tag in _LENGTHS)


def _raw_units(text: str, start: int, end: int) -> list[Unit]:
    """The single words, numbers and marks between two offsets."""
    raw: list[Unit] = []
    for match in _UNIT.finditer(text, start, end):
        if match.lastgroup == "plain" and ((word := match.group()).islower() or word[1:].islower()):
            norm = word.casefold()
            first, last = match.span()
            if norm in _MERIDIEMS:
                raw.append(Unit(first, last, "k", norm, 0, norm[0]))
            else:
                raw.append(Unit(first, last, "x", norm, 0, "", (), word[0].isupper()))
        else:
            raw.extend(_raw(match))
    return raw


def _with_tens(unit: Unit, before: list[Unit]) -> Unit:
    """A number's word with the tens before it, which leave `before`: "dua puluh" and "lima", "twenty-" and "five"."""
    hyphen = len(before) > 1 and before[-1].norm == "-" and before[-1].end == unit.start
    tens = before[-2] if hyphen else before[-1] if before else None
    if tens is None or tens.tag != "n" or tens.digits or tens.value not in range(20, 100, 10):
        return unit
    del before[-2 if hyphen else -1 :]
    return tens._replace(end=unit.end, norm=f"{tens.norm} {unit.norm}", value=tens.value + unit.value)


def _counts_on(entry: Entry, raw: list[Unit], at: int, words: CalendarWords) -> bool:
    """Whether a vague phrase is the beginning of a length of time: "in the past" of "in the past decade"."""
    leads = words.phrases.get((raw[at - 1].norm,))
    if entry.tag != "V" or at >= len(raw) or leads is None or leads.tag != "P":
        return False
    following = words.phrases.get((raw[at].norm,))
    return raw[at].tag in "dn" or (following is not None and following.tag in f"{_LENGTHS}n")


def _raw(match: re.Match[str]) -> list[Unit]:
    kind = match.lastgroup or "mark"
    first, last = match.span()
    word = match.group()
    if kind == "plain" and word.casefold() in _MERIDIEMS:
        kind = "meridiem"
    if kind in ("plain", "word"):
        if word.islower() or word[1:].islower():
            return [Unit(first, last, "x", _norm(word), 0, "", (), word[0].isupper())]
        cuts = [0, *(cut.start() for cut in _SMALL_THEN_CAPITAL.finditer(word)), len(word)]
        return [Unit(first + a, first + b, "x", _norm(word[a:b]), capital=word[a].isupper()) for a, b in pairwise(cuts)]
    if kind == "mark":
        return [Unit(first, last, _MARKS.get(word, "x"), word)]
    digits = tuple(int(part) for part in re.findall(r"\d+", word)[:6] if len(part) < 9)
    return [_number(kind, Unit(first, last, "x", word.casefold(), digits=digits))]


def _norm(word: str) -> str:
    return word.replace("’", "'").casefold()


def _number(kind: str, unit: Unit) -> Unit:
    """A unit of digits with the tag of its shape; "x" where the figures cannot be what the shape says."""
    value = unit.digits[0] if unit.digits else 0
    if kind == "iso":
        return unit._replace(tag="I")
    if kind == "dmy":
        return unit._replace(tag="m" if value and max(unit.digits[:2]) <= 31 else "x")
    if kind == "dm":
        return unit._replace(tag="F" if value and max(unit.digits) <= 31 else "x")
    if kind == "clock":
        return unit._replace(tag="z" if value <= 24 and unit.digits[1] < 60 else "x")
    if kind == "season":
        year, following = unit.digits
        return unit._replace(tag="y" if following in (year + 1, (year + 1) % 100) else "x", value=year)
    if kind == "ordinal":
        return unit._replace(tag="O" if 0 < value <= 31 else "x", value=value)
    if kind == "decade":
        return unit._replace(tag="B", value=value if value >= 100 else 1900 + value)
    if kind == "meridiem":
        return unit._replace(tag="k", code=unit.norm[0])
    if kind == "odd" and _DECIMAL.fullmatch(unit.norm):
        return unit._replace(tag="n", value=value, code=unit.norm.replace(",", "."))
    if kind == "number" and unit.digits:
        if len(unit.norm) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
            return unit._replace(tag="y", value=value)
        return unit._replace(tag="d" if 0 < value <= 31 and len(unit.norm) <= 2 else "n", value=value)
    return unit


def _entered(first: Unit, last: Unit, entry: Entry, text: str, end: int) -> Unit:
    stop = last.end
    abbreviated = entry.tag in "MW" and len(first.norm) <= 4 and first is last
    if abbreviated and stop < end and text[stop] == "." and first.norm not in ("may", "mei", "june", "juli", "juni"):
        follows = text[stop + 1 : stop + 3].lstrip()
        if entry.tag == "M" and follows[:1].isdigit():
            stop += 1
    return first._replace(
        end=stop, tag=entry.tag, norm=text[first.start : last.end].casefold(), value=entry.value, code=entry.code
    )


def _sure(unit: Unit, before: list[Unit], raw: list[Unit], index: int, words: CalendarWords) -> Unit:
    """`unit` with its tag settled by what stands beside it: names, weeks that may be Sundays, months that are words."""
    previous = before[-1] if before else None
    following = raw[index + 1] if index + 1 < len(raw) else None
    counted = previous is not None and (
        previous.tag in "QC" or (previous.tag in "&-" and before[-2:-1] and before[-2].tag == "R")
    )
    if unit.tag == "x" and unit.norm in _ROMAN and counted:
        return unit._replace(tag="R", value=_ROMAN[unit.norm])
    if unit.tag in "ydn" and unit.digits and _glued(unit, previous, following):
        counts = len(before) > 1 and before[-1].tag + before[-2].tag in ("+f", "/R")  # "H+7 Lebaran", "III/2024"
        return unit if counts else unit._replace(tag="x")
    if unit.tag in "yn" and len(unit.norm) == 4 and unit.digits and _is_zone(following, words):
        hour, minute = divmod(unit.value, 100)
        return unit._replace(tag="z", digits=(hour, minute)) if hour <= 24 and minute < 60 else unit
    if unit.tag == "d" and len(unit.norm) == 2 and _ends_season(unit, before):
        return unit._replace(tag="x")
    if unit.tag == "n" and len(unit.norm) in (3, 4) and unit.digits and _is_old_year(unit, previous, following, words):
        return unit._replace(tag="y")
    if unit.tag == "E" and unit.norm in words.moving_edges and previous is not None and previous.tag in _LENGTHS:
        return unit._replace(tag="L", code=words.moving_edges[unit.norm])
    if unit.tag == "#" and not unit.capital:
        return unit._replace(tag="x")
    if unit.tag in "MWUwX" and previous is not None and previous.norm in words.names_before:
        return unit._replace(tag="x")
    if unit.norm in words.week_and_sunday:
        return _week_or_sunday(unit, previous, following, words)
    if unit.tag == "M" and not unit.capital:
        dated = (previous is not None and previous.tag in "dObE") or (following is not None and following.tag in "dy")
        certain = unit.norm not in words.unsure_months and len(unit.norm) > 3
        return unit if dated or (certain and words.day_first) else unit._replace(tag="x")
    if unit.tag == "M" and unit.norm in words.unsure_months:
        return unit._replace(tag="u")
    if unit.tag in "WU" and not unit.capital and not words.day_first:
        return unit._replace(tag="x")
    if unit.tag == "W" and unit.norm in words.unsure_weekdays:
        dated = following is not None and (following.tag in ",(dO" or following.norm in words.longest)
        return unit if dated else unit._replace(tag="x")
    return unit


def _is_zone(following: Unit | None, words: CalendarWords) -> bool:
    entry = words.phrases.get((following.norm,)) if following is not None else None
    return entry is not None and entry.tag == "Z"


def _ends_season(unit: Unit, before: list[Unit]) -> bool:
    """Whether two figures are the year after the one before a hyphen: "2024-25"."""
    if len(before) < 2 or before[-1].tag != "-" or before[-2].tag != "y" or before[-1].end != unit.start:
        return False
    return unit.value == (before[-2].value + 1) % 100


def _is_old_year(unit: Unit, previous: Unit | None, following: Unit | None, words: CalendarWords) -> bool:
    """Whether a number of three or four figures is a year by the word before it: "tahun 1293", "the year 850"."""
    if previous is None or previous.tag != "Y" or unit.value > _LAST_YEAR or unit.norm[0] == "0":
        return False
    entry = words.phrases.get((following.norm,)) if following is not None else None
    return not (following is not None and following.norm in words.counted) and (entry is None or entry.tag in "-&cfpi")


def _glued(unit: Unit, previous: Unit | None, following: Unit | None) -> bool:
    """Whether a number is a part of a code: a mark or a letter stands against it that no date has there."""
    if previous is not None and previous.end == unit.start:
        if previous.tag in "/." or previous.norm in ("_", "$", "£", "€", "+", "=", "&", "*"):
            return True
        if previous.tag == "x" and previous.norm.isalnum() and len(previous.norm) <= 3:
            return True
    if following is None or following.start != unit.end or following.tag == "k":
        return False
    return following.norm in ("/", "_", "%", "$", "=", "°") or (following.norm.isalpha() and len(following.norm) <= 2)


def _week_or_sunday(unit: Unit, previous: Unit | None, following: Unit | None, words: CalendarWords) -> Unit:
    sunday = unit._replace(tag="W", value=7, code="")
    week = unit._replace(tag="w", value=1, code="W")
    if previous is not None and (previous.tag in "ndq" or previous.norm in ("setiap", "tiap", "per")):
        return week if previous.tag in "ndq" else unit
    if previous is not None and previous.tag == "D":
        return sunday
    if following is not None and following.tag in "(,Idm":
        entry = following.tag
        return sunday if entry in "(Idm" or unit.capital else week
    if following is not None:
        entry_of = words.phrases.get((following.norm,))
        if entry_of is not None and entry_of.tag in "TK":
            return sunday
    first = previous is None or previous.norm in (".", "!", "?", '"', "“", ":")
    return sunday if unit.capital and not first else week
