"""The toll of an event: whom its words kill, and what other sentences count."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in, parsed

from saksi.events.circumstances import casualties_in
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
        ("id", "Hujan turun. Banjir bandang melanda Garut. Ani melihat tiga orang tewas."),
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


def _counted(text: str, language: str) -> dict[str, int | None]:
    article = parsed(text, language)
    return {toll.kind: toll.low for toll in casualties_in(article, article.sentences[0])}


@pytest.mark.parametrize(
    ("language", "text", "dead", "injured"),
    [
        ("id", "Militan mengebom pasar itu, lima orang meninggal dunia.", 5, None),
        ("id", "Militan mengebom pasar itu, meninggal dunia dua orang.", 2, None),
        ("id", "Militan mengebom pasar itu, menewaskan 12 orang dan melukai 30 orang.", 12, 30),
        ("id", "Dua ledakan mengguncang pasar dalam serangan itu, menewaskan seorang warga.", 1, None),
        ("id", "Korban tewas serangan itu bertambah menjadi 14 orang.", 14, None),
        ("id", "Serangan itu menelan 17 korban jiwa.", 17, None),
        ("id", "Serangan itu menewaskan dua belas orang.", 12, None),
        ("id", "Serangan itu menewaskan dua puluh tiga orang.", 23, None),
        ("id", "Serangan itu menewaskan dua lusin orang.", 24, None),
        ("en", "The attack killed at least 12 people and wounded 30.", 12, 30),
        ("en", "Two gunmen attacked the market, killing five people.", 5, None),
        ("en", "Militants bombed the market, killing at least six and wounding 40, officials said.", 6, 40),
        ("en", "The death toll of the attack rose to six.", 6, None),
        ("en", "The attack left two dead and three wounded.", 2, 3),
        ("en", "Two dozen people were killed in the attack.", 24, None),
    ],
)
def test_people_whom_an_attack_cost_are_counted(language: str, text: str, dead: int, injured: int | None) -> None:
    assert _counted(text, language) == {"dead": dead} | ({"injured": injured} if injured else {})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Dua pria menyerang pasar itu dan membunuh pedagang."),
        ("id", "Akibat serangan itu 300 jiwa mengungsi."),
        ("en", "Two gunmen attacked the market, killing traders."),
        ("en", "The attack killed traders in 3 markets."),
    ],
)
def test_numbers_of_others_are_no_toll(language: str, text: str) -> None:
    assert _counted(text, language) == {}


def test_a_later_telling_of_an_attack_counts_its_dead() -> None:
    text = (
        "Militan mengebom Kota Bima. Jalan ditutup. Menurut warga, militan mengebom Kota Bima dan menewaskan 12 orang."
    )

    assert _toll(text, "id", "ASSAULT").dead == 12


def test_a_protest_does_not_have_the_toll_of_the_shooting_beside_it() -> None:
    text = "A gunman shot and wounded five people not far from a protest in Seattle."

    assert {event.type: event.injured for event in events_in(text, "en")} == {"ASSAULT": 5, "PROTEST": None}


@pytest.mark.parametrize(
    ("text", "language", "dead"),
    [
        ("Banjir bandang melanda Garut. Jalan putus. Menurut camat, tiga orang tewas.", "id", 3),
        ("An earthquake struck Nepal. Roads broke. The army said three people had died.", "en", 3),
        ("An earthquake struck Nepal. Roads broke. In 2015 the army said three people had died.", "en", None),
    ],
    ids=["Indonesian", "English", "another year"],
)
def test_what_a_report_counts_is_the_toll_of_its_lead(text: str, language: str, dead: int | None) -> None:
    assert _toll(text, language, "HAZARD").dead == dead


@pytest.mark.parametrize(
    ("text", "language", "dead"),
    [
        ("Hujan turun. Warga Solo membunuh Joko Widodo.", "id", 1),
        ("Hujan turun. Militan membunuh seorang tentara.", "id", 1),
        ("Hujan turun. Militan membunuh tentara Filipina.", "id", None),
        ("It rained. Militants murdered Angela Merkel.", "en", 1),
        ("It rained. A man stabbed 11 students to death.", "en", 11),
        ("It rained. A man stabbed Angela Merkel.", "en", None),
    ],
)
def test_whom_a_killing_names_or_counts_is_dead(text: str, language: str, dead: int | None) -> None:
    assert _toll(text, language, "ASSAULT").dead == dead


def test_who_is_named_before_others_counts_too() -> None:
    assert _counted("Angela Merkel and three other people were killed.", "en") == {"dead": 4}
    assert _counted("Joko Widodo dan dua orang lainnya tewas.", "id") == {"dead": 3}
