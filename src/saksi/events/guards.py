"""Articles of a kind that tells no events: sport, cooking and the like, which use the words of conflict otherwise."""

from __future__ import annotations

from functools import cache

from saksi.languages import Language, Parse, word_set

__all__ = ["idle_words"]


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
