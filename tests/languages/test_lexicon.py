"""Word lists that a person can edit, and the faults a person makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from saksi.errors import BadLexicon
from saksi.languages import LANGUAGES, read_lexicon, word_set


def test_a_broken_word_list_names_its_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "saying.toml"
    path.write_text('words = [\n  "kata",\n  "ujar\n]\n', encoding="utf-8")

    with pytest.raises(BadLexicon, match=r"saying\.toml.*line 3"):
        read_lexicon(path)


def test_a_word_listed_twice_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "saying.toml"
    path.write_text('words = [\n  "kata",\n  "ujar",\n  "kata",\n]\n', encoding="utf-8")

    with pytest.raises(BadLexicon, match=r"saying\.toml:4: 'kata' is already listed"):
        read_lexicon(path)


def test_a_list_of_words_must_be_a_list_of_words() -> None:
    with pytest.raises(BadLexicon, match="'words' must be a list"):
        word_set({"words": ["kata", 3]}, "words")


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_word_list_of_a_language_can_be_read(code: str) -> None:
    folder = Path(__file__).parents[2] / "src" / "saksi" / "languages" / code
    names = [str(path.relative_to(folder).with_suffix("")) for path in sorted(folder.rglob("*.toml"))]

    assert {"tokens", "saying"} <= set(names)
    for name in names:
        assert LANGUAGES[code].lexicon(name)


def test_all_languages_have_the_same_word_lists() -> None:
    folder = Path(__file__).parents[2] / "src" / "saksi" / "languages"
    lists = {
        code: {str(path.relative_to(folder / code)) for path in (folder / code).rglob("*.toml")} for code in LANGUAGES
    }

    assert lists["id"] == lists["en"]
