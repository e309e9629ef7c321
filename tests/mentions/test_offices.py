"""Offices and their holders, by own sentences."""

from __future__ import annotations

import pytest
from tests.mentions.moment_samples import parse_of

from saksi.mentions import find_mentions


def offices_in(text: str, language: str) -> dict[str, str | None]:
    """Names of the people in `text` with their roles."""
    return {person.name: person.role for person in find_mentions(parse_of(text, language, "2025-06-18")).people}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Russia's ambassador to Turkey, Andrei Karlov, was shot dead.",
            "Andrei Karlov",
            "Russia's ambassador to Turkey",
        ),
        (
            "Turkey's interior minister, Süleyman Soylu, named the officer.",
            "Süleyman Soylu",
            "Turkey's interior minister",
        ),
        (
            "The Russian foreign ministry spokeswoman, Maria Zakharova, said nothing.",
            "Maria Zakharova",
            "Russian foreign ministry spokeswoman",
        ),
        ("The high school football coach, Dan Moore, left.", "Dan Moore", "high school football coach"),
        ("Police arrested the gas station clerk Dan Ames.", "Dan Ames", "gas station clerk"),
    ],
)
def test_an_english_office_goes_back_to_its_article_or_owner(text: str, name: str, role: str) -> None:
    assert offices_in(text, "en")[name] == role


def test_a_title_before_a_name_is_not_the_one_named_a_sentence_before() -> None:
    text = "Vladimir Putin spoke on Monday. The Turkish president, Recep Tayyip Erdogan, telephoned Putin."

    assert offices_in(text, "en") == {"Vladimir Putin": None, "Recep Tayyip Erdogan": "Turkish president"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Kepala Badan Meteorologi, Klimatologi, dan Geofisika Dwikorita Karnawati mengatakan gempa itu dangkal.",
            "Dwikorita Karnawati",
            "Kepala Badan Meteorologi, Klimatologi, dan Geofisika",
        ),
        (
            "Kepala Pusat Data, Informasi, dan Humas BNPB Abdul Muhari menyebut tiga rumah rusak.",
            "Abdul Muhari",
            "Kepala Pusat Data, Informasi, dan Humas BNPB",
        ),
        (
            "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan, Mahfud MD, menjawab.",
            "Mahfud MD",
            "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan",
        ),
        (
            "Kepala Dinas Kependudukan, Catatan Sipil, dan Pemberdayaan Perempuan Didi Ruswandi hadir.",
            "Didi Ruswandi",
            "Kepala Dinas Kependudukan, Catatan Sipil, dan Pemberdayaan Perempuan",
        ),
    ],
)
def test_an_office_of_several_fields_stays_whole(text: str, name: str, role: str) -> None:
    assert offices_in(text, "id") == {name: role}


@pytest.mark.parametrize("comma", [",", ""])
def test_an_english_office_of_several_fields_stays_whole(comma: str) -> None:
    role = "Minister for Women, Family and Community Development"

    assert offices_in(f"The {role}{comma} Nancy Shukri{comma} said the law would change.", "en") == {
        "Nancy Shukri": role
    }


def test_people_of_a_list_keep_their_own_offices() -> None:
    text = "Rapat dihadiri Menteri Keuangan Sri Mulyani, Menteri Luar Negeri Retno Marsudi, dan Kapolri Listyo Sigit."

    assert offices_in(text, "id") == {
        "Sri Mulyani": "Menteri Keuangan",
        "Retno Marsudi": "Menteri Luar Negeri",
        "Listyo Sigit": "Kapolri",
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi membuka beasiswa.",
            ["Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi"],
        ),
        (
            "Kementerian Perdagangan, Kementerian Pertanian, dan Bulog sepakat.",
            ["Kementerian Perdagangan", "Kementerian Pertanian", "Bulog"],
        ),
        ("Prof. Dr. H. Mahfud MD, S.H., S.U. menjawab.", []),
    ],
)
def test_commas_divide_bodies_but_not_the_fields_of_one(text: str, names: list[str]) -> None:
    assert [body.name for body in find_mentions(parse_of(text, "id", "2025-06-18")).bodies] == names


def test_degrees_behind_a_name_hide_nobody() -> None:
    assert offices_in("Prof. Dr. H. Mahfud MD, S.H., S.U. menjawab.", "id") == {"Mahfud MD": None}


def test_kin_before_a_name_tells_who_the_next_one_is() -> None:
    assert offices_in("Istri Budi Santoso, Siti Aminah, menangis.", "id") == {
        "Budi Santoso": None,
        "Siti Aminah": "Istri Budi Santoso",
    }


def test_letters_with_an_age_are_a_person_and_no_country() -> None:
    found = find_mentions(parse_of("Pelaku berinisial AS (32) ditangkap.", "id", "2025-06-18"))

    assert ([person.name for person in found.people], found.places) == (["AS"], ())


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Ketiga korban itu yakni Septiana Adi (25), Rina Wati berusia 24 tahun, dan Siti Aminah.",
            {"Septiana Adi": "korban", "Rina Wati": "korban", "Siti Aminah": "korban"},
        ),
        ("Polisi menangkap dua tersangka berinisial AR (34) dan MP (36).", {"AR": "tersangka", "MP": "tersangka"}),
        (
            "Bupati datang bersama jajaran direksi-Fuji Lestari, Ahmad Hidayat, dan Agus Salim.",
            {"Fuji Lestari": "direksi", "Ahmad Hidayat": "direksi", "Agus Salim": "direksi"},
        ),
        (
            "Ada empat penyerang yang dipanggil. Mereka adalah Budi Santoso, Agus Salim, dan Rizal Hidayat.",
            {"Budi Santoso": "penyerang", "Agus Salim": "penyerang", "Rizal Hidayat": "penyerang"},
        ),
        (
            "Budi Santoso dan Agus Salim, dua pedagang sayur di kota itu, mengeluh.",
            {"Budi Santoso": "pedagang sayur di kota", "Agus Salim": "pedagang sayur di kota"},
        ),
        (
            "Menteri Keuangan Budi Santoso dan Agus Salim tiba.",
            {"Budi Santoso": "Menteri Keuangan", "Agus Salim": None},
        ),
    ],
)
def test_a_description_of_several_people_is_each_ones(text: str, roles: dict[str, str | None]) -> None:
    assert offices_in(text, "id") == roles


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("KPK memeriksa Bupati Ogan Ilir Ulu (OIU), Tedi Saputra, kemarin.", "Tedi Saputra", "Bupati Ogan Ilir Ulu"),
        ("KPK memeriksa pihak swasta, Rinaldo Saputra hari ini.", "Rinaldo Saputra", "pihak swasta"),
        (
            "Juru bicara pertahanan sipil Gaza, Mahmud Hasan, bicara.",
            "Mahmud Hasan",
            "Juru bicara pertahanan sipil Gaza",
        ),
        ("Polisi menangkap ZF (29) yang diduga sebagai pengedar sabu.", "ZF", "pengedar"),
        (
            "Direktur Health, Safety, and Environment (HSE) Contoh Nikel, Toni Gultom mengungkapkan hal itu.",
            "Toni Gultom",
            "Direktur Health, Safety, and Environment (HSE) Contoh Nikel",
        ),
        ("Bupati Way Kanan Budi Santoso datang ke Kabupaten Way Kanan.", "Budi Santoso", "Bupati Way Kanan"),
    ],
)
def test_an_indonesian_office_reaches_to_its_holder(text: str, name: str, role: str) -> None:
    assert offices_in(text, "id") == {name: role}


def test_the_town_of_an_office_is_nobody() -> None:
    assert offices_in("Anggota DPRD Jepara ini menyapa warga. Ketua DPRD Sulawesi Selatan hadir.", "id") == {}


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("en", "Ann Lee spoke of Peter Cruz, calling the Texas senator unfit.", "Peter Cruz", "Texas senator"),
        ("en", "Fans cheered Ann Lee. On Sunday all went to the folk singer's concert.", "Ann Lee", "folk singer"),
        ("en", "Ann Lee met Peter Cruz, the Texas senator, on Sunday.", "Ann Lee", None),
        (
            "id",
            "Budi Santoso melapor. Kabar itu beredar ketika penyanyi asal Solo itu pulang.",
            "Budi Santoso",
            "penyanyi asal Solo",
        ),
    ],
)
def test_a_description_inside_a_sentence_is_of_the_last_one_named(
    language: str, text: str, name: str, role: str | None
) -> None:
    assert offices_in(text, language)[name] == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("US President Donald Trump spoke in Rome.", "Donald Trump", "US President"),
        ("Attorney General Jeff Sessions spoke in Rome.", "Jeff Sessions", "Attorney General"),
        ("NATO Secretary General Jens Stoltenberg spoke.", "Jens Stoltenberg", "NATO Secretary General"),
        ("Lieutenant General Mark Milley, the army chief, spoke.", "Mark Milley", "army chief"),
    ],
)
def test_an_english_office_keeps_its_country_and_its_general(text: str, name: str, role: str) -> None:
    assert offices_in(text, "en")[name] == role
