"""The setting of an act: where and when, from its own sentence, the one before and the telling of the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from saksi.events.circumstances import (
    WIDE,
    dateline_of,
    house_of,
    is_nearness,
    leads_widely,
    led_places,
    place_of,
    placed,
    places_in,
    said_places,
    seat_of,
    takes_place,
)
from saksi.events.days import (
    Told,
    day_of,
    is_background,
    only_day,
    printed_day,
    prints_day,
    prints_time,
    said_days,
    starts_on,
    telling_day,
)
from saksi.events.leads import lead_of
from saksi.events.naming import Clause
from saksi.events.parties import Sides
from saksi.events.phrases import Names
from saksi.events.status import status_of
from saksi.events.types import event_types
from saksi.languages import Parse
from saksi.records import Findings, Place, Sentence, Statement

__all__ = ["Act", "Telling", "telling_of"]

_SCENIC = frozenset({"ASSAULT", "ACCIDENT", "HAZARD", "MOBILIZE", "AID"})
# The types whose triggers lead to a place as to an object.
_NAMES_PLACE = frozenset({"HAZARD", "PROTEST", "MOBILIZE", "CONSULT"})
# How many sentences tell the town of a lead that names its country: farther on reports are at others.
_NEAR_LEAD = 12
# What a report of one day tells further on fell on that day: right in 14 of 24 such acts of the training articles, and
# of other types in 9 of 69.
_OF_THE_DAY = frozenset({"ACCIDENT", "AID", "HAZARD", "CONSULT", "PROTEST", "RETREAT"})
# Acts that a noun may tell as part of the scene that the sentence before dates.
_IN_SCENE = frozenset({"ACCIDENT", "HAZARD", "CONSULT"})
# Thanks, praise and refusals in somebody's own words are the act itself.
_OWN_ACTS = frozenset({"SUPPORT", "REJECT"})


@dataclass(frozen=True, slots=True)
class Act:
    """
    An act as its trigger tells it: its type, clause, voice and parties, its tokens `first` to `last` and its sentence.

    `carrier` is the statement whose words it stands in; `cued` says that its trigger is a statement's cue.
    """

    type: str
    clause: Clause
    voice: str
    sides: Sides
    sentence: Sentence
    first: int
    last: int
    carrier: Statement | None
    cued: bool

    @property
    def told(self) -> Told:
        """How it is told."""
        pieces = self.carrier.pieces if self.carrier is not None else ()
        return Told(self.voice, pieces, event_types()[self.type].by_speaking)

    @property
    def is_reported(self) -> bool:
        """Whether it is known from somebody's words; nobody's are the outlet's own ("dilaporkan")."""
        return self.carrier is not None and self.carrier.speaker_name is not None


@dataclass(frozen=True, slots=True)
class Telling:
    """Where and when a report is told, and its speakers spoke."""

    parse: Parse
    findings: Findings
    names: Names
    day: str | None
    only_day: tuple[int, str] | None
    dateline: Place | None
    said_days: Mapping[str, str]
    said_places: Mapping[str, Place]
    led_places: Sequence[tuple[int, Place]]
    places: Mapping[str, Place]
    lead: Sentence | None
    by_sentence: dict[int, list[tuple[int, Place]]] = field(default_factory=dict)
    by_day: dict[int, str | None] = field(default_factory=dict)

    def where(self, act: Act) -> tuple[str | None, str | None]:
        """The id and the name of its place; a house that is a body has a name only."""
        place = self._place(act)
        if place is not None:
            return place.id, place.name
        house = house_of(act.clause, act.voice, act.told.pieces)
        seat = seat_of(self.parse.language, act.sides.actors, self.findings) if house is None else None
        return (seat.id, seat.name) if seat is not None else (None, house)

    def when(self, act: Act) -> str | None:
        """
        The day of its sentence, else of the one before, else the one on which its speaker spoke or the report tells.

        Reported words are not dated by the sentence before; what the first sentence tells, and what is done by saying
        it, as a cue shows, falls on the day of the telling. So does praise in the speaker's own words.
        """
        told = act.told
        day = self._past(act, day_of(act.clause, told))
        if day is None and act.carrier is not None and act.type in _OWN_ACTS:
            return self._said_by_itself(act, act.carrier)
        again = self._again(act)
        if day is None and again is not None:
            day = self._printed(again)
        if day is not None or act.is_reported or is_background(act.clause):
            return day
        if self._printed(act.sentence) is not None:
            return None
        speaks = act.cued and told.by_speaking
        before = self._before(act)
        follows = act.voice != "noun" or act.type in _IN_SCENE
        if before is not None and follows and (speaks or before.paragraph == act.sentence.paragraph):
            day = self._printed(before)
        if day is None and speaks:
            spoken = (self.said_days.get(party.id or party.name) for party in act.sides.actors)
            day = next((found for found in spoken if found is not None), None)
        # Of a crowd without a name ("puluhan warga") nobody knows when it spoke.
        speaks = speaks and (not act.sides.actors or any(party.id is not None for party in act.sides.actors))
        if day is None and (speaks or self._opens(act)):
            return self.day
        return self._of_the_day(act) if day is None and act.type in _OF_THE_DAY else day

    def _past(self, act: Act, day: str | None) -> str | None:
        """A day but one after the publication of what happened: 3 of 4 such days were of another act."""
        published = (self.parse.article.published or "")[: len("2020-01-01")]
        if day is None or len(day) != len(published) or day <= published:
            return day
        if status_of(act.clause, is_noun=act.voice == "noun") != "happened":
            return day
        return day if starts_on(self.parse, self.findings, act.sentence, day) else None

    def _said_by_itself(self, act: Act, carrier: Statement) -> str | None:
        """The day on which a speaker spoke whose words are the act ("kami mendukung"), else that of the telling."""
        speaker = carrier.speaker or carrier.speaker_name
        if not any((party.id or party.name) == speaker for party in act.sides.actors):
            return None
        if status_of(act.clause, is_noun=act.voice == "noun") != "happened":
            return None
        return (self.said_days.get(speaker or "") or self.day) if prints_day(self.parse.language) else None

    def _of_the_day(self, act: Act) -> str | None:
        """The day that the report printed before an act that happened, where it prints no other."""
        if self.only_day is None or self.only_day[0] >= act.sentence.start or prints_time(self.findings, act.sentence):
            return None
        return self.only_day[1] if status_of(act.clause, is_noun=act.voice == "noun") == "happened" else None

    def _place(self, act: Act) -> Place | None:
        """
        The place of its sentence, else of the one before, else of the scene, the dateline or the saying.

        Two sentences back lose more right ones than they find. What has a scene (an accident, a flood) is where the
        report was last.
        """
        place = self._named_beside(act)
        place = place or placed(act.clause, self._led(act.sentence), act.voice, act.told.pieces)
        before = self._before(act)
        tells = before is not None and act.voice != "noun" and not act.is_reported
        if before is not None and tells and before.paragraph == act.sentence.paragraph:
            place = place or place_of(self._led(before), act.first)
        if act.type in _SCENIC:
            place = self._scene(act, place)
        if place is not None and act.type in _SCENIC and self._opens(act) and self._is_vague(act, place):
            place = self._town_in(place) or place
        again = self._again(act)
        if again is not None and (place is None or place.kind in WIDE):
            place = next((found for _, found in self._led(again) if found.kind not in WIDE), place)
        if self._opens(act) and (place is None or place.kind in WIDE):
            place = self.dateline or place
        if not act.told.by_speaking:
            return place
        if place is not None and place.kind in WIDE:
            place = None  # the words are about the country: 2 of 28 such acts of the training articles took place there
        if place is None and act.cued and act.carrier is None:
            spoken = (self.said_places.get(party.id or party.name) for party in act.sides.actors)
            place = next((found for found in spoken if found is not None), None)
        return place

    def _again(self, act: Act) -> Sentence | None:
        """
        The sentence behind an act that goes on to tell when and where it took place; None where it tells of another.

        "Acara itu digelar di Medan, Senin (2/3)", "The attack happened in Leeds". Not for reported words.
        """
        at = self.parse.sentence_index(act.sentence.start) + 1
        if act.is_reported or act.sentence.in_title or at >= len(self.parse.sentences):
            return None
        following = self.parse.sentences[at]
        return following if takes_place(self.parse.language, following) else None

    def _is_vague(self, act: Act, place: Place) -> bool:
        """Whether a place is a country, or a town that the act was only near."""
        at = next((index for index, found in self._led(act.sentence) if found is place), 0)
        return place.kind == "country" or is_nearness(self.parse, at)

    def _town_in(self, country: Place) -> Place | None:
        """The first town of a country that the sentences behind the lead are at, where leads name the country alone."""
        if self.lead is None or not leads_widely(self.parse.language):
            return None
        at = self.parse.sentence_index(self.lead.start)
        for sentence in self.parse.sentences[at : at + _NEAR_LEAD]:
            for _, place in self._led(sentence):
                if place.kind not in WIDE and place.country == country.country and place is not country:
                    return place
        return None

    def _scene(self, act: Act, place: Place | None) -> Place | None:
        """The place that suffers an act; where nobody attacks one, else the last that the report was at."""
        hits = (self.places[party.id] for party in act.sides.recipients if party.id and party.id in self.places)
        hit = next(hits, None)
        if hit is not None and (place is None or (act.type == "ASSAULT" and not _is_within(place, hit))):
            return hit
        if place is not None or act.type == "ASSAULT":
            return place
        index = bisect_right(self.led_places, act.first, key=lambda row: row[0])
        return self.led_places[index - 1][1] if index else None

    def _named_beside(self, act: Act) -> Place | None:
        """
        The place that the trigger itself names: right behind it a volcano, a square or a town, before a noun its town.

        "Erupsi Gunung Semeru", "marched on Trafalgar Square"; "the Manchester bombing".
        """
        behind = self._place_at(act.last) if act.type in _NAMES_PLACE and act.voice != "passive" else None
        if behind is not None or act.voice != "noun" or not act.clause.grammar.head_is_last:
            return behind
        before = act.clause.chunks[act.clause.left - 1] if act.clause.left else None
        if before is None or before.kind != "noun" or before.last != act.first:
            return None
        found = (self._place_at(index) for index in range(before.first, before.last))
        return next((place for place in found if place is not None and place.kind not in WIDE), None)

    def _place_at(self, index: int) -> Place | None:
        mention = self.names.mention_at.get(index)
        owner = self.names.owner_of.get(mention.id) if mention is not None else None
        return owner if isinstance(owner, Place) else None

    def _led(self, sentence: Sentence) -> list[tuple[int, Place]]:
        """The places that prepositions lead to in a sentence, looked for once."""
        found = self.by_sentence.get(sentence.start)
        if found is None:
            found = self.by_sentence[sentence.start] = places_in(self.parse, self.names, sentence)
        return found

    def _printed(self, sentence: Sentence) -> str | None:
        if sentence.start not in self.by_day:
            self.by_day[sentence.start] = printed_day(self.parse, self.findings, sentence)
        return self.by_day[sentence.start]

    def _before(self, act: Act) -> Sentence | None:
        at = self.parse.sentence_index(act.sentence.start) - 1
        return self.parse.sentences[at] if at >= 0 and not self.parse.sentences[at].in_title else None

    def _opens(self, act: Act) -> bool:
        return self.lead is not None and act.sentence.start == self.lead.start


def telling_of(parse: Parse, findings: Findings, names: Names, statements: Sequence[Statement]) -> Telling:
    """Where and when a report and its speakers speak."""
    return Telling(
        parse,
        findings,
        names,
        telling_day(parse, findings),
        only_day(parse, findings),
        dateline_of(parse, names),
        said_days(parse, findings, statements),
        said_places(parse, names, statements),
        led_places(parse, names),
        {place.id: place for place in findings.places},
        lead_of(parse),
    )


def _is_within(place: Place, other: Place) -> bool:
    """Whether a place may lie in another: in its country, and narrower than a region."""
    return place.country == other.country and place.kind not in WIDE
