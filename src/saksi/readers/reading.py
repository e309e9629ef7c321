"""The command `read`: pages to JSON Lines, to a report, or to their labelled blocks, in input order."""

from __future__ import annotations

import sys

from saksi.errors import CannotRead
from saksi.readers.endings import Ending, GapCount
from saksi.readers.opening import Opening
from saksi.readers.progress import PageProgress
from saksi.records import Gap
from saksi.workers import read_many

__all__ = ["show_blocks", "show_explanations", "show_readings"]


def show_readings(opening: Opening, workers: int, *, as_json: bool) -> Ending:
    """The exit code after every reading went to stdout as a line of JSON or as a report; gaps are told on stderr."""
    gaps = GapCount()
    # Where the report itself moves on the terminal, a bar between its lines would only disturb.
    with PageProgress("Reading", wanted=not sys.stdout.isatty()) as progress:
        for reading in read_many(opening.pages(), workers=workers):
            if as_json:
                print(reading.line())
            else:
                from saksi.readers.report import report_lines, write_lines

                write_lines(report_lines(reading))
            sys.stdout.flush()
            gaps.add(reading.gaps)
            progress.advance()
    gaps.tell()
    opening.end()
    return gaps.ending()


def show_blocks(opening: Opening) -> Ending:
    """The exit code after every block of every page went to stdout with its label; gaps are told on stderr."""
    from saksi.articles import label_blocks
    from saksi.readers.report import block_lines, write_lines

    gaps = GapCount()
    for page in opening.pages():
        if isinstance(page, Gap):
            gaps.add([page])
            continue
        try:
            write_lines(block_lines(page.origin, label_blocks(page)))
        except CannotRead as error:
            gaps.add([Gap(page.url, page.origin, "articles", error.reason, str(error))])
        sys.stdout.flush()
    gaps.tell()
    opening.end()
    return gaps.ending()


def show_explanations(opening: Opening) -> Ending:
    """The exit code after every page's statements and events went to stdout with rule, words and near misses."""
    from saksi.pipeline import explain_page
    from saksi.readers.report import explanation_lines, write_lines

    gaps = GapCount()
    for page in opening.pages():
        if isinstance(page, Gap):
            gaps.add([page])
            continue
        try:
            write_lines(explanation_lines(*explain_page(page)))
        except CannotRead as error:
            gaps.add([Gap(page.url, page.origin, "articles", error.reason, str(error))])
        sys.stdout.flush()
    gaps.tell()
    opening.end()
    return gaps.ending()
