"""Country and sector codes of those parties of whom the record itself knows none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from saksi.gazetteer import country_of
from saksi.languages import Language, Parse, word_set
from saksi.records import Event, Findings, Party, Span

__all__ = ["sector_of", "with_codes"]

_LONGEST = 3  # words of an entry
_MOST = 24  # words of a phrase that are looked at: more than any phrase of the training articles has
# Whose presidents and secretaries are no rulers.
_PRIVATE = frozenset({"BUS", "EDU", "JRN", "LAB", "MED", "PTY", "REL", "SOC"})
# What ends the head of an English role or phrase ("president of the student union").
_TAILS = frozenset({"of", "for", "from", "in", "at", "with", "who"})


@cache
def _sectors(language: Language) -> Mapping[str, str]:
    table = language.lexicon("sectors")
    return {word: sector for sector in table for word in word_set(table, sector)}


def sector_of(words: Sequence[str], language: Language) -> str | None:
    """
    PLOVER's sector for a phrase or an office, in small letters; None where no word of it has one.

    The head decides: in Indonesian the first word that has a sector, in English the last one before "of" and the like.
    """
    if not language.lexicon("phrases")["head_is_last"]:
        return next(iter(_told_in(words, language)), None)
    cut = next((at for at, word in enumerate(words) if word in _TAILS), len(words))
    head, tail = _told_in(words[:cut], language), _told_in(words[cut:], language)
    if head and not (head[-1] == "GOV" and tail and tail[-1] in _PRIVATE):
        return head[-1]
    return tail[-1] if tail else None


def _told_in(words: Sequence[str], language: Language) -> list[str]:
    """The sectors that words have, left to right: of the longest entry at each, whose words say nothing alone."""
    out = []
    at = 0
    while at < len(words):
        width = next((w for w in range(_LONGEST, 0, -1) if " ".join(words[at : at + w]) in _sectors(language)), 0)
        if width:
            out.append(_sectors(language)[" ".join(words[at : at + width])])
        at += max(width, 1)
    return out


def with_codes(parse: Parse, findings: Findings, events: Iterable[Event]) -> tuple[Event, ...]:
    """
    The events, their parties with the sector and country that their words or their office tell.

    What the record knows of a person or body stays. Places are no parties with a sector.
    """
    people = {person.id: person.role for person in findings.people}
    owners = {mention: place for place in findings.places for mention in place.mentions}
    located = [(Span(m.start, m.end), owners[m.id].country) for m in findings.mentions if m.id in owners]
    places = frozenset(place.id for place in findings.places)

    def coded(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        out = []
        for party in parties:
            sector, country = party.sector, party.country
            told = people.get(party.id or "", party.name)
            if sector in (None, "UNK") and told is not None and party.id not in places:
                sector = sector_of(_words(told.casefold().replace("’", "'")), parse.language) or sector
            if country is None and party.id is None:
                country = _country_in(party.span, located) or _country(party.name, parse.language)
            out.append(replace(party, sector=sector, country=country))
        return tuple(out)

    return tuple(replace(event, actors=coded(event.actors), recipients=coded(event.recipients)) for event in events)


def _country_in(span: Span, located: Sequence[tuple[Span, str | None]]) -> str | None:
    """The country of the first place that is named inside a phrase; places in text order."""
    first = bisect_left(located, span.start, key=lambda row: row[0].start)
    for where, country in located[first:]:
        if where.start >= span.end:
            break
        if country is not None and span.covers(where):
            return country
    return None


def _country(name: str, language: Language) -> str | None:
    """The country that a phrase names in its words ("two Myanmar nationals", "South Korean soldiers")."""
    words = _words(name)
    for width in (2, 1):
        for at in range(len(words) - width + 1):
            part = words[at : at + width]
            found = country_of(" ".join(part), language.code) if part[0][0].isupper() else None
            if found:
                return found
    return None


def _words(phrase: str) -> list[str]:
    """The first words of a phrase."""
    return phrase.split(maxsplit=_MOST)[:_MOST]
