"""Who said what: quotes and reported speech with their speakers."""

from __future__ import annotations

from saksi.languages import Parse
from saksi.records import Findings, Statement

__all__ = ["find_statements"]


def find_statements(parse: Parse, findings: Findings) -> tuple[Statement, ...]:
    """The statements of an article, in text order."""
    return ()
