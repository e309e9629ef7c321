"""By-names: in brackets, in quotation marks, behind "alias", and initials that stand for a full name."""

from __future__ import annotations

from dataclasses import replace

from saksi.languages import Parse
from saksi.mentions.names import Block, NameWords, is_country, is_place, kind_of
from saksi.mentions.parties import Name, Someone
from saksi.records import Token

__all__ = ["join_by_names", "join_nicknames"]

_MARKS = frozenset("\"“”'‘’")
# A description stands between a person and "yang akrab disapa"; further back somebody else is meant.
_FAR = 80
# Evidence that a name before a bracket needs, else what stands in it is an acronym ("Evaluasi (Monev)").
_LIKELY = 1.5
# The letters of the shortest piece of a name that people are called by.
_SHORTEST = 3


def join_nicknames(parse: Parse, names: list[Name]) -> list[Name]:
    """`names` with the halves around a nickname in quotation marks as one ("Dwayne 'The Rock' Johnson")."""
    tokens = parse.tokens
    by_first = {name.first: name for name in names}
    gone: set[int] = set()
    out: list[Name] = []
    for name in names:
        if name.first in gone:
            continue
        at = name.last + 1
        while at < len(tokens) and at - name.last < 5 and tokens[at].is_word and tokens[at].is_capital:
            at += 1
        other = by_first.get(at + 1)
        if other is None or name.last >= at - 1 or not _is_quoted(tokens, name.last, at):
            out.append(name)
            continue
        gone |= set(range(name.last, other.first + 1))
        block = replace(name.block, last=other.last, right=other.block.right)
        inner = tuple(token.norm for token in tokens[name.last + 1 : at])
        out.append(Name(name.first, other.last, name.words + inner + other.words, 0.0, block))
    return [name for name in out if name.first not in gone]


def _is_quoted(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the tokens `first` and `last` are marks around the words between, with a blank behind."""
    if tokens[first].text not in _MARKS or tokens[last].text not in _MARKS:
        return False
    return tokens[last].start == tokens[last - 1].end and tokens[last + 1].start > tokens[last].end


def join_by_names(parse: Parse, people: list[Someone], words: NameWords) -> list[Someone]:
    """`people` with those who are by-names of others given to these ("Saifullah Yusuf (Gus Ipul)", "LM")."""
    owners = {name.first: someone for someone in people for name in someone.names}
    ends = {name.last: name for someone in people for name in someone.names}
    merged: dict[int, Someone] = {}
    likely = {id(someone): someone.score >= _LIKELY for someone in people}
    cues = {phrase.split()[0] for phrase in words.by_names} | words.either
    last = -1
    for at in range(1, len(parse.tokens)):
        # "Tunggu saja," kata pria yang karib disapa Ipunk: a word that opens a sentence is not who is so called.
        if at in ends and (likely[id(owners[ends[at].first])] or last < 0 or at - last > _FAR):
            last = ends[at].first
        if at not in ends and parse.tokens[at].norm not in cues:
            continue
        by, cued = _by_name_from(parse, at, words, at in ends)
        if by < 0 or last < 0 or (not cued and at not in ends) or at - last > _FAR:
            continue
        someone = owners[last]
        if not cued and not likely[id(someone)]:
            continue
        if parse.tokens[at].norm in words.either and not _is_other_name(someone, owners.get(by), words):
            continue
        _take(parse, someone, by, owners, merged, words, cued)
    by_letters: dict[str, list[Someone]] = {}
    for someone in people:
        if 2 <= len(someone.words) <= 4:
            by_letters.setdefault("".join(word[0] for word in someone.words), []).append(someone)
    for someone in people:
        full = by_letters.get(someone.words[0], [])
        if len(someone.words) == 1 and id(someone) not in merged and len(full) == 1:
            merged[id(someone)] = full[0]
            full[0].names.extend(someone.names)
        elif id(someone) not in merged and (owner := _clipped(someone, people, words)) is not None:
            merged[id(someone)] = owner
            owner.names.extend(someone.names)
    return [someone for someone in people if id(someone) not in merged]


def _is_other_name(someone: Someone, other: Someone | None, words: NameWords) -> bool:
    """Whether what an "or" leads to is another name of a person, and not another one ("Siti Aminah atau Mince")."""
    if other is None or len(someone.words) < 2:
        return False
    shared = len(other.words) > 1 and other.words[0] in someone.words
    return shared or (
        len(other.words) == 1 and other.words[0] not in words.given and other.words[0] not in words.famous
    )


def _clipped(someone: Someone, people: list[Someone], words: NameWords) -> Someone | None:
    """The only person of a full name that a word is a piece of, as Indonesians are called ("Bowo" of "Prabowo")."""
    short = someone.words[0]
    if not words.heads_first or len(someone.words) > 1 or len(short) < _SHORTEST:
        return None
    listed = short in words.given  # "Adit" of "Adityawarman", but no "Budi" of "Budiman"
    owners = [
        other
        for other in people
        if len(other.words) > 1
        and any(
            word.startswith(short) and len(word) > len(short) + 3
            if listed
            else short in word and len(word) > len(short) + 1
            for word in other.words
        )
    ]
    return owners[0] if len(owners) == 1 and owners[0].score >= _LIKELY else None


def _by_name_from(parse: Parse, at: int, words: NameWords, behind_name: bool) -> tuple[int, bool]:
    """Where a by-name may begin at `at`, -1 for nowhere, and whether words say that it is one."""
    tokens = parse.tokens
    if words.heads_first and behind_name and tokens[at].text == "(" and at + 1 < len(tokens):
        return (at + 1 if tokens[at + 1].is_capital else -1), False
    if tokens[at].norm in words.either and at + 1 < len(tokens):
        near = behind_name or tokens[at - 1].text == ")"
        return (at + 1 if near and tokens[at + 1].is_capital else -1), True
    for size in (3, 2, 1):
        if at + size < len(tokens) and " ".join(t.norm for t in tokens[at : at + size]) in words.by_names:
            at += size
            while at + 1 < len(tokens) and (tokens[at].text in _MARKS or tokens[at].norm in words.by_names):
                at += 1
            return (at if tokens[at].is_capital else -1), True
    return -1, False


def _take(
    parse: Parse,
    someone: Someone,
    first: int,
    owners: dict[int, Someone],
    merged: dict[int, Someone],
    words: NameWords,
    cued: bool,
) -> None:
    """Give `someone` the by-name that begins at token `first`, where it is one."""
    tokens = parse.tokens
    last = first
    while last < len(tokens) and last - first < 4 and tokens[last].is_capital and tokens[last].is_word:
        last += 1
    if not cued and (last >= len(tokens) or tokens[last].text != ")" or not _is_by_name(tokens[first:last], words)):
        return
    inner = next((at for at in range(first, last) if at in owners), -1)
    other = owners.get(inner)
    while other is not None and id(other) in merged:
        other = merged[id(other)]
    if other is someone or (other is not None and (len(other.words) > 2 or id(someone) in merged)):
        return
    if other is not None:
        merged[id(other)] = someone
        someone.names.extend(other.names)
        for name in other.names:
            owners[name.first] = someone
    elif cued or last > first:
        form = tuple(token.norm for token in tokens[first:last])
        number = parse.sentence_index(tokens[first].start)
        someone.names.append(
            Name(first, last, form, 0.0, Block(first, last, form, "", "", False, False, False, number))
        )
        owners[first] = someone


def _is_by_name(tokens: tuple[Token, ...], words: NameWords) -> bool:
    """Whether the words in a bracket may name a person: no office, no body, no place, no letters."""
    kinds = [kind_of(token, words) for token in tokens]
    whole = " ".join(token.text for token in tokens)
    if not kinds or is_place(whole) or is_country(whole, words.code):
        return False
    return kinds[-1] == "plain" and all(kind in {"plain", "honorific"} for kind in kinds)
