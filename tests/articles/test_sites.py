"""What many pages of one site show is the site's, whatever their order; what an article says stays."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from saksi.archive import Archive
from saksi.articles import label_blocks, read_article
from saksi.articles.sites import Sites, site_of
from saksi.limits import Limits
from saksi.pages import open_pages
from saksi.pipeline import pages_of_sites
from saksi.records import Article, Page
from saksi.workers import build

NOTICE = (
    "Kabar Contoh hadir di ponsel Anda; unduh aplikasinya dan pilih sendiri berita yang ingin Anda baca lebih dahulu."
)
SCRAP = "Kirim tulisan Anda kepada kami."
FACTS = {
    "Semeru": ("gunung tertinggi di Pulau Jawa", "Jawa Timur"),
    "Rinjani": ("gunung tertinggi di Pulau Lombok", "Nusa Tenggara Barat"),
    "Kerinci": ("gunung berapi tertinggi di Indonesia", "Jambi dan Sumatera Barat"),
    "Toba": ("danau terbesar di Indonesia", "Sumatera Utara"),
    "Kapuas": ("sungai terpanjang di Indonesia", "Kalimantan Barat"),
    "Komodo": ("pulau tempat komodo hidup di alam", "Nusa Tenggara Timur"),
    "Borobudur": ("candi Buddha terbesar di dunia", "Jawa Tengah"),
    "Prambanan": ("kompleks candi Hindu terbesar di Indonesia", "Yogyakarta dan Jawa Tengah"),
}


def told(name: str) -> list[str]:
    what, where = FACTS[name]
    return [
        f"{name} adalah {what}. Letaknya di {where}, dan setiap tahun banyak orang datang ke sana untuk melihatnya.",
        f"Orang yang ingin melihat {name} sebaiknya datang pada musim kemarau, ketika jalan di {where} kering.",
        f"Pemerintah daerah di {where} menjaga {name} bersama warga, agar tempat itu tetap bersih bagi semua orang.",
    ]


def page(title: str, paragraphs: Iterable[str], host: str = "www.kabarcontoh.co.id", at: str = "") -> Page:
    lines = "".join(f"<p>{line}</p>" for line in paragraphs)
    html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{lines}</article></body></html>"
    url = f"https://{host}/{at or title.lower().replace(' ', '-')}"
    return Page(url, html.encode(), "text/html", None, f"{title}{at}.html", f"sha256:{title}{at}", "utf-8")


def site_pages() -> list[Page]:
    return [
        page(f"{name} dan sekitarnya", [*told(name)[:2], SCRAP, told(name)[2], NOTICE], at=name.lower())
        for name in FACTS
    ]


def read_beside(pages: list[Page]) -> list[Article]:
    return [read_article(known) for known in pages_of_sites(lambda: pages) if isinstance(known, Page)]


def body(article: Article) -> list[str]:
    return article.text[article.body_start :].split("\n\n")


def test_what_many_articles_of_a_site_have_is_not_the_articles() -> None:
    articles = read_beside(site_pages())

    assert [body(article) for article in articles] == [told(name) for name in FACTS]


def test_a_page_alone_keeps_what_its_own_markup_does_not_tell_apart() -> None:
    assert body(read_article(site_pages()[0])) == [*told("Semeru")[:2], SCRAP, told("Semeru")[2], NOTICE]


def test_a_line_left_out_for_its_site_is_a_block_that_says_so() -> None:
    known = next(iter(pages_of_sites(site_pages)))
    assert isinstance(known, Page)

    blocks = {block.text: (block.label, block.why) for block in label_blocks(known)}

    assert blocks[NOTICE] == ("navigation", "on other pages of the site too")


def test_two_articles_say_nothing_of_a_site() -> None:
    articles = read_beside(site_pages()[:2])

    assert all(NOTICE in body(article) for article in articles)


def test_pages_of_other_sites_are_not_counted() -> None:
    pages = [page(name, [*told(name), NOTICE], host=f"{name.lower()}.example") for name in FACTS]

    assert all(NOTICE in body(article) for article in read_beside(pages))


@pytest.mark.parametrize("times", [3, 5, 9])
def test_an_article_found_several_times_loses_nothing(times: int) -> None:
    copies = [page(f"Semeru, salinan ke-{number}", told("Semeru"), at=f"semeru-{number}") for number in range(times)]

    articles = read_beside([*copies, *site_pages()])

    assert [body(article) for article in articles[:times]] == [told("Semeru")] * times


def test_copies_of_one_article_do_not_take_its_words_from_another() -> None:
    copies = [page(f"Toba, salinan ke-{number}", told("Toba"), at=f"toba-{number}") for number in range(12)]
    quoting = page("Danau dan gunung", [*told("Rinjani"), told("Toba")[0]])

    articles = read_beside([*copies, quoting])

    assert told("Toba")[0] in body(articles[-1])


def test_the_parts_of_one_article_and_the_whole_lose_nothing() -> None:
    parts = [page(f"Toba - Halaman {number}", [told("Toba")[number]], at=f"toba-{number}") for number in range(3)]
    whole = [page(f"Toba - {name}", told("Toba"), at=name) for name in ("semua", "cetak")]

    articles = read_beside([*parts, *whole])

    assert [body(article) for article in articles] == [*([line] for line in told("Toba")), told("Toba"), told("Toba")]


def test_background_told_in_a_few_articles_stays() -> None:
    background = "Danau Toba terbentuk oleh letusan gunung api yang sangat besar sekitar 74 ribu tahun yang lalu."
    pages = site_pages()
    telling = [
        page(f"{name} lagi", [*told(name), background], at=f"{name}-lagi") for name in ("Toba", "Kapuas", "Komodo")
    ]

    articles = read_beside([*pages, *telling])

    assert [background in body(article) for article in articles[-3:]] == [True] * 3


def test_a_page_of_nothing_but_the_sites_lines_keeps_them() -> None:
    thin = page("Tentang kami", [SCRAP, NOTICE])

    articles = read_beside([*site_pages(), thin])

    assert body(articles[-1]) == body(read_article(thin))


def test_the_cells_of_tables_stay() -> None:
    pages = [
        page(
            name,
            [
                *told(name),
                "</p><table><tr><td>Tinggi</td><td>Panjang</td></tr></table><p>",
                f"Begitulah {name} di mata orang yang pernah datang ke sana bersama keluarganya.",
            ],
        )
        for name in FACTS
    ]

    assert all("Tinggi" in body(article) for article in read_beside(pages))


def test_the_order_of_the_pages_changes_no_reading() -> None:
    pages = [
        page(f"{name} {n}", [f"Bagian {n}. {line}" for line in told(name)] + [NOTICE])
        for name in FACTS
        for n in range(9)
    ]
    shuffled = pages.copy()
    random.Random(11).shuffle(shuffled)

    one, other = read_beside(pages), read_beside(shuffled)

    assert {article.url: article for article in one} == {article.url: article for article in other}
    assert not any(NOTICE in article.text for article in one)


def test_lines_of_plain_text_that_a_site_repeats_are_furniture_and_stay_in_the_text() -> None:
    pages = [
        Page(f"https://kabarcontoh.co.id/{name}", "\n".join(["Beranda", *told(name), NOTICE, "Hubungi kami"]).encode(),
             "text/plain", None, name, f"sha256:{name}", "utf-8")
        for name in FACTS
    ]  # fmt: skip

    article = read_beside(pages)[0]

    assert [span.of(article.text) for span in article.furniture] == ["Beranda", NOTICE, "Hubungi kami"]
    assert article.text == pages[0].body.decode()


def saved(folder: Path) -> Path:
    for number, each in enumerate(site_pages()):
        (folder / f"{number}.html").write_bytes(
            each.body.replace(b"<head>", f'<head><link rel="canonical" href="{each.url}">'.encode())
        )
    return folder


def test_saved_pages_belong_to_the_site_that_their_head_names(tmp_path: Path) -> None:
    first = next(iter(open_pages(saved(tmp_path))))

    assert isinstance(first, Page)
    assert site_of(first) == "kabarcontoh.co.id"


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://nasional.kabarcontoh.com/a", "kabarcontoh.com"),
        ("https://www.kabarcontoh.co.id/a", "kabarcontoh.co.id"),
        ("https://news.bbc.co.uk/a", "bbc.co.uk"),
        ("https://dw.com/a", "dw.com"),
        ("https://[::1/a", ""),
        ("a.html", ""),
    ],
)
def test_a_site_is_the_host_without_its_sections(url: str, site: str) -> None:
    assert site_of(Page(url, b"", "text/html", None, "a.html", "sha256:0")) == site


def test_a_build_with_workers_keeps_what_one_process_keeps(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    saved(folder)

    hashes = []
    for workers in (1, 2):
        with Archive(tmp_path / f"{workers}.saksi", create=True) as archive:
            build(folder, archive, workers=workers)
            hashes.append(archive.content_hash())
            texts = [reading.article.text for reading in archive.readings() if reading.article]

    assert hashes[0] == hashes[1]
    assert not any(NOTICE in text for text in texts)


def test_the_same_build_again_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    saved(folder)
    build(folder, tmp_path / "a.saksi")

    again = build(folder, tmp_path / "a.saksi")

    assert (again.read, again.unchanged) == (0, len(FACTS))


def test_pages_opened_already_are_read_each_for_itself(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    build(open_pages(saved(folder)), tmp_path / "a.saksi")

    with Archive(tmp_path / "a.saksi") as archive:
        assert all(NOTICE in reading.article.text for reading in archive.readings() if reading.article)


def test_what_is_kept_of_a_site_does_not_grow_with_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    taken_apart: list[str] = []

    def take_apart(page: Page, limits: Limits) -> tuple[str, list[tuple[str, str]]]:
        taken_apart.append(page.url)
        return page.url, []

    monkeypatch.setattr("saksi.articles.sites.lines_of_text", take_apart)
    sites = Sites()
    pages = [page("Semeru", [], at=str(number)) for number in range(4_000)]
    for each in pages:
        sites.count(each)

    for each in pages:
        sites.learn(each, Limits())

    # A sample of 32 that each page enters with falling chance: 32 (1 + ln(4000 / 32)) pages are expected.
    assert len(taken_apart) < 260
    assert {len(sample) for sample in sites._samples.values()} == {32}
