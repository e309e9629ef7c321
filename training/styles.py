"""
Writes the teacher's trees in a chosen treebank's style: over the treebanks of other styles, the news, and more text.

    python training/styles.py id DATA WORK OUT

The folders of teacher.py, after it and namer.py; WORK takes the parts that [styles.parts] of the language's TOML file
names. Word classes that a part lacks are those of the package's own model, for the teacher alone: they are left open.
"""

from __future__ import annotations

import gzip
import pickle
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jax.numpy as jnp
import numpy
from spacy.tokens import Doc, DocBin

from namer import with_classes
from prepare import pieces_doc
from saksi.languages import LANGUAGES
from saksi.languages.model import load
from saksi.languages.parse import sentences_of
from saksi.languages.tokens import tokens_of
from teacher import batches, is_tree, material, parse, read

SURE = -0.35  # the least mean log-probability of a tree's heads
BEFORE = re.compile(r" ([.,;:?!)\]%])")
AFTER = re.compile(r"([(\[]) ")


def passages(path: Path) -> Iterator[str]:
    """The texts of a file of passages whose words stand apart, as print has them."""
    with gzip.open(path, "rt") as lines:
        for line in lines:
            if line.startswith("#Text="):
                yield AFTER.sub(r"\1", BEFORE.sub(r"\1", line[6:].strip()))


def sentences(nlp: Any, code: str, path: Path) -> list[Doc]:
    """The sentences of passages in our own tokens' pieces."""
    out: list[Doc] = []
    for text in passages(path):
        for tokens in sentences_of(tokens_of(text, 0, len(text), LANGUAGES[code]), text, LANGUAGES[code]):
            doc = pieces_doc(nlp, tokens, code)
            if 5 <= len(doc) <= 80:
                out.append(doc)
    return out


def trees(weights: Any, has: Any, docs: Sequence[Doc], style: int) -> Iterator[tuple[Doc, list[int], list[str]]]:
    """Each doc whose best heads make a tree and are sure enough, with its heads (from 1, 0 is the root) and labels."""
    vectors = jnp.asarray(has.vectors)
    rows = [has.table.sentence(doc, style, has.rows) for doc in docs]
    found: dict[int, tuple[list[int], list[str]]] = {}
    for chosen, batch in batches(rows, range(len(rows))):
        heads, labels, sure = (numpy.asarray(a) for a in parse(weights, vectors, batch[0], batch[1]))
        for row, index in enumerate(chosen):
            size = len(docs[index])
            mine = [int(head) for head in heads[row, :size]]
            if is_tree(mine) and float(sure[row, :size].mean()) > SURE:
                names = [has.table.relations[int(label)] for label in labels[row, :size]]
                found[index] = mine, ["ROOT" if head == 0 else name for name, head in zip(names, mine, strict=True)]
    for index in sorted(found):
        heads_of, names = found[index]
        if names.count("ROOT") == 1:
            yield docs[index], heads_of, names


def with_tree(doc: Doc, heads: Sequence[int], names: Sequence[str], classes: bool) -> Doc:
    """A copy of the doc with another tree; its classes only where they are asked for, its names as they are."""
    new = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc] if classes else None,
        morphs=[str(token.morph) for token in doc] if classes and doc.has_annotation("MORPH") else None,
        heads=[at if head == 0 else head - 1 for at, head in enumerate(heads)],
        deps=list(names),
    )
    spans = [new[span.start : span.end] for span in doc.ents]
    for span, old in zip(spans, doc.ents, strict=True):
        span.label_ = old.label_
    missing = [new[t.i : t.i + 1] for t in doc if t.ent_iob_ == ""]
    new.set_ents(spans, missing=missing, default="outside")
    return new


def main(code: str, data: Path, work: Path, out: Path) -> None:
    """Write the parts."""
    nlp = load(code)
    has = material(nlp, code, data, work)
    weights = pickle.loads((out / "teacher.pickle").read_bytes())
    for given in has.plan["styles"]["parts"]:
        path = next(place / given["of"] for place in (data, work) if (place / given["of"]).is_file())
        docs = read(nlp, path) if path.suffix == ".spacy" else sentences(nlp, code, path)
        classes = docs[0].has_annotation("TAG")
        if not classes:
            docs = with_classes(nlp, docs)
        if given.get("classes_of"):
            known = {doc.text: [t.tag_ for t in doc] for doc in read(nlp, work / given["classes_of"])}
            for doc in docs:
                for token, tag in zip(doc, known[doc.text], strict=True):
                    token.tag_ = tag
        new = [with_tree(*tree, given["classes"]) for tree in trees(weights, has, docs, given["style"])]
        attributes = [
            "TAG",
            *(["MORPH"] if given["classes"] else []),
            "HEAD",
            "DEP",
            "SENT_START",
            "ENT_IOB",
            "ENT_TYPE",
        ]
        DocBin(attrs=attributes, docs=new).to_disk(work / given["part"])
        print(given["part"], len(new), "of", len(docs), sum(len(doc) for doc in new), "words", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
