"""
Associated Press (apnews.com), as its pages stood in November 2024.

Pictures, lists of other stories and letters stand as enhancements between the paragraphs of the text.

Without the rule the words of a gallery and of a letter stay in the text.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="apnews",
    seen="2024-11",
    hosts=("apnews.com",),
    body=("RichTextStoryBody",),
    byline=("Page-authors",),
    cues={
        "PageListEnhancementGeneric": Cue.RELATED,
        "PageList-header": Cue.RELATED,
        "HTMLModuleEnhancement": Cue.NEWSLETTER,
        "HtmlModuleEnhancement": Cue.NEWSLETTER,
        "CarouselSlide-info": Cue.CAPTION,
        "Figure-caption": Cue.CAPTION,
        "FreeStar": Cue.ADVERTISEMENT,
        "SovrnAd": Cue.ADVERTISEMENT,
        "Page-below": Cue.RELATED,
    },
    lines=("RELATED COVERAGE", "___ Follow", "AP’s coverage of"),
)
