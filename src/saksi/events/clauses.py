"""A sentence around a trigger: its chunks, and the small questions that can be asked of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.events.phrases import Chunk, Grammar, Names
from saksi.languages import Parse
from saksi.records import Party

__all__ = ["Clause"]


@dataclass(frozen=True, slots=True)
class Clause:
    """
    A sentence as chunks, and where the trigger stands among them: chunks before `left`, chunks from `right`.

    `speaker` is who says the words there: whom "saya" and "we" mean; of a `deed`, "we" is the speaker's body. `sayer`
    is the last one before the trigger of whom it is told that he says something, where no one says the trigger itself.
    """

    parse: Parse
    names: Names
    chunks: Sequence[Chunk]
    left: int
    right: int
    speaker: Party | None = None
    deed: bool = False
    sayer: Party | None = None

    @property
    def grammar(self) -> Grammar:
        """The small words of the sentence's language."""
        return self.names.grammar

    def word(self, chunk: Chunk) -> str:
        """The first word of a chunk."""
        return self.parse.tokens[chunk.first].norm

    def leader(self, party: Party) -> str | None:
        """The preposition before the phrase that names a party; None where there is none."""
        at = self.parse.token_index(party.span.start)
        place = bisect_right(self.chunks, at, key=lambda chunk: chunk.first) - 1
        if place < 1 or self.chunks[place - 1].kind != "prep":
            return None
        return self.word(self.chunks[place - 1])
