"""
Writes word classes over some parts of styles.py by the votes of classes.py's reader, of a checkpoint and of the source.

    python training/vote.py id DATA WORK OUT CHECKPOINT

The folders of teacher.py, after classes.py. A vote is what the reader, or the checkpoint, holds each class for likely,
in the style of the part; where the part was made of a treebank, its own class is a third. A word whose class has a mean
of less than 0.6 is left open.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jax.numpy as jnp
import numpy
from spacy.tokens import Doc, DocBin

from classes import sentence_of
from namer import read_labels
from saksi.languages.model import blank
from teacher import batches, material, read
from train import checkpoint, seen

SURE = 0.6


def by_reader(weights: Any, has: Any, docs: Sequence[Doc], style: int) -> dict[int, numpy.ndarray]:
    """How likely each class is for each word, sentence by sentence, says the wide reader."""
    vectors = jnp.asarray(has.vectors)
    sentences = [sentence_of(doc, has, style) for doc in docs]
    out: dict[int, numpy.ndarray] = {}
    for chosen, batch in batches(sentences, range(len(sentences))):
        shares = numpy.exp(numpy.asarray(read_labels(weights, vectors, batch[0], batch[1])))
        out.update({index: shares[row, : len(docs[index])] for row, index in enumerate(chosen)})
    return out


def by_checkpoint(nlp: Any, docs: Sequence[Doc], style: str, names: Sequence[str]) -> list[numpy.ndarray]:
    """The same, says the checkpoint; the classes in the order of `names`."""
    labels = list(nlp.get_pipe("tagger").labels)
    columns = [labels.index(name) for name in names]
    out: list[numpy.ndarray] = []
    for at in range(0, len(docs), 64):
        bare: list[Doc] = []
        for doc in docs[at : at + 64]:
            doc.user_data["style"] = style
            bare.append(seen(nlp, doc, None).predicted)
        scores = nlp.get_pipe("tagger").model.predict(list(nlp.get_pipe("tok2vec").pipe(bare)))
        for one in scores:
            powers = numpy.exp(numpy.asarray(one) - numpy.asarray(one).max(-1, keepdims=True))
            out.append((powers / powers.sum(-1, keepdims=True))[:, columns])
    return out


def main(code: str, data: Path, work: Path, out: Path, folder: Path) -> None:
    """Write the classes."""
    nlp = blank(code)
    has = material(nlp, code, data, work)
    reader = pickle.loads((out / "classes.pickle").read_bytes())
    student = checkpoint(code, folder)
    names = sorted(has.table.classes, key=has.table.classes.__getitem__)
    known = {row["part"]: row.get("style", "") for row in has.plan["corpora"].values() if isinstance(row, dict)}
    for part in (row for row in has.plan["styles"]["parts"] if row.get("vote")):
        docs = read(nlp, work / part["part"])
        source: dict[str, list[str]] = {}
        if part["classes"]:
            source = {doc.text: [token.tag_ for token in doc] for doc in read(nlp, data / part["of"])}
        first = by_reader(reader, has, docs, part["style"])
        second = by_checkpoint(student, docs, known.get(part["part"], ""), names)
        counts = {"open": 0, "other": 0, "same": 0}
        for index, doc in enumerate(docs):
            votes = [first[index], second[index]]
            if source:
                votes.append(numpy.array([[float(name == tag) for name in names] for tag in source[doc.text]]))
            shares = numpy.mean(votes, axis=0)
            for token, row in zip(doc, shares, strict=True):
                new = names[int(row.argmax())] if row.max() >= SURE else ""
                counts["open" if not new else "same" if new == token.tag_ else "other"] += 1
                token.tag_ = new
        attributes = ["TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
        if not any(doc.has_annotation("MORPH") for doc in docs):
            attributes.remove("MORPH")
        DocBin(attrs=attributes, docs=docs).to_disk(work / part["part"])
        print(part["part"], counts, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
