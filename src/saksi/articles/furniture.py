"""What in an article's text is not the article: pointers to other stories, credits, notices, comment forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from saksi.articles.dateline import glued_name
from saksi.articles.openings import read_opening
from saksi.articles.photographs import photo_caption
from saksi.articles.wording import (
    credit_part,
    inside_label,
    line_kind,
    notices_in,
    patterns,
    tail_kinds,
    tail_label,
    words_of,
)
from saksi.records import Caption, Credit, Link, Span

__all__ = ["Furniture", "mark_furniture", "pointer_before"]

_LINE = re.compile(r"[^\n\r]+")
# Nothing that is marked inside a paragraph is shorter.
_LEAST_INSIDE = 6
_SHORT = 60
_PROSE = 150
# So many lines at the beginning may print a byline and a date.
_OPENING = 7
# Credits, notices and pointers behind an article's last paragraph; the page's own tail is cut off before.
_FEW_LINES = 8
# Words that point to a story are no longer.
_POINTER = 40
# A notice at the end of a paragraph is no longer.
_BEHIND = 260
# So near behind a tail's beginning stand the words that confirm it.
_CONFIRMS = 2000
_BRACKETED_EMBED = re.compile(r"\[[A-Z][\w ]{1,30}:[^\[\]\n]{1,80}\]")
_IMAGE_INSIDE = re.compile(r"\b(?:Image|Media) (?:copyright|source) [^\n.]{2,60}? (?:Image|Media) caption\b")
_INITIALS = re.compile(r"\((?P<initials>[a-z]{2,5})(?P<more>(?:/[A-Za-z][\w.]{1,24}){0,3})\)[ \t\u00a0.*]{0,9}$")
_NAME_ALONE = re.compile(r"\(\s?(?P<name>[A-Z][\w'’.]{1,24}(?: [A-Z][\w'’.]{0,24}){1,3})\s?\)[. ]{0,3}")
# Headlines below a line that only says "Baca juga".
_MOST_POINTED = 5
_HEADLINE = (15, 140)
_MOST_CAPITALS = 0.7


@dataclass(slots=True)
class Furniture:
    """The spans of furniture in text order, and what they say: credits, editors, writers, related stories, captions."""

    plain: bool = False
    spans: list[Span] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    related: list[Link] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    published: str | None = None
    labels: list[tuple[Span, str, str]] = field(default_factory=list)

    def add(self, span: Span, label: str, why: str = "its own words") -> None:
        """Mark `span` as furniture of the kind `label`."""
        self.spans.append(span)
        self.labels.append((span, label, why))

    def settle(self) -> None:
        """Put the spans in text order and join those that meet."""
        self.spans = _joined(self.spans)


def mark_furniture(text: str, start: int, *, plain: bool = False, kept: frozenset[int] = frozenset()) -> Furniture:
    """
    The furniture of `text` from `start` on. What begins a tail (comments, sharing) takes everything behind it.

    Conservative: a line is furniture only where its own words say so; no sentence is judged by its place alone. `plain`
    where there was no markup to tell furniture apart; the lines that begin at `kept` are not furniture as a whole.
    """
    found = Furniture(plain)
    lines = [match for match in _LINE.finditer(text, start) if not match.group().isspace()]
    if not lines:
        return found
    glued = glued_name(text, _first_letter(text, lines[0].start()))
    if glued is not None:
        found.add(glued, "caption")
    tail = _tail(text, lines)
    article = [match for match in lines if match.start() < tail]
    head = _mark_opening(found, text, article)
    noticed = notices_in(text)
    pointed = 0
    closing = len(article) - 1 - _FEW_LINES
    for number, match in enumerate(article):
        if number in head:
            continue
        words = match.group()
        kind = line_kind(words, plain=plain) if match.start() not in kept else None
        if kind is not None:
            _mark_line(found, text, _trimmed(text, match.span()), kind)
            pointed = _MOST_POINTED if kind == "related" and not _title_after(words.strip()) else 0
            continue
        if pointed and _is_headline(words.strip()):
            span = _trimmed(text, match.span())
            found.add(span, "related", "a headline below a pointer")
            found.related.append(Link(span.of(text), None))
            pointed -= 1
            continue
        pointed = 0
        if len(words) >= _LEAST_INSIDE:
            _mark_inside(found, text, match.span())
            if noticed:
                _mark_notices(found, text, match.span())
        if number >= closing and _only_furniture(article, number + 1):
            _mark_closing_credit(found, text, match.span())
    if tail < len(text):
        _mark_tail(found, text, tail)
    found.settle()
    return found


def _mark_opening(found: Furniture, text: str, lines: list[re.Match[str]]) -> frozenset[int]:
    """The places among `lines` of the bylines and dates alone that a text begins with, which are marked."""
    opening = read_opening([line.group() for line in lines[:_OPENING]])
    for place, why in opening.lines:
        found.add(_trimmed(text, lines[place].span()), "byline", why)
    found.writers += opening.writers
    found.published = opening.published
    return frozenset(place for place, _ in opening.lines)


def _mark_tail(found: Furniture, text: str, tail: int) -> None:
    """Mark everything from `tail` on, each line for what it is or for the heading it stands under."""
    found.spans.append(_trimmed(text, (tail, len(text))))
    under = "comment-form"
    for match in _LINE.finditer(text, tail):
        span = _trimmed(text, match.span())
        if span.start < span.end:
            label, under = tail_label(span.of(text), under)
            found.labels.append((span, label, "its own words" if label != under else "behind the article's end"))


def _title_after(words: str) -> str:
    """What a line that points to another story says of it; "" where it only points."""
    known = patterns()
    match = known["related"].match(words) or known["related_open"].match(words)
    return match.group("title").strip(" :.") if match else ""


def _is_headline(words: str) -> bool:
    """Whether a line reads as a headline: no sentence's end, and most of its long words begin with a capital."""
    least, most = _HEADLINE
    if not least <= len(words) <= most or words[-1] in '.!:,;"”':
        return False
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= _MOST_CAPITALS * len(long)


def pointer_before(text: str, start: int) -> int | None:
    """Where words that point to another story begin ("Baca juga:") which a link at `start` follows; None without."""
    match = patterns()["related_before"].search(text, max(0, start - _POINTER), start)
    if match is None or not (
        match.start() == 0 or text[match.start() - 1] in "([" or _ends_before(text, match.start())
    ):
        return None
    return match.start()


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


def _only_furniture(lines: list[re.Match[str]], first: int) -> bool:
    """Whether nothing but furniture comes from line `first` on; never so for more than a few lines."""
    if len(lines) - first > _FEW_LINES:
        return False
    return all(
        line_kind(line.group(), plain=True) or _NAME_ALONE.fullmatch(line.group().strip()) for line in lines[first:]
    )


def _tail(text: str, lines: list[re.Match[str]]) -> int:
    """Where comments, sharing and forms begin that nothing of the article follows; the text's end where none do."""
    starts = tail_kinds()
    least = min(map(len, starts))
    short = [match for match in lines[1:] if least <= len(match.group()) <= 2 * _SHORT]
    openings = {match.start() for match in short if match.group().lstrip()[:_SHORT].casefold().startswith(starts)}
    if not openings:
        return len(text)
    prose_after = 0
    tail = len(text)
    confirming = -_CONFIRMS  # where the nearest words that confirm a tail begin, looking back from the end
    waiting = [match.start() for match in patterns()["tail_words"].finditer(text)]
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
        title = _title_after(words)
        if title:
            found.related.append(Link(title, None))
    elif kind in ("caption", "photo-credit"):
        _take_caption(found, words)
    elif kind == "credit":
        _take_credits(found, words)


def _take_credits(found: Furniture, words: str) -> None:
    for part in re.split(r"[|;]", words.strip("() .")):
        match = credit_part(part.strip())
        if match is None:
            continue
        label, who = match.group("what").casefold(), match.group("who").strip(" .")
        names = [name.strip() for name in re.split(r",| dan | and ", who) if name.strip()]
        if label in words_of("editors"):
            found.editors += [name for name in names if name not in found.editors]
        elif label in words_of("writers"):
            found.writers += [name for name in names if name not in found.writers]
        source = who if label in words_of("sources") else None
        found.credits.append(Credit(None, source, part.strip()))


def _take_caption(found: Furniture, words: str) -> None:
    caption = photo_caption(words, plain=found.plain)
    if caption is None:
        return
    if caption.text:
        found.captions.append(caption)
    elif found.captions and found.captions[-1].credit is None:
        found.captions[-1] = Caption(found.captions[-1].text, caption.credit)


def _mark_inside(found: Furniture, text: str, span: tuple[int, int]) -> None:
    """Mark what stands inside a paragraph: pointers in brackets or at its end, embeds, photo credits, notices."""
    known = patterns()
    if text.find("(", *span) >= 0 or text.find("[", *span) >= 0:
        for match in known["related_inside"].finditer(text, *span):
            found.add(Span(*match.span()), "related")
            found.related.append(Link(match.group("title").strip(), None))
        for match in _BRACKETED_EMBED.finditer(text, *span):
            found.add(Span(*match.span()), "advertisement")
        for match in known["photo_inside"].finditer(text, *span):
            found.add(Span(*match.span()), "photo-credit")
    last = max(span[0], span[1] - _BEHIND)
    if text.find(":", last, span[1]) >= 0:
        pointer = known["pointer_to_end"].search(text, last, span[1])
        if pointer and _ends_before(text, pointer.start()):
            found.add(_trimmed(text, pointer.span()), "related")
            found.related.append(Link(pointer.group("title").strip(), None))
    if text.find(" caption", *span) >= 0:
        for match in _IMAGE_INSIDE.finditer(text, *span):
            found.add(Span(*match.span()), "photo-credit")


def _mark_notices(found: Furniture, text: str, span: tuple[int, int]) -> None:
    """Mark notices of the site inside a paragraph, where a sentence has ended before them."""
    known = patterns()
    for match in known["inside"].finditer(text, *span):
        if match.start() == span[0] or _ends_before(text, match.start()):
            found.add(Span(*match.span()), inside_label(match.group("words")))
    notice = known["inside_to_end"].search(text, max(span[0], span[1] - _BEHIND), span[1])
    if notice and _ends_before(text, notice.start()):
        found.add(_trimmed(text, notice.span()), inside_label(notice.group("words")))


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
