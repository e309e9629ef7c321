"""The archive: one SQLite file of readings."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from saksi.archive.asking import answers
from saksi.archive.checks import problems
from saksi.archive.formats import export
from saksi.archive.opening import connect, scratch_copy, translated, writable
from saksi.archive.questions import Answer, Question
from saksi.archive.review import Judgement, Standing, judgements_of, standing, write_judgement
from saksi.archive.tables import VERSION
from saksi.archive.tallies import FACETS, Counts, Facet, tally
from saksi.archive.writing import address_of, remove_reading, sound, unpack, write_gap, write_reading
from saksi.contract import as_json, from_json
from saksi.errors import BadQuestion
from saksi.records import Gap, Reading, Story

__all__ = ["Archive", "Counts", "Facet"]


class Archive:
    """
    Readings in one file: written, asked, checked, given out.

    `create` makes the file where there is none; `read_only` refuses every change. `patience` is how many seconds a
    writer waits for another one. Use it in one thread at a time; any number of archives may be open on one file.
    ArchiveError where the file cannot be used, LockedArchive where somebody else writes for longer than that.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = False,
        read_only: bool = False,
        patience: float = 10.0,
    ) -> None:
        self.path = Path(path)
        self._db = connect(self.path, create=create, read_only=read_only, patience=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing: the file is let go."""
        self._db.close()

    # --- writing -----------------------------------------------------------------------------------------------------

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is added inside is kept all together, or not at all; it is on the disk when the block ends."""
        if self._db.in_transaction:
            yield
            return
        with translated(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def add(self, reading: Reading | Gap, *, again: bool = False) -> bool:
        """
        True if the archive changed: False for what this version of Saksi has read and kept already.

        New bytes at a known address leave the older text and its findings in place; the text fetched last is the
        current one, the one added last where that is not known. A newer version's reading of the same bytes takes the
        older one's place; `again` makes a reading by the same version do so too.
        """
        with self.batch():
            if isinstance(reading, Gap):
                return write_gap(self._db, reading)
            article = reading.article
            if article is None:
                return sum([write_gap(self._db, gap) for gap in reading.gaps]) > 0
            address = sound(address_of(article.url, article.origin))
            row = self._db.execute(
                "SELECT number, version, current, line FROM readings WHERE address = ? AND digest = ?",
                (address, article.digest),
            ).fetchone()
            if row and row[1] == VERSION and not (again and unpack(row[3]) != reading.line()):
                return False
            if row:
                if row[2]:
                    tally(self._db, row[0], -1)
                remove_reading(self._db, row[0])
            number = write_reading(self._db, reading, article)
            self._choose_current(address, number if row is None or row[2] else None)
            self._db.execute("DELETE FROM gaps WHERE origin = ? AND reading IS NULL", (sound(article.origin),))
            return True

    def add_many(self, readings: Iterable[Reading | Gap], *, again: bool = False) -> int:
        """How many of `readings` changed the archive; all of them are kept, or none where one cannot be."""
        with self.batch():
            return sum([self.add(reading, again=again) for reading in readings])

    def _choose_current(self, address: str, newcomer: int | None) -> None:
        """Nothing: of the texts of one address the one fetched last is current, else `newcomer`."""
        rows = self._db.execute(
            "SELECT number, current, fetched FROM readings WHERE address = ?", (address,)
        ).fetchall()
        chosen = max(rows, key=lambda row: (row[2] or "", row[0] == newcomer, row[1], row[0]))[0]
        for number, current, _ in rows:
            if current != (number == chosen):
                self._db.execute("UPDATE readings SET current = ? WHERE number = ?", (number == chosen, number))
                tally(self._db, number, 1 if number == chosen else -1)

    @property
    def stories_are_current(self) -> bool:
        """Whether the stories kept were found in just the readings that are here: false after a build was cut off."""
        row = self._db.execute(
            "SELECT what FROM log WHERE what LIKE 'stories of %' ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return (row[0] if row else "") == f"stories of {self._readings_mark()}"

    def _readings_mark(self) -> str:
        number, last, current = self._db.execute(
            "SELECT count(*), max(number), total(current) FROM readings"
        ).fetchone()
        return f"{number} readings, {int(current)} current, the last {last}"

    def set_stories(self, stories: Iterable[Story]) -> bool:
        """True if the stories kept are others than before. They take the place of all earlier ones."""
        with self.batch():
            self.note(f"stories of {self._readings_mark()}")
            new = {story.id: story for story in stories}
            if {story.id: story for story in self.stories()} == new:
                return False
            self._db.execute("DELETE FROM story_articles")
            self._db.execute("DELETE FROM stories")
            for story in new.values():
                line = json.dumps(as_json(story), ensure_ascii=True, separators=(",", ":"))
                self._db.execute(
                    "INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?)",
                    (story.id, story.first_day, story.last_day, len(story.articles), len(story.witnesses), line),
                )
                self._db.executemany(
                    "INSERT INTO story_articles VALUES (?, ?) ON CONFLICT DO NOTHING",
                    [(article, story.id) for article in story.articles],
                )
            return True

    def note(self, what: str) -> None:
        """Nothing: `what` stands in the archive's log, with the time and the version."""
        with self.batch():
            self._db.execute("INSERT INTO log (at, version, what) VALUES (?, ?, ?)", (_now(), VERSION, sound(what)))

    # --- review ------------------------------------------------------------------------------------------------------

    def judge(self, judgement: Judgement) -> Judgement:
        """
        The judgement as it is kept, with its time. It is never changed: a later one stands beside it.

        BadQuestion where its article is not here, or where its finding does not stand where it says.
        """
        with self.batch():
            reading = self.reading(judgement.article)
            if reading is None:
                raise BadQuestion(f"there is no article {judgement.article!r} in {self.path}")
            kept = replace(judgement, at=_now())
            write_judgement(self._db, kept, reading, kept.at or "")
            return kept

    def judgements(self, article: str) -> list[Standing]:
        """All judgements of that article's address, oldest first, and where they stand in its current text."""
        with translated(self.path), self._snapshot():
            texts = self.versions(article)
            row = self._db.execute(
                "SELECT article FROM readings WHERE current AND address IN"
                " (SELECT address FROM readings WHERE article = ?)",
                (sound(article),),
            ).fetchone()
            reading = self.reading(row[0]) if row else None
            if reading is None:
                return []
            return [standing(judgement, reading, *known) for judgement, *known in judgements_of(self._db, texts)]

    def queue(self) -> Iterator[Standing]:
        """The judgements whose words a changed text does not hold as they were: a person must say."""
        with translated(self.path):
            judged = self._db.execute(
                "SELECT article FROM readings WHERE current AND address IN (SELECT r.address FROM readings r"
                " JOIN judgements j ON j.article = r.article) ORDER BY number"
            ).fetchall()
        for (article,) in judged:
            yield from (found for found in self.judgements(article) if found.state == "queued")

    # --- reading -----------------------------------------------------------------------------------------------------

    def has(self, url: str | None, origin: str, digest: str) -> bool:
        """Whether this version of Saksi has read these bytes of this address already."""
        with translated(self.path):
            return bool(
                self._db.execute(
                    "SELECT 1 FROM readings WHERE address = ? AND digest = ? AND version = ?",
                    (sound(address_of(url, origin)), digest, VERSION),
                ).fetchone()
            )

    def reading(self, article: str) -> Reading | None:
        """The reading of the article with that id, exactly as it was added; None where there is none."""
        with translated(self.path):
            row = self._db.execute(
                "SELECT line FROM readings WHERE article = ? ORDER BY current DESC, number DESC LIMIT 1",
                (sound(article),),
            ).fetchone()
        return _reading(unpack(row[0])) if row else None

    def readings(self, *, versions: bool = False) -> Iterator[Reading]:
        """The current readings as they were added; with `versions` those of older texts too."""
        for line in self.lines(versions=versions):
            yield _reading(line)

    def lines(self, *, versions: bool = False) -> Iterator[str]:
        """The current readings as lines of JSON, each as `saksi read --json` wrote it."""
        with translated(self.path):
            for (kept,) in self._db.execute(
                "SELECT line FROM readings WHERE current OR ? ORDER BY number", (versions,)
            ):
                yield unpack(kept)

    def versions(self, article: str) -> tuple[str, ...]:
        """The ids of all texts kept of the address of that article, the one added first leading."""
        with translated(self.path):
            rows = self._db.execute(
                "SELECT article FROM readings WHERE address IN (SELECT address FROM readings WHERE article = ?)"
                " ORDER BY number",
                (sound(article),),
            ).fetchall()
        return tuple(row[0] for row in rows)

    def articles(self, *, limit: int | None = None, skip: int = 0) -> Iterator[Answer]:
        """The current articles, newest publication first."""
        return self.ask(Question(kind="article", limit=limit, skip=skip))

    def ask(self, question: Question = Question(), **conditions: Any) -> Iterator[Answer]:  # the fields of Question
        """
        The answers from the current readings, newest publication first; all of them, unless it has a limit.

        Conditions may be given by name: `archive.ask(speaker="Putin", since="2016")`.
        """
        asked = replace(question, **conditions)
        with translated(self.path):
            yield from answers(self._db, asked)

    def gaps(self, *, limit: int | None = None, skip: int = 0) -> Iterator[Gap]:
        """What could not be read, as it was met."""
        with translated(self.path):
            for row in self._db.execute(
                "SELECT url, origin, stage, reason, detail FROM gaps ORDER BY number LIMIT ? OFFSET ?",
                (-1 if limit is None else limit, skip),
            ):
                yield Gap(*row)

    def stories(self, *, limit: int | None = None, skip: int = 0) -> Iterator[Story]:
        """The stories, those with most witnesses first."""
        with translated(self.path):
            for (line,) in self._db.execute(
                "SELECT line FROM stories ORDER BY witnesses DESC, reports DESC, id LIMIT ? OFFSET ?",
                (-1 if limit is None else limit, skip),
            ):
                yield from_json(Story, json.loads(line))

    def story(self, story: str) -> Story | None:
        """The story with that id."""
        return self._story("SELECT line FROM stories WHERE id = ?", story)

    def story_of(self, article: str) -> Story | None:
        """The story that the article belongs to; None where it stands alone."""
        return self._story(
            "SELECT line FROM stories WHERE id = (SELECT story FROM story_articles WHERE article = ?)", article
        )

    def _story(self, query: str, key: str) -> Story | None:
        with translated(self.path):
            row = self._db.execute(query, (sound(key),)).fetchone()
        return from_json(Story, json.loads(row[0])) if row else None

    # --- counting ----------------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """How much the archive holds."""
        with translated(self.path), self._snapshot():
            sums = dict(self._db.execute("SELECT facet, sum(n) FROM counts GROUP BY facet"))
            one = {
                name: self._db.execute(query).fetchone()[0]
                for name, query in (
                    ("versions", "SELECT count(*) FROM readings WHERE NOT current"),
                    ("speakers", "SELECT count(*) FROM counts WHERE facet = 'speakers'"),
                    ("gaps", "SELECT count(*) FROM gaps"),
                    ("stories", "SELECT count(*) FROM stories"),
                )
            }
            events = self.facet("events")
        return Counts(articles=sums.get("articles", 0), statements=sums.get("statements", 0), events=events, **one)

    def facet(self, name: str, *, limit: int | None = None) -> tuple[Facet, ...]:
        """The values of one facet with their counts, the most frequent first. BadQuestion for an unknown facet."""
        if name not in FACETS:
            raise BadQuestion(f"there is no facet {name!r}; there are {', '.join(FACETS)}")
        with translated(self.path):
            rows = self._db.execute(
                "SELECT key, n FROM counts WHERE facet = ? ORDER BY n DESC, key LIMIT ?",
                (name, -1 if limit is None else limit),
            ).fetchall()
        return tuple(Facet(*row) for row in rows)

    def speakers(self, *, limit: int | None = None) -> tuple[Facet, ...]:
        """Who is reported to say something, and how many statements; the most frequent first."""
        return self.facet("speakers", limit=limit)

    # --- checking and giving out -------------------------------------------------------------------------------------

    def content_hash(self) -> str:
        """
        A SHA-256 that is equal for equal content: readings, which of them are current, gaps and stories.

        The order of adding, the times in the log and the layout of the file do not matter.
        """
        with translated(self.path), self._snapshot():
            parts = [
                f"reading {_sha256(unpack(line))} {version} {current}"
                for line, version, current in self._db.execute("SELECT line, version, current FROM readings")
            ]
            parts += [
                "gap " + json.dumps(row)
                for row in self._db.execute(
                    "SELECT url, origin, stage, reason, detail, version FROM gaps WHERE reading IS NULL"
                )
            ]
            parts += [f"story {line}" for (line,) in self._db.execute("SELECT line FROM stories")]
        return _sha256("\n".join(sorted(parts)))

    def verify(self) -> list[str]:
        """What does not hold, a sentence each; [] for a sound archive. Reads every row."""
        with translated(self.path):
            if writable(self._db):
                return problems(self._db)
            # The check of the word indexes counts as writing: it is done on a copy that is gone afterwards.
            with closing(scratch_copy(self._db)) as copy:
                return problems(copy)

    def export(self, form: str, where: str | os.PathLike[str]) -> tuple[Path, ...]:
        """
        The files written: `form` is "jsonl" (one file), "csv" or "parquet" (a folder of tables).

        Only complete files appear. BadQuestion for an unknown form, MissingExtra where its package is not installed.
        """
        with translated(self.path), self._snapshot():
            return export(self._db, form, Path(where))

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """What is read inside is one state of the archive, whoever writes meanwhile."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _reading(line: str) -> Reading:
    return from_json(Reading, json.loads(line))
