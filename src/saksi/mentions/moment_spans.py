"""Weeks, months, seasons, years and more: the values of what is longer than a day."""

from __future__ import annotations

import re
from datetime import date

from saksi.mentions.moment_expression import Expression
from saksi.mentions.moment_tense import Tense
from saksi.mentions.moment_units import Unit
from saksi.mentions.moment_values import add_days, add_months, feast_day, week_value

__all__ = ["Passage", "quarter_value", "season_value", "shifted", "stretch", "weekday_of_month"]

_YEARS = {"Y": 1, "E": 10, "C": 100}
_LENGTH_CODES = {"E": "DE", "C": "CE"}
_NUMBER = re.compile(r"[+-]?\d+")
# What the passage is about: its day, year and month, as far as they have been named.
Passage = tuple[date | None, int | None, tuple[int, int] | None]
# A lone month that lies this many months ahead is the coming one where no word tells the tense.
_SOON = 2


def stretch(expression: Expression, published: date | None, passage: Passage, tense: Tense) -> str | None:
    """The value of a month, year, decade, century or a week, month or year said by its distance."""
    if expression.rule == "year":
        year = expression.first("y")
        return f"{year.value:04d}" if year is not None else None
    if expression.rule == "decade":
        decade = expression.first("B")
        return f"{decade.value // 10}" if decade is not None else None
    if expression.rule == "century":
        number = expression.first("OdRn")
        return f"{number.value - 1:02d}" if number is not None and 1 <= number.value <= 22 else None
    if expression.rule in ("month", "day-of-month"):
        return _month(expression, published, passage, tense)
    return _period(expression, published, passage, tense)


def weekday_of_month(expression: Expression, month: str | None) -> date | None:
    """The day of "the third Monday of May", where `month` is the value of that month."""
    weekday, which = expression.first("W"), expression.first("O")
    if weekday is None or month is None or not month[0].isdigit():
        return None
    number = which.value if which is not None else -1
    found = feast_day(f"{month[5:]}/{weekday.value}/{number}", int(month[:4]), {}) if number <= 5 else None
    return found if found is not None and found.month == int(month[5:]) else None


def _code(expression: Expression) -> str:
    """The shift that the words say: "-1", "0", "+1", "here-1"; "" where they say none."""
    unit = expression.first("LPX")
    return unit.code if unit is not None and expression.rule != "day-of-month" else ""


def _count(code: str) -> int:
    told = _NUMBER.search(code)
    return -1 if code == "past" else int(told.group()) if told is not None else 0


def _month(expression: Expression, published: date | None, passage: Passage, tense: Tense) -> str | None:
    name = expression.first("Mu")
    if name is None:
        return None
    month = name.value
    year = expression.first("y")
    if year is not None:
        last = next(unit for unit in reversed(expression.units) if unit.tag in "Mu")
        return f"{year.value - (1 if last.value < month else 0):04d}-{month:02d}"
    shared = _year_of_list(expression)
    if shared is not None:
        return f"{shared:04d}-{month:02d}"
    dated = _month_before(expression) if not _code(expression) else None
    if dated is not None:
        near = min((-1, 0, 1), key=lambda step: (abs((step * 12 + month) - dated[1]), -step))
        return f"{dated[0] + near:04d}-{month:02d}"
    if published is None:
        return f"{passage[1]:04d}-{month:02d}" if passage[1] is not None else f"XXXX-{month:02d}"
    ahead = (month - published.month) % 12
    code = _code(expression)
    if expression.first("Y") is not None and code in ("-1", "0", "+1"):
        return f"{published.year + int(code):04d}-{month:02d}"  # "June last year"
    if code.startswith("here"):
        return f"{passage[1] or published.year:04d}-{month:02d}"
    if ahead == 0 and code not in ("-1", "+1"):
        moved = 0
    elif code == "0":
        return f"{published.year:04d}-{month:02d}"
    elif code in ("-1", "past"):
        moved = ahead - 12
    elif code == "+1":
        moved = ahead or 12
    else:
        moved = ahead if tense == "future" or (tense == "none" and ahead <= _SOON) else ahead - 12
    found = add_months(published.year, published.month, moved)
    return f"{found[0]:04d}-{found[1]:02d}" if found else None


def _year_of_list(expression: Expression) -> int | None:
    """The year behind the months that go on after this one: "June and July 2025", "Juni, Juli, dan Agustus 2025"."""
    seen = False
    for unit in expression.after:
        if unit.tag in "Mu":
            seen = True
        elif unit.tag == "y":
            return unit.value if seen else None
        elif unit.tag not in ",&c-":
            return None
    return None


def _month_before(expression: Expression) -> tuple[int, int] | None:
    """The month that the same sentence has dated before this one: "from November 2015 to March"."""
    before = expression.before
    for index in range(len(before) - 1, 0, -1):
        if before[index].norm in ".!?":
            return None
        if before[index].tag == "y" and before[index - 1].tag in "Mu":
            return before[index].value, before[index - 1].value
    return None


def _period(expression: Expression, published: date | None, passage: Passage, tense: Tense) -> str | None:
    unit = expression.first("wbYNQDGs")
    if unit is None:
        return None
    code = _code(expression)
    if code in ("past", "ahead"):
        return f"P1{_LENGTH_CODES.get(unit.code, unit.code)}"
    turns = expression.all("P")
    if len(turns) > 1 and published is not None:  # "the same month last year"
        month = passage[2][1] if passage[2] is not None else published.month
        year = published.year + _count(turns[1].code)
        return f"{year:04d}-{month:02d}" if unit.code == "M" else f"{year:04d}"
    here = code.startswith("here")
    base = (passage[0] or published) if here else published
    step = _count(code)
    if unit.code == "Y" and here and passage[1] is not None:
        return f"{passage[1] + step:04d}"
    if unit.code == "M" and here and passage[2] is not None:
        found = add_months(*passage[2], step)
        return f"{found[0]:04d}-{found[1]:02d}" if found else None
    if base is None:
        return "PAST_REF" if step < 0 else "FUTURE_REF" if step > 0 else "PRESENT_REF" if code == "0" else None
    if unit.code != "WE":
        return _moved(unit.code, base, step)
    return _weekend(base, code, step, tense)


def _moved(unit: str, base: date, count: int) -> str | None:
    """The week, month, quarter, year or decade `count` on from the one of `base`."""
    if unit == "D":
        day = add_days(base, count)
        return day.isoformat() if day else None
    if unit == "W":
        return week_value(add_days(base, 7 * count))
    if unit == "M":
        found = add_months(base.year, base.month, count)
        return f"{found[0]:04d}-{found[1]:02d}" if found else None
    if unit == "Q":
        found = add_months(base.year, base.month, 3 * count)
        return f"{found[0]:04d}-Q{(found[1] + 2) // 3}" if found else None
    if unit == "H":
        found = add_months(base.year, base.month, 6 * count)
        return f"{found[0]:04d}-H{(found[1] + 5) // 6}" if found else None
    year = base.year + count * _YEARS.get(unit, 1)
    if not 1000 <= year <= 2999:
        return None
    return f"{year:04d}"[: {"E": 3, "C": 2}.get(unit, 4)]


def _weekend(base: date, code: str, step: int, tense: Tense) -> str | None:
    """The ISO week of a weekend: early in the week the one just gone, unless the words look ahead."""
    on_it = base.isoweekday() >= 6
    if code in ("", "0"):
        gone = not on_it and tense != "future" and (code == "" or base.isoweekday() <= 2)
        return week_value(add_days(base, -7 if gone else 0))
    if step > 0:
        return week_value(add_days(base, 0 if not on_it else 7))
    return week_value(add_days(base, 7 * step))


def quarter_value(expression: Expression, published: date | None, year: int | None, tense: Tense) -> str | None:
    """The value of a quarter or half-year: "2025-Q4", "2025-H1"."""
    unit, number = expression.first("Q"), expression.first("ROdn")
    if unit is None and len(expression.before) > 2:
        unit = expression.before[-3]  # "kuartal I dan II 2025": the second of two
    if unit is None or number is None or not 1 <= number.value <= (2 if unit.code == "H" else 4):
        return None
    told, code = expression.first("y"), _code(expression)
    if told is None and not code and len(expression.after) > 2 and expression.after[0].tag in "-&":
        rest = expression.after[2:5]  # the first of two has the year of the second
        told = next((part for part in rest if part.tag == "y"), None)
        code = next((part.code for part in rest if part.tag == "L"), "") if expression.after[1].tag in "ROdn" else ""
    if told is not None:
        full: int | None = told.value
    elif published is None:
        full = year
    else:
        full = published.year + _count(code)
        begins = (number.value - 1) * (6 if unit.code == "H" else 3) + 1
        if not code and begins > published.month and tense == "past":
            full -= 1
    return f"{full:04d}-{unit.code}{number.value}" if full is not None else None


_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


def season_value(expression: Expression, published: date | None, year: int | None, tense: Tense) -> str | None:
    """The value of a season: "2016-SU"."""
    season = expression.first("S")
    if season is None:
        return None
    told = expression.first("y")
    if told is not None:
        return f"{told.value:04d}-{season.code}"
    if published is None:
        return f"{year:04d}-{season.code}" if year is not None else f"XXXX-{season.code}"
    code, middle = _code(expression), _SEASON_MONTH.get(season.code, 7)
    full = published.year
    if _count(code) < 0 and middle >= published.month:
        full -= 1
    elif (_count(code) > 0 or (not code and tense == "future")) and middle < published.month:
        full += 1
    return f"{full:04d}-{season.code}"


def shifted(expression: Expression, published: date | None, passage: Passage) -> date | str | None:
    """The day, week, month or year so many units off; a day for days, "PAST_REF" where the number is not said."""
    unit, last = expression.first("DwbYGChJNs"), expression.units[-1]
    if unit is None:
        return None
    number = next((part for part in expression.units if part.tag in "dnq"), None)
    step = _count(last.code)
    vague = "PAST_REF" if step < 0 else "FUTURE_REF"
    here = last.code.startswith("here")
    base = (passage[0] or published) if here else published
    if unit.code in ("TH", "TM", "TS"):
        return vague
    if number is not None and number.tag == "q":
        return f"{base.year:04d}" if base is not None and unit.code in ("M", "W") and step < 0 else vague
    count = step * (number.value if number is not None else 1) * (unit.value or 1)
    if last.code == "0" and number is None:
        count = 0
    if here and unit.code in _YEARS and passage[1] is not None:
        year = passage[1] + count * _YEARS[unit.code]
        return f"{year:04d}" if 1000 <= year <= 2999 else None
    if here and unit.code == "M" and passage[2] is not None:
        found = add_months(*passage[2], count)
        return f"{found[0]:04d}-{found[1]:02d}" if found else None
    if base is None:
        return vague
    return _far(unit, base, count, exact=step > 0 and not here)


def _far(unit: Unit, base: date, count: int, *, exact: bool) -> date | str | None:
    """So far from `base`, to the unit; `exact` ("two weeks from now", "a year from now") one grain finer."""
    if exact and unit.code == "W":
        return add_days(base, 7 * count)
    if exact and unit.code == "Y":
        return _moved("M", base, 12 * count)
    return add_days(base, count) if unit.code == "D" else _moved("W" if unit.code == "WE" else unit.code, base, count)
