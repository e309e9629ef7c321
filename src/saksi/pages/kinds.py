"""What kind of input some bytes are, by the name of their file and by how they begin."""

from __future__ import annotations

import re
from pathlib import PurePath

__all__ = ["ASSETS", "kind_of"]

_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".txt": "text",
    ".text": "text",
    ".jsonl": "dump",
    ".ndjson": "dump",
    ".warc": "warc",
    ".wet": "warc",
}
# What a browser saves beside a page: in a folder these are counted and said, not set aside one by one.
ASSETS = frozenset(
    [
        ".avif",
        ".bmp",
        ".css",
        ".eot",
        ".gif",
        ".ico",
        ".jpeg",
        ".jpg",
        ".js",
        ".json",
        ".map",
        ".mjs",
        ".mp3",
        ".mp4",
        ".ogg",
        ".otf",
        ".png",
        ".svg",
        ".ttf",
        ".webm",
        ".webp",
        ".woff",
        ".woff2",
    ]
)
# Known by their names, so that damage to their first bytes does not hide the records behind it.
_PACKED_RECORDS = (".warc.gz", ".wet.gz", ".warc.wet.gz")
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title|script|table|!--)[\s>/-]", re.I)
_OTHER_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def kind_of(name: str, head: bytes) -> str | None:
    """
    "warc", "dump", "feed", "html", "text" or "gzip"; None where no reader knows these bytes.

    `head` is the first kilobytes of what is found; `name` may be empty.
    """
    if head and name.lower().endswith(_PACKED_RECORDS):
        return "warc"
    if head[:2] == b"\x1f\x8b":
        return "gzip"
    by_name = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if by_name in ("dump", "warc") and head:
        return by_name
    begun = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begun[:5] == b"WARC/":
        return "warc"
    if _FEED.search(head[:4096]) and not begun[:9].lower().startswith((b"<!doctype", b"<html")):
        return "feed"
    if by_name:
        return by_name
    if begun[:1] == b"{":
        return "dump"
    if head[:2] in _MARKS or head[:3] in _MARKS:
        return "html" if b"<" in head[:40] else "text"
    if _HTML.search(head[:4096]):
        return "html"
    return None if _OTHER_CONTROL.search(head) else "text"
