"""The toll of an event told in the sentence behind it."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in

from saksi.records import Event


def _toll(text: str, language: str, kind: str) -> Event:
    return next(event for event in events_in(text, language) if event.type == kind)


@pytest.mark.parametrize(
    ("language", "kind", "text", "dead"),
    [
        ("id", "ASSAULT", "Militan mengebom pasar itu. Tiga orang tewas dan belasan luka-luka.", 3),
        ("id", "ASSAULT", "Militan mengebom pasar itu. Akibat serangan itu, sedikitnya empat warga tewas.", 4),
        ("id", "HAZARD", "Banjir bandang melanda Garut. Sebanyak 12 orang meninggal.", 12),
        ("en", "ASSAULT", "Militants bombed the market. At least three people were killed.", 3),
        ("en", "HAZARD", "An earthquake struck Nepal. About 40 people died.", 40),
    ],
)
def test_the_sentence_behind_an_event_may_open_with_its_toll(language: str, kind: str, text: str, dead: int) -> None:
    assert _toll(text, language, kind).dead == dead


def test_a_toll_without_an_exact_number_keeps_its_words() -> None:
    event = _toll("Militan mengebom pasar itu. Tiga orang tewas dan belasan luka-luka.", "id", "ASSAULT")

    assert [(toll.kind, toll.low, toll.high) for toll in event.casualties] == [("dead", 3, 3), ("injured", 11, 19)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Banjir bandang melanda Garut. Pada 2016, tiga puluh empat orang tewas."),
        ("id", "Banjir bandang melanda Garut. Ani melihat tiga orang tewas."),
        ("id", "Banjir bandang melanda Garut. Jalan putus. Tiga orang tewas."),
        ("id", "Banjir bandang melanda Garut. Tiga orang tewas ketika gempa mengguncang Lombok."),
        ("en", "An earthquake struck Nepal. The army said three people had died in May."),
        ("en", "An earthquake struck Nepal. Three people died in the 2009 crash."),
    ],
)
def test_a_toll_of_something_else_is_not_taken(language: str, text: str) -> None:
    assert _toll(text, language, "HAZARD").casualties == ()


def test_what_is_only_feared_has_no_toll() -> None:
    events = events_in("Militan akan mengebom pasar itu. Tiga orang tewas.", "id")

    assert [event.dead for event in events if event.status != "happened"] == [None]


def test_of_two_events_in_a_sentence_the_later_has_the_toll() -> None:
    events = events_in("Banjir bandang melanda Garut dan sebuah bus terguling. Tiga orang tewas.", "id")

    assert [(event.type, event.dead) for event in events] == [("HAZARD", None), ("ACCIDENT", 3)]
