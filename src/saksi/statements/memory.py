"""Who an article has named so far, and who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.languages import Parse
from saksi.records import Body, Findings, Mention, Person, Sentence, Span, Token
from saksi.statements.saying import Item, Saying

__all__ = ["MOST_PEOPLE", "Memory", "Source", "is_misprint", "norms_of", "words_of"]

# Among more people than this no word is taken for a misprint of one of their names; nor is a shorter word.
MOST_PEOPLE = 200
LEAST_MISPRINTED = 5
# A quotation of more sentences is not looked behind for whom a pronoun means.
LONGEST_QUOTATION = 12
# A newsroom: PLOVER's sector for the press. A name of fewer words is not shortened to their first letters.
PRESS = "JRN"
LEAST_INITIALS = 3
LONGEST_NOUN = 24


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


class Memory:
    """The people and bodies of an article in text order, and who of them spoke last."""

    def __init__(self, parse: Parse, findings: Findings, saying: Saying) -> None:
        self.parse = parse
        self.saying = saying
        holders: dict[str, Person | Body] = {}
        holders.update((key, person) for person in findings.people for key in person.mentions)
        holders.update((key, body) for body in findings.bodies for key in body.mentions)
        for person, meant in misprints(findings.people).items():
            holders.update(dict.fromkeys(person.mentions, meant))
        self.people = findings.people
        self.mentions = [(m, holders[m.id]) for m in findings.mentions if m.id in holders]
        self.starts = [mention.start for mention, _ in self.mentions]
        self.named_at: dict[str, list[int]] = {}
        for mention, holder in self.mentions:
            self.named_at.setdefault(holder.id, []).append(mention.start)
        self.by_role: dict[str, list[Person]] = {}
        for person in findings.people:
            for word in sorted(words_of(person.role or "")):
                self.by_role.setdefault(word, []).append(person)
        self.short_forms = short_forms(findings.bodies)
        self.counted = 0
        self.counts: dict[str, int] = {}
        self.main: dict[bool, Body] = {}
        self.last: Source | None = None
        self.last_human: Source | None = None
        self.last_body: Source | None = None
        self.last_group: Source | None = None
        self.quoted_last: Source | None = None
        self.spoken: list[Source] = []
        self.issued: dict[str, Source] = {}
        self.paper: Source | None = None
        kinds = {key: place.kind for place in findings.places for key in place.mentions}
        self.place_starts = frozenset(m.start for m in findings.mentions if kinds.get(m.id, "country") != "country")
        self.moments = sorted(Span(moment.start, moment.end) for moment in findings.moments)

    def remember(self, source: Source, *, quoted: bool = False) -> None:
        """`source` is now who spoke last; `quoted`: in words between marks."""
        if source.name is None:
            return
        self.last = source
        self.quoted_last = source if quoted else None
        self.spoken.append(source)
        if source.span is not None:
            own = words_of(source.name)
            self.note_issued(source, [t for t in self.parse.tokens_in(*source.span) if t.norm not in own])
        if self.is_group(source):
            self.last_group = source
        if source.is_human:
            self.last_human = source
        if isinstance(source.who, Body) and self.has_own_name(source.who):
            self.last_body = source
        elif source.who is None and source.span is not None:
            named_here = [holder for mention, holder in self.mentions_in(*source.span) if mention.form == "name"]
            if named_here and isinstance(named_here[-1], Body):  # "a spokeswoman for Network Rail"
                self.last_body = Source(named_here[-1], named_here[-1].name, source.span, source.at, is_human=False)

    def note_issued(self, source: Source, tokens: Sequence[Token], *, only_issued: bool = False) -> None:
        """`source` is who speaks in what is written there: "a report by the bank", "said in a statement"."""
        for token in tokens:
            word = token.text.removesuffix(self.saying.suffix) if self.saying.suffix else token.text
            if word in self.saying.issued:
                self.issued[word] = source
            elif token.norm in self.saying.documents and not only_issued:
                self.paper = source

    def has_own_name(self, body: Body) -> bool:
        """Whether a body is called more than by a common noun: "the company" is not "Police"."""
        return body.name[:1].isupper() and not words_of(body.name) <= self.saying.voices

    def is_group(self, source: Source) -> bool:
        """Whether "they" can mean a source: a body, or a description of several."""
        if isinstance(source.who, Person) or source.name is None:
            return False
        words = source.name.casefold().split()
        return source.who is not None or words[0] in self.saying.several or words[-1].endswith(self.saying.plural_end)

    def mentions_in(self, start: int, end: int) -> list[tuple[Mention, Person | Body]]:
        """The mentions of people and bodies that begin between two offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.mentions[first:last]

    def is_place(self, at: int) -> bool:
        """Whether a place that is no country is named at `at`."""
        return at in self.place_starts

    def moment_at(self, at: int) -> Span | None:
        """The date or time that stands at an offset."""
        index = bisect_left(self.moments, Span(at + 1, 0)) - 1
        found = self.moments[index] if index >= 0 else None
        return found if found is not None and at < found.end else None

    def chained(self, span: Span) -> Source | None:
        """Who the pronoun at `span` is tied to already; a record says of one word one thing."""
        for mention, holder in self.mentions_in(*span):
            if mention.form == "pronoun":
                return Source(holder, holder.name, span, span.start, isinstance(holder, Person))
        return None

    def subject_near(self, at: int) -> Person | None:
        """The first person named by the outlet in this sentence before `at`, else in the one before it."""
        index = self.parse.sentence_index(at)
        floor = self.last.at if self.last is not None else -1
        for number in (index, self._before_quotation(index)):
            if number < 0:
                break
            sentence = self.parse.sentences[number]
            for mention, holder in self.mentions_in(sentence.start, min(sentence.end, at)):
                if mention.start <= floor or mention.form == "pronoun" or not isinstance(holder, Person):
                    continue
                if self._is_attribute(mention):
                    continue
                if self.parse.quotation_at(mention.start) is None and self._heads(sentence, mention):
                    return holder
        return None

    def _before_quotation(self, index: int) -> int:
        """The sentence before one, or before the quotation that runs into it; -1 where there is none."""
        number = index - 1
        for _ in range(LONGEST_QUOTATION):
            sentence = self.parse.sentences[max(0, number)]
            inside = [self.parse.quotation_at(at) for at in (sentence.start, sentence.end - 1)]
            if number < 0 or None in inside:
                break
            number -= 1
        return number

    def _is_attribute(self, mention: Mention) -> bool:
        """Whether a name only describes or owns the noun behind it: "the Hess campaign", "Hess's lawyer"."""
        following = self.parse.tokens_in(mention.end, mention.end + LONGEST_NOUN)[:1]
        if self.saying.head_first or not following or following[0].start > mention.end + 1:
            return False
        word = following[0]
        return word.text in ("'s", "’s") or (word.text[0].islower() and word.norm in self.saying.voices)

    def _heads(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether only opening words, titles and ranks stand between a sentence's start and a name: its subject."""
        before = self.parse.tokens_in(sentence.start, mention.start)
        opening = self.saying.openers
        return all(t.is_capital or not t.is_word or t.norm in opening or self.moment_at(t.start) for t in before)

    def two_paragraphs_ago(self, before: int, at: int) -> bool:
        first, last = self.parse.sentence_index(before), self.parse.sentence_index(at)
        if first < 0:
            return False
        return self.parse.sentences[last].paragraph - self.parse.sentences[first].paragraph >= 2

    def person_source(self, at: int) -> Source | None:
        """The person last named before `at`, as a source; None before the first."""
        person = self._last_person(at)
        return Source(person, person.name, None, at) if person is not None else None

    def _last_person(self, at: int) -> Person | None:
        for index in range(bisect_left(self.starts, at) - 1, -1, -1):
            mention, holder = self.mentions[index]
            if isinstance(holder, Person) and self.parse.quotation_at(mention.start) is None:
                return holder
        return None


def short_forms(bodies: Sequence[Body]) -> dict[str, Body]:
    """
    The bodies by what a text may shorten their names to: "PPD" for the Paris Police Department, "Post" for a newsroom.

    A short form that fits several is left out; one that is a body's own name is left to it.
    """
    found: dict[str, set[Body]] = {}
    for body in bodies:
        words = [word for word in body.name.split() if word[:1].isupper()]
        if len(words) >= LEAST_INITIALS:
            found.setdefault("".join(word[0] for word in words), set()).add(body)
        if len(words) > 1 and body.sector == PRESS:
            found.setdefault(words[-1], set()).add(body)
    names = {body.name for body in bodies}
    return {form: min(fits, key=lambda b: b.id) for form, fits in found.items() if len(fits) == 1 and form not in names}


def norms_of(items: Sequence[Item], first: int, end: int) -> list[str]:
    """The folded words among items, marks and quotations left out."""
    return [item.norm for item in items[first:end] if isinstance(item, Token) and item.is_word]


def words_of(name: str) -> set[str]:
    """The folded words of a name, marks left out."""
    return {word.strip(".,()'").casefold() for word in name.split()}


def misprints(people: Sequence[Person]) -> dict[Person, Person]:
    """People known by one word alone, with no office, to the one earlier person whose name it misspells."""
    if len(people) > MOST_PEOPLE:
        return {}
    out: dict[Person, Person] = {}
    for number, person in enumerate(people):
        word = person.name.casefold()
        if " " in word or person.role is not None or person.aliases:
            continue
        close = [
            other
            for place, other in enumerate(people)
            if other.role is not None
            and place != number
            and any(is_misprint(word, part) for part in words_of(other.name))
        ]
        if len(close) == 1:
            out[person] = close[0]
    return out


def is_misprint(word: str, name: str) -> bool:
    """Whether two words of five letters or more differ by one letter or by two swapped ones."""
    if len(word) < LEAST_MISPRINTED or abs(len(word) - len(name)) > 1 or word[0] != name[0] or word == name:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rest, other = word[start:], name[start:]
    swapped = rest[2:] == other[2:] and rest[1::-1] == other[:2]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or swapped
