"""Indonesian verbs without their prefix in running text ("KPK tahan bupati", "sudah kita siagakan")."""

from __future__ import annotations

from functools import cache

from saksi.events.naming import Clause
from saksi.events.triggers import Trigger
from saksi.languages import Language, word_set

__all__ = ["running_voice"]

# What a verb stands behind: its subject, an auxiliary, "yang".
_BEFORE = frozenset({"noun", "aux", "neg", "rel"})


@cache
def _lists(language: Language) -> tuple[tuple[str, ...], frozenset[str]]:
    table = language.lexicon("inflection")
    return tuple(table.get("bare_endings", ())), word_set(table, "bare_verbs") if "bare_verbs" in table else frozenset()


def running_voice(clause: Clause, trigger: Trigger) -> str | None:
    """
    "active" where a bare form is a verb behind its subject or an auxiliary, None where it may be a noun.

    Only words that are never nouns (the list `inflection`: `bare_endings`, `bare_verbs`), in small letters.
    """
    if trigger.form != "bare" or not clause.left:
        return None
    endings, verbs = _lists(clause.parse.language)
    word = trigger.words[0]
    if word not in verbs and not (endings and word.endswith(endings)):
        return None
    before = clause.chunks[clause.left - 1]
    if clause.parse.tokens[clause.chunks[clause.left].first].is_capital or before.kind not in _BEFORE:
        return None
    if before.kind != "noun":
        return "active"
    if clause.left >= 2 and clause.chunks[clause.left - 2].kind == "prep":
        return None
    # "operasi tangkap": a root may also describe the noun before it, a name it cannot.
    named = before.last - 1 in clause.names.mention_at
    return "active" if named or (endings and word.endswith(endings)) else None
