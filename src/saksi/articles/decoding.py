"""A page's bytes to characters, as browsers do it."""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import map_encoding_to_html5

from saksi.articles.charsets import guessed
from saksi.records import Page

__all__ = ["decoded"]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# The HTML standard looks through the first 1,024 bytes; pages with long heads keep their <meta> later.
_PRESCAN = 8192
_META = re.compile(rb"<meta[^<>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,99}<\?xml[^<>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{1,40})", re.IGNORECASE)


def decoded(page: Page) -> tuple[str, str]:
    """
    The characters of `page`, and by which encoding: byte order mark, then header, then meta, then what it looks like.

    Bytes that do not fit become U+FFFD. The byte order mark is not part of the text.
    """
    body = page.body
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    for stated in (page.charset, _stated(body) if page.media_type == "text/html" else None):
        codec = _python_name(stated)
        if codec:
            return body.decode(codec, "replace"), codec
    codec = _python_name(guessed(body)) or "windows-1252"
    return body.decode(codec, "replace"), codec


def _stated(body: bytes) -> str | None:
    head = body[:_PRESCAN]
    found = _META.search(head) or _XML.match(head)
    if found is None:
        return None
    name = found.group(1).decode("ascii", "replace").lower()
    # The standard: a page that could be read up to its <meta> is not UTF-16, whatever that says.
    return "utf-8" if name.startswith("utf-16") else name


def _python_name(label: str | None) -> str | None:
    """The codec for an encoding label, with the web's reading of it (latin-1 is windows-1252); None if unknown."""
    if not label:
        return None
    try:
        return codecs.lookup(map_encoding_to_html5(label, False) or label).name
    except (LookupError, ValueError):
        return None
