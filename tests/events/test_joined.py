"""Words that a page prints without the blank between them."""

from __future__ import annotations

import time

import pytest
from tests.events.coding import events_in

from saksi.events.joined import parts_in
from saksi.languages import LANGUAGES
from saksi.languages.tokens import tokens_of

TRIGGERS = frozenset({"menangkap", "kebakaran", "serangan"})


@pytest.mark.parametrize(
    ("word", "part"),
    [("polisimenangkap", "menangkap"), ("kebakaranyang", "kebakaran"), ("seranganisrael", "serangan")],
)
def test_the_word_of_an_event_is_found_in_a_word_run_together(word: str, part: str) -> None:
    tokens = tokens_of(word, 0, len(word), LANGUAGES["id"])

    found = parts_in(tokens, TRIGGERS, {"polisi", "israel"}, {"yang"})

    assert [word[start:end] for start, end, _ in found.values()] == [part]


def test_a_word_whose_other_half_the_article_does_not_have_is_left_whole() -> None:
    tokens = tokens_of("polisimenangkap", 0, 15, LANGUAGES["id"])

    assert parts_in(tokens, TRIGGERS, {"tentara"}, {"yang"}) == {}


def test_the_trigger_of_words_run_together_is_its_part() -> None:
    text = "Polisimenangkap dua pria di Bandung. Polisi itu lega."

    event = events_in(text, "id")[0]

    assert (event.type, event.trigger.of(text)) == ("COERCE", "menangkap")


def test_endless_words_are_not_cut() -> None:
    text = "menangkap" * 10_000
    tokens = tokens_of(text, 0, len(text), LANGUAGES["id"])
    begun = time.process_time()

    parts_in(tokens, TRIGGERS, {"menangkap"}, {"yang"})

    assert time.process_time() - begun < 0.5
