"""A disk that fails at the Nth write loses nothing that was acknowledged, and the same command goes on afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.archive.sample import many_readings

from saksi.archive import Archive

PAGES = 20
# Says each number when it is on the disk.
WRITER = """
import sys
from tests.archive.sample import many_readings
from saksi.archive import Archive
from saksi.errors import SaksiError
try:
    with Archive(sys.argv[1], create=True) as archive:
        readings = many_readings(int(sys.argv[2]))
        for at in range(0, len(readings), 5):
            with archive.batch():
                for reading in readings[at:at + 5]:
                    archive.add(reading)
            print(at + 5, flush=True)
except SaksiError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
"""
# SAKSI_FAULTS=1 tries every write, else every twenty-ninth.
STEP = int(os.environ.get("SAKSI_FAULTS", "29"))
# A full disk refuses every write from the Nth on, a bad sector one.
FAULTS = ["pwrite64:error=ENOSPC:when={}+", "pwrite64:error=EIO:when={}", "fdatasync:error=EIO:when={}"]


@cache
def can_inject() -> bool:
    """Whether strace is here and may trace."""
    if shutil.which("strace") is None:
        return False
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "inject=pwrite64:error=EIO:when=9999", "true"]
    return subprocess.run(command, capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not can_inject(), reason="strace, which makes the disk fail, is not here")


def calls_of_one_build(folder: Path, call: str) -> int:
    log = folder / "calls.txt"
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={call}"]
    subprocess.run([*command, sys.executable, "-c", WRITER, folder / "count.saksi", str(PAGES)], check=True)
    return log.read_text(encoding="utf-8").count(f"{call}(")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("undisturbed") / "a.saksi"
    subprocess.run([sys.executable, "-c", WRITER, path, str(PAGES)], check=True, capture_output=True)
    with Archive(path) as archive:
        return archive.content_hash()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_disk_that_fails_at_a_write_loses_nothing_acknowledged(tmp_path: Path, undisturbed: str, fault: str) -> None:
    written = {reading.line() for reading in many_readings(PAGES)}
    call = fault.partition(":")[0]
    step = STEP if call == "pwrite64" else max(1, STEP // 8)
    failed = 0

    for number in range(1, calls_of_one_build(tmp_path, call) + 1, step):
        path = tmp_path / f"{number}.saksi"
        inject = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"inject={fault.format(number)}"]
        writer = subprocess.run(
            [*inject, sys.executable, "-c", WRITER, path, str(PAGES)], capture_output=True, text=True
        )
        acknowledged = max((int(line) for line in writer.stdout.split()), default=0)
        failed += writer.returncode != 0
        assert writer.returncode in (0, 3), writer.stderr
        if path.exists():
            with Archive(path) as archive:
                kept = list(archive.lines())
            assert acknowledged <= len(kept) <= PAGES
            assert set(kept) <= written
        else:
            assert not acknowledged

        subprocess.run([sys.executable, "-c", WRITER, path, str(PAGES)], check=True, capture_output=True)
        with Archive(path) as archive:
            assert archive.verify() == []
            assert archive.content_hash() == undisturbed
    assert failed
