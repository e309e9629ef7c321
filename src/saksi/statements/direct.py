"""Direct speech: what stands between quotation marks, with its cue and speaker."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.languages import Quotation
from saksi.records import Span, Token
from saksi.statements.drafts import Draft, Reader, is_final, is_mark, text_at
from saksi.statements.saying import Cue, Item
from saksi.statements.sources import Source
from saksi.statements.stretches import Stretch, span_of
from saksi.statements.wholes import is_reported_whole

__all__ = ["quoted_words", "read_direct"]

LINKS = ",–—―-"
# Behind a quotation these lead to the name of who says it: "…" — Name
DASHES = ("–", "—", "―", "--", "-")
LONGEST_SIGNATURE = 8
# The frames that a word of saying behind a quotation can stand in.
BEHIND_QUOTES = ("quote", "quote_only", "clause")
# How many items may stand between a quotation and its cue ("…," the spokesman for the ministry in X said).
REACH = 24
# Fewer words between marks, with no cue, are a name, a title or a scare quote.
FEWEST_WORDS = 5
# So many words between marks behind an article or a preposition are a turn of phrase.
MOST_OF_A_PHRASE = 3


def quoted_words(reader: Reader, quotation: Quotation) -> int:
    """How many words stand between the marks."""
    return sum(token.is_word for token in reader.parse.tokens_in(quotation.start, quotation.end))


def read_direct(reader: Reader, number: int) -> set[int]:
    """Reads the quotations of stretch `number`; the indices of those that are statements, or pieces of one."""
    stretch = reader.stretches[number]
    taken: set[int] = set()
    for index in stretch.quotations():
        quotation = stretch.items[index]
        if not isinstance(quotation, Quotation) or quoted_words(reader, quotation) == 0:
            continue
        if taken and _goes_on(reader, stretch.items, max(taken), index):
            reader.drafts[-1].pieces.append(_content(reader, quotation))
            taken.add(index)
            continue
        if _completes_clause(reader, stretch.items, index) or _is_phrase(reader, stretch.items, index):
            continue
        if text_at(stretch.items, index - 1).casefold() in reader.saying.titled:
            reader.set_aside(quotation.outer, "the word before it makes it the name of something")
            continue
        draft = (
            _with_cue_behind(reader, number, index)
            or _relayed(reader, stretch.items, index)
            or _signed(reader, number, index)
            or _with_cue_before(reader, stretch.items, index)
            or _behind_colon(reader, stretch.items, index)
            or _by_agent(reader, stretch.items, index)
            or _introduced(reader, number, index)
            or _alone(reader, number, index, taken)
        )
        if draft is not None:
            reader.add(draft)
            taken.add(index)
        else:
            reader.set_aside(quotation.outer, "between marks, but no word of saying and no speaker go with it")
    return taken


def _completes_clause(reader: Reader, items: Sequence[Item], index: int) -> bool:
    """Whether the quotation is part of a reported clause: `X said the train "just flew," …`."""
    before = items[index - 1] if index else None
    if not isinstance(before, Token) or not before.is_word:
        return False
    for lead, at in enumerate(range(index - 1, -1, -1)):
        if isinstance(items[at], Quotation) or is_mark(items, at, ".;:"):
            return False
        cue = reader.saying.cue_at(items, at)
        if cue is not None and cue.fits("clause") and not reader.is_used(items, cue):
            return lead > 1 and not reader.is_unsaid(items, cue)
    return False


def _is_phrase(reader: Reader, items: Sequence[Item], index: int) -> bool:
    """Whether a few words between marks are part of the outlet's own clause: `a “bad earpiece,” claiming …`."""
    quotation, before = items[index], items[index - 1] if index else None
    assert isinstance(quotation, Quotation)
    if not isinstance(before, Token) or not before.is_word or quoted_words(reader, quotation) > MOST_OF_A_PHRASE:
        return False
    saying = reader.saying
    if not saying.before_cue or before.norm not in saying.determiners | saying.occasion:
        return False
    for at in range(index - 1, -1, -1):
        if isinstance(items[at], Quotation) or is_mark(items, at, ".;:"):
            return False
        cue = saying.cue_at(items, at)
        if cue is not None and cue.fits("clause"):
            return True
    return False


def _content(reader: Reader, quotation: Quotation) -> Span:
    text = reader.parse.text
    start, end = quotation.start, quotation.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _draft(
    reader: Reader, quotation: Quotation, cue: Span | None, source: Source | None, frame: str, act: str
) -> Draft:
    return Draft([_content(reader, quotation)], act, cue, source, frame, quoted=True)  # type: ignore[arg-type]  # acts are checked when the list is read


def _goes_on(reader: Reader, items: Sequence[Item], before: int, index: int) -> bool:
    """Whether a quotation completes the sentence of the one before it: `"A," kata X, "b."`."""
    first, second = items[before], items[index]
    if not isinstance(first, Quotation) or not isinstance(second, Quotation):
        return False
    text = reader.parse.text
    ended = text[first.start : first.end].rstrip()[-1:] in ".!?"
    begins_low = text[second.start : second.end].lstrip()[:1].islower()
    return not ended and is_mark(items, index - 1, LINKS) and begins_low and reader.drafts[-1].quoted


def _with_cue_behind(reader: Reader, number: int, index: int) -> Draft | None:
    """`"…," kata X` and `"…," X said`; the cue may open the next sentence behind a question (`"Why?" he asked.`)."""
    stretch = reader.stretches[number]
    items: Sequence[Item] = stretch.items
    start = index + 1
    if start >= len(items):
        following = _following(reader, number)
        if following is None or text_at(stretch.items, index):
            return None
        items, start = following.items, 0
        limit = min(len(items), 9)
    else:
        while is_mark(items, start, LINKS):
            start += 1
        start += _leads_to_suffix(reader, items, start)
        limit = min(len(items), start + REACH)
    quotation = stretch.items[index]
    assert isinstance(quotation, Quotation)
    for at in range(start, limit):
        if isinstance(items[at], Quotation) or is_mark(items, at, ".;:"):
            return None
        cue = reader.saying.cue_at(items, at)
        if cue is None or reader.is_used(items, cue) or not any(cue.fits(frame) for frame in BEHIND_QUOTES):
            continue
        if cue.first > start and not _is_ended(reader, stretch.items, index):
            return None
        found = _attribution(reader, items, start, cue, same=items is stretch.items)
        if found is None:
            return None
        if items is not stretch.items and _leads_elsewhere(reader, items, cue):
            return None
        if items is stretch.items and is_reported_whole(reader, items, index, cue):
            return None
        reader.use(items, cue)
        source, behind = found
        draft = _draft(reader, quotation, reader.cue_span(items, cue), source, "quote-cue", cue.act(*BEHIND_QUOTES))
        draft.around = reader.area(items, behind, len(items))
        draft.hearer_first = cue.words in reader.saying.hearers
        _take_in_lead(reader, stretch.items, index, draft)
        return draft
    return None


def _leads_to_suffix(reader: Reader, items: Sequence[Item], start: int) -> bool:
    """Whether a word at `start` only leads to a word of saying with its pronoun: `"…," begitu katanya`."""
    if text_at(items, start).casefold() not in reader.saying.so or start + 1 >= len(items):
        return False
    cue = reader.saying.cue_at(items, start + 1)
    return cue is not None and cue.has_pronoun


def _leads_elsewhere(reader: Reader, items: Sequence[Item], cue: Cue) -> bool:
    """Whether the words said stand behind a cue of the next sentence: `“It fell.” The mayor added: “We saw it.”`."""
    behind = items[cue.last + 1 :]
    return any(
        isinstance(item, Quotation) or item.text == ":" or item.norm in reader.saying.left_out for item in behind
    )


def _relayed(reader: Reader, items: Sequence[Item], index: int) -> Draft | None:
    """`"…," according to X`; `"…," demikian dikutip dari laman X`: what the one said who was quoted before, else X."""
    at = index + 1
    while is_mark(items, at, LINKS) or text_at(items, at).casefold() in reader.saying.pointing:
        at += 1
    cue = reader.saying.cue_at(items, at) if at < len(items) else None
    if cue is None or not cue.fits("source") or not _is_ended(reader, items, index):
        return None
    paper, end = reader.sources.behind(items, cue.last + 1)
    relays = cue.words in reader.saying.relays and reader.drafts and reader.drafts[-1].quoted
    last = reader.sources.last if relays else None
    quotation = items[index]
    if paper is None or not isinstance(quotation, Quotation) or quoted_words(reader, quotation) < FEWEST_WORDS:
        return None
    reader.use(items, cue)
    draft = _draft(reader, quotation, reader.cue_span(items, cue), last or paper, "quote-cue", "statement")
    draft.around = reader.area(items, end, len(items))
    draft.outlet = paper.name if last is not None else None
    return draft


def _signed(reader: Reader, number: int, index: int) -> Draft | None:
    """`"…" — X`: a dash and nothing but a name behind it."""
    items: Sequence[Item] = reader.stretches[number].items
    quotation = items[index]
    assert isinstance(quotation, Quotation)
    first = index + 1
    if first == len(items):
        following = _following(reader, number)
        if following is None:
            return None
        items, first = following.items, 0
    end = len(items)
    while end > first and is_mark(items, end - 1, ".,"):
        end -= 1
    comma = next((at for at in range(first + 1, end) if is_mark(items, at, ",")), end)
    name = [item for item in items[first + 1 : comma] if isinstance(item, Token) and item.is_word]
    bare = index == 0 and first == 1 < end == comma and reader.parse.text[quotation.end - 1] == ","
    bare = bare and not any(isinstance(item, Quotation) for item in items[first:])
    if bare and reader.sources.is_name(items, first, end):  # `"…," Budi Santoso.`
        return _draft(reader, quotation, None, reader.sources.before(items, first, end), "quote-name", "statement")
    if text_at(items, first) not in DASHES or not name or end - first - 1 > LONGEST_SIGNATURE:
        return None
    if not (name[0].is_capital and name[-1].is_capital) or reader.saying.cue_at(items, first + 1) is not None:
        return None
    source, behind = reader.sources.behind(items, first + 1)
    if source is None or (behind < end and not is_mark(items, behind, ",")):
        return None
    return _draft(reader, quotation, None, source, "quote-dash", "statement")


def _is_ended(reader: Reader, items: Sequence[Item], index: int) -> bool:
    """Whether a mark ends the quoted words, inside or behind the quotation: else the sentence runs on through it."""
    quotation = items[index]
    assert isinstance(quotation, Quotation)
    end = quotation.end
    while end > quotation.start and reader.parse.text[end - 1] in "’'”\"":
        end -= 1  # a quotation inside the quotation
    return reader.parse.text[end - 1] in ",.!?…–—-" or is_mark(items, index + 1, LINKS)


def _take_in_lead(reader: Reader, items: Sequence[Item], index: int, draft: Draft) -> None:
    """`The train "just flew," said X`: the words before a quotation that completes them are reported too."""
    first = index
    while first > 0 and isinstance(items[first - 1], Token) and not is_mark(items, first - 1, ".:;?!"):
        first -= 1
    lead = [item for item in items[first:index] if isinstance(item, Token)]
    if not lead or not lead[-1].is_word or sum(token.is_word for token in lead) < 2:
        return
    if any(reader.saying.cue_at(items, at) is not None for at in range(first, index)):
        return
    quotation = items[index]
    assert isinstance(quotation, Quotation)
    draft.pieces[0] = Span(lead[0].start, quotation.outer.end)
    draft.quoted = False


def _following(reader: Reader, number: int) -> Stretch | None:
    here = reader.stretches[number]
    if number + 1 < len(reader.stretches) and reader.stretches[number + 1].paragraph == here.paragraph:
        return reader.stretches[number + 1]
    return None


def _attribution(
    reader: Reader, items: Sequence[Item], start: int, cue: Cue, *, same: bool
) -> tuple[Source, int] | None:
    """Who says it, and the index behind the words that say so."""
    if cue.first == start:
        if cue.has_pronoun:
            return reader.sources.suffix(reader.cue_span(items, cue)), cue.last + 1
        if (
            not (cue.fits("quote") or cue.fits("quote_only"))
            or not same
            or (reader.saying.before_cue and cue.words.endswith("ing"))
        ):
            return None
        if reader.saying.is_verb(text_at(items, cue.last + 1)):
            return None
        source, end = reader.sources.behind(items, cue.last + 1)
        if source is None or (reader.saying.before_cue and not _is_told_by(reader, items, cue, source)):
            return None
        return source, end
    ends = cue.last + 1 >= len(items) or not _says_more(reader, items, cue.last + 1)
    if not same and not ends:
        return None
    if not reader.saying.before_cue and not cue.fits("clause"):
        return None
    source = reader.sources.before(items, start, cue.first)
    return None if source is None else (source, cue.last + 1)


def _is_told_by(reader: Reader, items: Sequence[Item], cue: Cue, source: Source) -> bool:
    """Whether a source behind a cue begins right there: in “Morning Joe,” suggested the refusal of X it does not."""
    saying = reader.saying
    first = text_at(items, cue.last + 1)
    if cue.words in saying.hearers or first.casefold() in saying.conjunctions | saying.any_pronoun | saying.occasion:
        return cue.words not in saying.hearers and first.casefold() in saying.any_pronoun
    behind = [item for item in items[cue.last + 1 :] if isinstance(item, Token)]
    end = source.span.end if source.span is not None else -1
    following = next((item for item in behind if item.start >= end), None)
    return following is None or not following.text.startswith(("'", "’"))


def _says_more(reader: Reader, items: Sequence[Item], index: int) -> bool:
    """Whether words said follow a cue rather than an occasion, a mark or the end."""
    item = items[index]
    if isinstance(item, Quotation):
        return False
    return item.is_word and item.norm not in reader.saying.occasion and item.norm not in reader.saying.joined


def _with_cue_before(reader: Reader, items: Sequence[Item], index: int) -> Draft | None:
    """`X menambahkan, "…"`, `X told reporters: "…"`."""
    end = index
    marked = False
    while end > 0 and (
        is_mark(items, end - 1, LINKS + ":") or text_at(items, end - 1).casefold() in reader.saying.left_out
    ):
        marked = True
        end -= 1
    for at in range(end - 1, max(-1, end - REACH), -1):
        if isinstance(items[at], Quotation) or is_mark(items, at, ".;"):
            return None
        cue = reader.saying.cue_at(items, at)
        if cue is None or reader.is_used(items, cue) or not (cue.fits("clause") or cue.fits("quote")):
            continue
        if not cue.fits("clause") and not reader.saying.before_cue:
            continue
        if not _introduces(reader, items, cue, (end, index), marked=marked):
            return None
        source = _subject(reader, items, cue)
        if source is None:
            continue
        if reader.is_unsaid(items, cue) or (cue.words in reader.saying.shown and source.is_human):
            return None
        reader.use(items, cue)
        quotation = items[index]
        assert isinstance(quotation, Quotation)
        draft = _draft(reader, quotation, reader.cue_span(items, cue), source, "cue-quote", cue.act("clause", "quote"))
        draft.around = reader.area(items, cue.last + 1, end)
        draft.hearer_first = cue.words in reader.saying.hearers
        return draft
    return None


def _introduced(reader: Reader, number: int, index: int) -> Draft | None:
    """A quotation that opens a paragraph, announced by the one before: `X menambahkan:` or `X wrote on Monday:`."""
    if index > 0 or number == 0:
        return None
    here, before = reader.stretches[number], reader.stretches[number - 1]
    if not is_mark(before.items, len(before.items) - 1, ":") or here.paragraph - before.paragraph > 1:
        return None
    items = (*before.items, here.items[0])
    return _with_cue_before(reader, items, len(before.items)) or _behind_colon(reader, items, len(before.items))


def _by_agent(reader: Reader, items: Sequence[Item], index: int) -> Draft | None:
    """`Seperti yang dikatakan X kepada Y, "…"`: a passive, who said it, and a mark before the quotation."""
    if not is_mark(items, index - 1, ",:"):
        return None
    for at in range(index - 2, max(-1, index - REACH), -1):
        item = items[at]
        if isinstance(item, Quotation) or is_mark(items, at, ".;"):
            return None
        if item.norm in reader.saying.introduces:
            first = at + 2 if text_at(items, at + 1).casefold() in reader.saying.agents else at + 1
            source, end = reader.sources.behind(items, first)
            if source is None or source.who is None:
                return None
            quotation = items[index]
            assert isinstance(quotation, Quotation)
            draft = _draft(reader, quotation, Span(item.start, item.end), source, "cue-quote", "statement")
            draft.around = reader.area(items, end, index)
            return draft
    return None


def _introduces(reader: Reader, items: Sequence[Item], cue: Cue, bounds: tuple[int, int], *, marked: bool) -> bool:
    """Whether nothing but hearer and occasion stands between a cue and its quotation, and no word said behind it."""
    end, index = bounds
    between = [item for item in items[cue.last + 1 : end] if isinstance(item, Token) and item.is_word]
    if not marked and _words_follow(reader, items, index):
        return False
    if not between:
        return True
    first = between[0].norm
    heard = cue.words in reader.saying.hearers or first in reader.saying.addressee or first in reader.saying.occasion
    return marked and heard and len(between) <= REACH


def _words_follow(reader: Reader, items: Sequence[Item], index: int) -> bool:
    if index + 1 >= len(items):
        return False
    item = items[index + 1]
    if isinstance(item, Token) and item.norm in reader.saying.joined:
        return text_at(items, index + 2).casefold() in reader.saying.left_out  # `"A" and that B`
    return isinstance(item, Token) and item.is_word


def _subject(reader: Reader, items: Sequence[Item], cue: Cue) -> Source | None:
    first = cue.first
    while first > 0 and not isinstance(items[first - 1], Quotation) and not is_final(items, first - 1, ".;:!?"):
        first -= 1
    if all(_is_link(reader, item) for item in items[first : cue.first]):
        return reader.sources.last if first or items[first : cue.first] else None
    if cue.words.endswith("ing") and reader.saying.before_cue and is_mark(items, cue.first - 1, ","):
        return reader.sources.head_of(items, first, cue.first)  # "X said the dam was safe, adding: …"
    if any(_is_cue(reader, items, at) for at in range(first, cue.first)):
        return None  # "X told the crowd when asked: …": the words belong to the verb before
    return reader.sources.before(items, first, cue.first)


def _is_cue(reader: Reader, items: Sequence[Item], at: int) -> bool:
    cue = reader.saying.cue_at(items, at)
    return cue is not None and cue.fits("clause") and not reader.is_used(items, cue)


def _is_link(reader: Reader, item: Item) -> bool:
    return isinstance(item, Token) and (not item.is_word or item.norm in reader.saying.joined)


def _behind_colon(reader: Reader, items: Sequence[Item], index: int) -> Draft | None:
    """`X: "…"`, the name alone before the colon."""
    if not is_mark(items, index - 1, ":") or index > 9:
        return None
    source = reader.sources.before(items, 0, index - 1)
    if source is None or source.who is None:
        return None
    quotation = items[index]
    assert isinstance(quotation, Quotation)
    return _draft(reader, quotation, None, source, "name-colon", "statement")


def _alone(reader: Reader, number: int, index: int, taken: set[int]) -> Draft | None:
    """A quotation with no cue of its own: the words of who spoke last go on."""
    stretch = reader.stretches[number]
    quotation = stretch.items[index]
    assert isinstance(quotation, Quotation)
    others = [item for place, item in enumerate(stretch.items) if place != index and isinstance(item, Token)]
    alone = not any(item.is_word for item in others)
    continues = bool(taken) or _follows_quotation(reader, quotation, stretch)
    if not alone and not taken:
        return None
    if quoted_words(reader, quotation) < (2 if continues else FEWEST_WORDS):
        return None
    return _draft(reader, quotation, None, reader.sources.last, "quote-alone", "statement")


def _follows_quotation(reader: Reader, quotation: Quotation, stretch: Stretch) -> bool:
    if not reader.drafts or not reader.drafts[-1].quoted:
        return False
    sentence = reader.parse.sentences[reader.parse.sentence_index(reader.drafts[-1].pieces[-1].start)]
    return stretch.paragraph - sentence.paragraph <= 1 and span_of(quotation).start > sentence.start
