"""Chains: titles alone and pronouns, tied to who they mean."""

from __future__ import annotations

import pytest

from saksi.languages import LANGUAGES, parse
from saksi.mentions.people import find_people
from saksi.records import Article, Body, Person


def chains_in(text: str, code: str) -> dict[str, list[tuple[str, str]]]:
    """For each person and body, the titles and pronouns that mean them, in text order."""
    none: tuple[()] = ()
    article = Article(
        "a", "u", None, None, None, text, None, None, None, None, none, None, none, none, none, None, none, none, none,
        False, none, {}, "o", None, "d",
    )  # fmt: skip
    people, bodies, mentions = find_people(parse(article, LANGUAGES[code]), ())
    owners: list[Person | Body] = [*people, *bodies]
    return {
        owner.name: [
            (mention.form, text[mention.start : mention.end])
            for mention in mentions
            if mention.id in owner.mentions and mention.form != "name"
        ]
        for owner in owners
    }


@pytest.mark.parametrize(
    ("code", "text", "name", "chain"),
    [
        ("id", "Presiden Joko Widodo tiba. Dia mengatakan panen berhasil.", "Joko Widodo", [("pronoun", "Dia")]),
        ("id", "“Panen berhasil,” kata Joko Widodo. “Harga turun,” ujarnya.", "Joko Widodo", [("pronoun", "ujarnya")]),
        ("id", "Bupati Siti Aminah hadir. Menurutnya, harga turun.", "Siti Aminah", [("pronoun", "Menurutnya")]),
        (
            "id",
            "Bupati Siti Aminah hadir di pasar. Kemarin Bupati meninjau sawah.",
            "Siti Aminah",
            [("title", "Bupati")],
        ),
        ("en", "Foreign Minister Anna Smith spoke. She said talks failed.", "Anna Smith", [("pronoun", "She")]),
        (
            "en",
            "Foreign Minister Anna Smith met aides. On Friday the minister left.",
            "Anna Smith",
            [("title", "minister")],
        ),
        ("id", "Ratusan buruh berkumpul. Mereka menuntut upah naik.", "buruh", [("pronoun", "Mereka")]),
    ],
)
def test_titles_and_pronouns_mean_the_one_named_before(
    code: str, text: str, name: str, chain: list[tuple[str, str]]
) -> None:
    assert chains_in(text, code)[name] == chain


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Menteri Perhubungan (Menhub) Ali Rahman tiba. Lalu Menhub mengatakan kapal aman.", "Menhub"),
        ("Menteri Dalam Negeri Ali Rahman tiba. Lalu Mendagri meninjau pasar.", "Mendagri"),
        ("Direktur Utama Bulog Ali Rahman tiba. Lalu Dirut meninjau gudang.", "Dirut"),
        ("Kepala Dinas Perhubungan Ali Rahman tiba. Lalu Kadishub meninjau jalan.", "Kadishub"),
    ],
)
def test_a_short_form_of_an_office_means_who_holds_it(text: str, short: str) -> None:
    assert chains_in(text, "id")["Ali Rahman"][-1] == ("title", short)


def test_a_short_form_of_another_office_means_nobody_here() -> None:
    text = "Menteri Keuangan Ali Rahman tiba. Lalu Menkes meninjau pasar."

    assert chains_in(text, "id")["Ali Rahman"] == []


def test_a_pronoun_in_a_quotation_is_not_tied() -> None:
    text = "“Saya sudah lama kenal dia,” kata Joko Widodo."

    assert chains_in(text, "id")["Joko Widodo"] == []


def test_she_is_the_woman_named_before_the_man() -> None:
    text = "Hillary Clinton met Barack Obama. She said the talks were good."

    chains = chains_in(text, "en")

    assert chains["Hillary Clinton"] == [("pronoun", "She")]


@pytest.mark.parametrize(
    ("code", "text", "name", "words"),
    [
        ("id", "Penyanyi Rini Astuti tampil di Solo. Sang penyanyi lalu pulang.", "Rini Astuti", "penyanyi"),
        (
            "id",
            "Panglima TNI Andika Wijaya hadir. Kemarin Panglima TNI meninjau kapal.",
            "Andika Wijaya",
            "Panglima TNI",
        ),
        ("en", "Actress Emma Stone spoke. Then the young actress left.", "Emma Stone", "young actress"),
    ],
)
def test_a_description_that_points_back_means_the_one_described(code: str, text: str, name: str, words: str) -> None:
    assert chains_in(text, code)[name] == [("title", words)]


def test_bracketed_initials_mean_the_person_from_there_on() -> None:
    text = "Gubernur Budi Santoso Wibowo (BSW) hadir. Menurut BSW, harga turun."

    assert list(chains_in(text, "id")) == ["Budi Santoso Wibowo"]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("id", "Presiden Joko Widodo hadir. Mengenai Menteri Sri Mulyani, dia menilai kerjanya baik.", "Joko Widodo"),
        (
            "id",
            "Presiden Joko Widodo hadir. Tentang pembunuhan Duta Besar Andrei Karlov di Ankara, ia menilai itu keji.",
            "Joko Widodo",
        ),
        ("en", "Mr. Barack Obama spoke. Asked about John Kerry, he said talks went on.", "Barack Obama"),
        ("en", "Mr. Barack Obama spoke. The murder of John Smith shocked many. He said so.", "Barack Obama"),
    ],
)
def test_a_pronoun_means_neither_the_topic_nor_the_dead(code: str, text: str, name: str) -> None:
    chains = chains_in(text, code)

    assert [form for form, _ in chains[name]] == ["pronoun"]
