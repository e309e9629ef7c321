"""Events that copies of one text tell again: each stands once, with the outlets that printed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from saksi.archive import Archive
from saksi.archive.passages import sentence_around
from saksi.records import Article, Event

__all__ = ["NO_COPIES", "Copies", "Printed", "copies_in"]


@dataclass(frozen=True, slots=True)
class Printed:
    """Where an event is printed: the outlets by name, first print first, and how many articles and mentions in all."""

    outlets: tuple[str, ...]
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Copies:
    """By id: the events that only repeat what an earlier copy tells, and where each that stands is printed."""

    repeated: frozenset[str]
    printed: Mapping[str, Printed]

    def of(self, article: Article, event: Event) -> Printed:
        """Where `event` is printed; in `article` alone where no copy tells it again."""
        found = self.printed.get(event.id)
        return found or Printed((article.outlet,) if article.outlet else (), 1, len(event.mentions))


NO_COPIES = Copies(frozenset(), {})


def copies_in(archive: Archive) -> Copies:
    """
    The events of the archive's groups of copies (`Story.witnesses`), read once, the earliest print first.

    An event repeats an earlier one where type, trigger and sentence are the same. What a desk has added to an agency's
    text is told by that copy alone and stands.
    """
    repeated: set[str] = set()
    printed: dict[str, Printed] = {}
    for story in archive.stories():
        for group in story.witnesses:
            if len(group) < 2:
                continue
            first: dict[tuple[str, str, str], str] = {}
            for article, event, words in _told(archive, group):
                stands = first.setdefault(words, event.id)
                before = printed.get(stands)
                outlets = (*(before.outlets if before else ()), *((article.outlet,) if article.outlet else ()))
                printed[stands] = Printed(
                    tuple(dict.fromkeys(outlets)),
                    (before.articles if before else 0) + 1,
                    (before.mentions if before else 0) + len(event.mentions),
                )
                if stands != event.id:
                    repeated.add(event.id)
    return Copies(frozenset(repeated), printed)


def _told(archive: Archive, group: tuple[str, ...]) -> Iterator[tuple[Article, Event, tuple[str, str, str]]]:
    """The events of a group with their article and their words, each words once an article."""
    for number in group:
        reading = archive.reading(number)
        if reading is None or reading.article is None:
            continue
        text = reading.article.text
        seen: set[tuple[str, str, str]] = set()
        for event in reading.events:
            sentence = " ".join(sentence_around(text, event.trigger).of(text).split())
            words = event.type, event.trigger.of(text).casefold(), sentence
            if words not in seen:
                seen.add(words)
                yield reading.article, event, words
