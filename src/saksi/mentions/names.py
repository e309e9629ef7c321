"""Runs of capitalised words, and which of their words may be a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from saksi.gazetteer import begins_country, country_of, is_place_name, lookup
from saksi.languages import LANGUAGES, Parse
from saksi.mentions.name_words import NameWords, name_words
from saksi.records import Sentence, Token

# Thousands of people from which a town abroad is one that its name alone may mean.
_HEARD_OF = 100
# Thousands of people from which a town is a city of the world.
_CITY = 1_000

__all__ = [
    "Block",
    "NameWords",
    "blocks_of",
    "country_at",
    "is_country",
    "is_city",
    "is_far_town",
    "is_place",
    "kind_of",
    "is_headline",
    "is_name_word",
    "name_words",
    "rank_before",
    "runs_of",
]


@lru_cache(maxsize=50_000)
def is_country(word: str, code: str) -> bool:
    """Whether `word` names a country or its people."""
    return country_of(word, code) is not None


@lru_cache(maxsize=50_000)
def is_place(words: str) -> bool:
    """Whether a table of places has the name `words`."""
    return is_place_name(words)


@lru_cache(maxsize=50_000)
def is_far_town(words: str, code: str) -> bool:
    """Whether the places called `words` are small towns abroad, which readers of the language seldom hear of."""
    found = lookup(words, code)
    return bool(found) and all(c.kind == "city" and c.country != "ID" and c.people < _HEARD_OF for c in found)


def is_city(words: str, code: str) -> bool:
    """Whether a city of a million people or more is called `words`."""
    return any(c.kind == "city" and c.people >= _CITY for c in lookup(words, code))


def is_name_word(norm: str, words: NameWords) -> bool:
    """Whether a word is one of names by the lists, or by how it is built."""
    return norm in words.given or norm in words.family or bool(words.built.search(norm))


def is_name_shaped(token: Token) -> bool:
    """Whether a token is printed as a name is: a capital first, or behind a short article ("al-Assad")."""
    text = token.text
    if text[0].isupper():
        return True
    head, mark, rest = text.partition("-")
    return bool(mark) and len(head) <= 3 and bool(rest) and rest[0].isupper() and head.isalpha()


def kind_of(token: Token, words: NameWords) -> str:
    """
    What a capitalised word is to a name: "honorific", "title", "never" (of offices and organisations), "country",
    "acronym", "body" (begins an organisation's name), "plain" (may be part of a name).
    """
    return _kind(token.text, token.norm, words.code)


@lru_cache(maxsize=50_000)
def _kind(text: str, printed: str, code: str) -> str:
    words = name_words(LANGUAGES[code])
    norm = printed.rstrip(".")
    if norm in words.ranks or norm in words.honorifics:
        return "honorific"
    if norm in words.body_heads:
        return "body"
    if text in words.known_bodies:
        return "acronym"
    if norm in words.heads or norm in words.before:
        return "title" if norm not in words.given or not words.heads_first else "plain"
    if norm in words.never or (norm not in words.given and words.ordinary.search(norm)):
        return "never"
    if text in words.aliases and norm in words.famous:
        return "plain"
    if any(letter.isdigit() for letter in text):
        return "never"
    if len(norm) == 1 and norm == printed and norm in words.single:
        return "never"
    if text.isupper() and len(text) > 1 and not text.endswith("."):
        return "country" if is_country(text, words.code) else "acronym"
    if norm not in words.given and is_country(text, words.code):
        return "country"
    return "plain"


@dataclass(frozen=True, slots=True)
class Block:
    """
    Tokens `first` to `last` (exclusive) that may be a name.

    `left` is the kind of the word before it in its run ("" at the run's start), `right` of the word behind; `titled`
    says that a title stands before it in the run; `opens` that it begins its sentence; `in_title` that a headline holds
    it; `site` that the run names a street, a firm, a school or a hospital.
    """

    first: int
    last: int
    words: tuple[str, ...]
    left: str
    right: str
    titled: bool
    opens: bool
    in_title: bool
    sentence: int
    site: bool = False


def runs_of(parse: Parse, sentence: Sentence, words: NameWords) -> Iterator[tuple[int, int]]:
    """Index ranges of `parse.tokens`: capitalised words with one blank between them, small name words inside."""
    text, tokens = parse.text, parse.tokens
    index = parse.token_index(sentence.start)
    end = index + len(sentence.tokens)
    while index < end:
        word = tokens[index].text
        if not ((word[0].isupper() or "-" in word) and word[0].isalnum() and is_name_shaped(tokens[index])):
            index += 1
            continue
        last = index + 1
        while last < end and _goes_on(text, tokens, last, end, words) and not _is_anothers(tokens, index, last, words):
            last += 1
        yield index, last
        index = last


def _is_anothers(tokens: tuple[Token, ...], first: int, at: int, words: NameWords) -> bool:
    """Whether a word without a blank before it begins another name than the words from `first` do ("AliPutin")."""
    here, before = tokens[at], tokens[at - 1]
    # Shorter halves begin a surname: "MacDonald", "FitzGerald".
    if here.start != before.end or len(before.text) < 5 or not before.text.isalpha():
        return False
    if _kind(here.text, here.norm, words.code) != "plain":
        return False
    if _kind(before.text, before.norm, words.code) != "plain":
        return False
    return here.norm in words.famous or (at - first > 1 and here.norm in words.given)


def _goes_on(text: str, tokens: tuple[Token, ...], at: int, end: int, words: NameWords) -> bool:
    here, before = tokens[at], tokens[at - 1]
    if here.start - before.end != 1 or text[before.end] in "\n\r":
        glued = here.start == before.end and (before.text[-1] == "." or before.is_word)
        return glued and is_name_shaped(here) and here.is_word
    if is_name_shaped(here):
        return here.is_word
    ahead = at
    while ahead < end and ahead - at < 3 and tokens[ahead].norm in words.particles:
        ahead += 1
        if ahead < end and tokens[ahead].start - tokens[ahead - 1].end != 1:
            return False
    return at < ahead < end and is_name_shaped(tokens[ahead])


def blocks_of(parse: Parse, words: NameWords, runs: Sequence[Sequence[tuple[int, int]]]) -> list[Block]:
    """The blocks of an article that may be names, in text order; `runs` are those of each sentence."""
    out: list[Block] = []
    for number, sentence in enumerate(parse.sentences):
        start = parse.token_index(sentence.start)
        headline = bool(runs[number]) and is_headline(parse, number, words)
        for first, last in runs[number]:
            first = _past_starters(parse, first, last, start, words)
            if first < last:
                out.extend(_blocks_in(parse, first, last, number, words, first == start, headline))
    return out


def is_headline(parse: Parse, number: int, words: NameWords) -> bool:
    """
    Whether a sentence is a headline: the article's own, or one alone in its line whose words all have capitals.

    Small words may go without.
    """
    sentence = parse.sentences[number]
    if sentence.in_title:
        return True
    for beside in (number - 1, number + 1):
        if 0 <= beside < len(parse.sentences) and parse.sentences[beside].paragraph == sentence.paragraph:
            return False
    plain = 0
    small: list[Token] = []
    for token in sentence.tokens:
        if not token.text[0].isalpha():
            continue
        plain += 1
        if not is_name_shaped(token):
            if token.norm not in words.starters and len(token.norm) > 3:
                return False
            small.append(token)
    if plain < 5 or len(small) * 3 > plain or any(token.text in "(;" for token in sentence.tokens):
        return False
    closed = sentence.tokens[-1].text == "."
    return not closed or (len(small) * 4 <= plain and all(len(token.norm) <= 3 for token in small))


def _past_starters(parse: Parse, first: int, last: int, start: int, words: NameWords) -> int:
    """Leave out the word that only has its capital from the sentence's beginning."""
    tokens = parse.tokens
    begins = first == start or (first > 0 and tokens[first - 1].text[0] in "\"“”'‘.:?!…")
    while first < last and begins and tokens[first].norm in words.starters and not tokens[first].text.isupper():
        first += 1
    return first


def _blocks_in(
    parse: Parse, first: int, last: int, number: int, words: NameWords, opens: bool, headline: bool
) -> Iterator[Block]:
    tokens = parse.tokens
    kinds = [
        "plain" if tokens[i].norm in words.particles and not tokens[i].is_capital else kind_of(tokens[i], words)
        for i in range(first, last)
    ]
    for at in range(1, len(kinds)):
        opens_next = tokens[first + at - 1].text[-1] == "." and tokens[first + at].norm in words.starters
        if opens_next and tokens[first + at].norm not in words.given:
            kinds[at] = "never"
    for at in range(1, len(kinds)):
        body = kinds[at - 1] == "body" and kinds[at] == "title" and words.heads_first
        if body and tokens[first + at].norm.startswith("pe") and not tokens[first + at - 1].text.isupper():
            kinds[at] = "never"  # "Badan Pengelola Investasi"
    _mark_countries(tokens, first, kinds, words)
    _mark_bodies(tokens, first, kinds, words)
    _mark_ranks(tokens, first, kinds, words)
    for at in range(len(kinds) - 1):  # "ST Burhanuddin": initials that a name begins with
        initials = tokens[first + at].norm in words.firsts and tokens[first + at].text.isupper()
        if initials and kinds[at + 1] == "plain" and is_name_word(tokens[first + at + 1].norm, words):
            kinds[at] = "plain"
    if not headline:
        _mark_surnames(tokens, first, kinds, words)
    site = _is_site(tokens[first], words) or (
        first > 2 and tokens[first - 1].text == ")" and _is_site(tokens[first - 2], words)
    )
    if site and not words.heads_first and "title" in kinds[1:-1]:
        site = False
    titled = False
    at = 0
    while at < len(kinds):
        if kinds[at] != "plain":
            titled = titled or kinds[at] == "title"
            at += 1
            continue
        to = at
        while to < len(kinds) and (kinds[to] == "plain" or _inner(tokens, first + to, kinds, to, words)):
            to += 1
        yield Block(
            first + at,
            first + to,
            tuple(tokens[i].norm for i in range(first + at, first + to)),
            kinds[at - 1] if at else "",
            kinds[to] if to < len(kinds) else "",
            titled,
            opens and at == 0,
            headline,
            number,
            site,
        )
        titled = False
        at = to


def country_at(tokens: Sequence[Token], at: int, last: int, code: str) -> int:
    """How many tokens from `at` on, before `last`, are a country's name of several words; 0 for none."""
    if at + 2 > last or not begins_country(tokens[at].text, code):
        return 0
    for size in (4, 3, 2):
        if at + size <= last and is_country(" ".join(token.text for token in tokens[at : at + size]), code):
            return size
    return 0


def _mark_countries(tokens: tuple[Token, ...], first: int, kinds: list[str], words: NameWords) -> None:
    """Mark country names of several words ("Amerika Serikat"), whose words are others' by themselves."""
    at = 0
    while at + 1 < len(kinds):
        size = country_at(tokens, first + at, first + len(kinds), words.code)
        kinds[at : at + size] = ["country"] * size
        at += size or 1


def _mark_bodies(tokens: tuple[Token, ...], first: int, kinds: list[str], words: NameWords) -> None:
    """Mark bodies known by names of several words ("Aston Villa"), which a person's name may stand behind."""
    for at in range(len(kinds) - 1):
        for parts in words.body_phrases.get(tokens[first + at].text, ()):
            if tuple(token.text for token in tokens[first + at : first + at + len(parts)]) == parts:
                kinds[at : at + len(parts)] = ["acronym"] * len(parts)
                break


def _mark_surnames(tokens: tuple[Token, ...], first: int, kinds: list[str], words: NameWords) -> None:
    """Mark as names what only looks like a word of the language behind a foreign given name ("Mary Perlman")."""
    for at in range(1, len(kinds)):
        norm = tokens[first + at].norm
        given = tokens[first + at - 1].norm in words.foreign
        if (
            words.heads_first
            and kinds[at] == "never"
            and kinds[at - 1] == "plain"
            and given
            and norm not in words.never
            and norm.isalpha()
        ):
            kinds[at] = "plain"


def _mark_ranks(tokens: tuple[Token, ...], first: int, kinds: list[str], words: NameWords) -> None:
    """Mark ranks of several words ("Komisaris Besar"), and given names that are office words elsewhere ("Agung")."""
    for at in range(len(kinds)):
        for size in range(rank_before(tokens, first + at, words), 1, -1):
            if at + 1 >= size:
                kinds[at - size + 1 : at + 1] = ["honorific"] * size
                break
        if tokens[first + at].norm in words.articles and at + 1 < len(kinds):
            if tokens[first + at + 1].norm in words.after_article:
                kinds[at] = "plain"
            continue
        beside = kinds[at - 1] if at else "honorific"
        if kinds[at] == "never" and tokens[first + at].norm in words.given and beside in {"honorific", "plain"}:
            kinds[at] = "plain"


def rank_before(tokens: tuple[Token, ...], last: int, words: NameWords) -> int:
    """How many tokens up to and with `last` are a rank or a form of address; 0 for none."""
    norm = tokens[last].norm
    if norm in words.rank_ends:
        for size in (4, 3, 2):
            if last + 1 >= size:
                phrase = " ".join([token.norm for token in tokens[last - size + 1 : last + 1]])
                if phrase in words.ranks:
                    return size
    norm = norm.rstrip(".")
    return 1 if norm in words.ranks or norm in words.honorifics else 0


def _is_site(token: Token, words: NameWords) -> bool:
    norm = token.norm.rstrip(".")
    return norm in words.sites or words.body_heads.get(norm) in {"BUS", "MED", "EDU"}


def _inner(tokens: tuple[Token, ...], index: int, kinds: list[str], at: int, words: NameWords) -> bool:
    """Whether a word that is no name word by itself goes on a name: a surname that is a title too, "H." inside."""
    norm = tokens[index].norm
    if at == 0 or kinds[at - 1] != "plain":
        return False
    if norm in words.surnames and (
        tokens[index - 1].norm in words.given
        or (at > 1 and len(tokens[index - 1].norm.rstrip(".")) == 1 and tokens[index - 2].norm in words.given)
        or (not words.heads_first and at > 1 and kinds[at - 2] == "title" and at + 1 == len(kinds))
        or (words.heads_first and (at + 1 == len(kinds) or kinds[at + 1] != "plain"))
    ):
        return True
    if kinds[at] == "title":
        return norm in words.given
    if kinds[at] == "acronym" and words.heads_first and tokens[index - 1].norm in words.given:
        # "Nixon LP Siregar": two letters inside a name
        inside = at + 1 == len(kinds) or kinds[at + 1] == "plain"
        return inside and len(norm) == 2 and tokens[index].text not in words.known_bodies
    return kinds[at] == "honorific" and norm.rstrip(".") in {"h", "st", "pas", "ma"} and at + 1 < len(kinds)
