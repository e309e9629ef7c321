"""People and bodies while their mentions are still gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from saksi.mentions.names import Block
from saksi.records import MentionForm, Span

__all__ = ["Collective", "Name", "Someone"]


@dataclass(slots=True)
class Name:
    """
    A name in the text: tokens `first` to `last` (exclusive) and its words.

    `score` says how much the words around it speak for a person, `shape` how much its own words do.
    """

    first: int
    last: int
    words: tuple[str, ...]
    score: float
    block: Block
    shape: float = 0.0


@dataclass(slots=True)
class Someone:
    """A person: names, and the titles and pronouns that mean the same one."""

    words: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    others: list[tuple[Span, MentionForm]] = field(default_factory=list)
    role: str | None = None

    @property
    def score(self) -> float:
        """All evidence together; what speaks against counts once, short forms' not where the full name is clear."""
        gains = sum(name.score for name in self.names if name.score > 0)
        least = 2 if len(self.words) > 1 and max(name.shape for name in self.names) >= 2.0 else 1
        losses = min((name.score for name in self.names if name.score < 0 and len(name.words) >= least), default=0.0)
        return gains + losses + max(name.shape for name in self.names)


@dataclass(slots=True)
class Collective:
    """A body: its name as first printed in full, its sector and country, and where it stands."""

    name: str
    sector: str
    country: str | None
    plural: bool
    spans: list[Span] = field(default_factory=list)
    others: list[tuple[Span, MentionForm]] = field(default_factory=list)
