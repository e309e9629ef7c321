"""When it happened: whose day a printed day is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.events.coding import events_in, parsed

from saksi.events import code_events
from saksi.mentions import find_mentions
from saksi.records import Statement
from saksi.statements import find_statements


def day_of(kind: str, text: str, language: str) -> str | None:
    return next(event.date for event in events_in(text, language) if event.type == kind)


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("id", "COERCE", "Polisi menangkap dua pria di Medan pada 2 Maret 2020."),
        ("id", "COERCE", "Pada 2 Maret 2020, polisi menangkap dua pria di Medan."),
        ("id", "COERCE", "Pada 2 Maret 2020, KPK melakukan penangkapan terhadap dua pejabat Medan."),
        ("id", "COERCE", "Dua pria ditangkap polisi saat berkumpul pada 2 Maret 2020."),
        ("en", "COERCE", "Police arrested two men in Leeds on 2 March 2020."),
        ("en", "COERCE", "Two men were arrested by police while driving on 2 March 2020."),
        ("en", "ASSAULT", "The 2 March 2020 attack killed two soldiers."),
    ],
)
def test_a_day_in_the_clause_of_an_act_is_its_day(language: str, kind: str, text: str) -> None:
    assert day_of(kind, text, language) == "2020-03-02"


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("id", "COERCE", "Warga berkumpul pada 2 Maret 2020 karena polisi menangkap dua pria."),
        ("id", "COERCE", "Pada 2 Maret 2020 warga mengunjungi dua pria yang ditangkap polisi."),
        ("id", "COERCE", "Polisi menangkap dua pria sebelum 2 Maret 2020."),
        ("id", "COERCE", "Polisi menangkap dua pria sejak warga melapor pada 2 Maret 2020."),
        ("id", "COERCE", "Polisi menangkap dua pria hingga 2 Maret 2020."),
        ("en", "COERCE", "Residents gathered on 2 March 2020 because police arrested two men."),
        ("en", "COERCE", "On 2 March 2020 residents visited two men who were arrested by police."),
        ("en", "COERCE", "Police arrested two men before 2 March 2020."),
        ("en", "COERCE", "Police arrested two men during Tuesday's election."),
    ],
)
def test_a_day_of_another_clause_is_not_that_of_an_act(language: str, kind: str, text: str) -> None:
    assert day_of(kind, text, language) is None


def test_an_act_has_the_day_that_the_sentence_before_it_prints() -> None:
    text = "Pada 2 Maret 2020 warga berkumpul di Medan. Polisi menangkap dua pria."
    assert day_of("COERCE", text, "id") == "2020-03-02"


@pytest.mark.parametrize(
    "text",
    [
        "Pada Maret 2020 warga berkumpul di Medan. Polisi menangkap dua pria.",
        "Pada 2 Maret 2020 warga berkumpul di Medan. Polisi sebelumnya menangkap dua pria.",
        "Pada 2 Maret 2020 warga berkumpul di Medan.\n\nPolisi menangkap dua pria.",
    ],
    ids=["a month", "done before", "another paragraph"],
)
def test_what_is_told_apart_from_a_day_does_not_have_it(text: str) -> None:
    assert day_of("COERCE", text, "id") is None


def request_day(text: str, published: str | None = "2020-03-02") -> str | None:
    article = parsed(text, "id")
    article = replace(article, article=replace(article.article, published=published))
    findings = find_mentions(article)
    statements: tuple[Statement, ...] = find_statements(article, findings)
    requests = [event for event in code_events(article, findings, statements) if event.type == "REQUEST"]
    return requests[-1].date


_REPORT = (
    'Warga Medan menunggu. Mereka lama menunggu. Hujan turun. Jalan ramai. "Kami bekerja," kata Wali Kota Medan Bobby'
    " Nasution, {day}.\n\nBobby Nasution meminta warga menunggu."
)


def test_a_speaker_asks_on_the_day_on_which_he_spoke() -> None:
    assert request_day(_REPORT.format(day="Minggu (1/3/2020)")) == "2020-03-01"


def test_a_day_long_before_the_publication_is_not_the_day_of_the_words() -> None:
    text = "Bobby Nasution terpilih pada {day}. Hujan turun. Jalan ramai.\n\nBobby Nasution meminta warga menunggu."
    assert request_day(text.format(day="1 Maret 2020")) == "2020-03-01"
    assert request_day(text.format(day="9 Desember 2019")) is None


_PADDING = " Hujan turun sejak pagi. Jalan ramai. Toko buka.\n\n"


@pytest.mark.parametrize(
    ("rest", "day"),
    [
        ("Petugas mengevakuasi sepuluh warga.", "2020-03-01"),
        ("Petugas mengevakuasi sepuluh warga. Hal itu diumumkan pada 2 Maret 2020.", None),
        ("Petugas mengevakuasi sepuluh warga setelah banjir tahun lalu.", None),
        ("Petugas akan mengevakuasi sepuluh warga.", None),
    ],
    ids=["one day", "two days", "another time in the sentence", "not yet"],
)
def test_the_scene_of_a_report_of_one_day_is_on_that_day(rest: str, day: str | None) -> None:
    text = f"Banjir melanda Medan pada 1 Maret 2020.{_PADDING}{rest}"
    assert day_of("AID", text, "id") == day


def test_a_later_telling_that_names_the_same_person_tells_the_day() -> None:
    text = (
        "Polisi menangkap Joko Widodo di Solo." + _PADDING + "Warga menunggu. "
        "Joko Widodo dibawa ke kantor polisi. Penangkapan Joko Widodo dilakukan pada 1 Maret 2020."
    )
    assert day_of("COERCE", text, "id") == "2020-03-01"


def test_a_later_telling_of_somebody_else_tells_no_day() -> None:
    text = (
        "Polisi menangkap Joko Widodo di Solo." + _PADDING + "Warga menunggu. "
        "Joko Widodo dibawa ke kantor polisi. Penangkapan Prabowo Subianto dilakukan pada 1 Maret 2020."
    )
    assert day_of("COERCE", text, "id") is None


def test_praise_in_the_words_of_who_gives_it_is_of_the_day_on_which_he_spoke() -> None:
    text = (
        '"Hujan turun deras," kata Bobby Nasution, Minggu (1/3/2020).\n\nHujan turun sejak pagi.\n\n'
        '"Kami mendukung KPK," kata Bobby Nasution.'
    )
    article = parsed(text, "id")
    findings = find_mentions(article)
    events = code_events(article, findings, find_statements(article, findings))
    assert [event.date for event in events if event.type == "SUPPORT"] == ["2020-03-01"]


@pytest.mark.parametrize(
    ("rest", "day"),
    [
        ("Police arrested two men.", "2020-03-02"),
        ("Police arrested two men last week.", "2020-W09"),
        ("Police will arrest two men.", None),
    ],
)
def test_what_follows_an_attack_in_an_english_report_is_of_its_day(rest: str, day: str | None) -> None:
    text = f"A bomb attack killed four soldiers in Leipzig on 2 March 2020. It rained.\n\nRoads were wet.\n\n{rest}"
    assert day_of("COERCE", text, "en") == day


def test_a_bare_year_before_the_noun_of_an_act_is_its_year() -> None:
    assert day_of("ASSAULT", "The court heard of the 2012 attacks on the embassy.", "en") == "2012"
    assert day_of("COERCE", "The mayor said the 2012 budget was small and police arrested two men.", "en") is None


def test_a_noun_in_a_scene_has_the_day_of_the_sentence_before() -> None:
    text = "Gempa melanda Garut pada 1 Maret 2020. Kebakaran menghanguskan pasar."
    assert [event.date for event in events_in(text, "id") if event.mode == "fire"] == ["2020-03-01"]


def test_what_happened_has_no_day_to_come_but_what_starts_has() -> None:
    text = "{} 9 Maret 2020, polisi menangkap dua pria."
    assert day_of("COERCE", text.format("Pada"), "id") is None
    assert day_of("COERCE", text.format("Mulai"), "id") == "2020-03-09"


def test_a_day_inside_reported_words_goes_before_that_of_the_saying() -> None:
    text = "Hujan turun. Ani Yudhoyono, Senin (2/3/2020), mengatakan polisi menangkap dua pria pada 1 Maret 2020."
    article = parsed(text, "id")
    findings = find_mentions(article)
    events = code_events(article, findings, find_statements(article, findings))
    assert [event.date for event in events if event.type == "COERCE"] == ["2020-03-01"]
