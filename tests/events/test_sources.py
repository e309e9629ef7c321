"""According to whom: what is known only from a source's words, and what the outlet vouches for."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in, statement_of


def source_of(text: str, language: str, piece: str, cue: str, speaker: str, kind: str) -> str | None:
    events = events_in(text, language, statements=(statement_of(text, piece, cue, speaker),))
    return next(event.said_by_name for event in events if event.type == kind)


@pytest.mark.parametrize(
    ("language", "text", "piece", "cue", "speaker"),
    [
        (
            "id",
            "Polda Bali mengatakan warga menyerang dua turis.",
            "warga menyerang dua turis",
            "mengatakan",
            "Polda Bali",
        ),
        (
            "en",
            "It rained. Officials said militants attacked two tourists.",
            "militants attacked two tourists",
            "said",
            "Officials",
        ),
    ],
)
def test_an_act_in_a_sources_words_is_according_to_it(
    language: str, text: str, piece: str, cue: str, speaker: str
) -> None:
    assert source_of(text, language, piece, cue, speaker, "ASSAULT") == speaker


@pytest.mark.parametrize(
    ("language", "kind", "text", "piece", "cue", "speaker"),
    [
        (
            "id",
            "ASSAULT",
            "Hujan turun. Polda Bali mengonfirmasi warga menyerang dua turis.",
            "warga menyerang dua turis",
            "mengonfirmasi",
            "Polda Bali",
        ),
        (
            "id",
            "ASSAULT",
            "Menurut laporan media, warga menyerang dua turis.",
            "warga menyerang dua turis",
            "Menurut",
            "laporan media",
        ),
        (
            "id",
            "SUPPORT",
            "Kami berterima kasih kepada Polda Bali, kata Ani Yudhoyono.",
            "Kami berterima kasih kepada Polda Bali",
            "kata",
            "Ani Yudhoyono",
        ),
        (
            "en",
            "ASSAULT",
            "It rained. Officials confirmed militants attacked two tourists.",
            "militants attacked two tourists",
            "confirmed",
            "Officials",
        ),
        (
            "en",
            "ASSAULT",
            "Officials said militants attacked two tourists.",
            "militants attacked two tourists",
            "said",
            "Officials",
        ),
    ],
    ids=["confirmed", "media", "own thanks", "English confirmed", "an English lead"],
)
def test_what_the_outlet_vouches_for_is_according_to_nobody(
    language: str, kind: str, text: str, piece: str, cue: str, speaker: str
) -> None:
    assert source_of(text, language, piece, cue, speaker, kind) is None


def test_a_lead_stands_behind_a_headline_that_the_body_repeats() -> None:
    text = "Two tourists attacked\n\nOfficials said militants attacked two tourists."
    statement = statement_of(f"Two tourists attacked\n\n{text}", "militants attacked two tourists", "said", "Officials")
    events = events_in(text, "en", title="Two tourists attacked", statements=(statement,))
    assert {event.said_by_name for event in events if event.type == "ASSAULT"} == {None}
