"""Parties carry the country and the PLOVER sector that their words or their office tell."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in

from saksi.events.codes import sector_of
from saksi.languages import LANGUAGES


@pytest.mark.parametrize(
    ("text", "language", "actor", "recipient"),
    [
        ("Presiden Prancis Emmanuel Macron mengecam Rusia.", "id", ("FR", "GOV"), ("RU", "GOV")),
        ("Tentara Suriah menyerang pemberontak.", "id", ("SY", "MIL"), (None, "REB")),
        ("Hakim memvonis seorang wartawan.", "id", (None, "JUD"), (None, "JRN")),
        ("Polisi Malaysia menangkap dua warga Myanmar.", "id", ("MY", "COP"), ("MM", "CVL")),
        ("Militan menculik seorang dokter.", "id", (None, "REB"), (None, "MED")),
        ("French President Emmanuel Macron condemned Russia.", "en", ("FR", "GOV"), ("RU", "GOV")),
        ("Malaysian police arrested two Myanmar nationals.", "en", ("MY", "COP"), ("MM", "CVL")),
        ("The judge sentenced a journalist.", "en", (None, "JUD"), (None, "JRN")),
        ("The farmers sued the mining company.", "en", (None, "AGR"), (None, "BUS")),
    ],
)
def test_parties_carry_country_and_sector(
    text: str, language: str, actor: tuple[str | None, str], recipient: tuple[str | None, str]
) -> None:
    (event,) = events_in(text, language)

    assert [(party.country, party.sector) for party in event.actors] == [actor]
    assert [(party.country, party.sector) for party in event.recipients] == [recipient]


@pytest.mark.parametrize(
    ("words", "language", "sector"),
    [
        ("presiden direktur", "id", "BUS"),
        ("presiden", "id", "GOV"),
        ("kepala kepolisian", "id", "COP"),
        ("anggota dpr", "id", "LEG"),
        ("police spokesman", "en", "COP"),
        ("president of the student union", "en", "LAB"),
        ("president of the republic", "en", "GOV"),
        ("head of the teachers' union", "en", "LAB"),
        ("leader of the rebels", "en", "REB"),
        ("us attorney general", "en", "GOV"),
        ("secretary general of the bloc", "en", "UNK"),
        ("air force general", "en", "MIL"),
        ("sekretaris jenderal pbb", "id", "UNK"),
        ("direktur jenderal pajak", "id", "GOV"),
        ("jenderal purnawirawan", "id", "MIL"),
        ("three unlucky ducks", "en", None),
    ],
)
def test_the_head_of_a_phrase_gives_its_sector(words: str, language: str, sector: str | None) -> None:
    assert sector_of(words.split(), LANGUAGES[language]) == sector


def test_a_place_has_a_country_and_no_sector_of_its_words() -> None:
    (event,) = events_in("Aleppo direbut tentara Suriah.", "id")

    assert [(party.name, party.sector) for party in event.recipients] == [("Aleppo", None)]
