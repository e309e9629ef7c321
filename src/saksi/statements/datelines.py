"""Where a lead begins behind its dateline: "Palu, Kabar Contoh – …", "LONDON (AP) — …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saksi.languages import Quotation
from saksi.records import Token
from saksi.statements.saying import Item

__all__ = ["behind_dateline"]

# No dateline has more items ("Washington, D.C., April 25, 2016 (Example News) –").
LONGEST = 16
DASHES = frozenset({"-", "–", "—", "--"})
# How the name of a site ends that stands before the place or behind it ("Liputan6.com").
SITES = frozenset({"com", "co", "id", "net", "org", "tv"})


def behind_dateline(items: Sequence[Item], places: Mapping[int, int]) -> int:
    """The index of the first item behind a dateline, 0 where there is none; `places`: the end of each by its start."""
    sited = placed = False
    depth = 0
    for at, item in enumerate(items[:LONGEST]):
        if isinstance(item, Quotation):
            return 0
        if item.text in DASHES:
            before = items[at - 1] if at else None
            apart = isinstance(before, Token) and (before.end < item.start or before.norm in SITES)
            return at + 1 if apart and (sited or placed) and at + 1 < len(items) else 0
        if item.text == ":":
            return at + 1 if placed and all(_is_shouted(other) for other in items[:at]) else 0
        depth += (item.text == "(") - (item.text == ")")
        if item.norm in SITES and at > 1 and _is_written_on(items[at - 1], item):
            sited = True
        elif item.start in places:
            placed = True
            ends = places[item.start]
            if sited and _text(items[at - 1]) == ",":
                return _behind_place(items, at, ends)
        elif item.is_word and not item.is_capital and not item.text[0].isdigit() and depth == 0:
            return 0
    return 0


def _behind_place(items: Sequence[Item], at: int, end: int) -> int:
    """The index behind a place and the dash that may follow it: "Liputan6.com, Jakarta - …"."""
    while at < len(items) and isinstance(item := items[at], Token) and item.start < end:
        at += 1
    closing = items[at] if at < len(items) else None
    return at + 1 if isinstance(closing, Token) and closing.text in DASHES else at


def _text(item: Item) -> str:
    return item.text if isinstance(item, Token) else ""


def _is_written_on(before: Item, item: Token) -> bool:
    return isinstance(before, Token) and before.text == "." and before.end == item.start


def _is_shouted(item: Item) -> bool:
    return isinstance(item, Token) and (not item.is_word or item.text.isupper())
