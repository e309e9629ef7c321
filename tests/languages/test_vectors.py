"""The vectors of words: what is packed is what a pipeline reads, for any case of the letters."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from spacy.tokens import Doc

from saksi.languages.model import blank
from saksi.languages.vectors import give_vectors, pack_vectors

TABLE = numpy.array([[0.1, -0.2], [0.03, 1.0]])


@pytest.fixture
def vocab() -> Any:
    nlp = blank("en")
    give_vectors(nlp.vocab, pack_vectors({"river": 1, "mountain": 0, "stream": 1}, TABLE))
    return nlp.vocab


def read(vocab: Any, word: str) -> list[float]:
    (row,) = vocab.vectors.find(keys=Doc(vocab, words=[word]).to_array("ID"))
    return [] if row < 0 else [round(float(number), 4) for number in vocab.vectors.data[row]]


@pytest.mark.parametrize("word", ["river", "River", "STREAM"])
def test_a_word_has_its_packed_vector_whatever_its_case(vocab: Any, word: str) -> None:
    assert read(vocab, word) == [0.03, 1.0]


def test_a_word_that_is_not_packed_has_no_vector(vocab: Any) -> None:
    assert read(vocab, "glacier") == []


def test_a_number_beyond_a_byte_is_cut_to_the_largest() -> None:
    nlp = blank("en")
    give_vectors(nlp.vocab, pack_vectors({"far": 0}, numpy.array([[9.0, -9.0]])))

    assert read(nlp.vocab, "far") == [1.27, -1.27]


def test_words_packed_in_another_order_give_the_same_bytes() -> None:
    one = pack_vectors({"river": 1, "mountain": 0}, TABLE)

    assert pack_vectors({"mountain": 0, "river": 1}, TABLE) == one
