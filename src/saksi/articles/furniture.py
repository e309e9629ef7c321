"""What in an article's text is not the article: pointers to other stories, credits, notices, comment forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from saksi.articles.dateline import glued_name
from saksi.languages import LANGUAGES, word_set
from saksi.records import Credit, Link, Span

__all__ = ["Furniture", "line_kind", "mark_furniture"]

_LINE = re.compile(r"[^\n\r]+")
_EDGE = " \t\u00a0*•·–—-|>»:："
_LONGEST_LINK = 260
_SHORT = 60
_PROSE = 150
# Credits, notices and pointers behind an article's last paragraph; the page's own tail is cut off before.
_FEW_LINES = 8
# So near behind a tail's beginning stand the words that confirm it.
_CONFIRMS = 2000
_BRACKETED_EMBED = re.compile(r"\[[A-Z][\w ]{1,30}:[^\[\]\n]{1,80}\]")
_INITIALS = re.compile(r"\((?P<initials>[a-z]{2,5})(?P<more>(?:/[A-Za-z][\w.]{1,24}){0,3})\)[ \t\u00a0.*]{0,9}$")
_NAME_ALONE = re.compile(r"\(\s?(?P<name>[A-Z][\w'’.]{1,24}(?: [A-Z][\w'’.]{0,24}){1,3})\s?\)[. ]{0,3}")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,4}")


@dataclass(slots=True)
class Furniture:
    """The spans of furniture in text order, and what they say: credits, editors, writers, related stories, captions."""

    spans: list[Span] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    related: list[Link] = field(default_factory=list)
    labels: list[tuple[Span, str, str]] = field(default_factory=list)

    def add(self, span: Span, label: str, why: str = "its own words") -> None:
        """Mark `span` as furniture of the kind `label`."""
        self.spans.append(span)
        self.labels.append((span, label, why))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset().union(*(word_set(language.lexicon("furniture"), name) for language in LANGUAGES.values()))


@cache
def _starts(name: str) -> tuple[str, ...]:
    return tuple(sorted(_list(name)))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"[ \u00a0]{1,3}") for word in sorted(words, key=lambda w: (-len(w), w))
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    credit = _any_of(_list("editors") | _list("writers") | _list("sources"))
    return {
        "related": re.compile(rf"(?:{_any_of(_list('related'))})\s?[:：]\s{{0,3}}(?P<title>.*)", re.IGNORECASE),
        "related_open": re.compile(
            rf"(?:{_any_of(_list('related_without_colon'))})\b\s{{0,3}}(?P<title>.*)", re.IGNORECASE
        ),
        "related_inside": re.compile(
            rf"[(\[]\s?(?:{_any_of(_list('related'))})\s?[:：]\s{{0,3}}(?P<title>[^()\[\]\n]{{3,{_LONGEST_LINK}}})[)\]]",
            re.IGNORECASE,
        ),
        "credit_line": re.compile(rf"\(?\s?(?:{credit})\s?[:：/]?\s.{{2,200}}", re.IGNORECASE),
        "credit_part": re.compile(
            rf"(?P<what>{credit})(?P<colon>\s?[:：]\s?|\s)(?P<who>[^|;()\n]{{2,80}})", re.IGNORECASE
        ),
        "photo_inside": re.compile(
            rf"[(\[]\s?(?:{_any_of(_list('photo'))})\s?[:：/]\s?[^()\[\]\n]{{2,100}}[)\]]", re.IGNORECASE
        ),
        "tail_words": re.compile(_any_of(_list("tail_words")), re.IGNORECASE),
    }


@cache
def _beginnings() -> frozenset[str]:
    """The first three letters of all words that a line of furniture begins with: a quick look before the patterns."""
    names = ("related", "related_without_colon", "line_starts", "editors", "writers", "sources")
    return frozenset(word[:3] for name in names for word in _list(name))


def line_kind(line: str) -> str | None:
    """The label of a line that is furniture by its own words; None for any other."""
    if len(line) > _LONGEST_LINK + 40:
        return None
    words = line.strip(_EDGE).casefold()
    if not words:
        return None
    if words in _list("lines"):
        return "advertisement" if words in ("advertisement", "advertising", "iklan") or "scroll" in words else "related"
    stripped = line.strip()
    if len(words) > _LONGEST_LINK or not (words[:3] in _beginnings() or stripped[0] in "([" or line[0] in "(["):
        return None
    patterns = _patterns()
    if _BRACKETED_EMBED.fullmatch(stripped):
        return "advertisement"
    if patterns["related"].match(stripped) or patterns["related_open"].match(stripped):
        return "related"
    if words.startswith(_starts("line_starts")):
        return "newsletter"
    return "credit" if _is_credit(stripped) else None


def _is_credit(line: str) -> bool:
    """Whether a line is made of credits: "Editor: A", "(Reporter: A | Editor: B)", "(Reporting by A; Editing by B)"."""
    if len(line) > 200 or not _patterns()["credit_line"].fullmatch(line):
        return False
    parts = [part for part in re.split(r"[|;]", line.strip("() .")) if part.strip()]
    return all(_credit_part(part.strip()) for part in parts)


def _credit_part(part: str) -> re.Match[str] | None:
    match = _patterns()["credit_part"].fullmatch(part)
    if match is None:
        return None
    label = match.group("what").casefold()
    if not match.group("colon").strip() and not label.endswith(" by"):
        return None
    who = re.split(r",| dan | and | in ", match.group("who").strip(" ."))
    return match if all(_NAME.fullmatch(name.strip()) for name in who if name.strip()) else None


def mark_furniture(text: str, start: int) -> Furniture:
    """
    The furniture of `text` from `start` on. What begins a tail (comments, sharing) takes everything behind it.

    Conservative: a line is furniture only where its own words say so; no sentence is judged by its place alone.
    """
    found = Furniture()
    lines = [match for match in _LINE.finditer(text, start) if match.group().strip()]
    if not lines:
        return found
    glued = glued_name(text, _first_letter(text, lines[0].start()))
    if glued is not None:
        found.add(glued, "caption")
    tail = _tail(text, lines)
    for number, match in enumerate(lines):
        if match.start() >= tail:
            break
        kind = line_kind(match.group())
        if kind is not None:
            _mark_line(found, text, _trimmed(text, match.span()), kind)
            continue
        _mark_inside(found, text, match.span())
        if number == len(lines) - 1 or lines[number + 1].start() >= tail or _only_furniture(lines, number + 1, tail):
            _mark_closing_credit(found, text, match.span())
    if tail < len(text):
        found.add(_trimmed(text, (tail, len(text))), "comment-form")
    found.spans = _joined(found.spans)
    return found


def _first_letter(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _trimmed(text: str, span: tuple[int, int]) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _only_furniture(lines: list[re.Match[str]], first: int, tail: int) -> bool:
    """Whether nothing but furniture comes from line `first` on; never so for more than a few lines."""
    if len(lines) - first > _FEW_LINES:
        return False
    coming = [line.group() for line in lines[first:] if line.start() < tail]
    return all(line_kind(line) or _NAME_ALONE.fullmatch(line.strip()) for line in coming)


def _tail(text: str, lines: list[re.Match[str]]) -> int:
    """Where comments, sharing and forms begin that nothing of the article follows; the text's end where none do."""
    starts = _starts("tail")
    short = {match.start() for match in lines[1:] if match.end() - match.start() <= 2 * _SHORT}
    openings = {at for at in short if text[at : at + 2 * _SHORT].lstrip()[:_SHORT].casefold().startswith(starts)}
    if not openings:
        return len(text)
    prose_after = 0
    tail = len(text)
    confirming = -_CONFIRMS  # where the nearest words that confirm a tail begin, looking back from the end
    waiting = [match.start() for match in _patterns()["tail_words"].finditer(text)]
    for match in reversed(lines):
        words = match.group().strip()
        while waiting and waiting[-1] >= match.start():
            confirming = waiting.pop()
        if match.start() in openings and len(words) <= _SHORT:
            if prose_after == 0 or 0 <= confirming - match.start() <= _CONFIRMS:
                tail = match.start()
        elif len(words) > _PROSE:
            prose_after += 1
    return tail


def _mark_line(found: Furniture, text: str, span: Span, kind: str) -> None:
    words = span.of(text)
    found.add(span, kind)
    if kind == "related":
        patterns = _patterns()
        match = patterns["related"].match(words) or patterns["related_open"].match(words)
        title = match.group("title").strip(" :.") if match else ""
        if title:
            found.related.append(Link(title, None))
    elif kind == "credit":
        _take_credits(found, words)


def _take_credits(found: Furniture, words: str) -> None:
    for part in re.split(r"[|;]", words.strip("() .")):
        match = _credit_part(part.strip())
        if match is None:
            continue
        label, who = match.group("what").casefold(), match.group("who").strip(" .")
        names = [name.strip() for name in re.split(r",| dan | and ", who) if name.strip()]
        if label in _list("editors"):
            found.editors += [name for name in names if name not in found.editors]
        elif label in _list("writers"):
            found.writers += [name for name in names if name not in found.writers]
        source = who if label in _list("sources") else None
        found.credits.append(Credit(None, source, part.strip()))


def _mark_inside(found: Furniture, text: str, span: tuple[int, int]) -> None:
    if text.find("(", *span) < 0 and text.find("[", *span) < 0:
        return
    patterns = _patterns()
    for match in patterns["related_inside"].finditer(text, *span):
        found.add(Span(*match.span()), "related")
        found.related.append(Link(match.group("title").strip(), None))
    for match in _BRACKETED_EMBED.finditer(text, *span):
        found.add(Span(*match.span()), "advertisement")
    for match in patterns["photo_inside"].finditer(text, *span):
        found.add(Span(*match.span()), "photo-credit")


def _mark_closing_credit(found: Furniture, text: str, span: tuple[int, int]) -> None:
    """Mark the initials or the name that close the last paragraph: "(vyp/kna)", "(Nama Penulis)" on its own line."""
    line = _trimmed(text, span)
    words = line.of(text)
    alone = _NAME_ALONE.fullmatch(words)
    if alone is not None:
        found.add(line, "credit")
        found.credits.append(Credit(None, None, words))
        if alone.group("name") not in found.writers:
            found.writers.append(alone.group("name").strip())
        return
    window = max(line.start, line.end - 100)
    match = _INITIALS.search(text, window, line.end)
    if match is None or not _ends_before(text, match.start()):
        return
    initials, more = match.group("initials"), match.group("more").strip("/")
    source = more if more and not (len(more) <= 4 and more.islower()) else None
    told = initials if source or not more else f"{initials}/{more}"
    end = match.start() + match.group().rindex(")") + 1
    found.add(Span(match.start(), end), "credit")
    found.credits.append(Credit(told, source, text[match.start() : end]))


def _ends_before(text: str, at: int) -> bool:
    """Whether a sentence is over before `at`: initials in brackets inside one explain a word."""
    while at > 0 and text[at - 1] in " \t\u00a0":
        at -= 1
    return at > 0 and text[at - 1] in ".!?…\"”’'»)"


def _joined(spans: list[Span]) -> list[Span]:
    """`spans` sorted, those that meet made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
