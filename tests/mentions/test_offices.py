"""Offices and their holders, by own sentences."""

from __future__ import annotations

import pytest
from tests.mentions.moment_samples import parse_of

from saksi.mentions import find_mentions


def offices_in(text: str, language: str) -> dict[str, str | None]:
    """Names of the people in `text` with their roles."""
    return {person.name: person.role for person in find_mentions(parse_of(text, language, "2025-06-18")).people}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Russia's ambassador to Turkey, Andrei Karlov, was shot dead.",
            "Andrei Karlov",
            "Russia's ambassador to Turkey",
        ),
        (
            "Turkey's interior minister, Süleyman Soylu, named the officer.",
            "Süleyman Soylu",
            "Turkey's interior minister",
        ),
        (
            "The Russian foreign ministry spokeswoman, Maria Zakharova, said nothing.",
            "Maria Zakharova",
            "Russian foreign ministry spokeswoman",
        ),
        ("The high school football coach, Dan Moore, left.", "Dan Moore", "high school football coach"),
        ("Police arrested the gas station clerk Dan Ames.", "Dan Ames", "gas station clerk"),
    ],
)
def test_an_english_office_goes_back_to_its_article_or_owner(text: str, name: str, role: str) -> None:
    assert offices_in(text, "en")[name] == role


def test_a_title_before_a_name_is_not_the_one_named_a_sentence_before() -> None:
    text = "Vladimir Putin spoke on Monday. The Turkish president, Recep Tayyip Erdogan, telephoned Putin."

    assert offices_in(text, "en") == {"Vladimir Putin": None, "Recep Tayyip Erdogan": "Turkish president"}
