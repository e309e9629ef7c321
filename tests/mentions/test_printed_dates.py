"""Dates in figures in an article whose language is not read."""

from __future__ import annotations

import time

import pytest
from tests.reading import article_of

from saksi.mentions import find_printed_dates
from saksi.records import Span


@pytest.mark.parametrize(
    ("text", "value", "others"),
    [
        ("Berlin, 23.12.2016. Die Regierung", "2016-12-23", ()),
        ("Paris (le 05/02/2018)", "2018-02-05", ("2018-05-02",)),
        ("2016-12-23", "2016-12-23", ()),
        ("am 12/23/2016", "2016-12-23", ()),
    ],
)
def test_a_date_in_figures_has_its_value(text: str, value: str, others: tuple[str, ...]) -> None:
    found = find_printed_dates(article_of(text, language="de"))

    assert [(moment.value, moment.alternatives) for moment in found] == [(value, others)]


@pytest.mark.parametrize(
    "text", ["99/99/2016", "1.2.3.2016", "192.168.2016.1", "Nr. 23-12", "31.02.2016", "v1.12.2016.4"]
)
def test_other_figures_are_no_date(text: str) -> None:
    assert find_printed_dates(article_of(text, language="de")) == ()


def test_a_date_in_furniture_is_passed_over() -> None:
    assert find_printed_dates(article_of("Stand 23.12.2016", language="de", furniture=(Span(0, 16),))) == ()


def test_hostile_figures_take_linear_time() -> None:
    article = article_of("1." * 50_000, language="de")
    began = time.process_time()
    find_printed_dates(article)

    assert time.process_time() - began < 0.5
