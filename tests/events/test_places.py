"""Where it happened: whose place a printed place is."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in, parsed

from saksi.events import code_events
from saksi.mentions import find_mentions
from saksi.statements import find_statements


def place_of(kind: str, text: str, language: str) -> str | None:
    return next(event.place_name for event in events_in(text, language) if event.type == kind)


@pytest.mark.parametrize(
    ("language", "kind", "text", "place"),
    [
        ("id", "COERCE", "Polisi menangkap dua pria di Bandung.", "Bandung"),
        ("id", "HAZARD", "Erupsi Gunung Semeru memaksa warga Lumajang mengungsi.", "Gunung Semeru"),
        ("id", "ASSAULT", "Rusia menyerang Ukraina, kata pejabat di Washington.", "Ukraina"),
        ("id", "COERCE", "BEKASI - Polisi menangkap dua pria.", "BEKASI"),
        ("id", "CONSULT", "Joko Widodo bertemu Prabowo Subianto di Universitas Indonesia.", "Universitas Indonesia"),
        ("en", "COERCE", "Police arrested two men in Manchester.", "Manchester"),
        ("en", "COERCE", "Police arrested two men in the province of Quebec.", "Quebec"),
        ("en", "PROTEST", "Thousands of protesters marched on Leipzig.", "Leipzig"),
        ("en", "COERCE", "Police arrested two men in Vietnam's Ho Chi Minh City.", "Ho Chi Minh City"),
        ("en", "ASSAULT", "The court heard of the Manchester attack on the embassy.", "Manchester"),
    ],
)
def test_an_act_is_where_its_clause_tells(language: str, kind: str, text: str, place: str) -> None:
    assert place_of(kind, text, language) == place


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("id", "COERCE", "Polisi menangkap dua pria sebelum terbang ke Bandung."),
        ("id", "COERCE", "Polisi menangkap dua pria sambil membawa mereka ke Bandung."),
        ("id", "COERCE", "JAKARTA - Polisi menangkap dua pria."),
        ("en", "COERCE", "Police arrested a 42-year-old man from Manchester."),
        ("en", "COERCE", "Police arrested two men in the Manchester bombing case."),
    ],
)
def test_a_place_of_something_else_is_not_that_of_an_act(language: str, kind: str, text: str) -> None:
    assert place_of(kind, text, language) is None


def test_what_somebody_asks_is_placed_where_he_spoke() -> None:
    text = (
        '"Kami bekerja," kata Presiden Joko Widodo di Istana Merdeka, Senin (2/3/2020).\n\n'
        "Hujan turun. Jalan ramai. Joko Widodo meminta warga menunggu."
    )
    article = parsed(text, "id")
    findings = find_mentions(article)
    events = code_events(article, findings, find_statements(article, findings))

    assert [event.place_name for event in events if event.type == "REQUEST"] == ["Istana Merdeka"]


@pytest.mark.parametrize(
    ("text", "language", "place", "day"),
    [
        (
            "Joko Widodo bertemu Prabowo Subianto. Pertemuan itu digelar di Istana Merdeka, Senin (2/3/2020).",
            "id", "Istana Merdeka", "2020-03-02",
        ),
        (
            "Joko Widodo bertemu Prabowo Subianto. Hal itu dilakukan di Istana Merdeka, Senin (2/3/2020).",
            "id", None, "2020-03-02",
        ),
        (
            "Joko Widodo bertemu Prabowo Subianto. Acara lain digelar di Istana Merdeka, Senin (2/3/2020).",
            "id", None, "2020-03-02",
        ),
        (
            "Angela Merkel met Emmanuel Macron. The meeting was held in Leeds on 2 March 2020.",
            "en", "Leeds", "2020-03-02",
        ),
    ],
    ids=["tells of the act", "tells of another thing: the day is that of the report", "tells of another", "English"],
)  # fmt: skip
def test_the_sentence_behind_tells_when_and_where_an_act_took_place(
    text: str, language: str, place: str | None, day: str | None
) -> None:
    event = next(event for event in events_in(text, language) if event.type == "CONSULT")
    assert (event.place_name, event.date) == (place, day)


def test_a_body_acts_in_the_town_of_its_name() -> None:
    text = "Hujan turun di Bandung. Jalan ramai.\n\nToko buka.\n\nDinas Sosial Kota Bandung menangkap dua pria."
    assert place_of("COERCE", text, "id") == "Bandung"


def test_an_english_lead_that_names_the_country_means_the_town_that_the_report_is_at() -> None:
    text = "A bomb attack killed four soldiers in Germany. Witnesses saw smoke. The market in Leipzig is closed."
    assert place_of("ASSAULT", text, "en") == "Leipzig"


def test_a_place_before_the_kind_of_place_that_it_is_describes_nothing() -> None:
    text = "An attack killed four soldiers in Kunduz province."
    assert (place_of("ASSAULT", text, "en") or "").startswith("Kunduz")


def test_reported_words_are_not_placed_by_the_sentence_before() -> None:
    text = 'Hujan turun di Bandung. "Polisi menangkap dua pria," kata Joko Widodo.'
    article = parsed(text, "id")
    findings = find_mentions(article)
    events = code_events(article, findings, find_statements(article, findings))
    assert [event.place_name for event in events if event.type == "COERCE"] == [None]


def test_a_lead_that_names_a_town_near_by_means_the_town_that_the_report_is_at() -> None:
    text = "A train derailed near London on Sunday. Rescuers came. Police were called to the scene in Croydon."
    assert place_of("ACCIDENT", text, "en") == "Croydon"


def test_the_dateline_is_more_exact_than_the_country_of_a_lead() -> None:
    text = "LEIPZIG, Germany, March 2 (UPI) — Militants attacked two tourists in Germany."
    assert place_of("ASSAULT", text, "en") == "LEIPZIG"


def test_an_attack_is_investigated_where_it_was() -> None:
    text = (
        "A bomb attack killed four soldiers in Leipzig. It rained.\n\nRoads were wet.\n\n"
        "Police are investigating the attack."
    )
    assert place_of("ACCUSE", text, "en") == "Leipzig"
