"""A moving count of pages on stderr: only on a terminal, and only for work of more than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["PageProgress"]

PATIENCE_S = 1.0


class PageProgress:
    """Counts pages while its block runs; `advance` after each. It draws nothing where stderr is no terminal."""

    def __init__(self, what: str, *, wanted: bool = True) -> None:
        self._what = what
        self._done = 0
        self._wanted = wanted and sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> PageProgress:
        return self

    def advance(self, pages: int = 1) -> None:
        """Count `pages` more."""
        self._done += pages
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done)
        elif self._wanted and time.monotonic() - self._began > PATIENCE_S:
            self._start()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} pages"))
        self._bar = Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(self._what, total=None, completed=self._done)
        self._bar.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
