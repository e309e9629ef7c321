"""The fullest name of a country or body that an article also calls by a short form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.records import Body, Findings, Place

__all__ = ["fullest_names", "is_short_for"]

# Of how many words a name is that a short form is read against, at most.
_MOST_WORDS = 8
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
    ends = {span[1]: body for body in long for span in _spans(body, findings)}
    for body in findings.bodies[:_MOST_BODIES]:
        if not body.name[:1].isupper():
            continue
        same = by_letter[body.name[0].casefold()]
        found = next((one for one in same if one is not body and _is_shorter(body.name, one.name)), None)
        if found is None and " " not in body.name:
            found = _explained(text, body, ends)
        if found is not None:
            out[body.id] = found
    return out


def _spans(body: Body, findings: Findings) -> list[tuple[int, int]]:
    """Where a body is mentioned."""
    known = frozenset(body.mentions)
    return [(mention.start, mention.end) for mention in findings.mentions if mention.id in known]


def _is_shorter(short: str, name: str) -> bool:
    """Whether a name shortens another one: as one word, or word by word ("PT KAI", "Polda Jateng")."""
    if " " not in short:
        return is_short_for(short, name)
    heads, words = short.split(), name.split()
    if not len(heads) < len(words) <= _MOST_WORDS:
        return False
    ends = {0}  # the ends of all ways to read the words so far out of the longer name
    for head in heads:
        ends = {
            end + size
            for end in ends
            for size in range(1, len(words) - end + 1)
            if (
                head.casefold() == words[end].casefold()
                if size == 1
                else is_short_for(head, " ".join(words[end : end + size]))
            )
        }
    return len(words) in ends


def _explained(text: str, body: Body, ends: Mapping[int, Body]) -> Body | None:
    """What a short form in brackets stands behind: a body, else the words whose first letters it is made of."""
    at = text.find(f"({body.name})")
    start = len(text[:at].rstrip()) if at > 0 else 0
    first = max(0, start - _MOST_LETTERS)
    words = list(re.finditer(r"[^\s,.;:()\"“”]+", text[first:start])) if start else []
    for count in range(_LEAST, min(len(words), _MOST_WORDS) + 1):
        row = [word for word in words[-count:] if word.group()[0].isupper()]
        opens = words[-count].group()[0].isupper()
        if opens and is_short_for(body.name, " ".join(word.group() for word in row)):
            return replace(body, name=text[first + words[-count].start() : start])
    return ends.get(start) if start else None


# How far before a bracket the words that it shortens may begin.
_MOST_LETTERS = 120


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
