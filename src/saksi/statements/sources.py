"""Who the words around a cue point to: a person, a body, or somebody the article does not name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from saksi.languages import Quotation
from saksi.records import Body, Mention, Person, Span, Token
from saksi.statements.memory import Memory, Source, norms_of
from saksi.statements.saying import Item
from saksi.statements.stretches import span_of

__all__ = ["Source", "Sources", "behind_name"]

# What parts a subject from what stands beside it: commas, and the dash behind a dateline.
PARTERS = frozenset({",", "–", "—", "-", "--"})
STOPS = frozenset(",.;:!?()[]—–…")
# A description longer than this is a clause, not a name for somebody (longest in the training articles: 19 words).
LONGEST_DESCRIPTION = 20
# An office with commas in it ("Direktur Perempuan, Anak, dan Keluarga, …") has at most so many parts before the name.
MOST_PARTS = 3


class Sources(Memory):
    """Finds the sources of an article, in text order."""

    def behind(self, items: Sequence[Item], first: int) -> tuple[Source | None, int]:
        """The source that items from `first` on name ("kata X, jabatan, …"), and the index behind its words."""
        end = self.segment_end(items, first)
        if end == first:
            return None, first
        source = self._of_segment(items, first, end)
        if source is not None and isinstance(source.who, Person) and source.span is not None:
            return self._with_apposition(items, source, max(first + 1, end))
        # "kata Kepala BNPB, Suharyanto, …": the name stands behind a comma, or behind a second one of a long office.
        comma = end
        for _ in range(MOST_PARTS):
            if comma >= len(items) or _text(items, comma) != ",":
                break
            after = self.segment_end(items, comma + 1)
            named = self._first_person(items, comma + 1, after)
            if named is not None and self._is_apposition(items, comma + 1, after, named[0]):
                mention, person = named
                return Source(person, person.name, Span(span_of(items[first]).start, mention.end), mention.start), after
            opening = items[comma + 1] if comma + 1 < len(items) else None
            if not isinstance(opening, Token) or not (opening.is_capital or opening.norm in self.saying.joined):
                break
            comma = after
        return source, end

    def _with_apposition(self, items: Sequence[Item], source: Source, end: int) -> tuple[Source, int]:
        """A named source with what a comma adds ("said Tim Hess, a developer in Virginia"), and where that ends."""
        opening = items[end + 1] if end + 1 < len(items) and _text(items, end) == "," else None
        if source.span is None or not isinstance(opening, Token) or opening.norm not in self.saying.appositive:
            return source, end
        after = end + 1
        while after < len(items) and isinstance(items[after], Token) and _text(items, after) not in STOPS:
            after += 1
        return replace(source, span=Span(source.span.start, span_of(items[after - 1]).end)), after

    def before(self, items: Sequence[Item], first: int, last: int) -> Source | None:
        """The source that items from `first` up to `last` name as a verb's subject ("X, jabatan, mengatakan")."""
        end = last
        while end > first and self._skippable(items, end - 1):
            end -= 1
        segments = self._segments(items, first, end)
        if not segments:
            return None
        if text_norm(items[end - 1]) in self.saying.joined:
            # "Budi menelepon Ali dan kemudian mengatakan": who begins the clause speaks, not who was phoned
            joined = self._opening(items, segments)
            if joined is not None:
                return joined
        closed = _text(items, end - 1) == ","
        chosen = segments[-1]
        if closed and len(segments) > 1:
            # "Budi Santoso, kepala desa, mengatakan": what the commas enclose describes; the name stands before it.
            described = segments[-2]
            if self._named(items, *described) or not self._named(items, *chosen):
                source = self._of_segment(items, *described)
                if source is not None and source.span is not None:
                    return replace(source, span=Span(source.span.start, span_of(items[chosen[1] - 1]).end))
                return source
        source = self._of_segment(items, *chosen)
        if source is None and len(segments) > 1 and not closed:
            source = self._of_segment(items, *segments[-2])
        return source

    def _opening(self, items: Sequence[Item], segments: Sequence[tuple[int, int]]) -> Source | None:
        """The person, pronoun or body that a clause begins with, or that stands between its first commas."""
        for part in segments[:2]:
            start = span_of(items[part[0]]).start
            named = self._first_person(items, *part)
            if named is not None:
                before = [item for item in items[part[0] : part[1]] if span_of(item).start < named[0].start]
                if all(isinstance(item, Token) and (item.is_capital or not item.is_word) for item in before):
                    return Source(named[1], named[1].name, Span(start, named[0].end), named[0].start)
            if text_norm(items[part[0]]) in self.saying.pronouns:
                return self._pronoun_of(items, part[0], part[0] + 1)
            bodies = [(m, b) for m, b in self.mentions_in(start, start + 1) if isinstance(b, Body)]
            if bodies:
                mention, body = bodies[0]
                return Source(body, body.name, Span(start, mention.end), start, is_human=False)
        return None

    def head_of(self, items: Sequence[Item], first: int, last: int) -> Source | None:
        """The person or pronoun that heads the clause before a participle ("Budi met reporters, saying …")."""
        for part in self._segments(items, first, last):
            named = self._first_person(items, *part)
            if named is not None:
                return Source(named[1], named[1].name, Span(named[0].start, named[0].end), named[0].start)
            opening = items[part[0]]
            if text_norm(opening) in self.saying.pronouns:
                return self._pronoun_of(items, part[0], part[0] + 1)
        return None

    def pronoun(self, at: int, span: Span, *, plural: bool = False) -> Source:
        """Who a pronoun at `at` means: the nearest subject, else who spoke last; its chain where that is no person."""
        chosen = None if plural else self.subject_near(at)
        if chosen is not None:
            return Source(chosen, chosen.name, span, at)
        last = self.last if plural else (self.last_human or self.person_source(at) or self.last)
        if plural and last is not None and last.is_human and isinstance(last.who, Person):
            last = None
        return self._settled(last, None if plural else self.chained(span), span)

    def suffix(self, span: Span) -> Source:
        """Who "-nya" in a word of saying means: who spoke last, else the last named; its chain if that is no person."""
        last = self.last_human or self.person_source(span.start) or self.last
        if last is not None and self.two_paragraphs_ago(last.at, span.start):
            nearer = self.subject_near(span.start)
            if nearer is not None:
                return Source(nearer, nearer.name, span, span.start)
        return self._settled(last, self.chained(span), span)

    def _settled(self, last: Source | None, chained: Source | None, span: Span) -> Source:
        """Of who spoke last and who the chain names: the one that is a person, who spoke last where both are."""
        chosen = chained if chained is not None and (last is None or not isinstance(last.who, Person)) else last
        if chosen is None:
            return Source(None, span.of(self.parse.text), span, span.start)
        return Source(chosen.who, chosen.name, span, span.start, chosen.is_human)

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

    def _inside_name(self, token: Token) -> bool:
        position = bisect_left(self.starts, token.start + 1) - 1
        return position >= 0 and self.mentions[position][0].end > token.start

    def _skippable(self, items: Sequence[Item], index: int) -> bool:
        item = items[index]
        if not isinstance(item, Token):
            return False
        suffix = self.saying.adverb_suffix
        return item.norm in self.saying.between or bool(suffix and item.norm.endswith(suffix) and not item.is_capital)

    def _segments(self, items: Sequence[Item], first: int, end: int) -> list[tuple[int, int]]:
        """The parts between commas, brackets left out, opening words cut off."""
        out: list[tuple[int, int]] = []
        start = index = first
        depth = 0
        while index <= end:
            text = _text(items, index) if index < end else ","
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
        if _text(items, index) != "-" or not 0 < index < len(items) - 1:
            return False
        return span_of(items[index - 1]).end == span_of(items[index]).start == span_of(items[index + 1]).start - 1

    def _is_aside(self, first: Item, last: Item) -> bool:
        """Whether a part is a relative clause, or nothing but a date: it begins and ends inside one."""
        if isinstance(first, Token) and first.norm in self.saying.relative:
            return True
        start, end = span_of(first).start, span_of(last).end
        return any(moment.start <= start < moment.end and end - 1 <= moment.end for moment in self.moments)

    def _after_openers(self, items: Sequence[Item], start: int, end: int) -> int:
        while start < end:
            item = items[start]
            if isinstance(item, Token) and (item.norm in self.saying.openers or item.text in STOPS):
                start += 1
            else:
                break
        return start

    def _of_segment(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        start = span_of(items[first]).start
        named = self._named(items, first, end)
        if named is not None:
            mention, person = named
            return Source(person, person.name, Span(start, mention.end), mention.start)
        pronoun = self._pronoun_of(items, first, end)
        if pronoun is not None:
            return pronoun
        if end - first > LONGEST_DESCRIPTION or not any(_is_word(item) for item in items[first:end]):
            return None
        opened = [at for at in range(first + 1, end - 1) if text_norm(items[at]) in self.saying.subordinators]
        if opened:
            return self._of_segment(items, opened[-1] + 1, end)
        return self._described(items, first, end)

    def _described(self, items: Sequence[Item], first: int, end: int) -> Source:
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

    def _named(self, items: Sequence[Item], first: int, end: int) -> tuple[Mention, Person] | None:
        """The person a part is about: its last name if it ends with it, else its first ("Budi met Ali in Palu and")."""
        last = self._first_person(items, first, end, last=True)
        if last is None:
            return None
        behind = [item for item in items[first:end] if isinstance(item, Token) and item.start >= last[0].end]
        if not behind or self.saying.head_first:
            return last
        if behind[0].norm == "'s" and len(behind) <= 3:
            return None
        if len(behind) <= 2 and behind[0].text[0].islower() and not self._is_loose(behind[0]):
            return None  # "the Clinton campaign", "Trump's lawyer"
        return self._first_person(items, first, end)

    def _is_loose(self, token: Token) -> bool:
        """Whether a word behind a name is not the noun that the name describes."""
        if self.saying.adverb_suffix and token.norm.endswith(self.saying.adverb_suffix):
            return True
        return token.norm in self.saying.occasion | self.saying.between | self.saying.joined | self.saying.relative

    def _pronoun_of(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        for index in (end - 1, first):
            item = items[index]
            if isinstance(item, Token) and item.norm in self.saying.pronouns:
                return self.pronoun(item.start, Span(item.start, item.end))
            if isinstance(item, Token) and item.norm in self.saying.plural_pronouns:
                return self.pronoun(item.start, Span(item.start, item.end), plural=True)
            if isinstance(item, Token) and item.norm in self.saying.neuter_pronouns and self.last_body is not None:
                return Source(
                    self.last_body.who, self.last_body.name, Span(item.start, item.end), item.start, is_human=False
                )
        return None

    def _first_person(
        self, items: Sequence[Item], first: int, end: int, *, last: bool = False
    ) -> tuple[Mention, Person] | None:
        if first >= end:
            return None
        start, stop = span_of(items[first]).start, span_of(items[end - 1]).end
        found = [(m, p) for m, p in self.mentions_in(start, stop) if isinstance(p, Person) and m.form != "pronoun"]
        return found[-1 if last else 0] if found else None

    def _is_apposition(self, items: Sequence[Item], first: int, end: int, mention: Mention) -> bool:
        """Whether the part between commas is a name with at most a short title before it."""
        words_before = sum(1 for item in items[first:end] if span_of(item).start < mention.start)
        words_behind = sum(1 for item in items[first:end] if span_of(item).start >= mention.end)
        return words_before <= 4 and words_behind == 0


def _text(items: Sequence[Item], index: int) -> str:
    item = items[index]
    return "" if isinstance(item, Quotation) else item.text


def text_norm(item: Item) -> str:
    """The folded word of a token; "" for a quotation."""
    return item.norm if isinstance(item, Token) else ""


def _is_word(item: Item) -> bool:
    return isinstance(item, Token) and item.is_word


def behind_name(items: Sequence[Item], first: int, end: int, source: Source) -> int:
    """Without a comma the words said begin behind the name, or behind the first word of a description."""
    if source.who is None or source.span is None:
        return min(first + 1, end)
    index = first
    while index < end and span_of(items[index]).start < source.span.end:
        index += 1
    return index
