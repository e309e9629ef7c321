"""Pronouns and whom they mean, by own sentences."""

from __future__ import annotations

import pytest
from tests.mentions.moment_samples import parse_of

from saksi.mentions import find_mentions


def meant_by(text: str, pronoun: str, language: str) -> str | None:
    """Who is meant by the last `pronoun` of `text`."""
    found = find_mentions(parse_of(text, language, "2025-06-18"))
    at = text.rindex(pronoun)
    key = next((m.id for m in found.mentions if m.form == "pronoun" and m.start == at), None)
    return next((person.name for person in found.people if key in person.mentions), None)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        # the subject before the name behind a preposition
        ("Siti Aminah bertemu dengan Budi Santoso. Kemarin ia pulang.", "ia", "Siti Aminah"),
        (
            "Penghargaan diberikan oleh Budi Santoso kepada Siti Aminah. Siti Aminah senang. Ia ada.",
            "Ia",
            "Siti Aminah",
        ),
        # a pronoun goes on as the subject of what follows
        ("Siti Aminah lahir di Solo. Ia belajar pada Budi Santoso. Pada 1998 ia pulang.", "ia", "Siti Aminah"),
        ("Siti Aminah lahir di Solo. Setelah lulus, ia menikahi Budi Santoso. Ia pulang.", "Ia", "Siti Aminah"),
        # whoever the text is about before whoever stands in a bracket
        (
            "Siti Aminah menulis buku. Buku itu disunting (Budi Santoso). Siti Aminah ada. Ia tua.",
            "Ia",
            "Siti Aminah",
        ),
        # the lawyer, not the client
        ("Pengacara Budi Santoso, Siti Aminah, turut hadir. Ia pulang.", "Ia", "Siti Aminah"),
        ("Siti Aminah hadir. “Kami siap,” kata Budi Santoso. “Semua aman,” ujarnya.", "ujarnya", "Budi Santoso"),
    ],
)
def test_an_indonesian_pronoun_means_the_subject_that_is_near(text: str, pronoun: str, name: str) -> None:
    assert meant_by(text, pronoun, "id") == name


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Mary Collins met with Susan Barker. She left.", "She", "Mary Collins"),
        ("Mary Collins was born in Leeds. She studied with Susan Barker. In 1998 she left.", "she", "Mary Collins"),
        ("John Miller called Mary Collins. She left.", "She", "Mary Collins"),
        ("Peter Jones ran away. Mark Davies saw him.", "him", "Peter Jones"),
    ],
)
def test_an_english_pronoun_means_the_subject_of_its_gender(text: str, pronoun: str, name: str) -> None:
    assert meant_by(text, pronoun, "en") == name


def test_a_pronoun_in_a_quotation_is_left_alone() -> None:
    assert meant_by("Siti Aminah tiba. “Dia pulang,” kata Budi Santoso.", "Dia", "id") is None


def test_a_thousand_pronouns_take_no_long_time() -> None:
    text = "Siti Aminah bertemu Budi Santoso. " + "Ia pulang dan dia tidur. " * 1_000

    assert meant_by(text, "dia", "id") is not None
