"""Pages and archives that the tests of the readers share."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.readers.command import run, write_dump


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A dump of two pages."""
    return write_dump(tmp_path)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two pages, only to be read."""
    folder = tmp_path_factory.mktemp("archive")
    path = folder / "berita.saksi"
    done = run("build", write_dump(folder), "-o", path)
    assert done.returncode == 0, done.stderr
    return path
