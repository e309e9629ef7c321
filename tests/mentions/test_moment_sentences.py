"""Own sentences with the time expressions that they hold, and sentences that hold none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mentions.moment_samples import values_in

Row = tuple[str, str, str, tuple[str, ...]]


def _rows(language: str) -> list[Row]:
    """Language, day of publication, sentence and "words = TYPE value" of each line of the language's file."""
    lines = Path(__file__).with_name(f"moments_{language}.txt").read_text(encoding="utf-8").splitlines()
    cells = [tuple(line.split(" | ")) for line in lines if line and not line.startswith("#")]
    return [(language, published, text, told) for published, text, *told_of in cells for told in [tuple(told_of)]]


ROWS = _rows("id") + _rows("en")


@pytest.mark.parametrize(("language", "published", "text", "told"), ROWS, ids=[f"{row[0]}: {row[2]}" for row in ROWS])
def test_a_sentence_holds_these_times_and_no_others(
    language: str, published: str, text: str, told: tuple[str, ...]
) -> None:
    moments = values_in(text, language, published)

    assert tuple(f"{text[one.start : one.end]} = {one.type} {one.value}" for one in moments) == told


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sentences_are_enough_to_judge_a_grammar_by(language: str) -> None:
    rows = _rows(language)

    assert sum(bool(told) for *_, told in rows) >= 60
    assert sum(not told for *_, told in rows) >= 25
