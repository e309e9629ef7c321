"""
Text to sentences and tokens, and the word lists of each language. One folder per language, the same file names in each.

Registered languages stand in `LANGUAGES`; a new one is a folder beside `id/` and a line there.
"""

from __future__ import annotations

from saksi.languages.analysis import Analysis, Name
from saksi.languages.base import Language, Parse, Quotation
from saksi.languages.decide import Decision, decide, decide_language
from saksi.languages.lexicon import read_lexicon, word_set
from saksi.languages.parse import parse, quotations_of

__all__ = [
    "LANGUAGES",
    "Analysis",
    "Decision",
    "Language",
    "Name",
    "Parse",
    "Quotation",
    "decide",
    "decide_language",
    "parse",
    "quotations_of",
    "read_lexicon",
    "word_set",
]

LANGUAGES: dict[str, Language] = {
    "id": Language("id", "Indonesian"),
    "en": Language("en", "English"),
}
