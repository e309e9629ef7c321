"""A reading as HTML for notebooks."""

from __future__ import annotations

from html import escape

from saksi.records import Reading

__all__ = ["reading_html"]


def reading_html(reading: Reading) -> str:
    """The headline of `reading`; every word of the page escaped."""
    return escape(reading.article.title or "" if reading.article else "")
