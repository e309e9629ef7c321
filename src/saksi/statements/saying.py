"""The words of saying of a language, ready to look up at a token."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from saksi.errors import BadLexicon
from saksi.languages import Language, Quotation, word_set
from saksi.records import Act, Token

__all__ = ["Cue", "Item", "Saying", "saying_of"]

Item = Token | Quotation

FRAMES = (
    "quote",
    "quote_only",
    "clause",
    "clause_with_conjunction",
    "clause_with_purpose",
    "source",
    "source_pronoun",
    "passive",
    "passive_with_agent",
    "passive_first",
)
PRONOUNS = ("pronouns", "plural_pronouns", "neuter_pronouns", "first_person")
ACTS = ("statement", "claim", "demand", "denial", "promise", "wish", "question")
LISTS = (
    "introduces",
    "conjunctions",
    "left_out",
    "between",
    "unsaid",
    "occasion",
    "addressee",
    "joined",
    "openers",
    "pronouns",
    "plural_pronouns",
    "neuter_pronouns",
    "first_person",
    "hearers",
    "relative",
    "contrasts",
    "agents",
    "passive_marks",
    "subordinators",
    "asides",
    "purposes",
    "documents",
    "directions",
    "appositive",
    "indefinite",
    "definite",
    "human",
    "company",
    "run_together",
    "several",
    "finite",
    "circumstance",
    "carriers",
    "pointing",
    "leads",
    "written",
    "relays",
    "determiners",
    "complements",
    "ambiguous",
    "unnamed",
    "shown",
    "quoting",
    "titled",
    "done",
    "presents",
    "reaches",
    "press",
    "serving",
    "panels",
    "attached",
    "sends",
    "outright",
    "adversatives",
    "business",
    "prepositions",
    "interrogatives",
    "carried",
    "venues",
    "issued",
    "closing",
    "means",
    "so",
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying: items `first` to `last` of a stretch, and what it does in each frame it fits."""

    first: int
    last: int
    words: str
    acts: Mapping[str, Act]
    has_pronoun: bool = False

    def fits(self, frame: str) -> bool:
        """Whether the word can stand in `frame`."""
        return frame in self.acts

    def act(self, *frames: str) -> Act:
        """What the word does in the first of `frames` that it fits; where it fits none of them, in any."""
        return next(self.acts[frame] for frame in (*frames, *self.acts) if frame in self.acts)


@dataclass(frozen=True)
class Saying:
    """The tables of a language's `saying.toml`."""

    phrases: Mapping[tuple[str, ...], Mapping[str, Act]]
    heads: Mapping[str, int]
    introduces: frozenset[str]
    conjunctions: frozenset[str]
    left_out: frozenset[str]
    between: frozenset[str]
    unsaid: frozenset[str]
    occasion: frozenset[str]
    addressee: frozenset[str]
    joined: frozenset[str]
    openers: frozenset[str]
    pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    neuter_pronouns: frozenset[str]
    first_person: frozenset[str]
    hearers: frozenset[str]
    relative: frozenset[str]
    contrasts: frozenset[str]
    agents: frozenset[str]
    passive_marks: frozenset[str]
    subordinators: frozenset[str]
    asides: frozenset[str]
    purposes: frozenset[str]
    documents: frozenset[str]
    titles: frozenset[str]
    directions: frozenset[str]
    appositive: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    human: frozenset[str]
    company: frozenset[str]
    voices: frozenset[str]
    any_pronoun: frozenset[str]
    verb_shape: re.Pattern[str] | None
    not_verbs: frozenset[str]
    run_together: frozenset[str]
    several: frozenset[str]
    finite: frozenset[str]
    circumstance: frozenset[str]
    carriers: frozenset[str]
    pointing: frozenset[str]
    leads: frozenset[str]
    written: frozenset[str]
    relays: frozenset[str]
    determiners: frozenset[str]
    complements: frozenset[str]
    ambiguous: frozenset[str]
    unnamed: frozenset[str]
    shown: frozenset[str]
    quoting: frozenset[str]
    titled: frozenset[str]
    done: frozenset[str]
    presents: frozenset[str]
    reaches: frozenset[str]
    press: frozenset[str]
    serving: frozenset[str]
    panels: frozenset[str]
    attached: frozenset[str]
    sends: frozenset[str]
    outright: frozenset[str]
    adversatives: frozenset[str]
    business: frozenset[str]
    prepositions: frozenset[str]
    interrogatives: frozenset[str]
    carried: frozenset[str]
    venues: frozenset[str]
    issued: frozenset[str]
    closing: frozenset[str]
    means: frozenset[str]
    so: frozenset[str]
    suffix: str
    adverb_suffix: str
    plural_end: str
    male: frozenset[str]
    female: frozenset[str]
    genders: Mapping[str, str]
    before_cue: bool
    head_first: bool

    def is_verb(self, word: str) -> bool:
        """Whether a word in small letters is a verb by its shape, where the language shows it."""
        if self.verb_shape is None or word in self.not_verbs or (self.suffix and word.endswith(self.suffix)):
            return False
        return self.verb_shape.match(word) is not None

    def cue_at(self, items: Sequence[Item], index: int) -> Cue | None:
        """The longest word of saying that begins at item `index`."""
        token = items[index]
        if isinstance(token, Quotation):
            return None
        longest = self.heads.get(token.norm)
        for length in range(min(longest, len(items) - index), 0, -1) if longest else ():
            words = _norms(items, index, length)
            if words in self.phrases:
                return Cue(index, index + length - 1, " ".join(words), self.phrases[words])
        if not self.suffix or not token.norm.endswith(self.suffix):
            return None
        acts = self.phrases.get((token.norm.removesuffix(self.suffix),), {})
        if "quote" in acts:
            return Cue(index, index, token.norm, {"quote": acts["quote"], "source_pronoun": acts["quote"]}, True)
        if "passive" in acts:  # "disebutnya"
            return Cue(index, index, token.norm, {"passive": acts["passive"]}, True)
        return None


def _norms(items: Sequence[Item], index: int, length: int) -> tuple[str, ...]:
    part = items[index : index + length]
    return tuple(item.norm if isinstance(item, Token) else '"' for item in part)


def _genders(language: Language) -> dict[str, str]:
    """What gender each pronoun of `language` shows: "male" or "female"."""
    pronouns = language.lexicon("pronouns")
    return {word: gender for gender in ("male", "female") for word in word_set(pronouns, gender)}


@cache
def saying_of(language: Language) -> Saying:
    """The words of saying of `language`; BadLexicon where a table holds an unknown list."""
    table = language.lexicon("saying")
    phrases: dict[tuple[str, ...], dict[str, Act]] = {}
    for frame in FRAMES:
        for act, words in table.get(frame, {}).items():
            if act not in ACTS:
                raise BadLexicon(f"{language.code}/saying.toml: [{frame}] has {act!r}; the acts are {', '.join(ACTS)}")
            for word in words:
                # A word listed under two acts of one frame keeps the first.
                phrases.setdefault(tuple(word.casefold().split()), {}).setdefault(frame, cast("Act", act))
    titles = word_set(language.lexicon("titles"), "heads")
    voices = titles | word_set(language.lexicon("phrases"), "people")
    voices |= frozenset().union(
        *(word_set(table, name) for name in ("human", "company", "press", "documents", "written"))
    )
    heads: dict[str, int] = {}
    for phrase in phrases:
        heads[phrase[0]] = max(heads.get(phrase[0], 0), len(phrase))
    return Saying(
        phrases,
        heads,
        **{name: word_set(table, name) for name in LISTS},
        titles=titles,
        voices=voices,
        any_pronoun=frozenset().union(*(word_set(table, name) for name in PRONOUNS)),
        verb_shape=re.compile(verb_shape) if (verb_shape := table["verb_shape"]) else None,
        not_verbs=word_set(language.lexicon("phrases"), "not_verbs") | voices,
        suffix=table["pronoun_suffix"],
        adverb_suffix=table["adverb_suffix"],
        plural_end=table["plural_end"],
        male=word_set(language.lexicon("names"), "male"),
        female=word_set(language.lexicon("names"), "female"),
        genders=_genders(language),
        before_cue=table["speaker_before_cue"],
        head_first=table["head_first"],
    )
