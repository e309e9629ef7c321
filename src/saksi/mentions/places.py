"""Named places, resolved against the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.languages import Parse
from saksi.records import Mention, Place, Span

__all__ = ["find_places"]


def find_places(parse: Parse, taken: Sequence[Span]) -> tuple[tuple[Place, ...], tuple[Mention, ...]]:
    """Places of an article and their mentions; a name inside a span of `taken` (a person's, a body's) is not a place."""
    return (), ()
