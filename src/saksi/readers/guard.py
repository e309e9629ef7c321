"""What stands before every page of the reading room: the Host it is asked under, the token, the headers of answers."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

__all__ = ["COOKIE", "POLICY", "SHORTEST_TOKEN", "Door", "Guard", "is_loopback"]

Scope = MutableMapping[str, Any]  # ASGI's own types
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "saksi"
# 16 random letters and digits hold 95 bits: beyond guessing over a network.
SHORTEST_TOKEN = 16
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-robots-tag", b"noindex, nofollow"),
)
# What anybody may fetch: the form that asks for the token, and what it is drawn with.
_OPEN = ("/login", "/static/", "/vendor/")


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine alone: "localhost" or an address like 127.0.0.1 or ::1."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Door:
    """
    The token of a reading room, and who may come in. Without a token everybody may.

    The cookie is made from the token and does not tell it.
    """

    def __init__(self, token: str | None) -> None:
        self._token = token
        self.key = hmac.digest((token or "").encode(), b"saksi reading room", hashlib.sha256).hex()

    @property
    def is_locked(self) -> bool:
        """Whether there is a token."""
        return self._token is not None

    def fits(self, token: str) -> bool:
        """Whether `token` is the one."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), (self._token or "").encode())

    def lets_in(self, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Whether a request with these headers carries the cookie, or the token as "Authorization: Bearer"."""
        if not self.is_locked:
            return True
        for name, value in headers:
            told = value.decode("latin-1")
            if name == b"authorization" and told[:7].lower() == "bearer " and self.fits(told[7:].strip()):
                return True
            if name == b"cookie" and hmac.compare_digest(_cookie(told).encode(), self.key.encode()):
                return True
        return False


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


class Guard:
    """
    An ASGI application before the `inner` one. It refuses a request under a Host that is not ours (DNS rebinding),
    one without the token, and a change asked for by another origin; and it gives every answer the safety headers.

    Names that are ours: `host`, this machine's own, and, where the room is open to a network, every bare address.
    """

    def __init__(self, inner: Application, *, host: str, door: Door) -> None:
        self._inner = inner
        self._host = host.strip("[]").rstrip(".").lower()
        self._door = door
        self._is_public = not is_loopback(host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._inner(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in _HEADERS}
                rest = [pair for pair in message.get("headers", ()) if pair[0].lower() not in ours]
                message = {**message, "headers": [*rest, *_HEADERS, *self._caching(scope)]}
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await _answer(guarded, *refusal)
        else:
            await self._inner({**scope, "method": "GET"} if is_head else scope, receive, guarded)

    def _caching(self, scope: Scope) -> tuple[tuple[bytes, bytes], ...]:
        if scope["path"].startswith(("/static/", "/vendor/")):
            return ((b"cache-control", b"no-cache"),)
        return ((b"cache-control", b"no-store" if self._door.is_locked else b"no-cache"),)

    def _refusal(self, scope: Scope) -> tuple[int, str, tuple[tuple[bytes, bytes], ...]] | None:
        """Status, words and headers of the answer to a request that is not let in; None for one that is."""
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            return 421, "This reading room is not known under that address.\n", ()
        if scope["method"] not in ("GET", "HEAD") and not _same_origin(headers, hosts[0]):
            return 403, "Refused: the request comes from another site.\n", ()
        path: str = scope["path"]
        if path.startswith(_OPEN) or self._door.lets_in(headers):
            return None
        if path.startswith("/api") or scope["method"] not in ("GET", "HEAD"):
            return 401, "The token is missing.\n", ((b"www-authenticate", b"Bearer"),)
        return 303, "", ((b"location", b"/login"),)

    def _is_ours(self, header: str) -> bool:
        try:
            parts = urlsplit(f"//{header}")
            name = (parts.hostname or "").rstrip(".")
            _ = parts.port  # ValueError where it is none
        except ValueError:
            return False
        if not name or parts.username is not None or parts.path or parts.query or parts.fragment:
            return False
        if name == self._host or is_loopback(name):
            return True
        return self._is_public and _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _same_origin(headers: Iterable[tuple[bytes, bytes]], host: str) -> bool:
    told = {name: value.decode("latin-1").strip().lower() for name, value in headers}
    if told.get(b"sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = told.get(b"origin")
    return origin is None or origin in (f"http://{host.lower()}", f"https://{host.lower()}")


async def _answer(send: Send, status: int, words: str, headers: tuple[tuple[bytes, bytes], ...]) -> None:
    kind = (b"content-type", b"text/plain; charset=utf-8")
    body = words.encode()
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [kind, length, *headers]})
    await send({"type": "http.response.body", "body": body})
