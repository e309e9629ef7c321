"""What stands around words that may name a place."""

from __future__ import annotations

import re

from saksi.gazetteer import Candidate, is_demonym
from saksi.languages import Parse
from saksi.mentions.place_words import PlaceWords, candidates_of
from saksi.records import Sentence, Span

__all__ = ["AREAS", "MOST_WORDS", "PRESS", "Surroundings", "galleries", "is_sport"]

# The longest names of the tables have six words.
MOST_WORDS = 6
# Thousands of people from which a name is a place without evidence beside it, chosen on training articles.
_KNOWN = {"id": 100, "en": 200}
# So many words of sport make an article one about it; five leave out news of a player's trial or wedding.
_SPORT = 5
# "3/12": a picture's number in its gallery; so far apart captions stand at most, and so much is the last one's.
_COUNT = re.compile(r"\b(\d{1,2})/(\d{1,2})\b(?!/)")
_CAPTION = 400
_LAST = 60
# Fewer pictures are dates or shares ("1/2", "2/2").
_FEWEST = 3
_LINKS = frozenset({"-", "–", "'", "’"})
_INNER = frozenset(
    {"of", "de", "la", "al", "el", "upon", "on", "the", "dan", "and", "e", "i", "du", "del", "ad", "es", "am"}
)
AREAS = frozenset({"village", "subdistrict", "district", "city", "region"})
# Countries whose first-level areas the press of the two languages names without more.
PRESS = frozenset({"ID", "US", "CA", "GB", "AU"})


def is_sport(parse: Parse, words: PlaceWords, small: frozenset[str]) -> bool:
    """Whether an article is about sport: five of its words, or two of them with clubs; `small` are its small words."""
    told = len(small & words.sport)
    if told >= _SPORT or told < 2:
        return told >= _SPORT
    return told + len({token.norm for token in parse.tokens if token.norm in words.clubs}) >= _SPORT


def _opens(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence is the body's first one, the headline repeated before it aside."""
    start = parse.article.body_start
    if sentence.start <= start + 2:
        return True
    title = (parse.article.title or "").strip(" .")
    return bool(title) and len(title) + 6 > sentence.start - start and parse.text.startswith(title, start)


def galleries(text: str) -> list[Span]:
    """The captions of picture galleries that a page ran into its text: "1/9 Cairo, Egypt Example Photos 2/9 ..."."""
    out: list[Span] = []
    first, number, of, end = 0, 0, 0, 0
    for match in _COUNT.finditer(text):
        here, total = int(match[1]), int(match[2])
        if number and total == of and here == number + 1 and match.start() - end < _CAPTION:
            number, end = here, match.end()
            continue
        if number >= _FEWEST:
            out.append(Span(first, end + _LAST))
        first, number, of, end = match.start(), int(here == 1), total, match.end()
    if number >= _FEWEST:
        out.append(Span(first, end + _LAST))
    return out


class Surroundings:
    """One sentence, and questions about its words; indices are of the sentence's tokens, ends exclusive."""

    def __init__(
        self,
        parse: Parse,
        sentence: Sentence,
        words: PlaceWords,
        taken: list[Span],
        small: frozenset[str],
        *,
        sport: bool,
    ) -> None:
        self.sport = sport
        self.text, self.tokens, self.words, self.taken = parse.text, sentence.tokens, words, taken
        tokens = sentence.tokens
        self.capital = [token.text[0].isupper() for token in tokens]
        spoken = [index for index, token in enumerate(tokens) if token.text[0].isalpha()]
        capital = sum(self.capital[index] for index in spoken)
        self.shouted = sentence.in_title or (len(spoken) > 4 and capital * 10 > len(spoken) * 9)
        self.opens = _opens(parse, sentence)
        self.small = small
        self.near = PRESS if words.language == "en" else frozenset({"ID"})
        # Where the last place name ended, and whether it had a head.
        self.ended = -9
        self.headed = False
        # How many gaps wider than a blank stand before each token, and how far a name from each may go.
        self.gaps = [0] * (len(tokens) + 1)
        self.reach = list(range(1, len(tokens) + 1))
        wide = 0
        for index in range(1, len(tokens)):
            end, start = tokens[index - 1].end, tokens[index].start
            if end != start:
                wide += start - end > 1 or not self.text[end].isspace()
            elif self.text[end - 1].isalpha() and self.text[start].isalpha():
                wide += 1  # words run together: what stands on the two sides is no one name
            self.gaps[index] = wide
        for index in range(len(tokens) - 2, -1, -1):
            if self.gaps[index] == self.gaps[index + 1] and self._fits(index + 1):
                self.reach[index] = self.reach[index + 1]

    def _fits(self, index: int) -> bool:
        token = self.tokens[index]
        return self.capital[index] or token.norm in _INNER or token.text in _LINKS or token.text == ","

    def _words(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _glued(self, first: int, last: int) -> bool:
        """Whether nothing but blanks of one line stands between the tokens."""
        end = min(last, len(self.tokens)) - 1
        return end <= first or self.gaps[first] == self.gaps[end]

    def _is_name_word(self, index: int) -> bool:
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        if not self.capital[index] or token.norm in self.words.calendar:
            return bool(token.text[0].isdigit() and token.text[-1].isalpha() and index + 1 < len(self.tokens))
        return index > 0 or not (token.norm in self.words.function_words or token.norm in self.words.prepositions)

    def _name_end(self, first: int) -> int:
        """Where the run of name words from `first` ends: capitals, numbers behind them, small words between them."""
        last = first
        while last < len(self.tokens) and last - first < MOST_WORDS and self._glued(max(first, last - 1), last + 1):
            token = self.tokens[last]
            if (
                self._is_name_word(last)
                or (token.text.isdigit() and len(token.text) < 4 and self._number_fits(first, last))
                or (token.text in _LINKS and last > first and self._is_name_word(last + 1))
                or (
                    token.norm in _INNER
                    and last > first
                    and self._is_name_word(last + 1)
                    and token.norm in {"of", "al", "de"}
                    and (self.tokens[last - 1].norm,) not in self.words.heads_after
                )
            ):
                last += 1
            else:
                break
        return last

    def _number_fits(self, first: int, last: int) -> bool:
        return last == first or not (last + 1 < len(self.tokens) and self._is_name_word(last + 1))

    def _may_be_name(self, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` could be one name: glued, capitals with small words inside."""
        if last <= self.reach[first]:
            if self.capital[last - 1] or (last - first > 1 and self._is_known_name(first, last)):
                return True
            return self.capital[first] and self._may_end_small(first, last)
        if not (self.capital[first] and self._may_end_small(first, last)) or self.capital[last - 1]:
            return False
        return not self._is_known_name(first, last)

    def _is_known_name(self, first: int, last: int) -> bool:
        """Whether the language's own list has the words."""
        if not self.tokens[last - 1].is_word:
            return False
        return self.words.may_know(self.tokens[first].text) and self.words.knows(self._words(first, last))

    def _may_end_small(self, first: int, last: int) -> bool:
        """A direction in small letters behind a name: "Aleppo timur"."""
        return last - first == 2 and self._is_direction(last - 1) and self._glued(first, last)

    def _is_direction(self, index: int) -> bool:
        """Whether the word at `index` is one of directions, and no "tengah" of what goes on ("tengah bersiap")."""
        if self.tokens[index].norm not in self.words.directions:
            return False
        ahead = self.tokens[index + 1].norm if index + 1 < len(self.tokens) else ""
        return self.tokens[index].norm != "tengah" or not ahead.startswith(("me", "ber", "di", "ter"))

    def _may_stand_alone(self, index: int, found: tuple[Candidate, ...]) -> bool:
        """Whether one word may be a place: not a word of the language, not a short run of capitals."""
        token = self.tokens[index]
        loud = self.shouted and not any(other.text[1:].islower() for other in self.tokens)
        dateline = loud or self._beside_place(index, index + 1)
        if (
            (token.text.isupper() and len(token.text) < (4 if dateline else 6))
            or len(token.text) < 3
            or token.text[-1] == "."
        ):
            return False
        if token.norm in self.words.calendar or token.norm in self.words.directions:
            return False
        if is_demonym(token.text, self.words.language):
            return False
        if token.norm in self.words.words:
            area = found[0].kind == "region" and found[0].country in PRESS and index > 0
            return area or self._word_is_place(index, found[0])
        if token.norm in self.small:
            return self._after_preposition(index, strong=True)
        return True

    def _word_is_place(self, index: int, best: Candidate) -> bool:
        """Whether a name that is mostly a word or a person's is a town here: "in Independence", "HAMILTON, Ohio"."""
        token = self.tokens[index]
        if token.norm in self.words.function_words or token.norm in self.small:
            return False
        if self._beside_place(index, index + 1, after_only=not token.text.isupper()) or self._in_list(index):
            return True
        near = best.people >= 10 if best.country in PRESS else best.people >= 100
        return bool(self.words.strong) and near and self.tokens[index - 1].norm in self.words.inside

    def _in_list(self, first: int) -> bool:
        """Whether a place and a comma or an "and" stand before."""
        index = first - 1
        if index > 0 and self.tokens[index].norm in {"dan", "and", "serta", "&"}:
            index -= 1
            return bool(index + 1 == self.ended or (self.tokens[index].text == "," and index == self.ended))
        return index > 0 and index == self.ended and self.tokens[index].text == ","

    def _is_known(self, best: Candidate) -> bool:
        """Whether the name's first reading is large enough, or near enough to the readers, to need no evidence."""
        if best.kind == "region":
            return best.country in PRESS
        if self.words.language == "id" and best.country == "ID":
            return best.people >= 100
        return best.people >= _KNOWN.get(self.words.language, 200)

    def _after_comma(self, index: int) -> bool:
        return index > 1 and self.tokens[index - 1].text == "," and self.tokens[index - 2].is_capital

    def _after_preposition(self, index: int, *, strong: bool = False) -> bool:
        at = index - 1
        while at > 0 and (self.tokens[at].norm in {"the", "a"} or self.tokens[at].norm in self.words.directions):
            at -= 1
        if strong and at > 0 and self.tokens[at].norm == "of" and self._glued(at, index + 1):
            return self.tokens[at - 1].text == "," or self._is_name_word(
                at - 1
            )  # "Ann Lee of Mayfield", "39, of Mayfield"
        words = (self.words.strong or self.words.prepositions) if strong else self.words.prepositions
        return at >= 0 and self.tokens[at].norm in words and self._glued(at, index + 1)

    def _beside_place(self, first: int, last: int, *, after_only: bool = False) -> bool:
        """Whether a comma and a known area follow ("Derry, N.H."), or the name opens the report."""
        tokens = self.tokens
        if last + 1 < len(tokens) and tokens[last].text in {",", "("}:
            for size in (3, 2, 1):
                end = last + 1 + size
                if end <= len(tokens) and tokens[last + 1].is_capital and self._may_be_name(last + 1, end):
                    words = self._words(last + 1, end)
                    if words in self.words.abbreviations or words in self.words.postal:
                        return True
                    found = candidates_of(words, self.words)
                    if found and (
                        found[0].kind in {"country", "region"}
                        or any(c.kind == "district" and c.country == "GB" for c in found)
                    ):
                        return True
                    head = tokens[last + 1].norm
                    if (head,) in self.words.heads_before:
                        return True
        if after_only:
            return False
        upper = tokens[first].text.isupper() and len(tokens[first].text) > 3
        if upper and not self.shouted and last < len(tokens) and tokens[last].text in {"(", "–", "—", "--"}:
            return True
        opens = self.opens and first == 0 and last < len(tokens) and not self.shouted
        return opens and (
            tokens[first].text.isupper()
            or tokens[last].text in {"-", "–", "—", "(", ","}
            or tokens[last].text[0] in "-–—"
        )

    def _is_aged(self, index: int) -> bool:
        """Whether an age in brackets stands at `index`: "AS (32)" is no country."""
        behind = self.tokens[index : index + 3]
        if len(behind) < 3 or behind[0].text != "(" or behind[2].text != ")":
            return False
        return behind[1].text.isdigit() and len(behind[1].text) <= 2

    def _goes_on(self, index: int) -> bool:
        """Whether the word at `index` goes on with the name before it."""
        return self._is_name_word(index) and self._glued(index - 1, index + 1)

    def _is_part_of_body(self, first: int) -> bool:
        """Whether the run of capitals before `first` holds a word of bodies and offices."""
        index, steps = first - 1, 0
        limit = 1 if self.shouted else 4
        while index >= 0 and steps < limit and self._glued(index, index + 2):
            token = self.tokens[index]
            if token.norm in self.words.before:
                return True
            if not (token.is_capital and token.is_word) and not (
                index and (token.norm == "of" or (token.text.isdigit() and self.tokens[index - 1].text.isupper()))
            ):
                return False
            index, steps = index - 1, steps + 1
        return False

    def _is_behind_letters(self, first: int) -> bool:
        """Whether a name ends an Indonesian body's: "Badan Pengairan Daerah (BPD) Cianjur", "SDN 5 Cianjur"."""
        if self.words.language != "id" or first < 4 or not self._glued(first - 1, first + 1):
            return False
        closing, letters, opening, before = (self.tokens[first - back] for back in (1, 2, 3, 4))
        if closing.text != ")" or opening.text != "(" or not before.is_capital:
            return False
        return letters.text.isupper() and len(letters.text) > 2 and letters.text[0] in self._initials(first - 4)

    def _initials(self, last: int) -> str:
        """The letters that the capitalised words up to `last` begin with; small words stand between them."""
        first = last
        while first > 0 and self._glued(first - 1, first + 1):
            before = self.tokens[first - 1]
            if not (before.is_capital and before.is_word) and before.norm not in _INNER:
                break
            first -= 1
        return "".join(token.text[0] for token in self.tokens[first : last + 1] if token.is_capital)

    def _is_firm(self, last: int) -> bool:
        """Whether the capitals behind a name make it a body's: "Texas Rangers", "Beijing Urban Construction Group"."""
        at = last
        while at < len(self.tokens) and at - last < 5 and self._glued(last - 1, at + 1):
            token = self.tokens[at]
            if token.is_capital and token.norm in self.words.after:
                return True
            if not (token.is_capital and token.is_word) and not (at > last and token.norm in _INNER):
                return False
            if self.shouted or self.words.language != "id":
                return False
            at += 1
        return False

    def _is_part_of_name(self, first: int, last: int, *, strong: bool) -> bool:
        """Whether the words belong to a longer name: "Polres Grobogan", "Washington Post", "Paris Hilton"."""
        if self._is_part_of_body(first) or self._is_behind_letters(first) or self._is_firm(last):
            return True
        if last < len(self.tokens) and self.tokens[last].norm in self.words.holders:
            return True
        if first and self.tokens[first - 1].norm in self.words.quoting:
            return True
        if self.shouted:
            return False
        left = first > 0 and self._is_name_word(first - 1) and self._glued(first - 1, first + 1)
        if left and first == 1 and (strong or self.words.language == "id"):
            left = False
        right = last < len(self.tokens) and self._goes_on(last)
        if strong:
            return left
        return left or right
