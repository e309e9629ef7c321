"""Who wrote the article, as each part of its page says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from saksi.articles.bylines import clean_names, is_name, names_after_by
from saksi.articles.headline import folded
from saksi.articles.jsonld import Node, names_in
from saksi.articles.markup import Cue
from saksi.articles.published import iso_moment
from saksi.articles.tree import Line, Tree

__all__ = ["Site", "Stated", "find_writers"]

_META = ("article:author", "dc.creator", "parsely-author", "byl", "sailthru.author", "cxenseparse:author")
# Lines before and behind the article's beginning among which its writers are named.
_BEFORE, _BEHIND = 30, 10
_SHORT = 100
_BAR = re.compile(r"\s{1,9}[|•·–—-]\s{1,9}")
_AUTHOR = re.compile(r"author|byline")
_MANY = re.compile(r"\d{4}")


class Site(NamedTuple):
    """What publishes the page: it is no writer."""

    outlet: str | None
    url: str


class Stated(NamedTuple):
    """What a page's head says of its writers: JSON-LD, meta elements, microdata."""

    node: Node
    meta: list[tuple[str, str]]
    properties: list[str]


def find_writers(
    tree: Tree,
    stated: Stated,
    article_lines: tuple[int, int],
    site: Site,
    printed: tuple[str, list[str]] | None = None,
) -> list[tuple[str, tuple[str, ...]]]:
    """
    (what said it, names) of every part of the page that names people as writers, in order of trust.

    `printed` is what an outlet's rule found, and goes first.
    """
    first, last = article_lines
    near = tree.lines[max(0, first - _BEFORE) : first + _BEHIND]
    people = [name for kind, name in names_in(stated.node.get("author")) if "Organization" not in kind]
    candidates: list[tuple[str, Iterable[str]]] = [
        *([(printed[0], [_BAR.split(words)[0] for words in printed[1]])] if printed else []),
        ("json-ld:author", people),
        ("meta:author", [content for name, content in stated.meta if name == "author"]),
        ("meta:article:author", [content for name, content in stated.meta if name in _META]),
        ("microdata:author", [value for value in stated.properties if len(value) < _SHORT]),
        ("rel:author", _named_parts(near)),
        ("markup:byline", _bylines(near)),
        ("text", [name for line in near[: _BEFORE - 5 + 9] for name in names_after_by(line.text)]),
        ("text", _beside_a_date(near)),
        ("text", _opening(tree, first, last)),
        ("json-ld:creator", [name for _, name in names_in(stated.node.get("creator"))]),
    ]
    found = ((by, clean_names(names, site.outlet, site.url)) for by, names in candidates)
    return [(by, names) for by, names in found if names]


def _named_parts(near: list[Line]) -> list[str]:
    """Inline elements named as an author; those that are a name in full go first."""
    shown = [words for line in near if line.parts for names, words in line.named_parts() if _AUTHOR.search(names)]
    names = [words for words in shown if is_name(words.removeprefix("By ").strip())]
    return names or [words for words in shown if words[:1].isupper()]


def _bylines(near: list[Line]) -> list[str]:
    """The names in blocks named as bylines."""
    for line in near:
        if line.cues & Cue.BYLINE and len(line.text) < _SHORT and not line.cues & (Cue.RELATED | Cue.COMMENT):
            words = _BAR.split(line.text.replace("\n", " | "))[0]
            names = names_after_by(words) or ([words] if is_name(words) else [])
            if names:
                return names
    return []


def _beside_a_date(near: list[Line]) -> list[str]:
    """A name alone on a line beside one that prints a date, or before the date on its line."""
    for index, line in enumerate(near):
        if len(line.text) > _SHORT or not _MANY.search(line.text) or not iso_moment(line.text):
            continue
        before = _BAR.split(line.text)[0]
        if before != line.text and is_name(before):
            return [before]
        for other in (index - 1, index + 1):
            if 0 <= other < len(near) and _is_name_alone(near[other]):
                return [near[other].text]
    return []


def _is_name_alone(line: Line) -> bool:
    return line.tag in ("p", "div", "span", "li", "address") and len(line.text) < 40 and is_name(line.text)


def _opening(tree: Tree, first: int, last: int) -> list[str]:
    """The names that are all of the article's first or second paragraph."""
    for line in tree.lines[max(first, 0) : min(first + 3, last)]:
        names = line.text.split("/")
        if line.tag == "p" and len(line.text) < 60 and not line.linked and all(is_name(name) for name in names):
            return names if not folded(line.text).isupper() else []
    return []
