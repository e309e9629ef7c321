"""The sentence that a report opens with."""

from __future__ import annotations

from saksi.languages import Parse
from saksi.records import Sentence

__all__ = ["is_lead", "lead_of"]

# How many sentences of a body may repeat its headline, and how many words of the headline are looked at.
_REPEATS = 3
_TITLE = 60


def lead_of(parse: Parse) -> Sentence | None:
    """The first sentence of the body that does not only repeat the headline; None where there is none."""
    first = parse.sentence_index(parse.article.body_start) if parse.sentences else 0
    title = " ".join(token.norm for token in parse.tokens[:_TITLE] if token.start < parse.article.body_start)
    body = [sentence for sentence in parse.sentences[first : first + _REPEATS + 1] if not sentence.in_title]
    for sentence in body:
        words = " ".join(token.norm for token in sentence.tokens[:_TITLE] if token.is_word)
        if not title or f" {words} " not in f" {title} ":
            return sentence
    return body[0] if body else None


def is_lead(parse: Parse, sentence: Sentence) -> bool:
    """Whether a report opens with a sentence."""
    lead = lead_of(parse)
    return lead is not None and lead.start == sentence.start
