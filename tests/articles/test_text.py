"""Plain text: every character kept, what is not the article marked."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.articles import label_blocks, read_article
from saksi.errors import NoArticle, TooLarge
from saksi.limits import Limits
from saksi.records import Article, Known, Page

BODY = (
    "Gunung Semeru di Jawa Timur adalah gunung tertinggi di Pulau Jawa. Puncaknya bernama Mahameru dan tingginya 3.676 "
    "meter."
)


def page(text: str, **known: str) -> Page:
    return Page("a.txt", text.encode(), "text/plain", None, "a.txt", "sha256:0", "utf-8", Known(**known))  # type: ignore[arg-type]  # only its text fields are given here


def read(text: str, **known: str) -> Article:
    return read_article(page(text, **known))


def furniture(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.furniture]


def test_the_text_is_title_blank_line_body() -> None:
    article = read(BODY, title="Semeru tertinggi di Jawa")

    assert article.text == f"Semeru tertinggi di Jawa\n\n{BODY}"
    assert article.text[article.body_start :] == BODY


def test_an_article_without_furniture_has_none() -> None:
    assert read(BODY).furniture == ()


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Sepuluh gunung tertinggi di Indonesia",
        "Baca Juga",
        "Simak juga Video 'Pendakian Semeru dibuka':",
        "SCROLL TO CONTINUE WITH CONTENT",
        "[Gambas:Video 20detik]",
        "ADVERTISEMENT",
        "Editor: Budi Santoso",
        "(Reporter: Siti Aminah | Editor: Budi Santoso)",
        "Read also: The ten highest mountains",
        "Reporting by Jane Smith; Editing by John Brown",
        "Ikuti Whatsapp Channel kami",
    ],
)
def test_a_line_that_is_not_the_article_is_furniture(line: str) -> None:
    article = read(f"{BODY}\n\n{line}\n\n{BODY}")

    assert furniture(article) == [line]


@pytest.mark.parametrize(
    "sentence",
    [
        "Terlihat juga asap putih di atas kawah.",
        "Warga diminta baca pengumuman di balai desa sebelum mendaki.",
        "Editor surat kabar itu mengatakan gunung tersebut aman.",
        "Related questions were asked in parliament.",
        "More than 3,000 people climb it every year.",
        "Foto-foto letusan itu tersebar di media sosial.",
        "Iklan pariwisata Semeru dipasang di bandara.",
        "Share prices fell after the eruption.",
        "By Monday the ash had reached Malang.",
        "Pos pendakian (basecamp) ditutup.",
        "Sources: officials say there are two, the crater and the lake, that feed the river.",
    ],
)
def test_a_sentence_of_the_article_is_never_furniture(sentence: str) -> None:
    assert read(f"{BODY}\n\n{sentence}\n\n{BODY}").furniture == ()


def test_a_story_pointed_to_in_brackets_is_marked_and_kept_as_related() -> None:
    article = read(f"{BODY} (Baca: Semeru kembali dibuka untuk pendaki)")

    assert furniture(article) == ["(Baca: Semeru kembali dibuka untuk pendaki)"]
    assert [link.title for link in article.related] == ["Semeru kembali dibuka untuk pendaki"]


def test_the_initials_at_the_end_are_a_credit_with_its_source() -> None:
    article = read(f"{BODY} (bs/reuters)")

    (credit,) = article.credits

    assert (credit.initials, credit.source, credit.text) == ("bs", "reuters", "(bs/reuters)")
    assert furniture(article) == ["(bs/reuters)"]


def test_initials_of_two_people_name_no_source() -> None:
    (credit,) = read(f"{BODY} (ayu/bud)").credits

    assert (credit.initials, credit.source) == ("ayu/bud", None)


def test_editors_and_writers_are_read_from_the_credits() -> None:
    article = read(f"{BODY}\n\n(Reporter: Siti Aminah | Editor: Budi Santoso)")

    assert (article.bylines, article.editors) == (("Siti Aminah",), ("Budi Santoso",))


def test_comments_and_their_form_at_the_end_are_furniture() -> None:
    tail = "DISKUSI:\n\nLeave a Reply\n\nName\n\nYour email address will not be published.\n\n*\n\nPositive SSL"

    assert furniture(read(f"{BODY}\n\n{tail}")) == [tail]


def test_the_name_of_a_picture_glued_to_the_dateline_is_furniture() -> None:
    article = read(f"semeru12Lumajang, KabarContoh.com – {BODY}")

    assert furniture(article) == ["semeru12"]
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.outlet) == ("Lumajang", "KabarContoh.com")


@pytest.mark.parametrize(
    ("dateline", "place", "outlet"),
    [
        ("LUMAJANG, KABAR.com - ", "LUMAJANG", "KABAR.com"),
        ("Kabar6.com, Lumajang -", "Lumajang", "Kabar6.com"),
        ("LUMAJANG- ", "LUMAJANG", None),
        ("Lumajang, Jawa Timur (KABAR) - ", "Lumajang, Jawa Timur", "KABAR"),
        ("LUMAJANG, Indonesia (AP) — ", "LUMAJANG, Indonesia", "AP"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia"),
    ],
)
def test_a_dateline_is_read_and_stays_text(dateline: str, place: str, outlet: str | None) -> None:
    article = read(dateline + BODY)

    assert article.furniture == ()
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.outlet) == (place, outlet)


@pytest.mark.parametrize(
    "start", ["Bank Indonesia (BI) menaikkan suku bunga.", "Gunung-gunung itu tinggi.", "KPK-Polri sepakat."]
)
def test_an_ordinary_beginning_is_no_dateline(start: str) -> None:
    assert read(start).dateline is None


@given(st.text(min_size=1, max_size=400), st.one_of(st.none(), st.text("abc ", min_size=1, max_size=20)))
def test_every_character_is_kept_and_every_span_is_sound(text: str, title: str | None) -> None:
    if not text.strip() or text.startswith("\ufeff"):
        return
    article = read_article(
        Page("a", text.encode("utf-8", "replace"), "text/plain", None, "a", "sha256:0", "utf-8", Known(title=title))
    )

    assert article.text[article.body_start :] == text.encode("utf-8", "replace").decode()
    ends = [0, *(span.end for span in article.furniture)]
    assert all(
        before <= span.start < span.end <= len(article.text)
        for before, span in zip(ends, article.furniture, strict=False)
    )


LINES = st.lists(
    st.sampled_from(
        [
            BODY,
            "",
            "Baca juga: Hujan",
            "ADVERTISEMENT",
            "(ab/cd)",
            "DISKUSI:",
            "Editor: Budi Santoso",
            "a2Kota, A.com – x",
            "*",
        ]
    ),
    max_size=12,
)


@given(LINES)
def test_blocks_cover_every_visible_character_once(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return

    blocks = label_blocks(page(text))

    assert "".join("".join(block.text.split()) for block in blocks) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_text_holds_no_article(text: str) -> None:
    with pytest.raises(NoArticle):
        read(text)


def test_a_text_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_article(page("a" * 2000), limits=Limits(page_bytes=1000))


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "[A:",
        "Baca juga",
        "Baca: ",
        "A ",
        "A, ",
        "Ab-",
        "(ab/",
        "Editor: A | ",
        "DISKUSI:\n",
        "AB.",
        "a1",
        "(Foto: ",
        "\n",
        "(A B)\n",
        "JAKARTA, ",
    ],
)
def test_a_hostile_text_of_100_000_characters_costs_no_more_than_its_length(unit: str) -> None:
    text = BODY + (unit * 100_000)[:100_000]
    began = time.process_time()

    read(text)

    # Ordinary text of this length takes about 10 ms; a machine under load may be ten times slower.
    assert time.process_time() - began < 1.0


ODD_CHARACTERS = "a\x00b \u202eabc\u202c e\u0301 😀👨‍👩‍👧 \ufeff \u200b ﷽ \r\n\x85\u2028 \ufffd"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_odd_characters_stay_in_their_places(charset: str) -> None:
    text = f"{BODY} {ODD_CHARACTERS}\n\nBaca juga: Sepuluh gunung {ODD_CHARACTERS[:6]}\n\n{BODY}"
    read_as = Page("a.txt", text.encode(charset), "text/plain", None, "a.txt", "sha256:0", charset)

    article = read_article(read_as)

    assert article.text == text
    assert furniture(article)[0].startswith("Baca juga: Sepuluh gunung")


def test_lone_surrogates_become_one_other_character_each() -> None:
    body = BODY.encode("utf-16-le") + b"\x00\xd8" + BODY.encode("utf-16-le")

    article = read_article(Page("a.txt", body, "text/plain", None, "a.txt", "sha256:0", "utf-16-le"))

    assert article.text == f"{BODY}\ufffd{BODY}"


def test_a_megabyte_on_one_line_is_read_in_time() -> None:
    text = (BODY + " ") * (1_000_000 // len(BODY))
    began = time.process_time()

    article = read(text + "(bs/reuters)")

    assert article.text.endswith("(bs/reuters)")
    assert furniture(article) == ["(bs/reuters)"]
    assert time.process_time() - began < 2.0
