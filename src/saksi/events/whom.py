"""Whom one noun phrase names: people, bodies, countries, and people as they are described."""

from __future__ import annotations

from dataclasses import replace

from saksi.events.clauses import Clause
from saksi.events.offices import body_of_office
from saksi.events.phrases import Chunk, is_headline
from saksi.records import Body, Mention, Party, Person, Place, Span

__all__ = ["heads_people", "hyphened", "is_name", "is_pronoun", "nested_party", "party_of"]

# Behind these a capital says nothing.
_OPENERS = frozenset('.!?:"“”-–—(')


def party_of(clause: Clause, chunk: Chunk) -> Party | None:
    """The person, body or country named in a phrase, else the phrase as printed where its nouns name people."""
    tokens = clause.parse.tokens
    if _is_dateline(clause, chunk):
        return None
    if chunk.last - chunk.first > 1 and clause.grammar.has("sides", clause.word(chunk)):
        inner = party_of(clause, replace(chunk, first=chunk.first + 1))
        if inner is not None and inner.name[0].isupper():
            return inner
    words = tokens[chunk.first : chunk.last]
    span = Span(words[0].start, words[-1].end)
    trails = len(words) > 1 and clause.grammar.has("trailing", words[-1].norm)  # "left 30 civilians dead"
    bare = Span(words[_article(clause, chunk)].start, words[-2 if trails else -1].end)
    printed = Party(None, bare.of(clause.parse.text), bare, None, None)
    headed = _is_headed(clause, chunk)
    best: Party | None = None
    for mention, owner in _owners(clause, chunk):
        where = Span(mention.start, mention.end)
        if isinstance(owner, Person):
            # "the Obama administration" is not Obama, "istri Budi" is not Budi.
            apart = headed and (mention.end < span.end if clause.grammar.head_is_last else _belongs(clause, chunk))
            return printed if apart else Party(owner.id, owner.name, where, owner.country, None)
        if isinstance(owner, Body):
            if where == span or (owner.name[0].isupper() and not headed and not _is_from(clause, chunk, mention)):
                return Party(owner.id, owner.name, where, owner.country, owner.sector)
            if not clause.grammar.has("adjectival", owner.name) or _is_head(clause, chunk, mention):
                best = replace(printed, country=owner.country, sector=owner.sector)
        elif best is None and owner.kind == "country" and (chunk.last - chunk.first <= 2 or not headed):
            best = Party(owner.id, owner.name, where, owner.country, "GOV")
        elif best is None and where == span:
            # "Moskow menolak", "Aleppo direbut": a place alone stands for its people or its rulers.
            best = _ruled_from(clause, chunk, owner) or Party(owner.id, owner.name, where, owner.country, None)
    if best is not None:
        return best
    if is_pronoun(clause, chunk):
        if not clause.grammar.has("first_person", words[0].norm):
            return None
        ours = clause.deed and clause.grammar.has("plural_selves", words[0].norm)
        return (_own_body(clause) if ours else None) or clause.speaker
    if len(words) == 1 and clause.grammar.has("own_side", words[0].norm):
        # "pihaknya juga menurunkan tim" goes on with what was said before
        saying = clause if clause.speaker is not None else replace(clause, speaker=clause.sayer)
        own = _spoken_for(saying, words[0].norm) or saying.speaker
        if own is not None:
            return own
    initials = _initials(clause, chunk)
    if initials is not None:
        return initials
    if _names_people(clause, chunk) or is_name(clause, chunk):
        return printed
    return None


def _article(clause: Clause, chunk: Chunk) -> int:
    """How many words before a description only say that one follows ("the driver"): 0 or 1."""
    first = clause.parse.tokens[chunk.first]
    opens = chunk.first == clause.chunks[0].first or not first.is_capital
    only = clause.grammar.has("articles", first.norm) and not clause.grammar.has("owning", first.norm)
    return 1 if only and opens and chunk.last > chunk.first + 1 else 0


def _ruled_from(clause: Clause, chunk: Chunk, seat: Place) -> Party | None:
    """The country whose government a capital stands for before a verb ("Moskow menolak"), where it is named too."""
    if clause.left >= len(clause.chunks) or chunk.first >= clause.chunks[clause.left].first:
        return None
    country = clause.names.countries.get(seat.country or "")
    if country is None or not clause.grammar.has("seats", seat.name.casefold()):
        return None
    tokens = clause.parse.tokens
    where = Span(tokens[chunk.first].start, tokens[chunk.last - 1].end)
    return Party(country.id, country.name, where, country.country, "GOV")


def _is_dateline(clause: Clause, chunk: Chunk) -> bool:
    """Whether a dash ends a phrase and a blank follows ("JAKARTA- Polisi")."""
    tokens = clause.parse.tokens
    dash = tokens[chunk.last - 1]
    apart = chunk.last < len(tokens) and tokens[chunk.last].start > dash.end
    return apart and not dash.is_word and dash.text in "-–—"


def _spoken_for(clause: Clause, word: str) -> Party | None:
    """The body that a speaker's office names, or his country: who "pihaknya" or "negaranya" is in his words."""
    owner = _speaking(clause)
    if owner is None or clause.speaker is None:
        return None
    if clause.grammar.has("own_country", word):
        span = clause.speaker.span
        country = clause.names.countries.get(owner.country or "")
        return None if country is None else Party(country.id, country.name, span, country.country, "GOV")
    return body_of_office(clause, owner) if clause.grammar.has("own_body", word) else None


def _own_body(clause: Clause) -> Party | None:
    """The body of the speaker's office: who "kami" does in his words."""
    owner = _speaking(clause)
    return None if owner is None else body_of_office(clause, owner)


def _speaking(clause: Clause) -> Person | None:
    """The person who says the words."""
    if clause.speaker is None:
        return None
    speaker, tokens = clause.speaker, clause.parse.tokens
    first = clause.parse.token_index(speaker.span.start)
    for index in range(first, min(len(tokens), first + _LONGEST_NAME)):
        mention = clause.names.mention_at.get(index)
        owner = clause.names.owner_of.get(mention.id) if mention is not None else None
        inside = tokens[index].start < speaker.span.end
        if isinstance(owner, Person) and (owner.id == speaker.id or (speaker.id is None and inside)):
            return owner
    return None


# The longest name with its offices, in tokens.
_LONGEST_NAME = 24


def _initials(clause: Clause, chunk: Chunk) -> Party | None:
    """Whom a word of naming names at the end of a phrase ("seorang pelajar berinisial AB")."""
    tokens = clause.parse.tokens
    for index in range(chunk.first, chunk.last - 1):
        following = tokens[index + 1]
        if clause.grammar.has("naming", tokens[index].norm) and following.is_capital:
            mention = clause.names.mention_at.get(index + 1)
            owner = clause.names.owner_of.get(mention.id) if mention is not None else None
            if isinstance(owner, Person):
                return Party(owner.id, owner.name, Span(following.start, following.end), owner.country, None)
            span = Span(following.start, tokens[chunk.last - 1].end)
            return Party(None, span.of(clause.parse.text), span, None, None)
    return None


def hyphened(clause: Clause, chunk: Chunk) -> tuple[Party, ...]:
    """Both of two countries or bodies that a hyphen ties ("perang Iran-Israel"); () where none are."""
    for index in range(chunk.first, chunk.last):
        pair = (clause.names.mention_at.get(index), clause.names.tied_at.get(index))
        out = [_named_by(clause, mention) for mention in pair if mention is not None]
        if len(out) == len(pair) and all(out):
            return tuple(party for party in out if party is not None)
    return ()


def _named_by(clause: Clause, mention: Mention) -> Party | None:
    """The country or body that a mention names."""
    owner = clause.names.owner_of.get(mention.id)
    where = Span(mention.start, mention.end)
    if isinstance(owner, Body):
        return Party(owner.id, owner.name, where, owner.country, owner.sector)
    if isinstance(owner, Place) and owner.kind == "country":
        return Party(owner.id, owner.name, where, owner.country, "GOV")
    return None


def nested_party(clause: Clause, chunk: Chunk) -> Party | None:
    """Who is named inside a phrase about a thing, where the head stands first ("gaji guru": "guru")."""
    if clause.grammar.head_is_last:
        return None
    for index in range(chunk.first + 1, chunk.last):
        word = clause.parse.tokens[index].norm.rstrip(".")
        if clause.grammar.has("people", word) and not clause.grammar.has("adjectival", word):
            return party_of(clause, replace(chunk, first=index))
    return None


def _names_people(clause: Clause, chunk: Chunk) -> bool:
    """Whether a noun for people heads the phrase; where the head stands last, whether there is one at all."""
    tokens = clause.parse.tokens
    if clause.grammar.head_is_last:
        return any(clause.grammar.has("people", token.norm.rstrip(".")) for token in tokens[chunk.first : chunk.last])
    head = _head(clause, chunk)
    if head is None:
        return False
    named = clause.grammar.has("people", tokens[head].norm.rstrip("."))
    if clause.grammar.has("sides", tokens[head].norm) and chunk.last - chunk.first > 1:
        return True
    return named or clause.grammar.has("of_people", tokens[chunk.first].norm)


def _owners(clause: Clause, chunk: Chunk) -> list[tuple[Mention, Person | Body | Place]]:
    """The mentions in a phrase with whom they mean: people first, then bodies, then places."""
    found: dict[str, tuple[Mention, Person | Body | Place]] = {}
    for index in range(chunk.first, chunk.last):
        mention = clause.names.mention_at.get(index)
        if mention is None or mention.id not in clause.names.owner_of:
            continue
        if not (index == chunk.first and _is_owned(clause, chunk)):
            found.setdefault(mention.id, (mention, clause.names.owner_of[mention.id]))
    rank = {"person": 0, "body": 1, "place": 2}
    return sorted(found.values(), key=lambda pair: (rank[pair[0].kind], pair[0].start))


def _is_owned(clause: Clause, chunk: Chunk) -> bool:
    """Whether a pronoun opens a phrase for other people ("her fans"): of a thing its owner is meant ("her speech")."""
    if chunk.last - chunk.first == 1 or not clause.grammar.has("owning", clause.word(chunk)):
        return False
    head = clause.names.mention_at.get(chunk.last - 1)
    return _names_people(clause, chunk) or (head is not None and head.kind != "place")


def _is_headed(clause: Clause, chunk: Chunk) -> bool:
    """Whether a noun for people outside the named words heads the phrase ("tiga anggota DPRD", "Obama supporters")."""
    index = _head(clause, chunk)
    if index is None or not clause.grammar.has("people", clause.parse.tokens[index].norm.rstrip(".")):
        return False
    mention = clause.names.mention_at.get(index)
    return mention is None or (mention.kind == "body" and clause.parse.text[mention.start].islower())


def _is_from(clause: Clause, chunk: Chunk, mention: Mention) -> bool:
    """Whether people that a sentence opens with are those of the place behind them ("Warga Slawi menolak")."""
    tokens = clause.parse.tokens
    behind = chunk.first + 1
    there = clause.names.mention_at.get(behind) if behind < chunk.last else None
    opens = mention.start == tokens[chunk.first].start and mention.end == tokens[chunk.first].end
    word = tokens[chunk.first]
    plain = clause.grammar.has("people", word.norm) and word.text[1:].islower()
    return opens and plain and there is not None and there.kind == "place" and not clause.grammar.head_is_last


def _is_head(clause: Clause, chunk: Chunk, mention: Mention) -> bool:
    """Whether a mention covers the head of a phrase: "militer" in "militer itu", not in "target militer"."""
    index = _head(clause, chunk)
    return index is not None and mention.start <= clause.parse.tokens[index].start < mention.end


def _belongs(clause: Clause, chunk: Chunk) -> bool:
    """Whether the head only belongs to whom the phrase names ("suami Maia", "para pejabat Trump")."""
    index = _head(clause, chunk)
    return index is not None and clause.grammar.has("belonging", clause.parse.tokens[index].norm)


def _head(clause: Clause, chunk: Chunk) -> int | None:
    tokens = clause.parse.tokens
    heads = [
        i
        for i in range(chunk.first, chunk.last)
        if tokens[i].is_word
        and not tokens[i].norm.isdigit()
        and not clause.grammar.has("determiners", tokens[i].norm)
        and not clause.grammar.has("closers", tokens[i].norm)
    ]
    if not heads:
        return None
    return heads[-1] if clause.grammar.head_is_last else heads[0]


def is_name(clause: Clause, chunk: Chunk) -> bool:
    """A head in capitals that no place covers: a name that the lists of names do not know."""
    tokens = clause.parse.tokens
    if is_headline(clause.parse, clause.chunks[0].first, clause.chunks[-1].last) or clause.word(chunk) == "(":
        return False
    inner = range(chunk.first, chunk.last)
    if any((m := clause.names.mention_at.get(i)) is not None and m.kind == "place" for i in inner):
        return False
    index = _head(clause, chunk)
    if index is None:
        return False
    token = tokens[index]
    if clause.grammar.has("pronouns", token.norm) or not token.text[0].isalpha() or len(token.text) < 2:
        return False
    inside = index > clause.chunks[0].first and tokens[index - 1].text not in _OPENERS
    return token.is_capital and (inside or (token.text.isupper() and len(token.text) > 2))


def heads_people(clause: Clause, index: int) -> bool:
    """Whether a noun for people, or a name, heads the phrase at `index`."""
    chunk = clause.chunks[index]
    return chunk.kind == "noun" and (_names_people(clause, chunk) or chunk.first in clause.names.mention_at)


def is_pronoun(clause: Clause, chunk: Chunk) -> bool:
    """Whether a phrase is a pronoun alone."""
    return chunk.last == chunk.first + 1 and clause.grammar.has("pronouns", clause.word(chunk))
