"""
Reuters (reuters.com), as its pages stood in March 2024.

Class names end in letters made by machine; a gallery, a standards line and a licensing button stand in the text.

Without the rule the gallery's words, a letter and the standards line stay in the text, and the day is not seen.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="reuters",
    seen="2024-03",
    hosts=("reuters.com",),
    cues={
        "data-testid=Read Next tablet-down": Cue.RELATED,
        "data-testid=MediaStoryCard": Cue.RELATED,
        "data-testid=primary-gallery": Cue.FIGURE | Cue.CAPTION,
        "data-testid=SiteFooter": Cue.FOOTER,
        "data-testid=AuthorBio": Cue.BYLINE,
        "data-testid=NewsletterSignup": Cue.NEWSLETTER,
        "data-testid=promo-box": Cue.NEWSLETTER,
    },
    lines=("Our Standards: ", "Purchase Licensing Rights", "Sign up here", "Read Next"),
)
