"""Who stands beside an act without doing or suffering it."""

from __future__ import annotations

from dataclasses import replace

from saksi.events.clauses import Clause
from saksi.events.parties import Sides
from saksi.events.triggers import Trigger
from saksi.records import Party

__all__ = ["SUFFERED", "TURNED_TO", "is_place", "without_audience", "without_bystanders"]

# Where nobody does anything: whoever is named beside them suffers it.
SUFFERED = frozenset({"ACCIDENT", "HAZARD"})
# Modes whose verbs tell what a driver or a vehicle did.
_DRIVEN = frozenset({"road", "rail", "air"})
# Whom one turns to with an accusation or a patient is not whom it is about.
TURNED_TO = {"ACCUSE": frozenset({"COP", "JUD"}), "AID": frozenset({"MED"})}


def without_bystanders(clause: Clause, trigger: Trigger, voice: str, sides: Sides) -> Sides:
    """The sides without those that only stand by: where it happened, the police that is told, the clinic."""
    actors, recipients = sides.actors, sides.recipients
    if trigger.type in SUFFERED:
        actors = tuple(party for party in actors if not is_place(clause, party))
        if voice == "active" and not recipients and trigger.mode not in _DRIVEN:
            actors, recipients = (), actors
    about = TURNED_TO.get(trigger.type, frozenset())
    recipients = tuple(party for party in recipients if party.sector not in about or not _is_led(clause, party))
    return replace(sides, actors=actors, recipients=without_audience(clause, trigger, recipients))


def without_audience(clause: Clause, trigger: Trigger, recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """The recipients of an accusation without those that only hear it: "melapor ke komisi", "filed with the court"."""
    if trigger.type != "ACCUSE" or not any(clause.grammar.has("reporting", word) for word in trigger.words):
        return recipients
    return tuple(party for party in recipients if clause.leader(party) not in clause.grammar.lists["to_whom"])


def is_place(clause: Clause, party: Party) -> bool:
    """Whether a place names a party."""
    mention = clause.names.mention_at.get(clause.parse.token_index(party.span.start))
    return mention is not None and mention.kind == "place"


def _is_led(clause: Clause, party: Party) -> bool:
    """Whether a preposition stands before the phrase that names a party."""
    return clause.leader(party) is not None
