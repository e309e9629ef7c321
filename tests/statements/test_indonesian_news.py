"""Frames and sources of Indonesian news: what is said, by whom, and what is no statement."""

from __future__ import annotations

import pytest
from tests.reading import statements_of


def said(body: str, language: str = "id") -> list[tuple[str, str | None]]:
    """The words of each statement with the name of who says them."""
    text, statements = statements_of(body, language=language)
    return [(" | ".join(piece.of(text) for piece in s.pieces), s.speaker_name) for s in statements]


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        ("“Air sudah surut,” bilang Ali Rahman.", "Air sudah surut,", "Ali Rahman"),
        ("Bupati Ali Rahman tertawa. “Air sudah surut,” selorohnya.", "Air sudah surut,", "Ali Rahman"),
        ("Bupati Ali Rahman berterima kasih atas bantuan warga.", "atas bantuan warga", "Ali Rahman"),
        ("Bupati Ali Rahman menegaskan kembali janji lama kepada warga.", "janji lama kepada warga", "Ali Rahman"),
        ("Disampaikan Ali Rahman bahwa tanggul perlu diperkuat.", "tanggul perlu diperkuat", "Ali Rahman"),
        ("Lebih lanjut dijelaskan, tanggul itu dibangun warga.", "tanggul itu dibangun warga", None),
        ("Kabar itu dari peneliti Ali Rahman, yang menyebut tanggul itu rapuh.", "tanggul itu rapuh", "Ali Rahman"),
        ("Bupati Ali Rahman, yang menilai tanggul itu rapuh, pergi.", "tanggul itu rapuh", "Ali Rahman"),
        ("“Air sudah surut,” ujar Plt. Kepala BPBD Demak Ali Rahman.", "Air sudah surut,", "Ali Rahman"),
        ("Dalam hal ini perusahaan menyatakan siap membantu warga.", "siap membantu warga", "perusahaan"),
        ("Terdapat spanduk menyerukan agar tanggul diperbaiki.", "agar tanggul diperbaiki", "spanduk"),
        ("Uni Eropa, sementara itu, mengutuk serangan ke kota itu.", "serangan ke kota itu", "Uni Eropa"),
        ("Kepala BMKG Ali Rahman dalam keterangan tertulis mengatakan gempa kuat.", "gempa kuat", "Ali Rahman"),
        (
            "Bupati Ali Rahman tiba. “Aman,” ujarnya, seraya menambahkan bahwa jalan dibuka.",
            "jalan dibuka",
            "Ali Rahman",
        ),
        (
            "Di mana hasil survei tersebut menunjukkan pungutan masih ada.",
            "pungutan masih ada",
            "hasil survei tersebut",
        ),
        ("Meski begitu, sekali lagi juru taktik itu menegaskan timnya siap.", "timnya siap", "juru taktik itu"),
        ("Dilansir daridetikFinance, sebanyak 26 pegawai dipecat.", "sebanyak 26 pegawai dipecat", "detikFinance"),
        (
            "“Meski sudah tua, tanggul itu masih kuat,” demikian dikutip dari laman BMKG.",
            "Meski sudah tua, tanggul itu masih kuat,",
            "laman BMKG",
        ),
        ("Presiden Joko WidodomengatakanIran sudah menang.", "Iran sudah menang", "Joko Widodo"),
        ("“Saya tidak ingat,” jawabsaksi itu.", "Saya tidak ingat,", "saksi itu"),
        (
            "Seperti yang dikatakan Ali Rahman, mitra di Demak, kepada Kompas, “Mari kita tenang.”",
            "Mari kita tenang.",
            "Ali Rahman",
        ),
        ("“Ditolak,” ujar ketua majelis hakim Ali Rahman. “Biaya dibagi,” ujar hakim.", "Biaya dibagi,", "Ali Rahman"),
        ("Polisi menyebut kapal itu salah, tetapi para ahli menilai kapal itu aman.", "kapal itu aman", "para ahli"),
        ("Kalangan buruh juga sempat menggelar aksi hingga mendesak upah naik.", "upah naik", "Kalangan buruh"),
        ("Berdasarkan laporan yang beredar, jalan itu rusak.", "jalan itu rusak", "laporan yang beredar"),
        ("“Aman,” kata pengacara Ali Rahman, Budi Santoso, di Demak.", "Aman,", "Budi Santoso"),
        (
            "“Aman,” kata Ali Rahman. Eks Kepala Bank Indonesia itu menyebut kas cukup banyak.",
            "kas cukup banyak",
            "Ali Rahman",
        ),
        ("Para konservasionis mendesak pemerintah bertindak.", "pemerintah bertindak", "Para konservasionis"),
        ("Menurut Badan Pusat Statistik (BPS Jateng), harga beras naik.", "harga beras naik", "Badan Pusat Statistik"),
        (
            "Menurut Badan Pusat Statistik (BPS) dan Bank Dunia (BD), harga beras naik.",
            "harga beras naik",
            "Badan Pusat Statistik",
        ),
        ("Bupati Ali Rahman hadir. Dikatakannya, jalan itu sudah rusak.", "jalan itu sudah rusak", "Ali Rahman"),
        ("Menurut Menteri Koperasi (Menkop) Ali Rahman, kas koperasi aman.", "kas koperasi aman", "Ali Rahman"),
        (
            "Polisi menyebut kerak itu tebal sekali, seperti dikutip dari BBC pada Kamis (15/12/2016).",
            "kerak itu tebal sekali",
            "Polisi",
        ),
        ("Di Demak, pihak berwenang mengatakan jalan ditutup.", "jalan ditutup", "pihak berwenang"),
    ],
)
def test_words_and_speaker(body: str, words: str, speaker: str | None) -> None:
    assert (words, speaker) in said(body)


@pytest.mark.parametrize(
    ("body", "words", "source"),
    [
        ("Mengutip laman resmi BMKG, Senin (19/12/2016), gempa itu kuat.", "gempa itu kuat", "laman resmi BMKG"),
        (
            "Menurut penjelasan dalam laman Kementerian Sosial, bantuan itu cair.",
            "bantuan itu cair",
            "penjelasan dalam laman Kementerian Sosial",
        ),
        ("Berdasarkan laman Kementerian Sosial, bantuan itu cair.", "bantuan itu cair", "Kementerian Sosial"),
        ("Dikutip dari buku “Sejarah Demak”, kota itu tua.", "kota itu tua", "buku “Sejarah Demak”"),
        ("DilansirFootball Demak, harga pemain naik.", "harga pemain naik", "Football Demak"),
    ],
)
def test_a_source_ends_before_what_it_says(body: str, words: str, source: str) -> None:
    assert said(body) == [(words, source)]


def test_a_source_between_words_may_be_followed_by_a_quotation() -> None:
    body = "Tanggul itu, menurut Ali Rahman, akan “menahan air laut selama lima puluh tahun”."

    assert said(body) == [("Tanggul itu | akan “menahan air laut selama lima puluh tahun”", "Ali Rahman")]


def test_a_subject_of_two_verbs_ends_before_the_first() -> None:
    body = "Bank Jawa pun menurunkan suku bunga 0,25 persen dan mengisyaratkan akan ada penurunan lagi."

    assert said(body) == [("akan ada penurunan lagi", "Bank Jawa")]


def test_a_quotation_run_on_to_a_full_stop_belongs_to_who_speaks_before_it() -> None:
    body = "“Jalan rusak,” kata Budi Santoso.\nBupati Ali Rahman memuji kerja warga.“Kami bangga,” jelasnya."

    assert said(body)[-1] == ("Kami bangga,", "Ali Rahman")


@pytest.mark.parametrize(
    "body",
    [
        "Nilai tukar dolar Amerika Serikat menguat sesudah bank sentral menurunkan bunga.",
        "Nilai Tunggakan Capai Triliunan Rupiah, Warga Cemas.",
        "Warga melaporkan Bupati Ali Rahman ke kantor polisi.",
        "Ali Rahman melaporkan kasus penipuan itu ke Polda Jawa Tengah.",
        "Presiden Joko Widodo menyampaikan pidato di gedung parlemen itu.",
        "Spanyol mengakui kedaulatan negara itu tahun lalu.",
        "Wartawan sudah mengonfirmasi Bupati Ali Rahman terkait tanggul itu.",
        "Bupati Ali Rahman memperkenalkan program baru sebagai langkah nyata mendorong industri kecil.",
        "Ali Rahman hadir dalam diskusi bertajuk “Tanggul Kita: Kuat atau Rapuh?” di Demak.",
    ],
)
def test_what_is_no_statement(body: str) -> None:
    assert said(body) == []


def test_a_date_is_nobody_that_something_is_quoted_from() -> None:
    body = "“Obat ini aman,” jelas dokter Ali Rahman dalam gelar wicara, dikutip Kamis (15/12)."

    assert said(body) == [("Obat ini aman,", "Ali Rahman")]


def test_judges_are_not_the_verdict_that_was_quoted() -> None:
    body = "“Menolak gugatan,” demikian putusan hakim. Hakim menyatakan merek itu sah."

    assert said(body)[-1] == ("merek itu sah", "Hakim")


def test_words_that_make_no_statement_name_nobody_who_goes_on_speaking() -> None:
    body = (
        "Peneliti Sari Dewi hadir. “Air laut naik,” kata Sari.\n"
        "Salah satu langkahnya yakni SPPG kotor maka dilarang melanjutkan operasi.\n“Kami menerima laporan,” ujarnya."
    )

    assert said(body)[-1] == ("Kami menerima laporan,", "Sari Dewi")


def test_a_range_of_years_parts_no_source() -> None:
    body = "Data survei BPS terhadap warga usia 18–30 tahun menunjukkan bahwa satu persen berolahraga."

    assert [words for words, _ in said(body)] == ["satu persen berolahraga"]


@pytest.mark.parametrize(
    ("body", "statement"),
    [
        (
            "Ketepatan maskapai itu mencapai 94 persen menurut data resmi Kementerian Perhubungan pada 2024.",
            ("Ketepatan maskapai itu mencapai 94 persen", "Kementerian Perhubungan"),
        ),
        (
            "“Tanggul ini aman,” ujar juru bicara tersebut, seraya menambahkan bahwa warga boleh pulang.",
            ("warga boleh pulang", "juru bicara tersebut"),
        ),
        (
            "Polres Kendal, Jawa Tengah mengungkapkan bahwa tanggul itu aman.",
            ("tanggul itu aman", "Polres Kendal"),
        ),
        (
            "Wali Kota Budi Santoso datang. “Tanggul ini aman sekali,” Budi Santoso.",
            ("Tanggul ini aman sekali,", "Budi Santoso"),
        ),
        (
            "Wali Kota Budi Santoso menyoroti tanggul itu, yang disebutnya sudah tua.",
            ("sudah tua", "Budi Santoso"),
        ),
        (
            "Iran menegaskan tidak ingin perang, namun akan terus membalas serangan yang dianggap mengancam.",
            ("tidak ingin perang, namun akan terus membalas serangan yang dianggap mengancam", "Iran"),
        ),
        (
            "Budi Santoso mengatakan, status tanggul itu menjadi bukti bahwa air sudah surut.",
            ("status tanggul itu menjadi bukti bahwa air sudah surut", "Budi Santoso"),
        ),
        (
            "Selanjutnya, tambah Budi Santoso, petugas akan memeriksa tanggul, mulai dari hulu.",
            ("petugas akan memeriksa tanggul, mulai dari hulu", "Budi Santoso"),
        ),
        (
            "Tanggul itu, menurut dua sumber yang dikutip CNN, Rabu (18/6/2025), akan segera diperbaiki.",
            ("Tanggul itu | akan segera diperbaiki", "dua sumber"),
        ),
        ("Tanggul itu ramai dibicarakan karena dinilai dapat merusak sawah.", ("dapat merusak sawah", None)),
        (
            "Budi Santoso mengatakan “tidak ada bahaya sama sekali” dan bahwa warga sudah pulang.",
            ("“tidak ada bahaya sama sekali” dan bahwa warga sudah pulang", "Budi Santoso"),
        ),
    ],
)
def test_sources_and_bounds_of_what_is_said(body: str, statement: tuple[str, str | None]) -> None:
    assert said(body)[-1] == statement


@pytest.mark.parametrize(
    "body",
    [
        "Budi Santoso menjawab sejumlah pertanyaan dari wartawan.",
        "Budi Santoso mengungkapkan hal itu berdasarkan keterangan saksi.",
        "Korban itu meminta bantuan warga sekitar di Palu.",
    ],
)
def test_what_only_tells_that_somebody_spoke_or_asked_for_help(body: str) -> None:
    assert said(body) == []


def test_who_commented_is_who_is_meant_next() -> None:
    body = "Pengacara Siti Aminah, Budi Santoso, turut berkomentar mengenai tanggul itu. Ia mengatakan airnya surut."

    assert said(body) == [("airnya surut", "Budi Santoso")]


@pytest.mark.parametrize(
    ("body", "statement"),
    [
        (
            "Wali Kota Budi Santoso menyerukan penyerahan tanpa syarat melalui sebuah unggahan di media sosial.",
            ("penyerahan tanpa syarat", "Budi Santoso"),
        ),
        (
            "Wali Kota Budi Santoso mengatakan tanggul itu aman, dalam komentar pertamanya sejak Jumat.",
            ("tanggul itu aman", "Budi Santoso"),
        ),
        (
            "Wali Kota Budi Santoso memperingatkan Siti Aminah bahwa tanggul itu rusak.",
            ("tanggul itu rusak", "Budi Santoso"),
        ),
        (
            "Wali Kota Budi Santoso menolak tawaran Siti Aminah, dengan mengatakan tanggul itu aman.",
            ("tanggul itu aman", "Budi Santoso"),
        ),
        (
            "Wali Kota Budi Santoso mengatakan belum tahu, karena Siti Aminah mengatakan tanggul itu aman.",
            ("tanggul itu aman", "Siti Aminah"),
        ),
        (
            "Wali Kota Budi Santoso datang. “Jangan menyebar kabar bohong,” begitu katanya.",
            ("Jangan menyebar kabar bohong,", "Budi Santoso"),
        ),
        (
            "“Air surut,” kata Kementerian Kesehatan dalam pernyataannya. “Warga pulang,” tambah pernyataan tersebut.",
            ("Warga pulang,", "Kementerian Kesehatan"),
        ),
    ],
)
def test_who_said_it_and_how(body: str, statement: tuple[str, str | None]) -> None:
    assert said(body)[-1] == statement
