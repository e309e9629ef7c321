"""Files, folders, globs, standard input and, where that is asked for, addresses to pages."""

from __future__ import annotations

import glob
import hashlib
import io
import logging
import os
import re
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from saksi.errors import BrokenPage, CannotRead, TooLarge, UnknownFormat
from saksi.limits import Limits
from saksi.pages.dumps import read_dump
from saksi.pages.feeds import read_feed
from saksi.pages.fetch import Fetch, is_address
from saksi.pages.kinds import ASSETS, kind_of
from saksi.pages.saved import read_saved_page
from saksi.pages.tables import read_table
from saksi.pages.unpacking import Gunzip
from saksi.pages.warc import read_warc
from saksi.records import Gap, Page

__all__ = ["open_pages", "opens_again"]

log = logging.getLogger("saksi")
Place = str | os.PathLike[str]

_HEAD = 8192
_GLOB = re.compile(r"[*?\[]")
# Browsers and wget write where a page was saved from into a comment at its top.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d{1,6}\)|Page saved with .{0,80}?url:\s*)\s*(https?://[^\s<>]{1,2000})", re.I
)


def open_pages(
    where: Place | Iterable[Place],
    *,
    limits: Limits = Limits(),
    fetch: Fetch | None = None,
    passed_over: Counter[str] | None = None,
) -> Iterator[Page | Gap]:
    """
    The pages found at `where`, in input order: files, folders (recursive, sorted), globs, "-" for standard input.

    HTML, plain text, MHTML, JSON Lines, CSV, WARC and feeds, packed with gzip or not. What cannot be read is a `Gap` in
    its place. Addresses ("https://...") are fetched as `fetch` says, and only where it is given. What is no page and no
    loss (requests and revisits of a WARC, pictures beside pages) is counted in `passed_over`, by what it is.
    CannotRead, before anything is given, where a place does not exist, a glob matches nothing or an address may not be
    fetched.
    """
    places = [where] if isinstance(where, str | os.PathLike) else list(where)
    files = [found for place in places for found in _resolved(os.fspath(place), fetch is not None)]
    return _pages(files, limits, fetch, Counter() if passed_over is None else passed_over)


def opens_again(where: Iterable[Place]) -> bool:
    """Whether the pages at `where` can be opened a second time: no standard input, no address, no pipe among them."""
    places = [os.fspath(place) for place in where]
    return not any(place == "-" or is_address(place) or Path(place).is_fifo() for place in places)


def _resolved(place: str, fetched: bool) -> list[tuple[str, bool]]:
    """The files that a place stands for, and whether each was found rather than named. CannotRead for none."""
    if place == "-":
        return [(place, False)]
    if is_address(place):
        if fetched:
            return [(place, False)]
        raise CannotRead(
            f"{place} is an address, and nothing is fetched unasked; allow it with --fetch, or fetch=Fetch()"
        )
    path = Path(place)
    if path.is_dir():
        return [(file, True) for file in _files_in(place)]
    if path.exists():
        return [(place, False)]
    if _GLOB.search(place):
        names = sorted(glob.glob(place, recursive=True))  # noqa: PTH207  # Path.glob refuses absolute patterns
        files = [(name, True) for name in names if Path(name).is_file()]
        if files:
            return files
        raise CannotRead(f"{place}: no file matches; check the pattern")
    raise CannotRead(f"{place}: no such file or folder; check the name")


# What stands beside pages in a folder and is none.
BESIDE = frozenset({".md", ".rst", ".py", ".sh", ".toml", ".yaml", ".yml", ".css", ".js", ".saksi"})


def _files_in(folder: str) -> list[str]:
    """
    Every file below `folder` that may hold pages, sorted by its parts.

    Links to folders are not followed. Hidden names, notes and programs beside the pages are passed over: name such a
    file to read it.
    """
    found: list[tuple[tuple[str, ...], str]] = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() not in BESIDE:
                file = str(Path(here) / name)
                found.append((Path(file).parts, file))
    return [file for _, file in sorted(found)]


def _pages(
    files: list[tuple[str, bool]], limits: Limits, fetch: Fetch | None, passed_over: Counter[str]
) -> Iterator[Page | Gap]:
    passed = 0
    fetcher = None
    for file, was_found in files:
        if was_found and Path(file).suffix.lower() in ASSETS:
            passed += 1
            passed_over["file beside the pages"] += 1
            continue
        if fetch is not None and is_address(file):
            if fetcher is None:
                from saksi.pages.web import Fetcher  # it imports ssl and http, which files do without

                fetcher = Fetcher(fetch, limits, passed_over)
            yield from fetcher.pages(file)
            continue
        name = "-" if file == "-" else Path(file).as_posix()
        try:
            with _opened(file) as stream:
                yield from _read(stream, name, limits, passed_over)
        except CannotRead as error:
            yield Gap(None, name, "pages", error.reason, str(error))
        except OSError as error:
            yield Gap(None, name, "pages", "cannot-read", f"{type(error).__name__}: {error.strerror}")
    if passed:
        log.info("%d images, scripts and styles beside the pages passed over", passed)


def _opened(file: str) -> IO[bytes]:
    """The bytes of a file or of standard input, to be read forward."""
    return Path(file).open("rb") if file != "-" else cast("IO[bytes]", io.BufferedReader(_Ahead(b"", sys.stdin.buffer)))


class _Ahead(io.RawIOBase):
    """A stream whose `head` was read already: the head again, then the rest. Closing it leaves the stream open."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]  # the base takes any buffer
        if not self._head:
            self._head = cast("io.BufferedIOBase", self._rest).read1(max(len(into), _HEAD))
        piece, self._head = self._head[: len(into)], self._head[len(into) :]
        into[: len(piece)] = piece
        return len(piece)


def _seekable(stream: IO[bytes]) -> IO[bytes]:
    """`stream`, or a copy of it on the disk where it can only be read forward: damage in a WARC is gone round twice."""
    if stream.seekable():
        return stream
    kept = tempfile.SpooledTemporaryFile(max_size=1 << 24)  # noqa: SIM115  # whoever reads it closes it
    while piece := stream.read(1 << 20):
        kept.write(piece)
    kept.seek(0)
    return cast("IO[bytes]", kept)


def _unpacked_head(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, _HEAD)
    except zlib.error as error:
        raise BrokenPage(f"the packed bytes are damaged: {error}") from error


def _read(stream: IO[bytes], name: str, limits: Limits, passed_over: Counter[str]) -> Iterator[Page | Gap]:
    head = stream.read(_HEAD)
    if stream.seekable():
        stream.seek(0)
    else:
        stream = cast("IO[bytes]", io.BufferedReader(_Ahead(head, stream)))
    kind = kind_of(name, head)
    if kind == "gzip":
        kind = kind_of(name.removesuffix(".gz"), _unpacked_head(head))
        if kind == "gzip":
            raise UnknownFormat("packed twice; unpack it once")
        if kind != "warc":
            stream = cast("IO[bytes]", io.BufferedReader(Gunzip(cast("io.BufferedIOBase", stream), limits)))
    if kind == "warc":
        with _seekable(stream) as kept:
            yield from read_warc(kept, name, limits, passed_over)
    elif kind == "dump":
        yield from read_dump(cast("io.BufferedIOBase", stream), name, limits)
    elif kind == "table":
        yield from read_table(cast("io.BufferedIOBase", stream), name, limits)
    elif kind is None:
        raise UnknownFormat("neither HTML, text, MHTML, JSON Lines, CSV, WARC nor a feed")
    else:
        body = _whole(stream, limits)
        if kind == "feed":
            yield from read_feed(body, name, limits)
        elif kind == "saved":
            yield read_saved_page(body, name, limits)
        else:
            yield _page(body, name, "text/html" if kind == "html" else "text/plain")


def _whole(stream: IO[bytes], limits: Limits) -> bytes:
    body = stream.read(limits.page_bytes + 1)
    if len(body) > limits.page_bytes:
        raise TooLarge(f"more than {limits.page_bytes} bytes")
    if not body.strip():
        raise BrokenPage("the file is empty")
    return body


def _page(body: bytes, name: str, media_type: str) -> Page:
    saved = _SAVED_FROM.search(body[:2048]) if media_type == "text/html" else None
    url = saved.group(1).decode("utf-8", "replace").removesuffix("--") if saved else name
    return Page(url, body, media_type, None, name, "sha256:" + hashlib.sha256(body).hexdigest())
