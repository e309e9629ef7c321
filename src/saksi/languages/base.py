"""What every language offers, and what an article is after its language has been read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from saksi.languages.analysis import Analysis
from saksi.languages.lexicon import read_lexicon
from saksi.records import Article, Sentence, Span, Token

__all__ = ["Language", "Parse", "Quotation"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language that Saksi reads: its ISO 639-1 code and its word lists."""

    code: str
    name: str

    def lexicon(self, name: str) -> Mapping[str, Any]:  # TOML has no narrower type
        """The word list `name` of this language ("saying", "events/assault"), read once. Raises BadLexicon."""
        return read_lexicon(Path(__file__).parent / self.code / f"{name}.toml")

    def lemma(self, word: str) -> str:
        """The dictionary form of `word` ("mengatakan" stays, "leaders" is "leader"); by simplemma's tables."""
        from simplemma import lemmatize  # on demand: its table takes a quarter of a second to unpack

        return lemmatize(word, lang=self.code)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `start` and `end` leave the marks out, `outer` takes them in."""

    start: int
    end: int
    outer: Span
    closed: bool

    @property
    def span(self) -> Span:
        """The words without the marks."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Parse:
    """
    An article in its language: sentences in text order (headline first), all tokens, and what stands between marks.

    No sentence meets a furniture span. Quotations are the outermost ones, left to right. Trees are read when they are
    asked for: an article of whose sentences none is needed costs no model.
    """

    article: Article
    language: Language
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    tokens: tuple[Token, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _sentence_starts: tuple[int, ...] = field(default=(), repr=False)
    _quotation_starts: tuple[int, ...] = field(default=(), repr=False)
    _analyses: dict[int, Analysis] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def token_index(self, offset: int) -> int:
        """The index in `tokens` of the first token that starts at or after `offset`."""
        return bisect_left(self._starts, offset)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly between two offsets."""
        first = self.token_index(start)
        last = bisect_left(self._starts, end)
        while last > first and self.tokens[last - 1].end > end:
            last -= 1
        return self.tokens[first:last]

    def sentence_index(self, offset: int) -> int:
        """The index in `sentences` of the sentence at `offset`, or of the last one before it; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation whose words or marks `offset` stands in."""
        index = bisect_right(self._quotation_starts, offset) - 1
        if index >= 0 and offset < self.quotations[index].outer.end:
            return self.quotations[index]
        return None

    def analysis(self, index: int) -> Analysis:
        """The word classes, tree and names of sentence `index`. BadModel where the language's model is damaged."""
        return self.analyses([index])[0]

    def analyses(self, indices: Iterable[int] | None = None) -> tuple[Analysis, ...]:
        """
        The analyses of the sentences `indices`, or of all; each is made once.

        Asking for many together is faster than one by one, and gives the same.
        """
        wanted = range(len(self.sentences)) if indices is None else tuple(indices)
        missing = [index for index in dict.fromkeys(wanted) if index not in self._analyses]
        if missing:
            from saksi.languages.model import analyse  # on demand: spaCy takes most of a second to import

            sentences = [self.sentences[index].tokens for index in missing]
            self._analyses.update(zip(missing, analyse(sentences, self.language.code), strict=True))
        return tuple(self._analyses[index] for index in wanted)
