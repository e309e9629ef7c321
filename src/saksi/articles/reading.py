"""A page to an article, whatever it is made of."""

from __future__ import annotations

from saksi.articles.dateline import FoundDateline, find_dateline
from saksi.articles.decoding import decoded
from saksi.articles.extras import captions_of, comments_of, image_of, related_of
from saksi.articles.furniture import Furniture, mark_furniture
from saksi.articles.labels import KEPT
from saksi.articles.page import ReadPage, read_html
from saksi.contract import content_id
from saksi.errors import NoArticle, TooLarge
from saksi.limits import Limits
from saksi.records import Article, Block, Link, Page, Span

__all__ = ["label_blocks", "read_article"]


def read_article(page: Page, *, limits: Limits = Limits()) -> Article:
    """
    The article that `page` holds: its one text, what in it is furniture, and what the page says beside it.

    Plain text keeps every character. CannotRead (NoArticle, TooLarge, TooDeep) where there is none to be had.
    """
    _refuse_large(page, limits)
    return _from_text(page) if page.media_type == "text/plain" else _from_html(page, limits)


def label_blocks(page: Page, *, limits: Limits = Limits()) -> tuple[Block, ...]:
    """
    Every visible block of `page` in its order, with its label and why; those in the article's text with their span.

    Of plain text, the lines. Raises as `read_article` does, save that a page without an article still has its blocks.
    """
    _refuse_large(page, limits)
    if page.media_type == "text/plain":
        return _blocks_of_text(page)
    return _blocks_of_html(read_html(page, limits))


def _refuse_large(page: Page, limits: Limits) -> None:
    if len(page.body) > limits.page_bytes:
        raise TooLarge(f"{len(page.body)} bytes, more than {limits.page_bytes}")


# --- plain text ------------------------------------------------------------------------------------------------------


def _text_of(page: Page) -> tuple[str, int]:
    body, _ = decoded(page)
    if not body.strip():
        raise NoArticle("the text is empty")
    title = page.known.title
    return (f"{title}\n\n{body}", len(title) + 2) if title else (body, 0)


def _from_text(page: Page) -> Article:
    text, start = _text_of(page)
    known = page.known
    furniture = mark_furniture(text, start)
    dateline = _dateline(text, start, furniture)
    evidence = {
        name: f"known:{name}"
        for name in ("outlet", "title", "published", "modified", "language", "section", "keywords", "bylines")
        if getattr(known, name)
    }
    bylines = known.bylines
    if not bylines and furniture.writers:
        bylines = tuple(furniture.writers)
        evidence["bylines"] = "text"
    _note(evidence, dateline, furniture)
    return Article(
        id=content_id("article", page.url, page.digest),
        url=page.url,
        canonical=None,
        outlet=known.outlet,
        title=known.title,
        text=text,
        published=known.published,
        modified=known.modified,
        language=known.language,
        section=known.section,
        keywords=known.keywords,
        dateline=dateline.dateline if dateline else None,
        bylines=bylines,
        editors=tuple(furniture.editors),
        credits=tuple(furniture.credits),
        image=None,
        captions=(),
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


def _note(evidence: dict[str, str], dateline: FoundDateline | None, furniture: Furniture) -> None:
    found = {
        "dateline": dateline,
        "editors": furniture.editors,
        "credits": furniture.credits,
        "related": furniture.related,
    }
    evidence.update({name: "text" for name, value in found.items() if value})


def _dateline(text: str, start: int, furniture: Furniture) -> FoundDateline | None:
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


def _blocks_of_text(page: Page) -> tuple[Block, ...]:
    text, start = _text_of(page)
    marked = mark_furniture(text, start)
    blocks: list[Block] = []
    if start:
        blocks.append(Block("headline", text[: start - 2], Span(0, start - 2), "known:title"))
    labels = {span.start: label for span, label in reversed(marked.labels)}
    for line in _lines(text, start):
        at = line.start
        for hole in (span for span in marked.spans if span.meets(line)):
            _add(blocks, text, Span(at, max(at, hole.start)), "body", "text")
            cut = Span(max(hole.start, line.start), min(hole.end, line.end))
            _add(blocks, text, cut, labels.get(hole.start, "navigation"), "its own words")
            at = cut.end
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
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        blocks.append(Block(label, text[start:end], Span(start, end), why))


# --- HTML ------------------------------------------------------------------------------------------------------------


def _from_html(page: Page, limits: Limits) -> Article:
    read = read_html(page, limits)
    if not read.text[read.body_start :].strip():
        raise NoArticle("no running text on the page")
    said = read.metadata
    furniture = mark_furniture(read.text, read.body_start)
    _credit_lines(read, furniture)
    furniture.editors += [name for name in read.editors if name not in furniture.editors]
    dateline = _dateline(read.text, read.body_start, furniture)
    captions = captions_of(read)
    comments = comments_of(read)
    related = _related(furniture.related, related_of(read, page.url))
    evidence = said.evidence
    bylines = said.bylines
    if not bylines and furniture.writers:
        bylines = tuple(furniture.writers)
        evidence["bylines"] = "text"
    _note(evidence, dateline, furniture)
    if captions:
        evidence["captions"] = "markup"
    if related and "related" not in evidence:
        evidence["related"] = "markup"
    if comments:
        evidence["comments"] = "markup"
    return Article(
        id=content_id("article", page.url, page.digest),
        url=page.url,
        canonical=said.canonical,
        outlet=said.outlet,
        title=said.title,
        text=read.text,
        published=said.published,
        modified=said.modified,
        language=said.language,
        section=said.section,
        keywords=said.keywords,
        dateline=dateline.dateline if dateline else None,
        bylines=bylines,
        editors=tuple(furniture.editors),
        credits=tuple(furniture.credits),
        image=image_of(read, captions),
        captions=captions,
        related=related,
        comments=comments,
        paywalled=said.paywalled,
        furniture=tuple(furniture.spans),
        evidence=dict(sorted(evidence.items())),
        origin=page.origin,
        fetched=page.fetched,
        digest=page.digest,
        body_start=read.body_start,
    )


def _credit_lines(read: ReadPage, furniture: Furniture) -> None:
    """Take the credits from the lines that were left out of the text."""
    for index, label in enumerate(read.labels):
        if label.name == "credit" and index not in read.spans:
            words = read.tree.lines[index].text
            apart = mark_furniture(words, 0)
            furniture.credits += apart.credits
            furniture.editors += [name for name in apart.editors if name not in furniture.editors]
            furniture.writers += [name for name in apart.writers if name not in furniture.writers]


def _related(in_text: list[Link], linked: tuple[Link, ...]) -> tuple[Link, ...]:
    titles = {link.title for link in linked}
    return (*(link for link in in_text if link.title not in titles), *linked)


def _blocks_of_html(read: ReadPage) -> tuple[Block, ...]:
    blocks: list[Block] = []
    marked = mark_furniture(read.text, read.body_start)
    for index, label in enumerate(read.labels):
        line = read.tree.lines[index]
        span = read.spans.get(index)
        why = label.why
        if span is not None and label.name in KEPT and any(hole.meets(span) for hole in marked.spans):
            why += "; furniture inside it is marked"
        blocks.append(Block(label.name, line.text, span, why))
    return tuple(blocks)
