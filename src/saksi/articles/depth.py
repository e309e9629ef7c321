"""How deep a page's elements are nested: a cheap look before the parser is let loose on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from saksi.errors import TooDeep, TooLarge
from saksi.limits import Limits

__all__ = ["refuse_deep"]

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# So many elements, each in the one before, take lexbor 0.12 s.
_FEW = 8_000
_RAW_END = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
# Elements that never hold others, and those whose end a page may leave out: the next one closes them.
_FLAT = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "path",
        "use",
        "circle",
        "rect",
        "line",
        "polygon",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "optgroup",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "rp",
        "rt",
        "html",
        "head",
        "body",
    ]
)


def refuse_deep(html: str, limits: Limits) -> None:
    """
    TooDeep where elements stand so deep in one another that the parser would take too long over them, TooLarge where
    there are more tags than a page's tree may have.

    Lexbor needs seconds for 20,000 nested elements and does not end at 200,000 (measured), so it is not tried. With no
    more tags than `_FEW` nothing can go wrong; how deep they stand is then seen when the tree is walked.
    """
    count = html.count("<")
    if count <= _FEW:
        return
    if count > limits.tags and _outside_scripts(html) > limits.tags:
        first = [match.groups() for match in islice(_TAG.finditer(html), limits.tags)]
        if _deepest(first) <= limits.depth:
            raise TooLarge(f"more than {limits.tags} tags")
    if _deepest(_TAG.findall(html)) > limits.depth and _deepest(_tags_outside_scripts(html)) > limits.depth:
        raise TooDeep(f"elements stand more than {limits.depth} deep in one another")


def _outside_scripts(html: str) -> int:
    """How many tags stand in `html` outside its scripts, told by what follows their first mark."""
    text = "".join(piece.partition("<script")[0] for piece in html.lower().split("</script"))
    return sum(text.count(f"<{mark}") for mark in "/abcdefghijklmnopqrstuvwxyz")


def _deepest(tags: Iterable[Sequence[str]]) -> int:
    """The most elements open at once; an end tag closes one of its own name, so that a stray one hides nothing."""
    open_now: dict[str, int] = {}
    depth = most = 0
    for closing, name in tags:
        if name not in open_now:
            lowered = name.lower()
            if lowered in _FLAT:
                continue
            if lowered != name:
                name = lowered
        count = open_now.get(name, 0)
        if not closing:
            open_now[name] = count + 1
            depth += 1
            most = max(most, depth)
        elif count:
            open_now[name] = count - 1
            depth -= 1
    return most


def _tags_outside_scripts(html: str) -> list[tuple[str, str]]:
    """Start and end tags, without what stands in scripts, styles and comments."""
    out: list[tuple[str, str]] = []
    at = 0
    pattern = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]*)")
    while match := pattern.search(html, at):
        at = match.end()
        if match.group() == "<!--":
            end = html.find("-->", at)
            at = len(html) if end < 0 else end + 3
            continue
        name = match.group(2).lower()
        out.append((match.group(1), name))
        if name in _RAW_END and not match.group(1):
            found = _RAW_END[name].search(html, at)
            at = found.start() if found else len(html)
    return out
