"""Archives for the tests of the reading room, made of readings by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.archive.sample import article_of, reading_of

from saksi.archive import Archive
from saksi.contract import content_id
from saksi.records import Article, Caption, Credit, Dateline, Event, Gap, Party, Reading, Span, Statement, Story

__all__ = ["HOSTILE", "archive_of", "hostile_reading", "palu", "quote_reading"]

BY = "tests:by-hand/1"
# Each must come out of every page as text and nothing else.
HOSTILE = (
    "<script>window.hacked=1</script>",
    "\"><img src=x onerror='window.hacked=1'>",
    "' onmouseover='window.hacked=1' x='",
    "<svg/onload=window.hacked=1>",
    "</title></textarea></style><script>window.hacked=1</script>",
    "javascript:window.hacked=1//",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    "<a href=javascript:window.hacked=1>klik</a>",
    "<div hx-get=/gaps hx-trigger=load></div>",
    "\u202egnisrever\u202c é \u0928\u093f 👩‍👩‍👧 \x01 <!-- ]]> &lt;b&gt; &#60;",
    "<style>*{display:none}</style><base href=//evil.example><meta http-equiv=refresh content=0;url=//evil.example>",
    "<iframe src=//evil.example></iframe><object data=//evil.example></object><link rel=stylesheet href=//e.example>",
)


def archive_of(folder: Path, *kept: Reading | Gap, stories: tuple[Story, ...] = ()) -> Path:
    """A new archive in `folder` that holds `kept`."""
    path = folder / "arsip.saksi"
    with Archive(path, create=True) as archive:
        archive.add_many(kept)
        archive.set_stories(stories)
    return path


def quote_reading(article: Article, words: str, speaker: str | None, role: str | None = None) -> Reading:
    """A reading of `article` with one statement, the `words`, and one event whose trigger they are."""
    start = article.text.index(words)
    span = Span(start, start + len(words))
    statement = Statement(
        content_id("statement", span, article.digest), (span,), "direct", "claim", None, None, speaker, None, role,
        role, None, None, speaker, BY,
    )  # fmt: skip
    event = Event(
        content_id("event", span, article.digest), "PROTEST", "demo", span, (Party(None, words, span, "ID", "CVL"),),
        (), None, words, "2018-09-30", "happened", None, speaker, 1, None, (), (span,), BY,
    )  # fmt: skip
    return Reading(article, statements=(statement,), events=(event,))


def hostile_reading(words: str, number: int = 0) -> Reading:
    """A reading that has `words` wherever a page can put words of its own."""
    article = article_of(
        f"Di sini tertulis {words} dan tidak lebih.",
        title=words,
        url=words if number % 2 else f"https://jahat.example/{words}",
        outlet=words,
    )
    article = replace(
        article,
        canonical=words,
        section=words,
        keywords=(words,),
        dateline=Dateline(words, words),
        bylines=(words,),
        editors=(words,),
        credits=(Credit(None, None, words),),
        captions=(Caption(words, words),),
        evidence={words: words},
        origin=f"{words}:{number}",
        published=words if number % 3 == 0 else article.published,
        language=words if number % 3 == 1 else "id",
    )
    gap = Gap(words, words, "languages", words, words)
    return replace(quote_reading(article, words, words, words), gaps=(gap,))


def palu() -> Reading:
    """The reading of the Palu article."""
    return reading_of()
