"""The outlet's own sentences, with each quotation as one piece of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.languages import Parse, Quotation
from saksi.records import Sentence, Span
from saksi.statements.datelines import behind_dateline
from saksi.statements.joints import parts
from saksi.statements.saying import Item, Saying

__all__ = ["Stretch", "span_of", "stretches_of"]

# Longer than any sentence (the longest of the training articles has 190 words): what has more is a list or a flood of
# marks, and is read in parts, so that no page costs more than its length.
LONGEST = 400
# A dateline stands in one of the first stretches: a headline or a caption may stand before it.
LEADS = 4
NOWHERE: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    A sentence as the outlet wrote it, what stands between marks taken as one item.

    A sentence that ends inside quotation marks goes on behind them: `"One. Two," he said.` is one stretch.
    """

    items: tuple[Item, ...]
    paragraph: int

    def quotations(self) -> list[int]:
        """The indices of the quotations among the items."""
        return [index for index, item in enumerate(self.items) if isinstance(item, Quotation)]


def span_of(item: Item) -> Span:
    """Where an item stands: a quotation with its marks."""
    return item.outer if isinstance(item, Quotation) else Span(item.start, item.end)


def stretches_of(
    parse: Parse, saying: Saying, bounds: Sequence[int] = (), places: Mapping[int, int] = NOWHERE
) -> Iterator[Stretch]:
    """
    The stretches of the body, in text order; those of the lead without their dateline.

    `bounds` are the offsets at which names begin and end, sorted; `places` has the end of each place by its start.
    """
    for number, stretch in enumerate(_stretches(parse, saying, bounds)):
        first = behind_dateline(stretch.items, places) if number < LEADS else 0
        yield Stretch(stretch.items[first:], stretch.paragraph) if first else stretch


def _stretches(parse: Parse, saying: Saying, bounds: Sequence[int]) -> Iterator[Stretch]:
    pending: list[Sentence] = []
    for sentence in parse.sentences:
        if sentence.in_title:
            continue
        if pending and not _goes_on(parse, pending[-1], sentence):
            yield from _cut(_items(parse, pending, saying, bounds), pending[0].paragraph)
            pending = []
        pending.append(sentence)
    if pending:
        yield from _cut(_items(parse, pending, saying, bounds), pending[0].paragraph)


def _cut(items: tuple[Item, ...], paragraph: int) -> Iterator[Stretch]:
    start = 0
    for end in range(1, len(items) + 1):
        if end == len(items) or end - start == LONGEST or _is_glued(items[end - 1], items[end]):
            yield Stretch(items[start:end], paragraph)
            start = end


def _is_glued(before: Item, after: Item) -> bool:
    """Whether a page lost the blank between a sentence and a quotation: `kata Budi."Tanggul aman,"`."""
    if not isinstance(after, Quotation) or isinstance(before, Quotation):
        return False
    return before.text in (".", "?", "!") and before.end == after.outer.start


def _goes_on(parse: Parse, before: Sentence, after: Sentence) -> bool:
    """Whether the gap between two sentences lies inside a quotation."""
    if before.paragraph != after.paragraph:
        return False
    quotation = parse.quotation_at(before.end - 1)
    return quotation is not None and quotation.outer.end > after.start


def _items(parse: Parse, sentences: list[Sentence], saying: Saying, bounds: Sequence[int]) -> tuple[Item, ...]:
    items: list[Item] = []
    inside: Quotation | None = None
    for sentence in sentences:
        for token in sentence.tokens:
            if inside is not None and token.start < inside.outer.end:
                continue
            inside = parse.quotation_at(token.start)
            if inside is None:
                items.extend(parts(token, bounds, saying))
            else:
                items.append(inside)
    return tuple(items)
