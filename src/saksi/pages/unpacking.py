"""Packed bytes to bytes, never more of them than the limits allow: gzip, deflate, brotli."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

from fastwarc.stream_io import BrotliReader

from saksi.errors import BrokenPage, TooLarge
from saksi.limits import Limits

__all__ = ["Gunzip", "inflate", "refuse_bomb"]

_PIECE = 1 << 16
# Short runs of one character pack better than any limit on the ratio allows; below this size nobody is hurt.
_HARMLESS = 1 << 20
_MOST_CODINGS = 3


def refuse_bomb(packed: int, unpacked: int, limits: Limits) -> None:
    """TooLarge where `unpacked` bytes came out of `packed` ones and that is more than the limit allows."""
    if unpacked > _HARMLESS and unpacked > packed * limits.inflation:
        raise TooLarge(f"{packed} packed bytes unfold to more than {limits.inflation} times as many")


def inflate(packed: bytes, codings: str, limits: Limits) -> bytes:
    """
    `packed` without the content codings of an HTTP header ("gzip", "br", "gzip, br"), last one first.

    A body that is not packed although the header says so comes back as it is, as browsers and crawlers do. TooLarge
    for a bomb, BrokenPage for damaged bytes or more than three codings.
    """
    names = [name.strip().lower() for name in codings.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > _MOST_CODINGS:
        raise BrokenPage(f"packed {len(names)} times over")
    for name in reversed(names):
        packed = _one_coding(packed, name, limits)
    return packed


def _one_coding(packed: bytes, name: str, limits: Limits) -> bytes:
    if name in ("gzip", "x-gzip"):
        return _bounded_zlib(packed, 31, limits) if packed[:2] == b"\x1f\x8b" else packed
    if name == "deflate":
        wrapped = len(packed) > 1 and packed[0] & 15 == 8 and (packed[0] * 256 + packed[1]) % 31 == 0
        return _bounded_zlib(packed, 15 if wrapped else -15, limits)
    if name == "br":
        return _looks_like_markup(packed) or _bounded_brotli(packed, limits)
    raise BrokenPage(f"packed as {name!r}, which no reader here knows")


def _looks_like_markup(body: bytes) -> bytes:
    return body if body.lstrip()[:1] == b"<" else b""


def _bounded_zlib(packed: bytes, window: int, limits: Limits) -> bytes:
    out = bytearray()
    while packed:
        member = zlib.decompressobj(window)
        try:
            while not member.eof:
                piece = member.decompress(packed, _PIECE)
                packed = member.unconsumed_tail
                out += piece
                _refuse_large(len(out), limits)
                if not piece and not packed and not member.eof:
                    raise BrokenPage("the packed bytes end too early")
        except zlib.error as error:
            raise BrokenPage(f"the packed bytes are damaged: {error}") from error
        packed = member.unused_data.lstrip(b"\0") if window == 31 else b""
    return bytes(out)


def _bounded_brotli(packed: bytes, limits: Limits) -> bytes:
    reader = BrotliReader(io.BytesIO(packed))
    read: Callable[[int], bytes] = reader.read
    out = bytearray()
    try:
        while piece := read(_PIECE):
            out += piece
            _refuse_large(len(out), limits)
    except (OSError, ValueError, EOFError) as error:
        raise BrokenPage(f"the packed bytes are damaged: {error}") from error
    if packed and not out:
        raise BrokenPage("the packed bytes hold nothing that can be read")
    return bytes(out)


def _refuse_large(size: int, limits: Limits) -> None:
    if size > limits.page_bytes:
        raise TooLarge(f"unfolds to more than {limits.page_bytes} bytes")


class Gunzip(io.RawIOBase):
    """A gzip stream, read unpacked. Raises TooLarge for a bomb and BrokenPage for damaged or missing bytes."""

    def __init__(self, packed: io.BufferedIOBase, limits: Limits) -> None:
        """`packed` is read forward only."""
        self._packed = packed
        self._limits = limits
        self._member = zlib.decompressobj(31)
        self._rest = b""
        self._taken = 0
        self._given = 0
        self._begun = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        """How many bytes were put into `into`; 0 at the end."""
        while True:
            piece = self._next_piece(len(into))
            if piece is None:
                return 0
            if piece:
                into[: len(piece)] = piece
                return len(piece)

    def _next_piece(self, most: int) -> bytes | None:
        if not self._rest:
            self._rest = self._packed.read(_PIECE)
            self._taken += len(self._rest)
            if not self._rest:
                if self._begun:
                    raise BrokenPage("the packed bytes end too early")
                return None
        try:
            piece = self._member.decompress(self._rest, most)
        except zlib.error as error:
            raise BrokenPage(f"the packed bytes are damaged: {error}") from error
        self._begun = True
        self._rest = self._member.unconsumed_tail
        self._given += len(piece)
        refuse_bomb(self._taken - len(self._rest), self._given, self._limits)
        if self._member.eof:
            self._rest = self._member.unused_data.lstrip(b"\0")
            self._member = zlib.decompressobj(31)
            self._begun = False
        return piece
