"""One spelling for a name, however it is printed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["name_key"]

_MARKS = str.maketrans(
    {"‘": "", "ʻ": "", "ʿ": "", "ʾ": "", "ʼ": "", "`": "", "’": "", "'": "", ".": "", "-": " ", "–": " ", "—": " "}
    | {"ø": "o", "ł": "l", "ı": "i", "đ": "d"}
)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """`name` casefolded, without accents, apostrophes and full stops, hyphens as blanks, "saint" as "st"."""
    folded = name.casefold()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    words = folded.translate(_MARKS).split()
    return " ".join("st" if word == "saint" else word for word in words)
