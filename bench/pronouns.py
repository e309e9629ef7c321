"""
Indonesian pronouns and the people they are tied to, against two sets of annotated chains.

    python bench/pronouns.py [--data ../shared/language] [--misses 20]

COIN (WebAnno TSV) and IndoCoref (braces in the text) link the mentions of one person. Counted are the pronouns for one
person ("dia", "ia", "beliau", and "-nya" behind words of saying) whose chain has a person's name in the text before.
Printed for each set: how many there are, how many were tied to somebody (found), how many of these to a name of their
own chain (P), and how many of all (R).
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from saksi.articles import read_article
from saksi.languages import LANGUAGES, parse
from saksi.mentions import find_mentions
from saksi.records import Page, Person

ROOT = Path(__file__).parents[1]
PRONOUNS = frozenset({"dia", "ia", "beliau", "ujarnya", "katanya", "tuturnya", "jelasnya", "ucapnya", "ungkapnya"})
_NO_BLANK_BEFORE = re.compile(r"^([,.;:!?)\]]+|nya|ku|mu)$")
_CELL = re.compile(r"(\w+)\[(\d+)(?:_(\d+))?\]")
_WORD = re.compile(r"\w+")
_BRACE = re.compile(r'\{M(\d+):jenis="([^"]*)"\s*')


@dataclass(slots=True)
class Marked:
    """A mention of a set: where it stands, what kind it is ("name", "pronoun", ""), and its number."""

    start: int
    end: int
    kind: str
    number: int


@dataclass(slots=True)
class Annotated:
    """A text with its mentions, and the pairs of them that are one."""

    text: str
    marks: list[Marked] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)

    def chains(self) -> dict[int, int]:
        """The lowest number of its chain for each number."""
        head: dict[int, int] = {}

        def top(number: int) -> int:
            while head.setdefault(number, number) != number:
                number = head[number]
            return number

        for one, other in self.pairs:
            low, high = sorted((top(one), top(other)))
            head[high] = low
        return {number: top(number) for number in list(head) + [mark.number for mark in self.marks]}


def coin_texts(path: Path) -> Iterator[Annotated]:
    """The texts of COIN, blanks before marks and "nya" taken out."""
    out = Annotated("")
    found: dict[int, Marked] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#Text=") and out.text:
                yield out
                out, found = Annotated(""), {}
            if len(cells) < 4 or line.startswith("#"):
                continue
            word = cells[2]
            blank = "" if not out.text or _NO_BLANK_BEFORE.match(word) or out.text[-1] == "(" else " "
            start = len(out.text) + len(blank)
            out.text += blank + word
            for kind, one, other in _CELL.findall(cells[3]):
                if other:
                    out.pairs.append((int(one), int(other)))
                    continue
                told = {"PROPER": "name", "PRONOUN": "pronoun"}.get(kind, "")
                mark = found.setdefault(int(one), Marked(start, start, told, int(one)))
                mark.end = len(out.text)
                if mark not in out.marks:
                    out.marks.append(mark)
    if out.text:
        yield out


def indocoref_texts(folder: Path) -> Iterator[Annotated]:
    """The texts of IndoCoref, braces taken out; a brace round a brace links the two."""
    for path in sorted(folder.glob("*.txt")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        out = Annotated("")
        open_marks: list[Marked] = []
        at = 0
        while at < len(raw):
            if found := _BRACE.match(raw, at):
                told = found.group(2)
                kind = "name" if told.startswith("named-entity person") else "pronoun" if "tunggal" in told else ""
                mark = Marked(len(out.text), 0, kind, int(found.group(1)))
                if open_marks and open_marks[-1].start == mark.start:
                    out.pairs.append((open_marks[-1].number, mark.number))
                open_marks.append(mark)
                out.marks.append(mark)
                at = found.end()
            elif raw[at] == "}" and open_marks:
                open_marks.pop().end = len(out.text)
                at += 1
            else:
                out.text += raw[at]
                at += 1
        yield out


def measured(annotated: Annotated, misses: list[str]) -> tuple[int, int, int]:
    """Pronouns that count, how many of them were tied, how many rightly."""
    whole = annotated.text
    told = parse(read_article(page_of(whole)), LANGUAGES["id"])
    shift = told.text.find(whole[:80])
    if shift < 0:
        return 0, 0, 0
    findings = find_mentions(told)
    owners = {key: person for person in findings.people for key in person.mentions}
    tied = {m.start - shift: owners[m.id] for m in findings.mentions if m.form == "pronoun" and m.id in owners}
    known = {word for person in findings.people for word in _words_of(person)}
    head = annotated.chains()
    counted = found = right = 0
    for mark in annotated.marks:
        start = _word_start(whole, mark.start)
        word = _WORD.findall(whole[start : start + 30])[:1]
        named = [
            whole[name.start : name.end]
            for name in annotated.marks
            if name.kind == "name" and head[name.number] == head[mark.number] and name.start < mark.start
        ]
        forms = {part.casefold() for name in named for part in _WORD.findall(name)}
        # A name that was not found leaves nothing to tie a pronoun to: names are measured elsewhere.
        if mark.kind != "pronoun" or not word or word[0].casefold() not in PRONOUNS or not forms & known:
            continue
        counted += 1
        person = tied.get(start)
        found += person is not None
        if person is not None and _words_of(person) & forms:
            right += 1
        else:
            got = person.name if person is not None else "nobody"
            misses.append(f"{whole[max(0, start - 200) : start]}[[{word[0]}]] is {sorted(forms)}, tied to {got}")
    return counted, found, right


def _words_of(person: Person) -> set[str]:
    return {part.casefold() for form in (person.name, *person.aliases) for part in form.split()}


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def page_of(text: str) -> Page:
    """The text as a page of plain text."""
    return Page("https://berita.example/rantai", text.encode(), "text/plain; charset=utf-8", None, "a.txt", "sha256:0")


def main() -> int:
    """Prints the table, or says why there is nothing to measure; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "language")
    parser.add_argument("--misses", type=int, default=0)
    asked = parser.parse_args()
    coin, braces = asked.data / "coref_id_coin", asked.data / "coref_id_indocoref" / "data" / "annotated"
    if not coin.is_dir():
        print(f"{asked.data} has no annotated chains: nothing to measure on", file=sys.stderr)
        return 0
    sets: tuple[tuple[str, Iterable[Annotated]], ...] = (
        ("coin-dev", coin_texts(coin / "dev.tsv.gz")),
        ("coin-test", coin_texts(coin / "test.tsv.gz")),
        ("indocoref", indocoref_texts(braces)),
    )
    for name, texts in sets:
        misses: list[str] = []
        rows = [measured(annotated, misses) for annotated in texts]
        counted, found, right = (sum(row[which] for row in rows) for which in range(3))
        shares = f"P {right / max(found, 1):.3f}  R {right / max(counted, 1):.3f}"
        print(f"{name:10} pronouns {counted:5}  found {found:5}  {shares}", flush=True)
        for miss in misses[: asked.misses]:
            print("  ", miss.replace("\n", " "))
    return 0


if __name__ == "__main__":
    sys.exit(main())
