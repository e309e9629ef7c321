"""Reports of the same happening: single-pass clustering by who, where and what, as in topic detection and tracking."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from math import log, sqrt

from saksi.stories.reports import Report

__all__ = ["same_happenings"]

# Days between a report and the last one of its story: a follow-up comes within the week's half.
DAYS = 3
# The least cosine of a report with its story. Chosen on reports of one earthquake, one visit and one protest, each told
# by several outlets in two languages: reports of one happening stand above 0.4, neighbours of a topic below 0.3.
ALIKE = 0.35
# Names that both must have, countries not counted.
NAMES = 2


class _Story:
    """Groups of copies that tell one happening, and the sum of what they are about."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.weights: Counter[str] = Counter()
        self.specific: set[str] = set()
        self.events: set[str] = set()
        self.last = 0


def same_happenings(reports: list[Report], groups: list[list[int]]) -> list[list[list[int]]]:
    """`groups` of copies put together by what they tell: a list of groups for each happening, in their order."""
    first = [reports[group[0]] for group in groups]
    rarity = _rarity(first)
    stories: list[_Story] = []
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for group, report in zip(groups, first, strict=True):
        day = date.fromisoformat(report.day).toordinal() if report.day else None
        own = _weights(report, rarity)
        number = _best(report, own, day, stories, by_name)
        if number is None:
            number = len(stories)
            stories.append(_Story())
        best = stories[number]
        best.groups.append(group)
        best.weights.update(own)
        best.events |= report.events
        best.last = max([best.last, *(date.fromisoformat(d).toordinal() for n in group if (d := reports[n].day))])
        if day is not None:
            for name in report.specific - best.specific:
                by_name[name].append(number)
        best.specific |= report.specific
    return [story.groups for story in stories]


def _rarity(reports: list[Report]) -> dict[str, float]:
    seen = Counter(name for report in reports for name in report.about)
    return {name: log(1 + len(reports) / count) for name, count in seen.items()}


def _weights(report: Report, rarity: dict[str, float]) -> dict[str, float]:
    return {name: rarity[name] for name in sorted(report.about)}


def _best(
    report: Report,
    own: dict[str, float],
    day: int | None,
    stories: list[_Story],
    by_name: defaultdict[str, list[int]],
) -> int | None:
    """The number of the open story that is most alike, the earlier one where two are. None for an undated report."""
    if day is None:
        return None
    shared: Counter[int] = Counter()
    for name in report.specific:
        # days only ascend: what is closed stays closed
        by_name[name] = [number for number in by_name[name] if day - stories[number].last <= DAYS]
        shared.update(by_name[name])
    best, best_score = None, ALIKE
    for number in sorted(number for number, names in shared.items() if names >= NAMES):
        story = stories[number]
        if report.events and story.events and not report.events & story.events:
            continue
        score = _cosine(own, story.weights)
        if score > best_score:
            best, best_score = number, score
    return best


def _cosine(own: dict[str, float], other: Counter[str]) -> float:
    product = sum(weight * other[name] for name, weight in own.items() if name in other)
    lengths = sqrt(sum(w * w for w in own.values())) * sqrt(sum(other[name] ** 2 for name in sorted(other)))
    return product / lengths if lengths else 0.0
