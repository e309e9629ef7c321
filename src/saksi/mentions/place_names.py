"""Which words of an article name a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from saksi.gazetteer import Candidate, is_demonym
from saksi.languages import Parse
from saksi.mentions.place_context import AREAS, MOST_WORDS, Surroundings, galleries, is_sport
from saksi.mentions.place_words import candidates_of, may_open, place_words
from saksi.records import Span

__all__ = ["PlaceName", "place_names"]

# "u.s. highway", "taman makam pahlawan": the longest heads of the lists.
# The longest article or particle that opens a name ("La", "Dar").
_SHORT_NAME = 3
_HEAD_WORDS = 3


@dataclass(frozen=True, slots=True)
class PlaceName:
    """
    Words that name a place: `span` as printed, `core` the name without its head, `head` the kind the head makes.

    `level` is the head's own word ("kabupaten"), "" without one; `first` and `last` are indices of the sentence's
    tokens, `last` exclusive; `evident` where words around say that it is a place; `how` which rule found it.
    """

    span: Span
    core: str
    head: str | None
    candidates: tuple[Candidate, ...]
    evident: bool
    first: int
    last: int
    how: str
    level: str = ""


def place_names(parse: Parse, taken: Sequence[Span]) -> tuple[PlaceName, ...]:
    """The place names of an article in text order, none inside a span of `taken`, none overlapping another."""
    words = place_words(parse.language)
    captions = galleries(parse.text)
    spans = sorted(taken)
    small = frozenset(token.norm for token in parse.tokens if token.text[0].islower())
    sport = is_sport(parse, words, small)
    read = [_Sentence(parse, sentence, words, spans, small, sport=sport) for sentence in parse.sentences]
    found = [list(sentence.names()) for sentence in read]
    shown = _shown(name for sentence, names in zip(read, found, strict=True) for name in names if sentence.shows(name))
    for sentence, names in zip(read, found, strict=True):
        held = {index for name in names for index in range(name.first, name.last)}
        if again := list(sentence.again(shown, held)):
            names.extend(again)
            names.sort(key=lambda name: name.span)
    return tuple(name for names in found for name in names if not any(span.covers(name.span) for span in captions))


def _shown(names: Iterable[PlaceName]) -> dict[str, list[PlaceName]]:
    """Names that the words around them show to be places, by their first word: there they need no sign again."""
    shown: dict[str, dict[str, PlaceName]] = {}
    for name in names:
        if name.how == "table" and name.evident and name.candidates and len(name.core) > 3 and not name.core.isupper():
            shown.setdefault(name.core.split()[0], {}).setdefault(name.core, name)
    return {first: list(known.values()) for first, known in shown.items()}


_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# So many characters of an article tell whether a headline's words are a name.
_FAR = 20_000
_SMALL_HEADS = frozenset({"district", "region", "city"})


class _Sentence(Surroundings):
    """One sentence and what of it may name a place."""

    def names(self) -> Iterator[PlaceName]:
        """The place names, left to right."""
        index = 0
        while index < len(self.tokens):
            if not self._may_begin(index):
                index += 1
                continue
            name = (
                self._headed(index)
                or self._followed(index)
                or self._directed(index)
                or self._listed(index)
                or self._after_in(index)
            )
            if name is None or self._is_taken(name):
                yield from self._glued_words(index)
                index += 1
                continue
            yield name
            index = self.ended = name.last
            self.headed = name.head is not None or name.how == "within"

    def _may_begin(self, index: int) -> bool:
        """Whether a rule may find a place at `index`: a capital, a figure, a head, the beginning of a listed name."""
        token = self.tokens[index]
        return self.capital[index] or may_open(token.text, token.norm, self.words.language)

    def shows(self, name: PlaceName) -> bool:
        """Whether the words around a name show a place, as those that people's names have too ("from") do not."""
        best = name.candidates[0] if name.candidates else None
        if best is not None and (best.kind in {"country", "region"} or self._is_known(best)):
            return True
        before = self.tokens[name.first - 1].norm if name.first else ""
        return before not in self.words.shared or self._beside_place(name.first, name.last)

    def again(self, shown: dict[str, list[PlaceName]], held: Set[int]) -> Iterator[PlaceName]:
        """Names that the article shows to be places elsewhere, and no part of a longer name here."""
        for index, token in enumerate(self.tokens if shown else ()):
            for known in shown.get(token.text, ()) if index not in held else ():
                last = index + len(known.core.split())
                if last > len(self.tokens) or self._words(index, last) != known.core or last - 1 in held:
                    continue
                if self._is_part_of_name(index, last, strong=False):
                    continue
                name = self._name(index, last, known.core, None, known.candidates, "table", evident=False)
                if not self._is_taken(name):
                    yield name

    # --- rules ------------------------------------------------------------------------------------------------------

    def _headed(self, index: int) -> PlaceName | None:
        """A head with the name behind it: "Kecamatan Purwodadi", "Lake Toba"."""
        if self.tokens[index].norm not in self.words.head_openers:
            return None
        for size in range(_HEAD_WORDS, 0, -1):
            head = tuple(token.norm for token in self.tokens[index : index + size])
            kind = self.words.heads_before.get(head)
            if kind is None or len(head) < size or not self._glued(index, index + size):
                continue
            last = self._headed_end(index + size, kind)
            if last == index + size or self._is_part_of_body(index):
                return None
            core = self._words(index + size, last)
            found = candidates_of(self._words(index, last), self.words) or candidates_of(core, self.words)
            if not self._head_counts(index, " ".join(head), found):
                return None
            if kind not in AREAS and self._is_town(self._words(index, last)):
                return None
            plain = not self.tokens[index].is_capital and kind in AREAS
            first = index + size if plain else index
            return self._name(first, last, core, kind, found, "head", evident=True, level=" ".join(head))
        return None

    def _is_town(self, words: str) -> bool:
        """Whether a name with what looks like a head is a town's own: "Cape Town", "Green Bay"."""
        found = () if self.words.knows(words) else candidates_of(words, self.words)
        return bool(found) and found[0].kind in {"city", "region", "country"}

    def _head_counts(self, index: int, head: str, found: tuple[Candidate, ...]) -> bool:
        """Whether a head that is also a word of daily life makes a place here."""
        if not found and self.shouted and index > 0 and self.tokens[index - 1].text.isdigit():
            return False  # "14 Provinsi Gelar Pemutihan Pajak"
        if head in self.words.venues:
            return self._after_preposition(index)
        lower = not self.tokens[index].is_capital
        if head not in self.words.weak:
            place = self.words.heads_before[tuple(head.split())]
            return not (lower and place == "landmark" and found and found[0].kind == "country")
        if found and found[0].kind == "country":
            return False
        return bool(found) or not (lower or self.shouted) or self._after_preposition(index)

    def _headed_end(self, first: int, kind: str) -> int:
        """Where the name behind a head ends: before another head, a country, a city that a street lies in."""
        last = self._name_end(first)
        if self.shouted:
            last = min(last, first + 2)
        for index in range(first, last):
            inner = (self.tokens[index].norm,) in self.words.heads_before
            if inner and self.words.heads_before[(self.tokens[index].norm,)] in AREAS and index + 1 < last:
                return index if index > first else first
        if self.shouted and last - first == 2 and not self._is_told(first, last):
            return last - 1
        if kind in {"region", "district", "city"}:
            for end in range(last - 1, first, -1):
                if candidates_of(self._words(first, last), self.words):
                    break
                if candidates_of(self._words(first, end), self.words):
                    return end
        if last - first > 1 and kind not in AREAS:
            found = candidates_of(self._words(last - 1, last), self.words)
            if found and (found[0].kind == "country" or self._is_known(found[0])) and found[0].people >= 100:
                return last - 1
        return last

    def _is_told(self, first: int, last: int) -> bool:
        """Whether two words of a headline are one name: a table has them, or running text writes them so too."""
        words = self._words(first, last)
        if self.text.count(words, 0, _FAR) > 1:
            return True
        return self.tokens[last - 1].norm not in self.words.words and bool(candidates_of(words, self.words))

    def _followed(self, index: int) -> PlaceName | None:
        """A name with its head behind it: "Boone County", "Third Avenue"."""
        if not self.words.heads_after or not self._is_name_word(index):
            return None
        if index and self._is_name_word(index - 1) and self._glued(index - 1, index + 1):
            return None
        last = self._name_end(index)
        for end in range(min(last + 1, len(self.tokens)), index + 1, -1):
            for size in range(_HEAD_WORDS, 0, -1):
                first = end - size
                if first <= index or not self._glued(index, end):
                    continue
                head = tuple(token.norm for token in self.tokens[first:end])
                kind = self.words.heads_after.get(head)
                plural = kind == "other" and head[-1].endswith("s") and "-" not in self.tokens[index].text
                if kind is None or (not self.tokens[first].is_capital and kind not in _SMALL_HEADS and not plural):
                    continue
                return self._with_head_after(index, first, end, kind, " ".join(head))
        return None

    def _with_head_after(self, index: int, head: int, end: int, kind: str, spoken: str) -> PlaceName | None:
        if (
            (self.tokens[head].is_capital and self._is_town(self._words(index, end)))
            or self._is_part_of_body(index)
            or (end < len(self.tokens) and self._goes_on(end))
        ):
            return None
        if any(self.tokens[at].norm in self.words.after for at in range(index + 1, head)):
            return None
        core = self._words(index, head)
        whole = candidates_of(self._words(index, end), self.words)
        found = whole or candidates_of(core, self.words)
        if spoken in self.words.weak and not whole and not self._after_preposition(index):
            return None
        if head - index == 1 and self.tokens[index].norm in self.words.directions and not whole:
            return None
        if is_demonym(self._words(index, index + 1), self.words.language) and not whole:
            return None
        return self._name(index, end, core, kind, found, "head", evident=True)

    def _listed(self, index: int) -> PlaceName | None:
        """A name that the language's list or a table has, the longest one."""
        token = self.tokens[index]
        if not self.capital[index] and not self.words.may_know(token.text):
            return None
        # Past the reach only a direction may end a name, as its second word.
        most = min(MOST_WORDS, len(self.tokens) - index, max(2, self.reach[index] - index))
        for size in range(most, 0, -1):
            last = index + size
            if not self._may_be_name(index, last):
                continue
            words = self._words(index, last)
            if (not token.is_capital or token.norm == "the") and not self.words.knows(words):
                continue
            area = self.words.abbreviations.get(words)
            if area is None and words in self.words.postal and self._after_comma(index):
                area = f"US.{words}"
            if area is not None:
                return self._short_area(index, last, area)
            name = self._from_table(index, last, words)
            if name is not None:
                return name
        return None

    def _directed(self, index: int) -> PlaceName | None:
        """A part of a place: "Northeast Texas", "Aleppo timur". A place of its own inside the other."""
        tokens = self.tokens
        if not self.capital[index] or index + 1 >= len(tokens):
            return None
        before = tokens[index].norm in self.words.directions
        for size in (3, 2, 1):
            first = index + 1 if before else index
            last = first + size
            if last > len(tokens) or not self._may_be_name(first, last):
                continue
            behind = last < len(tokens) and self._is_direction(last) and self._glued(last - 1, last + 1)
            end = last if before else last + 1
            if behind and not before and tokens[last].text[0].islower() and self._is_country(first, last):
                return None
            if not (before or (behind and self.words.language == "id")) or not self._glued(index, end):
                continue
            if candidates_of(self._words(index, end), self.words) or self._is_part_of_name(index, end, strong=False):
                return None
            found = candidates_of(self._words(first, last), self.words)
            if found and (
                found[0].kind == "country" or self.words.knows(self._words(first, last)) or self._is_known(found[0])
            ):
                kind = "region" if found[0].kind in {"country", "region"} else "district"
                return self._name(index, end, self._words(index, end), kind, found, "part", evident=True, level="part")
        return None

    def _is_country(self, first: int, last: int) -> bool:
        found = candidates_of(self._words(first, last), self.words)
        return bool(found) and found[0].kind == "country"

    def _short_area(self, index: int, last: int, area: str) -> PlaceName:
        found = tuple(c for c in candidates_of(self.words.area_names[area], self.words) if c.area == area)
        regions = tuple(c for c in found if c.kind == "region") or found
        return self._name(index, last, self._words(index, last), None, regions, "short", evident=True)

    def _from_table(self, index: int, last: int, words: str) -> PlaceName | None:
        found = candidates_of(words, self.words)
        if not found or words in self.words.never or self._is_club(index, words) or self._is_aged(last):
            return None
        known = self.words.knows(words)
        best = found[0]
        country = best.kind == "country"
        common = words.casefold() in self.words.words and not words.isupper()
        listed_area = known and best.kind not in {"landmark", "other"}
        if country and common and not self._after_preposition(index):
            return None
        if last - index == 1 and not listed_area and not country and not self._may_stand_alone(index, found):
            return None
        if self._is_part_of_name(index, last, strong=known or country or best.kind == "region"):
            return None
        if last - index == 1 and not country and self._opens_longer(last, words, known=known):
            return None
        if known and not listed_area and not self._after_preposition(index, strong=True):
            return None
        evident = self._is_shown(index, last, best)
        if not (listed_area or country or evident or (self._is_known(best) and self._is_free(index, last, best))):
            return None
        return self._name(index, last, words, None, found, "table", evident=evident or country)

    def _opens_longer(self, last: int, words: str, *, known: bool) -> bool:
        """Whether a word is the beginning of a name no table has: "the Line of Control", "La Frenz"."""
        if last >= len(self.tokens) or self.words.language != "en":
            return False
        following = self.tokens[last]
        if len(words) <= _SHORT_NAME and following.is_capital and following.is_word and not words.isupper():
            return True
        return not known and following.norm == "of" and last + 1 < len(self.tokens) and self.tokens[last + 1].is_capital

    def _is_club(self, first: int, words: str) -> bool:
        """Whether a town's name is its club's here: in an article about sport, and no "kota" before it."""
        if not self.sport or words.casefold() not in self.words.clubs or self._in_list(first):
            return False
        return not (first and (self.tokens[first - 1].norm,) in self.words.heads_before)

    def _is_shown(self, first: int, last: int, best: Candidate) -> bool:
        """Whether the words around show a place: a preposition, an area behind it, another place before it."""
        if self._beside_place(first, last) or self._in_list(first):
            return True
        if self._is_known(best) or not self.words.strong:
            return self._after_preposition(first)
        return self._after_preposition(first, strong=True)

    def _is_free(self, first: int, last: int, best: Candidate) -> bool:
        """Whether a name without evidence may be a place: it is no word that merely begins a sentence or a headline."""
        if last - first > 1:
            return True
        if first == 0 or self.shouted:
            return self.tokens[first].norm not in self.small and (best.country in self.near or best.people >= 1_000)
        return True

    def _glued_words(self, index: int) -> Iterator[PlaceName]:
        """Places in a word that hyphens or lost blanks made: "Moskow-Bali", "US-based", "JakartaRencana"."""
        token = self.tokens[index]
        parts = [match.span() for match in _PART.finditer(token.text)] if self.capital[index] else []
        if len(parts) < 2 or len(parts) > 3 or self._is_part_of_body(index):
            return
        found = []
        for start, end in parts:
            words = token.text[start:end]
            known = (
                candidates_of(words, self.words)
                if words[0].isupper() and words.casefold() not in self.words.words
                else ()
            )
            sure = known and (known[0].kind == "country" or self.words.knows(words) or self._is_known(known[0]))
            found.append(known if sure else ())
        opens = self.opens or (index > 1 and self.tokens[index - 1].text == ",")
        if not (
            all(found)
            or token.norm.endswith(("-based", "-born", "-led", "-wide", "-backed"))
            or (found[0] and opens and len(token.text) > 4)
        ):
            return
        for (start, end), known in zip(parts, found, strict=True):
            if known:
                span = Span(token.start + start, token.start + end)
                name = PlaceName(span, span.of(self.text), None, known, True, index, index + 1, "table")
                if not self._is_taken(name):
                    yield name

    def _after_in(self, index: int) -> PlaceName | None:
        """A name no table has, behind "in" and before a comma and a place that one has: "di Kebonrejo, Kediri"."""
        if not self._is_name_word(index) or self.shouted or not index:
            return None
        chained = self.ended == index - 1 and self.tokens[index - 1].text == "," and self.headed
        if not chained and self.tokens[index - 1].norm not in (self.words.strong or self.words.prepositions):
            return None
        last = self._name_end(index)
        if last + 1 >= len(self.tokens) or self.tokens[last].text not in {",", "("}:
            return None
        if self._is_part_of_body(index) or self.tokens[index].text.isupper():
            return None
        beyond = self._headed(last + 1) or self._followed(last + 1) or self._listed(last + 1)
        if (
            beyond is None
            or not beyond.candidates
            or (beyond.candidates[0].kind == "country" and self.words.language == "id")
        ):
            return None
        return self._name(index, last, self._words(index, last), None, (), "within", evident=True)

    def _name(
        self,
        first: int,
        last: int,
        core: str,
        head: str | None,
        found: tuple[Candidate, ...],
        how: str,
        *,
        evident: bool,
        level: str = "",
    ) -> PlaceName:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return PlaceName(span, core, head, found, evident, first, last, how, level)

    def _is_taken(self, name: PlaceName) -> bool:
        """
        Whether a person's or a body's name is in the way.

        A head before it ("Jalan Ahmad Yani") and a longer name in a table ("Jakarta Selatan") stay places. So does what
        fills the taken span wholly where it is a country, a place shown by the words around, or a building that
        something happens in ("di Rumah Sakit Polri").
        """
        if name.span.of(self.text) in self.words.never:
            return True
        at = bisect_left(self.taken, (name.span.start + 1, 0))
        for span in self.taken[max(0, at - 3) : at + 8]:
            if not span.meets(name.span):
                continue
            inside = name.span.covers(span) and (name.head is not None or bool(name.candidates))
            if inside and tuple(span) != tuple(name.span):
                continue
            best = name.candidates[0] if name.candidates else None
            sure = best is not None and (best.kind in {"country", "region"} or best.people >= 100)
            scene = name.level not in {"", "part"} and self._after_preposition(name.first)
            if tuple(span) == tuple(name.span) and ((sure and name.evident) or scene):
                continue
            return True
        return False
