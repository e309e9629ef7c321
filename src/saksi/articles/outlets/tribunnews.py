"""
Tribunnews (tribunnews.com and its regional editions), as its pages stood in May 2020.

Class names say size and colour only; the time stands in a bare element, the picture's line in two of them.

Without the rule a box of another story inside the text stays in it.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="tribunnews",
    seen="2020-05",
    hosts=("tribunnews.com",),
    body=("txt-article",),
    byline=("#penulis",),
    cues={
        "baca": Cue.RELATED,
        "imgfull_div": Cue.FIGURE,
        "tagcloud3": Cue.TAGS,
        "paging": Cue.NAVIGATION,
        "sharebtn": Cue.SHARE,
        "bggrey": Cue.NAVIGATION,
    },
    lines=("Baca: ", "BACA: ", "Artikel ini telah tayang", "Baca berita lainnya di", "Simak berita lainnya"),
)
