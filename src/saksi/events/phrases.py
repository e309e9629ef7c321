"""A sentence as a row of noun phrases, verbs and the small words between them: by word lists, without a parser."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from saksi.events.fullest import fullest_names
from saksi.languages import Language, Parse, word_set
from saksi.records import Body, Findings, Mention, Moment, Person, Place, Token

__all__ = ["Chunk", "Grammar", "Names", "chunks_of", "grammar_of", "is_headline", "names_of"]

ChunkKind = Literal[
    "noun", "verb", "prep", "coord", "sub", "rel", "aux", "neg", "comma", "mark", "moment", "aside", "poss"
]
Owner = Person | Body | Place


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first` to `last` (exclusive), counted in the article, and what they are together."""

    kind: ChunkKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words of a language, as its list `phrases` has them."""

    verb_shape: re.Pattern[str]
    kinds: Mapping[str, ChunkKind]
    lists: Mapping[str, frozenset[str]]
    head_is_last: bool
    joining_firsts: frozenset[str]
    passive_start: str | None
    stative_start: str | None
    clitic: str | None
    described: Mapping[str, str]
    answered: Mapping[str, str]
    offices: Mapping[str, str]
    judged: Mapping[str, str]

    def is_partitive(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether the word only ties a quantity or a group to its members ("thousands of students")."""
        word = tokens[index].norm
        return word in self.lists["partitives"] and tokens[index - 1].norm in self.lists["partitive_heads"]

    def has(self, name: str, word: str) -> bool:
        """Whether the list `name` has `word`."""
        return word in self.lists[name]


_LISTS = [
    "not_verbs",
    "verbs",
    "prepositions",
    "agents",
    "with",
    "coordinators",
    "joiners",
    "subordinators",
    "relatives",
    "auxiliaries",
    "negators",
    "pronouns",
    "first_person",
    "partitives",
    "partitive_heads",
    "determiners",
    "closers",
    "possessives",
    "doing",
    "undergoing",
    "people",
    "bounds",
    "articles",
    "belonging",
    "origins",
    "own_side",
    "content",
    "of_people",
    "owning",
    "joining",
    "naming",
    "reporting",
    "to_whom",
    "tying",
    "sides",
    "done",
    "occasions",
    "mutual",
    "both",
    "definite",
    "seats",
    "between",
    "receiving",
    "clinging",
    "told",
    "own_country",
    "own_body",
    "numbers",
    "plural_selves",
    "outside",
    "office_bodies",
    "whole_offices",
    "charging",
    "figures",
    "honorifics",
    "victims",
    "suspects",
    "rounding",
    "copulas",
    "plain",
    "collectives",
    "ministries",
    "offences",
    "adjectival",
    "harming",
    "trailing",
    "particles",
    "bodied",
]
# A word in several lists is what the first of these says.
_RANK: tuple[tuple[str, ChunkKind], ...] = (
    ("possessives", "poss"),
    ("negators", "neg"),
    ("relatives", "rel"),
    ("coordinators", "coord"),
    ("prepositions", "prep"),
    ("auxiliaries", "aux"),
    ("subordinators", "sub"),
    ("doing", "verb"),
    ("undergoing", "verb"),
    ("verbs", "verb"),
)


@cache
def grammar_of(language: Language) -> Grammar:
    """The grammar of a language, compiled once."""
    table = language.lexicon("phrases")
    lists = {name: word_set(table, name) for name in _LISTS}
    owned = {word + ending for word in lists["people"] for ending in table.get("people_endings", ())}
    if table.get("doubles", False):
        owned |= {f"{word}-{word}" for word in lists["people"]}
    lists["people"] |= owned - lists["own_side"]
    kinds: dict[str, ChunkKind] = {}
    for name, kind in reversed(_RANK):
        kinds.update(dict.fromkeys(lists[name], kind))
    for word in lists["not_verbs"]:
        if kinds.get(word) == "verb":
            del kinds[word]
    firsts = frozenset(phrase.split()[0] for phrase in lists["joining"])
    described = {word: kind for kind, words in table["described"].items() for word in words}
    answered = {word: kind for kind, words in table["answered"].items() for word in words}
    shape = re.compile(table["verb_shape"])
    return Grammar(
        shape,
        kinds,
        lists,
        bool(table["head_is_last"]),
        firsts,
        table.get("passive_start"),
        table.get("stative_start"),
        table.get("clitic"),
        described,
        answered,
        table.get("offices", {}),
        {word: kind for kind, words in table["judged"].items() for word in words},
    )


@dataclass(frozen=True, slots=True)
class Names:
    """
    What mention or moment covers a token, by the token's index in the article; the countries by their codes.

    `tied_at` has the second mention of a token that ties two with a hyphen ("Iran-Israel").
    """

    mention_at: Mapping[int, Mention]
    tied_at: Mapping[int, Mention]
    owner_of: Mapping[str, Owner]
    moment_at: Mapping[int, Moment]
    countries: Mapping[str, Place]
    bodies: Sequence[Body]
    grammar: Grammar


_DASHES = frozenset("-–—")
# How many bodies of an article a speaker's office may name.
_MOST_BODIES = 200


def names_of(parse: Parse, findings: Findings) -> Names:
    """The mentions and moments of an article laid over its tokens; the longer mention wins."""
    owner_of: dict[str, Owner] = {}
    full = fullest_names(parse.text, findings)
    owners: tuple[Owner, ...] = (*findings.people, *findings.bodies, *findings.places)
    for owner in owners:
        owner_of.update(dict.fromkeys(owner.mentions, full.get(owner.id, owner)))
    mention_at: dict[int, Mention] = {}
    for mention in sorted(findings.mentions, key=lambda m: (m.end - m.start, -m.start)):
        for index in _indices(parse, mention.start, mention.end):
            mention_at[index] = mention
    tied_at: dict[int, Mention] = {}
    for mention in findings.mentions:
        index = parse.token_index(mention.start) - 1
        inside = index >= 0 and parse.tokens[index].start < mention.start and mention.end == parse.tokens[index].end
        if inside and parse.text[mention.start - 1] in _DASHES:
            tied_at[index] = mention
    moment_at: dict[int, Moment] = {}
    for moment in findings.moments:
        for index in _indices(parse, moment.start, moment.end):
            moment_at[index] = moment
    fuller = [full.get(body.id, body) for body in findings.bodies[:_MOST_BODIES]]
    bodies = [body for body in fuller if isinstance(body, Body) and body.name[0].isupper()]
    countries: dict[str, Place] = {}
    for place in findings.places:
        if place.kind == "country" and place.country is not None:
            owner = full.get(place.id, place)
            countries.setdefault(place.country, owner if isinstance(owner, Place) else place)
    return Names(mention_at, tied_at, owner_of, moment_at, countries, bodies, grammar_of(parse.language))


def _indices(parse: Parse, start: int, end: int) -> range:
    first = parse.token_index(start)
    last = first
    while last < len(parse.tokens) and parse.tokens[last].start < end:
        last += 1
    return range(first, last)


def chunks_of(parse: Parse, names: Names, first: int, last: int) -> list[Chunk]:
    """The tokens `first` to `last` as chunks, left to right, each token in one."""
    grammar = names.grammar
    out: list[Chunk] = []
    headline = is_headline(parse, first, last)
    index = first
    while index < last:
        if parse.tokens[index].text == "(":
            close = index + 1
            while close < last and parse.tokens[close].text != ")":
                close += 1
            close = min(close + 1, last)
            if out and out[-1].kind == "noun" and _goes_on(parse, names, close, last, close - index):
                out[-1] = Chunk("noun", out[-1].first, close)
            else:
                out.append(Chunk("aside", index, close))
            index = close
            continue
        width = _joining(parse.tokens, index, last, grammar)
        if width:
            out.append(Chunk("coord", index, index + width))
            index += width
            continue
        kind = _kind(parse.tokens, index, grammar, names, None if headline else first)
        if out and out[-1].kind == "noun" and grammar.is_partitive(parse.tokens, index):
            kind = "noun"
        joins = out and out[-1].kind == kind and kind in ("noun", "moment", "aux")
        if (
            joins
            and kind == "noun"
            and grammar.has("closers", parse.tokens[index - 1].norm)
            and (out[-1].first == index - 1 or _is_closed(parse.tokens, index, grammar))
        ):
            joins = False  # "Sementara itu polisi": the word closes what stands before it
        if joins and kind == "noun" and _splits(parse.tokens, index, grammar, names):
            joins = False
        if joins:
            out[-1] = Chunk(kind, out[-1].first, index + 1)
        else:
            out.append(Chunk(kind, index, index + 1))
        index += 1
    return out


def _is_closed(tokens: tuple[Token, ...], index: int, grammar: Grammar) -> bool:
    """Whether a word stands behind the one that ends its phrase ("menteri itu mundur")."""
    ended = grammar.has("definite", tokens[index - 1].norm)
    return ended and tokens[index].is_word and not grammar.has("closers", tokens[index].norm)


# The longest phrases that join ("as well as"), in words.
_MOST_JOINING = 3


def _joining(tokens: tuple[Token, ...], index: int, last: int, grammar: Grammar) -> int:
    """How many words from `index` only join what stands on both sides ("as well as", "didampingi"); 0 for none."""
    if tokens[index].norm not in grammar.joining_firsts:
        return 0
    for width in range(min(_MOST_JOINING, last - index), 0, -1):
        if " ".join(token.norm for token in tokens[index : index + width]) in grammar.lists["joining"]:
            return width
    return 0


# How many tokens show whether a sentence is printed like a headline.
_TITLE = 14


def is_headline(parse: Parse, first: int, last: int) -> bool:
    """Whether every word of matter begins with a capital, as in a headline: capitals say nothing there."""
    kinds = grammar_of(parse.language).kinds
    words = [token for token in parse.tokens[first : min(last, first + _TITLE)] if len(token.text) > _SHORT]
    return len(words) > 1 and all(word.is_capital or word.norm in kinds or not word.is_word for word in words)


# The longest small words.
_SHORT = 3
# "Kementerian Luar Negeri (Kemlu) RI": a short aside inside a name, in tokens with its brackets.
_SHORT_ASIDE = 5


def _goes_on(parse: Parse, names: Names, index: int, last: int, width: int) -> bool:
    """Whether a noun phrase goes on behind a short aside: with a capital that is no verb or small word."""
    if width > _SHORT_ASIDE or index >= last or index in names.moment_at:
        return False
    token = parse.tokens[index]
    return token.is_capital and token.norm not in names.grammar.kinds


def _splits(tokens: tuple[Token, ...], index: int, grammar: Grammar, names: Names) -> bool:
    """A pronoun or a determiner begins a new phrase."""
    before, here = names.mention_at.get(index - 1), names.mention_at.get(index)
    if before is not None and before is here:
        return False
    if tokens[index - 1].text in _DASHES and not _is_hyphen(tokens, index - 1):
        return True  # "JAKARTA - Polisi"
    word = tokens[index].norm
    if grammar.has("partitives", tokens[index - 1].norm):
        return False
    if grammar.has("determiners", word):
        return not grammar.has("determiners", tokens[index - 1].norm) and not tokens[index - 1].norm.isdigit()
    if grammar.has("owning", tokens[index - 1].norm):
        return False  # "her fans" are one phrase
    return grammar.has("pronouns", word) or grammar.has("pronouns", tokens[index - 1].norm)


def _is_fixed(tokens: tuple[Token, ...], index: int, grammar: Grammar) -> bool:
    """Whether an article stands before: what follows it belongs to its phrase ("a planned visit")."""
    if not grammar.has("articles", tokens[index - 1].norm):
        return False
    return grammar.kinds.get(tokens[index].norm) in (None, "aux", "verb") and tokens[index].is_word


def _is_hyphen(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a mark ties two words without a space ("48-year-old")."""
    tied = index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end
    return tied and tokens[index - 1].end == tokens[index].start


def _bounds_number(tokens: tuple[Token, ...], index: int, grammar: Grammar) -> bool:
    """Whether one or two words begin a number there ("at least", "more than", "sekitar 20")."""
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    if grammar.has("rounding", tokens[index].norm) and (following[:1].isdigit() or grammar.has("numbers", following)):
        return True
    return index + 1 < len(tokens) and f"{tokens[index].norm} {tokens[index + 1].norm}" in grammar.lists["bounds"]


def _kind(tokens: tuple[Token, ...], index: int, grammar: Grammar, names: Names, first: int | None) -> ChunkKind:
    """What a token is; `first` is where its sentence begins, None in a headline, where capitals say nothing."""
    token = tokens[index]
    if index in names.moment_at:
        return "moment"
    if token.norm in grammar.lists["possessives"]:
        return "poss"
    if index in names.mention_at:
        return "noun"
    if token.text == "-" and index > 0 and _is_hyphen(tokens, index):
        return "noun"
    if not token.is_word:
        return "comma" if token.text in (",", "-", "–", "—", "/") else "mark"
    if index > 0 and _is_fixed(tokens, index, grammar):
        return "noun"
    if token.norm in grammar.kinds:
        if _bounds_number(tokens, index, grammar) or (index > 0 and _bounds_number(tokens, index - 1, grammar)):
            return "noun"
        if (
            first is not None
            and token.is_capital
            and index > first
            and token.text[1:2].islower()
            and tokens[index - 1].is_capital
        ):
            return "noun"
        return grammar.kinds[token.norm]
    if (
        not grammar.has("not_verbs", token.norm)
        and (not token.is_capital or first is None or index == first)
        and grammar.verb_shape.match(token.norm)
    ):
        return "verb"
    return "noun"
