"""Who said what: quotes and reported speech with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.contract import content_id
from saksi.languages import Parse
from saksi.records import Findings, Manner, Person, Span, Statement
from saksi.statements.circumstances import Circumstances
from saksi.statements.direct import read_direct
from saksi.statements.drafts import Draft, Reader
from saksi.statements.explain import Explanation, Filled
from saksi.statements.indirect import read_indirect
from saksi.statements.saying import saying_of
from saksi.statements.sources import Sources
from saksi.statements.stretches import stretches_of
from saksi.statements.unread import find_quoted_words

__all__ = ["Explanation", "explain_statements", "find_quoted_words", "find_statements"]

VERSION = "1"


def find_statements(parse: Parse, findings: Findings) -> tuple[Statement, ...]:
    """
    The statements of an article's body, in text order.

    Words inside quotation marks are never searched for cues, and the headline is not read: it repeats the body.
    """
    return _statements(_read(parse, findings), findings)


def explain_statements(parse: Parse, findings: Findings) -> Explanation:
    """The statements of an article with the frame and words that made each, and the near misses with their reason."""
    reader = _read(parse, findings)
    statements = _statements(reader, findings)
    used = [piece for statement in statements for piece in (*statement.pieces, statement.cue) if piece is not None]
    misses = {aside.span: aside.reason for aside in reversed(reader.asides)}
    return Explanation(
        tuple(_filled(statement, parse.text) for statement in statements),
        tuple((span, misses[span]) for span in sorted(misses) if not any(piece.covers(span) for piece in used)),
    )


def _filled(statement: Statement, text: str) -> Filled:
    places = [
        ("words", " … ".join(piece.of(text) for piece in statement.pieces)),
        ("cue", statement.cue.of(text) if statement.cue else ""),
        ("source", statement.speaker_span.of(text) if statement.speaker_span else ""),
        ("speaker", statement.speaker_name or ""),
        ("addressee", statement.addressee or ""),
        ("occasion", statement.occasion.text if statement.occasion else ""),
    ]
    return Filled(statement, statement.by, tuple((place, words) for place, words in places if words))


def _read(parse: Parse, findings: Findings) -> Reader:
    saying = saying_of(parse.language)
    bounds = sorted({at for mention in findings.mentions for at in (mention.start, mention.end)})
    reader = Reader(parse, saying, Sources(parse, findings, saying), list(stretches_of(parse, saying, bounds)))
    for number in range(len(reader.stretches)):
        taken = read_direct(reader, number)
        read_indirect(reader, number, taken)
    return reader


def _statements(reader: Reader, findings: Findings) -> tuple[Statement, ...]:
    parse, saying = reader.parse, reader.saying
    circumstances = Circumstances(parse, findings, saying)
    made = {(s := _statement(parse, draft, circumstances)).id: s for draft in reader.drafts}
    ordered = sorted(made.values(), key=lambda statement: (statement.pieces[0], statement.id))
    return tuple(replace(statement, via=_via(statement, ordered)) for statement in ordered)


def _via(statement: Statement, others: Sequence[Statement]) -> str | None:
    """The narrowest other statement whose words hold all of this one's."""
    whole = Span(statement.pieces[0].start, statement.pieces[-1].end)
    holders = [
        (piece.end - piece.start, other.id)
        for other in others
        if other.id != statement.id
        for piece in other.pieces
        if piece.covers(whole) and piece != whole
    ]
    return min(holders)[1] if holders else None


def _statement(parse: Parse, draft: Draft, circumstances: Circumstances) -> Statement:
    addressee, occasion, outlet = circumstances.read(draft.around, draft.hearer_first)
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
        speaker_span=source.span if source else None,
        role=who.role if isinstance(who, Person) else None,
        addressee=addressee.of(parse.text) if addressee else None,
        occasion=occasion,
        via=None,
        relayed_from=outlet or draft.outlet,
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
