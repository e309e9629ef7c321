"""Who, where and when: people, bodies, places and moments, and the chains that tie short forms to full names."""

from __future__ import annotations

from saksi.languages import Parse
from saksi.mentions.glue import unglued
from saksi.mentions.moments import find_moments
from saksi.mentions.names import name_words
from saksi.mentions.people import find_people
from saksi.mentions.places import find_places
from saksi.mentions.printed_dates import find_printed_dates
from saksi.mentions.ties import settle_pronouns
from saksi.records import Findings, Span

__all__ = ["find_mentions", "find_printed_dates", "settle_pronouns"]


def find_mentions(parse: Parse) -> Findings:
    """People, bodies, places and moments of an article, mentions in text order."""
    moments = find_moments(parse)
    parse = unglued(parse, name_words(parse.language))
    people, bodies, named = find_people(parse, tuple(Span(m.start, m.end) for m in moments))
    places, located = find_places(parse, tuple(Span(m.start, m.end) for m in named if m.form == "name"))
    mentions = tuple(sorted((*named, *located), key=lambda m: (m.start, -m.end, m.kind)))
    return Findings(mentions, people, bodies, places, moments)
