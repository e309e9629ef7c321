"""Outlets with odd markup: a page in the skeleton of each, in words of our own, read by its rule and without it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from saksi.articles import read_article
from saksi.articles.outlets import OUTLETS, outlet_of
from saksi.records import Article, Page

A = "Gunung Merapi di perbatasan Jawa Tengah dan Yogyakarta adalah salah satu gunung api paling aktif di Indonesia."
B = "Warga lereng gunung itu sudah lama hidup dengan abu, dan tahu jalan mana yang harus diambil bila sirene berbunyi."
C = "Badan Geologi mencatat suhu, gempa, dan gas di puncaknya sepanjang hari dari pos yang berdiri di lima tempat."
D = "Mount Merapi, on the border of Central Java and Yogyakarta, is one of the most active volcanoes of Indonesia."
E = "People on its slopes have long lived with the ash, and they know which road to take when the siren is heard."
F = "Geologists measure heat, tremors and gas at the summit all day long from posts that stand in five places."


class Sample(NamedTuple):
    """A page of an outlet, and what is to be read off it."""

    url: str
    html: str
    body: tuple[str, ...]
    bylines: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    published: str | None = None
    captions: tuple[str, ...] = ()


SAMPLES = {
    "kompas": Sample(
        "https://regional.kompas.com/read/2023/11/02/1/merapi",
        f"""<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Merapi dijaga dari lima pos",
        "datePublished": "2023-11-02T20:30:00+00:00", "author": {{"@type": "Person", "name": "Joko Susilo"}}}}</script>
        <h1 class="read__title">Merapi dijaga dari lima pos</h1>
        <div class="read__time">Kompas.com - 03/11/2023, 03:30 WIB</div>
        <div class="credit"><div class="credit-author-title"><h6 class="credit-author-name">Wulan Sari</h6>
        <h6 class="credit-author-position">Penulis</h6></div><div class="credit-author-title">
        <h6 class="credit-author-name">Joko Susilo</h6><h6 class="credit-author-position">Editor</h6></div></div>
        <div class="cover-photo"><div class="photo__wrap"><img src="a.jpg"></div>
        <div class="photo__caption">Puncak Merapi pada pagi hari.</div></div>
        <div class="read__content"><div class="clearfix"><p>{A}</p><p>{B}</p>
        <div class="kompasidRec"><p>Temukan cerita panjang tentang gunung api di surat kabar kami, setiap
        hari.</p></div>
        <p>{C}</p></div></div>""",
        (A, B, C),
        ("Wulan Sari",),
        ("Joko Susilo",),
        "2023-11-03T03:30+07:00",
        ("Puncak Merapi pada pagi hari.",),
    ),
    "detik": Sample(
        "https://news.detik.com/berita/d-1/merapi",
        f"""<h1 class="detail__title">Merapi dijaga dari lima pos</h1>
        <div class="detail__author">Wulan Sari - detikNews</div>
        <div class="detail__date">Jumat, 03 Nov 2023 03:30 WIB</div>
        <div class="detail__body-text itp_bodycontent"><strong>Yogyakarta</strong> - <p>{A}</p>
        <div class="parallaxindetail"><p class="para_caption">SCROLL TO CONTINUE WITH CONTENT</p></div><p>{B}</p>
        <table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga:</strong>
        <a href="/b">Kaliadem dibuka lagi bagi pendaki</a></div></td></tr></table><p>{C}</p>
        <p>Lihat Video: Abu turun di Boyolali dan warga memakai masker di jalan selama dua hari penuh.</p>
        <div class="sisip_video_ds"><p>Rekaman abu yang turun di Boyolali, dibuat warga dari atap rumahnya.</p></div>
        </div>""",
        ("Yogyakarta -", A, B, C),
        ("Wulan Sari",),
        (),
        "2023-11-03T03:30+07:00",
    ),
    "tribunnews": Sample(
        "https://jogja.tribunnews.com/2020/05/04/merapi",
        f"""<h1 class="f50 black2">Merapi dijaga dari lima pos</h1><div class="mt10">Senin, 4 Mei 2020 04:25 WIB</div>
        <div class="pb20 ovh"><div class="ovh imgfull_div">lihat foto</div></div>
        <div class="side-article txt-article"><p>{A}</p><p class="baca">Selain itu, ada kabar lain tentang lereng
        gunung yang patut dibaca sekarang juga, oleh siapa pun.</p><p>{B}</p><p>{C}</p>
        <p>Artikel ini telah tayang di laman lain dengan judul yang sama, dan dimuat lagi di sini seizin penulisnya.</p>
        </div><div id="penulis">Penulis: Wulan Sari</div><div id="editor">Editor: Joko Susilo</div>""",
        (A, B, C),
        ("Wulan Sari",),
        (),
        "2020-05-04T04:25+07:00",
    ),
    "antaranews": Sample(
        "https://jateng.antaranews.com/berita/1/merapi",
        f"""<h1>Merapi dijaga dari lima pos</h1><div class="wrap__article-detail-info"><span>Senin, 4 Mei 2020 04:25 WIB
        </span></div><div class="wrap__article-detail-image"><p>Puncak Merapi pada pagi hari yang cerah, dilihat dari
        pos pengamatan di Kaliurang.</p></div><div class="wrap__article-detail-content
        post-content"><p>{A}</p><p>{B}</p>
        <div class="quote_old"><p>Pasang iklan di halaman ini dan jangkau pembaca di seluruh Jawa Tengah.</p></div>
        <p>{C}</p><p class="text-muted mt-2 small">Pewarta: Wulan Sari<br>Editor: Joko Susilo<br>Copyright © ANTARA</p>
        </div>""",
        (A, B, C),
        (),
        (),
        "2020-05-04T04:25+07:00",
        ("Puncak Merapi pada pagi hari yang cerah, dilihat dari pos pengamatan di Kaliurang.",),
    ),
    "tempo": Sample(
        "https://nasional.tempo.co/read/1/merapi",
        f"""<h1 class="title margin-bottom-sm">Merapi dijaga dari lima pos</h1><p class="title-author">Wulan Sari</p>
        <p class="date margin-bottom-sm">Senin, 4 Mei 2020 04:25 WIB</p><div class="detail-in"><div
        class="detail-konten">
        <p>{A}</p><div class="wrap-scroll-content"><p>Geser ke atas untuk terus membaca, atau tutup kotak ini saja.</p>
        </div><p>{B}</p><p>Pilihan Editor: Pendaki Merapi turun dengan selamat setelah semalam di hutan.</p><p>{C}</p>
        </div><div class="box-tag-detail"><p>Gunung Merapi, Badan Geologi, dan kabar lain dari lereng gunung itu.</p>
        </div></div>""",
        (A, B, C),
        ("Wulan Sari",),
        (),
        "2020-05-04T04:25+07:00",
    ),
    "liputan6": Sample(
        "https://www.liputan6.com/regional/read/1/merapi",
        f"""<h1 class="read-page--header--title">Merapi dijaga dari lima pos</h1>
        <a class="x"><div class="read-page--header--author__link">Wulan Sari</div></a>
        <p class="read-page--header--author__datetime">04 Mei 2020, 04:25 WIB</p><div class="article-content-body">
        <div class="article-content-body__item-page"><div class="article-content-body__item-content"><p>{A}</p>
        <div class="baca-juga-collections"><p>Pendaki Merapi turun dengan selamat setelah semalam di hutan.</p></div>
        <p>{B}</p></div></div><div class="article-content-body__item-page">
        <h2 class="article-content-body__item-title">2 dari 2 halaman</h2>
        <div class="article-content-body__item-content"><p>{C}</p>
        <p>* Fakta atau Hoaks? Untuk mengetahui kebenaran informasi yang beredar, silakan tanya kepada kami.</p></div>
        </div></div>""",
        (A, B, C),
        ("Wulan Sari",),
        (),
        "2020-05-04T04:25+07:00",
    ),
    "bbc": Sample(
        "https://www.bbc.com/news/articles/merapi",
        f"""<h1 class="sc-1">Merapi watched from five posts</h1><div data-component="byline-block" class="sc-9">
        <div data-testid="byline-new-contributors"><span class="sc-3">Jane Smith</span></div></div>
        <div data-component="text-block" class="sc-2"><p>{D}</p></div><div data-component="image-block" class="sc-2">
        <div class="sc-4"><span>Getty Images</span></div></div>
        <div data-component="links-block" class="sc-2"><p>Why the island of Java has so many volcanoes, in five charts.
        </p></div><div data-component="text-block" class="sc-2"><p>{E}</p><p>{F}</p></div>
        <div data-component="topic-list" class="sc-5"><p>Volcanoes, Indonesia and all that we wrote of
        them.</p></div>""",
        (D, E, F),
        ("Jane Smith",),
    ),
    "guardian": Sample(
        "https://www.theguardian.com/world/2020/may/04/merapi",
        f"""<h1 class="dcr-1">Merapi watched from five posts</h1><div class="dcr-2"><div data-gu-name="body">
        <div class="article-body-commercial-selector dcr-3"><p class="dcr-4">{D}</p>
        <div data-component="email-signup" class="dcr-5"><p>Our morning email breaks down the day, tells what is
        happening and why it matters.</p></div><p class="dcr-4">{E}</p>
        <div data-component="rich-link" class="dcr-6"><p>Living under a volcano, and why nobody there would move.</p>
        </div><p class="dcr-4">{F}</p></div></div></div>""",
        (D, E, F),
    ),
    "apnews": Sample(
        "https://apnews.com/article/merapi-1",
        f"""<h1 class="Page-headline">Merapi watched from five posts</h1><div class="Page-authors">By Jane Smith</div>
        <div class="RichTextStoryBody RichTextBody"><p>YOGYAKARTA, Indonesia (AP) — {D}</p>
        <div class="Enhancement"><div class="PageListEnhancementGeneric"><p>Ash falls on towns near the mountain and
        people wear masks.</p></div></div><p>{E}</p>
        <div class="Enhancement"><div class="HTMLModuleEnhancement"><p>The morning wire tells you what you need to know
        of the world.</p></div></div><p>{F}</p></div>""",
        (f"YOGYAKARTA, Indonesia (AP) — {D}", E, F),
        ("Jane Smith",),
    ),
    "reuters": Sample(
        "https://www.reuters.com/world/asia-pacific/merapi-2024-03-07/",
        f"""<h1 class="text__1">Merapi watched from five posts</h1><div class="article-body__1">
        <p data-testid="paragraph-0">{D}</p><div data-testid="primary-gallery"><div class="detail__2">The summit of the
        mountain at dawn, seen from the post of Kaliurang.</div></div><p data-testid="paragraph-1">{E}</p>
        <div data-testid="promo-box"><p>The letter of the newsroom is free and comes each morning. Have a look at it.
        </p></div><p data-testid="paragraph-2">{F}</p><p>Our Standards: The principles of trust that we hold to.</p>
        </div>""",
        (D, E, F),
        captions=("The summit of the mountain at dawn, seen from the post of Kaliurang.",),
    ),
}


def read(sample: Sample, url: str | None = None) -> Article:
    html = f"<html><head><title>Merapi</title></head><body><main>{sample.html}</main></body></html>"
    return read_article(Page(url or sample.url, html.encode(), "text/html", None, "a.html", "sha256:0", "utf-8"))


def body(article: Article) -> str:
    return article.text[article.body_start :]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_text_is_the_articles_and_no_more(name: str) -> None:
    sample = SAMPLES[name]

    assert body(read(sample)).split("\n\n") == [" ".join(words.split()) for words in sample.body]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_writers_editors_time_and_captions_are_read(name: str) -> None:
    sample = SAMPLES[name]

    article = read(sample)

    if sample.bylines:
        assert article.bylines == sample.bylines
    if sample.editors:
        assert article.editors == sample.editors
    if sample.published:
        assert article.published == sample.published
    if sample.captions:
        assert tuple(caption.text for caption in article.captions) == sample.captions


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_general_way_falls_short_there(name: str) -> None:
    sample = SAMPLES[name]
    ruled, general = read(sample), read(sample, "https://elsewhere.example/merapi")

    assert (ruled.text, ruled.bylines, ruled.editors, ruled.captions) != (
        general.text, general.bylines, general.editors, general.captions,
    )  # fmt: skip


def test_each_outlet_has_a_page() -> None:
    assert {outlet.name for outlet in OUTLETS} == set(SAMPLES)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_rule_runs_for_its_hosts_only(name: str) -> None:
    outlet = outlet_of(SAMPLES[name].url)

    assert outlet is not None
    assert outlet.name == name
    for host in outlet.hosts:
        assert outlet_of(f"https://not{host}/") is None
        assert outlet_of(f"https://{host}.example/") is None


@pytest.mark.parametrize(
    "url", ["", "https://[", "merapi.html", "file:///tmp/kompas.com/a.html", "https://elsewhere.example"]
)
def test_an_address_of_no_outlet_has_no_rule(url: str) -> None:
    assert outlet_of(url) is None


def test_a_body_that_is_empty_is_not_believed() -> None:
    html = f"<div class='read__content'></div><article><p>{A}</p><p>{B}</p><p>{C}</p></article>"

    article = read_article(Page(SAMPLES["kompas"].url, html.encode(), "text/html", None, "a", "sha256:0", "utf-8"))

    assert article.text == f"{A}\n\n{B}\n\n{C}"
