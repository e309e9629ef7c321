"""TIMEX3 values and ISO dates as the first and the last day that they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

__all__ = ["days_of", "publication_day"]

_VALUE = re.compile(r"(\d{4})(?:-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?(?![\d-])")


def days_of(value: str | None) -> tuple[str, str] | None:
    """
    The first and the last day that a TIMEX3 or ISO `value` covers, as ISO dates; None where it names no day.

    "2016-12" is 2016-12-01 to 2016-12-31; "PAST_REF" and "P2Y" are no days.
    """
    found = _VALUE.match(value or "")
    if not found:
        return None
    year, week, month, day = (int(part) if part else None for part in found.groups())
    try:
        if week is not None:
            first = date.fromisocalendar(year or 0, week, 1)
            return first.isoformat(), (first + timedelta(days=6)).isoformat()
        first = date(year or 0, month or 1, day or 1)
    except ValueError:  # a printed 31 February
        return None
    if day is not None:
        return first.isoformat(), first.isoformat()
    last_month = month or 12
    return first.isoformat(), date(first.year, last_month, monthrange(first.year, last_month)[1]).isoformat()


def publication_day(published: str | None) -> str | None:
    """The day of an ISO publication time, in the zone it is printed in; None where it names no single day."""
    days = days_of(published)
    return days[0] if days and days[0] == days[1] else None
