"""Who did something and to whom, before they are put into an event."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.records import Party

__all__ = ["Sides"]


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did it and to whom; `has_object` says that a noun phrase follows, be it a party or not."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    has_object: bool
