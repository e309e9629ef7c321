"""What decides between the candidates of an article, and who and when an event's words name."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in, parsed

from saksi.events.candidates import candidates_of
from saksi.events.weights import choice_of, traits_of
from saksi.mentions import find_mentions
from saksi.records import Findings

STORY = (
    "Polisi menangkap dua pria di Bandung, Senin (2/3/2020). Keduanya ditahan di kantor polisi. "
    "Warga merasa lega. Pasar kembali ramai. Pedagang berjualan sampai malam."
)


def test_the_same_article_has_the_same_traits_each_time() -> None:
    parse = parsed(STORY, "id")

    first, second = (traits_of(parse, candidates_of(parse, Findings(), ())) for _ in range(2))

    assert first == second


def test_every_candidate_of_an_article_is_chosen_or_not() -> None:
    parse = parsed(STORY, "id")
    candidates = candidates_of(parse, Findings(), ())

    assert len(choice_of(parse, candidates)) == len(candidates)


def test_the_arrest_that_an_article_opens_with_is_coded() -> None:
    assert [event.type for event in events_in(STORY, "id")][:1] == ["COERCE"]


def test_parties_in_a_row_with_commas_are_each_named() -> None:
    (event,) = events_in("Polisi menangkap Andi, Budi, dan Candra di Jakarta.", "id")

    assert [party.name for party in event.recipients] == ["Andi", "Budi", "Candra"]


def test_whoever_is_named_before_a_comma_is_no_part_of_the_subject() -> None:
    (event,) = events_in("Menurut warga, polisi dan tentara menangkap dua pria.", "id")

    assert [party.name for party in event.actors] == ["polisi", "tentara"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At least 26 people were killed by gunmen in Kabul.", "At least 26 people"),
        ("More than 30 people were killed by militants.", "More than 30 people"),
        ("Police arrested a 48-year-old man.", "48-year-old man"),
    ],
)
def test_a_counted_or_aged_recipient_is_read_whole(text: str, name: str) -> None:
    event = events_in(text, "en")[0]

    assert [party.name for party in event.recipients] == [name]


def test_a_verb_carries_its_object_at_its_end() -> None:
    (event,) = events_in("Tentara itu tidak membunuhnya.", "id")

    assert (event.type, event.status) == ("ASSAULT", "denied")


def test_an_ordered_agreement_is_called_for_between_its_two_sides() -> None:
    parse = parsed("Presiden Vladimir Putin memerintahkan penandatanganan perjanjian dengan Suriah.", "id")
    candidates = candidates_of(parse, find_mentions(parse), ())
    event = next(candidate.event for candidate in candidates if candidate.event.type == "AGREE")

    assert (event.status, [p.name for p in event.actors], [p.name for p in event.recipients]) == (
        "called_for", ["Vladimir Putin"], ["Suriah"],
    )  # fmt: skip


def test_a_town_in_a_headline_is_whom_it_was_done_to() -> None:
    (event,) = events_in("Warga Suriah menunggu kabar.", "id", title="Putin: Aleppo Direbut")

    assert [party.name for party in event.recipients] == ["Aleppo"]


def test_a_bare_year_in_a_name_dates_no_act() -> None:
    event = events_in("Polisi memeriksa dua saksi kasus Anggaran 2018.", "id")[0]

    assert event.date is None


def test_a_dateline_is_no_party() -> None:
    (event,) = events_in("HELSINKI, Kabar Kita – Pemerintah Indonesia menandatangani perjanjian damai itu.", "id")

    assert [party.name for party in event.actors] == ["Pemerintah Indonesia"]


def test_a_thing_that_people_are_named_with_does_nothing() -> None:
    events = events_in("Kartu anggota itu menyerang dua pria.", "id")

    assert not any(event.actors for event in events)
