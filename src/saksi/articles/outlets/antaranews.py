"""
Antara (antaranews.com and its regional editions), as its pages stood in June 2024.

Writer, editor and copyright stand in one paragraph under the text; a summary of other stories stands inside it.

Without the rule advertising inside the text stays in it, and the words under the picture are lost.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="antaranews",
    seen="2024-06",
    hosts=("antaranews.com",),
    body=("wrap__article-detail-content", "post-content"),
    date=("wrap__article-detail-info",),
    cues={
        "baca-juga": Cue.RELATED,
        "quote_old": Cue.ADVERTISEMENT,
        "wrap__article-detail-image": Cue.FIGURE,
        "text-muted": Cue.FOOTER,
        "blog-tags": Cue.TAGS,
    },
    lines=("Baca juga:", "Copyright ©", "COPYRIGHT ©"),
)
