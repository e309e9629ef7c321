"""What speaks for and against a candidate, weighed: traits of its words and place, weights from annotated articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from saksi.events.candidates import Candidate
from saksi.events.happenings import are_same
from saksi.languages import Parse, read_lexicon
from saksi.records import Party

__all__ = ["Choice", "choice_of", "shares_of", "traits_of"]

# What becomes of a candidate: nothing, an event that an earlier telling of the same happening may take in, or an event
# of its own.
Choice = Literal["dropped", "kept", "apart"]

# Days between an event's date and the publication, as a reader speaks of them: this week, this month, this year.
_SPANS = ((0, "later"), (7, "week"), (60, "months"), (365, "year"))
# How many candidates back are looked at: more than the training articles have.
_MOST_OPEN = 80
# How many candidates on each side in its sentence are looked at.
_MOST_BESIDE = 20
# How many chunks back a word that opens the clause is looked for.
_OPENING = 12


@cache
def _weights() -> Mapping[str, float]:
    table = read_lexicon(Path(__file__).parent / "weights.toml")
    return {f"{group}={name}": float(weight) for group, row in table.items() for name, weight in row.items()}


def choice_of(parse: Parse, candidates: Sequence[Candidate]) -> list[Choice]:
    """
    Which candidates are events of the article's story: the weights of their traits come to more than `keep`.

    Those that come to more than `apart` are so sure that no earlier telling takes them in. Logistic regression, trained
    on annotated articles (training/events.py); a trait without a weight counts nothing.
    """
    weights = _weights()
    least, apart = weights[f"keep={parse.language.code}"], weights[f"apart={parse.language.code}"]
    sums = [sum([weights.get(trait, 0.0) for trait in traits]) for traits in traits_of(parse, candidates)]
    return ["apart" if value > max(least, apart) else "kept" if value > least else "dropped" for value in sums]


def shares_of(parse: Parse, candidates: Sequence[Candidate]) -> tuple[list[dict[str, float]], float]:
    """The weights of each candidate's traits that have one, and the sum above which a candidate is kept."""
    weights = _weights()
    shares = [{t: weights[t] for t in traits if t in weights} for traits in traits_of(parse, candidates)]
    return shares, weights[f"keep={parse.language.code}"]


def traits_of(parse: Parse, candidates: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """The traits of each candidate: "group=name", each at most once, in a fixed order."""
    headline = {c.event.type for c in candidates if c.in_title}
    title_words = {t.norm for s in parse.sentences if s.in_title for t in s.tokens}
    first_body = next((i for i, s in enumerate(parse.sentences) if not s.in_title), 0)
    total = sum(not c.in_title for c in candidates)
    before: list[Candidate] = []
    in_sentence: Counter[int] = Counter()
    out: list[tuple[str, ...]] = []
    for number, candidate in enumerate(candidates):
        rank = parse.sentence_index(candidate.sentence.start) - first_body
        traits = [
            *_of_words(parse, candidate),
            *_of_parties(candidate),
            *_of_source(candidate),
            *_of_clause(candidate),
            *_of_day(parse, candidate),
            *_of_history(candidate, before[-_MOST_OPEN:]),
            *_of_spot(parse, candidate),
            *_of_neighbours(candidates, number),
            f"rank={_step(rank, (0, 1, 2, 3, 5, 8, 12, 20))}" if not candidate.in_title else "rank=title",
            f"nth={_step(in_sentence[rank], (0, 1, 2))}",
            f"many={_step(total, (3, 6, 10, 15, 25))}",
        ]
        if headline:
            traits.append("headline=type" if candidate.event.type in headline else "headline=other")
        else:
            traits.append("headline=none")
        if any(word in title_words for word in candidate.trigger.words if word != "..."):
            traits.append("headline=word")
        out.append(tuple(dict.fromkeys(traits)))
        before.append(candidate)
        in_sentence[rank] += 1
    return out


def _step(value: int, steps: tuple[int, ...]) -> str:
    return next((str(step) for step in steps if value <= step), "more")


def _of_words(parse: Parse, candidate: Candidate) -> list[str]:
    code, trigger, voice = parse.language.code, candidate.trigger, candidate.voice
    return [
        "base=all",
        f"language={code}",
        f"type={trigger.type}",
        f"mode={trigger.type}.{trigger.mode}",
        f"form={code}.{trigger.form}",
        f"voice={trigger.type}.{voice}",
        f"word={code}.{trigger.lemma}",
        f"sound={candidate.is_sound}",
        f"sound-voice={candidate.is_sound}.{voice}",
        f"sole={trigger.sole}",
        f"guarded={candidate.guarded}",
        f"words={len(trigger.words)}",
    ]


def _of_parties(candidate: Candidate) -> list[str]:
    event = candidate.event
    sides = _side(event.actors) + "-" + _side(event.recipients)
    out = [f"sides={sides}", f"sides-voice={candidate.voice}.{sides}"]
    out.append(f"sides-type={event.type}.{bool(event.actors)}-{bool(event.recipients)}")
    out += [f"actor-sector={party.sector}" for party in event.actors[:1]]
    out += [f"recipient-sector={party.sector}" for party in event.recipients[:1]]
    return out


def _side(parties: tuple[Party, ...]) -> str:
    if not parties:
        return "none"
    return "named" if any(party.id is not None for party in parties) else "told"


def _of_source(candidate: Candidate) -> list[str]:
    status = candidate.event.status
    told = candidate.carrier.manner if candidate.carrier is not None else "outlet"
    out = [
        f"told={told}",
        f"status={status}",
        f"status-told={status}.{told}",
        f"status-voice={status}.{candidate.voice}",
    ]
    out.append(f"told-type={told}.{candidate.event.type}")
    if candidate.cued:
        out.append(f"cue={candidate.event.type}")
    return out


def _of_clause(candidate: Candidate) -> list[str]:
    clause = candidate.clause
    chunks, grammar = clause.chunks, clause.grammar
    left, right = clause.left - 1, clause.right
    code = clause.parse.language.code
    out = [f"right={chunks[right].kind if right < len(chunks) else 'end'}"]
    if left >= 0:
        word = clause.parse.tokens[chunks[left].last - 1].norm
        if word in grammar.kinds or grammar.has("determiners", word):
            out.append(f"before={code}.{word}")
    if right < len(chunks) and clause.word(chunks[right]) in grammar.kinds:
        out.append(f"after={code}.{clause.word(chunks[right])}")
    for chunk in reversed(chunks[max(0, clause.left - _OPENING) : clause.left]):
        if chunk.kind == "rel":
            out.append("under=relative")
            break
        if chunk.kind == "sub":
            out.append(f"under={code}.{clause.word(chunk)}")
            break
    return out


def _of_spot(parse: Parse, candidate: Candidate) -> list[str]:
    """Where in its sentence and in the article a candidate stands, and how long the sentence is."""
    start, sentence = candidate.event.trigger.start, candidate.sentence
    length = len(sentence.tokens)
    inside = parse.token_index(start) - parse.token_index(sentence.start)
    return [
        f"length={_step(length, (8, 15, 22, 30, 45))}",
        f"inside={_step(10 * inside // max(1, length), (0, 2, 4, 6, 8))}",
        f"depth={_step(20 * start // max(1, len(parse.text)), (1, 2, 4, 6, 9, 13, 17))}",
    ]


def _of_neighbours(candidates: Sequence[Candidate], number: int) -> list[str]:
    """What stands before and behind a candidate in its sentence."""
    mine = candidates[number]
    first = last = number
    while first > max(0, number - _MOST_BESIDE) and candidates[first - 1].sentence is mine.sentence:
        first -= 1
    most = min(len(candidates) - 1, number + _MOST_BESIDE)
    while last < most and candidates[last + 1].sentence is mine.sentence:
        last += 1
    before, behind = candidates[first:number], candidates[number + 1 : last + 1]
    out = [f"behind={_step(len(behind), (0, 1, 2))}"]
    for name, row, nearest in (("before", before, -1), ("behind", behind, 0)):
        if row:
            out.append(f"{name}-sound={row[nearest].is_sound}.{mine.is_sound}")
        if any(other.event.type == mine.event.type for other in row):
            out.append(f"{name}-type=same")
    return out


def _of_day(parse: Parse, candidate: Candidate) -> list[str]:
    day, published = candidate.event.date, parse.article.published
    place = f"place={candidate.event.place is not None}"
    if day is None or published is None:
        return [place, "day=none"]
    try:
        there = date.fromisoformat(published[:10])
        here = date.fromisoformat(day)
    except ValueError:
        return [place, "day=year" if published[:4] != day[:4] else "day=vague"]
    away = (there - here).days
    step = next((name for limit, name in _SPANS if away < limit or (limit and away == limit)), "older")
    return [place, f"day={step}"]


def _of_history(candidate: Candidate, before: Sequence[Candidate]) -> list[str]:
    """What was told before of the same type, headline apart."""
    same = [c for c in before if c.event.type == candidate.event.type and not c.in_title]
    if not same:
        return ["again=never"]
    out = [f"again={_step(len(same), (1, 2, 4))}"]
    like = [c for c in same if are_same(c.event, candidate.event)]
    out.append(f"like={_step(len(like), (0, 1, 2))}")
    if any(c.is_sound for c in like):
        out.append("like=sound")
    if any(c.trigger.lemma == candidate.trigger.lemma for c in same):
        out.append("like=word")
    mine = {p.id or p.name for p in (*candidate.event.actors, *candidate.event.recipients)}
    shared = any(mine & {p.id or p.name for p in (*c.event.actors, *c.event.recipients)} for c in like)
    if shared:
        out.append("like=party")
    new = mine - {p.id or p.name for c in same for p in (*c.event.actors, *c.event.recipients)}
    out.append(f"new={bool(new)}")
    if same[-1].sentence is candidate.sentence:
        out.append("like=sentence")
    return out
