"""People and bodies, with their names, roles and every mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saksi.contract import content_id
from saksi.gazetteer import country_of
from saksi.languages import Parse
from saksi.mentions.appositions import role_around
from saksi.mentions.bodies import gather_bodies
from saksi.mentions.by_names import join_by_names
from saksi.mentions.candidates import names_in, taken_by
from saksi.mentions.chains import tie_titles
from saksi.mentions.descriptions import describe
from saksi.mentions.names import Block, NameWords, is_country, is_headline, kind_of, name_words, runs_of
from saksi.mentions.parties import Collective, Name, Someone
from saksi.mentions.pronouns import tie_pronouns
from saksi.mentions.same_names import gather_people
from saksi.mentions.shared_roles import labelled, role_of_several, role_shared
from saksi.records import Body, Mention, MentionForm, MentionKind, Person, Span

__all__ = ["find_people"]

_BY: dict[MentionForm, str] = {"name": "people:names/1", "title": "chains:titles/1", "pronoun": "chains:pronouns/1"}
# Evidence that makes a run of words a person: two points, as one clear sign (a title, an age) or two weak ones give.
_ENOUGH = 2.0
# A title in a headline has at most this many words; before more stand the headline's own.
_HEADLINE = 4


def find_people(
    parse: Parse, taken: Sequence[Span]
) -> tuple[tuple[Person, ...], tuple[Body, ...], tuple[Mention, ...]]:
    """People and bodies of an article with all their mentions; `taken` are spans that are no names (dates)."""
    words = name_words(parse.language)
    runs = [tuple(runs_of(parse, sentence, words)) for sentence in parse.sentences]
    names = names_in(parse, words, runs, taken)
    people = _believed(parse, join_by_names(parse, gather_people(names, words), words), words)
    _recognise(parse, people, words)
    people.sort(key=lambda someone: min(name.first for name in someone.names))
    held = taken_by([name for someone in people for name in someone.names])
    for someone in people:
        someone.names.sort(key=lambda name: name.first)
        someone.role = _role(parse, someone, words, held)
    describe(parse, people, words, held)
    bodies = gather_bodies(parse, words, runs, held)
    tie_titles(parse, people, words)
    tie_pronouns(parse, people, bodies, words)
    mentions: list[Mention] = []
    persons = tuple(_person(parse, someone, words, mentions) for someone in people)
    groups = tuple(_body(parse, body, mentions) for body in bodies)
    mentions.sort(key=lambda mention: (mention.start, -mention.end, mention.kind))
    return persons, groups, tuple(mentions)


def _believed(parse: Parse, gathered: list[Someone], words: NameWords) -> list[Someone]:
    """Those for whom enough speaks; a full name listed beside one of them has one sign more."""
    people = [someone for someone in gathered if someone.score >= _ENOUGH]
    held = taken_by([name for someone in people for name in someone.names])
    near = [someone for someone in gathered if _ENOUGH > someone.score >= _ENOUGH - 1.0 and len(someone.words) > 1]
    for order in (1, -1):  # a list is gone through from both ends: each name in it vouches for the next
        rest = []
        for someone in sorted(near, key=lambda someone: someone.names[0].first)[::order]:
            if any(_is_listed(parse, name, words, held) for name in someone.names):
                people.append(someone)
                held |= taken_by(someone.names)
            else:
                rest.append(someone)
        near = rest
    return people


def _is_listed(parse: Parse, name: Name, words: NameWords, held: set[int]) -> bool:
    """Whether a person's name stands beside `name` with a comma or an "and" between."""
    for step, at in ((-1, name.first - 1), (1, name.last)):
        marks, most = 0, 2 if words.heads_first else 1
        while (
            0 <= at < len(parse.tokens)
            and marks < most
            and (parse.tokens[at].norm in words.links or parse.tokens[at].norm in {",", "hingga"})
        ):
            at, marks = at + step, marks + 1
        if marks and at in held:
            return True
    return False


def _recognise(parse: Parse, people: list[Someone], words: NameWords) -> None:
    """Find the people again where the words around a name hid it: in headlines, and in capitals."""
    tokens = parse.tokens
    held = {index for someone in people for name in someone.names for index in range(name.first, name.last)}
    owners: dict[str, list[Someone]] = {}
    for someone in people:
        for word in dict.fromkeys(word for name in someone.names for word in name.words):
            if len(word) > 1 and word not in words.particles:
                owners.setdefault(word, []).append(someone)
    for short, someone in _short_forms(parse, people, words):
        owners.setdefault(short, []).append(someone)
    index = 0
    while index < len(tokens):
        found = owners.get(tokens[index].norm)
        if found and (index in held or not tokens[index].is_capital):
            found = None
        if not found:
            index += 1
            continue
        last = index + 1
        while last < len(tokens) and last not in held and tokens[last].norm in owners and tokens[last].is_capital:
            found = [someone for someone in found if someone in owners[tokens[last].norm]] or found
            if found[0] not in owners[tokens[last].norm]:
                break
            last += 1
        if last == index + 1 and index not in held and index - 1 not in held and _is_forename(parse, index - 1, words):
            index -= 1
        form = tuple(tokens[i].norm for i in range(index, last))
        nearest = min(found, key=lambda someone: min(abs(name.first - index) for name in someone.names))
        if _may_be(parse, index, last, words):
            number = parse.sentence_index(tokens[index].start)
            block = Block(index, last, form, "", "", False, False, parse.sentences[number].in_title, number)
            nearest.names.append(Name(index, last, form, 0.0, block))
        index = last


def _is_forename(parse: Parse, at: int, words: NameWords) -> bool:
    """Whether a given name stands at `at` in a headline, before a surname with one blank between."""
    if at < 0 or parse.tokens[at + 1].start - parse.tokens[at].end != 1 or not parse.tokens[at].is_capital:
        return False
    return (
        parse.tokens[at].norm in words.given and parse.sentences[parse.sentence_index(parse.tokens[at].start)].in_title
    )


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
    return _is_clear(parse, first, last, words)


def _is_clear(parse: Parse, first: int, last: int, words: NameWords) -> bool:
    """Whether a known name that is a word by itself too ("Cook", "Muslim") stands where a name would."""
    tokens = parse.tokens
    norm = tokens[first].norm
    if last - first > 1 or not (
        norm in words.never or norm in words.heads or is_country(tokens[first].text, words.code)
    ):
        return True
    beside = tokens[last].norm if last < len(tokens) else ""
    before = tokens[first - 1].norm if first > 0 else ""
    return beside in words.cues or beside == "'s" or before in words.root_cues or before in words.sources


def _short_forms(parse: Parse, people: list[Someone], words: NameWords) -> Iterator[tuple[str, Someone]]:
    """Initials and by-names of people: from the list, and in brackets behind the name ("Joko Widodo (JW)")."""
    for someone in people:
        for alias, full in words.aliases.items():
            if " " not in alias and len(someone.words) > 1 and set(someone.words) <= set(full):
                yield alias.casefold(), someone
        letters = "".join(word[0] for word in someone.words)
        for name in someone.names:
            at = name.last
            opened = name.first > 1 and parse.tokens[name.first - 1].text == "("
            before = parse.tokens[name.first - 2].text if opened else ""
            if before.isupper() and 1 < len(before) < 5 and set(before.casefold()) <= set("".join(name.words)):
                yield before.casefold(), someone  # "NOP (Nopriansyah)"
            if at + 2 < len(parse.tokens) and parse.tokens[at].text == "(" and parse.tokens[at + 2].text == ")":
                short = parse.tokens[at + 1]
                if short.text.isupper() and len(short.text) > 1 and set(short.norm) <= set(letters):
                    yield short.norm, someone


def _role(parse: Parse, someone: Someone, words: NameWords, held: set[int]) -> str | None:
    """The fullest title that stands beside a person's names."""
    roles = [span for name in _told(someone) for span in role_around(parse, name.first, name.last, words, held)]
    if not roles:
        titled = (name for name in someone.names if name.block.in_title)
        found = [span for name in titled for span in role_around(parse, name.first, name.last, words, held)]
        roles = [span for span in found if len(span.of(parse.text).split()) <= _HEADLINE]
    if not roles:
        roles = [span for name in someone.names if (span := role_shared(parse, name.first, words, held)) is not None]
    if not roles:
        several = (role_of_several(parse, name.first, name.last, words, held) for name in someone.names)
        roles = [span for span in several if span is not None]
    if not roles and not words.heads_first:
        roles = [span for name in someone.names if (span := labelled(parse, name.first, words, across=True))]
    if not roles:
        return None
    near = {parse.tokens[name.first].start - 1 for name in someone.names if not name.block.in_title}

    def worth(span: Span) -> tuple[bool, bool, int, bool, int]:
        told = span.of(parse.text).split()
        office = told[0][0].isupper() and span.end in near
        # English prints the office before the name; Indonesian prints short forms there too ("Menag").
        first = office and not words.heads_first
        return told[0].casefold() not in words.lesser, first, len(told), office, -span.start

    return max(roles, key=worth).of(parse.text)


def _told(someone: Someone) -> list[Name]:
    """A person's names outside headlines, whose capitals hide where a title begins."""
    return [name for name in someone.names if not name.block.in_title]


def _mention(parse: Parse, kind: MentionKind, form: MentionForm, span: Span, mentions: list[Mention]) -> str:
    """The id of a new mention."""
    identity = content_id("mention", kind, form, *span, parse.article.digest)
    mentions.append(Mention(identity, kind, form, span.start, span.end, _BY[form]))
    return identity


def _person(parse: Parse, someone: Someone, words: NameWords, mentions: list[Mention]) -> Person:
    tokens = parse.tokens
    spans = [Span(tokens[name.first].start, tokens[name.last - 1].end) for name in someone.names]
    forms = list(dict.fromkeys(span.of(parse.text) for span in spans))
    firsts = {form.split()[0].casefold() for form in forms}

    def fullness(form: str) -> tuple[bool, int, bool, bool, int]:
        parts = form.split()
        called = tuple(form.casefold().split()) in words.alias_forms
        return (
            called,
            -len(parts),
            form.isupper(),
            words.nicknames.get(parts[0].casefold()) in firsts,
            forms.index(form),
        )

    name = min(forms, key=fullness)
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
    parts = (role or "").replace(",", " ").split()
    for at in range(len(parts)):
        for size in (4, 3, 2, 1):
            if parts[at][0].isupper() and (country := country_of(" ".join(parts[at : at + size]), code)):
                return country
    return None
