"""What stands around an article and is kept beside it: pictures, related stories, comments."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urljoin

from saksi.articles.markup import Cue
from saksi.articles.page import ReadPage
from saksi.articles.published import iso_moment
from saksi.articles.tree import Line, attributes_of
from saksi.languages import LANGUAGES, word_set
from saksi.records import Caption, Comment, Image, Link

__all__ = ["captions_of", "comments_of", "image_of", "pointed_at", "related_of"]

_BRACKETED = re.compile(r"\s{0,9}\((?P<who>[^()\n]{2,80}(?:/|\bvia\b)[^()\n]{2,80})\)\s{0,9}$")
_MOST = 200
# Links that lead to no story.
_NOWHERE = ("#", "javascript:", "mailto:", "tel:")


@cache
def _credit() -> re.Pattern[str]:
    listed = (word_set(language.lexicon("furniture"), "photo") for language in LANGUAGES.values())
    words = "|".join(
        re.escape(word) for word in sorted(frozenset().union(*listed), key=lambda word: (-len(word), word))
    )
    return re.compile(
        rf"\s{{0,9}}[(\[]?\b(?:{words})\s?[:：/]\s?(?P<who>[^()\[\]\n]{{2,120}})[)\]]?\.?\s{{0,9}}$", re.IGNORECASE
    )


def captions_of(read: ReadPage) -> tuple[Caption, ...]:
    """The words under the article's pictures, in page order, the photo credit apart."""
    out: list[Caption] = []
    for index, label in enumerate(read.labels):
        if not max(0, read.body.first - 30) <= index < read.body.last:
            continue
        words = read.tree.lines[index].text
        if label.name == "photo-credit" and out and out[-1].credit is None:
            out[-1] = Caption(out[-1].text, words)
        elif label.name == "caption":
            caption = _caption(words)
            if caption.text and caption not in out:
                out.append(caption)
    return tuple(out[:_MOST])


def _caption(words: str) -> Caption:
    match = _credit().search(words[-240:]) or _BRACKETED.search(words[-240:])
    if match is None:
        return Caption(words, None)
    cut = max(0, len(words) - 240) + match.start()
    return Caption(words[:cut].strip(), match.group("who").strip())


def image_of(read: ReadPage, captions: tuple[Caption, ...]) -> Image | None:
    """The lead picture: what the head names, with the first caption of the article."""
    url = read.metadata.picture
    if url is None:
        return None
    first = captions[0] if captions else None
    return Image(url, first.text if first else None, first.credit if first else None)


def pointed_at(words: str, attributes: str, url: str) -> Link:
    """The story that a link with these words and attributes, on the page at `url`, leads to."""
    return Link(words.strip(), _joined(url, attributes_of(attributes).get("href", "")))


def related_of(read: ReadPage, url: str) -> tuple[Link, ...]:
    """The stories that the article points to, in page order: linked lines inside it or in a box called related."""
    out: dict[str, Link] = {}
    for index, label in enumerate(read.labels):
        line = read.tree.lines[index]
        if label.name != "related" or not line.linked:
            continue
        if not (read.body.first <= index < read.body.last or read.body.cues[index] & Cue.RELATED):
            continue
        title, href = max(line.links(), key=lambda link: len(link[0]))
        target = _joined(url, href)
        if len(title) > 15 and (target or not href.startswith(_NOWHERE)):
            out.setdefault(target or title, Link(title, target))
    return tuple(list(out.values())[:_MOST])


def _joined(url: str, href: str) -> str | None:
    if not href or href.startswith(_NOWHERE):
        return None
    if href.startswith(("http://", "https://")) and href.isascii() and href.isprintable() and " " not in href:
        return href  # whole already: most are
    try:
        joined = urljoin(url, href.strip()) if "://" in url else href.strip()
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def comments_of(read: ReadPage) -> tuple[Comment, ...]:
    """What readers wrote, in page order: one for each innermost box called a comment that holds running text."""
    boxes = read.tree.boxes
    named = [
        index for index, own in enumerate(boxes.own) if own & Cue.COMMENT and boxes.last[index] > boxes.first[index]
    ]
    outer = {boxes.parent[index] for index in named}
    for index in named:
        above = boxes.parent[index]
        while above >= 0 and above not in outer:
            outer.add(above)
            above = boxes.parent[above]
    out: list[Comment] = []
    for index in named:
        if index in outer or len(out) == _MOST:
            continue
        comment = _comment(boxes.first[index], boxes.last[index], read)
        if comment is not None:
            out.append(comment)
    return tuple(out)


def _comment(first: int, last: int, read: ReadPage) -> Comment | None:
    lines = [read.tree.lines[i] for i in range(first, last) if read.labels[i].name == "comment"]
    if not lines:
        return None
    author = next(
        (
            words
            for line in lines
            for names, words in line.named_parts()
            if _says(names, ("author", "name", "fn", "user"))
        ),
        None,
    )
    published = next((stamp for stamp, line in read.tree.times if first <= line < last), None)
    words: list[str] = []
    for line in lines:
        if author is None and len(line.text) < 60 and not words and len(lines) > 1:
            author = line.text
        elif published is None and len(line.text) < 60 and iso_moment(line.text):
            published = line.text
        elif line.text != author and not _is_button(line):
            words.append(line.text)
    text = "\n".join(words).strip()
    if len(text) < 3:
        return None
    return Comment(author, iso_moment(published) or published, text)


def _says(names: str, wanted: tuple[str, ...]) -> bool:
    return any(word in names.casefold() for word in wanted)


def _is_button(line: Line) -> bool:
    return len(line.text) < 40 and line.linked > 0.5 * len(line.text)
