"""What an outlet's rule holds, and how it is laid over a page's tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from saksi.articles.markup import Cue
from saksi.articles.tree import Tree, attributes_of
from saksi.languages import LANGUAGES, word_set

__all__ = ["Marked", "Outlet", "mark"]

# A box named as the body must hold so many characters to be believed: an empty one is filled by a script.
_LEAST = 200


@dataclass(frozen=True, slots=True)
class Outlet:
    """
    Names of blocks: a class ("detail__author"), an id ("#penulis") or an attribute with its value
    ("data-component=byline-block"). `cues` says what a block is beside what its names say in general, `body` which
    blocks hold the article's text, `byline` and `date` which print writers and time. `lines` begin lines that are not
    the article. `seen` is the month in which the markup was as described.
    """

    name: str
    seen: str
    hosts: tuple[str, ...]
    body: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    cues: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    @property
    def by(self) -> str:
        """What evidence calls it."""
        return f"outlet:{self.name}/{self.seen}"


@dataclass(frozen=True, slots=True)
class Marked:
    """What a rule found: the box of the article (-1 for none), what its bylines and dates print, the
    editors among them, lines of furniture."""

    outlet: Outlet
    body: int = -1
    bylines: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    furniture: frozenset[int] = frozenset()


def mark(tree: Tree, outlet: Outlet) -> Marked:
    """Lay `outlet` over `tree`: cues are added in place, the rest is told."""
    boxes = tree.boxes
    wanted = {*outlet.cues, *outlet.body, *outlet.byline, *outlet.date}
    bodies: list[int] = []
    bylines: list[str] = []
    editors: list[str] = []
    dates: list[str] = []
    added = [0] * len(boxes)
    for index, attributes in enumerate(boxes.attributes):
        first, last, parent = boxes.first[index], boxes.last[index], boxes.parent[index]
        above = added[parent] if parent >= 0 else 0
        names = _names(attributes) & wanted if attributes and first < last else set()
        own = 0
        for name in sorted(names):
            own |= outlet.cues.get(name, 0)
        if not names.isdisjoint(outlet.body):
            bodies.append(index)
            own |= Cue.BODY
        if not names.isdisjoint(outlet.byline):
            own |= Cue.BYLINE
            name, edits = _named([line.text for line in tree.lines[first:last]])
            (editors if edits else bylines).append(name)
        if not names.isdisjoint(outlet.date):
            own |= Cue.DATE
            dates.append(tree.lines[first].text[:200])
        boxes.own[index] |= own
        added[index] = above | own
        boxes.cues[index] |= added[index]
    for line in tree.lines:
        line.cues |= added[line.box] if line.box >= 0 else 0
    furniture = (index for index, line in enumerate(tree.lines) if outlet.lines and line.text.startswith(outlet.lines))
    return Marked(outlet, _around(tree, bodies), tuple(bylines), tuple(editors), tuple(dates), frozenset(furniture))


def _named(lines: list[str]) -> tuple[str, bool]:
    """What a byline prints, and whether it is an editor's: "Editor" stands before the name or on the next line."""
    words = " ".join(lines)[:400]
    known = _editors()
    if len(lines) > 1 and lines[1].casefold() in known | _writers():
        return lines[0], lines[1].casefold() in known
    first, _, rest = words.partition(" ")
    if first.casefold().rstrip(":") in known and rest:
        return rest.lstrip(": "), True
    return words, False


@cache
def _editors() -> frozenset[str]:
    return frozenset().union(*(word_set(each.lexicon("furniture"), "editors") for each in LANGUAGES.values()))


@cache
def _writers() -> frozenset[str]:
    return frozenset().union(*(word_set(each.lexicon("furniture"), "writers") for each in LANGUAGES.values()))


def _names(attributes: str) -> set[str]:
    said = attributes_of(attributes)
    names = set(said.get("class", "").split())
    names.update(f"{key}={value}" for key, value in said.items() if key.startswith("data-") and len(value) < 60)
    if "id" in said:
        names.add(f"#{said['id']}")
    return names


def _around(tree: Tree, bodies: Iterable[int]) -> int:
    """The innermost box around all of `bodies` that hold text enough; -1 where there is none."""
    boxes = tree.boxes
    around = -1
    size = 0
    for index in bodies:
        held = sum(len(line.text) - line.linked for line in tree.lines[boxes.first[index] : boxes.last[index]])
        if held == 0:
            continue
        size += held
        if around < 0:
            around = index
        while around >= 0 and boxes.last[around] < boxes.last[index]:
            around = boxes.parent[around]
    return around if size >= _LEAST else -1
