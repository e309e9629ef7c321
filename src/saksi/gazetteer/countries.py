"""Countries by name, short form and people's word."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from saksi.gazetteer.names import name_key
from saksi.gazetteer.tables import plain_rows, press_names

__all__ = ["Codes", "begins_country", "country_codes", "country_names", "country_of", "is_demonym", "middle_of"]

_LANGUAGES = ("en", "id")
# States that are gone have no code that is in force; what they are named for is not decided here.
_GONE = frozenset({"SU"})
# Articles that stand before a country's name in running text.
_ARTICLES = ("the ",)
_POSSESSIVES = ("'s", "’s", "s'", "s’")
# The places that CLDR lists beside the countries of ISO 3166-1: Ascension, Clipperton, Ceuta, Canaries and the like.
_NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def _strict(name: str) -> bool:
    """Whether `name` is a short form that only counts as it is printed: "AS" is a country, "as" is not."""
    letters = name.replace(".", "")
    return len(letters) <= 4 and letters.isupper()


def _add(names: dict[str, str], name: str, code: str, *, over: bool) -> None:
    key = name if _strict(name) else name_key(name)
    if over or key not in names:
        names[key] = code


@cache
def country_names(language: str) -> dict[str, str]:
    """Name keys of countries in `language` to their codes; short forms ("AS", "U.S.") as printed."""
    names: dict[str, str] = {}
    for code, known in press_names().get(language, {}).get("names", {}).items():
        for name in known:
            _add(names, name, code, over=True)
    for table in ("countries_iso.tsv", "countries_cldr.tsv"):
        for code, spoken, name in plain_rows(table):
            if spoken == language and code not in _NOT_COUNTRIES:
                _add(names, name.replace(" & ", " and ").partition(" (")[0], code, over=False)
    for code, _, _, _, official in plain_rows("countries_world.tsv"):
        if language == "en":
            _add(names, official, code, over=False)
    return names


@cache
def _demonyms(language: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for code, known in press_names().get(language, {}).get("peoples", {}).items():
        for word in known:
            words[name_key(word)] = code
    if language == "en":
        for code, _, _, demonym, _ in plain_rows("countries_world.tsv"):
            for word in demonym.replace(" or ", ", ").split(", "):
                if word:
                    words.setdefault(name_key(word), code)
                    words.setdefault(name_key(word) + "s", code)
    return {word: code for word, code in words.items() if word not in country_names(language)}


def _bare(name: str) -> str:
    if name.endswith(_POSSESSIVES):
        for end in _POSSESSIVES:
            if name.endswith(end):
                name = name[: -len(end)] + ("s" if end[0] == "s" else "")
    if name[:1] not in "tT":
        return name
    lower = name.casefold()
    for article in _ARTICLES:
        if lower.startswith(article):
            return name[len(article) :]
    return name


@cache
def _first_words(language: str) -> frozenset[str]:
    known = [*country_names(language), *_demonyms(language)]
    return frozenset(name_key(name).partition(" ")[0] for name in known if " " in name_key(name) or "-" in name)


@lru_cache(maxsize=20_000)
def begins_country(word: str, language: str) -> bool:
    """Whether `word` may be the first of several that name a country in `language`; cheap, and never wrongly False."""
    first = name_key(word).partition(" ")[0]
    return not first or first in _first_words(language) or word.casefold() in {"the"}


def country_of(name: str, language: str | None = None) -> str | None:
    """
    The ISO 3166-1 alpha-2 code of the country that a name, a short form or a people's word stands for, else None.

    "Suriah", "AS", "U.S.", "Russia's", "Syrians". Without a language all are tried. "SU" is the Soviet Union.
    """
    bare = _bare(name)
    for spoken in _LANGUAGES if language is None else (language,):
        for form in (name,) if bare == name else (name, bare):
            key = name_key(form)
            code = country_names(spoken).get(form) or country_names(spoken).get(key) or _demonyms(spoken).get(key)
            if code and not (_strict(form) is False and key in {"us", "as", "ri", "uk"}):
                return code
    return None


def is_demonym(name: str, language: str | None = None) -> bool:
    """Whether `name` is a people's word ("Syrian", "Syrians") and no country's name; in any language without one."""
    key = name_key(_bare(name))
    spoken = _LANGUAGES if language is None else (language,)
    return any(key in _demonyms(one) for one in spoken) and not any(key in country_names(one) for one in spoken)


class Codes(NamedTuple):
    """Codes of one country: alpha-3 and number of ISO 3166-1, two letters of FIPS 10-4; None where there is none."""

    alpha3: str | None
    number: int | None
    fips: str | None


@cache
def _codes() -> dict[str, Codes]:
    rows = plain_rows("country_codes.tsv")
    return {two: Codes(three or None, int(number) or None, fips or None) for two, three, number, fips in rows}


def country_codes(code: str | None) -> Codes:
    """The other codes of the country with that alpha-2 code; three times None where no country in force has it."""
    return _codes().get(code or "", Codes(None, None, None))


@cache
def _middles() -> dict[str, tuple[float, float]]:
    return {code: (float(lat), float(lon)) for code, lat, lon, *_ in plain_rows("countries_world.tsv")}


def middle_of(code: str) -> tuple[float, float] | None:
    """Latitude and longitude of a country's middle; None for a state that is gone."""
    return None if code in _GONE else _middles().get(code)
