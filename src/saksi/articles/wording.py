"""What a line of a page is by its own words: a pointer to another story, a credit, a notice, a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from saksi.articles.photographs import photo_label
from saksi.languages import LANGUAGES, word_set

__all__ = [
    "any_of",
    "credit_part",
    "inside_label",
    "line_kind",
    "notices_in",
    "patterns",
    "tail_kinds",
    "tail_label",
    "words_of",
]

_EDGE = " \t\u00a0*•·–—-|>»:："
_LONGEST_LINK = 260
# No list of whole lines has a longer one.
_LONGEST_WHOLE = 60
_EMBED = re.compile(r"\[[A-Z][\w ]{1,30}:[^\[\]\n]{1,80}\]")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,4}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTED = re.compile(r"\d{1,6} (?:comments?|komentar|replies|reply|balasan|responses?)")


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of the list `name` in every language."""
    return frozenset().union(*(word_set(language.lexicon("furniture"), name) for language in LANGUAGES.values()))


@cache
def _labelled(table: str) -> dict[str, str]:
    """The words of a table of lists, each with the name of its list."""
    found: dict[str, str] = {}
    for language in LANGUAGES.values():
        lists = language.lexicon("furniture").get(table, {})
        for label in sorted(lists):
            for word in sorted(word_set(lists, label)):
                found.setdefault(word, label)
    return found


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of `words`, the longest first."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"[ \u00a0]{1,3}") for word in sorted(words, key=lambda w: (-len(w), w))
    )


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns that the word lists make."""
    related = any_of(words_of("related"))
    credit = any_of(words_of("editors") | words_of("writers") | words_of("sources"))
    told = rf"\s?[:：]\s{{0,3}}(?P<title>[^()\[\]\n]{{3,{_LONGEST_LINK}}})"
    inside = {table: any_of(_labelled(table)) for table in ("inside", "inside_to_end")}
    return {
        "related": re.compile(rf"(?:{related})\s?[:：]\s{{0,3}}(?P<title>.*)", re.IGNORECASE),
        "related_open": re.compile(
            rf"(?:{any_of(words_of('related_without_colon'))})\b\s{{0,3}}(?P<title>.*)", re.IGNORECASE
        ),
        "related_inside": re.compile(rf"[(\[]\s?(?:{related}){told}[)\]]", re.IGNORECASE),
        "related_before": re.compile(
            rf"(?:\b(?:{related})\s?[:：]|\b(?:{any_of(words_of('related_without_colon'))}))\s{{0,3}}$", re.IGNORECASE
        ),
        "credit_line": re.compile(rf"\(?\s?(?:{credit})\s?[:：/]?\s.{{2,200}}", re.IGNORECASE),
        "credit_part": re.compile(
            rf"(?P<what>{credit})(?P<colon>\s?[:：]\s?|\s)(?P<who>[^|;()\n]{{2,80}})", re.IGNORECASE
        ),
        "photo_inside": re.compile(
            rf"[(\[]\s?(?:{any_of(words_of('photo'))})\s?[:：/]\s?[^()\[\]\n]{{2,100}}[)\]]", re.IGNORECASE
        ),
        "tail_words": re.compile(any_of(words_of("tail_words")), re.IGNORECASE),
        "inside": re.compile(rf"\b(?P<words>{inside['inside']})\b", re.IGNORECASE),
        "inside_to_end": re.compile(rf"(?<!\w)(?P<words>{inside['inside_to_end']})[^\n]{{0,200}}$", re.IGNORECASE),
        "pointer_to_end": re.compile(
            rf"\b(?:{related})\s?[:：]\s{{0,3}}(?P<title>[^\n.!?]{{10,160}}[?!]?)$", re.IGNORECASE
        ),
    }


def notices_in(text: str) -> bool:
    """Whether any of the notices that stand inside paragraphs is in `text`: a quick look before the patterns."""
    folded = " ".join(text.casefold().split())
    return any(word in folded for table in ("inside", "inside_to_end") for word in _labelled(table))


def inside_label(words: str) -> str:
    """What the words of a notice inside a paragraph are."""
    folded = " ".join(words.casefold().split())
    return _labelled("inside").get(folded) or _labelled("inside_to_end")[folded]


@cache
def _beginnings() -> frozenset[str]:
    """The first three letters of all words that a line of furniture begins with: a quick look before the patterns."""
    names = ("related", "related_without_colon", "editors", "writers", "sources")
    listed = [word for name in names for word in words_of(name)]
    return frozenset(word[:3] for word in (*listed, *_labelled("begins")))


@cache
def _starts(table: str) -> tuple[str, ...]:
    return tuple(sorted(_labelled(table), key=lambda word: (-len(word), word)))


def line_kind(line: str, *, plain: bool = False) -> str | None:
    """The label of a line that is furniture by its own words; None for any other. `plain` where there is no markup."""
    return None if len(line) > _LONGEST_LINK + 40 else _line_kind(line, plain)


# A page's line is asked about where it is labelled and again in the text, and a site's lines on many pages.
@lru_cache(maxsize=8192)
def _line_kind(line: str, plain: bool) -> str | None:
    stripped = line.strip()
    folded = stripped.casefold()
    words = folded.strip(_EDGE)
    if not words:
        return None
    if len(words) <= _LONGEST_WHOLE:
        whole = _labelled("whole")
        found = whole.get(words) or whole.get(folded)
        if found:
            return found
        if words[0].isdigit() and _COUNTED.fullmatch(words):
            return "comment"
    photo = photo_label(stripped, plain=plain)
    if photo:
        return photo
    if len(words) > _LONGEST_LINK or not (words[:3] in _beginnings() or stripped[0] in "([" or line[0] in "(["):
        return None
    if _EMBED.fullmatch(stripped):
        return "advertisement"
    known = patterns()
    if known["related"].match(stripped) or known["related_open"].match(stripped):
        return "related"
    if words.startswith(_starts("begins")):
        return next(_labelled("begins")[word] for word in _starts("begins") if words.startswith(word))
    return "credit" if _is_credit(stripped) else None


def _is_credit(line: str) -> bool:
    """Whether a line is made of credits: "Editor: A", "(Reporter: A | Editor: B)", "(Reporting by A; Editing by B)"."""
    if len(line) > 200 or not patterns()["credit_line"].fullmatch(line):
        return False
    parts = [part for part in re.split(r"[|;]", line.strip("() .")) if part.strip()]
    return all(credit_part(part.strip()) for part in parts)


def credit_part(part: str) -> re.Match[str] | None:
    """The word and the names of one credit ("Editor: A, B"); None where it is none."""
    match = patterns()["credit_part"].fullmatch(part)
    if match is None:
        return None
    label = match.group("what").casefold()
    if not match.group("colon").strip() and not label.endswith(" by"):
        return None
    who = re.split(r",| dan | and | in ", match.group("who").strip(" ."))
    return match if all(_NAME.fullmatch(name.strip()) for name in who if name.strip()) else None


# --- tails -----------------------------------------------------------------------------------------------------------


def tail_kinds() -> tuple[str, ...]:
    """How a line begins from which on everything is the page's: comments, sharing, forms."""
    return _starts("tail")


def tail_label(line: str, before: str) -> tuple[str, str]:
    """The label of a line in a page's tail, and what the lines behind it are; `before` is what its heading said."""
    words = line.strip().casefold()
    opening = next((_labelled("tail")[word] for word in _starts("tail") if words.startswith(word)), None)
    if opening:
        return opening, opening
    own = line_kind(line, plain=True)
    if own in ("comment", "comment-form", "share", "related"):
        return own, own
    if own:
        return own, before
    if patterns()["tail_words"].search(words):
        return "comment-form", "comment-form"
    if before == "share" and words.count(" ") > 1 and (words[-1] in ".!?" or _YEAR.search(words)):
        return "comment", "comment"  # no button is a sentence, nor does it tell the day
    return before, before
