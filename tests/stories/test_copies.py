"""Copies of one text are told from reports of the same thing in other words."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from tests.archive.sample import article_of

from saksi.records import Article, Reading, Span
from saksi.stories import find_copies, report_of

AGENCY = (
    "Gempa bumi berkekuatan 7,4 mengguncang Donggala di Sulawesi Tengah pada Jumat sore dan memicu tsunami. "
    "Badan Meteorologi mencatat pusat gempa berada di darat pada kedalaman sebelas kilometer. "
    "Ribuan rumah rusak dan listrik di seluruh kota padam. "
    "Pemerintah mengirim tentara, tenaga medis dan bahan pangan dengan pesawat angkut ke bandara yang rusak. "
    "Kepala badan penanggulangan bencana meminta warga menjauhi pantai sampai keadaan aman. "
    "Sejumlah negara menawarkan bantuan, dan presiden menerimanya pada awal Oktober."
)
OWN = (
    "Warga Palu masih mencari keluarga mereka di antara puing tiga hari setelah bencana itu. "
    "Di Petobo tanah mencair dan menelan ratusan rumah, kata seorang ketua RT yang selamat. "
    "Rumah sakit merawat korban di halaman karena gedungnya retak. "
    "“Kami butuh air bersih dan tenda,” ujarnya. "
    "Pasar mulai buka dengan dagangan seadanya dan antrean bensin mengular sampai jalan besar."
)


def reading(body: str, name: str, *, title: str | None = None, published: str | None = "2018-10-01") -> Reading:
    return Reading(article_of(body, title=title or name, url=f"https://{name}.example/1", published=published))


def ids(*readings: Reading) -> tuple[str, ...]:
    return tuple(sorted(reading.article.id for reading in readings if reading.article))


def copies(*readings: Reading) -> list[tuple[str, ...]]:
    return [tuple(sorted(group)) for group in find_copies(readings)]


def test_one_text_under_two_headlines_is_a_copy() -> None:
    one, other = reading(AGENCY, "a"), reading(AGENCY, "b", title="Gempa Donggala: listrik padam")

    assert copies(one, other) == [ids(one, other)]


def test_a_dateline_and_a_new_first_sentence_leave_a_copy_a_copy() -> None:
    one = reading(f"Jakarta (Kantor Berita) - {AGENCY}", "a")
    other = reading(f"Palu, Kabar Contoh – Kabar duka datang dari Sulawesi. {AGENCY}", "b")

    assert copies(one, other) == [ids(one, other)]


def test_a_text_that_a_desk_has_cut_by_half_is_a_copy() -> None:
    one, other = reading(AGENCY, "a"), reading(AGENCY[: len(AGENCY) // 2], "b")

    assert copies(one, other) == [ids(one, other)]


def test_an_own_report_of_the_same_thing_is_no_copy() -> None:
    assert copies(reading(AGENCY, "a"), reading(OWN, "b")) == []


def test_two_reports_that_quote_the_same_sentence_are_no_copies() -> None:
    quoted = "“Kami minta warga menjauhi pantai sampai keadaan aman betul,” kata kepala badan itu."

    assert copies(reading(f"{AGENCY} {quoted}", "a"), reading(f"{OWN} {quoted}", "b")) == []


def test_furniture_that_two_articles_share_does_not_make_them_copies() -> None:
    box = "Baca juga berita pilihan kami dan ikuti kanal kami supaya tidak ketinggalan kabar terbaru setiap hari. " * 8

    def with_furniture(body: str, name: str) -> Reading:
        made = reading(f"{body} {box}", name)
        assert isinstance(made.article, Article)
        text = made.article.text
        return replace(made, article=replace(made.article, furniture=(Span(text.index(box), len(text)),)))

    assert copies(with_furniture("Harga beras naik di Medan.", "a"), with_furniture("Banjir surut di Aceh.", "b")) == []


def test_two_short_texts_are_copies_only_where_nearly_all_is_the_same() -> None:
    short = "Harga beras naik di Medan pada Senin pagi, kata dinas perdagangan."
    one, other, third = (
        reading(short, "a"),
        reading(short, "b"),
        reading(short.replace("beras naik", "cabai turun"), "c"),
    )

    assert copies(one, other, third) == [ids(one, other)]


def test_empty_articles_are_no_copies() -> None:
    assert copies(reading("", "a"), reading("", "b")) == []


def test_groups_are_the_same_in_any_order_of_readings() -> None:
    readings = [reading(AGENCY, "a"), reading(OWN, "b"), reading(AGENCY + " Tambahan.", "c"), reading(OWN, "d")]

    assert find_copies(readings) == find_copies(readings[::-1])


def test_a_hostile_text_is_compared_in_linear_time() -> None:
    for text in ("a " * 200_000, "a" * 200_000, " " * 200_000, "– " * 100_000, "a-" * 100_000):
        begun = time.process_time()
        report_of(reading(text, "a"))
        assert time.process_time() - begun < 2.0


def test_a_text_that_a_thousand_outlets_carry_is_one_group() -> None:
    dice = random.Random(7)
    words = AGENCY.split()
    readings = [reading(" ".join(words[dice.randrange(6) :]), f"outlet{number}") for number in range(1000)]
    begun = time.process_time()

    (group,) = find_copies(readings)

    assert len(group) == 1000
    assert time.process_time() - begun < 10
