"""Pages read one after another, in processes beside each other, or on a Dask cluster; always in input order."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from types import FrameType
from typing import Any, Protocol, cast

from saksi.archive import Archive
from saksi.errors import MissingExtra
from saksi.limits import Limits
from saksi.pages import open_pages, opens_again
from saksi.pipeline import pages_of_sites, read_page
from saksi.records import Gap, Page, Reading
from saksi.stories import find_stories

__all__ = ["Build", "build", "read_many", "read_within"]

log = logging.getLogger("saksi")

# Pages handed to a process at once: enough that handing over costs little, few enough that all stay busy at the end.
CHUNK = 8
# Chunks under way for each process: one read, one waiting, one done but behind a slower one.
WINDOW = 3
# Readings kept in one transaction: the disk is waited for once, and a crash costs this many readings at most.
BATCH = 32

# How often a page that takes long is looked at.
_LOOK_S = 0.2

# A place, or several; or pages that were opened already.
Where = str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | Iterable[Page | Gap]


@dataclass(frozen=True, slots=True)
class Build:
    """
    What a build has done: pages `read` and kept, pages `unchanged` that the archive held already, `gaps` met, how many
    of these are `our_faults`, and the `stories` the archive now has.
    """

    read: int = 0
    unchanged: int = 0
    gaps: int = 0
    our_faults: int = 0
    stories: int = 0

    @property
    def pages(self) -> int:
        """All that was looked at."""
        return self.read + self.unchanged + self.gaps


def build(
    where: Where,
    archive: Archive | str | os.PathLike[str],
    *,
    workers: int = 1,
    limits: Limits = Limits(),
    progress: Callable[[Build], None] | None = None,
    cluster: str | None = None,
) -> Build:
    """
    What was done to keep the pages at `where`, or those that `open_pages` gives, in `archive`, made if need be.

    Pages that it holds as this version read them are passed over, so a build that was cut off is the same command
    again. `workers` are processes; `cluster` is the address of a Dask scheduler instead. `progress` is called with the
    counts so far whenever readings have reached the disk. ArchiveError where the archive cannot be used.

    Pages of one site are looked at together first, and what they all show is furniture. Pages that were opened already
    (`open_pages(where)` in place of `where`) are read each for itself.
    """
    with ExitStack() as stack:
        kept = archive if isinstance(archive, Archive) else stack.enter_context(Archive(archive, create=True))
        done = Build()
        changed = False
        unread = _not_in(kept, _opened(where, limits))
        readings = _read_in_order(unread, _crew(workers, cluster), limits)
        while batch := list(islice(readings, BATCH)):
            with kept.batch():
                fresh = [reading is not None and kept.add(reading) for reading in batch]
            done = _counted(done, batch, fresh)
            changed = changed or any(fresh)
            if progress:
                progress(done)
        if not kept.stories_are_current:
            kept.set_stories(find_stories(kept.readings()))
        if changed:
            kept.note(f"build: {done.read} read, {done.unchanged} unchanged, {done.gaps} gaps")
        return replace(done, stories=kept.counts().stories)


def _opened(where: Where, limits: Limits) -> Iterator[Page | Gap]:
    found = iter([where] if isinstance(where, str | os.PathLike) else where)
    first = next(found, None)
    if first is None:
        return iter(())
    if isinstance(first, Page | Gap):
        return cast("Iterator[Page | Gap]", chain([first], found))
    places = list(cast("Iterator[str | os.PathLike[str]]", chain([first], found)))
    if not opens_again(places):
        return open_pages(places, limits=limits)
    return pages_of_sites(lambda: open_pages(places, limits=limits), limits)


def read_many(
    pages: Iterable[Page | Gap], *, workers: int = 1, limits: Limits = Limits(), cluster: str | None = None
) -> Iterator[Reading]:
    """The readings of `pages` in their order; a gap gives a reading without an article."""
    for reading in _read_in_order(pages, _crew(workers, cluster), limits):
        assert reading is not None  # None stands for what an archive held already
        yield reading


def read_within(page: Page, limits: Limits = Limits()) -> Reading:
    """
    The reading of `page`; a gap "too-slow" where it takes longer than `limits.seconds`, "too-large" where the process
    grows by more than `limits.memory`.

    The limits hold in a process's main thread, on systems that have interval timers; that of memory on Linux.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return read_page(page, limits)
    before = signal.signal(signal.SIGALRM, _watch(limits))
    try:
        # Again and again, should one be swallowed where Python cannot raise (a destructor).
        signal.setitimer(signal.ITIMER_REAL, min(limits.seconds, _LOOK_S), _LOOK_S)
        try:
            return read_page(page, limits)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Stopped as stopped:
        return _lost(page, stopped.reason, stopped.detail)
    finally:
        signal.signal(signal.SIGALRM, before)


class _Stopped(BaseException):
    """A page takes too much. Not an Exception: the page's own error handling must not hold it."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def _watch(limits: Limits) -> Callable[[int, FrameType | None], None]:
    """What looks, each time the timer rings, whether the page that begins now has used up its time or its memory."""
    began, held = time.monotonic(), _resident()

    def look(number: int, frame: FrameType | None) -> None:
        if time.monotonic() - began >= limits.seconds:
            raise _Stopped("too-slow", f"not read within {limits.seconds:g} s")
        if _resident() - held > limits.memory:
            raise _Stopped("too-large", f"takes more than {limits.memory} bytes of memory")

    return look


def _resident() -> int:
    """The bytes of memory that the process holds; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _lost(page: Page, reason: str, detail: str) -> Reading:
    return Reading(None, gaps=(Gap(page.url, page.origin, "workers", reason, detail),))


# --- counting --------------------------------------------------------------------------------------------------------


def _not_in(archive: Archive, pages: Iterable[Page | Gap]) -> Iterator[Page | Gap | None]:
    """`pages`, None for those that the archive holds."""
    for page in pages:
        known = isinstance(page, Page) and archive.has(page.url, page.origin, page.digest)
        yield None if known else page


def _counted(done: Build, batch: Sequence[Reading | None], fresh: Sequence[bool]) -> Build:
    gaps = [gap for reading in batch if reading for gap in reading.gaps]
    articles = [new for reading, new in zip(batch, fresh, strict=True) if reading is None or reading.article]
    return replace(
        done,
        read=done.read + sum(articles),
        unchanged=done.unchanged + len(articles) - sum(articles),
        gaps=done.gaps + len(gaps),
        our_faults=done.our_faults + sum(gap.reason == "our-fault" for gap in gaps),
    )


# --- crews -----------------------------------------------------------------------------------------------------------


class _Future(Protocol):
    def result(self) -> Any: ...  # what the read_chunk of another process gave


class _Crew(Protocol):
    """Who reads chunks of pages: one process, several, a cluster."""

    size: int
    died: tuple[type[BaseException], ...]

    def submit(self, pages: list[Page], limits: Limits) -> _Future: ...

    def renew(self) -> None: ...

    def close(self) -> None: ...


def read_chunk(pages: list[Page], limits: Limits) -> list[Reading]:
    """The readings of `pages`; what a worker does."""
    return [read_within(page, limits) for page in pages]


class _Processes:
    """Processes of this machine."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.died: tuple[type[BaseException], ...] = (BrokenProcessPool,)
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # spawn: a fork of a process with threads may hang
        return ProcessPoolExecutor(self.size, multiprocessing.get_context("spawn"), _leave_interrupts_to_the_parent)

    def submit(self, pages: list[Page], limits: Limits) -> _Future:
        return self._pool.submit(read_chunk, pages, limits)

    def renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._started()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Cluster:
    """A Dask cluster. Its workers read in threads, so no time limit a page holds there."""

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError as error:
            raise MissingExtra("a cluster needs Dask; install it: pip install 'saksi[dask]'") from error
        client: Any = distributed.Client  # Dask has no types
        self._client = client(address)
        self.died: tuple[type[BaseException], ...] = (distributed.KilledWorker,)
        self.size = max(1, sum(self._client.nthreads().values()))

    def submit(self, pages: list[Page], limits: Limits) -> _Future:
        future: _Future = self._client.submit(read_chunk, pages, limits, pure=False)
        return future

    def renew(self) -> None:
        """Nothing: a cluster starts its workers anew by itself."""

    def close(self) -> None:
        self._client.close()


def _crew(workers: int, cluster: str | None) -> _Crew | None:
    if cluster is not None:
        return _Cluster(cluster)
    return _Processes(workers) if workers > 1 else None


# --- reading in order ------------------------------------------------------------------------------------------------

_Entry = Page | Gap | None


def _read_in_order(entries: Iterable[_Entry], crew: _Crew | None, limits: Limits) -> Iterator[Reading | None]:
    """One reading for each entry, in order; None for None."""
    if crew is None:
        for entry in entries:
            yield read_within(entry, limits) if isinstance(entry, Page) else _unread(entry)
        return
    try:
        waiting: deque[tuple[list[_Entry], _Future | None]] = deque()
        for chunk in _chunks(entries):
            waiting.append((chunk, _submitted(crew, chunk, limits)))
            if len(waiting) >= crew.size * WINDOW:
                yield from _next_done(crew, waiting, limits)
        while waiting:
            yield from _next_done(crew, waiting, limits)
    finally:
        crew.close()


def _chunks(entries: Iterable[_Entry]) -> Iterator[list[_Entry]]:
    """`entries` in lists that hold CHUNK pages at most, and at most 64 entries that need no reading."""
    chunk: list[_Entry] = []
    pages = 0
    for entry in entries:
        chunk.append(entry)
        pages += isinstance(entry, Page)
        if pages >= CHUNK or len(chunk) >= 64:
            yield chunk
            chunk, pages = [], 0
    if chunk:
        yield chunk


def _unread(entry: Gap | None) -> Reading | None:
    return Reading(None, gaps=(entry,)) if entry else None


def _submitted(crew: _Crew, chunk: list[_Entry], limits: Limits) -> _Future | None:
    """The future of the chunk's pages; None where the crew has died already."""
    pages = [entry for entry in chunk if isinstance(entry, Page)]
    if not pages:
        nothing = Future[list[Reading]]()
        nothing.set_result([])
        return nothing
    try:
        return crew.submit(pages, limits)
    except crew.died:
        return None


def _next_done(
    crew: _Crew, waiting: deque[tuple[list[_Entry], _Future | None]], limits: Limits
) -> Iterator[Reading | None]:
    """The readings of the chunk that waits longest; of all that wait, where a worker has died."""
    chunk, future = waiting.popleft()
    try:
        found = future.result() if future else None
    except crew.died:
        found = None
    if found is not None:
        readings = iter(found)
        for entry in chunk:
            yield next(readings) if isinstance(entry, Page) else _unread(entry)
        return
    log.warning("a worker process died; the pages it had are read again, one by one")
    crew.renew()
    lost = [chunk, *(other for other, _ in waiting)]
    waiting.clear()
    for chunk in lost:
        for entry in chunk:
            yield _read_alone(crew, entry, limits) if isinstance(entry, Page) else _unread(entry)


def _read_alone(crew: _Crew, page: Page, limits: Limits) -> Reading:
    """The reading of a page that may have killed its worker: a gap "worker-died" where it does so again."""
    try:
        (reading,) = crew.submit([page], limits).result()
    except crew.died:
        crew.renew()
        return _lost(page, "worker-died", "the process that read it ended twice without a word")
    assert isinstance(reading, Reading)
    return reading
