"""
BBC (bbc.com, bbc.co.uk), as its pages stood in June 2024.

Class names are made by machine; what a block is stands in `data-component`. The source of a picture stands in the
picture's block, its caption in one of its own.

Without the rule links to other stories and topics stay in the text, and the writer is not seen.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="bbc",
    seen="2024-06",
    hosts=("bbc.com", "bbc.co.uk"),
    body=("data-component=text-block",),
    byline=("data-testid=byline-new-contributors",),
    cues={
        "data-component=image-block": Cue.FIGURE | Cue.CREDIT,
        "data-component=caption-block": Cue.CAPTION,
        "data-component=byline-block": Cue.BYLINE,
        "data-component=links-block": Cue.RELATED,
        "data-component=related-content": Cue.RELATED,
        "data-component=topic-list": Cue.TAGS,
        "data-component=tags": Cue.TAGS,
        "data-component=ad-slot": Cue.ADVERTISEMENT,
        "data-component=newsletter-signup": Cue.NEWSLETTER,
        "data-component=share-tools": Cue.SHARE,
    },
)
