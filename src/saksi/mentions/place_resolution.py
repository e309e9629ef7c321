"""Which place a name means in its article."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from saksi.gazetteer import Candidate, name_key
from saksi.mentions.place_names import PlaceName
from saksi.mentions.place_words import PlaceWords

__all__ = ["Meaning", "kilometres", "meanings"]

# Two places this near belong to one story: the length of a province of Java.
_NEAR = 150.0
# Points of the reasons below, set on training articles: one point is a tenfold of people.
# Of a name's readings that may keep others company; of "Springfield" there are more.
_MOST_READINGS = 40
# And of an article's names; a longer text is a list.
_MOST_NAMES = 300
# How far a place is looked for that holds another, in characters; and from how many thousand people on the name inside
# a name ("Stasiun Jember") is taken for the place around it.
_LINE = 160
_DEEPEST = 5  # village, subdistrict, regency, province, country
_HOLDS_FROM = 100
_PARENT, _SAME_COUNTRY, _SAME_AREA, _NEIGHBOUR, _HOME, _HEAD, _PREFERRED = 5.0, 1.0, 1.2, 1.5, 2.0, 3.0, 2.0
_SUPPORT, _OUTLET = 0.8, 2.5
# Where an English outlet of an address without a country most often is.
_LIKELY = "US"


@dataclass(slots=True)
class Meaning:
    """A place while its names are gathered: what it is (None where no table has it) and what it lies in."""

    names: list[PlaceName] = field(default_factory=list)
    what: Candidate | None = None
    within: Candidate | None = None
    others: tuple[Candidate, ...] = ()


def kilometres(one: Candidate, other: Candidate) -> float | None:
    """The distance of two places, None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    first, second = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((second - first) / 2) ** 2
    half += math.cos(first) * math.cos(second) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def meanings(
    names: Sequence[PlaceName], text: str, words: PlaceWords, home: str | None, outlet: str = ""
) -> list[Meaning]:
    """
    The places that the names mean, in order of their first names; names of one place are together.

    A name is judged by what it is nested in ("Mayfield, Kentucky"), the other places of the article, the outlet's
    country `home`, its own name `outlet` ("parisbeacon.com" is not from France), its head, and by people.
    """
    parents = _parents(names, text)
    scene = _Scene(words, home, outlet, _company(names), _anchors(names, words))
    chosen: dict[int, Candidate | None] = {}
    senses: dict[str, Candidate] = {}
    for number in sorted(range(len(names)), key=lambda n: (-_clarity(names[n], parents.get(n)), n)):
        name = names[number]
        parent = chosen.get(parents[number]) if number in parents else None
        key = f"{name.head}:{name_key(name.core)}"
        known = senses.get(key) or (senses.get(f"None:{name_key(name.core)}") if name.head == "city" else None)
        if known is not None and (parent is None or _lies_in(known, parent)):
            chosen[number] = known
            continue
        readings = [c for c in name.candidates if _head_allows(c, name) and not _is_stray(c, name, scene)]
        if parent is not None and any(_lies_in(c, parent) for c in readings):
            readings = [c for c in readings if _lies_in(c, parent)]
        elif parent is not None and parent.kind != "country" and not (readings and readings[0].kind == "country"):
            readings = []  # a place of that name which no table has
        best = max(
            readings,
            key=lambda c: (
                _points(c, name, parent, scene),
                c.people,
                -(c.geonames or 0),
            ),
            default=None,
        )
        chosen[number] = best
        if best is not None:
            senses.setdefault(key, best)
            scene.anchors.add(best)
    return _gather(names, chosen, parents)


def _parents(names: Sequence[PlaceName], text: str) -> dict[int, int]:
    """For each name the number of the one behind it that it is nested in: ", Ky.", ", Kabupaten X", "(Y)"."""
    gaps = [text[name.span.end : after.span.start].strip() for name, after in itertools.pairwise(names)]
    out: dict[int, int] = {}
    for number, gap in enumerate(gaps):
        if gap not in {",", "(", ""} or names[number].span.end > names[number + 1].span.start:
            continue
        # "Bogor, Depok dan Bekasi" are three, not one in the other.
        listed = number + 1 < len(gaps) and gaps[number + 1] in {
            "dan",
            "and",
            "&",
            ", dan",
            ", and",
            "serta",
            ", serta",
        }
        if _may_hold(names[number + 1], names[number], listed=listed):
            out[number] = number + 1
    return out


_RANK = {
    "country": 5,
    "region": 4,
    "district": 3,
    "city": 3,
    "subdistrict": 2,
    "village": 1,
    "landmark": 0,
    "other": 0,
    "water": 0,
}


def _rank(name: PlaceName) -> int:
    if name.head:
        return _RANK[name.head]
    return max((_RANK.get(c.kind, 0) for c in name.candidates), default=1)


def _may_hold(holder: PlaceName, name: PlaceName, *, listed: bool) -> bool:
    if name.head in {"village", "landmark", "other", "water"} or not name.candidates:
        return bool(holder.candidates) or holder.head is not None
    if name.candidates[0].kind == "country":
        return False
    if any(c.kind in {"country", "region"} for c in holder.candidates):
        return True
    if listed or not holder.candidates:
        return False
    if name.head is not None:
        return _rank(holder) >= _rank(name)
    first = holder.candidates[0]
    return first.country == "ID" and name.evident and (first.people >= name.candidates[0].people or _is_regency(holder))


def _is_regency(name: PlaceName) -> bool:
    return any(name_key(c.name).startswith(("kota ", "kabupaten ")) for c in name.candidates)


def _clarity(name: PlaceName, parent: int | None) -> float:
    """Which names are settled first: countries and areas, then those with one reading."""
    if not name.candidates:
        return 0.0
    kind = name.candidates[0].kind
    score = 3.0 if kind == "country" else 2.0 if kind == "region" or name.how == "short" else 0.0
    if name.head in {"subdistrict", "village"}:
        score -= 2.0
    if name.head in {"district", "city"}:
        score += 0.5
    if parent is not None:
        score += 0.3
    return score + 1.0 / len(name.candidates)


@dataclass(slots=True)
class _Anchors:
    """The places that are settled already: what the other names are read by."""

    countries: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    towns: list[Candidate] = field(default_factory=list)

    def add(self, place: Candidate) -> None:
        """Take in a settled place."""
        self.countries.add(place.country)
        if place.area is not None:
            self.areas.add(place.area)
        if place.kind not in {"country", "region"}:
            self.towns.append(place)


def _anchors(names: Sequence[PlaceName], words: PlaceWords) -> _Anchors:
    """Countries and first-level areas that the article names and that can be nothing else."""
    out = _Anchors()
    for name in names:
        if name.candidates and name_key(name.core) not in words.preferred:
            large = {c.kind for c in name.candidates} & {"country", "region"}
            if name.candidates[0].kind in large and len(large) == 1:
                out.add(name.candidates[0])
    return out


@dataclass(frozen=True, slots=True)
class _Scene:
    """What an article's names are read by."""

    words: PlaceWords
    home: str | None
    outlet: str
    company: Mapping[tuple[str, int | None], int]
    anchors: _Anchors


def _company(names: Sequence[PlaceName]) -> dict[tuple[str, int | None], int]:
    """For each reading of an unclear name how many other names have one close by: towns are named with their own."""
    readings: dict[str, list[Candidate]] = {}
    for name in names[:_MOST_NAMES]:
        few = [c for c in name.candidates if c.kind in {"city", "district"} and c.geonames is not None][:_MOST_READINGS]
        if few and name.level != "part":
            readings.setdefault(name_key(name.core), few)
    grid: dict[tuple[int, int], set[str]] = {}
    for key, few in readings.items():
        for c in few:
            if c.lat is not None and c.lon is not None:
                grid.setdefault((math.floor(c.lat * 2), math.floor(c.lon * 2)), set()).add(key)
    out: dict[tuple[str, int | None], int] = {}
    for key, few in readings.items():
        for c in few:
            if c.lat is None or c.lon is None:
                continue
            row, column = math.floor(c.lat * 2), math.floor(c.lon * 2)
            around: set[str] = set()
            for y in (row - 1, row, row + 1):
                for x in (column - 1, column, column + 1):
                    around |= grid.get((y, x), set())
            out[(c.kind, c.geonames)] = len(around - {key})
    return out


def _lies_in(one: Candidate, parent: Candidate) -> bool:
    if parent.kind == "country":
        return one.country == parent.country
    if parent.kind == "region":
        return one.country == parent.country and one.area == parent.area
    if one.country != parent.country:
        return False
    distance = kilometres(one, parent)
    return distance is not None and distance < 60


def _points(candidate: Candidate, name: PlaceName, parent: Candidate | None, scene: _Scene) -> float:
    points = math.log10(max(candidate.people, 1))
    if parent is not None and _lies_in(candidate, parent):
        points += _PARENT
    if scene.home is not None and candidate.country == scene.home:
        points += _HOME
    if scene.words.preferred.get(name_key(name.core)) == candidate.area:
        points += _PREFERRED
    if name.head is not None and _head_fits(candidate, name):
        points += _HEAD
    points += _SAME_COUNTRY * (candidate.country in scene.anchors.countries)
    if candidate.kind != "region":
        points += _SAME_AREA * (candidate.area in scene.anchors.areas)
    points += _SUPPORT * min(2, scene.company.get((candidate.kind, candidate.geonames), 0))
    near = 0.0
    for anchor in scene.anchors.towns[-_MOST_READINGS:]:
        distance = kilometres(anchor, candidate)
        if distance is not None and distance < _NEAR:
            near += 1.0 if distance < _NEAR / 3 else 0.5
    if candidate.country == (scene.home or _LIKELY) and name_key(name.core).replace(" ", "") in scene.outlet:
        points += _OUTLET
    return points + _NEIGHBOUR * min(near, 2.0) / 2


def _head_allows(candidate: Candidate, name: PlaceName) -> bool:
    """Whether what the head says and what the table says go together."""
    if name.level == "part":
        return True
    spoken = name_key(candidate.name)
    if name.head == "subdistrict":
        return candidate.kind in {"district", "city"} and not spoken.startswith("kabupaten ")
    if name.head == "village":
        return False
    if name.level in {"kabupaten", "kab."}:
        return spoken.startswith("kabupaten ")
    if name.head == "region":
        return candidate.kind in {"region", "country", "water"} or name.level in {"pulau", "kepulauan"}
    return True


def _is_stray(candidate: Candidate, name: PlaceName, scene: _Scene) -> bool:
    """Whether a town bears an island's name in a country that nothing else in the article is in."""
    if name.level not in {"pulau", "kepulauan", "island", "islands"} or candidate.kind in {
        "region",
        "country",
        "water",
    }:
        return False
    return candidate.country != scene.home and candidate.country not in scene.anchors.countries


def _head_fits(candidate: Candidate, name: PlaceName) -> bool:
    spoken = name_key(candidate.name)
    if name.head == "subdistrict":
        return candidate.geonames is None
    if name.head == "city":
        return candidate.kind == "city"
    if spoken.startswith("kabupaten "):
        return name.head == "district"
    return candidate.kind == name.head


def _gather(names: Sequence[PlaceName], chosen: dict[int, Candidate | None], parents: dict[int, int]) -> list[Meaning]:
    places: dict[object, Meaning] = {}
    countries = Counter(what.country for what in chosen.values() if what is not None)
    for number, name in enumerate(names):
        what = chosen.get(number)
        if what is not None and not _is_inside(name, what):
            key: object = ("table", what.kind, what.country, what.geonames or name_key(what.name), what.area)
        else:
            key = ("name", name_key(name.core), name.head if name.head in {"landmark", "other", "water"} else None)
        bare = ("bare", name_key(name.core), what.country if what else None)
        place = places.get(key)
        if place is None and name.head in {None, "city"} and bare in places:
            place = places[bare]
        if place is None:
            place = Meaning(what=None if _is_inside(name, what) else what)
            place.others = tuple(c for c in name.candidates if c is not what)
        places[key] = place
        if name.head in {None, "city"}:
            places.setdefault(bare, place)
        place.names.append(name)
        if place.within is None:
            place.within = _holder(number, names, chosen, parents, countries)
    return list({id(place): place for place in places.values()}.values())


def _holder(
    number: int,
    names: Sequence[PlaceName],
    chosen: dict[int, Candidate | None],
    parents: dict[int, int],
    countries: Counter[str],
) -> Candidate | None:
    """What a place lies in: what it is nested in, the place in its own name, else the nearest one within a line."""
    at = number
    for _ in range(_DEEPEST):
        if at not in parents:
            break
        at = parents[at]
        held = chosen.get(at)
        if held is not None:
            return held
    own = chosen.get(number)
    if own is not None and (_is_likely(own, countries) or names[number].level == "part"):
        return own
    name = names[number]
    best: tuple[int, Candidate] | None = None
    for other in range(max(0, number - 4), min(len(names), number + 5)):
        held = chosen.get(other)
        if other == number or held is None or held.kind == "country" or _is_inside(names[other], held):
            continue
        distance = max(names[other].span.start - name.span.end, name.span.start - names[other].span.end)
        if distance <= _LINE and (best is None or distance < best[0]):
            best = (distance, held)
    return best[1] if best else None


def _is_likely(own: Candidate, countries: Counter[str]) -> bool:
    """Whether the place in a landmark's name is the one around it: large, and in a country that is named elsewhere."""
    others = countries - Counter([own.country])
    return own.people >= _HOLDS_FROM and (own.kind in {"country", "region"} or not others or own.country in countries)


def _is_inside(name: PlaceName, what: Candidate | None) -> bool:
    """Whether the table's place only helps to find the named one: "Hotel Bandung", "Jalan Palembang", "north Texas"."""
    if what is None:
        return False
    if name.level == "part":
        return True
    return name.head in {"landmark", "other", "water", "village"} and what.kind not in {"landmark", "water", "other"}
