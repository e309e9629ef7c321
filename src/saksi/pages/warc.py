"""WARC files to pages: responses, resources and conversions that hold HTML or plain text."""

from __future__ import annotations

import hashlib
import logging
import re
from base64 import b32encode
from collections import Counter
from collections.abc import Iterator
from typing import IO

from saksi.errors import BrokenPage, CannotRead, TooLarge
from saksi.limits import Limits
from saksi.pages.kinds import charset_of, media_type_of
from saksi.pages.records import Damage, Record, records_in
from saksi.pages.unpacking import inflate
from saksi.records import Gap, Page

__all__ = ["read_warc"]

log = logging.getLogger("saksi")

_WANTED = frozenset({"response", "resource", "conversion"})
_KNOWN = _WANTED | {"warcinfo", "request", "metadata", "revisit", "continuation"}
_HTTP_END = re.compile(rb"\r?\n\r?\n")
_HTTP_FIELD = re.compile(rb"^([!-9;-~]{1,100}):[ \t]*([^\r\n]*)", re.MULTILINE)
_STATUS = re.compile(rb"HTTP/[\d.]{1,5}\s+(\d{3})")
_CHUNK = re.compile(rb"[ \t\r\n]{0,4}([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


def read_warc(
    file: IO[bytes], origin: str, limits: Limits, passed_over: Counter[str] | None = None
) -> Iterator[Page | Gap]:
    """
    A page for each record with HTML or plain text, in file order; `origin` is "<path>@<byte offset>" of the record.

    Damaged, cut and oversized records are gaps at their offset. Records that are no page (requests, revisits, images,
    answers other than 2xx) are counted in `passed_over`, and the log says how many.
    """
    passed: Counter[str] = Counter()
    for found in records_in(file, _WANTED, limits):
        place = f"{origin}@{found.place}"
        if isinstance(found, Damage):
            yield Gap(found.url, place, "pages", found.error.reason, str(found.error))
            continue
        try:
            page = _page(found, place, limits)
        except CannotRead as error:
            yield Gap(_url(found), place, "pages", error.reason, str(error))
            continue
        if isinstance(page, str):
            passed[page] += 1
        else:
            yield page
    if passed_over is not None:
        passed_over.update(passed)
    if passed:
        told = ", ".join(f"{count} {what}" for what, count in sorted(passed.items()))
        log.info("%s: records that are no page: %s", origin, told)


def _url(record: Record) -> str | None:
    return record.fields.get("warc-target-uri", "").strip("<> ") or None


def _page(record: Record, place: str, limits: Limits) -> Page | str:
    """The page of a record, or in a word why it holds none."""
    kind = record.fields["warc-type"].lower()
    if kind not in _KNOWN:
        raise BrokenPage(f"a record of the unknown type {kind[:40]!r}")
    if kind not in _WANTED or (_url(record) or "").startswith("metadata:"):  # wget keeps its log as a resource
        return kind if kind not in _WANTED else "metadata"
    if not _digest_holds(record.fields.get("warc-block-digest", ""), record.block):
        raise BrokenPage("the record's bytes are not those that its block digest was made of")
    if not record.proven and not _payload_holds(record, limits):
        raise BrokenPage("the page's bytes are not those that its payload digest was made of")
    body, content_type = record.block, record.fields.get("content-type", "")
    if content_type.lower().startswith("application/http") or (kind == "response" and body[:5] == b"HTTP/"):
        answer = _http_body(body, limits)
        if isinstance(answer, str):
            return answer
        body, content_type = answer
    media_type = media_type_of(content_type, body)
    if media_type is None:
        return "not HTML or text"
    if not body.strip():
        return "empty"
    if len(body) > limits.page_bytes:
        raise TooLarge(f"{len(body)} bytes, more than {limits.page_bytes}")
    return Page(
        url=_url(record) or place,
        body=body,
        media_type=media_type,
        fetched=record.fields.get("warc-date"),
        origin=place,
        digest="sha256:" + hashlib.sha256(body).hexdigest(),
        charset=charset_of(content_type) or ("utf-8" if kind == "conversion" else None),
    )


def _digest_holds(stated: str, block: bytes) -> bool:
    """Whether a block has the digest it states ("sha1:" and base 32 or base 16); one that cannot be told holds."""
    name, _, value = stated.strip().partition(":")
    if name.lower() not in ("sha1", "sha256", "md5") or not value:
        return True
    made = hashlib.new(name.lower(), block, usedforsecurity=False)
    return value.upper().rstrip("=") in (b32encode(made.digest()).decode().rstrip("="), made.hexdigest().upper())


def _payload_holds(record: Record, limits: Limits) -> bool:
    """
    Whether the page has the digest its record states for it; one that cannot be told holds.

    Crawlers make it of the answer's body as it came, without its chunk marks, or unpacked: any of these will do.
    """
    stated = record.fields.get("warc-payload-digest", "")
    if not stated or record.fields.get("warc-block-digest") or _digest_holds(stated, record.block):
        return True
    end = _HTTP_END.search(record.block, 0, 1 << 18)
    body = record.block[end.end() :] if end else b""
    if _digest_holds(stated, body):
        return True
    try:
        answer = _http_body(record.block, limits)
        return isinstance(answer, str) or _digest_holds(stated, _unchunked(body)) or _digest_holds(stated, answer[0])
    except CannotRead:
        return True  # what is wrong with it will be said


def _http_body(block: bytes, limits: Limits) -> tuple[bytes, str] | str:
    end = _HTTP_END.search(block, 0, 1 << 18)
    if end is None:
        raise BrokenPage("no end of the HTTP header")
    head, body = block[: end.start()], block[end.end() :]
    fields = {
        name.decode("ascii").lower(): value.decode("latin-1").strip() for name, value in _HTTP_FIELD.findall(head)
    }
    status = _STATUS.match(head)
    if status and status.group(1)[:1] != b"2":
        return "other than 2xx"
    content_type = fields.get("content-type", "")
    if content_type and media_type_of(content_type, b"<html") is None:
        return "not HTML or text"  # before unpacking: an image need not be
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    return inflate(body, fields.get("content-encoding", ""), limits), content_type


def _unchunked(body: bytes) -> bytes:
    """The body without its chunk marks; as it is where it has none although the header says so. BrokenPage if cut."""
    if _CHUNK.match(body) is None:
        return body
    out, at = bytearray(), 0
    while at < len(body):
        mark = _CHUNK.match(body, at)
        if mark is None:
            raise BrokenPage(f"a wrong chunk mark at byte {at} of the page")
        length = int(mark.group(1), 16)
        if length == 0:
            return bytes(out)
        if mark.end() + length > len(body):
            raise BrokenPage("the page ends inside a chunk")
        out += body[mark.end() : mark.end() + length]
        at = mark.end() + length
    raise BrokenPage("the page ends before its last chunk")
