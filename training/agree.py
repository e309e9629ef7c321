"""
Leaves open, in the trees of teacher.py, what it would write otherwise in another treebank's style.

    python training/agree.py id DATA WORK OUT

The folders of teacher.py, after it and namer.py; WORK takes the part <language>_agreed.spacy. A noun's noun is
`compound` in one treebank and `nmod` in another: a small net that is told both on like sentences learns neither.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import jax.numpy as jnp
import numpy
from spacy.tokens import DocBin

from saksi.languages.model import blank
from teacher import batches, material, parse, read


def main(code: str, data: Path, work: Path, out: Path) -> None:
    """Write the part."""
    nlp = blank(code)
    has = material(nlp, code, data, work)
    weights = pickle.loads((out / "teacher.pickle").read_bytes())
    vectors = jnp.asarray(has.vectors)
    docs = read(nlp, work / f"{code}_silver.spacy")
    tagged = read(nlp, work / f"{code}_trees.spacy")
    sentences = [has.table.sentence(doc, has.given["other_style"], has.rows) for doc in tagged]
    words = opened = 0
    for chosen, batch in batches(sentences, range(len(sentences))):
        heads, labels, _ = (numpy.asarray(a) for a in parse(weights, vectors, batch[0], batch[1]))
        for row, index in enumerate(chosen):
            for token in docs[index]:
                other = int(heads[row, token.i])
                name = "ROOT" if other == 0 else has.table.relations[int(labels[row, token.i])]
                mine = 0 if token.head.i == token.i else token.head.i + 1
                words += 1
                if mine != other or name != token.dep_:
                    token.dep_ = ""
                    opened += 1
    attributes = ["TAG", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
    DocBin(attrs=attributes, docs=docs).to_disk(work / f"{code}_agreed.spacy")
    print("open", opened, "of", words, "words")


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
