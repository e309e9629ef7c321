"""No pattern of the room is slow on any text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import saksi.articles
from saksi.articles import bylines, extras, openings, photographs, wording

Pattern = re.Pattern[str] | re.Pattern[bytes]

PIECES = [
    *(" ", "\n", "a", "A", "0", ".", "-", ",", "/", "(", "[", "<", ":", '"', "“", "é"),
    *("a ", "A ", "Aa ", "Aa, ", "A-", "a. ", "a/", "0.", "0:", "0 ", "0-0-", "0/0/", ". A", "&a;", "a@", "a: "),
    *("<a ", "</a ", "<!--", "<script", "<meta ", "<meta charset", " a=", ' a="', ' class="', "[A:", "(a/"),
    *("Baca juga: ", "(Baca: ", "Baca ", "Foto: ", "(Foto: ", "REUTERS/", "A via ", "Editor: ", "By Aa ", "Oleh "),
    *("Image copyright ", "Image caption ", "Copyright 20", "Ikuti Whatsapp Channel ", "JAKARTA, ", "Aa.com, "),
    *("12 Mei 2020 ", "2020-05-04 ", "display:none;", "Ketua A/B", "\x83", "\xe9a"),
]


def kept() -> Iterator[tuple[str, Pattern]]:
    """Every pattern that a module keeps, or makes of its word lists."""
    for one in pkgutil.walk_packages(saksi.articles.__path__, "saksi.articles."):
        for name, value in sorted(vars(importlib.import_module(one.name)).items()):
            several = value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
            for number, pattern in enumerate(several):
                if isinstance(pattern, re.Pattern):
                    yield f"{one.name}.{name}.{number}", pattern
    for name, pattern in {**wording.patterns(), **photographs._patterns()}.items():
        yield f"lists.{name}", pattern
    yield from (("bylines.by", bylines._by()), ("extras.credit", extras._credit()), ("openings.by", openings._by()))


PATTERNS = dict(kept())
# Tried at the beginning of a text only, or on the whole of a short one.
AT_ONE_PLACE = re.compile(
    r"saksi\.articles\.(?:dateline\._|labels\._DATELINE|bylines\._CAPITALS)|(?:lists\.(?:credit|named|opening|related|"
    r"related_open|credit_line|credit_part)|bylines\.by|openings\.by)$"
)
# Searched for in a window of so many characters.
WINDOWS = {
    "saksi.articles.bylines._MAIL.0": 400,
    "extras.credit": 240,
    "lists.behind": 140,
    "lists.pointer_to_end": 260,
    "lists.inside_to_end": 260,
}
# Goes over what the parser writes, where a mark that opens no tag is escaped.
WRITTEN = {"saksi.articles.tree._TAG.0"}


def seconds(pattern: Pattern, subject: str, *, searched: bool) -> float:
    """The CPU time that the pattern takes over `subject`."""
    text = subject.encode() if isinstance(pattern.pattern, bytes) else subject
    began = time.process_time()
    if searched:
        pattern.search(text)  # type: ignore[arg-type]  # its own kind of string
    pattern.match(text, 1)  # type: ignore[arg-type]
    return time.process_time() - began


@pytest.mark.parametrize("name", sorted(PATTERNS.keys() - WRITTEN))
def test_no_pattern_is_slow_on_any_repetition(name: str) -> None:
    searched = AT_ONE_PLACE.match(name) is None
    for piece in PIECES:
        for length in (5_000, 100_000):
            shown = min(length, WINDOWS.get(name, length))
            hostile = "a" + piece * (shown // len(piece)) + "\x00"
            # The least of three: a pause of the machine is not the pattern's.
            took = min(seconds(PATTERNS[name], hostile, searched=searched) for _ in range(3))
            if took < 0.004:  # no need to try a longer one
                break

        assert took < 0.1, f"{piece!r}: {took:.2f} s"
