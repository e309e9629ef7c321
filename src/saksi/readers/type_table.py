"""The command `events types`: what each type of event means, its codes, how many words carry it, its examples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.text import Text

from saksi.events import EventType, event_types
from saksi.events.vocabulary import lemmas_of
from saksi.languages import LANGUAGES
from saksi.readers.report import Line, write_lines

__all__ = ["show_types", "type_lines", "type_record"]

# Columns of the table; the counts of the languages stand between the codes and the meaning.
_NAME, _QUAD, _CAMEO, _COUNT = 18, 4, 13, 6


def show_types(*, as_json: bool) -> None:
    """Nothing: every type went to stdout, as a line of JSON or in a table."""
    if as_json:
        for kind in event_types().values():
            print(json.dumps(type_record(kind), ensure_ascii=False, separators=(",", ":")))
    else:
        write_lines(type_lines(event_types().values()))


def type_record(kind: EventType) -> dict[str, Any]:  # JSON has no narrower type
    """A type with its codes, its modes, the number of its words in each language, and its examples."""
    return {
        "type": kind.name,
        "meaning": kind.meaning,
        "quad": kind.quad,
        "cameo": list(kind.cameo),
        "actor": kind.actor,
        "recipient": kind.recipient,
        "reciprocal": kind.reciprocal,
        "by_speaking": kind.by_speaking,
        "words": _counts(kind),
        "modes": {
            mode: {"meaning": meaning, "cameo": kind.cameo_modes.get(mode), "words": _counts(kind, mode)}
            for mode, meaning in kind.modes.items()
        },
        "examples": [
            {
                "language": example.language,
                "text": example.text,
                "mode": example.mode,
                "actors": list(example.actors),
                "recipients": list(example.recipients),
                "status": example.status,
            }
            for example in kind.examples
        ],
    }


def type_lines(kinds: Iterable[EventType]) -> Iterator[Line]:
    """The table: a line for each type and for each of its modes, the examples below them."""
    yield Line(0, Text(_row("type, mode", "quad", "CAMEO", {code: code for code in LANGUAGES}, "meaning"), "bold"))
    for kind in kinds:
        quad = "" if kind.quad is None else str(kind.quad)
        yield Line(0, Text())
        yield Line(0, Text(_row(kind.name, quad, ", ".join(kind.cameo), _counts(kind), kind.meaning), "bold magenta"))
        yield Line(2, Text(f"who: {kind.actor}; to whom: {kind.recipient}", "dim"))
        for mode, meaning in kind.modes.items():
            row = _row(f"  {mode}", "", kind.cameo_modes.get(mode, ""), _counts(kind, mode), meaning)
            yield Line(0, Text(row))
        for example in kind.examples:
            yield Line(2, Text.assemble((f"{example.language}  ", "dim"), example.text))


def _counts(kind: EventType, *modes: str) -> dict[str, int]:
    """The number of lemmas and phrases of each language; with a mode, of those that give it."""
    out = {}
    for code, language in LANGUAGES.items():
        lemmas = lemmas_of(kind.name, language)
        out[code] = len(frozenset().union(*(lemmas.get(mode, frozenset()) for mode in modes or lemmas)))
    return out


def _row(name: str, quad: str, cameo: str, counts: Mapping[str, int | str], meaning: str) -> str:
    """One line of the table; a cell that is too long pushes the rest to the right."""
    numbers = "".join(f"{counts[code]:>{_COUNT}}" for code in LANGUAGES)
    return f"{name:<{_NAME}}{quad:>{_QUAD}}  {cameo:<{_CAMEO}}{numbers}  {meaning}"
