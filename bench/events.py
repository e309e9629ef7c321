"""
Events beside a bare word list, on the same articles in one run: what the rules and the weights add to the lists.

    python bench/events.py [--gold FOLDER]

The word list codes every word of the lists of events as an event of its type, with no parties; it is what a search for
the words would give. Printed for each set: F1 of events found and of the right type, of actors and recipients, the
share of right statuses, and milliseconds an article, of the events alone and of all that comes before them. The sets
and their scorer (score.py) are not part of this project: without them there is nothing to measure.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from accuracy import FIELDS, SHARED, scorer
from saksi.articles import read_article
from saksi.contract import as_json
from saksi.events import code_events
from saksi.events.triggers import triggers_at, triggers_of
from saksi.languages import LANGUAGES, Parse, parse
from saksi.mentions import find_mentions, settle_pronouns
from saksi.pages import open_pages
from saksi.records import Article, Gap, Reading
from saksi.statements import find_statements

SETS = ("dev-id", "dev-en", "train-id", "train-en")
SHOWN = ("events found", "events type", "event actor", "event recipient", "event status")


def articles_in(gold: Path) -> list[tuple[Article, list[dict[str, Any]]]]:
    """The articles of a set, read as a dump without what is annotated, each with its annotated events."""
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    known = {given["url"]: given["gold"]["events"] for given in lines}
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder, "articles.jsonl")
        with dump.open("w", encoding="utf-8") as file:
            for given in lines:
                kept = {key: given[key] for key in FIELDS if given.get(key) is not None}
                file.write(json.dumps(kept, ensure_ascii=False) + "\n")
        articles = [read_article(page) for page in open_pages(dump) if not isinstance(page, Gap)]
    return [(article, known[article.url]) for article in articles if article.language in LANGUAGES]


def listed(parsed: Parse) -> list[dict[str, Any]]:
    """One event for each word of the lists, the longest first, in the JSON contract's words."""
    out: list[dict[str, Any]] = []
    triggers = triggers_of(parsed.language)
    norms = [token.norm for token in parsed.tokens]
    index = 0
    while index < len(norms):
        found = triggers_at(norms, index, triggers) if norms[index] in triggers else []
        if found:
            last = found[0][1] - 1
            span = [parsed.tokens[index].start, parsed.tokens[last].end]
            out.append({"type": found[0][0].type, "trigger": span, "actors": [], "recipients": []})
            index = last
        index += 1
    return out


def measure(gold: Path, score: ModuleType) -> None:
    """Prints two lines for a set: the word list, and what `code_events` gives."""
    lines = articles_in(gold)
    boards = [defaultdict(score.Tally, {"event status": score.Share()}) for _ in range(2)]
    before = alone = 0.0
    for article, known in lines:
        began = time.process_time()
        parsed = parse(article, LANGUAGES[str(article.language)])
        found = find_mentions(parsed)
        said = find_statements(parsed, found)
        found = settle_pronouns(found, {s.speaker_span: s.speaker for s in said if s.speaker_span and s.speaker})
        middle = time.process_time()
        events = code_events(parsed, found, said)
        before, alone = before + middle - began, alone + time.process_time() - middle
        coded = as_json(Reading(article, events=events))["events"]
        for board, made in zip(boards, (listed(parsed), coded), strict=True):
            body = [event for event in made if event["trigger"][0] >= article.body_start]
            score.score_events(known, {"events": body}, article.text, board, [])
    cost = f"{1000 * alone / len(lines):8.1f}  {1000 * before / len(lines):8.1f}"
    for who, board, spent in zip(("words", "saksi"), boards, (f"{'–':>8}  {'–':>8}", cost), strict=True):
        rows = [board[name].row() for name in SHOWN]
        print(
            f"{gold.stem:10} {who:6}"
            + "".join(f"{row.get('F', row.get('share')):11.3f}" for row in rows)
            + f"  {spent}"
        )


def main() -> int:
    """Prints the table, or says why there is nothing to measure; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    asked = parser.parse_args()
    if not asked.gold.is_dir():
        print(f"{asked.gold} is not there: nothing to measure on", file=sys.stderr)
        return 0
    score = scorer(asked.gold / "score.py")
    names = ("found", "type", "actor", "recipient", "status")
    print(f"{'set':10} {'':6}" + "".join(f"{name:>11}" for name in names) + f"  {'ms':>8}  {'before':>8}")
    for language in LANGUAGES.values():
        triggers_of(language)  # the lists are read once a process
    for name in SETS:
        measure(asked.gold / f"{name}.jsonl", score)
    return 0


if __name__ == "__main__":
    sys.exit(main())
