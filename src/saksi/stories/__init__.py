"""Articles that tell the same: copies of one text, reports of one happening, and how many witnesses there are."""

from __future__ import annotations

from collections.abc import Iterable

from saksi.contract import content_id
from saksi.records import Reading, Story
from saksi.stories.copies import copy_groups
from saksi.stories.happenings import same_happenings
from saksi.stories.reports import Report, report_of

__all__ = ["Report", "Story", "find_copies", "find_stories", "report_of"]


def find_copies(readings: Iterable[Reading | Report]) -> list[tuple[str, ...]]:
    """
    The articles that hold one text, as groups of ids of two and more, each group and all groups by publication.

    A text is a copy where more than half of its runs of five words stand in the other one; furniture, headline and
    dateline do not count.
    """
    reports = _reports(readings)
    return [tuple(reports[n].article for n in group) for group in copy_groups(reports) if len(group) > 1]


def find_stories(readings: Iterable[Reading | Report]) -> list[Story]:
    """
    The stories of two and more reports, by publication; the same for the same readings in any order.

    Reports belong together where they name the same people, bodies and places and tell the same kinds of events within
    a few days of each other, in whatever language, or where they are copies. An id stays as long as the first report
    of its story does.
    """
    reports = _reports(readings)
    groups = copy_groups(reports)
    return [_story(reports, members) for members in same_happenings(reports, groups) if sum(map(len, members)) > 1]


def _reports(readings: Iterable[Reading | Report]) -> list[Report]:
    """One report for each article, by day of publication, then id; the undated last."""
    found = (reading if isinstance(reading, Report) else report_of(reading) for reading in readings)
    different = {report.article: report for report in found if report}
    return sorted(different.values(), key=lambda report: (report.day is None, report.day or "", report.article))


def _story(reports: list[Report], members: list[list[int]]) -> Story:
    witnesses = tuple(tuple(reports[n].article for n in group) for group in members)
    articles = tuple(reports[n].article for n in sorted(n for group in members for n in group))
    first = reports[min(n for group in members for n in group)]
    days = sorted(day for group in members for n in group if (day := reports[n].day))
    return Story(
        content_id("story", first.article),
        first.title,
        days[0] if days else None,
        days[-1] if days else None,
        articles,
        witnesses,
    )
