"""JSON Lines to pages: one article a line, with any of url, outlet, title, text, html, published, language."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from saksi.errors import BrokenPage, CannotRead, TooDeep, TooLarge
from saksi.limits import Limits
from saksi.records import Gap, Known, Page

__all__ = ["read_dump"]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


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
            if not _skip_line(lines, limits):
                return
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        yield _page_or_gap(line, place, limits)


def _skip_line(lines: io.BufferedIOBase, limits: Limits) -> bool:
    """Read on to the line's end; False where the stream breaks."""
    try:
        while rest := lines.readline(1 << 20):
            if rest.endswith(b"\n"):
                break
    except CannotRead:
        return False
    return True


def _page_or_gap(line: bytes, place: str, limits: Limits) -> Page | Gap:
    url = None
    try:
        fields = _fields(line)
        url = _words(fields, "url")
        return _page(fields, line, place, limits)
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


def _page(fields: dict[str, Any], line: bytes, place: str, limits: Limits) -> Page:
    text, html = _words(fields, "text", strip=False), _words(fields, "html", strip=False)
    if text is None and html is None:
        raise BrokenPage("neither text nor html in the line")
    body = (text if text is not None else html or "").encode("utf-8")
    if len(body) > limits.page_bytes:
        raise TooLarge(f"{len(body)} bytes, more than {limits.page_bytes}")
    known = Known(
        outlet=_words(fields, "outlet"),
        title=_words(fields, "title"),
        published=_words(fields, "published"),
        modified=_words(fields, "modified"),
        language=_words(fields, "language"),
        section=_words(fields, "section"),
        keywords=_list(fields, "keywords"),
        bylines=_list(fields, "bylines") or _list(fields, "authors") or _list(fields, "author"),
    )
    return Page(
        url=_words(fields, "url") or place,
        body=body,
        media_type="text/plain" if text is not None else "text/html",
        fetched=_words(fields, "fetched"),
        origin=place,
        digest="sha256:" + hashlib.sha256(line.rstrip(b"\r\n")).hexdigest(),
        charset="utf-8",
        known=known,
    )


def _words(fields: dict[str, Any], name: str, *, strip: bool = True) -> str | None:
    value = fields.get(name)
    if not isinstance(value, str):
        return None
    value = _LONE_SURROGATE.sub("\ufffd", value)
    return (value.strip() or None) if strip else value


def _list(fields: dict[str, Any], name: str) -> tuple[str, ...]:
    value = fields.get(name)
    items = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    cleaned = (_LONE_SURROGATE.sub("\ufffd", item).strip() for item in items if isinstance(item, str))
    return tuple(dict.fromkeys(item for item in cleaned if item))
