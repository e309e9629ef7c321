"""How a command ends: its exit code, one line on stderr for what went wrong, the traceback only on request."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import traceback
from collections import Counter
from collections.abc import Iterable
from enum import IntEnum

from saksi.errors import ArchiveError, BadLexicon, CannotRead, SaksiError
from saksi.records import Gap

__all__ = ["Ending", "GapCount", "end_quietly", "ending_of", "printable", "say", "set_log", "set_streams"]

OUR_FAULT = "our-fault"
# Control characters and those that turn the direction of writing, one mark each: a page must not steer a terminal.
_STEERING = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F]
_HARMLESS = dict.fromkeys(_STEERING, "�") | {ord("\n"): "\n", ord("\r"): " ", ord("\t"): " "}


class Ending(IntEnum):
    """What the exit codes of `saksi` mean."""

    ALL_READ = 0
    GAPS = 1
    WRONG_USE = 2
    NO_ARCHIVE = 3
    OUR_FAULT = 4
    INTERRUPTED = 130
    PIPE_CLOSED = 141


def printable(text: str) -> str:
    """`text` without characters that steer a terminal, each replaced by one "�"; as long as before."""
    return text.translate(_HARMLESS)


def say(message: str) -> None:
    """Write one line to stderr, whatever line breaks and control characters `message` holds."""
    line = " ".join(printable(message).split("\n"))
    with contextlib.suppress(BrokenPipeError):
        print(line, file=sys.stderr, flush=True)


class GapCount:
    """The gaps of a run: how many, why, and the exit code they ask for."""

    def __init__(self) -> None:
        self.reasons: Counter[str] = Counter()
        self.first: dict[str, Gap] = {}

    def add(self, gaps: Iterable[Gap]) -> None:
        """Count `gaps`."""
        for gap in gaps:
            self.reasons[gap.reason] += 1
            self.first.setdefault(gap.reason, gap)

    def tell(self) -> None:
        """Say on stderr how many gaps there are and why: a line for each reason with its first page."""
        total = self.reasons.total()
        if total:
            say(f"saksi: {total} {'gap' if total == 1 else 'gaps'}")
        for reason, count in sorted(self.reasons.items()):
            gap = self.first[reason]
            detail = f": {gap.detail}" if gap.detail else ""
            say(f"  {reason} {count}, {'at' if count == 1 else 'first at'} {gap.origin}{detail}")
        if OUR_FAULT in self.reasons:
            say("saksi: a fault of Saksi itself; with --debug it shows where, for a report to its keepers")

    def ending(self) -> Ending:
        """The exit code: a fault of ours before gaps before none."""
        if OUR_FAULT in self.reasons:
            return Ending.OUR_FAULT
        return Ending.GAPS if self.reasons else Ending.ALL_READ


def ending_of(error: BaseException, debug: bool) -> Ending:
    """The exit code that `error` asks for, said on stderr in one line; with `debug` the traceback before it."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, KeyboardInterrupt):
        say("saksi: stopped")
        return Ending.INTERRUPTED
    if isinstance(error, ArchiveError):
        say(f"saksi: {error}")
        return Ending.NO_ARCHIVE
    if isinstance(error, CannotRead):
        say(f"saksi: {error}")
        return Ending.GAPS
    if isinstance(error, SaksiError) and not isinstance(error, BadLexicon):
        say(f"saksi: {error}")
        return Ending.WRONG_USE
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        say(f"saksi: {name}{error.strerror or error}")
        return Ending.WRONG_USE
    say(f"saksi: a fault of Saksi itself: {error!r}; --debug shows where")
    return Ending.OUR_FAULT


def set_log(*, shown: bool) -> None:
    """Send the log to stderr where it is `shown`, else nowhere."""
    log = logging.getLogger("saksi")
    log.handlers = [logging.StreamHandler() if shown else logging.NullHandler()]
    log.setLevel(logging.INFO if shown else logging.WARNING)


def set_streams() -> None:
    """
    Make stdout and stderr UTF-8 with "\\n" on every system.

    A lone surrogate is written as its JSON escape, so that a line of JSON stays one.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def end_quietly() -> Ending:
    """The exit code when the reader of stdout has gone; nothing more is written there, nor complained of at exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return Ending.PIPE_CLOSED
