"""One walk over a page's tree: its visible blocks in order, the elements around them, and what its head says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from saksi.articles.elements import BLOCKS, INLINE, SKIPPED
from saksi.articles.markup import Cue, cues_of, cues_of_tag
from saksi.errors import TooDeep

__all__ = ["Boxes", "Line", "Tree", "attributes_of", "read_tree"]

_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
# The parser writes a page back with every < and > that is no tag's escaped, in attributes too.
_TAG = re.compile(r"<(?:!--.*?--|([^ >]*+)([^>]*+))>", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([^\s=>]+)(?:="([^"]*)")?')
_NAMES = re.compile(r' (class|id|role|itemprop|style|hidden)="([^"]*)"')
# What stands in <noscript> is longer only where an element left open inside it keeps it from ending.
_NOTICE = 200
# Two old elements whose content is never escaped.
_RAW = re.compile(r"<(/?)(?:xmp|plaintext)(?=[\s/>])", re.IGNORECASE)


@dataclass(slots=True)
class Boxes:
    """
    The block elements, a column for each thing known of them (an object for each took a tenth of a page's time).

    `parent` is an index (-1 for none); lines from `first` up to `last` stand in it; `own` are its own cues and `cues`
    those of the elements around it too, both 0 where no line stands in it; `attributes` as its start tag writes them.
    """

    tag: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.parent)


@dataclass(slots=True)
class Line:
    """
    A visible block of text, white space made single blanks; `linked` counts its characters that are links.

    `parts` are the inline elements in it that have attributes: name, attributes, start and end.
    """

    text: str
    box: int
    tag: str
    linked: int
    parts: list[tuple[str, str, int, int]]
    cues: int = 0

    def named_parts(self) -> Iterator[tuple[str, str]]:
        """The names (class, rel, item property) of each inline element that has some, casefolded, and its words."""
        for _, attributes, start, end in self.parts:
            words = self.text[start:end].strip()
            if words and ("class=" in attributes or "rel=" in attributes or "itemprop=" in attributes):
                said = attributes_of(attributes)
                yield " ".join(said.get(name, "") for name in ("class", "rel", "itemprop")).strip().casefold(), words

    def links(self) -> Iterator[tuple[str, str]]:
        """The words of each link in it, and what it points to as written."""
        for name, attributes, start, end in self.parts:
            if name == "a":
                yield self.text[start:end].strip(), attributes_of(attributes).get("href", "")


@dataclass(slots=True)
class Tree:
    """What one walk finds. `meta` holds (name or property, content) in page order, `data` the JSON-LD texts."""

    lines: list[Line] = field(default_factory=list)
    boxes: Boxes = field(default_factory=Boxes)
    meta: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    times: list[tuple[str, int]] = field(default_factory=list)
    properties: list[tuple[str, str, int]] = field(default_factory=list)
    title: str = ""
    language: str = ""


def attributes_of(markup: str) -> dict[str, str]:
    """The attributes in a start tag as the parser writes it; the first of a name counts."""
    said: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(markup):
        said.setdefault(name, html.unescape(value) if "&" in value else value)
    return said


def read_tree(source: str, depth: int) -> Tree:
    """
    The tree of the page `source`, walked once; TooDeep where elements stand more than `depth` deep in one another.

    The page must have passed `refuse_deep`.

    The walk goes over the tree as the parser writes it back: asking it for every node takes three times as long
    (measured on 284 pages).
    """
    walk = _Walk(depth)
    written, walk.tree.data = _written(source)
    if "<xmp" in written or "<plaintext" in written:
        written, walk.tree.data = _written(_RAW.sub(r"<\1pre", source))
    walk.run(written.replace("&nbsp;", " ").replace("\u200b", " ").replace("\xad", ""))
    tree = walk.tree
    if tree.boxes.tag[:1] == ["html"]:
        tree.language = attributes_of(tree.boxes.attributes[0]).get("lang", "")
    _judge_boxes(tree)
    return tree


def _written(source: str) -> tuple[str, list[str]]:
    """The page as the parser mends it, without what no reader sees, and its JSON-LD."""
    parser = LexborHTMLParser(source)
    data: list[str] = []
    for node in reversed(parser.css(",".join(SKIPPED))):  # inner ones first: an outer one frees them
        if node.tag == "script" and "ld+json" in (node.attributes.get("type") or ""):
            data.append(node.text())
        elif node.tag == "noscript" and len(node.text()) > _NOTICE:
            continue
        node.decompose()
    return parser.html or "", data[::-1]


# --- the walk --------------------------------------------------------------------------------------------------------

_OPEN, _CLOSE, _INLINE, _INLINE_END, _BREAK, _META, _LINK, _TITLE, _RULE = range(1, 10)
# What a tag does to the walk, by its name; those not listed do nothing.
_ACTS = {
    **dict.fromkeys(BLOCKS, _OPEN),
    **{f"/{name}": _CLOSE for name in BLOCKS},
    **dict.fromkeys(INLINE, _INLINE),
    **{f"/{name}": _INLINE_END for name in INLINE},
    "br": _BREAK,
    "hr": _RULE,
    "meta": _META,
    "link": _LINK,
    "title": _TITLE,
}


class _Walk:
    def __init__(self, depth: int) -> None:
        self.tree = Tree()
        self.depth = depth
        self.open: list[int] = []
        self.pieces: list[str] = []
        self.length = 0
        self.blank = True
        self.breaks = 0
        self.linked = 0
        self.inside: list[tuple[str, str, int]] = []  # inline elements: name, attributes, start
        self.parts: list[tuple[str, str, int, int]] = []

    def run(self, written: str) -> None:
        """Over every tag of the page and the text behind it."""
        acts, opened, last = _ACTS, self.open, self.tree.boxes.last
        pieces = iter(_TAG.split(written))
        next(pieces)
        for name, attributes, words in zip(pieces, pieces, pieces, strict=True):
            act = acts.get(name)
            if act is None:  # a comment, or an element that changes nothing
                pass
            elif act == _OPEN:
                if self.length:
                    self.flush()
                self.open_box(name, attributes)
            elif act == _CLOSE:
                if self.length:
                    self.flush()
                self.breaks = 0
                last[opened.pop()] = len(self.tree.lines)
            elif act == _INLINE:
                self.inside.append((name, attributes, self.length))
                if len(self.inside) + len(opened) > self.depth:
                    self.refuse()
                if attributes and (" itemprop=" in attributes or name == "time"):
                    self.ask(attributes)
            elif act == _INLINE_END:
                self.close_inline()
            elif act == _BREAK:
                self.line_break()
            elif act == _RULE:
                if self.length:
                    self.flush()
                self.breaks = 0
            elif act == _TITLE:
                self.tree.title = self.tree.title or _spaced(words).strip()
                continue
            else:
                self.head(act, attributes)
            if words and not (self.blank and words.isspace()):
                self.text(words)
        if self.length:
            self.flush()

    def open_box(self, name: str, attributes: str) -> None:
        self.breaks = 0
        boxes, opened = self.tree.boxes, self.open
        if len(opened) + len(self.inside) > self.depth:
            self.refuse()
        boxes.parent.append(opened[-1] if opened else -1)
        opened.append(len(boxes.tag))
        boxes.tag.append(name)
        boxes.attributes.append(attributes)
        boxes.first.append(len(self.tree.lines))
        boxes.last.append(0)
        if " itemprop=" in attributes:
            self.ask(attributes)

    def refuse(self) -> None:
        raise TooDeep(f"elements stand more than {self.depth} deep in one another")

    def ask(self, attributes: str) -> None:
        """Keep what an element's attributes say: a time, an item property."""
        said = attributes_of(attributes)
        line = len(self.tree.lines)
        if said.get("datetime"):
            self.tree.times.append((said["datetime"], line))
        if said.get("itemprop"):
            self.tree.properties.append((said["itemprop"], said.get("content", ""), line))

    def close_inline(self) -> None:
        name, attributes, start = self.inside.pop()
        if attributes and start < self.length:
            self.parts.append((name, attributes, start, self.length))
            if name == "a":
                self.linked += self.length - start

    def head(self, act: int, attributes: str) -> None:
        said = attributes_of(attributes)
        if act == _META:
            name = said.get("property") or said.get("name") or said.get("itemprop") or ""
            content = said.get("content")
            if name and content:
                self.tree.meta.append((name.lower(), content.strip()))
        else:
            self.tree.links.append((said.get("rel", "").lower(), said.get("href", "")))

    def line_break(self) -> None:
        self.breaks += 1
        if self.breaks > 1:
            if self.length:
                self.flush()
            self.breaks = 0
        elif not self.blank:
            self.pieces.append("\n")
            self.length += 1
            self.blank = True

    def text(self, words: str) -> None:
        words = _spaced(words)
        if self.blank and words[0] == " ":
            words = words[1:]
        if words:
            self.breaks = 0
            self.pieces.append(words)
            self.length += len(words)
            self.blank = words[-1] == " "

    def flush(self) -> None:
        """End the line that is being gathered."""
        text = "".join(self.pieces).rstrip()
        if self.inside:
            for name, attributes, start in self.inside:
                if name == "a" and start < self.length:
                    self.parts.append((name, attributes, start, self.length))
                    self.linked += self.length - start
            self.inside = [(name, attributes, 0) for name, attributes, _ in self.inside]
        if text:
            box = self.open[-1] if self.open else -1
            tag = self.tree.boxes.tag[box] if self.open else "body"
            self.tree.lines.append(Line(text, box, tag, min(self.linked, len(text)), self.parts))
        self.pieces, self.parts = [], []
        self.length = self.linked = 0
        self.blank = True


def _spaced(words: str) -> str:
    """Text as the parser writes it, its references undone and every run of white space one blank; "" of nothing."""
    if words.isalnum():
        return words
    if "&" in words:
        words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    bare = " ".join(words.split())
    if not bare:
        return " " if words else ""
    if words[0].isspace():
        bare = " " + bare
    return bare + " " if words[-1].isspace() else bare


# --- cues ------------------------------------------------------------------------------------------------------------

# Start tags repeat, within a page and over a site's pages; most are short.
_cues: dict[str, int] = {}
_MOST_CUES = 50_000
_LONGEST = 250


def _judge_boxes(tree: Tree) -> None:
    """Fill in the cues of the boxes that hold lines, and of these."""
    boxes = tree.boxes
    columns = zip(boxes.tag, boxes.attributes, boxes.parent, boxes.first, boxes.last, strict=True)
    for tag, attributes, parent, first, last in columns:
        own = around = 0
        if first < last:
            own = cues_of_tag(tag)
            if attributes:
                found = _cues.get(attributes)
                if found is None:
                    found = _cues_of_attributes(attributes)
                own |= found if tag != "body" and tag != "html" else found & Cue.HIDDEN
            around = own | boxes.cues[parent] if parent >= 0 else own
        boxes.own.append(own)
        boxes.cues.append(around)
    cues = boxes.cues
    for line in tree.lines:
        if line.box >= 0:
            line.cues = cues[line.box]


def _cues_of_attributes(attributes: str) -> int:
    cues = 0
    for attribute, value in _NAMES.findall(attributes):
        if attribute == "hidden" or (attribute == "style" and _HIDDEN_STYLE.search(value)):
            cues |= Cue.HIDDEN
        elif attribute != "style":
            cues |= cues_of(value)
    if len(attributes) <= _LONGEST:
        if len(_cues) >= _MOST_CUES:
            _cues.clear()
        _cues[attributes] = cues
    return cues
