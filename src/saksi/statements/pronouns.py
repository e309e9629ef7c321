"""Who a pronoun means: "he", "-nya" in "ujarnya", "they", "it"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from saksi.records import Body, Person, Span, Token
from saksi.statements.descriptions import EARLIER, Descriptions
from saksi.statements.memory import Source, words_of
from saksi.statements.saying import Item

__all__ = ["Pronouns"]

# A pronoun that the nearest person cannot fit means one of the last so many mentions.
SEARCHED = 40


class Pronouns(Descriptions):
    """Finds who was meant where a pronoun speaks."""

    def pronoun(self, at: int, span: Span, *, plural: bool = False) -> Source:
        """Who a pronoun at `at` means: the nearest subject, else who spoke last; its chain where that is no person."""
        chosen = None if plural else self.subject_near(at)
        gender = self.saying.genders.get(span.of(self.parse.text).casefold())
        if chosen is not None and not self._is_other_gender(chosen, gender):
            return Source(chosen, chosen.name, span, at)
        unnamed = None if plural else self.unnamed_subject(at)
        if unnamed is not None:
            return Source(None, unnamed.name, span, at)
        nearest = self.last_human or self.person_source(at)
        if not plural and nearest is not None and self._is_other_gender(nearest.who, gender):
            return self._of_gender(gender, span) or self._settled(nearest, self.chained(span), span)
        last = self.last if plural else (self.last_human or self.person_source(at) or self.last)
        if plural and last is not None and not self.is_group(last):
            last = self.last_group
        settled = self._settled(last, None if plural else self.chained(span), span)
        return replace(settled, is_human=False) if plural else settled

    def _is_other_gender(self, who: Person | Body | None, gender: str | None) -> bool:
        """Whether a person's first name is given to the other gender only."""
        if gender is None or not isinstance(who, Person):
            return False
        name = who.name.split()[0].casefold()
        male, female = name in self.saying.male, name in self.saying.female
        return male != female and female == (gender == "male")

    def _of_gender(self, gender: str | None, span: Span) -> Source | None:
        """The person named last before `span` whose name does not tell of the other gender."""
        end = bisect_left(self.starts, span.start)
        for _, holder in reversed(self.mentions[max(0, end - SEARCHED) : end]):
            if isinstance(holder, Person) and not self._is_other_gender(holder, gender):
                return Source(holder, holder.name, span, span.start)
        return None

    def suffix(self, span: Span) -> Source:
        """Who "-nya" in a word of saying means: who spoke last, else the last named; its chain if that is no person."""
        body = self.quoted_last
        if body is not None and isinstance(body.who, Body) and not self._is_named_since(body.at, span.start):
            return Source(body.who, body.name, span, span.start, is_human=False)
        last = self.last_human or self.person_source(span.start) or self.last
        if last is not None and self.two_paragraphs_ago(last.at, span.start):
            nearer = self.subject_near(span.start)
            if nearer is not None:
                return Source(nearer, nearer.name, span, span.start)
        return self._settled(last, self.chained(span), span)

    def _is_named_since(self, start: int, at: int) -> bool:
        """Whether the outlet names a person between two offsets."""
        return any(
            isinstance(holder, Person) and mention.form == "name" and self.parse.quotation_at(mention.start) is None
            for mention, holder in self.mentions_in(start + 1, at)
        )

    def _settled(self, last: Source | None, chained: Source | None, span: Span) -> Source:
        """Of who spoke last and who the chain names: the one that is a person, who spoke last where both are."""
        chosen = last
        if chained is not None and (last is None or not isinstance(last.who, Person)):
            fresh = last is not None and last.is_human and not self._is_named_since(last.at, span.start)
            chosen = last if fresh else chained
        if chosen is None:
            return Source(None, span.of(self.parse.text), span, span.start)
        return Source(chosen.who, chosen.name, span, span.start, chosen.is_human)

    def pronoun_of(self, items: Sequence[Item], first: int, end: int) -> Source | None:
        """Who the pronoun that closes or opens a part means; None where it has none."""
        for index in (end - 1, first):
            item = items[index]
            if isinstance(item, Token) and item.norm in self.saying.pronouns:
                return self.pronoun(item.start, Span(item.start, item.end))
            if isinstance(item, Token) and item.norm in self.saying.plural_pronouns:
                return self.pronoun(item.start, Span(item.start, item.end), plural=True)
            if isinstance(item, Token) and item.norm in self.saying.neuter_pronouns:
                meant = self._thing_last()
                if meant is not None:
                    here = Span(item.start, item.end)
                    return Source(meant.who, meant.name, here, item.start, is_human=False)
        return None

    def _thing_last(self) -> Source | None:
        """What "it" means: of what is written ("the letter") and the bodies, the one that spoke last."""
        for source in reversed(self.spoken[-EARLIER:]):
            words = words_of(source.name or "") if source.who is None else set()
            if words & (self.saying.documents | self.saying.written):
                return source
            if source.who is None and not source.is_human and (source.name or "")[:1].isupper():
                return source  # "India said … It said": a country
            if isinstance(source.who, Body):
                break
        return self.last_body
