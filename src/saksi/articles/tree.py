"""One walk over a page's tree: its visible blocks in order, the elements around them, and what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from saksi.articles.markup import Cue, cues_of, cues_of_tag

__all__ = ["Anchor", "Box", "Line", "Picture", "Tree", "read_tree"]

_SKIPPED = frozenset(
    [
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "math",
        "select",
        "textarea",
        "audio",
        "video",
        "map",
        "head",
        "script",
        "datalist",
        "progress",
        "meter",
        "noframes",
    ]
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
        "hr",
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
_STRONG = frozenset({"b", "strong"})
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u200b]+")
_NAMED_INLINE = frozenset({"span", "time", "a", "em", "i", "small", "cite", "strong", "b", "font"})


@dataclass(slots=True)
class Anchor:
    """A link in a line: where its words stand in the line's text, and what it points to."""

    start: int
    end: int
    href: str


@dataclass(slots=True)
class Picture:
    """An image and after which line it stands."""

    url: str
    alt: str
    line: int
    box: int


@dataclass(slots=True)
class Box:
    """A block element: its parent's index (-1 for none), its lines from `first` up to `last`, its own cues and all."""

    tag: str
    parent: int
    depth: int
    own: int
    cues: int
    first: int
    last: int = 0
    names: str = ""


@dataclass(slots=True)
class Line:
    """A visible block of text, white space made single blanks; `linked` and `bold` count its characters that are."""

    text: str
    box: int
    tag: str
    cues: int
    linked: int = 0
    bold: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """What one walk finds. `meta` holds (name or property, content) in page order, `data` the JSON-LD texts."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    times: list[tuple[str, int]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    properties: list[tuple[str, str, int]] = field(default_factory=list)
    title: str = ""
    language: str = ""


def read_tree(html: str) -> Tree:
    """The tree of `html`, walked once. The page must have passed `refuse_deep`."""
    walk = _Walk()
    root = LexborHTMLParser(html).root
    if root is not None:
        walk.run(root)
    return walk.tree


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
        self.parts: list[tuple[str, str]] = []
        self.part_starts: list[tuple[str, int, str]] = []

    def run(self, root: LexborNode) -> None:
        """Depth first without recursion: a page may be as deep as its limit."""
        stack: list[tuple[LexborNode, str]] = []
        node = root
        while True:
            tag = node.tag
            if tag == "-text":
                self.text(node.text_content or "")
                child = None
            else:
                child = node.first_child if self.enter(node, tag or "") else None
            if child is not None:
                stack.append((node, tag or ""))
                node = child
                continue
            if tag != "-text":
                self.leave(tag or "")
            while (following := node.next) is None:
                if not stack:
                    self.flush()
                    return
                node, tag = stack.pop()
                self.leave(tag)
            node = following

    def enter(self, node: LexborNode, tag: str) -> bool:
        """Take an element in; whether to go into it."""
        if tag in _BLOCKS:
            self.open_box(node, tag)
            return True
        if tag in _SKIPPED:
            self.skipped(node, tag)
            return tag == "head"
        if tag in _NAMED_INLINE:
            self.inline(node, tag)
            return True
        if tag == "br":
            self.line_break()
        elif tag in ("img", "meta", "link", "title", "input", "source"):
            self.void(node, tag)
            return False
        return True

    def open_box(self, node: LexborNode, tag: str) -> None:
        self.flush()
        names, own = "", cues_of_tag(tag)
        attributes = node.attributes
        if attributes:
            names, more = self.named(attributes, tag)
            own |= more
            if tag == "html":
                self.tree.language = attributes.get("lang") or ""
        parent = self.boxes[-1] if self.boxes else -1
        above = self.tree.boxes[parent] if parent >= 0 else None
        cues = (above.cues if above else 0) | own
        depth = above.depth + 1 if above else 0
        self.tree.boxes.append(Box(tag, parent, depth, own, cues, len(self.tree.lines), names=names))
        self.boxes.append(len(self.tree.boxes) - 1)

    def named(self, attributes: dict[str, str | None], tag: str) -> tuple[str, int]:
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        own = cues_of(names) if len(names) > 1 and tag not in ("body", "html") else 0
        role = attributes.get("role")
        if role:
            own |= cues_of(role)
        prop = attributes.get("itemprop")
        if prop:
            own |= cues_of(prop)
            self.tree.properties.append((prop, attributes.get("content") or "", len(self.tree.lines)))
        if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or ""):
            own |= Cue.HIDDEN
        return names, own

    def skipped(self, node: LexborNode, tag: str) -> None:
        if tag == "script" and "ld+json" in (node.attributes.get("type") or ""):
            self.tree.data.append(node.text())

    def inline(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        if tag == "a":
            self.anchor = Anchor(self.length, self.length, attributes.get("href") or "")
        elif tag in _STRONG:
            self.bold_depth += 1
        elif tag == "time" and attributes.get("datetime"):
            self.tree.times.append((attributes["datetime"] or "", len(self.tree.lines)))
        prop = attributes.get("itemprop")
        if prop:
            self.tree.properties.append((prop, attributes.get("content") or "", len(self.tree.lines)))
        names = attributes.get("class")
        self.part_starts.append((tag, self.length, f"{names or ''} {attributes.get('rel') or ''} {prop or ''}".strip()))

    def void(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            content = attributes.get("content")
            if name and content:
                self.tree.meta.append((name.lower(), content.strip()))
        elif tag == "link":
            self.tree.links.append(((attributes.get("rel") or "").lower(), attributes.get("href") or ""))
        elif tag == "title":
            if not self.tree.title:
                self.tree.title = _SPACE.sub(" ", node.text()).strip()
        elif tag == "img":
            url = attributes.get("data-src") or attributes.get("src") or ""
            box = self.boxes[-1] if self.boxes else -1
            self.tree.pictures.append(Picture(url, attributes.get("alt") or "", len(self.tree.lines), box))

    def leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            box = self.tree.boxes[self.boxes.pop()]
            box.last = len(self.tree.lines)
            return
        if tag in _NAMED_INLINE:
            if tag == "a" and self.anchor is not None:
                self.anchor.end = self.length
                self.anchors.append(self.anchor)
                self.anchor = None
            elif tag in _STRONG:
                self.bold_depth -= 1
            if self.part_starts:
                _, start, names = self.part_starts.pop()
                if names and start < self.length:
                    self.parts.append((names, "".join(self.pieces)[start : self.length].strip()))

    def line_break(self) -> None:
        self.breaks += 1
        if self.breaks > 1:
            self.flush()
        elif not self.blank:
            self.pieces.append("\n")
            self.length += 1
            self.blank = True

    def text(self, words: str) -> None:
        words = _SPACE.sub(" ", words)
        if self.blank and words[:1] == " ":
            words = words[1:]
        if not words:
            return
        self.breaks = 0
        self.pieces.append(words)
        self.length += len(words)
        self.blank = words[-1] == " "
        if self.bold_depth:
            self.bold += len(words)

    def flush(self) -> None:
        """End the line that is being gathered."""
        self.breaks = 0
        if not self.length:
            return
        text = "".join(self.pieces).rstrip()
        anchor = self.anchor
        if anchor is not None:
            anchor.end = self.length
            self.anchors.append(anchor)
        if text:
            box = self.boxes[-1] if self.boxes else -1
            around = self.tree.boxes[box] if box >= 0 else None
            anchors = [each for each in self.anchors if each.end > each.start]
            linked = sum(min(each.end, len(text)) - each.start for each in anchors)
            cues = around.cues if around else 0
            tag = around.tag if around else "body"
            line = Line(text, box, tag, cues, linked, min(self.bold, len(text)), anchors, self.parts)
            self.tree.lines.append(line)
        self.pieces, self.anchors, self.parts = [], [], []
        self.length = self.bold = 0
        self.part_starts = [(tag, 0, names) for tag, _, names in self.part_starts]
        self.anchor = Anchor(0, 0, anchor.href) if anchor is not None else None
        self.blank = True
