"""Verbs of saying with their subject and the words said behind them: `X mengatakan (bahwa) …`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.languages import Quotation
from saksi.records import Person
from saksi.statements.doubts import CLAUSES, ELSE, ENDS, REACH, says, why_not
from saksi.statements.drafts import Reader, is_capital, is_final, is_mark, text_at
from saksi.statements.keeping import keep, sentence_end
from saksi.statements.passives import is_first, is_quoted_as, quoted_by_another, read_passive
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source
from saksi.statements.stretches import span_of

__all__ = ["behind_hearer", "clauses"]

# A clause that denies that something was said has its verb so near its comma.
CLAUSE_REACH = 8
# No subject begins farther before its verb than so many items.
FARTHEST_SUBJECT = 80
# No hearer right behind a verb has more words.
LONGEST_HEARER = 5


@dataclass(slots=True)
class _Open:
    """A verb whose words said begin at an item and have not ended yet; `inner` are verbs of others inside them."""

    start: int
    cue: Cue
    source: Source
    inner: list[_Open] = field(default_factory=list)


def clauses(reader: Reader, items: Sequence[Item], cues: Sequence[Cue], taken: set[int]) -> None:
    """Each verb of saying with its subject and the words said behind it; joined verbs share the subject."""
    opened: _Open | None = None
    for cue in cues:
        with_agent = cue.fits("passive_with_agent") and text_at(items, cue.last + 1).casefold() in reader.saying.agents
        if with_agent and is_quoted_as(reader, items, cue):
            continue
        if opened is not None and cue.has_pronoun and cue.fits("passive") and _opens_aside(reader, items, cue):
            _close(reader, items, opened, cue.first - 2, taken)
            opened = None
        if (cue.fits("passive") or with_agent or is_first(reader, items, cue)) and opened is None:
            read_passive(reader, items, cue)
            continue
        if not any(cue.fits(frame) for frame in CLAUSES):
            continue
        joined = _is_joined(reader, items, cue) and not _is_demanded(reader, items, opened, cue)
        source = opened.source if opened is not None and not _leaves_relative(reader, items, opened, cue) else None
        contrast = _contrast(reader, items, opened.start, cue) if opened is not None else None
        if contrast is None and opened is not None:
            contrast = _before_which(reader, items, opened.start, cue)
        if contrast is not None and opened is not None:
            _close(reader, items, opened, contrast, taken)
            opened = None
        comma = _end_before_unsaid(reader, items, opened, cue) if opened is not None else None
        if opened is not None and comma is not None:
            _close(reader, items, opened, comma, taken)
            opened = None
            continue
        if opened is not None and _ends_relative(reader, items, opened, cue):
            _close(reader, items, opened, _behind_between(reader, items, cue.first) - 1, taken)
            opened = None
        comma = _end_of_subordinate(reader, items, opened, cue) if opened is not None and not joined else None
        if opened is not None and comma is not None:
            _close(reader, items, opened, comma, taken)
            opened = None
        if opened is not None and not joined:
            _report_inside(reader, items, opened, cue)
            continue
        here = source if joined and source is not None else _subject(reader, items, cue)
        reason = why_not(reader, items, cue, here)
        if reason == ELSE and here is not None and reader.saying.head_first:
            reader.sources.remember(here)  # "X berkomentar soal putusan itu. Ia mengatakan …"
        if reason is not None or here is None:
            reader.set_aside(reader.cue_span(items, cue), reason or "")
            continue
        if opened is not None:
            _close(reader, items, opened, _before_link(reader, items, cue.first), taken)
        opened = _Open(_content_start(reader, items, cue), cue, here)
    if opened is not None:
        _close(reader, items, opened, sentence_end(items), taken)


def _end_before_unsaid(reader: Reader, items: Sequence[Item], opened: _Open, cue: Cue) -> int | None:
    """Where words said end because the outlet goes on about what was not said: ", but she did not say when"."""
    if not reader.saying.before_cue or not (reader.is_unsaid(items, cue) or cue.fits("passive_with_agent")):
        return None
    for at in range(cue.first - 1, max(opened.start + 1, cue.first - CLAUSE_REACH), -1):
        if is_mark(items, at, ",") and text_at(items, at + 1).casefold() in reader.saying.joined:
            return at
    return None


def _ends_relative(reader: Reader, items: Sequence[Item], opened: _Open, cue: Cue) -> bool:
    """Whether words said in a relative clause end right before a verb: `X, who said A, told reporters B`."""
    first = _behind_between(reader, items, opened.cue.first)
    begun = text_at(items, first - 1).casefold() in reader.saying.relative and is_mark(items, first - 2, ",")
    comma = _behind_between(reader, items, cue.first) - 1
    return begun and is_mark(items, comma, ",") and not cue.words.endswith("ing")


def _opens_aside(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether a comma and a relative word stand before a cue: `…, yang disebutnya sudah tua`."""
    return text_at(items, cue.first - 1).casefold() in reader.saying.relative and is_mark(items, cue.first - 2, ",")


def _leaves_relative(reader: Reader, items: Sequence[Item], opened: _Open, cue: Cue) -> bool:
    """Whether a participle goes back to the head of the clause: `she rebuked critics who say A, saying B`."""
    who = _behind_between(reader, items, opened.cue.first) - 1
    return cue.words.endswith("ing") and text_at(items, who) == "who" and not is_mark(items, who - 1, ",")


def _behind_between(reader: Reader, items: Sequence[Item], index: int) -> int:
    """The index of the first of the auxiliaries and adverbs right before `index`: "has repeatedly pledged"."""
    links = reader.saying.between - reader.saying.relative
    while index > 0 and text_at(items, index - 1).casefold() in links:
        index -= 1
    return index


def _end_of_subordinate(reader: Reader, items: Sequence[Item], opened: _Open, cue: Cue) -> int | None:
    """Where words said in a subordinate clause end: `Ketika X mengatakan A, Y menjawab B`."""
    first = opened.cue.first
    least = max(0, first - FARTHEST_SUBJECT)
    while first > least and not isinstance(items[first - 1], Quotation) and not is_final(items, first - 1, ENDS + ":"):
        first -= 1
    contrasts = reader.saying.contrasts - (reader.saying.subordinators if first == 0 else frozenset())
    while text_at(items, first).casefold() in contrasts or is_mark(items, first, ","):
        first += 1
    if text_at(items, first).casefold() not in reader.saying.subordinators:
        return None
    commas = [at for at in range(opened.start + 2, cue.first) if is_mark(items, at, ",")]
    return commas[0] if commas else None


def _report_inside(reader: Reader, items: Sequence[Item], opened: _Open, cue: Cue) -> None:
    """`X said that Y had told him …`: what Y says is a statement too, inside of the one of X."""
    outer = opened.inner[-1] if opened.inner else opened
    if cue.first <= outer.start or outer.cue.act(*CLAUSES) in ("demand", "wish", "question"):
        return
    last = text_at(items, cue.first - 1).casefold()
    if reader.is_unsaid(items, cue) or not says(reader, items, cue) or last in reader.saying.relative:
        return
    source = reader.sources.before(items, outer.start, cue.first)
    if not _is_opened(reader, items, cue) and not _is_plain(reader, cue, source):
        return
    if source is None or source.name in (None, outer.source.name, opened.source.name):
        return
    if source.who is None and not (source.is_human and reader.sources.is_voice(source)):
        return
    opened.inner.append(_Open(_content_start(reader, items, cue), cue, source))


def _is_plain(reader: Reader, cue: Cue, source: Source | None) -> bool:
    """Whether a plain verb of saying has a person or body with a name before it: "she added that Hess told her …"."""
    return source is not None and source.who is not None and cue.words in reader.saying.outright


def _is_opened(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether a conjunction of content follows a cue."""
    behind = range(cue.last + 1, min(len(items), cue.last + 1 + REACH))
    return any(text_at(items, index).casefold() in reader.saying.conjunctions for index in behind[:5])


def _is_demanded(reader: Reader, items: Sequence[Item], opened: _Open | None, cue: Cue) -> bool:
    """Whether a joined verb is part of what somebody is asked to do ("… untuk datang dan melaporkan …")."""
    if opened is None or opened.cue.acts.get("clause") != "demand":
        return False
    return any(text_at(items, at).casefold() in reader.saying.purposes for at in range(opened.start, cue.first))


def _contrast(reader: Reader, items: Sequence[Item], start: int, cue: Cue) -> int | None:
    """Where words said end because somebody else speaks: ", while 22 percent said …"."""
    if reader.saying.head_first and text_at(items, cue.first - 1).casefold() in reader.saying.relative:
        return None  # "A, namun akan membalas serangan yang dianggap …"
    for index in range(cue.first - 1, max(start, cue.first - REACH), -1):
        if text_at(items, index).casefold() in reader.saying.contrasts and is_mark(items, index - 1, ","):
            return index - 1 if not reader.saying.head_first or _has_subject(reader, items, index, cue) else None
        if _opens_reason(reader, items, index) and _is_reported(reader, items, index, cue):
            return index - is_mark(items, index - 1, ",")
        if text_at(items, index).casefold() in reader.saying.adversatives and is_mark(items, index - 1, ","):
            source = reader.sources.before(items, index + 1, cue.first) if cue.fits("clause") else None
            named = source is not None and (source.who is not None or reader.sources.is_voice(source))
            return index - 1 if named and not reader.is_unsaid(items, cue) else None
    return None


def _opens_reason(reader: Reader, items: Sequence[Item], index: int) -> bool:
    """Whether a clause of its own begins at an item, behind a comma or with "namun"."""
    word = text_at(items, index)
    after_comma = is_mark(items, index - 1, ",") and word in reader.saying.subordinators
    return reader.saying.head_first and (after_comma or word in reader.saying.contrasts)


def _is_reported(reader: Reader, items: Sequence[Item], index: int, cue: Cue) -> bool:
    """Whether somebody with a name, or known to speak, says something behind an item: ", karena Budi mengatakan …"."""
    if index + 1 >= cue.first or not (cue.fits("clause") or cue.fits("passive")) or reader.is_unsaid(items, cue):
        return False
    source = reader.sources.before(items, index + 1, cue.first)
    ends = source.span.end if source is not None and source.span is not None else -1
    beside = ends >= span_of(items[_behind_between(reader, items, cue.first) - 1]).end
    return source is not None and beside and (source.who is not None or reader.sources.is_voice(source))


def _has_subject(reader: Reader, items: Sequence[Item], index: int, cue: Cue) -> bool:
    """Whether somebody or something stands between a contrast and a verb: not ", namun akan membalas …"."""
    source = reader.sources.before(items, index + 1, cue.first) if index + 1 < cue.first else None
    relative = any(text_at(items, at).casefold() in reader.saying.relative for at in range(index, cue.first))
    return cue.fits("passive") or (source is not None and (source.who is not None or not relative))


def _before_which(reader: Reader, items: Sequence[Item], start: int, cue: Cue) -> int | None:
    """Where words said end because more is said of them: `… the server, which he described as open`."""
    pronoun = _behind_between(reader, items, cue.first) - 1
    which = pronoun - 1
    spoken = text_at(items, pronoun).casefold() in reader.saying.pronouns | reader.saying.plural_pronouns
    if not spoken or text_at(items, which) != "which" or which <= start:
        return None
    return which - 1 if is_mark(items, which - 1, ",") else which


def _is_joined(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    index = cue.first - 1
    passed = (reader.saying.between | reader.saying.passive_marks) - reader.saying.joined
    while index >= 0 and text_at(items, index).casefold() in passed:
        index -= 1
    if text_at(items, index).casefold() in reader.saying.joined | reader.saying.subordinators:
        return True
    comma = is_mark(items, index, ",") or _ends_in_comma(reader, items, index)
    return comma and cue.words.endswith("ing") and reader.saying.before_cue


def _ends_in_comma(reader: Reader, items: Sequence[Item], index: int) -> bool:
    """Whether a quotation with a comma before its closing mark stands at `index`: `a “bad earpiece,” claiming …`."""
    item = items[index] if index >= 0 else None
    return isinstance(item, Quotation) and reader.parse.text[item.end - 1] == ","


def _before_link(reader: Reader, items: Sequence[Item], index: int) -> int:
    links = reader.saying.joined | reader.saying.between | reader.saying.subordinators
    while index > 0 and (text_at(items, index - 1).casefold() in links or is_mark(items, index - 1, ",")):
        index -= 1
    return index


def _subject(reader: Reader, items: Sequence[Item], cue: Cue) -> Source | None:
    first, least = cue.first, max(0, cue.first - FARTHEST_SUBJECT)
    while first > least and not isinstance(items[first - 1], Quotation) and not is_final(items, first - 1, ENDS + ":"):
        first -= 1
    first = max([first, *(at for at in range(first, cue.first) if _opens_contrast(reader, items, at))])
    if first == cue.first and cue.words.endswith("ing") and _ends_in_comma(reader, items, first - 1):
        head = reader.sources.head_of(items, _clause_start(items, first - 1), first - 1)
        return head or reader.sources.last
    if first == cue.first:
        return None
    if text_at(items, cue.first - 1).casefold() in reader.saying.relative - reader.saying.between:
        return _subject_of_relative(reader, items, first, cue)
    pronoun = _behind_between(reader, items, cue.first) - 1
    if _before_which(reader, items, first, cue) is not None:
        return reader.sources.pronoun_of(items, pronoun, pronoun + 1)
    told = _of_whom_it_tells(reader, items, first, cue)
    if told is not None:
        return told
    quoted = quoted_by_another(reader, items, first, cue)
    if quoted is not None:
        return quoted
    lead = text_at(items, cue.first - 1)
    by_saying = cue.words.endswith("ing") and reader.saying.before_cue and (lead == "," or lead in reader.saying.agents)
    if by_saying or lead in reader.saying.means:
        subject = reader.sources.head_of(items, first, cue.first)
        if subject is not None or lead != ",":
            return subject or reader.sources.last
    if first < cue.first - 1 and _is_joined(reader, items, cue) and _begins_with_cue(reader, items, first, cue.first):
        return reader.sources.last  # “…,” ujarnya, seraya menambahkan …
    interrupted = reader.saying.before_cue and first > 0 and isinstance(items[first - 1], Quotation)
    if interrupted and _is_joined(reader, items, cue):
        ahead = reader.sources.head_of(items, _clause_start(items, first - 1), first - 1)
        if ahead is not None:
            return ahead  # X used the phrase “…” often, and criticized Y
    source = reader.sources.before(items, first, cue.first)
    if source is None and _is_joined(reader, items, cue):
        return reader.sources.last
    return source


def _clause_start(items: Sequence[Item], end: int) -> int:
    """Where the words that run up to `end` begin: behind a final mark or another quotation."""
    first = end
    while first > max(0, end - FARTHEST_SUBJECT) and not isinstance(items[first - 1], Quotation):
        if is_mark(items, first - 1, ENDS + ":"):
            break
        first -= 1
    return first


def _begins_with_cue(reader: Reader, items: Sequence[Item], first: int, end: int) -> bool:
    """Whether a word of saying that a quotation has used is the first word among items."""
    words = (item for item in items[first:end] if not isinstance(item, Quotation) and item.is_word)
    token = next(words, None)
    return token is not None and token.start in reader.used


def _subject_of_relative(reader: Reader, items: Sequence[Item], first: int, cue: Cue) -> Source | None:
    """Who is said to say something behind a name and a comma: `…, kata X, yang menilai …`."""
    comma = cue.first - 2
    if comma <= first or not is_mark(items, comma, ",") or not reader.saying.head_first:
        return None
    source = reader.sources.before(items, first, comma)
    ends = source.span.end if source is not None and source.span is not None else -1
    named = source is not None and isinstance(source.who, Person) and ends == span_of(items[comma - 1]).end
    return source if named else None


def _of_whom_it_tells(reader: Reader, items: Sequence[Item], first: int, cue: Cue) -> Source | None:
    """Who is said to say something right behind a noun: "she rebuked critics who say …"."""
    saying = reader.saying
    who = _behind_between(reader, items, cue.first) - 1
    noun = text_at(items, who - 1)
    if text_at(items, who) != "who" or noun not in saying.voices or who - 1 <= first or saying.head_first:
        return None
    start = who - 1
    leads = saying.determiners | saying.indefinite | saying.several | saying.definite
    while start - 1 > first and text_at(items, start - 1).casefold() in leads | {"of"}:
        start -= 1
    return reader.sources.described(items, start, who)


def _opens_contrast(reader: Reader, items: Sequence[Item], index: int) -> bool:
    if text_at(items, index).casefold() not in reader.saying.contrasts or not is_mark(items, index - 1, ","):
        return False
    definite = text_at(items, index + 1).casefold() in reader.saying.definite
    return not (is_mark(items, index + 1, ",") or (definite and is_mark(items, index + 2, ",")))


def _content_start(reader: Reader, items: Sequence[Item], cue: Cue) -> int:
    """Behind the verb, its hearer and occasion, and the conjunction that opens the words said."""
    saying = reader.saying
    start = cue.last + 1
    for index in range(start, min(len(items), start + REACH)):
        if isinstance(items[index], Quotation) or is_mark(items, index, ENDS):
            break
        if text_at(items, index).casefold() in saying.left_out and (
            index == start or _is_hearer(reader, items, start, cue) or _is_named(reader, items, start, index)
        ):
            return index + 1
    start = behind_hearer(reader, items, start, cue)
    if is_mark(items, start, ",:"):
        start += 1
    if text_at(items, start).casefold() in saying.left_out:
        start += 1
    return start


def _is_named(reader: Reader, items: Sequence[Item], first: int, end: int) -> bool:
    """Whether items are a person's name and no more: the hearer of "memperingatkan Budi bahwa …"."""
    return end - first <= LONGEST_HEARER and reader.sources.is_name(items, first, end)


def _is_hearer(reader: Reader, items: Sequence[Item], index: int, cue: Cue) -> bool:
    saying = reader.saying
    word = text_at(items, index).casefold()
    if word == "," and saying.head_first:
        return text_at(items, index + 1).casefold() in saying.occasion | saying.left_out  # not "…, A bukti bahwa B"
    return cue.words in saying.hearers or word in saying.occasion or is_mark(items, index, ",(")


def behind_hearer(reader: Reader, items: Sequence[Item], start: int, cue: Cue) -> int:
    """The index behind whom a verb names at once ("told the Washington Post"); `start` where it names nobody."""
    if cue.words not in reader.saying.hearers or start >= len(items) or isinstance(items[start], Quotation):
        return start
    index = start
    if text_at(items, start).casefold() in reader.saying.determiners:
        if text_at(items, start + 1).casefold() in reader.saying.any_pronoun | reader.saying.left_out:
            return start + 1  # "told her he …"
        index += 1
    first = span_of(items[min(index, len(items) - 1)]).start
    named = reader.sources.mentions_in(first, first + 1)
    end = named[0][0].end if named else -1
    index += 1
    while index < len(items) and (
        span_of(items[index]).start < end or (is_capital(items, index) and is_capital(items, index - 1))
    ):
        index += 1
    if text_at(items, index) in ("'s", "’s"):  # "told the BBC's Today programme the offer …"
        return _behind_owned(reader, items, index + 1)
    return index


def _behind_owned(reader: Reader, items: Sequence[Item], index: int) -> int:
    """The index behind what a hearer owns: names, and a noun that the words said follow."""
    while index < len(items) and is_capital(items, index):
        index += 1
    follows = text_at(items, index + 1).casefold()
    opens = reader.saying.determiners | reader.saying.any_pronoun | reader.saying.left_out
    return index + 1 if follows in opens else index


def _close(reader: Reader, items: Sequence[Item], opened: _Open, end: int, taken: set[int]) -> None:
    for index in sorted(taken):
        if opened.start <= index < end:
            end = index
            # "…, adding: “…”": the quotation's own word of saying is not part of what was said before
            while end > opened.start and (
                is_mark(items, end - 1, ",:") or span_of(items[end - 1]).start in reader.used
            ):
                end -= 1
    end = _behind_ended_quotation(reader, items, opened.start, _end_of_relative(reader, items, opened, end))
    speaks = opened.start >= end or opened.source.who is not None
    for each in (opened, *opened.inner):
        act = each.cue.act(*CLAUSES)
        frame = "inner" if each is not opened else "subject-verb"
        if each.start < end and keep(reader, items, [(each.start, end)], each.cue, each.source, act, frame):
            speaks = True
            reader.drafts[-1].around = reader.area(items, each.cue.last + 1, each.start)
            reader.drafts[-1].hearer_first = each.cue.words in reader.saying.hearers
    if speaks:  # "Langkah itu yakni … melanjutkan operasional": words that made no statement name nobody
        reader.sources.remember(opened.source)


def _end_of_relative(reader: Reader, items: Sequence[Item], opened: _Open, end: int) -> int:
    """Where words said between a subject and its verb end: `X, yang menilai A, pergi`."""
    first = _behind_between(reader, items, opened.cue.first) - 1
    if text_at(items, first).casefold() not in reader.saying.relative or not is_mark(items, first - 1, ","):
        return end
    if opened.source.span is None or not _opens(reader, items, opened.source):
        return end
    commas = (at for at in range(opened.start + 1, end) if is_mark(items, at, ","))
    return next((at for at in commas if not reader.saying.before_cue or _goes_on(reader, items, at + 1)), end)


def _goes_on(reader: Reader, items: Sequence[Item], index: int) -> bool:
    """Whether the verb of a subject that a relative clause parts from it stands at `index`."""
    while text_at(items, index).casefold() in reader.saying.between:
        index += 1
    word = text_at(items, index)
    return word.casefold() in reader.saying.finite or (word[:1].islower() and word.endswith("ed"))


def _opens(reader: Reader, items: Sequence[Item], source: Source) -> bool:
    """Whether nothing but opening words stands before a source."""
    ahead = (item for item in items if source.span is not None and span_of(item).start < source.at)
    return all(
        not isinstance(i, Quotation) and (not i.is_word or i.is_capital or i.norm in reader.saying.openers)
        for i in ahead
    )


def _behind_ended_quotation(reader: Reader, items: Sequence[Item], start: int, end: int) -> int:
    """Where the words said end, if an ended quotation closes them: `… "just flew," the agency reports`."""
    for index in range(start, end):
        item = items[index]
        if isinstance(item, Quotation) and reader.parse.text[item.end - 1] in ",.!?" and index + 1 < end:
            return index + 1
    return end
