"""What each line of a page is, and why."""

from __future__ import annotations

import re
from typing import NamedTuple

from saksi.articles.body import Body, is_prose
from saksi.articles.headline import folded
from saksi.articles.markup import Cue
from saksi.articles.tree import Line, Tree
from saksi.articles.wording import line_kind

__all__ = ["KEPT", "Label", "goes_on", "label_lines"]

# The labels of what stands in the article's text.
KEPT = frozenset({"body", "dateline", "subhead", "list", "table"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "h1"})
# In order: the first cue that holds names the line.
_BY_CUE = (
    (Cue.CONSENT, "navigation"),
    (Cue.SHARE, "share"),
    (Cue.NEWSLETTER, "newsletter"),
    (Cue.PAYWALL, "paywall"),
    (Cue.ADVERTISEMENT, "advertisement"),
    (Cue.RELATED, "related"),
    (Cue.TRUST, "trust-badge"),
    (Cue.FOOTER, "footer"),
    (Cue.NAVIGATION, "navigation"),
    (Cue.TAGS, "navigation"),
    (Cue.ASIDE, "related"),
    (Cue.FORM, "navigation"),
)
_NAMING = sum(cue for cue, _ in _BY_CUE) | Cue.COMMENT
_SHORT_BYLINE = 200
# How much of a description must be the beginning of a line, and the least that makes a lead.
_DESCRIBED = 60
_SHORTEST_LEAD = 40
# How a sentence ends, and how many words one has behind a pointer, less one.
_ENDS = frozenset('.!?”"')
_FEWEST_BEHIND = 3
# A dateline that stands alone: "Jakarta -", "London (AP) —".
_DATELINE = re.compile(r"[A-Z][\w.'’]{2,24}(?:,? [A-Z(][\w.'’)]{0,24}){0,4}\s?[-–—]{1,2}")
_NO_LEAD = (
    Cue.RELATED
    | Cue.COMMENT
    | Cue.SHARE
    | Cue.ADVERTISEMENT
    | Cue.ASIDE
    | Cue.NAVIGATION
    | Cue.CAPTION
    | Cue.HIDDEN
    | Cue.FIGURE
    | Cue.BYLINE
    | Cue.CONSENT
)


class Label(NamedTuple):
    """The label of a line and what decided it."""

    name: str
    why: str


def label_lines(tree: Tree, body: Body, title: str | None, description: str | None) -> list[Label]:
    """A label for each line of `tree`, in its order; `title` and `description` as the page's head gives them."""
    words = folded(title or "")
    lead = _lead(tree, body, folded(description or "")[:_DESCRIBED])
    labels: list[Label] = []
    for index, line in enumerate(tree.lines):
        if index in lead:
            labels.append(Label("body", "the lead above the article"))
        elif body.first <= index < body.last:
            labels.append(_inside(line, body.cues[index], words))
        else:
            labels.append(_outside(line, body, index, words))
    _drop_repeated(tree, labels)
    _drop_empty_heads(tree, body, labels)
    _drop_after_end(tree, body, labels)
    return labels


def _lead(tree: Tree, body: Body, description: str) -> set[int]:
    """Lines between the headline and the article that markup calls its summary, or that the head describes it with."""
    found: set[int] = set()
    for index in range(body.first - 1, max(-1, body.first - 40), -1):
        line, cues = tree.lines[index], body.cues[index]
        if line.tag == "h1":
            break
        if len(line.text) < _SHORTEST_LEAD or line.linked > 0.5 * len(line.text) or cues & Cue.HIDDEN:
            continue
        described = len(description) >= _SHORTEST_LEAD and folded(line.text).startswith(description)
        if cues & _NO_LEAD and not described:
            continue
        below = line.tag == "h2" and index > 0 and tree.lines[index - 1].tag == "h1"
        if described or below or (cues & Cue.SUMMARY and is_prose(line)):
            found.add(index)
    return found


def _is_title(text: str, title: str) -> bool:
    """Whether a line says the (folded) title; its length and first letter are looked at first."""
    size = len(title)
    if not 0 < size <= 2 * len(text) or len(text) >= min(300, 2 * size + 20):
        return False
    first = text[0].casefold()
    return (first == title[0] or not first.isascii() or not first.isalnum()) and folded(text) == title


def _by_markup(cues: int) -> Label | None:
    if not cues & _NAMING:
        return None
    if cues & Cue.COMMENT:
        return Label("comment-form" if cues & Cue.FORM else "comment", "inside comments")
    for cue, name in _BY_CUE:
        if cues & cue:
            return Label(name, f"markup: {name}")
    return None


def _caption(line: Line, cues: int) -> Label | None:
    if (cues & Cue.CREDIT and not cues & Cue.BODY) or (cues & Cue.CREDIT and cues & (Cue.FIGURE | Cue.CAPTION)):
        return Label("photo-credit", "markup: credit")
    if cues & (Cue.CAPTION | Cue.FIGURE) and not (cues & Cue.TABLE or line.tag == "blockquote"):
        return Label("caption", "markup: caption of a figure")
    return None


def _inside(line: Line, cues: int, title: str) -> Label:
    """The label of a line inside the article's box."""
    kind = _own_words(line.text)
    if kind is not None and not (kind == "related" and goes_on(line)):
        return Label(kind, "its own words")
    if cues & Cue.HIDDEN:
        return Label("navigation", "hidden")
    found = _by_markup(cues) or _caption(line, cues)
    if found:
        return found
    text = line.text
    if _DATELINE.fullmatch(text):
        return Label("dateline", "a place and a dash alone")
    if line.tag == "h1" or _is_title(text, title):
        return Label("headline", "the page's title")
    if cues & Cue.QUOTE:
        return Label("pull-quote", "markup: pull quote")
    if cues & (Cue.BYLINE | Cue.DATE) and len(text) < _SHORT_BYLINE:
        return Label("byline", "markup: byline or date")
    if line.tag in _HEADINGS:
        return Label("subhead", f"<{line.tag}>")
    if line.linked > 0.6 * len(text) and not (is_prose(line) or _linked_sentence(line)):
        return Label("related", "little but links")
    if cues & Cue.TABLE:
        return Label("table", "a table's cell")
    if cues & Cue.LIST:
        return Label("list", "a list's item")
    if is_prose(line):
        return Label("body", "running text")
    if line.tag in ("p", "blockquote", "pre", "td", "center", "dd", "dt"):
        return Label("body", f"<{line.tag}> inside the article")
    if line.tag == "div" and len(text) >= 25 and not line.linked:
        return Label("body", "text inside the article")
    return Label("navigation", "a scrap of text")


def _own_words(text: str) -> str | None:
    """The kind of a line that is furniture by its own words; where it has line breaks, every part must be."""
    if "\n" not in text:
        return line_kind(text)
    kinds = [line_kind(part) for part in text.split("\n") if part.strip()]
    return kinds[0] if all(kinds) else None


def goes_on(line: Line) -> bool:
    """Whether a sentence of the article follows the last link of a line: `Baca juga: <a>…</a> The rain went on.`"""
    if not line.linked or line.text[-1] not in _ENDS:
        return False
    behind = line.text[max((end for name, _, _, end in line.parts if name == "a"), default=len(line.text)) :].strip()
    return behind[:1].isupper() and behind.count(" ") >= _FEWEST_BEHIND


def _linked_sentence(line: Line) -> bool:
    """A paragraph that is mostly a link and still a sentence: something stands beside the link, and it ends as one."""
    text = line.text
    return line.tag == "p" and len(text) >= 60 and text[-1] in '.!?”"' and line.linked < 0.95 * len(text)


def _outside(line: Line, body: Body, index: int, title: str) -> Label:
    """The label of a line that does not stand in the article's box."""
    cues = body.cues[index]
    if line.tag == "h1" or _is_title(line.text, title):
        return Label("headline", "the page's title")
    found = _by_markup(cues) or _caption(line, cues)
    if found:
        return found
    kind = _own_words(line.text)
    if kind is not None:
        return Label(kind, "its own words")
    if cues & (Cue.BYLINE | Cue.DATE) and len(line.text) < _SHORT_BYLINE:
        return Label("byline", "markup: byline or date")
    if is_prose(line) or line.tag in _HEADINGS or len(line.text) > 60:
        return Label("related", "outside the article")
    return Label("navigation" if index < body.first else "footer", "outside the article")


def _drop_repeated(tree: Tree, labels: list[Label]) -> None:
    """A paragraph that stands on the page before is a notice of the site, or a lead said twice."""
    seen: set[str] = set()
    for index, label in enumerate(labels):
        if label.name in KEPT and len(tree.lines[index].text) > _SHORTEST_LEAD:
            words = tree.lines[index].text
            if words in seen:
                labels[index] = Label("navigation", "said before on the page")
            seen.add(words)


def _drop_empty_heads(tree: Tree, body: Body, labels: list[Label]) -> None:
    """A subhead that leads to nothing kept is the heading of something else."""
    follows = False
    for index in range(body.last - 1, body.first - 1, -1):
        name = labels[index].name
        if name == "subhead":
            if not follows:
                labels[index] = Label("related", "a heading over what is not the article")
        elif name in KEPT:
            follows = True
        elif name in ("related", "navigation", "comment", "comment-form", "newsletter", "footer", "share"):
            follows = False


def _drop_after_end(tree: Tree, body: Body, labels: list[Label]) -> None:
    """Scraps behind the last running text of the article belong to what comes after it."""
    for index in range(body.last - 1, body.first - 1, -1):
        if labels[index].name not in KEPT:
            continue
        line = tree.lines[index]
        if is_prose(line) or body.cues[index] & Cue.LIST:
            return
        if line.tag == "p" and not line.linked:
            return
        labels[index] = Label("footer", "after the article's end")
