"""What common words mean as numbers: vectors that a trained pipeline reads beside the letters of a word."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy
from spacy.attrs import ID
from spacy.vectors import Vectors

__all__ = ["give_vectors", "pack_vectors"]

_STEP = 0.01  # a vector's numbers are whole multiples of it, in one byte each
_WIDTH = 2  # bytes of a vector's place in the table


def pack_vectors(rows: dict[str, int], table: Any) -> dict[str, Any]:
    """The words in lower case with the row of each, and the rows of numbers, as a model file carries them."""
    words = sorted(rows)
    whole = numpy.clip(numpy.rint(numpy.asarray(table) / _STEP), -127, 127).astype("int8")
    places = numpy.asarray([rows[word] for word in words], dtype="<u2")
    return {
        "words": zlib.compress("\n".join(words).encode(), 9),
        "places": zlib.compress(places.tobytes(), 9),
        "table": zlib.compress(whole.tobytes(), 9),
        "width": whole.shape[1],
    }


def give_vectors(vocab: Any, packed: dict[str, Any]) -> None:
    """Let the words of `vocab` have the packed vectors, whatever their case; a word that has none is all zeros."""
    words = zlib.decompress(packed["words"]).decode().split("\n")
    places = numpy.frombuffer(zlib.decompress(packed["places"]), dtype="<u2")
    whole = numpy.frombuffer(zlib.decompress(packed["table"]), dtype="int8").reshape(-1, packed["width"])
    # The number of a word is its row and one; zero is no row.
    numbers = dict(zip(words, (places.astype("int64") + 1).tolist(), strict=True))
    keys: Sequence[int] = range(1, len(whole) + 1)
    vocab.vectors = Vectors(strings=vocab.strings, data=whole.astype("float32") * _STEP, keys=keys, attr="ID")
    vocab.lex_attr_getters[ID] = lambda word: numbers.get(word.lower(), 0)
