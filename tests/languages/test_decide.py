"""Which language an article is in."""

from __future__ import annotations

import pytest

from saksi.languages import decide_language

ID = "Pemerintah mengatakan bahwa bantuan untuk warga yang mengungsi akan dikirim pada hari ini dari Jakarta."
EN = "The government said that help for the people who had fled would be sent from the capital on Friday."
DE = "Die Regierung hat erklärt, dass Hilfe für die Menschen, die geflohen sind, heute geschickt wird."


@pytest.mark.parametrize(("text", "code"), [(ID, "id"), (EN, "en"), (DE, None), ("", None), ("12 34 !!", None)])
def test_the_language_is_decided_by_its_function_words(text: str, code: str | None) -> None:
    assert decide_language(text) == code


def test_a_page_with_a_line_in_another_language_keeps_its_own() -> None:
    assert decide_language(f"{ID} {ID} {ID} {EN}") == "id"
