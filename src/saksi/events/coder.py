"""From triggers to events: each happening once, with who, whom, where, when, its status and according to whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from saksi.contract import content_id
from saksi.events.circumstances import casualties_in, date_of, place_of
from saksi.events.parties import Clause, Sides, parties_of, voice_of
from saksi.events.phrases import Chunk, Names, chunks_of, names_of
from saksi.events.status import is_purpose, status_of
from saksi.events.triggers import Trigger, triggers_at, triggers_of
from saksi.events.types import event_types
from saksi.languages import Language, Parse, word_set
from saksi.records import Casualties, Event, Findings, Party, Place, Sentence, Span, Statement, Status

__all__ = ["code_events"]

# How many chunks on each side of a trigger are looked at: more than any sentence of the training articles has.
_WINDOW = 120
# How many events back a happening may be joined to: no training article has as many.
_MOST_OPEN = 100
# Characters: about a sentence.
_TOGETHER = 150
_HARM = frozenset({"ASSAULT", "ACCIDENT", "HAZARD", "PROTEST"})


def code_events(parse: Parse, findings: Findings, statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """
    The events of an article, in text order of their triggers.

    A happening told again joins its first telling: its span goes to `mentions`. What only the headline tells is coded
    there. Sport, cooking and the like are left out (the lists `guards`); where words do not carry an event, none is.
    """
    if _is_idle(parse):
        return ()
    desk = _Desk(parse, findings, names_of(parse, findings), _Told(statements))
    body: list[Event] = []
    title: list[Event] = []
    for sentence in parse.sentences:
        for event in _in_sentence(desk, sentence):
            _join(title if sentence.in_title else body, event)
    known = {event.type for event in body}
    events = [*body, *(event for event in title if event.type not in known)]
    return tuple(sorted(events, key=lambda event: (event.trigger, event.type)))


class _Told:
    """Which statement carries a span, and which one's cue a span is."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pieces = sorted(
            ((piece.end - piece.start, piece, statement) for statement in statements for piece in statement.pieces),
            key=lambda row: (row[0], row[1]),
        )
        self._cues = [(statement.cue, statement) for statement in statements if statement.cue is not None]

    def carrier(self, span: Span) -> Statement | None:
        """The innermost statement whose words cover `span`."""
        return next((statement for _, piece, statement in self._pieces if piece.covers(span)), None)

    def said_with(self, span: Span) -> Statement | None:
        """The statement whose cue meets `span`."""
        return next((statement for cue, statement in self._cues if cue.meets(span)), None)


@cache
def _guards(language: Language) -> tuple[tuple[frozenset[str], int], ...]:
    table = language.lexicon("guards")
    return tuple((word_set(topic, "words"), int(topic["least"])) for topic in table["topic"])


def _is_idle(parse: Parse) -> bool:
    """Whether the article is of a kind that tells no events: enough different words of one topic, for its length."""
    seen = {token.norm for token in parse.tokens}
    scale = 1 + len(parse.tokens) // 400
    return any(len(words & seen) >= least * scale for words, least in _guards(parse.language))


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that is known of an article when its events are coded."""

    parse: Parse
    findings: Findings
    names: Names
    told: _Told


@dataclass(frozen=True, slots=True)
class _Match:
    """A trigger at its place: tokens `first` to `last` of the article, in a sentence cut into chunks."""

    trigger: Trigger
    sentence: Sentence
    chunks: Sequence[Chunk]
    first: int
    last: int
    span: Span
    harm: tuple[Casualties, ...]


def _in_sentence(desk: _Desk, sentence: Sentence) -> list[Event]:
    parse = desk.parse
    triggers = triggers_of(parse.language)
    norms = [token.norm for token in sentence.tokens]
    if not any(norm in triggers for norm in norms):
        return []
    around = frozenset(norms)
    harm: tuple[Casualties, ...] | None = None
    first = parse.token_index(sentence.start)
    chunks = chunks_of(parse, desk.names, first, first + len(norms))
    out: list[Event] = []
    index = 0
    while index < len(norms):
        taken = index + 1
        if norms[index] in triggers and not _in_name(desk.names, first + index):
            for trigger, end in triggers_at(norms, index, triggers):
                width = next((i for i, word in enumerate(trigger.words) if word == "..."), end - index)
                if not _is_meant(trigger, norms, around, index + width):
                    continue
                span = Span(sentence.tokens[index].start, sentence.tokens[index + width - 1].end)
                if harm is None and trigger.type in _HARM:
                    harm = casualties_in(parse, sentence)
                match = _Match(trigger, sentence, chunks, first + index, first + index + width, span, harm or ())
                found = _event(desk, match)
                if found is not None:
                    out.append(found)
                    taken = index + width
                    break
        index = taken
    return out


def _in_name(names: Names, index: int) -> bool:
    mention = names.mention_at.get(index)
    return mention is not None and mention.form == "name"


def _event(desk: _Desk, match: _Match) -> Event | None:
    parse, trigger, span = desk.parse, match.trigger, match.span
    carrier = desk.told.carrier(span)
    speaker = _speaker(carrier, desk.findings) if carrier is not None else None
    clause = replace(_clause(desk, match), speaker=speaker)
    voice = voice_of(clause, trigger)
    if voice is None:
        return None
    kind = event_types()[trigger.type]
    sides = parties_of(clause, trigger, voice, kind.reciprocal)
    cued = desk.told.said_with(span)
    sayer = _speaker(cued, desk.findings) if cued is not None and kind.by_speaking else None
    if sayer is not None:
        sides = Sides((sayer,), sides.recipients, sides.has_object)
    if trigger.needs_object and not sides.recipients:
        return None
    if not trigger.sole and not (sides.actors or sides.recipients):
        return None
    status = status_of(clause)
    if not _carries(voice, sides, status, carrier is not None, is_purpose(clause)):
        return None
    place, day = _where_and_when(desk, match)
    harm = match.harm if trigger.type in _HARM else ()
    exact = {c.kind: c.low for c in harm if c.low == c.high}
    return Event(
        id=content_id("event", span.start, span.end, trigger.type, parse.article.digest),
        type=trigger.type,
        mode=trigger.mode,
        trigger=span,
        actors=sides.actors,
        recipients=sides.recipients,
        place=place.id if place else None,
        place_name=place.name if place else None,
        date=day,
        status=status,
        said_by=carrier.id if carrier else None,
        said_by_name=carrier.speaker_name if carrier else None,
        dead=exact.get("dead"),
        injured=exact.get("injured"),
        casualties=harm,
        mentions=(span,),
        by=f"events:{trigger.type.lower()}.{trigger.lemma.replace(' ', '-')}/1",
    )


def _where_and_when(desk: _Desk, match: _Match) -> tuple[Place | None, str | None]:
    """Place and day of the trigger's sentence, else of the one before; two back lose more right ones than they find."""
    place = place_of(desk.parse, desk.names, match.sentence, match.span)
    day = date_of(desk.findings, match.sentence, match.span)
    before = _sentence_before(desk.parse, match.span)
    if before is not None:
        end = Span(before.end, before.end)
        place = place or place_of(desk.parse, desk.names, before, end)
        day = day or date_of(desk.findings, before, end)
    return place, day


def _sentence_before(parse: Parse, span: Span) -> Sentence | None:
    at = parse.sentence_index(span.start) - 1
    return parse.sentences[at] if at >= 0 and not parse.sentences[at].in_title else None


def _carries(voice: str, sides: Sides, status: Status, is_told: bool, purpose: bool) -> bool:
    """
    Whether the words carry an event, or only speak of such acts.

    What is demanded is the content of a REQUEST; an aim ("untuk", "to") is no act yet; what may be must name both
    sides, and a noun in a source's words who did it. Shares right on the training articles: aims 0.26, possible
    acts 0.14, against 0.47 for the rest.
    """
    if status == "called_for" or (status == "planned" and (voice == "noun" or purpose)):
        return False
    if voice == "noun" and is_told and not sides.actors:
        return False
    return status != "possible" or bool(sides.actors and sides.recipients and not is_told)


def _speaker(statement: Statement, findings: Findings) -> Party | None:
    if statement.speaker_name is None or statement.speaker_span is None:
        return None
    person = next((p for p in findings.people if p.id == statement.speaker), None)
    body = next((b for b in findings.bodies if b.id == statement.speaker), None)
    country = person.country if person else body.country if body else None
    sector = body.sector if body else None
    return Party(statement.speaker, statement.speaker_name, statement.speaker_span, country, sector)


def _is_meant(trigger: Trigger, norms: Sequence[str], around: frozenset[str], end: int) -> bool:
    """Whether the words beside a trigger are as its conditions ask."""
    following = norms[end] if end < len(norms) else ""
    if following in trigger.unless_next or (trigger.needs_next and following not in trigger.needs_next):
        return False
    return not (trigger.unless_near & around) and (not trigger.needs_near or bool(trigger.needs_near & around))


def _clause(desk: _Desk, match: _Match) -> Clause:
    """The sentence's chunks with the trigger cut out of them as one chunk of its own."""
    row: list[Chunk] = []
    left = 0
    first, last = match.first, match.last
    at = bisect_right(match.chunks, first, key=lambda chunk: chunk.first) - 1
    for chunk in match.chunks[max(0, at - _WINDOW) : at + _WINDOW]:
        if chunk.last <= first or chunk.first >= last:
            row.append(chunk)
            continue
        if chunk.first < first:
            row.append(Chunk(chunk.kind, chunk.first, first))
        if chunk.first <= first < chunk.last:
            left = len(row)
            row.append(Chunk("verb", first, last))
        if chunk.last > last:
            row.append(Chunk(chunk.kind, last, chunk.last))
    return Clause(desk.parse, desk.names, tuple(row), left, left + 1)


def _join(events: list[Event], event: Event) -> None:
    """Add an event, or join it to the same happening told before: same type, and compatible parties."""
    for position in range(max(0, len(events) - _MOST_OPEN), len(events)):
        before = events[position]
        if before.type == event.type and _is_same(before, event):
            events[position] = replace(
                before,
                actors=before.actors or event.actors,
                recipients=before.recipients or event.recipients,
                mode=before.mode or event.mode,
                place=before.place or event.place,
                place_name=before.place_name or event.place_name,
                date=before.date or event.date,
                dead=before.dead if before.dead is not None else event.dead,
                injured=before.injured if before.injured is not None else event.injured,
                casualties=before.casualties or event.casualties,
                mentions=(*before.mentions, event.trigger),
            )
            return
    events.append(event)


def _is_same(before: Event, event: Event) -> bool:
    """Parties that do not contradict each other, by name; of two dates neither may differ."""
    if before.date and event.date and not (before.date.startswith(event.date) or event.date.startswith(before.date)):
        return False
    # A bomb that kills is one attack where both words stand together.
    together = event.type == "ASSAULT" and event.trigger.start - before.mentions[-1].end < _TOGETHER
    if before.mode and event.mode and before.mode != event.mode and not together:
        return False
    if (before.status == "denied") != (event.status == "denied"):
        return False
    return _compatible(before.actors, event.actors) and _compatible(before.recipients, event.recipients)


def _compatible(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether two sides may be the same: one is empty, or they share a party by id or by half of its words."""
    return not one or not other or any(_alike(mine, yours) for mine in one for yours in other)


def _alike(mine: Party, yours: Party) -> bool:
    if mine.id is not None and mine.id == yours.id:
        return True
    words, others = set(mine.name.casefold().split()), set(yours.name.casefold().split())
    return 2 * len(words & others) > min(len(words), len(others))
