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
