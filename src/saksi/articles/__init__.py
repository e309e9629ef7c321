"""A page to an article: its one text, its furniture, its metadata."""

from __future__ import annotations

from saksi.articles.reading import label_blocks, read_article

__all__ = ["label_blocks", "read_article"]
