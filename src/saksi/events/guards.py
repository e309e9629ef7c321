"""Articles and sentences of a kind that tells no events: sport, cooking and the like use the words of conflict too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from saksi.languages import Language, Parse, word_set

__all__ = ["idle_phrase", "idle_words"]


@cache
def _topics(language: Language) -> tuple[tuple[frozenset[str], int], ...]:
    table = language.lexicon("guards")
    return tuple((word_set(topic, "words"), int(topic["least"])) for topic in table["topic"])


def idle_words(parse: Parse) -> tuple[str, ...]:
    """
    The words of the topic that an article is about, where it is one that tells no events; () where it is none.

    Enough different words of one topic make it one: the list `guards`, more of them in a longer article.
    """
    seen = {token.norm for token in parse.tokens}
    scale = 1 + len(parse.tokens) // 400
    return next(
        (tuple(sorted(words & seen)) for words, least in _topics(parse.language) if len(words & seen) >= least * scale),
        (),
    )


@cache
def _phrases(language: Language) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of the list `idle` by their first word."""
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(word_set(language.lexicon("guards"), "idle")):
        words = tuple(phrase.split())
        out[words[0]] = (*out.get(words[0], ()), words)
    return out


def idle_phrase(language: Language, norms: Sequence[str]) -> str | None:
    """The first phrase of a sentence that marks a game, a story, a recipe or the like; None where there is none."""
    phrases = _phrases(language)
    for index, norm in enumerate(norms):
        for words in phrases.get(norm, ()):
            if tuple(norms[index : index + len(words)]) == words:
                return " ".join(words)
    return None
