"""Places by name: countries, first- and second-level areas, cities, Indonesian districts."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from saksi.gazetteer.countries import country_of, is_demonym, middle_of
from saksi.gazetteer.names import name_key
from saksi.gazetteer.tables import packed_cities, packed_columns

__all__ = ["Candidate", "area_name", "is_place_name", "lookup"]

# What second-level areas are called around their own name.
_BEFORE = ("kabupaten administrasi ", "kota administrasi ", "kabupaten ", "kota ")
_AFTER = (" regency", " city")


# Countries whose first-level areas are named in the press without their country.
_PRESS = frozenset({"AU", "CA", "GB", "ID", "US"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    A place that a name may mean. `kind`: country, region, district, city.

    `area` is the GeoNames code of the first-level area ("ID.07"), `people` are thousands, `lat` and `lon` degrees or
    None. A district has the point of its regency.
    """

    name: str
    kind: str
    country: str
    area: str | None
    lat: float | None
    lon: float | None
    people: int
    geonames: int | None


def _keys(column: str) -> list[str]:
    """The name keys of a whole column: its names are ASCII, so what is left is done on one string."""
    folded = column.lower().replace("-", " ").replace("'", "").replace(".", "")
    return folded.replace("saint ", "st ").split("\t")


def _numbers(planes: bytes, size: int, kind: str) -> array[int]:
    """Whole numbers of `size` bytes whose first bytes, second bytes and so on stand together, little end first."""
    count = len(planes) // size
    mixed = bytearray(len(planes))
    for place in range(size):
        mixed[place if sys.byteorder == "little" else size - 1 - place :: size] = planes[
            place * count : (place + 1) * count
        ]
    out = array(kind)
    out.frombytes(mixed)
    return out


class _Cities:
    """The table of cities by GeoNames id."""

    def __init__(self) -> None:
        names, others, codes, planes = packed_cities("cities_geonames.gz")
        self.names, self.codes = names.split("\t"), codes.split("\t")
        step = 2 * len(self.names)
        self.lats, self.lons = _numbers(planes[:step], 2, "h"), _numbers(planes[step : 2 * step], 2, "h")
        self.people, self.areas = (
            _numbers(planes[2 * step : 3 * step], 2, "H"),
            _numbers(planes[3 * step : 4 * step], 2, "H"),
        )
        self.ids = list(accumulate(_numbers(planes[4 * step :], 4, "I")))
        keys = _keys(names)
        self.rows: dict[str, int | list[int]] = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
        for number, key in enumerate(keys):
            if self.rows[key] != number:
                self._add(key, number)
        for more in _keys(others):
            row, *spellings = more.split("|")
            for key in spellings:
                self._add(key, int(row))

    def _add(self, key: str, number: int) -> None:
        if key not in self.rows:
            self.rows[key] = number
            return
        known = self.rows[key]
        if isinstance(known, list):
            known.append(number)
        elif known != number:
            self.rows[key] = [known, number]

    def numbered(self, key: str) -> list[int]:
        found = self.rows.get(key, [])
        return found if isinstance(found, list) else [found]

    def candidate(self, number: int) -> Candidate:
        area = self.codes[self.areas[number]]
        lat, lon = self.lats[number] / 100, self.lons[number] / 100
        return Candidate(self.names[number], "city", area[:2], area, lat, lon, self.people[number], self.ids[number])


@cache
def _cities() -> _Cities:
    return _Cities()


class _Area(NamedTuple):
    code: str
    name: str
    lat: float | None
    lon: float | None
    geonames: int
    kind: str

    @property
    def point(self) -> tuple[float | None, float | None]:
        """Its middle; where no town of it is known, that of the area above."""
        if self.lat is None and self.code.count(".") == 2:
            above = _areas().get(_first_level(self.code))
            return (above.lat, above.lon) if above else (None, None)
        return self.lat, self.lon


def _bare(key: str) -> str:
    for before in _BEFORE:
        key = key.removeprefix(before)
    for after in _AFTER:
        key = key.removesuffix(after)
    return key


@cache
def _areas() -> dict[str, _Area]:
    codes, names, _, kinds, lats, lons, numbers, _ = (
        column.split("\t") for column in packed_columns("areas_geonames.gz")
    )
    out = {}
    for code, name, kind, lat, lon, number in zip(codes, names, kinds, lats, lons, numbers, strict=True):
        level = code.count(".")
        held = "country" if not level else "region" if level == 1 else _second_level_kind(name, kind)
        north, east = (int(lat) / 100, int(lon) / 100) if lat else (None, None)
        out[code] = _Area(code, name, north, east, int(number), held)
    return out


def _second_level_kind(name: str, kind: str) -> str:
    return "city" if name.startswith("Kota ") or kind == "Metropolitan district" else "district"


@cache
def _areas_by_name() -> dict[str, list[str]]:
    columns = packed_columns("areas_geonames.gz")
    found: dict[str, list[str]] = {}
    for code, name, more in zip(columns[0].split("\t"), _keys(columns[1]), _keys(columns[2]), strict=True):
        keys = {name, *(more.split("|") if more else ())}
        if code.startswith("ID."):
            keys |= {_bare(key) for key in keys} | {key.removeprefix("provinsi ") for key in keys}
            if code.count(".") == 2:
                head = "kota " if name.startswith("kota") else "kabupaten "
                keys.add(head + _bare(name))
        for key in sorted(keys):
            found.setdefault(key, []).append(code)
    return found


@cache
def _regencies() -> dict[str, str]:
    """Codes of second-level areas of Indonesia by head and name without blanks ("kabupatenkaranganyar")."""
    out: dict[str, str] = {}
    for code, area in _areas().items():
        if code.startswith("ID.") and code.count(".") == 2:
            key = name_key(area.name)
            head = "kota" if key.startswith("kota") else "kabupaten"
            out[head + _bare(key).replace(" ", "")] = code
    return out


@cache
def _joined() -> dict[str, list[str]]:
    """Codes of second-level areas of Indonesia by name without blanks, with its head and without ("kulonprogo")."""
    out: dict[str, list[str]] = {}
    for key, code in _regencies().items():
        for name in (key, key.removeprefix("kabupaten").removeprefix("kota")):
            out.setdefault(name, []).append(code)
    return out


def _codes(key: str) -> list[str]:
    """The codes of the areas of a name; where there are none, of those that write its words apart or together."""
    return _areas_by_name().get(key) or _joined().get(key.replace(" ", ""), [])


@cache
def _districts() -> dict[str, list[tuple[str, str]]]:
    """Names of Indonesian districts to (name, name of the regency), in the order of their codes."""
    codes, names = (column.split("\t") for column in packed_columns("districts_idn.gz"))
    by_code = dict(zip(codes, names, strict=True))
    out: dict[str, list[tuple[str, str]]] = {}
    for code, name, key in zip(codes, names, _keys("\t".join(names)), strict=True):
        if len(code) == 6:
            out.setdefault(key, []).append((name, by_code[code[:4]]))
    return out


def area_name(code: str | None) -> str | None:
    """The name of the area with a GeoNames code ("ID.07": "Jawa Tengah"), None where there is none."""
    area = _areas().get(code) if code else None
    return area.name if area else None


def _first_level(code: str) -> str:
    return ".".join(code.split(".")[:2])


def _of_areas(key: str) -> Iterator[Candidate]:
    for code in _codes(key):
        area = _areas()[code]
        if area.kind != "country":
            # Areas have no count of people in the tables; a region weighs like a large city, a county like a town.
            second = 300 if code.startswith("GB.") else 100
            weight = second if area.kind != "region" else 1_000 if code[:2] in _PRESS else 150
            yield Candidate(area.name, area.kind, code[:2], _first_level(code), *area.point, weight, area.geonames)


def _of_districts(key: str) -> Iterator[Candidate]:
    for name, regency in _districts().get(key, []):
        plain = name_key(regency)
        head = "kota" if plain.startswith("kota") else "kabupaten"
        area = _areas().get(_regencies().get(head + _bare(plain).replace(" ", ""), ""))
        point = area.point if area else (None, None)
        yield Candidate(name, "district", "ID", _first_level(area.code) if area else None, *point, 30, None)


def _of_countries(name: str, language: str | None) -> Iterator[Candidate]:
    code = country_of(name, language)
    if code and not is_demonym(name, language):
        area = _areas().get(code)
        lat, lon = middle_of(code) or (None, None)
        yield Candidate(
            area.name if area else name, "country", code, None, lat, lon, 10_000, area.geonames if area else None
        )


@lru_cache(maxsize=10_000)
def lookup(name: str, language: str | None = None) -> tuple[Candidate, ...]:
    """
    What `name` may mean, the likeliest without any context first: country, then by people.

    Country names are those of `language`, of all languages without one. Demonyms are no places. The same place listed
    as area and as city comes twice.
    """
    key = name_key(name)
    found: list[Candidate] = []
    found.extend(_of_countries(name, language))
    found.extend(_of_areas(key))
    found.extend(_cities().candidate(number) for number in _cities().numbered(key))
    found.extend(_of_districts(key))
    return tuple(sorted(found, key=lambda c: (-c.people, c.kind, c.country, c.area or "", c.geonames or 0)))


def is_place_name(name: str) -> bool:
    """Whether a table of places has `name`."""
    key = name_key(name)
    return key in _cities().rows or bool(_codes(key)) or key in _districts() or country_of(name) is not None
