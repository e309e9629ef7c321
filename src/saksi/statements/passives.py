"""Passives of saying: `Korban dilaporkan selamat`, `Keputusan itu disebut X sebagai …`, `The dam was called … by X`."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.records import Person, Token
from saksi.statements.drafts import Reader, is_capital, is_mark, text_at
from saksi.statements.keeping import keep, sentence_end
from saksi.statements.memory import norms_of
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source, behind_name
from saksi.statements.stretches import span_of

__all__ = ["is_first", "is_quoted_as", "quoted_by_another", "read_passive"]

ENDS = ".!?;"
# Behind a passive, a name of who said it ends within so many items.
REACH = 7


def read_passive(reader: Reader, items: Sequence[Item], cue: Cue) -> None:
    """`Korban dilaporkan selamat`: said by nobody named, or by whom "oleh" names; the subject is part of the words."""
    saying = reader.saying
    if cue.act("passive", "passive_with_agent", "passive_first") == "question" and not _asks(reader, items, cue):
        return  # "when asked about the dam"
    if cue.has_pronoun:
        said_by = reader.sources.suffix(reader.cue_span(items, cue))
        keep(reader, items, [(cue.last + 1, sentence_end(items))], cue, said_by, cue.act("passive"), "passive")
        return
    lead = cue.first - 1
    while text_at(items, lead).casefold() in saying.between:
        lead -= 1
    acted = any(text_at(items, at).casefold() in saying.directions for at in range(cue.last + 1, cue.last + 3))
    denied = cue.fits("passive") and reader.is_unsaid(items, cue)
    if denied or text_at(items, lead).casefold() in saying.relative or acted:
        return  # "dilaporkan ke polisi" is no report of words
    first = cue.first
    while first > 0 and isinstance(items[first - 1], Token) and not is_mark(items, first - 1, ENDS + ":,"):
        first -= 1
    while first < cue.first and text_at(items, first).casefold() in saying.openers:
        first += 1
    if saying.head_first:
        first = max([first, *(at + 1 for at in range(first, cue.first) if _subordinates(reader, items, at))])
    words = norms_of(items, first, cue.first)
    if words and all(word in saying.pointing | saying.between for word in words):
        return  # "Hal itu disebut …" only names who speaks
    behind = cue.last + 1
    source = Source(None, None, None, span_of(items[cue.first]).start)
    written = _written_lead(reader, items, first, cue)
    if written is not None:
        source, first = written, cue.first
    elif text_at(items, behind).casefold() in saying.agents:
        named, behind = reader.sources.behind(items, behind + 1)
        if named is not None:
            source, behind = named, behind_name(items, cue.last + 2, behind, named)
    else:
        end = _behind_agent(reader, items, behind)
        source = reader.sources.before(items, behind, end) or source
        behind = end
    end = cue.first
    while end > first and text_at(items, end - 1).casefold() in saying.between:
        end -= 1
    if text_at(items, behind).casefold() in saying.left_out:
        behind += 1
    parts = [(first, end), (behind, _before_report(reader, items, behind))]
    keep(
        reader,
        items,
        parts[1:] if cue.words.split()[-1] in saying.carried else parts,
        cue,
        source,
        cue.act("passive", "passive_with_agent", "passive_first"),
        "passive",
    )


def _subordinates(reader: Reader, items: Sequence[Item], at: int) -> bool:
    """Whether a clause of its own begins behind `at`: "viral karena dinilai dapat …"."""
    return text_at(items, at) in reader.saying.subordinators


def _before_report(reader: Reader, items: Sequence[Item], start: int) -> int:
    """Where the words of a passive end: at the comma before somebody else's report, else at the sentence's end."""
    comma = None
    for at in range(start, len(items) if reader.saying.before_cue else start):
        if is_mark(items, at, ","):
            comma = at
        cue = reader.saying.cue_at(items, at) if comma is not None else None
        if cue is not None and cue.fits("clause") | cue.fits("clause_with_conjunction"):
            opened = text_at(items, cue.last + 1).casefold() in reader.saying.left_out
            return comma if opened and comma is not None and comma > start else sentence_end(items)
    return sentence_end(items)


def _asks(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether a question follows a passive: "when asked which dam she meant"."""
    word = text_at(items, cue.last + 1).casefold()
    return cue.words.split()[-1] in reader.saying.conjunctions or word in reader.saying.interrogatives


def is_first(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether a passive opens a sentence and leads to words said: `Disampaikan X bahwa …`, `Dijelaskan, …`."""
    saying = reader.saying
    before = (text_at(items, at).casefold() for at in range(cue.first))
    if not cue.fits("passive_first") or not all(word in saying.openers | saying.between for word in before):
        return False
    behind = (text_at(items, at).casefold() for at in range(cue.last + 1, cue.last + 1 + REACH))
    return is_mark(items, cue.last + 1, ",") or any(word in saying.left_out for word in behind)


def _behind_agent(reader: Reader, items: Sequence[Item], index: int) -> int:
    """The index behind who said it, right behind a passive: "dinyatakan hakim terbukti", "disebut Budi sebagai"."""
    start = span_of(items[index]).start if index < len(items) else -1
    word = text_at(items, index).casefold()
    end = index + 1
    if word not in reader.saying.human or not reader.saying.is_verb(text_at(items, end)):
        reach = span_of(items[min(len(items), index + REACH) - 1]).end
        named = [m for m, holder in reader.sources.mentions_in(start, reach) if isinstance(holder, Person)]
        end = index
        while named and end < len(items) and span_of(items[end]).start < named[0].end:
            end += 1
        if not all(is_capital(items, at) for at in range(index, end)):
            return index
    follows = text_at(items, end)
    return end if follows.casefold() in reader.saying.complements or reader.saying.is_verb(follows) else index


def _written_lead(reader: Reader, items: Sequence[Item], first: int, cue: Cue) -> Source | None:
    """What is written that says so: `Dari laman X, diketahui …`, `Berdasarkan salinan itu disebutkan …`."""
    start = first
    if first == cue.first and is_mark(items, first - 1, ","):
        start = first - 1
        while start > 0 and isinstance(items[start - 1], Token) and not is_mark(items, start - 1, ENDS + ":,"):
            start -= 1
    if text_at(items, start).casefold() not in reader.saying.leads:
        return None
    end = cue.first - (1 if is_mark(items, cue.first - 1, ",") else 0)
    words = norms_of(items, start + 1, end)
    if not any(word in reader.saying.documents | reader.saying.written for word in words[:3]):
        return None
    return reader.sources.described(items, start + 1, end)


def is_quoted_as(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether a passive only leads to who says something: `X was quoted by Y as saying …`."""
    if cue.words.split()[-1] not in reader.saying.quoting:
        return False
    behind = range(cue.last + 1, min(len(items) - 1, cue.last + 1 + REACH))
    return any(
        text_at(items, at).casefold() in reader.saying.complements and text_at(items, at + 1).endswith("ing")
        for at in behind
    )


def quoted_by_another(reader: Reader, items: Sequence[Item], first: int, cue: Cue) -> Source | None:
    """Who says what `X quoted Y as saying …` reports: Y, and X is where it was said; None for any other clause."""
    saying = reader.saying
    if not cue.words.endswith("ing") or text_at(items, cue.first - 1).casefold() not in saying.complements:
        return None
    verbs = [at for at in range(first, cue.first - 1) if text_at(items, at).casefold() in saying.quoting]
    if not verbs:
        return None
    verb = verbs[-1]
    ends = next((at for at in range(verb, first, -1) if text_at(items, at - 1).casefold() not in saying.between), first)
    subject = reader.sources.before(items, first, ends)
    if text_at(items, ends - 1).casefold() in saying.passive_marks:  # "X was quoted by Y as saying …"
        subject = reader.sources.before(items, first, ends - 1)
        behind = verb + 1 if text_at(items, verb + 1).casefold() not in saying.agents else verb + 2
        outlet = reader.sources.before(items, behind, cue.first - 1) if behind < cue.first - 1 else None
        speaker = subject
    else:
        speaker, outlet = reader.sources.before(items, verb + 1, cue.first - 1), subject
    if speaker is not None and outlet is not None and outlet.name is not None:
        reader.relayed = (reader.parse.sentence_index(span_of(items[cue.first]).start), outlet.name)
    return speaker
