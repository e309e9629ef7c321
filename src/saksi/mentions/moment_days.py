"""Printed dates: the day that figures and month names say, checked against the weekday beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saksi.mentions.calendar_words import CalendarWords
from saksi.mentions.moment_expression import Expression
from saksi.mentions.moment_tense import Tense, tense_of
from saksi.mentions.moment_values import add_days, day_of, last_weekday, nearest

__all__ = ["Day", "is_printed", "printed_day"]

# A printed date and a weekday that disagree are a slip in the day's number when the date is this near to publication.
_SLIP_DAYS = 62
_TURNS = frozenset({"-1", "0", "+1"})
# A day without its year is taken for the nearest one; farther off than this the tense decides.
_AHEAD_DAYS = 100


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or in `value` what TIMEX3 writes where no calendar day is known; `others` are the other readings."""

    day: date | None
    value: str | None = None
    others: tuple[str, ...] = ()


def is_printed(expression: Expression) -> bool:
    """Whether the expression prints day and month."""
    return expression.rule in ("day", "clock-day", "day-clock", "part-of-day") and (
        expression.first("mIF") is not None or expression.first("Mu") is not None
    )


def printed_day(expression: Expression, words: CalendarWords, published: date | None, year: int | None) -> Day | None:
    """The day that the expression prints; None where it prints none, or one that no calendar has."""
    figures = expression.first("mIF")
    if figures is not None:
        readings = _figures(expression, words, published, year)
        at = expression.units.index(figures)
        if at > 1 and expression.units[at - 1].tag in "-&c" and expression.units[at - 2].tag == "d":
            number = expression.units[at - 2].value  # the first of "18-19/10/2025"
            readings = [
                day for one in readings if isinstance(one, date) and (day := day_of(one.year, one.month, number))
            ]
    elif expression.first("Mu") is not None:
        readings = _named(expression, words, published, year)
    else:
        return None
    if not readings:
        return None
    first, others = readings[0], tuple(day.isoformat() for day in readings[1:] if isinstance(day, date))
    if isinstance(first, str):
        return Day(None, first)
    weekday = expression.first("W")
    if weekday is None or first.isoweekday() == weekday.value:
        return Day(first, None, others)
    for other in readings[1:]:
        near = isinstance(other, date) and (published is None or abs((published - other).days) <= _SLIP_DAYS)
        if near and isinstance(other, date) and other.isoweekday() == weekday.value:
            return Day(other, None, (first.isoformat(),))
    return _misprinted(first, weekday.value, published)


def _misprinted(printed: date, weekday: int, published: date | None) -> Day:
    """
    Printed date and weekday disagree: the reading nearer before the publication date, the other one kept.

    A date far from publication may have last year's number; where this year's fits the weekday, that is it.
    """
    if published is None:
        near = nearest([last_weekday(printed, weekday), *_next(printed, weekday)], printed)
        return Day(printed, None, (near.isoformat(),) if near else ())
    gap = (published - printed).days
    if abs(gap) > _SLIP_DAYS:
        for year in (published.year, published.year - 1):
            same = day_of(year, printed.month, printed.day)
            if same and same.isoweekday() == weekday and 0 <= (published - same).days <= _SLIP_DAYS:
                return Day(same, None, (printed.isoformat(),))
        near = nearest([last_weekday(printed, weekday), *_next(printed, weekday)], printed)
        return Day(printed, None, (near.isoformat(),) if near else ())
    if gap < -1:
        # Ahead of publication: a plan; the weekday after publication that is nearest to what is printed.
        near = nearest([last_weekday(printed, weekday), *_next(printed, weekday)], printed)
        return Day(printed, None, (near.isoformat(),) if near else ())
    said = last_weekday(published, weekday)
    if 0 <= gap < (published - said).days:
        return Day(printed, None, (said.isoformat(),))
    return Day(said, None, (printed.isoformat(),))


def _next(day: date, weekday: int) -> list[date]:
    later = add_days(last_weekday(day, weekday), 7)
    return [later] if later is not None else []


Reading = date | str


def _figures(expression: Expression, words: CalendarWords, published: date | None, year: int | None) -> list[Reading]:
    """The readings of 2016-12-23, 23/12/2016, 12/23/2016 or 23/12, the language's own order first."""
    unit = expression.first("mIF")
    if unit is None:
        return []
    digits = unit.digits
    if unit.tag == "I":
        found = day_of(digits[0], digits[1], digits[2])
        return [found] if found else []
    first, second = digits[0], digits[1]
    orders = [(first, second), (second, first)] if words.day_first else [(second, first), (first, second)]
    if unit.tag == "m":
        full = digits[2] if digits[2] > 99 else 2000 + digits[2] if digits[2] < 70 else 1900 + digits[2]
        days: list[Reading] = [day for d, m in orders if (day := day_of(full, m, d)) is not None]
    else:
        days = []
        for d, m in orders:
            near = _without_year(d, m, published, year, tense_of(expression, words))
            if near is not None:
                days.append(near)
    return list(dict.fromkeys(days))


def _named(expression: Expression, words: CalendarWords, published: date | None, year: int | None) -> list[Reading]:
    """The readings of a day and a month's name: one, or none."""
    units = expression.units
    at = next(index for index, unit in enumerate(units) if unit.tag in "Mu")
    month = units[at].value
    before = [unit for unit in units[max(0, at - 4) : at] if unit.tag in "dO"]
    after = units[at + 1] if at + 1 < len(units) and units[at + 1].tag in "dO" else None
    if not before and after is None:
        return []
    number = after if after is not None and not words.day_first else before[0] if before else after
    if number is None:
        return []
    told = next((unit for unit in units[at:] if unit.tag == "y"), None)
    if told is not None:
        found = day_of(told.value, month, number.value)
        last = next((unit for unit in reversed(units) if unit.tag in "Mu"), units[at])
        if found is not None and last.value < month:  # "20 Desember hingga 8 Januari 2026" begins the year before
            found = day_of(told.value - 1, month, number.value)
        return [found] if found else []
    shift = expression.first("LP")
    if shift is not None and expression.first("Y") is not None and published is not None:  # "3 Mei tahun lalu"
        found = day_of(published.year + int(shift.code), month, number.value) if shift.code in _TURNS else None
        return [found] if found else []
    tense: Tense = "past" if shift is not None and "-" in shift.code else tense_of(expression, words)
    if shift is not None and "+" in shift.code:
        tense = "future"
    near = _without_year(number.value, month, published, year, tense)
    return [near] if near is not None else []


def _without_year(day: int, month: int, published: date | None, year: int | None, tense: Tense) -> Reading | None:
    """The day in the year that brings it nearest to publication; without publication, in the year last named."""
    if published is None:
        if year is not None:
            return day_of(year, month, day)
        return f"XXXX-{month:02d}-{day:02d}" if day_of(2000, month, day) else None
    days = [found for step in (-1, 0, 1) if (found := day_of(published.year + step, month, day)) is not None]
    near = nearest(days, published)
    if near is not None and (near - published).days > _AHEAD_DAYS and tense != "future":
        near = nearest([found for found in days if found <= published] or days, published)
    if near is not None and (published - near).days > _AHEAD_DAYS and tense == "future":
        near = nearest([found for found in days if found >= published] or days, published)
    return near
