"""Indonesian verbs without their prefix in running text."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hujan turun. KPK tangkap dua pejabat Medan.", "COERCE"),
        ("Hujan turun. Polda Bali resmi setujui usulan warga.", "AGREE"),
        ("Hujan turun. Joko Widodo minta warga menunggu.", "REQUEST"),
        ("Hujan turun. Polisi sudah amankan dua pria.", "COERCE"),
    ],
)
def test_a_bare_verb_behind_its_subject_is_an_act(text: str, kind: str) -> None:
    assert kind in {event.type for event in events_in(text, "id")}


@pytest.mark.parametrize(
    "text",
    [
        "Hujan turun. Ada operasi tangkap tangan di Medan.",
        "Hujan turun. Warga membeli alat tangkap ikan.",
        "Hujan turun. Sejak minta itu sepi, warga menunggu.",
    ],
)
def test_a_root_that_describes_a_noun_is_no_verb(text: str) -> None:
    assert [event.by for event in events_in(text, "id") if ".tangkap/" in event.by or ".minta/" in event.by] == []
