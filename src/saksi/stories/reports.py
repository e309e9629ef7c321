"""What is compared of an article: the runs of words of its text, and who, where and what it is about."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from sys import intern

from saksi.records import Article, Reading

__all__ = ["RUN", "Report", "report_of"]

# Words in a run: the usual length for near copies of news (Broder 1997 takes ten, newswire studies four to six).
RUN = 5
# Of a text with this many runs or more every fourth is kept, chosen by its hash: the same ones in every text.
WHOLE, KEPT = 64, 4

_WORD = re.compile(r"\w+")
# "Jakarta (ANTARA) - ", "TEMPO.CO, Jakarta – ": eight words at most up to the first dash between blanks.
_DATELINE = re.compile(r"\s*((?:[^\s–—-]\S*[ \t]+){1,8})(?:--?|–|—)[ \t]")


@dataclass(frozen=True, slots=True)
class Report:
    """
    An article as others see it.

    `day` is the ISO day of publication. `words` are the different words of headline and body, sorted. `runs` are hashes
    of the body's runs of five words, ascending; `about` names its people, bodies and places, `specific` those of them
    that are not countries, `events` the types of what happened.
    """

    article: str
    title: str | None
    day: str | None
    language: str | None
    words: tuple[str, ...]
    runs: array[int]
    about: frozenset[str]
    specific: frozenset[str]
    events: frozenset[str]


def report_of(reading: Reading) -> Report | None:
    """The report that `reading` is; None where it has no article."""
    article = reading.article
    if article is None:
        return None
    people = {f"person {_key(person.name)}" for person in reading.people}
    bodies = {f"body {_key(body.name)}" for body in reading.bodies}
    # A GeoNames number is the same in every language, a name is not.
    places = {f"place {place.geonames or _key(place.name)}" for place in reading.places if place.kind != "country"}
    countries = {f"country {place.country}" for place in reading.places if place.country}
    own = _own_words(article)
    specific = frozenset(people | bodies | places)
    return Report(
        article.id,
        article.title,
        _day(article.published),
        article.language,
        tuple(
            sorted({intern(word) for word in [*own, *_WORD.findall((article.title or "").casefold())] if len(word) > 2})
        ),
        _runs(own),
        specific | countries,
        specific,
        frozenset(event.type for event in reading.events if event.status == "happened"),
    )


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))


def _day(published: str | None) -> str | None:
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None


def _own_words(article: Article) -> list[str]:
    """The words of the body that are the article's own, without headline, furniture and dateline."""
    parts, at = [], article.body_start
    for span in sorted(article.furniture):
        parts.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    body = " ".join([*parts, article.text[at:]])
    dateline = _DATELINE.match(body)
    return _WORD.findall(body[dateline.end() if dateline else 0 :].casefold())


def _runs(words: list[str]) -> array[int]:
    starts = range(len(words) - RUN + 1) if len(words) >= RUN else range(bool(words))
    found = {
        int.from_bytes(blake2b(" ".join(words[at : at + RUN]).encode("utf-8", "replace"), digest_size=8).digest())
        for at in starts
    }
    return array("Q", sorted(run for run in found if len(found) < WHOLE or run % KEPT == 0))
