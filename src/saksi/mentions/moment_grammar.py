"""
How the units of time combine into expressions.

The grammar is a row of patterns over the units' tags, one character a unit (calendar_words and moment_units give
them). At each place the first pattern that fits wins; patterns have no nested repeats, so reading is linear.

    W weekday  M month  u month that may be a word  r Hijri month  d 1 to 31  n number  y year  O ordinal  R roman
    m 23/12/2016  I 2016-12-23  F 23/12  z 14.30  k a.m.  B 1990s  T part of the day  A prayer time  X today, that day
    D day  w week  b month  Y year  Q quarter  N weekend  G decade  C century  h hour  J minute, second  s "sebulan"
    L lalu, ago  l before, after  P last, next  E early, akhir  S season  H feast  V vague  q several  e every  v per
    U Mondays  K pukul  j half  Z zone  @ noon  f H of a Hijri year  c until  & and  i about  p on  o of  t the  a at
    g tanggal  # Jalan (17 Agustus)  x anything else; marks, "+" too, for themselves
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saksi.mentions.calendar_words import CalendarWords
from saksi.mentions.moment_doubts import stands
from saksi.mentions.moment_expression import Expression
from saksi.mentions.moment_units import Unit, tags_of

__all__ = ["expressions_in"]


# How many units before and after an expression may tell its tense.
_REACH = 24


@cache
def _pattern(day_first: bool) -> re.Pattern[str]:
    to = "[-c]" if day_first else "-"
    number, the = ("d", "") if day_first else ("[dO]", "t")
    printed = f"t?{number}(?:[-c&]{number})?o?[Mu](?:{to}{number}[Mu])?(?:,?y|YL|PY(?!L))?"
    if not day_first:
        printed = f"[Mu][dO](?!k)(?:-[Mu]?[dO])?(?:,?y|PY(?!L))?|{printed}"
    printed = f"(?:{printed})"
    bracket = rf"\(,?(?:D?W,?)?(?:{printed}|(?:d[-&c])?[mF]|I)\)?"
    tail = "(?:,?T)?[LX]?"
    dated = rf"D?W(?:[-&c]D?W(?=,?\())?,?T?X?,?(?:{bracket}|g?{printed}|[mI{'F' if day_first else ''}]){tail}"
    deictic = rf"(?:TX|XT?)(?:,?{dated}|{bracket}|,?g?{printed})?"
    figures = r"\(F\)" if day_first else "I"
    weekday = "E?D?P?W(?:,?T|X)?(?:wL|wX|o?P[wb]|L)?"
    day = f"(?:{deictic}|{dated}|g?{printed}{tail}|g?[mI](?:,?T)?|{figures}|{weekday}|EX|tDl(?=[,.]|$))"
    clock = f"(?:[Kh](?:z|j?[dn])(?:{to}[zd])?T?Z?T?|jd(?![Mu])|[zdn]kZ?|zZ|(?<=a)z|@)"
    if not day_first:
        clock = "(?:[zdn](?:-[zd])?kZ?|zZ|(?<=a)z|@)"
    count = "(?:[dnqy]j?-?[DwbYGChJN]j?|j[bYGCh]|s)"
    rules = {
        "name": "#[dn][Mu]?y?",
        "clock-day": f"{clock}(?:,|Z?[po]|i|,?p)?{day}",
        "day-clock": f"{day}(?:(?<!\\)),|,a|[ai-])?{clock}",
        "part-of-day": f"(?:t?E)?t?T[po]t?{day}" + ("|TW" if day_first else ""),
        "day-of-month": "gdbL|" + ("WOb?[Mu]y?" if day_first else "t?[OP]Wot?[Mu](?:,?y)?|t?OoPb"),
        "day-from-feast": "(?:[dn][Dw]|tD|s)lt?H|f[-+]dH(?:,?Y?[yn]f?|YL)?|DOH(?:,?Y?[yn]f?|YL)?",
        "day": f"(?:tE)?{day}",
        "hijri": "[dO]?r(?:[nyd]f?)?",
        "feast": "P?H(?:,?Y?[yn]f?|Y?L|PY)?",
        "length-from-now": "i?t?[PV][dnq][DwbYGChJ]",
        "shift": f"i?{count}(?:L|X(?!D))",
        "quarter": "Q[ROdn](?:[-o/]?Y?y|YL|PY)?L?|t?OQ(?:o?y|o?PY)|(?<=Q[ROdn][-&])[ROdn](?:YL|Y?y)",
        "season": "[Pt]?S(?:,?o?y)L?|PS|SL|yS|tS",
        "month": f"(?:t?E-?)?t?b?P?[Mu](?:{to}[Mu])?(?:,?o?Y?y(?!Y)|o?PY(?!L)|YL)?[LX]?",
        "decade": "t?(?:E-?)?Y?B",
        "century": "t?(?:E-?)?(?:[O]C|C-?[dORn])",
        "period": f"PbPY|(?:t?E-?)?t?P[wbYNQDG]|(?:t?E)?(?:[wbYNQG][LX]|sL)|t?E(?:t?Y|{the}[bw])(?!B|,?y|[LPXMu])|tN|N",
        "year": f"(?:t?E-?)?Y?,?y(?:{to}Y?y)?L?",
        "set": "v[DwbYhJ]|e(?:TD?W|D?W(?:,?T)?|(?:g?[dO][Mu]|[Mu][dO]|[Mu]|gd)(?!,?y)|[DwbYQhJNT]|[dn][DwbYQhJ]|H)"
        "|(?<![dnq])U(?!L)T?",
        "length": f"i?(?:[dn](?:Y&?[dn]b|b&?[dn][wD]|D&?[dn]h|h&?[dn]J|J&?[dn]J)(?![LX])|{count})",
        "clock": clock,
        "prayer": "A",
        "part": "t?T",
        "vague": "V",
    }
    # Most units are "x", and nothing begins with one: passed by before the rules are tried.
    return re.compile("(?![x./)])(?:" + "|".join(f"(?P<{_group(name)}>{rule})" for name, rule in rules.items()) + ")")


def _group(name: str) -> str:
    return name.replace("-", "_")


def expressions_in(units: list[Unit], words: CalendarWords) -> Iterator[Expression]:
    """The time expressions among `units`, left to right; none overlaps another."""
    pattern = _pattern(words.day_first)
    tags = tags_of(units)
    at = 0
    while (match := pattern.search(tags, at)) is not None:
        first, last = _trimmed(units, *match.span())
        if last - first > 2 and units[last - 1].tag == "L" and units[last - 1].code.startswith("here"):
            last -= any(unit.tag in "mIFMu" for unit in units[first : last - 1])  # "6 Nop 2019 itu"
        rule = (match.lastgroup or "").replace("_", "-")
        if rule == "name":
            at = match.end()
            continue
        expression = Expression(
            rule,
            tuple(units[first:last]),
            tuple(units[max(0, first - _REACH) : first]),
            tuple(units[last : last + _REACH]),
        )
        if first < last and stands(expression, words):
            yield expression
            at = last
        else:
            at = match.start() + 1


def _trimmed(units: list[Unit], first: int, last: int) -> tuple[int, int]:
    """The run without what is no part of it: words of nearness and articles before, a bracket that does not close."""
    while first < last and units[first].tag in "igpa,":
        first += 1
    while last > first and units[last - 1].tag in ",(.-&":
        last -= 1
    return first, last
