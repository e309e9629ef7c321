"""What stands between quotation marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading import parsed


def quoted(text: str, language: str = "id") -> list[str]:
    return [q.span.of(text) for q in parsed(text, language=language).quotations]


def test_a_span_leaves_the_quotation_marks_out() -> None:
    assert quoted("“Belum ada korban,” kata camat itu.") == ["Belum ada korban,"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Kami siap," katanya. "Besok."', ["Kami siap,", "Besok."]),
        ("«Kami siap», katanya.", ["Kami siap"]),
        ("„Kami siap“, katanya.", ["Kami siap"]),
        ("“Dia bilang ‘pergi’ kepada saya,” kata saksi.", ["Dia bilang ‘pergi’ kepada saya,"]),
        ("Ia menyebutnya 'kota hantu' kemarin.", ["kota hantu"]),
        ("``Kami siap,'' kata saksi.", ["Kami siap,"]),
        ("\ufffdKami siap,\ufffd kata saksi.", ["Kami siap,"]),
        ("“Kami siap, “ kata saksi.", ["Kami siap, "]),
        ("Itu rumah Ma'ruf dan Ja'far.", []),
        ("Tinggi 5'10\" dan 6'.", []),
    ],
)
def test_marks_are_paired_by_type(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_odd_mark_costs_its_own_paragraph_only() -> None:
    text = '"Kami tidak pernah menutup mulut.\n"Besok kami berangkat," kata camat itu.'

    assert quoted(text) == ["Kami tidak pernah menutup mulut.", "Besok kami berangkat,"]


def test_a_quotation_whose_mark_is_lost_ends_where_the_next_begins() -> None:
    text = 'He said: "We will stay. "We will never leave." The crowd cheered.'

    assert quoted(text, "en") == ["We will stay.", "We will never leave."]


def test_an_opening_mark_in_the_place_of_a_closing_one_closes() -> None:
    assert quoted("“Kami siap,“ kata camat itu. Warga tenang.") == ["Kami siap,"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert quoted("The workers' union said it didn't agree.", "en") == []


@given(st.text(alphabet="ab .,\"'“”‘’«»\n", max_size=200))
def test_quotations_never_overlap_and_stay_inside_their_marks(text: str) -> None:
    found = parsed(text).quotations

    assert all(q.outer.start < q.start <= q.end <= q.outer.end for q in found)
    assert all(a.outer.end <= b.outer.start for a, b in itertools.pairwise(found))
