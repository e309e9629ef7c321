"""Words between marks: what is found of the statements in an article whose language is not read."""

from __future__ import annotations

import re

from saksi.contract import content_id
from saksi.languages import quotations_of
from saksi.records import Article, Statement

__all__ = ["find_quoted_words"]

_VERSION = 1
_LEAST_WORDS = 4  # fewer are a title or a turn of phrase
_WORD = re.compile(r"\w+")


def find_quoted_words(article: Article) -> tuple[Statement, ...]:
    """The quotations of four words or more, in text order; who says them is not known."""
    out: list[Statement] = []
    for quotation in quotations_of(article):
        piece = quotation.span
        if not quotation.closed or len(_WORD.findall(article.text, piece.start, piece.end)) < _LEAST_WORDS:
            continue
        out.append(
            Statement(
                id=content_id("statement", (piece,), None, None, article.digest),
                pieces=(piece,),
                manner="direct",
                act="statement",
                cue=None,
                speaker=None,
                speaker_name=None,
                speaker_span=None,
                role=None,
                addressee=None,
                occasion=None,
                via=None,
                relayed_from=None,
                by=f"statements:marks/{_VERSION}",
            )
        )
    return tuple(out)
