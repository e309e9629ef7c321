"""How an article and its findings are cited, and how dates and addresses are printed."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from saksi.records import Span

__all__ = ["citation", "language_name", "language_tag", "printed_day", "web_address"]

# strftime's names depend on the machine
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LANGUAGES = {"id": "Indonesian", "en": "English"}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ](\d{2}:\d{2}))?", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}", re.ASCII)


class _Cited(Protocol):
    @property
    def url(self) -> str: ...
    @property
    def canonical(self) -> str | None: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...


def citation(article: _Cited, spans: tuple[Span, ...] = (), speaker: str | None = None) -> str:
    """
    Outlet, headline, date, address and, with `spans`, the characters: what finds the words again.

    Characters are Unicode code points of the article's text, counted from 0, the end left out.
    """
    parts = [article.outlet or "", f"“{article.title}”" if article.title else "", printed_day(article.published)]
    head = ", ".join(part for part in parts if part)
    told = [head, web_address(article.url) or web_address(article.canonical) or article.url]
    if speaker:
        told.insert(0, speaker)
    if spans:
        told.append("characters " + ", ".join(f"{span.start}–{span.end}" for span in spans))
    return ". ".join(part for part in told if part)


def printed_day(value: str | None) -> str:
    """An ISO date as a newspaper prints it, "23 December 2016, 14:30"; what is no such date as it stands."""
    if not value:
        return ""
    found = _DATE.match(value)
    if not found:
        return value
    year, month, day, time = found.groups()
    try:
        datetime(int(year), int(month or 1), int(day or 1))  # only asks whether the day exists
    except ValueError:
        return value
    name = _MONTHS[int(month) - 1] if month else ""
    words = " ".join(part for part in (str(int(day)) if day else "", name, year) if part)
    return f"{words}, {time}" if time else words


def web_address(url: str | None) -> str | None:
    """`url` where it is one that may be linked: http or https, with a host, without blanks and control characters."""
    if not url or not url.isprintable() or any(mark.isspace() for mark in url) or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def language_tag(code: str | None) -> str | None:
    """`code` where it is a language tag that a page may carry."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def language_name(code: str | None) -> str:
    """The language in English; its code where it is none that Saksi reads."""
    return _LANGUAGES.get(code or "", code or "")
