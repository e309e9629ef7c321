"""
Detik (detik.com and its sections), as its pages stood in November 2023.

The section stands behind the writer's name ("Nama Penulis - detikNews"); other stories, videos and polls stand in the
text's own block, and the caption box is named as media.

Without the rule the words of a video box inside the text stay in it.
"""

from __future__ import annotations

from saksi.articles.markup import Cue
from saksi.articles.outlets.rule import Outlet

__all__ = ["OUTLET"]

OUTLET = Outlet(
    name="detik",
    seen="2023-11",
    hosts=("detik.com",),
    body=("detail__body-text", "itp_bodycontent"),
    byline=("detail__author",),
    date=("detail__date",),
    cues={
        "lihatjg": Cue.RELATED,
        "linksisip": Cue.RELATED,
        "pic_artikel_sisip_table": Cue.FIGURE,
        "parallaxindetail": Cue.ADVERTISEMENT,
        "detail__multiple": Cue.NAVIGATION,
        "detail__body-tag": Cue.TAGS,
        "detail__media-caption": Cue.CAPTION,
        "sisip_video_ds": Cue.RELATED,
    },
    lines=("Simak Video", "Lihat Video", "Tonton Video", "Lihat juga Video", "Simak juga Video", "[Gambas:"),
)
