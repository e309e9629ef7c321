"""Reports of the same happening: single-pass clustering by words and names, as in topic detection and tracking."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from math import log, sqrt

from saksi.stories.reports import Report

__all__ = ["same_happenings"]

# Days between a report and the last one of its story.
DAYS = 3
# Names that a report and its story must both have, countries not counted.
NAMES = 2
# The least cosine of a report's words with those of its story's reports in the same language. Of 332 articles of 2013
# to 2025 in two languages, most pairs above tell one happening, most pairs below one topic (a war, a ministry).
ALIKE_IN_WORDS = 0.25
# The least cosine of the names: by itself where the story has no report in that language, else beside the words.
ALIKE_IN_NAMES = 0.4
NAMES_BESIDE_WORDS = 0.1


class _Sum:
    """The weights of several reports, added up."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}
        self.square = 0.0

    def add(self, weights: dict[str, float]) -> None:
        for name, weight in weights.items():
            before = self.weights.get(name, 0.0)
            self.weights[name] = before + weight
            self.square += weight * (2 * before + weight)

    def cosine(self, own: dict[str, float]) -> float:
        """How much `own` points the same way, 0 to 1."""
        product = sum(weight * self.weights.get(name, 0.0) for name, weight in own.items())
        lengths = sqrt(sum(weight * weight for weight in own.values()) * self.square)
        return product / lengths if lengths else 0.0


class _Story:
    """Groups of copies that tell one happening."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.names = _Sum()
        self.words: defaultdict[str | None, _Sum] = defaultdict(_Sum)
        self.specific: set[str] = set()
        self.events: set[str] = set()
        self.last = 0

    def likeness(self, report: Report, names: dict[str, float], words: dict[str, float]) -> float:
        """How much the report tells the same: 1 and more where it does."""
        if report.events and self.events and not report.events & self.events:
            return 0.0
        alike = self.names.cosine(names)
        if report.language not in self.words:
            return alike / ALIKE_IN_NAMES
        if alike < NAMES_BESIDE_WORDS:
            return 0.0
        return self.words[report.language].cosine(words) / ALIKE_IN_WORDS


def same_happenings(reports: list[Report], groups: list[list[int]]) -> list[list[list[int]]]:
    """
    `groups` of copies put together by what they tell: a list of groups for each happening, in their order.

    Reports come by day of publication, each group with its first report leading.
    """
    first = [reports[group[0]] for group in groups]
    rare_names = _rarity(report.about for report in first)
    rare_words = _rarity(report.words for report in first)
    stories: list[_Story] = []
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for group, report in zip(groups, first, strict=True):
        names = {name: rare_names[name] for name in sorted(report.about)}
        words = {word: rare_words[word] for word in report.words}
        number = _best(report, names, words, stories, by_name)
        if number is None:
            number = len(stories)
            stories.append(_Story())
        story = stories[number]
        story.groups.append(group)
        story.names.add(names)
        story.words[report.language].add(words)
        story.events |= report.events
        story.last = max([story.last, *(_ordinal(day) for n in group if (day := reports[n].day))])
        for name in report.specific - story.specific:
            by_name[name].append(number)
        story.specific |= report.specific
    return [story.groups for story in stories]


def _best(
    report: Report,
    names: dict[str, float],
    words: dict[str, float],
    stories: list[_Story],
    by_name: defaultdict[str, list[int]],
) -> int | None:
    """The number of the open story that is most alike, the earlier one where two are. None for an undated report."""
    if report.day is None:
        return None
    day = _ordinal(report.day)
    shared: Counter[int] = Counter()
    for name in report.specific:
        # days only ascend: what is closed stays closed
        by_name[name] = [number for number in by_name[name] if day - stories[number].last <= DAYS]
        shared.update(by_name[name])
    best, likeness = None, 1.0
    for number in sorted(number for number, count in shared.items() if count >= NAMES):
        found = stories[number].likeness(report, names, words)
        if found > likeness:
            best, likeness = number, found
    return best


def _rarity(kinds: Iterable[Iterable[str]]) -> dict[str, float]:
    """How much each name or word tells: the logarithm of one in how many reports has it."""
    seen: Counter[str] = Counter()
    reports = 0
    for found in kinds:
        seen.update(found)
        reports += 1
    return {name: log(1 + reports / count) for name, count in seen.items()}


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
