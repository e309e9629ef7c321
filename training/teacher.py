"""
Trains a wide graph parser on the treebanks and writes its trees over text whose word classes people have tagged.

    python training/teacher.py id DATA WORK OUT

DATA and WORK are the folders of train.py; OUT takes the weights and the log, WORK the part <language>_trees.spacy. Only
needed to make a model again: the package never loads it. Two layers of LSTM in both directions over words, affixes,
classes and which treebank it is, vectors of the words counted on the same openly licensed text, biaffine heads and
relations. Needs jax and scipy.
"""

from __future__ import annotations

import json
import math
import pickle
import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import svds
from spacy.tokens import Doc, DocBin

from saksi.languages.model import blank

HERE = Path(__file__).parent
LENGTHS = (8, 13, 18, 23, 28, 34, 42, 54, 80)
WORDS = 1400  # of a batch
AFFIXES = 4096
HIDDEN = 192
CLASS_DROP = 0.25
WORD_DROP = 0.2


@dataclass
class Sentence:
    """A sentence in numbers; heads count from 1, 0 is the root."""

    columns: numpy.ndarray
    heads: numpy.ndarray
    relations: numpy.ndarray


class Table:
    """Numbers for words, classes and relations."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        counts = Counter(token.norm_ for doc in docs for token in doc)
        self.words = {word: at + 2 for at, word in enumerate(sorted(w for w, n in counts.items() if n > 1))}
        self.classes = {tag: at + 1 for at, tag in enumerate(sorted({token.tag_ for doc in docs for token in doc}))}
        self.relations = sorted({token.dep_ for doc in docs for token in doc})

    def sentence(self, doc: Doc, bank: int, vectors: dict[str, int]) -> Sentence:
        """The doc in numbers: word, vector, four affixes, shape, class, treebank."""
        rows = []
        for token in doc:
            norm = token.norm_
            affixes = [hashed(kind + part) for kind, part in affix_list(norm)]
            rows.append(
                [
                    self.words.get(norm, 1),
                    vectors.get(norm, 0),
                    *affixes,
                    hashed("shape" + token.shape_),
                    self.classes.get(token.tag_, 0),
                    bank,
                ]
            )
        place = {label: at for at, label in enumerate(self.relations)}
        heads = [0 if token.head.i == token.i else token.head.i + 1 for token in doc]
        labels = [place.get(token.dep_, 0) for token in doc]
        return Sentence(numpy.array(rows, "int32"), numpy.array(heads, "int32"), numpy.array(labels, "int32"))


def affix_list(norm: str) -> list[tuple[str, str]]:
    """Beginnings and endings of a word."""
    return [("p2", norm[:2]), ("p4", norm[:4]), ("s2", norm[-2:]), ("s3", norm[-3:]), ("s5", norm[-5:])]


def hashed(text: str) -> int:
    """A row for a string, the same in every run."""
    value = 2166136261
    for byte in text.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value % AFFIXES


def word_vectors(texts: Sequence[Sequence[str]], size: int) -> tuple[dict[str, int], numpy.ndarray]:
    """Vectors of the words from what stands at two places before and behind them (positive PMI, cut by SVD)."""
    counts = Counter(word for text in texts for word in text)
    words = [word for word, n in counts.most_common() if n > 2]
    rows = {word: at for at, word in enumerate(words)}
    wide = 4000
    pairs: Counter[tuple[int, int]] = Counter()
    for text in texts:
        ids = [rows.get(word, -1) for word in text]
        for at, row in enumerate(ids):
            if row < 0:
                continue
            for slot, step in enumerate((-2, -1, 1, 2)):
                there = at + step
                beside = ids[there] if 0 <= there < len(ids) else -1
                if 0 <= beside < wide:
                    pairs[row, slot * wide + beside] += 1
    keys = numpy.array(list(pairs.keys()))
    values = numpy.array(list(pairs.values()), "float64")
    matrix = coo_matrix((values, (keys[:, 0], keys[:, 1])), shape=(len(words), 4 * wide)).tocsr()
    total = matrix.sum()
    row_sum = numpy.asarray(matrix.sum(1)).ravel()
    column_sum = numpy.asarray(matrix.sum(0)).ravel() ** 0.75
    column_sum *= total / column_sum.sum()
    table = matrix.tocoo()
    table.data = numpy.maximum(0, numpy.log(table.data * total / (row_sum[table.row] * column_sum[table.col])))
    left, weight, _ = svds(table.tocsr(), k=size, v0=numpy.ones(min(table.shape)))
    vectors = left * numpy.sqrt(weight)
    vectors /= vectors.std() + 1e-9
    return {word: at + 1 for word, at in rows.items()}, numpy.vstack([numpy.zeros(size), vectors]).astype("float32")


def start(table: Table, vectors: numpy.ndarray, banks: int, seed: int) -> dict[str, Any]:
    """Untrained weights."""
    chance = numpy.random.default_rng(seed)

    def normal(*shape: int, scale: float = 0.1) -> numpy.ndarray:
        return (chance.standard_normal(shape) * scale).astype("float32")

    def dense(before: int, after: int) -> dict[str, numpy.ndarray]:
        return {"W": normal(before, after, scale=1 / math.sqrt(before)), "b": numpy.zeros(after, "float32")}

    def lstm(before: int) -> dict[str, numpy.ndarray]:
        bias = numpy.zeros(4 * HIDDEN, "float32")
        bias[HIDDEN : 2 * HIDDEN] = 1
        return {
            "W": normal(before, 4 * HIDDEN, scale=1 / math.sqrt(before)),
            "U": normal(HIDDEN, 4 * HIDDEN, scale=1 / math.sqrt(HIDDEN)),
            "b": bias,
        }

    size = 96 + 64 + 96 + 40 + 12
    wide = 2 * HIDDEN
    return {
        "word": normal(len(table.words) + 2, 96),
        "affix": normal(AFFIXES, 96),
        "class": normal(len(table.classes) + 1, 40, scale=0.3),
        "bank": normal(banks, 12, scale=0.3),
        "layers": [[lstm(size), lstm(size)], [lstm(wide), lstm(wide)]],
        "root": normal(wide),
        "arc_child": dense(wide, 300),
        "arc_head": dense(wide, 300),
        "arc": normal(301, 300, scale=0.02),
        "label_child": dense(wide, 100),
        "label_head": dense(wide, 100),
        "label": normal(len(table.relations), 101, 101, scale=0.02),
    }


def run_lstm(weights: dict[str, Any], inputs: Any, backwards: bool) -> Any:
    """The states of one direction; inputs are batch x place x size."""
    gates = jnp.swapaxes(inputs @ weights["W"] + weights["b"], 0, 1)

    def step(state: Any, gate: Any) -> Any:
        hidden, cell = state
        put, keep, new, out = jnp.split(gate + hidden @ weights["U"], 4, axis=-1)
        cell = jax.nn.sigmoid(keep) * cell + jax.nn.sigmoid(put) * jnp.tanh(new)
        hidden = jax.nn.sigmoid(out) * jnp.tanh(cell)
        return (hidden, cell), hidden

    zero = jnp.zeros((inputs.shape[0], HIDDEN), "float32")
    _, states = jax.lax.scan(step, (zero, zero), gates, reverse=backwards)
    return jnp.swapaxes(states, 0, 1)


def dropped(values: Any, share: float, keys: Iterator[Any] | None, shape: Any = None) -> Any:
    """The values, a share of them 0 where keys for chance are given."""
    if keys is None:
        return values
    kept = jax.random.bernoulli(next(keys), 1 - share, shape or values.shape)
    return jnp.where(kept, values / (1 - share), 0)


def encoded(weights: Any, vectors: Any, columns: Any, mask: Any, keys: Iterator[Any] | None) -> Any:
    """The states of the words, batch x place x size."""
    word, vector, classes = columns[..., 0], columns[..., 1], columns[..., 8]
    if keys is not None:
        word = jnp.where(jax.random.bernoulli(next(keys), WORD_DROP, word.shape), 1, word)
        classes = jnp.where(jax.random.bernoulli(next(keys), CLASS_DROP, classes.shape), 0, classes)
    embedded = jnp.concatenate(
        [
            dropped(weights["word"][word], 0.2, keys),
            dropped(vectors[vector], 0.2, keys),
            dropped(weights["affix"][columns[..., 2:8]].sum(-2), 0.2, keys),
            weights["class"][classes],
            weights["bank"][columns[..., 9]],
        ],
        axis=-1,
    )
    states = embedded * mask[..., None]
    for there, back in weights["layers"]:
        states = jnp.concatenate([run_lstm(there, states, False), run_lstm(back, states, True)], -1)
        states = dropped(states * mask[..., None], 0.33, keys, (states.shape[0], 1, states.shape[2]))
    return states


def scores(weights: Any, vectors: Any, columns: Any, mask: Any, key: Any) -> tuple[Any, Any]:
    """Scores of heads (batch x child x head), and what relations are scored from; key None: no dropout."""
    keys = iter(jax.random.split(key, 16)) if key is not None else None
    states = encoded(weights, vectors, columns, mask, keys)
    root = jnp.broadcast_to(weights["root"], (states.shape[0], 1, states.shape[2]))
    with_root = jnp.concatenate([root, states], 1)

    def project(name: str, values: Any) -> Any:
        dense = weights[name]
        out = jax.nn.leaky_relu(values @ dense["W"] + dense["b"], 0.1)
        return dropped(out, 0.33, keys, (out.shape[0], 1, out.shape[2]))

    def with_one(values: Any) -> Any:
        return jnp.concatenate([values, jnp.ones((*values.shape[:-1], 1), "float32")], -1)

    arc = with_one(project("arc_child", states)) @ weights["arc"] @ jnp.swapaxes(project("arc_head", with_root), 1, 2)
    there = jnp.concatenate([jnp.ones((mask.shape[0], 1)), mask], 1)[:, None, :]
    itself = jnp.eye(mask.shape[1], mask.shape[1] + 1, 1)
    arc = jnp.where((there > 0) & (itself[None] == 0), arc, -1e9)
    return arc, (with_one(project("label_child", states)), with_one(project("label_head", with_root)))


def label_scores(weights: Any, children: Any, heads: Any) -> Any:
    """Scores of the relations, batch x child x relation, each child with its head."""
    return jnp.einsum("bci,lij,bcj->bcl", children, weights["label"], heads, optimize="optimal")


def loss(weights: Any, vectors: Any, batch: Any, key: Any) -> Any:
    """The mean loss of a word."""
    columns, mask, heads, relations = batch
    arc, (children, all_heads) = scores(weights, vectors, columns, mask, key)
    arc_loss = -jnp.take_along_axis(jax.nn.log_softmax(arc), heads[..., None], -1)[..., 0]
    chosen = jnp.take_along_axis(all_heads, heads[..., None], 1)
    labels = label_scores(weights, children, chosen)
    label_loss = -jnp.take_along_axis(jax.nn.log_softmax(labels), relations[..., None], -1)[..., 0]
    return jnp.sum((arc_loss + label_loss) * mask) / jnp.sum(mask)


def first_state(weights: Any) -> Any:
    """The state of Adam before the first step."""
    return {
        "first": jax.tree.map(jnp.zeros_like, weights),
        "second": jax.tree.map(jnp.zeros_like, weights),
        "mean": jax.tree.map(jnp.copy, weights),
        "count": jnp.asarray(0.0),
    }


@partial(jax.jit, static_argnums=0, donate_argnums=(1, 2))
def update(loss_of: Any, weights: Any, state: Any, vectors: Any, batch: Any, key: Any, rate: Any) -> Any:
    """One step of Adam, with an average of the weights kept."""
    value, slopes = jax.value_and_grad(loss_of)(weights, vectors, batch, key)
    size = jnp.sqrt(sum(jnp.sum(slope**2) for slope in jax.tree.leaves(slopes)))
    slopes = jax.tree.map(lambda slope: slope * jnp.minimum(1, 5 / (size + 1e-6)), slopes)
    count = state["count"] + 1
    first = jax.tree.map(lambda old, slope: 0.9 * old + 0.1 * slope, state["first"], slopes)
    second = jax.tree.map(lambda old, slope: 0.95 * old + 0.05 * slope**2, state["second"], slopes)
    fix = jnp.sqrt(1 - 0.95**count) / (1 - 0.9**count)
    weights = jax.tree.map(lambda old, m, v: old - rate * fix * m / (jnp.sqrt(v) + 1e-7), weights, first, second)
    share = jnp.minimum(0.995, count / (count + 10))
    mean = jax.tree.map(lambda old, new: share * old + (1 - share) * new, state["mean"], weights)
    return weights, {"first": first, "second": second, "mean": mean, "count": count}, value


def rate_at(share: float, step: int, highest: float) -> float:
    """The rate after a share of all steps: it warms up over 100 steps and falls as a cosine."""
    return highest * min(step / 100, 1) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


@jax.jit
def parse(weights: Any, vectors: Any, columns: Any, mask: Any) -> Any:
    """Heads, relations and the log-probability of each head."""
    arc, (children, all_heads) = scores(weights, vectors, columns, mask, None)
    heads = jnp.argmax(arc, -1)
    sure = jnp.max(jax.nn.log_softmax(arc), -1)
    labels = label_scores(weights, children, jnp.take_along_axis(all_heads, heads[..., None], 1))
    return heads, jnp.argmax(labels, -1), sure


def batches(sentences: Sequence[Sentence], order: Sequence[int]) -> Iterator[tuple[list[int], tuple[Any, ...]]]:
    """Padded batches of sentences of like length, in the order in which they fill."""
    waiting: dict[int, list[int]] = {length: [] for length in LENGTHS}
    for index in order:
        size = len(sentences[index].heads)
        length = next((length for length in LENGTHS if size <= length), None)
        if length is None:
            continue
        waiting[length].append(index)
        if len(waiting[length]) == WORDS // length:
            yield waiting[length], padded(sentences, waiting[length], length)
            waiting[length] = []
    for length, rest in waiting.items():
        if rest:
            yield rest, padded(sentences, rest, length)


def padded(sentences: Sequence[Sentence], chosen: Sequence[int], length: int) -> tuple[Any, ...]:
    """The arrays of one batch."""
    rows = WORDS // length
    columns = numpy.zeros((rows, length, 10), "int32")
    mask = numpy.zeros((rows, length), "float32")
    heads = numpy.zeros((rows, length), "int32")
    relations = numpy.zeros((rows, length), "int32")
    for row, index in enumerate(chosen):
        sentence = sentences[index]
        size = len(sentence.heads)
        columns[row, :size] = sentence.columns
        mask[row, :size] = 1
        heads[row, :size] = sentence.heads
        relations[row, :size] = sentence.relations
    return columns, mask, heads, relations


def measured(weights: Any, vectors: Any, sentences: Sequence[Sentence]) -> tuple[float, float]:
    """UAS and LAS of the best head of each word."""
    right = both = count = 0
    for _, batch in batches(sentences, range(len(sentences))):
        heads, labels, _ = (numpy.asarray(a) for a in parse(weights, vectors, batch[0], batch[1]))
        inside = batch[1] > 0
        head_right = (heads == batch[2]) & inside
        right += int(head_right.sum())
        both += int((head_right & (labels == batch[3])).sum())
        count += int(inside.sum())
    return round(100 * right / count, 2), round(100 * both / count, 2)


def read(nlp: Any, path: Path) -> list[Doc]:
    """The docs of a part."""
    return [doc for doc in DocBin().from_disk(path).get_docs(nlp.vocab) if len(doc)]


@dataclass
class Material:
    """What the wide readers of a language learn from and label."""

    plan: dict[str, Any]
    given: dict[str, Any]
    seed: int
    banks: list[list[Doc]]
    raw: list[Doc]
    table: Table
    rows: dict[str, int]
    vectors: numpy.ndarray


def material(nlp: Any, code: str, data: Path, work: Path) -> Material:
    """The treebanks of the plan, the text to label, and the words of both in numbers."""
    plan = tomllib.loads((HERE / f"{code}.toml").read_text())
    given = plan["teacher"]
    banks: list[list[Doc]] = []
    for bank in given["banks"]:
        docs = read(nlp, data / bank["part"])
        banks.append(docs[bank.get("first", 0) : bank.get("last", len(docs))])
    raw = read(nlp, work / given["labels"])
    table = Table([doc for docs in banks for doc in docs])
    more = [read(nlp, data / part) for part in given["words"]]
    texts = [[token.norm_ for token in doc] for docs in [*banks, raw, *more] for doc in docs]
    rows, vectors = word_vectors(texts, 64)
    print("words", len(table.words), "vectors", len(rows), "relations", len(table.relations), flush=True)
    return Material(plan, given, plan["seed"], banks, raw, table, rows, vectors)


def main(code: str, data: Path, work: Path, out: Path) -> None:
    """Train, log, and write the trees."""
    nlp = blank(code)
    out.mkdir(parents=True, exist_ok=True)
    has = material(nlp, code, data, work)
    given, table, rows = has.given, has.table, has.rows
    vectors = jnp.asarray(has.vectors)
    sentences = [[table.sentence(doc, bank, rows) for doc in docs] for bank, docs in enumerate(has.banks)]
    watched = {
        name: [table.sentence(doc, row["bank"], rows) for doc in read(nlp, data / row["part"])]
        for name, row in given["dev"].items()
    }
    weights = train(given, has.seed, table, vectors, sentences, watched, out)
    with (out / "teacher.pickle").open("wb") as file:
        pickle.dump(jax.tree.map(numpy.asarray, weights), file)
    labelled = [table.sentence(doc, given["style"], rows) for doc in has.raw]
    write_trees(weights, vectors, table, labelled, has.raw, work / f"{code}_trees.spacy")


def train(given: dict[str, Any], seed: int, table: Table, vectors: Any, banks: Any, watched: Any, out: Path) -> Any:
    """The averaged weights after the steps of the plan, or of its seconds where they are up before."""
    every = [sentence for sentences in banks for sentence in sentences]
    order: list[int] = []
    first = 0
    for bank, sentences in zip(given["banks"], banks, strict=True):
        order += list(range(first, first + len(sentences))) * bank["times"]
        first += len(sentences)
    weights: Any = jax.tree.map(jnp.asarray, start(table, numpy.asarray(vectors), len(banks), seed))
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
        for _, batch in ready:
            step += 1
            key, now = jax.random.split(key)
            rate = rate_at((epoch - 1 + step % len(ready) / len(ready)) / given["epochs"], step, given["rate"])
            weights, state, value = update(loss, weights, state, vectors, batch, now, rate)
            total += float(value)
        row = {"epoch": epoch, "seconds": round(time.time() - began), "loss": round(total / len(ready), 3)}
        row.update({name: measured(state["mean"], vectors, part) for name, part in watched.items()})
        log.write(json.dumps(row) + "\n")
        log.flush()
        print(json.dumps(row), flush=True)
    return state["mean"]


def write_trees(
    weights: Any, vectors: Any, table: Table, sentences: Sequence[Sentence], docs: Sequence[Doc], path: Path
) -> None:
    """The part of the trees: every sentence whose best heads make a tree and are sure enough."""
    kept: dict[int, tuple[list[int], list[str]]] = {}
    for chosen, batch in batches(sentences, range(len(sentences))):
        heads, labels, sure = (numpy.asarray(a) for a in parse(weights, vectors, batch[0], batch[1]))
        for row, index in enumerate(chosen):
            size = len(sentences[index].heads)
            found = [int(head) for head in heads[row, :size]]
            if is_tree(found) and float(sure[row, :size].mean()) > -0.35:
                names = [table.relations[int(label)] for label in labels[row, :size]]
                names = ["ROOT" if head == 0 else name for name, head in zip(names, found, strict=True)]
                if names.count("ROOT") == 1 and not any(
                    name == "ROOT" and head for name, head in zip(names, found, strict=True)
                ):
                    kept[index] = found, names
    new: list[Doc] = []
    for index in sorted(kept):
        found, names = kept[index]
        doc = docs[index]
        tree = Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=[token.tag_ for token in doc],
            heads=[at if head == 0 else head - 1 for at, head in enumerate(found)],
            deps=names,
        )
        missing = [tree[t.i : t.i + 1] for t in doc if t.ent_iob_ == ""]
        tree.set_ents([], missing=missing, default="outside")
        new.append(tree)
    DocBin(attrs=["TAG", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"], docs=new).to_disk(path)
    print("trees", len(new), "of", len(docs), sum(len(doc) for doc in new), "words", flush=True)


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every word reaches the one root."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for at in range(len(heads)):
        here, steps = at + 1, 0
        while here and steps <= len(heads):
            here, steps = heads[here - 1], steps + 1
        if here:
            return False
    return True


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
