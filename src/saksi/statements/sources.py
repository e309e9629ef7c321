"""Who the words around a cue point to: a person, a body, or somebody the article does not name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.languages import Parse, Quotation
from saksi.records import Body, Findings, Mention, Person, Sentence, Span, Token
from saksi.statements.saying import Item, Saying
from saksi.statements.stretches import span_of

__all__ = ["Source", "Sources", "behind_name"]

STOPS = frozenset(",.;:!?()[]—–…")
# A description longer than this is a clause, not a name for somebody (longest in the training articles: 19 words).
LONGEST_DESCRIPTION = 20


@dataclass(frozen=True, slots=True)
class Source:
    """
    Somebody who says something. `who` is None where the article does not name them; `span` points at the words.

    `is_human`: a singular pronoun can mean this source.
    """

    who: Person | Body | None
    name: str | None
    span: Span | None
    at: int
    is_human: bool = True


class Sources:
    """Finds the sources of an article, in text order, and remembers who spoke last."""

    def __init__(self, parse: Parse, findings: Findings, saying: Saying) -> None:
        self.parse = parse
        self.saying = saying
        holders: dict[str, Person | Body] = {}
        holders.update((key, person) for person in findings.people for key in person.mentions)
        holders.update((key, body) for body in findings.bodies for key in body.mentions)
        self.people = findings.people
        self.mentions = [(m, holders[m.id]) for m in findings.mentions if m.id in holders]
        self.starts = [mention.start for mention, _ in self.mentions]
        self.last: Source | None = None
        self.last_human: Source | None = None
        self.last_body: Source | None = None
        self.moments = [Span(moment.start, moment.end) for moment in findings.moments]

    def remember(self, source: Source) -> None:
        """`source` is now who spoke last."""
        if source.name is None:
            return
        self.last = source
        if source.is_human:
            self.last_human = source
        if isinstance(source.who, Body) and source.who.name[:1].isupper():
            self.last_body = source

    def mentions_in(self, start: int, end: int) -> list[tuple[Mention, Person | Body]]:
        """The mentions of people and bodies that begin between two offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.mentions[first:last]

    # --- from words -------------------------------------------------------------

    def behind(self, items: Sequence[Item], first: int) -> tuple[Source | None, int]:
        """The source that items from `first` on name ("kata X, jabatan, …"), and the index behind its words."""
        end = self.segment_end(items, first)
        if end == first:
            return None, first
        source = self._of_segment(items, first, end)
        if source is not None and isinstance(source.who, Person) and source.span is not None:
            return source, max(first + 1, end)
        # "kata Kepala BNPB, Suharyanto, …": the name stands behind the comma.
        if end < len(items) and _text(items, end) == ",":
            after = self.segment_end(items, end + 1)
            named = self._first_person(items, end + 1, after)
            if named is not None and self._is_apposition(items, end + 1, after, named[0]):
                mention, person = named
                span = Span(span_of(items[first]).start, mention.end)
                return Source(person, person.name, span, mention.start), after
        return source, end

    def before(self, items: Sequence[Item], first: int, last: int) -> Source | None:
        """The source that items from `first` up to `last` name as a verb's subject ("X, jabatan, mengatakan")."""
        end = last
        while end > first and self._skippable(items, end - 1):
            end -= 1
        segments = self._segments(items, first, end)
        if not segments:
            return None
        closed = _text(items, end - 1) == ","
        chosen = segments[-1]
        if closed and len(segments) > 1:
            # "Budi Santoso, kepala desa, mengatakan": what the commas enclose describes; the name stands before it.
            described = segments[-2]
            if self._named(items, *described) or not self._named(items, *chosen):
                chosen = described
        source = self._of_segment(items, *chosen)
        if source is None and len(segments) > 1 and not closed:
            source = self._of_segment(items, *segments[-2])
        return source

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
        """Who a pronoun at `at` means: as its chain has it, else the nearest subject, else who spoke last."""
        chained = self._chained(span)
        if chained is not None and not plural:
            return chained
        chosen = None if plural else self._subject_near(at)
        last = self.last if plural else (self.last_human or self._person_source(at) or self.last)
        if chosen is None and last is not None and not (plural and last.is_human and isinstance(last.who, Person)):
            return Source(last.who, last.name, span, at)
        if chosen is not None:
            return Source(chosen, chosen.name, span, at)
        return Source(None, span.of(self.parse.text), span, at)

    def suffix(self, span: Span) -> Source:
        """Who "-nya" in a word of saying means: as its chain has it, else the last to speak, else the last named."""
        chained = self._chained(span)
        if chained is not None:
            return chained
        last = self.last_human or self._person_source(span.start) or self.last
        if last is not None:
            nearer = self._subject_near(span.start) if self._two_paragraphs_ago(last.at, span.start) else None
            if nearer is not None:
                return Source(nearer, nearer.name, span, span.start)
            return Source(last.who, last.name, span, span.start)
        person = self._last_person(span.start)
        return Source(person, person.name if person else None, span, span.start)

    def _chained(self, span: Span) -> Source | None:
        """Who the pronoun at `span` is tied to already; a record says of one word one thing."""
        for mention, holder in self.mentions_in(*span):
            if mention.form == "pronoun":
                return Source(holder, holder.name, span, span.start, isinstance(holder, Person))
        return None

    # --- inside -------------------------------------------------------------

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
        return isinstance(item, Token) and item.norm in self.saying.between

    def _segments(self, items: Sequence[Item], first: int, end: int) -> list[tuple[int, int]]:
        """The parts between commas, brackets left out, opening words cut off."""
        out: list[tuple[int, int]] = []
        start = index = first
        depth = 0
        while index <= end:
            text = _text(items, index) if index < end else ","
            depth += (text == "(") - (text == ")" and depth > 0)
            if index == end or (text == "," and depth == 0):
                begin = self._after_openers(items, start, index)
                if begin < index and not self._is_aside(items[begin], items[index - 1]):
                    out.append((begin, index))
                start = index + 1
            index += 1
        return out

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
        body = (
            bodies[0][1]
            if bodies and bodies[0][0].end - bodies[0][0].start >= 0.6 * (words.end - words.start)
            else None
        )
        if body is not None and body.name[:1].isupper():
            return Source(body, body.name, words, words.start, is_human=False)
        known = self._titled(items, first, end) or self._known(items, first, end)
        if known is not None:
            return Source(known.who, known.name, words, words.start, known.is_human)
        if body is not None:
            return Source(body, body.name, words, words.start, is_human=False)
        return Source(None, words.of(self.parse.text), words, words.start, self._is_somebody(items, first, end))

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

    def _is_somebody(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a description is of one human being: "seorang saksi", "a neighbour", "the driver"."""
        words = _norms(items, first, end)
        singular = words[:1] and words[0] in ("seorang", "salah", "a", "an", "one", "another")
        return bool(singular) or any(word in self.saying.human for word in words)

    def _known(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """Who a description of somebody known repeats: a source it was part of, else the last of its kind."""
        saying = self.saying
        words = _norms(items, first, end)
        if not words or words[0] in saying.indefinite:
            return None
        definite = words[0] in saying.definite or words[-1] in saying.definite
        content = {word for word in words if word not in saying.definite}
        for source in (self.last, self.last_human, self.last_body):
            if source is not None and source.name and content and content <= _words_of(source.name):
                return source
        head = next((word for word in (words if saying.head_first else words[::-1]) if word not in saying.definite), "")
        if definite and head in saying.human and not self._adds_a_name(items, first, end):
            return self.last_human
        if head in saying.company and len(content) == 1:
            return self.last_body
        return None

    def _adds_a_name(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a capital inside a description points elsewhere: "the Nato spokesperson"."""
        return any(isinstance(item, Token) and item.is_capital for item in items[first + 1 : end])

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

    def _titled(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """The person whose role a description repeats ("the minister"), the one named last where several fit."""
        words = _norms(items, first, end)
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

    def _subject_near(self, at: int) -> Person | None:
        """The first person named by the outlet in this sentence before `at`, else in the one before it."""
        index = self.parse.sentence_index(at)
        floor = self.last.at if self.last is not None else -1
        for number in (index, index - 1):
            if number < 0:
                break
            sentence = self.parse.sentences[number]
            for mention, holder in self.mentions_in(sentence.start, min(sentence.end, at)):
                if mention.start <= floor or mention.form == "pronoun" or not isinstance(holder, Person):
                    continue
                if self.parse.quotation_at(mention.start) is None and self._heads(sentence, mention):
                    return holder
        return None

    def _heads(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether only opening words, titles and ranks stand between a sentence's start and a name: its subject."""
        before = self.parse.tokens_in(sentence.start, mention.start)
        return all(t.is_capital or not t.is_word or t.norm in self.saying.openers for t in before)

    def _two_paragraphs_ago(self, before: int, at: int) -> bool:
        first, last = self.parse.sentence_index(before), self.parse.sentence_index(at)
        if first < 0:
            return False
        return self.parse.sentences[last].paragraph - self.parse.sentences[first].paragraph >= 2

    def _person_source(self, at: int) -> Source | None:
        person = self._last_person(at)
        return Source(person, person.name, None, at) if person is not None else None

    def _last_person(self, at: int) -> Person | None:
        for mention, holder in reversed(self.mentions[: bisect_left(self.starts, at)]):
            if isinstance(holder, Person) and self.parse.quotation_at(mention.start) is None:
                return holder
        return None


def _text(items: Sequence[Item], index: int) -> str:
    item = items[index]
    return "" if isinstance(item, Quotation) else item.text


def _norms(items: Sequence[Item], first: int, end: int) -> list[str]:
    return [item.norm for item in items[first:end] if isinstance(item, Token) and item.is_word]


def _words_of(name: str) -> set[str]:
    return {word.strip(".,()'").casefold() for word in name.split()}


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
