"""Addresses to pages, politely: robots.txt, one request at a time, a pause between two to one host."""

from __future__ import annotations

import hashlib
import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from saksi.errors import BrokenPage, CannotRead, TooLarge, UnknownFormat
from saksi.limits import Limits
from saksi.pages.addresses import (
    NotFetched,
    Resolve,
    Target,
    public_numbers,
    refuse_own_name,
    resolve,
    target_of,
    without_secrets,
)
from saksi.pages.feeds import read_feed
from saksi.pages.fetch import Fetch
from saksi.pages.kinds import charset_of, kind_of, media_type_of
from saksi.pages.robots import LARGEST, Robots, robots_of
from saksi.pages.unpacking import inflate
from saksi.records import Gap, Page

__all__ = ["Fetcher", "Outside"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_XML = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml", "")
# Whoever asks for a longer pause than this is left alone for the rest of the run.
_PATIENCE_S = 120.0
_PIECE = 1 << 16
_TRIED = 3


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Outside:
    """What lies outside this program: names to numbers, a clock in seconds, waiting, the time of day in UTC."""

    resolve: Resolve = resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], str] = _now


@dataclass(frozen=True, slots=True)
class _Answer:
    """`fields` in small letters; `body` unpacked, "" unless the status is 2xx."""

    status: int
    fields: Mapping[str, str]
    body: bytes


class Fetcher:
    """Fetches addresses one after another, and remembers what their sites ask for."""

    def __init__(
        self,
        fetch: Fetch,
        limits: Limits = Limits(),
        passed_over: Counter[str] | None = None,
        outside: Outside = Outside(),
    ) -> None:
        """Pages that are as they were when fetched last are counted in `passed_over`."""
        self._fetch = fetch
        self._limits = limits
        self._passed_over: Counter[str] = Counter() if passed_over is None else passed_over
        self._outside = outside
        self._robots: dict[str, Robots | NotFetched] = {}
        self._numbers: dict[str, list[str]] = {}
        self._due: dict[str, float] = {}

    def pages(self, address: str) -> Iterator[Page | Gap]:
        """
        The page at `address`; those of a feed's items, which are not fetched; nothing where it is as it was.

        `url` is where redirects led, `origin` is `address`. What goes wrong is one gap.
        """
        try:
            target, answer = self._followed(address)
            if answer.status == 304 and self._fetch.validators:
                self._passed_over["page unchanged since it was fetched"] += 1
                return
            if not 200 <= answer.status < 300:
                reason = http.client.responses.get(answer.status, "")
                raise NotFetched(f"http-{answer.status}", f"{target.site} answered {answer.status} {reason}".rstrip())
            yield from self._opened(address, target, answer)
            if self._fetch.validators:
                told = answer.fields
                self._fetch.validators.keep(target.address, told.get("etag", ""), told.get("last-modified", ""))
        except CannotRead as error:
            shown = without_secrets(address)
            yield Gap(shown, shown, "pages", error.reason, str(error))

    def _opened(self, address: str, target: Target, answer: _Answer) -> Iterator[Page | Gap]:
        body, content_type = answer.body, answer.fields.get("content-type", "")
        if not body.strip():
            raise BrokenPage("the answer is empty")
        stated = content_type.partition(";")[0].strip().lower()
        if stated in _XML and kind_of("", body[:4096]) == "feed":
            yield from read_feed(body, address, self._limits)
            return
        media_type = media_type_of(content_type, body)
        if media_type is None:
            raise UnknownFormat(f"{stated[:80] or 'what came'!r} is neither HTML, text nor a feed")
        digest = "sha256:" + hashlib.sha256(body).hexdigest()
        charset = charset_of(content_type)
        yield Page(target.address, body, media_type, self._outside.now(), address, digest, charset)

    # --- one address, several requests -------------------------------------------------------------------------------

    def _followed(self, address: str, *, for_robots: bool = False) -> tuple[Target, _Answer]:
        """The answer that redirects lead to, and where it came from. Every hop is looked at like the first."""
        first = address
        for _ in range(self._fetch.redirects + 1):
            target = target_of(address)
            self._numbers_of(target)
            if self._fetch.robots and not for_robots and not self._robots_of(target).allows(target.path):
                raise NotFetched("robots", f"{target.site}/robots.txt asks not to fetch it")
            self._wait(target)
            try:
                answer = self._request(target, for_robots=for_robots)
            finally:
                self._due[target.host] = self._outside.clock() + self._pause(target)
            if answer.status in _BUSY:
                self._due[target.host] += _seconds(answer.fields.get("retry-after", ""))
            location = answer.fields.get("location")
            if answer.status not in _REDIRECTS or not location:
                return target, answer
            address = target.towards(location)
        raise NotFetched("too-many-redirects", f"{first[:200]} leads on more than {self._fetch.redirects} times")

    def _robots_of(self, target: Target) -> Robots:
        """What the site asks for, fetched once; NotFetched where it cannot say so for now (RFC 9309 2.3.1.4)."""
        if target.site not in self._robots:
            self._robots[target.site] = self._asked_robots(target)
        rules = self._robots[target.site]
        if isinstance(rules, NotFetched):
            raise rules
        return rules

    def _asked_robots(self, target: Target) -> Robots | NotFetched:
        try:
            _, answer = self._followed(f"{target.site}/robots.txt", for_robots=True)
        except CannotRead as error:
            return NotFetched(error.reason, f"{target.site}/robots.txt: {error}")
        if answer.status >= 500 or answer.status == 429:
            return NotFetched(
                "robots", f"{target.site}/robots.txt answered {answer.status}: nothing is allowed for now"
            )
        return robots_of(answer.body) if 200 <= answer.status < 300 else Robots()

    def _pause(self, target: Target) -> float:
        """Seconds between two requests to the host: ours, or more where its robots.txt asks for more."""
        rules = self._robots.get(target.site)
        asked = rules.delay_s if isinstance(rules, Robots) and self._fetch.robots else None
        return max(self._fetch.delay_s, asked or 0.0)

    def _wait(self, target: Target) -> None:
        pause = self._due.get(target.host, 0.0) - self._outside.clock() if target.host in self._due else 0.0
        if pause > max(_PATIENCE_S, self._fetch.delay_s):
            raise NotFetched("asked-to-wait", f"{target.host} asks to wait {pause:.0f} s; fetch it another time")
        if pause > 0:
            self._outside.sleep(pause)

    def _numbers_of(self, target: Target) -> list[str]:
        """The numbers of the host, asked for once in a run; each is looked at before any is used."""
        if target.host not in self._numbers:
            if not self._fetch.allow_private:
                refuse_own_name(target)
            try:
                found = [str(ipaddress.ip_address(target.host))]
            except ValueError:
                try:
                    found = list(self._outside.resolve(target.host, target.port))
                except (OSError, UnicodeError) as error:
                    raise NotFetched("not-reached", f"{target.host}: {error}") from error
            self._numbers[target.host] = found if self._fetch.allow_private else public_numbers(target, found)
        return self._numbers[target.host]

    # --- one request -------------------------------------------------------------------------------------------------

    def _request(self, target: Target, *, for_robots: bool) -> _Answer:
        deadline = time.monotonic() + self._fetch.timeout_s
        fields = {
            "Host": target.site.partition("://")[2],
            "User-Agent": self._fetch.agent,
            "Accept": "text/plain"
            if for_robots
            else "text/html, application/xhtml+xml, text/plain, application/xml;q=0.9",
            "Accept-Encoding": "identity" if for_robots else "gzip",
            "Connection": "close",
        }
        if self._fetch.validators and not for_robots:
            fields |= self._fetch.validators.of(target.address)
        try:
            with self._connected(target, deadline) as connected:
                return self._answer(_Deadline(connected, deadline), target, fields, for_robots)
        except TimeoutError as error:
            raise NotFetched("too-slow", f"{target.host} took more than {self._fetch.timeout_s:g} s") from error
        except http.client.IncompleteRead as error:
            raise BrokenPage(f"{target.host} ended its answer too early") from error
        except http.client.HTTPException as error:
            raise BrokenPage(f"{target.host} does not answer as HTTP has it: {error!r}") from error
        except OSError as error:  # before ValueError: a refused certificate is both
            raise NotFetched("not-reached", f"{target.host}: {error.strerror or error}") from error
        except ValueError as error:
            raise BrokenPage(f"{target.host} does not answer as HTTP has it: {error}") from error

    def _connected(self, target: Target, deadline: float) -> socket.socket:
        """A connection to one of the numbers that were looked at. Nothing is resolved here."""
        numbers = self._numbers_of(target)[:_TRIED]
        connected: socket.socket | None = None
        for number in numbers:
            try:
                connected = socket.create_connection((number, target.port), _left(deadline))
                break
            except OSError:
                if number == numbers[-1]:
                    raise
        if connected is None:
            raise NotFetched("not-reached", f"{target.host} has no address")
        if target.scheme == "http":
            return connected
        try:
            connected.settimeout(_left(deadline))
            name = target.host.removesuffix(".")
            return ssl.create_default_context().wrap_socket(connected, server_hostname=name)
        except BaseException:
            connected.close()
            raise

    def _answer(self, connected: _Deadline, target: Target, fields: Mapping[str, str], for_robots: bool) -> _Answer:
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.auto_open = 0
        connection.sock = connected
        connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in fields.items():
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as response:
            told = {name.lower(): value for name, value in response.getheaders()}
            if not 200 <= response.status < 300:
                return _Answer(response.status, told, b"")
            body = _whole_body(response, self._limits.page_bytes, LARGEST if for_robots else None)
        return _Answer(response.status, told, inflate(body, told.get("content-encoding", ""), self._limits))


class _Deadline:
    """A connection whose every wait ends at one moment: a server that sends a byte at a time gains nothing by it."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._connected = connected
        self._deadline = deadline

    def makefile(self, mode: str) -> io.BufferedReader:
        """What comes in."""
        return io.BufferedReader(_Incoming(self._connected, self._deadline), _PIECE)

    def sendall(self, sent: bytes) -> None:
        """Send all of it."""
        self._connected.settimeout(_left(self._deadline))
        self._connected.sendall(sent)

    def close(self) -> None:
        """Nothing: whoever opened the connection closes it."""


class _Incoming(io.RawIOBase):
    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._connected = connected
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        self._connected.settimeout(_left(self._deadline))
        return self._connected.recv_into(into)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _whole_body(response: http.client.HTTPResponse, most: int, cut_at: int | None) -> bytes:
    """The body as it was sent, cut at `cut_at`. TooLarge for more than `most`, BrokenPage for less than was stated."""
    stated = response.length
    if cut_at is None and stated is not None and stated > most:
        raise TooLarge(f"{stated} bytes, more than {most}")
    body = bytearray()
    while piece := response.read1(_PIECE):
        body += piece
        if cut_at is not None and len(body) >= cut_at:
            return bytes(body[:cut_at])
        if len(body) > most:
            raise TooLarge(f"more than {most} bytes")
    if stated is not None and len(body) < stated:
        raise BrokenPage(f"the answer ends after {len(body)} of {stated} bytes")
    return bytes(body)


def _seconds(retry_after: str) -> float:
    """The seconds that a busy host asks for; a minute where it names a moment or nothing."""
    return float(retry_after) if retry_after.isdecimal() and len(retry_after) < 8 else 60.0
