"""The way of a page: the order of the steps, and the only place that knows it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from saksi.articles import Sites, read_article
from saksi.errors import CannotRead, UnknownFormat
from saksi.events import EventExplanation, code_events, explain_events
from saksi.languages import LANGUAGES, Decision, decide, parse
from saksi.limits import Limits
from saksi.mentions import find_mentions, find_printed_dates, settle_pronouns
from saksi.pages import open_pages
from saksi.records import Article, Findings, Gap, Page, Reading, Statement
from saksi.statements import Explanation, explain_statements, find_quoted_words, find_statements

__all__ = ["explain_page", "pages_of_sites", "read", "read_page"]

log = logging.getLogger("saksi")


def read(page: Page | str | os.PathLike[str], *, limits: Limits = Limits()) -> Reading:
    """
    The reading of one page: a `Page`, or the place of a file that holds one.

    A page that cannot be read gives a reading without an article whose gap says why; nothing is raised for it.
    UnknownFormat where the place holds no page or several: loop over `open_pages` then.
    """
    if isinstance(page, Page):
        return read_page(page, limits)
    found = open_pages(page, limits=limits)
    first = next(found, None)
    if first is None or next(found, None) is not None:
        many = "no page" if first is None else "more than one page"
        raise UnknownFormat(f"{os.fspath(page)} holds {many}; loop over saksi.open_pages({os.fspath(page)!r})")
    return Reading(None, gaps=(first,)) if isinstance(first, Gap) else read_page(first, limits)


def pages_of_sites(opened: Callable[[], Iterable[Page | Gap]], limits: Limits = Limits()) -> Iterator[Page | Gap]:
    """
    The pages that `opened` gives, each with what the pages of its site repeat, in the same order.

    `opened` is called up to three times and must give the same each time: which sites have several pages, what these
    have in common, and the pages.
    """
    sites = Sites()
    for page in opened():
        if isinstance(page, Page):
            sites.count(page)
    if not sites.worth_learning:
        return iter(opened())
    for page in opened():
        if isinstance(page, Page):
            sites.learn(page, limits)
    return (sites.told(page) if isinstance(page, Page) else page for page in opened())


def read_page(page: Page, limits: Limits = Limits()) -> Reading:
    """The reading of `page`; a fault of the page or of ours costs this page alone and becomes its gap."""
    try:
        return _read_article(read_article(page, limits=limits))
    except CannotRead as error:
        return Reading(None, gaps=(Gap(page.url, page.origin, "articles", error.reason, str(error)),))
    except Exception as error:
        log.exception("a fault of ours at %s", page.origin)
        # The kind of fault alone: the trace, which may name files of this machine, is in the log.
        detail = f"{type(error).__name__}; the log has the trace"
        return Reading(None, gaps=(Gap(page.url, page.origin, "pipeline", "our-fault", detail),))


def explain_page(page: Page, limits: Limits = Limits()) -> tuple[Article, Explanation, EventExplanation]:
    """
    The article of `page`, and why each of its statements and events was found and what was set aside.

    Raises CannotRead where the page holds no article; nothing is explained in a language that is not known.
    """
    article = read_article(page, limits=limits)
    code = _language_of(article).language
    if code is None:
        return article, Explanation((), ()), EventExplanation((), ())
    parsed = parse(replace(article, language=code), LANGUAGES[code])
    found = find_mentions(parsed)
    statements = find_statements(parsed, found)
    told = explain_events(parsed, _settled(found, statements), statements)
    return parsed.article, explain_statements(parsed, found), told


def _language_of(article: Article) -> Decision:
    """By the words of the article; what its page declares is often the template's language."""
    host = urlsplit(article.url).hostname if article.url else None
    return decide(article.text, declared=article.language, host=host)


def _settled(found: Findings, statements: tuple[Statement, ...]) -> Findings:
    """The findings, the pronouns that speak meaning their speakers."""
    return settle_pronouns(found, {s.speaker_span: s.speaker for s in statements if s.speaker_span and s.speaker})


def _read_article(article: Article) -> Reading:
    decided = _language_of(article)
    code = decided.language
    if code is None:
        return _unread(article, decided)
    gaps: tuple[Gap, ...] = ()
    if decided.also:
        gaps = (_gap(article, "mixed-languages", f"read as {code}; partly {', '.join(decided.also)}"),)
    article = replace(article, language=code)
    parsed = parse(article, LANGUAGES[code])
    found = find_mentions(parsed)
    statements = find_statements(parsed, found)
    found = _settled(found, statements)
    events = code_events(parsed, found, statements)
    return Reading(
        article, found.mentions, found.people, found.bodies, found.places, found.moments, statements, events, gaps
    )


def _unread(article: Article, decided: Decision) -> Reading:
    """The article with what needs no language: the words between marks and the dates in figures."""
    if decided.seems and decided.seems not in LANGUAGES:
        article = replace(article, language=decided.seems)
    seems = f"; it seems to be {decided.seems}" if decided.seems else ""
    gap = _gap(article, "unknown-language", f"only words between marks and dates in figures are found{seems}")
    return Reading(article, moments=find_printed_dates(article), statements=find_quoted_words(article), gaps=(gap,))


def _gap(article: Article, reason: str, detail: str) -> Gap:
    return Gap(article.url, article.origin, "languages", reason, detail)
