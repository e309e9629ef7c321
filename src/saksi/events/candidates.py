"""Every place of an article whose words may carry an event, with what it would be and what speaks for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from saksi.contract import content_id
from saksi.events.bystanders import without_bystanders
from saksi.events.circumstances import WIDE, casualties_in, led_places, place_of, placed, places_in, said_places
from saksi.events.days import Told, day_of, is_background, printed_day, said_days, telling_day
from saksi.events.guards import idle_phrase
from saksi.events.joined import Parts, parts_in
from saksi.events.naming import Clause
from saksi.events.parties import Sides, parties_of, voice_of
from saksi.events.phrases import Chunk, Names, chunks_of, grammar_of, names_of
from saksi.events.running import running_voice
from saksi.events.sources import is_vouched
from saksi.events.status import is_purpose, status_of
from saksi.events.tolls import HARMFUL
from saksi.events.triggers import Trigger, triggers_at, triggers_of
from saksi.events.types import event_types
from saksi.languages import Parse
from saksi.records import Casualties, Event, Findings, Party, Place, Sentence, Span, Statement, Status

__all__ = ["Candidate", "candidates_of"]

# How many chunks on each side of a trigger are looked at: more than any sentence of the training articles has.
_WINDOW = 120
_SCENIC = frozenset({"ASSAULT", "ACCIDENT", "HAZARD", "MOBILIZE", "AID"})


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

    def carrier(self, span: Span) -> Statement | None:
        """The innermost statement whose words cover `span`."""
        return next((statement for _, piece, statement in self._pieces if piece.covers(span)), None)

    def said_with(self, span: Span) -> Statement | None:
        """The statement whose cue meets `span`."""
        return next((statement for cue, statement in self._cues if cue.meets(span)), None)


def candidates_of(parse: Parse, findings: Findings, statements: tuple[Statement, ...]) -> list[Candidate]:
    """All candidates, in text order; at one place the first sound one, else the first."""
    names = names_of(parse, findings)
    day = telling_day(parse, findings)
    spoken = said_days(parse, findings, statements), said_places(parse, names, statements)
    places = {place.id: place for place in findings.places}
    # In a language whose pages often print two words as one: all words of the article.
    joins = bool(parse.language.lexicon("phrases").get("runs_together", False))
    words = frozenset(token.norm for token in parse.tokens if token.is_word) if joins else frozenset[str]()
    desk = _Desk(parse, findings, names, _Carriers(statements), day, *spoken, led_places(parse, names), places, words)
    return [candidate for sentence in parse.sentences for candidate in _in_sentence(desk, sentence)]


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that is known of an article when its events are coded."""

    parse: Parse
    findings: Findings
    names: Names
    told: _Carriers
    telling_day: str | None
    said_days: Mapping[str, str]
    said_places: Mapping[str, Place]
    led_places: list[tuple[int, Place]]
    places: Mapping[str, Place]
    words: frozenset[str]
    by_sentence: dict[int, list[tuple[int, Place]]] = field(default_factory=dict)

    def places_in(self, sentence: Sentence) -> list[tuple[int, Place]]:
        """The places that prepositions lead to in a sentence, looked for once."""
        found = self.by_sentence.get(sentence.start)
        if found is None:
            found = self.by_sentence[sentence.start] = places_in(self.parse, self.names, sentence)
        return found


@dataclass(frozen=True, slots=True)
class _Heard:
    """How a trigger is told: its clause and voice, the statement it stands in, whether it is a statement's cue."""

    clause: Clause
    voice: str
    carrier: Statement | None
    cued: bool


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
                if following in trigger.unless_next or (trigger.needs_next and following not in trigger.needs_next):
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


def _in_name(names: Names, index: int) -> bool:
    mention = names.mention_at.get(index)
    return mention is not None and mention.form == "name"


def _candidate(desk: _Desk, match: _Match) -> Candidate | None:
    """The candidate of a match; None where the form is no verb or noun of the trigger's there."""
    trigger, span = match.trigger, match.span
    carrier = desk.told.carrier(span)
    speaker = _speaker(carrier, desk) if carrier is not None else None
    clause = replace(_clause(desk, match), speaker=speaker)
    voice = voice_of(clause, trigger) or running_voice(clause, trigger)
    if voice is None:
        return None
    kind = event_types()[trigger.type]
    sides = without_bystanders(clause, trigger, voice, parties_of(clause, trigger, voice, kind.reciprocal))
    cued = desk.told.said_with(span)
    sayer = _speaker(cued, desk) if cued is not None and kind.by_speaking else None
    if sayer is not None:
        sides = Sides((sayer,), sides.recipients, sides.has_object)
    status = status_of(clause, is_noun=voice == "noun")
    sound = (
        not match.guarded
        and (bool(sides.recipients) or not trigger.needs_object)
        and (trigger.sole or bool(sides.actors or sides.recipients))
        and _carries(voice, sides, status, carrier is not None, is_purpose(clause))
    )
    event = _event(desk, match, sides, status, _Heard(clause, voice, carrier, cued is not None))
    return Candidate(event, trigger, voice, clause, match.sentence, carrier, cued is not None, match.guarded, sound)


def _event(desk: _Desk, match: _Match, sides: Sides, status: Status, heard: _Heard) -> Event:
    trigger, span, carrier = match.trigger, match.span, heard.carrier
    place, day = _where_and_when(desk, match, sides, heard)
    if carrier is not None and is_vouched(heard.clause, trigger, sides.actors, carrier, match.sentence):
        carrier = None
    harm = match.harm if trigger.type in HARMFUL else ()
    exact = {c.kind: c.low for c in harm if c.low == c.high}
    return Event(
        id=content_id("event", span.start, span.end, trigger.type, desk.parse.article.digest),
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


def _where_and_when(desk: _Desk, match: _Match, sides: Sides, heard: _Heard) -> tuple[Place | None, str | None]:
    """
    Place and day of the trigger's sentence, else, where it is a verb, of the one before.

    Two back lose more right ones than they find. Reported words are not dated by the sentence before; what the first
    sentence tells, and what is done by saying it, as a cue shows, falls on the day of the telling. What has a scene
    (an attack, a flood) is placed where the article was last.
    """
    return _where(desk, match, sides, heard), _when(desk, match, sides, heard)


def _where(desk: _Desk, match: _Match, sides: Sides, heard: _Heard) -> Place | None:
    """The place of the sentence, else of the one before, else of the scene or of the saying."""
    kind = match.trigger.type
    pieces = heard.carrier.pieces if heard.carrier is not None else ()
    place = _named_behind(desk, match.last) if kind == "HAZARD" else None
    place = place or placed(heard.clause, desk.places_in(match.sentence), heard.voice, pieces)
    before = _sentence_before(desk.parse, match.span)
    if before is not None and heard.voice != "noun" and before.paragraph == match.sentence.paragraph:
        place = place or place_of(desk.places_in(before), match.first)
    if kind in _SCENIC:
        hit = next((desk.places[party.id] for party in sides.recipients if party.id and party.id in desk.places), None)
        if hit is not None and (place is None or (kind == "ASSAULT" and not _is_within(place, hit))):
            place = hit
        elif place is None and kind != "ASSAULT":
            place = _last_place(desk, match.first)
    if not event_types()[kind].by_speaking:
        return place
    if place is not None and place.kind in WIDE:
        place = None  # the words are about the country: 2 of 28 such acts of the training articles took place there
    if place is None and heard.cued and heard.carrier is None:
        spoken = (desk.said_places.get(party.id or party.name) for party in sides.actors)
        place = next((found for found in spoken if found is not None), None)
    return place


def _named_behind(desk: _Desk, at: int) -> Place | None:
    """The place that the word at `at` names: a volcano, a river or a town right behind what it suffers or does."""
    mention = desk.names.mention_at.get(at)
    owner = desk.names.owner_of.get(mention.id) if mention is not None else None
    return owner if isinstance(owner, Place) else None


def _is_within(place: Place, other: Place) -> bool:
    """Whether a place may lie in another: in its country, and narrower than a region."""
    return place.country == other.country and place.kind not in WIDE


def _last_place(desk: _Desk, at: int) -> Place | None:
    """The last place before the token `at` that the article was at."""
    index = bisect_right(desk.led_places, at, key=lambda row: row[0])
    return desk.led_places[index - 1][1] if index else None


def _when(desk: _Desk, match: _Match, sides: Sides, heard: _Heard) -> str | None:
    """The day of the sentence, else of the one before, else the one on which its speaker spoke or the report tells."""
    speaks = event_types()[match.trigger.type].by_speaking
    pieces = heard.carrier.pieces if heard.carrier is not None else ()
    day = day_of(heard.clause, Told(heard.voice, pieces, speaks))
    if day is not None or heard.carrier is not None or is_background(heard.clause):
        return day
    if printed_day(desk.parse, desk.findings, match.sentence) is not None:
        return None
    told = heard.cued and speaks
    before = _sentence_before(desk.parse, match.span)
    if before is not None and heard.voice != "noun" and (told or before.paragraph == match.sentence.paragraph):
        day = printed_day(desk.parse, desk.findings, before)
    if day is None and told:
        day = next((desk.said_days[p.id or p.name] for p in sides.actors if (p.id or p.name) in desk.said_days), None)
    # Of a crowd without a name ("puluhan warga") nobody knows when it spoke.
    told = told and (not sides.actors or any(party.id is not None for party in sides.actors))
    if day is None and (told or match.sentence.start == desk.parse.article.body_start):
        day = desk.telling_day
    return day


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


def _speaker(statement: Statement, desk: _Desk) -> Party | None:
    """Who says a statement; None where only a pronoun names them."""
    name = statement.speaker_name
    if name is None or statement.speaker_span is None:
        return None
    if statement.speaker is None and grammar_of(desk.parse.language).has("pronouns", name.casefold()):
        return None
    person = next((p for p in desk.findings.people if p.id == statement.speaker), None)
    body = next((b for b in desk.findings.bodies if b.id == statement.speaker), None)
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
