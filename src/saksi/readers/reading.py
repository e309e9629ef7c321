"""The command `read`: pages to JSON Lines, to a report, or to their labelled blocks, in input order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from saksi.pages import open_pages
from saksi.pipeline import read_page
from saksi.readers.endings import Ending, GapCount
from saksi.records import Gap, Reading

__all__ = ["read_places", "readings"]


def readings(places: Sequence[str], workers: int) -> Iterator[Reading]:
    """The readings of all pages at `places`, in input order; a page that could not be opened is one with its gap."""
    for page in open_pages(places):
        yield Reading(None, gaps=(page,)) if isinstance(page, Gap) else read_page(page)


def read_places(places: Sequence[str], workers: int, write: Callable[[Reading], None]) -> Ending:
    """The exit code after `write` had every reading; the gaps are told on stderr at the end."""
    gaps = GapCount()
    for reading in readings(places, workers):
        write(reading)
        sys.stdout.flush()
        gaps.add(reading.gaps)
    gaps.tell()
    return gaps.ending()
