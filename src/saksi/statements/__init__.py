"""Who said what: quotes and reported speech with their speakers."""

from __future__ import annotations

from saksi.contract import content_id
from saksi.languages import Parse
from saksi.records import Findings, Manner, Person, Span, Statement
from saksi.statements.direct import read_direct
from saksi.statements.drafts import Draft, Reader
from saksi.statements.indirect import read_indirect
from saksi.statements.saying import saying_of
from saksi.statements.sources import Sources
from saksi.statements.stretches import stretches_of

__all__ = ["find_statements"]

VERSION = "1"


def find_statements(parse: Parse, findings: Findings) -> tuple[Statement, ...]:
    """
    The statements of an article's body, in text order.

    Words inside quotation marks are never searched for cues, and the headline is not read: it repeats the body.
    """
    saying = saying_of(parse.language)
    reader = Reader(parse, saying, Sources(parse, findings, saying), list(stretches_of(parse)))
    for number in range(len(reader.stretches)):
        taken = read_direct(reader, number)
        read_indirect(reader, number, taken)
    made = [_statement(parse, draft) for draft in reader.drafts]
    return tuple(sorted(made, key=lambda statement: (statement.pieces[0], statement.id)))


def _statement(parse: Parse, draft: Draft) -> Statement:
    source = draft.source
    who = source.who if source else None
    pieces = tuple(sorted(draft.pieces))
    name = source.name if source else None
    return Statement(
        id=content_id("statement", pieces, name, draft.cue, parse.article.digest),
        pieces=pieces,
        manner=_manner(parse, draft, pieces),
        act=draft.act,
        cue=draft.cue,
        speaker=who.id if who else None,
        speaker_name=name,
        speaker_span=source.span if source and draft.cue else None,
        role=who.role if isinstance(who, Person) else None,
        addressee=draft.addressee.of(parse.text) if draft.addressee else None,
        occasion=None,
        via=None,
        relayed_from=None,
        by=f"statements:{draft.frame}/{VERSION}",
    )


def _manner(parse: Parse, draft: Draft, pieces: tuple[Span, ...]) -> Manner:
    if draft.quoted:
        return "direct"
    for piece in pieces:
        for quotation in parse.quotations:
            if piece.covers(quotation.outer) and sum(t.is_word for t in parse.tokens_in(*quotation.span)) >= 3:
                return "mixed"
    return "indirect"
