"""What a line of text says of a picture: its caption, who took it."""

from __future__ import annotations

import re
from functools import cache

from saksi.languages import LANGUAGES, word_set
from saksi.records import Caption

__all__ = ["photo_caption", "photo_label"]

_LONGEST = 350
# A credit alone is no longer; a longer line behind "Foto:" tells what is to be seen.
_CREDIT = 70
_PARTS = re.compile(r"/|,?\svia\s", re.IGNORECASE)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset().union(*(word_set(language.lexicon("furniture"), name) for language in LANGUAGES.values()))


def _any_of(name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_list(name), key=lambda word: (-len(word), word)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    photo, agency = _any_of("photo"), _any_of("photo_agencies")
    name = r"[^()\[\]\n/.,]{2,40}(?:\.[^()\[\]\n/., ]{0,20}){0,2}"
    # "REUTERS/Name", "ANTARA FOTO/Name/wsj", "Name/AFP", "Name/AFP/Getty Images", "Name via AP"
    told = rf"(?:(?:{agency})(?:\s?/\s?{name}){{1,3}}|{name}\s?(?:/|,?\svia\s)\s?(?:{agency})(?:\s?/\s?{name})?)\.?"
    return {
        "credit": re.compile(rf"[(\[]?(?:(?:{photo})(?: oleh| by)?\s?[:：/]\s?)?{told}[)\]]?\.?", re.IGNORECASE),
        "named": re.compile(
            rf"[(\[]?(?:{photo})(?: oleh| by)?\s?[:：]\s?(?P<who>[^\n]{{2,{_LONGEST}}})", re.IGNORECASE
        ),
        "opening": re.compile(
            rf"(?:{_any_of('caption_starts')})\s?[:,]|(?:{_any_of('caption_openings')})\s(?=(?-i:[A-Z“\"]))",
            re.IGNORECASE,
        ),
        # Behind the words of a caption, in brackets or as its last sentence.
        "behind": re.compile(
            rf"\s{{0,3}}(?:[(\[]\s?(?P<in>(?:(?:{photo})\s?[:：/]\s?[^()\[\]\n]{{2,100}})|{told})\s?[)\]]\.?"
            rf"|(?<=[.!?] )(?P<last>(?:{photo})\s?[:：]\s?[^()\[\]\n.]{{2,80}}))\.?$",
            re.IGNORECASE,
        ),
    }


@cache
def _beginnings() -> frozenset[str]:
    """The first three letters of lines that need no mark to speak of a picture: a quick look before the patterns."""
    names = ("caption_starts", "caption_openings", "photo_sources")
    found = {word[:3] for name in names for word in _list(name)}
    return frozenset(found | {f"{mark}{word[:2]}" for word in _list("photo_sources") for mark in "(["})


def photo_label(line: str, *, plain: bool) -> str | None:
    """The label of a line that is the words under a picture, or names who took it; None for any other."""
    found = photo_caption(line, plain=plain)
    if found is None:
        return None
    return "caption" if found.text else "photo-credit"


def photo_caption(line: str, *, plain: bool) -> Caption | None:
    """
    What `line` says of a picture; `text` is "" where it is a credit alone. None where it speaks of no picture.

    Only its own words tell: how it begins ("Keterangan foto:"), or a photo credit that it is or ends in. In `plain`
    text a credit may be the last sentence; where there is markup, that sets a picture's words apart.
    """
    if not 2 < len(line) <= _LONGEST:
        return None
    if not ("/" in line or ":" in line or line[:3].casefold() in _beginnings() or " via " in line):
        return None
    known = _patterns()
    folded = line.casefold()
    opened = known["opening"].match(line)
    alone = folded.strip("()[].") in _list("photo_sources")
    if len(line) <= _CREDIT + 20 and (alone or (known["credit"].fullmatch(line) and _is_of_a_picture(line))):
        return Caption("", line.strip("()[]. "))
    behind = known["behind"].search(line, max(0, len(line) - 140))
    if behind and behind.group("last") and not plain:
        behind = None
    credit = (behind.group("in") or behind.group("last")).strip() if behind else ""
    if behind and _is_one_thing(line[: behind.start()]) and _is_of_a_picture(credit):
        return Caption(line[: behind.start()].strip(), credit)
    if opened:
        return Caption(line, None)
    named = known["named"].fullmatch(line)
    if named is None:
        return None
    return Caption("", named.group("who").strip(")] .")) if len(line) <= _CREDIT else Caption(line, None)


def _is_of_a_picture(credit: str) -> bool:
    """Whether a credit says that it is a picture's, or names a person in full: initials and agencies sign texts."""
    words = credit.strip("()[]. ")
    if any(mark in words.casefold() for mark in ("foto", "photo", "image", ":")):
        return True
    parts = [part.strip() for part in _PARTS.split(words)]
    return any(" " in part and part[0].isupper() for part in parts if part.casefold() not in _list("photo_agencies"))


def _is_one_thing(words: str) -> bool:
    """Whether the words before a credit are a caption's: one or two sentences."""
    return len(words) <= 280 and words.count(". ") <= 1
