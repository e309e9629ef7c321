"""The fullest name of a country or body that an article also calls by a short form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from saksi.records import Body, Findings, Place

__all__ = ["fullest_names", "is_short_for"]

# Of how many words a name is that a short form is read against, at most.
_MOST_WORDS = 6
# The shortest and longest short forms.
_LEAST, _MOST = 2, 12


def fullest_names(text: str, findings: Findings) -> dict[str, Body | Place]:
    """By the id of a country or a body that is named shortly: itself with the fullest name that the article prints."""
    out: dict[str, Body | Place] = {}
    printed = {mention.id: text[mention.start : mention.end] for mention in findings.mentions}
    countries: dict[str, list[Place]] = defaultdict(list)
    for place in findings.places:
        if place.kind == "country" and place.country is not None:
            countries[place.country].append(place)
    for row in countries.values():
        names = [printed[mention] for place in row for mention in place.mentions if mention in printed]
        for place in row:
            full = _fullest(place.name, names)
            if full is not None:
                out[place.id] = replace(place, name=full)
    long = [body for body in findings.bodies if " " in body.name][:_MOST_BODIES]
    by_letter: dict[str, list[Body]] = defaultdict(list)
    for body in long:
        by_letter[body.name[0].casefold()].append(body)
    for body in findings.bodies:
        if " " in body.name or not body.name[:1].isupper():
            continue
        found = next((one for one in by_letter[body.name[0].casefold()] if is_short_for(body.name, one.name)), None)
        if found is not None:
            out[body.id] = found
    return out


# The most bodies of an article that short forms are read against.
_MOST_BODIES = 200


def _fullest(name: str, names: Sequence[str]) -> str | None:
    """The first of the names that the name is short for, or opens ("Amerika" and "Amerika Serikat")."""
    opening = name.casefold() + " "
    return next(
        (one for one in names if " " in one and (is_short_for(name, one) or one.casefold().startswith(opening))), None
    )


def is_short_for(short: str, name: str) -> bool:
    """Whether one word is made of the first letters of all words of a name ("AS", "U.S.", "Kejagung")."""
    letters = short.replace(".", "").casefold()
    words = name.casefold().split()
    if not (_LEAST <= len(letters) <= _MOST and 1 < len(words) <= _MOST_WORDS) or not letters.isalpha():
        return False
    least = 1 if short.replace(".", "").isupper() else _LEAST
    # The ends of all ways to read the words so far out of the letters.
    ends = {0}
    for word in words:
        ends = {
            end + size
            for end in ends
            for size in range(least, min(len(word), len(letters) - end) + 1)
            if letters.startswith(word[:size], end)
        }
    return len(letters) in ends
