"""What `import saksi` shows, and what it costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import saksi


def fresh(code: str) -> subprocess.CompletedProcess[str]:
    """What a fresh process that runs `code` does; where coverage is measured, not in this process."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=kept, check=True)


def told(code: str) -> str:
    """What a fresh process that runs `code` prints."""
    return fresh(code).stdout


def test_all_is_what_is_visible() -> None:
    visible = json.loads(told("import json, saksi; print(json.dumps([n for n in dir(saksi) if n[0] != '_']))"))

    assert sorted(visible) == sorted(saksi.__all__)


def test_the_face_has_these_names() -> None:
    assert set(saksi.__all__) == {"open_pages", "read", "build", "Archive", "Reading", "Span", "SaksiError"}


@pytest.mark.parametrize("name", saksi.__all__)
def test_every_public_name_is_fetched_from_its_room_and_documented(name: str) -> None:
    assert getattr(saksi, name).__doc__


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'tulis'"):
        saksi.tulis  # type: ignore[attr-defined]  # noqa: B018


def test_importing_saksi_reads_none_of_its_rooms() -> None:
    loaded = told("import sys, saksi; print(*[name for name in sys.modules if name.startswith('saksi')])")

    assert loaded.split() == ["saksi"]


def test_help_loads_no_heavy_package() -> None:
    code = (
        "import sys\nfrom saksi.readers.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    heavy = {"rich", "selectolax", "sqlite3", "fastapi", "uvicorn", "resiliparse", "fastwarc", "saksi.languages"}

    loaded = fresh(code).stderr.split()

    assert not heavy & set(loaded)


def test_help_takes_less_than_three_tenths_of_a_second() -> None:
    # CPU time of the child alone: a busy machine does not make it fail.
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'saksi', '--help'], stdout=subprocess.DEVNULL, check=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)"
    )

    assert min(float(told(code)) for _ in range(3)) < 0.3
