"""The command `ask`: answers as a table for a person, as JSON Lines or as CSV for a program."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import islice

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from saksi.archive import Answer, Archive, Question
from saksi.archive.formats.csv import neutral
from saksi.contract import as_json
from saksi.readers.endings import Ending, printable, say
from saksi.readers.report import is_terminal, marked
from saksi.records import Span

__all__ = ["ask_archive"]

# A screen or two; a program asks for no table and gets every answer.
TABLE_ROWS = 50
# Columns of a table that is not shown on a terminal: two screens side by side.
PIPED_WIDTH = 160
HEADS = {
    "statement": ("published", "who", "said", "outlet"),
    "event": ("date", "event", "who → to whom", "where", "words", "according to"),
    "article": ("published", "headline", "words", "outlet"),
}


def ask_archive(path: str, question: Question, form: str, limit: int | None) -> Ending:
    """
    The exit code after the answers of the archive at `path` went to stdout; `form` is "table", "json" or "csv".

    A table holds `limit` answers, else 50, and stderr says that there are more; the other forms hold them all.
    """
    with Archive(path, read_only=True) as archive:
        answers = archive.ask(question)
        if form == "json":
            for answer in islice(answers, limit):
                print(json.dumps(as_json(answer), ensure_ascii=False, separators=(",", ":")))
        elif form == "csv":
            _write_csv(islice(answers, limit))
        else:
            _write_table(question, answers, TABLE_ROWS if limit is None else limit)
    return Ending.ALL_READ


def _write_csv(answers: Iterable[Answer]) -> None:
    """Column names and answers; spans as "12-20 34-40"; a cell that a spreadsheet would run is neutralised."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    names = [field.name for field in fields(Answer)]
    out.writerow(names)
    for answer in answers:
        row = as_json(answer)
        row["spans"] = " ".join(f"{span.start}-{span.end}" for span in answer.spans)
        out.writerow([neutral(_cell(row[name])) for name in names])


def _cell(value: object) -> object:
    return value.replace("\0", "�") if isinstance(value, str) else value


def _write_table(question: Question, answers: Iterator[Answer], limit: int) -> None:
    shown = list(islice(answers, limit))
    if not shown:
        say("saksi: nothing found")
        return
    heads = HEADS[question.answer_kind]
    if question.answer_kind == "article" and not question.words:
        heads = tuple(head for head in heads if head != "words")  # none were asked for
    table = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for answer in shown:
        cells = _cells(answer)
        table.add_row(*(cell for head, cell in zip(HEADS[answer.kind], cells, strict=True) if head in heads))
    width = None if is_terminal() else int(os.environ.get("COLUMNS") or PIPED_WIDTH)
    Console(file=sys.stdout, highlight=False, emoji=False, markup=False, width=width).print(table)
    if next(answers, None) is not None:
        say(f"saksi: the first {len(shown)} answers; --limit N shows more, --json and --csv give all")


def _cells(answer: Answer) -> tuple[Text, ...]:
    outlet = _text(answer.outlet or answer.url)
    day = _text((answer.published or "")[:10])
    words = _in_context(answer)
    if answer.kind == "statement":
        return day, _text(", ".join(part for part in (answer.who, answer.role) if part) or "not named"), words, outlet
    if answer.kind == "event":
        what = f"{answer.type} {answer.mode or ''}".strip() + f"\n{(answer.status or '').replace('_', ' ')}"
        parties = " → ".join(part for part in (answer.who or "not said", answer.whom) if part)
        source = _text(f"{answer.according_to}\nin {outlet}") if answer.according_to else outlet
        return _text(answer.date), _text(what), _text(parties), _text(answer.place), words, source
    return day, _text(answer.title), words, outlet


def _text(words: str | None) -> Text:
    return Text(printable(words or ""))


def _in_context(answer: Answer) -> Text:
    """The passage with the words that were found marked in it; the words alone where they stand elsewhere."""
    start, end = answer.context_start, answer.context_start + len(answer.context)
    inside = [
        Span(span.start - start, span.end - start) for span in answer.spans if start <= span.start and span.end <= end
    ]
    return marked(answer.context, inside) if inside else _text(answer.what or answer.context)
