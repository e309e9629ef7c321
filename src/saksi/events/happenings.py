"""Mentions of one happening joined to one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.records import Event, Party

__all__ = ["are_same", "join", "place_told_later"]

# How many events back a happening may be joined to: no training article has as many.
_MOST_OPEN = 100
# Characters: about a sentence.
_TOGETHER = 150


def join(events: list[Event], event: Event) -> None:
    """Add an event, or join it to the same happening told before: same type, and compatible parties."""
    for position in range(max(0, len(events) - _MOST_OPEN), len(events)):
        before = events[position]
        if before.type == event.type and are_same(before, event):
            events[position] = replace(
                before,
                actors=before.actors or event.actors,
                recipients=before.recipients or event.recipients,
                mode=before.mode or event.mode,
                place=before.place or event.place,
                place_name=before.place_name or event.place_name,
                date=before.date or event.date,
                dead=before.dead if before.dead is not None else event.dead,
                injured=before.injured if before.injured is not None else event.injured,
                casualties=before.casualties or event.casualties,
                mentions=(*before.mentions, event.trigger),
            )
            return
    events.append(event)


def place_told_later(event: Event, tellings: Sequence[Event]) -> Event:
    """An event without a place with that of the first of `tellings` behind it that may be the same happening."""
    if event.place_name is not None:
        return event
    for later in tellings:
        if later.type == event.type and later.place_name is not None and are_same(event, later):
            return replace(event, place=later.place, place_name=later.place_name)
    return event


def are_same(before: Event, event: Event) -> bool:
    """Parties that do not contradict each other, by name; of two dates neither may differ."""
    if before.date and event.date and not (before.date.startswith(event.date) or event.date.startswith(before.date)):
        return False
    # A bomb that kills is one attack where both words stand together.
    together = event.type == "ASSAULT" and event.trigger.start - before.mentions[-1].end < _TOGETHER
    if before.mode and event.mode and before.mode != event.mode and not together:
        return False
    if (before.status == "denied") != (event.status == "denied"):
        return False
    # A visit "for talks with" somebody is one meeting.
    met = event.type == "CONSULT" and event.trigger.start - before.mentions[-1].end < _TOGETHER
    if not _compatible(before.actors, event.actors):
        return False
    return met or _compatible(before.recipients, event.recipients)


def _compatible(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether two sides may be the same: one is empty, or they share a party by id or by half of its words."""
    return not one or not other or any(_alike(mine, yours) for mine in one for yours in other)


def _alike(mine: Party, yours: Party) -> bool:
    if mine.id is not None and mine.id == yours.id:
        return True
    words, others = set(mine.name.casefold().split()), set(yours.name.casefold().split())
    return 2 * len(words & others) > min(len(words), len(others))
