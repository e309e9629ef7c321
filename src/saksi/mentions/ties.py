"""Pronouns tied to somebody else once it is known who spoke."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from saksi.records import Body, Findings, Person, Span

__all__ = ["settle_pronouns"]

Holder = TypeVar("Holder", Person, Body)


def settle_pronouns(findings: Findings, speakers: Mapping[Span, str]) -> Findings:
    """
    `findings` with each pronoun at a span of `speakers` among the mentions of the person or body of that id.

    So a record says of one word one thing. Spans that hold no pronoun, and ids that are not there, change nothing.
    """
    moved = {
        mention.id: speakers[Span(mention.start, mention.end)]
        for mention in findings.mentions
        if mention.form == "pronoun" and Span(mention.start, mention.end) in speakers
    }
    order = {mention.id: place for place, mention in enumerate(findings.mentions)}
    holders = {person.id for person in findings.people} | {body.id for body in findings.bodies}
    moved = {key: holder for key, holder in moved.items() if holder in holders}

    def settled(holder: Holder) -> Holder:
        own = holder.mentions
        kept: list[str] = [key for key in own if moved.get(key, holder.id) == holder.id]
        new: list[str] = [key for key, owner in moved.items() if owner == holder.id and key not in own]
        return replace(holder, mentions=tuple(sorted((*kept, *new), key=lambda key: order.get(key, -1))))

    people = tuple(settled(person) for person in findings.people)
    bodies = tuple(settled(body) for body in findings.bodies)
    owner_is_person = {key: any(person.id == holder for person in people) for key, holder in moved.items()}
    mentions = tuple(
        replace(mention, kind="person" if owner_is_person[mention.id] else "body") if mention.id in moved else mention
        for mention in findings.mentions
    )
    return replace(findings, mentions=mentions, people=people, bodies=bodies)
