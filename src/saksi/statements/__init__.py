"""Who said what: quotes and reported speech with their speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from saksi.contract import content_id
from saksi.languages import Parse, Quotation
from saksi.records import Findings, Manner, Person, Span, Statement
from saksi.statements.circumstances import Circumstances
from saksi.statements.direct import read_direct
from saksi.statements.drafts import Draft, Reader
from saksi.statements.explain import Explanation, Filled
from saksi.statements.indirect import read_heading, read_indirect
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
    named = {key for place in findings.places for key in place.mentions}
    places = {mention.start: mention.end for mention in findings.mentions if mention.id in named}
    stretches = list(stretches_of(parse, saying, bounds, places))
    reader = Reader(parse, saying, Sources(parse, findings, saying), stretches)
    for number in range(len(reader.stretches)):
        if not read_heading(reader, number):
            read_indirect(reader, number, read_direct(reader, number))
    return reader


def _statements(reader: Reader, findings: Findings) -> tuple[Statement, ...]:
    parse, saying = reader.parse, reader.saying
    circumstances = Circumstances(parse, findings, saying)
    made = {(s := _statement(parse, draft, circumstances)).id: s for draft in reader.drafts}
    ordered = sorted(made.values(), key=lambda statement: (statement.pieces[0], statement.id))
    held = _holders(ordered)
    return tuple(replace(statement, via=held.get(statement.id)) for statement in ordered)


def _holders(ordered: Sequence[Statement]) -> dict[str, str]:
    """For each statement that stands inside the words of others, the narrowest of those."""
    pieces = sorted((piece.start, -piece.end, s.id) for s in ordered for piece in s.pieces)
    held: dict[str, str] = {}
    active: list[tuple[int, int, str]] = []
    following = 0
    for statement in ordered:
        whole = Span(statement.pieces[0].start, statement.pieces[-1].end)
        while following < len(pieces) and pieces[following][0] <= whole.start:
            active.append(pieces[following])
            following += 1
        active = [piece for piece in active if -piece[1] > whole.start]
        around = [
            (-end - start, key)
            for start, end, key in active
            if key != statement.id and -end >= whole.end and (start, -end) != whole
        ]
        if around:
            held[statement.id] = min(around)[1]
    return held


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
        for at in range(bisect_left(parse.quotations, piece.start, key=_start), len(parse.quotations)):
            quotation = parse.quotations[at]
            if quotation.outer.start >= piece.end:
                break
            if piece.covers(quotation.outer) and any(t.is_word for t in parse.tokens_in(*quotation.span)):
                return "mixed"
    return "indirect"


def _start(quotation: Quotation) -> int:
    return quotation.outer.start
