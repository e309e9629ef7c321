"""The reading room in a real Chromium in front of a real server."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.archive.sample import article_of
from tests.readers.shelf import HOSTILE, archive_of, hostile_reading, palu, quote_reading

from saksi.archive import Archive

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
TOKEN = "kata-sandi-yang-panjang"
WORDS = "👩‍👩‍👧 “Kafe\u0301” 😀 berdiri"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="there is no Chromium here"),
]


@dataclass
class Visit:
    """A page and what happened on it: addresses that were asked for, and what the console complained of."""

    page: Page
    base: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """The page at `path`, loaded, its scripts run."""
        self.page.goto(self.base + path)
        self.page.wait_for_selector("footer", state="attached")
        return self.page


@contextlib.contextmanager
def room(archive: Path, **environment: str) -> Iterator[str]:
    """The address of a real server of `archive`, which ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "saksi", "serve", str(archive), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    try:
        assert process.stderr
        line = process.stderr.readline()
        base = line.split(" at ")[1].split(" ")[0].rstrip("/")
        for _ in range(200):
            with contextlib.suppress(urllib.error.URLError):
                urllib.request.urlopen(base + "/static/room.css", timeout=5).close()
                break
            time.sleep(0.05)
        yield base
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of hostile articles, of one whose words are not of one UTF-16 unit each, and of a plain one."""
    odd = quote_reading(
        article_of(
            f"😀😀 Ia berkata: {WORDS} di Palu.\r\nBaris kedua.", title="🌋 Kafe\u0301", url="https://odd.example/"
        ),
        WORDS,
        "Ani 😀",
    )
    hostile = [hostile_reading(words, number) for number, words in enumerate(HOSTILE)]
    return archive_of(tmp_path_factory.mktemp("browser"), palu(), odd, *hostile)


@pytest.fixture(scope="module")
def base(shelf: Path) -> Iterator[str]:
    """The address of a server of that archive."""
    with room(shelf) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def visit_in(context: BrowserContext, base: str) -> Visit:
    """A new page in `context` that is watched."""
    visit = Visit(context.new_page(), base)
    visit.page.on("request", lambda request: visit.asked.append(request.url))
    visit.page.on("console", lambda message: visit.complaints.append(message.text))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    return visit


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visit]:
    """Somebody in front of the server."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield visit_in(context, base)
    context.close()


def articles_of(shelf: Path) -> list[str]:
    with Archive(shelf, read_only=True) as archive:
        return [answer.article for answer in archive.articles()]


def test_no_page_runs_a_script_of_an_article_or_asks_another_origin(visit: Visit, shelf: Path, base: str) -> None:
    paths = ["/", "/ask", "/ask?kind=event", "/people", "/gaps", "/about"]
    for path in [*paths, *(f"/articles/{article}" for article in articles_of(shelf))]:
        page = visit.go(path)
        assert page.evaluate("window.hacked") is None, path

    assert [address for address in visit.asked if not address.startswith(base + "/")] == []
    assert visit.complaints == []


def test_a_hostile_search_runs_nothing(visit: Visit) -> None:
    page = visit.go("/")
    for words in HOSTILE:
        page.fill("#words", words.replace("\x01", ""))
        page.press("#words", "Enter")
        page.wait_for_selector("footer", state="attached")
        assert page.evaluate("window.hacked") is None

    assert visit.complaints == [text for text in visit.complaints if "400" in text]


def test_the_words_marked_are_the_words_of_the_statement(visit: Visit, shelf: Path) -> None:
    with Archive(shelf, read_only=True) as archive:
        (answer,) = archive.ask(kind="statement", speaker="Ani")
        reading = archive.reading(answer.article)
    assert reading
    assert reading.article

    page = visit.go(f"/articles/{answer.article}#{answer.finding}")
    marked = page.locator(f'[data-of="{answer.finding}"]')

    assert "".join(marked.all_text_contents()) == WORDS
    assert page.locator("#text").evaluate("node => node.textContent") == reading.article.text
    assert page.locator(".is-target").count() >= 2


def test_every_text_stands_in_the_browser_character_by_character(visit: Visit, shelf: Path) -> None:
    with Archive(shelf, read_only=True) as archive:
        texts = {
            reading.article.id: reading.article.text.replace("\0", "\ufffd")
            for reading in archive.readings()
            if reading.article
        }
    for article, text in texts.items():
        page = visit.go(f"/articles/{article}")
        assert page.locator("#text").evaluate("node => node.textContent") == text


def test_a_search_is_answered_without_loading_the_page_again(visit: Visit) -> None:
    page = visit.go("/")
    page.evaluate("window.same = true")

    page.type("#words", "berunjuk")
    page.wait_for_selector("#results .tabs")
    page.wait_for_selector("#results .hit")

    assert page.evaluate("window.same")
    assert "words=berunjuk" in page.url
    assert visit.complaints == []


def test_a_question_that_cannot_be_asked_is_answered_in_place(visit: Visit) -> None:
    page = visit.go("/ask?words=siap")
    page.evaluate("window.same = true")

    page.fill("#since", "kemarin")
    page.wait_for_selector("#results [role=alert]")

    assert page.evaluate("window.same")
    assert "write a date like" in page.inner_text("#results")


def test_back_leads_from_the_answers_to_the_articles(visit: Visit, base: str) -> None:
    page = visit.go("/")
    page.type("#words", "siap")
    page.wait_for_selector("#results .tabs")

    page.go_back()
    page.wait_for_selector("#results .summary")

    assert page.url == base + "/"


def test_an_answer_is_one_click_from_its_words(visit: Visit) -> None:
    page = visit.go("/ask?words=siap&kind=statement")

    page.click(".item .meta a")
    page.wait_for_selector(".mark.statement.is-target")

    box = page.locator(".mark.statement.is-target").first.bounding_box()
    assert box
    assert 0 <= box["y"] < 900


def test_without_scripts_a_search_is_an_ordinary_form(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/")
    page.fill("#words", "berunjuk")
    page.click("button[type=submit]")
    page.wait_for_selector("#results .hit")

    assert "Warga" in page.locator(".item.happened .who").all_inner_texts()
    context.close()


def test_marks_can_be_put_away_by_keyboard_and_without_scripts(browser: Browser, base: str, shelf: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    article = palu().article
    assert article
    page.goto(f"{base}/articles/{article.id}")
    before = page.locator(".text .place").first.evaluate("node => getComputedStyle(node).textDecorationLine")

    page.focus("#show-place")
    page.keyboard.press("Space")

    after = page.locator(".text .place").first.evaluate("node => getComputedStyle(node).textDecorationLine")
    assert (before, after) == ("underline", "none")
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, base: str, shelf: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    visit = visit_in(context, base)
    paths = ["/", "/ask", "/people", "/gaps", "/about", *(f"/articles/{article}" for article in articles_of(shelf))]
    wide = [path for path in paths if visit.go(path).evaluate("document.documentElement.scrollWidth") > width]
    context.close()

    assert wide == []


def test_the_token_is_given_once(browser: Browser, shelf: Path) -> None:
    with room(shelf, SAKSI_TOKEN=TOKEN) as base:
        context = browser.new_context()
        page = visit_in(context, base).go("/people")
        page.fill("#token", TOKEN)
        page.click("button[type=submit]")
        page.wait_for_selector("#results")
        page.goto(base + "/people")

        assert page.url == base + "/people"
        assert TOKEN not in page.evaluate("document.cookie + location.href")
        context.close()
