"""Which place a name means in its article."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.gazetteer import Candidate, name_key
from saksi.mentions.place_names import PlaceName
from saksi.mentions.place_words import PlaceWords

__all__ = ["Meaning", "kilometres", "meanings"]

# Two places this near belong to one story: the length of a province of Java.
_NEAR = 150.0
# Points of the reasons below, set on training articles: one point is a tenfold of people.
_PARENT, _SAME_COUNTRY, _SAME_AREA, _NEIGHBOUR, _HOME, _HEAD, _PREFERRED = 5.0, 1.5, 1.5, 1.5, 2.0, 3.0, 2.0


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


def meanings(names: Sequence[PlaceName], text: str, words: PlaceWords, home: str | None) -> list[Meaning]:
    """
    The places that the names mean, in order of their first names; names of one place are together.

    A name is judged by what it is nested in ("Mayfield, Kentucky"), the other places of the article, the outlet's
    country `home`, its head, and by people.
    """
    parents = _parents(names, text)
    anchors = _anchors(names, parents, words)
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
        best = max(
            name.candidates,
            key=lambda c: (_points(c, name, parent, anchors, words, home), c.people, -(c.geonames or 0)),
            default=None,
        )
        chosen[number] = best
        if best is not None:
            senses.setdefault(key, best)
            anchors.append(best)
    return _gather(names, chosen, parents)


def _parents(names: Sequence[PlaceName], text: str) -> dict[int, int]:
    """For each name the number of the one behind it that it is nested in: ", Ky.", ", Kabupaten X", "(Y)"."""
    out: dict[int, int] = {}
    for number, (name, following) in enumerate(zip(names, names[1:], strict=False)):
        between = text[name.span.end : following.span.start]
        if len(between) <= 3 and between.strip() in {",", "(", ""} and _may_hold(following, name):
            out[number] = number + 1
    return out


_RANK = {"country": 5, "region": 4, "district": 3, "city": 3, "village": 1, "landmark": 0, "other": 0, "water": 0}


def _rank(name: PlaceName) -> int:
    if name.head:
        rank = _RANK[name.head]
        if name.head == "district" and name.span and name.core and name.candidates:
            return rank if any(c.people >= 100 for c in name.candidates) else rank - 1
        return rank
    return max((_RANK.get(c.kind, 0) for c in name.candidates), default=1)


def _may_hold(holder: PlaceName, name: PlaceName) -> bool:
    if name.head in {"village", "landmark", "other", "water"} or not name.candidates:
        return bool(holder.candidates) or holder.head is not None
    if any(c.kind in {"country", "region"} for c in holder.candidates):
        return True
    return _rank(holder) >= _rank(name) and name.head is not None


def _clarity(name: PlaceName, parent: int | None) -> float:
    """Which names are settled first: countries and areas, then those with one reading."""
    if not name.candidates:
        return 0.0
    kind = name.candidates[0].kind
    score = 3.0 if kind == "country" else 2.0 if kind == "region" or name.how == "short" else 0.0
    if name.head in {"district", "city"}:
        score += 0.5
    if parent is not None:
        score += 0.3
    return score + 1.0 / len(name.candidates)


def _anchors(names: Sequence[PlaceName], parents: dict[int, int], words: PlaceWords) -> list[Candidate]:
    """Countries and first-level areas that the article names: what the other names are read by."""
    out: list[Candidate] = []
    for name in names:
        kinds = {c.kind for c in name.candidates}
        if name.candidates and (name.candidates[0].kind in {"country", "region"}) and len(kinds & {"country", "region"}) == 1:
            if name_key(name.core) not in words.preferred:
                out.append(name.candidates[0])
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


def _points(
    candidate: Candidate,
    name: PlaceName,
    parent: Candidate | None,
    anchors: list[Candidate],
    words: PlaceWords,
    home: str | None,
) -> float:
    points = math.log10(max(candidate.people, 1))
    if parent is not None and _lies_in(candidate, parent):
        points += _PARENT
    if home is not None and candidate.country == home:
        points += _HOME
    if words.preferred.get(name_key(name.core)) == candidate.area:
        points += _PREFERRED
    if name.head is not None and _head_fits(candidate, name):
        points += _HEAD
    points += _SAME_COUNTRY * any(a.country == candidate.country for a in anchors)
    if candidate.kind != "region":
        points += _SAME_AREA * any(a.area is not None and a.area == candidate.area for a in anchors)
    near = sum(1 for a in anchors[-40:] if a.kind not in {"country", "region"} and (kilometres(a, candidate) or _NEAR) < _NEAR)
    return points + _NEIGHBOUR * min(near, 2) / 2


def _head_fits(candidate: Candidate, name: PlaceName) -> bool:
    spoken = name_key(candidate.name)
    if spoken.startswith("kabupaten "):
        return name.head == "district" and not _is_small(name)
    if spoken.startswith("kota "):
        return name.head == "city"
    if name.head == "district" and candidate.country == "ID":
        return candidate.kind == "district" and _is_small(name)
    return candidate.kind == name.head


def _is_small(name: PlaceName) -> bool:
    return name.head == "district" and not any(name_key(c.name).startswith("kabupaten ") and c.people >= 100 for c in name.candidates)


def _gather(names: Sequence[PlaceName], chosen: dict[int, Candidate | None], parents: dict[int, int]) -> list[Meaning]:
    places: dict[object, Meaning] = {}
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
            held = chosen.get(parents[number]) if number in parents else None
            place.within = held or (what if _is_inside(name, what) else None)
    return list({id(place): place for place in places.values()}.values())


def _is_inside(name: PlaceName, what: Candidate | None) -> bool:
    """Whether the table's place only helps to find the named one: "Hotel Bandung", "Jalan Palembang"."""
    return what is not None and name.head in {"landmark", "other", "water", "village"} and what.kind not in {"landmark", "water", "other"}
