"""The pages of the reading room that people read."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources
from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from saksi.archive import Answer, Archive, Facet
from saksi.errors import BadQuestion
from saksi.events.types import event_types
from saksi.readers.article_sheet import article_sheet
from saksi.readers.guard import COOKIE
from saksi.readers.room import ListedArticle, Room, headline_of, passage_of
from saksi.readers.search_form import KINDS, Asked, page_number, sheet_of

__all__ = ["pages_of"]

# Articles on a sheet of the front page; each costs the reading of its record (0.2 to 1 ms).
ARTICLES = 20
# Answers of each kind where all three are shown.
FEW = 6
# Names and gaps on a sheet.
LISTED = 100
# Reasons of gaps are counted by reading every gap; beyond so many the counting is left out.
MOST_GAPS_COUNTED = 20_000
# A token is short; more bytes than this are no login.
LOGIN_BYTES = 4_096


def pages_of(room: Room) -> APIRouter:
    """The routes of the pages, all of them GET; only the login is posted."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/")
    def front_page(request: Request) -> Response:
        return _front_page(room, page_number(request.query_params.get("page", "")))

    @router.get("/ask")
    def answers(request: Request) -> Response:
        asked = Asked.of(request.query_params)
        try:
            return _answers(room, asked, page_number(request.query_params.get("page", "")))
        except BadQuestion as error:
            return room.page(
                "ask.html", status=400, asked=asked, problem=str(error), sheets=(), counts={}, choices=_choices(room)
            )

    @router.get("/articles/{article}.json")
    def record(article: str) -> Response:
        with room.archive() as archive:
            reading = archive.reading(article)
        if reading is None:
            raise HTTPException(404, "There is no article with that id in this archive.")
        # A lone surrogate is written as its JSON escape.
        return Response(reading.line().encode("utf-8", "backslashreplace"), media_type="application/json")

    @router.get("/articles/{article}")
    def article_page(article: str, request: Request) -> Response:
        return _article(room, article, request.query_params.get("words", ""))

    @router.get("/people")
    def people(request: Request) -> Response:
        query = request.query_params
        return _people(room, query.get("name", "").strip(), page_number(query.get("page", "")))

    @router.get("/gaps")
    def gaps(request: Request) -> Response:
        return _gaps(room, page_number(request.query_params.get("page", "")))

    @router.get("/about")
    def about() -> Response:
        return _about(room)

    @router.get("/login")
    def login() -> Response:
        return room.page("login.html", problem="") if room.door.is_locked else RedirectResponse("/", 303)

    @router.post("/login")
    async def enter(request: Request) -> Response:
        return await _enter(room, request)

    return router


def _choices(room: Room) -> dict[str, tuple[Facet, ...]]:
    """What the form offers to choose from."""
    with room.archive() as archive:
        return {"events": archive.facet("events"), "outlets": archive.facet("outlets", limit=200)}


def _listed(archive: Archive, answers: tuple[Answer, ...], words: str = "") -> list[ListedArticle]:
    """The articles of a list, each with what it holds; where `words` were asked for, with the passage that has them."""
    listed = []
    for answer in answers:
        reading = archive.reading(answer.article)
        listed.append(
            ListedArticle(
                answer,
                headline_of(reading, answer.title),
                len(reading.statements) if reading else 0,
                len(reading.events) if reading else 0,
                archive.story_of(answer.article),
                passage_of(reading, words) if reading else None,
            )
        )
    return listed


def _front_page(room: Room, page: int) -> Response:
    with room.archive() as archive:
        counts = archive.counts()
        articles = tuple(archive.articles(limit=ARTICLES, skip=(page - 1) * ARTICLES))
        return room.page(
            "front.html",
            counts=counts,
            events=sum(facet.n for facet in counts.events),
            articles=_listed(archive, articles),
            page=page,
            pages=max(1, -(-counts.articles // ARTICLES)),
            first=(page - 1) * ARTICLES + 1,
            choices=_choices(room),
        )


def _answers(room: Room, asked: Asked, page: int) -> Response:
    kinds = (asked.kind,) if asked.kind else KINDS
    asked.question()  # a question that cannot be asked is refused before anything is read
    with room.archive() as archive:
        sheets = tuple(
            sheet_of(archive, asked, kind, page) if asked.kind else sheet_of(archive, asked, kind, size=FEW)
            for kind in kinds
        )
        articles = tuple(answer for sheet in sheets if sheet.kind == "article" for answer in sheet.answers)
        return room.page(
            "ask.html",
            asked=asked,
            problem="",
            sheets=sheets,
            counts={sheet.kind: sheet for sheet in sheets},
            articles=_listed(archive, articles, asked.words),
            choices=_choices(room),
        )


def _article(room: Room, article: str, words: str) -> Response:
    with room.archive() as archive:
        reading = archive.reading(article)
        if reading is None or reading.article is None:
            raise HTTPException(404, "There is no article with that id in this archive.")
        story = archive.story_of(article)
        reports = {}
        for other in story.articles if story else ():
            told = archive.reading(other)
            if told and told.article:
                reports[other] = told.article
        judged = archive.judgements(article)
        versions = tuple(version for version in archive.versions(article) if version != article)
    return room.page(
        "article.html",
        sheet=article_sheet(reading, reading.article, words[:500]),
        reading=reading,
        story=story,
        reports=reports,
        versions=versions,
        judged=judged,
        words=words,
    )


def _people(room: Room, name: str, page: int) -> Response:
    first = (page - 1) * LISTED
    with room.archive() as archive:
        speakers = archive.speakers(limit=None if name else first + LISTED)
        total = archive.counts().speakers
    if name:
        speakers = tuple(speaker for speaker in speakers if name.casefold() in speaker.key.casefold())
        total = len(speakers)
    return room.page(
        "people.html",
        speakers=speakers[first : first + LISTED],
        total=total,
        name=name,
        page=page,
        has_next=first + LISTED < total,
    )


def _gaps(room: Room, page: int) -> Response:
    first = (page - 1) * LISTED
    with room.archive() as archive:
        total = archive.counts().gaps
        reasons = Counter(gap.reason for gap in archive.gaps()) if total <= MOST_GAPS_COUNTED else Counter[str]()
        gaps = tuple(archive.gaps(limit=LISTED, skip=first))
    return room.page(
        "gaps.html",
        gaps=gaps,
        total=total,
        reasons=sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])),
        first=first + 1,
        page=page,
        has_next=first + LISTED < total,
    )


def _about(room: Room) -> Response:
    sources = tomllib.loads(resources.files("saksi.gazetteer").joinpath("sources.toml").read_text(encoding="utf-8"))
    with room.archive() as archive:
        counts = archive.counts()
    return room.page("about.html", counts=counts, sources=sources, types=tuple(event_types().values()))


async def _enter(room: Room, request: Request) -> Response:
    """The front page with the cookie for who gives the token; the form again for who does not."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LOGIN_BYTES:
            raise HTTPException(413, "That is too long for a token.")
    told = parse_qs(body.decode("utf-8", "replace"), max_num_fields=10).get("token", [""])[0]
    if not room.door.is_locked:
        return RedirectResponse("/", 303)
    if not room.door.fits(told):
        return room.page("login.html", status=403, problem="That is not the token of this reading room.")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, room.door.key, httponly=True, samesite="strict", path="/")
    return answer
