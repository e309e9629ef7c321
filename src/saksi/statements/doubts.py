"""Why a verb of saying with a subject makes no statement."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.records import Person
from saksi.statements.drafts import Reader, is_capital, is_mark, text_at
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source
from saksi.statements.stretches import span_of

__all__ = ["CLAUSES", "ELSE", "ENDS", "REACH", "says", "why_not"]

ENDS = ".!?;"
# The frames of a verb behind its subject.
CLAUSES = ("clause", "clause_with_conjunction", "clause_with_purpose")
# Behind a verb, this far a conjunction may still open the words said ("told reporters in Jakarta on Monday that …").
REACH = 14
# Words that name nobody who is known to speak, but whom "the utility said" lets speak, are so few.
LONGEST_NOUN = 4
# Why a verb of saying with its object makes no statement: "menjawab pertanyaan wartawan".
ELSE = "with the word behind it, it does something else"


def why_not(reader: Reader, items: Sequence[Item], cue: Cue, source: Source | None) -> str | None:
    """Why a verb of saying makes no statement; None where it makes one."""
    denial = reader.denial(items, cue)
    if denial is not None:
        return f"not said, or not yet: {denial!r} stands before it"
    asks = cue.fits("clause_with_purpose") and _is_beside(reader, items, cue, source)
    if not asks and not says(reader, items, cue) and not _is_document(reader, source):
        return "no conjunction of content follows, as this word needs"
    if source is None:
        return "nobody stands before it who could say it"
    if text_at(items, 0).casefold() in reader.saying.interrogatives and is_mark(items, len(items) - 1, "?"):
        return "the sentence asks about it"
    behind = [text_at(items, at).casefold() for at in range(cue.last + 1, cue.last + 3)]
    if {f"{cue.words} {behind[0]}", f"{cue.words} {' '.join(behind)}"} & reader.saying.done:
        return ELSE
    if cue.words in reader.saying.reaches and _is_person(reader, items, cue.last + 1):
        return "it is done to the person behind it"
    if cue.words in reader.saying.reaches and _is_handed_on(reader, items, cue):
        return "it is brought somewhere: 'melaporkan kasus itu ke polisi'"
    if _is_second_passive(reader, items, cue):
        return "a passive that is joined to it makes it one"
    if text_at(items, cue.first - 1) == "as" and not cue.words.endswith("ing"):
        return "it only tells how: 'as predicted'"
    if reader.asks_for_no_name(items, cue):
        return "it asks that a name be kept out"
    if _is_noun(reader, items, cue, source):
        return "here it may be a noun"
    if text_at(items, cue.last + 1).casefold() in reader.saying.agents and reader.saying.before_cue:
        return "it describes what stands before it: who did it follows"
    verb = _governed(reader, items, cue)
    if verb is not None:
        return f"another verb stands before it: {verb!r}"
    if source.who is None and not reader.sources.is_voice(source) and not _is_said_outright(reader, cue, source):
        return "what stands before it names nobody who speaks"
    return None


def says(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether what a verb needs to be one of saying stands behind it: a conjunction of content, or of purpose."""
    if cue.fits("clause"):
        return True
    behind = range(cue.last + 1, min(len(items), cue.last + 1 + REACH))
    if cue.fits("clause_with_purpose"):
        return any(text_at(items, index).casefold() in reader.saying.purposes for index in behind)
    opened = any(text_at(items, index).casefold() in reader.saying.left_out for index in behind)
    return opened and cue.fits("clause_with_conjunction")


def _is_document(reader: Reader, source: Source | None) -> bool:
    """Whether the source is something written that shows what it says: "hasil survei itu", "the poll"."""
    words = source.span.of(reader.parse.text).casefold().split() if source is not None and source.span else []
    return any(word in reader.saying.documents for word in words)


def _is_second_passive(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether a verb that has an object shares the passive of the verb before: "she was fined and ordered to pay"."""
    asks = cue.act(*CLAUSES) in ("demand", "claim") and cue.words.endswith("ed")
    if not asks or text_at(items, cue.first - 1).casefold() not in reader.saying.joined:
        return False
    verb = text_at(items, cue.first - 2)
    return verb.endswith("ed") and text_at(items, cue.first - 3).casefold() in reader.saying.passive_marks


def _is_said_outright(reader: Reader, cue: Cue, source: Source) -> bool:
    """Whether a plain verb of saying stands behind a noun with its article: "the utility said"."""
    words = source.span.of(reader.parse.text).casefold().split() if source.span is not None else []
    leads = reader.saying.definite | reader.saying.indefinite | reader.saying.determiners
    return cue.words in reader.saying.outright and 2 <= len(words) <= LONGEST_NOUN and words[0] in leads


def _is_handed_on(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether a direction stands soon behind a verb, and no conjunction of content before it."""
    for at in range(cue.last + 1, cue.last + 1 + REACH):
        word = text_at(items, at).casefold()
        if word in reader.saying.left_out or word in (",", "."):
            return False
        if word in reader.saying.directions and word not in reader.saying.addressee:
            return True
    return False


def _is_person(reader: Reader, items: Sequence[Item], index: int) -> bool:
    """Whether a person stands at `index`, with no more than an office before the name."""
    source, _ = reader.sources.behind(items, index) if index < len(items) else (None, index)
    return source is not None and isinstance(source.who, Person)


def _is_beside(reader: Reader, items: Sequence[Item], cue: Cue, source: Source | None) -> bool:
    """Whether a person is the subject right before a verb: "X mendorong", not "X memuji langkah nyata mendorong"."""
    if source is None or source.span is None or not isinstance(source.who, Person):
        return False
    before = cue.first - 1
    while before > 0 and reader.sources.skippable(items, before):
        before -= 1
    return is_mark(items, before, ",)") or span_of(items[before]).start < source.span.end


def _is_noun(reader: Reader, items: Sequence[Item], cue: Cue, source: Source) -> bool:
    """Whether a word that may be a noun ("hopes", "claim") lacks its subject right before it and a "that" behind."""
    if cue.words not in reader.saying.ambiguous or text_at(items, cue.last + 1).casefold() in reader.saying.left_out:
        return False
    before = cue.first - 1
    while before > 0 and reader.sources.skippable(items, before):
        before -= 1
    word = text_at(items, before).casefold()
    if word in reader.saying.any_pronoun:
        return False
    if is_mark(items, before, ","):
        return source.who is None  # "The maker, Nestle, attributes …"
    ends = span_of(items[before]).end
    return source.who is None or source.span is None or source.span.end < ends or not is_capital(items, before)


def _governed(reader: Reader, items: Sequence[Item], cue: Cue) -> str | None:
    """The verb right before a cue that makes it something done or not done ("berhasil menyadari"); else None."""
    index = cue.first - 1
    while index >= 0 and text_at(items, index).casefold() in reader.saying.between:
        index -= 1
    word = text_at(items, index)
    if not word or word.casefold() in reader.saying.carriers or not reader.saying.is_verb(word):
        return None
    relative = reader.saying.relative
    reported = (word,) in reader.saying.phrases and "passive" in reader.saying.phrases[(word,)]
    if reported and text_at(items, index - 1).casefold() not in relative:
        return None  # "dilaporkan mengimbau"
    while index > 0 and not is_mark(items, index, ENDS + ":,"):
        index -= 1
        if not reported and text_at(items, index).casefold() in relative:
            return None  # "Dia yang akan maju bertarung menegaskan"
    return word
