"""Who said what."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import parsed, reading_of, statements_of

from saksi.records import Statement

ID = [
    # text, [(words said, speaker, manner)]
    (
        "“Kami akan mengirim bantuan besok,” kata Presiden Joko Widodo di Jakarta, Jumat (23/12/2016).",
        [("Kami akan mengirim bantuan besok,", "Joko Widodo", "direct")],
    ),
    (
        "Presiden Joko Widodo mengatakan bahwa ibu kota akan dipindahkan ke Kalimantan Timur.",
        [("ibu kota akan dipindahkan ke Kalimantan Timur", "Joko Widodo", "indirect")],
    ),
    (
        "Menurut Presiden Joko Widodo, ibu kota akan dipindahkan.",
        [("ibu kota akan dipindahkan", "Joko Widodo", "indirect")],
    ),
    (
        "Presiden Joko Widodo mengunjungi Palu.\nMenurutnya, bantuan sudah tiba. “Semua bergerak cepat,” ujarnya.",
        [
            ("bantuan sudah tiba", "Joko Widodo", "indirect"),
            ("Semua bergerak cepat,", "Joko Widodo", "direct"),
        ],
    ),
    (
        "Presiden Joko Widodo tiba di Palu. Dia menambahkan, “Semua warga harus dibantu.”",
        [("Semua warga harus dibantu.", "Joko Widodo", "direct")],
    ),
    (
        "Gempa itu, kata Menteri Sri Mulyani, merusak ribuan rumah warga di pesisir.",
        [("Gempa itu merusak ribuan rumah warga di pesisir", "Sri Mulyani", "indirect")],
    ),
    (
        "Presiden Vladimir Putin menyebut perebutan kota itu “langkah yang sangat besar” menuju perdamaian.",
        [("perebutan kota itu “langkah yang sangat besar” menuju perdamaian", "Vladimir Putin", "mixed")],
    ),
    (
        "Presiden Joko Widodo menyatakan bantuan sudah dikirim dan meminta warga bersabar di tenda.",
        [
            ("bantuan sudah dikirim", "Joko Widodo", "indirect"),
            ("warga bersabar di tenda", "Joko Widodo", "indirect"),
        ],
    ),
    (
        "“Kami sudah menemukan kotak hitam,” kata Menteri Budi Karya. “Besok kami angkat dari laut.”",
        [
            ("Kami sudah menemukan kotak hitam,", "Budi Karya", "direct"),
            ("Besok kami angkat dari laut.", "Budi Karya", "direct"),
        ],
    ),
    (
        "Presiden Joko Widodo meminta warga untuk mengungsi dan melaporkan kerusakan rumah.",
        [("warga untuk mengungsi dan melaporkan kerusakan rumah", "Joko Widodo", "indirect")],
    ),
    (
        "Hasil survei menunjukkan separuh warga setuju ibu kota pindah.",
        [("separuh warga setuju ibu kota pindah", "Hasil survei", "indirect")],
    ),
    (
        "“Kami sudah tiba di lokasi,” kata Direktur Perempuan, Anak, dan Keluarga, Sri Mulyani.",
        [("Kami sudah tiba di lokasi,", "Sri Mulyani", "direct")],
    ),
    (
        "Presiden Joko Widodo menelepon Vladimir Putin dan kemudian mengatakan bahwa bantuan sudah tiba.",
        [("bantuan sudah tiba", "Joko Widodo", "indirect")],
    ),
    (
        "Menurut Sri Mulyani, Kepala Badan Meteorologi, Klimatologi, dan Geofisika (BMKG), tsunami itu setinggi rumah.",
        [("tsunami itu setinggi rumah", "Sri Mulyani", "indirect")],
    ),
    (
        "Presiden Joko Widodo meminta maaf atas kesalahan data korban.",
        [("atas kesalahan data korban", "Joko Widodo", "indirect")],
    ),
    ("Korban dilaporkan selamat setelah dua hari.", [("Korban selamat setelah dua hari", None, "indirect")]),
]
EN = [
    (
        "President Vladimir Putin phoned Barack Obama and later said that talks would be held in Astana.",
        [("talks would be held in Astana", "Vladimir Putin", "indirect")],
    ),
    (
        '"We will rebuild the city," President Vladimir Putin told reporters in Moscow on Friday.',
        [("We will rebuild the city,", "Vladimir Putin", "direct")],
    ),
    (
        "President Vladimir Putin said that the operation in Aleppo was over.",
        [("the operation in Aleppo was over", "Vladimir Putin", "indirect")],
    ),
    (
        "A gunman has shot dead the Russian ambassador in Ankara, officials said.",
        [("A gunman has shot dead the Russian ambassador in Ankara", "officials", "indirect")],
    ),
    (
        "According to President Vladimir Putin, talks will be held in Astana.",
        [("talks will be held in Astana", "Vladimir Putin", "indirect")],
    ),
    (
        'President Vladimir Putin flew home. "The talks went well," he said. "We will meet again soon."',
        [
            ("The talks went well,", "Vladimir Putin", "direct"),
            ("We will meet again soon.", "Vladimir Putin", "direct"),
        ],
    ),
    (
        'President Vladimir Putin called the attack "a vile provocation" against both countries.',
        [('the attack "a vile provocation" against both countries', "Vladimir Putin", "mixed")],
    ),
]


def told(statement: Statement, text: str) -> tuple[str, str | None, str]:
    return " ".join(piece.of(text) for piece in statement.pieces), statement.speaker_name, statement.manner


@pytest.mark.parametrize(("body", "expected"), ID)
def test_an_indonesian_statement_has_its_words_and_speaker(body: str, expected: list[tuple[str, str, str]]) -> None:
    text, statements = statements_of(body)

    assert [told(statement, text) for statement in statements] == expected


@pytest.mark.parametrize(("body", "expected"), EN)
def test_an_english_statement_has_its_words_and_speaker(body: str, expected: list[tuple[str, str, str]]) -> None:
    text, statements = statements_of(body, language="en")

    assert [told(statement, text) for statement in statements] == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("id", "Presiden Joko Widodo tidak mengatakan bahwa ibu kota akan pindah."),
        ("id", "Rumah itu dikenal sebagai “rumah hantu” oleh warga."),
        ("id", "Film “Laskar Pelangi” tayang pada 2008."),
        ("id", "Warga berkumpul di lapangan sejak pagi."),
        ("id", "Kasus itu sudah dilaporkan ke polisi."),
        ("en", "President Vladimir Putin declined to say whether he would come."),
        ("en", "The film “The Act of Killing” was shown in 2012."),
        ("en", "The United States and Russia signed the treaty."),
    ],
)
def test_what_nobody_says_is_no_statement(language: str, body: str) -> None:
    assert statements_of(body, language=language)[1] == ()


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("Presiden Joko Widodo meminta polisi menangkap para pelaku.", "demand"),
        ("Presiden Joko Widodo membantah ikut campur dalam perkara itu.", "denial"),
        ("Presiden Joko Widodo berharap bantuan segera tiba di Palu.", "wish"),
        ("Presiden Joko Widodo berjanji akan membangun kembali Palu.", "promise"),
        ("Presiden Joko Widodo mengklaim semua korban telah ditolong.", "claim"),
    ],
)
def test_the_act_says_what_the_words_do(body: str, act: str) -> None:
    (statement,) = statements_of(body)[1]

    assert statement.act == act


def test_addressee_and_occasion_are_kept_out_of_the_words() -> None:
    body = "“Kami siap membantu,” kata Presiden Joko Widodo kepada wartawan di Jakarta, Jumat (23/12/2016)."

    (statement,) = statements_of(body)[1]

    assert statement.addressee == "wartawan"
    assert statement.occasion is not None
    assert statement.occasion.text == "di Jakarta, Jumat (23/12/2016)"
    assert statement.occasion.moment is not None


def test_a_source_inside_a_report_points_at_it() -> None:
    body = "Officials said the port of Aden was closed, according to the Reuters news agency."

    statements = statements_of(body, language="en")[1]

    inner = next(s for s in statements if s.speaker_name == "Officials")
    outer = next(s for s in statements if s is not inner)
    assert inner.via == outer.id


def test_a_description_of_somebody_known_is_that_person() -> None:
    body = (
        "“Bantuan sudah tiba,” kata Presiden Joko Widodo di Palu.\n"
        "Mantan Wali Kota Solo itu mengatakan jalan akan segera dibuka."
    )

    statements = statements_of(body)[1]

    assert [statement.speaker_name for statement in statements] == ["Joko Widodo", "Joko Widodo"]


def test_a_paper_speaks_for_the_body_it_is_of() -> None:
    body = "Data Kementerian Kesehatan menunjukkan ribuan warga Palu mengungsi ke Makassar."

    (statement,) = statements_of(body)[1]

    assert statement.speaker_name == "Kementerian Kesehatan"


def test_an_odd_quotation_mark_does_not_lose_the_rest() -> None:
    body = (
        "“Kami tidak tahu apa-apa, kata Presiden Joko Widodo.\n"
        "Presiden Joko Widodo mengatakan bantuan sudah tiba di Palu."
    )

    text, statements = statements_of(body)

    assert told(statements[-1], text) == ("bantuan sudah tiba di Palu", "Joko Widodo", "indirect")


def test_a_speaker_has_the_fullest_name_and_role_of_the_article() -> None:
    body = "Presiden Rusia Vladimir Putin tiba di Ankara.\n“Kami akan kembali,” ujar Putin."

    (statement,) = statements_of(body)[1]

    assert (statement.speaker_name, statement.role) == ("Vladimir Putin", "Presiden Rusia")


def test_a_word_of_saying_at_the_very_end_is_no_longer_phrase() -> None:
    assert statements_of("Rescue teams in Palu heard the calls", language="en")[1] == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "kata",
                "Putin",
                ",",
                ".",
                '"',
                "“",
                "”",
                "mengatakan",
                "bahwa",
                "menurut",
                "dia",
                "\n",
                "ujarnya",
                ":",
                "dan",
                "di",
            ]
        ),
        max_size=60,
    )
)
def test_any_order_of_words_and_marks_gives_valid_spans(words: list[str]) -> None:
    reading = reading_of(" ".join(words))
    assert reading.article is not None
    size = len(reading.article.text)

    for statement in reading.statements:
        assert all(0 <= piece.start < piece.end <= size for piece in statement.pieces)
        assert list(statement.pieces) == sorted(statement.pieces)


@pytest.mark.parametrize(
    "piece", ["kata Putin, ", "“a ", '"a" kata ', "menurut dia ", "Putin mengatakan ", "a, ", "dan menambahkan "]
)
def test_a_hundred_thousand_odd_characters_take_linear_time(piece: str) -> None:
    from saksi.records import Findings
    from saksi.statements import find_statements

    parse = parsed((piece * 100_000)[:100_000])

    started = time.process_time()
    find_statements(parse, Findings())

    assert time.process_time() - started < 30
