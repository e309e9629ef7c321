"""The event types: what each means, its modes and roles, its quad class and its CAMEO roots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from saksi.errors import BadLexicon
from saksi.languages import read_lexicon

__all__ = ["EventType", "Example", "event_types"]

# The order of the PLOVER manual; the two types of ours stand last.
_ORDER = [
    "agree",
    "consult",
    "support",
    "concede",
    "cooperate",
    "aid",
    "retreat",
    "request",
    "accuse",
    "reject",
    "threaten",
    "protest",
    "sanction",
    "mobilize",
    "coerce",
    "assault",
    "hazard",
    "accident",
]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what must be coded in it; None and () where the example does not say."""

    language: str
    text: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str | None


@dataclass(frozen=True, slots=True)
class EventType:
    """
    One type. `quad` is PLOVER's quad class (1 to 4), None for hazards and accidents; `cameo` the CAMEO roots,
    `cameo_modes` the CAMEO codes of the modes that have one.

    `by_speaking` says that the act is done by saying it; `reciprocal` that
    parties named side by side are all actors ("talks between A and B").
    """

    name: str
    meaning: str
    quad: int | None
    cameo: tuple[str, ...]
    cameo_modes: Mapping[str, str]
    modes: Mapping[str, str]
    actor: str
    recipient: str
    reciprocal: bool
    by_speaking: bool
    examples: tuple[Example, ...]


@cache
def event_types() -> Mapping[str, EventType]:
    """The types by name, in the order of the PLOVER manual. Raises BadLexicon where a file does not hold together."""
    folder = Path(__file__).parent / "types"
    types = [_read(folder / f"{name}.toml") for name in _ORDER]
    return {kind.name: kind for kind in types}


def _read(path: Path) -> EventType:
    table = read_lexicon(path)
    try:
        kind = EventType(
            name=path.stem.upper(),
            meaning=table["meaning"],
            quad=table.get("quad"),
            cameo=tuple(table["cameo"]),
            cameo_modes=table.get("cameo_modes", {}),
            modes=table.get("modes", {}),
            actor=table["actor"],
            recipient=table["recipient"],
            reciprocal=table.get("reciprocal", False),
            by_speaking=table.get("by_speaking", False),
            examples=tuple(_example(row) for row in table["examples"]),
        )
    except KeyError as error:
        raise BadLexicon(f"{path}: {error} is missing; add it") from error
    for mode in kind.cameo_modes:
        if mode not in kind.modes:
            raise BadLexicon(f"{path}: the mode {mode!r} of a CAMEO code is not among the modes")
    for example in kind.examples:
        if example.mode is not None and example.mode not in kind.modes:
            raise BadLexicon(f"{path}: the mode {example.mode!r} of an example is not among the modes")
    return kind


def _example(row: Mapping[str, Any]) -> Example:  # TOML has no narrower type
    return Example(
        row["language"],
        row["text"],
        row.get("mode"),
        tuple(row.get("actors", ())),
        tuple(row.get("recipients", ())),
        row.get("status"),
    )
