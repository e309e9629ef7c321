"""A time expression before it has a value: its units, and those round it."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.mentions.moment_units import Unit

__all__ = ["COUNTS_END", "Expression"]

# Years of other calendars are higher; lower numbers count things: "Natal 500 orang".
COUNTS_END = 1300


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before it has a value: the rule that found it, its units and those around them."""

    rule: str
    units: tuple[Unit, ...]
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]

    @property
    def start(self) -> int:
        """Where its first word starts."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Where its last word ends, the bracket that closes it included."""
        return self.units[-1].end

    def first(self, tags: str) -> Unit | None:
        """The first unit that has one of `tags`."""
        return next((unit for unit in self.units if unit.tag in tags), None)

    def all(self, tags: str) -> tuple[Unit, ...]:
        """The units that have one of `tags`, in order."""
        return tuple(unit for unit in self.units if unit.tag in tags)
