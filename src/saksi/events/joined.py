"""Words that a page prints without the blank between them ("polisimenangkap"): the part that carries an event."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from saksi.records import Token

__all__ = ["Parts", "parts_in"]

# Where a part begins and ends in its token, and the part.
Parts = Mapping[int, tuple[int, int, str]]

# The shortest part that is looked for, and the shortest words beside it: shorter ones are often parts of other words
# ("perangkat"). Longer tokens than any two words are not cut.
_LEAST = 7
_LEAST_BESIDE = 3
_MOST = 40


def parts_in(
    tokens: Sequence[Token], triggers: Container[str], known: Container[str], small: Container[str]
) -> dict[int, tuple[int, int, str]]:
    """
    The tokens that are two words, one of them a word of `triggers`, by their index: where it begins and ends, and it.

    The other one must be `known`, a word that the article has elsewhere, or a `small` word behind the first.
    """
    out: dict[int, tuple[int, int, str]] = {}
    for index, token in enumerate(tokens):
        if _LEAST + 2 <= len(token.norm) <= _MOST and token.norm not in triggers and len(token.norm) == len(token.text):
            found = _part(token.norm, triggers, known, small)
            if found is not None:
                out[index] = found
    return out


def _part(
    word: str, triggers: Container[str], known: Container[str], small: Container[str]
) -> tuple[int, int, str] | None:
    for cut in range(_LEAST_BESIDE, len(word) - _LEAST + 1):
        if word[cut:] in triggers and word[:cut] in known:
            return cut, len(word), word[cut:]
    for cut in range(_LEAST, len(word) - 1):
        rest = word[cut:]
        if word[:cut] in triggers and (rest in small or (len(rest) > _LEAST_BESIDE and rest in known)):
            return 0, cut, word[:cut]
    return None
