"""The whole way of a page: fixed texts, valid spans, the same bytes every time."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from saksi.contract import from_json
from saksi.errors import UnknownFormat
from saksi.pages import open_pages
from saksi.pipeline import read, read_page
from saksi.records import Gap, Page, Reading, Span

EXAMPLES = Path(__file__).parents[1] / "examples"
SOURCES = sorted(
    path
    for path in EXAMPLES.iterdir()
    if path.suffix in {".html", ".txt", ".xml", ".jsonl"} or path.name.endswith(".warc.gz")
)


def pages_of(path: Path) -> list[Page]:
    return [page for page in open_pages(path) if isinstance(page, Page)]


@pytest.fixture(scope="module")
def readings() -> dict[str, list[Reading]]:
    return {path.name: [read_page(page) for page in pages_of(path)] for path in SOURCES}


def spans_in(value: Any) -> Iterator[Span]:  # any record, or what a field of one holds
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif dataclasses.is_dataclass(value):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            yield Span(start, end)
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))


@pytest.mark.parametrize("name", [path.name for path in SOURCES])
def test_every_example_is_read_without_a_gap(name: str, readings: dict[str, list[Reading]]) -> None:
    assert readings[name]
    assert all(reading.article is not None and reading.gaps == () for reading in readings[name])


@pytest.mark.parametrize("name", [path.name for path in SOURCES])
def test_every_span_stands_in_the_text_and_holds_words(name: str, readings: dict[str, list[Reading]]) -> None:
    for reading in readings[name]:
        assert reading.article is not None
        text = reading.article.text
        for span in spans_in(reading):
            assert 0 <= span.start < span.end <= len(text), span
            assert span.of(text).strip(), span


@pytest.mark.parametrize("name", [path.name for path in SOURCES])
def test_nothing_is_found_inside_furniture(name: str, readings: dict[str, list[Reading]]) -> None:
    for reading in readings[name]:
        assert reading.article is not None
        found = [Span(mention.start, mention.end) for mention in reading.mentions]
        found += [Span(moment.start, moment.end) for moment in reading.moments]
        found += [piece for statement in reading.statements for piece in statement.pieces]
        found += [event.trigger for event in reading.events]
        for hole in reading.article.furniture:
            assert not [span for span in found if hole.covers(span)], hole.of(reading.article.text)


@pytest.mark.parametrize("name", [path.name for path in SOURCES])
def test_every_id_that_a_finding_points_to_is_there(name: str, readings: dict[str, list[Reading]]) -> None:
    for reading in readings[name]:
        mentions = {mention.id for mention in reading.mentions}
        holders = {p.id for p in reading.people} | {b.id for b in reading.bodies} | {p.id for p in reading.places}
        moments = {moment.id for moment in reading.moments}
        statements = {statement.id for statement in reading.statements}
        for held in [h.mentions for h in reading.people] + [h.mentions for h in reading.bodies]:
            assert set(held) <= mentions
        assert all(set(place.mentions) <= mentions for place in reading.places)
        for statement in reading.statements:
            assert statement.speaker is None or statement.speaker in holders
            assert statement.via is None or statement.via in statements
            if statement.occasion:
                assert statement.occasion.place is None or statement.occasion.place in holders
                assert statement.occasion.moment is None or statement.occasion.moment in moments
        for event in reading.events:
            assert event.place is None or event.place in holders
            assert event.said_by is None or event.said_by in statements
            assert {p.id for p in (*event.actors, *event.recipients) if p.id is not None} <= holders


@pytest.mark.parametrize("name", [path.name for path in SOURCES])
def test_ids_are_unique_within_a_reading(name: str, readings: dict[str, list[Reading]]) -> None:
    for reading in readings[name]:
        for kind in ("mentions", "people", "bodies", "places", "moments", "statements", "events"):
            ids = [finding.id for finding in getattr(reading, kind)]
            assert len(ids) == len(set(ids)), kind


def test_a_reading_comes_back_from_its_line(readings: dict[str, list[Reading]]) -> None:
    for found in readings.values():
        for reading in found:
            assert from_json(Reading, json.loads(reading.line())) == reading


def test_statements_and_events_stand_in_text_order(readings: dict[str, list[Reading]]) -> None:
    for found in readings.values():
        for reading in found:
            assert [s.pieces[0] for s in reading.statements] == sorted(s.pieces[0] for s in reading.statements)
            assert [e.trigger for e in reading.events] == sorted(e.trigger for e in reading.events)


def test_another_order_gives_the_same_bytes(readings: dict[str, list[Reading]]) -> None:
    for path in reversed(SOURCES):
        again = [read_page(page).line() for page in pages_of(path)]

        assert again == [reading.line() for reading in readings[path.name]]


@pytest.mark.parametrize("seed", ["1", "77"])
def test_another_process_gives_the_same_bytes(seed: str, tmp_path: Path) -> None:
    paths = [str(path) for path in SOURCES if path.suffix == ".html"][:4]
    expected = "".join(read_page(page).line() + "\n" for path in paths for page in pages_of(Path(path)))

    done = subprocess.run(
        [sys.executable, "-m", "saksi", "read", "--json", *paths],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )

    assert done.stdout.decode("utf-8") == expected


def test_the_contract_has_its_keys_in_their_order(readings: dict[str, list[Reading]]) -> None:
    line: dict[str, Any] = json.loads(readings["aleppo-kabar.html"][0].line())

    assert list(line) == [
        "article", "mentions", "people", "bodies", "places", "moments", "statements", "events", "gaps",
    ]  # fmt: skip
    assert list(line["article"])[:7] == ["id", "url", "canonical", "outlet", "title", "text", "published"]


def page(body: bytes, media_type: str = "text/html") -> Page:
    return Page("https://kabar.example/1", body, media_type, None, "test", "sha256:0")


def test_a_page_without_an_article_is_a_gap() -> None:
    reading = read_page(page(b""))

    assert reading.article is None
    assert [gap.reason for gap in reading.gaps] == ["no-article"]


def test_a_language_that_is_not_known_is_kept_as_an_article_with_a_gap() -> None:
    body = "Die Regierung hat erklärt, dass Hilfe für die Menschen, die geflohen sind, heute geschickt wird. " * 5

    reading = read_page(page(body.encode(), "text/plain"))

    assert reading.article is not None
    assert reading.article.text.startswith("Die Regierung")
    assert [(gap.stage, gap.reason) for gap in reading.gaps] == [("languages", "unknown-language")]


def test_words_between_marks_are_kept_in_a_language_that_is_not_known() -> None:
    body = "Die Regierung hat am 23.12.2016 erklärt: „Wir helfen allen, die geflohen sind.“ Das ist für die Stadt gut."

    reading = read_page(page(body.encode(), "text/plain"))

    assert [reading.words(s.pieces[0]) for s in reading.statements] == ["Wir helfen allen, die geflohen sind."]
    assert [moment.value for moment in reading.moments] == ["2016-12-23"]


def test_a_page_of_two_languages_is_read_and_says_so() -> None:
    indonesian = "Pemerintah mengatakan bahwa bantuan untuk warga yang mengungsi akan dikirim pada hari ini. "
    english = "The government said that help for the people who had fled would be sent on Friday. "

    reading = read_page(page(f"{indonesian * 12}\n\n{english * 7}".encode(), "text/plain"))

    assert reading.article is not None
    assert reading.article.language == "id"
    assert [gap.reason for gap in reading.gaps] == ["mixed-languages"]


def test_a_fault_of_ours_costs_that_page_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr("saksi.pipeline.find_mentions", fails)

    reading = read_page(page(b"Warga yang mengungsi ada di tenda untuk hari ini dan besok.", "text/plain"))

    assert [gap.reason for gap in reading.gaps] == ["our-fault"]
    assert "unforeseen" in caplog.text


def test_reading_a_file_of_many_pages_as_one_says_what_to_do() -> None:
    with pytest.raises(UnknownFormat, match="more than one page; loop over"):
        read(EXAMPLES / "dump.jsonl")


def test_a_broken_file_read_alone_gives_its_gap(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text("{not json\n", encoding="utf-8")

    reading = read(path)

    assert reading.article is None
    assert isinstance(reading.gaps[0], Gap)
