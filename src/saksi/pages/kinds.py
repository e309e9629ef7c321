"""What kind of input some bytes are, by the name of their file and by how they begin."""

from __future__ import annotations

import re
from pathlib import PurePath

from saksi.pages.tables import is_header

__all__ = ["ASSETS", "charset_of", "kind_of", "media_type_of"]

_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".txt": "text",
    ".text": "text",
    ".jsonl": "dump",
    ".ndjson": "dump",
    ".csv": "table",
    ".tsv": "table",
    ".mhtml": "saved",
    ".mht": "saved",
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
# A saved page is a mail message: header fields, one of which says that it has parts or that it is HTML.
_MIME = re.compile(
    rb"(?:From|Subject|Date|MIME-Version|Content-Type|Snapshot-Content-Location|X-[\w-]{1,40}):[ \t]", re.I
)
_PARTS = re.compile(rb"^Content-Type:[ \t\r\n]{0,9}(?:multipart/related|text/html)\b", re.I | re.M)
_OTHER_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{1,40})", re.IGNORECASE)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def kind_of(name: str, head: bytes) -> str | None:
    """
    "warc", "dump", "table", "saved" (MHTML), "feed", "html", "text" or "gzip"; None where no reader knows these bytes.

    `head` is the first kilobytes of what is found; `name` may be empty.
    """
    if head and name.lower().endswith(_PACKED_RECORDS):
        return "warc"
    if head[:2] == b"\x1f\x8b":
        return "gzip"
    by_name = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if by_name in ("dump", "table", "saved", "warc") and head:
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
    if _MIME.match(begun) and _PARTS.search(head):
        return "saved"
    if is_header(begun.partition(b"\n")[0][:1000].decode("utf-8", "replace")):
        return "table"
    if head[:2] in _MARKS or head[:3] in _MARKS:
        return "html" if b"<" in head[:40] else "text"
    if _HTML.search(head[:4096]):
        return "html"
    return None if _OTHER_CONTROL.search(head) else "text"


def media_type_of(content_type: str, body: bytes) -> str | None:
    """
    "text/html" or "text/plain" as a Content-Type says, or as the bytes look where it says nothing of use.

    None where it is neither.
    """
    stated = content_type.partition(";")[0].strip().lower()
    if stated in _PAGES:
        return "text/html"
    if stated == "text/plain":
        return "text/html" if kind_of("", body[:4096]) == "html" and b"<html" in body[:4096].lower() else "text/plain"
    if stated in ("", "application/octet-stream", "unknown", "text/*") and kind_of("", body[:4096]) == "html":
        return "text/html"
    return None


def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type names, in small letters."""
    match = _CHARSET.search(content_type)
    return match.group(1).lower() if match else None
