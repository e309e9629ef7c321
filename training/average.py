"""
Writes the average of two checkpoints of which one began from the other: what each learned, most of it kept.

    python training/average.py id FIRST SECOND SHARE_OF_SECOND OUT
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from train import checkpoint


def weights(nlp: Any) -> Iterator[tuple[Any, str]]:
    """Every layer of the pipeline with the name of each of its arrays, in the same order in every run."""
    for name in ("tok2vec", "tagger", "morphologizer", "parser", "ner"):
        for layer in nlp.get_pipe(name).model.walk():
            for array in layer.param_names:
                if layer.has_param(array):
                    yield layer, array


def main(code: str, first: Path, second: Path, share: float, out: Path) -> None:
    """Write the checkpoint."""
    one, other = checkpoint(code, first), checkpoint(code, second)
    for (mine, array), (theirs, _) in zip(weights(one), weights(other), strict=True):
        mixed = (1 - share) * mine.get_param(array) + share * theirs.get_param(array)
        mine.set_param(array, mixed.astype("float32"))
    one.to_disk(out)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4]), Path(sys.argv[5]))
