"""Active, passive or a noun: what a trigger is at its place, by the words beside it."""

from __future__ import annotations

from saksi.events.clauses import Clause
from saksi.events.phrases import Chunk
from saksi.events.triggers import Trigger

__all__ = ["voice_of"]


def voice_of(clause: Clause, trigger: Trigger) -> str | None:
    """
    Active, passive, noun, undergone or due, as the words beside a trigger decide.

    None where the form is no verb there, or is a duty that no speaker voices.
    """
    form = trigger.form
    if form == "noun" and len(trigger.words) == 1 and _is_imperative(clause):
        return None
    if form in ("active", "passive", "noun", "undergone"):
        return form
    if form == "intransitive":
        return None if _is_plural_noun(clause, trigger) else "active"
    if form == "due":
        return "due" if clause.speaker is not None else None
    before = clause.chunks[clause.left - 1] if clause.left else None
    last = clause.parse.tokens[before.last - 1].norm if before is not None else ""
    if form == "bare":
        return _bare_voice(clause, before, last)
    if form in ("base", "intransitive-base", "third"):
        return "active" if before is not None and _leads_to_verb(clause, before, last, form) else None
    if form == "gerund":
        return "active"
    return _english_past(clause, trigger, before)


def _is_imperative(clause: Clause) -> bool:
    """Whether an English noun begins its sentence before an article, and is a verb there ("Flood the plate with")."""
    if clause.left or not clause.grammar.head_is_last or clause.right >= len(clause.chunks):
        return False
    return clause.grammar.has("articles", clause.word(clause.chunks[clause.right]))


def _is_plural_noun(clause: Clause, trigger: Trigger) -> bool:
    """Whether an English form in -s stands behind a preposition or an article, and is a noun there ("for talks")."""
    before = clause.chunks[clause.left - 1] if clause.left else None
    if before is None or not clause.grammar.head_is_last or not trigger.words[0].endswith("s"):
        return False
    last = clause.parse.tokens[before.last - 1].norm
    return (before.kind == "prep" and last != "to") or clause.grammar.has("articles", last)


_SUBJECTS = {
    "base": frozenset({"i", "you", "we", "they"}),
    "intransitive-base": frozenset({"i", "you", "we", "they"}),
    "third": frozenset({"he", "she", "it"}),
}


def _leads_to_verb(clause: Clause, before: Chunk, last: str, form: str) -> bool:
    """Whether an English form that may be a noun as well is a verb behind this chunk."""
    if before.kind in ("aux", "neg"):
        return True
    if before.kind == "rel":
        return form == "third" or clause.left < 2 or _is_plural(clause, clause.chunks[clause.left - 2])
    if last == "to":
        return form != "third"
    if last in _SUBJECTS[form]:
        return True
    if before.kind == "noun" and not clause.grammar.has("determiners", last):
        index = clause.left - 1
        if index >= 2 and clause.chunks[index - 1].kind == "prep" and clause.chunks[index - 2].kind == "noun":
            before = clause.chunks[index - 2]
        return _is_plural(clause, before) if form != "third" else _is_singular_name(clause, before)
    return False


def _is_plural(clause: Clause, chunk: Chunk) -> bool:
    last = clause.parse.tokens[chunk.last - 1].norm
    return last.endswith("s") and clause.grammar.has("people", last)


def _is_singular_name(clause: Clause, chunk: Chunk) -> bool:
    token = clause.parse.tokens[chunk.last - 1]
    mention = clause.names.mention_at.get(chunk.last - 1)
    if mention is not None:
        return True
    return (clause.grammar.has("people", token.norm.rstrip(".")) and not token.norm.endswith("s")) or token.is_capital


_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets", "getting", "gotten", "'s", "'re"}
)


def _bare_voice(clause: Clause, before: Chunk | None, last: str) -> str | None:
    """An Indonesian root is a verb in a headline and behind "kami", "saya": there its object stands before."""
    sentence = clause.parse.sentences[clause.parse.sentence_index(clause.parse.tokens[clause.chunks[0].first].start)]
    if sentence.in_title:
        return "active"
    if clause.grammar.has("pronouns", last):
        return "active"
    return None


def _english_past(clause: Clause, trigger: Trigger, before: Chunk | None) -> str | None:
    after = clause.chunks[clause.right] if clause.right < len(clause.chunks) else None
    index = clause.left - 1
    while index >= 0 and clause.chunks[index].kind in ("aux", "neg", "moment", "aside"):
        words = [clause.parse.tokens[i].norm for i in range(clause.chunks[index].first, clause.chunks[index].last)]
        if _BE & set(words):
            return "passive" if trigger.form == "participle" else None
        if {"has", "have", "had", "having"} & set(words):
            return "active"
        index -= 1
    if after is not None and clause.grammar.has("agents", clause.word(after)):
        return "passive" if trigger.form == "participle" else None
    if before is not None and before.kind in ("prep", "poss"):
        return None
    if before is not None and clause.grammar.has("determiners", clause.parse.tokens[before.last - 1].norm):
        return None
    if after is not None and after.kind == "noun":
        return "active" if trigger.form == "past" or trigger.form == "participle" else None
    if trigger.form == "past":
        return "active" if before is not None and before.kind != "verb" else None
    return "passive" if before is not None and before.kind in ("noun", "aside") else None
