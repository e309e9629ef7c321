"""What holds for moments in every language: spans, ids, values, cost."""

from __future__ import annotations

import re
import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mentions.moment_samples import article_of, parse_of, values_in

from saksi.languages import LANGUAGES, parse
from saksi.mentions.calendar_words import calendar_words
from saksi.mentions.moment_values import feast_day, hijri_day, week_value
from saksi.mentions.moments import find_moments

PIECES = st.sampled_from(
    """hari ini|kemarin|Jumat|(17/10/2025)|malam|Minggu|lalu|pekan|2 bulan|tahun|2024|31|Februari|29|pukul 14.30|WIB
    akhir|awal|kuartal|IV|dua|jam|setengah|abad|ke-|19|Idulfitri|1446 H|99/99/9999|0|yang sama|itu|"|“|”|.|,|-|–|/|(|)
    last|Tuesday|Dec. 10|at|3 p.m.|next|week|the|1990s|years|ago|9999 years later|from now|quarter|of|May|to|and
    Christmas Day|two days before|that day|noon|on|early|early on|every|a|third|5th|Mondays|Easter
    setiap|Imlek|Natal|2576|sebelum|1,5|decades|later|Jalan|XIX|seminggu|kali|and a half|Kamis|Putih|minggu""".replace(
        "\n    ", "|"
    ).split("|")
)
VALUE = re.compile(
    r"\d{2,4}(-(\d\d(-\d\d(T(\d\d:\d\d|MO|AF|EV|NI))?)?|W\d\d|Q[1-4]|H[12]|S[PU]|FA|WI))?"
    r"|XXXX-.+|(PAST|PRESENT|FUTURE)_REF|P.+"
)


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(PIECES, max_size=25),
    language=st.sampled_from(sorted(LANGUAGES)),
    published=st.sampled_from(["2025-10-22", None, "0001-01-01", "9999-12-31T10:00:00Z", "yesterday"]),
)
def test_spans_are_valid_and_never_overlap(words: list[str], language: str, published: str | None) -> None:
    text = " ".join(words)

    moments = values_in(text, language, published)

    ends = [0, *(moment.end for moment in moments)]
    assert all(before <= moment.start < moment.end <= len(text) for before, moment in zip(ends, moments, strict=False))
    assert all(VALUE.fullmatch(moment.value) for moment in moments), [moment.value for moment in moments]


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200), language=st.sampled_from(sorted(LANGUAGES)))
def test_any_text_can_be_read(text: str, language: str) -> None:
    moments = values_in(text, language, "2025-10-22")

    assert all(text[moment.start : moment.end].strip() for moment in moments)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize(
    "piece",
    ["hari ini ", '"hari ini" ', "Jumat (", "17-", "Juni dan ", "the early ", "1/", "12.", "a", "2016 ", "last "],
)
def test_twice_the_text_costs_at_most_about_twice_the_work(piece: str, language: str) -> None:
    single, double = (_calls(piece * (length // len(piece)), language) for length in (4_000, 8_000))

    assert double <= 2.2 * single + 2_000


def _calls(text: str, language: str) -> int:
    """How many functions are called to find the moments of `text`."""
    calls = 0
    parsed = parse_of(text, language, "2025-10-22")

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_moments(parsed)
    finally:
        sys.setprofile(before)
    return calls


def test_the_same_text_gives_the_same_ids() -> None:
    text = "Rapat digelar Senin (20/10) dan besok pagi."

    assert values_in(text, "id", "2025-10-22") == values_in(text, "id", "2025-10-22")


def test_every_moment_names_its_rule_and_version() -> None:
    moments = values_in("Rapat digelar Senin (20/10), tahun lalu, selama dua jam.", "id", "2025-10-22")

    assert [moment.by for moment in moments] == ["moments:day/1", "moments:period/1", "moments:length/1"]


def test_a_date_in_the_headline_does_not_anchor_the_body() -> None:
    article = article_of("Hari itu hujan turun.", "id", "2025-10-22", title="Upacara 17 Agustus 2025")

    *_, that_day = find_moments(parse(article, LANGUAGES["id"]))

    assert that_day.value == "2025-10-22"


def test_the_time_of_publication_is_read_as_its_day() -> None:
    (moment,) = values_in("It rained yesterday.", "en", "2016-12-14T01:30:00+07:00")

    assert moment.value == "2016-12-13"


def test_the_announced_feast_goes_before_the_computed_one() -> None:
    announced = calendar_words(LANGUAGES["id"]).hijri_days

    assert str(hijri_day(1446, 10, 1, announced)) == "2025-03-31"


def test_the_computed_hijri_calendar_is_at_most_a_day_off_the_announced_one() -> None:
    announced = calendar_words(LANGUAGES["id"]).hijri_days

    for told, day in announced.items():
        year, month, number = (int(part) for part in told.split("-"))
        computed = hijri_day(year, month, number, {})
        assert computed is not None
        assert abs(computed.toordinal() - _ordinal(day)) <= 2, told


def _ordinal(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day).toordinal()


def test_a_feast_may_be_counted_by_weekdays() -> None:
    assert str(feast_day("11/4/4", 2016, {})) == "2016-11-24"


def test_a_week_is_the_iso_week() -> None:
    from datetime import date

    assert week_value(date(2021, 1, 3)) == "2020-W53"
