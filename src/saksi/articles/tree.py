"""One walk over a page's tree: its visible blocks in order, the elements around them, and what its head says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from saksi.articles.markup import Cue, cues_of, cues_of_tag
from saksi.errors import TooDeep

__all__ = ["Anchor", "Boxes", "Line", "Tree", "attributes_of", "read_tree"]

# Elements whose content no reader sees as text.
_SKIPPED = (
    "style noscript template svg iframe object embed canvas math select textarea audio video map script datalist "
    "progress meter noframes noembed"
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_NAMED_INLINE = frozenset({"span", "time", "a", "em", "i", "small", "cite", "strong", "b", "font"})
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
# The parser writes a page back with every < and > that is no tag's escaped, in attributes too.
_TAG = re.compile(r"<(?:!--.*?--|([^>]*+))>", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([^\s=>]+)(?:="([^"]*)")?')
_NAMES = re.compile(r' (class|id|role|itemprop|style|hidden)="([^"]*)"')
# Two old elements whose content is never escaped.
_RAW = re.compile(r"<(/?)(?:xmp|plaintext)(?=[\s/>])", re.IGNORECASE)


@dataclass(slots=True)
class Anchor:
    """A link in a line: where its words stand in the line's text, and what it points to."""

    start: int
    end: int
    markup: str

    @property
    def href(self) -> str:
        """What it points to, as written."""
        return attributes_of(self.markup).get("href", "")


@dataclass(slots=True)
class Boxes:
    """
    The block elements, a column for each thing known of them (an object for each took a tenth of a page's time).

    `parent` is an index (-1 for none); lines from `first` up to `last` stand in it; `own` are its own cues and `cues`
    those of the elements around it too; `markup` is the element as its start tag writes it.
    """

    parent: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.parent)


@dataclass(slots=True)
class Line:
    """
    A visible block of text, white space made single blanks; `linked` and `bold` count its characters that are.

    `parts` are the inline elements in it that have names: start tag, start and end.
    """

    text: str
    box: int
    tag: str
    cues: int
    linked: int
    bold: int
    anchors: list[Anchor]
    parts: list[tuple[str, int, int]]

    def named_parts(self) -> Iterator[tuple[str, str]]:
        """The names (class, rel, item property) of each inline element that has some, casefolded, and its words."""
        for markup, start, end in self.parts:
            words = self.text[start:end].strip()
            if words:
                said = attributes_of(markup)
                yield " ".join(said.get(name, "") for name in ("class", "rel", "itemprop")).strip().casefold(), words


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
    walk.run(written)
    return walk.tree


def _written(source: str) -> tuple[str, list[str]]:
    """The page as the parser mends it, without what no reader sees, and its JSON-LD."""
    parser = LexborHTMLParser(source)
    data: list[str] = []
    for node in reversed(parser.css(_SKIPPED.replace(" ", ","))):  # inner ones first: an outer one frees them
        if node.tag == "script" and "ld+json" in (node.attributes.get("type") or ""):
            data.append(node.text())
        node.decompose()
    return parser.html or "", data[::-1]


# --- tags ------------------------------------------------------------------------------------------------------------

_NOTHING, _OPEN, _CLOSE, _INLINE, _INLINE_END, _BREAK, _VOID, _TITLE, _RULE = range(9)


class _Tag(NamedTuple):
    """A start or end tag: what it does to the walk, and its own cues; `asks` where its attributes are to be kept."""

    act: int
    name: str
    own: int = 0
    named: bool = False
    bold: bool = False
    asks: bool = False


# Tags repeat, within a page and over a site's pages; most are short.
_MOST_TAGS = 50_000
_LONGEST_TAG = 250
_END_TAGS = {
    **{f"/{name}": _Tag(_CLOSE, name) for name in _BLOCKS},
    **{f"/{name}": _Tag(_INLINE_END, name, bold=name in ("b", "strong")) for name in _NAMED_INLINE},
}


_LINKS = ((False, False), (True, False), (True, True))
_tags = dict(_END_TAGS)
# Links have an address each: all alike but for their names.
_LINK, _NAMED_LINK, _ASKED_LINK = (_Tag(_INLINE, "a", 0, named, False, asks) for named, asks in _LINKS)
_PASSED = _Tag(_NOTHING, "")
_OTHERS = {
    "br": _Tag(_BREAK, "br"),
    "hr": _Tag(_RULE, "hr"),
    "title": _Tag(_TITLE, "title"),
    "meta": _Tag(_VOID, "meta"),
    "link": _Tag(_VOID, "link"),
}


def _tag(markup: str) -> _Tag:
    """What the start or end tag `markup` is; remembered where it is likely to come again."""
    start = markup[:2]
    if start == "a ":
        if " itemprop=" in markup:
            return _ASKED_LINK
        return _NAMED_LINK if " class=" in markup or " rel=" in markup else _LINK
    if start == "im":  # a picture, or what is nothing here either
        return _PASSED
    tag = _PASSED if start[:1] == "/" else _start_tag(markup)
    if len(markup) <= _LONGEST_TAG:
        if len(_tags) >= _MOST_TAGS:
            _tags.clear()
            _tags.update(_END_TAGS)
        _tags[markup] = tag
    return tag


def _start_tag(markup: str) -> _Tag:
    name, blank, _ = markup.partition(" ")
    if name not in _BLOCKS:
        if name in _NAMED_INLINE:
            named = " class=" in markup or " rel=" in markup or " itemprop=" in markup
            asks = " itemprop=" in markup or (name == "time" and " datetime=" in markup)
            return _Tag(_INLINE, name, 0, named, name in ("b", "strong"), asks)
        return _OTHERS.get(name, _PASSED)
    own = cues_of_tag(name)
    asks = name == "html"
    if blank:
        outer = name in ("html", "body")
        for attribute, value in _NAMES.findall(markup):
            if attribute in ("class", "id"):
                own |= 0 if outer else cues_of(value)
            elif attribute == "hidden" or (attribute == "style" and _HIDDEN_STYLE.search(value)):
                own |= Cue.HIDDEN
            elif attribute != "style":
                own |= cues_of(value)
                asks = asks or attribute == "itemprop"
    return _Tag(_OPEN, name, own, False, False, asks)


# --- the walk --------------------------------------------------------------------------------------------------------


class _Walk:
    def __init__(self, depth: int) -> None:
        self.tree = Tree()
        self.depth = depth
        self.open: list[tuple[int, int, str]] = [(-1, 0, "body")]  # box, its cues, its tag
        self.pieces: list[str] = []
        self.length = 0
        self.blank = True
        self.anchor: Anchor | None = None
        self.anchors: list[Anchor] = []
        self.bold_depth = 0
        self.bold = 0
        self.breaks = 0
        self.parts: list[tuple[str, int, int]] = []
        self.part_starts: list[tuple[str, int]] = []

    def run(self, written: str) -> None:
        """Over every tag of the page and the text behind it."""
        known, opened, last = _tags, self.open, self.tree.boxes.last
        pieces = iter(_TAG.split(written))
        next(pieces)
        for markup, words in zip(pieces, pieces, strict=True):
            if markup is not None:  # else a comment
                tag = known.get(markup) or _tag(markup)
                act = tag.act
                if act == _OPEN:
                    if self.length:
                        self.flush()
                    self.open_box(markup, tag)
                elif act == _CLOSE:
                    if self.length:
                        self.flush()
                    self.breaks = 0
                    last[opened.pop()[0]] = len(self.tree.lines)
                elif act == _INLINE:
                    self.open_inline(markup, tag)
                elif act == _INLINE_END:
                    self.close_inline(tag)
                elif act == _BREAK:
                    self.line_break()
                elif act == _VOID:
                    self.void(markup, tag)
                elif act == _RULE:
                    if self.length:
                        self.flush()
                    self.breaks = 0
                elif act == _TITLE:
                    self.tree.title = self.tree.title or _spaced(words).strip()
                    continue
            if words and not (self.blank and words.isspace()):
                self.text(words)
        if self.length:
            self.flush()

    def open_box(self, markup: str, tag: _Tag) -> None:
        self.breaks = 0
        boxes, line = self.tree.boxes, len(self.tree.lines)
        if tag.asks:
            self.ask(markup, tag.name)
        if len(self.open) + len(self.part_starts) > self.depth:
            self.refuse()
        parent, cues, _ = self.open[-1]
        cues |= tag.own
        self.open.append((len(boxes.own), cues, tag.name))
        boxes.parent.append(parent)
        boxes.own.append(tag.own)
        boxes.cues.append(cues)
        boxes.first.append(line)
        boxes.last.append(line)
        boxes.markup.append(markup)

    def refuse(self) -> None:
        raise TooDeep(f"elements stand more than {self.depth} deep in one another")

    def ask(self, markup: str, name: str) -> None:
        """Keep what an element's attributes say: language, time, item property."""
        said = attributes_of(markup)
        line = len(self.tree.lines)
        if name == "html":
            self.tree.language = said.get("lang", "")
        elif name == "time" and said.get("datetime"):
            self.tree.times.append((said["datetime"], line))
        if said.get("itemprop"):
            self.tree.properties.append((said["itemprop"], said.get("content", ""), line))

    def open_inline(self, markup: str, tag: _Tag) -> None:
        if tag.name == "a":
            self.anchor = Anchor(self.length, self.length, markup)
        elif tag.bold:
            self.bold_depth += 1
        if tag.asks:
            self.ask(markup, tag.name)
        if len(self.open) + len(self.part_starts) > self.depth:
            self.refuse()
        self.part_starts.append((markup if tag.named else "", self.length))

    def close_inline(self, tag: _Tag) -> None:
        if tag.name == "a" and self.anchor is not None:
            self.anchor.end = self.length
            self.anchors.append(self.anchor)
            self.anchor = None
        elif tag.bold:
            self.bold_depth -= 1
        if self.part_starts:
            markup, start = self.part_starts.pop()
            if markup and start < self.length:
                self.parts.append((markup, start, self.length))

    def void(self, markup: str, tag: _Tag) -> None:
        said = attributes_of(markup)
        if tag.name == "meta":
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
        if self.blank and words[:1] == " ":
            words = words[1:]
        if not words:
            return
        self.breaks = 0
        self.pieces.append(words)
        size = len(words)
        self.length += size
        self.blank = words[-1] == " "
        if self.bold_depth:
            self.bold += size

    def flush(self) -> None:
        """End the line that is being gathered."""
        text = "".join(self.pieces).rstrip()
        anchor = self.anchor
        if anchor is not None:
            anchor.end = self.length
            self.anchors.append(anchor)
        if text:
            anchors, linked, size = self.anchors, 0, len(text)
            if anchors:
                anchors = [each for each in anchors if each.end > each.start]
                linked = sum(min(each.end, size) - each.start for each in anchors)
            box, cues, tag = self.open[-1]
            self.tree.lines.append(Line(text, box, tag, cues, linked, min(self.bold, size), anchors, self.parts))
        self.pieces, self.anchors, self.parts = [], [], []
        self.length = self.bold = 0
        if self.part_starts:
            self.part_starts = [(markup, 0) for markup, _ in self.part_starts]
        if anchor is not None:
            self.anchor = Anchor(0, 0, anchor.markup)
        self.blank = True


def _spaced(words: str) -> str:
    """Text as the parser writes it, its references undone and every run of white space one blank."""
    if "&" in words:
        words = words.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    if "\u200b" in words or "\xad" in words:
        words = words.replace("\u200b", " ").replace("\xad", "")
    bare = " ".join(words.split())
    if not bare:
        return " " if words else ""
    if words[0].isspace():
        bare = " " + bare
    return bare + " " if words[-1].isspace() else bare
