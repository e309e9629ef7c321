"""Status, parties, according to whom, joining, and what must not be coded."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.coding import events_in, statement_of

from saksi.languages import LANGUAGES
from saksi.records import Status

QUIET: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("quiet.toml").read_text(encoding="utf-8"))
# False alarms over all sentences of both languages.
MOST_FALSE_ALARMS = 5


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("id", "Polisi menangkap pelaku di Bekasi.", "happened"),
        ("id", "Polisi sudah menangkap pelaku di Bekasi.", "happened"),
        ("id", "Polisi tidak menangkap pelaku.", "denied"),
        ("id", "Polisi belum menangkap pelaku.", "denied"),
        ("id", "Polisi batal menangkap pelaku.", "denied"),
        ("id", "Polisi akan menangkap pelaku.", "planned"),
        ("id", "Polisi segera menangkap pelaku.", "planned"),
        ("id", "Polisi berencana menangkap pelaku.", "planned"),
        ("id", "Polisi bisa menangkap pelaku.", "possible"),
        ("id", "Polisi mungkin menangkap pelaku.", "possible"),
        ("id", "Polisi tidak hanya menangkap pelaku.", "happened"),
        ("id", "Pertemuan dengan gubernur itu batal dilakukan.", "denied"),
        ("id", "Jepang menawarkan mediasi antara Iran dan Israel.", "planned"),
        ("id", "Pelaku akan kami tangkap.", "planned"),
        ("id", "Pertemuan dengan gubernur itu tidak pernah terjadi.", "denied"),
        ("id", "Polisi harus segera menangkap pelaku.", "called_for"),
        ("id", "Warga perlu tahu, polisi menangkap pelaku.", "happened"),
        ("id", "Warga meminta agar keluarga pria yang ditangkap polisi menunggu.", "happened"),
        ("id", "Petugas datang ke Medan untuk menangkap pelaku.", "happened"),
        ("id", "Petugas akan datang ke Medan untuk menangkap pelaku.", "planned"),
        ("en", "Police arrested the suspect in Leeds.", "happened"),
        ("en", "Police have arrested the suspect.", "happened"),
        ("en", "Police did not arrest the suspect.", "denied"),
        ("en", "Police never arrested the suspect.", "denied"),
        ("en", "Police will arrest the suspect.", "planned"),
        ("en", "Police plan to arrest the suspect.", "planned"),
        ("en", "Police may arrest the suspect.", "possible"),
        ("en", "Police not only arrested the suspect.", "happened"),
        ("en", "Talks between Iran and France will be held.", "planned"),
        ("en", "Police could arrest the suspect.", "possible"),
        ("en", "Police will quickly arrest the suspect.", "planned"),
        ("en", "The minister may face criminal charges in Leeds.", "possible"),
        ("en", "Police went to Leeds to arrest the suspect.", "happened"),
    ],
)
def test_the_words_before_a_trigger_give_its_status(language: str, text: str, status: Status) -> None:
    event = next(event for event in events_in(text, language) if event.type != "THREATEN")

    assert event.status == status


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Warga meminta polisi untuk menangkap pelaku."),
        ("en", "Residents urged police to arrest the suspect."),
    ],
)
def test_a_demanded_act_is_a_request_and_no_arrest(language: str, text: str) -> None:
    assert [event.type for event in events_in(text, language)] == ["REQUEST"]


def test_an_act_told_twice_is_one_event_with_two_mentions() -> None:
    text = "Polisi menangkap dua pria di Bandung. Penangkapan dua pria itu berlangsung malam hari."

    (event,) = events_in(text, "id")

    assert [text[start:end] for start, end in event.mentions] == ["menangkap", "Penangkapan"]


def test_acts_against_different_people_are_different_events() -> None:
    text = "Polisi menangkap seorang sopir. Polisi menangkap seorang guru."

    assert len(events_in(text, "id")) == 2


def test_a_passage_printed_twice_is_told_once() -> None:
    passage = (
        "Gubernur Anies Baswedan mengecam Perdana Menteri Israel Benjamin Netanyahu atas serangan itu. "
        "Polisi menangkap Andi Wijaya di Depok. Hujan turun sepanjang hari di sana. "
        "Israel kembali menyerang Gaza, Palestina, pada Senin. "
        "Kementerian Sosial menyalurkan bantuan kepada warga Garut. "
    )

    once, twice = events_in(passage, "id"), events_in(passage + "\n" + passage, "id")

    assert once
    assert [event.type for event in twice] == [event.type for event in once]


def test_what_only_the_headline_tells_is_coded_there() -> None:
    (event,) = events_in("Cuaca cerah sepanjang hari.", "id", title="Polisi tangkap pencuri")

    assert event.type == "COERCE"
    assert event.trigger.start < 15


def test_the_body_goes_before_the_headline() -> None:
    text = "Polisi menangkap pencuri di Depok."

    (event,) = events_in(text, "id", title="Polisi tangkap pencuri")

    assert event.trigger.start > len("Polisi tangkap pencuri")


def test_what_a_source_says_is_according_to_that_source() -> None:
    text = "Camat mengatakan polisi menangkap dua pria."
    statement = statement_of(text, "polisi menangkap dua pria", "mengatakan", "Camat")

    (event,) = events_in(text, "id", statements=(statement,))

    assert (event.said_by, event.said_by_name) == ("s1", "Camat")


def test_an_act_done_by_saying_it_is_the_outlets_word_and_the_speakers_deed() -> None:
    text = "Camat mengecam perusahaan itu karena limbahnya."
    statement = statement_of(text, "limbahnya", "mengecam", "Camat")

    (event,) = events_in(text, "id", statements=(statement,))

    assert event.said_by is None
    assert [party.name for party in event.actors] == ["Camat"]


def test_casualties_keep_their_words_where_no_number_is_exact() -> None:
    text = "Bus itu terguling di Garut, tiga orang tewas dan belasan orang luka-luka."

    (event,) = events_in(text, "id")

    assert (event.dead, event.injured) == (3, None)
    assert [(c.kind, c.low, c.high, c.text) for c in event.casualties] == [
        ("dead", 3, 3, "tiga orang tewas"),
        ("injured", 11, 19, "belasan orang luka-luka"),
    ]


def test_english_casualties_are_counted_on_both_sides_of_the_verb() -> None:
    (event,) = events_in("A suicide bombing in Kabul killed five people.", "en")

    assert event.dead == 5


def test_sport_cooking_products_weather_shows_and_health_raise_no_alarms() -> None:
    alarms = [
        (text, event.type)
        for language in LANGUAGES
        for text in QUIET[language]
        for event in events_in(text, language)
    ]  # fmt: skip

    assert len(alarms) <= MOST_FALSE_ALARMS, alarms


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hundred_different_sentences_of_each_language_are_tried(language: str) -> None:
    assert len(set(QUIET[language])) >= 100


def test_an_act_in_a_sentence_without_such_words_is_coded() -> None:
    text = "Polisi menangkap dua pria di dekat stadion. Film itu ditonton banyak orang."

    assert [event.type for event in events_in(text, "id")] == ["COERCE"]


WORDS = [
    *("polisi", "police", "menangkap", "arrested", "ditangkap", "oleh", "by", "dan", "and", "yang", "who", "tidak"),
    *("not", "akan", "will", "serangan", "attack", "terhadap", "on", "Iran", "Israel", "menetapkan", "sebagai"),
    *("tersangka", "meminta", "urged", "untuk", "to", "gempa", "fire", ",", ".", "(", ")", '"', "“", "”", "'", "\n\n"),
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(sorted(LANGUAGES)))
def test_every_span_of_an_event_lies_in_the_text(words: list[str], language: str) -> None:
    text = " ".join(words)

    for event in events_in(text, language):
        spans = [event.trigger, *event.mentions, *(p.span for p in (*event.actors, *event.recipients))]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert event.trigger in event.mentions


@pytest.mark.parametrize("piece", ["menetapkan ", "polisi dan ", "serangan, ", "not to ", "( ", "tewas 3 "])
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_input_takes_linear_time(piece: str, language: str) -> None:
    text = piece * (20_000 // len(piece))

    start = time.process_time()
    events_in(text, language, named=False)

    assert time.process_time() - start < 10  # about 0.5 s; a quadratic reading takes minutes


def test_the_same_words_give_the_same_events() -> None:
    text = "Mesir mengecam Israel. Polisi menangkap dua pria di Bandung pada Senin (2/3/2020)."

    assert events_in(text, "id") == events_in(text, "id")


@pytest.mark.parametrize(
    ("text", "language", "type_", "word"),
    [
        ("Jerman akan mengirim bantuan kemanusiaan ke Sudan.", "id", "AGREE", "akan"),
        ("Germany will send humanitarian aid to Sudan.", "en", "AGREE", "will"),
        ("Polisi akan menangkap pelaku.", "id", "THREATEN", "akan"),
        ("The army will attack the rebels.", "en", "THREATEN", "will"),
    ],
)
def test_what_a_flash_says_will_be_done_is_agreed_to_or_threatened(
    text: str, language: str, type_: str, word: str
) -> None:
    event = next(event for event in events_in(text, language) if event.type == type_)

    assert event.trigger.of(text) == word


def test_an_intention_that_is_denied_is_no_threat() -> None:
    assert not any(event.type == "THREATEN" for event in events_in("Police will not arrest the suspect.", "en"))


def test_who_left_the_subject_out_is_found_farther_left() -> None:
    text = "Presiden Joko Widodo makan siang di Beijing lalu, setelah itu, menemui Xi Jinping."

    event = next(event for event in events_in(text, "id") if event.trigger.of(text) == "menemui")

    assert [party.name for party in event.actors] == ["Joko Widodo"]


def test_who_is_named_inside_the_refused_thing_is_the_recipient() -> None:
    event = events_in("Iran menolak seruan Amerika Serikat.", "id")[0]

    assert [party.name for party in event.recipients] == ["Amerika Serikat"]


def test_whoever_has_an_accident_suffers_it() -> None:
    (event,) = events_in("Dua pendaki tergelincir ke jurang di Gunung Rinjani.", "id")

    assert (event.actors, [party.name for party in event.recipients]) == ((), ["Dua pendaki"])


def test_the_police_that_is_told_is_not_accused() -> None:
    (event,) = events_in("Seorang pedagang melaporkan dugaan penipuan ke Polda Bali.", "id")

    assert event.recipients == ()


def test_a_verb_and_the_noun_that_it_carries_are_one_event() -> None:
    events = events_in("Polisi melakukan serangkaian penyelidikan di Medan.", "id")

    assert [event.type for event in events] == ["ACCUSE"]


def test_an_attack_without_a_place_of_its_own_is_where_the_article_was() -> None:
    events = events_in("Ledakan terdengar di Kabul. Pada malam itu pemberontak menyerang tentara.", "id")

    assert [event.place_name for event in events if event.type == "ASSAULT"][-1] == "Kabul"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Polisi menangkap dua tersangka, Andi (23) dan Budi (25).", ["Andi", "Budi"]),
        ("Dewi memuji sikap pihak kampus dan keluarga.", ["pihak kampus", "keluarga"]),
        ("KPK memeriksa pihak swasta, Rudi Hartono, hari ini.", ["Rudi Hartono"]),
    ],
)
def test_a_recipient_is_who_is_named_behind_its_description(text: str, names: list[str]) -> None:
    (event,) = events_in(text, "id")

    assert [party.name for party in event.recipients] == names


def test_whoever_belongs_to_a_person_is_not_that_person() -> None:
    (event,) = events_in("Istri Andi Wijaya melaporkan polisi itu.", "id")

    assert [party.name for party in event.actors] == ["Istri Andi Wijaya"]


def test_who_comes_together_with_the_subject_does_it_too() -> None:
    (event,) = events_in("Andi Wijaya bersama Budi Santoso menemui gubernur.", "id")

    assert [party.name for party in event.actors] == ["Andi Wijaya", "Budi Santoso"]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "name"),
    [
        ("Setelah berbincang dengan warga, Bupati Andi Wijaya memuji polisi.", "id", "berbincang", "Andi Wijaya"),
        ("After talks with Iran, Emmanuel Macron praised the deal.", "en", "talks with", "Emmanuel Macron"),
    ],
)
def test_who_acts_in_an_opening_phrase_is_the_subject_that_follows(
    text: str, language: str, trigger: str, name: str
) -> None:
    event = next(event for event in events_in(text, language) if event.trigger.of(text) == trigger)

    assert [party.name for party in event.actors] == [name]


def test_the_preposition_of_a_noun_leads_to_its_recipient() -> None:
    event = events_in("The Senate opened an investigation into Boeing.", "en")[0]

    assert [party.name for party in event.recipients] == ["Boeing"]


def test_who_is_named_before_an_english_noun_did_it() -> None:
    event = events_in("A Taliban bombing killed two soldiers in Kabul.", "en")[0]

    assert [party.name for party in event.actors] == ["Taliban"]


def test_an_act_of_speech_is_not_in_the_country_that_it_is_about() -> None:
    event = events_in("Presiden Joko Widodo mengecam kekerasan di Myanmar.", "id")[0]

    assert (event.type, event.place_name) == ("ACCUSE", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "id",
            "Presiden Vladimir Putin tiba. Tentang pembunuhan Duta Besar Rusia Andrei Karlov, ia menilai hal itu keji.",
        ),
        ("id", "Soal penangkapan wartawan, Joko Widodo berkata singkat."),
        ("en", "After the killing of the journalist in Kabul, Barack Obama said little."),
    ],
)
def test_whoever_speaks_of_a_killing_or_an_arrest_did_not_do_it(language: str, text: str) -> None:
    done = [event for event in events_in(text, language) if event.type in ("ASSAULT", "COERCE")]

    assert [event.actors for event in done] == [()]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Ia berdiri di belakang Andrei Karlov, lalu menembakkan pistol."),
        ("en", "The attacker stood behind the ambassador before opening fire."),
    ],
)
def test_somebody_who_only_stands_behind_another_supports_no_one(language: str, text: str) -> None:
    assert "SUPPORT" not in {event.type for event in events_in(text, language)}


def test_a_man_who_fires_shots_dismisses_nobody() -> None:
    assert "SANCTION" not in {event.type for event in events_in("The attacker fired eight shots.", "en")}


def test_a_civil_war_that_ends_names_no_brother() -> None:
    (event,) = events_in("Pemerintah Kolombia mengakhiri perang saudara di negeri itu.", "id")

    assert (event.type, event.recipients) == ("RETREAT", ())


@pytest.mark.parametrize(
    "text",
    [
        "Ledakan kedua mengguncang Gereja Santa Maria.",
        "Krisis ekonomi melanda Argentina.",
        "Demam belanja melanda warga Jakarta.",
    ],
)
def test_what_shakes_or_strikes_is_a_hazard_only_where_nature_does(text: str) -> None:
    assert "HAZARD" not in {event.type for event in events_in(text, "id")}


def test_a_word_that_closes_an_opening_is_no_part_of_who_acts() -> None:
    event = events_in("Sementara itu polisi menangkap tiga orang di Bandung.", "id")[0]

    assert [party.name for party in event.actors] == ["polisi"]
