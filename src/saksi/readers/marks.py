"""
An article's text as HTML with its findings marked.

The marks are laid here and not in the browser: a span counts code points, a browser counts UTF-16 units. Findings may
lie in one another and overlap; a mark that crosses the end of another one, or of a line, is written in fragments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from saksi.records import Span

__all__ = ["KINDS", "Mark", "lines_of", "marked", "marked_lines", "visible"]

# The order in which marks of the same words lie in one another, the outermost first.
KINDS = ("furniture", "statement", "event", "speaker", "cue", "person", "body", "place", "moment", "hit")
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Mark:
    """
    Words to mark: what kind of finding they are, the finding's id, its short sign ("S1") and a title for a pointer.

    The first fragment of a finding carries its id and its sign, every one of them names it.
    """

    span: Span
    kind: str
    finding: str = ""
    sign: str = ""
    title: str = ""


@dataclass(slots=True)
class _Pen:
    """Which findings have been met, so that an id stands once in a page."""

    met: set[str] = field(default_factory=set)

    def opening(self, mark: Mark) -> str:
        """The start tag of a fragment of `mark`."""
        parts = [f'<span class="mark {escape(mark.kind)}"']
        if mark.finding:
            parts.append(f' data-of="{_attribute(mark.finding)}"')
            if mark.finding not in self.met:
                self.met.add(mark.finding)
                parts.append(f' id="{_attribute(mark.finding)}"')
                if mark.sign:
                    parts.append(f' data-sign="{_attribute(mark.sign)}"')
        if mark.title:
            parts.append(f' title="{_attribute(mark.title)}"')
        return "".join(parts) + ">"


def visible(text: str) -> str:
    """`text` as a page can hold it: NUL and lone surrogates as U+FFFD, one for one, so that no offset moves."""
    if text.isascii() and "\0" not in text:
        return text
    return "".join("\ufffd" if mark == "\0" or "\ud800" <= mark <= "\udfff" else mark for mark in text)


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """`text` escaped, with `marks` as nested spans; its text content is `visible(text)`, every character."""
    return Markup(_laid(visible(text), Span(0, len(text)), _ordered(marks, len(text)), _Pen()))  # noqa: S704 - escaped


def marked_lines(text: str, marks: Iterable[Mark], title_end: int = 0) -> Markup:
    """
    `text` as `marked` does it, each line a paragraph, what stands before `title_end` a headline.

    The line breaks stand between the paragraphs: the text content is `visible(text)` still.
    """
    shown, pen, parts = visible(text), _Pen(), list[str]()
    waiting = list(reversed(_ordered(marks, len(text))))
    active: list[Mark] = []
    done = 0
    for line in lines_of(shown):
        parts.append(_escaped(shown[done : line.start]))
        done = line.end
        while waiting and waiting[-1].span.start < line.end:
            active.append(waiting.pop())
        active = [mark for mark in active if mark.span.end > line.start]
        tag, name = ("h1", "headline") if line.start < title_end else ("p", _class_of(line, active))
        parts.append(f'<{tag} class="{name}">{_laid(shown, line, active, pen)}</{tag}>')
    parts.append(_escaped(shown[done:]))
    return Markup("".join(parts))  # noqa: S704 - every piece is escaped


def lines_of(text: str) -> Iterator[Span]:
    """The lines of `text` that hold anything, without their breaks."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield Span(start, end)
        start = end + 1


def _class_of(line: Span, active: Iterable[Mark]) -> str:
    aside = any(mark.kind == "furniture" and mark.span.covers(line) for mark in active)
    return "line aside" if aside else "line"


def _ordered(marks: Iterable[Mark], length: int) -> list[Mark]:
    """The marks that hold a character of the text, the outermost first."""
    inside = (mark for mark in marks if 0 <= mark.span.start < min(mark.span.end, length))
    return sorted(inside, key=lambda mark: (mark.span.start, -mark.span.end, _RANK[mark.kind], mark.finding))


def _laid(text: str, window: Span, marks: Sequence[Mark], pen: _Pen) -> str:
    """The HTML of `text` inside `window`; `marks` are ordered and may reach out of it."""
    cuts = sorted(
        {window.start, window.end}
        | {max(mark.span.start, window.start) for mark in marks}
        | {min(mark.span.end, window.end) for mark in marks}
    )
    parts: list[str] = []
    open_marks: list[Mark] = []
    ahead = 0
    for start, end in pairwise(cuts):
        ending = next((n for n, mark in enumerate(open_marks) if mark.span.end <= start), len(open_marks))
        parts.append("</span>" * (len(open_marks) - ending))
        going_on = [mark for mark in open_marks[ending:] if mark.span.end > start]
        del open_marks[ending:]
        while ahead < len(marks) and max(marks[ahead].span.start, window.start) <= start:
            going_on.append(marks[ahead])
            ahead += 1
        parts.extend(pen.opening(mark) for mark in going_on)
        open_marks += going_on
        parts.append(_escaped(text[start:end]))
    parts.append("</span>" * len(open_marks))
    return "".join(parts)


def _escaped(text: str) -> str:
    # A parser of HTML turns a bare CR into LF; as a reference it stays what it is.
    return str(escape(text)).replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return _escaped(visible(text))
