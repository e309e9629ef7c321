"""How addresses are fetched, once somebody asks for it: whom we say we are, how long we wait, what we keep."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saksi.errors import CannotRead

__all__ = ["Fetch", "Validators", "addresses_in", "is_address"]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}://")
_NOT_PRINTABLE = re.compile(r"[^ -~]")
_MOST_BYTES = 50_000_000


class Validators:
    """
    What sites said of the pages they gave (ETag, Last-Modified), kept in a JSON file, so that a page that is as it was
    is not sent again. Nothing is written before `save`: call it when the pages are safe.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """The file may not be there yet. CannotRead for a file that holds something else."""
        self._path = Path(path)
        self._told: dict[str, dict[str, str]] = {}
        if not self._path.exists():
            return
        try:
            told: Any = json.loads(self._path.read_bytes())  # JSON has no narrower type
            self._told = {str(url): {str(name): str(value) for name, value in of.items()} for url, of in told.items()}
        except (ValueError, AttributeError, RecursionError) as error:
            raise CannotRead(f"{path} does not hold what sites said of pages; name another file") from error

    def of(self, address: str) -> Mapping[str, str]:
        """The header fields that ask for `address` only where it has changed."""
        told = self._told.get(address, {})
        asked = {"If-None-Match": told.get("etag", ""), "If-Modified-Since": told.get("last_modified", "")}
        return {name: value for name, value in asked.items() if value}

    def keep(self, address: str, etag: str, last_modified: str) -> None:
        """Take down what was said of `address`."""
        told = {"etag": _plain(etag), "last_modified": _plain(last_modified)}
        self._told.pop(address, None)
        if any(told.values()):
            self._told[address] = {name: value for name, value in told.items() if value}

    def save(self) -> None:
        """Write the file, whole or not at all."""
        part = self._path.with_name(self._path.name + ".part")
        part.write_text(json.dumps(self._told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        part.replace(self._path)


@dataclass(frozen=True, slots=True)
class Fetch:
    """
    `contact`: an address or e-mail that sites find in our name. `robots`: whether robots.txt is obeyed. `delay_s`:
    seconds between two requests to one host. `timeout_s`: seconds for one answer. `redirects`: how many are followed.
    `validators`: what is known of pages fetched before. `allow_private`: reach into this machine and its networks too,
    which a list of addresses from elsewhere must never do.
    """

    contact: str | None = None
    robots: bool = True
    delay_s: float = 1.0
    timeout_s: float = 20.0
    redirects: int = 5
    validators: Validators | None = None
    allow_private: bool = False

    @property
    def agent(self) -> str:
        """The name we go by: "Saksi/0.1.0 (+https://example.org/contact)"; sites address us as "Saksi"."""
        contact = f" (+{_plain(self.contact)})" if self.contact else ""
        return f"Saksi/{_version()}{contact}"


def is_address(place: str) -> bool:
    """Whether `place` is written as an address on a network, of whatever scheme."""
    return _ADDRESS.match(place) is not None


def addresses_in(path: str | os.PathLike[str]) -> list[str]:
    """
    The addresses in a text file, one a line; blank lines and those that begin with "#" are passed over.

    CannotRead for a line that is no address, and for a file that is no list: it names the line.
    """
    with Path(path).open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise CannotRead(f"{os.fspath(path)}: more than {_MOST_BYTES} bytes; split the list")
    found = []
    for number, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        if not is_address(address):
            raise CannotRead(f"{os.fspath(path)}:{number}: {address[:80]!r} is no address; write https://...")
        found.append(address)
    return found


def _plain(words: str) -> str:
    return _NOT_PRINTABLE.sub("?", words[:500])


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to import, and only fetching needs it

    try:
        return version("saksi")
    except PackageNotFoundError:  # run from its source, not installed
        return "source"
