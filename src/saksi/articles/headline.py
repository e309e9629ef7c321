"""The title of a page without the name of its site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

__all__ = ["best_title", "folded", "without_site"]

_SEPARATOR = re.compile(r"\s{1,9}[-–—|·•»:ㅣ/]{1,2}\s{1,9}|\s{0,9}[|｜ㅣ]\s{0,9}|\s{1,9}::\s{1,9}")
_WORD = re.compile(r"\w+")
_LONGEST = 400


def folded(text: str) -> str:
    """`text` for comparing: words only, case and form of characters folded."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()))


def _site_words(outlet: str | None, url: str) -> set[str]:
    host = urlsplit(url).hostname or "" if "://" in url else ""
    bare = host.removeprefix("www.")
    names = {bare, bare.partition(".")[0], *bare.split("."), outlet or ""}
    return {folded(name).replace(" ", "") for name in names if len(name) > 2}


def without_site(title: str, outlet: str | None, url: str) -> str:
    """`title` without the parts at its ends that name the site, behind or before a dash, a bar or the like."""
    sites = _site_words(outlet, url)
    for _ in range(3):
        cut = _cut_once(title, sites)
        if cut is None:
            break
        title = cut
    return title.strip()


def _cut_once(title: str, sites: set[str]) -> str | None:
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return None
    last, first = title[marks[-1].end() :], title[: marks[0].start()]
    if _names_site(last, sites) and marks[-1].start() > 0:
        return title[: marks[-1].start()]
    if _names_site(first, sites) and title[marks[0].end() :]:
        return title[marks[0].end() :]
    return None


def _names_site(part: str, sites: set[str]) -> bool:
    joined = folded(part).replace(" ", "")
    if not joined or len(joined) > 40:
        return False
    return any(
        joined == site
        or (
            len(site) > 3 and (joined.startswith(site) or joined.endswith(site) or (len(joined) > 3 and joined in site))
        )
        for site in sites
    )


def best_title(
    stated: Iterable[tuple[str, str]], headings: Iterable[str], outlet: str | None, url: str
) -> tuple[str, str] | None:
    """
    The title and what said it. `stated` are (evidence, title) in order of trust, `headings` the page's h1 in order.

    A heading wins where it is what something stated, however cut or decorated, or the only one of some length where
    JSON-LD has no headline; then what is stated first.
    """
    titles = [(by, without_site(title, outlet, url)) for by, title in stated if title]
    titles = [(by, title) for by, title in titles if folded(title)]
    shown = [heading.replace("\n", " ").strip() for heading in headings]
    for heading in shown:
        words = folded(heading)
        if len(words) < 8:
            continue
        for by, title in titles:
            other = folded(title)
            if words == other:
                return "h1", heading
            if len(other) > 20 and words.endswith(" " + other) and len(words) < 2 * len(other):
                return by, title  # a kicker before it
            if len(words) > 20 and (other.startswith(words) or (words.startswith(other) and len(other) > 20)):
                return "h1", heading
    long = [heading for heading in shown if len(heading) > 15 and heading.count(" ") > 1]
    told = any(by == "json-ld:headline" for by, _ in titles)
    if not told and len(long) == 1 and len(folded(without_site(long[0], outlet, url))) > 15:
        return "h1", long[0]
    if titles:
        return titles[0]
    only = long or (shown if len(shown) == 1 and folded(shown[0]) else [])
    return ("h1", only[0]) if only else None
