"""When an event took place: the days that its sentence prints, and the day on which the report's sources spoke."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from saksi.events.naming import Clause
from saksi.events.phrases import Chunk
from saksi.languages import Language, Parse, word_set
from saksi.records import Findings, Moment, Sentence, Span, Statement

__all__ = [
    "Told",
    "date_of",
    "day_of",
    "is_background",
    "only_day",
    "printed_day",
    "prints_day",
    "prints_time",
    "said_days",
    "starts_on",
    "telling_day",
]

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?|-W\d{2})?")
_YEAR = len("2020")
_EXACT = len("2020-01-01")
# How many sentences of the body are its opening.
_LEAD = 4
# A report is published within so many days of what its sources said.
_FRESH = 7
# How many characters from a cue the day of the saying stands at most.
_BESIDE_CUE = 600
# Between a verb and what opens its clause ("yang telah", "who have").
_BESIDE = frozenset({"aux", "neg", "moment", "aside"})
_LISTS = (
    "year_prepositions", "before_day", "breaks_before", "breaks_behind", "same_time", "carries_noun", "background",
    "starts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """How an act is told: in which voice, in whose words (the pieces of a statement), and whether it is speech."""

    voice: str
    pieces: tuple[Span, ...]
    by_speaking: bool


@cache
def _lists(language: Language) -> Mapping[str, frozenset[str]]:
    table = language.lexicon("circumstances")
    return {name: word_set(table, name) for name in _LISTS}


@cache
def prints_day(language: Language) -> bool:
    """Whether outlets print the day on which their sources spoke."""
    return bool(language.lexicon("circumstances")["prints_day"])


def date_of(parse: Parse, findings: Findings, sentence: Sentence, trigger: Span) -> str | None:
    """
    The day, month or year nearest to the trigger in its sentence, cut to the day; None where it has none.

    A bare year counts only where a word of time leads to it: "Anggaran 2024", "the 2016 election" date no act.
    """
    best: tuple[int, str] | None = None
    for moment in _moments_in(findings, sentence):
        value = _value(parse, moment)
        if value is not None:
            away = _away(moment, trigger)
            if best is None or away < best[0]:
                best = (away, value)
    return best[1] if best else None


def printed_day(parse: Parse, findings: Findings, sentence: Sentence) -> str | None:
    """The last day that a sentence prints, where it is a day and no month or year."""
    days = [value for moment in _moments_in(findings, sentence) if (value := _value(parse, moment)) is not None]
    return days[-1] if days and len(days[-1]) == _EXACT else None


def prints_time(findings: Findings, sentence: Sentence) -> bool:
    """Whether a sentence prints a time with a place on the calendar, be it a day, a week or a year."""
    return any(moment.value[:1].isdigit() for moment in _moments_in(findings, sentence))


def starts_on(parse: Parse, findings: Findings, sentence: Sentence, day: str) -> bool:
    """Whether a sentence says that something starts on a day ("mulai 2 Maret", "from 2 March")."""
    starts = _lists(parse.language)["starts"]
    tokens = (parse.token_index(m.start) for m in _moments_in(findings, sentence) if m.value.startswith(day))
    return any(at > 0 and parse.tokens[at - 1].norm in starts for at in tokens)


def day_of(clause: Clause, told: Told) -> str | None:
    """
    The day, month or year of the act in its own sentence; None where none of those printed there is its.

    The nearest one, but for those of another act: across a word that opens another clause ("setelah", "because"),
    of another relative clause, of a noun that it belongs to ("Tuesday's election"), of the saying.
    """
    trigger = clause.chunks[clause.left]
    tokens = clause.parse.tokens
    span = Span(tokens[trigger.first].start, tokens[trigger.last - 1].end)
    best: tuple[bool, int, str] | None = None
    for index, chunk in enumerate(clause.chunks):
        if chunk.kind != "moment":
            continue
        for moment in _moments_of(clause, chunk):
            value = _value(clause.parse, moment) or _year_of_noun(clause, index, moment, told)
            if value is None or _is_of_another(clause, index, moment, told):
                continue
            # In reported words their own day goes before that of the saying.
            row = (_is_outside(moment, told), _away(moment, span), value)
            if best is None or row[:2] < best[:2]:
                best = row
    return best[2] if best else None


def _is_outside(moment: Moment, told: Told) -> bool:
    return bool(told.pieces) and not any(piece.start <= moment.start < piece.end for piece in told.pieces)


def _year_of_noun(clause: Clause, index: int, moment: Moment, told: Told) -> str | None:
    """The bare year right before a noun of an act, in a language whose heads stand last ("the 2012 attacks")."""
    own = told.voice == "noun" and index == clause.left - 1 and clause.grammar.head_is_last
    return moment.value if own and moment.type == "DATE" and re.fullmatch(r"\d{4}", moment.value) else None


def _moments_of(clause: Clause, chunk: Chunk) -> list[Moment]:
    found = {m.id: m for i in range(chunk.first, chunk.last) if (m := clause.names.moment_at.get(i)) is not None}
    return list(found.values())


def _moments_in(findings: Findings, sentence: Sentence) -> Iterator[Moment]:
    return _moments_between(findings, sentence.start, sentence.end)


def _moments_between(findings: Findings, start: int, end: int) -> Iterator[Moment]:
    first = bisect_left(findings.moments, start, key=lambda moment: moment.start)
    for index in range(first, len(findings.moments)):
        if findings.moments[index].start >= end:
            return
        yield findings.moments[index]


def _value(parse: Parse, moment: Moment) -> str | None:
    match = _DAY.match(moment.value) if moment.type in ("DATE", "TIME") else None
    if match is None:
        return None
    if len(match.group()) == _YEAR:
        at = parse.token_index(moment.start)
        if at == 0 or parse.tokens[at - 1].norm not in _lists(parse.language)["year_prepositions"]:
            return None
    return match.group()


def _away(moment: Moment, trigger: Span) -> int:
    return moment.start - trigger.end if moment.start >= trigger.end else (trigger.start - moment.end) + 1


def _is_of_another(clause: Clause, index: int, moment: Moment, told: Told) -> bool:
    if _is_outside(moment, told) and not _dates_words(clause, index, told):
        return True
    if index < clause.left:
        return _is_before_another(clause, index, told)
    return _is_behind_another(clause, index, told)


def _dates_words(clause: Clause, index: int, told: Told) -> bool:
    """Whether the day of saying is that of the act told: where outlets print it, of acts of speech and fresh acts."""
    if not prints_day(clause.parse.language):
        return False
    return told.voice != "noun" if index < clause.left else told.by_speaking


def _is_before_another(clause: Clause, index: int, told: Told) -> bool:
    lists = _lists(clause.parse.language)
    between = clause.chunks[index + 1 : clause.left]
    if between and between[0].kind == "poss":
        return any(chunk.kind not in ("poss", "noun") for chunk in between) or told.voice != "noun"
    words = [clause.word(chunk) for chunk in between]
    if any(word in lists["breaks_before"] for word in words):
        return True
    if _is_relative(clause, clause.left):
        return True
    if _is_relative(clause, index - 1 if index and clause.chunks[index - 1].kind == "prep" else index) and any(
        chunk.kind == "comma" for chunk in between
    ):
        return True
    carries = lists["carries_noun"]
    return (
        told.voice == "noun"
        and bool(carries)
        and any(chunk.kind == "verb" and clause.word(chunk) not in carries for chunk in between)
    )


def _is_relative(clause: Clause, index: int) -> bool:
    """Whether a relative word opens the clause right before the chunk at `index`."""
    at = index - 1
    while at >= 0 and clause.chunks[at].kind in _BESIDE:
        at -= 1
    return at >= 0 and clause.chunks[at].kind == "rel"


def _is_behind_another(clause: Clause, index: int, told: Told) -> bool:
    lists = _lists(clause.parse.language)
    following = clause.chunks[index + 1] if index + 1 < len(clause.chunks) else None
    if following is not None and following.kind == "poss":
        return True
    between = clause.chunks[clause.right : index]
    if between and clause.parse.tokens[between[-1].last - 1].norm in lists["before_day"]:
        return True
    opened = False
    for chunk in between:
        word = clause.word(chunk)
        if (chunk.kind == "rel" and told.voice != "noun") or word in lists["breaks_behind"]:
            opened = True
        elif word in lists["same_time"]:
            opened = False
        elif opened and chunk.kind == "verb":
            return True
    return False


def is_background(clause: Clause) -> bool:
    """Whether the words before a verb set it apart from the day of the report ("sebelumnya", "telah lama", "who")."""
    if _is_relative(clause, clause.left):
        return True
    words = _lists(clause.parse.language)["background"]
    index = clause.left - 1
    while index >= 0 and clause.chunks[index].kind in _BESIDE:
        chunk = clause.chunks[index]
        if any(clause.parse.tokens[i].norm in words for i in range(chunk.first, chunk.last)):
            return True
        index -= 1
    first = clause.chunks[0]
    return clause.word(first) in words and clause.parse.tokens[first.first].is_capital


def telling_day(parse: Parse, findings: Findings) -> str | None:
    """
    The day that a report's first sentences print: on it the words were said that the report gives without a date.

    A day more than a week before the publication, or after it, is none. None in a language whose outlets do not print
    it (the list `circumstances`, `prints_day`).
    """
    body = [sentence for sentence in parse.sentences if not sentence.in_title][:_LEAD]
    if not body or not prints_day(parse.language):
        return None
    for sentence in body:
        for moment in _moments_in(findings, sentence):
            value = _value(parse, moment)
            if value is not None and len(value) == _EXACT and _is_fresh(value, parse.article.published):
                return value
    return None


def only_day(parse: Parse, findings: Findings) -> tuple[int, str] | None:
    """Where a body first prints a day, and the day; None where it prints none or several."""
    first: tuple[int, str] | None = None
    for moment in _moments_between(findings, parse.article.body_start, len(parse.text)):
        value = _value(parse, moment)
        if value is None or len(value) != _EXACT:
            continue
        if first is not None and first[1] != value:
            return None
        first = first or (moment.start, value)
    return first


def _is_fresh(day: str, published: str | None) -> bool:
    if published is None:
        return True
    try:
        away = (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    except ValueError:
        return False
    return 0 <= away <= _FRESH


def said_days(parse: Parse, findings: Findings, statements: Sequence[Statement]) -> Mapping[str, str]:
    """The day on which each speaker spoke, where a sentence prints it beside a cue: by the speaker's id, else name."""
    out: dict[str, str] = {}
    for statement in statements:
        key = statement.speaker or statement.speaker_name
        if key is None or key in out or statement.cue is None:
            continue
        sentence = parse.sentences[parse.sentence_index(statement.cue.start)]
        start, end = statement.cue.start - _BESIDE_CUE, statement.cue.end + _BESIDE_CUE
        best: tuple[int, str] | None = None
        for moment in _moments_between(findings, max(sentence.start, start), min(sentence.end, end)):
            value = _value(parse, moment)
            inside = any(piece.start <= moment.start < piece.end for piece in statement.pieces)
            if value is None or len(value) != _EXACT or inside:
                continue
            away = _away(moment, statement.cue)
            if best is None or away < best[0]:
                best = (away, value)
        if best is not None and _is_fresh(best[1], parse.article.published):
            out[key] = best[1]
    return out
