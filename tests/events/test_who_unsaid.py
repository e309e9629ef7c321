"""Who does it where a passive does not say so: the body of the law that the article has told of."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in, statement_of


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("KPK memeriksa Joko Widodo. Angela Merkel kemudian ditahan.", "id", ["KPK"]),
        ("Polisi datang ke pasar. Dua pencuri ditangkap.", "id", ["Polisi"]),
        ("Rusia menahan Joko Widodo. Angela Merkel kemudian ditahan.", "id", []),
        ("Detectives arrested a burglar in Leeds. Angela Merkel was charged with fraud.", "en", ["Detectives"]),
        ("Detectives arrested a burglar in Leeds. Angela Merkel was criticised.", "en", []),
    ],
)
def test_an_arrest_or_a_charge_is_that_of_the_body_told_of(text: str, language: str, names: list[str]) -> None:
    last = events_in(text, language)[-1]

    assert [party.name for party in last.actors] == names


def test_an_arrest_that_the_police_tell_is_theirs() -> None:
    text = "It rained. Boston Police said two burglars had been arrested."
    statement = statement_of(text, "two burglars had been arrested", "said", "Boston Police")
    event = next(event for event in events_in(text, "en", statements=(statement,)) if event.type == "COERCE")

    assert [party.name for party in event.actors] == ["Boston Police"]


@pytest.mark.parametrize(
    ("text", "language", "kind", "names"),
    [
        ("Senator Ted Cruz met Ben Carson. Ben Carson then slammed the senator.", "en", "ACCUSE", ["Ted Cruz"]),
        ("Angela Merkel spoke in Berlin. Emmanuel Macron slammed the chancellor.", "en", "ACCUSE", ["Angela Merkel"]),
        ("Angela Merkel spoke in Berlin. Emmanuel Macron slammed a chancellor.", "en", "ACCUSE", ["chancellor"]),
        ("Joko Widodo tiba di Bali. Angela Merkel mengecam politikus PDIP itu.", "id", "ACCUSE", ["Joko Widodo"]),
        ("Presiden Joko Widodo tiba. Angela Merkel mengecam Bapak Presiden.", "id", "ACCUSE", ["Joko Widodo"]),
        ("Hakim Andi Wijaya tiba. Angela Merkel mengecam Hakim.", "id", "ACCUSE", ["Andi Wijaya"]),
    ],
)
def test_a_public_figure_is_known_by_a_description(text: str, language: str, kind: str, names: list[str]) -> None:
    event = next(event for event in events_in(text, language) if event.type == kind)

    assert [party.name for party in event.recipients] == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Andi Wijaya menikam Budi Santoso. Warga membawa korban ke rumah sakit.", "id", ["Budi Santoso"]),
        ("Andi Wijaya menikam Budi Santoso. Polisi menangkap pelaku.", "id", ["Andi Wijaya"]),
        ("John Smith stabbed Jane Doe. Police arrested the suspect.", "en", ["John Smith"]),
        ("John Smith stabbed Jane Doe. Police arrested a suspect.", "en", ["suspect"]),
    ],
)
def test_a_victim_and_a_suspect_are_those_of_the_act_told_before(text: str, language: str, names: list[str]) -> None:
    last = events_in(text, language)[-1]

    assert [party.name for party in last.recipients] == names


def test_several_suspects_are_those_of_the_act_told_before() -> None:
    text = "Andi Wijaya dan Budi Santoso menikam warga. Polisi menangkap kedua pelaku."
    last = events_in(text, "id")[-1]

    assert [party.name for party in last.recipients] == ["Andi Wijaya", "Budi Santoso"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rusia menyerang Kyiv. Joko Widodo mengecam serangan itu.", "id"),
        ("Russia bombed Kyiv. Angela Merkel condemned the attack.", "en"),
    ],
)
def test_who_is_condemned_for_an_act_is_who_did_it(text: str, language: str) -> None:
    last = events_in(text, language)[-1]

    assert [party.name for party in last.recipients] == [text.split()[0]]


def test_who_is_condemned_for_words_is_who_said_them() -> None:
    text = '"Harga turun," kata Joko Widodo. Angela Merkel mengecam pernyataan tersebut.'
    statement = statement_of(text, "Harga turun,", "kata", "Joko Widodo")
    last = events_in(text, "id", statements=(statement,))[-1]

    assert [party.name for party in last.recipients] == ["Joko Widodo"]


def test_a_subject_is_found_in_one_word_with_its_verb() -> None:
    text = "Hujan turun. Polisi datang. Polisimenangkap dua pencuri di Brebes."
    rows = [[party.name for party in event.actors] for event in events_in(text, "id") if event.type == "COERCE"]

    assert rows == [["Polisi"]]


def test_a_body_goes_on_with_what_its_speaker_said() -> None:
    text = (
        "Juru Bicara KPK Andi Wijaya mengatakan kasus itu rumit. Selain itu, pihaknya menangkap dua pencuri. KPK kaya."
    )
    statement = statement_of(text, "kasus itu rumit", "mengatakan", "Andi Wijaya")
    event = next(event for event in events_in(text, "id", statements=(statement,)) if event.type == "COERCE")

    assert [party.name for party in event.actors] == ["KPK"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Joko Widodo bertemu Angela Merkel di Bali dan menandatangani deklarasi.", "id", ["Angela Merkel"]),
        ("Polisi menangkap Andi Wijaya. Polisi masih melakukan penyelidikan.", "id", ["Andi Wijaya"]),
        ("Joko Widodo bertemu Angela Merkel di Bali. Joko Widodo menandatangani deklarasi.", "id", []),
    ],
)
def test_what_goes_on_is_done_to_the_same(text: str, language: str, names: list[str]) -> None:
    last = events_in(text, language)[-1]

    assert [party.name for party in last.recipients] == names


def test_who_was_arrested_before_is_no_victim() -> None:
    text = "Polisi menangkap Andi Wijaya. Warga menyerang Andi Wijaya. Dokter menolong korban."
    last = events_in(text, "id")[-1]

    assert [party.name for party in last.recipients] == ["korban"]
