"""When a page says it was published: ISO 8601 with the time and zone as printed, never moved to another day."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from saksi.languages import LANGUAGES

__all__ = ["iso_moment", "moment_in_address", "stated_moment"]

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ,]{1,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(Z|UTC|GMT|WIB|WITA|WIT|[+-]\d{2}:?\d{0,2})?)?(?![\d:])",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$")
_SLASHED = re.compile(r"(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)(?:\s{1,3}(\d{1,2})[:.](\d{2})(?::(\d{2}))?)?")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_NAMED = re.compile(
    r"(?<![\w/])(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[ .-]{1,3}(?P<month>[^\W\d_]{3,12})"
    r"|(?P<month2>[^\W\d_]{3,12})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?)"
    r"[ .,-]{1,3}(?P<year>\d{4})(?!\d)",
)
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{2})\.(\d{2})\.(\d{2})(?![\d.])")
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s{0,2}(?P<half>[ap]\.?m\b)?\.?\s{0,2}"
    r"(?P<zone>WIB|WITA|WIT|UTC|GMT|Z|[+-]\d{2}:?\d{2})?(?![\d:]|\.\d)",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"[/-](20\d{2}|19\d{2})[/-](\d{2}|\d)[/-](\d{2}|\d)(?=[/-]|$)|/(20\d{2})(\d{2})(\d{2})(?=\D|$)"
)
_DATED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\S{0,40})?)?)?$")
_ZONES = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "z": "Z", "utc": "Z", "gmt": "Z"}
_DIGITS = re.compile(r"\d\d")
_READ = 200
_MONTHS = 12


def iso_moment(printed: str | None) -> str | None:
    """
    The first date in `printed` as ISO 8601, time and zone where they are printed; None where there is none.

    "Senin, 4 Mei 2020 10:05 WIB" is "2020-05-04T10:05+07:00". Day comes before month in figures with slashes.
    """
    if not printed or not _DIGITS.search(printed):
        return None
    printed = printed.strip()[:_READ]
    for pattern in (_ISO, _COMPACT, _SLASHED):
        match = pattern.search(printed)
        if match:
            parts = [*match.groups(), None, None, None, None][:7]
            found = _written(parts)
            if found and parts[3] is None:
                return _with_clock(found, printed[match.end() :])
            if found:
                return found
    return _named(printed) or _day_first(printed)


def stated_moment(stated: str | None, text: str = "") -> str | None:
    """
    What a container states of a time, as ISO 8601; as it stands where it is that already, or says no date.

    "Diperbarui 20 Jun 2025, 14:15 WIB" is "2025-06-20T14:15+07:00". "9/1/2025" may be two days: it is the one that
    `text` prints too, and is left as it stands where that prints neither or both.
    """
    if stated is None or _DATED.match(stated):
        return stated
    figures = _DAY_FIRST.search(stated)
    if figures is None or _ISO.search(stated) or _SLASHED.search(stated):
        return iso_moment(stated) or stated
    first, second, year = (int(part) for part in figures.groups())
    readings = {day for day in (_date(year, second, first), _date(year, first, second)) if day}
    if len(readings) > 1 and first <= _MONTHS and second <= _MONTHS:
        readings &= _printed_days(text, {str(year)})
    if len(readings) != 1:
        return stated
    return _with_clock(readings.pop(), stated[figures.end() :])


def _printed_days(text: str, years: Set[str]) -> set[str]:
    """The days of some years that a text prints: with a month's name, or in figures, the day first."""
    found = {_named(match.group()) for match in _NAMED.finditer(text) if match.group("year") in years}
    for match in _DAY_FIRST.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        found.add(_date(year, month, day))
    return {day[:10] for day in found if day}


def _written(parts: list[str | None]) -> str | None:
    year, month, day, hour, minute, second, zone = parts
    date = _date(int(year or 0), int(month or 0), int(day or 0))
    if date is None or hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return date
    clock = f"{int(hour):02d}:{minute}" + (f":{second}" if second else "")
    return f"{date}T{clock}{_zone(zone)}"


def _zone(printed: str | None) -> str:
    if not printed:
        return ""
    known = _ZONES.get(printed.lower())
    if known:
        return known
    digits = printed[1:].replace(":", "")
    return f"{printed[0]}{digits[:2]}:{digits[2:4] or '00'}"


def _date(year: int, month: int, day: int) -> str | None:
    if not (1800 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for language in LANGUAGES.values():
        for name, number in language.lexicon("calendar").get("months", {}).items():
            months.setdefault(name.casefold(), number)
    return months


def _named(printed: str) -> str | None:
    for match in _NAMED.finditer(printed):
        month = _months().get((match.group("month") or match.group("month2")).casefold())
        if month:
            date = _date(int(match.group("year")), month, int(match.group("day") or match.group("day2")))
            return _with_clock(date, printed[match.end() :] + "  " + printed[: match.start()]) if date else None
    return None


def _day_first(printed: str) -> str | None:
    match = _DAY_FIRST.search(printed) or _SHORT_YEAR.search(printed)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    year += 2000 if year < 100 else 0
    date = _date(year, second, first) or _date(year, first, second)
    return _with_clock(date, printed[match.end() :]) if date else None


def _with_clock(date: str, around: str) -> str:
    match = _CLOCK.search(around)
    if match is None:
        return date
    hour, minute = int(match.group("hour")), int(match.group("minute"))
    half = (match.group("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return date
    second = f":{match.group('second')}" if match.group("second") else ""
    return f"{date}T{hour:02d}:{minute:02d}{second}{_zone(match.group('zone'))}"


def moment_in_address(url: str) -> str | None:
    """The day that the path of an address carries ("/2020/05/04/", "/20200504"); None where there is none."""
    match = _IN_ADDRESS.search(url.partition("?")[0])
    if match is None:
        return None
    year, month, day = (part for part in match.groups() if part)
    return _date(int(year), int(month), int(day))
