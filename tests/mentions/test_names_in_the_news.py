"""People, bodies and places as news pages print them: run together, in lists, in sport, beside other capitals."""

from __future__ import annotations

import pytest
from tests.reading import article_of

from saksi.languages import LANGUAGES, parse
from saksi.mentions import find_mentions
from saksi.records import Findings


def findings(text: str, language: str = "id", title: str | None = None) -> Findings:
    return find_mentions(parse(article_of(text, language=language, title=title), LANGUAGES[language]))


def people(text: str, language: str = "id", title: str | None = None) -> list[str]:
    return [person.name for person in findings(text, language, title).people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presiden Prabowo Subiantoresmi membuka pameran itu.", ["Prabowo Subianto"]),
        ("Kiper Maarten Paesmembela timnas. Paes tampil baik dan kata Paes ia senang.", ["Maarten Paes"]),
        ("Pujian datang dari pelatih Erick Thohirdan Budi Santoso.", ["Erick Thohir", "Budi Santoso"]),
        ("Menteri Sri Mulyanimewanti-wanti pejabat. Mulyani lalu pulang.", ["Sri Mulyani"]),
        ("Buku itu ditulis olehBudi Santoso dan diSurabaya dijual.", ["Budi Santoso"]),
    ],
)
def test_a_name_that_words_ran_into_is_cut_free(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_a_name_that_ends_like_a_word_stays_whole_where_it_is_printed_again() -> None:
    found = people("Penyerang Pierre Aubameyang mencetak gol. Menurut pelatih, Aubameyang bermain baik.")

    assert found == ["Pierre Aubameyang"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gol pembuka dicetak Gonzalo Garcia dari titik putih.", ["Gonzalo Garcia"]),
        ("Skuad asuhan Herve Renard itu finis di posisi tiga.", ["Herve Renard"]),
        (
            "Tim itu punya Marko Simic, Ondrej Kudela, Maciej Gajos, Ramon Bueno, dan Pablo Andrade.",
            ["Marko Simic", "Ondrej Kudela", "Maciej Gajos", "Ramon Bueno", "Pablo Andrade"],
        ),
        ("Mereka adalah Jovial da Lopez dan Budi Santoso.", ["Jovial da Lopez", "Budi Santoso"]),
    ],
)
def test_people_are_known_by_their_acts_and_by_their_neighbours_in_a_list(text: str, expected: list[str]) -> None:
    assert people(text) == expected
