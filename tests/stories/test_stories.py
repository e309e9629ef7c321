"""Reports of one happening stand in one story, across languages, and copies in it are one witness."""

from __future__ import annotations

import pytest
from tests.archive.sample import BY, article_of, span_of

from saksi.contract import content_id
from saksi.records import Body, Event, Person, Place, Reading, Story
from saksi.stories import find_stories, report_of

QUAKE_ID = "Gempa mengguncang Palu. Presiden Joko Widodo mengirim tentara, kata Sutopo Purwo Nugroho."
QUAKE_EN = "An earthquake struck Palu, and President Joko Widodo sent troops, Sutopo Purwo Nugroho of BNPB said."
PLACES = {"Palu": 1633070, "Jakarta": 1642911, "Surabaya": 1625822, "Bandung": 1650357}


def report(
    body: str,
    url: str,
    *,
    day: str | None = "2018-09-29",
    names: str = "",
    places: str = "Palu",
    event: str = "HAZARD",
    language: str = "id",
) -> Reading:
    article = article_of(body, title=url, url=f"https://{url}.example/", published=day, language=language)
    people = tuple(Person(content_id("p", name), name, None, "ID", (), (), BY) for name in names.split(", ") if name)
    where = tuple(
        Place(name, name, "city", "ID", None, None, None, PLACES[name], (), (), BY) for name in places.split(", ")
    )
    bodies = (Body("b", "BNPB", "GOV", "ID", (), BY),) if "BNPB" in body else ()
    trigger = span_of(article.text, body.split()[0])
    events = (
        Event(
            "e", event, None, trigger, (), (), None, None, None, "happened", None, None, None, None, (), (trigger,), BY
        ),
    )  # fmt: skip
    return Reading(article, people=people, bodies=bodies, places=where, events=events)


NAMES = "Joko Widodo, Sutopo Purwo Nugroho"


@pytest.fixture
def readings() -> list[Reading]:
    return [
        report(QUAKE_ID, "kabar", names=NAMES),
        report(QUAKE_ID, "berita", names=NAMES, day="2018-09-30"),
        report(QUAKE_EN, "daily", names=NAMES, day="2018-09-30", language="en"),
        report("Buruh berunjuk rasa di Surabaya, kata Andi Wijaya.", "solo", names="Andi Wijaya", places="Surabaya",
               event="PROTEST"),
    ]  # fmt: skip


def urls(story: Story, readings: list[Reading]) -> set[str]:
    known = {reading.article.id: reading.article.title for reading in readings if reading.article}
    return {known[article] or "" for article in story.articles}


def test_reports_in_two_languages_are_one_story_and_copies_one_witness(readings: list[Reading]) -> None:
    (story,) = find_stories(readings)

    assert urls(story, readings) == {"kabar", "berita", "daily"}
    assert sorted(len(group) for group in story.witnesses) == [1, 2]


def test_a_story_has_the_headline_and_the_days_of_its_reports(readings: list[Reading]) -> None:
    (story,) = find_stories(readings)

    assert (story.title, story.first_day, story.last_day) == ("kabar", "2018-09-29", "2018-09-30")


def test_stories_are_the_same_in_any_order_of_readings(readings: list[Reading]) -> None:
    assert find_stories(readings) == find_stories(readings[::-1])


def test_a_story_keeps_its_id_when_another_report_comes(readings: list[Reading]) -> None:
    (before,) = find_stories(readings)

    (after,) = find_stories([*readings, report("Palu: " + QUAKE_EN, "late", names=NAMES, day="2018-10-01")])

    assert before.id == after.id
    assert len(after.articles) == 4


def test_the_same_names_a_month_later_are_another_story(readings: list[Reading]) -> None:
    later = report("Sekolah di Palu dibuka lagi oleh Joko Widodo.", "later", names=NAMES, day="2018-10-29")

    (story,) = find_stories([*readings, later])

    assert "later" not in urls(story, [*readings, later])


def test_the_same_names_with_another_kind_of_event_are_another_story(readings: list[Reading]) -> None:
    other = report("Unjuk rasa di Palu menolak Joko Widodo.", "other", names=NAMES, event="PROTEST")

    (story,) = find_stories([*readings, other])

    assert "other" not in urls(story, [*readings, other])


def test_a_country_in_common_is_not_enough() -> None:
    one = report("Banjir di Bandung.", "a", places="Bandung", names="Andi Wijaya")
    other = report("Banjir di Surabaya.", "b", places="Surabaya", names="Budi Santoso")

    assert find_stories([one, other]) == []


def test_undated_reports_are_joined_by_copies_only() -> None:
    one, copy = (report(QUAKE_ID, name, names=NAMES, day=None) for name in "ab")
    other = report(QUAKE_EN, "c", names=NAMES, day=None)

    (story,) = find_stories([one, copy, other])

    assert (len(story.articles), story.first_day) == (2, None)


def test_a_report_alone_is_no_story(readings: list[Reading]) -> None:
    assert find_stories(readings[:1]) == []
    assert find_stories([]) == []


def test_reports_may_be_given_in_place_of_readings(readings: list[Reading]) -> None:
    reports = [report for reading in readings if (report := report_of(reading))]

    assert find_stories(reports) == find_stories(readings)
