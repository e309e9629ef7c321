"""The names of an article that may be people's, cut free of titles, with the evidence for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from saksi.languages import Parse
from saksi.mentions.by_names import join_nicknames
from saksi.mentions.evidence import evidence_of, shape_of
from saksi.mentions.line_ups import players_in
from saksi.mentions.names import Block, NameWords, blocks_of, is_country, is_name_word, is_place, kind_of
from saksi.mentions.parties import Name
from saksi.mentions.roles import LONGEST, fields_head, is_head, role_before
from saksi.records import Span, Token

__all__ = ["names_in", "taken_by"]

# A dateline is no longer than this many tokens ("Washington, D.C., Example News –").
_DATELINE = 10
# The letters of the shortest halves of an adjective with a hyphen ("Iran-backed", no "Al-assad").
_LEAST_JOINED = 4


def names_in(
    parse: Parse, words: NameWords, runs: Sequence[Sequence[tuple[int, int]]], taken: Sequence[Span]
) -> list[Name]:
    """The names that may be people's, with their evidence; `runs` are those of each sentence, `taken` are no names."""
    tokens = parse.tokens
    blocks = blocks_of(parse, words, runs)
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
    out = join_nicknames(parse, [name for name in out if len(name.words) > 1 or len(name.words[0]) > 1])
    forms = {name.words for name in out}
    for name in out:
        _cut_to_known(name, forms, words)
    forms = {name.words for name in out}
    known = {name.casefold() for name in words.known_bodies if " " in name}
    known |= _outlets(parse)
    out = [name for name in out if " ".join(name.words) not in known and not _in_dateline(parse, name)]
    out = [name for name in out if not _is_spelt_out(tokens, name)]
    bodies = {
        block.words
        for block in blocks
        if block.left == "body" and not block.titled and not _is_whole_body(tokens[block.first - 1], words)
    }
    times = Counter(name.words for name in out)
    for name in out:
        name.score = evidence_of(parse, name, words)
    small = frozenset(token.norm for token in tokens if token.text.islower()) if words.heads_first else frozenset()
    borne = {name.words for name in out if len(name.words) == 1 and name.score >= 1.0}
    for name in out:
        name.shape = shape_of(parse, name, words) - (3.0 if name.words in bodies else 0.0)
        name.shape -= _of_the_language(name, small, words)
        ends = {(name.words[0],), (name.words[-1],)} if len(name.words) > 1 else set()
        if ends & (forms if words.heads_first else borne):
            name.shape += 1.0
        if len(name.words) > 1 and times[name.words] > 1:
            name.shape += 0.5
    players = players_in(parse, words)
    playing = taken_by(players)
    out = players + [name for name in out if playing.isdisjoint(range(name.first, name.last))]
    return _initials(parse, words, taken_by(out)) + out


def _of_the_language(name: Name, small: frozenset[str], words: NameWords) -> float:
    """What speaks against a name of two words and more: words that the language has, by a list or in the article."""
    if len(name.words) < 2:
        return 0.0
    if (
        name.words[0] in words.given or name.words[0] in words.foreign
    ):  # "Hari Jadi": a given name that the article has as a word too
        twice = name.words[0] in small and (name.words[1] in small or name.words[1] in words.common)
        return 3.0 if twice and not is_name_word(name.words[1], words) else 0.0
    told = [word in words.common or (word in small and not is_name_word(word, words)) for word in name.words]
    if all(told):
        return 3.0
    return 1.5 if told[0] else 1.0 if told[-1] else 0.0


def _outlets(parse: Parse) -> set[str]:
    """What the article's outlet is called, in small letters."""
    dateline = parse.article.dateline
    named = (parse.article.outlet, dateline.outlet if dateline else None)
    return {name.casefold() for name in named if name}


def _in_dateline(parse: Parse, name: Name) -> bool:
    """Whether a name opens the body with a dash behind it, as an outlet's does ("Moskow, KabarContoh –")."""
    tokens = parse.tokens
    start = parse.token_index(parse.article.body_start)
    if not start <= name.first < start + _DATELINE or name.last >= len(tokens):
        return False
    dash = tokens[name.last]
    closed = dash.text in "–—" or (dash.text == "-" and dash.start > tokens[name.last - 1].end)
    return closed and any(token.text == "," for token in tokens[start : name.first])


def _cut_to_known(name: Name, forms: set[tuple[str, ...]], words: NameWords) -> None:
    """Leave out a word that a lost line break or a headline's verb added to a name that the article has without it."""
    if len(name.words) < 3 or words.heads_first:
        return
    short = name.words[1:]
    if short in forms and (short[-1],) in forms and name.words[0] not in words.given:
        name.first, name.words = name.first + 1, short
    short = name.words[:-1]
    if len(short) > 1 and short in forms and (short[-1],) in forms and (name.words[-1],) not in forms:
        name.last, name.words = name.last - 1, short


def _cut(parse: Parse, block: Block, words: NameWords, alone: set[tuple[str, ...]]) -> Name | None:
    """The part of a block that is a name: behind a title its first words may be the title's ("Bupati Jepara Budi")."""
    tokens = parse.tokens
    first, last = block.first, block.last
    if block.right in {"never", "body"} and not words.heads_first:
        return None
    if block.left == "body" and not block.titled and words.heads_first and not role_before(parse, first, words):
        return None
    if block.site and (behind := _behind_school(parse, block, words)):
        return behind
    if block.site or (words.heads_first and block.titled and block.right == "honorific"):
        return None
    alone_or_titled = last - first == 1 or (block.titled and block.words[0] not in words.given)
    if words.heads_first and block.right in {"body", "acronym"} and alone_or_titled:
        return None
    if block.right and tokens[block.last].norm in words.body_tails and words.heads_first:
        return None
    bracketed = words.heads_first and tokens[first - 1].text == ")" and role_before(parse, first, words) is not None
    if (block.titled or bracketed) and _is_complement(parse, block, words):
        return None
    if words.heads_first and _is_area(tokens, block, words):
        return None
    if all(word.rstrip(".") in words.degrees for word in (*block.words, "".join(block.words))[-1:]):
        return None
    if block.left == "honorific" and (tokens[first - 1].norm, *block.words) in words.alias_forms:
        return Name(first - 1, last, (tokens[first - 1].norm, *block.words), 0.0, block)
    while last > first and tokens[last - 1].norm.rstrip(".") in words.degrees and last - first > 1:
        last -= 1
    if block.opens and last - first > 1 and _only_opens(block, words, alone):
        first += 1
    if _is_adjective(tokens[first]):
        first += 1  # "Pakistan-controlled Kashmir"
        if first == last:
            return None
    if words.heads_first and tokens[first].norm in words.links and last - first > 1:
        first += 1
    if last - first > 2 and tokens[first].end == tokens[first + 1].start and tokens[first].text.isalpha():
        listed = words.given | words.foreign  # "FedJerome Powell": another's word was run into the name
        first += tokens[first].norm not in listed and tokens[first + 1].norm in listed
    opens = block.opens and last - first > 2 and tokens[first].norm in words.common
    first += opens and tokens[first + 1].norm in words.given
    while (
        last - first > 2
        and (tokens[first].norm in words.starters or tokens[first].norm in words.agents)
        and not block.left
    ):
        first += 1
    half = (last - first) // 2
    if half and (last - first) % 2 == 0 and block.words[-half:] == block.words[-2 * half : -half]:
        first = last - half
    if not words.heads_first and last - first > 2 and first > 1 and _is_office_of(parse, first, words):
        first = _past_office(block, words)
    elif (
        not words.heads_first
        and first > 1
        and tokens[first - 1].text in {"and", "&"}
        and fields_head(tokens, first - 1, max(0, first - LONGEST), words) >= 0
    ):
        first = _past_office(block, words)
        if first <= block.first:
            return None
    ranked = block.left == "honorific" and first == block.first
    if words.heads_first and not ranked and (block.titled or (block.left and role_before(parse, block.first, words))):
        cut = _best_cut(parse, block, words, alone)
        if cut is None:
            return None
        first = cut
    elif words.heads_first and _opens_with_town(parse, block, first, last, words):
        first += 1
    if last - first > 5:
        return None
    return Name(first, last, tuple(tokens[i].norm.rstrip(".") for i in range(first, last)), 0.0, block)


def _is_adjective(token: Token) -> bool:
    """Whether a hyphen joins a capitalised word to one in small letters: "Moscow-backed"."""
    head, hyphen, tail = token.text.rpartition("-")
    return bool(hyphen) and len(head) >= _LEAST_JOINED and len(tail) >= _LEAST_JOINED and tail.islower()


def _is_area(tokens: tuple[Token, ...], block: Block, words: NameWords) -> bool:
    """Whether a block is an area's name, or the beginning of one ("Kabupaten Way Kanan", "Ogan Komering Ulu")."""
    size = block.last - block.first
    if block.first and tokens[block.first - 1].norm.rstrip(".") in words.areas and size < 3:
        return True
    if not block.right or block.words[0] in words.given or tokens[block.last].start - tokens[block.last - 1].end != 1:
        return False
    return is_place(" ".join(token.text for token in tokens[block.first : block.last + 1]))


def _behind_school(parse: Parse, block: Block, words: NameWords) -> Name | None:
    """The name of one who holds an office there ("dosen Universitas Muhammadiyah Tangerang Ahmad Saputra")."""
    if not words.heads_first or len(block.words) < 3 or not (block.titled or role_before(parse, block.first, words)):
        return None
    for at in range(1, len(block.words) - 1):
        if (
            block.words[at] in words.given
            and block.words[at] not in words.family
            and is_place(parse.tokens[block.first + at - 1].text)
        ):
            return Name(block.first + at, block.last, block.words[at:], 0.0, block)
    return None


def _opens_with_town(parse: Parse, block: Block, first: int, last: int, words: NameWords) -> bool:
    """Whether the first word of a name is a town: the one of a mayor, or the one of a numbered body."""
    if last - first > 1 and _is_numbered_town(parse.tokens, first, words):
        return True
    return not block.left and last - first > 2 and _is_town_before(parse, first, words)


def _is_town_before(parse: Parse, first: int, words: NameWords) -> bool:
    """Whether a town stands before a full name ("Bogor Ade Yasin", the regent of Bogor)."""
    town, given = parse.tokens[first], parse.tokens[first + 1]
    return town.norm not in words.given and given.norm in words.given and is_place(town.text)


def _is_numbered_town(tokens: tuple[Token, ...], first: int, words: NameWords) -> bool:
    """Whether a town ends a body's numbered name ("SMAN 1 Demak Budi", "Daop 6 Yogyakarta Feni")."""
    town = tokens[first]
    numbered = first > 1 and tokens[first - 1].text.isdigit() and tokens[first - 2].is_capital
    return numbered and town.norm not in words.given and is_place(town.text)


def _is_spelt_out(tokens: tuple[Token, ...], name: Name) -> bool:
    """Whether brackets behind a name give the first letters of it and the words before it ("Didik Baru (DB)")."""
    at = name.last
    if at + 2 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")":
        return False
    short = tokens[at + 1].text
    size = len(short)
    if not (short.isupper() and short.isalpha() and name.last - name.first < size <= name.last):
        return False
    return all(tokens[name.last - size + place].text[0] == letter for place, letter in enumerate(short))


def taken_by(names: list[Name]) -> set[int]:
    """The indices of the tokens that stand in `names`."""
    return {index for name in names for index in range(name.first, name.last)}


def _initials(parse: Parse, words: NameWords, held: set[int]) -> list[Name]:
    """People whose names are kept back: "tersangka berinisial MK", "AS (25)"."""
    out: list[Name] = []
    tokens = parse.tokens
    told = {tokens[at].text for at in range(len(tokens) - 3) if tokens[at].text.isupper() and _is_told(tokens, at)}
    for number, sentence in enumerate(parse.sentences):
        start = parse.token_index(sentence.start)
        listed = 0
        for index in range(start, start + len(sentence.tokens)):
            token = tokens[index]
            if not token.text.isupper() and not listed:
                continue
            letters = token.text.replace(".", "")
            alone = index not in held or (listed and len(letters) == 1)
            unlikely = token.norm in words.letters and not _has_age(tokens, index + 1)
            if not (alone and _is_initials(letters)) or unlikely:
                goes_on = token.norm in words.links or token.text in ",()" or token.text.isdigit()
                listed = listed if goes_on else 0
                continue
            aged = _has_age(tokens, index + 1)
            cued = index > 0 and tokens[index - 1].norm in words.initials
            cued = cued or _is_described(parse, index, len(letters), words) or _begins_list(parse, index, start, words)
            cued = cued or _is_item(parse, index, len(letters), words)
            if (
                token.text in told
                or (token.text in words.known_bodies and not aged and listed < 2)
                or sentence.in_title
                or not (aged or cued or listed)
            ):
                listed = 0
                continue
            listed += 1
            form = (token.norm,)
            block = Block(index, index + 1, form, "", "", cued, index == start, False, number)
            out.append(Name(index, index + 1, form, 3.0, block))
    return out


def _is_item(parse: Parse, index: int, size: int, words: NameWords) -> bool:
    """Whether another name stands behind initials, or an item's title in a list ("MR alias Joni", "2. AB Camat")."""
    tokens = parse.tokens
    if not 1 < size < 4 or index + 2 >= len(tokens) or tokens[index].text in words.known_bodies:
        return False
    if tokens[index + 1].norm in words.by_names and tokens[index + 2].is_capital:
        return True
    listed = index > 1 and tokens[index - 1].text == "." and tokens[index - 2].text[-1].isdigit()
    return listed and tokens[index + 1].is_capital and is_head(tokens[index + 1], words)


def _is_told(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a bracket behind letters tells what they stand for ("NOP (Nopriansyah)")."""
    if tokens[at + 1].text != "(" or not tokens[at + 2].is_capital:
        return False
    return tokens[at + 2].text[1:].islower() or tokens[at + 3].is_capital


def _begins_list(parse: Parse, index: int, start: int, words: NameWords) -> bool:
    """Whether a list of those kept back begins at `index` ("Tiga tersangka itu adalah AB, C, dan DE")."""
    tokens = parse.tokens
    if index - start < 2 or index + 1 >= len(tokens) or tokens[index + 1].text != ",":
        return False
    if tokens[index - 1].norm not in words.ties and tokens[index - 1].norm != ":":
        return False
    return any(tokens[at].norm in words.initials for at in range(max(start, index - 6), index - 1))


def _is_initials(letters: str) -> bool:
    return letters.isalpha() and letters.isupper() and len(letters) <= 4


def _is_described(parse: Parse, index: int, size: int, words: NameWords) -> bool:
    """Whether a person's description stands behind initials ("RR selaku direktur", "VT, warga Cilincing")."""
    if size > 3 or not words.heads_first or index + 1 >= len(parse.tokens):
        return False
    behind = parse.tokens[index + 1].norm
    office = parse.tokens[min(index + 2, len(parse.tokens) - 1)].norm
    return (behind in words.bearing and office in words.heads) or (behind == "," and office in words.lesser)


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
    of_body = words.heads_first and _is_in_body(tokens, block.first, words)
    goes_on = of_body or (words.heads_first and block.right == "never")
    while goes_on and at + 2 < min(len(tokens), block.last + 4) and tokens[at].is_capital:
        at += 1
    if at + 2 < len(tokens) and tokens[at].text == "," and tokens[at + 1].is_capital and tokens[at + 2].is_capital:
        if tokens[at - 1].norm not in words.given and is_place(tokens[at - 1].text):
            return True
        unlisted = not any(is_name_word(word, words) for word in block.words)
        if not words.heads_first or kind_of(tokens[at + 1], words) != "plain":
            return False
        return (of_body and at > block.last) or ((of_body or unlisted) and _speaks(tokens, at + 1, words))
    if at + 3 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")" or tokens[at + 1].text.isdigit():
        return False
    at += 4 if tokens[at + 3].text == "," else 3
    return at < len(tokens) and tokens[at].is_capital


def _is_in_body(tokens: tuple[Token, ...], first: int, words: NameWords) -> bool:
    """Whether the capitals before `first` begin an organisation's name ("PT Hotel")."""
    for at in range(first - 1, max(0, first - 4), -1):
        if not tokens[at].is_capital or kind_of(tokens[at], words) == "title":
            return False
        if kind_of(tokens[at], words) == "body":
            return True
    return False


def _speaks(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Whether a name of two to four words stands at `at`, and a verb behind it ("Budi Santoso mengatakan")."""
    last = at
    while last < min(len(tokens), at + 5) and tokens[last].is_word and tokens[last].is_capital:
        last += 1
    if not 2 <= last - at <= 4 or last + 1 >= len(tokens):
        return False
    verb = tokens[last + (tokens[last].text == ",")]
    return verb.text.islower() and (verb.norm in words.cues or bool(words.verbs.search(verb.norm)))


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
    first, rest = block.words[0], block.words[1:]
    if words.heads_first and len(rest) > 1 and first.endswith(("an", "nya")) and not is_name_word(first, words):
        return rest[0] in words.given and rest[0] not in words.family
    return block.words[0] not in words.given and (rest in alone or (len(rest) > 1 and (rest[0],) in alone))


def _skipped(skipped: tuple[str, ...], words: NameWords) -> float:
    """What it costs to leave words before a name to its title: little for words of the language."""
    cost = sum(0.1 if word in words.common else 0.5 for word in skipped)
    return -cost - (2.0 if skipped[0] in words.given else 0.0)


def _stands_alone(rest: tuple[str, ...], token: Token, words: NameWords, alone: set[tuple[str, ...]]) -> bool:
    """Whether a name's first word is used by itself, and not as the town that its bearer holds office in."""
    return (rest[0],) in alone and (len(rest) == 1 or rest[0] in words.given or not is_place(token.text))


def _is_whole_body(token: Token, words: NameWords) -> bool:
    """Whether a word that begins bodies' names is one by itself ("DPR", "Kejagung"), which a name may stand behind."""
    listed = token.text in words.known_bodies
    return listed or (token.text.isupper() and words.body_heads.get(token.norm) in {"LEG", "GOV", "COP", "JUD", "MIL"})


def _best_cut(parse: Parse, block: Block, words: NameWords, alone: set[tuple[str, ...]]) -> int | None:
    tokens = parse.tokens
    best, found = 0.0, None
    whole = " ".join(tokens[i].text for i in range(block.first, block.last))
    if is_place(whole) and block.words not in alone and block.words[0] not in words.given:
        return None
    in_body = block.left == "body" and not _is_whole_body(tokens[block.first - 1], words)
    for at in range(block.first, block.last):
        rest = block.words[at - block.first :]
        score = 0.0 if at > block.first else -2.0 if in_body else 1.0
        score += 2.0 if (rest[0].rstrip(".") in words.given and rest[0].rstrip(".") not in words.family) else 0.0
        if len(rest[0].rstrip(".")) == 1 and len(rest) > 1:
            score += -1.0 if at > block.first else 2.0 if rest[1] in words.given else 0.0
        score -= 2.0 if len(rest) > 1 and at == block.first and is_country(tokens[at].text, words.code) else 0.0
        score -= 2.0 if rest[0] in words.inside and rest[0] not in words.given else 0.0
        score += 2.5 if rest[0] in words.articles and len(rest) > 1 and rest[1] in words.after_article else 0.0
        if rest in alone:
            score += 3.0
        elif _stands_alone(rest, tokens[at], words, alone) or ((rest[-1],) in alone and not is_place(tokens[at].text)):
            score += 2.5
        if at == block.first and rest[0] not in words.given and len(rest) > 1 and is_place(tokens[at].text):
            score -= 1.0
        score += {1: 0.0, 2: 1.5, 3: 1.0, 4: 0.5}.get(len(rest), -2.0)
        if at > block.first:
            skipped = " ".join(tokens[i].text for i in range(block.first, at))
            listed = block.words[0] in words.given
            score += 2.0 if is_place(skipped) and not listed else _skipped(block.words[: at - block.first], words)
        whole = " ".join(tokens[i].text for i in range(at, block.last))
        if is_place(whole) and rest not in alone:
            score -= 3.0
        if score > best:
            best, found = score, at
    return found
