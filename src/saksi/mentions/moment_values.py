"""Calendar arithmetic: days, weeks, months and feasts as TIMEX3 values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

__all__ = ["add_days", "add_months", "day_of", "feast_day", "hijri_day", "last_weekday", "nearest", "week_value"]


# Far enough from the calendar's ends that a week more never leaves it.
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such or its year is none that news writes of (1000 to 2999)."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: int) -> date | None:
    """`day` moved by `count` days; None where that is in no year of `day_of`."""
    try:
        moved = day + timedelta(days=count)
    except OverflowError:
        return None
    return moved if _FIRST_YEAR <= moved.year <= _LAST_YEAR else None


def add_months(year: int, month: int, count: int) -> tuple[int, int] | None:
    """The month `count` months on, as year and month; None where that is in no year of `day_of`."""
    whole = year * 12 + month - 1 + count
    moved = whole // 12, whole % 12 + 1
    return moved if _FIRST_YEAR <= moved[0] <= _LAST_YEAR else None


def week_value(day: date | None) -> str | None:
    """The ISO week of `day`: "2025-W43"."""
    if day is None:
        return None
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def last_weekday(day: date, weekday: int) -> date:
    """The latest day up to and with `day` that is the ISO weekday `weekday`."""
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def nearest(days: list[date], to: date) -> date | None:
    """The one of `days` that is nearest to `to`, the earlier of two as near; None where there is none."""
    return min(days, key=lambda day: (abs((day - to).days), day), default=None)


def feast_day(code: str, year: int, listed: Mapping[str, str]) -> date | None:
    """
    The day of a feast in `year`.

    `code` is "12-25", or month, ISO weekday and which one of them: "11/4/4", the last one -1; "+1" behind it is the day
    after. "easter-2" counts from Easter Sunday; one word is looked up in `listed` with the year: "imlek-2025".
    """
    if code.startswith("easter"):
        return add_days(_easter(year), int(code[len("easter") :] or 0))
    if code.isalpha():
        told = listed.get(f"{code}-{year}")
        return date.fromisoformat(told) if told is not None else None
    rule, _, later = code.partition("+")
    if "/" not in rule:
        month, _, day = rule.partition("-")
        found = day_of(year, int(month), int(day))
    else:
        month_number, weekday, which = (int(part) for part in rule.split("/"))
        first = day_of(year, month_number, 1)
        if first is None:
            return None
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * ((which if which > 0 else 5) - 1))
        if found.month != month_number:
            found -= timedelta(days=7)
    return add_days(found, int(later)) if found and later else found


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leap, over = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


# The day before 1 Muharram 1 of the tabular (civil) calendar, as a proleptic Gregorian ordinal.
_HIJRI_EPOCH = 227014


def hijri_day(year: int, month: int, day: int, announced: Mapping[str, str]) -> date | None:
    """
    The Gregorian day of a Hijri date.

    Counted from the announced first days of months or feasts where there is one for the month, else by the tabular
    calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30), which may be a day off.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 3000):
        return None
    for known in (1, 10, 12, 27):
        told = announced.get(f"{year}-{month:02d}-{known:02d}")
        if told is not None:
            return add_days(date.fromisoformat(told), day - known)
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    found = date.fromordinal(_HIJRI_EPOCH + days)
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
