"""
The records of a WARC file, each whole or reported: `(offset, fields, block)`, or what is damaged and where.

The framing is read here and not with fastwarc, because a record that is cut short must never pass as whole: fastwarc
2.0 hands on a truncated block without an error and is silent over a cut header (measured on a file cut at each byte).
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from saksi.errors import BrokenPage, CannotRead, TooLarge
from saksi.limits import Limits
from saksi.pages.unpacking import refuse_bomb

__all__ = ["Damage", "Record", "records_in"]

_PIECE = 1 << 16
_HEADER_BYTES = 1 << 16
# A block may hold HTTP headers beside the page.
_SLACK = 1 << 20
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"^([!-9;-~]{1,100}):[ \t]*([^\r\n]*)", re.MULTILINE)
_START = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Record:
    """
    A whole record: its place in the file in bytes, its fields (names in small letters), its block.

    `proven` says that the checksum of its packing held.
    """

    place: str
    fields: dict[str, str]
    block: bytes
    proven: bool


@dataclass(frozen=True, slots=True)
class Damage:
    """What could not be read at `place`."""

    place: str
    url: str | None
    error: CannotRead


class _BrokenHereError(Exception):
    """The bytes ended or do not fit, at the place that is being read."""


class _Stream:
    """Unpacked bytes of a file from an offset on, with the offset of the member that each record begins in."""

    def __init__(self, file: IO[bytes], start: int, packed: bool, limits: Limits) -> None:
        file.seek(start)
        self.file = file
        self._limits = limits
        self.packed = packed
        self.buffer = bytearray()
        self.at = 0
        self.raw = start  # where the bytes that come next from the file stand in it
        self.member = start
        self.member_given = 0  # unpacked bytes of this member so far
        self.begun = start  # unpacked offset base for unpacked files
        self._inflater = zlib.decompressobj(31) if packed else None
        self.rest = b""
        self.member_done = True

    def offset(self) -> str:
        """Where the next byte stands: in the file, or in which packed member and how far in it."""
        if not self.packed:
            return str(self.begun + self.at)
        if self.member_done and self.at == len(self.buffer):
            return str(self.member)
        inner = self.member_given - (len(self.buffer) - self.at)
        return f"{self.member}+{inner}" if inner > 0 else str(self.member)

    def ready(self) -> int:
        return len(self.buffer) - self.at

    def more(self) -> bool:
        """Take in some more bytes; False at the file's end."""
        if self._inflater is None:
            piece = self.file.read(_PIECE)
            self.buffer += piece
            return bool(piece)
        while True:
            if not self.rest:
                self.rest = self.file.read(_PIECE)
                if not self.rest:
                    if not self.member_done:
                        raise _BrokenHereError("the file ends inside a packed member")
                    return False
                self.raw += len(self.rest)
            if self.member_done:
                self.rest = self.rest.lstrip(b"\0\r\n")
                if not self.rest:
                    continue
                self.member = self.raw - len(self.rest)
                self.member_given = 0
                self.member_done = False
            if self.unpack():
                return True

    def unpack(self) -> bool:
        """Unpack some bytes of the member; whether any came out."""
        assert self._inflater is not None
        try:
            piece = self._inflater.decompress(self.rest, _PIECE)
        except zlib.error as error:
            raise _BrokenHereError(f"the packed bytes are damaged: {error}") from error
        self.rest = self._inflater.unconsumed_tail
        self.buffer += piece
        self.member_given += len(piece)
        refuse_bomb(max(1, self.raw - len(self.rest) - self.member), self.member_given, self._limits)
        if self._inflater.eof:
            self.rest = self._inflater.unused_data
            self._inflater = zlib.decompressobj(31)
            self.member_done = True
        return bool(piece)

    def drop_read(self) -> None:
        """Forget the bytes before the reading place."""
        if self.at:
            del self.buffer[: self.at]
            self.begun += self.at
            self.at = 0


def records_in(file: IO[bytes], wanted: frozenset[str], limits: Limits) -> Iterator[Record | Damage]:
    """
    Every record in file order. Those whose WARC-Type is not `wanted` come with an empty block.

    After a damaged record the reading goes on at the next place where a record begins. `file` must be seekable.
    """
    size = file.seek(0, os.SEEK_END)
    packed = _is_packed(file)
    start: int | None = 0
    while start is not None:
        stream = _Stream(file, start, packed, limits)
        try:
            while (record := _next_record(stream, size, wanted, limits)) is not None:
                yield record
            return
        except _LostError as lost:
            yield lost.damage
            start = _next_start(file, lost.resume, packed)


class _LostError(Exception):
    def __init__(self, damage: Damage, resume: int) -> None:
        super().__init__()
        self.damage = damage
        self.resume = resume


def _next_record(stream: _Stream, size: int, wanted: frozenset[str], limits: Limits) -> Record | Damage | None:
    place, url = None, None
    try:
        stream.drop_read()
        if not _skip_blank(stream):
            return None
        place = stream.offset()
        fields = _header(stream)
        url = fields.get("warc-target-uri", "").strip("<> ") or None
        length = _length(fields)
        if not stream.packed and length > size - stream.begun - stream.at:
            raise _BrokenHereError("the file ends inside the record")
        keep = fields.get("warc-type", "").lower() in wanted
        if keep and length > limits.page_bytes + _SLACK:
            _pass_over(stream, length)
            _closing(stream)
            return Damage(place, url, TooLarge(f"{length} bytes, more than {limits.page_bytes}"))
        block = _take(stream, length) if keep else _pass_over(stream, length)
        _closing(stream)
        return Record(place, fields, block, stream.packed)
    except (_BrokenHereError, TooLarge) as error:
        told = error if isinstance(error, CannotRead) else BrokenPage(str(error))
        if place is None:  # nothing of it could be unpacked
            place = str(stream.member) if stream.packed else stream.offset()
        inside = int(place.partition("+")[0])
        begun = max(inside, stream.member) if stream.packed else inside
        raise _LostError(Damage(place, url, told), begun + 1) from error


def _skip_blank(stream: _Stream) -> bool:
    while True:
        while stream.at < len(stream.buffer):
            if stream.buffer[stream.at] not in b"\r\n":
                return True
            stream.at += 1
        if not stream.more():
            return False


def _header(stream: _Stream) -> dict[str, str]:
    searched = stream.at
    while (end := _HEADER_END.search(stream.buffer, searched)) is None:
        if stream.ready() > _HEADER_BYTES:
            raise _BrokenHereError("no end of the record's header")
        searched = max(stream.at, len(stream.buffer) - 4)
        if not stream.more():
            raise _BrokenHereError("the file ends inside a record's header")
    head = bytes(stream.buffer[stream.at : end.end()])
    stream.at = end.end()
    if _START.match(head) is None:
        raise _BrokenHereError("no record begins here")
    return {
        name.decode("ascii").lower(): value.decode("utf-8", "replace").strip() for name, value in _FIELD.findall(head)
    }


def _length(fields: dict[str, str]) -> int:
    stated = fields.get("content-length", "")
    if not stated.isdecimal() or len(stated) > 15:
        raise _BrokenHereError("the record does not say how long it is")
    if "warc-type" not in fields:
        raise _BrokenHereError("the record does not say what it is")
    return int(stated)


def _take(stream: _Stream, length: int) -> bytes:
    while stream.ready() < length:
        if not stream.more():
            raise _BrokenHereError("the file ends inside the record")
    block = bytes(stream.buffer[stream.at : stream.at + length])
    stream.at += length
    return block


def _pass_over(stream: _Stream, length: int) -> bytes:
    while length:
        if not stream.ready():
            stream.drop_read()
            if not stream.more():
                raise _BrokenHereError("the file ends inside the record")
        step = min(length, stream.ready())
        stream.at += step
        length -= step
    return b""


def _closing(stream: _Stream) -> None:
    """Read the blank lines behind a record, and a packed member to its end, so that its checksum is proven."""
    seen = 0
    while seen < 2:
        if stream.at == len(stream.buffer) and not _more_of_member(stream):
            break
        if stream.buffer[stream.at] == 10:
            seen += 1
        elif stream.buffer[stream.at] != 13:
            break
        stream.at += 1
    if seen == 0 and (stream.packed is False or not stream.member_done or stream.ready()):
        raise _BrokenHereError("the record is longer or shorter than it says")
    if stream.packed and not stream.ready() and not stream.member_done:
        _more_of_member(stream)


def _more_of_member(stream: _Stream) -> bool:
    """Take in more bytes of the same packed member; of the file, where it is not packed."""
    if stream.packed and stream.member_done:
        return False
    before = len(stream.buffer)
    while not stream.member_done or not stream.packed:
        if not stream.packed:
            return stream.more()
        if not stream.rest:
            stream.rest = stream.file.read(_PIECE)
            stream.raw += len(stream.rest)
            if not stream.rest:
                raise _BrokenHereError("the file ends inside a packed member")
        if stream.unpack():
            break
    return len(stream.buffer) > before


def _is_packed(file: IO[bytes]) -> bool:
    """Whether the records are packed: by how the file begins; by its first sound record where that is damaged."""
    file.seek(0)
    head = file.read(5)
    if head[:2] == b"\x1f\x8b" or head == b"WARC/":
        return head[:2] == b"\x1f\x8b"
    packed, plain = _next_start(file, 0, True), _next_start(file, 0, False)
    return packed is not None and (plain is None or packed < plain)


def _next_start(file: IO[bytes], start: int, packed: bool) -> int | None:
    """Where the next record begins at or after `start`; None where there is none."""
    pattern = re.compile(rb"\x1f\x8b\x08") if packed else _START
    file.seek(start)
    window, base = b"", start
    while piece := file.read(1 << 20):
        window += piece
        for match in pattern.finditer(window):
            # A header that the window cuts is met again: the last 64 bytes stay in it.
            if not packed or _begins_record(file, base + match.start()):
                return base + match.start()
        file.seek(base + len(window))
        base += max(0, len(window) - 64)
        window = window[-64:]
    return None


def _begins_record(file: IO[bytes], offset: int) -> bool:
    file.seek(offset)
    try:
        return zlib.decompressobj(31).decompress(file.read(512), 5) == b"WARC/"
    except zlib.error:
        return False
