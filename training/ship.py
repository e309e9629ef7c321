"""
Writes a checkpoint as the package carries it: one file of weights and settings, no word list, no tokeniser.

    python training/ship.py id CHECKPOINT src/saksi/languages/id/model

A net that knows styles of treebanks was trained with the style beside each word's form. All words of a text have the
same one, so it does no more than add to the layer that brings a word's parts together: the column is left out, and that
layer's bias is written once for each style. So is the output layer of word classes where heads.py fitted one for it.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import numpy
import srsly

from train import checkpoint, pipeline, plan_of

KEPT = ("lang", "name", "version", "description", "license", "spacy_version")


def main(code: str, weights: Path, out: Path) -> None:
    """Write pipeline.bin and its SHA-256 into `out`."""
    nlp = checkpoint(code, weights)
    nlp.meta.update(
        name=f"saksi_{code}",
        version="1.0.0",
        license="CC BY-SA 4.0",
        description=f"Word classes, features, trees and names; see training/cards/{code}.md",
    )
    styles: dict[str, dict[str, bytes]] = {}
    if plan_of(code).get("styles"):
        nlp, styles = folded(code, nlp)
    if (weights / "heads.bin").is_file():
        for style, arrays in srsly.read_msgpack(weights / "heads.bin").items():
            styles[style].update({f"tagger/softmax/{array}": packed for array, packed in arrays.items()})
    parts: dict[str, Any] = srsly.msgpack_loads(nlp.to_bytes(exclude=["tokenizer", "vocab"]))
    meta = srsly.json_loads(parts["meta.json"])
    parts["meta.json"] = srsly.json_dumps({key: meta[key] for key in KEPT})
    if styles:
        parts["styles"] = styles
    if (weights / "vectors.bin").is_file():
        parts["vectors"] = srsly.read_msgpack(weights / "vectors.bin")
    packed = srsly.msgpack_dumps(parts)
    out.mkdir(parents=True, exist_ok=True)
    (out / "pipeline.bin").write_bytes(packed)
    (out / "pipeline.sha256").write_text(hashlib.sha256(packed).hexdigest() + "\n")
    print(code, len(packed), "bytes")


def folded(code: str, nlp: Any) -> tuple[Any, dict[str, dict[str, bytes]]]:
    """The same pipeline without the column of styles, and for each style the bias that stands for it, by its place."""
    plan = plan_of(code)
    names = sorted(plan["styles"]["names"])
    out = pipeline({**plan, "styles": {}})
    out.meta.update(nlp.meta)
    for name in out.pipe_names:
        if name != "tok2vec":
            out.get_pipe(name).from_bytes(nlp.get_pipe(name).to_bytes(exclude=["vocab"]), exclude=["vocab"])
    model = out.get_pipe("tok2vec").model
    model.initialize()
    old = [layer for layer in nlp.get_pipe("tok2vec").model.walk() if layer.param_names]
    tables = [layer for layer in old if layer.name == "hashembed"]
    rest = [layer for layer in old if layer.name != "hashembed"]
    new = [layer for layer in model.walk() if layer.param_names]
    for mine, theirs in zip(new, [*tables[:-1], *rest], strict=True):
        for array in mine.param_names:
            if theirs is not rest[0]:
                mine.set_param(array, theirs.get_param(array))
    mixed, wide = new[len(tables) - 1], rest[0]
    width = mixed.get_param("W").shape[-1] if mixed.has_param("W") else plan["width"] * (len(tables) - 1)
    weights, bias = wide.get_param("W"), wide.get_param("b")
    mixed.set_param("W", numpy.ascontiguousarray(weights[..., :width]))

    def of(style: str) -> Any:
        key = numpy.array([nlp.vocab.strings[style] if style else 0], dtype="uint64")
        return (bias + weights[..., width:] @ tables[-1].predict(key)[0]).astype("float32")

    mixed.set_param("b", of(""))
    return out, {style: {"tok2vec/maxout/b": of(style).tobytes()} for style in names}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
