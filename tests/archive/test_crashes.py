"""A writer that is killed loses nothing that it acknowledged, and the same command goes on where it was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.archive.sample import many_readings

from saksi.archive import Archive

PAGES = 150
# Says each number when it is on the disk.
WRITER = """
import sys
from tests.archive.sample import gap_of, many_readings
from saksi.archive import Archive
with Archive(sys.argv[1], create=True) as archive:
    print("open", flush=True)
    readings = many_readings(int(sys.argv[2]))
    for at in range(0, len(readings), 5):
        with archive.batch():
            for reading in readings[at:at + 5]:
                archive.add(reading)
            archive.add(gap_of(f"dump:{at}"))
        print(at + 5, flush=True)
"""
KILLS = int(os.environ.get("SAKSI_KILLS", "6"))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("undisturbed") / "a.saksi"
    subprocess.run([sys.executable, "-c", WRITER, path, str(PAGES)], check=True, capture_output=True)
    with Archive(path) as archive:
        return archive.content_hash()


def test_a_killed_writer_loses_nothing_it_acknowledged_and_can_go_on(tmp_path: Path, undisturbed: str) -> None:
    dice = random.Random(8)
    path = tmp_path / "a.saksi"
    written = {reading.line() for reading in many_readings(PAGES)}

    for _ in range(KILLS):
        acknowledged = killed_after(path, dice.uniform(0.0, 0.25))
        if not path.exists():
            continue
        with Archive(path, create=True) as archive:
            lines = list(archive.lines())
            assert len(lines) >= acknowledged
            assert len(lines) % 5 == 0
            assert set(lines) <= written
            assert archive.verify() == []

    subprocess.run([sys.executable, "-c", WRITER, path, str(PAGES)], check=True, capture_output=True)
    with Archive(path) as archive:
        assert archive.content_hash() == undisturbed
        assert archive.verify() == []


def killed_after(path: Path, seconds: float) -> int:
    """How many pages a writer acknowledged that was killed so long after it had begun to write."""
    command = [sys.executable, "-c", WRITER, str(path), str(PAGES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        if seconds > 0.05:  # else it is killed while the file is made
            writer.stdout.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        said = [int(line) for line in writer.stdout.read().split() if line.isdigit()]
    return max(said, default=0)
