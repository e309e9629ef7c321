"""A place to pages: files, folders, WARC, feeds, dumps."""

from __future__ import annotations

from saksi.pages.files import open_pages

__all__ = ["open_pages"]
