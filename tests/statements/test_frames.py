"""Each frame that words of saying stand in, by a sentence of its own in both languages."""

from __future__ import annotations

import time

import pytest
from tests.reading import parsed, statements_of

from saksi.mentions import find_mentions
from saksi.statements import explain_statements, find_statements

ID = [
    # what it shows, text, [(words said, speaker, frame)]
    (
        "the topic in front",
        "Mengenai banjir di Demak, Presiden Joko Widodo mengatakan tanggul akan diperkuat.",
        [("tanggul akan diperkuat", "Joko Widodo", "subject-verb")],
    ),
    (
        "a passive with its source",
        "Keputusan itu disebut Presiden Joko Widodo sebagai langkah maju bagi warga.",
        [("Keputusan itu | sebagai langkah maju bagi warga", "Joko Widodo", "passive")],
    ),
    (
        "a passive with oleh",
        "Dikatakan oleh Presiden Joko Widodo bahwa tanggul akan diperkuat.",
        [("tanggul akan diperkuat", "Joko Widodo", "passive")],
    ),
    (
        "demikian",
        "“Tanggul akan kami perkuat,” demikian Presiden Joko Widodo.",
        [("Tanggul akan kami perkuat,", "Joko Widodo", "quote-cue")],
    ),
    (
        "question and answer",
        "Apakah tanggul aman?\nPresiden Joko Widodo: “Tanggul itu aman sampai akhir tahun.”",
        [("Tanggul itu aman sampai akhir tahun.", "Joko Widodo", "name-colon")],
    ),
    (
        "one sentence in two quotations",
        "“Tanggul itu kuat,” kata Presiden Joko Widodo, “dan akan kami jaga.”",
        [("Tanggul itu kuat, | dan akan kami jaga.", "Joko Widodo", "quote-cue")],
    ),
    (
        "a dash and a name",
        "“Tanggul itu kuat dan akan kami jaga bersama.” — Presiden Joko Widodo",
        [("Tanggul itu kuat dan akan kami jaga bersama.", "Joko Widodo", "quote-dash")],
    ),
    (
        "a quotation that goes on in the next paragraph",
        "“Tanggul itu kuat,” kata Presiden Joko Widodo.\n“Warga tidak perlu takut dan tidak perlu mengungsi.”",
        [
            ("Tanggul itu kuat,", "Joko Widodo", "quote-cue"),
            ("Warga tidak perlu takut dan tidak perlu mengungsi.", "Joko Widodo", "quote-alone"),
        ],
    ),
    (
        "a paragraph that announces a quotation",
        "Presiden Joko Widodo menambahkan:\n“Warga tidak perlu takut dan tidak perlu mengungsi.”",
        [("Warga tidak perlu takut dan tidak perlu mengungsi.", "Joko Widodo", "cue-quote")],
    ),
    (
        "what was written",
        "Presiden Joko Widodo menulis di Twitter: “Tanggul itu akan kami perkuat.”",
        [("Tanggul itu akan kami perkuat.", "Joko Widodo", "cue-quote")],
    ),
    (
        "a paper that is quoted from",
        "Dilansir Antara, Presiden Joko Widodo mengatakan tanggul itu retak.",
        [("tanggul itu retak", "Joko Widodo", "subject-verb")],
    ),
    (
        "a passive that points back",
        "Tanggul di Demak jebol pada Senin pagi. Hal itu disampaikan Presiden Joko Widodo di Jakarta.",
        [("Tanggul di Demak jebol pada Senin pagi", "Joko Widodo", "pointing")],
    ),
    (
        "words run together",
        "Presiden Joko Widodomengatakan tanggul itu retak.",
        [("tanggul itu retak", "Joko Widodo", "subject-verb")],
    ),
    (
        "a pronoun for somebody without a name",
        "Seorang penjaga tanggul mendatangi warga. Dia mengatakan air sudah naik sejak pagi.",
        [("air sudah naik sejak pagi", "Seorang penjaga tanggul", "subject-verb")],
    ),
    (
        "a name behind an office with brackets",
        "“Tanggul kuat,” kata Kepala Badan Nasional Penanggulangan Bencana (BNPB) Letjen Suharyanto.",
        [("Tanggul kuat,", "Suharyanto", "quote-cue")],
    ),
]
EN = [
    (
        "a witness who keeps the name",
        "A witness, who asked not to be named, said two cars had floated past.",
        [("two cars had floated past", "A witness", "subject-verb")],
    ),
    (
        "a clause about the speaker that says something too",
        "President Barack Obama, who said the dam was old, told reporters it would be repaired.",
        [
            ("the dam was old", "Barack Obama", "subject-verb"),
            ("it would be repaired", "Barack Obama", "subject-verb"),
        ],
    ),
    (
        "quoted by a paper",
        "The Times quoted President Barack Obama as saying that the dam was safe.",
        [("the dam was safe", "Barack Obama", "subject-verb")],
    ),
    (
        "quoted by an agency, in the passive",
        "President Barack Obama was quoted by Reuters as saying the dam was safe.",
        [("the dam was safe", "Barack Obama", "subject-verb")],
    ),
    (
        "a dash, a name and an office",
        "“Nobody told us anything about the dam.” — Barack Obama, president",
        [("Nobody told us anything about the dam.", "Barack Obama", "quote-dash")],
    ),
    (
        "a hearer that owns its programme",
        "President Barack Obama told the BBC's Today programme the dam was safe.",
        [("the dam was safe", "Barack Obama", "subject-verb")],
    ),
    (
        "the topic in front",
        "On the flood in Demak, President Barack Obama said the dam would be repaired.",
        [("the dam would be repaired", "Barack Obama", "subject-verb")],
    ),
    (
        "a passive with its source",
        "The decision was described by President Barack Obama as a step forward for the town.",
        [("The decision | as a step forward for the town", "Barack Obama", "passive")],
    ),
    (
        "question and answer",
        "Is the dam safe?\nPresident Barack Obama: “The dam is safe until the end of the year.”",
        [("The dam is safe until the end of the year.", "Barack Obama", "name-colon")],
    ),
    (
        "one sentence in two quotations",
        "“The dam is strong,” President Barack Obama said, “and we will guard it.”",
        [("The dam is strong, | and we will guard it.", "Barack Obama", "quote-cue")],
    ),
    (
        "a dash and a name",
        "“The dam is strong and we will guard it together.” ― President Barack Obama",
        [("The dam is strong and we will guard it together.", "Barack Obama", "quote-dash")],
    ),
    (
        "a quotation that goes on in the next paragraph",
        "“The dam is strong,” President Barack Obama said.\n“Nobody has to be afraid and nobody has to leave.”",
        [
            ("The dam is strong,", "Barack Obama", "quote-cue"),
            ("Nobody has to be afraid and nobody has to leave.", "Barack Obama", "quote-alone"),
        ],
    ),
    (
        "adding",
        "President Barack Obama said the dam was safe, adding: “We will guard it.”",
        [("the dam was safe", "Barack Obama", "subject-verb"), ("We will guard it.", "Barack Obama", "cue-quote")],
    ),
    (
        "a post with its handle",
        "The dam is safe again. -- Jane Roe (@janeroe) November 8, 2016",
        [("The dam is safe again.", "Jane Roe", "post")],
    ),
    (
        "a headline with its speaker",
        "Police: No arrests made after the fire in the harbour.",
        [("No arrests made after the fire in the harbour", "Police", "heading-colon")],
    ),
    (
        "a report inside a report",
        "Police said the driver told them that the dam was closed.",
        [
            ("the driver told them that the dam was closed", "Police", "subject-verb"),
            ("the dam was closed", "the driver", "inner"),
        ],
    ),
    (
        "a name that commas describe",
        "The dam is safe, President Barack Obama, the leader of the party, told the New York Times on Monday.",
        [("The dam is safe", "Barack Obama", "source-inside")],
    ),
    (
        "a pronoun for somebody without a name",
        "President Barack Obama praised the soldiers. A gunman ran into the hall. “Nobody leaves,” he shouted.",
        [("the soldiers", "Barack Obama", "subject-verb"), ("Nobody leaves,", "A gunman", "quote-cue")],
    ),
    (
        "a clause about what was not said",
        "President Barack Obama said the dam was safe, but he did not say when it would open.",
        [("the dam was safe", "Barack Obama", "subject-verb")],
    ),
]


def told(body: str, language: str) -> list[tuple[str, str | None, str]]:
    text, statements = statements_of(body, language=language)
    return [
        (" | ".join(piece.of(text) for piece in s.pieces), s.speaker_name, s.by.split(":")[1].split("/")[0])
        for s in statements
    ]


@pytest.mark.parametrize(("name", "body", "expected"), ID, ids=[name for name, _, _ in ID])
def test_an_indonesian_frame_gives_words_and_speaker(
    name: str, body: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(body, "id") == expected


@pytest.mark.parametrize(("name", "body", "expected"), EN, ids=[name for name, _, _ in EN])
def test_an_english_frame_gives_words_and_speaker(name: str, body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(body, "en") == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("id", "Buku “Laskar Pelangi” karya Andrea Hirata terbit pada 2005."),
        ("id", "Kasus ini menyoroti cara kerja para penipu di kota itu."),
        ("id", "Korban berhasil menyadari bahaya itu dan lari ke rumah warga."),
        ("id", "Nilai tukar rupiah melemah terhadap dolar pada Senin pagi."),
        ("id", "Namun Joko Widodo sempat dilaporkan ke polisi."),
        ("en", "The film “The Act of Killing” was shown in 2012."),
        ("en", "The road was closed by police on Monday."),
        ("en", "He lost his championship hopes on Sunday in the rain."),
        ("en", "An aerial video posted by the town shows the road."),
    ],
)
def test_what_only_looks_like_saying_is_no_statement(language: str, body: str) -> None:
    assert told(body, language) == []


@pytest.mark.parametrize(
    ("language", "body", "act"),
    [
        ("id", "Presiden Joko Widodo membantah tanggul itu retak.", "denial"),
        ("id", "Presiden Joko Widodo berjanji akan memperkuat tanggul itu.", "promise"),
        ("id", "Presiden Joko Widodo berharap tanggul itu bertahan.", "wish"),
        ("id", "Presiden Joko Widodo bertanya apakah tanggul itu aman.", "question"),
        ("id", "Presiden Joko Widodo mendorong warga untuk menjaga tanggul itu.", "demand"),
        ("en", "President Barack Obama denied that the dam was cracked.", "denial"),
        ("en", "President Barack Obama promised to repair the dam.", "promise"),
        ("en", "President Barack Obama hopes the dam will hold.", "wish"),
        ("en", "President Barack Obama asked whether the dam was safe.", "question"),
        ("en", "President Barack Obama urged people to guard the dam.", "demand"),
    ],
)
def test_a_verb_says_what_the_words_do(language: str, body: str, act: str) -> None:
    (statement,) = statements_of(body, language=language)[1]

    assert statement.act == act


def test_a_quoted_paper_is_where_it_was_said() -> None:
    (statement,) = statements_of("Dilansir Antara, Presiden Joko Widodo mengatakan tanggul itu retak.")[1]

    assert (statement.speaker_name, statement.relayed_from) == ("Joko Widodo", "Antara")


@pytest.mark.parametrize(
    "body",
    [
        "The Times quoted President Barack Obama as saying that the dam was safe.",
        "President Barack Obama was quoted by The Times as saying that the dam was safe.",
    ],
)
def test_the_paper_that_quotes_somebody_is_where_it_was_said(body: str) -> None:
    (statement,) = statements_of(body, language="en")[1]

    assert "Times" in (statement.relayed_from or "")


def test_what_somebody_reads_is_not_what_they_say() -> None:
    assert statements_of("President Barack Obama was reading “War and Peace” on the train.", language="en")[1] == ()


def test_the_company_is_not_the_police() -> None:
    body = "Police urged drivers to stay away. The company said its dam was safe."

    assert statements_of(body, language="en")[1][-1].speaker_name != "Police"


def test_a_sentence_that_only_points_back_has_no_words_of_its_own() -> None:
    body = (
        "“Jalan ditutup,” kata Presiden Joko Widodo.\n"
        "Hal itu disampaikan Joko Widodo usai rapat di Demak. Demikian disampaikan Joko Widodo."
    )

    assert len(statements_of(body)[1]) == 1


def test_reporters_are_heard_and_no_outlet() -> None:
    (statement,) = statements_of("“The dam is cracked,” a witness told reporters in Demak.", language="en")[1]

    assert (statement.addressee, statement.relayed_from) == ("reporters", None)


def test_the_inner_source_points_at_the_outer_one() -> None:
    outer, inner = statements_of("Police said the driver told them that the dam was closed.", language="en")[1]

    assert (inner.via, outer.via) == (outer.id, None)


def test_a_second_description_is_the_first_speaker() -> None:
    body = (
        "“Jalan ditutup,” kata seorang juru bicara kementerian luar negeri.\n"
        "Warga menunggu sejak pagi.\n“Besok dibuka lagi,” ujar juru bicara tersebut."
    )

    statements = statements_of(body)[1]

    assert [s.speaker_name for s in statements] == ["seorang juru bicara kementerian luar negeri"] * 2


def test_a_misprinted_name_is_its_person() -> None:
    body = "“Jalan ditutup,” kata Bakharuddin Siregar.\n“Besok dibuka lagi,” ujar Bahkaruddin."

    assert [s.speaker_name for s in statements_of(body)[1]] == ["Bakharuddin Siregar"] * 2


def test_she_is_no_man_named_before() -> None:
    body = "Hillary Clinton came to Ohio. Donald Trump stayed at home. “We will win this together,” she said."

    (statement,) = statements_of(body, language="en")[1]

    assert statement.speaker_name == "Hillary Clinton"


def test_an_explanation_says_why_a_verb_was_set_aside() -> None:
    parse = parsed("Kasus ini menyoroti cara kerja para penipu di kota itu.")

    explanation = explain_statements(parse, find_mentions(parse))

    assert [reason for _, reason in explanation.set_aside] == ["what stands before it names nobody who speaks"]


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("id", "“ " * 3),
        ("id", "mengatakan menyebut dan meminta "),
        ("en", "said, a, the, who, "),
        ("en", "We are all here. -- Ann Roe (@b) Nov 8, 2016\n"),
        ("en", "Police said the driver told them that officials said the road was closed. "),
    ],
)
def test_time_grows_with_length_alone(language: str, unit: str) -> None:
    def seconds(length: int) -> float:
        parse = parsed((unit * (length // len(unit) + 1))[:length], language=language)
        findings = find_mentions(parse)
        start = time.process_time()
        find_statements(parse, findings)
        return time.process_time() - start

    seconds(1_000)  # the word lists are read once

    # Four times the length: four times the time, and room for a busy machine; squared would be sixteen times.
    assert seconds(40_000) < 10 * seconds(10_000) + 1


def test_a_verb_behind_a_relayed_source_is_read_too() -> None:
    article = parsed(
        "Bahkan, Budi Santoso, anggota komisi keamanan parlemen Indonesia, dikutip mengatakan kepada media lokal "
        "bahwa pemerintah sedang meninjau penutupan pelabuhan itu."
    )

    assert [s.speaker_name for s in find_statements(article, find_mentions(article))] == ["Budi Santoso"]
