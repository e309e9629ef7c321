"""
The Guardian (theguardian.com), as its pages stood in June 2024.

Class names are made by machine; what a block is stands in `data-gu-name` and `data-component`. Letters to subscribe to
and calls for support stand in the text.

Without the rule letters to subscribe to and links to other stories stay in the text.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="guardian",
    seen="2024-06",
    hosts=("theguardian.com",),
    body=("article-body-commercial-selector",),
    cues={
        "data-gu-name=standfirst": Cue.SUMMARY,
        "data-gu-name=meta": Cue.BYLINE,
        "data-component=rich-link": Cue.RELATED,
        "data-component=email-signup": Cue.NEWSLETTER,
        "data-component=contributions-liveblog-epic": Cue.PAYWALL,
        "#slot-body-end": Cue.PAYWALL,
        "element-rich-link": Cue.RELATED,
        "submeta": Cue.TAGS,
    },
    lines=("Sign up to ", "Sign up for ", "after newsletter promotion", "Do you have an opinion on the issues"),
)
