"""
Trains a wide reader of word classes, from the encoder of teacher.py, and writes them over the parts of styles.py.

    python training/classes.py id DATA WORK OUT

The folders of teacher.py, after it and styles.py. Each treebank has its style of classes as it has one of trees: a part
gets those of the bank in whose style its trees are; a word whose class is less likely than 0.7 is left open.
"""

from __future__ import annotations

import json
import pickle
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy
from spacy.tokens import Doc, DocBin

from namer import loss, read_labels
from saksi.languages.model import blank
from teacher import Sentence, batches, first_state, material, rate_at, read, update

SURE = 0.7


def sentence_of(doc: Doc, has: Any, bank: int) -> Sentence:
    """The doc in numbers, no classes among them; `heads` holds the class, -1 where it is open."""
    out: Sentence = has.table.sentence(doc, bank, has.rows)
    classes = [has.table.classes.get(token.tag_, 0) - 1 for token in doc]
    out.columns[:, 8] = 0
    return Sentence(out.columns, numpy.array(classes, "int32"), out.relations)


def measured(weights: Any, vectors: Any, sentences: Sequence[Sentence]) -> float:
    """The share of words whose likeliest class is the gold one, in percent."""
    right = count = 0
    for _, batch in batches(sentences, range(len(sentences))):
        found = numpy.asarray(read_labels(weights, vectors, batch[0], batch[1])).argmax(-1)
        inside = (batch[1] > 0) & (batch[2] >= 0)
        right += int(((found == batch[2]) & inside).sum())
        count += int(inside.sum())
    return round(100 * right / count, 2)


def train(given: dict[str, Any], has: Any, start: Any, vectors: Any, banks: Any, watched: Any, out: Path) -> Any:
    """The averaged weights after the epochs of the plan."""
    every = [sentence for sentences in banks for sentence in sentences]
    order: list[int] = []
    first = 0
    for sentences, times in zip(banks, given["times"], strict=True):
        order += list(range(first, first + len(sentences))) * times
        first += len(sentences)
    weights: Any = jax.tree.map(jnp.asarray, start)
    state: Any = first_state(weights)
    chance = random.Random(has.seed)
    key = jax.random.PRNGKey(has.seed)
    began = time.time()
    step = 0
    log = (out / "log.jsonl").open("a")
    for epoch in range(1, given["epochs"] + 1):
        chance.shuffle(order)
        total = 0.0
        ready = list(batches(every, order))
        chance.shuffle(ready)
        for at, (_, batch) in enumerate(ready):
            step += 1
            key, now = jax.random.split(key)
            rate = rate_at((epoch - 1 + at / len(ready)) / given["epochs"], step, given["rate"])
            weights, state, value = update(loss, weights, state, vectors, batch, now, rate)
            total += float(value)
        row: dict[str, Any] = {"classes": epoch, "seconds": round(time.time() - began), "loss": total / len(ready)}
        row.update({name: measured(state["mean"], vectors, part) for name, part in watched.items()})
        log.write(json.dumps(row) + "\n")
        log.flush()
        print(json.dumps(row), flush=True)
    return state["mean"]


def main(code: str, data: Path, work: Path, out: Path) -> None:
    """Train, log, and put the classes into the parts."""
    nlp = blank(code)
    has = material(nlp, code, data, work)
    given = has.plan["teacher"]["classes"]
    vectors = jnp.asarray(has.vectors)
    weights: Any = pickle.loads((out / "teacher.pickle").read_bytes())
    size = weights["root"].shape[0]
    chance = numpy.random.default_rng(has.seed)
    start = {key: weights[key] for key in ("word", "affix", "class", "bank", "layers")}
    start["name_hidden"] = (chance.standard_normal((size, 128)) / size**0.5).astype("float32")
    start["name_bias"] = numpy.zeros(128, "float32")
    start["name"] = (chance.standard_normal((128, len(has.table.classes))) * 0.1).astype("float32")
    banks = [[sentence_of(doc, has, bank) for doc in docs] for bank, docs in enumerate(has.banks)]
    watched = {
        name: [sentence_of(doc, has, row["bank"]) for doc in read(nlp, data / row["part"])]
        for name, row in has.given["dev"].items()
    }
    trained = train(given, has, start, vectors, banks, watched, out)
    with (out / "classes.pickle").open("wb") as file:
        pickle.dump(jax.tree.map(numpy.asarray, trained), file)
    names = sorted(has.table.classes, key=has.table.classes.__getitem__)
    for part in has.plan["styles"]["parts"]:
        docs = read(nlp, work / part["part"])
        changed = set_classes(trained, vectors, docs, [sentence_of(doc, has, part["style"]) for doc in docs], names)
        attributes = ["TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
        if not any(doc.has_annotation("MORPH") for doc in docs):
            attributes.remove("MORPH")
        DocBin(attrs=attributes, docs=docs).to_disk(work / part["part"])
        print(part["part"], changed, flush=True)


def set_classes(
    weights: Any, vectors: Any, docs: Sequence[Doc], sentences: Sequence[Sentence], names: Sequence[str]
) -> dict[str, int]:
    """Put the classes into the docs; how many words were left open, given another class than they had, kept theirs."""
    counts = {"open": 0, "other": 0, "same": 0}
    for chosen, batch in batches(sentences, range(len(sentences))):
        scores = numpy.asarray(read_labels(weights, vectors, batch[0], batch[1]))
        for row, index in enumerate(chosen):
            for token in docs[index]:
                best = int(scores[row, token.i].argmax())
                sure = float(numpy.exp(scores[row, token.i, best]))
                new = names[best] if sure >= SURE else ""
                counts["open" if not new else "same" if new == token.tag_ else "other"] += 1
                token.tag_ = new
    return counts


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
