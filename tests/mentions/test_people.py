"""People: names, forms, roles, countries."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import reading_of

from saksi.languages import LANGUAGES, parse
from saksi.mentions.glue import unglued
from saksi.mentions.names import name_words
from saksi.mentions.people import find_people
from saksi.records import Article, Body, Mention, Person, Span


def article_of(text: str, title: str | None = None) -> Article:
    whole = f"{title}\n\n{text}" if title else text
    none: tuple[()] = ()
    start = len(whole) - len(text)
    return Article(
        "a", "u", None, None, title, whole, None, None, None, None, none, None, none, none, none, None, none, none,
        none,
        False, none, {}, "o", None, "d", start,
    )  # fmt: skip


Found = tuple[tuple[Person, ...], tuple[Body, ...], tuple[Mention, ...]]


def found_in(text: str, code: str, title: str | None = None) -> Found:
    return find_people(unglued(parse(article_of(text, title), LANGUAGES[code]), name_words(LANGUAGES[code])), ())


def people_in(text: str, code: str, title: str | None = None) -> list[Person]:
    return list(found_in(text, code, title)[0])


@pytest.mark.parametrize(
    ("code", "text", "name", "role"),
    [
        ("id", "Presiden Rusia Vladimir Putin tiba di Ankara.", "Vladimir Putin", "Presiden Rusia"),
        ("id", "Kapolres Jepara AKBP Budi Santoso memimpin apel.", "Budi Santoso", "Kapolres Jepara"),
        (
            "id",
            "Sri Mulyani, Menteri Keuangan Republik Indonesia, mengatakan hal itu.",
            "Sri Mulyani",
            "Menteri Keuangan Republik Indonesia",
        ),
        (
            "id",
            "Kepala Badan Meteorologi, Dwikorita Karnawati, menjelaskan prakiraan itu.",
            "Dwikorita Karnawati",
            "Kepala Badan Meteorologi",
        ),
        (
            "id",
            "Siti Aminah (34), pemilik warung di Klaten, mengatakan harga naik.",
            "Siti Aminah",
            "pemilik warung di Klaten",
        ),
        ("id", "Rudi Hartono selaku Ketua PBSI hadir.", "Rudi Hartono", "Ketua PBSI"),
        (
            "id",
            "Kepala Bidang Riset, Inovasi, dan Mutu PT Karya Abadi, Joko Susilo, hadir.",
            "Joko Susilo",
            "Kepala Bidang Riset, Inovasi, dan Mutu PT Karya Abadi",
        ),
        (
            "id",
            "Ketua RT 18 RW 06, Kelurahan Sukamaju, Kusmana mengatakan hal itu.",
            "Kusmana",
            "Ketua RT 18 RW 06, Kelurahan Sukamaju",
        ),
        ("id", "Polisi menangkap pelaku penipuan Rudi Hartono.", "Rudi Hartono", "pelaku penipuan"),
        (
            "id",
            "Tim berlatih di bawah pelatih baru, Bambang Nurdiansyah, kemarin.",
            "Bambang Nurdiansyah",
            "pelatih baru",
        ),
        ("en", "The Russian president Vladimir Putin arrived in Ankara.", "Vladimir Putin", "Russian president"),
        ("en", "Angela Merkel, the German chancellor, said talks would go on.", "Angela Merkel", "German chancellor"),
        ("en", "The talks went well, said spokeswoman Sandy Miller.", "Sandy Miller", "spokeswoman"),
        ("id", "Bupati Joko Widagdo hadir. Mantan dosen itu tersenyum.", "Joko Widagdo", "Bupati"),
        ("id", "Joko Widagdo (41) hadir. Mantan kepala desa itu tersenyum.", "Joko Widagdo", "Mantan kepala desa"),
        (
            "id",
            "Presiden Rusia Vladimir Putin hadir. Soal pemilihan presiden Amerika Serikat, Putin mengatakan itu biasa.",
            "Vladimir Putin",
            "Presiden Rusia",
        ),
        ("id", "Menurut Pak Rudianto (CEO Danantara), harga turun.", "Rudianto", "CEO Danantara"),
        ("en", "He leaves sons: Peter Jones.", "Peter Jones", "sons"),
        ("en", "Director of Finance Peter Jones resigned.", "Peter Jones", "Director of Finance"),
        ("en", "The prize for firefighter and diver Peter Jones came.", "Peter Jones", "firefighter and diver"),
        ("en", "Peter Jones, a 26-year-old nurse from Leeds, left.", "Peter Jones", "26-year-old nurse"),
        ("en", "Ohio Gov. Peter Jones, a presidential hopeful since May, left.", "Peter Jones", "Ohio Gov."),
        ("en", "Peter Jones (D-Ohio), also a presidential hopeful, left.", "Peter Jones", "presidential hopeful"),
        ("en", "Mr Peter Jones woke. The Leeds firefighter saved a cat.", "Peter Jones", "Leeds firefighter"),
        ("en", "His aide met Secretary of State John Kerry in Paris.", "John Kerry", "Secretary of State"),
    ],
)
def test_a_person_has_the_name_without_titles_and_the_role_as_printed(
    code: str, text: str, name: str, role: str
) -> None:
    (person,) = people_in(text, code)

    assert (person.name, person.role) == (name, role)


def test_the_role_tells_the_country_of_the_office() -> None:
    (person,) = people_in("Presiden Rusia Vladimir Putin tiba di Ankara.", "id")

    assert person.country == "RU"


@pytest.mark.parametrize(
    ("code", "text", "aliases"),
    [
        ("id", "Menteri Keuangan Sri Mulyani hadir. Menurut Mulyani, ekonomi tumbuh.", ("Mulyani",)),
        ("id", "Gubernur Ganjar Pranowo hadir. Ganjar mengatakan harga turun.", ("Ganjar",)),
        ("id", "Presiden Joko Widodo hadir. Jokowi mengatakan harga turun.", ("Jokowi",)),
        ("id", "Ketua panitia Slamet Rahardjo hadir, kata Slamett.", ("Slamett",)),
        ("en", "President Barack Obama spoke. Mr. Obama left at noon.", ("Obama",)),
    ],
)
def test_short_forms_are_aliases_of_the_full_name(code: str, text: str, aliases: tuple[str, ...]) -> None:
    (person,) = people_in(text, code)

    assert person.aliases == aliases


@pytest.mark.parametrize(
    ("code", "text", "name", "aliases"),
    [
        ("id", "Saifullah Yusuf (Gus Ipul) hadir. Menurut Gus Ipul, harga turun.", "Saifullah Yusuf", ("Gus Ipul",)),
        ("id", "Polisi menahan Rudi Hartono alias Kancil (25) di Kudus.", "Rudi Hartono", ("Kancil",)),
        (
            "id",
            "Ketua panitia Bambang Wijaya hadir. Pria yang akrab disapa Bengi pulang.",
            "Bambang Wijaya",
            ("Bengi",),
        ),
        ("id", "Pengusaha Lina Marlina hadir. Polisi memeriksa tersangka LM di Kudus.", "Lina Marlina", ("LM",)),
        ("en", "The rapper Marshall Mathers, better known as Eminem, sang.", "Marshall Mathers", ("Eminem",)),
    ],
)
def test_a_by_name_is_an_alias_of_the_same_person(code: str, text: str, name: str, aliases: tuple[str, ...]) -> None:
    (person,) = people_in(text, code)

    assert (person.name, person.aliases) == (name, aliases)


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("id", "Petinju Suwito 'Kilat' Lagola menang di Jakarta.", "Suwito 'Kilat' Lagola"),
        ("en", 'Actor Dwayne "The Rock" Johnson spoke.', 'Dwayne "The Rock" Johnson'),
        ("id", "Presiden Komisi Eropa Ursula von der Leyen hadir.", "Ursula von der Leyen"),
        ("id", "Kasi Humas, Kompol I Ketut Sudarsana, hadir.", "I Ketut Sudarsana"),
    ],
)
def test_a_name_is_whole_with_its_small_words_and_its_nickname(code: str, text: str, name: str) -> None:
    (person,) = people_in(text, code)

    assert person.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Korban adalah Wira Atmojo berusia 25 tahun.",
        "Siti menggandeng putrinya, Nadia, yang lulus sekolah.",
        "“Harga turun,” ujar Sukarman.",
        "Api melalap rumah warga bernama Karmin di Kudus.",
    ],
)
def test_an_age_a_relative_or_a_word_of_saying_shows_a_person(text: str) -> None:
    assert [name for name in ("Wira Atmojo", "Nadia", "Sukarman", "Karmin") if name in text] == [
        person.name for person in people_in(text, "id") if person.name != "Siti"
    ]


def test_a_headline_gives_the_forename_of_one_whom_the_text_names_by_surname() -> None:
    (person,) = people_in("The minister met Mr. Tillerson in Paris.", "en", title="Trump drops James Tillerson")

    assert person.name == "James Tillerson"


def test_a_headline_names_people_whom_the_text_knows() -> None:
    text = "Presiden Prancis Emmanuel Macron tiba di Jakarta."

    (macron,), _, _ = found_in(text, "id", title="Macron Temui Pelajar di Jakarta Hari Ini")

    assert (macron.aliases, len(macron.mentions)) == (("Macron",), 2)


def test_a_headline_alone_makes_no_person() -> None:
    assert people_in("Hujan turun sejak pagi.", "id", title="Harga Cabai Naik Tajam di Pasar Induk") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Warga Surakarta menunggu di Stasiun Solo Balapan."),
        ("id", "PT Gudang Garam berkantor di Kediri."),
        ("id", "Mereka melintas di Jalan Ahmad Yani menuju Semarang."),
        ("id", "Kementerian Pekerjaan Umum membangun Jembatan Suramadu."),
        ("en", "The Bank of England raised rates in London on Monday."),
        ("en", "Trains run from New York to Boston."),
        ("en", "Fans of the iconic Florbar came."),
        ("en", "He is held in Green Hollow, W. Va., on bail."),
        ("id", "Kantor itu di Gedung Dua (34 kamar)."),
        ("id", "Karo Bina Sarana Polri pulang."),
        ("id", "Para pejabat memakai Kancil Merah saat bertugas."),
        ("id", "Bank investasi Mitra Sejahtera memproyeksikan harga."),
    ],
)
def test_places_firms_streets_and_offices_are_no_people(code: str, text: str) -> None:
    assert people_in(text, code) == []


def test_a_name_run_together_with_the_next_word_is_found() -> None:
    (person,) = people_in("Presiden Rusia Vladimir Putinmengatakan hal itu. Putin lalu pulang.", "id")

    assert person.name == "Vladimir Putin"


def test_a_list_of_people_takes_no_office_from_the_next_word() -> None:
    people = people_in("Presiden Joko Widodo, Vladimir Putin, para pemimpin Iran, dan tamu lain hadir.", "id")

    assert {person.name: person.role for person in people}["Vladimir Putin"] is None


def test_a_list_of_relatives_behind_its_label_is_all_people() -> None:
    people = people_in("She leaves children: Sid Tarn, Ora Tarn and wife, Kyla, and Bo Tarn.", "en")

    assert [(person.name, person.role) for person in people] == [
        ("Sid Tarn", "children"),
        ("Ora Tarn", "children"),
        ("Kyla", "wife"),
        ("Bo Tarn", "children"),
    ]


def test_the_outlet_of_a_dateline_is_no_person() -> None:
    assert people_in("Moskow, Kabar Budi – Hujan turun di Moskow, kata warga.", "id") == []


def test_initials_that_hide_a_name_are_a_person() -> None:
    (person,) = people_in("Polisi menahan pria berinisial RS (25) di Kudus.", "id")

    assert person.name == "RS"


def test_spans_that_are_taken_are_no_names() -> None:
    text = "Presiden Maret Agustina hadir."
    start = text.index("Maret")

    people, _, _ = find_people(parse(article_of(text), LANGUAGES["id"]), (Span(start, start + 14),))

    assert people == ()


def check(found: Found, length: int) -> None:
    people, bodies, mentions = found
    owners: list[Person | Body] = [*people, *bodies]
    owned = [mention for owner in owners for mention in owner.mentions]
    assert sorted(owned) == sorted(mention.id for mention in mentions)
    assert len(set(owned)) == len(owned)
    assert all(0 <= mention.start < mention.end <= length for mention in mentions)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


PIECES = [
    "Presiden", "Vladimir Putin", "Putin", "(25)", "(KPK)", ",", ".", "\n", "kata", "dia", "ujarnya", "Budi",
    "AKBP",
    "dan",
    "said", "he", "the minister", "Mr.", "Obama", "Barack Obama", "police", "Syrian troops", "polisi", '"', "“", "”",
    "Kementerian Keuangan", "PT", "Jalan", "Putinmengatakan", "TNIJenderal",
    "al-Assad", "M.", "S.H.", "bin", "'s", "İ", "ß",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["id", "en"]))
def test_every_mention_belongs_to_exactly_one_person_or_body(pieces: list[str], code: str) -> None:
    text = " ".join(pieces)

    found = found_in(text, code)

    check(found, len(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["id", "en"]))
def test_any_text_gives_valid_spans(text: str, code: str) -> None:
    found = found_in(text, code)

    check(found, len(text))


@pytest.mark.parametrize(
    "piece", ["Aa ", "Presiden ", "Budi, ", "(A) ", "Budi dan ", "dia ", "polisi ", "KPK ", "A. ", "Ab1-"]
)
def test_a_hundred_thousand_hostile_characters_cost_seconds_at_most(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()

    found_in(text, "id")

    assert time.process_time() - started < 10


def test_a_town_named_by_itself_is_no_part_of_its_mayors_name() -> None:
    body = "Lumajang - Warga mengungsi.\nBupati Lumajang Thoriqul Haq menyatakan bantuan sudah tiba."

    people = reading_of(body).people

    assert [(person.name, person.role) for person in people] == [("Thoriqul Haq", "Bupati Lumajang")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bogor Ade Yasin hadir dalam rapat itu.", "Ade Yasin"),
        ("Bupati Bogor Ade Yasin membuka rapat itu.", "Ade Yasin"),
        ("Drs. H. Muhammad Jusuf Kalla membuka acara itu.", "Muhammad Jusuf Kalla"),
        ("Wakil Presiden Ma'ruf Amin tiba di Solo.", "Ma'ruf Amin"),
        ("Presiden Suriah Bashar al-Assad berpidato.", "Bashar al-Assad"),
        ("Jokowi mengatakan harga beras turun.", "Jokowi"),
        ("Sukarno membacakan proklamasi.", "Sukarno"),
        ("Presiden SBY membuka sidang itu.", "SBY"),
        ("Kapolda Jawa Barat Irjen Wandi Saputro Simbolon memimpin apel.", "Wandi Saputro Simbolon"),
        ("Menteri Luar Negeri Amerika Serikat Marco Rubio tiba.", "Marco Rubio"),
        ("Rapat itu dihadiri Tjahjo Soemarno dan tamu lain.", "Tjahjo Soemarno"),
        ("Penghargaan itu untuk Rini Hutapea dari Medan.", "Rini Hutapea"),
        ("Wakil partai, Teten Masduki (PDIP), hadir.", "Teten Masduki"),
    ],
)
def test_an_indonesian_name_is_found_whole_without_what_stands_before_it(text: str, name: str) -> None:
    assert [person.name for person in people_in(text, "id")] == [name]


def test_a_hyphen_between_two_full_names_makes_two_people() -> None:
    names = {person.name for person in people_in("Pasangan Joko Widodo-Jusuf Kalla unggul di Jawa Tengah.", "id")}

    assert names == {"Joko Widodo", "Jusuf Kalla"}


@pytest.mark.parametrize(
    "text",
    [
        "Israel menyerang kota itu pada Senin.",
        "Rapat itu digelar di Gedung DPR, Jakarta.",
        "Amerika Serikat menolak usul itu.",
        "Peserta datang dari Lenteng Agung, Jakarta Selatan.",
    ],
)
def test_countries_buildings_and_quarters_are_nobody(text: str) -> None:
    assert people_in(text, "id") == []


@pytest.mark.parametrize(
    "text",
    ["Police looked for a white 1997 Holden Commodore.", "Hurricane Rita moved north.", "They work at Georgia Tech."],
)
def test_cars_storms_and_colleges_with_given_names_are_nobody(text: str) -> None:
    assert people_in(text, "en") == []


def test_the_role_tells_a_country_of_two_words() -> None:
    (person,) = people_in("Menteri Luar Negeri Amerika Serikat Marco Rubio tiba.", "id")

    assert person.country == "US"


@pytest.mark.parametrize("piece", ["A", "Aa", "a", "Ahmadmengatakan", "Kan"])
@pytest.mark.parametrize("code", ["id", "en"])
def test_one_endless_word_costs_no_more_than_its_letters(piece: str, code: str) -> None:
    word = piece * (30_000 // len(piece))
    started = time.process_time()

    found_in(f"Kata Budi Santoso {word} di Jakarta.", code)

    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Direktur Utama PT Hotel Fitra Sentosa Tbk, Joni Rizaldi mengatakan laba naik.",
            "Joni Rizaldi",
            "Direktur Utama PT Hotel Fitra Sentosa Tbk",
        ),
        ("Jalan rusak, ujar Yuniarti (31) warga Cempaka Baru saat ditemui.", "Yuniarti", "warga Cempaka Baru"),
        ("Analyst Kriptoku, Rahmat Hidayat menjelaskan harga itu.", "Rahmat Hidayat", "Analyst Kriptoku"),
        ("Dedi Kurnia, pelaku melihat korban, ditangkap.", "Dedi Kurnia", "pelaku"),
    ],
)
def test_the_title_of_an_indonesian_is_read_whole(text: str, name: str, role: str) -> None:
    people = reading_of(text).people

    assert [(person.name, person.role) for person in people] == [(name, role)]


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("id", "Perdana Menteri IsraelBenjamin Netanyahu menolak usul itu.", ["Benjamin Netanyahu"]),
        (
            "id",
            "Ali KhameneiPutin berbicara. Vladimir Putin menelepon Ali Khamenei.",
            ["Ali Khamenei", "Vladimir Putin"],
        ),
        (
            "id",
            "Presiden Turki Recep Tayyip ErdoganmengatakanIranmemiliki hak. Erdogan marah.",
            ["Recep Tayyip Erdogan"],
        ),
        ("en", "President Joe BidenDonald Trump spoke. Joe Biden met Donald Trump.", ["Joe Biden", "Donald Trump"]),
        ("en", "The vote came late, Sen. Shayne MacDonald said on Monday.", ["Shayne MacDonald"]),
    ],
)
def test_names_that_a_page_ran_together_are_two_people(code: str, text: str, names: list[str]) -> None:
    people = people_in(text, code)

    assert [person.name for person in people] == names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Rev. Gerald Powers will serve as Eulogist.", "Eulogist"),
        ("Mr. Steve Carlton has accepted the position of Superintendent of Schools.", "Superintendent of Schools"),
        ("Maya Rivers is a survivor of child labor and now works with victims.", "survivor of child labor"),
        ("Peter Jones runs a firm. He is CEO of a large private company.", "CEO of a large private company"),
        ("The suspect, 27-year-old Justine Murphy, is known to police.", "suspect"),
        ("Det.-Sgt. Graham Gibbons of the homicide squad said he knew.", "Det.-Sgt."),
    ],
)
def test_the_title_of_an_english_name_is_read_where_words_lead_to_it(text: str, role: str) -> None:
    people = people_in(text, "en")

    assert [person.role for person in people] == [role]


def test_what_a_sentence_says_of_its_pronoun_is_a_role() -> None:
    people = reading_of("Rahmat Hidayat tiba di Solo.\nIa merupakan dosen Universitas Contoh.").people

    assert [(person.name, person.role) for person in people] == [("Rahmat Hidayat", "dosen Universitas Contoh")]


def test_a_list_of_relatives_goes_on_behind_a_full_stop() -> None:
    text = "Surviving are her children: Ann Lee and wife, Tonya Lee, all of Texas. Rodney Coxe and George Coxe of Ohio."

    people = people_in(text, "en")

    assert {person.name: person.role for person in people}["George Coxe"] == "children"


@pytest.mark.parametrize(
    ("language", "body", "called"),
    [
        ("id", "Bupati Budi Rahman datang. Kapolres Ali Budi hadir. Budi meminta warga tenang.", "Budi Rahman"),
        ("en", "Mayor Scott Miller left. Governor Rick Scott stayed. Scott asked for calm.", "Rick Scott"),
    ],
)
def test_one_word_of_two_names_means_who_is_usually_called_by_it(language: str, body: str, called: str) -> None:
    people, _, mentions = found_in(body, language)

    owner = next(person for person in people if person.name == called)
    last = body.rindex(body.split(". ")[2].split()[0])
    assert last in {mention.start for mention in mentions if mention.id in owner.mentions}


def test_a_body_behind_a_name_and_a_comma_is_no_office() -> None:
    people = people_in("Menurut Budi Rahman, Badan Pengelola Keuangan Haji seharusnya bisa mengelola dana itu.", "id")

    assert [(person.name, person.role) for person in people] == [("Budi Rahman", None)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kepala SMAN 1 Demak Rohadi mengatakan jalan rusak.", ["Rohadi"]),
        ("Manajer Daop 6 Yogyakarta Feni Novida Saragih mengatakan stasiun aman.", ["Feni Novida Saragih"]),
        ("Penerimaan Peserta Didik Baru (PPDB) di Kendal dikritik warga.", []),
    ],
)
def test_a_numbered_bodys_town_and_spelt_out_letters_are_nobodys_name(text: str, names: list[str]) -> None:
    assert [person.name for person in people_in(text, "id")] == names


def test_a_nickname_behind_a_quotation_is_an_officials_and_not_the_first_word_of_it() -> None:
    people = people_in(
        "Dirjen PSDKP, Pung Nugroho, mengatakan kasus itu diperiksa. “Masih diperiksa. Tunggu saja. Tim kami kecil,” "
        "kata pria yang karib disapa Ipunk itu. Ipunk menolak berkomentar lagi.",
        "id",
    )

    assert [person.name for person in people] == ["Pung Nugroho"]
    assert "Ipunk" in people[0].aliases


def test_a_city_with_a_particle_in_it_is_nobody() -> None:
    assert people_in("He flew to Rio de Janeiro on Monday.", "en") == []


def test_an_adjective_with_a_hyphen_opens_no_name() -> None:
    assert (
        people_in("Tourists died in Pakistan-controlled Kashmir on Wednesday, and in Moscow-backed Donetsk.", "en")
        == []
    )
