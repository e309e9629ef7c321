"""How much the words of a name, and the words around it, speak for a person."""

from __future__ import annotations

from saksi.languages import Parse
from saksi.mentions.appositions import role_behind
from saksi.mentions.names import NameWords, is_city, is_country, is_far_town, is_name_word, is_place
from saksi.mentions.parties import Name
from saksi.mentions.roles import role_before
from saksi.mentions.shared_roles import labelled
from saksi.records import Span, Token

# How surnames begin in the English-speaking world, before a capital.
_SURNAMES = ("Mc", "Mac", "O'", "O’", "Fitz", "De", "Le", "Van")

__all__ = ["evidence_of", "is_aged", "shape_of"]


def shape_of(parse: Parse, name: Name, words: NameWords) -> float:
    """How much a name's own words speak for a person."""
    size = len(name.words)
    whole = " ".join(parse.tokens[i].text for i in range(name.first, name.last))
    listed = name.words[0] in words.given
    score = 0.0
    if size == 1 and name.words[0] in words.famous:
        return 2.0
    if listed:
        score += 2.0 if size > 1 else 0.5
    elif size > 1 and (name.words[0] in words.foreign and name.words[0] not in words.inside):
        score += 2.0 if _stands_free(name) else 1.5
    elif any(is_name_word(word, words) for word in name.words):
        firm = _stands_free(name) or is_name_word(name.words[0], words)
        score += 0.5 if size == 1 else 2.0 if firm else 1.5
    elif _stands_free(name):
        score += 1.0
    if any(word in words.particles for word in name.words[1:-1]):
        score += 1.0
    if size > 1 and _is_surname(parse.tokens[name.last - 1].text):
        score += 1.0
    if size > 1 and any(len(word) == 1 or word[1] == "." for word in name.words[:-1]):
        score += 1.5
    if is_place(whole):
        far = words.heads_first and size == 1 and is_far_town(whole, words.code)
        score -= 2.0 if size > 1 and not words.heads_first and is_city(whole, words.code) else 0.0
        score -= 0.5 if far else 1.0 if listed or (size > 1 and name.words[0] in words.foreign) else 2.0
    elif size > 1 and not listed and is_place(parse.tokens[name.last - 1].text):
        score -= 0.5
    if is_country(whole, words.code):
        score -= 4.0
    if size == 1 and _is_brand(whole):
        score -= 3.0
    elif words.heads_first and not listed and _is_brand(parse.tokens[name.first].text):
        score -= 2.0
    ends = parse.tokens[name.last - 1].text
    if ends[-1] == "." and ends.casefold() not in {"jr.", "sr."} and len(ends) > 2 and not words.heads_first:
        score -= 3.0
    if size > 1 and name.words[0] == "st" and not words.heads_first:
        score -= 3.0
    return score


def _is_brand(text: str) -> bool:
    """Whether a word has a capital inside as brands have and surnames have not: "SpaceX", "TikTok"."""
    inner = any(letter.isupper() and text[at].islower() for at, letter in enumerate(text[1:]))
    return inner and text.isalpha() and not _is_surname(text)


def _is_surname(text: str) -> bool:
    """Whether a word is built as surnames are: "McIvor", "O'Brien", "FitzGerald"."""
    return text.startswith(_SURNAMES) and any(letter.isupper() for letter in text[2:])


def _stands_free(name: Name) -> bool:
    """Whether two or three capitalised words stand by themselves inside a sentence."""
    return len(name.words) in (2, 3) and not (name.block.opens or name.block.left or name.block.right)


def evidence_of(parse: Parse, name: Name, words: NameWords) -> float:
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
    elif before in words.naming and _is_someone(tokens, name.first - 2, words):
        score += 3.0
    elif before in words.things or (before in words.sites and tokens[name.first - 1].text.islower()):
        score -= 2.0 if words.heads_first else 3.0
    elif before.rstrip(".") in words.heads:
        score += 2.0 if size > 1 or not words.heads_first else 1.0
    elif before == "," and name.first > 1 and tokens[name.first - 2].norm in words.kin:
        score += 4.0
    elif not words.heads_first and labelled(parse, name.first, words) is not None:
        score += 2.0
    elif role := role_before(parse, name.first, words):
        if before == "," and behind == "," and _is_spoken(parse, role, words):
            return 4.0
        if before == "," and size == 1 and _is_item(tokens, name.last, words):
            return 0.0
        whole = tokens[name.first - 1].text in words.known_bodies
        whole = whole and (size > 1 or not is_place(tokens[name.first].text))
        score += 2.0 if whole else 1.5 if before != "," else 0.0 if is_place(tokens[name.first].text) else 2.0
    elif words.heads_first and block.left in {"never", "body"}:
        glued = tokens[name.first - 1].end == tokens[name.first].start
        score -= 0.0 if glued or _opens_before(parse, name, words) else 2.0
    if block.left == "never" and name.first > 1 and tokens[name.first - 2].norm in words.sites:
        score -= 3.0
    if words.heads_first and name.first > 1 and tokens[name.first - 1].text.islower() and not block.titled:
        firm = tokens[name.first - 2].norm in words.body_heads and (
            before not in words.cues and before not in words.heads
        )
        score -= 2.0 if firm else 0.0
    score += _said(parse, name, words, before, behind, next_to.casefold())
    if told := role_behind(parse, name.last, words):
        office = behind in words.bearing and parse.text[told.start].isupper()
        score += 2.0 if behind == "," or office else 1.5
    if is_aged(tokens, name.last, words):
        score += 3.0
    elif (
        behind.isdigit()
        and name.words[0] not in words.given
        and tokens[name.last].start - tokens[name.last - 1].end == 1
    ):
        score -= 1.5
    elif behind == "(" and next_to.isupper() and next_to.casefold() not in words.heads and 2 <= len(next_to) <= 6:
        if next_to.casefold() == "".join(word[0] for word in name.words):
            listed = size < 3 or any(word in words.given or word in words.foreign for word in name.words)
            score += 0.5 if listed else -2.0
        elif next_to in words.known_bodies and size > 1 and words.known_bodies[next_to] == "PTY":
            score += 1.0
        elif len(next_to) > 2 and not block.titled:
            score -= 2.0
    elif behind == "/" and not words.heads_first:
        score -= 2.0
    if before in words.place_prepositions and not block.titled and behind not in words.bearing:
        weak = (size > 1 or name.words[0] in words.given) and before not in words.where
        score -= 0.5 if weak else 2.5 if before in words.where else 2.0
    beside = (before in words.place_prepositions or before == ",") and behind == "," and next_to[:1].isupper()
    if (
        beside
        and not block.titled
        and (name.words[0] not in words.given and name.words[0] not in words.foreign)
        and is_place(next_to)
    ):
        score -= 1.0
    score += _acts(name, words, before, behind)
    if words.heads_first and size == 1 and behind in words.pointers and is_place(tokens[name.first].text):
        score -= 2.0  # "anggota DPRD Jepara ini": the town of an office
    if not (words.heads_first or block.titled) and (before in {"the", "a", "an"} or before.isdigit()):
        score -= 1.0
    if block.opens and size == 1 and name.words[0] not in words.famous:
        score -= 0.5
    if not words.heads_first and behind in words.heads and next_to[:1].isupper():
        score -= 2.0
    return score


def _is_someone(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Whether the words up to `at` are somebody's description ("seorang pegiat kripto" before "bernama")."""
    if at >= 0 and (tokens[at].norm in words.heads or tokens[at].norm in words.kin):
        return True
    near = range(max(0, at - 4), max(0, at + 1))
    return any(tokens[i].norm in words.openers and tokens[i].norm in words.ties for i in near)


def _opens_before(parse: Parse, name: Name, words: NameWords) -> bool:
    """Whether the word before a name only has its capital from the sentence's beginning ("Pasangan Joko Widodo")."""
    if name.words[0] not in words.given or name.block.left == "body":
        return False
    sentence = parse.sentences[parse.sentence_index(parse.tokens[name.first].start)]
    before = parse.tokens[name.first - 1]
    return before.start == sentence.start and before.norm not in words.never


def _is_spoken(parse: Parse, role: Span, words: NameWords) -> bool:
    """Whether a verb of saying leads to an office that a name stands behind, as in "ujar Camat Tuban, X,"."""
    at = parse.token_index(role.start) - 1
    return words.heads_first and at >= 0 and parse.tokens[at].norm in words.root_cues


def _is_item(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Whether a list goes on at `at`: the word before it is one of an office's fields ("Riset, Inovasi, dan Mutu")."""
    more = words.links | {"&"}
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return at < len(tokens) and tokens[at].norm in more
    return tokens[at + 1].norm in more or (tokens[at + 1].is_capital and tokens[at + 2].norm in more | {","})


def is_aged(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Whether an age stands at `at`: "(25)", "(25 tahun)", ", 25,", "berusia 25 tahun", ", aged 25"."""
    opened = at < len(tokens) and tokens[at].text in "(,"
    at += opened
    worded = at < len(tokens) and tokens[at].norm in words.aged
    at += worded
    if at >= len(tokens) or not tokens[at].text.isdigit() or len(tokens[at].text) > 2:
        return False
    closing = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if worded or closing in words.years:
        return True
    if not opened:
        return closing == "," and len(tokens[at].text) == 2 and not words.heads_first
    return closing == ")" if tokens[at - 1].text == "(" else len(tokens[at].text) == 2


def _title_worth(name: Name, words: NameWords) -> float:
    """What a title in front is worth: less where other words stand between, and for a single word that no list has."""
    near = name.block.left == "title" and name.first == name.block.first
    if len(name.words) > 1 or name.words[0] in words.given or words.built.search(name.words[0]):
        return 3.0 if near else 2.0
    if not words.heads_first:
        return 3.0 if near else 1.0
    whole = name.block.left == "acronym" and name.first == name.block.first
    return 1.5 if near else 1.0 if whole else 0.0


def _acts(name: Name, words: NameWords, before: str, behind: str) -> float:
    """What it says that a person's act stands before a name ("dicetak X", "asuhan X") or behind it ("X menikah")."""
    worth = 1.0 if len(name.words) > 1 else 0.5
    return (worth if before in words.agents else 0.0) + (worth if behind in words.acts else 0.0)


def _said(parse: Parse, name: Name, words: NameWords, before: str, behind: str, next_to: str) -> float:
    worth = 1.5 if len(name.words) > 1 else 1.0
    if words.heads_first and before in words.root_cues and name.first > 1:
        return 2.0 if parse.tokens[name.first - 2].text in ",\"”'’" else worth
    if before in words.root_cues or before in words.sources:
        return worth
    if behind in words.cues or (behind in {"juga", "pun", "also"} and next_to in words.cues):
        return worth
    if behind == "," and next_to == "who":
        return worth
    return 0.0
