"""Who a description means: "the minister", "pria itu", "a neighbour", "the agency's report"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from saksi.records import Body, Span, Token
from saksi.statements.memory import Source, norms_of, words_of
from saksi.statements.saying import Item
from saksi.statements.segments import Segments
from saksi.statements.stretches import span_of

__all__ = ["Descriptions"]

_WORD = re.compile(r"[@#]?[^\W_][\w'’-]*")


class Descriptions(Segments):
    """Finds whom the article has named where words only describe them."""

    def described(self, items: Sequence[Item], first: int, end: int) -> Source:
        """The source of a part that names no person: a body, somebody known, or nobody more than its words."""
        words = Span(span_of(items[first]).start, span_of(items[end - 1]).end)
        bodies = [(m, b) for m, b in self.mentions_in(*words) if isinstance(b, Body) and m.form == "name"]
        if bodies and any(word in self.saying.documents for word in norms_of(items, first, end)[:3]):
            # "data Kemlu", "hasil analisis BMKG": whose paper it is says so
            return Source(bodies[-1][1], bodies[-1][1].name, words, words.start, is_human=False)
        body = (
            bodies[0][1]
            if bodies and bodies[0][0].end - bodies[0][0].start >= 0.6 * (words.end - words.start)
            else None
        )
        if body is not None and body.name[:1].isupper():
            return Source(body, body.name, words, words.start, is_human=False)
        known = self.titled(items, first, end) or self.known(items, first, end)
        if known is not None:
            return Source(known.who, known.name, words, words.start, known.is_human)
        if body is not None:
            return Source(body, body.name, words, words.start, is_human=False)
        return Source(None, words.of(self.parse.text), words, words.start, self.is_somebody(items, first, end))

    def is_voice(self, source: Source) -> bool:
        """Whether the words for a source name people, a body, something written, or anything with a name."""
        if source.span is None:
            return False
        words = _WORD.findall(source.span.of(self.parse.text))
        if any(word.casefold() in self.saying.voices for word in words):
            return True
        if words and (
            words[0].casefold() in self.saying.any_pronoun or words[-1].casefold() in self.saying.any_pronoun
        ):
            return True
        # A capital past the head of the sentence is a name; one word alone may be one there too.
        opening = self.parse.sentences[self.parse.sentence_index(source.span.start)].start == source.span.start
        named = [word for word in words if word[0].isupper() or word[0] in "@#"]
        return len(named) > opening or (len(words) == 1 and bool(named))

    def is_somebody(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a description is of one human being: "seorang saksi", "a neighbour", "the driver"."""
        words = norms_of(items, first, end)
        singular = words[:1] and words[0] in ("seorang", "salah", "a", "an", "one", "another")
        return bool(singular) or any(word in self.saying.human for word in words)

    def known(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """Who a description of somebody known repeats: a source it was part of, else the last of its kind."""
        saying = self.saying
        words = norms_of(items, first, end)
        if not words or words[0] in saying.indefinite:
            return None
        definite = words[0] in saying.definite or words[-1] in saying.definite
        content = {word for word in words if word not in saying.definite}
        for source in (self.last, self.last_human, self.last_body):
            if source is not None and source.name and content and content <= words_of(source.name):
                return source
        head = next((word for word in (words if saying.head_first else words[::-1]) if word not in saying.definite), "")
        # "Mantan Gubernur Jakarta itu" adds to somebody known; "the Nato spokesman" is somebody else.
        same = saying.head_first or not self._adds_a_name(items, first, end)
        if definite and same and (head in saying.human or head in saying.titles):
            return self.last_human
        if head in saying.company and len(content) == 1:
            return self.last_body or self._main_body(span_of(items[first]).start)
        return None

    def _main_body(self, at: int) -> Source | None:
        """The named body that the article has mentioned most before `at`."""
        counts: dict[str, int] = {}
        bodies: dict[str, Body] = {}
        for mention, holder in self.mentions[: bisect_left(self.starts, at)]:
            if isinstance(holder, Body) and mention.form == "name" and holder.name[:1].isupper():
                counts[holder.id] = counts.get(holder.id, 0) + 1
                bodies[holder.id] = holder
        if not counts:
            return None
        body = bodies[max(counts, key=lambda key: counts[key])]
        return Source(body, body.name, None, at, is_human=False)

    def _adds_a_name(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a capital inside a description points elsewhere: "the Nato spokesperson"."""
        return any(isinstance(item, Token) and item.is_capital for item in items[first + 1 : end])

    def titled(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """The person whose role a description repeats ("the minister"), the one named last where several fit."""
        words = norms_of(items, first, end)
        if not words or words[0] in self.saying.indefinite:
            return None
        content = {word for word in words if word not in self.saying.definite}
        fitting = [p for p in self.people if content and p.role and self._repeats(content, p.role)]
        if not fitting:
            return None
        before = span_of(items[first]).start
        seen = {
            p.id: max((m.start for m, h in self.mentions if h is p and m.start < before), default=-1) for p in fitting
        }
        person = max(fitting, key=lambda p: seen[p.id])
        return Source(person, person.name, None, before)

    def _repeats(self, content: set[str], role: str) -> bool:
        """Whether a description is made of a role's words, its head among them."""
        words = [word.strip(".,()") for word in role.casefold().split()]
        heads = words[:1]
        if not self.saying.head_first:
            cut = next((place for place, word in enumerate(words) if word in ("of", "for", "in", "at")), len(words))
            heads = words[max(0, cut - 1) : cut]
        return content <= set(words) and bool(content & set(heads))
