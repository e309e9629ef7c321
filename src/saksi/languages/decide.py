"""Which language an article is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from saksi.languages.lexicon import read_lexicon, word_set

__all__ = ["Decision", "decide", "decide_language"]

_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\n]+")
# Initials, and particles of names ("al-Assad"), look like little words of other languages.
_OF_NAMES = re.compile(r"\b[A-Z]\.|\b[a-z]{1,3}-(?=[A-Z])")
# Function words make up about 0.25 of Indonesian and 0.4 of English running text and under 0.05 of each other's.
_LEAST_SHARE = 0.08
_LEAST_RATIO = 1.5
_ENOUGH = 50_000
# A line of fewer words (a headline, a caption) tells little; a fifth of a page in another language is worth saying.
_LINE_WORDS = 12
_ALSO_SHARE = 0.2
_ALSO_WORDS = 60
# So few words may hold no function word that tells: a sentence, a headline with its lead.
_FEW_WORDS = 40
# Lists of names say nothing of the language that they stand in.
_NAMES = ("names", "places")
_MALAY_HOSTS = (".my", ".bn")


@dataclass(frozen=True, slots=True)
class Decision:
    """
    `language` is the ISO 639-1 code that an article is read as; None where it is in none of ours.

    `seems` is the code of the language that its words are most like, ours or another; None where they are like none.
    `also` are languages in which a good part of it is written besides.
    """

    language: str | None
    seems: str | None
    also: tuple[str, ...] = ()


def decide_language(text: str) -> str | None:
    """
    The ISO 639-1 code of the language whose function words `text` uses; None where none leads clearly.

    Reads at most the first 50,000 characters.
    """
    return decide(text).language


def decide(text: str, *, declared: str | None = None, host: str | None = None) -> Decision:
    """
    The language of an article by its words.

    Where they do not tell, by what its page declares. The outlet's `host` helps to tell Indonesian from Malay.
    """
    lines = [_words(match.group()) for match in _LINE.finditer(text[:_ENOUGH])]
    seems, sure = _most_like([word for line in lines for word in line], host)
    sizes = _sizes(lines, host)
    doubtful = not sure or seems not in _ours()
    if doubtful and declared is None and sum(map(len, lines)) <= _FEW_WORDS:
        seems, sure = _most_like_by_lists(text[:_ENOUGH], seems)
    if not sure and sizes:
        # A page of two languages: the one with more words in lines that tell.
        seems, sure = min(sizes, key=lambda code: (-sizes[code], code)), True
    told = seems if sure else declared
    language = told if told in _ours() else None
    return Decision(language, seems, _also(sizes, language or seems))


@cache
def _ours() -> Mapping[str, frozenset[str]]:
    files = sorted(Path(__file__).parent.glob("*/tokens.toml"))
    return {file.parent.name: word_set(read_lexicon(file), "function_words") for file in files}


@cache
def _others() -> Mapping[str, frozenset[str]]:
    words = read_lexicon(Path(__file__).parent / "others.toml")["words"]
    return {code: word_set(words, code) for code in words}


@cache
def _codes() -> Mapping[str, tuple[str, ...]]:
    """The languages of each function word."""
    out: dict[str, list[str]] = {}
    for code, words in {**_others(), **_ours()}.items():
        for word in words:
            out.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in out.items()}


@cache
def _pair() -> tuple[frozenset[str], frozenset[str]]:
    words = read_lexicon(Path(__file__).parent / "others.toml")["malay"]
    return word_set(words, "malay"), word_set(words, "indonesian")


def _words(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(_OF_NAMES.sub("", text))]


def _most_like(words: list[str], host: str | None) -> tuple[str | None, bool]:
    """The language whose function words are the most frequent, and whether it leads clearly."""
    if not words:
        return None, False
    codes = _codes()
    counts = Counter(code for word in words for code in codes.get(word, ()))
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0] not in _ours(), item[0]))
    if not best or best[0][1] < _LEAST_SHARE * len(words):
        return None, False
    code = best[0][0]
    if code in ("id", "ms"):
        code = "ms" if _is_malay(words, host) else "id"
    second = max((count for other, count in best if other != code and {other, code} != {"id", "ms"}), default=0)
    return code, counts[code] >= _LEAST_RATIO * second


def _most_like_by_lists(text: str, seems: str | None) -> tuple[str | None, bool]:
    """
    The same for few words, by all that our word lists know of each language: verbs, nouns for people, titles.

    What may be a name is left out: words in capitals other than titles, single letters.
    """
    found = [match.group() for match in _WORD.finditer(_OF_NAMES.sub("", text))]
    plain = [word for word in found if len(word) > 1 and word.islower()]
    others = [word.casefold() for word in found if len(word) > 1 and not word.islower()]
    alone: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for code, (listed, titles) in _listed().items():
        function_words = _ours()[code]
        alone[code] = sum(word in listed or word in function_words for word in plain)
        alone[code] += sum(word in titles and word in listed for word in others)
        known[code] = alone[code] + sum(word in titles and word not in listed for word in others)
    counts = Counter(code for word in (*plain, *others) for code in _codes().get(word, ()) if code not in _ours())
    foreign = max((count for code, count in counts.items() if code != "ms"), default=0)
    best = min(known, key=lambda code: (-alone[code], code))
    rival = max((count for code, count in alone.items() if code != best), default=0)
    enough = alone[best] >= max(1, _LEAST_SHARE * len(found), _LEAST_RATIO * rival)
    if seems != "ms" and enough and known[best] >= _LEAST_RATIO * foreign:
        return best, True
    return seems, seems in _others() and foreign > 0


@cache
def _listed() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """The words in the lists of each language of ours that no other of ours has; and its titles."""
    every: dict[str, dict[str, set[str]]] = {}
    for code in _ours():
        files = sorted((Path(__file__).parent / code).rglob("*.toml"))
        every[code] = {
            file.stem: {word for phrase in _strings(read_lexicon(file)) for word in _words(phrase)}
            for file in files
            if file.stem not in _NAMES
        }
    whole = {code: frozenset().union(*lists.values()) for code, lists in every.items()}
    out: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for code, lists in every.items():
        alone = whole[code].difference(*(words for other, words in whole.items() if other != code))
        out[code] = alone, frozenset(lists["titles"])
    return out


def _strings(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from _strings(value)


def _is_malay(words: list[str], host: str | None) -> bool:
    """Whether more of the words that only one of the two writes are Malay; a host of one country counts as two more."""
    malay, indonesian = _pair()
    theirs = len(malay.intersection(words))
    ours = len(indonesian.intersection(words))
    if host is not None:
        theirs += 2 * host.endswith(_MALAY_HOSTS)
        ours += 2 * host.endswith(".id")
    return theirs > ours


def _sizes(lines: list[list[str]], host: str | None) -> Counter[str]:
    """The words in each language's lines, of the lines that are long enough to tell."""
    sizes: Counter[str] = Counter()
    for words in lines:
        if len(words) >= _LINE_WORDS:
            code, sure = _most_like(words, host)
            if code is not None and sure:
                sizes[code] += len(words)
    return sizes


def _also(sizes: Counter[str], main: str | None) -> tuple[str, ...]:
    """The languages beside `main` that a good part of the page is written in."""
    least = max(_ALSO_WORDS, _ALSO_SHARE * sizes.total())
    return tuple(
        sorted(code for code, size in sizes.items() if code != main and {code, main} != {"id", "ms"} and size >= least)
    )
