"""
The nouns of Saksi: what a page becomes, step by step, until it is a Reading.

Every record is frozen. Offsets are Unicode code points of `Article.text`, end exclusive. The field names and their
order are the JSON contract (docs/record.md): `saksi.contract` writes a record as it stands here and reads it back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast

from saksi.contract import as_json

__all__ = [
    "Article",
    "Block",
    "Body",
    "Caption",
    "Casualties",
    "Comment",
    "Credit",
    "Dateline",
    "Event",
    "Findings",
    "Gap",
    "Image",
    "Known",
    "Link",
    "Mention",
    "Moment",
    "Occasion",
    "Page",
    "Party",
    "Person",
    "Place",
    "Reading",
    "Sentence",
    "Span",
    "Statement",
    "Story",
    "Token",
]


class Span(NamedTuple):
    """A run of characters: code points of the article's text, `end` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


# --- pages -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """What the source itself says of a page: the fields of a dump's line, of a feed's item. None where it is silent."""

    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """
    The bytes of one page, as they were found.

    `media_type` is "text/html" or "text/plain"; `charset` what a header said, else None; `origin` a file, or a file
    and the place in it ("a.warc.gz@1024", "dump.jsonl:17"); `digest` "sha256:" and the hash of what was found there;
    `known` what the source says of the page beside its body; `repeated` the marks of the lines that its site's pages
    have in common, where these were looked at first.
    """

    url: str
    body: bytes
    media_type: str
    fetched: str | None
    origin: str
    digest: str
    charset: str | None = None
    known: Known = Known()
    repeated: frozenset[int] = frozenset()


# --- articles --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A visible block of a page, what it is, and why. `span` is None where the block is not in the article's text."""

    label: str
    text: str
    span: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was filed from and by which outlet, as its first words print it."""

    place: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Credit:
    """Who wrote, edited or supplied the report: "(vyp/kna)", "(mm/raialyoum)"; `text` as printed."""

    initials: str | None
    source: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """The lead picture."""

    url: str
    caption: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture, the photo credit kept apart."""

    text: str
    credit: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A related story that the page points to."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote under the article; not part of its text."""

    author: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """
    What a page says, as one text that never changes: the title, a blank line, the body.

    `body_start` is where the body begins in `text`. `furniture` are the spans of `text` that are not the article's
    words; nothing is found inside them. `evidence` names for each field where it was read ("json-ld:datePublished").
    """

    id: str
    url: str
    canonical: str | None
    outlet: str | None
    title: str | None
    text: str
    published: str | None
    modified: str | None
    language: str | None
    section: str | None
    keywords: tuple[str, ...]
    dateline: Dateline | None
    bylines: tuple[str, ...]
    editors: tuple[str, ...]
    credits: tuple[Credit, ...]
    image: Image | None
    captions: tuple[Caption, ...]
    related: tuple[Link, ...]
    comments: tuple[Comment, ...]
    paywalled: bool
    furniture: tuple[Span, ...]
    evidence: dict[str, str]
    origin: str
    fetched: str | None
    digest: str
    body_start: int = 0


# --- languages -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark. `norm` is the word casefolded, typographic apostrophes made plain."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its tokens; `paragraph` counts from 0, and `in_title` says that it stands in the headline."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    in_title: bool = False


# --- findings --------------------------------------------------------------------------------------------------------

MentionKind = Literal["person", "body", "place"]
MentionForm = Literal["name", "title", "pronoun"]
MomentType = Literal["DATE", "TIME", "DURATION", "SET"]
Manner = Literal["direct", "indirect", "mixed"]
Act = Literal["statement", "claim", "demand", "denial", "promise", "wish", "question"]
Status = Literal["happened", "planned", "possible", "denied", "called_for"]
DatePrecision = Literal["day", "week", "month", "year", "none"]
PlacePrecision = Literal["point", "city", "admin1", "country", "none"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text where a person, body or place is named, titled or meant by a pronoun."""

    id: str
    kind: MentionKind
    form: MentionForm
    start: int
    end: int
    by: str


@dataclass(frozen=True, slots=True)
class Person:
    """A named human: the fullest name without titles, the fullest role as printed, the country of the office."""

    id: str
    name: str
    role: str | None
    country: str | None
    aliases: tuple[str, ...]
    mentions: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, group, force or government; `sector` is a PLOVER sector code."""

    id: str
    name: str
    sector: str | None
    country: str | None
    mentions: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Place:
    """
    A named place. `kind`: country, region, city, district, village, landmark, water, other. `lat` and `lon` in
    degrees; `geonames` the GeoNames id; `alternatives` other readings of the name ("Tripoli, LB").
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    mentions: tuple[str, ...]
    alternatives: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression with its TIMEX3 value."""

    id: str
    start: int
    end: int
    type: MomentType
    value: str
    alternatives: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Who, where and when in an article: what statements and events are given to stand on. Mentions in text order."""

    mentions: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when something was said, as printed."""

    text: str
    place: str | None
    moment: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """
    What a source is reported to say: `pieces` without cue and outer marks, in text order.

    `speaker` is the id of a person or body, None where the article names none; `speaker_name` the fullest name or the
    words as printed; `speaker_span` the words that point to them, which stand before a quotation that has no cue of its
    own; `via` the statement that this one is reported inside of; `relayed_from` the outlet it was said to.
    """

    id: str
    pieces: tuple[Span, ...]
    manner: Manner
    act: Act
    cue: Span | None
    speaker: str | None
    speaker_name: str | None
    speaker_span: Span | None
    role: str | None
    addressee: str | None
    occasion: Occasion | None
    via: str | None
    relayed_from: str | None
    by: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who did it, or to whom: `id` of a person, body or place where it is one; `sector` a PLOVER sector code."""

    id: str | None
    name: str
    span: Span
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Casualties:
    """`kind`: dead, injured, missing. `low` and `high` None where the words give no number ("belasan": 11 to 19)."""

    kind: str
    low: int | None
    high: int | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """
    An act and its status, read off the text; where `said_by` is None, the outlet itself says so.

    `date_precision` and `place_precision` say how exact `date` and `place` are: the last part of the date that is
    known; a landmark with a point of its own, a town or district, a first-level area, a country.
    """

    id: str
    type: str
    mode: str | None
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str | None
    place_name: str | None
    date: str | None
    status: Status
    said_by: str | None
    said_by_name: str | None
    dead: int | None
    injured: int | None
    casualties: tuple[Casualties, ...]
    mentions: tuple[Span, ...]
    by: str
    date_precision: DatePrecision = "none"
    place_precision: PlacePrecision = "none"


@dataclass(frozen=True, slots=True)
class Gap:
    """What could not be read, and why. `stage` is the room that refused it, `reason` a short code ("too-deep")."""

    url: str | None
    origin: str
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Story:
    """
    Reports of one happening. `articles` are ids, the earliest publication first; `title` is the earliest one's.

    `witnesses` are the same ids in groups: copies of one text are one witness. `first_day` and `last_day` bound the
    publication; None where no report is dated.
    """

    id: str
    title: str | None
    first_day: str | None
    last_day: str | None
    articles: tuple[str, ...]
    witnesses: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The record of one page. `article` is None where it could not be read; then `gaps` says why."""

    article: Article | None
    mentions: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def as_json(self) -> dict[str, Any]:  # JSON has no narrower type
        """The reading as the JSON contract writes it."""
        return cast("dict[str, Any]", as_json(self))

    def line(self) -> str:
        """The reading as one line of JSON, without the line's end."""
        return json.dumps(self.as_json(), ensure_ascii=False, separators=(",", ":"))

    def words(self, span: Span) -> str:
        """The words of the article at `span`; "" where there is no article."""
        return span.of(self.article.text) if self.article else ""

    def _repr_html_(self) -> str:
        """The reading for a notebook: headline, statements and events as tables, all page text escaped."""
        from saksi.notebook import reading_html  # it imports this module

        return reading_html(self)
