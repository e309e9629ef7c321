"""Where an event took place, and whom it cost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from saksi.events.leads import lead_of
from saksi.events.naming import Clause
from saksi.events.phrases import Names, grammar_of
from saksi.languages import Language, Parse, word_set
from saksi.records import Body, Casualties, Findings, Party, Place, Sentence, Span, Statement, Token

__all__ = [
    "WIDE",
    "casualties_in",
    "dateline_of",
    "house_of",
    "is_nearness",
    "leads_widely",
    "led_places",
    "place_of",
    "placed",
    "places_in",
    "said_places",
    "seat_of",
    "takes_place",
]

# Kinds of places that are wider than where one thing happens.
WIDE = frozenset({"country", "region"})
# How many tokens may stand between a number and the word for dead or injured ("tiga orang warga sipil tewas").
_REACH = 6
# How many places behind a cue may be where its speaker stood.
_MOST_PLACES = 10
# How many tokens a dateline has at most.
_DATELINE = 12
# Within how many words a sentence says that what was told took place.
_OPENING = 8
# How many tokens may stand between "the death toll" and its number.
_TOLL_REACH = 30
# How many tokens from a trigger its place may stand: longer than the sentences of the training articles.
_PLACE_REACH = 150
# Marks behind which a preposition of place leads nowhere.
_STOPS = frozenset({".", ";", ","})


@cache
def _table(language: Language) -> Mapping[str, Any]:  # TOML has no narrower type
    return language.lexicon("circumstances")


@cache
def _list(language: Language, name: str, key: str) -> frozenset[str]:
    return word_set(language.lexicon(name), key)


def places_in(parse: Parse, names: Names, sentence: Sentence) -> list[tuple[int, Place]]:
    """
    The places of a sentence that a preposition of place leads to, each with the index of its token.

    Not those that only describe a noun: "the U.S. election", "di tengah serangan udara Israel".
    """
    lead = _list(parse.language, "circumstances", "place_prepositions")
    breaks = _list(parse.language, "circumstances", "place_breaks")
    beside = _list(parse.language, "circumstances", "place_beside")
    links = _list(parse.language, "circumstances", "place_links")
    out: list[tuple[int, Place]] = []
    led = direct = False
    for index in range(parse.token_index(sentence.start), parse.token_index(sentence.end)):
        mention = names.mention_at.get(index)
        owner = names.owner_of.get(mention.id) if mention is not None else None
        word = parse.tokens[index].norm
        if isinstance(owner, Place):
            owns = led and _owns_place(parse, names, index)
            if led and not owns and (direct or owner.kind not in WIDE) and not _describes(parse, names, index):
                out.append((index, owner))
            led = owns
        elif word in lead:
            led = direct = True
        elif word in breaks or word in _STOPS:
            led = False
        elif word not in beside:
            direct = word in links
    return out


def _owns_place(parse: Parse, names: Names, index: int) -> bool:
    """Whether the place at `index` is followed by one that lies in it ("Vietnam's Ho Chi Minh City")."""
    behind = index + 1
    while behind < len(parse.tokens) and names.mention_at.get(behind) is names.mention_at[index]:
        behind += 1
    owns = behind < len(parse.tokens) and parse.tokens[behind].norm in _list(parse.language, "circumstances", "owns")
    mention = names.mention_at.get(behind + 1) if owns else None
    return mention is not None and isinstance(names.owner_of.get(mention.id), Place)


def _describes(parse: Parse, names: Names, index: int) -> bool:
    """Whether a noun follows the place at `index` that it describes, in a language whose heads stand last."""
    grammar = grammar_of(parse.language)
    if not grammar.head_is_last:
        return False
    last = index
    while last + 1 < len(parse.tokens) and names.mention_at.get(last + 1) is names.mention_at[index]:
        last += 1
    token = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
    if token is None or not token.is_word or last + 1 in names.moment_at or token.norm in grammar.kinds:
        return False
    if token.norm in _list(parse.language, "circumstances", "place_kinds"):
        return False
    is_noun = grammar.has("not_verbs", token.norm) or not grammar.verb_shape.match(token.norm)
    return is_noun and last + 1 not in names.mention_at


def placed(clause: Clause, places: Sequence[tuple[int, Place]], voice: str, pieces: Sequence[Span]) -> Place | None:
    """
    Of the places of its sentence the one of the act: the nearest behind it, else the nearest before.

    Not the place of the saying, and behind a verb none that another verb leads to ("memuji X yang" aside).
    """
    own = [row for row in places if not _is_of_another(clause, row[0], voice, pieces)]
    return place_of(own, clause.chunks[clause.left].first)


def house_of(clause: Clause, voice: str, pieces: Sequence[Span]) -> str | None:
    """
    The name of the court, hospital or school that a preposition of rest leads to in the sentence of an act.

    Such houses are bodies of the record and no places with a point (the list `circumstances`, `houses`).
    """
    parse, names = clause.parse, clause.names
    rests = _list(parse.language, "circumstances", "rests_at")
    houses = _list(parse.language, "circumstances", "houses")
    found: list[tuple[int, str]] = []
    for chunk in clause.chunks:
        if chunk.kind != "noun":
            continue
        mention = names.mention_at.get(chunk.first)
        owner = names.owner_of.get(mention.id) if mention is not None else None
        before = parse.tokens[chunk.first - 1].norm if chunk.first else ""
        words = {parse.tokens[i].norm for i in range(chunk.first, chunk.last)}
        is_house = isinstance(owner, Body) and before in rests and not houses.isdisjoint(words)
        if isinstance(owner, Body) and is_house and not _is_of_another(clause, chunk.first, voice, pieces):
            found.append((chunk.first, owner.name))
    at = clause.chunks[clause.left].first
    behind = [name for index, name in found if index > at]
    return behind[0] if behind else found[-1][1] if found else None


def _is_of_another(clause: Clause, at: int, voice: str, pieces: Sequence[Span]) -> bool:
    start = clause.parse.tokens[at].start
    if pieces and not any(piece.start <= start < piece.end for piece in pieces):
        return True
    trigger = clause.chunks[clause.left]
    # English tells the place last, behind all verbs.
    if at < trigger.last or voice == "noun" or clause.grammar.head_is_last:
        return False
    between = [chunk.kind for chunk in clause.chunks[clause.right :] if chunk.first < at]
    return "verb" in between and "rel" not in between


def place_of(places: Sequence[tuple[int, Place]], at: int) -> Place | None:
    """Of `places_in` a sentence the nearest behind the token `at`, else the nearest before it."""
    first = bisect_right(places, at, key=lambda row: row[0])
    if first < len(places) and places[first][0] - at < _PLACE_REACH:
        return places[first][1]
    return places[first - 1][1] if first and at - places[first - 1][0] <= _PLACE_REACH else None


def takes_place(language: Language, sentence: Sentence) -> bool:
    """
    Whether a sentence goes on to tell of what the one before told that and how it took place.

    It opens with a phrase that points back ("acara itu", "the attack") and a verb of taking place follows.
    """
    words = [token.norm for token in sentence.tokens[: 2 * _OPENING] if token.is_word][:_OPENING]
    verbs, pointing = _list(language, "circumstances", "takes_place"), _list(language, "circumstances", "points_back")
    others = _list(language, "circumstances", "points_at_none")
    if not words or not others.isdisjoint((words[0], *words[1:4])):
        return False
    before = words[0] in pointing or words[0] in _list(language, "circumstances", "occasions")
    behind = any(word in pointing for word in words[1:4])
    return (before or behind) and any(word in verbs for word in words[1:])


@cache
def leads_widely(language: Language) -> bool:
    """Whether the first sentence of a report tells the country where a later one tells the town."""
    return bool(language.lexicon("circumstances")["leads_widely"])


def is_nearness(parse: Parse, index: int) -> bool:
    """Whether a preposition before the token at `index` says that something was only near it."""
    return index > 0 and parse.tokens[index - 1].norm in _list(parse.language, "circumstances", "near")


def seat_of(language: Language, actors: Sequence[Party], findings: Findings) -> Place | None:
    """The town or district of the record that the name of an acting body holds ("Dinas Sosial Kota Bekasi")."""
    people = {person.id for person in findings.people}
    kinds = _list(language, "circumstances", "place_kinds")
    for actor in actors:
        words = actor.name.casefold().split()
        if actor.id in people:
            continue
        for place in findings.places:
            bare = [word for word in place.name.casefold().split() if word not in kinds]
            if place.kind in WIDE or not bare or len(bare) >= len(words):
                continue
            if any(words[at : at + len(bare)] == bare for at in range(len(words))):
                return place
    return None


def led_places(parse: Parse, names: Names) -> list[tuple[int, Place]]:
    """The places of the body that a preposition of place stands right before, with the index of their token."""
    lead = _list(parse.language, "circumstances", "place_prepositions")
    out: list[tuple[int, Place]] = []
    for index, mention in sorted(names.mention_at.items()):
        owner = names.owner_of.get(mention.id)
        if isinstance(owner, Place) and index and parse.tokens[index - 1].norm in lead:
            out.append((index, owner))
    return [(index, place) for index, place in out if parse.tokens[index].start >= parse.article.body_start]


def dateline_of(parse: Parse, names: Names) -> Place | None:
    """
    The town that a report opens with before a dash ("BEKASI, Kabar -"); None where it is one that newsrooms sit in.

    These (the list `circumstances`, `newsrooms`) say where it was written, not where it happened.
    """
    lead = lead_of(parse)
    at = parse.token_index(lead.start if lead is not None else parse.article.body_start)
    mention = names.mention_at.get(at)
    place = names.owner_of.get(mention.id) if mention is not None else None
    opening = parse.tokens[at : at + _DATELINE]
    if not isinstance(place, Place) or not any(token.text in "-–—" for token in opening):
        return None
    return None if place.name.casefold() in _list(parse.language, "circumstances", "newsrooms") else place


def said_places(parse: Parse, names: Names, statements: Sequence[Statement]) -> Mapping[str, Place]:
    """Where each speaker spoke, where the sentence tells it behind a cue: by the speaker's id, else name."""
    out: dict[str, Place] = {}
    led: dict[int, list[tuple[int, Place]]] = {}
    for statement in statements:
        key = statement.speaker or statement.speaker_name
        if key is None or key in out or statement.cue is None:
            continue
        sentence = parse.sentences[parse.sentence_index(statement.cue.start)]
        at = parse.token_index(statement.cue.start)
        if sentence.start not in led:
            led[sentence.start] = places_in(parse, names, sentence)
        first = bisect_right(led[sentence.start], at, key=lambda row: row[0])
        for index, place in led[sentence.start][first : first + _MOST_PLACES]:
            start = parse.tokens[index].start
            inside = any(piece.start <= start < piece.end for piece in statement.pieces)
            if place.kind not in WIDE and not inside:
                out[key] = place
                break
    return out


def casualties_in(parse: Parse, sentence: Sentence) -> tuple[Casualties, ...]:
    """The dead, injured and missing that a sentence counts, in text order, at most one of a kind."""
    table = _table(parse.language)
    tokens = sentence.tokens
    out: dict[str, Casualties] = {}
    for index, token in enumerate(tokens):
        kind = next((kind for kind in ("dead", "injured", "missing") if token.norm in table[kind]), None)
        if kind is None or kind in out:
            continue
        found = _count_near(parse, sentence, index)
        if found is not None:
            (low, high), first, last = found
            span = Span(tokens[first].start, tokens[last].end)
            out[kind] = Casualties(kind, low, high, span.of(parse.text), span)
    return tuple(out.values())


# A number of people: least and most, where it begins and ends.
_Count = tuple[tuple[int | None, int | None], int, int]


def _count_near(parse: Parse, sentence: Sentence, index: int) -> _Count | None:
    """The number of the word for dead or injured at `index`: its object's, that of a toll's verb, its subject's."""
    table = _table(parse.language)
    word = sentence.tokens[index].norm
    before = sentence.tokens[index - 1].norm if index else ""
    if word in table["only_tolls"] and before not in table["toll_nouns"]:
        return None
    found = _count_behind(parse, sentence, index) if word in table["verbs_before_count"] else None
    if word in table["counts_behind"]:
        return found
    return found or _count_of_toll(sentence, index, table) or _count_before(parse, sentence, index)


def _count_before(parse: Parse, sentence: Sentence, index: int) -> _Count | None:
    tokens = sentence.tokens
    stops = _list(parse.language, "circumstances", "count_stops")
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if tokens[at].norm in stops or (not tokens[at].is_word and tokens[at].text not in "()-"):
            break
        number = _number(tokens, at, _table(parse.language))
        if number is not None:
            return _with_named(number, tokens, at, _table(parse.language)), at, index
    return None


def _with_named(
    number: tuple[int | None, int | None], tokens: Sequence[Token], at: int, table: Mapping[str, Any]
) -> tuple[int | None, int | None]:
    """The number of "Budi dan dua orang lainnya", "Smith and two others" with the one who is named."""
    low, high = number
    others = any(token.norm in table["others"] for token in tokens[at + 1 : at + 3])
    named = at > 1 and tokens[at - 1].norm in table["joins_number"] and tokens[at - 2].is_capital
    return (low + 1, high + 1) if others and named and low is not None and high is not None else number


def _count_behind(parse: Parse, sentence: Sentence, index: int) -> _Count | None:
    """The number of "killed at least 12 people", "wounding 30", "menewaskan 12 orang": of people, or standing alone."""
    tokens = sentence.tokens
    table, bound = _table(parse.language), grammar_of(parse.language).lists["bounds"]
    for at in range(index + 1, min(len(tokens), index + 5)):
        number = _number(tokens, at, table)
        if number is not None:
            end = at + 1
            while end < len(tokens) and (
                tokens[end].norm in table["multipliers"] or tokens[end].norm in table["numbers"]
            ):
                end += 1
            if end < len(tokens) and tokens[end].norm in table["counted"]:
                return number, index, end
            alone = end >= len(tokens) or not tokens[end].is_word or tokens[end].norm in table["count_stops"]
            return (number, index, end - 1) if alone else None
        bounds = " ".join(token.norm for token in tokens[at : at + 2]) in bound
        if not tokens[at].is_word or (tokens[at].norm in table["count_stops"] and not bounds):
            return None
    return None


def _count_of_toll(sentence: Sentence, index: int, table: Mapping[str, Any]) -> _Count | None:
    """The number of "the death toll rose to six", "korban tewas bertambah menjadi 12 orang": behind a toll's verb."""
    tokens = sentence.tokens
    is_toll = tokens[index].norm in table["tolls"] or (index and tokens[index - 1].norm in table["toll_nouns"])
    if not is_toll:
        return None
    verb = False
    for at in range(index + 1, min(len(tokens), index + _TOLL_REACH)):
        if tokens[at].text in ".;:":
            return None
        verb = verb or tokens[at].norm in table["toll_verbs"]
        number = _number(tokens, at, table) if verb else None
        if number is not None:
            return number, index, at
    return None


def _number(tokens: Sequence[Token], at: int, table: Mapping[str, Any]) -> tuple[int | None, int | None] | None:
    """Of how many people the word at `at` speaks; None where it is no number, or one of years, days or metres."""
    word = tokens[at].norm
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if word.isdigit() and len(word) <= 6:
        value = int(word)
        # A year, a clock time, an age or a date is no count of people.
        return None if following in table["no_count"] or 1900 <= value <= 2100 else (value, value)
    if word in table["ranges"]:
        low, high = table["ranges"][word] or (None, None)
        return low, high
    if word not in table["numbers"] or (at and tokens[at - 1].norm in table["multipliers"]):
        return None
    value = table["numbers"][word]
    if following in table["multipliers"]:
        times, plus = table["multipliers"][following]
        value = value * times + plus
        at += 1
        following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if times >= 10 and following in table["numbers"] and table["numbers"][following] < 10:
            value += table["numbers"][following]
            following = tokens[at + 2].norm if at + 2 < len(tokens) else ""
    return None if following in table["no_count"] else (value, value)
