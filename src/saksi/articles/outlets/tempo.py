"""
Tempo (tempo.co and its sections), as its pages stood in June 2023.

The writer stands under a class that elsewhere means a title, and pointers to other stories stand as bold paragraphs.

Without the rule the overlay's words stay in the text.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="tempo",
    seen="2023-06",
    hosts=("tempo.co",),
    body=("detail-konten", "detail-in", "#isi"),
    byline=("title-author", "reporter"),
    date=("date",),
    cues={
        "wrap-scroll-content": Cue.ADVERTISEMENT,
        "foto-detail": Cue.FIGURE,
        "box-tag-detail": Cue.TAGS,
        "detail-topik": Cue.TAGS,
        "berita-terkait-detail": Cue.RELATED,
    },
    lines=("Baca: ", "Baca Juga:", "Baca juga:", "Pilihan Editor:", "Pilihan editor:", "Selalu update info terkini"),
)
