"""What a page says beside its text, and what said it."""

from __future__ import annotations

import json

import pytest

from saksi.articles import read_article
from saksi.articles.bylines import clean_names
from saksi.articles.headline import without_site
from saksi.articles.published import iso_moment, moment_in_address
from saksi.records import Article, Known, Page

TEXT = "Borobudur in Central Java is the largest Buddhist temple in the world and was built in the ninth century."


def read(
    head: str = "", body: str = "", *, known: Known = Known(), url: str = "https://www.kabar.example/2020/05/04/a"
) -> Article:
    html = f"<html><head>{head}</head><body>{body}<div><p>{TEXT}</p><p>{TEXT[:-1]}, they say.</p></div></body></html>"
    return read_article(Page(url, html.encode(), "text/html", None, "a.html", "sha256:0", "utf-8", known))


def json_ld(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("2020-05-04T10:05:00+07:00", "2020-05-04T10:05:00+07:00"),
        ("2020-05-04T23:30:00.000Z", "2020-05-04T23:30:00Z"),
        ("2020-05-04 10:05:00", "2020-05-04T10:05:00"),
        ("Senin, 4 Mei 2020 10:05 WIB", "2020-05-04T10:05+07:00"),
        ("Senin, 04 Mei 2020 | 10.05 WITA", "2020-05-04T10:05+08:00"),
        ("4 Mei 2020, 10:05 WIT", "2020-05-04T10:05+09:00"),
        ("May 4, 2020 3:05 pm", "2020-05-04T15:05"),
        ("04/05/2020, 10:05 WIB", "2020-05-04T10:05+07:00"),
        ("Mon, 04 May 2020 10:05:00 +0900", "2020-05-04T10:05:00+09:00"),
        ("20200504", "2020-05-04"),
        ("2020-05", None),
        ("2020-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_moment_is_read_with_its_time_and_zone_as_printed(printed: str, moment: str | None) -> None:
    assert iso_moment(printed) == moment


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2020/05/04/title", "2020-05-04"),
        ("https://a.example/read/20200504/1", "2020-05-04"),
        ("https://a.example/1234567890", None),
    ],
)
def test_an_address_may_carry_the_day(url: str, day: str | None) -> None:
    assert moment_in_address(url) == day


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Borobudur is restored - Kabar Example", "Borobudur is restored"),
        ("Borobudur is restored | Kabar", "Borobudur is restored"),
        ("Kabar: Borobudur is restored", "Kabar: Borobudur is restored"),
        ("Kabar - Borobudur is restored", "Borobudur is restored"),
        ("Borobudur - a temple is restored", "Borobudur - a temple is restored"),
    ],
)
def test_the_site_is_no_part_of_the_title(title: str, bare: str) -> None:
    assert without_site(title, "Kabar Example", "https://kabar.example/a") == bare


def test_the_headline_of_the_page_wins_over_a_decorated_one() -> None:
    article = read("<title>Borobudur is restored - KABAR</title>", "<h1>News</h1><h1>Borobudur is restored</h1>")

    assert (article.title, article.evidence["title"]) == ("Borobudur is restored", "h1")


def test_what_the_source_says_wins() -> None:
    known = Known(title="As the feed has it", published="2020-05-05", bylines=("Siti",), outlet="Feed")

    article = read(json_ld(headline="Other", datePublished="2020-05-04", author="Budi"), known=known)

    assert (article.title, article.published, article.bylines, article.outlet) == (
        "As the feed has it", "2020-05-05", ("Siti",), "Feed",
    )  # fmt: skip
    assert article.evidence["title"].startswith("known:title")


def test_a_field_says_where_it_was_read() -> None:
    article = read(
        json_ld(datePublished="2020-05-04T10:05:00+07:00", author=[{"@type": "Person", "name": "Siti Aminah"}])
        + '<meta property="og:site_name" content="Kabar"><meta property="article:section" content="Culture">'
    )

    assert article.published == "2020-05-04T10:05:00+07:00"
    assert article.bylines == ("Siti Aminah",)
    assert article.evidence["published"] == "json-ld:datePublished"
    assert article.evidence["outlet"] == "meta:og:site_name"
    assert article.evidence["section"] == "meta:article:section"


def test_a_printed_date_is_read_where_the_head_has_none() -> None:
    article = read(
        "", "<h1>Borobudur</h1><div class='date'>Senin, 4 Mei 2020 10:05 WIB</div>", url="https://a.example/b"
    )

    assert (article.published, article.evidence["published"]) == ("2020-05-04T10:05+07:00", "text")


def test_json_ld_with_faults_is_mended_or_passed_over() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A\nB temple",}</script>'

    assert read(broken + '<script type="application/ld+json">{{{</script>').title == "A\nB temple".replace("\n", " ")


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        (["By Jane Smith and John Brown"], ("Jane Smith", "John Brown")),
        (["Oleh: Siti Aminah"], ("Siti Aminah",)),
        (["Kabar", "https://facebook.com/kabar", "redaksi@kabar.example"], ()),
        (["Siti Aminah (sia)"], ("Siti Aminah",)),
        (["Redaksi"], ()),
        (["Kabar Siber Media"], ()),
        (["Siti Aminah", "siti aminah"], ("Siti Aminah",)),
    ],
)
def test_bylines_are_people(printed: list[str], names: tuple[str, ...]) -> None:
    assert clean_names(printed, "Kabar", "https://kabar.example/") == names


def test_a_caption_and_its_credit_are_kept_apart() -> None:
    figure = "<figure><img src='/a.jpg'><figcaption>The temple at dawn. (Foto: Budi Santoso)</figcaption></figure>"

    article = read('<meta property="og:image" content="/a.jpg">', figure)

    assert article.image is not None
    assert (article.image.url, article.image.caption, article.image.credit) == (
        "https://www.kabar.example/a.jpg", "The temple at dawn.", "Budi Santoso",
    )  # fmt: skip


def test_a_comment_has_its_author_and_its_time() -> None:
    comment = (
        "<div class='comment-list'><div class='comment'><span class='author'>Wayan</span>"
        "<time datetime='2020-05-05T08:00:00+08:00'>today</time>"
        "<p>I was there as a child and remember the stairs.</p></div></div>"
    )
    html = f"<html><body><div><p>{TEXT}</p><p>{TEXT} Again.</p></div>{comment}</body></html>"
    article = read_article(Page("a", html.encode(), "text/html", None, "a", "sha256:0"))

    (said,) = article.comments

    assert (said.author, said.published) == ("Wayan", "2020-05-05T08:00:00+08:00")
    assert "remember the stairs" in said.text


def test_a_related_story_has_its_address() -> None:
    article = read("", "", known=Known(title="Borobudur"))
    html = (
        f"<div><p>{TEXT}</p><p>Baca juga: <a href='/b'>Prambanan juga dipugar tahun ini</a></p><p>{TEXT} Yes.</p></div>"
    )
    article = read_article(Page("https://a.example/x", html.encode(), "text/html", None, "a", "sha256:0"))

    assert [(link.title, link.url) for link in article.related] == [
        ("Prambanan juga dipugar tahun ini", "https://a.example/b")
    ]


def test_a_page_that_must_be_paid_for_says_so() -> None:
    assert read(json_ld(isAccessibleForFree=False)).paywalled
    assert not read(json_ld(isAccessibleForFree=True)).paywalled


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//[", "data:text/html,x"])
def test_an_address_that_is_none_is_left_out(url: str) -> None:
    article = read(f'<meta property="og:image" content="{url}"><link rel="canonical" href="{url}">')

    assert article.image is None
    assert article.canonical is None


STATED = {"headline": "Borobudur is restored at last", "datePublished": "2020-05-04", "author": "Siti Aminah"}
DISAGREEING = """
    <meta property="article:published_time" content="2020-05-06T08:00:00+07:00">
    <meta property="og:title" content="A temple is restored in Java">
    <meta property="og:site_name" content="Kabar Contoh"><meta name="publisher" content="PT Kabar Contoh Media">
    <meta property="article:section" content="Travel"><meta name="section" content="Culture">
    <meta name="author" content="Budi Santoso"><meta property="og:url" content="https://news.example.org/other">
    <link rel="canonical" href="https://news.example.org/borobudur">
    <meta name="content-language" content="en"><meta property="og:locale" content="id_ID">
    <meta property="article:modified_time" content="2020-05-07T10:00:00+07:00">
    <meta name="lastmod" content="2020-05-08T10:00:00+07:00">
"""


@pytest.mark.parametrize(
    ("field", "evidence"),
    [
        ("title", "json-ld:headline; meta:og:title differs: A temple is restored in Java"),
        ("published", "json-ld:datePublished; meta:article:published_time differs: 2020-05-06T08:00:00+07:00"),
        ("modified", "meta:article:modified_time; meta:lastmod differs: 2020-05-08T10:00:00+07:00"),
        ("outlet", "meta:og:site_name; meta:publisher differs: PT Kabar Contoh Media"),
        ("section", "meta:article:section; meta:section differs: Culture"),
        ("bylines", "json-ld:author; meta:author differs: Budi Santoso"),
        ("canonical", "link:canonical; meta:og:url differs: https://news.example.org/other"),
        ("language", "meta:content-language; meta:og:locale differs: id_ID"),
    ],
)
def test_what_other_parts_of_the_page_say_is_kept(field: str, evidence: str) -> None:
    assert evidence in read(json_ld(**STATED) + DISAGREEING).evidence[field]


def test_the_date_that_readers_see_is_kept_beside_another_one_in_the_head() -> None:
    article = read(json_ld(datePublished="2020-05-04"), body='<p class="date">6 May 2020</p>')

    assert article.evidence["published"] == "json-ld:datePublished; text differs: 2020-05-06"


@pytest.mark.parametrize("other", ["2020-05-04T10:05:00+07:00", "2020-05-04T03:05:30Z", "2020-05-04T10:05+0700"])
def test_one_moment_in_two_zones_is_no_disagreement(other: str) -> None:
    head = f'<meta property="article:published_time" content="{other}">'

    article = read(json_ld(datePublished="2020-05-04T10:05:00+07:00") + head)

    assert "differs" not in article.evidence["published"]


def test_what_the_source_says_wins_and_the_page_is_still_heard() -> None:
    article = read(json_ld(headline="Borobudur is restored"), known=Known(title="A temple is restored"))

    assert article.title == "A temple is restored"
    assert "json-ld:headline differs: Borobudur is restored" in article.evidence["title"]


def test_a_writer_given_by_reference_is_looked_up() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Borobudur", "author": {"@id": "#siti"}},
            {"@type": "Person", "@id": "#siti", "name": "Siti Aminah"},
        ]
    }

    article = read(f'<script type="application/ld+json">{json.dumps(graph)}</script>')

    assert article.bylines == ("Siti Aminah",)


@pytest.mark.parametrize(
    ("block", "by"),
    [
        ('<div class="byline">Siti Aminah</div>', "markup:byline"),
        ("<p>Siti Aminah</p><p>4 May 2020</p>", "text"),
        ("<p>Siti Aminah | 04.05.2020 10:05</p>", "text"),
        ('<p>By <span class="author">Siti Aminah</span></p>', "rel:author"),
    ],
)
def test_a_writer_is_read_off_the_page(block: str, by: str) -> None:
    article = read("", f"<h1>Borobudur is restored</h1>{block}")

    assert (article.bylines, article.evidence["bylines"].partition(";")[0]) == (("Siti Aminah",), by)


@pytest.mark.parametrize(
    "line", ["Latest News", "Share This", "JAKARTA", "Borobudur", "Kabar Team", "Baca Juga", "Most Read Today"]
)
def test_a_heading_is_no_writer(line: str) -> None:
    assert read("", f"<h1>Borobudur is restored</h1><p>{line}</p><p>4 May 2020</p>").bylines == ()


def test_a_kicker_is_no_part_of_the_title() -> None:
    article = read(
        '<meta property="og:title" content="The temple of Borobudur is restored">',
        "<h1>Central Java - The temple of Borobudur is restored</h1>",
    )

    assert article.title == "The temple of Borobudur is restored"


def test_the_only_heading_of_some_length_is_the_title_where_nothing_is_stated_as_one() -> None:
    article = read("<title>Temples, tours and more</title>", "<h1>Borobudur is restored at last</h1>")

    assert article.title == "Borobudur is restored at last"


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("Do 25.04.24 | 14:07 Uhr", "2024-04-25T14:07"),
        ("05.04.2025 - updated: 06.04.2025", "2025-04-05"),
    ],
)
def test_a_date_in_figures_is_no_time_of_day(printed: str, moment: str) -> None:
    assert iso_moment(printed) == moment
