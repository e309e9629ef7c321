"""Mentions of one happening joined to one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.records import Event, Party

__all__ = ["are_same", "join", "told_later"]

# How many events back a happening may be joined to: no training article has as many.
_MOST_OPEN = 100
# How many candidates behind an event may tell its toll.
_NEAR = 8
# The types whose later tellings count whom they cost: of a protest these count who died in what broke it up.
_HARMFUL = frozenset({"ASSAULT", "ACCIDENT", "HAZARD"})
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


def told_later(event: Event, tellings: Sequence[Event]) -> Event:
    """An event with the place and toll that it lacks of those `tellings` behind it that may be the same happening."""
    counts = event.type in _HARMFUL and event.status == "happened"
    if event.place_name is not None and not counts:
        return event
    same = [later for later in tellings if later.type == event.type and are_same(event, later)]
    later = next((later for later in same if later.place_name is not None), None)
    if event.place_name is None and later is not None:
        event = replace(event, place=later.place, place_name=later.place_name)
    near = [later for later in tellings[:_NEAR] if later.casualties and later.status == "happened" and later in same]
    if not near or not counts:
        return event
    known = {toll.kind for toll in event.casualties}
    more = tuple(toll for toll in near[0].casualties if toll.kind not in known)
    exact = {toll.kind: toll.low for toll in more if toll.low == toll.high}
    return replace(
        event,
        dead=event.dead if event.dead is not None else exact.get("dead"),
        injured=event.injured if event.injured is not None else exact.get("injured"),
        casualties=(*event.casualties, *more),
    )


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
