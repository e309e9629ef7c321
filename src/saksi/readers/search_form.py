"""The search form of the reading room: what a visitor asks, as a question to the archive and as an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Self, cast
from urllib.parse import urlencode

from saksi.archive import Answer, Archive, Question
from saksi.archive.questions import AnswerKind
from saksi.errors import BadQuestion

__all__ = ["COUNTED", "KINDS", "PAGE", "Asked", "Sheet", "all_answers", "page_number", "sheet_of"]

# Answers on one sheet of results: three to four screens.
PAGE = 25
# So many further answers are counted and no more: counting reads them (200 take about 20 ms).
COUNTED = 200
# A field this long is no search; FTS5 needs time for every word of it.
LONGEST_FIELD = 500
# Nobody leafs further; the number fits SQLite's integers.
LAST_PAGE = 10_000_000
KINDS = ("statement", "event", "article")


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the form as they were filled in; "" where nothing was. `kind` "" stands for all three."""

    words: str = ""
    speaker: str = ""
    who: str = ""
    event: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    kind: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """The form that an address carries; what is not a field of the form is passed over."""
        return cls(**{field.name: query.get(field.name, "").strip() for field in fields(cls)})

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked: any kind of everything."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name != "kind")

    def question(self, kind: str = "", *, limit: int | None = None, skip: int = 0) -> Question:
        """The question to the archive. BadQuestion for what is no date, kind or word, or too long."""
        for field in fields(self):
            if len(getattr(self, field.name)) > LONGEST_FIELD:
                raise BadQuestion(f"{field.name} is longer than {LONGEST_FIELD} characters; ask for fewer words")
        for name in ("words", "speaker", "who", "place"):
            asked: str = getattr(self, name)
            if asked and not any(mark.isalnum() for mark in asked):
                raise BadQuestion(f"{name} is {asked!r}, which holds no word")
        told = {field.name: getattr(self, field.name) or None for field in fields(self)}
        told["kind"] = cast("AnswerKind | None", kind or self.kind or None)
        return Question(**told, limit=limit, skip=skip)

    def address(self, path: str = "/ask", **changed: str | int) -> str:
        """The address at `path` that asks this, with some fields or further parameters `changed`."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        told |= {name: str(value) for name, value in changed.items()}
        query = urlencode([(name, value) for name, value in told.items() if value], errors="replace")
        return f"{path}?{query}" if query else path

    def only(self, kind: str) -> Asked:
        """The same question for one kind of answer."""
        return replace(self, kind=kind)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of answers: `first` counts from 1, there are `total` of them, where `is_more` over so many."""

    kind: str
    answers: tuple[Answer, ...]
    first: int
    total: int
    is_more: bool
    page: int

    @property
    def last(self) -> int:
        """The number of the last answer shown."""
        return self.first + len(self.answers) - 1

    @property
    def has_next(self) -> bool:
        """Whether answers follow on another sheet."""
        return self.is_more or self.last < self.total


def page_number(told: str) -> int:
    """The page that an address asks for, from 1 on; 1 where it names none."""
    if told.isascii() and told.isdecimal() and len(told) <= len(str(LAST_PAGE)):
        return min(max(int(told), 1), LAST_PAGE)
    return 1


def sheet_of(archive: Archive, asked: Asked, kind: str, page: int = 1, size: int = PAGE) -> Sheet:
    """The `page`th sheet of the answers of one `kind`, with the number of all answers as far as it is counted."""
    skip = (page - 1) * size
    found = tuple(archive.ask(asked.question(kind, limit=size + COUNTED + 1, skip=skip)))
    is_more = len(found) > size + COUNTED
    total = 0 if not found else skip + (COUNTED if is_more else len(found))
    return Sheet(kind, found[:size], skip + 1, total, is_more, page)


def all_answers(archive: Archive, asked: Asked) -> Iterator[Answer]:
    """Every answer of the kind asked for; of all kinds, statements first, where none is named."""
    for kind in (asked.kind,) if asked.kind else KINDS:
        yield from archive.ask(asked.question(kind))
