"""A page that a browser saved with all its parts in one file (MHTML, RFC 2557): the page itself, without the parts."""

from __future__ import annotations

import binascii
import hashlib
import quopri
from collections.abc import Iterator
from datetime import UTC
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from saksi.errors import BrokenPage, NoArticle, TooDeep, TooLarge
from saksi.limits import Limits
from saksi.records import Page

__all__ = ["read_saved_page"]

_HEADER_BYTES = 1 << 16
# Browsers nest parts two deep: related, and in it alternative.
_DEEPEST = 4
# A page with all its pictures has some hundred parts.
_MOST_PARTS = 5_000
_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read_saved_page(content: bytes, origin: str, limits: Limits) -> Page:
    """
    The page of an MHTML file: the part that its header calls the start or whose address it was saved from, else the
    first one with HTML.

    `url` is the address that the page was saved from, `fetched` when. NoArticle where no part is HTML, BrokenPage
    where the file ends inside the page, TooDeep and TooLarge for parts without measure.
    """
    header, at = _header(content, 0, len(content))
    address = _field(header, "Snapshot-Content-Location") or _field(header, "Content-Location")
    start = _field(header, "start", of="content-type")
    found: tuple[Message, bytes] | None = None
    for part, body in _leaves(header, content, (at, len(content)), _DEEPEST):
        if part.get_content_type() not in _HTML:
            continue
        if found is None:
            found = part, body
        here = _field(part, "Content-Location")
        if (start and _field(part, "Content-ID") == start) or (not start and address and here == address):
            found = part, body
            break
    if found is None:
        raise NoArticle("none of its parts is HTML")
    part, body = found
    page = _unpacked(part, body)
    if len(page) > limits.page_bytes:
        raise TooLarge(f"{len(page)} bytes, more than {limits.page_bytes}")
    if not page.strip():
        raise BrokenPage("the page in it is empty")
    own = _field(part, "Content-Location")
    urls = [url for url in (address, own) if url and url.lower().startswith(("http://", "https://"))]
    charset = _field(part, "charset", of="content-type")
    return Page(
        url=urls[0] if urls else origin,
        body=page,
        media_type="text/html",
        fetched=_moment(_field(header, "Date")),
        origin=origin,
        digest="sha256:" + hashlib.sha256(page).hexdigest(),
        charset=charset.lower() if charset else None,
    )


def _leaves(header: Message, content: bytes, where: tuple[int, int], depth: int) -> Iterator[tuple[Message, bytes]]:
    """The parts that have no parts of their own, each with its header; `where` is the place of the body."""
    if header.get_content_maintype() != "multipart":
        yield header, content[where[0] : where[1]]
        return
    boundary = _field(header, "boundary", of="content-type")
    if not boundary:
        raise BrokenPage("its header does not say what stands between its parts")
    if not depth:
        raise TooDeep(f"parts in one another more than {_DEEPEST} deep")
    for begin, end in _parts(content, where, b"--" + boundary.encode("ascii", "replace")):
        inner, at = _header(content, begin, end)
        yield from _leaves(inner, content, (at, end), depth - 1)


def _parts(content: bytes, where: tuple[int, int], mark: bytes) -> Iterator[tuple[int, int]]:
    """Where each part stands; BrokenPage where the last has no end."""
    number, begin = 0, None
    at, stop = where
    while (found := content.find(mark, at, stop)) >= 0:
        at = found + len(mark)
        line_end = content.find(b"\n", at, min(at + 200, stop))
        line = content[at : line_end if line_end >= 0 else min(at + 200, stop)].strip()
        if (found and content[found - 1] != 10) or line not in (b"", b"--"):
            continue  # these characters inside a part, or the mark of a longer boundary
        if begin is not None:
            yield begin, found - (2 if content[found - 2 : found] == b"\r\n" else 1)
        if line == b"--":
            return
        number += 1
        if number > _MOST_PARTS:
            raise TooLarge(f"more than {_MOST_PARTS} parts")
        begin = at = line_end + 1 if line_end >= 0 else stop
    raise BrokenPage("the file ends inside one of its parts" if begin is not None else "no part begins in it")


def _header(content: bytes, begin: int, end: int) -> tuple[Message, int]:
    """The header that begins there, and where the body behind it does."""
    top = min(end, begin + _HEADER_BYTES)
    ends = [
        at + len(mark)
        for mark in (b"\r\n\r\n", b"\n\n")
        if (at := content.find(mark, max(0, begin - len(mark) // 2), top)) >= 0
    ]
    if not ends:
        raise BrokenPage("no end of a part's header")
    stop = min(ends)
    try:
        return BytesHeaderParser().parsebytes(content[begin:stop]), stop
    except (MessageError, ValueError) as error:
        raise BrokenPage(f"a part's header is damaged: {error}") from error


def _field(header: Message, name: str, *, of: str | None = None) -> str | None:
    """The words of a field, or of a parameter of the field `of`; None where there are none."""
    try:
        value = header.get_param(name, header=of) if of else header.get(name)
    except (ValueError, LookupError):  # parameters in a charset that is none
        return None
    if isinstance(value, tuple):  # a parameter that states its charset (RFC 2231)
        value = value[2]
    words = str(value or "").strip()
    return ("".join(words.split()) if name.endswith("Location") else words) or None


def _unpacked(part: Message, body: bytes) -> bytes:
    coding = (_field(part, "Content-Transfer-Encoding") or "8bit").lower()
    if coding == "quoted-printable":
        return quopri.decodestring(body)
    if coding == "base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error as error:
            raise BrokenPage(f"the packed bytes are damaged: {error}") from error
    if coding not in ("7bit", "8bit", "binary"):
        raise BrokenPage(f"packed as {coding[:40]!r}, which no reader here knows")
    return body


def _moment(date: str | None) -> str | None:
    """A mail's date as a WARC writes it; None where it is none."""
    try:
        moment = parsedate_to_datetime(date) if date else None
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
