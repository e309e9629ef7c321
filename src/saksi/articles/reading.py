"""A page to an article, whatever it is made of."""

from __future__ import annotations

from saksi.articles.dateline import without_outlet
from saksi.articles.extras import captions_of, comments_of, image_of, pointed_at, related_of
from saksi.articles.furniture import Furniture, mark_furniture, pointer_before
from saksi.articles.labels import KEPT, goes_on
from saksi.articles.page import ONES_OWN, ReadPage, read_html
from saksi.articles.plain import dateline_of, note_found, own_lines, read_text, text_blocks, text_of
from saksi.contract import content_id
from saksi.errors import NoArticle, TooLarge
from saksi.limits import Limits
from saksi.records import Article, Block, Link, Page, Span

__all__ = ["label_blocks", "lines_of_text", "read_article"]


def read_article(page: Page, *, limits: Limits = Limits()) -> Article:
    """
    The article that `page` holds: its one text, what in it is furniture, and what the page says beside it.

    Plain text keeps every character. CannotRead (NoArticle, TooLarge, TooDeep) where there is none to be had.
    """
    _refuse_large(page, limits)
    return read_text(page) if page.media_type == "text/plain" else _from_html(page, limits)


def label_blocks(page: Page, *, limits: Limits = Limits()) -> tuple[Block, ...]:
    """
    Every visible block of `page` in its order, with its label and why; those in the article's text with their span.

    Of plain text, the lines. Raises as `read_article` does, save that a page without an article still has its blocks.
    """
    _refuse_large(page, limits)
    if page.media_type == "text/plain":
        return text_blocks(page)
    return _blocks_of_html(read_html(page, limits))


def lines_of_text(page: Page, limits: Limits) -> tuple[str | None, list[tuple[str, str]]]:
    """The title of `page`, and the lines of its article that may turn out to be its site's, each with its label."""
    _refuse_large(page, limits)
    if page.media_type == "text/plain":
        text, start = text_of(page)
        own = own_lines(text, start, mark_furniture(text, start, plain=True))
        return page.known.title, [(span.of(text), "body") for span in own]
    read = read_html(page, limits)
    labelled = zip(read.tree.lines, read.labels, strict=True)
    return read.metadata.title, [(line.text, label.name) for line, label in labelled if label.name in ONES_OWN]


def _refuse_large(page: Page, limits: Limits) -> None:
    if len(page.body) > limits.page_bytes:
        raise TooLarge(f"{len(page.body)} bytes, more than {limits.page_bytes}")


# --- HTML ------------------------------------------------------------------------------------------------------------


def _from_html(page: Page, limits: Limits) -> Article:
    read = read_html(page, limits)
    if not read.text[read.body_start :].strip():
        raise NoArticle("no running text on the page")
    said = read.metadata
    furniture = mark_furniture(read.text, read.body_start, kept=_going_on(read))
    _credit_lines(read, furniture)
    base = page.url if "://" in page.url else said.canonical or page.url  # a saved page knows where it was
    _linked_pointers(read, furniture, base)
    furniture.editors += [name for name in read.editors if name not in furniture.editors]
    dateline = dateline_of(read.text, read.body_start, furniture)
    dateline = without_outlet(dateline, said.outlet) if dateline else None
    captions = captions_of(read)
    comments = comments_of(read)
    related = _related(furniture.related, related_of(read, base))
    evidence = said.evidence
    bylines = said.bylines
    if not bylines and furniture.writers:
        bylines = tuple(furniture.writers)
        evidence["bylines"] = "text"
    note_found(evidence, dateline, furniture)
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


def _going_on(read: ReadPage) -> frozenset[int]:
    """Where lines begin that point to another story and then go on with the article."""
    return frozenset(span.start for index, span in read.spans.items() if goes_on(read.tree.lines[index]))


def _linked_pointers(read: ReadPage, furniture: Furniture, url: str) -> None:
    """Mark a pointer inside a paragraph and the link behind it, which the article goes on after."""
    pointed: list[Link] = []
    for index, span in read.spans.items():
        line = read.tree.lines[index]
        if line.linked:
            for name, attributes, start, end in line.parts:
                pointer = pointer_before(line.text, start) if name == "a" else None
                if pointer is not None:
                    furniture.add(Span(span.start + pointer, span.start + end), "related")
                    pointed.append(pointed_at(line.text[start:end], attributes, url))
    if pointed:
        titles = {link.title for link in pointed}
        furniture.related = [*(link for link in furniture.related if link.title not in titles), *pointed]
        furniture.settle()


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
    marked = mark_furniture(read.text, read.body_start, kept=_going_on(read))
    for index, label in enumerate(read.labels):
        line = read.tree.lines[index]
        span = read.spans.get(index)
        why = label.why
        if span is not None and label.name in KEPT and any(hole.meets(span) for hole in marked.spans):
            why += "; furniture inside it is marked"
        blocks.append(Block(label.name, line.text, span, why))
    return tuple(blocks)
