"""What a trained model says of a sentence. Making one needs a model; holding one does not."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Analysis", "Name"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: the tokens `first` to `last`, both included, and its label PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """
    A sentence in Universal Dependencies, one entry a token of the sentence.

    `tags` are word classes (UPOS), `features` such as "Voice=Pass|VerbForm=Fin", `heads` the index in the sentence of
    the token that each hangs from (its own index for the root), `relations` how it does ("nsubj:pass"). `clitics` is
    the relation of what a token carries at its end ("nmod:poss" for the "-nya" of "istrinya"), or "".
    """

    tags: tuple[str, ...]
    features: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    clitics: tuple[str, ...]
    names: tuple[Name, ...]

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """The tokens that hang from token `index`, by one of `relations` where any are given; left to right."""
        return tuple(
            child
            for child, head in enumerate(self.heads)
            if head == index and child != index and (not relations or self.relations[child] in relations)
        )
