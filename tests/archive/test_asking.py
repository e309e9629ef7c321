"""Questions are answered from the current readings, and no string breaks them."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.archive.sample import article_of, many_readings, reading_of

from saksi.archive import Answer, Archive, Question
from saksi.errors import BadQuestion


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("asked") / "a.saksi", create=True) as made:
        made.add(reading_of())
        yield made


def found(archive: Archive, question: Question) -> list[str]:
    return [answer.what for answer in archive.ask(question)]


@pytest.mark.parametrize(
    "question",
    [
        Question(speaker="retno"),
        Question(speaker="MARSUDI Retno"),
        Question(speaker="Bu Retno"),
        Question(kind="statement", words='"siap membantu"'),
        Question(kind="statement", place="Palu"),
        Question(kind="statement", place="ID"),
        Question(kind="statement", place="sulawesi tengah"),
        Question(kind="statement", place="Indonesia"),
        Question(kind="statement", speaker="retno", place="Indonesian"),
        Question(kind="statement", since="2018-10", until="2018"),
        Question(kind="statement", outlet="berita con"),
        Question(kind="statement", outlet="berita.example"),
    ],
    ids=str,
)
def test_a_statement_is_found_by(archive: Archive, question: Question) -> None:
    assert found(archive, question) == ["Indonesia siap membantu Palu"]


@pytest.mark.parametrize(
    "question",
    [
        Question(speaker="Retn"),
        Question(speaker="Joko"),
        Question(kind="statement", words='"membantu siap"'),
        Question(kind="statement", place="Jakarta"),
        Question(kind="statement", until="2018-09-30"),
        Question(kind="statement", outlet="%"),
        Question(speaker="!?"),
        Question(kind="statement", place="!?"),
        Question(speaker="retno", place="!?"),
        Question(speaker="Joko", place="Indonesia"),
        Question(words="."),
    ],
    ids=str,
)
def test_nothing_is_found_by(archive: Archive, question: Question) -> None:
    assert found(archive, question) == []


@pytest.mark.parametrize(
    "question",
    [
        Question(event="protest"),
        Question(event="DEMO"),
        Question(kind="event", who="warga"),
        Question(event="protest", since="2018-09-30", until="2018-09-30"),
        Question(event="demo", place="ID", words="berunjuk"),
    ],
    ids=str,
)
def test_an_event_is_found_by(archive: Archive, question: Question) -> None:
    assert found(archive, question) == ["berunjuk rasa"]


def test_an_event_that_somebody_tells_of_is_found_by_who_says_so(archive: Archive) -> None:
    (answer,) = archive.ask(event="coerce", speaker="retno")

    assert (answer.what, answer.who, answer.according_to) == ("menahan", "Polisi", "Retno Marsudi")


def test_statements_with_an_event_are_those_whose_words_carry_it(archive: Archive) -> None:
    (arrest,) = archive.ask(kind="event", event="coerce")
    (statement,) = archive.ask(kind="statement", event="coerce")

    assert statement.who == arrest.according_to == "Retno Marsudi"
    assert list(archive.ask(kind="statement", event="protest")) == []  # the outlet itself tells of the protest


def test_an_event_of_a_source_that_is_not_named_is_not_the_outlets_own(tmp_path: Path) -> None:
    reading = reading_of()
    protest, arrest = reading.events
    with Archive(tmp_path / "b.saksi", create=True) as archive:
        archive.add(replace(reading, events=(protest, replace(arrest, said_by_name=None))))

        (answer,) = archive.ask(event="coerce")

    assert answer.according_to == "a source not named"


def test_an_article_is_found_by_its_words_and_shows_where_they_stand(archive: Archive) -> None:
    (answer,) = archive.ask(Question(words="polisi WARGA"))

    text = article_of().text
    assert [span.of(text) for span in answer.spans] == ["Warga", "Polisi"]
    assert text[answer.context_start :].startswith(answer.context)
    assert "Polisi" in answer.context


def test_the_spans_of_an_answer_are_the_words_of_the_text(archive: Archive) -> None:
    for kind in ("statement", "event"):
        for answer in archive.ask(kind=kind):
            assert " ".join(span.of(article_of().text) for span in answer.spans) == answer.what


def test_all_answers_come_unless_a_limit_is_given(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        archive.add_many(many_readings(130))

        everything = list(archive.ask(speaker="retno"))
        pages = [list(archive.ask(speaker="retno", limit=50, skip=skip)) for skip in (0, 50, 100)]

    assert len(everything) == 130
    assert [answer for page in pages for answer in page] == everything


def test_answers_come_newest_publication_first_and_undated_last(tmp_path: Path) -> None:
    days = ["2018-10-02", None, "2018-10-03T01:00:00Z", "2018-10-01"]
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        for number, day in enumerate(days):
            archive.add(reading_of(article_of(url=f"https://berita.example/{number}", published=day)))

        answers: list[Answer] = list(archive.articles())

    assert [answer.published for answer in answers] == ["2018-10-03T01:00:00Z", "2018-10-02", "2018-10-01", None]


@pytest.mark.parametrize("wrong", [{"since": "kemarin"}, {"until": "2018-13"}, {"limit": -1}, {"kind": "rumour"}])
def test_a_question_that_cannot_be_asked_says_how_to_write_it(wrong: dict[str, str]) -> None:
    with pytest.raises(BadQuestion, match=r"\d|one of"):
        Question(**wrong)  # type: ignore[arg-type]  # wrong on purpose


ODD = st.text(
    st.one_of(st.characters(codec=None), st.sampled_from("\"'*()^:-+{}AND OR NOT NEAR;\0\ud800%_\\")), max_size=80
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ODD)
def test_no_string_breaks_a_question(archive: Archive, odd: str) -> None:
    for kind in ("statement", "event", "article"):
        list(archive.ask(words=odd, kind=kind))
        list(archive.ask(speaker=odd, who=odd, event=odd, place=odd, outlet=odd, kind=kind))


def test_ten_thousand_odd_strings_are_answered_within_a_second_each(archive: Archive) -> None:
    parts = [
        '"',
        "'",
        "palu",
        "AND",
        "OR",
        "NOT",
        "NEAR(",
        ")",
        "*",
        "^",
        "{text}:",
        "-",
        ";--",
        "DROP TABLE",
        "polisi",
    ]
    dice = random.Random(15)
    slowest = 0.0

    for _ in range(10_000):
        begun = time.process_time()
        list(archive.ask(words=" ".join(dice.choices(parts, k=dice.randrange(1, 12)))))
        slowest = max(slowest, time.process_time() - begun)

    assert slowest < 1.0


def test_a_question_of_a_hundred_thousand_characters_is_answered(archive: Archive) -> None:
    begun = time.process_time()

    list(archive.ask(words="palu " * 20_000))
    list(archive.ask(words='"' + "palu " * 20_000 + '"'))

    assert time.process_time() - begun < 2.0
