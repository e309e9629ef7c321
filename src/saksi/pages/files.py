"""Files, folders, globs and standard input to pages."""

from __future__ import annotations

import glob
import hashlib
import io
import logging
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from saksi.errors import BrokenPage, CannotRead, TooLarge, UnknownFormat
from saksi.limits import Limits
from saksi.pages.dumps import read_dump
from saksi.pages.feeds import read_feed
from saksi.pages.kinds import ASSETS, kind_of
from saksi.pages.unpacking import Gunzip
from saksi.pages.warc import read_warc
from saksi.records import Gap, Page

__all__ = ["open_pages"]

log = logging.getLogger("saksi")
Place = str | os.PathLike[str]

_HEAD = 8192
_GLOB = re.compile(r"[*?\[]")
# Browsers and wget write where a page was saved from into a comment at its top.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d{1,6}\)|Page saved with .{0,80}?url:\s*)\s*(https?://[^\s<>]{1,2000})", re.I
)


def open_pages(where: Place | Iterable[Place], *, limits: Limits = Limits()) -> Iterator[Page | Gap]:
    """
    The pages found at `where`, in input order: files, folders (recursive, sorted), globs, "-" for standard input.

    HTML, plain text, JSON Lines, WARC and feeds, packed with gzip or not. What cannot be read is a `Gap` in its place.
    CannotRead, before anything is given, where a place does not exist or a glob matches nothing.
    """
    places = [where] if isinstance(where, str | os.PathLike) else list(where)
    return _pages([found for place in places for found in _resolved(os.fspath(place))], limits)


def _resolved(place: str) -> list[tuple[str, bool]]:
    """The files that a place stands for, and whether each was found rather than named. CannotRead for none."""
    if place == "-":
        return [(place, False)]
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


def _files_in(folder: str) -> list[str]:
    """Every file below `folder`, sorted by its parts; links to folders are not followed, hidden names passed over."""
    found: list[tuple[tuple[str, ...], str]] = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                file = str(Path(here) / name)
                found.append((Path(file).parts, file))
    return [file for _, file in sorted(found)]


def _pages(files: list[tuple[str, bool]], limits: Limits) -> Iterator[Page | Gap]:
    passed = 0
    for file, was_found in files:
        if was_found and Path(file).suffix.lower() in ASSETS:
            passed += 1
            continue
        name = "-" if file == "-" else Path(file).as_posix()
        try:
            with _opened(file) as stream:
                yield from _read(stream, name, limits)
        except CannotRead as error:
            yield Gap(None, name, "pages", error.reason, str(error))
        except OSError as error:
            yield Gap(None, name, "pages", "cannot-read", f"{type(error).__name__}: {error.strerror}")
    if passed:
        log.info("%d images, scripts and styles beside the pages passed over", passed)


def _opened(file: str) -> IO[bytes]:
    """The bytes of a file or of standard input, which a reader may go back in."""
    if file != "-":
        return Path(file).open("rb")
    kept = tempfile.SpooledTemporaryFile(max_size=1 << 26)  # noqa: SIM115  # whoever reads it closes it
    while piece := sys.stdin.buffer.read(1 << 20):
        kept.write(piece)
    kept.seek(0)
    return cast("IO[bytes]", kept)


def _read(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Page | Gap]:
    head = stream.read(_HEAD)
    stream.seek(0)
    kind = kind_of(name, head)
    if kind == "gzip":
        inner_name = name.removesuffix(".gz")
        unpacked = io.BufferedReader(Gunzip(cast("io.BufferedIOBase", stream), limits))
        kind = kind_of(inner_name, unpacked.peek(_HEAD)[:_HEAD])
        if kind == "gzip":
            raise UnknownFormat("packed twice; unpack it once")
        if kind != "warc":
            yield from _of_kind(kind, cast("IO[bytes]", unpacked), name, limits)
            return
        stream.seek(0)
    yield from _of_kind(kind, stream, name, limits)


def _of_kind(kind: str | None, stream: IO[bytes], name: str, limits: Limits) -> Iterator[Page | Gap]:
    if kind == "warc":
        yield from read_warc(stream, name, limits)
    elif kind == "dump":
        yield from read_dump(cast("io.BufferedIOBase", stream), name, limits)
    elif kind is None:
        raise UnknownFormat("neither HTML, text, JSON Lines, WARC nor a feed")
    else:
        body = _whole(stream, limits)
        if kind == "feed":
            yield from read_feed(body, name, limits)
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
