"""An archive that cannot be used says why and what to do; none is harmed by being opened."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.archive.sample import gap_of, many_readings, reading_of

from saksi.archive import Archive
from saksi.archive.tables import APPLICATION_ID, FORMAT
from saksi.errors import ArchiveError, DamagedArchive, LockedArchive, NewerArchive, OldArchive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.saksi"
    with Archive(path, create=True) as archive:
        archive.add_many(many_readings(3))
    return path


def test_where_there_is_no_archive_none_is_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        Archive(tmp_path / "a.saksi")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="nowhere"):
        Archive(tmp_path / "nowhere" / "a.saksi", create=True)


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"):
        Archive(tmp_path, create=True)


@pytest.mark.parametrize("content", [b"these are no tables" * 100, b"x"], ids=["long", "short"])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)

    with pytest.raises(DamagedArchive):
        Archive(path, create=True)

    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE notes (text)")
    db.close()
    before = path.read_bytes()

    with pytest.raises(DamagedArchive, match="not an archive of Saksi"):
        Archive(path, create=True)

    assert path.read_bytes() == before


@pytest.mark.parametrize(("layout", "error"), [(FORMAT + 1, NewerArchive), (FORMAT - 1, OldArchive)])
def test_an_archive_of_another_layout_is_refused(path: Path, layout: int, error: type[ArchiveError]) -> None:
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {layout}")
    db.close()

    with pytest.raises(error, match=f"layout {layout}"):
        Archive(path)


def test_an_archive_can_be_told_from_other_databases_by_its_mark(path: Path) -> None:
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"Saks"


def test_the_second_writer_waits_then_says_that_another_one_writes(path: Path) -> None:
    with Archive(path) as first, Archive(path, patience=0.2) as second, first.batch():
        begun = time.monotonic()

        with pytest.raises(LockedArchive, match="another process"):
            second.add(gap_of())

        assert time.monotonic() - begun >= 0.15


def test_readers_go_on_while_one_writes(path: Path) -> None:
    with Archive(path) as writer, Archive(path, read_only=True) as reader, writer.batch():
        writer.add(reading_of())

        assert reader.counts().articles == 3


def test_an_archive_opened_for_reading_refuses_to_be_changed(path: Path) -> None:
    with Archive(path, read_only=True) as archive, pytest.raises(ArchiveError, match="may not be written"):
        archive.add(reading_of())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_archive_in_a_folder_that_may_not_be_written_can_be_read(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with Archive(path) as archive:
            assert archive.counts().articles == 3
            with pytest.raises(ArchiveError):
                archive.add(reading_of())
    finally:
        path.parent.chmod(0o755)


def test_a_damaged_archive_is_told_of(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096:] = bytes(len(whole) - 4096)
    path.write_bytes(whole)

    with pytest.raises(DamagedArchive), Archive(path) as archive:
        list(archive.readings())


def test_a_cut_archive_is_told_of(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(DamagedArchive), Archive(path) as archive:
        list(archive.readings())


def test_a_full_disk_is_told_of_and_what_was_kept_is_kept(path: Path) -> None:
    script = (
        "import resource, signal, sys\n"
        "from tests.archive.sample import many_readings\n"
        "from saksi.archive import Archive\n"
        "from saksi.errors import ArchiveError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with Archive(sys.argv[1]) as archive:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        "    try:\n"
        "        for reading in many_readings(2000): archive.add(reading)\n"
        "    except ArchiveError as error: print('told:', error)\n"
    )

    told = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=False)

    assert told.stdout.startswith("told:"), told.stderr
    with Archive(path) as archive:
        assert archive.verify() == []
        assert archive.counts().articles >= 3


def test_an_archive_opened_for_reading_can_be_verified(path: Path) -> None:
    before = path.read_bytes()

    with Archive(path, read_only=True) as archive:
        assert archive.verify() == []

    assert path.read_bytes() == before


def test_a_new_archive_is_seen_with_all_of_its_layout_or_not_at_all(tmp_path: Path) -> None:
    found: list[int] = []
    tries = 60

    def read_each() -> None:
        for number in range(tries):
            path, end = tmp_path / f"{number}.saksi", time.monotonic() + 60
            while not path.exists() and time.monotonic() < end:
                pass
            with Archive(path, read_only=True) as archive:
                found.append(len(list(archive.readings())))

    reader = threading.Thread(target=read_each)
    reader.start()
    for number in range(tries):
        Archive(tmp_path / f"{number}.saksi", create=True).close()
    reader.join()

    assert found == [0] * tries


def test_making_an_archive_leaves_nothing_else_behind(tmp_path: Path) -> None:
    Archive(tmp_path / "a.saksi", create=True).close()

    assert [entry.name for entry in tmp_path.iterdir()] == ["a.saksi"]
