"""
What a site's robots.txt asks of us (RFC 9309): which paths to leave alone, how long to wait.

Python's own urllib.robotparser knows no wildcards and lets the first rule win, so it fetches what sites forbid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes

__all__ = ["LARGEST", "Robots", "robots_of"]

# RFC 9309 2.5 asks for 500 KiB at least; what stands behind is not read.
LARGEST = 500 * 1024
_LINE = re.compile(r"^[ \t]*([A-Za-z-]{1,20})[ \t]*:([^#]*)")
_OURS = "saksi"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us: `(pattern, allowed)`, and the seconds between two requests that are asked for."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay_s: float | None = None

    def allows(self, path: str) -> bool:
        """Whether we may fetch `path` (with its query): the longest rule that fits decides, an allowing one of two."""
        path = _normal(path)
        if path == "/robots.txt":
            return True
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay_s: float | None = None
    open: bool = True


def robots_of(content: bytes) -> Robots:
    """The rules for "Saksi" in a robots.txt; those for "*" where none name us."""
    groups: list[_Group] = []
    for line in content[:LARGEST].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        name, value = match.group(1).lower(), match.group(2).strip()
        if name == "user-agent":
            if not groups or not groups[-1].open:
                groups.append(_Group())
            groups[-1].agents.append(value.partition("/")[0].strip().lower())
        elif groups and name in ("allow", "disallow", "crawl-delay"):
            _take(groups[-1], name, value)
    ours = [group for group in groups if _OURS in group.agents] or [group for group in groups if "*" in group.agents]
    delays = [group.delay_s for group in ours if group.delay_s is not None]
    return Robots(tuple(rule for group in ours for rule in group.rules), max(delays, default=None))


def _take(group: _Group, name: str, value: str) -> None:
    group.open = False
    if name != "crawl-delay":
        if value:
            group.rules.append((_normal(value), name == "allow"))
    elif re.fullmatch(r"\d{1,7}(?:\.\d{0,6})?", value, re.ASCII):
        group.delay_s = float(value)


def _normal(path: str) -> str:
    """`path` with the same letters percent-encoded whoever wrote it."""
    return quote(unquote_to_bytes(path.replace("%2F", "%252F").replace("%2f", "%252F")), safe="/:@!$&'()*+,;=~-._?%")


def _fits(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says: "*" stands for anything, "$" at its end for the end. Linear."""
    anchored = pattern.endswith("$")
    first, *others = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or path == first
    at = len(first)
    for piece in others[:-1]:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    last = others[-1]
    return len(path) - len(last) >= at and path.endswith(last) if anchored else path.find(last, at) >= 0
