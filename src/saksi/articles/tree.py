"""One walk over a page's tree: its visible blocks in order, the elements around them, and what its head says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from saksi.articles.markup import Cue, cues_of, cues_of_tag

__all__ = ["Anchor", "Box", "Line", "Tree", "attributes_of", "read_tree"]

# Elements whose content no reader sees as text.
_SKIPPED = (
    "style noscript template svg iframe object embed canvas math select textarea audio video map script datalist "
    "progress meter noframes noembed"
)
_BLOCKS = frozenset(
    (
        "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hgroup html label legend li main menu nav ol option p pre "
        "section summary table tbody td tfoot th thead tr ul"
    ).split()
)
_NAMED_INLINE = frozenset({"span", "time", "a", "em", "i", "small", "cite", "strong", "b", "font"})
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
# The parser writes a page back with every < and > that is no tag's escaped, in attributes too.
_TAG = re.compile(r"<(?:!--.*?--|([^>]*+))>", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([^\s=>]+)(?:="([^"]*)")?')
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
class Box:
    """
    A block element: its parent's index (-1 for none), its lines from `first` up to `last`, its own cues and all.

    `markup` is the element as its start tag writes it.
    """

    tag: str
    parent: int
    own: int
    cues: int
    first: int
    markup: str
    last: int = 0


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
    boxes: list[Box] = field(default_factory=list)
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


def read_tree(source: str) -> Tree:
    """
    The tree of the page `source`, walked once. It must have passed `refuse_deep`.

    The walk goes over the tree as the parser writes it back: asking it for every node takes three times as long
    (measured on 284 pages).
    """
    walk = _Walk()
    written, walk.tree.data = _written(source)
    if "<xmp" in written or "<plaintext" in written:
        written, walk.tree.data = _written(_RAW.sub(r"<\1pre", source))
    walk.run(" ".join(written.replace("&nbsp;", " ").replace("\u200b", " ").split()))
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
_MOST_TAGS = 30_000
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
    if not blank:
        return _Tag(_OPEN, name, own)
    if name not in ("body", "html"):
        own |= cues_of(f"{_value(markup, ' class=')} {_value(markup, ' id=')}")
    prop = _value(markup, " itemprop=")
    own |= cues_of(_value(markup, " role=")) | cues_of(prop)
    if (" hidden" in markup and "hidden" in attributes_of(markup)) or _HIDDEN_STYLE.search(_value(markup, " style=")):
        own |= Cue.HIDDEN
    return _Tag(_OPEN, name, own, asks=bool(prop) or name == "html")


def _value(markup: str, attribute: str) -> str:
    """What `attribute`, written with its blank and equals sign, is set to; quicker than all of `attributes_of`."""
    at = markup.find(attribute)
    if at < 0:
        return ""
    at += len(attribute) + 1
    end = markup.find('"', at)
    return markup[at:end]


# --- the walk --------------------------------------------------------------------------------------------------------


class _Walk:
    def __init__(self) -> None:
        self.tree = Tree()
        self.boxes: list[int] = []
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
        known = _tags
        pieces = iter(_TAG.split(written))
        next(pieces)
        for markup, words in zip(pieces, pieces, strict=True):
            if markup is not None:  # else a comment
                tag = known.get(markup) or _tag(markup)
                act = tag.act
                if act == _OPEN:
                    self.open_box(markup, tag)
                elif act == _CLOSE:
                    if self.length:
                        self.flush()
                    self.breaks = 0
                    self.tree.boxes[self.boxes.pop()].last = len(self.tree.lines)
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
                    self.tree.title = self.tree.title or _unescaped(words).strip()
                    continue
            if words and (words != " " or not self.blank):
                self.text(words)
        if self.length:
            self.flush()

    def open_box(self, markup: str, tag: _Tag) -> None:
        if self.length:
            self.flush()
        self.breaks = 0
        tree = self.tree
        if tag.asks:
            said = attributes_of(markup)
            if tag.name == "html":
                tree.language = said.get("lang", "")
            if "itemprop" in said:
                tree.properties.append((said["itemprop"], said.get("content", ""), len(tree.lines)))
        parent = self.boxes[-1] if self.boxes else -1
        own = tag.own
        self.boxes.append(len(tree.boxes))
        cues = tree.boxes[parent].cues | own if parent >= 0 else own
        tree.boxes.append(Box(tag.name, parent, own, cues, len(tree.lines), markup))

    def open_inline(self, markup: str, tag: _Tag) -> None:
        if tag.name == "a":
            self.anchor = Anchor(self.length, self.length, markup)
        elif tag.bold:
            self.bold_depth += 1
        if tag.asks:
            said = attributes_of(markup)
            if tag.name == "time" and said.get("datetime"):
                self.tree.times.append((said["datetime"], len(self.tree.lines)))
            if said.get("itemprop"):
                self.tree.properties.append((said["itemprop"], said.get("content", ""), len(self.tree.lines)))
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
        if "&" in words:
            words = _unescaped(words)
        if self.blank and words[0] == " ":
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
            box = self.boxes[-1] if self.boxes else -1
            around = self.tree.boxes[box] if box >= 0 else None
            anchors, linked, size = self.anchors, 0, len(text)
            if anchors:
                anchors = [each for each in anchors if each.end > each.start]
                linked = sum(min(each.end, size) - each.start for each in anchors)
            cues, tag = (around.cues, around.tag) if around else (0, "body")
            self.tree.lines.append(Line(text, box, tag, cues, linked, min(self.bold, size), anchors, self.parts))
        self.pieces, self.anchors, self.parts = [], [], []
        self.length = self.bold = 0
        if self.part_starts:
            self.part_starts = [(markup, 0) for markup, _ in self.part_starts]
        if anchor is not None:
            self.anchor = Anchor(0, 0, anchor.markup)
        self.blank = True


def _unescaped(words: str) -> str:
    """`words` with the references undone that the parser writes in text."""
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
