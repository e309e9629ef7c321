"""What happened, coded to PLOVER's types, and according to whom."""

from __future__ import annotations

from saksi.languages import Parse
from saksi.records import Event, Findings, Statement

__all__ = ["code_events"]


def code_events(parse: Parse, findings: Findings, statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """The events of an article, in text order of their triggers."""
    return ()
