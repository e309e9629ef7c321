"""Events in the columns of ACLED, for those that its codebook has a type for; columns of ours behind them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from saksi.archive.formats.csv import neutral
from saksi.archive.passages import sentence_around
from saksi.gazetteer import area_name, country_codes
from saksi.readers.event_data.told import Told
from saksi.records import Party

__all__ = ["COLUMNS", "row_of", "write"]

# ACLED's columns since 2023, in its order, then ours.
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
    "saksi_id", "saksi_type", "saksi_mode", "according_to", "date", "date_precision", "place_precision", "published",
    "url",
)  # fmt: skip
_STATE = "State forces"
_CIVILIANS = "Civilians"
# PLOVER's sectors as ACLED's kinds of actors. Gangs (CRM) and what is not known have none.
_INTER = {
    **dict.fromkeys(("MIL", "COP", "GOV", "JUD", "LEG", "SPY"), _STATE),
    "REB": "Rebel group",
    "UAF": "Political militia",
    "PRM": "Political militia",
    **dict.fromkeys(("CVL", "AGR", "BUS", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC"), _CIVILIANS),
    **dict.fromkeys(("OPP", "PTY"), _CIVILIANS),
}
# Those of them who carry arms: an attack on a mayor or a judge is no battle.
_ARMED = frozenset({"MIL", "COP", "SPY", "REB", "UAF", "PRM"})
_REMOTE, _CIVIL = "Explosions/Remote violence", "Violence against civilians"
_STRATEGIC, _RIOTS = "Strategic developments", "Riots"
# Event type and sub-event type by our type and mode, where the two alone decide.
_TYPES: dict[tuple[str, str | None], tuple[str, str | None]] = {
    ("PROTEST", "demo"): ("Protests", None),
    ("PROTEST", "obstruct"): ("Protests", None),
    ("PROTEST", None): ("Protests", None),
    ("PROTEST", "riot"): (_RIOTS, "Violent demonstration"),
    ("PROTEST", "vandalize"): (_RIOTS, "Violent demonstration"),
    ("ASSAULT", "explosives"): (_REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (_REMOTE, "Suicide bomb"),
    ("ASSAULT", "aerial"): (_REMOTE, "Air/drone strike"),
    ("ASSAULT", "drone"): (_REMOTE, "Air/drone strike"),
    ("ASSAULT", "heavy-weapons"): (_REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "abduct"): (_CIVIL, "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): (_CIVIL, "Sexual violence"),
    ("ASSAULT", "destroy"): (_STRATEGIC, "Looting/property destruction"),
    ("ASSAULT", "crowd-control"): ("Protests", "Protest with intervention"),
    ("COERCE", "arrest"): (_STRATEGIC, "Arrests"),
    ("RETREAT", "ceasefire"): (_STRATEGIC, "Agreement"),
}
_DISORDER = {
    "Protests": "Demonstrations",
    _RIOTS: "Demonstrations",
    "Battles": "Political violence",
    _REMOTE: "Political violence",
    _CIVIL: "Political violence",
    _STRATEGIC: "Strategic developments",
}
Cell = str | int | float | None


def write(events: Iterable[Told]) -> Iterator[str]:
    """The lines of the CSV file: the names of the columns, then the rows."""
    yield _line(COLUMNS)
    for told in events:
        row = row_of(told)
        if row is not None:
            yield _line([row.get(name) for name in COLUMNS])


def row_of(told: Told) -> dict[str, Cell] | None:
    """The row of an event; None where it did not happen or ACLED has no type for it."""
    event = told.event
    known = _type_of(told)
    if event.status != "happened" or known is None:
        return None
    kind, sub = known
    passage = sentence_around(told.article.text, event.trigger)
    inter = [_inter(told, event.actors, kind), _inter(told, event.recipients, kind)]
    country = told.place.country if told.place else None
    return {
        "event_id_cnty": f"{country_codes(country).alpha3 or ''}{event.id}",
        "event_date": told.day,
        "year": told.year,
        "time_precision": {"day": 1, "week": 2, "month": 3}.get(told.date_precision),
        "disorder_type": _DISORDER.get(kind or ""),
        "event_type": kind,
        "sub_event_type": sub,
        "inter1": inter[0],
        "inter2": inter[1],
        "interaction": "-".join(part for part in inter if part) or None,
        "civilian_targeting": "Civilian targeting" if inter[1] == _CIVILIANS and _is_violent(kind) else None,
        "source": "; ".join(told.printed.outlets) or None,
        "notes": " ".join(passage.of(told.article.text).split()),
        "fatalities": event.dead,
        "saksi_id": event.id,
        "saksi_type": event.type,
        "saksi_mode": event.mode,
        "according_to": told.source,
        "date": event.date,
        "date_precision": told.date_precision,
        "place_precision": told.place_precision,
        "published": told.article.published,
        "url": told.article.url,
        **_parties("1", event.actors),
        **_parties("2", event.recipients),
        **_where(told),
    }


def _type_of(told: Told) -> tuple[str | None, str | None] | None:
    """Event and sub-event type; None, None for an attack of which the words do not say whether both sides are armed."""
    event = told.event
    if (event.type, event.mode) in _TYPES:
        return _TYPES[event.type, event.mode]
    if event.type != "ASSAULT":
        return None
    if _sector_inter(event.recipients) == _CIVILIANS:
        return _CIVIL, "Attack"
    if all(any(party.sector in _ARMED for party in side) for side in (event.actors, event.recipients)):
        return "Battles", "Armed clash"
    return None, None


def _is_violent(kind: str | None) -> bool:
    return kind in (_REMOTE, _CIVIL, _RIOTS)


def _sector_inter(parties: Sequence[Party]) -> str | None:
    return next((_INTER[party.sector] for party in parties if party.sector in _INTER), None)


def _inter(told: Told, parties: Sequence[Party], kind: str | None) -> str | None:
    if told.event.type == "PROTEST" and parties is told.event.actors and parties:
        return "Rioters" if kind == _RIOTS else "Protesters"
    return _sector_inter(parties)


def _parties(side: str, parties: Sequence[Party]) -> dict[str, Cell]:
    """The first party, and those beside it."""
    names = [party.name for party in parties]
    return {f"actor{side}": names[0] if names else None, f"assoc_actor_{side}": "; ".join(names[1:]) or None}


def _where(told: Told) -> dict[str, Cell]:
    place = told.place
    if place is None:
        return {"location": told.event.place_name}
    return {
        "iso": country_codes(place.country).number,
        "country": area_name(place.country) if place.country else None,
        "admin1": place.admin1,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": {"point": 1, "city": 1, "admin1": 3}.get(told.place_precision),
    }


def _line(cells: Sequence[Cell]) -> str:
    out = io.StringIO()
    # On one line: a carriage return alone is not quoted, and ends the row for readers of CSV.
    clean = [
        neutral(" ".join(cell.replace("\0", "\ufffd").split())) if isinstance(cell, str) else cell for cell in cells
    ]
    csv.writer(out, lineterminator="\n").writerow(clean)
    return out.getvalue()
