"""A page to an article: its one text, its furniture, its metadata."""

from __future__ import annotations

from saksi.contract import content_id
from saksi.limits import Limits
from saksi.records import Article, Page

__all__ = ["read_article"]


def read_article(page: Page, *, limits: Limits = Limits()) -> Article:
    """The article that `page` holds."""
    body = page.body.decode()
    k = page.known
    text = f"{k.title}\n\n{body}" if k.title else body
    return Article(
        content_id("article", page.url, page.digest),
        page.url,
        None,
        k.outlet,
        k.title,
        text,
        k.published,
        None,
        k.language,
        None,
        (),
        None,
        (),
        (),
        (),
        None,
        (),
        (),
        (),
        False,
        (),
        {},
        page.origin,
        None,
        page.digest,
        len(text) - len(body),
    )
