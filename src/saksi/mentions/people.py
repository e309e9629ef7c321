"""People and bodies, with their names, roles and every mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.contract import content_id
from saksi.gazetteer import country_of
from saksi.languages import Parse
from saksi.mentions.names import Block, NameWords, blocks_of, is_country, is_place, name_words
from saksi.mentions.roles import role_around
from saksi.records import Body, Mention, Person, Span

__all__ = ["find_people"]

_NAME = "people:names/1"
# Evidence that makes a run of words a person: two points, as one clear sign (a title, an age) or two weak ones give.
_ENOUGH = 2.0


@dataclass(slots=True)
class Name:
    """A name in the text: tokens `first` to `last` (exclusive), its words, and how much speaks for a person."""

    first: int
    last: int
    words: tuple[str, ...]
    score: float
    block: Block


@dataclass(slots=True)
class Someone:
    """A person while the names are still gathered."""

    words: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)

    @property
    def score(self) -> float:
        """All evidence together; what speaks against counts once."""
        gains = sum(name.score for name in self.names if name.score > 0)
        losses = min((name.score for name in self.names if name.score < 0), default=0.0)
        return gains + losses


def find_people(
    parse: Parse, taken: Sequence[Span]
) -> tuple[tuple[Person, ...], tuple[Body, ...], tuple[Mention, ...]]:
    """People and bodies of an article with all their mentions; `taken` are spans that are no names (dates)."""
    words = name_words(parse.language)
    names = _names(parse, words, taken)
    people = [someone for someone in _gather(names, words) if _is_person(someone, words)]
    people.sort(key=lambda someone: min(name.first for name in someone.names))
    mentions: list[Mention] = []
    out: list[Person] = []
    for someone in people:
        out.append(_person(parse, someone, words, mentions))
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return tuple(out), (), tuple(mentions)


def _names(parse: Parse, words: NameWords, taken: Sequence[Span]) -> list[Name]:
    tokens = parse.tokens
    blocks = blocks_of(parse, words)
    alone = {block.words for block in blocks if not block.titled and not block.in_title}
    out: list[Name] = []
    for block in blocks:
        if any(span.start < tokens[block.last - 1].end and tokens[block.first].start < span.end for span in taken):
            continue
        name = _cut(parse, block, words, alone)
        if name is not None:
            name.score = _evidence(parse, name, words)
            out.append(name)
    return out


def _cut(parse: Parse, block: Block, words: NameWords, alone: set[tuple[str, ...]]) -> Name | None:
    """The part of a block that is a name: behind a title its first words may belong to the title ("Bupati Bogor Ade")."""
    tokens = parse.tokens
    first, last = block.first, block.last
    if block.right in {"never", "body"} and not words.heads_first:
        return None
    if block.left == "body" and not block.titled and words.heads_first:
        return None
    while last > first and tokens[last - 1].norm.rstrip(".") in words.degrees and last - first > 1:
        last -= 1
    if words.heads_first and block.titled:
        cut = _best_cut(parse, block, words, alone)
        if cut is None:
            return None
        first = cut
    if last - first > 5:
        return None
    return Name(first, last, tuple(tokens[i].norm.rstrip(".") for i in range(first, last)), 0.0, block)


def _best_cut(parse: Parse, block: Block, words: NameWords, alone: set[tuple[str, ...]]) -> int | None:
    tokens = parse.tokens
    best, found = 0.0, None
    for at in range(block.first, block.last):
        rest = block.words[at - block.first :]
        score = 1.0 if at == block.first else 0.0
        score += 2.0 if rest[0].rstrip(".") in words.given else 0.0
        score += 3.0 if rest in alone else 0.0
        score += 2.5 if (rest[0],) in alone or (rest[-1],) in alone else 0.0
        score += {1: 0.0, 2: 1.5, 3: 1.0, 4: 0.5}.get(len(rest), -2.0)
        if at > block.first:
            before = " ".join(tokens[i].text for i in range(block.first, at))
            score += 2.0 if is_place(before) else -0.5 * (at - block.first)
        whole = " ".join(tokens[i].text for i in range(at, block.last))
        if is_place(whole) and rest not in alone:
            score -= 3.0
        if score > best:
            best, found = score, at
    return found


def _evidence(parse: Parse, name: Name, words: NameWords) -> float:
    """How much speaks for a person at this place in the text."""
    tokens, block = parse.tokens, name.block
    score = 0.0
    before = tokens[name.first - 1].norm if name.first > 0 else ""
    behind = tokens[name.last].norm if name.last < len(tokens) else ""
    next_to = tokens[name.last + 1].norm if name.last + 1 < len(tokens) else ""
    size = len(name.words)
    if name.words[0] in words.given:
        score += 2.0 if size > 1 else 0.5
    elif any(word in words.given for word in name.words[1:]):
        score += 1.0
    if any(word in words.particles for word in name.words[1:-1]):
        score += 1.0
    if block.left == "honorific":
        score += 3.0
    elif block.titled:
        score += 3.0
    elif before.rstrip(".") in words.heads:
        score += 2.0 if size > 1 or not words.heads_first else 1.0
    score += _said(parse, name, words, before, behind, next_to)
    if role_around(parse, name.first, name.last, words):
        score += 1.5
    if behind == "(" and next_to.isdigit() and len(next_to) <= 2:
        score += 3.0
    if behind == "," and next_to.isdigit() and len(next_to) == 2:
        score += 2.0
    if block.in_title:
        score = min(score, 1.0)
    whole = " ".join(tokens[i].text for i in range(name.first, name.last))
    place = is_place(whole)
    if before in words.place_prepositions:
        score -= 2.0 if place or size == 1 else 0.5
    if place:
        score -= 1.0 if name.words[0] in words.given else 2.0
    if is_country(whole, words.code):
        score -= 4.0
    if block.opens and size == 1:
        score -= 0.5
    return score


def _said(parse: Parse, name: Name, words: NameWords, before: str, behind: str, next_to: str) -> float:
    worth = 1.5 if len(name.words) > 1 else 1.0
    if before in words.root_cues or before in words.sources:
        return worth
    if behind in words.cues or (behind in {"juga", "pun", "also"} and next_to in words.cues):
        return worth
    if behind == "," and next_to == "who":
        return worth
    return 0.0


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `full` in this order; an initial stands for its word, one letter may differ."""
    at = 0
    for word in short:
        while at < len(full) and not _same(word, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    return len(word) >= 5 and abs(len(word) - len(other)) <= 1 and word[0] == other[0] and _one_letter(word, other)


def _one_letter(word: str, other: str) -> bool:
    """Whether two words differ in one letter."""
    if len(word) > len(other):
        word, other = other, word
    at = 0
    while at < len(word) and word[at] == other[at]:
        at += 1
    return word[at:] == other[at + 1 :] or word[at + 1 :] == other[at + 1 :]


def _gather(names: list[Name], words: NameWords) -> list[Someone]:
    """Names that mean the same person, by their words: longest first, short forms to the nearest before."""
    people: list[Someone] = []
    by_words: dict[tuple[str, ...], Someone] = {}
    exact: dict[tuple[str, ...], list[Name]] = {}
    for name in names:
        exact.setdefault(name.words, []).append(name)
    order = sorted(exact, key=lambda form: (-len(form), exact[form][0].first))
    for form in order:
        owner = _owner(form, exact[form], people, words)
        if owner is None:
            owner = by_words.setdefault(form, Someone(form))
            people.append(owner)
        owner.names.extend(exact[form])
    return people


def _owner(form: tuple[str, ...], names: list[Name], people: list[Someone], words: NameWords) -> Someone | None:
    full = None
    for alias, long in words.aliases.items():
        if tuple(alias.casefold().split()) == form:
            full = long
    candidates = [
        someone
        for someone in people
        if (len(form) < len(someone.words) or len(form) > 1)
        and _fits(form, someone.words)
        or (full is not None and _fits(someone.words, full))
    ]
    if not candidates:
        return None
    same = [someone for someone in candidates if set(form) <= set(someone.words)] or candidates
    first = names[0].first
    return min(same, key=lambda someone: (min(abs(name.first - first) for name in someone.names), someone.words))


def _is_person(someone: Someone, words: NameWords) -> bool:
    return someone.score >= _ENOUGH and not all(name.block.in_title for name in someone.names)


def _person(parse: Parse, someone: Someone, words: NameWords, mentions: list[Mention]) -> Person:
    tokens, text = parse.tokens, parse.text
    ids: list[tuple[int, str]] = []
    forms: dict[str, int] = {}
    roles: list[Span] = []
    someone.names.sort(key=lambda name: name.first)
    for name in someone.names:
        span = Span(tokens[name.first].start, tokens[name.last - 1].end)
        mention = Mention(
            content_id("mention", "person", "name", *span, parse.article.digest), "person", "name", *span, _NAME
        )
        mentions.append(mention)
        ids.append((span.start, mention.id))
        forms.setdefault(span.of(text), span.start)
        roles.extend(role_around(parse, name.first, name.last, words))
    name = min((form for form in forms), key=lambda form: (-len(form.split()), form.isupper(), forms[form]))
    role = max(roles, key=lambda span: (len(span.of(text).split()), -span.start)).of(text) if roles else None
    country = _country(role, words.code)
    first = min(forms.values())
    return Person(
        content_id("person", name, first, parse.article.digest),
        name,
        role,
        country,
        tuple(form for form in forms if form != name),
        tuple(identity for _, identity in sorted(ids)),
        _NAME,
    )


def _country(role: str | None, code: str) -> str | None:
    for word in (role or "").replace(",", " ").split():
        if word[0].isupper() and (country := country_of(word, code)):
            return country
    return None
