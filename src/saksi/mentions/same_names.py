"""Which names mean the same person."""

from __future__ import annotations

from collections.abc import Mapping

from saksi.mentions.names import NameWords
from saksi.mentions.parties import Name, Someone

__all__ = ["gather_people"]

# Different names in one article; comparing them is quadratic, and lists of more are no news (the most seen is 60).
_MOST_FORMS = 1_000
# Misprints put one vowel for another; other letters make other names ("Rina", "Rita").
_VOWELS = frozenset("aeiouy")


def gather_people(names: list[Name], words: NameWords) -> list[Someone]:
    """Names that mean the same person, by their words: longest first, short forms to the nearest before."""
    people: list[Someone] = []
    by_words: dict[tuple[str, ...], Someone] = {}
    exact: dict[tuple[str, ...], list[Name]] = {}
    for name in names:
        exact.setdefault(name.words, []).append(name)
    order = sorted(exact, key=lambda form: (form in words.alias_forms, -len(form), exact[form][0].first))
    for form in order[:_MOST_FORMS]:
        owner = _owner(form, exact[form], people, words)
        if owner is None:
            owner = by_words.setdefault(form, Someone(form))
            people.append(owner)
        owner.names.extend(exact[form])
    return people


def _owner(form: tuple[str, ...], names: list[Name], people: list[Someone], words: NameWords) -> Someone | None:
    full = words.alias_forms.get(form)
    if full is None and len(form) == 2 and form[0] in words.familiar:
        form = form[1:]  # "Gus Yusuf", where a Saifullah Yusuf is named
        people = [someone for someone in people if len(someone.words) > 1]
    candidates = [
        someone
        for someone in people
        if ((len(form) < len(someone.words) or len(form) > 1) and _fits(form, someone.words, words.nicknames))
        or (full is not None and _fits(someone.words, full, words.nicknames))
    ]
    if not candidates:
        return None
    same = [someone for someone in candidates if set(form) <= set(someone.words)] or candidates
    first = names[0].first
    usual = 0 if words.called_by_first else -1

    def rank(someone: Someone) -> tuple[bool, int, tuple[str, ...]]:
        """Whom one word means: who is usually called by it ("Budi": Budi Ali before Ali Budi), then who stands near."""
        unusual = len(form) == 1 and someone.words[usual] != form[0]
        return unusual, min(abs(name.first - first) for name in someone.names), someone.words

    return min(same, key=rank)


def _fits(short: tuple[str, ...], full: tuple[str, ...], nicknames: Mapping[str, str]) -> bool:
    """Whether the words of `short` stand in `full` in this order; initials and words that differ in a letter count."""
    if len(short) == 1:
        return any(len(word) > 1 and len(short[0]) > 1 and _same(short[0], word, nicknames) for word in full) or (
            short == full
        )
    at = 0
    for word in short:
        while at < len(full) and not _same(word, full[at], nicknames):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _same(word: str, other: str, nicknames: Mapping[str, str]) -> bool:
    if word == other:
        return True
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    if nicknames.get(word) == other or nicknames.get(other) == word:
        return True
    return len(word) >= 5 and abs(len(word) - len(other)) <= 1 and word[0] == other[0] and _one_letter(word, other)


def _one_letter(word: str, other: str) -> bool:
    """Whether two words differ in one letter, or in two that changed places."""
    if len(word) > len(other):
        word, other = other, word
    at = 0
    while at < len(word) and word[at] == other[at]:
        at += 1
    if len(word) == len(other) and word[at + 1 :] == other[at + 1 :]:
        return {word[at : at + 1], other[at : at + 1]} <= _VOWELS
    swapped = word[at : at + 2] == other[at : at + 2][::-1] and word[at + 2 :] == other[at + 2 :]
    return swapped or word[at:] == other[at + 1 :] or word[at + 1 :] == other[at + 1 :]
