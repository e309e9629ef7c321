"""The passage of a text around a span: the sentence where it ends nearby, else a bounded piece of the line."""

from __future__ import annotations

import re

from saksi.records import Span

__all__ = ["REACH", "sentence_around"]

# Characters that a passage may reach beyond the span on either side: three long printed sentences, one screen.
REACH = 400
# A sentence ends at a mark, perhaps closed by a quotation mark, before a blank and a capital, digit or opening mark.
_END = re.compile(r"[.!?…]['\"’”»)]?\s+(?=[A-Z0-9\"“‘«(À-ÖØ-Þ])")


def sentence_around(text: str, span: Span, reach: int = REACH) -> Span:
    """Where the sentence around `span` stands in `text`: within its line, at most `reach` characters either side."""
    low, high = max(0, span.start - reach), min(len(text), span.end + reach)
    before, after = text[low : span.start], text[span.end : high]
    line = before.rfind("\n")
    start = low + line + 1
    ends = [found.end() for found in _END.finditer(before, line + 1)]
    if ends:
        start = low + ends[-1]
    elif line < 0 and low > 0:
        blank = before.find(" ")
        start = low + blank + 1 if blank >= 0 else low
    end = high
    stop = after.find("\n")
    close = _END.search(text, max(span.end - 1, span.start), span.end + (stop if stop >= 0 else len(after)))
    if close and close.start() + 1 >= span.end - 1:
        end = close.end()
    elif stop >= 0:
        end = span.end + stop
    elif high < len(text):
        blank = after.rfind(" ")
        end = span.end + blank if blank >= 0 else high
    while end > max(span.end, start) and text[end - 1].isspace():
        end -= 1
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, end)
