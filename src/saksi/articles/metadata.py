"""What a page says about its article beside the text, and what said it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from saksi.articles.headline import best_title, folded, without_site
from saksi.articles.jsonld import Node, article_node, named_node, names_in, nodes_of, string_in
from saksi.articles.markup import Cue
from saksi.articles.outlets import Marked
from saksi.articles.published import iso_moment, moment_in_address, stated_moment
from saksi.articles.tree import Tree
from saksi.articles.writers import Site, Stated, find_writers
from saksi.records import Page

__all__ = ["Metadata", "read_metadata"]

_NO_DATE = Cue.CAPTION | Cue.FIGURE | Cue.RELATED | Cue.COMMENT
# So many differing values are kept beside the one that is believed.
_MOST_OTHERS = 3
# A heading that is no longer names a section.
_SHORTEST_HEADLINE = 20
_LANGUAGE = re.compile(r"^[a-zA-Z]{2,3}(?=$|[-_])")


@dataclass(slots=True)
class Metadata:
    """The fields of an article that do not stand in its text; `evidence` names for each what said it."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    canonical: str | None = None
    picture: str | None = None
    keywords: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    paywalled: bool = False
    description: str | None = None
    body: str | None = None
    evidence: dict[str, str] = field(default_factory=dict)


class _Said:
    """First one in wins: values with what said them, in order of trust."""

    def __init__(self, tree: Tree, page: Page, marked: Marked | None = None) -> None:
        self.page = page
        self.marked = marked
        self.tree = tree
        self.meta: dict[str, str] = {}
        for name, content in tree.meta:
            self.meta.setdefault(name, content)
        self.nodes = nodes_of(tree.data)
        self.node: Node = article_node(self.nodes) or {}
        if "author" in self.node:
            self.node = {**self.node, "author": named_node(self.node["author"], self.nodes)}
        self.result = Metadata()

    def first(
        self, name: str, candidates: Iterable[tuple[str, str | None]], meant: Callable[[str], str] = folded
    ) -> str | None:
        """The first value; those are kept that differ from it in what is `meant`, the address's guess aside."""
        given = [(by, value) for by, value in candidates if value]
        if not given:
            return None
        by, value = given[0]
        own = meant(value)
        others = ((other, said) for other, said in given[1:] if other != "address" and meant(said) != own)
        self.result.evidence[name] = _with_others(by, others)
        return value

    def from_meta(self, *names: str) -> list[tuple[str, str | None]]:
        return [(f"meta:{name}", self.meta.get(name)) for name in names]

    def from_properties(self, *names: str) -> list[tuple[str, str | None]]:
        out: list[tuple[str, str | None]] = []
        for prop, content, line in self.tree.properties:
            if prop in names:
                shown = self.tree.lines[line].text if line < len(self.tree.lines) else ""
                out.append((f"microdata:{prop}", content or shown[:200]))
        return out


def read_metadata(tree: Tree, page: Page, article_lines: tuple[int, int], marked: Marked | None = None) -> Metadata:
    """
    What the head, JSON-LD, microdata, the lines around the article and the address say; the source itself first.

    `marked` is what a rule for the outlet found.
    """
    said = _Said(tree, page, marked)
    result, known, node = said.result, page.known, said.node
    result.outlet = said.first(
        "outlet",
        [
            ("known:outlet", known.outlet),
            *said.from_meta("og:site_name"),
            ("json-ld:publisher", next((name for _, name in names_in(node.get("publisher"))), None)),
            *said.from_meta("application-name", "publisher", "dc.publisher"),
            ("address", (urlsplit(page.url).hostname or "").removeprefix("www.") if "://" in page.url else None),
        ],
    )
    _read_title(said)
    _read_times(said, article_lines)
    _read_writers(said, article_lines)
    result.section = said.first(
        "section",
        [
            ("known:section", known.section),
            ("json-ld:articleSection", string_in(node.get("articleSection"))),
            *said.from_meta("article:section", "section", "og:section", "parsely-section"),
        ],
    )
    result.keywords = known.keywords or _keywords(said)
    _read_address(said)
    language = said.first(
        "language",
        [
            ("known:language", known.language),
            ("html:lang", tree.language),
            ("json-ld:inLanguage", string_in(node.get("inLanguage"), "alternateName", "name")),
            *said.from_meta("content-language", "og:locale", "language"),
        ],
        _language_code,
    )
    result.language = _language_code(language or "") or None
    if result.language is None:
        result.evidence.pop("language", None)
    free = node.get("isAccessibleForFree")
    result.paywalled = free is False or (isinstance(free, str) and free.lower() == "false")
    if not result.paywalled:
        result.paywalled = said.meta.get("article:content_tier", "").lower() in ("locked", "metered") and free is None
    if result.paywalled:
        result.evidence["paywalled"] = (
            "json-ld:isAccessibleForFree" if free is not None else "meta:article:content_tier"
        )
    result.description = said.meta.get("og:description") or said.meta.get("description")
    result.body = string_in(node.get("articleBody"))
    return result


def _language_code(stated: str) -> str:
    """The code that a stated language begins with ("id-ID"); "" where it is none."""
    match = _LANGUAGE.match(stated)
    return match.group().lower() if match else ""


def _read_title(said: _Said) -> None:
    result, page = said.result, said.page
    stated = [
        ("json-ld:headline", string_in(said.node.get("headline")) or ""),
        ("meta:og:title", said.meta.get("og:title", "")),
        ("meta:twitter:title", said.meta.get("twitter:title", "")),
        ("title", said.tree.title),
        *((by, value or "") for by, value in said.from_properties("headline")),
    ]
    headings = [line.text for line in said.tree.lines if line.tag == "h1"]
    known = page.known.title
    found = ("known:title", known) if known else best_title(stated, headings, result.outlet, page.url)
    if found is None:
        return
    if len(headings) == 1 and len(headings[0]) > _SHORTEST_HEADLINE:
        stated.append(("h1", headings[0]))
    by, result.title = found
    words = folded(result.title)
    bare = ((other, without_site(title, result.outlet, page.url)) for other, title in stated if title and other != by)
    result.evidence["title"] = _with_others(by, ((other, title) for other, title in bare if folded(title) != words))


def _read_times(said: _Said, article_lines: tuple[int, int]) -> None:
    page, node, result = said.page, said.node, said.result
    shown = _times_shown(said.tree, article_lines)
    other = next((string_in(each.get("datePublished")) for each in said.nodes if each.get("datePublished")), None)
    published = [
        ("known:published", page.known.published),
        ("json-ld:datePublished", string_in(node.get("datePublished"))),
        *said.from_meta(
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "article:published",
            "published_time",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.issued",
            "dc.date",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "content_publisheddate",
        ),
        *said.from_properties("datePublished"),
        ("json-ld:datePublished", other),
        *(("time", stamp) for stamp, line in said.tree.times if article_lines[0] - 40 <= line <= article_lines[1]),
        ("json-ld:dateCreated", string_in(node.get("dateCreated"))),
        *shown,
    ]
    if said.marked:
        at = len(published) - len(shown)
        published[at:at] = [(said.marked.outlet.by, date) for date in said.marked.dates]
    read = [(by, moment) for by, value in published if value and (moment := iso_moment(value))]
    if read:
        by, result.published = _as_printed(read)
        shown_first = next((moment for other, moment in read if other == "text"), None)
        others = (
            (other, moment)
            for other, moment in read[1:]
            if _is_another(moment, read[0][1]) and (other != "text" or moment == shown_first)
        )
        result.evidence["published"] = _with_others(by, others)
    else:
        result.published = said.first(
            "published",
            [
                ("address", moment_in_address(page.url)),
                *((("time", iso_moment(stamp)) for stamp, _ in said.tree.times[:1])),
            ],
        )
    if page.known.published and result.evidence.get("published", "").startswith("known:"):
        result.published = stated_moment(page.known.published)
    modified = [
        ("known:modified", page.known.modified),
        ("json-ld:dateModified", string_in(node.get("dateModified"))),
        *said.from_meta("article:modified_time", "og:updated_time", "lastmod", "dcterms.modified", "last-modified"),
        *said.from_properties("dateModified"),
    ]
    result.modified = said.first("modified", ((by, iso_moment(value)) for by, value in modified), _minute)


def _as_printed(read: list[tuple[str, str]]) -> tuple[str, str]:
    """The first moment; or, where that is in UTC, the same moment as the page prints it in the outlet's own zone."""
    by, moment = read[0]
    instant = _instant(moment)
    if instant is None or not moment.endswith(("Z", "+00:00")):
        return by, moment
    for other, printed in read[1:]:
        if not printed.endswith(("Z", "+00:00")) and _instant(printed) == instant:
            return f"{other}, {by}", printed
    return by, moment


def _is_another(moment: str, than: str) -> bool:
    """Whether two moments differ: in the minute they mean where both have a zone, else in day and time as printed."""
    here, there = _instant(moment), _instant(than)
    if here and there:
        return here != there
    clocks = {moment[11:16], than[11:16]} if not (here or there) and len(moment) > 10 < len(than) else {""}
    return moment[:10] != than[:10] or len(clocks) > 1


def _minute(moment: str) -> str:
    """What tells one moment from another: the minute it means where it has a zone, else as it is printed."""
    instant = _instant(moment)
    return instant.isoformat() if instant else moment[:16]


def _instant(moment: str) -> datetime | None:
    """The minute that a moment with a zone means; None without one."""
    try:
        told = datetime.fromisoformat(moment)
        return None if told.tzinfo is None else told.astimezone(UTC).replace(second=0)
    except (ValueError, OverflowError):
        return None


def _times_shown(tree: Tree, article_lines: tuple[int, int]) -> list[tuple[str, str | None]]:
    """Short lines around the article's beginning that may print a date."""
    near = tree.lines[max(0, article_lines[0] - 25) : article_lines[0] + 8]
    return [
        ("text", line.text)
        for line in near
        if len(line.text) < 150 and (not line.cues & _NO_DATE or line.cues & Cue.DATE)
    ]


def _read_writers(said: _Said, article_lines: tuple[int, int]) -> None:
    result, known = said.result, said.page.known
    if known.bylines:
        result.bylines, result.evidence["bylines"] = known.bylines, "known:bylines"
        return
    stated = Stated(said.node, said.tree.meta, [value for _, value in said.from_properties("author") if value])
    printed = (said.marked.outlet.by, list(said.marked.bylines)) if said.marked else None
    found = find_writers(said.tree, stated, article_lines, Site(result.outlet, said.page.url), printed)
    if found:
        by, result.bylines = found[0]
        apart = ((other, ", ".join(names)) for other, names in found[1:] if not _same_people(result.bylines, names))
        result.evidence["bylines"] = _with_others(by, apart)


def _same_people(these: tuple[str, ...], those: tuple[str, ...]) -> bool:
    return {folded(name) for name in these} == {folded(name) for name in those}


def _with_others(by: str, others: Iterable[tuple[str, str]]) -> str:
    """The evidence of a value and of those that differ from it: "meta:date; text differs: 2016-12-23"."""
    differing: dict[str, str] = {}
    for other, value in others:
        if value not in differing.values():
            differing.setdefault(other, value)
    return "; ".join([by, *(f"{other} differs: {value}" for other, value in list(differing.items())[:_MOST_OTHERS])])


def _keywords(said: _Said) -> tuple[str, ...]:
    tags = [content for name, content in said.tree.meta if name == "article:tag"]
    stated = said.node.get("keywords")
    listed = [item for item in stated if isinstance(item, str)] if isinstance(stated, list) else []
    for by, words in (
        ("json-ld:keywords", listed or (stated.split(",") if isinstance(stated, str) else [])),
        ("meta:article:tag", tags),
        ("meta:news_keywords", said.meta.get("news_keywords", "").split(",")),
        ("meta:keywords", said.meta.get("keywords", "").split(",")),
    ):
        found = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))[:50]
        if found:
            said.result.evidence["keywords"] = by
            return found
    return ()


def _read_address(said: _Said) -> None:
    result, url = said.result, said.page.url
    links = dict(reversed([(rel, href) for rel, href in said.tree.links if href]))
    main = said.node.get("mainEntityOfPage")
    canonical = said.first(
        "canonical",
        [
            ("link:canonical", links.get("canonical")),
            *said.from_meta("og:url"),
            ("json-ld:mainEntityOfPage", string_in(main, "@id", "url")),
        ],
        lambda stated: _place(_joined(url, stated) or ""),
    )
    result.canonical = _joined(url, canonical)
    picture = said.first(
        "image",
        [
            *said.from_meta("og:image", "og:image:url", "twitter:image"),
            ("json-ld:image", string_in(said.node.get("image"), "url", "contentUrl", "@id")),
        ],
        lambda stated: _place(_joined(url, stated) or ""),
    )
    result.picture = _joined(url, picture)
    for name, value in (("canonical", result.canonical), ("image", result.picture)):
        if value is None:
            result.evidence.pop(name, None)


def _place(url: str) -> str:
    """What tells an address from another: not its scheme, its query, its last slash."""
    return url.partition("?")[0].partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _joined(url: str, found: str | None) -> str | None:
    if not found:
        return None
    try:
        joined = urljoin(url, found) if "://" in url else found
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None
