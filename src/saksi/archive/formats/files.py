"""Files that appear only when they are complete."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["finished"]


@contextmanager
def finished(where: Path) -> Iterator[Path]:
    """A path to write to; it becomes `where` when the block ends, and goes where the block fails."""
    where.parent.mkdir(parents=True, exist_ok=True)
    part = where.with_name(f"{where.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(where)
    finally:
        part.unlink(missing_ok=True)
