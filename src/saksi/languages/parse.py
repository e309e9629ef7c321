"""An article to sentences, tokens and quotations."""

from __future__ import annotations

import re
from functools import cache

from saksi.languages.base import Language, Parse, Quotation
from saksi.languages.lexicon import word_set
from saksi.languages.quotations import quotations_in
from saksi.languages.tokens import tokens_of
from saksi.records import Article, Sentence, Span, Token

__all__ = ["paragraphs_of", "parse", "quotations_of", "sentences_of"]

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"”’»)]'")
_OPENERS = frozenset("([")  # behind an abbreviation more of the same follows: "Bank Negara Indonesia Tbk. (BBNI)"


def paragraphs_of(article: Article) -> tuple[Span, ...]:
    """The article's lines without furniture, blanks trimmed; a line that furniture cuts becomes two. In text order."""
    text = article.text
    spans: list[Span] = []
    for match in _LINE.finditer(text):
        at = match.start()
        for hole in article.furniture:
            if hole.end <= at or hole.start >= match.end():
                continue
            spans.append(Span(at, max(at, hole.start)))
            at = max(at, min(hole.end, match.end()))
        spans.append(Span(at, match.end()))
    return tuple(trimmed for span in spans if (trimmed := _trim(text, span)).start < trimmed.end)


def parse(article: Article, language: Language) -> Parse:
    """The sentences, tokens and quotations of `article`, read as `language`."""
    paragraphs = paragraphs_of(article)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        tokens = tokens_of(article.text, paragraph.start, paragraph.end, language)
        in_title = paragraph.start < article.body_start
        for part in sentences_of(tokens, article.text, language):
            sentences.append(Sentence(part[0].start, part[-1].end, part, number, in_title))
    tokens = tuple(token for sentence in sentences for token in sentence.tokens)
    quotations = quotations_in(article.text, paragraphs)
    return Parse(
        article,
        language,
        tuple(sentences),
        quotations,
        tokens,
        tuple(token.start for token in tokens),
        tuple(sentence.start for sentence in sentences),
        tuple(quotation.outer.start for quotation in quotations),
    )


def quotations_of(article: Article) -> tuple[Quotation, ...]:
    """What stands between marks in `article`, whatever its language."""
    return quotations_in(article.text, paragraphs_of(article))


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@cache
def function_words(language: Language) -> frozenset[str]:
    """The words of `language` that carry no matter of their own."""
    return word_set(language.lexicon("tokens"), "function_words")


@cache
def _never_last(language: Language) -> frozenset[str]:
    return word_set(language.lexicon("tokens"), "never_last")


def sentences_of(tokens: tuple[Token, ...], text: str, language: Language) -> list[tuple[Token, ...]]:
    """A paragraph's tokens cut where a sentence ends: a final mark, its closers, white space and a fresh beginning."""
    out: list[tuple[Token, ...]] = []
    first = 0
    index = 0
    while index < len(tokens):
        if _is_end(tokens, index, language):
            last = index
            while (
                last + 1 < len(tokens)
                and (tokens[last + 1].text in _CLOSERS or tokens[last + 1].text[0] in _ENDS)
                and tokens[last + 1].start == tokens[last].end
            ):
                last += 1
            if last + 1 == len(tokens) or _begins(tokens, last + 1, text):
                out.append(tokens[first : last + 1])
                first = last + 1
            index = last + 1
        else:
            index += 1
    if first < len(tokens):
        out.append(tokens[first:])
    return out


def _is_end(tokens: tuple[Token, ...], index: int, language: Language) -> bool:
    word = tokens[index].text
    if word[0] in _ENDS:
        return True
    if word[-1] != "." or len(word) == 2 or word.casefold().rstrip(".") in _never_last(language):
        return False  # an initial ("H."), or an abbreviation that always leads to more ("Dr.")
    # Behind any other abbreviation a sentence begins with a plain word ("in the U.S. The plan"), not with a name
    # ("5 p.m. Thursday", "the U.S. Senate").
    if index + 1 == len(tokens):
        return True
    after = tokens[index + 1]
    return after.norm in function_words(language) or not (after.is_word or after.text in _OPENERS)


def _begins(tokens: tuple[Token, ...], index: int, text: str) -> bool:
    token = tokens[index]
    if token.start == tokens[index - 1].end and tokens[index - 1].text[-1] in ".…" and not token.text[0].isupper():
        return False
    while index < len(tokens) and not tokens[index].is_word:
        index += 1
    if index == len(tokens):
        return True
    fresh = tokens[index]
    return fresh.text[0].isupper() or fresh.text[0].isdigit() or not fresh.text[0].islower()
