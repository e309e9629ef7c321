"""Every event says what made it, and every word of an event that made none says why."""

from __future__ import annotations

import time

import pytest
from tests.events.coding import parsed

from saksi.events import EventExplanation, code_events, explain_events
from saksi.mentions import find_mentions
from saksi.records import Findings

STORY = (
    "Polisi menangkap dua pria di Bandung, Senin (2/3/2020). Keduanya ditahan di kantor polisi. "
    "Warga merasa lega. Pasar kembali ramai. Wali kota berharap serangan itu tidak terulang."
)


def explained(text: str, language: str = "id", title: str | None = None) -> EventExplanation:
    parse = parsed(text, language, title)
    return explain_events(parse, find_mentions(parse), ())


def reasons(text: str, language: str = "id", title: str | None = None) -> dict[str, str]:
    parse = parsed(text, language, title)
    found = explain_events(parse, find_mentions(parse), ())
    return {span.of(parse.text): reason for span, _, reason in found.set_aside}


def test_the_explained_events_are_those_that_are_coded() -> None:
    parse = parsed(STORY, "id")
    findings = find_mentions(parse)

    found = explain_events(parse, findings, ()).found

    assert tuple(coded.event for coded in found) == code_events(parse, findings, ())


def test_an_event_names_its_rule_and_the_words_that_filled_its_places() -> None:
    coded = explained(STORY).found[0]

    assert coded.rule == "events:coerce.tangkap/1"
    places = dict(coded.places)
    assert places["trigger"] == "menangkap (active, of “tangkap”)"
    assert (places["actor"], places["recipient"]) == ("Polisi", "dua pria")
    assert (places["place"], places["date"]) == ("Bandung (“Bandung”)", "2020-03-02 (“Senin (2/3/2020)”)")
    assert places["weight"].startswith(("+", "-"))


def test_an_event_shows_the_words_that_count_its_dead() -> None:
    places = dict(explained("Militan mengebom pasar itu. Tiga orang tewas.").found[0].places)

    assert places["casualties"] == "dead (“Tiga orang tewas”)"


def test_a_dropped_candidate_names_the_weights_that_count_most() -> None:
    assert "needed more than" in reasons(STORY)["serangan"]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "reason"),
    [
        ("Penyerang itu menyerang gawang lawan.", "id", "menyerang", "beside it"),
        (
            "Kiper itu gagal saat lawan menyerang warga tuan rumah dan mencetak gol.",
            "id",
            "menyerang",
            "“kiper” in the sentence",
        ),
        ("Obat baru itu menyerang virus flu.", "id", "menyerang", "“virus” in the sentence speaks"),
        ("Agar aman, warga meminta polisi untuk menangkap pelaku.", "id", "menangkap", "it is only called for"),
        ("The striker shot the ball wide of the goal.", "en", "shot", "“striker” in the sentence"),
    ],
)
def test_a_word_that_carries_no_event_says_which_rule_spoke_against_it(
    text: str, language: str, trigger: str, reason: str
) -> None:
    assert reason in reasons(text, language)[trigger]


def test_the_headline_is_set_aside_where_the_body_tells_the_same() -> None:
    found = reasons("Polisi menangkap pencuri di Depok.", title="Polisi tangkap pencuri")

    assert found["tangkap"] == "the headline repeats what the body tells"


def test_an_article_about_sport_names_the_words_that_make_it_one() -> None:
    text = "Polisi menangkap dua pria. Kiper, wasit dan pelatih melihat gol di babak kedua liga pada menit akhir."

    assert "kiper" in reasons(text)["menangkap"]


def test_the_same_words_are_explained_the_same() -> None:
    assert explained(STORY) == explained(STORY)


@pytest.mark.parametrize("piece", ["menetapkan ", "warga menangkap warga. ", "menyerang kiper gol "])
def test_explaining_hostile_input_takes_linear_time(piece: str) -> None:
    parse = parsed(piece * (20_000 // len(piece)), "id")

    start = time.process_time()
    explain_events(parse, Findings(), ())

    assert time.process_time() - start < 10  # about 0.5 s; a quadratic reading takes minutes
