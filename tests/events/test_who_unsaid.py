"""Who does it where a passive does not say so: the body of the law that the article has told of."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in, statement_of


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("KPK memeriksa Joko Widodo. Angela Merkel kemudian ditahan.", "id", ["KPK"]),
        ("Polisi datang ke pasar. Dua pencuri ditangkap.", "id", ["Polisi"]),
        ("Rusia menahan Joko Widodo. Angela Merkel kemudian ditahan.", "id", []),
        ("Detectives arrested a burglar in Leeds. Angela Merkel was charged with fraud.", "en", ["Detectives"]),
        ("Detectives arrested a burglar in Leeds. Angela Merkel was criticised.", "en", []),
    ],
)
def test_an_arrest_or_a_charge_is_that_of_the_body_told_of(text: str, language: str, names: list[str]) -> None:
    last = events_in(text, language)[-1]

    assert [party.name for party in last.actors] == names


def test_an_arrest_that_the_police_tell_is_theirs() -> None:
    text = "It rained. Boston Police said two burglars had been arrested."
    statement = statement_of(text, "two burglars had been arrested", "said", "Boston Police")
    event = next(event for event in events_in(text, "en", statements=(statement,)) if event.type == "COERCE")

    assert [party.name for party in event.actors] == ["Boston Police"]
