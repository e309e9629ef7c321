"""Articles and sentences of a kind that tells no events: sport, cooking and the like use the words of conflict too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from saksi.languages import Language, Parse, word_set

__all__ = ["idle_phrase", "idle_words"]


@cache
def _topics(language: Language) -> tuple[tuple[frozenset[str], int], ...]:
    table = language.lexicon("guards")
    return tuple((word_set(topic, "words"), int(topic["least"])) for topic in table["topic"])


# So many different words in earnest make an article about sport and the like one that tells events.
_EARNEST = 3


@cache
def _earnest(language: Language) -> frozenset[str]:
    return word_set(language.lexicon("guards"), "earnest")


def idle_words(parse: Parse) -> tuple[str, ...]:
    """
    The words of the topic that an article is about, where it is one that tells no events; () where it is none.

    Enough different words of one topic make it one: the list `guards`, more of them in a longer article. Words in
    earnest (a riot in a stadium) make it none.
    """
    seen = {token.norm for token in parse.tokens}
    if len(seen & _earnest(parse.language)) >= _EARNEST:
        return ()
    scale = 1 + len(parse.tokens) // 400
    return next(
        (tuple(sorted(words & seen)) for words, least in _topics(parse.language) if len(words & seen) >= least * scale),
        (),
    )


@cache
def _phrases(language: Language, kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list (`idle`, `stories`) by their first word."""
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(word_set(language.lexicon("guards"), kind)):
        words = tuple(phrase.split())
        out[words[0]] = (*out.get(words[0], ()), words)
    return out


def idle_phrase(language: Language, norms: Sequence[str]) -> str | None:
    """
    The first phrase of a sentence that marks a story, else a game, a recipe or the like; None where there is none.

    A game with a word in earnest beside it marks nothing ("police arrested the goalkeeper"); a story always does.
    """
    told = _first(_phrases(language, "stories"), norms)
    if told is not None or not _earnest(language).isdisjoint(norms):
        return told
    return _first(_phrases(language, "idle"), norms)


def _first(phrases: Mapping[str, Sequence[tuple[str, ...]]], norms: Sequence[str]) -> str | None:
    for index, norm in enumerate(norms):
        for words in phrases.get(norm, ()):
            if tuple(norms[index : index + len(words)]) == words:
                return " ".join(words)
    return None
