"""Which words and figures that look like a time are none: names, ages, prices, codes, houses."""

from __future__ import annotations

from saksi.mentions.calendar_words import CalendarWords
from saksi.mentions.moment_expression import COUNTS_END, Expression
from saksi.mentions.moment_units import Unit

__all__ = ["stands"]


def stands(expression: Expression, words: CalendarWords) -> bool:
    """Whether the expression is a time and not words or figures that look like one."""
    check = _CHECKS.get(expression.rule)
    return check is None or check(expression, words)


def _previous(expression: Expression) -> Unit | None:
    return expression.before[-1] if expression.before else None


def _next(expression: Expression) -> Unit | None:
    return expression.after[0] if expression.after else None


def _year_stands(expression: Expression, words: CalendarWords) -> bool:
    """A bare number is a year unless it counts, costs or numbers something."""
    if expression.first("YE") is not None:
        return True
    previous, following = _previous(expression), _next(expression)
    if previous is not None and (previous.norm.rstrip(".") in words.numbers_before or previous.tag in "-/"):
        # A year against a dash is the end of a code; a range has been read as one.
        spaced = previous.end < expression.start and previous.norm not in words.numbers_before
        month = len(expression.before) > 1 and expression.before[-2].tag in "Mu"
        return previous.tag == "-" and (spaced or month)
    if previous is not None and previous.norm in (".", ",") and previous.end == expression.start and expression.before:
        return False
    if previous is not None and (_on_plate(previous, following) or _behind_area_code(expression)):
        return False
    if _houses(expression, words):
        return False
    if following is None:
        return True
    named = following.tag == "Y" and not words.day_first and following.norm not in words.unit_plurals
    if following.norm in words.counted or (following.tag in "DwbYhJGn%" and not named):
        return False  # but "the 2016 season"
    return not (following.tag == "-" and following.start == expression.end and _codes_on(expression))


def _houses(expression: Expression, words: CalendarWords) -> bool:
    """Whether the number is a house's: "1850 Elm Street"."""
    after = expression.after[:2]
    return len(after) > 1 and all(unit.capital for unit in after) and after[1].norm in words.counted


def _on_plate(previous: Unit, following: Unit | None) -> bool:
    """Whether one or two capital letters stand on both sides, as on a number plate: "B 2024 KZ"."""
    sides = (previous, following)
    return all(side is not None and side.tag == "x" and side.capital and len(side.norm) <= 2 for side in sides)


def _behind_area_code(expression: Expression) -> bool:
    """Whether a number in brackets that begins with 0 stands before: "(021) 1945"."""
    before = expression.before
    return len(before) > 1 and before[-1].tag == ")" and before[-2].norm.startswith("0")


def _codes_on(expression: Expression) -> bool:
    """Whether a number goes on behind a dash: "2025-0137"."""
    return len(expression.after) > 1 and expression.after[1].tag in "dn" and expression.after[1].norm[0].isdigit()


def _month_stands(expression: Expression, words: CalendarWords) -> bool:
    """A lone month needs company where it may be a name or a common word."""
    name = expression.first("Mu")
    if name is not None and name.norm.rstrip(".") in words.short_months:
        return expression.first("y") is not None
    if expression.first("yPLXbE") is not None:
        return True
    previous, following = _previous(expression), _next(expression)
    if following is not None and following.capital and following.tag == "x" and expression.first("u") is not None:
        return previous is not None and previous.norm in words.firm_prepositions
    if expression.first("M") is not None:
        named = previous is not None and previous.capital and previous.tag == "x" and not words.day_first
        return not named
    if _begins_dated_list(expression):
        return True
    if previous is None:
        return False
    if (previous.norm in words.conjunctions or previous.tag == ",") and len(expression.before) > 2:
        led = expression.before[-3].norm in words.prepositions or expression.before[-3].tag in ",d"
        return expression.before[-2].tag in "My" or (expression.before[-2].tag == "u" and led)
    return previous.norm in words.prepositions and previous.norm not in words.conjunctions


def _begins_dated_list(expression: Expression) -> bool:
    """Whether more months and their year follow: "Juni dan Juli 2025"."""
    seen = False
    for unit in expression.after[:8]:
        if unit.tag in "Mu":
            seen = True
        elif unit.tag == "y":
            return seen
        elif unit.tag not in ",&c-":
            return False
    return False


def _length_stands(expression: Expression, words: CalendarWords) -> bool:
    """A length of time is no age and no distance ("20-year-old", "berusia 26 tahun")."""
    pointed = expression.first("PV")
    if pointed is not None and pointed.code in ("0", "here+0", "PRESENT_REF"):
        return False
    previous, following = _previous(expression), _next(expression)
    numbered = previous is not None and previous.norm in words.numbers_before and previous.tag != "i"
    if numbered or (previous is not None and previous.norm in words.age_before):
        return False
    count = expression.units[0]
    if count.tag == "s" and following is not None and following.tag == "-" and following.start == expression.end:
        return False  # "sehari-hari"
    if (
        len(expression.before) > 2
        and expression.before[-1].tag == "-"
        and expression.before[-3].norm in words.age_before
    ):
        return False  # "usia 17-25 tahun"
    if count.digits and (count.norm.startswith("0") or _grown(expression)):
        return False
    if expression.units[-1].tag == "Y" and following is not None and following.tag == "y":
        return False  # "UU 22 Tahun 2001"
    if count.tag == "n" and not count.digits and count.norm in ("a", "an"):
        return expression.first("j") is not None or (
            previous is not None and (previous.norm in words.lasting or previous.norm in words.times)
        )
    if count.tag == "y":
        return False
    if count.tag == "O" or (previous is not None and previous.tag in "/.$"):
        return False
    tail = expression.after[1] if following is not None and following.tag == "-" and len(expression.after) > 1 else None
    return not any(unit is not None and unit.norm in words.age_after for unit in (following, tail))


def _grown(expression: Expression) -> bool:
    """Whether number and unit are one word: a name, "3detik"."""
    units = expression.units
    return len(units) > 1 and units[1].tag != "-" and units[0].end == units[1].start


def _part_stands(expression: Expression, words: CalendarWords) -> bool:
    """A part of the day alone is a time where a preposition and an article, or "hari", make it one."""
    part = expression.units[-1]
    previous = _previous(expression)
    if previous is None or previous.norm not in (*words.prepositions, "throughout"):
        return False
    return part.norm.endswith("hari") if words.day_first else expression.units[0].tag == "t"


def _decade_stands(expression: Expression, words: CalendarWords) -> bool:
    """Two figures make a decade behind "the", "tahun" or an apostrophe only: "in his 20s" is an age."""
    decade = expression.units[-1]
    if decade.digits and decade.digits[0] >= 100:
        return True
    if words.day_first:
        previous = _previous(expression)
        return previous is None or previous.norm not in words.age_before
    return expression.first("t") is not None or decade.norm[0] in "'’"


def _season_stands(expression: Expression, words: CalendarWords) -> bool:
    season = expression.first("S")
    if words.day_first or season is None or expression.first("yP") is not None:
        return True
    previous = _previous(expression)
    return previous is not None and previous.norm in words.firm_prepositions


def _period_stands(expression: Expression, words: CalendarWords) -> bool:
    """A week, month or year that is pointed at; "the next day" is the day rule's, "27 tahun itu" an age."""
    if expression.first("D") is not None:
        return False
    shift = expression.first("LPX")
    if shift is not None and shift.tag == "X":
        return shift.code == "-1"
    if shift is not None and shift.code in ("past", "ahead"):
        return expression.first("sP") is not None
    if expression.rule == "period" and expression.units[0].tag == "N" and not words.day_first and shift is None:
        return False
    previous, following = _previous(expression), _next(expression)
    if shift is not None and shift.tag == "L" and previous is not None and previous.tag in "dnq":
        return False
    return not (shift is None and following is not None and following.tag == "y")


def _shift_stands(expression: Expression, words: CalendarWords) -> bool:
    """A number of units and a word that moves by them; "these two years" moves nothing."""
    count, last = expression.units[0], expression.units[-1]
    if last.tag == "X":
        return last.code.startswith("-")
    if count.tag == "y":
        return False
    return last.code not in ("0", "here+0") or (count.tag == "s" and last.code == "0")


def _clock_stands(expression: Expression, words: CalendarWords) -> bool:
    clock = expression.first("z")
    hour = expression.first("dn")
    if clock is not None and clock.digits[0] > 24:
        return False
    return clock is not None or hour is None or 0 <= hour.value <= 24


def _feast_stands(expression: Expression, words: CalendarWords) -> bool:
    feast = expression.first("H")
    if feast is None or feast.norm not in words.unsure_feasts or expression.first("Py") is not None:
        return True
    if any(unit.tag == "n" and unit.value > COUNTS_END for unit in expression.units):
        return True
    previous, following = _previous(expression), _next(expression)
    if previous is not None and previous.norm in words.feast_before:
        return True
    alone = following is None or following.tag != "x" or not following.norm[0].isalpha()
    return alone and previous is not None and previous.norm in words.prepositions


def _hijri_stands(expression: Expression, words: CalendarWords) -> bool:
    month = expression.first("r")
    return expression.units[0].tag in "dO" and month is not None


def _between_quotes(previous: Unit | None, following: Unit | None) -> bool:
    """Whether the words are a title: NBC's "Today"."""
    marks = "\"“”'‘’"
    return previous is not None and following is not None and previous.norm in marks and following.norm in marks


def _day_stands(expression: Expression, words: CalendarWords) -> bool:
    """A day stands by itself unless it is part of a name: a paper's, a club's, "1001 Malam tersebut"."""
    previous, following = _previous(expression), _next(expression)
    if _between_quotes(previous, following):
        return False
    if previous is not None and expression.units[0].tag in "mIF" and previous.norm in words.numbers_before:
        return False
    first, only = expression.units[0], len(expression.units) == 1
    if (
        only
        and first.norm in words.unsure_before
        and following is not None
        and (following.tag == "t" or following.capital)
    ):
        return False
    if only and first.tag == "W" and following is not None and following.norm in words.names_after:
        return not following.capital
    pointed = previous is not None and previous.tag == "t" and following is not None and following.tag == "x"
    if only and first.tag == "W" and pointed and following is not None and following.capital:
        return False  # "the Tuesday Group"
    if only and first.tag == "W" and _named_weekday(expression, words):
        return False
    return not (only and first.tag == "X" and previous is not None and previous.tag in "ndy" and "T" in first.code)


def _named_weekday(expression: Expression, words: CalendarWords) -> bool:
    """Whether a weekday stands between two names in running text, as a name does: "pelari Ani Kamis Wijaya"."""
    before, after = expression.before, expression.after
    if len(before) > 1 and before[-2].norm in words.prepositions:
        return False  # "in Jakarta Tuesday"
    if not before or len(after) < 2 or not (before[-1].tag == after[0].tag == "x"):
        return False
    return (
        before[-1].capital
        and after[0].capital
        and after[1].tag == "x"
        and after[1].norm[0].isalpha()
        and not after[1].capital
    )


_CHECKS = {
    "year": _year_stands,
    "month": _month_stands,
    "length": _length_stands,
    "length-from-now": _length_stands,
    "part": _part_stands,
    "decade": _decade_stands,
    "season": _season_stands,
    "period": _period_stands,
    "shift": _shift_stands,
    "clock": _clock_stands,
    "clock-day": _clock_stands,
    "day-clock": _clock_stands,
    "feast": _feast_stands,
    "hijri": _hijri_stands,
    "day": _day_stands,
}
