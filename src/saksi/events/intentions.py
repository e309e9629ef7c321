"""What somebody says to be about to do: an intention to cooperate is an AGREE, one to harm a THREATEN."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from saksi.contract import content_id
from saksi.events.candidates import Candidate
from saksi.events.types import event_types
from saksi.languages import Language, word_set
from saksi.records import Event, Span

__all__ = ["intention_of"]

# Quad classes: verbal and material cooperation.
_COOPERATION = (1, 2)
_HARM = frozenset({"SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "REJECT"})
# Between a word of intention and its verb.
_BETWEEN = frozenset({"aux", "moment", "aside"})


@cache
def _words(language: Language) -> frozenset[str]:
    return word_set(language.lexicon("status"), "intention")


def intention_of(candidate: Candidate) -> Event | None:
    """
    The event that the word of intention right before an active verb is ("will", "akan"), None where none stands there.

    The manuals of CAMEO and PLOVER: what is to be done in cooperation is coded as an agreement, what is to be done in
    conflict as a threat. Whoever is about to do it must be named.
    """
    event, clause = candidate.event, candidate.clause
    kind = event_types()[event.type]
    type_ = "AGREE" if kind.quad in _COOPERATION else "THREATEN" if event.type in _HARM else None
    if type_ in (None, event.type) or candidate.voice != "active" or candidate.guarded or not event.actors:
        return None
    tokens = clause.parse.tokens
    index = clause.left - 1
    while index >= 0 and clause.chunks[index].kind in _BETWEEN:
        for at in range(clause.chunks[index].last - 1, clause.chunks[index].first - 1, -1):
            if tokens[at].norm in _words(clause.parse.language):
                span = Span(tokens[at].start, tokens[at].end)
                return replace(
                    event,
                    id=content_id("event", span.start, span.end, type_, clause.parse.article.digest),
                    type=type_,
                    mode=None,
                    trigger=span,
                    status="happened",
                    mentions=(span,),
                    by=f"events:{type_.lower()}.intention/1",
                )
        index -= 1
    return None
