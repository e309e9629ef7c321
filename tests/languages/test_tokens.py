"""Words, numbers, marks, sentences."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading import parsed

from saksi.languages import LANGUAGES
from saksi.languages.tokens import tokens_of
from saksi.records import Span


def words(text: str, language: str) -> list[str]:
    return [token.text for token in tokens_of(text, 0, len(text), LANGUAGES[language])]


def sentences(text: str, language: str) -> list[str]:
    return [text[s.start : s.end] for s in parsed(text, language=language).sentences]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Rp 1,5 triliun", ["Rp", "1,5", "triliun"]),
        ("id", "Jumat (23/12/2016).", ["Jumat", "(", "23/12/2016", ")", "."]),
        ("id", "Ma'ruf Amin tuturnya", ["Ma'ruf", "Amin", "tuturnya"]),
        ("id", "anak-anak di Kec. Mantrijeron", ["anak-anak", "di", "Kec.", "Mantrijeron"]),
        ("id", "pukul 14.30 WIB", ["pukul", "14.30", "WIB"]),
        ("en", "Putin's visit", ["Putin", "'s", "visit"]),
        ("en", "the U.S. envoy", ["the", "U.S.", "envoy"]),
        ("en", "Dec. 10 at 3:30 p.m.", ["Dec.", "10", "at", "3:30", "p.m."]),
        ("en", "see https://kabar.example/a?b=1.", ["see", "https://kabar.example/a?b=1", "."]),
    ],
)
def test_words_numbers_and_marks_are_tokens(language: str, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("id", "Dr. H. Susilo datang. Ia pulang.", 2),
        ("id", "Harga naik 1.500 rupiah. Warga mengeluh.", 2),
        ("id", "Ia tinggal di Jl. Sudirman No. 5 Jakarta.", 1),
        ("en", "Mr. Ban met Sen. Kerry. They spoke.", 2),
        ("en", "He said it cost $3.5 million. It did not.", 2),
        ("en", "John F. Kennedy was shot in Dallas.", 1),
        ("en", "He was held after a 5 p.m. Thursday stop.", 1),
        ("en", "He lives in the U.S. The plan is to stay.", 2),
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count


def test_a_sentence_keeps_the_mark_that_closes_its_quotation() -> None:
    text = "“Kami siap.” Ia lalu pergi."

    assert sentences(text, "id") == ["“Kami siap.”", "Ia lalu pergi."]


def test_no_sentence_meets_furniture() -> None:
    body = "Warga mengungsi. (Baca: Gempa Lain) Bantuan tiba."
    start = body.index("(Baca")
    hole = Span(start, body.index(")") + 1)

    found = parsed(body, furniture=(hole,)).sentences

    assert [body[s.start : s.end] for s in found] == ["Warga mengungsi.", "Bantuan tiba."]


def test_the_headline_is_a_sentence_of_its_own() -> None:
    found = parsed("Warga mengungsi.", title="Gempa di Palu").sentences

    assert [sentence.in_title for sentence in found] == [True, False]


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say(text: str) -> None:
    for language in LANGUAGES.values():
        tokens = tokens_of(text, 0, len(text), language)
        assert all(text[token.start : token.end] == token.text for token in tokens)
        assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))


@given(st.text(max_size=300))
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {i for t in tokens_of(text, 0, len(text), LANGUAGES["id"]) for i in range(t.start, t.end)}

    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize("piece", ["a-", "a.", "'a ", "“", "A.", "1,", "a@", "http://", '" ', "„a", "‘a "])
def test_a_hundred_thousand_odd_characters_take_linear_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]

    started = time.process_time()
    parsed(text)

    assert time.process_time() - started < 5  # about 0.3 s; a quadratic reading takes minutes


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Rp9.100 per dolar", ["Rp", "9.100", "per", "dolar"]),
        ("id", "senilai Rp1,5 triliun", ["senilai", "Rp", "1,5", "triliun"]),
        ("id", "USD500 juta", ["USD", "500", "juta"]),
        ("id", "sejak 1960-an", ["sejak", "1960-an"]),
        ("id", "jalur A1 dan B2W", ["jalur", "A1", "dan", "B2W"]),
        ("en", "RM50 million", ["RM", "50", "million"]),
    ],
)
def test_a_currency_is_told_from_its_figures(language: str, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("id", "PT Bank Rakyat Indonesia Tbk. (BBRI) menambah modal. Saham naik.", 2),
        ("id", "Kantor pusat Nusantara Trading Pte. Ltd. ada di Singapura.", 1),
        ("id", "Perusahaan itu, PT. Garuda Indonesia (Persero) Tbk., merugi. Sahamnya turun.", 2),
        ("id", "Benarkah?? Warga bertanya-tanya.", 2),
        ("id", "Hakim H.M. Yusuf, S.H., M.H. memimpin sidang. Sidang terbuka.", 2),
        ("id", "Ia lahir di Kec. Cepu (12/3/1970). Kini ia bupati.", 2),
        ("en", "The U.S. (and its allies) agreed. They met.", 2),
        ("en", "Is it true?! Nobody knows.", 2),
    ],
)
def test_more_marks_and_brackets_behind_an_abbreviation_end_nothing(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count


def test_a_quotation_of_two_sentences_is_one_quotation() -> None:
    parse = parsed("“Kami datang. Kami membantu,” kata Wali Kota Semarang.")

    assert [parse.text[q.start : q.end] for q in parse.quotations] == ["Kami datang. Kami membantu,"]
