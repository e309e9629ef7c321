"""
Addresses on the web and the machines they lead to: nothing but public ones, however they are written.

A host is resolved once, every one of its numbers is looked at, and the connection goes to a number that was looked at:
a name that answers differently the second time leads nowhere else.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from saksi.errors import CannotRead

__all__ = [
    "NotFetched",
    "Resolve",
    "Target",
    "public_numbers",
    "refuse_own_name",
    "resolve",
    "target_of",
    "without_secrets",
]

Resolve = Callable[[str, int], Sequence[str]]
Number = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4_000
_STEERING = re.compile(r"[\x00-\x20\x7f-\xa0\\\ud800-\udfff]")
_CREDENTIALS = re.compile(r"//[^/?#]*@")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,126}\.?")
# "2130706433", "0x7f.1", "0177.0.0.1": the system's resolver takes them for numbers of machines.
_LIKE_A_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
# IANA's special-purpose registries (RFC 6890 and its successors), listed here because `is_global` changed between
# releases of Python and calls some of them global.
_BLOCKS = """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
    203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
    ::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001:db8::/32 2620:4f:8000::/48 3fff::/20 5f00::/16
    fc00::/7 fe80::/10 fec0::/10 ff00::/8
"""
_CLOSED = [ipaddress.ip_network(block) for block in _BLOCKS.split()]
_MAPPED = ipaddress.ip_network("::ffff:0:0/96")
_TRANSLATED = ipaddress.ip_network("::ffff:0:0:0/96")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_6TO4 = ipaddress.ip_network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)


class NotFetched(CannotRead):
    """Why an address gave no page; it never leaves this room but as a gap with its `reason`."""

    def __init__(self, reason: str, detail: str) -> None:
        """`reason` is the short code of the gap."""
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: `host` in small ASCII letters, `path` with its query, ready to be sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """What robots.txt holds for: scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def address(self) -> str:
        """The whole, as it is asked for."""
        return self.site + self.path

    def towards(self, location: str) -> str:
        """Where a redirect to `location` leads from here."""
        try:
            return urljoin(self.address, location)
        except ValueError as error:
            raise NotFetched("refused-address", f"a redirect to {location[:200]!r}: {error}") from error


def target_of(address: str) -> Target:
    """
    The parts of `address`.

    NotFetched with "refused-address" for another scheme than http and https, names and passwords, odd characters,
    ports that are none, and numbers of machines in any other form than 192.0.2.1 and [2001:db8::1].
    """
    if len(address) > _LONGEST or _STEERING.search(address):
        raise _refused(address, "too long, or with characters that no address has")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _refused(address, str(error)) from error
    if parts.scheme not in _PORTS:
        raise _refused(address, f"only http and https are fetched, not {parts.scheme[:30]!r}")
    if "@" in parts.netloc:
        raise _refused(address, "it holds a name or a password")
    if port == 0:
        raise _refused(address, "port 0")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    return Target(parts.scheme, _host(host, address), port or _PORTS[parts.scheme], path + query)


_QUERY = "/%:@!$&'()*+,;=~-._?[]|"


def _host(host: str, address: str) -> str:
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError as error:
            raise _refused(address, str(error)) from error
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise _refused(address, "its host is no name") from error
    if _HOST.fullmatch(host) is None:
        raise _refused(address, "its host is no name")
    if _LIKE_A_NUMBER.fullmatch(host.removesuffix(".").rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError as error:
            raise _refused(address, "its host is a number in an odd form") from error
    return host


def without_secrets(address: str) -> str:
    """`address` without the name and password in it, fit to be told."""
    return _CREDENTIALS.sub("//", address)


def _refused(address: str, why: str) -> NotFetched:
    return NotFetched("refused-address", f"{without_secrets(address)[:200]!r} is not fetched: {why}")


def resolve(host: str, port: int) -> list[str]:
    """The numbers of `host` as the system's resolver gives them, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def refuse_own_name(target: Target) -> None:
    """NotFetched for the names that mean this machine (RFC 6761), which no resolver need be asked for."""
    if target.host.rstrip(".").rpartition(".")[2] == "localhost":
        raise _refused(target.address, f"{target.host} is this machine")


def public_numbers(target: Target, resolved: Sequence[str]) -> list[str]:
    """`resolved` as it is; NotFetched with "refused-address" where one of them is not a public machine's."""
    for number in resolved:
        try:
            closed = _is_closed(ipaddress.ip_address(number))
        except ValueError:  # a zone: "fe80::1%eth0" is taken, other things are not
            closed = True
        if closed:
            raise _refused(target.address, f"{target.host} is {number}, which is not a public address")
    if not resolved:
        raise NotFetched("not-reached", f"{target.host} has no address")
    return list(resolved)


def _is_closed(number: Number) -> bool:
    """Whether a number leads to this machine, a private network or a group, itself or the one it stands for."""
    if isinstance(number, ipaddress.IPv6Address):
        if number.scope_id is not None:
            return True
        inner = _embedded(number)
        if inner is not None and _is_closed(inner):
            return True
        if inner is not None and number in _MAPPED:
            return False
    if any(number.version == block.version and number in block for block in _CLOSED):
        return True
    return number.is_multicast or not number.is_global


def _embedded(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 number that an IPv6 one stands for, None where it stands for itself."""
    whole = int(number)
    if number in _NAT64 or number in _MAPPED or number in _TRANSLATED:
        return ipaddress.IPv4Address(whole & 0xFFFFFFFF)
    if number in _6TO4:
        return ipaddress.IPv4Address(whole >> 80 & 0xFFFFFFFF)
    if (whole >> 32) & 0xFFFFFFFF in _ISATAP:
        return ipaddress.IPv4Address(whole & 0xFFFFFFFF)
    return None
