"""Events as PLOVER's JSON records: one event a line, the field names of its manual, ours behind them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from saksi import __version__
from saksi.archive.passages import sentence_around
from saksi.gazetteer import country_codes
from saksi.readers.event_data.told import Told
from saksi.records import Party

__all__ = ["record_of", "write"]


def write(events: Iterable[Told]) -> Iterable[str]:
    """The lines of the file, each with its end."""
    for told in events:
        yield json.dumps(record_of(told), ensure_ascii=False, separators=(",", ":")) + "\n"


def record_of(told: Told) -> dict[str, Any]:  # JSON has no narrower type
    """
    The event as a record of PLOVER (manual, chapter "JSON Data Fields").

    Fields that are not known are null or empty lists. The last six fields are ours.
    """
    article, event = told.article, told.event
    passage = sentence_around(article.text, event.trigger)
    return {
        "id": event.id,
        "has_event": True,
        "date": told.day,
        "source": [_actor(party, article.text) for party in event.actors],
        "recipient": [_actor(party, article.text) for party in event.recipients],
        "event": [event.type],
        "event_loc": _location(told),
        "event_text": [span.of(article.text) for span in event.mentions],
        "quad_code": told.kind.quad,
        "mode": [event.mode] if event.mode else [],
        "size_info": {"dead": event.dead, "injured": event.injured},
        "text": passage.of(article.text),
        "text_info": {"start": passage.start, "end": passage.end},
        "cite_info": {
            "url": article.url,
            "title": article.title,
            "language": article.language,
            "publication": article.outlet,
            "coder": f"saksi {__version__}",
            "codebook": "plover-2.0",
        },
        "coder": event.by,
        "status": event.status,
        "according_to": told.source,
        "date_known": event.date,
        "date_precision": told.date_precision,
        "place_precision": told.place_precision,
        "printed_in": list(told.printed.outlets),
    }


def _actor(party: Party, text: str) -> dict[str, str | None]:
    return {
        "code": country_codes(party.country).alpha3,
        "sector": party.sector,
        "actor_text": party.span.of(text),
        "identifier_text": party.name,
    }


def _location(told: Told) -> dict[str, str | float | None] | None:
    place = told.place
    if place is None:
        return {"name": told.event.place_name} if told.event.place_name else None
    return {
        "geonameid": place.geonames,
        "name": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "country code": place.country,
        "cc3": country_codes(place.country).alpha3,
        "admin1": place.admin1,
    }
