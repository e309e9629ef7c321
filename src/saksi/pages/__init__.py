"""A place to pages: files, folders, WARC, feeds, dumps; addresses where that is asked for."""

from __future__ import annotations

from saksi.pages.fetch import Fetch, Validators, addresses_in
from saksi.pages.files import open_pages, opens_again

__all__ = ["Fetch", "Validators", "addresses_in", "open_pages", "opens_again"]
