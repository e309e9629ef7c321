"""Human judgements outlive every reading, and never come to stand on other words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.archive.sample import BODY, TITLE, article_of, many_readings, reading_of, span_of

from saksi.archive import Archive, Judgement, finding_at
from saksi.contract import content_id
from saksi.errors import BadQuestion
from saksi.records import Reading, Span


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        archive.add(reading_of())
        yield archive


def judgement_of(reading: Reading, finding: str | None = None, verdict: str = "reject") -> Judgement:
    finding = finding or reading.events[0].id
    found = finding_at(reading, finding)
    assert found
    assert reading.article
    return Judgement(reading.article.id, found[0], finding, found[1], verdict, "Rina")  # type: ignore[arg-type]


def states(archive: Archive, reading: Reading) -> list[tuple[str, str | None]]:
    assert reading.article
    return [(found.state, found.finding) for found in archive.judgements(reading.article.id)]


def test_a_rejected_finding_that_is_found_again_stays_rejected(archive: Archive) -> None:
    reading = reading_of()
    archive.judge(judgement_of(reading))

    archive.add(replace(reading, statements=(), people=()), again=True)

    assert states(archive, reading) == [("same", reading.events[0].id)]


def test_another_finding_on_the_same_words_is_flagged(archive: Archive) -> None:
    reading = reading_of()
    archive.judge(judgement_of(reading))
    wider = replace(
        reading.events[0], id="other", trigger=Span(reading.events[0].trigger.start, reading.events[0].trigger.end + 8)
    )

    archive.add(replace(reading, events=(wider,)), again=True)

    assert states(archive, reading) == [("overlapping", "other")]


def test_a_finding_that_is_found_no_more_leaves_its_judgement_in_place(archive: Archive) -> None:
    reading = reading_of()
    archive.judge(judgement_of(reading))

    archive.add(replace(reading, events=()), again=True)

    assert states(archive, reading) == [("unfound", None)]


def test_in_a_changed_text_the_exact_words_in_the_same_context_are_found_again(archive: Archive) -> None:
    old = reading_of()
    archive.judge(judgement_of(old))
    new = reading_of(article_of(BODY.replace("Palu – ", "Palu, Kabar Contoh – ")))

    archive.add(new)

    assert states(archive, old) == [("anchored", new.events[0].id)]
    assert new.article
    (found,) = archive.judgements(new.article.id)
    assert found.span
    assert found.span.of(new.article.text) == found.words == "berunjuk rasa"


@pytest.mark.parametrize(
    "changed",
    [
        BODY.replace("berunjuk rasa di Palu", "berunjuk rasa di Poso"),
        BODY.replace("berunjuk rasa", "Berunjuk rasa"),
        BODY + " Warga lain berunjuk rasa di Poso.",
        "Semua sudah tenang.",
    ],
    ids=["another context", "other words", "the words stand twice", "the words are gone"],
)
def test_in_a_changed_text_anything_else_waits_for_a_person(archive: Archive, changed: str) -> None:
    old = reading_of()
    archive.judge(judgement_of(old))

    archive.add(Reading(article_of(changed)))

    assert states(archive, old) == [("queued", None)]
    assert [found.judgement.finding for found in archive.queue()] == [old.events[0].id]


def test_two_hundred_judgements_survive_a_re_reading_and_none_stands_on_other_words(tmp_path: Path) -> None:
    dice = random.Random(21)
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        readings = many_readings(50)
        archive.add_many(readings)
        for reading in readings:
            found = [event.id for event in reading.events] + [reading.statements[0].id, reading.people[0].id]
            for finding in found:
                archive.judge(judgement_of(reading, finding, dice.choice(["accept", "reject"])))
        judged = {
            reading.article.id: len(archive.judgements(reading.article.id)) for reading in readings if reading.article
        }

        for reading in readings:
            kept = tuple(event for event in reading.events if dice.random() < 0.5)
            moved = tuple(replace(event, id=content_id("new", event.id)) for event in kept if dice.random() < 0.5)
            archive.add(replace(reading, events=moved or kept), again=True)

        assert sum(judged.values()) == 200
        for article, count in judged.items():
            again = archive.reading(article)
            assert again
            standings = archive.judgements(article)
            assert len(standings) == count
            for stands in standings:
                assert again.words(stands.judgement.span) == stands.words
                assert stands.state in {"same", "overlapping", "unfound"}


def test_a_person_may_add_what_was_not_found(archive: Archive) -> None:
    reading = reading_of()
    assert reading.article
    span = span_of(reading.article.text, "dua orang")

    archive.judge(Judgement(reading.article.id, "event", None, span, "add", "Rina", change='{"type": "COERCE"}'))

    (found,) = archive.judgements(reading.article.id)
    assert (found.state, found.words, found.judgement.verdict, bool(found.judgement.at)) == (
        "unfound",
        "dua orang",
        "add",
        True,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"article": "x"},
        {"span": Span(0, 99999)},
        {"finding": "x"},
        {"verdict": "perhaps"},
        {"span": Span(0, len(TITLE))},
    ],
    ids=str,
)
def test_a_judgement_about_nothing_is_refused(archive: Archive, wrong: dict[str, str]) -> None:
    with pytest.raises(BadQuestion):
        archive.judge(replace(judgement_of(reading_of()), **wrong))  # type: ignore[arg-type]  # wrong on purpose
