"""Whether an event is known only from a source's words."""

from __future__ import annotations

from functools import cache

from saksi.events.leads import is_lead
from saksi.events.naming import Clause
from saksi.events.triggers import Trigger
from saksi.languages import Language, word_set
from saksi.records import Party, Sentence, Statement

__all__ = ["is_vouched"]

# Thanks, praise and refusals in somebody's own words are the act itself.
_OWN_ACTS = frozenset({"SUPPORT", "REJECT"})
# Reporters: whom an outlet follows tells what the outlet tells.
_PRESS = "JRN"


@cache
def _words(language: Language, name: str) -> frozenset[str]:
    return word_set(language.lexicon("circumstances"), name)


@cache
def _credits_leads(language: Language) -> bool:
    return bool(language.lexicon("circumstances")["credits_leads"])


def is_vouched(
    clause: Clause, trigger: Trigger, actors: tuple[Party, ...], statement: Statement, sentence: Sentence
) -> bool:
    """
    Whether the outlet itself vouches for an act told in a source's words.

    What a praise, an order or a confirmation speaks of is taken for granted (the list `takes_for_granted`), what other
    media report is repeated, whom somebody thanks or refuses in his own words is thanked or refused. Where leads name
    a source for all they tell (the list's `credits_leads`), so is what the first sentence tells.
    """
    parse = clause.parse
    if clause.speaker is not None and clause.speaker.sector == _PRESS:
        return True
    name = (statement.speaker_name or "").casefold().split()
    if name and name[-1] in _words(parse.language, "press"):
        return True
    if statement.cue is not None:
        cue = statement.cue.of(parse.text).casefold().split()
        if cue[0] in _words(parse.language, "takes_for_granted"):
            return True
    speaker = statement.speaker or statement.speaker_name
    if trigger.type in _OWN_ACTS and any((actor.id or actor.name) == speaker for actor in actors):
        return True
    return _credits_leads(parse.language) and is_lead(parse, sentence)
