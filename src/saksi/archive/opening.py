"""An open SQLite connection to an archive, and every SQLite error as one of ours."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from saksi.archive.tables import APPLICATION_ID, FORMAT, SCHEMA
from saksi.errors import ArchiveError, DamagedArchive, LockedArchive, NewerArchive, OldArchive

__all__ = ["connect", "scratch_copy", "translated", "writable"]

_MAGIC = b"SQLite format 3\0"
_ADVICE = {
    sqlite3.SQLITE_READONLY: (ArchiveError, "may not be written; check the permissions of the file and its folder"),
    sqlite3.SQLITE_PERM: (ArchiveError, "may not be opened; check the permissions of the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: (ArchiveError, "cannot be opened; check that its folder exists and may be written"),
    sqlite3.SQLITE_FULL: (ArchiveError, "cannot grow: the disk is full; what was written before is safe"),
    sqlite3.SQLITE_IOERR: (ArchiveError, "cannot be read or written: the disk fails; what was written before is safe"),
    sqlite3.SQLITE_BUSY: (LockedArchive, "is being written by another process; wait for it to end and try again"),
    sqlite3.SQLITE_LOCKED: (LockedArchive, "is being written by another process; wait for it to end and try again"),
    sqlite3.SQLITE_CORRUPT: (DamagedArchive, "is damaged; restore a backup, or build it again from its pages"),
    sqlite3.SQLITE_NOTADB: (DamagedArchive, "is not an archive, or its first bytes are damaged"),
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """The border: inside it, an SQLite error about the archive at `path` is raised as the ArchiveError it means."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            raise
        # The low byte is the kind of error, the rest says where it was met.
        kind, advice = _ADVICE.get(code & 0xFF, (None, ""))
        if kind is not None:
            raise kind(f"{path} {advice} ({error})") from error
        if "no such table" in str(error) or "no such column" in str(error):
            raise DamagedArchive(f"{path} lacks a part of an archive ({error}); restore a backup") from error
        raise


def connect(path: Path, *, create: bool, read_only: bool, patience: float) -> sqlite3.Connection:
    """
    A connection to the archive at `path`, its layout checked. `patience` is how many seconds to wait for a writer.

    Autocommit: a transaction is begun by BEGIN IMMEDIATE alone. ArchiveError where there is no archive, NewerArchive
    and OldArchive where another version wrote it, DamagedArchive where its content does not hold.
    """
    if not path.exists() and not create:
        raise ArchiveError(f"there is no archive at {path}; `saksi build` makes one")
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder; an archive is one file")
    if not path.parent.is_dir():
        raise ArchiveError(f"the folder {path.parent} does not exist; make it first")
    if path.exists() and (first := _first_bytes(path)) and first != _MAGIC:
        raise DamagedArchive(f"{path} is not an archive, or its first bytes are damaged; name another file")
    with translated(path):
        if create and not path.exists():
            _place_new(path)
        connection = _opened(path, create, read_only, patience)
        try:
            _check_layout(connection, path, create)
        except BaseException:
            connection.close()
            raise
    return connection


def _place_new(path: Path) -> None:
    """A new archive put at `path` in one step, so that who opens it meanwhile finds all of its layout or no file."""
    draft = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        connection = _opened(draft, create=True, read_only=False, patience=0.0)
        try:
            _lay_out(connection)
            # From the log into the file itself, which alone is put in place. A disk that is full says so here, whereas
            # closing keeps it to itself.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        # Another process was quicker, or the file system has no hard links: then the file is laid out where it stands.
        with suppress(OSError):
            os.link(draft, path)
    finally:
        for suffix in ("", "-wal", "-shm"):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _first_bytes(path: Path) -> bytes:
    """The bytes by which SQLite's own files are known; SQLite itself takes a file of one byte for an empty one."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC))
    except OSError as error:
        raise ArchiveError(f"{path} cannot be opened: {error.strerror}") from error


def _opened(path: Path, create: bool, read_only: bool, patience: float) -> sqlite3.Connection:
    mode = "rwc" if create else "ro" if read_only else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        return _set_up(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=patience, check_same_thread=False))
    except sqlite3.OperationalError:
        log = path.with_name(path.name + "-wal")
        if create or (log.exists() and log.stat().st_size):
            raise
        # In a folder that may not be written SQLite cannot lay its lock file; a closed archive can still be read.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return _set_up(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=patience, check_same_thread=False))


def _set_up(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # touches the file
    except BaseException:
        connection.close()
        raise
    return connection


def writable(connection: sqlite3.Connection) -> bool:
    """Whether the archive may be written through `connection`."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {FORMAT}")  # what it is already: the attempt counts
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        return False
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


def scratch_copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The whole archive in a file of SQLite's own, which goes when the copy is closed."""
    copy = sqlite3.connect("", isolation_level=None)
    connection.backup(copy)
    return copy


def _check_layout(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    if create:
        _lay_out(connection)
    mark, layout = _marks(connection)
    if mark != APPLICATION_ID:
        raise DamagedArchive(f"{path} is a database, but not an archive of Saksi; name another file")
    if layout > FORMAT:
        raise NewerArchive(f"{path} has layout {layout}; this Saksi knows layout {FORMAT}: update Saksi")
    if layout < FORMAT:
        raise OldArchive(f"{path} has layout {layout}; this Saksi knows layout {FORMAT} only: build it again")


def _lay_out(connection: sqlite3.Connection) -> None:
    """The tables made in a file that holds nothing yet: all of them, or none where the power goes."""
    if not _empty(connection):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _empty(connection):  # nobody else was quicker
            for statement in SCHEMA:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _empty(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return bool(tables == 0) and _marks(connection) == (0, 0)


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    layout = connection.execute("PRAGMA user_version").fetchone()[0]
    return int(mark), int(layout)
