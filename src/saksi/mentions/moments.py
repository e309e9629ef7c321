"""Time expressions and their TIMEX3 values."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date

from saksi.contract import content_id
from saksi.languages import Parse
from saksi.mentions.calendar_words import CalendarWords, calendar_words
from saksi.mentions.moment_anchor import Anchor, Value
from saksi.mentions.moment_days import is_printed, printed_day
from saksi.mentions.moment_expression import Expression
from saksi.mentions.moment_grammar import expressions_in
from saksi.mentions.moment_units import may_tell, units_of
from saksi.mentions.moment_values import day_of
from saksi.records import Moment, Span

__all__ = ["find_moments"]

_VERSION = 1
# A date this near behind a quotation is the day the words were said ('"...," kata petani, Senin (3/2)'); longer ways
# led to the next speaker's date.
_SAID_WITHIN = 200
# An undated article is as old as the first full date in brackets within its first characters.
_LEAD = 1_500
_NEED_A_DAY = ("clock", "part", "prayer")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def find_moments(parse: Parse) -> tuple[Moment, ...]:
    """
    The time expressions of an article with their TIMEX3 values, in text order; none overlaps another.

    Relative words stand on the publication date, on the day the passage is about ("hari yang sama"), or in a quotation
    on the day it was said. Without a date to stand on the value says so: "PAST_REF", "XXXX-WXX-5".
    """
    words = calendar_words(parse.language)
    expressions = [
        expression
        for stretch in _stretches(parse)
        if may_tell(parse.text, stretch.start, stretch.end, words)
        for expression in expressions_in(units_of(parse.text, stretch.start, stretch.end, words), words)
    ]
    published = _published(parse.article.published) or _printed_in_lead(parse, expressions, words)
    anchor = Anchor(words, published)
    spoken = _Spoken(parse, expressions, words, published)
    out: list[Moment] = []
    for index, expression in enumerate(expressions):
        in_title = expression.start < parse.article.body_start
        if in_title:
            value = Anchor(words, published).value_of(expression)
        else:
            if anchor.here is None and expression.rule in _NEED_A_DAY:
                anchor.here = _day_ahead(
                    parse, expressions[index + 1 : index + 3], expression, Anchor(words, published)
                )
            value = anchor.value_of(expression, spoken.day_of(expression))
        if value is not None:
            out.append(_moment(parse, expression, value))
    return tuple(out)


def _moment(parse: Parse, expression: Expression, value: Value) -> Moment:
    start, end = expression.start, expression.end
    return Moment(
        content_id("moment", start, end, value.type, value.value, parse.article.digest),
        start,
        end,
        value.type,
        value.value,
        tuple(dict.fromkeys(other for other in value.alternatives if other != value.value)),
        f"moments:{expression.rule}/{_VERSION}",
    )


def _day_ahead(parse: Parse, following: list[Expression], expression: Expression, anchor: Anchor) -> date | None:
    """The day that the same sentence names behind a time: "during the morning rush hour in Leeds on Friday"."""
    sentence = parse.sentences[parse.sentence_index(expression.start)]
    for other in following:
        if other.start < sentence.end and other.rule == "day":
            anchor.value_of(other)
            return anchor.here
    return None


def _stretches(parse: Parse) -> list[Span]:
    """The article's paragraphs, as its sentences fill them."""
    out: list[Span] = []
    paragraph = -1
    for sentence in parse.sentences:
        if sentence.paragraph == paragraph:
            out[-1] = Span(out[-1].start, sentence.end)
        else:
            out.append(Span(sentence.start, sentence.end))
            paragraph = sentence.paragraph
    return out


def _published(told: str | None) -> date | None:
    found = _ISO_DAY.match(told or "")
    return day_of(int(found.group(1)), int(found.group(2)), int(found.group(3))) if found else None


def _printed_in_lead(parse: Parse, expressions: list[Expression], words: CalendarWords) -> date | None:
    """The day of an undated article: the first full date in brackets or in the dateline of its lead."""
    lead = parse.article.body_start + _LEAD
    for expression in expressions:
        if expression.start >= lead or not is_printed(expression) or expression.start < parse.article.body_start:
            continue
        bracketed = parse.text[expression.end - 1 : expression.end] == ")"
        dateline = expression.start < parse.article.body_start + 60 or (
            expression.start < parse.article.body_start + 200 and _stands_apart(expression)
        )
        found = printed_day(expression, words, None, None) if bracketed or dateline else None
        if found is not None and found.day is not None:
            return found.day
    return None


def _stands_apart(expression: Expression) -> bool:
    """Whether a full date stands by itself, as in a dateline, and in no sentence: "Lansing March 23, 2009"."""
    before = expression.before[-1:]
    return expression.first("y") is not None and all(
        unit.capital or "@" in unit.norm or unit.norm in "|-" for unit in before
    )


class _Spoken:
    """On which day the words of a quotation were said, where the text behind it prints one."""

    def __init__(
        self, parse: Parse, expressions: list[Expression], words: CalendarWords, published: date | None
    ) -> None:
        self._text = parse.text
        self._expressions = expressions
        self._starts = [expression.start for expression in expressions]
        self._quotations = [quotation.outer for quotation in parse.quotations]
        self._words = words
        self._published = published

    def day_of(self, expression: Expression) -> date | None:
        """The day on which the quotation round `expression` was said; None outside quotations."""
        if expression.rule not in ("day", "day-clock", "clock-day", "period") or is_printed(expression):
            return None
        quotation = self._quotation(expression.start)
        if quotation is None:
            return None
        first = bisect_left(self._starts, quotation.end)
        for other in self._expressions[first : first + 3]:
            between = self._text[quotation.end : min(other.start, quotation.end + _SAID_WITHIN + 1)]
            if len(between) > _SAID_WITHIN or ". " in between or self._quotation(other.start) is not None:
                return None
            if is_printed(other):
                found = printed_day(other, self._words, self._published, None)
                return found.day if found is not None else None
        return None

    def _quotation(self, offset: int) -> Span | None:
        index = bisect_right(self._quotations, (offset, len(self._text) + 1)) - 1
        found = self._quotations[index] if index >= 0 else None
        return found if found is not None and found.start <= offset < found.end else None
