"""What the lines of a plain text are: date and byline at its head, captions, notices, the page's tail."""

from __future__ import annotations

import pytest

from saksi.articles import label_blocks, read_article, wording
from saksi.records import Article, Caption, Known, Page

BODY = (
    "Jembatan Suramadu menghubungkan Pulau Jawa dan Pulau Madura. Panjangnya 5,4 kilometer, dan jembatan itu dibuka "
    "pada tahun 2009."
)
MORE = "Sebelum ada jembatan, orang menyeberangi Selat Madura dengan kapal feri dari Surabaya ke Kamal di Bangkalan."


def page(text: str, **known: str) -> Page:
    return Page("a.txt", text.encode(), "text/plain", None, "a.txt", "sha256:0", "utf-8", Known(**known))  # type: ignore[arg-type]  # only its text fields are given here


def read(text: str, **known: str) -> Article:
    return read_article(page(text, **known))


def furniture(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.furniture]


def labels(text: str) -> dict[str, str]:
    return {block.text: block.label for block in label_blocks(page(text))}


# --- the head --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Rabu, 10 Juni 2009 14:30 WIB", "2009-06-10T14:30+07:00"),
        ("10 Juni 2009", "2009-06-10"),
        ("Diterbitkan: 10/06/2009, 14.30 WITA", "2009-06-10T14:30+08:00"),
        ("2009-06-10", "2009-06-10"),
        ("June 10, 2009", "2009-06-10"),
        ("Published: Wednesday, 10 June 2009 2:30 pm", "2009-06-10T14:30"),
        ("Last updated on 10th June 2009", "2009-06-10"),
    ],
)
def test_a_date_alone_at_the_head_says_when_the_text_was_published(line: str, published: str) -> None:
    article = read(f"Jembatan terpanjang di Indonesia\n{line}\n\n{BODY}")

    assert (article.published, article.evidence["published"]) == (published, "text")
    assert furniture(article) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Jembatan itu dibuka pada 10 Juni 2009",
        "10 Juni 2009: hari yang tidak dilupakan orang Madura",
        "Surabaya, 10 Juni 2009",
        "2009",
        "Nomor 12/2009",
    ],
)
def test_a_line_that_says_more_than_a_date_is_no_date(line: str) -> None:
    article = read(f"{line}\n\n{BODY}")

    assert (article.published, article.furniture) == (None, ())


def test_a_date_alone_in_the_middle_is_the_articles() -> None:
    article = read(f"{BODY}\n\n10 Juni 2009\n\n{MORE}")

    assert (article.published, article.furniture) == (None, ())


def test_the_source_is_believed_and_the_other_day_kept() -> None:
    article = read(f"10 Juni 2009\n\n{BODY}", published="2009-06-11")

    assert article.published == "2009-06-11"
    assert article.evidence["published"] == "known:published; text differs: 2009-06-10"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Oleh Siti Aminah", ("Siti Aminah",)),
        ("Oleh: Siti Aminah dan Budi Santoso", ("Siti Aminah", "Budi Santoso")),
        ("Penulis: Siti Aminah", ("Siti Aminah",)),
        ("By Jane Smith", ("Jane Smith",)),
        ("By Jane Smith and John Brown", ("Jane Smith", "John Brown")),
        ("Words by Jane Smith", ("Jane Smith",)),
    ],
)
def test_a_byline_at_the_head_names_the_writers(line: str, names: tuple[str, ...]) -> None:
    article = read(f"{line}\n\n{BODY}")

    assert (article.bylines, article.evidence["bylines"]) == (names, "text")
    assert furniture(article) == [line]


def test_a_name_beside_the_date_is_the_writers() -> None:
    article = read(f"Jembatan terpanjang\n\nSiti Aminah\nRabu, 10 Juni 2009\n\n{BODY}")

    assert article.bylines == ("Siti Aminah",)
    assert labels(article.text)["Siti Aminah"] == "byline"


@pytest.mark.parametrize(
    "line", ["Oleh karena itu jembatan dibangun", "By then the bridge was open", "By Monday", "Di Kota Tua"]
)
def test_a_line_that_names_nobody_is_no_byline(line: str) -> None:
    assert read(f"{line}\n\n{BODY}").bylines == ()


# --- pictures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words", "credit"),
    [
        ("Jembatan itu dari Bangkalan (Foto: Siti Aminah)", "Jembatan itu dari Bangkalan", "Foto: Siti Aminah"),
        ("Jembatan itu. (ANTARA FOTO/Siti Aminah/wsj)", "Jembatan itu.", "ANTARA FOTO/Siti Aminah/wsj"),
        ("The bridge seen from Madura. [Jane Smith/Reuters]", "The bridge seen from Madura.", "Jane Smith/Reuters"),
        ("The bridge seen from Madura. Photo: Jane Smith", "The bridge seen from Madura.", "Photo: Jane Smith"),
        ("Keterangan foto: Jembatan pada malam hari", "Keterangan foto: Jembatan pada malam hari", None),
        ("Image caption, The bridge was opened in 2009", "Image caption, The bridge was opened in 2009", None),
    ],
)
def test_the_words_under_a_picture_are_kept_apart(line: str, words: str, credit: str | None) -> None:
    article = read(f"{BODY}\n\n{line}\n\n{MORE}")

    assert (article.captions, furniture(article)) == ((Caption(words, credit),), [line])
    assert labels(article.text)[line] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Foto: Siti Aminah",
        "REUTERS/Jane Smith",
        "Jane Smith/AFP",
        "(ANTARA FOTO/Siti Aminah/foc)",
        "Jane Smith via AP",
        "Istimewa",
        "Photo by Jane Smith/Getty Images",
    ],
)
def test_a_photo_credit_alone_is_one(line: str) -> None:
    text = f"{BODY}\n\n{line}\n\n{MORE}"

    assert (labels(text)[line], furniture(read(text))) == ("photo-credit", [line])


def test_a_credit_below_its_caption_belongs_to_it() -> None:
    article = read(f"Keterangan foto: Jembatan pada malam hari\nFoto: Siti Aminah\n\n{BODY}")

    assert article.captions == (Caption("Keterangan foto: Jembatan pada malam hari", "Siti Aminah"),)


@pytest.mark.parametrize(
    "line",
    [
        "Siapa pun boleh lewat, baik siang/malam maupun pada hari libur.",
        "“Kami bangga,” kata warga (Foto jembatan itu tersebar di mana-mana).",
        "Captions under old pictures of the ferry tell the same story.",
        "Ilustrasi itu dibuat pada tahun 2003.",
        "Photographs of the bridge were shown: they were taken from the air.",
        "Tol Surabaya/Madura",
    ],
)
def test_a_sentence_of_the_article_is_no_caption(line: str) -> None:
    assert read(f"{BODY}\n\n{line}\n\n{MORE}").furniture == ()


# --- pointers and notices inside -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "notice",
    [
        "Baca juga: Feri ke Madura masih berlayar",
        "Read also: The ferry to Madura still sails",
        "Ikuti Whatsapp Channel Kabar Contoh",
        "Copyright 2009 The Example Press. All rights reserved.",
    ],
)
def test_a_pointer_or_notice_at_the_end_of_a_paragraph_is_cut_off(notice: str) -> None:
    article = read(f"{BODY} {notice}\n\n{MORE}")

    assert furniture(article) == [notice]


def test_a_notice_between_two_sentences_is_cut_out() -> None:
    article = read(f"{BODY} Advertisement Continue reading the main story {MORE}")

    assert furniture(article) == ["Advertisement Continue reading the main story"]


def test_headlines_below_a_pointer_are_related_stories() -> None:
    text = f"{BODY}\n\nBaca Juga\n\nFeri ke Madura Masih Berlayar\nLima Jembatan Panjang di Indonesia\n\n{MORE}"

    assert [link.title for link in read(text).related] == [
        "Feri ke Madura Masih Berlayar",
        "Lima Jembatan Panjang di Indonesia",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Warga diminta: baca juga pengumuman di kantor desa.",
        "Ia berkata, “Simak baik-baik: jembatan ini milik kita.”",
        "Hak cipta atas gambar jembatan itu ada pada pemerintah.",
        "Setelah itu mereka baca: huruf demi huruf.",
    ],
)
def test_a_sentence_with_words_of_a_pointer_stays(sentence: str) -> None:
    assert read(f"{BODY} {sentence}\n\n{MORE}").furniture == ()


def test_what_follows_a_lone_pointer_and_is_a_sentence_stays() -> None:
    assert furniture(read(f"{BODY}\n\nBaca Juga\n\n{MORE}")) == ["Baca Juga"]


# --- the tail --------------------------------------------------------------------------------------------------------

TAIL = """DISKUSI:
Wah, saya pernah ke sana.
SHARE THIS:
Facebook
Leave a Reply to Budi
Required fields are marked *
*
Positive SSL"""


def test_each_line_of_a_tail_has_its_own_label() -> None:
    found = labels(f"{BODY}\n\n{MORE}\n\n{TAIL}")

    assert [found[line] for line in TAIL.splitlines()] == [
        "comment",
        "comment",
        "share",
        "share",
        "comment-form",
        "comment-form",
        "comment-form",
        "trust-badge",
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("SHARE THIS:", "share"),
        ("Bagikan artikel ini", "share"),
        ("Ikuti Whatsapp Channel Kabar Contoh", "share"),
        ("Positive SSL", "trust-badge"),
        ("This site is protected by reCAPTCHA and its terms apply.", "trust-badge"),
        ("DISKUSI:", "comment"),
        ("12 Komentar", "comment"),
        ("View all comments", "comment"),
        ("Tinggalkan Balasan", "comment-form"),
        ("Your email address will not be published.", "comment-form"),
        ("Sign up for our morning letter", "newsletter"),
        ("Berlangganan", "newsletter"),
        ("Artikel ini khusus untuk pelanggan.", "paywall"),
        ("Subscribe to continue reading", "paywall"),
        ("Already a subscriber? Log in", "paywall"),
        ("ADVERTISEMENT", "advertisement"),
        ("SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("Baca juga: Feri ke Madura masih berlayar", "related"),
        ("© Copyright 2009 Kabar Contoh", "footer"),
        ("Editor: Budi Santoso", "credit"),
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_a_line_has_the_label_of_what_it_is(line: str, label: str, media_type: str) -> None:
    lines = [BODY, MORE, line, BODY.replace("5,4", "lima"), MORE.replace("feri", "cepat")]
    text = (
        "\n\n".join(lines)
        if media_type == "text/plain"
        else f"<article>{''.join(f'<p>{one}</p>' for one in lines)}</article>"
    )
    found = {
        block.text: block.label
        for block in label_blocks(Page("a", text.encode(), media_type, None, "a", "sha256:0", "utf-8"))
    }

    assert found[line] == label
    assert found[BODY] == "body"


def test_no_whole_line_is_longer_than_is_looked_for() -> None:
    assert max(map(len, wording._labelled("whole"))) <= wording._LONGEST_WHOLE


def test_what_a_reader_wrote_below_the_buttons_is_a_comment() -> None:
    made = labels(f"{BODY}\n\n{MORE}\n\nSHARE THIS:\nFacebook\n\nTono 22 November 2022\nJembatan itu bagus sekali.")

    assert [made[line] for line in ("Facebook", "Tono 22 November 2022", "Jembatan itu bagus sekali.")] == [
        "share",
        "comment",
        "comment",
    ]


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("Diperbarui 20 Jun 2025, 14:15 WIB", "2025-06-20T14:15+07:00"),
        ("Rabu, 18 Jun 2025 16:20 WIB", "2025-06-18T16:20+07:00"),
        ("10/19/2025 22:30", "2025-10-19T22:30"),
        ("2025-06-20T07:15:00Z", "2025-06-20T07:15:00Z"),
        ("2025-06", "2025-06"),
        ("kemarin", "kemarin"),
        ("9/1/2025 14:38", "9/1/2025 14:38"),
    ],
)
def test_the_day_that_a_dump_states_in_words_is_iso_8601(stated: str, published: str) -> None:
    assert read(BODY, published=stated).published == published


@pytest.mark.parametrize(
    ("printed", "published"), [("1/9/2025", "2025-09-01T14:38"), ("9 Januari 2025", "2025-01-09T14:38")]
)
def test_the_text_tells_which_figure_of_a_stated_day_is_the_month(printed: str, published: str) -> None:
    assert read(f"{BODY}\n\nKata Budi, Senin ({printed}).", published="9/1/2025 14:38").published == published
