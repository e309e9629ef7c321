"""Readings kept in one file, asked, corrected and given out again."""

from __future__ import annotations

from saksi.archive.questions import Answer, Question
from saksi.archive.review import Judgement, Standing, finding_at
from saksi.archive.store import Archive, Counts, Facet

__all__ = ["Answer", "Archive", "Counts", "Facet", "Judgement", "Question", "Standing", "finding_at"]
