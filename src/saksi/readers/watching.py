"""The command `watch`: a folder looked into again and again, what is new read into an archive."""

from __future__ import annotations

import os
import time
from pathlib import Path

from saksi.pages.kinds import ASSETS
from saksi.readers.building import build_archive
from saksi.readers.endings import Ending, say
from saksi.readers.opening import Opening

__all__ = ["watch_folder"]

Signature = tuple[int, int]


def watch_folder(folder: str, archive: str, *, workers: int, pause_s: float, once: bool) -> Ending:
    """
    The exit code when it ends: after one round with `once`, else when the user stops it.

    A file is read when it looked the same twice, `pause_s` apart: what is still being written is left alone. One round
    reads everything as it is. The exit code is the worst of all rounds.
    """
    before: dict[Path, Signature] = {}
    done: dict[Path, Signature] = {}
    worst = Ending.ALL_READ
    if not once:
        say(f"saksi: watching {folder}; Ctrl-C ends it")
    try:
        while True:
            now = _files(Path(folder), Path(archive))
            ready = [
                path for path, seen in now.items() if done.get(path) != seen and (once or before.get(path) == seen)
            ]
            if ready:
                worst = max(worst, build_archive(Opening([str(path) for path in ready], alone=True), archive, workers))
                done |= {path: now[path] for path in ready}
            if once:
                return worst
            before = now
            time.sleep(pause_s)
    except KeyboardInterrupt:
        say("saksi: stopped watching")
        return worst


def _files(folder: Path, archive: Path) -> dict[Path, Signature]:
    """The files below `folder` that may be pages, sorted, with what tells that they changed: time and size."""
    found: dict[Path, Signature] = {}
    own = archive.resolve()
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith(".") or path.suffix.lower() in ASSETS or path.resolve().name.startswith(own.name):
                continue
            try:
                state = path.stat()
            except FileNotFoundError:  # moved away since the folder was listed
                continue
            found[path] = (state.st_mtime_ns, state.st_size)
    return found
