"""What stands between quotation marks, in any language."""

from __future__ import annotations

from collections.abc import Iterable

from saksi.languages.base import Quotation
from saksi.records import Span

__all__ = ["quotations_in"]

_CLOSES = {"“": "”", "„": "”“", "«": "»", "”": "”", "″": "″"}
# "�" stands where a wrong charset lost a mark: it opens and closes by what stands beside it, as an apostrophe does.
_SINGLE_CLOSES = {"‘": "’", "'": "'", "\ufffd": "\ufffd"}
# Apostrophes look like single marks: what they could enclose is searched no further than this.
LONGEST_SINGLE = 1_000
LONGEST_TYPEWRITTEN = 2_000


def quotations_in(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """
    The outermost quotations of each paragraph, left to right.

    Marks are paired by type and by what stands beside them, so an odd mark costs its own paragraph only. A mark that
    never closes ends with its paragraph (`closed` is false): where the next paragraph begins with a mark, the same
    words go on there. Single marks count where no double mark stands in the paragraph or they frame a clause.
    """
    out: list[Quotation] = []
    for paragraph in paragraphs:
        out.extend(_in_paragraph(text, paragraph))
    return tuple(out)


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    singles = _SingleMarks(text, paragraph)
    position = paragraph.start
    while position < paragraph.end:
        mark = text[position]
        if (typed := _typewritten(text, position, paragraph)) is not None:
            found.append(typed)
            position = typed.outer.end
        elif mark in '“„«"″' and _can_open(text, position, paragraph):
            close = _closing(text, position, paragraph)
            found.append(_quotation(text, position, close, paragraph))
            position = found[-1].outer.end
        elif mark == "”" and _can_open(text, position, paragraph) and _closing(text, position, paragraph) is not None:
            found.append(_quotation(text, position, _closing(text, position, paragraph), paragraph))
            position = found[-1].outer.end
        elif mark in _SINGLE_CLOSES and _single_can_open(text, position, paragraph):
            close = singles.closing(position)
            if close is None:
                position += 1
                continue
            found.append(_quotation(text, position, close, paragraph))
            position = found[-1].outer.end
        else:
            position += 1
    return found


def _typewritten(text: str, position: int, paragraph: Span) -> Quotation | None:
    """What stands between two grave accents and two apostrophes, or two pairs of apostrophes: ``…''."""
    mark = text[position : position + 2]
    if mark not in ("``", "''") or not _before(text, position, paragraph).isspace():
        return None
    close = text.find("''", position + 2, min(paragraph.end, position + LONGEST_TYPEWRITTEN))
    if close <= position + 2:
        return None
    return Quotation(position + 2, close, Span(position, close + 2), closed=True)


def _quotation(text: str, opening: int, closing: int | None, paragraph: Span) -> Quotation:
    if closing is not None:
        return Quotation(opening + 1, closing, Span(opening, closing + 1), closed=True)
    end = _next_opening(text, opening, paragraph)
    while end > opening + 1 and text[end - 1].isspace():
        end -= 1
    return Quotation(opening + 1, end, Span(opening, end), closed=False)


def _next_opening(text: str, opening: int, paragraph: Span) -> int:
    for position in range(opening + 1, paragraph.end):
        if text[position] in '"“' and _reopens(text, position, paragraph):
            return position
    return paragraph.end


def _before(text: str, position: int, paragraph: Span) -> str:
    return text[position - 1] if position > paragraph.start else " "


def _after(text: str, position: int, paragraph: Span) -> str:
    return text[position + 1] if position + 1 < paragraph.end else " "


def _can_open(text: str, position: int, paragraph: Span) -> bool:
    """A mark opens where a word follows; a straight one not when it stands glued behind a word or a closing mark."""
    after = _after(text, position, paragraph)
    if text[position] in "“„«":
        return True
    before = _before(text, position, paragraph)
    if after.isspace():
        return False
    return before.isspace() or not (before.isalnum() or before in ".?!…") or after.isupper()


def _closing(text: str, opening: int, paragraph: Span) -> int | None:
    """Where the quotation that begins at `opening` ends; None where its own mark never comes."""
    mark = text[opening]
    closers = '"”' if mark == '"' else _CLOSES[mark]
    depth = 0
    for position in range(opening + 1, paragraph.end):
        here = text[position]
        if here in '"“' and depth == 0 and _reopens(text, position, paragraph):
            return None
        if mark == here == "“" and depth == 0 and _misprinted_closer(text, position, paragraph):
            return position
        if mark != '"' and here == mark and mark not in "”″":
            depth += 1
        elif here in closers:
            if depth == 0:
                return position
            depth -= 1
        elif mark == "“" and here == '"' and depth == 0 and not _after(text, position, paragraph).isalnum():
            return position
    if depth:
        last = max(text.rfind(closer, opening + 1, paragraph.end) for closer in closers)
        return last if last > opening else None
    return None


def _reopens(text: str, position: int, paragraph: Span) -> bool:
    """
    Whether a mark inside a quotation opens another one: a blank before it, a word at once behind it.

    So the first quotation never closed: the next paragraph of the same speaker, its line break lost, or a lost mark.
    `, "kata X` is a misprinted closing mark.
    """
    before, after = _before(text, position, paragraph), _after(text, position, paragraph)
    if not before.isspace() or not (after.isalnum() or after in "'‘"):
        return False
    return not (_last_mark(text, position) == "," and after.islower())


def _last_mark(text: str, position: int) -> str:
    back = position - 1
    while back > 0 and text[back].isspace():
        back -= 1
    return text[back]


def _misprinted_closer(text: str, position: int, paragraph: Span) -> bool:
    """Whether an opening mark stands where only a closing one can: glued to the words before it, a blank behind it."""
    before, after = _before(text, position, paragraph), _after(text, position, paragraph)
    if before.isspace():
        return after.isspace() and _last_mark(text, position) in ",.!?"
    return not after.isalnum()


def _single_can_open(text: str, position: int, paragraph: Span) -> bool:
    before = _before(text, position, paragraph)
    after = _after(text, position, paragraph)
    return (before.isspace() or before in "(—–[") and after.isalnum()


class _SingleMarks:
    """
    The next closing single mark and the next double mark behind a position that only grows.

    Each character is looked at once however many apostrophes there are.
    """

    def __init__(self, text: str, paragraph: Span) -> None:
        self.text = text
        self.paragraph = paragraph
        self.next: dict[str, int] = {}

    def closing(self, opening: int) -> int | None:
        """The mark that ends what a single mark began: no apostrophe inside a word, no double mark before it."""
        close = self._next_from(_SINGLE_CLOSES[self.text[opening]], opening + 1)
        limit = min(self._next_from("double", opening + 1), opening + LONGEST_SINGLE)
        return close if close < limit else None

    def _next_from(self, kind: str, start: int) -> int:
        position = max(start, self.next.get(kind, start))
        while position < self.paragraph.end and not self._is(kind, position):
            position += 1
        self.next[kind] = position
        return position

    def _is(self, kind: str, position: int) -> bool:
        here = self.text[position]
        if kind == "double":
            return here in '"“'
        after = _after(self.text, position, self.paragraph)
        return here == kind and not after.isalnum() and not self.text[position - 1].isspace()
