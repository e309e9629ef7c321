"""
Saksi and its peers on the same pages: what they find, how fast they are, how much memory they take.

    python bench/pages.py [--pages FOLDER] [--cache FOLDER] [--sets NAME ...] [--limit N] [--json FILE]

The peers are installed into an environment of their own under the cache folder (build/peers by default), by the
package index that pip is set to use; where that cannot be done, or where the annotated pages are missing, this says so
and ends with 0. Each runs alone, in one process bound to one core where the system lets that be done; time is CPU time
of that process over the reading of decoded pages, after a few pages to warm up; memory is the most it held.

Body: precision and recall of shared runs of four words, averaged over pages. Title: equal after folding case and
punctuation. Date: same day. Authors: same set. Leak: of the pages that show a line pointing to another story ("Baca
juga", "Read also"), how many have one in the body.
"""

from __future__ import annotations

import argparse
import base64
import importlib.util
import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RUNNER = Path(__file__).with_name("peers") / "runner.py"
PEERS = {
    "trafilatura": "trafilatura==2.3.1",
    "readability-lxml": "readability-lxml lxml_html_clean",
    "newspaper4k": "newspaper4k",
    "resiliparse": "resiliparse",
    "goose3": "goose3",
}
# Each is a way to run an extractor; trafilatura has one that finds the text alone and one that finds metadata too.
READERS = ("saksi", "trafilatura", "trafilatura+metadata", *(name for name in PEERS if name != "trafilatura"))
POINTER = re.compile(
    r"(?im)^\W{0,3}(?:baca juga|simak juga|lihat juga|baca selengkapnya|read also|also read|read more|related)"
    r"\s?[:：].{3,}"
)


def main() -> None:
    """Print a table for each set of pages."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pages", type=Path, default=ROOT.parent / "shared" / "pages", help="annotated pages")
    arguments.add_argument("--cache", type=Path, default=ROOT / "build", help="where the peers are installed")
    arguments.add_argument("--sets", nargs="*", default=[], help="only these sets")
    arguments.add_argument("--limit", type=int, default=0, help="so many pages of each set at most")
    arguments.add_argument("--json", type=Path, help="write the tables to this file too")
    asked = arguments.parse_args()
    golds = [path for path in sorted(asked.pages.glob("*.gold.jsonl")) if path.name[:-11] in (asked.sets or path.name)]
    scorer = asked.pages.parent / "gold" / "score_pages.py"
    if not golds or not scorer.exists():
        print(f"No annotated pages in {asked.pages}: nothing measured.")
        return
    score = _module(scorer)
    python = installed_peers(asked.cache)
    tables: dict[str, dict[str, dict[str, float]]] = {}
    for gold in golds:
        annotated = [json.loads(line) for line in gold.open(encoding="utf-8")][: asked.limit or None]
        pages = asked.cache / f"{gold.name[:-11]}.pages.jsonl"
        write_pages(gold.with_name(gold.name.replace(".gold.jsonl", ".warc.gz")), pages, {g["url"] for g in annotated})
        rows: dict[str, dict[str, float]] = {}
        for reader in READERS:
            interpreter = sys.executable if reader == "saksi" else python
            if interpreter is not None:
                told = run_reader(interpreter, reader, pages)
                if told is not None:
                    rows[reader] = {**scores(annotated, told["found"], pages, score), **told["cost"]}
        tables[gold.name] = rows
        print_table(gold.name[:-11], len(annotated), rows)
    if asked.json:
        asked.json.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


def installed_peers(cache: Path) -> Path | None:
    """The interpreter of the environment that has the peers; None where they cannot be installed."""
    folder = cache / "peers"
    python = folder / "bin" / "python"
    marker = folder / "installed"
    wanted = "\n".join(sorted(PEERS.values()))
    if marker.exists() and marker.read_text() == wanted:
        return python
    cache.mkdir(parents=True, exist_ok=True)
    print("Installing the peers (a minute) ...", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    # An older pip cannot settle the extras that two of the peers ask for.
    commands = [["--upgrade", "pip"], [word for each in PEERS.values() for word in each.split()]]
    for words in commands:
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", *words], check=False, capture_output=True, text=True
        )
        if done.returncode:
            print(f"The peers cannot be installed here, so Saksi is measured alone: {done.stderr.strip()[-300:]}")
            return None
    marker.write_text(wanted)
    return python


def write_pages(warc: Path, pages: Path, urls: set[str]) -> None:
    """The pages of `warc` as JSON Lines of url, body (base64) and charset, which every environment can read."""
    from saksi import open_pages
    from saksi.records import Page

    with pages.open("w", encoding="utf-8") as file:
        for page in open_pages(warc):
            if isinstance(page, Page) and page.url in urls:
                body = base64.b64encode(page.body).decode("ascii")
                file.write(json.dumps({"url": page.url, "body": body, "charset": page.charset}) + "\n")


def run_reader(python: Path | str, reader: str, pages: Path) -> dict[str, Any] | None:
    """What `reader` finds on `pages`, and what it costs; None where it cannot run."""
    command = [str(python), str(RUNNER), reader, str(pages)]
    environment = {**os.environ, "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no word"]
        print(f"{reader} cannot run: {last[0]}")
        return None
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def scores(
    annotated: list[dict[str, Any]], found: dict[str, dict[str, Any]], pages: Path, score: ModuleType
) -> dict[str, float]:
    """The measures of the module's docstring."""
    shown = _showing_pointers(pages)
    sums, leaks, pointed = [0.0, 0.0, 0.0], 0, 0
    right, given = dict.fromkeys(("title", "date", "authors"), 0), dict.fromkeys(("title", "date", "authors"), 0)
    for gold in annotated:
        made = found.get(gold["url"], {})
        body = made.get("body") or ""
        for index, part in enumerate(score.body_score(gold["body"], body)):
            sums[index] += part
        if gold["url"] in shown:
            pointed += 1
            leaks += bool(POINTER.search(body)) and not POINTER.search(gold["body"])
        true = _comparable(gold, score)
        mine = _comparable(made, score)
        for key, value in true.items():
            given[key] += bool(value)
            right[key] += bool(value) and value == mine[key]
    told = {key for made in found.values() for key, value in made.items() if value}  # a reader may know no dates
    hit, extra, lost = sums
    precision, recall = hit / (hit + extra) if hit else 0.0, hit / (hit + lost) if hit else 0.0
    body_f = 2 * precision * recall / (precision + recall) if hit else 0.0
    shares = {key: right[key] / given[key] if given[key] and key in told else float("nan") for key in right}
    return {"body": body_f, **shares, "leak": leaks / pointed if pointed else float("nan"), "pointed": pointed}


def _comparable(said: dict[str, Any], score: ModuleType) -> dict[str, Any]:
    return {
        "title": score.fold(said.get("title")),
        "date": (said.get("date") or "")[:10],
        "authors": {score.fold(name) for name in said.get("authors") or []},
    }


def _showing_pointers(pages: Path) -> set[str]:
    """The addresses of the pages that show a line which points to another story."""
    words = (b"baca juga", b"simak juga", b"lihat juga", b"read also", b"also read", b"read more:")
    shown = set()
    for line in pages.open(encoding="utf-8"):
        page = json.loads(line)
        body = base64.b64decode(page["body"]).lower()
        if any(each in body for each in words):
            shown.add(page["url"])
    return shown


def print_table(name: str, count: int, rows: dict[str, dict[str, float]]) -> None:
    """The rows as Markdown."""
    print(f"\n## {name}: {count} pages\n")
    print("| reader | body F1 | title | date | authors | leak | pages/s | Saksi is faster by | p50 ms | p99 ms | MB |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    ours = rows.get("saksi", {}).get("rate", float("nan"))
    for reader, row in rows.items():
        marks = " | ".join(
            f"{row[key]:.3f}" if row[key] == row[key] else "" for key in ("body", "title", "date", "authors", "leak")
        )
        cost = (
            f"{row['rate']:.0f} | {ours / row['rate']:.1f} | {row['p50']:.1f} | {row['p99']:.1f} | {row['memory']:.0f}"
        )
        print(f"| {reader} | {marks} | {cost} |", flush=True)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
