"""Indonesian time expressions: own sentences, the words found and the value they have."""

from __future__ import annotations

import pytest
from tests.mentions.moment_samples import found_in, values_in

WEDNESDAY = "2025-10-22"

TABLE = [
    ("Perjanjian Linggarjati ditandatangani 25 Maret 1947.", ["25 Maret 1947"], ["1947-03-25"]),
    ("Rapat digelar Jumat (17/10/2025).", ["Jumat (17/10/2025)"], ["2025-10-17"]),
    ("Rapat digelar Senin (20/10).", ["Senin (20/10)"], ["2025-10-20"]),
    ("Hujan turun Jumat (3/10/2025) malam.", ["Jumat (3/10/2025) malam"], ["2025-10-03TNI"]),
    ("Hujan turun Kamis malam (16/10/2025).", ["Kamis malam (16/10/2025)"], ["2025-10-16TNI"]),
    ("Hujan turun Jumat (10/10/2025) malam kemarin.", ["Jumat (10/10/2025) malam kemarin"], ["2025-10-10TNI"]),
    ("Ia wafat pada 6 Nop 2019 itu.", ["6 Nop 2019"], ["2019-11-06"]),
    ("Surat bertanggal 6 Agt 2019 dan 7 Ags 2019.", ["6 Agt 2019", "7 Ags 2019"], ["2019-08-06", "2019-08-07"]),
    ("Sejak 2011 candi itu dipugar.", ["2011"], ["2011"]),
    ("Pada tahun 2024 produksi naik.", ["tahun 2024"], ["2024"]),
    ("Rel dibangun pada tahun 1970-an.", ["tahun 1970-an"], ["197"]),
    ("Benteng itu dari abad ke-19.", ["abad ke-19"], ["18"]),
    ("Festival digelar 17-19 Oktober 2025.", ["17-19 Oktober 2025"], ["2025-10-17"]),
    (
        "Festival digelar 21 Oktober hingga 9 November 2025.",
        ["21 Oktober hingga 9 November 2025"],
        ["2025-10-21"],
    ),
    ("Festival Sabtu-Minggu (18-19/10/2025).", ["Sabtu-Minggu (18-19/10/2025)"], ["2025-10-18"]),
    ("Ia tiba Rabu malam.", ["Rabu malam"], ["2025-10-22TNI"]),
    ("Ia tiba Kamis.", ["Kamis"], ["2025-10-16"]),
    ("Ia akan tiba Kamis.", ["Kamis"], ["2025-10-23"]),
    ("Ia tiba Senin pekan depan.", ["Senin pekan depan"], ["2025-10-27"]),
    ("Ia tiba Jumat pekan lalu.", ["Jumat pekan lalu"], ["2025-10-17"]),
    ("Hari ini ia datang, kemarin belum, besok lagi.", ["Hari ini", "kemarin", "besok"], None),
    ("Lusa ia pulang.", ["Lusa"], ["2025-10-24"]),
    ("Semalam hujan deras.", ["Semalam"], ["2025-10-21TNI"]),
    ("Tadi malam hujan, nanti malam juga.", ["Tadi malam", "nanti malam"], ["2025-10-21TNI", "2025-10-22TNI"]),
    ("Tadi pagi jalan macet.", ["Tadi pagi"], ["2025-10-22TMO"]),
    ("Ia pindah dua hari lalu.", ["dua hari lalu"], ["2025-10-20"]),
    ("Ia pindah 4 tahun lalu.", ["4 tahun lalu"], ["2021"]),
    ("Ia pindah 2 bulan yang lalu.", ["2 bulan yang lalu"], ["2025-08"]),
    ("Ia pindah setahun yang lalu.", ["setahun yang lalu"], ["2024"]),
    (
        "Harga naik pekan lalu, bulan ini, dan tahun depan.",
        ["pekan lalu", "bulan ini", "tahun depan"],
        ["2025-W42", "2025-10", "2026"],
    ),
    ("Harga naik pada akhir pekan lalu.", ["akhir pekan lalu"], ["2025-W42"]),
    ("Pabrik buka awal tahun 2024.", ["awal tahun 2024"], ["2024"]),
    ("Pabrik buka pertengahan Juni 2025.", ["pertengahan Juni 2025"], ["2025-06"]),
    ("Pabrik tutup akhir tahun lalu.", ["akhir tahun lalu"], ["2024"]),
    ("Pabrik buka pada musim panas 2024.", ["musim panas 2024"], ["2024-SU"]),
    ("Laba naik pada kuartal IV 2024.", ["kuartal IV 2024"], ["2024-Q4"]),
    ("Laba naik pada kuartal I dan II 2024.", ["kuartal I", "II 2024"], ["2024-Q1", "2024-Q2"]),
    ("Laba naik pada semester I 2025.", ["semester I 2025"], ["2025-H1"]),
    ("Bantuan untuk Juni dan Juli 2025.", ["Juni", "Juli 2025"], ["2025-06", "2025-07"]),
    ("Bantuan cair pada Desember mendatang.", ["Desember mendatang"], ["2025-12"]),
    ("Bantuan cair pada September.", ["September"], ["2025-09"]),
    (
        "Gempa terjadi Selasa (21/10) pukul 14.30 WIB.",
        ["Selasa (21/10) pukul 14.30 WIB"],
        ["2025-10-21T14:30"],
    ),
    ("Gempa terjadi Rabu, 8 Oktober 2025, pukul 09.15 Wita.", None, ["2025-10-08T09:15"]),
    ("Ia tiba jam 8 malam kemarin.", ["jam 8 malam kemarin"], ["2025-10-21T20:00"]),
    ("Ia tiba kemarin jam setengah 8.", ["kemarin jam setengah 8"], ["2025-10-21T07:30"]),
    ("Ia tiba pada malam Minggu.", ["malam Minggu"], ["2025-10-18TNI"]),
    ("Idulfitri 1446 H dirayakan bersama.", ["Idulfitri 1446 H"], ["2025-03-31"]),
    ("Tahun baru jatuh pada 1 Muharram 1447 H.", ["1 Muharram 1447 H"], ["2025-06-27"]),
    ("Rapat tanggal 17 bulan ini batal.", ["17 bulan ini"], ["2025-10-17"]),
    ("Ia dipenjara selama dua tahun.", ["dua tahun"], ["P2Y"]),
    ("Hujan turun 3 jam.", ["3 jam"], ["PT3H"]),
    ("Cuaca buruk tiga hari ke depan.", ["tiga hari ke depan"], ["P3D"]),
    ("Laba turun dalam dua tahun terakhir.", ["dua tahun terakhir"], ["P2Y"]),
    ("Pasar buka setiap Senin.", ["setiap Senin"], ["XXXX-WXX-1"]),
    ("Harga emas per Kamis naik.", ["Kamis"], ["2025-10-16"]),
    ("Tarif naik per bulan.", ["per bulan"], ["P1M"]),
    ("UU 22 Tahun 2001 berlaku.", ["Tahun 2001"], ["2001"]),
    (
        "Kapal berangkat Selasa (21/10/2025), pukul 05.00 WIB.",
        ["Selasa (21/10/2025)", "pukul 05.00 WIB"],
        ["2025-10-21", "2025-10-21T05:00"],
    ),
    ("Pasar buka setiap hari.", ["setiap hari"], ["P1D"]),
    ("Saat ini pasar sepi.", ["Saat ini"], ["PRESENT_REF"]),
    ("Saat itu pasar ramai.", ["Saat itu"], ["PAST_REF"]),
    ("Hujan berlangsung beberapa saat.", ["beberapa saat"], ["PXX"]),
]


@pytest.mark.parametrize(("text", "words", "values"), TABLE, ids=[row[0] for row in TABLE])
def test_a_time_expression_has_its_value(text: str, words: list[str] | None, values: list[str] | None) -> None:
    found = found_in(text, "id", WEDNESDAY)

    assert words is None or [word for word, _ in found] == words
    assert values is None or [value for _, value in found] == values


@pytest.mark.parametrize(
    "text",
    [
        "Ia membaca satu buku di Pasar Minggu dan Jalan Senin.",
        "Perangkat lunak versi 2.0.1 itu seharga Rp 2025.",
        "Sebanyak 2000 orang hadir di lapangan.",
        "Hubungi 0812-2025-2024 untuk keterangan.",
        "Skor akhir 2-1 dan sisa 3/4 bagian.",
        "Penyanyi Maret dan adiknya tersenyum.",
        "Cerita Negeri 1001 Malam tersebut terkenal.",
        "Putusan nomor 2024/PDT/2023 dibacakan.",
        "Videonya tayang di 3detik.",
        "Pria berusia 26 tahun itu menang.",
        "Posisi kapal 6 derajat 12 menit lintang selatan.",
        "Alamatnya https://berita.example/2025/10/22/banjir di sana.",
    ],
)
def test_ordinary_words_and_figures_are_no_time(text: str) -> None:
    assert found_in(text, "id", WEDNESDAY) == []


def test_a_weekday_that_disagrees_with_its_date_wins_when_it_is_nearer_before_publication() -> None:
    (moment,) = values_in("Lomba digelar Minggu (6/9/2025).", "id", "2025-09-08")

    assert (moment.value, moment.alternatives) == ("2025-09-07", ("2025-09-06",))


def test_a_date_long_before_publication_stands_against_its_weekday() -> None:
    (moment,) = values_in("Museum dibuka Senin (6/5/2018).", "id", "2025-06-16")

    assert (moment.value, moment.alternatives) == ("2018-05-06", ("2018-05-07",))


def test_last_years_number_gives_way_where_this_years_fits_the_weekday() -> None:
    (moment,) = values_in("Museum dibuka Jumat (3/1/2024).", "id", "2025-01-04")

    assert (moment.value, moment.alternatives) == ("2025-01-03", ("2024-01-03",))


def test_minggu_is_the_week_in_lower_case_and_the_sunday_with_a_capital() -> None:
    found = found_in("Ia datang minggu lalu dan pulang Minggu lalu.", "id", WEDNESDAY)

    assert [value for _, value in found] == ["2025-W42", "2025-10-19"]


def test_the_same_day_is_the_day_last_named_and_the_one_before_is_kept() -> None:
    text = "Ia bicara Jumat (17/10/2025). Pada Kamis (16/10/2025) ia diam. Di hari yang sama hujan turun."

    *_, same = values_in(text, "id", WEDNESDAY)

    assert (same.value, same.alternatives) == ("2025-10-16", ("2025-10-17",))


def test_a_clock_time_has_its_day_from_the_sentence_before() -> None:
    text = "Api muncul Selasa (21/10). Petugas tiba pukul 20.15 WIB."

    *_, clock = values_in(text, "id", WEDNESDAY)

    assert clock.value == "2025-10-21T20:15"


def test_the_day_something_was_said_is_not_the_day_the_clock_times_belong_to() -> None:
    text = (
        "Kapal hilang Minggu (19/10/2025). Kapal dicari, kata kepala pelabuhan, Rabu (22/10/2025)."
        " Kontak putus pukul 06.40 WIB."
    )

    *_, clock = values_in(text, "id", WEDNESDAY)

    assert clock.value == "2025-10-19T06:40"


def test_a_clock_time_without_any_day_keeps_the_day_open() -> None:
    (clock,) = values_in("Toko buka pukul 07.30.", "id", WEDNESDAY)

    assert clock.value == "XXXX-XX-XXT07:30"


def test_relative_words_in_a_quotation_stand_on_the_day_it_was_said() -> None:
    text = "“Kemarin kami panen,” kata petani itu, Senin (20/10/2025)."

    first, _ = values_in(text, "id", WEDNESDAY)

    assert first.value == "2025-10-19"


def test_an_undated_article_is_as_old_as_the_date_in_its_lead() -> None:
    text = "Bendungan diresmikan, Jumat (23/12/2016). Kemarin hujan."

    *_, yesterday = values_in(text, "id", None)

    assert yesterday.value == "2016-12-22"


def test_without_any_date_to_stand_on_the_value_says_so() -> None:
    found = found_in("Kemarin hujan. Ia pulang Jumat malam. Tahun lalu kering.", "id", None)

    assert [value for _, value in found] == ["PAST_REF", "XXXX-WXX-5TNI", "PAST_REF"]


def test_a_numeric_date_is_read_day_first_and_the_other_reading_is_kept() -> None:
    (moment,) = values_in("Akta dibuat 03/04/2017.", "id", WEDNESDAY)

    assert (moment.value, moment.alternatives) == ("2017-04-03", ("2017-03-04",))


def test_a_word_grown_to_a_weekday_leaves_it_whole() -> None:
    assert found_in("Ia tiba padaKamis (16/10).", "id", WEDNESDAY) == [("Kamis (16/10)", "2025-10-16")]


def test_minggu_at_the_head_of_a_sentence_keeps_the_sunday_as_its_other_reading() -> None:
    first, second = values_in("Minggu lalu jalan ditutup. Minggu depan dibuka.", "id", WEDNESDAY)

    assert (first.value, first.alternatives) == ("2025-W42", ("2025-10-19",))
    assert (second.value, second.alternatives) == ("2025-W44", ("2025-10-26",))


def test_a_day_and_month_in_figures_keep_the_other_order() -> None:
    (moment,) = values_in("Rapat digelar (9/10).", "id", WEDNESDAY)

    assert (moment.value, moment.alternatives) == ("2025-10-09", ("2025-09-10",))


def test_a_date_in_figures_with_one_reading_has_no_other() -> None:
    (moment,) = values_in("Akta dibuat 23/12/2016.", "id", WEDNESDAY)

    assert (moment.value, moment.alternatives) == ("2016-12-23", ())


def test_the_day_after_keeps_the_day_after_the_earlier_date() -> None:
    text = "Hujan turun Senin (13/10/2025). Banjir datang Kamis (16/10/2025). Keesokan harinya warga mengungsi."

    *_, after = values_in(text, "id", WEDNESDAY)

    assert (after.value, after.alternatives) == ("2025-10-17", ("2025-10-14",))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Tahun Baru Imlek 2576", "2025-01-29"),
        ("Hari Raya Nyepi 1947", "2025-03-29"),
        ("Waisak 2569", "2025-05-12"),
    ],
)
def test_a_feast_is_found_by_the_year_of_its_own_calendar(words: str, value: str) -> None:
    assert found_in(f"Warga merayakan {words}.", "id", WEDNESDAY) == [(words, value)]
