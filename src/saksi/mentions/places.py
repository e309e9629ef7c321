"""Named places, resolved against the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from saksi.contract import content_id
from saksi.gazetteer import Candidate, area_name
from saksi.languages import Parse
from saksi.mentions.place_names import place_names
from saksi.mentions.place_resolution import Meaning, meanings
from saksi.mentions.place_words import place_words
from saksi.records import Mention, Place, Span

__all__ = ["find_places"]

_MOST_ALTERNATIVES = 5
# Where an outlet writes from: its language's main country, unless its address says another.
_HOMES = {"id": "ID"}
_ENDINGS = {
    "uk": "GB",
    "au": "AU",
    "ca": "CA",
    "nz": "NZ",
    "ie": "IE",
    "in": "IN",
    "za": "ZA",
    "sg": "SG",
    "my": "MY",
    "id": "ID",
}


def find_places(parse: Parse, taken: Sequence[Span]) -> tuple[tuple[Place, ...], tuple[Mention, ...]]:
    """
    Places of an article and their mentions; a name inside a span of `taken` (a person's, a body's) is not a place.

    Places stand in the order of their first mention. A place that no table has takes the country and the point of the
    place that holds it, where the article names one ("Jalan Mawar, Bandung"), else of the article's main place; `by`
    then says "places:within".
    """
    names = place_names(parse, taken)
    home = _home(parse)
    found = meanings(names, parse.text, place_words(parse.language), home, _address(parse))
    found.sort(key=lambda meaning: meaning.names[0].span)
    main = _main(found)
    places: list[Place] = []
    mentions: list[Mention] = []
    for meaning in found:
        own = [_mention(parse, name.span, name.how) for name in meaning.names]
        places.append(_place(parse, meaning, main, home, tuple(mention.id for mention in own)))
        mentions.extend(own)
    mentions.sort(key=lambda mention: mention.start)
    return tuple(places), tuple(mentions)


def _address(parse: Parse) -> str:
    outlet = parse.article.outlet or ""
    return (outlet if "." in outlet else urlsplit(parse.article.url).hostname or "").casefold()


def _home(parse: Parse) -> str | None:
    for address in (parse.article.outlet or "", urlsplit(parse.article.url).hostname or ""):
        ending = address.rpartition(".")[2].casefold()
        if ending in _ENDINGS and "." in address:
            return _ENDINGS[ending]
    return _HOMES.get(parse.language.code)


def _mention(parse: Parse, span: Span, how: str) -> Mention:
    by = f"places:{how}/1"
    return Mention(content_id("mention", *span, "place", parse.article.digest), "place", "name", *span, by)


def _main(found: list[Meaning]) -> Candidate | None:
    """The place that the article names most often, countries and whole areas last."""
    settled = [(m, m.what) for m in found if m.what is not None]
    if not settled:
        return None
    _meaning, what = max(settled, key=lambda pair: (_weight(pair[1]), len(pair[0].names), -pair[0].names[0].span.start))
    return what


def _weight(candidate: Candidate) -> int:
    return {"country": 0, "region": 1}.get(candidate.kind, 2)


def _place(
    parse: Parse, meaning: Meaning, main: Candidate | None, home: str | None, mentions: tuple[str, ...]
) -> Place:
    first = meaning.names[0]
    what = meaning.what
    held = what or meaning.within or main
    owner = place_words(parse.language).only_in.get(first.level)
    alone = what is None and all(other.country == owner for other in meaning.others)
    if alone and held is not None and owner not in {None, held.country}:
        held, home = None, owner
    how = first.how if what is not None else "within"
    return Place(
        content_id("place", *first.span, parse.article.digest),
        first.span.of(parse.text),
        _kind(meaning),
        (held.country or None) if held else home,
        area_name(held.area) if held else None,
        held.lat if held else None,
        held.lon if held else None,
        what.geonames if what else None,
        mentions,
        _alternatives(meaning),
        f"places:{how}/1",
    )


def _kind(meaning: Meaning) -> str:
    head = next((name.head for name in meaning.names if name.head), None)
    if meaning.what is not None and (head is None or meaning.what.kind in {"country", "region"}):
        return meaning.what.kind
    head = "district" if head == "subdistrict" else head
    return head or (meaning.what.kind if meaning.what else "other")


def _alternatives(meaning: Meaning) -> tuple[str, ...]:
    out: list[str] = []
    for other in meaning.others:
        told = ", ".join(part for part in (other.name, area_name(other.area), other.country) if part)
        if told not in out:
            out.append(told)
    return tuple(out[:_MOST_ALTERNATIVES])
