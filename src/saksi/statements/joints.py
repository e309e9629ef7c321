"""Words that a page ran together, taken apart where a name ends or a word of saying begins or ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from saksi.records import Token
from saksi.statements.saying import Saying

__all__ = ["joints", "parts"]

# "ujarSuharyanto", "dariReuters", "DilansirReuters": small letters before a capital.
_INNER = re.compile(r"^[A-Z]?[a-z]+(?=[A-Z])")
# "daridetikFinance", "kepadadetikcom": what leads to a paper before a name that begins small.
_SMALL = re.compile(r"^(dari|kepada|oleh|dilansir|dikutip|melansir|mengutip)(?=[a-z]{3,}(?:[A-Z]|com$))")
# Shorter halves are syllables of an ordinary word.
SHORTEST_VERB = 6
SHORTEST_REST = 3
# No verb of saying is longer; no word of a page that is longer than this is two words run together.
LONGEST_VERB = 20
LONGEST_ROOT = 9
LONGEST_WORD = 60


def parts(token: Token, bounds: Sequence[int], saying: Saying) -> tuple[Token, ...]:
    """`token`, or the tokens that it is made of ("Jokowimengatakan"); `bounds` are where names begin and end."""
    if not SHORTEST_REST < len(token.text) <= LONGEST_WORD or not saying.run_together:
        return (token,)
    cuts = joints(token, bounds, saying)
    if not cuts:
        return (token,)
    places = [0, *(cut - token.start for cut in cuts), len(token.text)]
    return tuple(
        Token(token.start + start, token.start + end, token.text[start:end], token.norm[start:end])
        for start, end in pairwise(places)
    )


def joints(token: Token, bounds: Sequence[int], saying: Saying) -> list[int]:
    """The offsets inside `token` at which one word ends and the next begins, left to right."""
    first = bisect_left(bounds, token.start + 1)
    found = {bound for bound in bounds[first : first + 3] if bound < token.end}
    word = token.norm
    if len(word) != len(token.text):
        return []
    inner = _INNER.match(token.text)
    if inner and _stands_alone(inner.group().casefold(), saying):
        found.add(token.start + inner.end())
    for bound in sorted(found):  # "ErdoganmengatakanIran"
        behind = _INNER.match(token.text[bound - token.start :])
        if behind and _stands_alone(behind.group().casefold(), saying):
            found.add(bound + behind.end())
    for at in range(SHORTEST_REST + 1, min(len(word) - SHORTEST_REST, LONGEST_ROOT + 1)):
        if "quote" in saying.phrases.get((word[:at],), {}) and word[at:] in saying.voices:
            found.add(token.start + at)  # "jawabsaksi"
    small = _SMALL.match(token.text)
    if small:
        found.add(token.start + small.end())
    for at in range(max(SHORTEST_REST, len(word) - LONGEST_VERB), len(word) - SHORTEST_VERB + 1):
        if word[at : at + 2] in saying.run_together and (word[at:],) in saying.phrases and word[at - 1] != "-":
            found.add(token.start + at)
            break
    return sorted(found)


def _stands_alone(word: str, saying: Saying) -> bool:
    """Whether a name can follow `word`: a word of saying, or what leads to a hearer, a place or a paper."""
    return (
        (word,) in saying.phrases
        or word in saying.occasion
        or word in saying.documents | saying.written | saying.agents
    )
