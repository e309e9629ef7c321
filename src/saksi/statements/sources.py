"""Who the words around a cue point to: a person, a body, or somebody the article does not name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.records import Body, Mention, Person, Span, Token
from saksi.statements.memory import Source
from saksi.statements.pronouns import Pronouns
from saksi.statements.saying import Item
from saksi.statements.segments import STOPS, text_norm, text_of
from saksi.statements.stretches import span_of

__all__ = ["Source", "Sources", "behind_name"]

# A description longer than this is a clause, not a name for somebody (longest in the training articles: 19 words).
LONGEST_DESCRIPTION = 20
# A trade before a name has at most so many words.
LONGEST_TRADE = 4
# Who heads a clause without a name is told in at most so many words.
LONGEST_HEAD = 6
# An office with commas in it ("Direktur Perempuan, Anak, dan Keluarga, …") has at most so many parts before the name.
MOST_PARTS = 3


class Sources(Pronouns):
    """Finds the sources of an article, in text order."""

    def behind(self, items: Sequence[Item], first: int) -> tuple[Source | None, int]:
        """The source that items from `first` on name ("kata X, jabatan, …"), and the index behind its words."""
        first = self._behind_carriers(items, first)
        end = self.behind_author(items, first, self.segment_end(items, first))
        if end == first or self._is_when(items, first):
            return None, first
        source = self._of_segment(items, first, self._without_adverbs(items, first, end))
        if source is not None and isinstance(source.who, Person) and source.span is not None:
            other = self._employed(items, first, end, source)
            end = self._behind_short_form(items, end, source)
            return other if other is not None else self._with_apposition(items, source, max(first + 1, end))
        # "kata Kepala BNPB, Suharyanto, …": the name stands behind a comma, behind a second one of a long office, or
        # behind a short form in brackets.
        at = end
        unlisted: tuple[Source, int] | None = None
        for _ in range(MOST_PARTS):
            part = self._next_part(items, at)
            if part is None:
                break
            after = self.segment_end(items, part)
            named = self._first_person(items, part, after)
            if named is not None and self._is_apposition(items, part, after, named[0]):
                mention, person = named
                return Source(person, person.name, Span(span_of(items[first]).start, mention.end), mention.start), after
            if unlisted is None and source is not None and source.who is None:
                unlisted = self._unlisted_name(items, part, after)
            opening = items[part]
            if not isinstance(opening, Token) or not (opening.is_capital or opening.norm in self.saying.joined):
                break
            at = after
        return unlisted or (source, end)

    def _employed(self, items: Sequence[Item], first: int, end: int, source: Source) -> tuple[Source, int] | None:
        """Who works for the one a part names, and stands behind a comma: "kata pengacara Budi, Ali Rahman, …"."""
        if not self.saying.head_first or text_norm(items[first]) not in self.saying.serving:
            return None
        part = self._next_part(items, end)
        after = self.segment_end(items, part) if part is not None else end
        named = self._first_person(items, part, after) if part is not None else None
        if part is None or named is None or named[1] == source.who or not self.is_name(items, part, after):
            return None
        mention, person = named
        return Source(person, person.name, Span(span_of(items[first]).start, mention.end), mention.start), after

    def _behind_short_form(self, items: Sequence[Item], end: int, source: Source) -> int:
        """The index behind a name that brackets part from its office: "kata Menteri Koperasi (Menkop) Budi Arie, …"."""
        part = self._next_part(items, end) if end < len(items) and text_of(items, end) == "(" else None
        after = self.segment_end(items, part) if part is not None else end
        named = self._first_person(items, part, after) if part is not None else None
        if part is None or named is None or named[1] != source.who or not self.is_name(items, part, after):
            return end
        return after

    def _is_when(self, items: Sequence[Item], first: int) -> bool:
        """Whether a date stands where a source would: "dikutip Kamis (19/6)"."""
        start = span_of(items[first]).start
        moment = self.moment_at(start)
        return moment is not None and moment.start == start and not self.mentions_in(start, start + 1)

    def _behind_carriers(self, items: Sequence[Item], first: int) -> int:
        """Where the words for a source begin behind "pernyataan resmi dari"; `first` where nobody follows."""
        at = first
        while at < len(items) - 1 and text_norm(items[at]) in self.saying.carriers:
            at += 1
        follows = at < len(items) and _is_word(items[at]) and text_norm(items[at]) not in self.saying.relative
        if (
            follows
            and at > first
            and text_norm(items[at]) in self.saying.definite
            and text_norm(items[at - 1]) in self.issued
        ):
            return at - 1  # "tambah pernyataan tersebut"
        return at if follows and text_norm(items[at]) not in self.saying.occasion else first

    def _without_adverbs(self, items: Sequence[Item], first: int, end: int) -> int:
        """The end of the words for a source, without "lagi" or "again"."""
        while end - 1 > first and text_norm(items[end - 1]) in self.saying.between:
            end -= 1
        return end

    def _next_part(self, items: Sequence[Item], at: int) -> int | None:
        """Where the next part of a long office begins: behind a comma, or behind brackets; None where none does."""
        if at < len(items) and text_of(items, at) == "(":
            at = self.behind_brackets(items, at)
            if at < len(items) and text_of(items, at) != ",":
                return at if text_of(items, at) not in STOPS else None
        if at + 1 < len(items) and text_of(items, at) == ",":
            return at + 1
        return None

    def _unlisted_name(self, items: Sequence[Item], first: int, end: int) -> tuple[Source, int] | None:
        """A part of one to three capitalised words that are no place and no date: a name not known so far."""
        part = items[first:end]
        if not 1 <= len(part) <= 3 or not all(isinstance(i, Token) and i.is_capital and len(i.text) > 2 for i in part):
            return None
        name = Span(span_of(part[0]).start, span_of(part[-1]).end)
        closed = end >= len(items) or text_of(items, end) in ",.(" or text_norm(items[end]) in self.saying.occasion
        if not closed or self.is_place(name.start) or self.moment_at(name.start) is not None:
            return None
        return Source(None, name.of(self.parse.text), name, name.start), end

    def _with_apposition(self, items: Sequence[Item], source: Source, end: int) -> tuple[Source, int]:
        """A named source with what a comma adds ("said Tim Hess, a developer in Virginia"), and where that ends."""
        opening = items[end + 1] if end + 1 < len(items) and text_of(items, end) == "," else None
        if source.span is None or not isinstance(opening, Token) or opening.norm not in self.saying.appositive:
            return source, end
        after = end + 1
        while after < len(items) and isinstance(items[after], Token) and text_of(items, after) not in STOPS:
            after += 1
        return replace(source, span=Span(source.span.start, span_of(items[after - 1]).end)), after

    def before(self, items: Sequence[Item], first: int, last: int) -> Source | None:
        """The source that items from `first` up to `last` name as a verb's subject ("X, jabatan, mengatakan")."""
        end = last
        while end > first and self.skippable(items, end - 1):
            end -= 1
        segments = self.segments(items, first, end)
        if not segments:
            return None
        if text_norm(items[end - 1]) in self.saying.joined:
            # "Budi menelepon Ali dan kemudian mengatakan": who begins the clause speaks, not who was phoned
            joined = self._opening(items, segments)
            if joined is not None:
                return joined
            verb = next((at for at in range(*segments[0]) if self.saying.is_verb(text_of(items, at))), end)
            while verb > segments[0][0] and self.skippable(items, verb - 1):
                verb -= 1
            if segments[0][0] < verb < segments[0][1]:
                return self._of_segment(items, segments[0][0], verb)
        # A mark right before the verb closes what it opened, unless that was a relative clause, which is left out.
        closed = end - 1 == segments[-1][1]
        chosen = self._subject_of(items, segments, closed=closed)
        source = self._of_segment(items, *segments[chosen])
        if source is None and chosen == len(segments) - 1 and len(segments) > 1 and not closed:
            source = self._of_segment(items, *segments[-2])
        if source is not None and source.span is not None and chosen < len(segments) - 1:
            return replace(source, span=Span(source.span.start, span_of(items[segments[-1][1] - 1]).end))
        return source

    def _subject_of(self, items: Sequence[Item], segments: Sequence[tuple[int, int]], *, closed: bool) -> int:
        """Which part names the subject: what commas enclose describes, and the name stands before it."""
        last = len(segments) - 1
        while last > 0 and not closed and self._tells_when(items, segments[last][0]):
            last -= 1  # "Budi, dalam sebuah catatan, mengatakan"
        if last == 0:
            return 0
        named = self._named(items, *segments[last])
        if not closed:
            # "Agung, salah satu mahasiswa yang hadir, …" with the second comma left out
            placed = self._is_only_place(items, *segments[last]) and self._is_body(items, *segments[last - 1])
            bare = named is None and self._adds(items, *segments[last])
            bare = bare and (placed or self.is_name(items, *segments[last - 1]))
            return last - 1 if bare else last
        alone = named is not None and self.is_name(items, *segments[last])
        other = self.is_name(items, *segments[last - 1]) or self._acts_through(items, *segments[last - 1])
        if alone and not other:
            return last  # "kuasa hukum Budi, Ali Rahman, mengatakan"
        at = last - 1
        while (
            at > 0
            and last - at < MOST_PARTS
            and self._named(items, *segments[at]) is None
            and self._adds(items, *segments[at])
        ):
            at -= 1
        heads = self.is_name(items, *segments[at]) or self._is_body(items, *segments[at])
        if at < last - 1 and not heads and not self._is_one_human(items, *segments[at]):
            at = last - 1
        if any(self.saying.is_verb(text_of(items, index)) for index in range(*segments[at])):
            return last  # "Tak hanya menjatuhkan vonis kepada Budi, majelis hakim, …"
        return at if self._named(items, *segments[at]) is not None or named is None else last

    def _tells_when(self, items: Sequence[Item], first: int) -> bool:
        """Whether a part begins with what leads to a place, a time or an occasion, or stands right behind it."""
        before = text_norm(items[first - 1]) if first else ""
        return text_norm(items[first]) in self.saying.occasion or before in self.saying.circumstance

    def _adds(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a part can only describe what stands before it: a place, an age, words in small letters."""
        opening = items[first]
        if not isinstance(opening, Token) or opening.norm in self.saying.pronouns | self.saying.plural_pronouns:
            return False
        return self.is_place(opening.start) or opening.text[0].isdigit() or opening.text[0].islower()

    def is_name(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a part is a person's name with no more than an office in capitals before it."""
        named = self._first_person(items, first, end, last=True)
        if named is None or any(span_of(item).start >= named[0].end and _is_word(item) for item in items[first:end]):
            return False
        before = [item for item in items[first:end] if span_of(item).start < named[0].start]
        capital = all(isinstance(item, Token) and (item.is_capital or not item.is_word) for item in before)
        return capital or (not self.saying.head_first and self._is_trade(before))

    def _is_trade(self, before: Sequence[Item]) -> bool:
        """Whether words before a name tell a trade and no more: "mechanical engineer"."""
        leads = self.saying.occasion | self.saying.subordinators | self.saying.finite | self.saying.prepositions
        short = len(before) <= LONGEST_TRADE and text_norm(before[-1]) in self.saying.voices
        return short and not any(text_norm(item) in leads for item in before)

    def _acts_through(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a part is a name with what it acts through: "Budi melalui pengacaranya, Ali Rahman, mengaku"."""
        start = span_of(items[first]).start
        named = [m for m, _ in self.mentions_in(start, start + 1)]
        return bool(named) and any(text_norm(item) in self.saying.circumstance for item in items[first:end])

    def _is_only_place(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a part is a place and no more: the seat of the body before it ("Polres Contoh, Sumatera Barat")."""
        words = [item for item in items[first:end] if _is_word(item)]
        return self.is_place(span_of(items[first]).start) and all(
            isinstance(item, Token) and item.is_capital for item in words
        )

    def _is_one_human(self, items: Sequence[Item], first: int, end: int) -> bool:
        """Whether a part is somebody without a name, as English tells it: "The father", "a neighbour"."""
        leads = self.saying.definite | self.saying.indefinite
        known = not self.saying.head_first and text_norm(items[first]) in leads
        return known and end - first <= LONGEST_TRADE and text_norm(items[end - 1]) in self.saying.human

    def _is_body(self, items: Sequence[Item], first: int, end: int) -> bool:
        start = span_of(items[first]).start
        return any(isinstance(b, Body) and m.form == "name" for m, b in self.mentions_in(start, start + 1))

    def _opening(self, items: Sequence[Item], segments: Sequence[tuple[int, int]]) -> Source | None:
        """The person, pronoun or body that a clause begins with, or that stands between its first commas."""
        for part in segments[:2]:
            start = span_of(items[part[0]]).start
            named = self._first_person(items, *part)
            if named is not None:
                owned = self._owned(items, *part, named[0])
                if owned > 0:
                    return self.described(items, part[0], owned)
                before = [item for item in items[part[0] : part[1]] if span_of(item).start < named[0].start]
                if all(isinstance(item, Token) and (item.is_capital or not item.is_word) for item in before):
                    return Source(named[1], named[1].name, Span(start, named[0].end), named[0].start)
            if text_norm(items[part[0]]) in self.saying.pronouns:
                return self.pronoun_of(items, part[0], part[0] + 1)
            bodies = [(m, b) for m, b in self.mentions_in(start, start + 1) if isinstance(b, Body)]
            if bodies:
                mention, body = bodies[0]
                return Source(body, body.name, Span(start, mention.end), start, is_human=False)
        return None

    def head_of(self, items: Sequence[Item], first: int, last: int) -> Source | None:
        """The person or pronoun that heads the clause before a participle ("Budi met reporters, saying …")."""
        parts = self.segments(items, first, last)
        for part in parts:
            if part != parts[-1] and self._is_adverbial(items, part[0]):
                continue
            opening = self._behind_moment(items, *part)
            if text_norm(items[opening]) in self.saying.pronouns | self.saying.plural_pronouns:
                return self.pronoun_of(items, opening, opening + 1)
            named = self._first_person(items, *part)
            unlisted = self._unlisted_head(items, opening, part[1]) if named is not None else None
            if unlisted is not None:
                return unlisted
            if named is not None:
                owned = self._owned(items, *part, named[0])
                if owned > 0:
                    return self.described(items, part[0], owned)
                return Source(named[1], named[1].name, Span(named[0].start, named[0].end), named[0].start)
            unnamed = self._head_without_name(items, *part)
            if unnamed is not None:
                return unnamed
        return None

    def _is_adverbial(self, items: Sequence[Item], first: int) -> bool:
        """Whether a part tells how or when and names nobody who acts: "Speaking at a rally in Leeds, …"."""
        return not self.saying.head_first and text_norm(items[first]).endswith("ing")

    def _unlisted_head(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """A word with a capital that heads a clause and is nobody known: "Hess compared herself to Ana Lopez"."""
        word, behind = items[first], items[first + 1] if first + 1 < end else None
        if (
            self.saying.head_first
            or not isinstance(word, Token)
            or not word.is_capital
            or not isinstance(behind, Token)
        ):
            return None
        verb = behind.is_word and behind.text[0].islower() and behind.norm not in self.saying.voices
        known = self.mentions_in(word.start, word.end) or self.is_place(word.start)
        leads = self.saying.openers | self.saying.voices | self.saying.determiners | self.saying.indefinite
        if (
            known
            or not verb
            or word.norm in leads | self.saying.occasion
            or behind.norm in self.saying.joined | self.saying.prepositions
        ):
            return None
        return Source(None, word.text, Span(word.start, word.end), word.start)

    def _behind_moment(self, items: Sequence[Item], first: int, end: int) -> int:
        """The index of the first word of a part that is no date ("On Monday they met …")."""
        moment = self.moment_at(span_of(items[first]).start)
        while moment is not None and first + 1 < end and span_of(items[first]).start < moment.end:
            first += 1
        return first

    def _head_without_name(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """Who heads a clause without being named: "the mayor spoke, saying …"; None behind an occasion."""
        if first > 0 and text_norm(items[first - 1]) in self.saying.occasion | self.saying.subordinators:
            return None
        bodies = [m for m, b in self.mentions_in(span_of(items[first]).start, span_of(items[first]).end)]
        if text_norm(items[first]) in self.saying.definite and first + 1 < end:
            bodies += [m for m, b in self.mentions_in(*span_of(items[first + 1]))]
        behind = next((at for at in range(first, end) if bodies and span_of(items[at]).start >= bodies[0].end), end)
        if bodies and behind < end:
            return self.described(items, first, behind)
        head = first
        for at in range(first, min(end - 1, first + LONGEST_HEAD)):
            if text_norm(items[at]) in self.saying.finite | self.saying.relative | self.saying.occasion:
                break
            if text_norm(items[at]) in self.saying.voices and text_norm(items[at]) not in self.saying.ambiguous:
                head = at + 1
        return self.described(items, first, head) if head > first else None

    def _owned(self, items: Sequence[Item], first: int, end: int, mention: Mention) -> int:
        """
        The index behind what a name at the head of a part owns or describes; 0 where it does neither.

        "Cole's defense team met …", "the Cole campaign answered …".
        """
        mark = next((at for at in range(first, end) if span_of(items[at]).start >= mention.end), end)
        if mark >= end:
            return 0
        if text_of(items, mark) not in ("'s", "’s", "'", "’"):
            noun = text_of(items, mark)
            describes = not self.saying.head_first and noun[:1].islower() and noun in self.saying.voices
            return mark + 1 if describes and not self._first_person(items, mark + 1, min(end, mark + 3)) else 0
        reach = range(mark + 1, min(end, mark + 1 + LONGEST_TRADE))
        return next((at + 1 for at in reach if text_norm(items[at]) in self.saying.voices), 0)

    def _of_segment(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        end = self._before_brackets(items, first, end)
        if first >= end:
            return None
        start = span_of(items[first]).start
        relative = self._relative_in(items, first, end)
        if relative is not None:
            # "a man who prayed when it happened": the clause behind "who" tells of the same one
            headed = self._named(items, first, relative) or self.pronoun_of(items, first, relative)
            return self._of_segment(items, first, relative) if headed else self.described(items, first, end)
        named = self._named(items, first, end)
        if named is not None and any(
            text_norm(item) in self.saying.sends
            for item in items[first + 1 : end]
            if span_of(item).end < named[0].start
        ):
            return self.described(items, first, end)
        if named is not None:
            mention, person = named
            return Source(person, person.name, Span(start, mention.end), mention.start)
        pronoun = self.pronoun_of(items, first, end)
        if pronoun is not None:
            return pronoun
        if end - first > LONGEST_DESCRIPTION or not any(_is_word(item) for item in items[first:end]):
            return None
        if text_norm(items[first]) in self.saying.prepositions:
            return None
        opened = [at for at in range(first + 1, end - 1) if text_norm(items[at]) in self.saying.subordinators]
        if opened:
            return self._of_segment(items, opened[-1] + 1, end)
        finite = [at for at in range(first, end) if text_norm(items[at]) in self.saying.finite]
        if finite:
            fresh = self._fresh_start(items, finite[-1] + 2, end)
            return self.described(items, fresh, end) if fresh is not None else None
        return self.described(items, first, end)

    def _before_brackets(self, items: Sequence[Item], first: int, end: int) -> int:
        """The end of a part without the brackets that close it: "Sen. Ann Hess (R-Fla.)"."""
        if end - first < 2 or text_of(items, end - 1) != ")":
            return end
        return next((at for at in range(end - 1, first, -1) if text_of(items, at) == "("), end)

    def _fresh_start(self, items: Sequence[Item], first: int, end: int) -> int | None:
        """Where a sentence begins whose full stop a page lost: a capital behind a word that leads to none."""
        for at in range(first, end):
            item, before = items[at], text_norm(items[at - 1])
            leads = before in self.saying.occasion | self.saying.subordinators | self.saying.definite
            if isinstance(item, Token) and item.is_capital and before[:1].islower() and not leads:
                return at if text_of(items, at - 1)[:1].islower() else None
        return None

    def _relative_in(self, items: Sequence[Item], first: int, end: int) -> int | None:
        """Where a relative clause begins inside a part, behind at least one word; None where none does."""
        openers = self.saying.relative - self.saying.conjunctions
        if end - first > LONGEST_DESCRIPTION:
            return None
        for at in range(first + 1, end - 1):
            before = text_norm(items[at - 1])
            if text_norm(items[at]) in openers and before not in self.saying.occasion | self.saying.subordinators:
                return at
        return None

    def _named(self, items: Sequence[Item], first: int, end: int) -> tuple[Mention, Person] | None:
        """The person a part is about: its last name if it ends with it, else its first ("Budi met Ali in Palu and")."""
        last = self._first_person(items, first, end, last=True)
        if last is None or self._is_of_others(items, first, end, last[0]):
            return None
        ahead = [item for item in items[first:end] if _is_word(item) and span_of(item).end <= last[0].start]
        if last[0].form == "title" and any(text_norm(item) not in self.saying.definite for item in ahead):
            return None  # "siaran pers Sekretariat Presiden"
        behind = [item for item in items[first:end] if isinstance(item, Token) and item.start >= last[0].end]
        if not behind or self.saying.head_first:
            return last
        if behind[0].norm == "'s" and len(behind) <= 3:
            return None
        if len(behind) <= 2 and behind[0].text[0].islower() and not self._is_loose(behind[0]):
            return None  # "the Clinton campaign", "Trump's lawyer"
        return self._first_person(items, first, end)

    def _is_of_others(self, items: Sequence[Item], first: int, end: int, mention: Mention) -> bool:
        """Whether a part only describes by the name in it: "putra Ahmad Dhani itu", "para pejabat Trump"."""
        if text_norm(items[first]) in self.saying.several:
            return True
        behind = [item for item in items[first:end] if isinstance(item, Token) and item.start >= mention.end]
        if not self.saying.head_first or len(behind) != 1 or behind[0].norm not in self.saying.definite:
            return False
        start = span_of(items[first]).start
        return not any(isinstance(holder, Person) for _, holder in self.mentions_in(start, start + 1))

    def _is_loose(self, token: Token) -> bool:
        """Whether a word behind a name is not the noun that the name describes."""
        if self.saying.adverb_suffix and token.norm.endswith(self.saying.adverb_suffix):
            return True
        return token.norm in self.saying.occasion | self.saying.between | self.saying.joined | self.saying.relative

    def _first_person(
        self, items: Sequence[Item], first: int, end: int, *, last: bool = False
    ) -> tuple[Mention, Person] | None:
        if first >= end:
            return None
        start, stop = span_of(items[first]).start, span_of(items[end - 1]).end
        found = [(m, p) for m, p in self.mentions_in(start, stop) if isinstance(p, Person) and m.form != "pronoun"]
        return found[-1 if last else 0] if found else None

    def _is_apposition(self, items: Sequence[Item], first: int, end: int, mention: Mention) -> bool:
        """Whether the part between commas is a name with at most a short title before it."""
        words_before = sum(1 for item in items[first:end] if span_of(item).start < mention.start)
        words_behind = sum(1 for item in items[first:end] if span_of(item).start >= mention.end)
        return words_before <= 8 and words_behind == 0


def _is_word(item: Item) -> bool:
    return isinstance(item, Token) and item.is_word


def behind_name(items: Sequence[Item], first: int, end: int, source: Source) -> int:
    """Without a comma the words said begin behind the name, or behind the first word of a description."""
    if source.who is None or source.span is None:
        return min(first + 1, end)
    index = first
    while index < end and span_of(items[index]).start < source.span.end:
        index += 1
    return index
