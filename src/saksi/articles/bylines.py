"""Names of people out of bylines: not the publisher, not an address, not a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from saksi.articles.headline import folded
from saksi.languages import LANGUAGES, word_set

__all__ = ["clean_names"]

_BY = re.compile(
    r"^(?:by|von|par|por|da|di|door|av|af|autor|author|oleh|penulis|reporter|text|foto)\b\s?:?\s{1,3}", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*[,;|•/]\s+|\s*[;|•]\s*|\s+(?:and|dan|und|et|y|e|og|och|en|&|i)\s+")
_MAIL = re.compile(r"\s*<?\S{1,64}@\S{1,64}>?")
_LONGEST = 80


@cache
def _no_names() -> frozenset[str]:
    return frozenset().union(*(word_set(language.lexicon("furniture"), "no_names") for language in LANGUAGES.values()))


def clean_names(printed: Iterable[str], outlet: str | None, url: str) -> tuple[str, ...]:
    """The people named in `printed`, in order, each once; () where only the outlet, addresses or desks stand there."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if "://" in url else ""
    sites = {folded(name) for name in (outlet or "", host, host.partition(".")[0]) if name}
    out: dict[str, str] = {}
    for line in printed:
        if line.startswith(("http://", "https://", "/", "@")):
            continue
        for name in _SPLIT.split(_MAIL.sub("", line[:400]).strip()):
            name = _BY.sub("", name.strip(" .:-–—\n\t")).strip()
            words = folded(name)
            if not words or len(name) > _LONGEST or words in sites or words in _no_names() or words.isdigit():
                continue
            out.setdefault(words, name)
    return tuple(out.values())
