"""Who may come in: the Host, the token, other origins; and the headers of every answer."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.readers.command import start
from tests.readers.shelf import archive_of, palu
from tests.readers.visitor import Visitor

from saksi.errors import SaksiError
from saksi.readers.guard import COOKIE, POLICY, is_loopback
from saksi.readers.http import reading_room, serve

TOKEN = "kata-sandi-yang-panjang"
EVERYWHERE = "http://192.0.2.7:8734"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one article."""
    return archive_of(tmp_path_factory.mktemp("guard"), palu())


@pytest.fixture
def visitor(shelf: Path) -> Visitor:
    """Somebody at this machine."""
    return Visitor(reading_room(shelf))


@pytest.fixture
def stranger(shelf: Path) -> Visitor:
    """Somebody in front of a room that is open to a network and asks for a token."""
    return Visitor(reading_room(shelf, host="0.0.0.0", token=TOKEN), EVERYWHERE)


@pytest.mark.parametrize(
    "path",
    ["/", "/ask", "/articles/none", "/nowhere", "/ask?since=x", "/static/room.css", "/static/none", "/api/ask",
     "/api/ask?limit=x", "/ask.csv", "/login", "/vendor/htmx.min.js"],
)  # fmt: skip
def test_every_answer_carries_the_safety_headers(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers

    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_fault_carries_the_safety_headers(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.archive.Archive.counts", None)

    answer = visitor.get("/")

    assert (answer.status_code, answer.headers["content-security-policy"]) == (500, POLICY)


def test_a_refusal_carries_the_safety_headers(visitor: Visitor) -> None:
    assert visitor.get("/", {"host": "evil.example"}).headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("host", ["127.0.0.1:8734", "localhost:8734", "localhost", "[::1]:8734", "127.0.0.1:9999"])
def test_this_machine_is_known_by_its_own_names(visitor: Visitor, host: str) -> None:
    assert visitor.get("/", {"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8734", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.7",
     "a@localhost", "127.0.0.1:x", "", "localhost/evil", "[::1", "0.0.0.0", "127.0.0.1, evil.example"],
)  # fmt: skip
def test_another_host_is_refused(visitor: Visitor, host: str) -> None:
    assert visitor.get("/", {"host": host}).status_code == 421


def test_a_name_on_the_network_is_not_ours_by_itself(stranger: Visitor) -> None:
    assert stranger.get("/login", {"host": "evil.example"}).status_code == 421


def test_an_address_of_other_machines_needs_a_token(shelf: Path) -> None:
    with pytest.raises(SaksiError, match="SAKSI_TOKEN"):
        reading_room(shelf, host="0.0.0.0")


def test_serving_to_a_network_without_a_token_is_refused(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAKSI_TOKEN", raising=False)

    with pytest.raises(SaksiError, match="can be reached by other machines"):
        serve(shelf, host="0.0.0.0", port=0)


@pytest.mark.parametrize("token", ["pendek", " " * 40])
def test_a_token_that_can_be_guessed_is_refused(shelf: Path, token: str) -> None:
    with pytest.raises(SaksiError):
        reading_room(shelf, host="0.0.0.0", token=token)


@pytest.mark.parametrize(
    ("host", "is_own"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("[::1]", True), ("localhost", True), ("0.0.0.0", False),
     ("::", False), ("192.168.1.4", False), ("berita.example", False), ("", False), ("127.0.0.1.example", False)],
)  # fmt: skip
def test_loopback_is_this_machine_alone(host: str, is_own: bool) -> None:
    assert is_loopback(host) is is_own


@pytest.mark.parametrize("path", ["/", "/ask", "/ask.csv", "/people", "/articles/x.json", "/gaps", "/nowhere"])
def test_without_the_token_there_is_only_the_door(stranger: Visitor, path: str) -> None:
    answer = stranger.get(path)

    assert (answer.status_code, answer.headers["location"], answer.text) == (303, "/login", "")


def test_a_program_without_the_token_is_told_so(stranger: Visitor) -> None:
    assert stranger.get("/api/ask").status_code == 401


def test_the_token_opens_the_room_by_a_cookie_that_does_not_tell_it(stranger: Visitor) -> None:
    entered = stranger.send("POST", "/login", {"origin": EVERYWHERE}, f"token={TOKEN}".encode())
    cookie = entered.headers["set-cookie"]

    assert entered.status_code == 303
    assert TOKEN not in cookie
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert stranger.get("/", {"cookie": cookie.split(";")[0]}).status_code == 200


def test_a_program_may_give_the_token_in_its_header(stranger: Visitor) -> None:
    assert stranger.get("/api/ask", {"authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize("body", [b"", b"token=", b"token=salah", b"token=%00%ff", b"x=" + TOKEN.encode()])
def test_another_token_does_not_open_it(stranger: Visitor, body: bytes) -> None:
    answer = stranger.send("POST", "/login", None, body)

    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


@pytest.mark.parametrize("cookie", [f"{COOKIE}=", f"{COOKIE}={TOKEN}", f'{COOKIE}="\\351', "x", f"{COOKIE}={'0' * 64}"])
def test_another_cookie_does_not_open_it(stranger: Visitor, cookie: str) -> None:
    assert stranger.get("/", {"cookie": cookie}).status_code == 303


def test_the_token_is_never_taken_from_an_address(stranger: Visitor) -> None:
    assert stranger.get(f"/?token={TOKEN}").status_code == 303


def test_a_login_without_end_is_cut_off(stranger: Visitor) -> None:
    assert stranger.send("POST", "/login", None, b"token=" + b"a" * 100_000).status_code == 413


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "same-site"}, {"origin": "http://192.0.2.7:8735"}],
)  # fmt: skip
def test_a_login_from_another_site_is_refused(stranger: Visitor, headers: dict[str, str]) -> None:
    assert stranger.send("POST", "/login", headers, f"token={TOKEN}".encode()).status_code == 403


def test_a_room_with_a_token_is_not_kept_by_caches(stranger: Visitor) -> None:
    assert stranger.get("/api/ask", {"authorization": f"Bearer {TOKEN}"}).headers["cache-control"] == "no-store"


def test_a_room_without_a_token_has_no_door(visitor: Visitor) -> None:
    assert visitor.get("/login").headers["location"] == "/"


def test_a_port_that_is_taken_is_said_to_be(shelf: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(SaksiError, match=f"cannot listen on 127.0.0.1, port {port}: .*name another --port"):
            serve(shelf, port=port)


def test_two_hundred_slow_visitors_do_not_keep_others_waiting(shelf: Path) -> None:
    with real_room(shelf) as (host, port), contextlib.ExitStack() as waiting:
        for _ in range(200):
            slow = waiting.enter_context(socket.create_connection((host, port), timeout=10))
            slow.sendall(b"GET / HTTP/1.1\r\nHost: local")

        began = time.monotonic()
        with socket.create_connection((host, port), timeout=10) as quick:
            quick.sendall(b"GET /people HTTP/1.0\r\nHost: localhost\r\n\r\n")
            answer = quick.recv(100)

    assert answer.startswith(b"HTTP/1.1 200")
    assert time.monotonic() - began < 5


def test_ctrl_c_closes_the_room(shelf: Path) -> None:
    process = start("serve", shelf, "--port", 0, stderr=subprocess.PIPE)
    assert process.stderr
    process.stderr.readline()
    time.sleep(1.0)

    process.send_signal(signal.SIGINT)

    assert b"Traceback" not in process.communicate(timeout=20)[1]
    assert process.returncode == 0


@contextlib.contextmanager
def real_room(archive: Path) -> Iterator[tuple[str, int]]:
    """Host and port of a real server of `archive`, which ends with the block."""
    process = start("serve", archive, "--port", 0, stderr=subprocess.PIPE)
    try:
        assert process.stderr
        line = process.stderr.readline().decode()
        yield "127.0.0.1", int(line.split("127.0.0.1:")[1].split("/")[0])
    finally:
        process.terminate()
        process.communicate(timeout=20)
