"""People, bodies and places as news pages print them: run together, in lists, in sport, beside other capitals."""

from __future__ import annotations

import pytest
from tests.reading import article_of

from saksi.languages import LANGUAGES, parse
from saksi.mentions import find_mentions
from saksi.records import Findings


def findings(text: str, language: str = "id", title: str | None = None) -> Findings:
    return find_mentions(parse(article_of(text, language=language, title=title), LANGUAGES[language]))


def people(text: str, language: str = "id", title: str | None = None) -> list[str]:
    return [person.name for person in findings(text, language, title).people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presiden Prabowo Subiantoresmi membuka pameran itu.", ["Prabowo Subianto"]),
        ("Kiper Maarten Paesmembela timnas. Paes tampil baik dan kata Paes ia senang.", ["Maarten Paes"]),
        ("Pujian datang dari pelatih Erick Thohirdan Budi Santoso.", ["Erick Thohir", "Budi Santoso"]),
        ("Menteri Sri Mulyanimewanti-wanti pejabat. Mulyani lalu pulang.", ["Sri Mulyani"]),
        ("Wakil Wali Kota Solo,Astrid Widayanimembuat gebrakan.", ["Astrid Widayani"]),
        ("Brigjen Ade Ary Syam Indradi menjelaskan hal itu. Indra pulang.", ["Ade Ary Syam Indradi"]),
        ("Buku itu ditulis olehBudi Santoso dan diSurabaya dijual.", ["Budi Santoso"]),
    ],
)
def test_a_name_that_words_ran_into_is_cut_free(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_a_name_that_ends_like_a_word_stays_whole_where_it_is_printed_again() -> None:
    found = people("Penyerang Pierre Aubameyang mencetak gol. Menurut pelatih, Aubameyang bermain baik.")

    assert found == ["Pierre Aubameyang"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gol pembuka dicetak Gonzalo Garcia dari titik putih.", ["Gonzalo Garcia"]),
        ("Skuad asuhan Herve Renard itu finis di posisi tiga.", ["Herve Renard"]),
        (
            "Tim itu punya Marko Simic, Ondrej Kudela, Maciej Gajos, Ramon Bueno, dan Pablo Andrade.",
            ["Marko Simic", "Ondrej Kudela", "Maciej Gajos", "Ramon Bueno", "Pablo Andrade"],
        ),
        ("Mereka adalah Jovial da Lopez dan Budi Santoso.", ["Jovial da Lopez", "Budi Santoso"]),
    ],
)
def test_people_are_known_by_their_acts_and_by_their_neighbours_in_a_list(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Kapolri Jenderal Listyo Sigit Prabowo memimpin apel.", "Listyo Sigit Prabowo", "Kapolri"),
        ("Sekretaris Jenderal PKS Budi Santoso hadir.", "Budi Santoso", "Sekretaris Jenderal PKS"),
        ("Wakil Ketua DPR Sufmi Dasco Ahmad hadir. Dasco lalu pulang.", "Sufmi Dasco Ahmad", "Wakil Ketua DPR"),
        (
            "Kepala Pusat Penerangan Hukum (Kapuspenkum) Kejagung Harli Siregar mengatakan hal itu.",
            "Harli Siregar",
            "Kepala Pusat Penerangan Hukum (Kapuspenkum) Kejagung",
        ),
        ("Ada surat manajer untuk Thomas Frank di meja.", "Thomas Frank", None),
        ("Direktur Utama BTN Budi LP Napitupulu hadir.", "Budi LP Napitupulu", "Direktur Utama BTN"),
    ],
)
def test_a_title_ends_where_the_name_begins(text: str, name: str, role: str | None) -> None:
    (person,) = findings(text).people

    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    "text",
    [
        "Warga mendaftar lewat Cek Bansos dan Usul Sanggah di aplikasi itu.",
        "Tersangka DPO itu masih dicari.",
        "Penerimaan Wajib Pajak naik dan Pajak Reklame turun.",
    ],
)
def test_words_of_daily_life_with_capitals_are_no_people(text: str) -> None:
    assert people(text) == []


def test_a_familiar_form_of_address_leads_to_the_full_name() -> None:
    (person,) = findings("Presiden ke-2 Soeharto berkuasa lama. Pak Harto dikenal tenang.").people

    assert (person.name, person.aliases) == ("Soeharto", ("Pak Harto",))


def test_initials_in_a_list_of_suspects_are_people() -> None:
    assert people("Empat tersangka itu adalah MAM, S, APN, dan MA.") == ["MAM", "S", "APN", "MA"]


def places(text: str, language: str = "id", title: str | None = None) -> list[str]:
    return [place.name for place in findings(text, language, title).places]


_MATCH = " Pelatih memuji gol penalti itu. Skuad klub menutup musim liga dengan laga kandang."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Timnya tandang ke Liverpool lalu menjamu Chelsea." + _MATCH, []),
        ("Laga digelar di Stadion Anfield, Liverpool, kemarin." + _MATCH, ["Stadion Anfield", "Liverpool"]),
        ("Menteri tiba di Liverpool kemarin.", ["Liverpool"]),
        ("Jersey timnas Italia dijual mahal.", []),
        ("Pandemi Corona belum usai, dikutip Metro pada Senin.", []),
        ("Israel dan Hamas berunding di Kairo.", ["Israel", "Kairo"]),
        ("Ia profesor di University of Washington dan tinggal di Bandung.", ["Bandung"]),
        ("Liputan6.com, Teheran - Warga mengungsi.", ["Teheran"]),
        ("Pejabat di Washington tengah mempertimbangkan hal itu.", ["Washington"]),
        ("Pesta itu meriah hingga Acara Puncak, dan Babak Kedua dimulai.", []),
    ],
)
def test_clubs_papers_bodies_and_common_words_are_no_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def bodies(text: str) -> list[tuple[str, str | None]]:
    return [(body.name, body.sector) for body in findings(text).bodies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pemerintah Provinsi (Pemprov) DKI Jakarta memberi diskon. Pemprov DKI memungut pajak.",
            [("Pemerintah Provinsi DKI Jakarta", "GOV")],
        ),
        ("Kejaksaan Agung (Kejagung) menahan dia. Kejagung lalu pulang.", [("Kejaksaan Agung", "JUD")]),
        ("Semula KPK mengatakan hal itu.", [("KPK", "GOV")]),
        ("Beliau mengatakan hal itu di Balai Kota Jakarta.", []),
        ("Tema 'Polri Dalam Tugas' dipakai.", [("Polri", "COP")]),
        ("Bank Indonesia menahan bunga, dan FIFA menyebut hal lain.", [("Bank Indonesia", "GOV"), ("FIFA", "UNK")]),
        ("Komisi VII DPR RI menggelar rapat, lalu timnya ada di Grup C.", [("Komisi VII DPR RI", "LEG")]),
        ("Badan Gizi Nasional bekerja. Menurut Badan Gizi, hal itu baik.", [("Badan Gizi Nasional", "GOV")]),
    ],
)
def test_a_body_is_one_whatever_form_is_printed(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert bodies(text) == expected


def test_a_person_stands_behind_the_clubs_name() -> None:
    (person,) = findings("Eks striker Aston Villa Gabriel Agbonlahor memuji tim itu.").people

    assert (person.name, person.role) == ("Gabriel Agbonlahor", "Eks striker Aston Villa")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Seorang pegiat kripto bernama Merlijn mengatakan harga naik.", "Merlijn", None),
        ("Jaksa Agung ST Burhanuddin hadir.", "ST Burhanuddin", "Jaksa Agung"),
        ("Sekretaris Kemenko Perekonomian Susiwijono hadir.", "Susiwijono", "Sekretaris Kemenko Perekonomian"),
        ("Anak Tamara Bleszynski itu pulang. Tamara Bleszynski senang.", "Tamara Bleszynski", None),
        (
            "Ani Yudhoyono, analis pasar di Phillip Nova mengatakan harga naik.",
            "Ani Yudhoyono",
            "analis pasar di Phillip Nova",
        ),
        (
            "Kapal dari Hari Jadi Kota itu ramai pada hari ini, kata Budi Santoso. Kota itu jadi ramai.",
            "Budi Santoso",
            None,
        ),
    ],
)
def test_who_is_named_and_what_they_are(text: str, name: str, role: str | None) -> None:
    (person,) = findings(text).people

    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The newspaper Dagens Nyheter said the leaks were serious.", []),
        ("Checked: Donald Trump Is Right about the city. Donald Trump spoke.", ["Donald Trump"]),
        ("She told Sky Sports afterwards that it was hard. SpaceX chief Ann Lee said so.", ["Ann Lee"]),
    ],
)
def test_papers_headlines_and_brands_make_no_english_people(text: str, expected: list[str]) -> None:
    assert people(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Musisi Fariz RMkembali hadir. Fariz RM terlihat tenang.", ["Fariz RM"]),
        ("MOTORMarc Marquezdan Francesco Bagnaia dipamerkan. Marquez senang.", ["Marc Marquez", "Francesco Bagnaia"]),
        ("Dosen Universitas Muhammadiyah Tangerang Ahmad Saputra berbicara.", ["Ahmad Saputra"]),
        ("Pengumuman bos FedJerome Powell terbit pada Rabu.", ["Jerome Powell"]),
    ],
)
def test_a_name_is_cut_free_of_what_stands_before_it(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pejabat seniorAmerika Serikat tiba diJawa Tengah kemarin.", ["Amerika Serikat", "Jawa Tengah"]),
        ("Bantuan dikirim ke bangsaPalestina olehIndonesia.", ["Palestina", "Indonesia"]),
        ("Contoh6.com, Pyongyang -Korea Utaramelalui siaran radio menolak.", ["Pyongyang", "Korea Utara"]),
        ("BANDUNG-Hujanmelanda kota itu sejak pagi.", ["BANDUNG"]),
        ("Contoh6.com, JakartaPemerintah menaikkan anggaran.", ["Jakarta"]),
        ("Contoh6.com, Washington D.C -Donald Trump tiba.", ["Washington D.C"]),
        ("Dilansir detikJabar, hujan turun di Garut.", ["Garut"]),
        ("Ikuti #LayarIndonesia malam ini.", []),
    ],
)
def test_a_place_that_words_ran_into_is_cut_free(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_readers_mark_is_nobodys_name() -> None:
    assert people('"Timnya hebat," kata @BudiSantoso di kolom komentar.') == []


@pytest.mark.parametrize(
    "text",
    [
        "Rajawali: Setiawan, Pranoto, Lima, Rahmat Hidayat, Gomez (Sitorus 46'), C. Ramos, da Silva (Kim 70').",
        "Rajawali FC (4-3-3): Setiawan; Pranoto, Lima, Rahmat Hidayat; Gomez, Sitorus, C. Ramos; Kim.",
    ],
)
def test_the_names_of_a_line_up_are_people(text: str) -> None:
    found = people(f"Kedua tim bermain imbang.\n\n{text}")

    assert {"Setiawan", "Pranoto", "Lima", "Rahmat Hidayat", "Gomez", "Sitorus", "C. Ramos"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "Tuan rumah: Bandung, Garut, Ciamis; Solo, Klaten, Jepara; Kudus.",
        "Jadwal siaran: Senin, Selasa, Rabu pukul 46', Kamis, Jumat, Sabtu, Minggu, Senin.",
    ],
)
def test_other_lists_behind_a_colon_are_no_line_ups(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ('"Sudah," kata Camat Sukamaju, Bimo, Kamis (24/7/2025).', "Bimo", "Camat Sukamaju"),
        (
            '"Naik," ungkap Retail Research Team Leader Contoh Sekuritas, Mino, Rabu (18/6/2025).',
            "Mino",
            "Retail Research Team Leader Contoh Sekuritas",
        ),
        ("Uang diserahkan ke Norhayat selaku Kepala Dinas PUPR pada Mei.", "Norhayat", "Kepala Dinas PUPR"),
        ("Camat Sukamaju, Muslim Jaya Saputra, datang.", "Muslim Jaya Saputra", "Camat Sukamaju"),
    ],
)
def test_an_office_beside_it_makes_a_single_name_a_person(text: str, name: str, role: str) -> None:
    assert [(person.name, person.role) for person in findings(text).people] == [(name, role)]


def test_a_piece_of_a_persons_name_is_that_person() -> None:
    found = findings("Menteri Perumahan Darmawangsa Sirait datang. Jalan itu rusak, kata Wangsa. Wangsa lalu pulang.")

    assert [(person.name, person.aliases) for person in found.people] == [("Darmawangsa Sirait", ("Wangsa",))]


def test_a_letter_behind_what_says_that_it_is_a_name_is_a_person() -> None:
    assert people("Seorang pejabat berinisial M diperiksa.") == ["M"]


def test_an_or_leads_to_another_name_of_the_same_person() -> None:
    found = findings("Korban kedua adalah Siska Oktavia atau Mince. Pemilih Budi Santoso atau Agus Salim banyak.")

    assert [(person.name, person.aliases) for person in found.people] == [
        ("Siska Oktavia", ("Mince",)),
        ("Budi Santoso", ()),
        ("Agus Salim", ()),
    ]


def test_letters_that_a_bracket_tells_are_the_person_in_it() -> None:
    found = findings("Uang itu dari Saudara NOP (Noprianto Hadi). Menurut jaksa, Saudara NOP lalu pergi.")

    assert [(person.name, person.aliases) for person in found.people] == [("Noprianto Hadi", ("NOP",))]


@pytest.mark.parametrize(
    "text",
    [
        "Badan Pengelola Investasi Daya Anantara mengumumkan hal itu.",
        "Badan Penyelenggara Jaminan Contoh Halal mengumumkan hal itu.",
        "Pungutan atas wisatawan lokal di Pantai Air Manis dihentikan.",
        "Kabut menutup Dieng Plateau sejak pagi.",
    ],
)
def test_words_of_bodies_and_sights_are_nobody(text: str) -> None:
    assert people(text) == []


def test_the_beginning_of_a_name_is_its_bearer() -> None:
    found = findings("Ketua DPRD Adityawarman Hadi datang. Jalan itu rusak, kata Adit. Adit lalu pulang.")

    assert [(person.name, person.aliases) for person in found.people] == [("Adityawarman Hadi", ("Adit",))]
