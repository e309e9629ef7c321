"""Names of people out of bylines: not the publisher, not an address, not a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from saksi.articles.headline import folded
from saksi.languages import LANGUAGES, word_set

__all__ = ["clean_names", "is_name", "names_after_by"]

_SPLIT = re.compile(r"\s{0,9}[,;|•/]\s{1,9}|\s{0,9}[;|•]\s{0,9}|\s{1,9}(?:and|dan|und|et|y|e|og|och|en|&|i)\s{1,9}")
_DIGIT = re.compile(r"\d")
_MAIL = re.compile(r"\s{0,9}<?[^\s@]{1,64}@\S{1,64}>?")
_LONGEST = 80
_ASIDE = re.compile(r"\s{0,9}\([^()]{1,40}\)\s{0,9}$")
_CAPITALS = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’.-]*|van|von|de|der|den|bin|al|el|da|dos|la)){1,4}")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset().union(*(word_set(language.lexicon("furniture"), name) for language in LANGUAGES.values()))


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_list("by"), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{words})(?:\s?:\s{{0,3}}|\s{{1,3}}|$)(?P<names>[^\n|•·]{{0,100}})", re.IGNORECASE)


def is_name(words: str) -> bool:
    """Whether `words` are two to five capitalised words, not all in capitals, and none of a desk or of the site."""
    return (
        _CAPITALS.fullmatch(words) is not None
        and not words.isupper()
        and folded(words) not in _list("no_names")
        and not any(word in _list("no_name_words") for word in folded(words).split())
    )


def clean_names(printed: Iterable[str], outlet: str | None, url: str) -> tuple[str, ...]:
    """The people named in `printed`, in order, each once; () where only the outlet, addresses or desks stand there."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if "://" in url else ""
    sites = {folded(name) for name in (outlet or "", host, host.partition(".")[0]) if name}
    sites |= {name.replace(" ", "") for name in sites}
    out: dict[str, str] = {}
    for line in printed:
        if line.startswith(("http://", "https://", "/", "@")):
            continue
        for number, part in enumerate(_SPLIT.split(_MAIL.sub("", line[:400]).strip())):
            name = part.strip(" .:-–—\n\t")
            led = _by().match(name)
            name = led.group("names").strip(" :") if led else name
            name = _ASIDE.sub("", name)
            words = folded(name)
            if _is_site(words, sites):
                if number == 0:
                    break  # the rest is the publisher's address
                continue
            if not words or len(name) > _LONGEST or words in _list("no_names") or _DIGIT.search(name):
                continue
            if number and (name[:1].islower() or words.count(" ") > 4):
                continue  # what the one before is
            out.setdefault(words, name)
    return tuple(out.values())


def _is_site(words: str, sites: set[str]) -> bool:
    """Whether `words` are the site's name, its name and more ("MDR Thüringen"), or what its initials stand for."""
    if words in sites or words.replace(" ", "") in sites:
        return True
    first, *more = words.split(" ") if words else [""]
    if more and first in sites and (len(first) <= 5 or "media" in more):
        return True
    return bool(more) and "".join(word[0] for word in (first, *more)) in sites


def names_after_by(line: str) -> list[str]:
    """The names in a byline as it is shown ("By A and B", "Oleh: A, Jakarta"); [] where the line is none."""
    match = _by().match(line.strip()) if len(line) < 160 else None
    if match is None:
        return []
    parts = _SPLIT.split(_DIGIT.split(match.group("names"))[0].strip(" ,.-"))
    names = [part for part in parts if _CAPITALS.fullmatch(_ASIDE.sub("", part.strip(" .,")))]
    return names if parts and names[:1] == parts[:1] else []
