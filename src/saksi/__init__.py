"""
Saksi reads news pages and keeps the record of what they say. This is its public face, and nothing else.

    for page in saksi.open_pages("pages.warc.gz"):      # a Gap stands where a page could not be opened
        ...
    reading = saksi.read("page.html")                    # one page, one Reading
    saksi.build("pages/", "berita.saksi")                # many pages, one archive
    saksi.Archive("berita.saksi").speakers(limit=10)     # what it holds: who said most

The names are fetched from their rooms at first use: `import saksi` alone reads no word list and no model.
"""

import typing as _typing

if _typing.TYPE_CHECKING:
    from saksi.archive import Archive
    from saksi.errors import SaksiError
    from saksi.pages import open_pages
    from saksi.pipeline import read
    from saksi.records import Reading, Span
    from saksi.workers import build

__version__ = "0.1.0"

__all__ = ["open_pages", "read", "build", "Archive", "Reading", "Span", "SaksiError"]

_ROOMS = {
    "open_pages": "saksi.pages",
    "read": "saksi.pipeline",
    "build": "saksi.workers",
    "Archive": "saksi.archive",
    "Reading": "saksi.records",
    "Span": "saksi.records",
    "SaksiError": "saksi.errors",
}


if not _typing.TYPE_CHECKING:  # a type checker knows the names above, and that there are no others

    def __getattr__(name: str) -> object:
        if name not in _ROOMS:
            raise AttributeError(f"module 'saksi' has no attribute {name!r}")
        import importlib

        value = globals()[name] = getattr(importlib.import_module(_ROOMS[name]), name)
        return value


def __dir__() -> list[str]:
    return sorted([*__all__, *(name for name in globals() if name.startswith("__"))])
