"""
A reading as lines for a person: the headline, each statement and event in its sentence, who, where, when, the gaps.

On a terminal the words that were found are underlined; anywhere else they stand between ‹ and ›, each line unwrapped.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from saksi.events import EventExplanation
from saksi.languages import LANGUAGES, parse
from saksi.readers.endings import printable
from saksi.records import Article, Block, Event, Party, Reading, Span, Statement
from saksi.statements import Explanation

__all__ = ["Line", "block_lines", "explanation_lines", "is_terminal", "marked", "report_lines", "write_lines"]

FOUND = "underline"


class Line(NamedTuple):
    """A line of a report: how many columns it is set in, and its words with their styles."""

    indent: int
    text: Text


def is_terminal() -> bool:
    """Whether stdout is a terminal that can underline."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in {"", "dumb", "unknown"}


def write_lines(lines: Iterable[Line]) -> None:
    """Write `lines` to stdout: wrapped and styled on a terminal, else plain, one line each."""
    if not is_terminal():
        for line in lines:
            print((" " * line.indent + line.text.plain).rstrip())
        return
    console = Console(file=sys.stdout, highlight=False, emoji=False)
    for line in lines:
        console.print(Padding(line.text, (0, 0, 0, line.indent), expand=False))


def marked(words: str, spans: Iterable[Span]) -> Text:
    """
    `words` on one line, `spans` of them underlined on a terminal and between ‹ and › elsewhere.

    Where spans overlap, the first one has what they share.
    """
    line, underlined, at = _one_line(words), is_terminal(), 0
    text = Text()
    for span in sorted(spans):
        start = max(span.start, at)
        end = max(span.end, start)
        text.append(line[at:start])
        text.append(line[start:end] if underlined else f"‹{line[start:end]}›", FOUND if underlined else None)
        at = end
    return text.append(line[at:])


def report_lines(reading: Reading) -> Iterator[Line]:
    """The report of `reading`, ending in an empty line."""
    article = reading.article
    if article is not None:
        yield from _head(article)
        starts = _sentences(article)
        if reading.statements:
            yield _heading("Statements", len(reading.statements))
            for statement in reading.statements:
                yield from _statement(article, starts, statement)
        if reading.events:
            yield _heading("Events", len(reading.events))
            for event in reading.events:
                yield from _event(article, starts, event)
        yield from _in_short(reading, article)
    for gap in reading.gaps:
        words = f"{gap.reason} at {gap.origin}" + (f": {gap.detail}" if gap.detail else "")
        yield Line(0, Text.assemble(("Gap ", "bold red"), _one_line(words)))
    yield Line(0, Text())


def block_lines(origin: str, blocks: Sequence[Block]) -> Iterator[Line]:
    """Every block of a page with its label and the reason for it, ending in an empty line."""
    yield Line(0, Text(_one_line(origin), "bold"))
    for block in blocks:
        label = (block.label, "green" if block.span else "yellow")
        yield Line(2, Text.assemble(label, "  ", _one_line(block.text), (f"  ({_one_line(block.why)})", "dim")))
    yield Line(0, Text())


def explanation_lines(article: Article, statements: Explanation, events: EventExplanation) -> Iterator[Line]:
    """Every statement and event with its rule and the words that filled it, then the near misses and why."""
    yield from _head(article)
    yield _heading("Statements", len(statements.found))
    for filled in statements.found:
        yield from _filled(filled.frame, filled.places)
    yield _heading("Set aside", len(statements.set_aside))
    for span, reason in statements.set_aside:
        yield _set_aside(article, span, "", reason)
    yield _heading("Events", len(events.found))
    for coded in events.found:
        yield from _filled(coded.rule, coded.places)
    yield _heading("Set aside", len(events.set_aside))
    for span, kind, reason in events.set_aside:
        yield _set_aside(article, span, kind, reason)
    yield Line(0, Text())


def _filled(rule: str, places: Iterable[tuple[str, str]]) -> Iterator[Line]:
    yield Line(2, Text(rule, "green"))
    for place, words in places:
        yield Line(4, Text.assemble((f"{place}: ", "dim"), _one_line(words)))


def _set_aside(article: Article, span: Span, kind: str, reason: str) -> Line:
    missed = (_one_line(span.of(article.text)), "yellow")
    at = f"  {kind} at {span.start}  " if kind else f"  at {span.start}  "
    return Line(2, Text.assemble(missed, (at, "dim"), _one_line(reason)))


def _one_line(words: str) -> str:
    return " ".join(printable(words).split("\n"))


def _heading(name: str, count: int) -> Line:
    return Line(0, Text.assemble((name, "bold cyan"), (f" {count}", "cyan")))


def _head(article: Article) -> Iterator[Line]:
    yield Line(0, Text(_one_line(article.title or "(no headline)"), "bold"))
    known = [article.outlet, article.published, ", ".join(article.bylines), article.url or article.origin]
    yield Line(0, Text(_one_line(" · ".join(part for part in known if part)), "dim"))


def _sentences(article: Article) -> tuple[Span, ...]:
    """Where the article's sentences stand; nothing where its language is not known."""
    if article.language not in LANGUAGES:
        return ()
    return tuple(Span(one.start, one.end) for one in parse(article, LANGUAGES[article.language]).sentences)


def _around(sentences: Sequence[Span], spans: Sequence[Span]) -> Span:
    """From the start of the sentence of the first of `spans` to the end of the sentence of the last."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    before = bisect_right(sentences, start, key=lambda span: span.start) - 1
    last = bisect_right(sentences, end - 1, key=lambda span: span.start) - 1
    first = sentences[before].start if before >= 0 else start
    return Span(first, max(end, sentences[last].end) if last >= 0 else end)


def _in_its_sentence(article: Article, sentences: Sequence[Span], found: Sequence[Span], more: Sequence[Span]) -> Line:
    """The sentences that hold `found` and `more`, with `found` underlined."""
    around = _around(sentences, [*found, *more])
    inside = [Span(span.start - around.start, span.end - around.start) for span in found]
    return Line(4, marked(around.of(article.text), inside))


def _statement(article: Article, sentences: Sequence[Span], statement: Statement) -> Iterator[Line]:
    head = Text.assemble((_one_line(statement.speaker_name or "(no source named)"), "bold"))
    if statement.role:
        head.append(f", {_one_line(statement.role)}")
    about: list[str] = [statement.act, statement.manner]
    if statement.addressee:
        about.append(f"to {statement.addressee}")
    if statement.occasion:
        about.append(statement.occasion.text)
    if statement.relayed_from:
        about.append(f"as told to {statement.relayed_from}")
    head.append(_one_line("  " + " · ".join(about)), "dim")
    yield Line(2, head)
    more = [statement.cue] if statement.cue else []
    yield _in_its_sentence(article, sentences, statement.pieces, more)


def _event(article: Article, sentences: Sequence[Span], event: Event) -> Iterator[Line]:
    head = Text.assemble((event.type + (f" {event.mode}" if event.mode else ""), "bold magenta"))
    head.append(f"  {event.status.replace('_', ' ')}", "green" if event.status == "happened" else "yellow")
    head.append(_one_line("".join(f" · {part}" for part in (event.date, event.place_name) if part)))
    yield Line(2, head)
    if event.actors or event.recipients:
        whom = f"  to whom: {_parties(event.recipients)}" if event.recipients else ""
        yield Line(4, Text(f"who: {_parties(event.actors) or 'not said'}{whom}"))
    toll = [f"{number} {kind}" for number, kind in ((event.dead, "dead"), (event.injured, "injured")) if number]
    if toll:
        yield Line(4, Text(", ".join(toll), "red"))
    unnamed = "a source not named" if event.said_by else (article.outlet or "the outlet") + " itself"
    source = event.said_by_name or unnamed
    yield Line(4, Text(_one_line(f"according to {source}"), "dim"))
    yield _in_its_sentence(article, sentences, [event.trigger], [])


def _parties(parties: Sequence[Party]) -> str:
    return _one_line(", ".join(_with_notes(party.name, (party.sector, party.country)) for party in parties))


def _with_notes(name: str, notes: Iterable[str | None]) -> str:
    known = ", ".join(note for note in notes if note)
    return f"{name} ({known})" if known else name


def _in_short(reading: Reading, article: Article) -> Iterator[Line]:
    """People, bodies, places and moments, a line for each kind."""
    lists = (
        ("People", [_with_notes(one.name, (one.role, one.country)) for one in reading.people]),
        ("Bodies", [_with_notes(one.name, (one.sector, one.country)) for one in reading.bodies]),
        ("Places", [_with_notes(one.name, (one.kind, one.country)) for one in reading.places]),
        ("Moments", [f"{Span(one.start, one.end).of(article.text)} = {one.value}" for one in reading.moments]),
    )
    for name, items in lists:
        if items:
            yield Line(0, Text.assemble((name, "bold cyan"), (f" {len(items)}  ", "cyan"), _one_line("; ".join(items))))
