"""A dateline is no part of who speaks."""

from __future__ import annotations

from tests.reading import statements_of


def test_the_words_that_name_a_speaker_begin_behind_the_dateline() -> None:
    body = "Palu, Kabar Contoh – Presiden Joko Widodo menyebut bantuan sudah tiba."

    text, (statement,) = statements_of(body)

    assert statement.speaker_span is not None
    assert statement.speaker_span.of(text) == "Presiden Joko Widodo"
