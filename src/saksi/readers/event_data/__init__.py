"""The events of an archive in the forms that event-data researchers know: one module a form, one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from saksi.archive import Archive
from saksi.archive.formats.files import finished
from saksi.errors import ArchiveError
from saksi.readers.event_data import acled, gdelt, plover
from saksi.readers.event_data.copies import copies_in
from saksi.readers.event_data.told import Told, events_of

__all__ = ["FORMS", "Told", "events_of", "write_events"]

FORMS: dict[str, Callable[[Iterable[Told]], Iterable[str]]] = {
    "plover": plover.write,
    "gdelt": gdelt.write,
    "acled": acled.write,
}


def write_events(archive: Archive, form: str, where: Path) -> None:
    """
    Nothing: the events of the archive's current readings stand in the file `where`, UTF-8, in one of `FORMS`.

    What copies of one text tell again stands once, as the earliest print tells it, with the outlets that printed it.
    The file appears when it is complete. ArchiveError where the disk refuses.
    """
    try:
        with finished(where) as path, path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            out.writelines(FORMS[form](events_of(archive.readings(), copies_in(archive))))
    except OSError as error:
        raise ArchiveError(f"cannot export to {where}: {error}") from error
