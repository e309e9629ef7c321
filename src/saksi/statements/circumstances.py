"""To whom, where and when something was said: the words around a cue that are neither speaker nor content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from saksi.languages import Parse
from saksi.records import Findings, Occasion, Span, Token
from saksi.statements.saying import Saying

__all__ = ["Circumstances"]

TRIM = " \t\xa0,.;:–—-"
# A newsroom: PLOVER's sector for the press.
PRESS = "JRN"


class Circumstances:
    """Reads the words beside cues of one article."""

    def __init__(self, parse: Parse, findings: Findings, saying: Saying) -> None:
        self.parse = parse
        self.findings = findings
        self.saying = saying
        spans = {mention.id: Span(mention.start, mention.end) for mention in findings.mentions}
        self.places = _sorted(
            (spans[key], place.id) for place in findings.places for key in place.mentions if key in spans
        )
        self.press = _sorted(
            (spans[key], body.name)
            for body in findings.bodies
            if body.sector == PRESS and body.name[:1].isupper()
            for key in body.mentions
            if key in spans
        )
        self.moments = _sorted((Span(moment.start, moment.end), moment.id) for moment in findings.moments)

    def read(self, around: Span | None, hearer: bool) -> tuple[Span | None, Occasion | None, str | None]:
        """Hearer, occasion, and the outlet it was said to; `hearer`: the cue names the hearer at once ("told X")."""
        tokens = self.parse.tokens_in(*around) if around else ()
        while tokens and tokens[-1].norm in self.saying.left_out:
            tokens = tokens[:-1]
        if not tokens:
            return None, None, None
        heard, rest = self._hearer(tokens, hearer=hearer)
        return heard, self._occasion(rest), self._outlet(tokens)

    def _hearer(self, tokens: Sequence[Token], *, hearer: bool) -> tuple[Span | None, Sequence[Token]]:
        start = 0 if hearer else -1
        if not hearer:
            for index, token in enumerate(tokens):
                if token.norm in self.saying.addressee and not self._is_time(token, tokens, index + 1):
                    start = index + 1
                    break
        if start < 0 or start >= len(tokens):
            return None, tokens
        end = start
        while end < len(tokens) and tokens[end].is_word and tokens[end].norm not in self.saying.occasion:
            if any(span.start == tokens[end].start for span, _ in _near(self.moments, tokens[end].start)):
                break
            end += 1
        if end == start:
            return None, tokens
        return Span(tokens[start].start, tokens[end - 1].end), (*tokens[: max(0, start - 1)], *tokens[end:])

    def _is_time(self, token: Token, tokens: Sequence[Token], behind: int) -> bool:
        """Whether "pada" leads to a date and not to a hearer."""
        follows = tokens[behind].start if behind < len(tokens) else token.end
        return any(span.start <= follows < span.end for span, _ in _near(self.moments, follows))

    def _occasion(self, tokens: Sequence[Token]) -> Occasion | None:
        start, end = 0, len(tokens)
        while start < end and not tokens[start].is_word:
            start += 1
        while end > start and not tokens[end - 1].is_word and tokens[end - 1].text != ")":
            end -= 1
        if start == end:
            return None
        span = Span(tokens[start].start, tokens[end - 1].end)
        place, moment = _first_inside(self.places, span), _first_inside(self.moments, span)
        if place is None and moment is None and tokens[start].norm not in self.saying.occasion:
            return None
        return Occasion(span.of(self.parse.text).strip(TRIM), place, moment)

    def _outlet(self, tokens: Sequence[Token]) -> str | None:
        return _first_inside(self.press, Span(tokens[0].start, tokens[-1].end))


def _sorted(found: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    return sorted(found)


def _near(found: list[tuple[Span, str]], at: int) -> list[tuple[Span, str]]:
    """The last of `found` that begins at or before `at`; nothing where none does."""
    index = bisect_left(found, (Span(at + 1, 0), "")) - 1
    return found[index : index + 1] if index >= 0 else []


def _first_inside(found: list[tuple[Span, str]], area: Span) -> str | None:
    """The first of `found` that lies wholly inside `area`."""
    for index in range(bisect_left(found, (Span(area.start, 0), "")), len(found)):
        span, key = found[index]
        if span.start >= area.end:
            return None
        if area.covers(span):
            return key
    return None
