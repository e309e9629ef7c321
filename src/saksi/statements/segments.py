"""The parts between commas of the words beside a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from saksi.languages import Quotation
from saksi.records import Token
from saksi.statements.memory import Memory
from saksi.statements.saying import Item
from saksi.statements.stretches import span_of

__all__ = ["STOPS", "Segments", "text_norm", "text_of"]

# What parts a subject from what stands beside it: commas, and the dash behind a dateline.
# Who wrote something is told so near the word for it.
FARTHEST_AUTHOR = 6
PARTERS = frozenset({",", "–", "—", "-", "--"})
STOPS = frozenset(",.;:!?()[]—–…")


class Segments(Memory):
    """Cuts the words beside a cue into names and descriptions."""

    def segment_end(self, items: Sequence[Item], first: int) -> int:
        """The index behind the words of one name or description: before a comma, an occasion, a quotation."""
        index = first
        while index < len(items):
            item = items[index]
            if isinstance(item, Quotation) or item.text in STOPS:
                break
            if item.norm in self.saying.occasion and index > first and not self._inside_name(item):
                break
            index += 1
        return index

    def behind_author(self, items: Sequence[Item], first: int, end: int) -> int:
        """The index behind who wrote what items name, past when it came out: "data released on Friday by the bank"."""
        if not any(text_norm(item) in self.saying.documents for item in items[first:end]):
            return end
        for at in range(end, min(len(items) - 1, end + FARTHEST_AUTHOR)):
            if text_norm(items[at]) in self.saying.agents:
                return self.segment_end(items, at + 1)
            if not isinstance(items[at], Token) or text_of(items, at) in STOPS:
                break
        return end

    def behind_brackets(self, items: Sequence[Item], index: int) -> int:
        """The index behind the brackets that open at `index`; `index` itself where they do not close soon."""
        for at in range(index + 1, min(len(items), index + 14)):
            if text_of(items, at) == ")":
                return at + 1
        return index

    def _inside_name(self, token: Token) -> bool:
        position = bisect_left(self.starts, token.start + 1) - 1
        return position >= 0 and self.mentions[position][0].end > token.start

    def skippable(self, items: Sequence[Item], index: int) -> bool:
        item = items[index]
        if not isinstance(item, Token):
            return False
        suffix = self.saying.adverb_suffix
        return item.norm in self.saying.between | self.saying.passive_marks or bool(
            suffix and item.norm.endswith(suffix) and not item.is_capital
        )

    def segments(self, items: Sequence[Item], first: int, end: int) -> list[tuple[int, int]]:
        """The parts between commas, brackets left out, opening words cut off."""
        out: list[tuple[int, int]] = []
        start = index = first
        depth = 0
        while index <= end:
            text = text_of(items, index) if index < end else ","
            depth += (text == "(") - (text == ")" and depth > 0)
            if index == end or (text in PARTERS and depth == 0 and not self._is_hyphen(items, index)):
                begin = self._after_openers(items, start, index)
                if begin < index and not self._is_aside(items[begin], items[index - 1]):
                    out.append((begin, index))
                start = index + 1
            index += 1
        return out

    def _is_hyphen(self, items: Sequence[Item], index: int) -> bool:
        """Whether the mark at `index` stands inside a word ("26-year-old")."""
        if text_of(items, index) == "," or not 0 < index < len(items) - 1:
            return False
        return span_of(items[index - 1]).end == span_of(items[index]).start == span_of(items[index + 1]).start - 1

    def _is_aside(self, first: Item, last: Item) -> bool:
        """Whether a part is a relative clause, or nothing but a date: it begins and ends inside one."""
        if isinstance(first, Token) and first.norm in self.saying.relative:
            return True
        start, end = span_of(first).start, span_of(last).end
        moment = self.moment_at(start)
        return moment is not None and end - 1 <= moment.end

    def _after_openers(self, items: Sequence[Item], start: int, end: int) -> int:
        while start < end:
            item = items[start]
            if isinstance(item, Token) and (item.norm in self.saying.openers or item.text in STOPS):
                start += 1
            else:
                break
        return start


def text_of(items: Sequence[Item], index: int) -> str:
    """The text of a token; "" for a quotation."""
    item = items[index]
    return "" if isinstance(item, Quotation) else item.text


def text_norm(item: Item) -> str:
    """The folded word of a token; "" for a quotation."""
    return item.norm if isinstance(item, Token) else ""
