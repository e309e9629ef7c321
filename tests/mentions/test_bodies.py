"""Bodies: organisations, forces, governments, groups."""

from __future__ import annotations

import pytest

from saksi.languages import LANGUAGES, parse
from saksi.mentions.people import find_people
from saksi.records import Article, Body


def bodies_in(text: str, code: str) -> list[Body]:
    none: tuple[()] = ()
    article = Article(
        "a", "u", None, None, None, text, None, None, None, None, none, None, none, none, none, None, none, none, none,
        False, none, {}, "o", None, "d",
    )  # fmt: skip
    return list(find_people(parse(article, LANGUAGES[code]), ())[1])


@pytest.mark.parametrize(
    ("code", "text", "name", "sector", "country"),
    [
        ("id", "Kota itu direbut pasukan pemerintah Suriah.", "pasukan pemerintah Suriah", "MIL", "SY"),
        (
            "id",
            "Kementerian Kelautan dan Perikanan menutup pelabuhan.",
            "Kementerian Kelautan dan Perikanan",
            "GOV",
            None,
        ),
        ("id", "Kapal itu milik Polres Jepara.", "Polres Jepara", "COP", None),
        ("id", "Rapat itu ditunda DPR.", "DPR", "LEG", None),
        ("id", "Kemarin mahasiswa berkumpul.", "mahasiswa", "EDU", None),
        ("en", "On Monday Syrian troops entered the town.", "Syrian troops", "MIL", "SY"),
        ("en", "He was held by the British Transport Police.", "British Transport Police", "COP", "GB"),
        ("en", "A letter reached the Ministry of Defence.", "Ministry of Defence", "GOV", None),
        ("en", "The plan angered the White House.", "White House", "GOV", None),
    ],
)
def test_a_body_has_its_name_sector_and_country(
    code: str, text: str, name: str, sector: str, country: str | None
) -> None:
    (body,) = bodies_in(text, code)

    assert (body.name, body.sector, body.country) == (name, sector, country)


def test_a_short_form_in_brackets_is_the_same_body() -> None:
    text = "Badan Riset dan Inovasi (BRIX) meneliti gempa. Menurut BRIX, gempa itu dangkal."

    (body,) = bodies_in(text, "id")

    assert (body.name, len(body.mentions)) == ("Badan Riset dan Inovasi", 3)


def test_a_group_named_twice_is_one_body() -> None:
    (body,) = bodies_in("Kemarin polisi datang. Lalu polisi pergi.", "id")

    assert len(body.mentions) == 2


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("id", "Badan Tani Nasional membuka gudang. Gudang itu, menurut BTN, penuh.", "Badan Tani Nasional"),
        ("id", "Kementerian Ketenagakerjaan membuka posko. Posko Kemnaker ramai.", "Kementerian Ketenagakerjaan"),
        ("en", "In spring, Florbar International rose. Later Florbar fell.", "Florbar International"),
    ],
)
def test_a_short_form_without_brackets_is_the_body_named_in_full(code: str, text: str, name: str) -> None:
    (body,) = bodies_in(text, code)

    assert (body.name, len(body.mentions)) == (name, 2)


def test_a_rank_before_a_person_is_no_part_of_the_body_before_it() -> None:
    found = bodies_in("Kepala Polri Jenderal Sutarman menutup rapat di Jakarta.", "id")

    assert [body.name for body in found] == ["Polri"]
