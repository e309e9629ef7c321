"""
Accuracy of the installed `saksi` on annotated articles and pages: the figures that the documentation claims.

    python bench/accuracy.py [--gold FOLDER] [--pages FOLDER] [--only NAME ...] [--json FILE]

Every set is read by the command `saksi read --json` in a process of its own, and scored by the scorers that lie with
the sets (score.py, score_pages.py). The sets hold texts of their publishers and are not part of this project: without
them there is nothing to measure, and this says so and ends with 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
# What a dump's line may hold; the gold itself never reaches the reader.
FIELDS = ("url", "outlet", "title", "text", "html", "published", "language")
Table = dict[str, dict[str, Any]]


def scorer(path: Path) -> ModuleType:
    """The module at `path`."""
    import importlib.util

    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(pages: Path, readings: Path) -> float:
    """Read `pages` into the JSON Lines file `readings`; the seconds it took."""
    began = time.perf_counter()
    with readings.open("wb") as file:
        done = subprocess.run([sys.executable, "-m", "saksi", "read", "--json", str(pages)], stdout=file, check=False)
    if done.returncode not in (0, 1):  # 1: some pages became gaps, and count as missed
        raise SystemExit(f"saksi read {pages.name} ended with {done.returncode}")
    return time.perf_counter() - began


def measure_articles(gold: Path, score: ModuleType, folder: Path) -> tuple[Table, int, float]:
    """The table of scores of `gold`, its number of articles, and the seconds that reading took."""
    articles, readings = folder / "articles.jsonl", folder / "readings.jsonl"
    with gold.open(encoding="utf-8") as lines, articles.open("w", encoding="utf-8") as file:
        for line in lines:
            if line.strip():
                given = json.loads(line)
                known = {key: given[key] for key in FIELDS if given.get(key) is not None}
                file.write(json.dumps(known, ensure_ascii=False) + "\n")
    seconds = read(articles, readings)
    table, count, _unread, _misses = score.score(gold, readings, 0)
    return table, count, seconds


def measure_pages(gold: Path, score: ModuleType, folder: Path) -> tuple[Table, int, float]:
    """The same for raw pages: the WARC beside `gold` is read."""
    readings = folder / "readings.jsonl"
    seconds = read(gold.with_name(gold.name.replace(".gold.jsonl", ".warc.gz")), readings)
    scored = subprocess.run(
        [sys.executable, str(score.__file__), str(gold), str(readings), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(scored.stdout)
    return found["table"], found["pages"], seconds


def rows_of(table: Table) -> list[str]:
    """Markdown table rows, one for each measure."""
    rows = []
    for name, row in table.items():
        if "F" in row:
            rows.append(f"| {name} | {row['P']:.3f} | {row['R']:.3f} | {row['F']:.3f} | {row.get('n', '')} |")
        elif "precision" in row:
            rows.append(f"| {name} | {row['precision']:.3f} | {row['recall']:.3f} | | {row['n']} |")
        else:
            rows.append(f"| {name} | | | {row['share']:.3f} | {row.get('n', '')} |")
    return rows


def main() -> None:
    """Print a table for every set that is there."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", type=Path, default=SHARED / "gold", help="folder of annotated articles")
    arguments.add_argument("--pages", type=Path, default=SHARED / "pages", help="folder of annotated pages")
    arguments.add_argument("--only", nargs="*", default=[], metavar="NAME", help="only the sets of these names")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="write all tables to FILE as JSON too")
    asked = arguments.parse_args()
    jobs = [(path, asked.gold / "score.py", measure_articles) for path in sorted(asked.gold.glob("*.jsonl"))]
    jobs += [(path, asked.gold / "score_pages.py", measure_pages) for path in sorted(asked.pages.glob("*.gold.jsonl"))]
    jobs = [job for job in jobs if job[1].exists() and (not asked.only or job[0].name.split(".")[0] in asked.only)]
    if not jobs:
        print(f"No annotated sets in {asked.gold} and {asked.pages}: nothing measured.")
        return
    tables: dict[str, Table] = {}
    for path, score, measure in jobs:
        with tempfile.TemporaryDirectory() as folder:
            table, count, seconds = measure(path, scorer(score), Path(folder))
        tables[path.name] = table
        print(f"\n## {path.name}: {count} texts in {seconds:.1f} s\n")
        print("| measure | P | R | F or share | n |\n|---|---|---|---|---|")
        print("\n".join(rows_of(table)), flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
