"""
Which of a page's lines are the article.

Every line gets a weight: characters of prose count for it, links, scraps and what its markup says count against it.
The article is the box with the greatest sum of weights (a subtree sum, so that one pass finds it and paragraphs in
sibling boxes meet in their parent); within it each line is labelled for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.articles.markup import Cue
from saksi.articles.tree import Line, Tree

__all__ = ["Body", "find_body", "is_prose"]

_AGAINST = (
    Cue.COMMENT
    | Cue.RELATED
    | Cue.SHARE
    | Cue.NAVIGATION
    | Cue.FOOTER
    | Cue.ADVERTISEMENT
    | Cue.NEWSLETTER
    | Cue.PAYWALL
    | Cue.ASIDE
    | Cue.TRUST
    | Cue.FORM
    | Cue.HIDDEN
    | Cue.TAGS
    | Cue.BYLINE
    | Cue.DATE
    | Cue.HEADER
    | Cue.FIGURE
    | Cue.CAPTION
    | Cue.CREDIT
    | Cue.CONSENT
    | Cue.QUOTE
)
_DOUBTABLE = tuple(
    1 << place
    for place in range(_AGAINST.bit_length())
    if 1 << place & _AGAINST & ~(Cue.COMMENT | Cue.RELATED | Cue.HIDDEN | Cue.CONSENT)
)
_BESIDE = Cue.QUOTE | Cue.CAPTION | Cue.CREDIT | Cue.FIGURE | Cue.BYLINE | Cue.DATE | Cue.HEADER | Cue.TAGS
_ENDS = re.compile(r"[.!?…。！？\"”»’)]\s*$")
_FACTOR = {"p": 1.0, "div": 0.8, "section": 0.8, "article": 0.8, "td": 0.6, "li": 0.5, "dd": 0.5, "blockquote": 0.9}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A box whose markup says it is no article is believed unless it holds this much of the page's prose.
_TOO_MUCH = 0.5
# A box inside the best one is preferred while it keeps this much: teasers of other stories stand around an article.
_AS_GOOD = 0.75
# What a line of links and a scrap of text weigh, where a paragraph weighs its characters.
_LINK = -16.0
_SCRAP = -4.0
# Boxes of one kind are doubted together when they hold this much of it.
_MOST_OF_ALL = 0.5
# An article with less of the prose than this is sought again with only comments believed.
_ENOUGH = 0.25
# What an element named as the article's body is not part of, whatever stands around it.
_AROUND = Cue.ASIDE | Cue.HEADER | Cue.FORM | Cue.NAVIGATION | Cue.ADVERTISEMENT | Cue.PAYWALL


@dataclass(frozen=True, slots=True)
class Body:
    """`root` is the box that holds the article (-1 for none); `cues` and `weights` of each line as they were judged."""

    root: int
    first: int
    last: int
    cues: tuple[int, ...]
    weights: tuple[float, ...]


def is_prose(line: Line) -> bool:
    """Whether a line reads as running text: long enough, mostly not linked, or a short sentence that ends as one."""
    length = len(line.text)
    free = length - line.linked
    if free < 25 or free < 0.5 * length or line.tag in _HEADINGS:
        return False
    return free >= 80 or (line.text.count(" ") >= 3 and _ENDS.search(line.text) is not None)


def find_body(tree: Tree, known: int = -1) -> Body:
    """
    The box of the article and the judged lines; `root` is -1 where no box holds prose.

    `known` is the box that a rule for the outlet names, -1 where none does.
    """
    raw = [_raw_weight(line) for line in tree.lines]
    if known >= 0:
        cues = _believed_cues(tree, raw, _AGAINST)
        weights = [_weight(line, raw[i], cues[i]) for i, line in enumerate(tree.lines)]
        return Body(known, tree.boxes.first[known], tree.boxes.last[known], tuple(cues), tuple(weights))
    body = _chosen(tree, raw, _believed_cues(tree, raw, _AGAINST))
    if sum(raw[body.first : body.last]) < _ENOUGH * sum(raw):
        trusting = _chosen(
            tree, raw, _believed_cues(tree, raw, Cue.COMMENT | Cue.HIDDEN | Cue.CONSENT | Cue.CAPTION | Cue.FIGURE)
        )
        if trusting.root >= 0:
            return trusting
    return body


def _chosen(tree: Tree, raw: list[float], cues: list[int]) -> Body:
    weights = [_weight(line, raw[i], cues[i]) for i, line in enumerate(tree.lines)]
    sums = _running(weights)
    best, most = -1, 0.0
    first, last = tree.boxes.first, tree.boxes.last
    for index, (start, end) in enumerate(zip(first, last, strict=True)):
        total = sums[end] - sums[start]
        if total > most:
            best, most = index, total
    if best < 0:
        return Body(-1, 0, 0, tuple(cues), tuple(weights))
    for index in range(best + 1, len(tree.boxes)):
        if first[index] >= last[best]:
            break
        if sums[last[index]] - sums[first[index]] >= _AS_GOOD * most:
            best = index
    return Body(best, first[best], last[best], tuple(cues), tuple(weights))


def _running(weights: list[float]) -> list[float]:
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    return sums


def _raw_weight(line: Line) -> float:
    if len(line.text) < 25 or not is_prose(line):
        return 0.0
    return (len(line.text) - line.linked) * _FACTOR.get(line.tag, 0.7)


def _believed_cues(tree: Tree, raw: list[float], against: int) -> list[int]:
    """
    The cues of each line, without those that hold too much of the prose to be what they say.

    A box is not believed that holds most of it alone; a cue is not believed anywhere when its boxes together do, save
    comments and related stories, which may well outgrow the article.
    """
    sums = _running(raw)
    total = sums[-1]
    doubted = _doubted(tree, raw, total)
    believed: list[int] = []
    boxes = tree.boxes
    kept = ~doubted & ~(_AGAINST & ~against)
    for said, parent, first, last in zip(boxes.own, boxes.parent, boxes.first, boxes.last, strict=True):
        own = said & kept
        if own & _AGAINST and sums[last] - sums[first] > _TOO_MUCH * total:
            own &= ~_AGAINST
        above = believed[parent] if parent >= 0 else 0
        if said & Cue.BODY and not own & _AGAINST:
            above &= ~_AROUND
        believed.append(above | own)
    return [believed[line.box] if line.box >= 0 else 0 for line in tree.lines]


def _doubted(tree: Tree, raw: list[float], total: float) -> int:
    shares: dict[int, float] = {}
    for line, weight in zip(tree.lines, raw, strict=True):
        if weight:
            cues = line.cues & _AGAINST
            shares[cues] = shares.get(cues, 0.0) + weight
    doubted = 0
    for cue in _DOUBTABLE:
        if sum(weight for cues, weight in shares.items() if cues & cue) > _MOST_OF_ALL * total:
            doubted |= cue
    return doubted


def _weight(line: Line, raw: float, cues: int) -> float:
    if cues & _AGAINST:
        return -1.0 if cues & _BESIDE and not cues & (_AGAINST & ~_BESIDE) else -3.0 - 0.1 * raw
    if raw:
        return raw * (1.5 if cues & Cue.BODY else 1.0)
    if line.tag in _HEADINGS:
        return -1.0
    return _LINK if line.linked > 0.5 * len(line.text) else _SCRAP
