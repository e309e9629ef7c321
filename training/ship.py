"""
Writes a checkpoint as the package carries it: one file of weights and settings, no word list, no tokeniser.

    python training/ship.py id CHECKPOINT src/saksi/languages/id/model
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import srsly

from train import checkpoint

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
    parts: dict[str, Any] = srsly.msgpack_loads(nlp.to_bytes(exclude=["tokenizer", "vocab"]))
    meta = srsly.json_loads(parts["meta.json"])
    parts["meta.json"] = srsly.json_dumps({key: meta[key] for key in KEPT})
    packed = srsly.msgpack_dumps(parts)
    out.mkdir(parents=True, exist_ok=True)
    (out / "pipeline.bin").write_bytes(packed)
    (out / "pipeline.sha256").write_text(hashlib.sha256(packed).hexdigest() + "\n")
    print(code, len(packed), "bytes")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
