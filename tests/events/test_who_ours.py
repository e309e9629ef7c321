"""Who "kami", "pihaknya" and "we" are: in deeds the body of the speaker's office, in words the speaker."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in, statement_of


def actors(text: str, piece: str, cue: str, speaker: str, language: str, kind: str) -> list[str]:
    statement = statement_of(text, piece, cue, speaker)
    event = next(event for event in events_in(text, language, statements=(statement,)) if event.type == kind)
    return [party.name for party in event.actors]


@pytest.mark.parametrize(
    ("role", "piece", "kind", "name"),
    [
        ("Kapolres Tegal", "Kami mengerahkan pasukan ke pasar.", "MOBILIZE", "Polres Tegal"),
        ("Kapolres Tegal", "Saya mengerahkan pasukan ke pasar.", "MOBILIZE", "Andi Wijaya"),
        ("Kapolres Tegal", "Kami mendesak warga pulang.", "REQUEST", "Andi Wijaya"),
        ("Kasat Reskrim Polres Tegal", "Kita menangkap dua pencuri.", "COERCE", "Polres Tegal"),
        ("mantan Kapolres Tegal", "Kami menangkap dua pencuri.", "COERCE", "Andi Wijaya"),
        ("Kapolri", "Kami menangkap dua pencuri.", "COERCE", "Polri"),
        ("Menteri Pertanian", "Kami mengirim bantuan kepada petani.", "AID", "Kementerian Pertanian"),
        ("penyair", "Kami mengunjungi petani.", "CONSULT", "Andi Wijaya"),
    ],
)
def test_we_in_a_deed_is_the_body_of_the_speaker(role: str, piece: str, kind: str, name: str) -> None:
    text = f'"{piece}" kata {role} Andi Wijaya kemarin.'

    assert actors(text, piece, "kata", "Andi Wijaya", "id", kind) == [name]


def test_a_body_is_named_as_the_article_prints_it() -> None:
    piece = "We arrested two burglars."
    text = (
        f'The Boston Fire Department was busy. "{piece}" said Jane Doe, a spokeswoman for the Boston Fire Department.'
    )

    assert actors(text, piece, "said", "Jane Doe", "en", "COERCE") == ["Boston Fire Department"]


def test_the_speaker_is_known_behind_his_titles() -> None:
    text = "Kapolsek Slawi, AKP Andi Wijaya mengatakan pihaknya telah menangkap dua pencuri."
    piece = "pihaknya telah menangkap dua pencuri"

    assert actors(text, piece, "mengatakan", "Kapolsek Slawi, AKP Andi Wijaya", "id", "COERCE") == ["Polsek Slawi"]


@pytest.mark.parametrize(
    ("text", "piece", "cue", "speaker"),
    [
        ('"Harga turun," kata Joko Widodo dalam rapat di Bogor.', "Harga turun,", "kata", "Joko Widodo"),
        ('"Harga turun," kata Joko Widodo saat membuka rapat di Bogor.', "Harga turun,", "kata", "Joko Widodo"),
        (
            '"Harga turun," kata Joko Widodo. Hal itu disampaikan dalam rapat di Bogor.',
            "Harga turun,",
            "kata",
            "Joko Widodo",
        ),
    ],
)
def test_who_says_something_in_a_meeting_takes_part(text: str, piece: str, cue: str, speaker: str) -> None:
    assert actors(text, piece, cue, speaker, "id", "CONSULT") == ["Joko Widodo"]
