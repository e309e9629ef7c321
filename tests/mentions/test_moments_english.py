"""English time expressions: own sentences, the words found and the value they have."""

from __future__ import annotations

import pytest
from tests.mentions.moment_samples import found_in, values_in

WEDNESDAY = "2016-12-14"

TABLE = [
    ("The bridge opened on December 10, 2016.", ["December 10, 2016"], ["2016-12-10"]),
    ("The bridge opened on 10 December.", ["10 December"], ["2016-12-10"]),
    ("The bridge opened Dec. 10.", ["Dec. 10"], ["2016-12-10"]),
    ("The bridge opened on 2016-12-10.", ["2016-12-10"], ["2016-12-10"]),
    ("The bridge opened Sunday, Dec. 11, 2016 at 7:20am PST.", None, ["2016-12-11T07:20"]),
    ("The fair ran June 5-7, 2016.", ["June 5-7, 2016"], ["2016-06-05"]),
    ("The fair ran June 30-July 2.", ["June 30-July 2"], ["2016-06-30"]),
    ("They met on Wednesday.", ["Wednesday"], ["2016-12-14"]),
    ("They met Thursday morning.", ["Thursday morning"], ["2016-12-08TMO"]),
    ("They will meet on Friday.", ["Friday"], ["2016-12-16"]),
    ("They met last Tuesday.", ["last Tuesday"], ["2016-12-13"]),
    ("They meet next Monday.", ["next Monday"], ["2016-12-19"]),
    ("They met on Tuesday of last week.", ["Tuesday of last week"], ["2016-12-06"]),
    ("They met late Thursday night.", ["late Thursday night"], ["2016-12-08TNI"]),
    ("They stayed from Friday to Sunday.", ["Friday", "Sunday"], ["2016-12-09", "2016-12-11"]),
    ("Tuesday's vote was close.", ["Tuesday"], ["2016-12-13"]),
    ("Yesterday, today and tomorrow.", ["Yesterday", "today", "tomorrow"], ["2016-12-13", "2016-12-14", "2016-12-15"]),
    ("It rained last night and this morning.", ["last night", "this morning"], ["2016-12-13TNI", "2016-12-14TMO"]),
    ("It rained two days ago.", ["two days ago"], ["2016-12-12"]),
    ("It rained a year ago.", ["a year ago"], ["2015"]),
    ("She retires two weeks from now.", ["two weeks from now"], ["2016-12-28"]),
    ("Last week, this month, next year.", ["Last week", "this month", "next year"], ["2016-W49", "2016-12", "2017"]),
    ("They met over the weekend.", ["the weekend"], ["2016-W49"]),
    ("They met earlier this month.", ["earlier this month"], ["2016-12"]),
    ("In April they married.", ["April"], ["2016-04"]),
    ("In January they will marry.", ["January"], ["2017-01"]),
    ("They married on Christmas Day.", ["Christmas Day"], ["2016-12-25"]),
    ("The work began in mid-November.", ["mid-November"], ["2016-11"]),
    ("The work ended at the end of March.", ["the end of March"], ["2016-03"]),
    ("The work began in late 2013.", ["late 2013"], ["2013"]),
    ("They ruled from 2009 to 2012.", ["2009", "2012"], ["2009", "2012"]),
    ("It ran from November 2015 to March.", ["November 2015", "March"], ["2015-11", "2016-03"]),
    (
        "Sales rose in October against the same month last year.",
        ["October", "the same month last year"],
        ["2016-10", "2015-10"],
    ),
    ("The law of 2010-2012.", ["2010-2012"], ["2010"]),
    ("Rents rose in the early 1990s.", ["the early 1990s"], ["199"]),
    ("A chapel of the 19th century.", ["the 19th century"], ["18"]),
    ("Sales fell in the fourth quarter of 2011.", ["the fourth quarter of 2011"], ["2011-Q4"]),
    ("Sales fell in Q3 2016.", ["Q3 2016"], ["2016-Q3"]),
    ("They met this summer.", ["this summer"], ["2016-SU"]),
    ("They met in the winter of 2015.", ["the winter of 2015"], ["2015-WI"]),
    ("The doors shut at 3:30 p.m. on Monday.", ["3:30 p.m. on Monday"], ["2016-12-12T15:30"]),
    ("The doors shut Monday at 10:15 a.m. EST.", ["Monday at 10:15 a.m. EST"], ["2016-12-12T10:15"]),
    ("The doors shut at noon on Tuesday.", ["noon on Tuesday"], ["2016-12-13T12:00"]),
    ("They fled on the morning of Nov. 5.", ["the morning of Nov. 5"], ["2016-11-05TMO"]),
    ("They voted on Election Day.", ["Election Day"], ["2016-11-08"]),
    ("Two days before Election Day it rained.", ["Two days before Election Day"], ["2016-11-06"]),
    ("They ate together on Thanksgiving.", ["Thanksgiving"], ["2016-11-24"]),
    ("They stayed for two years.", ["two years"], ["P2Y"]),
    ("It will snow for the next 10 days.", ["the next 10 days"], ["P10D"]),
    ("They meet every Monday.", ["every Monday"], ["XXXX-WXX-1"]),
    ("The office is now empty.", ["now"], ["PRESENT_REF"]),
    ("They hope for the future.", ["the future"], ["FUTURE_REF"]),
]


@pytest.mark.parametrize(("text", "words", "values"), TABLE, ids=[row[0] for row in TABLE])
def test_a_time_expression_has_its_value(text: str, words: list[str] | None, values: list[str]) -> None:
    found = found_in(text, "en", WEDNESDAY)

    assert words is None or [word for word, _ in found] == words
    assert [value for _, value in found] == values


@pytest.mark.parametrize(
    "text",
    [
        "You may march if you must, said April Jones.",
        "August Wilson and May Smith sat in the Sun.",
        "Wait a second; the car is in second gear.",
        "Version 2016.12 cost $2016 for 2000 people on Route 1990.",
        "She is a 26-year-old nurse, and he is 30 years old.",
        "He read it in USA TODAY.",
        "Call 555-2016 or write to june@mail.example.",
        "They won 3-1 and 3/4 of the seats.",
    ],
)
def test_ordinary_words_and_figures_are_no_time(text: str) -> None:
    assert found_in(text, "en", WEDNESDAY) == []


def test_a_numeric_date_is_read_month_first_and_the_other_reading_is_kept() -> None:
    (moment,) = values_in("The deed is dated 03/04/2016.", "en", WEDNESDAY)

    assert (moment.value, moment.alternatives) == ("2016-03-04", ("2016-04-03",))


def test_a_numeric_date_with_one_reading_has_no_other() -> None:
    (moment,) = values_in("The deed is dated 25/12/2016.", "en", WEDNESDAY)

    assert (moment.value, moment.alternatives) == ("2016-12-25", ())


def test_the_next_day_stands_on_the_day_of_the_passage() -> None:
    found = found_in("The storm hit on Nov. 8, 2016. The next day the roads were closed.", "en", WEDNESDAY)

    assert [value for _, value in found] == ["2016-11-08", "2016-11-09"]


def test_years_later_stand_on_the_year_of_the_passage() -> None:
    found = found_in("The mine closed in 1982. Four years later it burned.", "en", WEDNESDAY)

    assert [value for _, value in found] == ["1982", "1986"]


def test_a_part_of_the_day_takes_the_day_named_behind_it() -> None:
    found = found_in("The train stopped during the morning rush hour in Leeds on Tuesday.", "en", WEDNESDAY)

    assert found == [("the morning rush hour", "2016-12-13TMO"), ("Tuesday", "2016-12-13")]


def test_a_title_in_quotation_marks_is_no_day() -> None:
    assert found_in("She told NBC’s “Today” show.", "en", WEDNESDAY) == []


def test_the_same_day_after_two_dates_keeps_the_earlier_one() -> None:
    text = "The storm hit on Nov. 8, 2016. The dam broke on Nov. 10, 2016. On the same day the town was emptied."

    *_, same = values_in(text, "en", WEDNESDAY)

    assert (same.value, same.alternatives) == ("2016-11-10", ("2016-11-08",))


def test_an_undated_article_is_as_old_as_the_date_that_stands_apart_at_its_head() -> None:
    text = "Pupils run a telethon for the shelter. By Jane Doe Lansing March 23, 2009 They sang on Friday."

    *_, friday = values_in(text, "en", None)

    assert friday.value == "2009-03-20"
