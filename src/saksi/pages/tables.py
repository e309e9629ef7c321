"""CSV to pages: a header that names the columns, then one article a row."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import deque
from collections.abc import Iterator

from saksi.errors import BrokenPage, CannotRead, TooLarge
from saksi.limits import Limits
from saksi.pages.fields import BODIES, NAMES, field_words, page_of_fields
from saksi.records import Gap, Page

__all__ = ["is_header", "read_table"]

_SEPARATORS = (",", ";", "\t")
_COLUMN = re.compile(r"\ufeff?\s{0,9}\"?\s{0,9}([\w][\w .-]{0,39}?)\s{0,9}\"?\s{0,9}\r?\n?", re.ASCII)
_KNOWN = frozenset(name for names in NAMES.values() for name in names)
_BETWEEN_WORDS = re.compile(r"[;|]")
# A mark that opens and never closes swallows the rows behind it. They are looked at again one by one, up to this many
# lines and bytes, so that the cost of damage stays linear.
_LINES_AGAIN = 64
_BYTES_AGAIN = 1 << 20


def is_header(line: str) -> bool:
    """Whether `line` is the header of a table of articles: names alone, two of them known, one of them a text's."""
    separator = _separator_of(line)
    return separator is not None and all(_column(cell) for cell in line.split(separator)[1:])


def _separator_of(header: str) -> str | None:
    """What separates the columns of `header`, a dump's first line; None where it is none that names a text."""
    best, most = None, 1
    for mark in _SEPARATORS:
        names = [_column(cell) for cell in header.split(mark)]
        known = sum(name in _KNOWN for name in names)
        if known > most and not BODIES.isdisjoint(names):
            best, most = mark, known
    return best


def read_table(lines: io.BufferedIOBase, origin: str, limits: Limits) -> Iterator[Page | Gap]:
    """
    A page for each row below the header, in order; `origin` is "<path>:<row>", the header being row 1.

    Columns go by the names of a JSON Lines dump, or by common other ones. The separator is a comma, a semicolon or a
    tab. A row that cannot be read, or that has more or fewer cells than the header, is a gap with its number. The
    digest is that of the row's columns and cells as JSON. BrokenPage where the header names no text.
    """
    source = _Lines(lines, limits)
    header = source.next_text()
    separator = _separator_of(header)
    only = [_column(header)]
    if separator is None and BODIES.isdisjoint(only):
        raise BrokenPage(f"the header names no column with the text: one of {', '.join(sorted(BODIES))}")
    names = [_column(cell) for cell in header.split(separator)] if separator else only
    number = 1
    while not source.at_end():
        number += 1
        place = f"{origin}:{number}"
        try:
            cells = source.row(separator or ",")
        except CannotRead as error:
            yield Gap(None, place, "pages", error.reason, str(error))
            continue
        if cells:
            yield _page_or_gap(names, cells, place, limits)


def _column(cell: str) -> str:
    """The name of a column in small letters with low lines; "" where `cell` is none."""
    match = _COLUMN.fullmatch(cell)
    return re.sub(r"[ .-]", "_", match.group(1).lower()) if match else ""


def _page_or_gap(names: list[str], cells: list[str], place: str, limits: Limits) -> Page | Gap:
    url = None
    try:
        if len(cells) != len(names):
            raise BrokenPage(f"the row has {len(cells)} cells where the header has {len(names)}")
        fields: dict[str, str | list[str]] = {}
        for name, cell in zip(names, cells, strict=True):
            if cell.strip():
                fields.setdefault(name, cell)
        told = json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        url = field_words(fields, "url")
        for name in (*NAMES["keywords"], *NAMES["bylines"]):
            words = fields.get(name)
            if isinstance(words, str):
                fields[name] = _BETWEEN_WORDS.split(words)
        return page_of_fields(fields, "sha256:" + hashlib.sha256(told).hexdigest(), place, limits)
    except CannotRead as error:
        return Gap(url, place, "pages", error.reason, str(error))


class _Lines:
    """The lines of a table, put together to rows."""

    def __init__(self, lines: io.BufferedIOBase, limits: Limits) -> None:
        self._lines = lines
        self._limits = limits
        self._again: deque[bytes] = deque()
        self._taken: list[bytes] = []
        self._taken_bytes = 0
        self._ended = False
        self._broken: CannotRead | None = None

    def at_end(self) -> bool:
        """Whether no line is left; the lines that are wholly blank before the next row are passed over."""
        while not self._ended:
            if not self._again:
                try:
                    self._again.append(self._next_line())
                except CannotRead as error:  # told in place of the next row
                    self._broken, self._ended = error, False
                    return False
            if not self._again[0]:
                self._ended = True
            elif self._again[0].strip():
                return False
            else:
                self._again.popleft()
        return True

    def next_text(self) -> str:
        """The next line."""
        return next(iter(self), "")

    def row(self, separator: str) -> list[str]:
        """The cells of the next row. CannotRead for a broken one; the next row begins on the line behind its first."""
        if self._broken is not None:
            self._ended = True
            raise self._broken
        self._taken, self._taken_bytes = [], 0
        before = csv.field_size_limit(self._limits.line_bytes)
        try:
            return next(csv.reader(iter(self), delimiter=separator, strict=True))
        except csv.Error as error:
            lines = len(self._taken)
            if lines <= _LINES_AGAIN and self._taken_bytes <= _BYTES_AGAIN:
                self._again.extendleft(reversed(self._taken[1:]))
                self._ended = self._ended and lines == 1
                lines = 1
            over = f" ({lines} lines passed over)" if lines > 1 else ""
            raise BrokenPage(f"not CSV: {error}{over}") from error
        finally:
            csv.field_size_limit(before)

    def __iter__(self) -> Iterator[str]:
        """The lines from here on as text; TooLarge for a row of more bytes than a line may have."""
        while line := self._again.popleft() if self._again else self._next_line():
            self._taken.append(line)
            self._taken_bytes += len(line)
            if self._taken_bytes > self._limits.line_bytes:
                while line and not line.endswith(b"\n"):
                    line = self._next_line(1 << 20)
                raise TooLarge(f"a row of more than {self._limits.line_bytes} bytes")
            try:
                yield line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise BrokenPage(f"not UTF-8 at byte {error.start} of the line; save the table as UTF-8") from error
        self._ended = True

    def _next_line(self, most: int = 0) -> bytes:
        """The next line of the stream; where that breaks, nothing can be read behind it."""
        try:
            return self._lines.readline(most or self._limits.line_bytes + 1)
        except CannotRead:
            self._ended = True
            raise
