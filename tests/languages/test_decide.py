"""Which language an article is in."""

from __future__ import annotations

import time

import pytest

from saksi.languages import decide, decide_language

ID = "Pemerintah mengatakan bahwa bantuan untuk warga yang mengungsi akan dikirim pada hari ini dari Jakarta."
EN = "The government said that help for the people who had fled would be sent from the capital on Friday."
OTHERS = {
    "ms": "Perdana Menteri berkata kerajaan akan memberi bantuan kepada mangsa banjir di Kelantan. Beliau menjelaskan "
    "bahawa peruntukan itu telah diluluskan dalam mesyuarat Kabinet pada hari Khamis kerana hujan lebat.",
    "tl": "Sinabi ng pangulo na magpapadala ang pamahalaan ng tulong sa mga nasalanta ng bagyo sa Leyte. Ayon sa "
    "pulisya, higit sa tatlong daang pamilya ang inilikas dahil sa baha.",
    "de": "Die Regierung hat erklärt, dass Hilfe für die Menschen, die geflohen sind, heute geschickt wird.",
    "fr": "Le président a déclaré mardi que le gouvernement viendrait en aide aux victimes des inondations dans le "
    "nord du pays. Selon la police, plus de trois cents personnes ont quitté leur maison.",
    "nl": "De minister-president zei maandag dat het kabinet geld vrijmaakt voor de slachtoffers van de overstroming "
    "in Limburg. Volgens de politie moesten ruim driehonderd mensen hun huis uit.",
    "es": "El presidente dijo el lunes que el Gobierno ayudará a las víctimas de las inundaciones en Valencia. Según "
    "la policía, más de trescientas personas tuvieron que dejar sus casas.",
    "jv": "Presiden tindak menyang Solo lan ketemu karo warga sing padha ngungsi amarga banjir. Panjenengane ngendika "
    "yen pamarentah bakal mbantu kanggo mbangun omah sing rusak.",
}


@pytest.mark.parametrize(("text", "code"), [(ID, "id"), (EN, "en"), ("", None), ("12 34 !!", None)])
def test_the_language_is_decided_by_its_function_words(text: str, code: str | None) -> None:
    assert decide_language(text) == code


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_another_language_is_told_and_not_taken_for_one_of_ours(code: str) -> None:
    decided = decide(OTHERS[code])

    assert (decided.language, decided.seems) == (None, code)


@pytest.mark.parametrize(
    "text",
    [
        "Президент заявил в понедельник, что правительство поможет пострадавшим от наводнения.",
        "总统星期一表示，政府将帮助洪水灾民。警方说，三百多人离开了家园。",
        "قال الرئيس يوم الاثنين إن الحكومة ستساعد ضحايا الفيضانات.",
    ],
)
def test_another_script_is_none_of_ours(text: str) -> None:
    assert decide(text).language is None


def test_the_words_decide_against_what_the_page_declares() -> None:
    assert [decide(ID, declared="en").language, decide(OTHERS["fr"], declared="en").language] == ["id", None]


def test_what_the_page_declares_decides_where_the_words_do_not_tell() -> None:
    assert [decide("Jakarta Pos", declared=code).language for code in ("id", "en", "fr", None)] == [
        "id",
        "en",
        None,
        None,
    ]


def test_indonesian_about_malaysia_is_not_malay() -> None:
    text = (
        "Perdana Menteri Malaysia mengatakan kerajaan akan memberi bantuan. Menurut polisi, sebanyak 300 orang "
        "mengungsi karena air sungai naik setelah hujan lebat."
    )

    assert decide(text).language == "id"


def test_the_host_tells_malay_from_indonesian_where_words_do_not() -> None:
    text = "Presiden dan perdana menteri itu akan bertemu di Singapura untuk berbincang dengan para menteri."

    assert [decide(text, host=host).seems for host in ("kabar.my", "kabar.id", "kabar.example")] == ["ms", "id", "id"]


def test_a_page_with_a_line_in_another_language_keeps_its_own() -> None:
    assert decide_language(f"{ID} {ID} {ID} {EN}") == "id"


def test_a_page_of_two_languages_says_so() -> None:
    text = "\n".join([*[ID] * 12, *[EN] * 6])

    assert (decide(text).language, decide(text).also) == ("id", ("en",))


def test_a_quotation_in_another_language_does_not_make_a_mixed_page() -> None:
    assert decide("\n".join([*[ID] * 12, EN])).also == ()


@pytest.mark.parametrize("text", ["a" * 100_000, "di " * 33_000, "\n" * 100_000, "yang\n" * 20_000])
def test_deciding_takes_linear_time_on_hostile_text(text: str) -> None:
    began = time.process_time()
    decide(text)

    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jokowi bertemu warga.", "id"),
        ("Prof. Dr. H. Mahfud MD, S.H., S.U. menjawab pertanyaan wartawan.", "id"),
        ("Syrian President Bashar al-Assad met Vladimir Putin in Moscow.", "en"),
        ("Police arrested three men.", "en"),
        ("Präsident Putin traf Assad in Moskau.", None),
        ("De president ontmoet Poetin in Moskou.", None),
        ("Il presidente ha incontrato Putin a Mosca.", None),
        ("Nagpulong sina Marcos at Xi sa Beijing.", None),
        ("Vladimir Putin", None),
    ],
)
def test_one_sentence_is_told_by_more_than_its_function_words(text: str, language: str | None) -> None:
    assert decide(text).language == language
