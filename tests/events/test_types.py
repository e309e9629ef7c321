"""The examples of every event type are coded as they say."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in

from saksi.events import EventType, event_types
from saksi.events.types import Example
from saksi.languages import LANGUAGES

EXAMPLES = [(kind, example) for kind in event_types().values() for example in kind.examples]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k.name}: {e.text[:60]}" for k, e in EXAMPLES])
def test_an_example_is_coded_as_its_type_says(kind: EventType, example: Example) -> None:
    events = [event for event in events_in(example.text, example.language) if event.type == kind.name]

    (event,) = events
    assert example.mode in (None, event.mode)
    assert not example.actors or {party.name for party in event.actors} >= set(example.actors)
    assert not example.recipients or {party.name for party in event.recipients} >= set(example.recipients)
    assert example.status in (None, event.status)


def test_the_eighteen_types_stand_in_the_order_of_the_manual() -> None:
    assert list(event_types()) == [
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "HAZARD", "ACCIDENT",
    ]  # fmt: skip


def test_the_types_of_plover_have_a_quad_class_and_cameo_roots_and_ours_have_none() -> None:
    without = [kind.name for kind in event_types().values() if kind.quad is None or not kind.cameo]

    assert without == ["HAZARD", "ACCIDENT"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", event_types())
def test_every_type_has_two_examples_in_every_language(name: str, language: str) -> None:
    assert sum(example.language == language for example in event_types()[name].examples) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", event_types())
def test_every_mode_has_an_example_in_every_language(name: str, language: str) -> None:
    shown = {example.mode for example in event_types()[name].examples if example.language == language}

    assert set(event_types()[name].modes) <= shown
