"""
What can go wrong, and whose fault it is.

    SaksiError
      CannotRead       the input is at fault: one page becomes one gap
        BrokenPage     the bytes are damaged or contradict themselves
        UnknownFormat  no reader knows this kind of input
        NoArticle      the page has no article's text
        TooLarge       more bytes than the limit
        TooDeep        nested deeper than the limit
      BadLexicon       a word list or event type file: names file and line
      BadModel         a language's model is missing or damaged
      BadQuestion      a question that cannot be asked: a date, a kind or a number that is none
      ArchiveError     the store
        OldArchive     written by an older version: migrate it
        NewerArchive   written by a newer version: update Saksi
        LockedArchive  somebody else is writing
        DamagedArchive its content does not hold
      MissingExtra     an optional part is not installed: gives the command
"""

from __future__ import annotations

__all__ = [
    "ArchiveError",
    "BadLexicon",
    "BadModel",
    "BadQuestion",
    "BrokenPage",
    "CannotRead",
    "DamagedArchive",
    "LockedArchive",
    "MissingExtra",
    "NewerArchive",
    "NoArticle",
    "OldArchive",
    "SaksiError",
    "TooDeep",
    "TooLarge",
    "UnknownFormat",
]


class SaksiError(Exception):
    """Everything that Saksi raises on purpose."""


class CannotRead(SaksiError):
    """The input is at fault. `reason` is the short code that its gap carries."""

    reason = "cannot-read"


class BrokenPage(CannotRead):
    """The bytes are damaged or contradict themselves."""

    reason = "broken-page"


class UnknownFormat(CannotRead):
    """No reader knows this kind of input."""

    reason = "unknown-format"


class NoArticle(CannotRead):
    """The page has no article's text."""

    reason = "no-article"


class TooLarge(CannotRead):
    """More bytes than the limit."""

    reason = "too-large"


class TooDeep(CannotRead):
    """Nested deeper than the limit."""

    reason = "too-deep"


class BadLexicon(SaksiError):
    """A word list or event type file is not as it must be; the message names file and line."""


class BadModel(SaksiError):
    """The files of a language's model are missing or damaged; the message says which."""


class BadQuestion(SaksiError):
    """What is asked of an archive cannot be asked; the message says how to write it."""


class ArchiveError(SaksiError):
    """The archive cannot be used."""


class OldArchive(ArchiveError):
    """The archive was written by an older version."""


class NewerArchive(ArchiveError):
    """The archive was written by a newer version."""


class LockedArchive(ArchiveError):
    """Another process is writing the archive."""


class DamagedArchive(ArchiveError):
    """The archive's content does not hold together."""


class MissingExtra(SaksiError):
    """An optional part is not installed; the message gives the command that installs it."""
