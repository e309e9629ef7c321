"""Every place of an article whose words may carry an event, with what it would be and what speaks for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.contract import content_id
from saksi.events.bystanders import without_bystanders
from saksi.events.circumstances import casualties_in
from saksi.events.guards import idle_phrase
from saksi.events.joined import Parts, parts_in
from saksi.events.naming import Clause
from saksi.events.offices import is_deed
from saksi.events.parties import Sides, parties_of, voice_of
from saksi.events.phrases import Chunk, Names, chunks_of, grammar_of, is_headline, names_of
from saksi.events.running import running_voice
from saksi.events.settings import Act, Telling, telling_of
from saksi.events.sources import is_vouched
from saksi.events.status import is_purpose, status_of
from saksi.events.tolls import HARMFUL
from saksi.events.triggers import Trigger, triggers_at, triggers_of
from saksi.events.types import event_types
from saksi.languages import Parse
from saksi.records import Casualties, Event, Findings, Party, Sentence, Span, Statement, Status

__all__ = ["Candidate", "candidates_of"]

# How many chunks on each side of a trigger are looked at: more than any sentence of the training articles has.
_WINDOW = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    A trigger at its place, and the event it would be.

    `is_sound` says that the rules alone would code it: it has the parties that its trigger asks for, and its words
    tell of an act and not only of such acts. `carrier` is the statement whose words it stands in, `cued` says that
    its trigger is a statement's cue, `guarded` that the sentence lacks a word that the trigger needs or has one that
    speaks against it.
    """

    event: Event
    trigger: Trigger
    voice: str
    clause: Clause
    sentence: Sentence
    carrier: Statement | None
    cued: bool
    guarded: bool
    is_sound: bool

    @property
    def in_title(self) -> bool:
        """Whether it stands in the headline."""
        return self.sentence.in_title


class _Carriers:
    """Which statement carries a span, and which one's cue a span is."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pieces = sorted(
            ((piece.end - piece.start, piece, statement) for statement in statements for piece in statement.pieces),
            key=lambda row: (row[0], row[1]),
        )
        self._cues = [(statement.cue, statement) for statement in statements if statement.cue is not None]
        self._told = sorted(self._cues, key=lambda row: row[0])

    def carrier(self, span: Span) -> Statement | None:
        """The innermost statement whose words cover `span`."""
        return next((statement for _, piece, statement in self._pieces if piece.covers(span)), None)

    def before(self, start: int) -> Statement | None:
        """The statement whose cue stands last before `start`."""
        at = bisect_left(self._told, start, key=lambda row: row[0].start)
        return self._told[at - 1][1] if at else None

    def said_with(self, span: Span) -> Statement | None:
        """The statement whose cue meets `span`."""
        return next((statement for cue, statement in self._cues if cue.meets(span)), None)


def candidates_of(parse: Parse, findings: Findings, statements: tuple[Statement, ...]) -> list[Candidate]:
    """All candidates, in text order; at one place the first sound one, else the first."""
    names = names_of(parse, findings)
    # In a language whose pages often print two words as one: all words of the article.
    joins = bool(parse.language.lexicon("phrases").get("runs_together", False))
    words = frozenset(token.norm for token in parse.tokens if token.is_word) if joins else frozenset[str]()
    desk = _Desk(parse, findings, names, _Carriers(statements), telling_of(parse, findings, names, statements), words)
    return [candidate for sentence in parse.sentences for candidate in _in_sentence(desk, sentence)]


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that is known of an article when its events are coded."""

    parse: Parse
    findings: Findings
    names: Names
    told: _Carriers
    telling: Telling
    words: frozenset[str]


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
    guarded: bool


def _in_sentence(desk: _Desk, sentence: Sentence) -> Iterator[Candidate]:
    parse = desk.parse
    triggers = triggers_of(parse.language)
    norms = [token.norm for token in sentence.tokens]
    parts = _parts(desk, sentence)
    for index, (_, _, part) in parts.items():
        norms[index] = part
    if not any(norm in triggers for norm in norms):
        return
    around = frozenset(norms)
    is_idle = idle_phrase(parse.language, norms) is not None
    harm: tuple[Casualties, ...] | None = None
    first = parse.token_index(sentence.start)
    chunks = chunks_of(parse, desk.names, first, first + len(norms))
    index = 0
    told: dict[str, int] = {}  # up to where a trigger with a gap ("melakukan ... penyelidikan") has told a type
    while index < len(norms):
        taken = index + 1
        best: Candidate | None = None
        best_end = 0
        if norms[index] in triggers and (index in parts or not _in_name(desk.names, first + index)):
            for trigger, end in triggers_at(norms, index, triggers):
                width = next((i for i, word in enumerate(trigger.words) if word == "..."), end - index)
                following = norms[index + width] if index + width < len(norms) else ""
                against = trigger.neighbour_against(norms, index, index + width)
                if against is not None or (trigger.needs_next and following not in trigger.needs_next):
                    continue
                guarded = is_idle or _is_guarded(trigger, around)
                span = _span(sentence, parts, index, index + width - 1)
                if harm is None and trigger.type in HARMFUL:
                    harm = casualties_in(parse, sentence)
                match = _Match(
                    trigger, sentence, chunks, first + index, first + index + width, span, harm or (), guarded
                )
                found = _candidate(desk, match) if index >= told.get(trigger.type, 0) else None
                if found is not None and (best is None or found.is_sound):
                    best = found
                    best_end = end
                    taken = index + width
                    if found.is_sound:
                        break
        if best is not None:
            yield best
            told[best.event.type] = best_end
        index = taken


def _parts(desk: _Desk, sentence: Sentence) -> Parts:
    grammar = grammar_of(desk.parse.language)
    if not desk.words:
        return {}
    return parts_in(sentence.tokens, triggers_of(desk.parse.language), desk.words, grammar.kinds)


def _span(sentence: Sentence, parts: Parts, first: int, last: int) -> Span:
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    if last in parts:
        end = sentence.tokens[last].start + parts[last][1]
    return Span(start + parts[first][0] if first in parts else start, end)


# What is held or given may bear a name in capitals ("Rapat Umum", "Peace Conference").
_NAMED_ACTS = frozenset({"CONSULT", "AID", "AGREE", "HAZARD"})


def _is_named(desk: _Desk, match: _Match, *, is_noun: bool) -> bool:
    """
    Whether a capital inside a sentence makes the trigger a part of a name.

    A verb, behind a word in small letters ("the Met's response"); a noun, behind another capital ("Wadir Penindakan").
    """
    tokens = desk.parse.tokens
    word, before = tokens[match.first], tokens[match.first - 1]
    first = desk.parse.token_index(match.sentence.start)
    if match.first <= first or not word.is_capital or (len(word.text) > 1 and word.text.isupper()):
        return False
    if is_noun:
        if not before.is_capital or match.trigger.type in _NAMED_ACTS:
            return False
    elif not before.text.islower():
        return False
    return not is_headline(desk.parse, first, first + len(match.sentence.tokens))


def _in_name(names: Names, index: int) -> bool:
    mention = names.mention_at.get(index)
    return mention is not None and mention.form == "name"


def _candidate(desk: _Desk, match: _Match) -> Candidate | None:
    """The candidate of a match; None where the form is no verb or noun of the trigger's there."""
    trigger, span = match.trigger, match.span
    carrier = desk.told.carrier(span)
    speaker = _speaker(carrier, desk) if carrier is not None else None
    told = desk.told.before(span.start) if carrier is None else None
    sayer = _speaker(told, desk) if told is not None else None
    clause = replace(_clause(desk, match), speaker=speaker, deed=is_deed(trigger), sayer=sayer)
    voice = voice_of(clause, trigger) or running_voice(clause, trigger)
    if voice is None or _is_named(desk, match, is_noun=voice == "noun"):
        return None
    kind = event_types()[trigger.type]
    sides = without_bystanders(clause, trigger, voice, parties_of(clause, trigger, voice, kind.reciprocal))
    cued = desk.told.said_with(span)
    speaking = _speaker(cued, desk) if cued is not None and kind.by_speaking else None
    if speaking is not None:
        sides = Sides((speaking,), sides.recipients, sides.has_object)
    status = status_of(clause, is_noun=voice == "noun")
    sound = (
        not match.guarded
        and (bool(sides.recipients) or not trigger.needs_object)
        and (trigger.sole or bool(sides.actors or sides.recipients))
        and _carries(voice, sides, status, carrier is not None, is_purpose(clause))
    )
    act = Act(trigger.type, clause, voice, sides, match.sentence, match.first, match.last, carrier, cued is not None)
    event = _event(desk, match, act, status)
    return Candidate(event, trigger, voice, clause, match.sentence, carrier, cued is not None, match.guarded, sound)


def _event(desk: _Desk, match: _Match, act: Act, status: Status) -> Event:
    trigger, span, carrier = match.trigger, match.span, act.carrier
    place, place_name = desk.telling.where(act)
    if carrier is not None and is_vouched(act.clause, trigger, act.sides.actors, carrier, match.sentence):
        carrier = None
    harm = match.harm if trigger.type in HARMFUL else ()
    exact = {c.kind: c.low for c in harm if c.low == c.high}
    return Event(
        id=content_id("event", span.start, span.end, trigger.type, desk.parse.article.digest),
        type=trigger.type,
        mode=trigger.mode,
        trigger=span,
        actors=act.sides.actors,
        recipients=act.sides.recipients,
        place=place,
        place_name=place_name,
        date=desk.telling.when(act),
        status=status,
        said_by=carrier.id if carrier else None,
        said_by_name=carrier.speaker_name if carrier else None,
        dead=exact.get("dead"),
        injured=exact.get("injured"),
        casualties=harm,
        mentions=(span,),
        by=f"events:{trigger.type.lower()}.{trigger.lemma.replace(' ', '-')}/1",
    )


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


def _speaker(statement: Statement, desk: _Desk) -> Party | None:
    """Who says a statement; None where only a pronoun names them."""
    name = statement.speaker_name
    if name is None or statement.speaker_span is None:
        return None
    if statement.speaker is None and grammar_of(desk.parse.language).has("pronouns", name.casefold()):
        return None
    person = next((p for p in desk.findings.people if p.id == statement.speaker), None)
    body = next((b for b in desk.findings.bodies if b.id == statement.speaker), None)
    if body is not None and body.mentions:
        name = desk.names.owner_of[body.mentions[0]].name
    country = person.country if person else body.country if body else None
    sector = body.sector if body else None
    return Party(statement.speaker, name, statement.speaker_span, country, sector)


def _is_guarded(trigger: Trigger, around: frozenset[str]) -> bool:
    """Whether a word of the sentence speaks against a trigger, or a word that it needs is not there."""
    return bool(trigger.unless_near & around) or bool(trigger.needs_near and not trigger.needs_near & around)


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
