"""JSON Lines to pages: one article a line, with any of url, outlet, title, text, html, published, language."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from typing import Any

from saksi.errors import BrokenPage, CannotRead, TooDeep, TooLarge
from saksi.limits import Limits
from saksi.pages.fields import field_words, page_of_fields
from saksi.records import Gap, Page

__all__ = ["read_dump"]


def read_dump(lines: io.BufferedIOBase, origin: str, limits: Limits) -> Iterator[Page | Gap]:
    """
    A page for each line, in order; blank lines are passed over and a broken line is a gap with its number.

    `text` is the page's body, unchanged (a lone surrogate, which no file can hold, becomes U+FFFD: as long as it was);
    `html` is read where there is no text.
    """
    number = 0
    while True:
        number += 1
        place = f"{origin}:{number}"
        try:
            line = lines.readline(limits.line_bytes + 1)
        except CannotRead as error:  # the packed stream ended or broke: nothing can be read behind it
            yield Gap(None, place, "pages", error.reason, str(error))
            return
        if not line:
            return
        if len(line) > limits.line_bytes:
            yield Gap(None, place, "pages", TooLarge.reason, f"a line of more than {limits.line_bytes} bytes")
            if not _skip_line(lines, line):
                return
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        yield _page_or_gap(line, place, limits)


def _skip_line(lines: io.BufferedIOBase, begun: bytes) -> bool:
    """Read on to the end of the line that has `begun`; False where the stream breaks."""
    try:
        while begun and not begun.endswith(b"\n"):
            begun = lines.readline(1 << 20)
    except CannotRead:
        return False
    return True


def _page_or_gap(line: bytes, place: str, limits: Limits) -> Page | Gap:
    url = None
    try:
        fields = _fields(line)
        url = field_words(fields, "url")
        digest = "sha256:" + hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()
        return page_of_fields(fields, digest, place, limits)
    except CannotRead as error:
        return Gap(url, place, "pages", error.reason, str(error))


def _fields(line: bytes) -> dict[str, Any]:  # JSON has no narrower type
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BrokenPage(f"not UTF-8 at byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise BrokenPage(f"not JSON: {error.msg} at character {error.pos} of the line") from error
    except RecursionError as error:
        raise TooDeep("JSON nested too deep") from error
    if not isinstance(fields, dict):
        raise BrokenPage("the line is not a JSON object; write one article a line")
    return fields
