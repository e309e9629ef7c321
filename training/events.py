"""
The weights by which saksi.events keeps or drops a candidate, learned from annotated articles.

    python training/events.py GOLD.jsonl [GOLD.jsonl ...]

GOLD.jsonl: one article a line, with `gold.events` (see training/cards/events.md). Prints the cross-validated scores,
then writes src/saksi/events/weights.toml. Logistic regression by full-batch AdaGrad (Duchi, Hazan, Singer 2011), no
random choice in it: the same articles give the same weights.
"""

from __future__ import annotations

import json
import math
import re
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from saksi.articles import read_article
from saksi.events.candidates import Candidate, candidates_of
from saksi.events.happenings import join
from saksi.events.weights import traits_of
from saksi.languages import LANGUAGES, decide_language, parse
from saksi.mentions import find_mentions, settle_pronouns
from saksi.pages import open_pages
from saksi.records import Event, Gap
from saksi.statements import find_statements

OUT = Path(__file__).parent.parent / "src/saksi/events/weights.toml"
PENALTY = 20.0  # the best of 4, 10, 20, 50 by cross-validation
ROUNDS = 200
STEP = 0.3
FOLDS = 5
# The log odds tried, by cross-validation, as those from which a candidate is kept, and is an event of its own.
KEEP = [step / 10 for step in range(-18, -2)]
APART = [-0.6, -0.3, 0.0, 0.3, 0.6]
NEARLY = 0.998  # of limits nearly as good as the best ones the strictest are taken: abstaining beats guessing
LEAST = 0.02  # a weight nearer to 0 than this is left out
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Row:
    """An article: its candidates outside the headline, their traits, 1 for those annotated, and what is annotated."""

    candidates: list[Candidate]
    traits: list[tuple[str, ...]]
    labels: list[int]
    events: int
    language: str


def main(paths: list[str]) -> None:
    rows = [row for path in paths for row in rows_of(Path(path))]
    held: list[tuple[Row, list[float]]] = []
    for fold in range(FOLDS):
        weights = learned([row for i, row in enumerate(rows) if i % FOLDS != fold])
        held += [(row, [score(weights, traits) for traits in row.traits]) for row in rows[fold::FOLDS]]
    limits = {}
    for language in sorted({row.language for row in rows}):
        mine = [(row, scores) for row, scores in held if row.language == language]
        tried = {(keep, apart): rounded(mine, keep, apart) for keep in KEEP for apart in APART}
        enough = NEARLY * max(tried.values())
        keep, apart = max(pair for pair, value in tried.items() if value >= enough)
        right, made, true = counted(mine, keep, apart)
        limits[language] = (keep, apart)
        f1 = 2 * right / (made + true)
        print(
            f"{language}: P {right / made:.3f}  R {right / true:.3f}  F {f1:.3f}  n {true}  keep {keep}  apart {apart}"
        )
    write(learned(rows), limits)


def rounded(held: list[tuple[Row, list[float]]], keep: float, apart: float) -> float:
    """F1 with these limits and with those beside them, so that no lucky peak is taken."""
    total = 0.0
    for near in (keep - 0.1, keep, keep + 0.1):
        right, made, true = counted(held, near, apart)
        total += 2 * right / (made + true)
    return total


def counted(held: list[tuple[Row, list[float]]], keep: float, apart: float) -> tuple[int, int, int]:
    """How many events are right, are made and are annotated, told again ones joined."""
    right = made = true = 0
    for row, scores in held:
        events: list[Event] = []
        label = {}
        for candidate, value, known in zip(row.candidates, scores, row.labels, strict=True):
            if value <= keep:
                continue
            label[candidate.event.trigger, candidate.event.type] = known
            if value > apart:
                events.append(candidate.event)
            else:
                join(events, candidate.event)
        right += sum(label[event.trigger, event.type] for event in events)
        made += len(events)
        true += row.events
    return right, made, true


def rows_of(path: Path) -> list[Row]:
    """The candidates of each article with their traits, and whether the annotators coded them."""
    articles = [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]
    known = {article["url"]: article["gold"]["events"] for article in articles}
    with tempfile.TemporaryDirectory() as folder:
        unmarked = Path(folder, "articles.jsonl")
        with unmarked.open("w", encoding="utf-8") as file:
            for article in articles:
                bare = {k: v for k, v in article.items() if k not in ("gold", "scope", "id") and v is not None}
                file.write(json.dumps(bare, ensure_ascii=False) + "\n")
        pages = [page for page in open_pages(unmarked) if not isinstance(page, Gap)]
    rows = []
    for page in pages:
        article = read_article(page)
        language = article.language if article.language in LANGUAGES else decide_language(article.text)
        if language is None:
            continue
        parsed = parse(replace(article, language=language), LANGUAGES[language])
        found = find_mentions(parsed)
        said = find_statements(parsed, found)
        found = settle_pronouns(found, {s.speaker_span: s.speaker for s in said if s.speaker_span and s.speaker})
        candidates = candidates_of(parsed, found, said)
        traits = traits_of(parsed, candidates)
        events = known[page.url]
        labels = labels_of(parsed.text, candidates, events)
        body = [i for i, candidate in enumerate(candidates) if not candidate.in_title]
        rows.append(
            Row(
                [candidates[i] for i in body],
                [traits[i] for i in body],
                [labels[i] for i in body],
                len(events),
                language,
            )
        )
    return rows


def labels_of(text: str, candidates: list[Candidate], events: list[dict[str, str]]) -> list[int]:
    """1 for each candidate that is the best for an annotated event of its type: in its sentence, near its trigger."""
    fits = []
    for number, event in enumerate(events):
        start = text.find(event["sentence"])
        at = start + event["sentence"].find(event["trigger"])
        for index, candidate in enumerate(candidates):
            first, last = candidate.event.trigger
            inside = start >= 0 and start - 20 <= first and last <= start + len(event["sentence"]) + 20
            if not inside or candidate.in_title or candidate.event.type != event["type"]:
                continue
            shared = overlap(event["trigger"], text[first:last])
            close = abs(first - at) <= len(event["trigger"]) + last - first
            fits.append((-(shared * close + 0.2 / (1 + abs(first - at))), number, index))
    taken: set[int] = set()
    labels = [0] * len(candidates)
    for _, number, index in sorted(fits):
        if number not in taken and not labels[index]:
            taken.add(number)
            labels[index] = 1
    return labels


def overlap(one: str, other: str) -> float:
    """F1 of the words of two strings."""
    mine, yours = Counter(WORD.findall(one.casefold())), Counter(WORD.findall(other.casefold()))
    both = sum((mine & yours).values())
    return 2 * both / (sum(mine.values()) + sum(yours.values())) if both else 0.0


def learned(rows: list[Row]) -> dict[str, float]:
    """The weight of each trait, by penalised logistic regression."""
    index: dict[str, int] = {}
    examples = [
        ([index.setdefault(trait, len(index)) for trait in each], label)
        for row in rows
        for each, label in zip(row.traits, row.labels, strict=True)
    ]
    weights = [0.0] * len(index)
    squares = [1e-8] * len(index)
    free = index["base=all"]  # what all candidates share is not penalised
    for _ in range(ROUNDS):
        slope = [PENALTY * weight for weight in weights]
        slope[free] = 0.0
        for each, label in examples:
            error = 1 / (1 + math.exp(-max(-30.0, sum([weights[i] for i in each])))) - label
            for i in each:
                slope[i] += error
        for i, value in enumerate(slope):
            squares[i] += value * value
            weights[i] -= STEP * value / math.sqrt(squares[i])
    return dict(zip(index, weights, strict=True))


def score(weights: dict[str, float], traits: tuple[str, ...]) -> float:
    """The log odds of a candidate."""
    return sum([weights.get(trait, 0.0) for trait in traits])


def write(weights: dict[str, float], limits: dict[str, tuple[float, float]]) -> None:
    """Write the weights as TOML: a table for each group of traits, names in alphabetical order."""
    groups: dict[str, dict[str, float]] = defaultdict(dict)
    for trait, weight in weights.items():
        group, _, name = trait.partition("=")
        if abs(weight) >= LEAST:
            groups[group][name] = round(weight, 2)
    lines = [
        "# Log odds of the traits of a candidate event. Made by training/events.py; see training/cards/events.md.",
        "[keep]",
    ]
    lines += [f"{language} = {keep}" for language, (keep, _) in sorted(limits.items())]
    lines.append("[apart]")
    lines += [f"{language} = {apart}" for language, (_, apart) in sorted(limits.items())]
    for group in sorted(groups):
        lines.append(f"[{group}]")
        lines += [f"{json.dumps(name, ensure_ascii=False)} = {value}" for name, value in sorted(groups[group].items())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
