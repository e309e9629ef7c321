"""The events of an archive one by one, each with its article and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.events import EventType, event_types
from saksi.events.precision import date_precision, place_precision
from saksi.readers.event_data.copies import NO_COPIES, Copies, Printed
from saksi.records import Article, DatePrecision, Event, Place, PlacePrecision, Reading

__all__ = ["Told", "events_of"]


@dataclass(frozen=True, slots=True)
class Told:
    """An event, the article that tells it, the type it is of, its place where it has one, and where it is printed."""

    article: Article
    event: Event
    kind: EventType
    place: Place | None
    place_precision: PlacePrecision
    printed: Printed

    @property
    def date_precision(self) -> DatePrecision:
        """The last part of the date that is known."""
        return date_precision(self.event.date)

    @property
    def day(self) -> str | None:
        """The event's day (YYYY-MM-DD); None where no day is known."""
        return self.event.date[:10] if self.event.date and self.date_precision == "day" else None

    @property
    def month(self) -> str | None:
        """The event's month (YYYY-MM); None where none is known."""
        known = self.event.date and self.date_precision in ("day", "month")
        return self.event.date[:7] if self.event.date and known else None

    @property
    def year(self) -> str | None:
        """The event's year (YYYY); None where none is known."""
        return self.event.date[:4] if self.event.date and self.date_precision != "none" else None

    @property
    def source(self) -> str | None:
        """Who says that it happened; None where the outlet itself does."""
        event = self.event
        return event.said_by_name or ("a source not named" if event.said_by else None)


def events_of(readings: Iterable[Reading], copies: Copies = NO_COPIES) -> Iterator[Told]:
    """
    The events of the readings, articles as they come, events in text order.

    What `copies` only repeat is left out, and what a text held twice tells twice stands once.
    """
    types = event_types()
    told: set[str] = set()
    for reading in readings:
        if reading.article is None:
            continue
        article = reading.article
        places = {place.id: place for place in reading.places}
        for event in reading.events:
            if event.id in copies.repeated or event.id in told:
                continue
            if event.id in copies.printed:
                told.add(event.id)
            place = places.get(event.place or "")
            where = place_precision(place, reading.places)
            yield Told(article, event, types[event.type], place, where, copies.of(article, event))
