"""The body that a speaker's office belongs to: who "kami" and "pihaknya" are where something is done."""

from __future__ import annotations

from saksi.events.clauses import Clause
from saksi.events.triggers import Trigger
from saksi.events.types import event_types
from saksi.records import Party, Person

__all__ = ["body_of_office", "is_deed"]

# What happens to people: nobody does it for a body.
_BEFALLING = frozenset({"ACCIDENT", "HAZARD"})
# The longest name of a body behind an office, in words.
_MOST = 6


def is_deed(trigger: Trigger) -> bool:
    """Whether an act is more than words: an office-holder who says "we" does it with his body."""
    if trigger.type in _BEFALLING:
        return False
    return trigger.mode == "investigate" or not event_types()[trigger.type].by_speaking


def body_of_office(clause: Clause, person: Person) -> Party | None:
    """
    The body that a person's role names, as the article prints it.

    Else the one that the word for the office tells ("Kapolres Tegal": "Polres Tegal"). None where the role is a former
    one, or is no office of a body.
    """
    if clause.speaker is None or not person.role:
        return None
    words = person.role.split(",")[0].split()
    if not words or clause.grammar.has("outside", words[0].casefold()):
        return None
    span = clause.speaker.span
    printed = [one for one in clause.names.bodies if one.name in person.role]
    body = max(printed, key=lambda one: len(one.name), default=None)
    name = _told_by(clause, words)
    if name is not None and (body is None or len(name) > len(body.name)):
        key = name.casefold()
        body = next((one for one in clause.names.bodies if one.name.casefold() == key), None)
        if body is None:
            return Party(None, name, span, None, None)
    if body is None:
        body = next((one for one in clause.names.bodies if _is_ministry(clause, one.name, person.role)), None)
    return None if body is None else Party(body.id, body.name, span, body.country, body.sector)


def _is_ministry(clause: Clause, name: str, role: str) -> bool:
    """Whether a role is one in a ministry: it has all the words of the ministry's field."""
    head, _, field = name.partition(" ")
    return clause.grammar.has("ministries", head.casefold()) and bool(field) and f" {field}" in role


def _told_by(clause: Clause, words: list[str]) -> str | None:
    """The body's name in the words of a role: from its own first word, or made of the word for its head."""
    for index, word in enumerate(words):
        rest = words[index + 1 : index + _MOST]
        key = word.casefold()
        if key in clause.grammar.offices:
            whole = key in clause.grammar.lists["whole_offices"]
            return " ".join([clause.grammar.offices[key], *rest]) if rest or whole else None
        if clause.grammar.has("office_bodies", key) and word[0].isupper():
            return " ".join([word, *rest]) if rest else None
    return None
