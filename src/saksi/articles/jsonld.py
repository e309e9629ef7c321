"""What a page's JSON-LD says of its article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any

__all__ = ["article_node", "named_node", "names_in", "nodes_of", "string_in"]

_ARTICLE = re.compile(
    r"(?:News|Report|Blog|Opinion|Analysis|Background|Review|Live|Satirical|Scholarly|Tech|Social).*"
    r"(?:Article|Posting|Post)$|^Article$|^Report$|NewsArticle$"
)
_MOST_NODES = 2_000
_CONTROL = re.compile(r"[\x00-\x1f]")
_TRAILING_COMMA = re.compile(r",(\s{0,200}[}\]])")

Node = dict[str, Any]  # JSON has no narrower type


def nodes_of(texts: Iterable[str]) -> list[Node]:
    """Every object in the JSON-LD `texts`, outer ones first; a text that is no JSON is passed over."""
    nodes: list[Node] = []
    for text in texts:
        waiting: list[object] = [_parsed(text)]
        while waiting and len(nodes) < _MOST_NODES:
            value = waiting.pop(0)
            if isinstance(value, dict):
                nodes.append(value)
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)
    return nodes


def _parsed(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text)).rstrip("; ")):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def article_node(nodes: list[Node]) -> Node | None:
    """The node that describes the article: of an article's type, the one that says the most; None where none is."""
    best: Node | None = None
    most = -1
    for node in nodes:
        types = node.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(isinstance(name, str) and _ARTICLE.search(name.rpartition("/")[2]) for name in names):
            said = sum(
                bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "publisher")
            )
            if said > most:
                best, most = node, said
    return best


def named_node(value: object, nodes: list[Node]) -> object:
    """`value`, or where it holds only references ("@id") the nodes with names that they mean."""
    if isinstance(value, list):
        return [named_node(item, nodes) for item in value[:50]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return next((node for node in nodes if node.get("@id") == value["@id"] and node.get("name")), value)
    return value


def string_in(value: object, *keys: str) -> str | None:
    """The first string that `value` is or holds under `keys`; of a list, its first item's."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return html.unescape(value).strip() or None
    if isinstance(value, dict):
        for key in keys:
            found = string_in(value.get(key), *keys)
            if found:
                return found
    return None


def names_in(value: object) -> list[tuple[str, str]]:
    """The (type, name) of each person or organisation that an author or publisher field holds."""
    if isinstance(value, str):
        value = html.unescape(value).strip()
        return [("", value)] if value else []
    if isinstance(value, dict):
        kind = value.get("@type")
        kind = kind[0] if isinstance(kind, list) and kind else kind
        return [(kind if isinstance(kind, str) else "", name) for _, name in names_in(value.get("name"))]
    if isinstance(value, list):
        return [found for item in value[:50] for found in names_in(item)]
    return []
