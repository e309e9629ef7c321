"""What keeps words of sport, shows and kitchens quiet, and what does not."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("id", "Polisi menembakkan gas air mata ke tribun stadion di Malang.", "ASSAULT"),
        ("id", "Polisi menangkap komika itu di Depok.", "COERCE"),
        ("id", "Kelompok itu mengebom stasiun saat piala dunia.", "ASSAULT"),
        ("en", "Police fired tear gas at fans in the stands.", "ASSAULT"),
        ("en", "Officers arrested the comedian at his home.", "COERCE"),
        ("en", "Gunmen killed the goalkeeper.", "ASSAULT"),
    ],
)
def test_an_act_of_police_or_gunmen_is_told_beside_words_of_sport_and_shows(
    language: str, text: str, kind: str
) -> None:
    assert [event.type for event in events_in(text, language)] == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Novel itu mengisahkan polisi yang menangkap pembunuh berantai."),
        ("en", "The novel follows gunmen who killed a judge."),
    ],
)
def test_what_a_story_tells_did_not_happen_whoever_acts_in_it(language: str, text: str) -> None:
    assert events_in(text, language) == ()


def test_an_article_about_a_riot_in_a_stadium_tells_events() -> None:
    game = (
        "Pertandingan liga itu dimainkan di stadion. Pelatih, wasit, dan suporter hadir. Gol tercipta di babak kedua."
    )
    riot = "Kerusuhan pecah. Polisi menangkap dua suporter. Tiga orang tewas di tribun."

    assert events_in(game, "id") == ()
    assert "COERCE" in {event.type for event in events_in(f"{game} {riot}", "id")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Petugas menemui hambatan saat membangun jembatan di Demak."),
        ("id", "Bank Indonesia menahan suku bunga acuan bulan ini."),
        ("id", "Wasit itu tak kuasa menahan haru di hadapan warga Demak."),
        ("id", "Pencuri itu tertangkap kamera pengawas di Demak."),
        ("id", "Penumpang menjalani pemeriksaan imigrasi di bandara."),
        ("id", "Hati petani itu terbakar api cemburu."),
        ("id", "Polisi tak segan belajar dari warga di Demak."),
        ("id", "Warga Demak menulis kepada Wadir Penindakan KPK tentang tanggul itu."),
        ("en", "The mayor leads in a poll released by the state on Friday."),
        ("en", "Residents trust the Met to run the dam."),
        ("en", "The mayor seized the opportunity to rest."),
        ("en", "The value of the pound crashed on Monday."),
        ("en", "Mexico will fight tariffs on steel."),
        ("en", "The mayor demonstrated his love of the town."),
        ("en", "Residents of the town saw the declining quality of life."),
    ],
)
def test_a_word_beside_a_verb_can_make_it_mean_something_else(language: str, text: str) -> None:
    assert events_in(text, language) == ()


def test_a_threat_not_to_hesitate_needs_a_harsh_verb() -> None:
    events = events_in("Iran tak segan menyerang Israel.", "id")

    assert events[0].type == "THREATEN"
