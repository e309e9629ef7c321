"""Blocks that many pages of one site show: their marks, and which lines of a page may go for them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

__all__ = ["MOST_REPEATED", "mark_of", "repeated_lines", "runs_on"]

# A line of so many characters is running text, which a page is not robbed of lightly.
_PROSE = 80
# A page whose running text is repeated beyond this share is a copy, a part or a later state of another one.
MOST_REPEATED = 0.3


def mark_of(text: str) -> int:
    """A number of 64 bits for the words of `text`, white space and case aside: the same in every run."""
    words = " ".join(text.split()).casefold()
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def runs_on(text: str) -> bool:
    """Whether a line is long enough to be running text."""
    return len(text) >= _PROSE


def repeated_lines(lines: Sequence[str], repeated: Collection[int]) -> list[int]:
    """
    The places in `lines` of those whose mark is in `repeated`; [] where the page would lose its article with them.

    That is so where most lines are gone and no running text stays, or where more of the running text is repeated than
    a notice of the site takes up: the page tells again what other pages tell.
    """
    if not repeated:
        return []
    found = [index for index, line in enumerate(lines) if mark_of(line) in repeated]
    prose = sum(len(line) for line in lines if runs_on(line))
    taken = sum(len(lines[index]) for index in found if runs_on(lines[index]))
    return found if prose and taken <= MOST_REPEATED * prose else []
