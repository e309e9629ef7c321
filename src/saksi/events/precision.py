"""How exact the date and the place of an event are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from saksi.records import DatePrecision, Event, Place, PlacePrecision

__all__ = ["date_precision", "place_precision", "with_precision"]

_DATES: tuple[tuple[re.Pattern[str], DatePrecision], ...] = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "day"),
    (re.compile(r"\d{4}-W\d{2}"), "week"),
    (re.compile(r"\d{4}-\d{2}"), "month"),
    (re.compile(r"\d{4}"), "year"),
)
_KINDS: dict[str, PlacePrecision] = {
    "country": "country",
    "region": "admin1",
    "city": "city",
    "district": "city",
    "village": "city",
    "landmark": "point",
}


def date_precision(date: str | None) -> DatePrecision:
    """Which part of a TIMEX3 date is the last that is known; "none" where there is no date."""
    return next((name for pattern, name in _DATES if date and pattern.match(date)), "none")


def place_precision(place: Place | None, others: Iterable[Place] = ()) -> PlacePrecision:
    """
    How exactly a place of the record is located.

    A place that lends its point from the one it lies in (one of `others`) is located as exactly as that one. Waters,
    mountains, islands and the like are no points: the area that they lie in counts, else the country.
    """
    if place is None:
        return "none"
    if place.by.startswith("places:within"):
        holder = next((other for other in others if other.id != place.id and _same_point(place, other)), None)
        if holder is not None:
            return _KINDS.get(holder.kind, _by_area(place))
        return _by_area(place)
    return _KINDS.get(place.kind, _by_area(place))


def with_precision(events: Iterable[Event], places: Sequence[Place]) -> tuple[Event, ...]:
    """The events with the precision of their dates and places stated, in their order."""
    known = {place.id: place for place in places}
    return tuple(
        replace(
            event,
            date_precision=date_precision(event.date),
            place_precision=place_precision(known.get(event.place or ""), places),
        )
        for event in events
    )


def _same_point(place: Place, other: Place) -> bool:
    own = not other.by.startswith("places:within")
    return own and other.lat is not None and (place.lat, place.lon) == (other.lat, other.lon)


def _by_area(place: Place) -> PlacePrecision:
    return "admin1" if place.admin1 else "country" if place.country else "none"
