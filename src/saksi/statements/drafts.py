"""A statement while it is being read, and what the frames share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.languages import Parse, Quotation
from saksi.records import Act, Span, Token
from saksi.statements.saying import Cue, Item, Saying
from saksi.statements.sources import Source, Sources
from saksi.statements.stretches import Stretch, span_of

# What is written is named so many characters beside a cue ("said in a letter").
BESIDE = 240

__all__ = ["Aside", "Draft", "Reader", "is_capital", "is_final", "is_mark", "text_at"]


@dataclass(slots=True)
class Draft:
    """The words said, the word of saying, who said it; `around` may tell to whom, where and when."""

    pieces: list[Span]
    act: Act
    cue: Span | None
    source: Source | None
    frame: str
    quoted: bool
    around: Span | None = None
    hearer_first: bool = False
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A word of saying or a quotation that was looked at and made no statement, and why."""

    span: Span
    reason: str


@dataclass(slots=True)
class Reader:
    """The state of reading one article: stretches in order, drafts so far, cues used, what was set aside."""

    parse: Parse
    saying: Saying
    sources: Sources
    stretches: list[Stretch]
    drafts: list[Draft] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    asides: list[Aside] = field(default_factory=list)
    relayed: tuple[int, str] | None = None

    def relay(self, items: Sequence[Item], cue: Cue, source: Source) -> None:
        """What is read next in the sentence of `cue` was said in the paper or on the site `source`."""
        self.use(items, cue)
        if source.name is not None:
            self.relayed = (self.parse.sentence_index(span_of(items[cue.first]).start), source.name)

    def add(self, draft: Draft) -> None:
        """Keep `draft`, and remember who spoke."""
        if self.relayed is not None and self.relayed[0] == self.parse.sentence_index(draft.pieces[0].start):
            draft.outlet = self.relayed[1]
        self.drafts.append(draft)
        if draft.source is not None:
            self.sources.remember(draft.source, quoted=draft.quoted)
            self._note_paper(draft, draft.source)

    def _note_paper(self, draft: Draft, source: Source) -> None:
        """`source` is who speaks in what stands beside a cue: "said in a statement", "in a letter, X said"."""
        if draft.cue is None or source.name is None:
            return
        sentence = self.parse.sentences[self.parse.sentence_index(draft.cue.start)]
        suffix = self.saying.suffix
        start, end = max(sentence.start, draft.cue.start - BESIDE), min(sentence.end, draft.cue.end + BESIDE)
        words = [t for t in self.parse.tokens_in(start, end) if t.text.removesuffix(suffix) in self.saying.issued]
        beside = [t for t in words if not any(piece.start <= t.start < piece.end for piece in draft.pieces)]
        self.sources.note_issued(source, beside, only_issued=True)

    def set_aside(self, span: Span, reason: str) -> None:
        """Note that what stands at `span` makes no statement, and why."""
        self.asides.append(Aside(span, reason))

    def use(self, items: Sequence[Item], cue: Cue) -> None:
        """The words of `cue` now belong to a statement."""
        for index in range(cue.first, cue.last + 1):
            self.used.add(span_of(items[index]).start)

    def is_used(self, items: Sequence[Item], cue: Cue) -> bool:
        """Whether `cue` already belongs to a statement."""
        return span_of(items[cue.first]).start in self.used

    def cue_span(self, items: Sequence[Item], cue: Cue) -> Span:
        """Where `cue` stands."""
        return Span(span_of(items[cue.first]).start, span_of(items[cue.last]).end)

    def area(self, items: Sequence[Item], first: int, end: int) -> Span | None:
        """The words of items `first` up to `end`, or up to the next quotation; None where there are none."""
        stop = first
        while stop < min(end, len(items)) and isinstance(items[stop], Token):
            stop += 1
        return Span(span_of(items[first]).start, span_of(items[stop - 1]).end) if stop > first else None

    def is_unsaid(self, items: Sequence[Item], cue: Cue) -> bool:
        """Whether the words before `cue` deny that it was said, or put it off."""
        return self.denial(items, cue) is not None

    def denial(self, items: Sequence[Item], cue: Cue) -> str | None:
        """The word before `cue` that denies that it was said, or puts it off; None where none does."""
        index = cue.first - 1
        suffix, passed = self.saying.adverb_suffix, False
        while index >= 0:
            item = items[index]
            if not isinstance(item, Token):
                return None
            if item.norm in self.saying.agents and cue.words.endswith("ing"):
                return None  # "ended his speech by blaming …"
            if item.norm in self.saying.means and index == cue.first - 1 and cue.fits("clause"):
                return None  # "menolak tawaran itu, dengan mengatakan …"
            if item.norm in self.saying.unsaid and not passed:
                return item.text
            if item.norm in self.saying.passive_marks:
                return None if cue.words.split()[0].endswith("ing") else item.text
            if suffix and item.norm.endswith(suffix) and item.norm not in self.saying.between:
                passed = True  # "is easily maintained"
            elif item.norm not in self.saying.between:
                return None
            index -= 1
        return None

    def asks_for_no_name(self, items: Sequence[Item], cue: Cue) -> bool:
        """Whether what follows `cue` asks that a name be kept out of the paper: "asked not to be named"."""
        behind = items[cue.last + 1 : cue.last + 6]
        words = " ".join(item.norm for item in behind if isinstance(item, Token) and item.is_word) + " "
        return any(words.startswith(phrase + " ") for phrase in self.saying.unnamed)


def text_at(items: Sequence[Item], index: int) -> str:
    """The text of a token; "" for a quotation and beyond the ends."""
    if not 0 <= index < len(items):
        return ""
    item = items[index]
    return "" if isinstance(item, Quotation) else item.text


def is_mark(items: Sequence[Item], index: int, marks: str) -> bool:
    """Whether the item at `index` is one of `marks`."""
    if not 0 <= index < len(items):
        return False
    item = items[index]
    return not isinstance(item, Quotation) and item.text in marks


def is_final(items: Sequence[Item], index: int, marks: str) -> bool:
    """Whether one of `marks` stands at `index` and ends a sentence: not the one of "(R-Fla.)"."""
    return is_mark(items, index, marks) and text_at(items, index + 1) != ")"


def is_capital(items: Sequence[Item], index: int) -> bool:
    """Whether the item at `index` is a capitalised word."""
    item = items[index]
    return isinstance(item, Token) and item.is_capital
