"""Indirect speech: clauses behind, before and around a word of saying."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.languages import Quotation
from saksi.records import Act, Span, Token
from saksi.statements.drafts import Draft, Reader, is_mark, text_at
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source
from saksi.statements.stretches import span_of

__all__ = ["read_indirect"]

ENDS = ".!?;"
# Behind a verb, this far a conjunction may still open the words said ("told reporters in Jakarta on Monday that …").
REACH = 14
FEWEST_WORDS = 2


def read_indirect(reader: Reader, number: int, taken: set[int]) -> None:
    """Reads the reported clauses of stretch `number`; quotations in `taken` are statements already."""
    items = reader.stretches[number].items
    cues = [cue for index in range(len(items)) if (cue := reader.saying.cue_at(items, index)) is not None]
    cues = [cue for place, cue in enumerate(cues) if place == 0 or cue.first > cues[place - 1].last]
    _note_introduction(reader, items)
    free = [cue for cue in cues if not reader.is_used(items, cue)]
    if _source_at_start(reader, items, free) or _inserted(reader, items, free, taken):
        return
    _clauses(reader, items, free, taken)


def _note_introduction(reader: Reader, items: Sequence[Item]) -> None:
    """ "Hal itu disampaikan (oleh) X": no words said, but X is who a quotation without a cue belongs to."""
    for index, item in enumerate(items):
        if isinstance(item, Token) and item.norm in reader.saying.introduces:
            first = index + 2 if text_at(items, index + 1).casefold() == "oleh" else index + 1
            source, _ = reader.sources.behind(items, first)
            if source is not None and source.who is not None:
                reader.sources.remember(source)
                return


# --- Menurut X, … -------------------------------------------------------------


def _source_at_start(reader: Reader, items: Sequence[Item], cues: Sequence[Cue]) -> bool:
    """`Menurut X, …`, `According to X, …`, `Menurutnya, …` at the head of the sentence, or after its first words."""
    for cue in cues:
        if cue.first > 0 and not _only_openers(reader, items, cue.first):
            return False
        if cue.has_pronoun or cue.fits("source_pronoun"):
            if not is_mark(items, cue.last + 1, ",") and not cue.fits("source_pronoun"):
                continue
            source: Source | None = reader.sources.suffix(reader.cue_span(items, cue))
            end = cue.last + 1
        elif cue.fits("source") or (cue.fits("quote") and not cue.fits("clause") and not reader.saying.before_cue):
            source, end = reader.sources.behind(items, cue.last + 1)
            if source is not None and not is_mark(items, end, ","):
                end = _behind_name(items, cue.last + 1, end, source)
        else:
            continue
        if source is None:
            continue
        end += is_mark(items, end, ",:")
        act = cue.act("source", "source_pronoun", "quote")
        return _keep(reader, items, [(end, _sentence_end(items))], cue, source, act, "source-first")
    return False


def _behind_name(items: Sequence[Item], first: int, end: int, source: Source) -> int:
    """Without a comma the words said begin behind the name, or behind the first word of a description."""
    if source.who is None or source.span is None:
        return min(first + 1, end)
    index = first
    while index < end and span_of(items[index]).start < source.span.end:
        index += 1
    return index


def _only_openers(reader: Reader, items: Sequence[Item], end: int) -> bool:
    return all(
        isinstance(item, Token) and (not item.is_word or item.norm in reader.saying.openers) for item in items[:end]
    )


# --- …, kata X, … -------------------------------------------------------------


def _inserted(reader: Reader, items: Sequence[Item], cues: Sequence[Cue], taken: set[int]) -> bool:
    """The source behind or inside the words said: `…, kata X.`, `…, according to X`, `…, officials said.`"""
    for cue in cues:
        if cue.first < 2 or any(index < cue.first for index in taken):
            continue
        found = _source_inside(reader, items, cue)
        if found is None:
            continue
        source, before, behind = found
        pieces = [(0, before)]
        around = reader.area(items, behind, len(items))
        resumed = _resumes(reader, items, behind)
        if resumed is not None:
            pieces.append((resumed, _sentence_end(items)))
            around = reader.area(items, behind, resumed)
        act = cue.act("quote", "source", "source_pronoun", "clause")
        if _keep(reader, items, pieces, cue, source, act, "source-inside"):
            reader.drafts[-1].around = around
            reader.drafts[-1].hearer_first = cue.words in reader.saying.hearers
            if cue.fits("source"):
                _clauses(reader, items[:before], [other for other in cues if other.first < before], taken)
            return True
    return False


def _source_inside(reader: Reader, items: Sequence[Item], cue: Cue) -> tuple[Source, int, int] | None:
    """The source, the index where the words before it end, and the index where words may go on."""
    saying = reader.saying
    after_comma = is_mark(items, cue.first - 1, ",")
    if cue.fits("source_pronoun") and (after_comma or not cue.has_pronoun):
        source = reader.sources.suffix(reader.cue_span(items, cue))
        return source, cue.first - after_comma, cue.last + 1
    if cue.fits("source") and (after_comma or saying.before_cue):
        named, end = reader.sources.behind(items, cue.last + 1)
        return (named, cue.first - after_comma, end) if named is not None else None
    if cue.fits("quote") and after_comma and not cue.has_pronoun:
        named, end = reader.sources.behind(items, cue.last + 1)
        if named is not None and _can_be_named(reader, items, cue, named, end):
            return named, cue.first - 1, end
    if saying.before_cue and cue.fits("quote") and not reader.is_unsaid(items, cue):
        return _subject_inside(reader, items, cue)
    return None


def _can_be_named(reader: Reader, items: Sequence[Item], cue: Cue, source: Source, end: int) -> bool:
    """Whether the words behind a cue are somebody and not the words said ("…, said that …", "…, said he would …")."""
    first = text_at(items, cue.last + 1).casefold()
    saying = reader.saying
    if saying.before_cue and (
        first in saying.conjunctions or first in saying.pronouns or first in saying.plural_pronouns
    ):
        return False
    closed = end >= len(items) or is_mark(items, end, ",.") or not saying.before_cue
    return closed and (source.who is not None or end - cue.last <= 8)


def _subject_inside(reader: Reader, items: Sequence[Item], cue: Cue) -> tuple[Source, int, int] | None:
    """`…, officials in the city said on Monday.`: a comma before the subject, no words said behind the cue."""
    behind = cue.last + 1
    if behind < len(items) and not is_mark(items, behind, ",."):
        item = items[behind]
        if isinstance(item, Quotation) or item.norm not in reader.saying.occasion | _days(reader, item):
            return None
        if any(text_at(items, at).casefold() in reader.saying.left_out for at in range(behind, behind + REACH)):
            return None
    comma = cue.first - 1
    while comma > 0 and not is_mark(items, comma, ","):
        comma -= 1
    if comma < 4 or cue.first - comma > 12 or comma == cue.first - 1:
        return None
    first = items[0]
    if (
        isinstance(first, Token)
        and first.norm in reader.saying.openers
        and first.norm in reader.saying.occasion
        and comma < 12
    ):
        return None  # "On Monday, in the capital, he said in a speech …"
    source = reader.sources.before(items, comma + 1, cue.first)
    return (source, comma, _occasion_end(items, behind)) if source is not None else None


def _days(reader: Reader, token: Token) -> frozenset[str]:
    """A capitalised word right behind the cue that is no person's name: "said Monday"."""
    named = reader.sources.mentions_in(token.start, token.end)
    return frozenset({token.norm}) if token.is_capital and not named else frozenset()


def _occasion_end(items: Sequence[Item], index: int) -> int:
    while index < len(items) and not is_mark(items, index, ",.") and isinstance(items[index], Token):
        index += 1
    return index


def _resumes(reader: Reader, items: Sequence[Item], index: int) -> int | None:
    """Where words said go on behind an inserted source, its hearer and occasion; None where they do not."""
    end = min(len(items), index + REACH)
    if index < end and text_at(items, index).casefold() in reader.saying.occasion:
        while index < end and not is_mark(items, index, ","):
            index += 1
    index += is_mark(items, index, ",")
    if index >= len(items):
        return None
    rest = [item for item in items[index:] if isinstance(item, Token) and item.is_word]
    first = items[index]
    if len(rest) < 4 or isinstance(first, Quotation) or first.is_capital or not first.is_word:
        return None
    return None if first.norm in reader.saying.occasion | reader.saying.relative else index


# --- X mengatakan (bahwa) … -------------------------------------------------------------


def _clauses(reader: Reader, items: Sequence[Item], cues: Sequence[Cue], taken: set[int]) -> None:
    """Each verb of saying with its subject and the words said behind it; joined verbs share the subject."""
    source: Source | None = None
    open_from: tuple[int, Cue, Source] | None = None
    for cue in cues:
        if cue.fits("passive") and open_from is None:
            _unnamed(reader, items, cue)
            continue
        if not (cue.fits("clause") or cue.fits("clause_with_conjunction")):
            continue
        joined = _is_joined(reader, items, cue)
        contrast = _contrast(reader, items, open_from[0], cue) if open_from is not None else None
        if contrast is not None and open_from is not None:
            _close(reader, items, open_from, contrast, taken)
            open_from = None
        if open_from is not None and not joined:
            continue
        here = source if joined and source is not None else _subject(reader, items, cue)
        if here is None or reader.is_unsaid(items, cue) or not _says(reader, items, cue):
            continue
        if open_from is not None:
            _close(reader, items, open_from, _before_link(reader, items, cue.first), taken)
        source, open_from = here, (_content_start(reader, items, cue), cue, here)
    if open_from is not None:
        _close(reader, items, open_from, _sentence_end(items), taken)


def _unnamed(reader: Reader, items: Sequence[Item], cue: Cue) -> None:
    """`Korban dilaporkan selamat`: said by nobody named, or by whom "oleh" names; the subject is part of the words."""
    if reader.is_unsaid(items, cue) or text_at(items, cue.first - 1).casefold() in reader.saying.relative:
        return
    first = cue.first
    while first > 0 and isinstance(items[first - 1], Token) and not is_mark(items, first - 1, ENDS + ":,"):
        first -= 1
    while first < cue.first and text_at(items, first).casefold() in reader.saying.openers:
        first += 1
    behind = cue.last + 1
    source = Source(None, None, None, span_of(items[cue.first]).start)
    if text_at(items, behind).casefold() in reader.saying.agents:
        named, behind = reader.sources.behind(items, behind + 1)
        if named is not None:
            source, behind = named, _behind_name(items, cue.last + 2, behind, named)
    if text_at(items, behind).casefold() in reader.saying.left_out:
        behind += 1
    _keep(
        reader, items, [(first, cue.first), (behind, _sentence_end(items))], cue, source, cue.act("passive"), "passive"
    )


def _contrast(reader: Reader, items: Sequence[Item], start: int, cue: Cue) -> int | None:
    """Where words said end because somebody else speaks: ", while 22 percent said …"."""
    for index in range(cue.first - 1, max(start, cue.first - REACH), -1):
        if text_at(items, index).casefold() in reader.saying.contrasts and is_mark(items, index - 1, ","):
            return index - 1
    return None


def _says(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    if cue.fits("clause"):
        return True
    behind = range(cue.last + 1, min(len(items), cue.last + 1 + REACH))
    opened = any(text_at(items, index).casefold() in reader.saying.left_out for index in behind)
    return opened and cue.fits("clause_with_conjunction")


def _is_joined(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    index = cue.first - 1
    while index >= 0 and text_at(items, index).casefold() in reader.saying.between - reader.saying.joined:
        index -= 1
    if text_at(items, index).casefold() in reader.saying.joined:
        return True
    return is_mark(items, index, ",") and cue.words.endswith("ing") and reader.saying.before_cue


def _before_link(reader: Reader, items: Sequence[Item], index: int) -> int:
    while index > 0 and (
        text_at(items, index - 1).casefold() in reader.saying.joined | reader.saying.between
        or is_mark(items, index - 1, ",")
    ):
        index -= 1
    return index


def _subject(reader: Reader, items: Sequence[Item], cue: Cue) -> Source | None:
    first = cue.first
    while first > 0 and not isinstance(items[first - 1], Quotation) and not is_mark(items, first - 1, ENDS + ":"):
        first -= 1
    first = max([first, *(at for at in range(first, cue.first) if _opens_contrast(reader, items, at))])
    if first == cue.first:
        return None
    if text_at(items, cue.first - 1).casefold() in reader.saying.relative - reader.saying.between:
        return None
    if cue.words.endswith("ing") and reader.saying.before_cue and is_mark(items, cue.first - 1, ","):
        subject = reader.sources.head_of(items, first, cue.first)
        if subject is not None:
            return subject
    source = reader.sources.before(items, first, cue.first)
    if source is None and _is_joined(reader, items, cue):
        return reader.sources.last
    return source


def _opens_contrast(reader: Reader, items: Sequence[Item], index: int) -> bool:
    return text_at(items, index).casefold() in reader.saying.contrasts and is_mark(items, index - 1, ",")


def _content_start(reader: Reader, items: Sequence[Item], cue: Cue) -> int:
    """Behind the verb, its hearer and occasion, and the conjunction that opens the words said."""
    saying = reader.saying
    start = cue.last + 1
    for index in range(start, min(len(items), start + REACH)):
        if isinstance(items[index], Quotation) or is_mark(items, index, ENDS):
            break
        if text_at(items, index).casefold() in saying.left_out and (
            index == start or _is_hearer(reader, items, start, cue)
        ):
            return index + 1
    start = _behind_hearer(reader, items, start, cue)
    if is_mark(items, start, ",:"):
        start += 1
    if text_at(items, start).casefold() in saying.left_out:
        start += 1
    return start


def _is_hearer(reader: Reader, items: Sequence[Item], index: int, cue: Cue) -> bool:
    saying = reader.saying
    word = text_at(items, index).casefold()
    return cue.words in saying.hearers or word in saying.occasion or is_mark(items, index, ",(")


def _behind_hearer(reader: Reader, items: Sequence[Item], start: int, cue: Cue) -> int:
    if cue.words not in reader.saying.hearers or start >= len(items) or isinstance(items[start], Quotation):
        return start
    first = span_of(items[start]).start
    named = reader.sources.mentions_in(first, first + 1)
    end = named[0][0].end if named else span_of(items[start]).end
    index = start
    while index < len(items) and span_of(items[index]).start < end:
        index += 1
    if not named and text_at(items, start).casefold() in ("the", "a", "an", "his", "her", "their", "its"):
        index += 1
    return index


def _close(reader: Reader, items: Sequence[Item], opened: tuple[int, Cue, Source], end: int, taken: set[int]) -> None:
    start, cue, source = opened
    for index in sorted(taken):
        if start <= index < end:
            end = index
    end = _behind_ended_quotation(reader, items, start, end)
    act = cue.act("clause", "clause_with_conjunction")
    if _keep(reader, items, [(start, end)], cue, source, act, "subject-verb"):
        reader.drafts[-1].around = reader.area(items, cue.last + 1, start)
        reader.drafts[-1].hearer_first = cue.words in reader.saying.hearers


def _behind_ended_quotation(reader: Reader, items: Sequence[Item], start: int, end: int) -> int:
    """Where the words said end, if an ended quotation closes them: `… "just flew," the agency reports`."""
    for index in range(start, end):
        item = items[index]
        if isinstance(item, Quotation) and reader.parse.text[item.end - 1] in ",.!?" and index + 1 < end:
            return index + 1
    return end


# --- keeping -------------------------------------------------------------


def _sentence_end(items: Sequence[Item]) -> int:
    end = len(items)
    while end > 0 and is_mark(items, end - 1, ".!?;,…"):
        end -= 1
    return end


def _keep(
    reader: Reader, items: Sequence[Item], parts: list[tuple[int, int]], cue: Cue, source: Source, act: Act, frame: str
) -> bool:
    """Adds the draft whose pieces are those parts of the items, trimmed; False where too few words remain."""
    pieces = [piece for first, end in parts if (piece := _piece(reader, items, first, end)) is not None]
    words = sum(token.is_word for piece in pieces for token in reader.parse.tokens_in(*piece))
    if not pieces or words < FEWEST_WORDS:
        return False
    reader.use(items, cue)
    reader.add(Draft(pieces, act, reader.cue_span(items, cue), source, frame, quoted=False))
    return True


def _piece(reader: Reader, items: Sequence[Item], first: int, end: int) -> Span | None:
    while first < end and is_mark(items, first, ",:;–—-"):
        first += 1
    while end > first and is_mark(items, end - 1, ",:;.–—-"):
        end -= 1
    end = _without_occasion(reader, items, first, end)
    if first >= end:
        return None
    return Span(span_of(items[first]).start, span_of(items[end - 1]).end)


def _without_occasion(reader: Reader, items: Sequence[Item], first: int, end: int) -> int:
    """Without the date in brackets, or the hearer, that closes a report: ", kepada wartawan, Senin (20/10/2025)"."""
    while True:
        comma = end - 1
        while comma > first and not is_mark(items, comma, ","):
            comma -= 1
        if comma <= first or not _is_occasion(reader, items, comma + 1, end):
            return end
        end = comma


def _is_occasion(reader: Reader, items: Sequence[Item], first: int, end: int) -> bool:
    part = [item for item in items[first:end] if isinstance(item, Token)]
    if not part or len(part) != end - first:
        return False
    if part[0].norm in reader.saying.addressee and len(part) <= 6:
        return True
    return part[0].is_capital and len(part) <= 5 and part[-1].text == ")" and any(t.text[0].isdigit() for t in part)
