"""RSS and Atom to pages, one for each item. Never fetches anything."""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from saksi.errors import BrokenPage, TooLarge
from saksi.limits import Limits
from saksi.records import Gap, Known, Page

__all__ = ["read_feed"]

# A feed lists some ten to some hundred items; feedparser reads some hundred a second, so this many end in seconds.
_MOST_ITEMS = 1_000
_ITEM = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")


def read_feed(body: bytes, origin: str, limits: Limits) -> Iterator[Page | Gap]:
    """
    A page for each item of a feed, in its order: the item's full content where it has one, else its description.

    Items beyond the first 1,000 are one gap. BrokenPage for a feed that declares entities of its own (those are bombs
    or file reads) or that holds no item.
    """
    if _ENTITY.search(body):
        raise BrokenPage("the feed declares entities of its own, which are not read")
    starts = [match.start() for match in _ITEM.finditer(body)]
    whole = body if len(starts) <= _MOST_ITEMS else body[: starts[_MOST_ITEMS]]
    feed: Any = feedparser.parse(io.BytesIO(whole))  # feedparser is not typed
    if not feed.entries:
        raise BrokenPage("a feed without a readable item")
    outlet = _words(feed.feed, "title")
    for number, item in enumerate(feed.entries, 1):
        yield _page(item, outlet, f"{origin}:{number}")
    if len(starts) > _MOST_ITEMS:
        detail = f"{len(starts)} items; those after the first {_MOST_ITEMS} were not read"
        yield Gap(None, origin, "pages", TooLarge.reason, detail)


def _page(item: Any, outlet: str | None, origin: str) -> Page | Gap:
    words = _content(item)
    url = _words(item, "link") or origin
    title = _words(item, "title")
    if not words.strip():
        return Gap(url, origin, "pages", "no-article", "the item has neither content nor description")
    body = words.encode("utf-8", "replace")
    source = item.get("source") or {}
    known = Known(
        outlet=_words(source, "title") or outlet,
        title=html.unescape(_TAG.sub("", title)) if title else None,
        published=_words(item, "published"),
        modified=_words(item, "updated"),
        keywords=tuple(dict.fromkeys(tag["term"] for tag in item.get("tags", ()) if tag.get("term"))),
        bylines=tuple(dict.fromkeys(who["name"] for who in item.get("authors", ()) if who.get("name"))),
    )
    return Page(
        url,
        body,
        "text/html" if _TAG.search(words) else "text/plain",
        None,
        origin,
        "sha256:" + hashlib.sha256(body).hexdigest(),
        "utf-8",
        known,
    )


def _content(item: Any) -> str:
    pieces = [piece.get("value", "") for piece in item.get("content", ())]
    longest: str = max([*pieces, item.get("summary", "")], key=len)
    return longest


def _words(table: Any, key: str) -> str | None:
    # Asked first: `get` of a missing "updated" would hand over the date of publication.
    value = table.get(key) if key in table else None
    return value.strip() or None if isinstance(value, str) else None
