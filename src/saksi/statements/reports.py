"""Words with their source beside them: `Menurut X, …`, `…, kata X, …`, `…, officials said`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.languages import Quotation
from saksi.records import Span, Token
from saksi.statements.clauses import behind_hearer, clauses
from saksi.statements.drafts import Reader, is_mark, text_at
from saksi.statements.inversion import can_be_named
from saksi.statements.keeping import keep, sentence_end
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source, behind_name
from saksi.statements.stretches import span_of

__all__ = ["inserted", "source_at_start"]

# Behind a verb, this far a conjunction may still open the words said ("told reporters in Jakarta on Monday that …").
REACH = 14
# Fewer words than this behind an inserted source are an occasion.
FEWEST_RESUMED = 2
# Fewer items than these before a comma are an occasion or an address, and no words said.
FEWEST_BEFORE = 3
# A subject with what commas add to it has at most so many items, and commas.
LONGEST_SUBJECT = 24
MOST_COMMAS = 3
# So many sources joined to one another at most.
MOST_JOINED = 3
LONGEST_OFFICE = 10


def source_at_start(reader: Reader, items: Sequence[Item], cues: Sequence[Cue]) -> bool:
    """`Menurut X, …`, `According to X, …`, `Menurutnya, …` at the head of the sentence, or after its first words."""
    for cue in cues:
        if cue.first > 0 and not _only_openers(reader, items, cue.first):
            return False
        if cue.has_pronoun or cue.fits("source_pronoun"):
            if not is_mark(items, cue.last + 1, ",") and not cue.fits("source_pronoun"):
                continue
            source: Source | None = reader.sources.suffix(reader.cue_span(items, cue))
            end = cue.last + 1
        elif cue.fits("source") or _is_root(reader, cue):
            source, end = reader.sources.behind(items, cue.last + 1)
            end = _behind_aside(reader, items, end)
            if source is not None and not is_mark(items, end, ","):
                source, end = _whole_source(reader, items, cue, source, end)
        else:
            continue
        if source is None or not _can_speak(reader, cue, source):
            continue
        if text_at(items, cue.last + 1).casefold() in reader.saying.relative:
            words = Span(span_of(items[cue.last]).start, span_of(items[end - 1]).end)
            source = Source(
                None, words.of(reader.parse.text), words, words.start, is_human=False
            )  # "laporan yang beredar"
        end = _behind_date(reader, items, _behind_title(reader, items, end))
        end += is_mark(items, end, ",:")
        if cue.words in reader.saying.relays and _reports(reader, items, end, cues):
            reader.relay(items, cue, source)
            clauses(reader, items[end:], _moved(cues, end), set())
            return True
        act = cue.act("source", "source_pronoun", "quote")
        return keep(reader, items, [(end, sentence_end(items))], cue, source, act, "source-first")
    return False


def _behind_aside(reader: Reader, items: Sequence[Item], end: int) -> int:
    """The comma behind a source's short form and who is joined to it ("Menurut BPS (A) dan BD (B), …"), or `end`."""
    at = end
    for _ in range(MOST_JOINED):
        at = reader.sources.behind_brackets(items, at) if is_mark(items, at, "(") else at
        if is_mark(items, at, ","):
            return at
        if at == end or text_at(items, at).casefold() not in reader.saying.joined:
            return end
        at = reader.sources.segment_end(items, at + 1)
    return end


def _is_root(reader: Reader, cue: Cue) -> bool:
    """Whether a bare root leads to who speaks ("Sebab, kata X, …"); one that may be a noun opens no sentence."""
    saying = reader.saying
    bare = cue.fits("quote") and not cue.fits("clause") and not saying.before_cue
    return bare and (cue.first > 0 or cue.words not in saying.ambiguous)


def _whole_source(reader: Reader, items: Sequence[Item], cue: Cue, source: Source, end: int) -> tuple[Source, int]:
    """The source with the words up to the next comma: "Menurut penjelasan dalam laman X, …"; else its name alone."""
    saying = reader.saying
    opening = text_at(items, end).casefold()
    title = end < len(items) and isinstance(items[end], Quotation)
    comma = end
    while (title or opening in saying.occasion) and cue.fits("source") and comma < min(len(items), end + REACH):
        word = text_at(items, comma)
        if word == ",":
            if text_at(items, comma + 1).casefold() in saying.joined:
                break
            bare = source.who is None and end == cue.last + 2
            whole = Span(span_of(items[cue.last + 1]).start, span_of(items[comma - 1]).end)
            return (replace(source, name=whole.of(reader.parse.text), span=whole) if bare else source), comma
        if word in (".", ":", ";") or saying.is_verb(word) or word.casefold() in saying.any_pronoun | saying.finite:
            break
        comma += 1
    return source, behind_name(items, cue.last + 1, end, source)


def _behind_date(reader: Reader, items: Sequence[Item], comma: int) -> int:
    """The comma behind a date that follows a source ("Mengutip laman X, Senin (20/10/2025), …"), else `comma`."""
    first = comma + 1
    while text_at(items, first).casefold() in reader.saying.occasion:
        first += 1
    moment = None
    if is_mark(items, comma, ",") and first < len(items):
        moment = reader.sources.moment_at(span_of(items[first]).start)
    if moment is None:
        return comma
    end = first
    while end < len(items) and span_of(items[end]).start < moment.end:
        end += 1
    end = reader.sources.behind_brackets(items, end) if is_mark(items, end, "(") else end
    end += is_mark(items, end, ")")
    return end if is_mark(items, end, ",") else comma


def _can_speak(reader: Reader, cue: Cue, source: Source) -> bool:
    """Whether a bare root leads to who speaks: "nilai tukar rupiah", "kata bin" and "lanjut ke final" do not."""
    if cue.fits("source") or cue.fits("source_pronoun") or cue.has_pronoun or source.who is not None:
        return True
    words = source.span.of(reader.parse.text).split() if source.span is not None else []
    saying = reader.saying
    somebody = saying.voices | saying.any_pronoun | saying.indefinite | saying.definite | saying.carriers
    if words and words[0][0].islower() and words[0] not in somebody:
        return False
    speaks = source.is_human or reader.sources.is_voice(source)
    return speaks and not any(reader.saying.is_verb(word) for word in words)


def _reports(reader: Reader, items: Sequence[Item], start: int, cues: Sequence[Cue]) -> bool:
    """Whether a verb of saying with a subject of its own stands in what a paper is quoted for."""
    for cue in cues:
        if cue.first > start and (cue.fits("clause") or cue.fits("passive")) and not reader.is_unsaid(items, cue):
            if cue.fits("clause"):
                source = reader.sources.before(items, start, cue.first)
                return source is not None and (source.who is not None or reader.sources.is_voice(source))
            return text_at(items, start).casefold() in reader.saying.pointing
    return False


def _moved(cues: Sequence[Cue], start: int) -> list[Cue]:
    """The cues behind `start`, as they stand in the items from there on."""
    return [replace(cue, first=cue.first - start, last=cue.last - start) for cue in cues if cue.first >= start]


def _behind_title(reader: Reader, items: Sequence[Item], comma: int) -> int:
    """The comma behind an office that follows a name ("Menurut X, Kepala Badan A, B, dan C (ABC), …"), else `comma`."""
    office = text_at(items, comma + 1)
    if not is_mark(items, comma, ",") or office.casefold() not in reader.saying.titles or not office[0].isupper():
        return comma
    for index in range(comma + 2, min(len(items), comma + 2 * REACH)):
        behind = text_at(items, index + 1)
        if is_mark(items, index, ",") and behind[:1].islower() and behind.casefold() not in reader.saying.joined:
            return index
    return comma


def _only_openers(reader: Reader, items: Sequence[Item], end: int) -> bool:
    return all(
        isinstance(item, Token) and (not item.is_word or item.norm in reader.saying.openers) for item in items[:end]
    )


def inserted(reader: Reader, items: Sequence[Item], cues: Sequence[Cue], taken: set[int]) -> bool:
    """The source behind or inside the words said: `…, kata X.`, `…, according to X`, `…, officials said.`"""
    for cue in cues:
        if cue.first < 2 or any(index < cue.first for index in taken):
            continue
        if cue.words in reader.saying.relays and any(other.first == cue.last + 1 for other in cues):
            continue  # "dikutip mengatakan": the verb behind it tells
        found = _source_inside(reader, items, cue)
        if found is None or (reader.saying.head_first and cue.fits("source") and _is_said_on(items, cue, cues)):
            continue
        source, before, behind = found
        earlier = [other for other in cues if other.last < before]
        if cue.words in reader.saying.relays and _reports(reader, items[:before], 0, earlier):
            reader.relay(items, cue, source)
            clauses(reader, items[:before], earlier, taken)
            return True
        pieces = [(0, before)]
        around = reader.area(items, behind, len(items))
        resumed = _resumes(reader, items, behind)
        if resumed is not None:
            pieces.append((resumed, sentence_end(items)))
            around = reader.area(items, behind, resumed)
        act = cue.act("quote", "source", "source_pronoun", "clause")
        if keep(reader, items, pieces, cue, source, act, "source-inside"):
            reader.drafts[-1].around = around
            reader.drafts[-1].hearer_first = cue.words in reader.saying.hearers
            if cue.fits("source") or _names_another(reader, items, earlier, source):
                clauses(reader, items[:before], earlier, taken)
            return True
    return False


def _names_another(reader: Reader, items: Sequence[Item], cues: Sequence[Cue], source: Source) -> bool:
    """Whether the words said report somebody else who has a name: `Hess welcomed the news, …, CNN reported`."""
    if not reader.saying.before_cue or not cues or not cues[0].fits("clause"):
        return False
    other = reader.sources.before(items, 0, cues[0].first)
    return other is not None and other.who is not None and other.name != source.name


def _is_said_on(items: Sequence[Item], cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a verb of saying right before shows that its subject names the source: `Ia menyebut, menurut data, …`."""
    return is_mark(items, cue.first - 1, ",") and any(
        other.fits("clause") and other.last == cue.first - 2 for other in cues
    )


def _source_inside(reader: Reader, items: Sequence[Item], cue: Cue) -> tuple[Source, int, int] | None:
    """The source, the index where the words before it end, and the index where words may go on."""
    saying = reader.saying
    after_comma = is_mark(items, cue.first - 1, ",")
    if cue.fits("source_pronoun") and (after_comma or not cue.has_pronoun):
        source = reader.sources.suffix(reader.cue_span(items, cue))
        return source, cue.first - after_comma, cue.last + 1
    if cue.fits("source") and (after_comma or saying.before_cue or _closes(reader, items, cue)):
        named, end = reader.sources.behind(items, cue.last + 1)
        return (named, cue.first - after_comma, end) if named is not None else None
    if cue.fits("quote") and after_comma and not cue.has_pronoun:
        named, end = reader.sources.behind(items, cue.last + 1)
        if named is not None and can_be_named(reader, items, cue, named, end) and _can_speak(reader, cue, named):
            return named, cue.first - 1, end
    if saying.before_cue and cue.fits("quote") and not reader.is_unsaid(items, cue):
        return _subject_inside(reader, items, cue)
    return None


def _closes(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether a source closes its sentence without a comma before it: `mencapai 94 persen menurut data resmi`."""
    before, saying = text_at(items, cue.first - 1).casefold(), reader.saying
    if before in saying.relative | saying.joined | saying.occasion or cue.words not in saying.closing:
        return False
    _, end = reader.sources.behind(items, cue.last + 1)
    return end >= len(items) or is_mark(items, end, ".") or text_at(items, end).casefold() in saying.occasion


def _subject_inside(reader: Reader, items: Sequence[Item], cue: Cue) -> tuple[Source, int, int] | None:
    """`…, officials in the city said on Monday.`: a comma before the subject, no words said behind the cue."""
    behind = behind_hearer(reader, items, cue.last + 1, cue)
    if _leads_on(items, cue, behind):
        return None
    if behind < len(items) and not is_mark(items, behind, ",."):
        item = items[behind]
        if isinstance(item, Quotation) or item.norm not in reader.saying.occasion | _days(reader, item):
            return None
        if any(text_at(items, at).casefold() in reader.saying.left_out for at in range(behind, behind + REACH)):
            return None
    comma = cue.first - 1
    while comma > 0 and not is_mark(items, comma, ","):
        comma -= 1
    if comma == cue.first - 1:
        comma = _before_described(reader, items, comma)
    if comma < FEWEST_BEFORE or cue.first - comma > LONGEST_SUBJECT or comma == cue.first - 1:
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


def _leads_on(items: Sequence[Item], cue: Cue, behind: int) -> bool:
    """Whether the words said stand behind a verb: a quotation, or what is promised ("pledged to")."""
    follows = behind + 1 if is_mark(items, behind, ",:") else behind
    promised = cue.act("quote") in ("promise", "demand") and text_at(items, behind) == "to"
    return promised or cue.words.endswith("ing") or (follows < len(items) and isinstance(items[follows], Quotation))


def _before_described(reader: Reader, items: Sequence[Item], comma: int) -> int:
    """The comma before a name that commas describe: `…, Peter McKenna, the deputy director, said in a statement.`"""
    for _ in range(MOST_COMMAS):
        start = comma - 1
        while start > 0 and not is_mark(items, start, ","):
            start -= 1
        if start <= 0:
            return 0
        if reader.sources.is_name(items, start + 1, comma):
            return _before_office(reader, items, start)
        comma = start
    return 0


def _before_office(reader: Reader, items: Sequence[Item], comma: int) -> int:
    """The comma before an office that another one parts from its name: `…, the airline's chief, Igor Hess, said`."""
    first = comma
    while first > 0 and comma - first < LONGEST_OFFICE and isinstance(items[first - 1], Token):
        if is_mark(items, first - 1, ","):
            break
        first -= 1
    lead = text_at(items, first).casefold()
    words = {text_at(items, at).casefold() for at in range(first, comma)}
    office = lead in reader.saying.determiners and words & reader.saying.titles and not words & reader.saying.finite
    return first - 1 if office and first > 1 and is_mark(items, first - 1, ",") else comma


def _days(reader: Reader, token: Token) -> frozenset[str]:
    """A capitalised word right behind the cue that begins a date: "said Monday"."""
    moment = reader.sources.moment_at(token.start)
    return frozenset({token.norm}) if token.is_capital and moment is not None else frozenset()


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
    index = _behind_date(reader, items, index)
    index += is_mark(items, index, ",")
    if index >= len(items):
        return None
    rest = [item for item in items[index:] if isinstance(item, Token) and item.is_word]
    first = items[index]
    quoted = any(isinstance(item, Quotation) for item in items[index + 1 :])
    if len(rest) < FEWEST_RESUMED - quoted or isinstance(first, Quotation) or not first.is_word:
        return None
    if first.is_capital and not (reader.saying.head_first and is_mark(items, index - 1, ",")):
        return None
    if first.is_capital and any(is_mark(items, at, ",(") for at in range(index, min(len(items), index + 6))):
        return None  # "kata Budi, Kepala Dinas Pendidikan, di Palu"
    if reader.saying.before_cue and first.norm in reader.saying.titles:
        return None  # ", said Ann Hess, director of the museum"
    return None if first.norm in reader.saying.occasion | reader.saying.relative else index
