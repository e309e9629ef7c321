"""Questions as SQL, rows as answers."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator

from saksi.archive.days import days_of
from saksi.archive.passages import sentence_around
from saksi.archive.questions import Answer, AnswerKind, Question, phrases_of, word_query
from saksi.archive.writing import sound
from saksi.gazetteer import country_of
from saksi.records import Span

__all__ = ["answers", "spans_of_words"]

_ARTICLE = "r.article, r.title, r.outlet, r.url, r.published, r.language, r.text"
_FROM: dict[AnswerKind, str] = {
    "statement": "FROM statements f JOIN readings r ON r.number = f.reading",
    "event": "FROM events f JOIN readings r ON r.number = f.reading",
    "article": "FROM readings r",
}
_COLUMNS: dict[AnswerKind, str] = {
    "statement": f"{_ARTICLE}, f.*",
    "event": f"{_ARTICLE}, f.*",
    "article": f"{_ARTICLE}, r.article AS id, r.day AS date",
}
# The table of words, the column of its row number, and which of its columns each condition looks in.
_WORDS: dict[AnswerKind, tuple[str, str, dict[str, str]]] = {
    "statement": (
        "statements_words",
        "f.number",
        {"words": "words", "speaker": "speakers", "who": "speakers", "place": "places"},
    ),
    "event": (
        "events_words",
        "f.number",
        {"words": "words", "speaker": "speakers", "who": "parties", "place": "places"},
    ),
    "article": ("readings_words", "r.number", {"words": "text", "speaker": "", "who": "names", "place": "places"}),
}
# Who says that an event happened, where somebody is quoted whom the article does not name.
_UNNAMED = "a source not named"
# Newest publication first, what has no date last (NULL is the least); within an article in the order of its text.
_ORDER = "ORDER BY r.day DESC, r.number"


def answers(db: sqlite3.Connection, question: Question) -> Iterator[Answer]:
    """The answers to `question` from the current readings: newest publication first, then as they were added."""
    kind = question.answer_kind
    asked = _conditions(question, kind)
    if asked is None:
        return
    where, values = asked
    number = _WORDS[kind][1]
    order = _ORDER if kind == "article" else f"{_ORDER}, f.number"
    limit = -1 if question.limit is None else question.limit
    # First the numbers alone: rows with their texts are slow to sort.
    numbers = db.execute(
        f"SELECT {number} {_FROM[kind]} WHERE {' AND '.join(where)} {order} LIMIT ? OFFSET ?",
        (*values, limit, question.skip),
    ).fetchall()
    make = {"statement": _statement, "event": _event, "article": _article}[kind]
    rows = db.cursor()
    rows.row_factory = sqlite3.Row
    for key in numbers:
        row = rows.execute(f"SELECT {_COLUMNS[kind]} {_FROM[kind]} WHERE {number} = ?", key).fetchone()
        if row:  # else another writer has replaced it meanwhile
            yield make(row, question)


def _conditions(question: Question, kind: AnswerKind) -> tuple[list[str], list[object]] | None:
    """The WHERE conditions and their values; None where nothing can answer."""
    where, values = ["r.current"], list[object]()
    query = _full_text(question, kind)
    if query is None:
        return None
    table, number, _ = _WORDS[kind]
    if query:
        where.append(f"{number} IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)")
        values.append(query)
    if kind == "article" and question.speaker:
        spoken = word_query("speakers", question.speaker)
        if spoken is None:
            return None
        where.append(
            "r.number IN (SELECT s.reading FROM statements s WHERE s.number IN"
            " (SELECT rowid FROM statements_words WHERE statements_words MATCH ?))"
        )
        values.append(spoken)
    if question.event:
        type_or_mode = sound(question.event.strip())
        test = "(e.type = upper(?) OR e.mode = lower(?))"
        if kind == "event":
            where.append(test.replace("e.", "f."))
        elif kind == "statement":  # what its words tell, not what else the article tells
            carried = "SELECT 1 FROM events e WHERE e.reading = f.reading AND e.said_by = f.id"
            where.append(f"EXISTS ({carried} AND {test})")
        else:
            where.append(f"EXISTS (SELECT 1 FROM events e WHERE e.reading = r.number AND {test})")
        values += [type_or_mode, type_or_mode]
    if question.outlet:
        part = sound(question.outlet).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        where.append("(r.outlet LIKE ? ESCAPE '\\' OR r.url LIKE ? ESCAPE '\\')")
        values += [f"%{part}%", f"%{part}%"]
    first, last = ("f.first_day", "f.last_day") if kind == "event" else ("r.day", "r.day")
    for asked, test in ((days_of(question.since), f"{last} >= ?"), (days_of(question.until), f"{first} <= ?")):
        if asked:
            where.append(test)
            values.append(asked[0] if ">=" in test else asked[1])
    return where, values


def _full_text(question: Question, kind: AnswerKind) -> str | None:
    """The FTS5 query for all conditions on words, "" where there are none, None where one can match nothing."""
    columns = _WORDS[kind][2]
    parts: list[str] = []
    for name in ("words", "speaker", "who", "place"):
        asked: str | None = getattr(question, name)
        if not asked or not columns[name]:
            continue
        query = word_query(columns[name], asked)
        if name == "place":
            query = _place_query(columns[name], asked, query)
        if query is None:
            return None
        parts.append(query)
    return " AND ".join(parts)


def _place_query(column: str, asked: str, query: str | None) -> str | None:
    """The place by its name, or by the country that `asked` is the code or a name of, in either language."""
    name = sound(asked.strip())
    if re.fullmatch(r"[A-Z]{2}", name):
        return f'{{{column}}} : "iso{name.lower()}"'
    codes = {code for language in ("en", "id") if (code := country_of(name, language)) is not None}
    parts = [*([query] if query else []), *(f'{{{column}}} : "iso{code.lower()}"' for code in sorted(codes))]
    return f"({' OR '.join(parts)})" if parts else None


def spans_of_words(text: str, words: str | None) -> tuple[Span, ...]:
    """Where the words and phrases of a question stand in `text`, left to right. Marks of vowels are told apart."""
    phrases = sorted({tuple(phrase) for phrase in phrases_of(words or "")}, key=lambda phrase: (-len(phrase), phrase))
    if not phrases:
        return ()
    either = "|".join(r"\W++".join(re.escape(word) for word in phrase) for phrase in phrases)
    return tuple(Span(*found.span()) for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE))


def _statement(row: sqlite3.Row, question: Question) -> Answer:
    spans = tuple(Span(*piece) for piece in json.loads(row["pieces"]))
    return _answer(
        "statement",
        row,
        spans,
        who=row["speaker_name"],
        role=row["role"],
        what=row["words"],
        whom=row["addressee"],
        type=row["act"],
        mode=row["manner"],
        place=row["place_name"],
        according_to=row["relayed_from"],
    )


def _event(row: sqlite3.Row, question: Question) -> Answer:
    return _answer(
        "event",
        row,
        (Span(row["start"], row["end"]),),
        who=row["who"],
        what=row["trigger"],
        whom=row["whom"],
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        place=row["place_name"],
        according_to=row["said_by_name"] or (_UNNAMED if row["said_by"] else None),
        dead=row["dead"],
        injured=row["injured"],
    )


def _article(row: sqlite3.Row, question: Question) -> Answer:
    return _answer("article", row, spans_of_words(row["text"], question.words), what=row["title"] or "")


def _answer(
    kind: AnswerKind, row: sqlite3.Row, spans: tuple[Span, ...], *, what: str, **known: str | int | None
) -> Answer:
    text: str = row["text"]
    passage = sentence_around(text, spans[0] if spans else Span(0, 0))
    rest = dict.fromkeys(("who", "role", "whom", "type", "mode", "status", "place", "according_to", "dead", "injured"))
    return Answer(
        kind=kind,
        article=row["article"],
        finding=None if kind == "article" else row["id"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        what=what,
        date=row["date"],
        spans=spans,
        context=passage.of(text),
        context_start=passage.start,
        **(rest | known),
    )
