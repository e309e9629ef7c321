"""What a time expression means: its value against the day of publication and the day the passage is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from saksi.mentions.calendar_words import CalendarWords
from saksi.mentions.moment_days import Day, printed_day
from saksi.mentions.moment_expression import COUNTS_END, Expression
from saksi.mentions.moment_sets import goes_on_repeating, length_value, repeated_value, vague_value
from saksi.mentions.moment_spans import quarter_value, season_value, shifted, stretch, weekday_of_month
from saksi.mentions.moment_tense import tense_of
from saksi.mentions.moment_units import Unit, tags_of
from saksi.mentions.moment_values import (
    add_days,
    add_months,
    day_of,
    feast_day,
    hijri_day,
    last_weekday,
    nearest,
    week_value,
)
from saksi.records import MomentType

__all__ = ["Anchor", "Value"]

# Words are reported within about a week.
_SAID_BEFORE = 7
_NEWS_DAYS = 45
# A feast this near is the one that is meant, whatever the tense.
_FEAST_DAYS = 100
_SHIFT = re.compile(r"^(here)?([+-]?\d+)(T[A-Z]{2})?$")


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value, its type, and what else the words may mean."""

    type: MomentType
    value: str
    alternatives: tuple[str, ...] = ()


@dataclass(slots=True)
class Anchor:
    """
    What relative words stand on, as the text goes on.

    `published` is the day of publication, `here` the day the passage is about, `year` and `month` the last ones named,
    `seen` the days named so far, the last one last.
    """

    words: CalendarWords
    published: date | None
    here: date | None = None
    year: int | None = None
    month: tuple[int, int] | None = None
    clock: tuple[int, int] | None = None
    seen: list[date] = field(default_factory=list)

    def value_of(self, expression: Expression, spoken: date | None = None) -> Value | None:
        """The value of `expression`, None where it has none; `spoken` is the day on which it was said."""
        if spoken is not None and self.published is not None:
            kept, self.published = self.published, spoken
            try:
                return self.value_of(expression)
            finally:
                self.published = kept
        rule = expression.rule
        again = goes_on_repeating(expression)
        if again is not None:
            return Value("SET", f"XXXX-WXX-{again.value}")
        if rule in ("day", "clock-day", "day-clock", "part-of-day"):
            return self._day(expression)
        if rule == "day-of-month":
            return self._day_of_month(expression)
        if rule in ("clock", "prayer", "part"):
            return self._time(expression)
        if rule in ("feast", "hijri", "day-from-feast"):
            return self._feast(expression)
        if rule in ("length", "length-from-now", "set", "vague"):
            value = _without_day(expression)
            often = rule == "length" and self._comes_again(expression)
            return replace(value, type="SET") if value is not None and often else value
        return self._stretch(expression)

    def _comes_again(self, expression: Expression) -> bool:
        """Whether a length of time says how often: "three times a week", "tiga bulan sekali"."""
        before, after = expression.before[-1:], expression.after[:1]
        if any(unit.norm in self.words.again for unit in after):
            return True
        return any(unit.norm in self.words.times for unit in before + (after if expression.units[0].tag == "s" else ()))

    def _stretch(self, expression: Expression) -> Value | None:
        """Months, years, weeks, seasons: what is longer than a day."""
        tense = tense_of(expression, self.words, hints=True)
        rule = expression.rule
        many = rule == "period" and any(unit.norm in self.words.unit_plurals for unit in expression.units)
        shift = next((unit.code for unit in expression.all("LP") if "1" in unit.code), "")
        if many and shift:  # "years ago", "the coming weeks"
            return Value("DATE", "PAST_REF" if "-" in shift else "FUTURE_REF")
        if rule == "quarter":
            return self._kept(quarter_value(expression, self.published, self.year, tense))
        if rule == "season":
            return self._kept(season_value(expression, self.published, self.year, tense))
        if rule == "shift":
            return self._shift(expression)
        weekend = expression.first("N") is not None and expression.units[-1].norm in self.words.next_weekend
        if weekend and self.published is not None:
            return self._kept(week_value(add_days(self.published, 7)))
        found = self._kept(stretch(expression, self.published, (self.here, self.year, self.month), tense))
        sunday = self._sunday(expression)
        return replace(found, alternatives=(sunday,)) if found is not None and sunday is not None else found

    def _sunday(self, expression: Expression) -> str | None:
        """The other reading of "Minggu lalu" where a sentence begins with it: the Sunday, where the week is read."""
        unit = expression.units[0]
        if self.published is None or not (unit.tag == "w" and unit.capital and unit.norm in self.words.week_and_sunday):
            return None
        step = {"-1": -1, "+1": 1}.get(expression.units[-1].code, 0)
        found = add_days(last_weekday(self.published, 7), 7 if step > 0 else 0)
        if found == self.published and step < 0:
            found = add_days(found, -7)
        return found.isoformat() if found is not None and step else None

    def _kept(self, value: str | None) -> Value | None:
        if value is None:
            return None
        if len(value) == 4 and value.isdigit():
            self.year = int(value)
        elif re.fullmatch(r"\d{4}-\d\d", value):
            self.year, self.month = int(value[:4]), (int(value[:4]), int(value[5:]))
        return Value("DURATION" if value[0] == "P" and value[1] in "TX0123456789" else "DATE", value)

    def _shift(self, expression: Expression) -> Value | None:
        """So many units before or after now, or the passage."""
        last = expression.units[-1]
        starred = last.code.endswith("*") and expression.units[0].tag != "s"
        if last.tag == "L" and (last.code in ("past", "ahead") or starred):
            return _without_day(expression)
        unit = expression.first("DwbYGChJNs")
        if unit is not None and unit.code in ("TH", "TM") and last.code.startswith("here") and self.clock and self.here:
            return self._later(expression, unit, last)
        found = shifted(expression, self.published, (self.here, self.year, self.month))
        if isinstance(found, date):
            self._stand_on(found)
            return Value("DATE", found.isoformat())
        return self._kept(found)

    def _later(self, expression: Expression, unit: Unit, last: Unit) -> Value | None:
        count = next((part.value for part in expression.units if part.tag in "dn"), 1)
        minutes = count * (60 if unit.code == "TH" else 1) * (1 if "+" in last.code else -1)
        if self.clock is None or self.here is None:
            return None
        whole = self.clock[0] * 60 + self.clock[1] + minutes
        day = add_days(self.here, whole // 1440)
        if day is None:
            return None
        self.clock = divmod(whole % 1440, 60)
        return Value("TIME", f"{day.isoformat()}T{self.clock[0]:02d}:{self.clock[1]:02d}")

    def _day(self, expression: Expression) -> Value | None:
        day = printed_day(expression, self.words, self.published, self.year)
        if day is None:
            day = self._weekday(expression) or self._deictic(expression)
        if day is None or (expression.units[0].tag == "(" and not self._near(day.day)):
            return None
        part, clock = _part_of(expression), _clock_of(expression)
        tail = f"T{clock[0]:02d}:{clock[1]:02d}" if clock else part
        if day.value is not None:
            if day.value.endswith("_REF"):
                return Value("DATE", day.value)
            return Value("TIME" if tail else "DATE", day.value + tail, tuple(other + tail for other in day.others))
        assert day.day is not None
        if self.here is None or not self._said_then(expression, day.day):
            self._stand_on(day.day)
            self.clock = clock
        return Value("TIME" if tail else "DATE", day.day.isoformat() + tail, tuple(o + tail for o in day.others))

    def _day_of_month(self, expression: Expression) -> Value | None:
        """The day of "tanggal 17 bulan ini" or "the third Monday of May"."""
        if expression.first("W") is not None:
            told = stretch(
                expression, self.published, (self.here, self.year, self.month), tense_of(expression, self.words)
            )
            found = weekday_of_month(expression, told)
            if found is None:
                return None
            self._stand_on(found)
            return Value("DATE", found.isoformat())
        number, shift = expression.first("dO"), expression.first("LP")
        if number is None or shift is None or self.published is None:
            return None
        step = -1 if "-" in shift.code else 1 if "+" in shift.code and "+0" not in shift.code else 0
        month = add_months(self.published.year, self.published.month, step)
        day = day_of(*month, number.value) if month is not None else None
        if day is None:
            return None
        self._stand_on(day)
        return Value("DATE", day.isoformat())

    def _near(self, day: date | None) -> bool:
        """Whether figures alone in brackets can be a day of the news: "(20/10)"."""
        return day is not None and self.published is not None and abs((self.published - day).days) <= _NEWS_DAYS

    def _said_then(self, expression: Expression, day: date) -> bool:
        """Whether the day is when the words were said ("saat dihubungi, Senin (3/2)"), not what they are about."""
        if self.published is None or not 0 <= (self.published - day).days <= _SAID_BEFORE:
            return False
        for unit in reversed(expression.before):
            if unit.norm in ".!?":
                return False
            if unit.norm in self.words.saying:
                return True
        return False

    def _stand_on(self, day: date) -> None:
        self.here, self.year, self.month = day, day.year, (day.year, day.month)
        if not self.seen or self.seen[-1] != day:
            self.seen.append(day)

    def _weekday(self, expression: Expression) -> Day | None:
        unit = expression.first("W")
        if unit is None:
            return None
        code = next((part.code for part in expression.units if part.tag in "LP"), "")
        pointed = expression.first("X")
        if pointed is not None and pointed.code.startswith("here"):
            code = "here+0"  # "Kamis pagi itu"
        base = self.here if code.startswith("here") and self.here else self.published
        if base is None:
            if self.seen and code.startswith("here"):
                base = self.seen[-1]
            else:
                return Day(None, f"XXXX-WXX-{unit.value}")
        week = expression.first("w")
        if week is not None:
            count = -1 if expression.first("X") is not None else {"-1": -1, "+1": 1}.get(code, 0)
            return _day(add_days(base - timedelta(days=base.isoweekday() - unit.value), 7 * count))
        if expression.units[0].tag == "T" and expression.units[1].tag == "W":
            # "malam Minggu" is the night before Sunday.
            return _day(add_days(last_weekday(base, unit.value), -1))
        before = last_weekday(base, unit.value)
        if code == "-1" or code == "past":
            return _day(before if before < base else add_days(base, -7))
        if code == "+1":
            return _day(add_days(before, 7))
        if code in ("0", "here+0"):
            near = nearest([before, before + timedelta(days=7)], base)
            ahead = tense_of(expression, self.words) == "future" and code == "0"
            return _day(add_days(before, 7) if ahead and before < base else before if before == base else near)
        if self._ends_range(expression) and self.here is not None:
            return _day(add_days(last_weekday(self.here, unit.value), 0 if self.here.isoweekday() == unit.value else 7))
        if tense_of(expression, self.words) == "future" and before < base:
            return _day(add_days(before, 7))
        return _day(before)

    def _ends_range(self, expression: Expression) -> bool:
        """Whether the weekday ends a range that another began: "from Friday to Sunday"."""
        before = expression.before
        return bool(before) and before[-1].tag in "c-" and any(unit.tag == "W" for unit in before[-4:-1])

    def _deictic(self, expression: Expression) -> Day | None:
        unit, round_it = expression.first("X"), expression.first("l")
        code = unit.code if unit is not None else f"here{round_it.code}" if round_it is not None else ""
        told = _SHIFT.match(code)
        if told is None:
            return None
        here = told.group(1) is not None
        base = (self.here or self.published) if here else self.published
        count = int(told.group(2))
        if base is None:
            return Day(None, "PRESENT_REF" if count == 0 and not here else "FUTURE_REF" if count > 0 else "PAST_REF")
        others: tuple[str, ...] = ()
        if here and len(self.seen) > 1:
            second = add_days(self.seen[-2], count)
            others = (second.isoformat(),) if second is not None else ()
        found = add_days(base, count)
        return Day(found, None, others) if found is not None else None

    def _time(self, expression: Expression) -> Value | None:
        """A clock time or part of the day that has its day from the passage."""
        clock = _clock_of(expression)
        tail = f"T{clock[0]:02d}:{clock[1]:02d}" if clock else _part_of(expression)
        if not tail:
            return None
        if self.here is None:
            return Value("TIME", f"XXXX-XX-XX{tail}")
        if clock:
            self.clock = clock
        return Value("TIME", self.here.isoformat() + tail)

    def _feast(self, expression: Expression) -> Value | None:
        feast = expression.first("Hr")
        if feast is None:
            return None
        code, _, part = feast.code.partition("T")
        year = next(
            (
                unit.value
                for unit in expression.units
                if unit.tag in "yn" and unit.value > COUNTS_END and unit is not expression.units[0]
            ),
            None,
        )
        moved = feast.tag == "r" or feast.value == 1
        if feast.tag == "r":
            code = f"{feast.value:02d}-{expression.units[0].value:02d}"
        base = self.published or self.here
        if year is None and base is None:
            return None
        turn = expression.first("PL")
        step = int(turn.code) if turn is not None and turn.code in ("-1", "0", "+1") else 0
        if year is None and base is not None and turn is not None and expression.first("Y") is not None:
            year = base.year + step
        days = [day for day in self._feast_days(code, moved, year, base) if day is not None]
        if step and base is not None and year is None:  # "last Christmas" is no coming one
            days = [day for day in days if (day < base) == (step < 0)]
        found = nearest(days, base) if base is not None else (days[0] if days else None)
        if found is not None and base is not None and abs((found - base).days) > _FEAST_DAYS:
            tense = tense_of(expression, self.words)
            told = [day for day in days if tense == "none" or (day <= base) == (tense == "past")]
            found = nearest(told, base) or found
        if found is None:
            return None
        if expression.rule == "day-from-feast":
            found = add_days(found, _from_feast(expression))
            if found is None:
                return None
        self._stand_on(found)
        tail = f"T{part}" if part else ""
        return Value("TIME" if tail else "DATE", found.isoformat() + tail)

    def _feast_days(self, code: str, moved: bool, year: int | None, base: date | None) -> list[date | None]:
        if not moved:
            years = [year] if year is not None else [base.year - 1, base.year, base.year + 1] if base else []
            era = int(self.words.feast_days.get(code, 0))  # "Imlek 2576" counts from the year of Kongzi's birth
            years += [year + era] if year is not None and era else []
            return [feast_day(code, one, self.words.feast_days) for one in years]
        month, day = (int(part) for part in code.split("-"))
        announced = self.words.hijri_days
        if year is not None and year < 1700:
            return [hijri_day(year, month, day, announced)]
        middle = year if year is not None else base.year if base is not None else 2000
        # 33 Hijri years are 32 Gregorian ones; the epoch is in 622.
        first = (middle - 622) * 33 // 32 - 1
        days = [hijri_day(one, month, day, announced) for one in range(first, first + 4)]
        return [one for one in days if one is not None and (year is None or one.year == year)]


def _from_feast(expression: Expression) -> int:
    """How many days from its feast: "two days before Christmas", "H-3 Lebaran", "hari kedua Lebaran"."""
    first, last = expression.units[0], expression.first("l")
    if first.tag == "f":
        return -expression.units[2].value if expression.units[1].tag == "-" else expression.units[2].value
    if last is None:
        return expression.units[1].value - 1
    count, unit = first.value or 1, expression.first("Dws")
    count *= 7 if unit is not None and unit.code == "W" else 1
    return -count if "-" in last.code else count


def _day(day: date | None) -> Day | None:
    return Day(day) if day is not None else None


def _part_of(expression: Expression) -> str:
    """The part of the day that the words name: "TNI", or ""."""
    for unit in reversed(expression.units):
        if unit.tag in "TA":
            return unit.code
        told = _SHIFT.match(unit.code) if unit.tag == "X" else None
        if told is not None and told.group(3):
            return told.group(3)
    return ""


def _clock_of(expression: Expression) -> tuple[int, int] | None:
    """Hour and minute that the words name; a part of the day or "p.m." makes the hour one of 24."""
    if "clock" not in expression.rule:
        return None
    units = expression.units
    hour: tuple[int, int] | None = None
    for index, unit in enumerate(units):
        following = units[index + 1] if index + 1 < len(units) else None
        if unit.tag == "@":
            hour = int(unit.code[:2]), int(unit.code[3:])
        elif unit.tag == "z":
            hour = unit.digits[0], unit.digits[1]
        elif unit.tag == "j" and following is not None and following.tag in "dn":
            hour = (following.value - 1) % 24, 30
        elif unit.tag in "Kh" and following is not None and following.tag in "dn":
            hour = following.value, 0
        elif unit.tag in "dn" and re.match("k|-.k", tags_of(units[index + 1 : index + 4])):
            hour = unit.value, 0
        if hour is not None:
            break
    if hour is None or hour[0] > 24:
        return None
    meridiem = expression.first("k")
    if meridiem is not None and meridiem.code and hour[0] <= 12:
        return hour[0] % 12 + (12 if meridiem.code == "p" else 0), hour[1]
    part = _part_of(expression)
    late = part in ("TAF", "TEV") or (part == "TNI" and hour[0] >= 6)
    return (hour[0] + 12, hour[1]) if late and 1 <= hour[0] < 12 else (hour[0] % 24, hour[1])


def _without_day(expression: Expression) -> Value | None:
    """Lengths, repeated times and vague ones."""
    if expression.rule == "vague":
        return Value(*vague_value(expression))
    if expression.rule == "set":
        value = repeated_value(expression)
        return Value("SET", value) if value is not None else None
    value = length_value(expression)
    return Value("DURATION", value) if value is not None else None
