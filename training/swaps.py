"""Sentences with other names in them: what stands around a name must tell its kind too, and more names are seen."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from saksi.gazetteer.tables import packed_cities
from saksi.languages import LANGUAGES

LARGE = 100  # thousand people; smaller cities are seldom named
LISTED = 0.35  # of the exchanged names of a person or a place come from lists, the rest from other sentences
Key = tuple[str, tuple[str, ...]]


class Swaps:
    """Names by kind and word classes, and the sentences' words with some of their names exchanged."""

    def __init__(self, code: str, docs: Iterable[Any], share: float) -> None:
        self.share = share
        self.pool: dict[Key, list[tuple[str, ...]]] = {}
        for doc in docs:
            for name in doc.ents:
                if name.text[0].isupper():
                    self.pool.setdefault(key(name), []).append(tuple(token.text for token in name))
        names = LANGUAGES[code].lexicon("names")
        self.given = sorted({word.title() for kind in ("male", "female", "given") for word in names[kind]})
        self.family = sorted({word.title() for word in names["family"]})
        columns, _, _, planes = packed_cities("cities_geonames.gz")
        cities = columns.split("\t")
        low, high = planes[4 * len(cities) : 5 * len(cities)], planes[5 * len(cities) : 6 * len(cities)]
        self.cities = [
            city.split(" ")
            for city, small, great in zip(cities, low, high, strict=True)
            if small + 256 * great >= LARGE and city.replace(" ", "").isalpha()
        ]

    def words(self, doc: Any, chance: random.Random) -> list[str]:
        """The words of the sentence, in a share of sentences with other names of the same kind and shape."""
        out = [token.text for token in doc]
        if chance.random() >= self.share:
            return out
        for name in doc.ents:
            if name.text[0].isupper() and chance.random() < 0.5:
                other = self.other(key(name), chance)
                if other is not None:
                    out[name.start : name.end] = other
        return out

    def other(self, wanted: Key, chance: random.Random) -> tuple[str, ...] | None:
        """Another name of the kind and shape; None where there is none."""
        kind, classes = wanted
        plain = set(classes) <= {"PROPN", ""}
        if plain and kind == "PER" and len(classes) <= 2 and chance.random() < LISTED:
            given, family = chance.choice(self.given), chance.choice(self.family)
            return (given, family) if len(classes) == 2 else (chance.choice((given, family)),)
        if plain and kind == "LOC" and len(classes) == 1 and chance.random() < LISTED:
            city = chance.choice(self.cities)
            return tuple(city) if len(city) == 1 else None
        return chance.choice(self.pool[wanted]) if wanted in self.pool else None


def key(name: Any) -> Key:
    """Kind and word classes of a name."""
    return name.label_, tuple(token.tag_ for token in name)
