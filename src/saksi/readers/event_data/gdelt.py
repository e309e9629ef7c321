"""Events in the columns of GDELT 2.0's event table, a row for each pair of parties; columns of ours behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from saksi.archive.formats.csv import neutral
from saksi.gazetteer import area_name, country_codes
from saksi.readers.event_data.told import Told
from saksi.records import Party

__all__ = ["COLUMNS", "rows_of", "write"]

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
# The 61 columns of the GDELT 2.0 codebook (19 February 2015), then ours.
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{side}{name}" for side in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions"),
    *("NumSources", "NumArticles", "AvgTone"),
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
    *("SaksiId", "SaksiType", "SaksiMode", "AccordingTo", "DatePrecision", "PlacePrecision", "GeoNamesId"),
)
# PLOVER's sectors as CAMEO's role codes; those that CAMEO has no code for are left out.
_ROLES = {
    **{code: code for code in ("COP", "GOV", "JUD", "LEG", "MIL", "OPP", "REB", "SPY", "UAF", "AGR", "BUS", "CRM")},
    **{code: code for code in ("CVL", "EDU", "ELI", "LAB", "REF")},
    "JRN": "MED",
    "MED": "HLH",
    "PRM": "UAF",
    "SOC": "CVL",
}
Cell = str | int | float | None


def write(events: Iterable[Told]) -> Iterator[str]:
    """The lines of the file, tabs between the cells: the names of the columns, then the rows."""
    yield "\t".join(COLUMNS) + "\n"
    for told in events:
        for row in rows_of(told):
            yield "\t".join(_cell(row.get(name)) for name in COLUMNS) + "\n"


def rows_of(told: Told) -> Iterator[dict[str, Cell]]:
    """
    The rows of an event, one for each pair of parties; none for an event that did not happen or has no CAMEO code.

    Parties that did it together (a meeting, an agreement) are paired with the first of them.
    """
    code = _event_code(told)
    if told.event.status != "happened" or code is None:
        return
    for number, (one, other) in enumerate(_pairs(told.event.actors, told.event.recipients), 1):
        row = _what(told, code) | _where(told) | _actor(1, one) | _actor(2, other)
        yield {"GLOBALEVENTID": told.event.id + (f"-{number}" if number > 1 else ""), **row}


def _pairs(actors: Sequence[Party], recipients: Sequence[Party]) -> list[tuple[Party | None, Party | None]]:
    if actors and not recipients:
        return [(actors[0], other) for other in actors[1:]] or [(actors[0], None)]
    return [(one, other) for one in actors or (None,) for other in recipients or (None,)]


def _event_code(told: Told) -> str | None:
    """CAMEO's code: that of the mode, else of the type, with the 0 of "not specified below" behind a root."""
    if not told.kind.cameo:
        return None
    code = told.kind.cameo_modes.get(told.event.mode or "", told.kind.cameo[0])
    return code if len(code) > 2 else f"{code}0"


def _what(told: Told, code: str) -> dict[str, Cell]:
    event, day = told.event, told.day
    lead = told.article.text.find("\n", told.article.body_start)
    return {
        "SQLDATE": day.replace("-", "") if day else None,
        "MonthYear": told.month.replace("-", "") if told.month else None,
        "Year": told.year,
        "FractionDate": _fraction(day) if day else None,
        "IsRootEvent": int(event.trigger.end <= lead or lead < 0),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": told.kind.quad,
        "NumMentions": told.printed.mentions,
        "NumSources": max(1, len(told.printed.outlets)),
        "NumArticles": told.printed.articles,
        "SOURCEURL": told.article.url,
        "SaksiId": event.id,
        "SaksiType": event.type,
        "SaksiMode": event.mode,
        "AccordingTo": told.source,
        "DatePrecision": told.date_precision,
        "PlacePrecision": told.place_precision,
    }


def _fraction(day: str) -> float:
    """The year and the share of it that had passed: the codebook's formula, counting the months that were over."""
    return round(int(day[:4]) + ((int(day[5:7]) - 1) * 30 + int(day[8:10])) / 365, 4)


def _where(told: Told) -> dict[str, Cell]:
    place = told.place
    if place is None:
        return {"ActionGeo_Type": 0, "ActionGeo_FullName": told.event.place_name}
    country = area_name(place.country) if place.country else None
    is_american = place.country == "US"
    kinds = {"country": 1, "admin1": 2 if is_american else 5, "city": 3 if is_american else 4}
    parts = (place.name, place.admin1, country)
    return {
        "ActionGeo_Type": kinds.get({"point": "city"}.get(told.place_precision, told.place_precision), 0),
        "ActionGeo_FullName": ", ".join(dict.fromkeys(part for part in parts if part)),
        "ActionGeo_CountryCode": country_codes(place.country).fips,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
        "GeoNamesId": place.geonames,
    }


def _actor(side: int, party: Party | None) -> dict[str, Cell]:
    if party is None:
        return {}
    country, role = country_codes(party.country).alpha3, _ROLES.get(party.sector or "")
    return {
        f"Actor{side}Code": f"{country or ''}{role or ''}" or None,
        f"Actor{side}Name": party.name.upper(),
        f"Actor{side}CountryCode": country,
        f"Actor{side}Type1Code": role,
    }


def _cell(value: Cell) -> str:
    """The cell on one line; neutral where a spreadsheet would run its words."""
    if isinstance(value, str):
        return str(neutral(" ".join(value.replace("\0", "\ufffd").split())))
    return "" if value is None else str(value)
