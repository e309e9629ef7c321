"""What the first lines of a text say of it: who wrote it, when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from saksi.articles.bylines import is_name, names_after_by
from saksi.articles.published import iso_moment
from saksi.articles.wording import any_of, words_of
from saksi.languages import LANGUAGES

__all__ = ["Opening", "read_opening"]

_LONGEST = 90
_WORD = re.compile(r"[^\W\d_]+")
# Running text: the article has begun.
_PROSE = 120


@dataclass(slots=True)
class Opening:
    """The lines that are a byline or a date, each with why; the writers and the moment they name."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    published: str | None = None


def read_opening(lines: Sequence[str]) -> Opening:
    """What `lines`, a text's first, print of its writers and its date, up to the first line of running text."""
    found = Opening()
    dated: set[int] = set()
    bare = [line.strip() for line in lines]
    for place, line in enumerate(bare):
        if len(line) >= _PROSE:
            bare = bare[:place]
            break
        if len(line) > _LONGEST:
            continue
        names = names_after_by(line) if _by().match(line) and line[-1] != "." else []
        moment = iso_moment(line) if names or _is_date(line) else None
        if names:
            found.lines.append((place, "a byline"))
            found.writers += [name for name in names if name not in found.writers]
        elif moment:
            found.lines.append((place, "a date alone"))
            dated.add(place)
        found.published = found.published or moment
    taken = {place for place, _ in found.lines}
    for place, line in enumerate(bare):
        # A name alone beside the date; the first line is the headline where no title is known.
        if not found.writers and place and place not in taken and {place - 1, place + 1} & dated and is_name(line):
            found.lines.append((place, "a name beside the date"))
            found.writers.append(line)
    return found


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words_of('written_by'))})(?:\s?:|\s)", re.IGNORECASE)


@cache
def _date_words() -> frozenset[str]:
    calendars = [language.lexicon("calendar") for language in LANGUAGES.values()]
    named = {name.casefold() for calendar in calendars for table in ("months", "weekdays") for name in calendar[table]}
    return frozenset(named | words_of("published"))


def _is_date(line: str) -> bool:
    """Whether `line` prints a date, and nothing but what belongs to it: "Diterbitkan: Senin, 4 Mei 2020 10:05 WIB"."""
    words = _WORD.findall(line.casefold())
    return line[0].isalnum() and any(mark.isdigit() for mark in line) and _date_words().issuperset(words)
