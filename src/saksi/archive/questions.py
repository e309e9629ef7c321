"""What may be asked of an archive, and what it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from saksi.archive.days import days_of
from saksi.errors import BadQuestion
from saksi.records import Span

__all__ = ["Answer", "AnswerKind", "Question", "phrases_of", "word_query"]

AnswerKind = Literal["statement", "event", "article"]
KINDS: tuple[AnswerKind, ...] = ("statement", "event", "article")


@dataclass(frozen=True, slots=True)
class Question:
    """
    What is asked; every condition given must hold, and upper and lower case are one.

    `words`: in the statement, in the event's sentence or in the article; "in quotes" they stand side by side.
    `speaker`: by any name the article gives the speaker ("Putin" finds Vladimir Putin); of an event, who says it
    happened. `who`: named in it; of a statement its speaker, of an event who did it or whom it was done to.
    `event`: a type ("PROTEST") or a mode ("riot"); of statements those whose words carry such an event, of articles
    those that tell of one. `place`: a name, an area or a country code, where it happened or
    what is spoken of. `since` and `until`: ISO dates, both included, also "2016-12"; of an event its own date, and the
    publication date where it has none; of statements and articles the publication date. What has no date is then left
    out. `outlet`: a part of its name or of the address. `kind`: what to give; left out, events where `event` is given,
    statements where `speaker` is, else articles. `limit` None gives all; `skip` leaves out the first ones.

    BadQuestion for a date, a kind or a number that is none, and for a time that ends before it begins.
    """

    words: str | None = None
    speaker: str | None = None
    who: str | None = None
    event: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    kind: AnswerKind | None = None
    limit: int | None = None
    skip: int = 0

    def __post_init__(self) -> None:
        """BadQuestion where a condition cannot be asked."""
        for name, day in (("since", self.since), ("until", self.until)):
            if day and not days_of(day):
                raise BadQuestion(f"{name} is {day!r}; write a date like 2016-12-22, 2016-12 or 2016")
        first, last = days_of(self.since), days_of(self.until)
        if first and last and first[0] > last[1]:
            raise BadQuestion(f"since {self.since!r} is after until {self.until!r}; change the two")
        if self.kind is not None and self.kind not in KINDS:
            raise BadQuestion(f"kind is {self.kind!r}; it is one of {', '.join(KINDS)}")
        for name, number in (("limit", self.limit), ("skip", self.skip)):
            if number is not None and not 0 <= number < 2**63:
                raise BadQuestion(f"{name} is {number}; it is a count from 0 on")

    @property
    def answer_kind(self) -> AnswerKind:
        """What the answers are."""
        if self.kind:
            return self.kind
        return "event" if self.event else "statement" if self.speaker else "article"


@dataclass(frozen=True, slots=True)
class Answer:
    """
    One statement, event or article, with the place in the text that says so.

    `article` is the article's id and `finding` the statement's or event's; of an article None. `who` said or did
    `what` (the words, the trigger, the title) to `whom`; `type` is the event's type or the statement's act, `mode` the
    event's mode or the statement's manner. `according_to` None: the outlet itself; a source that the article does not
    name is "a source not named". `date` is the event's own, or when
    the statement was made, as TIMEX3. `spans` count code points of the article's text: the statement's pieces, the
    event's trigger, the words that were asked for. `context` is the passage around the first, `context_start` where
    it begins in the text.
    """

    kind: AnswerKind
    article: str
    finding: str | None
    title: str | None
    outlet: str | None
    url: str
    published: str | None
    language: str | None
    who: str | None
    role: str | None
    what: str
    whom: str | None
    type: str | None
    mode: str | None
    status: str | None
    place: str | None
    date: str | None
    according_to: str | None
    dead: int | None
    injured: int | None
    spans: tuple[Span, ...]
    context: str
    context_start: int


def phrases_of(words: str) -> list[list[str]]:
    """What stands between quotation marks as one list of words each, every other word as a list of its own."""
    phrases: list[list[str]] = []
    for number, part in enumerate(re.split(r'["“”„]', words)):
        found = re.findall(r"\w+", part)
        phrases += [found] if number % 2 and found else [[word] for word in found]
    return phrases


def word_query(columns: str, words: str) -> str | None:
    """
    The FTS5 query for `words` in `columns`; None where they hold no word. Every word is quoted, so nothing is syntax.
    """
    clean = words.encode("utf-8", "replace").decode().replace("\0", " ").replace("_", " ")
    phrases = [" ".join(phrase) for phrase in phrases_of(clean)]
    if not phrases:
        return None
    return f"{{{columns}}} : (" + " AND ".join(f'"{phrase}"' for phrase in phrases) + ")"
