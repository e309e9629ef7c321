"""Plain text to an article: every character kept, what is not the article marked."""

from __future__ import annotations

from collections import deque

from saksi.articles.dateline import FoundDateline, find_dateline
from saksi.articles.decoding import decoded
from saksi.articles.furniture import Furniture, mark_furniture
from saksi.articles.published import iso_moment, stated_moment
from saksi.articles.repeats import repeated_lines
from saksi.contract import content_id
from saksi.errors import NoArticle
from saksi.records import Article, Block, Page, Span

__all__ = ["dateline_of", "note_found", "own_lines", "read_text", "text_blocks", "text_of"]


def text_of(page: Page) -> tuple[str, int]:
    """The article's text, and where its body begins in it. NoArticle where it is blank."""
    body, _ = decoded(page)
    if not body.strip():
        raise NoArticle("the text is empty")
    title = page.known.title
    return (f"{title}\n\n{body}", len(title) + 2) if title else (body, 0)


def read_text(page: Page) -> Article:
    """The article of a page of plain text."""
    text, start = text_of(page)
    known = page.known
    furniture = _furniture_of(page, text, start)
    dateline = dateline_of(text, start, furniture)
    evidence = {
        name: f"known:{name}"
        for name in ("outlet", "title", "published", "modified", "language", "section", "keywords", "bylines")
        if getattr(known, name)
    }
    bylines = known.bylines
    if not bylines and furniture.writers:
        bylines = tuple(furniture.writers)
        evidence["bylines"] = "text"
    published = stated_moment(known.published, text) or furniture.published
    if furniture.published:
        _note_published(evidence, known.published, furniture.published)
    note_found(evidence, dateline, furniture)
    return Article(
        id=content_id("article", page.url, page.digest),
        url=page.url,
        canonical=None,
        outlet=known.outlet,
        title=known.title,
        text=text,
        published=published,
        modified=stated_moment(known.modified, text),
        language=known.language,
        section=known.section,
        keywords=known.keywords,
        dateline=dateline.dateline if dateline else None,
        bylines=bylines,
        editors=tuple(furniture.editors),
        credits=tuple(furniture.credits),
        image=None,
        captions=tuple(furniture.captions),
        related=tuple(furniture.related),
        comments=(),
        paywalled=False,
        furniture=tuple(furniture.spans),
        evidence=evidence,
        origin=page.origin,
        fetched=page.fetched,
        digest=page.digest,
        body_start=start,
    )


def _furniture_of(page: Page, text: str, start: int) -> Furniture:
    """What in the plain text of `page` is furniture by its words, or by standing on other pages of the site too."""
    marked = mark_furniture(text, start, plain=True)
    if page.repeated:
        own = own_lines(text, start, marked)
        for place in repeated_lines([span.of(text) for span in own], page.repeated):
            marked.add(own[place], "navigation", "on other pages of the site too")
        marked.spans.sort()
    return marked


def own_lines(text: str, start: int, marked: Furniture) -> list[Span]:
    """The lines of a plain text that hold no furniture, without the white space around them."""
    lines = (_trimmed(text, line) for line in _lines(text, start))
    holes = deque(marked.spans)
    own: list[Span] = []
    for line in lines:
        while holes and holes[0].end <= line.start:
            holes.popleft()
        if line.start < line.end and not (holes and holes[0].meets(line)):
            own.append(line)
    return own


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _note_published(evidence: dict[str, str], known: str | None, printed: str) -> None:
    """Nothing: `evidence` says who named the day, and the day that the text prints where it is another one."""
    if known is None:
        evidence["published"] = "text"
    elif (iso_moment(known) or known)[:10] != printed[:10]:
        evidence["published"] += f"; text differs: {printed}"


def note_found(evidence: dict[str, str], dateline: FoundDateline | None, furniture: Furniture) -> None:
    """Nothing: `evidence` names the text for what was found in it."""
    found = {
        "dateline": dateline,
        "editors": furniture.editors,
        "credits": furniture.credits,
        "captions": furniture.captions,
        "related": furniture.related,
    }
    evidence.update({name: "text" for name, value in found.items() if value})


def dateline_of(text: str, start: int, furniture: Furniture) -> FoundDateline | None:
    """The dateline that the body begins with, behind furniture and white space."""
    at = start
    holes = iter(furniture.spans)
    hole = next(holes, None)
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif hole is not None and hole.end <= at:
            hole = next(holes, None)
        elif hole is not None and hole.start <= at:
            at = hole.end
        else:
            break
    return find_dateline(text, at)


def text_blocks(page: Page) -> tuple[Block, ...]:
    """Every line of a page of plain text with its label; a line with furniture inside is cut at it."""
    text, start = text_of(page)
    marked = _furniture_of(page, text, start)
    blocks: list[Block] = []
    if start:
        blocks.append(Block("headline", text[: start - 2], Span(0, start - 2), "known:title"))
    holes = deque(sorted(marked.labels, key=lambda labelled: labelled[0]))
    for line in _lines(text, start):
        at = line.start
        while holes and holes[0][0].start < line.end:
            hole, label, why = holes[0]
            _add(blocks, text, Span(at, max(at, hole.start)), "body", "text")
            _add(blocks, text, Span(max(at, hole.start), max(at, min(hole.end, line.end))), label, why)
            at = max(at, min(hole.end, line.end))
            if hole.end > line.end:
                break
            holes.popleft()
        _add(blocks, text, Span(at, line.end), "body", "text")
    return tuple(blocks)


def _lines(text: str, start: int) -> list[Span]:
    spans: list[Span] = []
    at = start
    for line in text[start:].splitlines(keepends=True):
        spans.append(Span(at, at + len(line)))
        at += len(line)
    return spans


def _add(blocks: list[Block], text: str, span: Span, label: str, why: str) -> None:
    span = _trimmed(text, span)
    if span.start < span.end:
        blocks.append(Block(label, span.of(text), span, why))
