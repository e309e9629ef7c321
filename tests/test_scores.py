"""
Accuracy on annotated articles, pinned in scores.toml: it may rise freely; to lower one, say why in the commit.

The articles stand beside the project, not in it: without them these tests are skipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
PINNED: dict[str, dict[str, float]] = tomllib.loads((Path(__file__).parent / "scores.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles are not beside the project")


@cache
def table_of(name: str) -> dict[str, Any]:
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / f"{name}.jsonl"), "--json"]
    done = subprocess.run(
        [*command, "--run", f"{sys.executable} -m saksi read --json"], capture_output=True, check=True, cwd=ROOT
    )
    table: dict[str, Any] = json.loads(done.stdout)["table"]
    return table


@pytest.mark.parametrize(
    ("name", "measure", "least"),
    [(name, measure, least) for name, pins in PINNED.items() for measure, least in pins.items()],
)
def test_accuracy_is_at_least_what_is_pinned(name: str, measure: str, least: float) -> None:
    row = table_of(name)[measure]

    assert round(row.get("F", row.get("share")), 3) >= least
