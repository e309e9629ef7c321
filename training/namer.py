"""
Trains a wide reader of names, from the encoder of teacher.py, and writes its names over the trees of the tagged news.

    python training/namer.py id DATA WORK OUT

The folders of teacher.py, after it has run; WORK takes the part <language>_silver.spacy: trees and names. Only needed
to make a model again. Word classes of the name sets are those of the package's own model.
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
from spacy.tokens import Doc, DocBin, Span

from saksi.languages.model import load
from teacher import Sentence, batches, dropped, encoded, first_state, material, rate_at, read, update

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
SURE = 0.7  # a word whose label is less likely is left open


def sentence_of(doc: Doc, has: Any, bank: int) -> Sentence:
    """The doc in numbers; `heads` holds the labels, -1 where they are open."""
    out: Sentence = has.table.sentence(doc, bank, has.rows)
    labels = [
        -1
        if not token.ent_iob_
        else 0
        if token.ent_iob_ == "O"
        else LABELS.index(f"{token.ent_iob_}-{token.ent_type_}")
        for token in doc
    ]
    return Sentence(out.columns, numpy.array(labels, "int32"), out.relations)


def label_scores(weights: Any, vectors: Any, columns: Any, mask: Any, key: Any) -> Any:
    """The log-probability of each label of each word."""
    keys = iter(jax.random.split(key, 16)) if key is not None else None
    states = encoded(weights, vectors, columns, mask, keys)
    hidden = jax.nn.leaky_relu(states @ weights["name_hidden"] + weights["name_bias"], 0.1)
    return jax.nn.log_softmax(dropped(hidden, 0.33, keys) @ weights["name"])


def loss(weights: Any, vectors: Any, batch: Any, key: Any) -> Any:
    """The mean loss of a word with a label."""
    columns, mask, labels, _ = batch
    scores = label_scores(weights, vectors, columns, mask, key)
    known = mask * (labels >= 0)
    picked = jnp.take_along_axis(scores, jnp.maximum(labels, 0)[..., None], -1)[..., 0]
    return -jnp.sum(picked * known) / (jnp.sum(known) + 1)


@jax.jit
def read_labels(weights: Any, vectors: Any, columns: Any, mask: Any) -> Any:
    """The log-probabilities of the labels, no dropout."""
    return label_scores(weights, vectors, columns, mask, None)


def best(scores: numpy.ndarray) -> list[int]:
    """The likeliest labels of a sentence of which each I- follows its own B- or I- (Viterbi)."""
    allowed = numpy.zeros((len(LABELS), len(LABELS)))
    for after, label in enumerate(LABELS):
        for before, other in enumerate(LABELS):
            if label[0] == "I" and other[1:] != label[1:]:
                allowed[before, after] = -1e9
    total = scores[0].copy()
    total[[at for at, label in enumerate(LABELS) if label[0] == "I"]] = -1e9
    back: list[numpy.ndarray] = []
    for row in scores[1:]:
        ways = total[:, None] + allowed
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans_of(labels: Sequence[int]) -> list[tuple[int, int, str]]:
    """First word, end and label of each name."""
    out: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        name = LABELS[label]
        if name[0] == "B":
            out.append((at, at + 1, name[2:]))
        elif name[0] == "I":
            out[-1] = (out[-1][0], at + 1, out[-1][2])
    return out


def labelled(weights: Any, vectors: Any, sentences: Sequence[Sentence]) -> dict[int, tuple[list[int], numpy.ndarray]]:
    """The labels of each sentence, and how likely each is."""
    out: dict[int, tuple[list[int], numpy.ndarray]] = {}
    for chosen, batch in batches(sentences, range(len(sentences))):
        scores = numpy.asarray(read_labels(weights, vectors, batch[0], batch[1]))
        for row, index in enumerate(chosen):
            size = len(sentences[index].heads)
            path = best(scores[row, :size])
            out[index] = path, numpy.exp(scores[row, numpy.arange(size), path])
    return out


def measured(weights: Any, vectors: Any, sentences: Sequence[Sentence]) -> float:
    """F1 of whole names."""
    right = found = gold = 0
    for index, (path, _) in labelled(weights, vectors, sentences).items():
        mine = set(spans_of(path))
        theirs = set(spans_of([max(0, int(label)) for label in sentences[index].heads]))
        right += len(mine & theirs)
        found += len(mine)
        gold += len(theirs)
    return round(200 * right / max(1, found + gold), 2)


def with_classes(nlp: Any, docs: Sequence[Doc]) -> list[Doc]:
    """The docs, each word with the class that the model gives it."""
    bare = [Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]) for d in docs]
    for doc, seen in zip(docs, nlp.pipe(bare, disable=["parser", "ner", "morphologizer"]), strict=True):
        for token, other in zip(doc, seen, strict=True):
            token.tag_ = other.tag_
    return list(docs)


def open_classes(nlp: Any, docs: Sequence[Doc]) -> None:
    """Leave a class open where the model reads another one than the tagged news has: there the schemes differ."""
    bare = [Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]) for d in docs]
    for doc, seen in zip(docs, nlp.pipe(bare, disable=["parser", "ner", "morphologizer"]), strict=True):
        for token, other in zip(doc, seen, strict=True):
            if token.tag_ != other.tag_:
                token.tag_ = ""


def main(code: str, data: Path, work: Path, out: Path) -> None:
    """Train, log, and write the trees with names."""
    nlp = load(code)
    has = material(nlp, code, data, work)
    given = has.given["names"]
    vectors = jnp.asarray(has.vectors)
    weights: Any = pickle.loads((out / "teacher.pickle").read_bytes())
    size = weights["root"].shape[0]
    chance = numpy.random.default_rng(has.seed)
    kept = {key: weights[key] for key in ("word", "affix", "class", "bank", "layers")}
    kept["name_hidden"] = (chance.standard_normal((size, 128)) / size**0.5).astype("float32")
    kept["name_bias"] = numpy.zeros(128, "float32")
    kept["name"] = (chance.standard_normal((128, len(LABELS))) * 0.1).astype("float32")
    # Each name set has a row of its own beside the treebanks'.
    extra = chance.standard_normal((len(given["banks"]), kept["bank"].shape[1])).astype("float32") * 0.3
    first = len(has.banks)
    kept["bank"] = numpy.vstack([kept["bank"], extra])
    sets = [
        with_classes(nlp, read(nlp, (work if bank["place"] == "work" else data) / bank["part"]))
        for bank in given["banks"]
    ]
    sentences = [
        [sentence_of(doc, has, first + bank["style"]) for doc in docs]
        for bank, docs in zip(given["banks"], sets, strict=True)
    ]
    watched = {
        name: [sentence_of(doc, has, first + row["style"]) for doc in with_classes(nlp, read(nlp, data / row["part"]))]
        for name, row in given["dev"].items()
    }
    trained = train(given, has.seed, kept, vectors, sentences, watched, out)
    trees = read(nlp, work / f"{code}_trees.spacy")
    set_names(trained, vectors, trees, [sentence_of(doc, has, first) for doc in trees])
    open_classes(nlp, trees)
    attributes = ["TAG", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
    DocBin(attrs=attributes, docs=trees).to_disk(work / f"{code}_silver.spacy")


def train(given: dict[str, Any], seed: int, start: Any, vectors: Any, sets: Any, watched: Any, out: Path) -> Any:
    """The averaged weights after the epochs of the plan."""
    every = [sentence for sentences in sets for sentence in sentences]
    order: list[int] = []
    first = 0
    for bank, sentences in zip(given["banks"], sets, strict=True):
        order += list(range(first, first + len(sentences))) * bank["times"]
        first += len(sentences)
    weights: Any = jax.tree.map(jnp.asarray, start)
    state: Any = first_state(weights)
    chance = random.Random(seed)
    key = jax.random.PRNGKey(seed)
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
        row: dict[str, Any] = {"names": epoch, "seconds": round(time.time() - began), "loss": total / len(ready)}
        row.update({name: measured(state["mean"], vectors, part) for name, part in watched.items()})
        log.write(json.dumps(row) + "\n")
        log.flush()
        print(json.dumps(row), flush=True)
    return state["mean"]


def set_names(weights: Any, vectors: Any, docs: Sequence[Doc], sentences: Sequence[Sentence]) -> None:
    """Put names into the docs; where the reader is not sure, or people saw no name, a word is left open."""
    count = 0
    for index, (labels, sure) in labelled(weights, vectors, sentences).items():
        doc = docs[index]
        spans: list[Span] = []
        open_ = {at for at, share in enumerate(sure) if share < SURE}
        for start, end, label in spans_of(labels):
            inside = range(start, end)
            if open_.intersection(inside) or not any(doc[at].tag_ == "PROPN" for at in inside):
                open_.update(inside)
            else:
                spans.append(Span(doc, start, end, label))
        doc.set_ents(spans, missing=[doc[at : at + 1] for at in sorted(open_)], default="outside")
        count += len(spans)
    print("names", count, "in", len(docs), "sentences", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
