"""People and bodies, with their names, roles and every mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from saksi.contract import content_id
from saksi.gazetteer import country_of
from saksi.languages import Parse
from saksi.mentions.bodies import gather_bodies
from saksi.mentions.chains import tie_pronouns, tie_titles
from saksi.mentions.glue import unglued
from saksi.mentions.names import Block, NameWords, blocks_of, is_country, is_headline, is_place, kind_of, name_words
from saksi.mentions.parties import Collective, Name, Someone
from saksi.mentions.roles import role_around, role_before, role_behind, role_shared
from saksi.records import Body, Mention, MentionForm, MentionKind, Person, Span, Token

__all__ = ["find_people"]

_BY: dict[MentionForm, str] = {"name": "people:names/1", "title": "chains:titles/1", "pronoun": "chains:pronouns/1"}
# Evidence that makes a run of words a person: two points, as one clear sign (a title, an age) or two weak ones give.
_ENOUGH = 2.0
# Different names in one article; comparing them is quadratic, and lists of more are no news (the most seen is 60).
_MOST_FORMS = 1_000


def find_people(
    parse: Parse, taken: Sequence[Span]
) -> tuple[tuple[Person, ...], tuple[Body, ...], tuple[Mention, ...]]:
    """People and bodies of an article with all their mentions; `taken` are spans that are no names (dates)."""
    words = name_words(parse.language)
    parse = unglued(parse, words)
    names = _names(parse, words, taken)
    people = [someone for someone in _gather(names, words) if someone.score >= _ENOUGH]
    _recognise(parse, people, words)
    people.sort(key=lambda someone: min(name.first for name in someone.names))
    held = taken_by([name for someone in people for name in someone.names])
    for someone in people:
        someone.names.sort(key=lambda name: name.first)
        someone.role = _role(parse, someone, words, held)
    bodies = gather_bodies(parse, words, held)
    tie_titles(parse, people, words)
    tie_pronouns(parse, people, bodies, words)
    mentions: list[Mention] = []
    persons = tuple(_person(parse, someone, words, mentions) for someone in people)
    groups = tuple(_body(parse, body, mentions) for body in bodies)
    mentions.sort(key=lambda mention: (mention.start, -mention.end, mention.kind))
    return persons, groups, tuple(mentions)


def _names(parse: Parse, words: NameWords, taken: Sequence[Span]) -> list[Name]:
    tokens = parse.tokens
    blocks = blocks_of(parse, words)
    alone = {block.words for block in blocks if not (block.titled or block.in_title or block.left in {"body", "never"})}
    out: list[Name] = []
    for block in blocks:
        if block.in_title or any(
            span.start < tokens[block.last - 1].end and tokens[block.first].start < span.end for span in taken
        ):
            continue
        name = _cut(parse, block, words, alone)
        if name is not None:
            out.append(name)
    forms = {name.words for name in out}
    known = {name.casefold() for name in words.known_bodies if " " in name}
    out = [name for name in out if " ".join(name.words) not in known]
    bodies = {block.words for block in blocks if block.left == "body" and not block.titled}
    times = Counter(name.words for name in out)
    for name in out:
        name.score = _evidence(parse, name, words)
    borne = {name.words for name in out if len(name.words) == 1 and name.score >= 1.0}
    for name in out:
        name.shape = _shape(parse, name, words) - (3.0 if name.words in bodies else 0.0)
        ends = {(name.words[0],), (name.words[-1],)} if len(name.words) > 1 else set()
        if ends & (forms if words.heads_first else borne):
            name.shape += 1.0
        if len(name.words) > 1 and times[name.words] > 1:
            name.shape += 0.5
    return _initials(parse, words, taken_by(out)) + out


def _cut(parse: Parse, block: Block, words: NameWords, alone: set[tuple[str, ...]]) -> Name | None:
    """The part of a block that is a name: behind a title its first words may belong to the title ("Bupati Bogor Ade")."""
    tokens = parse.tokens
    first, last = block.first, block.last
    if block.right in {"never", "body"} and not words.heads_first:
        return None
    if block.left == "body" and not block.titled and words.heads_first and not role_before(parse, first, words):
        return None
    if block.site or (words.heads_first and block.titled and block.right == "honorific"):
        return None
    if words.heads_first and block.titled and last - first == 1 and block.right in {"body", "acronym"}:
        return None
    if block.titled and _is_complement(parse, block, words):
        return None
    while last > first and tokens[last - 1].norm.rstrip(".") in words.degrees and last - first > 1:
        last -= 1
    if block.opens and last - first > 1 and _only_opens(block, words, alone):
        first += 1
    half = (last - first) // 2
    if half and (last - first) % 2 == 0 and block.words[-half:] == block.words[-2 * half : -half]:
        first = last - half
    if not words.heads_first and last - first > 2 and first > 1 and _is_office_of(parse, first, words):
        first = _past_office(block, words)
    if words.heads_first and (block.titled or (block.left and role_before(parse, block.first, words))):
        cut = _best_cut(parse, block, words, alone)
        if cut is None:
            return None
        first = cut
    if last - first > 5:
        return None
    return Name(first, last, tuple(tokens[i].norm.rstrip(".") for i in range(first, last)), 0.0, block)


def taken_by(names: list[Name]) -> set[int]:
    """The indices of the tokens that stand in `names`."""
    return {index for name in names for index in range(name.first, name.last)}


def _initials(parse: Parse, words: NameWords, held: set[int]) -> list[Name]:
    """People whose names are kept back: "tersangka berinisial MK", "AS (25)"."""
    out: list[Name] = []
    tokens = parse.tokens
    for number, sentence in enumerate(parse.sentences):
        start = parse.token_index(sentence.start)
        listed = False
        for index in range(start, start + len(sentence.tokens)):
            token = tokens[index]
            letters = token.text.replace(".", "")
            if not (letters.isalpha() and letters.isupper() and len(letters) <= 4) or index in held:
                listed = listed and (token.norm in words.links or token.text in ",()" or token.text.isdigit())
                continue
            aged = _has_age(tokens, index + 1)
            cued = index > 0 and tokens[index - 1].norm in words.initials
            cued = cued or _is_described(parse, index, len(letters), words)
            named = index + 2 < len(tokens) and tokens[index + 1].text == "(" and tokens[index + 2].text[1:].islower()
            if (
                named
                or (token.text in words.known_bodies and not aged)
                or sentence.in_title
                or not (aged or cued or listed)
            ):
                listed = False
                continue
            listed = True
            form = (token.norm,)
            block = Block(index, index + 1, form, "", "", cued, index == start, False, number)
            out.append(Name(index, index + 1, form, 3.0, block))
    return out


def _is_described(parse: Parse, index: int, size: int, words: NameWords) -> bool:
    """Whether a person's description stands behind initials ("RR selaku direktur", "VT, warga Cilincing")."""
    if size > 3 or not words.heads_first or index + 1 >= len(parse.tokens):
        return False
    behind = parse.tokens[index + 1].norm
    return behind in words.bearing or (
        behind == "," and parse.tokens[min(index + 2, len(parse.tokens) - 1)].norm in words.lesser
    )


def _has_age(tokens: tuple[Token, ...], at: int) -> bool:
    return (
        at + 2 < len(tokens)
        and tokens[at].text == "("
        and tokens[at + 1].text.isdigit()
        and len(tokens[at + 1].text) <= 2
        and tokens[at + 2].text == ")"
    )


def _is_complement(parse: Parse, block: Block, words: NameWords) -> bool:
    """Whether a bracket behind the block, and a name behind that, show that the block belongs to the title."""
    tokens, at = parse.tokens, block.last
    if at + 2 < len(tokens) and tokens[at].text == "," and tokens[at + 1].is_capital and tokens[at + 2].is_capital:
        return tokens[at - 1].norm not in words.given and is_place(tokens[at - 1].text)
    if at + 3 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")" or tokens[at + 1].text.isdigit():
        return False
    at += 4 if tokens[at + 3].text == "," else 3
    return at < len(tokens) and tokens[at].is_capital


def _is_office_of(parse: Parse, first: int, words: NameWords) -> bool:
    """Whether the words before `first` are an office's: "Director of"."""
    tokens = parse.tokens
    return tokens[first - 1].norm in {"of", "for"} and tokens[first - 2].norm in words.heads


def _past_office(block: Block, words: NameWords) -> int:
    """Where the name begins behind "Director of Finance": at a given name, else at the last two words."""
    for at in range(block.first + 1, block.last - 1):
        if block.words[at - block.first] in words.given:
            return at
    return block.last - 2


def _only_opens(block: Block, words: NameWords, alone: set[tuple[str, ...]]) -> bool:
    """Whether a block's first word only begins the sentence ("Kedatangan Prabowo")."""
    rest = block.words[1:]
    return block.words[0] not in words.given and (rest in alone or (len(rest) > 1 and (rest[0],) in alone))


def _best_cut(parse: Parse, block: Block, words: NameWords, alone: set[tuple[str, ...]]) -> int | None:
    tokens = parse.tokens
    best, found = 0.0, None
    whole = " ".join(tokens[i].text for i in range(block.first, block.last))
    if is_place(whole) and block.words not in alone and block.words[0] not in words.given:
        return None
    for at in range(block.first, block.last):
        rest = block.words[at - block.first :]
        score = 0.0 if at > block.first else -2.0 if block.left == "body" else 1.0
        score += 2.0 if rest[0].rstrip(".") in words.given else 0.0
        if rest in alone:
            score += 3.0
        elif (rest[0],) in alone or (rest[-1],) in alone:
            score += 2.5
        score += {1: 0.0, 2: 1.5, 3: 1.0, 4: 0.5}.get(len(rest), -2.0)
        if at > block.first:
            before = " ".join(tokens[i].text for i in range(block.first, at))
            listed = block.words[0] in words.given
            score += 2.0 if is_place(before) and not listed else -0.5 * (at - block.first) - (2.0 if listed else 0.0)
        whole = " ".join(tokens[i].text for i in range(at, block.last))
        if is_place(whole) and rest not in alone:
            score -= 3.0
        if score > best:
            best, found = score, at
    return found


def _shape(parse: Parse, name: Name, words: NameWords) -> float:
    """How much a name's own words speak for a person."""
    size = len(name.words)
    whole = " ".join(parse.tokens[i].text for i in range(name.first, name.last))
    listed = name.words[0] in words.given
    score = 0.0
    if size == 1 and name.words[0] in words.famous:
        return 2.0
    if listed:
        score += 2.0 if size > 1 else 0.5
    elif size > 1 and name.words[0] in words.foreign:
        score += 1.5
    elif any(word in words.given for word in name.words[1:]):
        score += 1.0
    elif size in (2, 3) and not (name.block.opens or name.block.left or name.block.right):
        score += 0.5 if words.heads_first else 1.0
    if any(word in words.particles for word in name.words[1:-1]):
        score += 1.0
    if is_place(whole):
        score -= 1.0 if listed else 2.0
    elif size > 1 and not listed and is_place(parse.tokens[name.last - 1].text):
        score -= 0.5
    if is_country(whole, words.code):
        score -= 4.0
    return score


def _evidence(parse: Parse, name: Name, words: NameWords) -> float:
    """How much the words around a name speak for a person."""
    tokens, block = parse.tokens, name.block
    before = tokens[name.first - 1].norm if name.first > 0 else ""
    behind = tokens[name.last].norm if name.last < len(tokens) else ""
    next_to = tokens[name.last + 1].text if name.last + 1 < len(tokens) else ""
    size = len(name.words)
    score = 0.0
    if block.left == "honorific":
        score += 3.0
    elif block.titled:
        score += _title_worth(name, words)
    elif before in words.dwellers:
        pass
    elif before.rstrip(".") in words.heads:
        score += 2.0 if size > 1 or not words.heads_first else 1.0
    elif role_before(parse, name.first, words):
        score += 1.5 if before != "," else 0.0 if is_place(tokens[name.first].text) else 2.0
    elif words.heads_first and block.left in {"never", "body"}:
        score -= 2.0
    if before in words.sites and not block.titled and tokens[name.first - 1].text.islower():
        score -= 2.0
    score += _said(parse, name, words, before, behind, next_to.casefold())
    if role_behind(parse, name.last, words):
        score += 2.0 if behind == "," else 1.5
    if behind == "(" and next_to.isdigit() and len(next_to) <= 2:
        score += 3.0
    elif behind == "(" and next_to.isupper() and 2 <= len(next_to) <= 6:
        if next_to.casefold() == "".join(word[0] for word in name.words):
            score += 0.5
        elif len(next_to) > 2 and not block.titled:
            score -= 2.0
    elif behind == "/" and not words.heads_first:
        score -= 2.0
    if behind == "," and next_to.isdigit() and len(next_to) == 2:
        score += 2.0
    if before in words.place_prepositions and not block.titled:
        score -= 0.5 if size > 1 or name.words[0] in words.given else 2.0
    if block.opens and size == 1:
        score -= 0.5
    return score


def _title_worth(name: Name, words: NameWords) -> float:
    """What a title in front is worth: less where other words stand between, and for a single word that no list has."""
    near = name.block.left == "title" and name.first == name.block.first
    if len(name.words) > 1 or name.words[0] in words.given:
        return 3.0 if near else 2.0
    if not words.heads_first:
        return 3.0 if near else 1.0
    return 1.5 if near else 0.0


def _said(parse: Parse, name: Name, words: NameWords, before: str, behind: str, next_to: str) -> float:
    worth = 1.5 if len(name.words) > 1 else 1.0
    if before in words.root_cues or before in words.sources:
        return worth
    if behind in words.cues or (behind in {"juga", "pun", "also"} and next_to in words.cues):
        return worth
    if behind == "," and next_to == "who":
        return worth
    return 0.0


def _fits(short: tuple[str, ...], full: tuple[str, ...], nicknames: Mapping[str, str]) -> bool:
    """Whether the words of `short` stand in `full` in this order; an initial stands for its word, one letter may differ."""
    if len(short) == 1 and len(short[0]) == 1:
        return short == full
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
    for form in order[:_MOST_FORMS]:
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
        if ((len(form) < len(someone.words) or len(form) > 1) and _fits(form, someone.words, words.nicknames))
        or (full is not None and _fits(someone.words, full, words.nicknames))
    ]
    if not candidates:
        return None
    same = [someone for someone in candidates if set(form) <= set(someone.words)] or candidates
    first = names[0].first
    return min(same, key=lambda someone: (min(abs(name.first - first) for name in someone.names), someone.words))


def _recognise(parse: Parse, people: list[Someone], words: NameWords) -> None:
    """Find the people again where the words around a name hid it: in headlines, and in capitals."""
    tokens = parse.tokens
    held = {index for someone in people for name in someone.names for index in range(name.first, name.last)}
    owners: dict[str, list[Someone]] = {}
    for someone in people:
        for word in dict.fromkeys(word for name in someone.names for word in name.words):
            if len(word) > 1 and word not in words.particles:
                owners.setdefault(word, []).append(someone)
    index = 0
    while index < len(tokens):
        found = owners.get(tokens[index].norm) if tokens[index].is_capital and index not in held else None
        if not found:
            index += 1
            continue
        last = index + 1
        while last < len(tokens) and last not in held and tokens[last].norm in owners and tokens[last].is_capital:
            found = [someone for someone in found if someone in owners[tokens[last].norm]] or found
            if found[0] not in owners[tokens[last].norm]:
                break
            last += 1
        form = tuple(tokens[i].norm for i in range(index, last))
        nearest = min(found, key=lambda someone: min(abs(name.first - index) for name in someone.names))
        if _may_be(parse, index, last, words):
            number = parse.sentence_index(tokens[index].start)
            block = Block(index, last, form, "", "", False, False, parse.sentences[number].in_title, number)
            nearest.names.append(Name(index, last, form, 0.0, block))
        index = last


def _may_be(parse: Parse, first: int, last: int, words: NameWords) -> bool:
    """Whether a known name's words are that name here, and not a part of an organisation's or a place's."""
    tokens = parse.tokens
    if last < len(tokens) and tokens[last].is_capital and tokens[last].start - tokens[last - 1].end == 1:
        kind = kind_of(tokens[last], words)
        if (
            not words.heads_first
            and kind in {"never", "body"}
            and not is_headline(parse, parse.sentence_index(tokens[first].start), words)
        ):
            return False
    if words.heads_first and first > 0 and tokens[first - 1].is_capital:
        return kind_of(tokens[first - 1], words) != "body"
    return tokens[first].norm not in words.never and tokens[first].norm not in words.heads


def _role(parse: Parse, someone: Someone, words: NameWords, held: set[int]) -> str | None:
    """The fullest title that stands beside a person's names."""
    roles = [span for name in someone.names for span in role_around(parse, name.first, name.last, words, held)]
    if not roles:
        roles = [span for name in someone.names if (span := role_shared(parse, name.first, words, held)) is not None]
    if not roles:
        return None

    def worth(span: Span) -> tuple[bool, int, int]:
        told = span.of(parse.text).split()
        return told[0].casefold() not in words.lesser, len(told), -span.start

    return max(roles, key=worth).of(parse.text)


def _mention(parse: Parse, kind: MentionKind, form: MentionForm, span: Span, mentions: list[Mention]) -> str:
    """The id of a new mention."""
    identity = content_id("mention", kind, form, *span, parse.article.digest)
    mentions.append(Mention(identity, kind, form, span.start, span.end, _BY[form]))
    return identity


def _person(parse: Parse, someone: Someone, words: NameWords, mentions: list[Mention]) -> Person:
    tokens = parse.tokens
    spans = [Span(tokens[name.first].start, tokens[name.last - 1].end) for name in someone.names]
    forms = list(dict.fromkeys(span.of(parse.text) for span in spans))
    name = min(forms, key=lambda form: (-len(form.split()), form.isupper(), forms.index(form)))
    every: list[tuple[Span, MentionForm]] = [*((span, "name") for span in spans), *someone.others]
    ids = tuple(_mention(parse, "person", form, span, mentions) for span, form in sorted(every))
    return Person(
        content_id("person", name, spans[0].start, parse.article.digest),
        name,
        someone.role,
        _country(someone.role, words.code),
        tuple(form for form in forms if form != name),
        ids,
        _BY["name"],
    )


def _body(parse: Parse, body: Collective, mentions: list[Mention]) -> Body:
    every: list[tuple[Span, MentionForm]] = [*((span, "name") for span in body.spans), *body.others]
    ids = tuple(_mention(parse, "body", form, span, mentions) for span, form in sorted(every))
    identity = content_id("body", body.name, body.spans[0].start, parse.article.digest)
    return Body(identity, body.name, body.sector, body.country, ids, "bodies:names/1")


def _country(role: str | None, code: str) -> str | None:
    for word in (role or "").replace(",", " ").split():
        if word[0].isupper() and (country := country_of(word, code)):
            return country
    return None
