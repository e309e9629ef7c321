"""Readings made by hand from our own sentences, for the tests of the archive and of what stands on it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from saksi.contract import content_id
from saksi.records import (
    Article,
    Body,
    Event,
    Gap,
    Mention,
    Moment,
    Occasion,
    Party,
    Person,
    Place,
    Reading,
    Span,
    Statement,
)

BY = "tests:by-hand/1"
TITLE = "Menlu Retno: Indonesia siap membantu Palu"
BODY = (
    "Palu – Menteri Luar Negeri Retno Marsudi mengatakan “Indonesia siap membantu Palu” pada 30 September 2018.\n"
    "Warga berunjuk rasa di Palu. 😀 Polisi menahan dua orang."
)


def article_of(
    body: str = BODY,
    *,
    title: str | None = TITLE,
    url: str = "https://berita.example/palu",
    outlet: str | None = "Berita Contoh",
    published: str | None = "2018-10-01T08:00:00+08:00",
    language: str | None = "id",
    fetched: str | None = None,
) -> Article:
    """An article whose page held just these words."""
    text = f"{title}\n\n{body}" if title else body
    digest = "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=content_id("article", url, digest),
        url=url,
        canonical=None,
        outlet=outlet,
        title=title,
        text=text,
        published=published,
        modified=None,
        language=language,
        section=None,
        keywords=("gempa",),
        dateline=None,
        bylines=(),
        editors=(),
        credits=(),
        image=None,
        captions=(),
        related=(),
        comments=(),
        paywalled=False,
        furniture=(),
        evidence={"title": "json:title"},
        origin=f"dump.jsonl:{url}",
        fetched=fetched,
        digest=digest,
        body_start=len(text) - len(body),
    )


def span_of(text: str, words: str) -> Span:
    """Where `words` stand last in `text`."""
    start = text.rindex(words)
    return Span(start, start + len(words))


def reading_of(article: Article | None = None) -> Reading:
    """The reading of the Palu article: a person, a body, a place, a moment, a statement and two events."""
    article = article or article_of()
    text = article.text

    def mention(kind: str, words: str) -> Mention:
        span = span_of(text, words)
        return Mention(content_id(kind, span, article.digest), kind, "name", *span, BY)  # type: ignore[arg-type]  # short for the test

    retno, police, palu = mention("person", "Retno Marsudi"), mention("body", "Polisi"), mention("place", "Palu")
    day = span_of(text, "30 September 2018")
    words, cue = span_of(text, "Indonesia siap membantu Palu"), span_of(text, "mengatakan")
    protest, arrest = span_of(text, "berunjuk rasa"), span_of(text, "menahan")
    person = Person("p1", "Retno Marsudi", "Menteri Luar Negeri", "ID", ("Bu Retno",), (retno.id,), BY)
    body = Body("b1", "Polisi", "COP", "ID", (police.id,), BY)
    place = Place("l1", "Palu", "city", "ID", "Sulawesi Tengah", -0.9, 119.87, 1633034, (palu.id,), (), BY)
    moment = Moment("m1", *day, "DATE", "2018-09-30", (), BY)
    statement = Statement(
        content_id("statement", words, article.digest), (words,), "direct", "promise", cue, "p1", "Retno Marsudi",
        Span(retno.start, retno.end), "Menteri Luar Negeri", None, Occasion("pada 30 September 2018", "l1", "m1"),
        None, None, BY,
    )  # fmt: skip

    def event(type_: str, mode: str | None, trigger: Span, actor: str, said_by: Statement | None) -> Event:
        return Event(
            content_id("event", trigger, article.digest), type_, mode, trigger,
            (Party("b1" if actor == "Polisi" else None, actor, span_of(text, actor), "ID", "CVL"),), (), "l1", "Palu",
            "2018-09", "happened", said_by.id if said_by else None, said_by.speaker_name if said_by else None,
            None, None, (), (trigger,), BY,
        )  # fmt: skip

    return Reading(
        article,
        tuple(sorted((retno, police, palu), key=lambda found: found.start)),
        (person,),
        (body,),
        (place,),
        (moment,),
        (statement,),
        (event("PROTEST", "demo", protest, "Warga", None), event("COERCE", "arrest", arrest, "Polisi", statement)),
    )


def many_readings(count: int) -> list[Reading]:
    """`count` readings of different addresses and texts."""
    return [
        reading_of(replace_url(article_of(BODY + f"\nLaporan nomor {number}."), f"https://berita.example/{number}"))
        for number in range(count)
    ]


def replace_url(article: Article, url: str) -> Article:
    """The same words at another address."""
    return replace(article, url=url, origin=f"dump.jsonl:{url}", id=content_id("article", url, article.digest))


def gap_of(origin: str = "dump.jsonl:9") -> Gap:
    """A page that could not be read."""
    return Gap("https://berita.example/rusak", origin, "articles", "no-article", "the page has no text")
