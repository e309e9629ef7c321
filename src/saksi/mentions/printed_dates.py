"""Dates in figures, which need no language: what is found of the times in an article that is not read."""

from __future__ import annotations

import re

from saksi.contract import content_id
from saksi.mentions.moment_values import day_of
from saksi.records import Article, Moment

__all__ = ["find_printed_dates"]

_VERSION = 1
_DATE = re.compile(
    r"(?<![\w./-])(?:(?P<y>\d{4})(?P<a>[-/.])(?P<m>\d\d?)(?P=a)(?P<d>\d\d?)"
    r"|(?P<first>\d\d?)(?P<b>[-/.])(?P<second>\d\d?)(?P=b)(?P<year>\d{4}))(?![\w/-]|\.\d)"
)


def find_printed_dates(article: Article) -> tuple[Moment, ...]:
    """
    The full dates in figures outside furniture, in text order: "2016-12-23", "23/12/2016", "23.12.2016".

    Where both numbers could be the month the day stands first, as in most of the world, and the other way is kept too.
    """
    out: list[Moment] = []
    for match in _DATE.finditer(article.text):
        start, end = match.span()
        if any(hole.start < end and start < hole.end for hole in article.furniture):
            continue
        if match["y"]:
            ways = [day_of(int(match["y"]), int(match["m"]), int(match["d"]))]
        else:
            first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
            ways = [day_of(year, second, first), day_of(year, first, second)]
        days = list(dict.fromkeys(day.isoformat() for day in ways if day))
        if days:
            key = content_id("moment", start, end, "DATE", days[0], article.digest)
            by = f"moments:figures/{_VERSION}"
            out.append(Moment(key, start, end, "DATE", days[0], tuple(days[1:]), by))
    return tuple(out)
