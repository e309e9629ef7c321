"""Copies of one text, told by the runs of words that they share."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import groupby, pairwise

from saksi.stories.reports import KEPT, Report

__all__ = ["copy_groups"]

# The share of the shorter text's runs that the other must hold. An agency text that a desk has cut or put a paragraph
# before keeps most of them; two own reports that quote the same speech share a quarter at most.
SHARED = 0.55
# Fewer runs than this say little: then nearly all must be the same.
FEW, SHARED_OF_FEW = 8, 0.8
# A run that more texts hold than this pairs each with the first and the next only: pairs stay linear in the texts.
OFTEN = 32


def copy_groups(reports: list[Report]) -> list[list[int]]:
    """Every report's number in one group with its copies, numbers ascending, groups by their first."""
    root = list(range(len(reports)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    sets = [frozenset(report.runs) for report in reports]
    for one, other in sorted(set(_pairs(reports))):
        a, b = find(one), find(other)
        if a != b and _are_copies(sets[one], sets[other]):
            root[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for number in range(len(reports)):
        groups.setdefault(find(number), []).append(number)
    return list(groups.values())


def _pairs(reports: list[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of reports that share a run, the lower number first."""
    # The run's upper 40 bits and the report's number in one integer: an index that sorts in place of a dictionary.
    held = array("Q", (run >> 24 << 24 | number for number, report in enumerate(reports) for run in report.runs))
    for _, group in groupby(sorted(held), key=lambda entry: entry >> 24):
        numbers = [entry & 0xFFFFFF for entry in group]
        if len(numbers) <= OFTEN:
            yield from ((a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :])
        else:
            yield from ((numbers[0], other) for other in numbers[1:])
            yield from pairwise(numbers)


def _are_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    common = len(shorter & longer)
    if common < 1:
        return False
    smaller = len(shorter)
    if len(shorter) < len(longer) and any(run % KEPT for run in shorter) and not any(run % KEPT for run in longer):
        # A short text is kept whole, a long one by every fourth run: compared by what both could hold.
        smaller = sum(run % KEPT == 0 for run in shorter)
    if smaller < FEW:
        return common >= SHARED_OF_FEW * max(smaller, 2)
    return common >= SHARED * smaller
