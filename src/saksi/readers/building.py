"""The command `build`: pages into an archive, with what came of it on stderr."""

from __future__ import annotations

import os

from saksi.archive import Archive
from saksi.readers.endings import Ending, GapCount, say
from saksi.readers.opening import Opening
from saksi.readers.progress import PageProgress
from saksi.records import Gap, Reading
from saksi.workers import Build, build

__all__ = ["build_archive"]


def build_archive(opening: Opening, path: str, workers: int) -> Ending:
    """The exit code after the pages of `opening` are in the archive at `path`; the sums are told on stderr."""
    with PageProgress(f"Reading into {path}") as progress, _WatchedArchive(path, progress) as archive:
        done = build(opening.pages(), archive, workers=workers)
    archive.gaps_met.tell()
    opening.end()
    say(f"saksi: {path}: {_sums(done, archive)}")
    return archive.gaps_met.ending()


def _sums(done: Build, archive: _WatchedArchive) -> str:
    counted = (
        (done.read, "page read", "pages read"),
        (archive.statements, "statement", "statements"),
        (archive.events, "event", "events"),
        (done.unchanged, "page unchanged", "pages unchanged"),
        (done.gaps, "gap", "gaps"),
    )
    return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counted)


class _WatchedArchive(Archive):
    """An archive that also counts what is added to it."""

    def __init__(self, path: str | os.PathLike[str], progress: PageProgress) -> None:
        super().__init__(path, create=True)
        self.gaps_met = GapCount()
        self.statements = self.events = 0
        self._progress = progress

    def add(self, reading: Reading | Gap, *, again: bool = False) -> bool:
        """As an archive does."""
        changed = super().add(reading, again=again)
        if isinstance(reading, Reading):
            self.gaps_met.add(reading.gaps)
            self.statements += len(reading.statements) * changed
            self.events += len(reading.events) * changed
        self._progress.advance()
        return changed
