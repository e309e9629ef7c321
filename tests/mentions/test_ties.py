"""Pronouns follow who spoke."""

from __future__ import annotations

from saksi.mentions import settle_pronouns
from saksi.pages import open_pages
from saksi.pipeline import read_page
from saksi.records import Findings, Mention, Page, Person, Span

FIRST = Mention("m1", "person", "name", 0, 4, "test")
SECOND = Mention("m2", "person", "name", 10, 14, "test")
PRONOUN = Mention("m3", "person", "pronoun", 20, 23, "test")


def person(key: str, *mentions: str) -> Person:
    return Person(key, key, None, None, (), mentions, "test")


def test_a_pronoun_moves_to_who_spoke() -> None:
    found = Findings((FIRST, SECOND, PRONOUN), (person("a", "m1", "m3"), person("b", "m2")))

    settled = settle_pronouns(found, {Span(20, 23): "b"})

    assert [p.mentions for p in settled.people] == [("m1",), ("m2", "m3")]


def test_a_name_stays_with_its_person() -> None:
    found = Findings((FIRST, SECOND, PRONOUN), (person("a", "m1"), person("b", "m2", "m3")))

    assert settle_pronouns(found, {Span(0, 4): "b"}) == found


def test_a_speaker_that_is_not_there_changes_nothing() -> None:
    found = Findings((FIRST, PRONOUN), (person("a", "m1", "m3"),))

    assert settle_pronouns(found, {Span(20, 23): "gone"}) == found


def test_a_record_says_of_one_word_one_thing() -> None:
    for page in open_pages("examples/*.html"):
        assert isinstance(page, Page)
        reading = read_page(page)
        owner = {key: holder.id for holder in reading.people for key in holder.mentions}
        owner |= {key: holder.id for holder in reading.bodies for key in holder.mentions}
        at = {Span(m.start, m.end): m.id for m in reading.mentions if m.form == "pronoun"}
        for statement in reading.statements:
            if statement.speaker and statement.speaker_span in at:
                assert owner[at[statement.speaker_span]] == statement.speaker
