"""Addresses fetched from a real server: politely, within limits, each failure a gap."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pages.site import Clock, Site, answer, running

from saksi.errors import CannotRead
from saksi.limits import Limits
from saksi.pages import Fetch, Validators, addresses_in, open_pages
from saksi.pages.robots import robots_of
from saksi.pages.web import Fetcher
from saksi.records import Gap, Page

HTML = b"<html><body><p>Ambon terletak di teluk.</p></body></html>"
# For site.example alone, signed by itself; made for these tests.
CERTIFICATE = Path(__file__).with_name("site.pem")
OPEN = Fetch(allow_private=True, robots=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        one.replies["/"] = answer(HTML)
        yield one


def fetched(address: str, fetch: Fetch = OPEN, limits: Limits = Limits(), clock: Clock | None = None) -> Page | Gap:
    (found,) = Fetcher(fetch, limits, outside=(clock or Clock()).outside()).pages(address)
    return found


def reason(found: Page | Gap) -> str:
    assert isinstance(found, Gap)
    assert found.stage == "pages"
    return found.reason


def test_a_page_is_fetched_with_its_address_its_charset_and_the_time(site: Site) -> None:
    page = fetched(site.at("/#top"))

    assert isinstance(page, Page)
    assert (page.url, page.origin, page.body) == (site.at("/"), site.at("/#top"), HTML)
    assert (page.charset, page.fetched, page.media_type) == ("utf-8", "2020-05-01T00:00:00Z", "text/html")


def test_we_say_who_we_are_and_whom_to_write_to(site: Site) -> None:
    fetched(site.at("/"), Fetch(allow_private=True, robots=False, contact="mailto:siti@example.org\r\nX: y"))

    (request,) = site.requests
    assert "\r\nUser-Agent: Saksi/" in request
    assert " (+mailto:siti@example.org??X: y)\r\n" in request
    assert f"\r\nHost: site.example:{site.port}\r\n" in request


@pytest.mark.parametrize("body", [HTML, gzip.compress(HTML)])
def test_a_packed_answer_is_unpacked(site: Site, body: bytes) -> None:
    site.replies["/"] = answer(body, *(["Content-Encoding: gzip"] if body != HTML else []))

    page = fetched(site.at("/"))

    assert isinstance(page, Page)
    assert page.body == HTML


def test_an_answer_in_chunks_is_put_together(site: Site) -> None:
    chunks = b"a\r\n" + HTML[:10] + b"\r\n%x\r\n" % len(HTML[10:]) + HTML[10:] + b"\r\n0\r\n\r\n"
    site.replies["/"] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks

    page = fetched(site.at("/"))

    assert isinstance(page, Page)
    assert page.body == HTML


def test_redirects_are_followed_and_the_page_is_where_they_lead(site: Site) -> None:
    site.replies["/a"] = answer(b"", "Location: b?x=1", status="301 Moved")
    site.replies["/b?x=1"] = answer(b"", f"Location: {site.at('/')}", status="307 Temporary")

    page = fetched(site.at("/a"))

    assert isinstance(page, Page)
    assert (page.url, page.origin) == (site.at("/"), site.at("/a"))


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.replies["/a"] = answer(b"", "Location: /a", status="302 Found")

    assert reason(fetched(site.at("/a"))) == "too-many-redirects"
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (answer(b"", status="404 Not Found"), "http-404"),
        (answer(b"", status="500 Oops"), "http-500"),
        (answer(HTML, length=5000), "broken-page"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\nff\r\nshort", "broken-page"),
        (b"Hello!\r\n\r\n", "broken-page"),
        (b"", "broken-page"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", "broken-page"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, "broken-page"),
        (answer(b" "), "broken-page"),
        (answer(gzip.compress(HTML)[:-9], "Content-Encoding: gzip"), "broken-page"),
        (answer(gzip.compress(b"a" * 50_000_000), "Content-Encoding: gzip"), "too-large"),
        (answer(HTML, length=30_000_000), "too-large"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"a" * 21_000_000, "too-large"),
        (answer(b"\x89PNG", "Content-Type: image/png"), "unknown-format"),
        (answer(b"", status="304 Not Modified"), "http-304"),
    ],
)
def test_an_answer_that_is_no_page_is_a_gap_with_its_reason(site: Site, reply: bytes, why: str) -> None:
    site.replies["/"] = reply

    assert reason(fetched(site.at("/"))) == why


def drip(connected: socket.socket) -> None:
    """A byte now and then, for ever."""
    connected.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connected.sendall(b"a")
        time.sleep(0.02)


def drip_headers(connected: socket.socket) -> None:
    connected.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        connected.sendall(b"a")
        time.sleep(0.02)


def say_nothing(connected: socket.socket) -> None:
    time.sleep(1)


@pytest.mark.parametrize("slow", [drip, drip_headers, say_nothing])
def test_a_server_that_takes_its_time_is_left(site: Site, slow: object) -> None:
    assert callable(slow)
    site.replies["/"] = slow
    began = time.monotonic()

    found = fetched(site.at("/"), Fetch(allow_private=True, robots=False, timeout_s=0.3))

    assert reason(found) == "too-slow"
    assert time.monotonic() - began < 5


def test_a_server_that_is_not_there_is_a_gap() -> None:
    with running() as site:
        address = site.at("/")

    assert reason(fetched(address)) == "not-reached"


def secured(connected: ssl.SSLContext) -> ssl.SSLContext:
    connected.load_cert_chain(CERTIFICATE)
    return connected


def test_an_https_page_is_fetched_by_its_name_from_the_number_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr("saksi.pages.web.ssl.create_default_context", lambda: trusting)
    with running(secured(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))) as site:
        site.replies["/"] = answer(HTML)

        page = fetched(site.at("/").replace("http:", "https:"))
        other = fetched(site.at("/", "other.example").replace("http:", "https:"))

    assert isinstance(page, Page)
    assert page.body == HTML
    assert reason(other) == "not-reached"


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with running(secured(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))) as site:
        found = fetched(site.at("/").replace("http:", "https:"))

    assert reason(found) == "not-reached"
    assert site.requests == []


def test_a_feed_gives_its_items_and_fetches_none_of_them(site: Site) -> None:
    item = "<item><title>Hujan</title><link>http://site.example/1</link><description>Hujan turun.</description></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Warta</title>{item}</channel></rss>'.encode()
    site.replies["/feed"] = answer(feed, "Content-Type: application/rss+xml")

    page = fetched(site.at("/feed"))

    assert isinstance(page, Page)
    assert (page.url, page.known.outlet, site.paths) == ("http://site.example/1", "Warta", ["/feed"])


# --- politeness ------------------------------------------------------------------------------------------------------


def polite(site: Site, *paths: str, robots: bytes = b"", fetch: Fetch | None = None) -> tuple[list[Page | Gap], Clock]:
    """What comes of `paths` where robots.txt says `robots`, and the clock with what was waited."""
    clock = Clock()
    site.replies["/robots.txt"] = robots if robots[:5] == b"HTTP/" else answer(robots, "Content-Type: text/plain")
    fetcher = Fetcher(fetch or Fetch(allow_private=True), outside=clock.outside())
    return [found for path in paths for found in fetcher.pages(site.at(path))], clock


def test_what_robots_txt_forbids_is_not_asked_for(site: Site) -> None:
    (gap, page), _ = polite(site, "/private/a", "/", robots=b"User-agent: *\nDisallow: /private/\n")

    assert reason(gap) == "robots"
    assert isinstance(page, Page)
    assert site.paths == ["/robots.txt", "/"]


def test_robots_txt_is_obeyed_at_every_redirect(site: Site) -> None:
    site.replies["/a"] = answer(b"", "Location: /private/a", status="302 Found")

    (gap,), _ = polite(site, "/a", robots=b"User-agent: *\nDisallow: /private/\n")

    assert reason(gap) == "robots"
    assert "/private/a" not in site.paths


def test_robots_txt_is_not_asked_for_where_one_is_told_so(site: Site) -> None:
    (page,), _ = polite(site, "/", robots=b"User-agent: *\nDisallow: /\n", fetch=OPEN)

    assert isinstance(page, Page)
    assert site.paths == ["/"]


@pytest.mark.parametrize(("status", "allowed"), [("404 Not Found", True), ("403 No", True), ("503 Busy", False)])
def test_a_site_without_robots_txt_allows_all_and_one_in_trouble_nothing(
    site: Site, status: str, allowed: bool
) -> None:
    found, _ = polite(site, "/", robots=answer(b"", status=status))

    assert [isinstance(one, Page) for one in found] == [allowed]


def test_a_robots_txt_of_any_size_is_read_to_its_measure(site: Site) -> None:
    long = b"User-agent: *\nDisallow: /private/\n" + b"# padding\n" * 3_000_000

    (gap, page), _ = polite(site, "/private/a", "/", robots=long)

    assert reason(gap) == "robots"
    assert isinstance(page, Page)


def test_between_two_requests_to_a_host_a_second_passes(site: Site) -> None:
    _, clock = polite(site, "/", "/", "/")

    assert clock.waits == [1.0, 1.0, 1.0]


def test_a_longer_pause_that_robots_txt_asks_for_is_made(site: Site) -> None:
    _, clock = polite(site, "/", "/", robots=b"User-agent: *\nCrawl-delay: 7\n")

    assert clock.waits[-1] == 7.0


def test_another_host_does_not_wait(site: Site) -> None:
    clock = Clock()
    fetcher = Fetcher(OPEN, outside=clock.outside())

    for host in ("a.example", "b.example"):
        list(fetcher.pages(site.at("/", host)))

    assert clock.waits == []


def test_a_busy_host_is_given_the_time_it_asks_for(site: Site) -> None:
    site.replies["/busy"] = answer(b"", "Retry-After: 30", status="429 Too Many")

    (busy, page), clock = polite(site, "/busy", "/", fetch=OPEN)

    assert reason(busy) == "http-429"
    assert isinstance(page, Page)
    assert clock.waits == [31.0]


def test_a_host_that_asks_for_an_hour_is_left_alone(site: Site) -> None:
    site.replies["/busy"] = answer(b"", "Retry-After: 3600", status="503 Busy")

    (_, gap), clock = polite(site, "/busy", "/", fetch=OPEN)

    assert reason(gap) == "asked-to-wait"
    assert clock.waits == []
    assert site.paths == ["/busy"]


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /\n\nUser-agent: saksi\nAllow: /\n", "/a", True),
        ("User-agent: Saksi/0.1\nUser-agent: other\nDisallow: /a\n", "/a", False),
        ("User-agent: other\nDisallow: /\n", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a\n", "/a", True),
        ("User-agent: *\nDisallow: /*?print\n", "/a?print=1", False),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a$\n", "/ab", True),
        ("User-agent: *\nDisallow: /%61\n", "/a", False),
        ("User-agent: *\nDisallow: /berita/§\n", "/berita/%C2%A7", False),
        ("User-agent: *\nDisallow:\n", "/a", True),
        ("Disallow: /\n", "/a", True),
        ("User-agent: *\nDisallow: / # everything\n", "/robots.txt", True),
        ("\ufeffUser-agent: * \r\nDisallow : /a\r\n", "/a", False),
    ],
)
def test_robots_txt_is_understood_as_its_standard_has_it(robots: str, path: str, allowed: bool) -> None:
    assert robots_of(robots.encode()).allows(path) is allowed


@pytest.mark.parametrize(
    "line", ["Disallow: /" + "*a" * 500, "Disallow: " + "*" * 1000, "Crawl-delay: 9", "User-agent: *"]
)
def test_no_robots_txt_can_make_us_slow(line: str) -> None:
    content = ("User-agent: *\n" + f"{line}\n" * (500_000 // len(line))).encode()
    began = time.process_time()

    robots_of(content).allows("/" + "a" * 3000)

    assert time.process_time() - began < 3


# --- again -----------------------------------------------------------------------------------------------------------


def test_a_page_that_is_as_it_was_is_not_sent_again_and_counted(site: Site, tmp_path: Path) -> None:
    kept = tmp_path / "seen.json"
    site.replies["/"] = answer(HTML, 'ETag: "v1"', "Last-Modified: Fri, 01 May 2020 00:00:00 GMT")
    first = Validators(kept)
    fetched(site.at("/"), Fetch(allow_private=True, robots=False, validators=first))
    first.save()
    site.replies["/"] = answer(b"", status="304 Not Modified")
    passed_over: Counter[str] = Counter()
    again = Fetch(allow_private=True, robots=False, validators=Validators(kept))

    found = list(Fetcher(again, passed_over=passed_over, outside=Clock().outside()).pages(site.at("/")))

    assert found == []
    assert passed_over == {"page unchanged since it was fetched": 1}
    assert 'If-None-Match: "v1"\r\nIf-Modified-Since: Fri, 01 May 2020 00:00:00 GMT\r\n' in site.requests[-1]


def test_nothing_is_kept_of_pages_before_one_says_so(site: Site, tmp_path: Path) -> None:
    kept = tmp_path / "seen.json"
    site.replies["/"] = answer(HTML, 'ETag: "v1"')

    fetched(site.at("/"), Fetch(allow_private=True, robots=False, validators=Validators(kept)))

    assert not kept.exists()


def test_a_file_of_something_else_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "seen.json").write_text("my notes")

    with pytest.raises(CannotRead, match=r"seen\.json"):
        Validators(tmp_path / "seen.json")


def test_what_sites_said_cannot_break_a_request(site: Site, tmp_path: Path) -> None:
    kept = Validators(tmp_path / "seen.json")
    kept.keep("http://site.example/", '"a"\r\nX-Evil: 1', "")
    kept.save()

    assert json.loads((tmp_path / "seen.json").read_text())["http://site.example/"] == {"etag": '"a"??X-Evil: 1'}


def test_a_list_of_addresses_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("\ufeff# warta\nhttps://a.example/1\n\n  https://a.example/2 \r\n")

    assert addresses_in(tmp_path / "list.txt") == ["https://a.example/1", "https://a.example/2"]


def test_a_line_that_is_no_address_is_named(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("https://a.example/1\na.example\n")

    with pytest.raises(CannotRead, match=r"list\.txt:2: 'a\.example'"):
        addresses_in(tmp_path / "list.txt")


def test_addresses_and_files_come_in_input_order(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    address = site.at("/", "127.0.0.1")

    found = list(open_pages([address, tmp_path / "a.html", address], fetch=Fetch(delay_s=0, allow_private=True)))

    assert [page.origin for page in found] == [address, (tmp_path / "a.html").as_posix(), address]
