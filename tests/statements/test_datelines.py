"""A dateline is no part of who speaks."""

from __future__ import annotations

import pytest
from tests.reading import statements_of


def test_the_words_that_name_a_speaker_begin_behind_the_dateline() -> None:
    body = "Palu, Kabar Contoh – Presiden Joko Widodo menyebut bantuan sudah tiba."

    text, (statement,) = statements_of(body)

    assert statement.speaker_span is not None
    assert statement.speaker_span.of(text) == "Presiden Joko Widodo"


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("en", "MOSCOW — The dam is safe, two officials said Wednesday.", "The dam is safe"),
        ("en", "BEIRUT: The dam is safe, the agency said.", "The dam is safe"),
        ("en", "KATHMANDU, April 25 (Reuters) - The dam is safe, the airline said.", "The dam is safe"),
        ("id", "DEMAK, KOMPAS.com - Tanggul itu sudah aman, kata Ali Rahman.", "Tanggul itu sudah aman"),
        (
            "id",
            "Liputan6.com, Jakarta -Tanggul itu aman sejak kemarin. Hal itu diungkapkan Ali Rahman.",
            "Tanggul itu aman sejak kemarin",
        ),
    ],
)
def test_words_said_begin_behind_the_dateline(language: str, body: str, words: str) -> None:
    text, (statement,) = statements_of(body, language=language)

    assert [piece.of(text) for piece in statement.pieces] == [words]


def test_a_dash_behind_a_name_is_no_dateline() -> None:
    _, (statement,) = statements_of("Donald Trump – the president – said London was safe.", language="en")

    assert statement.speaker_name == "Donald Trump"


def test_a_company_is_not_the_agency_that_tells_of_it() -> None:
    _, (statement,) = statements_of("KATHMANDU (Reuters) - The plane was safe, the airline said.", language="en")

    assert statement.speaker_name == "the airline"
