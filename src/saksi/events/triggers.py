"""The words that carry events: every form of every verb, noun and phrase of the lists, found by its first word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from saksi.errors import BadLexicon
from saksi.events.types import event_types
from saksi.languages import Language, word_set

__all__ = ["Trigger", "forms_of", "triggers_at", "triggers_of"]

# What may stand between the first and the last word of a trigger with a gap ("menetapkan ... tersangka"), in tokens.
_GAP = 14
_GAP_MARK = "..."
# Lists whose words are not inflected, and the form that they are.
_AS_THEY_STAND = (("nouns", "noun"), ("phrases", "intransitive"), ("undergone", "undergone"), ("due", "due"))
_KEYS = {
    "mode", "verbs", "intransitive", "nouns", "phrases", "undergone", "object", "recipient", "noun_of", "sole",
    "due", "unless_before", "unless_next", "unless_near", "needs_near", "needs_next", "needs_object",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trigger:
    """
    A form that carries an event.

    `form`: active, passive, bare, past, third, gerund, participle, base (of a verb), intransitive, noun, undergone, due
    (a word of duty: what a speaker says that its subject must do).
    `recipient` are the prepositions that lead to the recipient; `thing` says that the object is no party; `noun_of`
    whom a noun's bare complement is: actor or recipient. `unless_*` and `needs_*` are words beside it that decide.
    """

    type: str
    mode: str | None
    lemma: str
    words: tuple[str, ...]
    form: str
    recipient: frozenset[str]
    thing: bool
    noun_of: str
    sole: bool
    unless_before: frozenset[str]
    unless_next: frozenset[str]
    unless_near: frozenset[str]
    needs_near: frozenset[str]
    needs_next: frozenset[str]
    needs_object: bool

    @property
    def is_guarded(self) -> bool:
        """Whether other words must stand beside it."""
        return bool(self.needs_near or self.needs_next or self.needs_object)

    def neighbour_against(self, norms: Sequence[str], first: int, last: int) -> str | None:
        """The word right before `first` or words from `last` on with which it means something else; None where none."""
        before, behind = norms[first - 1] if first else "", norms[last : last + 2]
        if before in self.unless_before:
            return before
        return next((w for w in (" ".join(behind[:1]), " ".join(behind)) if w in self.unless_next), None)


@cache
def _rules(language: Language) -> tuple[tuple[str, tuple[tuple[re.Pattern[str], str], ...]], ...]:
    table = language.lexicon("inflection")
    rules = table["rules"]
    return tuple((form, tuple((re.compile(match), put) for match, put in rules[form])) for form in table["order"])


def forms_of(lemma: str, language: Language) -> dict[str, str]:
    """The forms of a verb by their names; of a phrase the first word is inflected, the rest stands as it is."""
    first, _, rest = lemma.partition(" ")
    irregular = language.lexicon("inflection").get("irregular", {}).get(first, {})
    out: dict[str, str] = {}
    for form, rules in _rules(language):
        word = irregular.get(form)
        if word is None:
            match, put = next(((m, p) for m, p in rules if m.search(first)), (None, ""))
            if match is None:
                raise BadLexicon(f"no rule of inflection makes the {form} of {first!r}; add one")
            word = match.sub(put, first, count=1)
        out[form] = f"{word} {rest}" if rest else word
    return out


@cache
def triggers_of(language: Language) -> Mapping[str, tuple[Trigger, ...]]:
    """
    All triggers of a language by first word, the best first.

    More words go before fewer, words side by side before words with a gap, conditions before none, a mode before none.
    """
    found: dict[str, list[Trigger]] = {}
    for name in event_types():
        table = language.lexicon(f"events/{name.lower()}")
        default = word_set(table, "recipient")
        for group in table["group"]:
            if set(group) - _KEYS:
                raise BadLexicon(f"events/{name.lower()}: unknown key {sorted(set(group) - _KEYS)}; mend it")
            mode = group.get("mode")
            if mode is not None and mode not in event_types()[name].modes:
                raise BadLexicon(f"events/{name.lower()}: {mode!r} is not a mode of {name}; mend it")
            for trigger in _of_group(name, group, default, language):
                found.setdefault(trigger.words[0], []).append(trigger)
                for clitic in language.lexicon("inflection").get("clitics", ()):
                    leaning = replace(trigger, words=(*trigger.words[:-1], trigger.words[-1] + clitic))
                    found.setdefault(leaning.words[0], []).append(leaning)
    return {first: tuple(sorted(_guarded_alike(triggers), key=_rank)) for first, triggers in found.items()}


def _guarded_alike(triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers, each with what speaks against its words in any group of its type right behind them."""
    against: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
    for trigger in triggers:
        key = trigger.type, trigger.words
        against[key] = against.get(key, frozenset()) | trigger.unless_next
    # A trigger with needs of its own is there for what the others leave out.
    return list(
        dict.fromkeys(t if t.is_guarded else replace(t, unless_next=against[t.type, t.words]) for t in triggers)
    )


def _rank(trigger: Trigger) -> tuple[int, bool, bool, bool]:
    gaps = trigger.words.count(_GAP_MARK)
    return gaps - len(trigger.words), gaps > 0, not trigger.is_guarded, trigger.mode is None


def _of_group(
    name: str, group: Mapping[str, Any], default: frozenset[str], language: Language
) -> Iterator[Trigger]:  # TOML has no narrower type
    def made(lemma: str, form: str, words: str) -> Trigger:
        return Trigger(
            name,
            group.get("mode"),
            lemma,
            tuple(words.split()),
            form,
            word_set(group, "recipient") or default,
            group.get("object") == "thing",
            group.get("noun_of", "actor"),
            bool(group.get("sole", False)),
            word_set(group, "unless_before"),
            word_set(group, "unless_next"),
            word_set(group, "unless_near"),
            word_set(group, "needs_near"),
            word_set(group, "needs_next"),
            bool(group.get("needs_object", False)),
        )

    for lemma in group.get("verbs", ()):
        for form, words in forms_of(lemma, language).items():
            yield made(lemma, form, words)
    for lemma in group.get("intransitive", ()):
        # English lists lemmas, Indonesian the forms as they stand.
        if language.lexicon("inflection").get("intransitive_inflects", False):
            for form, words in forms_of(lemma, language).items():
                yield made(lemma, "intransitive" if form != "base" else "intransitive-base", words)
        else:
            yield made(lemma, "intransitive", lemma)
    for form, kind in _AS_THEY_STAND:
        for lemma in group.get(form, ()):
            yield made(lemma, kind, lemma)


def triggers_at(
    norms: Sequence[str], index: int, triggers: Mapping[str, tuple[Trigger, ...]]
) -> list[tuple[Trigger, int]]:
    """The triggers whose words stand at `index`, best first, each with the index behind its last word."""
    out = []
    following = norms[index + 1] if index + 1 < len(norms) else ""
    for trigger in triggers.get(norms[index], ()):
        if len(trigger.words) > 1 and trigger.words[1] not in (following, _GAP_MARK):
            continue
        end = _matched(norms, index, trigger.words)
        if end is not None:
            out.append((trigger, end))
    return out


def _matched(norms: Sequence[str], index: int, words: tuple[str, ...]) -> int | None:
    at = index
    position = 0
    while position < len(words):
        if words[position] == _GAP_MARK:
            position += 1
            last = min(len(norms), at + _GAP)
            while at < last and norms[at] != words[position]:
                if norms[at] in ".;:?!":
                    return None
                at += 1
            if at >= last:
                return None
        elif at >= len(norms) or norms[at] != words[position]:
            return None
        at += 1
        position += 1
    return at
