"""No address leads to a machine that is not public: a canary on this machine is never knocked at."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from tests.pages.site import Clock, Site, answer, running

from saksi.errors import CannotRead
from saksi.pages import Fetch, open_pages
from saksi.pages.addresses import NotFetched, public_numbers, target_of
from saksi.pages.web import Fetcher
from saksi.records import Gap

OPEN = Fetch(robots=False)
PUBLIC = ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
CLOSED = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "203.0.113.9",
    "192.88.99.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "100::1",
    "2606:2800::5efe:127.0.0.1",
    "5f00::1",
]
# The forms in which 127.0.0.1, or this machine, may stand in an address.
ODD_HOSTS = [
    "127.0.0.1",
    "localhost",
    "localhost.",
    "LOCALHOST",
    "2130706433",
    "0x7f.1",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "127.0.1",
    "0",
    "0.0.0.0",
    "127.0.0.1.",
    "017700000001",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[::127.0.0.1]",
    "127。0。0。1",
    "①②⑦.⓪.⓪.①",
    "127.0.0.1%2f",
    "[fe80::1%25lo]",
    "user@127.0.0.1",
    "example.org@127.0.0.1",
    "%31%32%37.0.0.1",
]


@pytest.fixture
def canary() -> Iterator[Site]:
    with running() as site:
        yield site


def the_gap(address: str, clock: Clock | None = None, fetch: Fetch = OPEN) -> Gap:
    outside = clock.outside() if clock else Clock().outside()
    (gap,) = Fetcher(fetch, outside=outside).pages(address)
    assert isinstance(gap, Gap)
    return gap


@pytest.mark.parametrize("number", CLOSED)
def test_a_number_that_is_not_public_is_refused(number: str) -> None:
    with pytest.raises(NotFetched, match="not a public address"):
        public_numbers(target_of("http://example.org/"), [number])


@pytest.mark.parametrize("number", PUBLIC)
def test_a_public_number_is_taken(number: str) -> None:
    assert public_numbers(target_of("http://example.org/"), [number]) == [number]


def test_one_closed_number_among_public_ones_closes_the_name() -> None:
    with pytest.raises(NotFetched):
        public_numbers(target_of("http://example.org/"), [*PUBLIC, "10.0.0.1"])


@pytest.mark.parametrize("host", ODD_HOSTS)
def test_no_form_of_an_own_address_reaches_the_canary(canary: Site, host: str) -> None:
    (gap,) = open_pages(f"http://{host}:{canary.port}/", fetch=Fetch(robots=False))

    assert isinstance(gap, Gap)
    assert (gap.reason, gap.stage, canary.connections) == ("refused-address", "pages", 0)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "gopher://127.0.0.1:70/",
        "ftp://example.org/",
        "dict://127.0.0.1:11211/",
        "data://text/html,hujan",
        "http://",
        "http:///path",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/\r\nX: y",
        "http://[::1/",
        "http://" + "a" * 5000,
    ],
)
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    clock = Clock()

    assert the_gap(address, clock).reason == "refused-address"
    assert clock.asked == []


def test_a_redirect_to_this_machine_is_refused(canary: Site) -> None:
    with running() as site:
        for number, host in enumerate(ODD_HOSTS):
            location = f"Location: http://{host}:{canary.port}/".encode().decode("latin-1")
            site.replies[f"/{number}"] = answer(b"", location, status="302 Found")
        clock = Clock(names={"site.example": [["127.0.0.1"]]})
        fetcher = Fetcher(Fetch(robots=False, delay_s=0), outside=clock.outside())
        # The first site stands for a public one: its number is taken as looked at.
        fetcher._numbers["site.example"] = ["127.0.0.1"]
        gaps = [next(fetcher.pages(site.at(f"/{number}"))) for number in range(len(ODD_HOSTS))]

    assert {gap.reason for gap in gaps if isinstance(gap, Gap)} == {"refused-address"}
    assert (len(gaps), site.connections, canary.connections) == (len(ODD_HOSTS), len(ODD_HOSTS), 0)


@pytest.mark.parametrize("location", ["file:///etc/hostname", "gopher://site.example/", "http://a:b@site.example/"])
def test_a_redirect_out_of_the_web_is_refused(location: str) -> None:
    with running() as site:
        site.replies["/"] = answer(b"", f"Location: {location}", status="301 Moved")

        gap = the_gap(site.at("/"), fetch=Fetch(robots=False, allow_private=True))

    assert gap.reason == "refused-address"


def test_a_name_that_turns_to_this_machine_once_looked_at_leads_to_its_first_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    knocked = []

    def refuse(where: tuple[str, int], timeout: float) -> None:
        knocked.append(where)
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr("saksi.pages.web.socket.create_connection", refuse)
    clock = Clock(names={"rebind.example": [["93.184.215.14"], ["127.0.0.1"]]})
    fetcher = Fetcher(OPEN, outside=clock.outside())

    for _ in range(3):
        list(fetcher.pages("http://rebind.example/"))

    assert knocked == [("93.184.215.14", 80)] * 3


def test_a_name_is_resolved_once_in_a_run() -> None:
    clock = Clock(names={"site.example": [["127.0.0.1"], ["93.184.215.14"]]})
    with running() as site:
        site.replies["/"] = answer(b"<p>Hujan.</p>")
        fetcher = Fetcher(Fetch(allow_private=True), outside=clock.outside())
        for _ in range(3):
            list(fetcher.pages(site.at("/")))

    assert clock.asked == ["site.example"]
    assert site.paths == ["/robots.txt", "/", "/", "/"]


def test_a_password_in_an_address_is_told_nowhere() -> None:
    gap = the_gap("https://siti:rahasia@example.org/")

    assert "rahasia" not in f"{gap}"


def test_an_address_is_not_fetched_unasked(canary: Site) -> None:
    with pytest.raises(CannotRead, match="--fetch"):
        open_pages(canary.at("/", "127.0.0.1"), passed_over=Counter())

    assert canary.connections == 0


def test_the_reading_room_cannot_fetch() -> None:
    code = "import sys, saksi.readers.http; print('saksi.pages.web' in sys.modules)"

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert told.strip() == "False"
