"""`saksi events types` shows what is coded, in both languages."""

from __future__ import annotations

import json

import pytest
from tests.readers.command import run

from saksi.events import event_types
from saksi.languages import LANGUAGES
from saksi.readers.type_table import type_record


def test_every_type_and_mode_stands_in_the_table_with_its_words_and_examples() -> None:
    done = run("events", "types")

    assert done.returncode == 0
    for kind in event_types().values():
        assert f"\n{kind.name} " in done.stdout
        assert all(f"\n  {mode} " in done.stdout for mode in kind.modes)
        assert all(example.text in done.stdout for example in kind.examples)


def test_as_json_a_type_says_its_codes_and_counts_its_words() -> None:
    lines = [json.loads(line) for line in run("events", "types", "--json").stdout.splitlines()]

    assert [line["type"] for line in lines] == list(event_types())
    protest = next(line for line in lines if line["type"] == "PROTEST")
    assert (protest["quad"], protest["cameo"], protest["modes"]["hunger"]["cameo"]) == (4, ["14"], "142")
    assert set(protest["words"]) == set(protest["modes"]["demo"]["words"]) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, kind in event_types().items() if kind.quad is not None])
def test_a_political_type_has_sixty_words_in_every_language(name: str, language: str) -> None:
    assert type_record(event_types()[name])["words"][language] >= 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "mode"), [(kind.name, mode) for kind in event_types().values() for mode in kind.modes]
)
def test_a_mode_has_twenty_five_words_in_every_language(name: str, mode: str, language: str) -> None:
    assert type_record(event_types()[name])["modes"][mode]["words"][language] >= 25


def test_events_alone_shows_its_help_and_is_wrong_use() -> None:
    done = run("events")

    assert done.returncode == 2
    assert "types" in done.stderr
