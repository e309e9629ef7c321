"""Where a report was filed from, as its first words print it: "JAKARTA, Kantor.com -", "LONDON (Agency) —"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from saksi.records import Dateline, Span

__all__ = ["FoundDateline", "find_dateline", "glued_name", "without_outlet"]

# Capitalised words, the small ones of names between them, a state's abbreviation ("Ind.", "W.Va.").
_NAME = (
    r"[A-Z][\w'’./]{1,24}(?:-[A-Z][\w'’]{1,24})?(?: (?:[A-Z][\w'’./]{0,24}(?:-[A-Z][\w'’]{1,24})?|of|de|la|al|el)){0,4}"
)
_SITE = r"[A-Za-z0-9]{2,30}(?:\.[A-Za-z]{2,6}){1,2}"
_DASH = r"(?:--|[-–—])"
_FORMS = (
    # "Kantor.com, Jakarta -", "KANTOR.CO,Jakarta-", "KANTOR.com -"
    re.compile(rf"(?P<outlet>{_SITE})(?:\s?,\s?(?P<place>{_NAME}(?:, {_NAME}){{0,2}}?))?\s{{0,3}}{_DASH}"),
    # "JAKARTA, KANTOR.com -"
    re.compile(rf"(?P<place>{_NAME}(?:, {_NAME}){{0,2}}?), ?(?P<outlet>{_SITE})\s{{0,3}}{_DASH}"),
    # "Mataram, NTB (KANTOR) -", "SPRINGFIELD, Ind. (AP)  "
    re.compile(
        rf"(?P<place>{_NAME}(?:, {_NAME}){{0,2}}?) ?\((?P<outlet>[A-Z][\w .&]{{1,30}})\)(?:\s{{0,3}}{_DASH}|\s{{2}})"
    ),
    # "Jakarta, CNN Indonesia --": two names and a long dash
    re.compile(rf"(?P<place>{_NAME}), (?P<outlet>[A-Z]{{2,}}[\w ]{{0,30}}?) ?(?:--|—|–)\s"),
    # "JAKARTA - ", "JAKARTA-Ratusan", "BUTLER COUNTY — ": all capitals
    re.compile(
        rf"(?P<place>[A-Z]{{4,24}}(?: [A-Z]{{2,24}}){{0,3}}(?:, [A-Z][\w.]{{1,20}}){{0,2}})"
        rf"\s{{0,3}}{_DASH}(?=\s|[\"“][A-Z]|[A-Z][a-z])"
    ),
    # "Jakarta - ", "Washington – ", "São Paulo — ": blanks on both sides
    re.compile(rf"(?P<place>{_NAME}(?:, {_NAME})?) {_DASH}\s{{1,3}}(?=[A-Z\"“‘'0-9])"),
)
_LONGEST = 120
# What a page's first picture is called, glued to the first word when its tags are taken away: "masjid3Bandung, ...".
_GLUED = re.compile(r"[a-z][\w-]{0,50}?(?:\.(?:jpe?g|png|webp|gif)|\d)(?=[A-Z])|(?:Photo|Foto) (?=[A-Z]{3})")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and where it stands, its dash included."""

    dateline: Dateline
    span: Span


def find_dateline(text: str, start: int) -> FoundDateline | None:
    """The dateline that begins at `start`; None where none does."""
    window = text[start : start + _LONGEST]
    for form in _FORMS:
        match = form.match(window)
        if match is None:
            continue
        place = (match.groupdict().get("place") or "").strip() or None
        outlet = (match.groupdict().get("outlet") or "").strip() or None
        return FoundDateline(Dateline(place, outlet), Span(start, start + match.end()))
    return None


def without_outlet(found: FoundDateline, outlet: str | None) -> FoundDateline:
    """`found` with the page's own outlet told from the place: "CIANJUR, KABAR KITA -"."""
    place, _, last = (found.dateline.place or "").rpartition(", ")
    if not place or found.dateline.outlet or not outlet or last.casefold() != outlet.casefold():
        return found
    return replace(found, dateline=Dateline(place, last))


def glued_name(text: str, start: int) -> Span | None:
    """The name of a picture glued to the front of a dateline at `start`; None where there is none."""
    match = _GLUED.match(text, start, start + 80)
    if match is None or find_dateline(text, match.end()) is None:
        return None
    return Span(start, match.end())
