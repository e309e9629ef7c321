"""A page to an article: its one text, its furniture, its metadata."""

from __future__ import annotations

from saksi.articles.reading import label_blocks, read_article
from saksi.articles.sites import Sites

__all__ = ["Sites", "label_blocks", "read_article"]
