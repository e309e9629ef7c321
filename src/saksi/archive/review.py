"""What people say of findings: never changed, never lost, and never put on other words than they were said of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from saksi.archive.writing import sound
from saksi.errors import BadQuestion
from saksi.records import Reading, Span

__all__ = ["CONTEXT", "Judgement", "Standing", "finding_at", "judgements_of", "standing", "write_judgement"]

FindingKind = Literal["statement", "event", "person", "body", "place", "moment", "mention"]
Verdict = Literal["accept", "reject", "correct", "add", "merge", "split", "note"]
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "correct", "add", "merge", "split", "note")
# Characters kept before and after the words, by which they are known again in a changed text.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    What a person says of a finding, or of words that hold one which was not found (`finding` None).

    `span` counts code points of the text of `article`; `change` says what it should be, as JSON or in words; `who` is
    the name shown; `at` is set when it is kept.
    """

    article: str
    kind: FindingKind
    finding: str | None
    span: Span
    verdict: Verdict
    who: str
    change: str | None = None
    why: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Where a judgement stands in the current reading of its address.

    `state`: "same" where the same finding is found again; "overlapping" where the text is the same and another finding
    of the kind meets its words; "unfound" where the text is the same and none does; "anchored" where the text has
    changed and the exact words stand in it once, between the same 32 characters; "queued" where a person must say.
    `finding` and `span` are those of the current reading, None where it is queued; `words` are what was judged.
    """

    judgement: Judgement
    state: Literal["same", "overlapping", "unfound", "anchored", "queued"]
    finding: str | None
    span: Span | None
    words: str


def finding_at(reading: Reading, finding: str) -> tuple[FindingKind, Span] | None:
    """The kind of the finding with that id and where it stands, from its first to its last character."""
    return next(((kind, span) for kind, found, span in _findings(reading) if found == finding), None)


def write_judgement(db: sqlite3.Connection, judgement: Judgement, reading: Reading, at: str) -> None:
    """Nothing: the judgement is kept with its exact words. BadQuestion where it is about nothing in the reading."""
    article = reading.article
    assert article
    span = judgement.span
    if not 0 <= span.start < span.end <= len(article.text):
        raise BadQuestion(f"the judgement is about characters {span.start} to {span.end}, outside the text")
    if judgement.verdict not in VERDICTS:
        raise BadQuestion(f"the verdict is {judgement.verdict!r}; it is one of {', '.join(VERDICTS)}")
    if judgement.finding and finding_at(reading, judgement.finding) != (judgement.kind, span):
        raise BadQuestion(f"no {judgement.kind} {judgement.finding} stands at {span.start} to {span.end}")
    text = sound(article.text)
    said = (judgement.change, judgement.who, judgement.why)
    db.execute(
        "INSERT INTO judgements (article, kind, finding, start, \"end\", verdict, change, who, why, at, words, before,"
        " after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id, judgement.kind, judgement.finding, *span, judgement.verdict,
            *(None if part is None else sound(part) for part in said), at,
            span.of(text), text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT],
        ),
    )  # fmt: skip  # a value a line would hide their order


def judgements_of(db: sqlite3.Connection, articles: tuple[str, ...]) -> Iterator[tuple[Judgement, str, str, str]]:
    """Every judgement of these articles, oldest first, each with its words and the characters around them."""
    marks = ", ".join("?" * len(articles))
    for row in db.execute(
        'SELECT article, kind, finding, start, "end", verdict, who, change, why, at, words, before, after'
        f" FROM judgements WHERE article IN ({marks}) ORDER BY number",
        articles,
    ).fetchall():
        article, kind, finding, start, end, verdict, who, change, why, at, words, before, after = row
        judgement = Judgement(article, kind, finding, Span(start, end), verdict, who, change, why, at)
        yield judgement, words, before, after


def standing(judgement: Judgement, reading: Reading, words: str, before: str, after: str) -> Standing:
    """Where the judgement stands in `reading`. Nothing is guessed: words are the exact words, or a person must say."""
    article = reading.article
    assert article
    text, span = sound(article.text), judgement.span
    findings = [(found, at) for kind, found, at in _findings(reading) if kind == judgement.kind]
    around = before + words + after
    if article.id == judgement.article and text[span.start - len(before) :].startswith(around):
        if any(found == judgement.finding and at == span for found, at in findings):
            return Standing(judgement, "same", judgement.finding, span, words)
        other = next((found for found in findings if found[1].meets(span)), None)
        if other:
            return Standing(judgement, "overlapping", *other, words)
        return Standing(judgement, "unfound", None, span, words)
    start = text.find(words)
    alone = start >= 0 and text.find(words, start + 1) < 0
    end = start + len(words)
    if not alone or text[max(0, start - CONTEXT) : start] != before or text[end : end + CONTEXT] != after:
        return Standing(judgement, "queued", None, None, words)
    there = Span(start, end)
    same = next((found for found, at in findings if at == there), None)
    return Standing(judgement, "anchored", same, there, words)


def _findings(reading: Reading) -> Iterator[tuple[FindingKind, str, Span]]:
    mentions = {mention.id: Span(mention.start, mention.end) for mention in reading.mentions}
    for statement in reading.statements:
        yield "statement", statement.id, Span(statement.pieces[0].start, statement.pieces[-1].end)
    for event in reading.events:
        yield "event", event.id, event.trigger
    for moment in reading.moments:
        yield "moment", moment.id, Span(moment.start, moment.end)
    named: tuple[tuple[FindingKind, str, tuple[str, ...]], ...] = (
        *(("person", person.id, person.mentions) for person in reading.people),
        *(("body", body.id, body.mentions) for body in reading.bodies),
        *(("place", place.id, place.mentions) for place in reading.places),
    )
    for kind, found, own in named:
        if own and own[0] in mentions:
            yield kind, found, mentions[own[0]]
    for mention, span in mentions.items():
        yield "mention", mention, span
