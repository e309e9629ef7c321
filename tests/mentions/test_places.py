"""Places are found where the words name one, and resolved by what stands around them."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.languages import LANGUAGES, parse
from saksi.mentions.places import find_places
from saksi.records import Article, Mention, Place, Span


def article(text: str, url: str = "https://example.test/1", outlet: str | None = None) -> Article:
    return Article(
        id="a", url=url, canonical=None, outlet=outlet, title=None, text=text, published="2024-05-06", modified=None,
        language=None, section=None, keywords=(), dateline=None, bylines=(), editors=(), credits=(), image=None,
        captions=(), related=(), comments=(), paywalled=False, furniture=(), evidence={}, origin="test", fetched=None,
        digest="sha256:0",
    )  # fmt: skip


def find(
    text: str, language: str, taken: tuple[str, ...] = (), outlet: str | None = None
) -> tuple[tuple[Place, ...], tuple[Mention, ...]]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in taken]
    return find_places(parse(article(text, outlet=outlet), LANGUAGES[language]), spans)


def names(text: str, language: str, taken: tuple[str, ...] = ()) -> list[str]:
    return [place.name for place in find(text, language, taken)[0]]


def the(name: str, text: str, language: str, outlet: str | None = None) -> Place:
    return next(place for place in find(text, language, outlet=outlet)[0] if place.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gempa mengguncang Kabupaten Cianjur, Jawa Barat.", ["Kabupaten Cianjur", "Jawa Barat"]),
        ("Warga Desa Sukamaju mengungsi ke Kecamatan Cugenang.", ["Desa Sukamaju", "Kecamatan Cugenang"]),
        ("Kapal itu tenggelam di Selat Makassar.", ["Selat Makassar"]),
        ("Truk terguling di Jalan Ahmad Yani, Surabaya.", ["Jalan Ahmad Yani", "Surabaya"]),
        ("Rusia dan Turki sepakat menghentikan tembakan.", ["Rusia", "Turki"]),
        ("Pesawat dari Moskow mendarat di Kairo.", ["Moskow", "Kairo"]),
        ("Konser itu digelar di Kota Pahlawan.", ["Kota Pahlawan"]),
        ("Penerbangan Jakarta-Singapura ditunda.", ["Jakarta", "Singapura"]),
    ],
)
def test_indonesian_places_are_found_as_printed(text: str, expected: list[str]) -> None:
    assert names(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A storm hit Mobile, Ala., on Monday.", ["Mobile", "Ala."]),
        ("Hikers were lost near Lake Toba in Indonesia.", ["Lake Toba", "Indonesia"]),
        ("The crash closed Fifth Avenue in New York.", ["Fifth Avenue", "New York"]),
        ("He was held in the Meigs County Jail in Ohio.", ["Meigs County Jail", "Ohio"]),
        ("Flights from Cape Town were late.", ["Cape Town"]),
        ("The U.S. and China signed the accord.", ["U.S.", "China"]),
        ("She lives in the Big Apple.", ["the Big Apple"]),
    ],
)
def test_english_places_are_found_as_printed(text: str, expected: list[str]) -> None:
    assert names(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bupati Grobogan membuka acara itu.", "id"),
        ("Polres Metro Bekasi menangkap dua orang.", "id"),
        ("Universitas Indonesia menerima mahasiswa baru.", "id"),
        ("Pekan ini harga batu naik.", "id"),
        ("Syrian troops and German doctors met.", "en"),
        ("The Washington Post said so.", "en"),
        ("March and May were dry.", "en"),
        ("The Texas senator spoke first.", "en"),
    ],
)
def test_offices_bodies_peoples_and_words_are_no_places(text: str, language: str) -> None:
    assert names(text, language) == []


def test_a_name_inside_a_persons_name_is_no_place() -> None:
    assert names("Menurut Ade Palembang, jalan itu rusak.", "id", taken=("Ade Palembang",)) == []


def test_a_street_named_after_a_person_is_a_place() -> None:
    text = "Kebakaran terjadi di Jalan Gatot Subroto, Medan."

    assert names(text, "id", taken=("Gatot Subroto",)) == ["Jalan Gatot Subroto", "Medan"]


def test_a_hospital_is_a_place_where_something_happens_in_it() -> None:
    assert names("Korban dirawat di Rumah Sakit Melati.", "id", taken=("Rumah Sakit Melati",)) == ["Rumah Sakit Melati"]
    assert names("Direktur Rumah Sakit Melati membantah.", "id", taken=("Rumah Sakit Melati",)) == []


def test_mentions_of_one_place_are_one_place() -> None:
    text = "SURABAYA, Kabar - Hujan turun di Surabaya. Warga Kota Surabaya bersyukur."

    places, mentions = find(text, "id")

    assert [place.name for place in places] == ["SURABAYA"]
    assert [text[m.start : m.end] for m in mentions] == ["SURABAYA", "Surabaya", "Kota Surabaya"]
    assert places[0].mentions == tuple(m.id for m in mentions)


def test_a_part_of_a_city_is_a_place_of_its_own() -> None:
    text = "Tentara masuk Aleppo timur. Aleppo adalah kota tua di Suriah."

    assert names(text, "id") == ["Aleppo timur", "Aleppo", "Suriah"]
    assert the("Aleppo timur", text, "id").country == "SY"


def test_a_state_behind_a_town_says_which_town() -> None:
    paris = the("Paris", "The mill in Paris, Texas, burned down.", "en")

    assert (paris.country, paris.admin1) == ("US", "Texas")
    assert "Paris, Ile-de-France, FR" in paris.alternatives


def test_a_province_behind_a_town_says_which_town() -> None:
    gatineau = the("Gatineau", "A fire broke out in Gatineau, Que., on Friday.", "en")

    assert (gatineau.country, gatineau.admin1) == ("CA", "Quebec")


def test_a_town_without_more_is_the_large_one() -> None:
    assert the("Paris", "Talks began in Paris on Friday.", "en").country == "FR"


def test_an_outlets_own_address_says_where_it_is() -> None:
    text = "The council in Cambridge met on Monday."

    assert the("Cambridge", text, "en", outlet="cambridge-news.co.uk").country == "GB"


def test_a_regency_says_which_district() -> None:
    text = "Banjir merendam Kecamatan Bandung, Kabupaten Tulungagung."

    district = the("Kecamatan Bandung", text, "id")

    assert district.admin1 == "Jawa Timur"
    assert district.kind == "district"


def test_a_street_takes_the_point_of_its_town_and_says_so() -> None:
    street = the("Jalan Melati", "Pipa bocor di Jalan Melati, Semarang.", "id")

    assert street.by == "places:within/1"
    assert street.lat == pytest.approx(-7.0, abs=0.3)
    assert street.geonames is None


def test_a_sea_belongs_to_no_country() -> None:
    sea = the("Laut Merah", "Kapal tanker diserang di Laut Merah.", "id")

    assert (sea.kind, sea.country) == ("water", None)


def test_a_place_that_nobody_knows_and_nothing_holds_has_no_point() -> None:
    lake = the("Lake Wobblyton", "They swam in Lake Wobblyton yesterday.", "en")

    assert (lake.lat, lake.lon, lake.country) == (None, None, None)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Desa", "Kota", "Jalan", "Bandung", "di", "Jakarta", "Selatan", ",", "(", ")", "dan", ".", "AS", "Suriah",
             "timur", "the", "in", "Lake", "County", "St.", "Va.", "New", "York", "-", "X", "23rd", "\n", "“", "Ã"]
        ),
        max_size=40,
    ),
    st.sampled_from(["id", "en"]),
)  # fmt: skip
def test_spans_are_valid_in_order_and_apart(words: list[str], language: str) -> None:
    text = " ".join(words)

    places, mentions = find(text, language)

    assert [m.id for m in mentions] == sorted({m.id for m in mentions}, key=[m.id for m in mentions].index)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    assert sorted(i for place in places for i in place.mentions) == sorted(m.id for m in mentions)
    assert all((place.lat is None) == (place.lon is None) for place in places)


@pytest.mark.parametrize(
    "unit", ["Bandung, ", "Jalan ", "A", "di Kota Desa ", "Paris-", "Springfield ", "St. ", "(Va.)"]
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_hostile_text_costs_no_more_than_its_length(unit: str, language: str) -> None:
    def cost(size: int) -> float:
        read = parse(article(unit * (size // len(unit))), LANGUAGES[language])
        start = time.process_time()
        find_places(read, ())
        return time.process_time() - start

    cost(1_000)
    assert cost(40_000) < 40 * max(cost(4_000), 0.01)


def test_the_same_text_gives_the_same_places() -> None:
    text = "Gempa di Kabupaten Cianjur, Jawa Barat, terasa sampai Jakarta dan Bandung."

    assert find(text, "id") == find(text, "id")


def test_a_town_shown_to_be_one_needs_no_sign_where_it_stands_again() -> None:
    text = "Police in Mayfield, Kentucky, are looking for a driver. Mayfield firefighters said a Mayfield man was hurt."

    places, mentions = find_places(parse(article(text), LANGUAGES["en"]), ())

    assert len([place for place in places if place.name == "Mayfield"]) == 1
    assert len(mentions) == 4


def test_a_breakaway_region_is_a_region() -> None:
    places, _ = find_places(parse(article("Aid reached Darfur on Monday."), LANGUAGES["en"]), ())

    assert [(place.name, place.kind, place.country) for place in places] == [("Darfur", "region", "SD")]


def test_somebody_whom_a_word_of_places_stands_before_makes_no_town() -> None:
    text = "They took the bag from Welch. Welch ran, and Welch fell."

    _, mentions = find_places(parse(article(text), LANGUAGES["en"]), ())

    assert len(mentions) < 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunung Semeru Muntahkan Awan Panas\n\nWarga mengungsi.", "Gunung Semeru"),
        ("Warga Pulau Rempang Tolak Relokasi\n\nMereka berkumpul.", "Pulau Rempang"),
        ("Letusan Gunung Anak Krakatau Picu Tsunami\n\nGunung Anak Krakatau meletus lagi.", "Gunung Anak Krakatau"),
    ],
)
def test_the_verb_of_a_headline_is_no_part_of_the_place_before_it(text: str, name: str) -> None:
    assert names(text, "id") == [name]


def test_the_captions_of_a_gallery_name_no_place_of_the_story() -> None:
    text = (
        "The vote was held in Vienna. In pictures 1/4 Cairo, Egypt Example Photos 2/4 Lagos, Nigeria Example Photos "
        "3/4 Oslo, Norway Example 4/4 Lima, Peru Example Photos and after that nobody in the whole country was heard "
        "again until the next week, when talks began in Geneva."
    )

    assert names(text, "en") == ["Vienna", "Geneva"]


def test_two_fractions_are_no_gallery() -> None:
    assert names("Turnout was 1/2 in Cairo and 2/2 in Lagos.", "en") == ["Cairo", "Lagos"]


@pytest.mark.parametrize(
    "text",
    [
        "Menurut Perhimpunan Hotel dan Restoran Indonesia (PHRI) Bali, hunian turun.",
        "Siswa SDN 5 Bandung menang.",
        "Kerja sama dengan Indonesia Investment Authority dan Beijing Urban Construction Group diteken.",
        "Harga itu naik menjadi 20 dollar AS.",
    ],
)
def test_the_place_in_an_indonesian_bodys_name_is_none(text: str) -> None:
    assert names(text, "id") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire closed Elm and Walnut streets in Boston.", ["Walnut streets", "Boston"]),
        ("The base lies in Balkh province in Afghanistan.", ["Balkh province", "Afghanistan"]),
    ],
)
def test_small_english_heads_make_places(text: str, expected: list[str]) -> None:
    assert names(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Warga Kabupaten Sukarame pergi ke Arab Saudi.", "Kabupaten Sukarame", "ID"),
        ("Warga Kabupaten Padanglawas Utara pergi ke Arab Saudi.", "Kabupaten Padanglawas Utara", "ID"),
        ("Banjir melanda Kulonprogo dan Gunung Kidul pada Senin.", "Gunung Kidul", "ID"),
        ("Warga Kabupaten Los Angeles pergi ke Amerika Serikat.", "Kabupaten Los Angeles", "US"),
    ],
)
def test_a_regency_is_indonesian_however_its_words_are_joined(text: str, name: str, country: str) -> None:
    found = {place.name: place.country for place in find(text, "id")[0]}

    assert found[name] == country


def test_an_island_is_no_town_of_its_name_in_a_country_named_nowhere() -> None:
    found = find("Kapal itu berlayar dari Batam ke Pulau Mala dan Pulau Nakok.", "id")[0]

    assert {place.name: place.country for place in found}["Pulau Mala"] == "ID"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Five people died near the Line of Control on Monday.", []),
        ("The wine is made at La Frenz on Monday.", []),
        ("He flew to Dar es Salaam on Monday.", ["Dar es Salaam"]),
        ("He lives in Frankfurt am Main.", ["Frankfurt am Main"]),
    ],
)
def test_the_first_word_of_a_longer_english_name_is_no_town(text: str, found: list[str]) -> None:
    assert names(text, "en") == found
