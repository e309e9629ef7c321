"""The fields of an article in a dump, whatever its columns are called, to a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from saksi.errors import BrokenPage, TooLarge
from saksi.limits import Limits
from saksi.records import Known, Page

__all__ = ["BODIES", "NAMES", "field_words", "page_of_fields"]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Our name of a field first, then what others call it: news-please, Common Crawl tables, Kaggle's news sets.
NAMES: dict[str, tuple[str, ...]] = {
    "url": ("url", "link", "address", "source_url"),
    "outlet": ("outlet", "source", "publisher", "publication", "source_domain"),
    "title": ("title", "headline", "judul"),
    "text": ("text", "content", "maintext", "article", "body", "isi"),
    "html": ("html", "raw_html"),
    "published": ("published", "date", "date_publish", "published_at", "publish_date", "pubdate", "tanggal"),
    "modified": ("modified", "date_modify", "updated", "updated_at"),
    "fetched": ("fetched", "date_download", "fetched_at"),
    "language": ("language", "lang"),
    "section": ("section", "category"),
    "keywords": ("keywords", "tags"),
    "bylines": ("bylines", "authors", "author", "byline"),
}
BODIES = frozenset([*NAMES["text"], *NAMES["html"]])


def page_of_fields(fields: Mapping[str, Any], digest: str, place: str, limits: Limits) -> Page:
    """
    The page of one article: its `text` unchanged, or its `html` where there is no text.

    Each field goes by our name or by a common other one. BrokenPage where there is neither text nor html, TooLarge
    where it is more than a page may have.
    """
    text, html = field_words(fields, "text", strip=False), field_words(fields, "html", strip=False)
    if text is None and html is None:
        raise BrokenPage("neither text nor html")
    body = (text if text is not None else html or "").encode("utf-8")
    if len(body) > limits.page_bytes:
        raise TooLarge(f"{len(body)} bytes, more than {limits.page_bytes}")
    known = Known(
        outlet=field_words(fields, "outlet"),
        title=field_words(fields, "title"),
        published=field_words(fields, "published"),
        modified=field_words(fields, "modified"),
        language=field_words(fields, "language"),
        section=field_words(fields, "section"),
        keywords=_list(fields, "keywords"),
        bylines=_list(fields, "bylines"),
    )
    return Page(
        url=field_words(fields, "url") or place,
        body=body,
        media_type="text/plain" if text is not None else "text/html",
        fetched=field_words(fields, "fetched"),
        origin=place,
        digest=digest,
        charset="utf-8",
        known=known,
    )


def field_words(fields: Mapping[str, Any], name: str, *, strip: bool = True) -> str | None:
    """The words of the field that goes by `name` or one of its other names; None where there are none."""
    for called in NAMES[name]:
        value = fields.get(called)
        if isinstance(value, str):
            value = _LONE_SURROGATE.sub("\ufffd", value)
            if not strip or value.strip():
                return value.strip() if strip else value
    return None


def _list(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    for called in NAMES[name]:
        value = fields.get(called)
        items = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        cleaned = (_LONE_SURROGATE.sub("\ufffd", item).strip() for item in items if isinstance(item, str))
        if found := tuple(dict.fromkeys(item for item in cleaned if item)):
            return found
    return ()
