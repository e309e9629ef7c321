"""A place to pages: files, folders, WARC, feeds, dumps."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from saksi.limits import Limits
from saksi.records import Gap, Page

__all__ = ["open_pages"]


def open_pages(
    where: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], *, limits: Limits = Limits()
) -> Iterator[Page | Gap]:
    """The pages found at `where`, in input order."""
    import hashlib
    import json

    from saksi.records import Known

    for place in [where] if isinstance(where, str | os.PathLike) else where:
        for n, line in enumerate(open(place, "rb"), 1):
            d = json.loads(line)
            known = Known(
                outlet=d.get("outlet"), title=d.get("title"), published=d.get("published"), language=d.get("language")
            )
            yield Page(
                d.get("url") or "",
                d["text"].encode(),
                "text/plain",
                None,
                f"{place}:{n}",
                "sha256:" + hashlib.sha256(line).hexdigest(),
                "utf-8",
                known,
            )
