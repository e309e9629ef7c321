"""The reading room for programs: the same articles and answers as JSON, JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field

from saksi.archive import Answer
from saksi.archive.formats.csv import neutral
from saksi.contract import as_json
from saksi.errors import BadQuestion
from saksi.readers.room import Room
from saksi.readers.search_form import KINDS, Asked, all_answers

__all__ = ["programs_of"]

# Answers that one request of the API may ask for; the downloads have no limit.
MOST = 10_000
# Answers that are written to the network in one piece.
PIECE = 50

Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many; `next` leads to what follows.")]
Skip = Annotated[int, Query(ge=0, le=10**12, description="Leave out so many of the first.")]


class AskedByProgram(BaseModel):
    """The fields of the search form as parameters of an address."""

    words: str = Field("", max_length=500, description='All of these words; in "quotes" they stand side by side.')
    speaker: str = Field("", max_length=500, description="Who said it; of an event, who says it happened.")
    who: str = Field("", max_length=500, description="Who is named: the speaker, or who did it or to whom.")
    event: str = Field("", max_length=500, description="A type (PROTEST) or mode (riot) of event.")
    place: str = Field("", max_length=500, description="A place by name, an area or a country code.")
    since: str = Field("", max_length=10, description="From this day on: 2016-12-22, 2016-12 or 2016.")
    until: str = Field("", max_length=10, description="Up to this day, included.")
    outlet: str = Field("", max_length=500, description="A part of the outlet's name or address.")
    kind: str = Field("", max_length=10, description="statement, event or article; else as the question suggests.")
    limit: int = Field(100, ge=1, le=MOST, description="At most so many; `next` leads to what follows.")
    skip: int = Field(0, ge=0, le=10**12, description="Leave out so many of the first.")


def programs_of(room: Room) -> APIRouter:
    """The routes that give data, all of them GET."""
    router = APIRouter()

    @router.get("/api/articles", summary="The articles, newest publication first")
    def articles(request: Request, limit: Limit = 100, skip: Skip = 0) -> JSONResponse:
        with room.archive() as archive:
            total = archive.counts().articles
            found = [_article(answer) for answer in archive.articles(limit=limit, skip=skip)]
        following = _following(request, limit, skip) if skip + len(found) < total else None
        return JSONResponse({"total": total, "articles": found, "next": following})

    @router.get("/api/ask", summary="Statements, events or articles that answer a question, newest first")
    def ask(request: Request, told: Annotated[AskedByProgram, Query()]) -> JSONResponse:
        asked = Asked.of(told.model_dump(exclude={"limit", "skip"}))
        question = asked.question(limit=told.limit + 1, skip=told.skip)
        with room.archive() as archive:
            found = [as_json(answer) for answer in archive.ask(question)]
        following = _following(request, told.limit, told.skip) if len(found) > told.limit else None
        shown = asdict(asked) | {"kind": question.answer_kind}
        return JSONResponse({"question": shown, "answers": found[: told.limit], "next": following})

    @router.get("/ask.jsonl", summary="Every answer, one line of JSON each")
    def jsonl(request: Request) -> StreamingResponse:
        return _download(room, _asked(request), "application/x-ndjson", "saksi-answers.jsonl", _json_lines)

    @router.get("/ask.csv", summary="Every answer as CSV; cells that a spreadsheet would run are neutralised")
    def table(request: Request) -> StreamingResponse:
        return _download(room, _asked(request), "text/csv; charset=utf-8", "saksi-answers.csv", _csv_lines)

    @router.get("/api", include_in_schema=False)
    @router.get("/api/{rest:path}", include_in_schema=False)
    def unknown(rest: str = "") -> JSONResponse:
        raise HTTPException(404, "There are /api/articles, /api/ask and /api/openapi.json.")

    return router


def _asked(request: Request) -> Asked:
    asked = Asked.of(request.query_params)
    if asked.kind not in ("", *KINDS):
        raise BadQuestion(f"kind is {asked.kind!r}; it is one of {', '.join(KINDS)}")
    asked.question()
    return asked


def _article(answer: Answer) -> dict[str, Any]:  # JSON has no narrower type
    names = ("article", "title", "outlet", "url", "published", "language")
    return {name: getattr(answer, name) for name in names} | {"record": f"/articles/{answer.article}.json"}


def _following(request: Request, limit: int, skip: int) -> str:
    address = request.url.include_query_params(limit=limit, skip=skip + limit)
    return f"{address.path}?{address.query}"


def _download(
    room: Room, asked: Asked, media_type: str, name: str, lines: Callable[[Iterator[Answer]], Iterator[str]]
) -> StreamingResponse:
    """All answers as an attachment, written while they are read: no cap, and no archive too large."""

    def pieces() -> Iterator[bytes]:
        with room.archive() as archive:
            told = lines(all_answers(archive, asked))
            while piece := "".join(islice(told, PIECE)):
                yield piece.encode("utf-8", "replace")

    return StreamingResponse(
        pieces(), media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'}
    )


def _json_lines(answers: Iterator[Answer]) -> Iterator[str]:
    for answer in answers:
        yield json.dumps(as_json(answer), ensure_ascii=False, separators=(",", ":")) + "\n"


def _csv_lines(answers: Iterator[Answer]) -> Iterator[str]:
    """The columns of `saksi ask --csv`, spans as "12-20 34-40", led by the mark that spreadsheets want for UTF-8."""
    names = [field.name for field in fields(Answer)]
    yield "\ufeff" + _csv_line(names)
    for answer in answers:
        row = {name: getattr(answer, name) for name in names}
        row["spans"] = " ".join(f"{span.start}-{span.end}" for span in answer.spans)
        yield _csv_line([neutral(_cell(row[name])) for name in names])


def _cell(value: object) -> object:
    # NUL ends a cell for many readers of CSV
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _csv_line(row: list[Any]) -> str:  # csv takes anything that prints
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(row)
    return out.getvalue()
