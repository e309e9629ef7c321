"""An HTML page to an article and its labelled blocks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from saksi.articles.body import Body, find_body
from saksi.articles.bylines import clean_names
from saksi.articles.decoding import decoded
from saksi.articles.depth import refuse_deep
from saksi.articles.labels import KEPT, Label, label_lines
from saksi.articles.metadata import Metadata, read_metadata
from saksi.articles.outlets import mark, outlet_of
from saksi.articles.repeats import repeated_lines
from saksi.articles.tree import Tree, read_tree
from saksi.limits import Limits
from saksi.records import Page, Span

# A page that shows less of its article than this share of what its head carries leaves the rest to a script.
_SHARE_OF_STATED = 0.4
_LINE = re.compile(r"[\r\n]+")
# The labels of lines that may be the site's where other pages have them too: a table's cells and datelines repeat.
ONES_OWN = KEPT - {"table", "dateline"}

__all__ = ["ONES_OWN", "ReadPage", "read_html"]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page taken apart: its tree, the label of each line, its metadata, the article's text and where lines are."""

    tree: Tree
    body: Body
    labels: list[Label]
    metadata: Metadata
    text: str
    body_start: int
    spans: dict[int, Span]
    editors: tuple[str, ...] = ()


def read_html(page: Page, limits: Limits) -> ReadPage:
    """`page` taken apart. TooDeep where its elements stand too deep."""
    source, _ = decoded(page)
    refuse_deep(source, limits)
    tree = read_tree(source, limits.depth)
    outlet = outlet_of(page.url)
    marked = mark(tree, outlet) if outlet else None
    body = find_body(tree, marked.body if marked else -1)
    metadata = read_metadata(tree, page, (body.first, body.last), marked)
    labels = label_lines(tree, body, metadata.title, metadata.description)
    if marked:
        for index in marked.furniture:
            if labels[index].name in KEPT:
                labels[index] = Label("related", marked.outlet.by)
    if page.repeated:
        _drop_common(tree, labels, page.repeated)
    start = len(metadata.title) + 2 if metadata.title else 0
    spans: dict[int, Span] = {}
    pieces: list[str] = []
    at = start
    for index, label in enumerate(labels):
        if label.name in KEPT:
            words = tree.lines[index].text
            spans[index] = Span(at, at + len(words))
            pieces.append(words)
            at += len(words) + 2
    if metadata.body and sum(map(len, pieces)) < _SHARE_OF_STATED * len(metadata.body):
        pieces, spans = _stated_body(metadata.body, limits), {}
        metadata.evidence["text"] = "json-ld:articleBody"
    text = (f"{metadata.title}\n\n" if metadata.title else "") + "\n\n".join(pieces)
    editors = clean_names(marked.editors, metadata.outlet, page.url) if marked else ()
    return ReadPage(tree, body, labels, metadata, text, start, spans, editors)


def _drop_common(tree: Tree, labels: list[Label], repeated: frozenset[int]) -> None:
    """Label the lines that the site's pages have in common as the site's."""
    kept = [index for index, label in enumerate(labels) if label.name in ONES_OWN]
    for place in repeated_lines([tree.lines[index].text for index in kept], repeated):
        labels[kept[place]] = Label("navigation", "on other pages of the site too")


def _stated_body(stated: str, limits: Limits) -> list[str]:
    """The paragraphs of an article's body as the page's head carries it, tags and references undone."""
    if "<p" in stated or "</" in stated:
        refuse_deep(stated, limits)
        return [line.text for line in read_tree(stated, limits.depth).lines]
    lines = (html.unescape(line).strip() for line in _LINE.split(stated))
    return [line for line in lines if line]
