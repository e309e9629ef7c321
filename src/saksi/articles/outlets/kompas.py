"""
Kompas (kompas.com and its sections), as its pages stood in November 2023.

JSON-LD names the editor as the author; the writer stands in a credit block before the text. Captions stand in no
figure, and pages of one report are named after the text.

Without the rule the editor is taken for the writer, and invitations to read on stay in the text.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="kompas",
    seen="2023-11",
    hosts=("kompas.com",),
    body=("read__content",),
    byline=("credit-author-title", "read__credit__item"),
    date=("read__time",),
    cues={
        "photo__caption": Cue.CAPTION,
        "photo__icon": Cue.NAVIGATION,
        "read__paging__footnote": Cue.NAVIGATION,
        "credit-title-name": Cue.BYLINE,
        "tag__article__wrap": Cue.TAGS,
        "kcm-read-copyright": Cue.FOOTER,
        "kompasidRec": Cue.RELATED,
        "inner-link-baca-juga": Cue.RELATED,
    },
    lines=("Dapatkan update berita pilihan", "Simak breaking news dan berita pilihan"),
)
