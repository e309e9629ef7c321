"""Mentions of one happening joined to one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.events.candidates import Candidate
from saksi.events.days import Told, day_of, prints_day, prints_time
from saksi.events.leads import is_lead, lead_of
from saksi.events.status import aim_status, is_purpose
from saksi.events.types import event_types
from saksi.languages import Parse
from saksi.records import Event, Findings, Party

__all__ = ["are_same", "join", "told_later", "with_aftermath"]

# How many events back a happening may be joined to: no training article has as many.
_MOST_OPEN = 100
# How many candidates behind an event may tell its toll.
_NEAR = 8
# The types whose later tellings count whom they cost: of a protest these count who died in what broke it up.
_HARMFUL = frozenset({"ASSAULT", "ACCIDENT", "HAZARD"})
# What follows on what harms, and how many sentences behind the lead may tell what harmed.
_AFTERMATH = frozenset({"AID", "COERCE", "MOBILIZE"})
_LEADING = 2
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


def told_later(candidate: Candidate, event: Event, tellings: Sequence[Candidate]) -> Event:
    """
    The event of a candidate with the day, place and toll that it lacks of those `tellings` behind it of its happening.

    A day is that of a telling's own clause: of one that names a party of the event, or near behind the first sentence,
    which is dated by the day of the report else. An aim that the article tells as an event has its `aim_status`.
    """
    if event.status == "planned" and candidate.voice != "noun" and is_purpose(candidate.clause):
        event = replace(event, status=aim_status(candidate.clause))
    counts = event.type in _HARMFUL and event.status == "happened"
    same = [later for later in tellings if later.event.type == event.type and _may_be(event, later.event)]
    event = replace(event, date=_day_told(candidate, event, same, tellings[:_NEAR]))
    if event.place_name is not None and not counts:
        return event
    of_day = [later.event for later in same if are_same(event, later.event)]
    later = next((later for later in of_day if later.place_name is not None), None)
    if event.place_name is None and later is not None:
        event = replace(event, place=later.place, place_name=later.place_name)
    near = [c.event for c in tellings[:_NEAR] if c.event.casualties and c.event.status == "happened"]
    near = [later for later in near if later in of_day]
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


def with_aftermath(parse: Parse, findings: Findings, events: Sequence[Event]) -> tuple[Event, ...]:
    """
    The events; what follows on the attack, accident or disaster of the lead has its day and place where it has none.

    Help, arrests and forces have the day, forces and investigations the place. Not where outlets print the day of each
    act: there 0 of 5 such acts of the training articles fell on that day, here 6 of 6.
    """
    lead = lead_of(parse)
    if lead is None or prints_day(parse.language):
        return tuple(events)
    at = min(parse.sentence_index(lead.start) + _LEADING, len(parse.sentences) - 1)
    harms = [event for event in events if event.type in _HARMFUL and event.status == "happened"]
    harms = [event for event in harms if event.trigger.start < parse.sentences[at].end]
    days = (event.date for event in harms if event.date is not None and len(event.date) == len("2020-01-01"))
    day = next(days, None)
    scene = next((event for event in harms if event.place_name is not None), None)
    return tuple(_with_scene(_with_day(parse, findings, event, day), scene) for event in events)


def _with_day(parse: Parse, findings: Findings, event: Event, day: str | None) -> Event:
    if event.type not in _AFTERMATH or event.date is not None or event.status != "happened" or day is None:
        return event
    sentence = parse.sentences[parse.sentence_index(event.trigger.start)]
    return event if prints_time(findings, sentence) else replace(event, date=day)


def _with_scene(event: Event, scene: Event | None) -> Event:
    there = event.type == "MOBILIZE" or (event.type == "ACCUSE" and event.mode == "investigate")
    if scene is None or event.place_name is not None or not there or event.status != "happened":
        return event
    return replace(event, place=scene.place, place_name=scene.place_name)


def _may_be(event: Event, later: Event) -> bool:
    """Whether two tellings may be of one happening but for the days that they were given."""
    return are_same(replace(event, date=None), replace(later, date=None))


def _day_told(candidate: Candidate, event: Event, same: Sequence[Candidate], near: Sequence[Candidate]) -> str | None:
    """The day of an event whose own clause prints none; that of a later telling where one prints it."""
    opens = is_lead(candidate.clause.parse, candidate.sentence)
    joined = event.date is not None and event.date != candidate.event.date
    if joined or (event.date is not None and not opens) or _own_day(candidate) is not None:
        return event.date
    for later in same:
        tells = later in near if event.date is not None else _share(event, later.event)
        if later.event.status == event.status and not later.in_title and tells:
            day = _own_day(later)
            if day is not None and len(day) > len("2020"):
                return day
    return event.date


def _own_day(candidate: Candidate) -> str | None:
    pieces = candidate.carrier.pieces if candidate.carrier is not None else ()
    return day_of(candidate.clause, Told(candidate.voice, pieces, event_types()[candidate.event.type].by_speaking))


def _share(event: Event, other: Event) -> bool:
    """Whether two events name a party in common."""
    mine = {party.id or party.name for party in (*event.actors, *event.recipients)}
    return any((party.id or party.name) in mine for party in (*other.actors, *other.recipients))


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
