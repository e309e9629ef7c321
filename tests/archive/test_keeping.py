"""What is added is kept exactly, once, and together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.archive.sample import article_of, gap_of, many_readings, reading_of

from saksi.archive import Archive, tables
from saksi.archive.passages import sentence_around
from saksi.records import Gap, Reading, Span, Story


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        yield archive


def test_a_reading_comes_back_byte_for_byte(archive: Archive) -> None:
    reading = reading_of()

    archive.add(reading)

    again = archive.reading(reading.article.id if reading.article else "")
    assert again == reading
    assert again is not None
    assert again.line() == reading.line()


ODD = [
    "\x00 NUL",
    "\ud800 alone",
    "\u202e right to left",
    "e\u0301 combining",
    "\U0001f469\u200d\U0001f467 family",
    "a" * 1_000_000,
]


@pytest.mark.parametrize("odd", ODD, ids=["nul", "surrogate", "rlo", "combining", "emoji", "one long line"])
def test_odd_characters_come_back_and_every_span_holds(archive: Archive, odd: str) -> None:
    reading = reading_of(article_of(f"{odd} {article_of().text}"))

    archive.add(reading)

    assert [kept.line() for kept in archive.readings()] == [reading.line()]
    assert archive.verify() == []


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_comes_back(archive: Archive, text: str) -> None:
    reading = Reading(article_of(text, url=f"https://berita.example/{len(text)}"))

    archive.add(reading)

    assert reading.article
    assert archive.reading(reading.article.id) == reading


def test_the_same_page_again_changes_no_row(archive: Archive) -> None:
    archive.add(reading_of())
    before = archive.content_hash()

    changed = archive.add(reading_of())

    assert (changed, archive.content_hash(), archive.counts().articles) == (False, before, 1)


def test_a_gap_is_recorded_once(archive: Archive) -> None:
    added = [archive.add(gap_of()), archive.add(Reading(None, gaps=(gap_of(),)))]

    assert added == [True, False]
    assert list(archive.gaps()) == [gap_of()]


def test_a_page_that_can_be_read_at_last_is_no_gap_any_more(archive: Archive) -> None:
    reading = reading_of()
    assert reading.article
    archive.add(Gap(reading.article.url, reading.article.origin, "workers", "too-slow", "not read within 10 s"))

    archive.add(reading)

    assert list(archive.gaps()) == []


def test_new_text_at_an_address_leaves_the_old_one_in_place(archive: Archive) -> None:
    old, new = reading_of(), reading_of(article_of(article_of().text + "\nDiperbarui."))
    archive.add(old)

    archive.add(new)

    assert [kept.line() for kept in archive.readings()] == [new.line()]
    assert [kept.line() for kept in archive.readings(versions=True)] == [old.line(), new.line()]
    assert (archive.counts().articles, archive.counts().versions, archive.counts().statements) == (1, 1, 1)
    assert archive.verify() == []


def test_the_text_fetched_last_is_current_though_it_was_added_first(archive: Archive) -> None:
    new = reading_of(article_of("Teks baru. " + article_of().text, fetched="2020-01-02T00:00:00Z"))
    archive.add(new)

    archive.add(reading_of(article_of(fetched="2020-01-01T00:00:00Z")))

    assert [kept.line() for kept in archive.readings()] == [new.line()]


def test_a_newer_version_takes_the_place_of_its_elder_reading(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.add(reading_of())
    for module in ("store", "writing"):
        monkeypatch.setattr(f"saksi.archive.{module}.VERSION", tables.VERSION + ".1")
    better = replace(reading_of(), events=())

    changed = archive.add(better)

    assert changed
    assert [kept.line() for kept in archive.readings(versions=True)] == [better.line()]
    assert archive.counts().events == ()
    assert archive.verify() == []


def test_reading_again_takes_the_place_of_a_reading_that_differs(archive: Archive) -> None:
    archive.add(reading_of())
    other = replace(reading_of(), statements=(), events=())

    changed = [archive.add(other), archive.add(other, again=True), archive.add(other, again=True)]

    assert changed == [False, True, False]


def test_equal_content_has_an_equal_hash_in_any_order_of_adding(tmp_path: Path) -> None:
    readings = many_readings(6)

    hashes = set()
    for name, order in (("a", readings), ("b", readings[::-1]), ("c", readings[3:] + readings[:3])):
        with Archive(tmp_path / name, create=True) as archive:
            archive.add_many(order)
            hashes.add(archive.content_hash())

    assert len(hashes) == 1


def test_other_content_has_another_hash(archive: Archive) -> None:
    archive.add_many(many_readings(2))
    before = archive.content_hash()

    archive.add(gap_of())

    assert archive.content_hash() != before


def test_a_batch_that_fails_leaves_nothing(archive: Archive) -> None:
    def half() -> Iterator[Reading]:
        yield reading_of()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        archive.add_many(half())

    assert archive.counts().articles == 0
    assert archive.verify() == []


def test_stories_come_back_and_are_found_by_their_article(archive: Archive) -> None:
    story = Story("s1", "Gempa Palu", "2018-09-28", "2018-09-30", ("a", "b"), (("a", "b"),))

    archive.set_stories([story])

    assert (list(archive.stories()), archive.story_of("b"), archive.story("s1")) == ([story], story, story)
    assert archive.set_stories([story]) is False


def test_the_counts_of_a_facet_are_the_most_frequent_first(archive: Archive) -> None:
    archive.add_many(many_readings(3))

    assert [(facet.key, facet.n) for facet in archive.facet("events")] == [("COERCE", 3), ("PROTEST", 3)]
    assert [(facet.key, facet.n) for facet in archive.speakers()] == [("Retno Marsudi", 3)]


def test_a_passage_is_the_sentence_and_ends_within_reach_on_a_line_without_end() -> None:
    text = "Satu kalimat. Dua orang ditahan polisi. Tiga kalimat."
    start = text.index("ditahan")

    assert sentence_around(text, Span(start, start + 7)).of(text) == "Dua orang ditahan polisi."
    assert len(sentence_around("a" * 100_000, Span(50_000, 50_001)).of("a" * 100_000)) <= 801
