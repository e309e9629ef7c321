"""Who did it and whom it was done to, where the words stand apart, in a list, in short or as a description."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in, statement_of

from saksi.events.fullest import is_short_for
from saksi.records import Event


def one(text: str, language: str, kind: str) -> Event:
    return next(event for event in events_in(text, language) if event.type == kind)


def actors(text: str, language: str, kind: str) -> list[str]:
    return [party.name for party in one(text, language, kind).actors]


def recipients(text: str, language: str, kind: str) -> list[str]:
    return [party.name for party in one(text, language, kind).recipients]


@pytest.mark.parametrize(
    ("text", "language", "kind", "names"),
    [
        ("Joko Widodo, mantan wali kota Solo, menolak usulan itu.", "id", "REJECT", ["Joko Widodo"]),
        ("Angela Merkel, the daughter of a pastor, rejected the plan.", "en", "REJECT", ["Angela Merkel"]),
        ("Angela Merkel, who grew up in Templin, rejected the plan.", "en", "REJECT", ["Angela Merkel"]),
        ("Angela Merkel, 60, of Templin, Germany, rejected the plan.", "en", "REJECT", ["Angela Merkel"]),
        ("The union, which represents 5,000 nurses, rejected the plan.", "en", "REJECT", ["union"]),
        ("Menteri itu mulanya menolak usulan itu.", "id", "REJECT", ["Menteri itu"]),
        ("Warga Bogor menolak usulan itu.", "id", "REJECT", ["Warga Bogor"]),
    ],
)
def test_a_subject_is_found_across_what_is_inset(text: str, language: str, kind: str, names: list[str]) -> None:
    assert actors(text, language, kind) == names


def test_two_that_one_phrase_describes_both_do_it() -> None:
    text = "Angela Merkel and Emmanuel Macron, the leaders of the two nations, rejected the plan."

    assert actors(text, "en", "REJECT") == ["Angela Merkel", "Emmanuel Macron"]


def test_the_last_of_a_list_is_listed_though_a_verb_follows() -> None:
    text = "Groups supporting Angela Merkel, Emmanuel Macron and David Cameron have spent millions."

    assert recipients(text, "en", "SUPPORT") == ["Angela Merkel", "Emmanuel Macron", "David Cameron"]


@pytest.mark.parametrize(
    ("text", "language", "kind", "names"),
    [
        ("Angela Merkel as well as David Cameron endorsed the plan.", "en", "SUPPORT", "Angela Merkel, David Cameron"),
        ("Joko Widodo didampingi Budi Karya mengunjungi Myanmar.", "id", "CONSULT", "Joko Widodo, Budi Karya"),
        ("Joko Widodo bersama dua rekannya mengunjungi Myanmar.", "id", "CONSULT", "Joko Widodo, dua rekannya"),
    ],
)
def test_words_that_join_list_both(text: str, language: str, kind: str, names: str) -> None:
    assert ", ".join(actors(text, language, kind)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Polisi memeriksa ketua partai di Semarang, Bambang Raya, tersangka suap.", ["Bambang Raya"]),
        ("Polisi menangkap seorang pelajar berinisial AB.", ["AB"]),
        ("Polisi menangkap seorang pelajar (17) berinisial AB.", ["AB"]),
    ],
)
def test_a_description_gives_way_to_the_name_behind_it(text: str, names: list[str]) -> None:
    assert recipients(text, "id", "ACCUSE" if "memeriksa" in text else "COERCE") == names


@pytest.mark.parametrize("text", ["Warga melapor ke KPK hari ini.", "Warga melayangkan gugatan ke KPK."])
def test_who_hears_an_accusation_is_not_accused(text: str) -> None:
    assert recipients(text, "id", "ACCUSE") == []


def test_who_receives_a_report_is_not_accused() -> None:
    text = "Kejaksaan Negeri Medan menerima laporan pengaduan masyarakat kemarin."

    assert recipients(text, "id", "ACCUSE") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Joko Widodo berharap agar pemerintah segera bergerak.", ["pemerintah"]),
        ("Joko Widodo mengingatkan bahwa sebagai bagian dari negara, TNI perlu berlatih.", ["TNI"]),
        ("Jaksa meminta agar aset yang disita dari Andi Wijaya dilelang.", []),
    ],
)
def test_of_whom_it_is_asked_is_the_subject_of_what_is_asked(text: str, names: list[str]) -> None:
    assert recipients("Hujan turun. Angin kencang. Air naik. " + text, "id", "REQUEST") == names


def test_who_does_what_a_noun_tells_stands_behind_the_verb_that_carries_it() -> None:
    assert actors("Serangan yang dilancarkan Rusia terhadap Ukraina berlanjut.", "id", "ASSAULT") == ["Rusia"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Hal itu disampaikan Joko Widodo dalam rapat dengan para menteri.", "id", ["Joko Widodo"]),
        ("Angela Merkel blamed the weather in a conference call with donors.", "en", ["Angela Merkel"]),
    ],
)
def test_who_speaks_at_a_meeting_takes_part(text: str, language: str, names: list[str]) -> None:
    assert actors(text, language, "CONSULT") == names


def test_whose_visit_is_received_is_the_one_who_acts() -> None:
    event = one("Joko Widodo menerima kunjungan dari Angela Merkel.", "id", "CONSULT")

    assert [party.name for party in (*event.actors, *event.recipients)] == ["Angela Merkel", "Joko Widodo"]


def test_those_who_do_it_to_each_other_are_on_both_sides() -> None:
    event = one("Israel dan Iran saling menyerang.", "id", "ASSAULT")

    assert [party.name for party in event.actors] == [party.name for party in event.recipients] == ["Israel", "Iran"]


def test_a_fight_between_two_has_one_on_each_side() -> None:
    event = one("Violent clashes erupted between protesters and police in Kenosha.", "en", "PROTEST")

    assert [party.name for party in (*event.actors, *event.recipients)] == ["protesters", "police"]


@pytest.mark.parametrize(
    "text", ["Polisi menyita uang dari Andi Wijaya.", "Dari Andi Wijaya, polisi menyita sejumlah uang."]
)
def test_from_whom_something_is_seized_suffers_it(text: str) -> None:
    assert recipients(text, "id", "COERCE") == ["Andi Wijaya"]


def test_a_country_has_the_fullest_name_that_is_printed() -> None:
    text = "AS menyerang Irak. Amerika Serikat tidak menyesal."

    assert actors(text, "id", "ASSAULT") == ["Amerika Serikat"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("PT Kereta Api Indonesia rugi. PT KAI menolak usulan itu.", "id", ["PT Kereta Api Indonesia"]),
        ("Polda Jawa Tengah sibuk. Polda Jateng menolak usulan itu.", "id", ["Polda Jawa Tengah"]),
        ("The Bank of Northern Ireland (BNI) lost. BNI rejected the plan.", "en", ["Bank of Northern Ireland"]),
    ],
)
def test_a_body_has_the_fullest_name_that_is_printed(text: str, language: str, names: list[str]) -> None:
    assert actors(text, language, "REJECT") == names


def test_a_bracket_of_short_forms_is_read_in_linear_time() -> None:
    assert actors("BNI rejected the plan (" + "a " * 50_000 + "(BNI).", "en", "REJECT") == ["BNI"]


def test_a_capital_stands_for_the_country_that_is_named_too() -> None:
    text = "Teheran menolak usulan itu. Iran tidak akan berunding."

    assert actors(text, "id", "REJECT") == ["Iran"]


@pytest.mark.parametrize(
    ("short", "name", "is_short"),
    [
        ("AS", "Amerika Serikat", True),
        ("U.S.", "United States", True),
        ("Kejagung", "Kejaksaan Agung", True),
        ("Kemensos", "Kementerian Sosial", True),
        ("Pemprov", "Pemerintah Kota", False),
        ("Polisi", "Polisi Militer", False),
        ("A", "Amerika Serikat", False),
    ],
)
def test_a_short_form_is_made_of_the_first_letters_of_all_words(short: str, name: str, is_short: bool) -> None:
    assert is_short_for(short, name) is is_short


def test_a_long_short_form_is_read_in_linear_time() -> None:
    assert not is_short_for("A" * 100_000, "a" * 100_000 + " b")


def test_a_described_country_is_the_last_one_named() -> None:
    text = "Israel melancarkan serangan kemarin. Korea Utara menuduh negara tersebut."

    assert recipients(text, "id", "ACCUSE") == ["Israel"]


def test_a_described_company_is_the_one_named_most() -> None:
    text = "Mondelez International raised its prices. Shoppers accused the company of greed."

    assert recipients(text, "en", "ACCUSE") == ["Mondelez International"]


def test_of_two_companies_named_as_often_the_first_is_described() -> None:
    text = (
        "Mondelez International raised its prices. A page on Facebook said so. Shoppers accused the company of greed."
    )

    assert recipients(text, "en", "ACCUSE") == ["Mondelez International"]


def test_both_sides_are_the_last_two_countries_named() -> None:
    text = "Israel dan Iran berperang. Joko Widodo mendesak kedua pihak menahan diri."

    assert recipients(text, "id", "REQUEST") == ["Israel", "Iran"]


def test_people_of_somebody_are_not_that_person() -> None:
    text = "Angela Merkel encouraged her supporters to vote."

    assert recipients(text, "en", "REQUEST") == ["her supporters"]


def test_what_is_drawn_back_is_no_recipient() -> None:
    assert recipients("Russia withdrew its troops from Syria.", "en", "RETREAT") == ["Syria"]


@pytest.mark.parametrize("text", ["Erupsi Gunung Semeru terjadi lagi.", "Hujan deras mengguyur Bogor, Jawa Barat."])
def test_a_place_suffers_no_hazard_as_somebody_does(text: str) -> None:
    assert [event.recipients for event in events_in(text, "id") if event.type == "HAZARD"] == [()]


def test_a_name_that_begins_in_the_trigger_is_no_party() -> None:
    event = one("Perseroan itu menggelar Rapat Umum Pemegang Saham hari ini.", "id", "CONSULT")

    assert event.recipients == ()


@pytest.mark.parametrize(
    ("role", "word", "names"),
    [
        ("Juru Bicara KPK", "pihaknya", ["KPK"]),
        ("Juru Bicara KPK", "dirinya", ["Andi Wijaya"]),
        ("Presiden Prancis", "negaranya", ["Prancis"]),
    ],
)
def test_the_side_of_a_speaker_is_the_body_or_the_country_of_his_office(role: str, word: str, names: list[str]) -> None:
    text = f"KPK bekerja. Prancis menang. {role} Andi Wijaya mengatakan {word} akan memeriksa saksi."
    statement = statement_of(text, f"{word} akan memeriksa saksi", "mengatakan", "Andi Wijaya")
    event = next(event for event in events_in(text, "id", statements=(statement,)) if event.type == "ACCUSE")

    assert [party.name for party in event.actors] == names


def test_a_pronoun_that_clings_means_the_last_person_named() -> None:
    text = "Joko Widodo bertemu Angela Merkel. Polisi berbicara dengannya kemarin."
    events = [event for event in events_in(text, "id") if event.type == "CONSULT"]

    assert [party.name for party in events[-1].recipients] == ["Angela Merkel"]


def test_a_passive_behind_a_subordinator_has_the_party_before_it() -> None:
    text = "Kasus itu terungkap dari keterangan Andi Wijaya setelah ditangkap polisi."

    assert recipients(text, "id", "COERCE") == ["Andi Wijaya"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iran menuding Rusia mengintai warganya. Rusia membantah tudingan itu.", "id"),
        ("Iran accused Russia of spying. Russia rejected the accusation.", "en"),
    ],
)
def test_who_is_answered_is_the_one_that_accused(text: str, language: str) -> None:
    assert recipients(text, language, "REJECT") == ["Iran"]


def test_who_refuses_a_request_refuses_who_made_it() -> None:
    text = "Joko Widodo meminta bantuan kepada Jepang. Jepang menolak permintaan itu."

    assert recipients(text, "id", "REJECT") == ["Joko Widodo"]


@pytest.mark.parametrize(
    ("text", "language", "kind", "names"),
    [
        ("The plan got the support of Angela Merkel.", "en", "SUPPORT", "Angela Merkel"),
        ("After Angela Merkel's concession speech it rained.", "en", "CONCEDE", "Angela Merkel"),
        ("Villagers died in coalition air strikes near Kunduz.", "en", "ASSAULT", "coalition"),
        ("Angela Merkel became the first member of the cabinet to reject the plan.", "en", "REJECT", "Angela Merkel"),
        ("It rained before Angela Merkel rejected the plan.", "en", "REJECT", "Angela Merkel"),
        ("Angela Merkel took over the investigation of the bank.", "en", "ACCUSE", "Angela Merkel"),
        ("Angela Merkel, along with David Cameron, rejected the plan.", "en", "REJECT", "Angela Merkel, David Cameron"),
        ("Joko Widodo dan pihak kampus menolak usulan itu.", "id", "REJECT", "Joko Widodo, pihak kampus"),
        ("Sekitar 40 siswa menolak usulan itu.", "id", "REJECT", "Sekitar 40 siswa"),
        ("Siswa-siswa menolak usulan itu.", "id", "REJECT", "Siswa-siswa"),
        ("Polisi menyelidiki kasus itu setelah laporan warga Slawi.", "id", "ACCUSE", "warga Slawi"),
    ],
)
def test_who_does_it_is_found_in_more_shapes(text: str, language: str, kind: str, names: str) -> None:
    rows = [
        ", ".join(party.name for party in event.actors) for event in events_in(text, language) if event.type == kind
    ]

    assert names in rows


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Joko Widodo meminta agar TNI dan Polri terus bekerja.", "REQUEST", ["TNI", "Polri"]),
        ("Petugas mengevakuasi korban banjir di Demak.", "AID", ["korban banjir"]),
    ],
)
def test_to_whom_it_is_done_is_found_in_more_shapes(text: str, kind: str, names: list[str]) -> None:
    assert recipients("Hujan turun. Angin kencang. Air naik. " + text, "id", kind) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sopir mobil sedan berpelat merah yang viral di media sosial ditangkap polisi.", ["Sopir mobil sedan"]),
        ("Pelaku terekam saat beraksi namun tak kunjung ditangkap polisi.", ["Pelaku"]),
        ("Andi Wijaya, yang merupakan residivis, ditangkap polisi.", ["Andi Wijaya"]),
    ],
)
def test_a_subject_is_found_across_what_describes_it(text: str, names: list[str]) -> None:
    assert recipients(text, "id", "COERCE") == names


@pytest.mark.parametrize(
    ("text", "language", "kind", "names"),
    [
        ("Rusia mempererat hubungan militer dengan Iran.", "id", "COOPERATE", ["Iran"]),
        ("Rusia menyerang fasilitas militer dan Iran.", "id", "ASSAULT", ["Iran"]),
        ("John Smith was arrested on a charge of child abuse.", "en", "ACCUSE", []),
        ("Berbicara kepada para pemimpin partai, Joko Widodo tertawa.", "id", "CONSULT", ["para pemimpin partai"]),
    ],
)
def test_what_only_describes_a_thing_is_no_party(text: str, language: str, kind: str, names: list[str]) -> None:
    found = [event for event in events_in(text, language) if event.type == kind]

    assert [party.name for event in found for party in event.recipients] == names


@pytest.mark.parametrize(
    ("text", "language", "kind", "names"),
    [
        ("Seorang pria lalu ditangkap polisi.", "id", "COERCE", ["Seorang pria"]),
        ("Pencuri menusuk warga lalu ditangkap polisi.", "id", "COERCE", ["Pencuri"]),
        ("Hujan turun di Kyiv. Rusia mengebom kota itu.", "id", "ASSAULT", ["Kyiv"]),
        ("Serangan udara yang menewaskan 30 warga terjadi.", "id", "ASSAULT", ["30 warga"]),
        ("Air strikes near Kunduz left 30 civilians dead.", "en", "ASSAULT", ["30 civilians"]),
        ("Angela Merkel came under fire from David Cameron.", "en", "ACCUSE", ["Angela Merkel"]),
    ],
)
def test_who_suffers_it_is_found_in_more_shapes(text: str, language: str, kind: str, names: list[str]) -> None:
    found = [[party.name for party in event.recipients] for event in events_in(text, language) if event.type == kind]

    assert names in found


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("Perang Iran-Israel berlanjut.", "ASSAULT", (["Iran"], ["Israel"])),
        ("Serangan gabungan Iran-Rusia terhadap Suriah berlanjut.", "ASSAULT", (["Iran", "Rusia"], ["Suriah"])),
    ],
)
def test_a_hyphen_ties_two_parties(text: str, kind: str, sides: tuple[list[str], list[str]]) -> None:
    assert (actors(text, "id", kind), recipients(text, "id", kind)) == sides


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Warga mendukung Kementerian Haji dan Umrah.", ["Kementerian Haji dan Umrah"]),
        ("Warga mendukung Dinas Sosial dan Polda Jateng.", ["Dinas Sosial", "Polda Jateng"]),
    ],
)
def test_a_bodys_name_goes_on_behind_a_conjunction(text: str, names: list[str]) -> None:
    assert recipients(text, "id", "SUPPORT") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police arrested the mayor's brother.", ["mayor's brother"]),
        ("Police arrested Angela Merkel's lawyer.", ["Angela Merkel's lawyer"]),
        ("Police arrested France's Emmanuel Macron.", ["Emmanuel Macron"]),
    ],
)
def test_who_belongs_to_somebody_is_not_that_somebody(text: str, names: list[str]) -> None:
    assert recipients(text, "en", "COERCE") == names
