"""How many words of each language carry each type of event."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from saksi.languages import Language

__all__ = ["lemmas_of"]

_LISTS = ("verbs", "intransitive", "nouns", "phrases", "undergone", "due")


@cache
def lemmas_of(name: str, language: Language) -> Mapping[str | None, frozenset[str]]:
    """The lemmas and phrases of the type `name` in a language by the mode they give, None for those without one."""
    found: dict[str | None, set[str]] = {}
    for group in language.lexicon(f"events/{name.lower()}")["group"]:
        words = found.setdefault(group.get("mode"), set())
        for key in _LISTS:
            words.update(group.get(key, ()))
    return {mode: frozenset(words) for mode, words in found.items()}
