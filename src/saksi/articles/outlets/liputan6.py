"""
Liputan6 (liputan6.com), as its pages stood in June 2023.

The text is cut into pages' worth of blocks that stand beside each other, with a title of its own before each; a line
that invites to check facts closes it.

Without the rule the page numbers and the closing line stay in the text.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="liputan6",
    seen="2023-06",
    hosts=("liputan6.com",),
    body=("article-content-body__item-content",),
    byline=("read-page--header--author__name", "read-page--header--author__link"),
    date=("read-page--header--author__datetime",),
    cues={
        "baca-juga-collections": Cue.RELATED,
        "article-content-body__item-title": Cue.NAVIGATION,
        "article-content-body__item-break": Cue.NAVIGATION,
        "read-page--photo-gallery--item__caption": Cue.CAPTION,
        "advertisement-placeholder": Cue.ADVERTISEMENT,
        "article-ad": Cue.ADVERTISEMENT,
    },
    lines=("* Fakta atau Hoaks", "*Fakta atau Hoaks", "Saksikan Video Pilihan", "Saksikan Live Streaming"),
)
