"""
Fits, for a style of treebank, an output layer of word classes of its own over a checkpoint whose net stays as it is.

    python training/heads.py id DATA WORK CHECKPOINT

[heads] of the language's TOML file names the style's parts and how often each counts. CHECKPOINT/heads.bin takes the
layers, from where ship.py packs them; a net without styles asked for reads as it did before.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import srsly
from spacy.tokens import Doc

from train import checkpoint, plan_of, read_part, seen

BATCH = 2000
NEAR = 1e-4  # how strongly the layer is held to the one that all styles share


def read_words(nlp: Any, docs: Sequence[Doc]) -> tuple[Any, Any]:
    """What the net makes of each word, and the number of its class, without words whose class is open."""
    number = {label: at for at, label in enumerate(nlp.get_pipe("tagger").labels)}
    rows: list[Any] = []
    classes: list[int] = []
    for at in range(0, len(docs), 64):
        examples = [seen(nlp, doc, None) for doc in docs[at : at + 64]]
        rows += nlp.get_pipe("tok2vec").model.predict([example.predicted for example in examples])
        classes += [number.get(token.tag_, -1) for example in examples for token in example.reference]
    known = numpy.array(classes) >= 0
    return numpy.concatenate(rows)[known], numpy.array(classes)[known]


def fitted(start: tuple[Any, Any], words: tuple[Any, Any, Any], given: dict[str, Any], seed: int) -> tuple[Any, Any]:
    """The layer's weights and bias after the epochs of the plan: softmax regression with Adam from `start`."""
    rows, classes, shares = words
    layer = [array.copy() for array in start]
    means = [numpy.zeros_like(array) for array in layer]
    squares = [numpy.zeros_like(array) for array in layer]
    chance = numpy.random.default_rng(seed)
    steps = given["epochs"] * (len(classes) // BATCH + 1)
    step = 0
    for _ in range(given["epochs"]):
        order = chance.permutation(len(classes))
        for chosen in (order[at : at + BATCH] for at in range(0, len(order), BATCH)):
            scores = rows[chosen] @ layer[0].T + layer[1]
            wrong = numpy.exp(scores - scores.max(1, keepdims=True))
            wrong /= wrong.sum(1, keepdims=True)
            wrong[numpy.arange(len(chosen)), classes[chosen]] -= 1
            wrong *= shares[chosen][:, None] / len(chosen)
            step += 1
            rate = given["rate"] * max(0.02, 1 - step / steps)
            slopes = (wrong.T @ rows[chosen] + NEAR * (layer[0] - start[0]), wrong.sum(0))
            for at, slope in enumerate(slopes):
                means[at] = 0.9 * means[at] + 0.1 * slope
                squares[at] = 0.999 * squares[at] + 0.001 * slope**2
                spread = numpy.sqrt(squares[at] / (1 - 0.999**step)) + 1e-8
                layer[at] -= rate * means[at] / (1 - 0.9**step) / spread
    return layer[0].astype("float32"), layer[1].astype("float32")


def main(code: str, data: Path, work: Path, folder: Path) -> None:
    """Fit, print what is right with the shared layer and with the style's own, write heads.bin."""
    plan = plan_of(code)
    nlp = checkpoint(code, folder)
    shared = next(layer for layer in nlp.get_pipe("tagger").model.walk() if layer.name == "softmax")
    start = shared.get_param("W").copy(), shared.get_param("b").copy()
    heads: dict[str, dict[str, bytes]] = {}
    for style, given in plan["heads"].items():
        rows, classes, shares = [], [], []
        for name, times in given["times"].items():
            found = read_words(nlp, read_part(nlp, plan["corpora"][name], [data, work]))
            rows.append(found[0])
            classes.append(found[1])
            shares.append(numpy.full(len(found[1]), times, "float32"))
        weights = numpy.concatenate(shares)
        words = numpy.concatenate(rows), numpy.concatenate(classes), weights / weights.mean()
        layer = fitted(start, words, given, plan["seed"])
        heads[style] = {"W": layer[0].tobytes(), "b": layer[1].tobytes()}
        for name, part in plan["dev"].items():
            if isinstance(part, dict) and part["style"] == style:
                test = read_words(nlp, read_part(nlp, part, [data, work]))
                right = [
                    round(100 * float(((test[0] @ w.T + b).argmax(1) == test[1]).mean()), 2) for w, b in (start, layer)
                ]
                print(code, style, name, "shared, own:", *right)
    srsly.write_msgpack(folder / "heads.bin", heads)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
