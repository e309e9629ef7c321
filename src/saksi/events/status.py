"""Whether it happened: the words before a trigger that deny, plan, doubt or demand it."""

from __future__ import annotations

from functools import cache

from saksi.events.naming import Clause
from saksi.languages import Language, word_set
from saksi.records import Status

__all__ = ["aim_status", "is_purpose", "status_of"]

_LISTS = (
    "denied",
    "planned",
    "possible",
    "called_for",
    "demands",
    "bridges",
    "conditions",
    "purpose",
    "happened",
    "doubts",
    "only",
    "offers",
    "there_is",
    "taking_place",
    "clauses",
    "relatives",
    "light_verbs",
    "pronouns",
)
# How many tokens before a trigger may still change its status when only small words and phrases lie between.
_REACH = 14


@cache
def _words(language: Language) -> dict[str, frozenset[str]]:
    table = language.lexicon("status")
    return {name: word_set(table, name) for name in _LISTS}


def status_of(clause: Clause, *, is_noun: bool = False) -> Status:
    """
    The status that the words before a trigger give it: the nearest decides, "happened" where none does.

    Negation denies, "akan" and "will" plan, "mungkin", "may" and a conditional clause make it possible, "agar",
    "should" and a verb of demanding with "untuk" or "to" call for it; so does one right before a noun (`is_noun`).
    """
    lists = _words(clause.parse.language)
    tokens = clause.parse.tokens
    at = clause.chunks[clause.left].first if clause.left < len(clause.chunks) else 0
    start = clause.chunks[0].first
    near = True  # nothing but auxiliaries since the trigger
    bridged = False  # "untuk", "to": what was demanded, planned or meant
    opens = _opening(clause) if is_noun else at
    for index in range(at - 1, max(start, at - _REACH) - 1, -1):
        word = tokens[index].norm
        if word in '.;:?!"”“' or word in lists["relatives"]:
            break
        found = _near(word, lists) if near else None
        if found == "denied" and tokens[index + 1].norm in lists["only"]:
            continue
        if found is not None and found != "denied" and index > start and tokens[index - 1].norm in lists["denied"]:
            return "denied"
        if found == "planned" and index > start and tokens[index - 1].norm in lists["called_for"]:
            return "called_for"
        if found is not None:
            return found
        if near and is_noun and word in lists["demands"]:
            return "called_for"
        if near and is_noun and word in lists["offers"]:
            return "planned"
        if near and is_noun and word in lists["there_is"]:
            continue
        demands = word in lists["called_for"] and (near or word in lists["clauses"])
        if word in lists["bridges"]:
            bridged = bridged or near
        elif (bridged and word in lists["demands"]) or demands:
            return "called_for"
        elif word in lists["conditions"]:
            return "possible"
        passed = word in lists["light_verbs"] if is_noun else index == at - 1 and word in lists["pronouns"]
        near = near and (_is_small(clause, word) or word in lists["bridges"] or passed or index >= opens)
    if is_noun and (found := _behind(clause, lists)) is not None:
        return found
    return "planned" if bridged and is_purpose(clause) else "happened"


def _behind(clause: Clause, lists: dict[str, frozenset[str]]) -> Status | None:
    """What the predicate says of a noun: "rapat itu batal digelar", "talks will be held"."""
    tokens = clause.parse.tokens
    at = clause.chunks[clause.left].last if clause.left < len(clause.chunks) else len(tokens)
    for index in range(at, min(clause.chunks[-1].last, at + _REACH)):
        word = tokens[index].norm
        if word in '.;:?!"”“':
            return None
        if word in lists["taking_place"]:
            before = [tokens[i].norm for i in range(index - 1, max(at, index - 3) - 1, -1)]
            if not lists["denied"].isdisjoint(before):
                return "denied"
            return next((found for found in (_near(small, lists) for small in before) if found is not None), None)
    return None


def _opening(clause: Clause) -> int:
    """The first token of the noun phrase that the trigger is the head of, in a language whose heads stand last."""
    chunks, left = clause.chunks, clause.left
    own = clause.grammar.head_is_last and left and chunks[left - 1].kind == "noun"
    return chunks[left - 1].first if own and chunks[left - 1].last == chunks[left].first else chunks[left].first


def _near(word: str, lists: dict[str, frozenset[str]]) -> Status | None:
    if word in lists["denied"]:
        return "denied"
    if word in lists["happened"]:
        return "happened"
    if word in lists["planned"]:
        return "planned"
    if word in lists["possible"] or word in lists["doubts"]:
        return "possible"
    return None


def _is_small(clause: Clause, word: str) -> bool:
    """Whether a word between a modal verb and its verb changes nothing: another auxiliary, an adverb of manner."""
    kind = clause.grammar.kinds.get(word)
    return kind in ("aux", "neg") or (clause.grammar.head_is_last and word.endswith("ly"))


def is_purpose(clause: Clause) -> bool:
    """Whether the trigger stands right behind a word of purpose ("untuk", "to"); not where a plan leads to it."""
    lists = _words(clause.parse.language)
    index = clause.left - 1
    while index >= 0 and clause.chunks[index].kind in ("aux", "neg") and clause.word(clause.chunks[index]) != "to":
        index -= 1
    if index < 0:
        return False
    chunk = clause.chunks[index]
    words = [token.norm for token in clause.parse.tokens[chunk.first : chunk.last]]
    at = next((i for i, word in enumerate(words) if word in lists["purpose"]), None)
    if at is None:
        return False
    before = clause.parse.tokens[chunk.first + at - 1].norm if chunk.first + at else ""
    return before not in lists["planned"]


def aim_status(clause: Clause) -> Status:
    """
    The status of an aim ("untuk", "to") that a report tells as an event of its own.

    It was reached ("datang untuk menuntut", "worked to free"; 12 of 21 aims of the training articles), but for one
    that a word before it in its clause plans, offers, demands or doubts ("akan dipakai untuk", "offered to").
    """
    lists = _words(clause.parse.language)
    tokens = clause.parse.tokens
    open_ = ("planned", "possible", "called_for", "demands", "offers", "denied")
    for index in range(clause.chunks[clause.left].first - 1, clause.chunks[0].first - 1, -1):
        word = tokens[index].norm
        if word in '.;:?!"”“':
            break
        if any(word in lists[name] for name in open_):
            return "planned"
    return "happened"
