"""Who a description means: "the minister", "pria itu", "a neighbour", "the agency's report"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from saksi.records import Body, Mention, Person, Span, Token
from saksi.statements.memory import MOST_PEOPLE, Source, is_misprint, norms_of, words_of
from saksi.statements.saying import Item
from saksi.statements.segments import Segments, text_norm, text_of
from saksi.statements.stretches import span_of

__all__ = ["EARLIER", "Descriptions"]

_WORD = re.compile(r"[@#]?[^\W_][\w'’-]*")


# A newsroom: PLOVER's sector for the press. One of the last so many mentions is meant.
PRESS = "JRN"
# … and those for governments, forces, courts, parliaments and parties.
PUBLIC = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "PTY", "REB", "SPY"})
SEARCHED = 60
# A description repeats one of the last so many sources.
EARLIER = 12
# A pronoun means somebody without a name who heads one of so many sentences before it, in at most so many words.
NEAR = 2
LONGEST_UNNAMED = 6


class Descriptions(Segments):
    """Finds whom the article has named where words only describe them."""

    def described(self, items: Sequence[Item], first: int, end: int) -> Source:
        """The source of a part that names no person: a body, somebody known, or nobody more than its words."""
        end = self._without_circumstance(items, first, end)
        first = self._behind_lead(items, first, end)
        end = self._before_deed(items, first, self._without_verb(items, first, end))
        words = Span(span_of(items[first]).start, span_of(items[end - 1]).end)
        follows = items[first + 1] if end - first > 1 else None
        if text_norm(items[first]) in self.saying.carriers and isinstance(follows, Token) and follows.is_capital:
            inner = self.described(items, first + 1, end)  # "pihak Garuda"
            return replace(inner, span=words, name=inner.name if inner.who else words.of(self.parse.text))
        if norms_of(items, first, end) in ([word] for word in self.saying.definite):
            meant = self.last_body or self._main_body(words.start)
            if meant is not None:
                return replace(meant, span=words, at=words.start)  # "dalam laporan itu"
        author = self._author(items, first, end)
        if author > 0:
            inner = self.described(items, author, end)  # "a report by the bank"
            return replace(inner, span=words, at=words.start, is_human=False)
        bodies = [(m, b) for m, b in self.mentions_in(*words) if isinstance(b, Body) and m.form == "name"]
        if (
            bodies
            and bodies[-1][1].name[:1].isupper()
            and any(word in self.saying.documents for word in norms_of(items, first, end)[:3])
        ):
            # "data Kemlu", "hasil analisis BMKG": whose paper it is says so
            return Source(bodies[-1][1], bodies[-1][1].name, words, words.start, is_human=False)
        whole = [(m, b) for m, b in bodies if m.end - m.start >= 0.6 * (words.end - words.start)]
        body = whole[0][1] if whole and self._is_its_name(*whole[0]) else None
        repeats = norms_of(items, first, end)
        somebody = self.saying.head_first and repeats[-1:] and repeats[-1] in self.saying.definite
        if somebody and repeats[0] in self.saying.human:
            body = None  # "Eks Kepala Bank Jawa itu" is no bank
        if body is not None and body.name[:1].isupper():
            return Source(body, body.name, words, words.start, is_human=False)
        known = self.titled(items, first, end) or self.known(items, first, end) or self._headed(items, first, end)
        if known is not None:
            return Source(known.who, known.name, words, words.start, known.is_human)
        if body is not None:
            return Source(body, body.name, words, words.start, is_human=False)
        shortened = self._shortened(items, first, end)
        if shortened is not None:
            return Source(shortened, shortened.name, words, words.start, is_human=False)
        misprinted = self._misprinted(items, first, end)
        if misprinted is not None:
            return Source(misprinted, misprinted.name, words, words.start)
        name = self._spelled_out(items, first, end)
        return Source(None, name, words, words.start, self.is_somebody(items, first, end))

    def _author(self, items: Sequence[Item], first: int, end: int) -> int:
        """The index behind "by" in the words for something that shows what it says; 0 where it names nobody."""
        paper = False
        for at in range(first, end - 1):
            word = text_norm(items[at])
            paper = paper or word in self.saying.documents
            if paper and word in self.saying.agents:
                return at + 1
        return 0

    def _without_verb(self, items: Sequence[Item], first: int, end: int) -> int:
        """The end of a description without a verb of saying ("the lawmakers wrote, asking …") or a "who" at its end."""
        cue = self.saying.cue_at(items, end - 1) if end - first > 1 and self.saying.before_cue else None
        plain = cue is not None and cue.fits("quote") and cue.words not in self.saying.ambiguous | self.saying.voices
        end = end - 1 if plain and not text_of(items, end - 1)[0].isupper() else end
        return end - 1 if end - first > 1 and text_norm(items[end - 1]) in self.saying.relative else end

    def _before_deed(self, items: Sequence[Item], first: int, end: int) -> int:
        """
        The end of the words for who does something else first.

        "The committee sent a letter urging …"; "Kalangan buruh juga sempat menggelar aksi hingga mendesak …".
        """
        if any(text_norm(item) in self.saying.agents for item in items[first:end]):
            return end  # "data released on Friday by the regulator"
        for at in range(first + 1, end):
            word = text_norm(items[at])
            if word in self.saying.relative:
                return end  # "warga yang menolak"
            if word in self.saying.sends or (self.saying.head_first and self.saying.is_verb(text_of(items, at))):
                while at > first + 1 and text_norm(items[at - 1]) in self.saying.between:
                    at -= 1
                return at
        return end

    def _behind_lead(self, items: Sequence[Item], first: int, end: int) -> int:
        """The start of a description without what leads to it: "(dalam) hal ini perusahaan", "terdapat spanduk"."""
        at = first
        while at < end - 1 and text_norm(items[at]) in self.saying.presents:
            at += 1
        opening = items[at]
        if at == first or not isinstance(opening, Token):
            return first
        if opening.norm in self.saying.pointing | self.saying.definite:
            at += 1
        speaks = at < end and (text_norm(items[at]) in self.saying.voices or self.mentions_in(*span_of(items[at])))
        return at if speaks else first

    def _headed(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """The body that the word before a relative clause repeats ("klub yang bermarkas di sana")."""
        if end - first > 1 and text_norm(items[first + 1]) in self.saying.relative:
            return self.known(items, first, first + 1) if text_norm(items[first]) in self.saying.company else None
        return None

    def _without_circumstance(self, items: Sequence[Item], first: int, end: int) -> int:
        """The end of the words for a source, without how or when ("Iran pada Minggu (15/6)")."""
        for at in range(first + 1, end):
            if text_norm(items[at]) in self.saying.circumstance or text_norm(items[at]) in self.saying.relative:
                opening = items[at - 1]
                named = isinstance(opening, Token) and (opening.is_capital or opening.norm in self.saying.voices)
                return at if named and text_norm(items[at]) in self.saying.circumstance else end
        return end

    def _is_its_name(self, mention: Mention, body: Body) -> bool:
        """Whether the words of a mention are a name of its body, and not only a name that ends in the same word."""
        here, known = words_of(Span(mention.start, mention.end).of(self.parse.text)), words_of(body.name)
        return len(here) < 3 or len(here & known) * 2 >= len(here)

    def _spelled_out(self, items: Sequence[Item], first: int, end: int) -> str:
        """The words of a source as printed, a blank put where a page ran two of them together."""
        parts: list[str] = []
        for at in range(first, end):
            start, stop = span_of(items[at])
            behind = span_of(items[at - 1]).end if at > first else start
            glued = start == behind and at > first and _is_word(items[at]) and _is_word(items[at - 1])
            parts.append(self.parse.text[behind:start] + (" " if glued else "") + self.parse.text[start:stop])
        return "".join(parts)

    def _shortened(self, items: Sequence[Item], first: int, end: int) -> Body | None:
        """The body that a short form means: "the PPD", "The Post"; None where it means none or several."""
        if end - first == 2 and text_norm(items[first]) in self.saying.definite:
            first += 1
        return self.short_forms.get(text_of(items, first)) if end - first == 1 else None

    def _misprinted(self, items: Sequence[Item], first: int, end: int) -> Person | None:
        """The one person whose name an unknown capitalised word shortens or misspells ("Memet" for "Mamet")."""
        word = items[first]
        if end - first != 1 or not isinstance(word, Token) or not word.is_capital or word.norm in self.saying.voices:
            return None
        if len(self.people) > MOST_PEOPLE:
            return None
        close = [p for p in self.people if any(_is_close(word.norm, part) for part in words_of(p.name))]
        return close[0] if len(close) == 1 else None

    def is_voice(self, source: Source) -> bool:
        """Whether the words for a source name people, a body, something written, or anything with a name."""
        if source.span is None:
            return False
        words = _WORD.findall(source.span.of(self.parse.text))
        if len(words) == 1 and words[0].casefold() in self.saying.indefinite - self.saying.several:
            return False  # "One added benefit"
        if any(word.casefold() in self.saying.voices for word in words):
            return True
        if words and (
            words[0].casefold() in self.saying.any_pronoun or words[-1].casefold() in self.saying.any_pronoun
        ):
            return True
        # A capital past the head of the sentence is a name; one word alone may be one there too.
        opening = self.parse.sentences[self.parse.sentence_index(source.span.start)].start == source.span.start
        named = [word for word in words if word[0].isupper() or word[0] in "@#"]
        return len(named) > opening or (len(words) == 1 and bool(named))

    def is_somebody(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a description is of one human being: "seorang saksi", "a neighbour", "the driver"."""
        words = norms_of(items, first, end)
        singular = words[:1] and words[0] in ("seorang", "salah", "a", "an", "one", "another")
        return bool(singular) or any(word in self.saying.human for word in words)

    def unnamed_subject(self, at: int) -> Source | None:
        """Who heads the last sentence of the outlet before a pronoun at `at`, where it is somebody without a name."""
        index = self.parse.sentence_index(at)
        for number in range(index - 1, max(-1, index - 1 - NEAR), -1):
            sentence = self.parse.sentences[number]
            if self.parse.quotation_at(sentence.start) is not None:
                continue
            if self.last is not None and self.last.at >= sentence.start:
                return None
            tokens = [token for token in sentence.tokens if token.norm not in self.saying.openers]
            end = self._unnamed_end(tokens)
            if end == 0 or any(
                isinstance(holder, Person) for _, holder in self.mentions_in(sentence.start, sentence.end)
            ):
                return None
            words = Span(tokens[0].start, tokens[end - 1].end)
            return Source(None, words.of(self.parse.text), words, words.start)
        return None

    def _unnamed_end(self, tokens: Sequence[Token]) -> int:
        """How many words at the head of a sentence are one person without a name ("a gunman"); 0 where none are."""
        if not tokens or tokens[0].norm not in self.saying.indefinite - self.saying.several | self.saying.definite:
            return 0
        end = found = 0
        for number, token in enumerate(tokens[:LONGEST_UNNAMED]):
            stops = self.saying.relative | self.saying.occasion | self.saying.finite
            if not token.is_word or self.saying.is_verb(token.text) or (number and token.norm in stops):
                break
            heads = token.norm in self.saying.human or token.norm in self.saying.voices
            if found and not heads and not self.saying.head_first:
                break
            end = number + 1
            found = end if heads else found
        return end if found and self.saying.head_first else found

    def known(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """Who a description of somebody known repeats: a source it was part of, else the last of its kind."""
        saying = self.saying
        words = norms_of(items, first, end)
        if not words or words[0] in saying.indefinite:
            return None
        definite = words[0] in saying.definite or words[-1] in saying.definite
        content = {word for word in words if word not in saying.definite}
        for source in (self.last, self.last_human, self.last_body):
            if source is not None and source.name and content and self._is_part(content, source):
                return source
        head = next((word for word in (words if saying.head_first else words[::-1]) if word not in saying.definite), "")
        if definite:
            for source in reversed(self.spoken[-EARLIER:]):
                if source.name and head in words_of(source.name) and content <= words_of(source.name):
                    return source
        if definite and len(content) == 1 and text_of(items, end - 1)[:1].islower():
            issuer = self.paper if head in saying.documents else self.issued.get(head)
            if issuer is not None:
                return replace(issuer, is_human=False)
        # "Mantan Gubernur Jakarta itu" adds to somebody known; "the Nato spokesman" is somebody else.
        same = saying.head_first or not self._adds_a_name(items, first, end)
        if definite and same and (head in saying.human or head in saying.titles):
            return self.last_human or (self.person_source(span_of(items[first]).start) if len(content) == 1 else None)
        last = self.last_human
        who = last.who if last is not None else None
        if content and content <= saying.titles and isinstance(who, Person) and who.role is None:
            return last  # "kata Kapolres", whose name stood there without an office
        if head in saying.press and definite and len(content) == 1:
            return self._newsroom(span_of(items[first]).start)
        if head in saying.company and len(content) == 1:
            last = self.last_body
            business = head in saying.business
            other = last is not None and isinstance(last.who, Body) and not _can_be(last.who, business=business)
            at = span_of(items[first]).start
            return last if last is not None and not other else self._main_body(at, business=business)
        return None

    def _newsroom(self, at: int) -> Source | None:
        """The newsroom named last before `at`; None where none was."""
        end = bisect_left(self.starts, at)
        for _, holder in reversed(self.mentions[max(0, end - SEARCHED) : end]):
            if isinstance(holder, Body) and holder.sector == PRESS and self.has_own_name(holder):
                return Source(holder, holder.name, None, at, is_human=False)
        return None

    def _is_part(self, content: set[str], source: Source) -> bool:
        """Whether words of a description are a source's own: "hakim" repeats "seorang hakim", not "putusan hakim"."""
        name = (source.name or "").casefold().split()
        if not content <= words_of(source.name or ""):
            return False
        if source.who is not None or not self.saying.head_first:
            return True
        lead = self.saying.indefinite | self.saying.carriers | self.saying.definite
        return next((word for word in name if word not in lead), name[0]) in content

    def _main_body(self, at: int, *, business: bool = False) -> Source | None:
        """The named body, or business, that the article has mentioned most before `at`; no newsroom."""
        while self.counted < len(self.mentions) and self.starts[self.counted] < at:
            mention, holder = self.mentions[self.counted]
            self.counted += 1
            if not isinstance(holder, Body) or mention.form != "name" or not self.has_own_name(holder):
                continue
            self.counts[holder.id] = self.counts.get(holder.id, 0) + 1
            for kind in (False, True):
                most = self.main.get(kind)
                if _can_be(holder, business=kind) and (most is None or self.counts[holder.id] > self.counts[most.id]):
                    self.main[kind] = holder
        main = self.main.get(business)
        return Source(main, main.name, None, at, is_human=False) if main is not None else None

    def _adds_a_name(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a capital inside a description points elsewhere: "the Nato spokesperson"."""
        return any(isinstance(item, Token) and item.is_capital for item in items[first + 1 : end])

    def titled(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """The person whose role a description repeats ("the minister"), the one named last where several fit."""
        words = norms_of(items, first, end)
        if not words or words[0] in self.saying.indefinite:
            return None
        content = {word for word in words if word not in self.saying.definite}
        holders = self.by_role.get(min(content), []) if content else []
        fitting = [p for p in holders if self._repeats(content, p.role or "")]
        if not fitting:
            return None
        before = span_of(items[first]).start
        person = max(fitting, key=lambda p: self._named_last(p, before))
        return Source(person, person.name, None, before)

    def _named_last(self, person: Person, before: int) -> int:
        """Where `person` was mentioned last before an offset; -1 where not at all."""
        starts = self.named_at.get(person.id, [])
        index = bisect_left(starts, before) - 1
        return starts[index] if index >= 0 else -1

    def _repeats(self, content: set[str], role: str) -> bool:
        """Whether a description is made of a role's words, its head among them."""
        words = [word.strip(".,()") for word in role.casefold().split()]
        heads = words[:1]
        heads += [word for before, word in pairwise(words) if before in self.saying.panels]
        if not self.saying.head_first:
            cut = next((place for place, word in enumerate(words) if word in ("of", "for", "in", "at")), len(words))
            heads = words[max(0, cut - 1) : cut]
        return content <= set(words) and bool(content & set(heads))


def _can_be(body: Body, *, business: bool) -> bool:
    """Whether a noun for a body, or for a business, can mean `body`."""
    return body.sector != PRESS and not (business and body.sector in PUBLIC)


def _is_word(item: Item) -> bool:
    return isinstance(item, Token) and item.is_word


def _is_close(word: str, name: str) -> bool:
    """Whether a word is the middle or the end of a name, or a misprint of it."""
    return (3 <= len(word) < len(name) and word in name[1:]) or is_misprint(word, name)
