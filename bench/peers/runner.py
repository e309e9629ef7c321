"""
Runs one page reader over pages and tells what it found and cost, as one JSON object. Called by bench/pages.py in the
environment that holds the reader; needs nothing else.
"""

from __future__ import annotations

import base64
import importlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Found = dict[str, Any]
Reader = Callable[[str, bytes, "str | None"], Found]
WARM_UP = 10


def _peer(module: str) -> Any:  # what is not installed beside Saksi has no types here
    return importlib.import_module(module)


def saksi() -> Reader:
    """Saksi's articles, whole: metadata, captions, comments, furniture."""
    import hashlib

    from saksi.articles import read_article
    from saksi.records import Page

    def read(url: str, body: bytes, charset: str | None) -> Found:
        digest = "sha256:" + hashlib.sha256(body).hexdigest()
        article = read_article(Page(url, body, "text/html", None, url, digest, charset))
        text, at, pieces = article.text, article.body_start, []
        for span in article.furniture:
            pieces.append(text[at : span.start])
            at = span.end
        pieces.append(text[at:])
        return {
            "body": "".join(pieces),
            "title": article.title,
            "date": article.published,
            "authors": list(article.bylines),
        }

    return read


def trafilatura() -> Reader:
    """The text alone, as `trafilatura.extract` gives it by default."""
    trafilatura = _peer("trafilatura")

    return lambda url, body, charset: {"body": trafilatura.extract(body)}


def trafilatura_metadata() -> Reader:
    """Text and metadata."""
    trafilatura = _peer("trafilatura")

    def read(url: str, body: bytes, charset: str | None) -> Found:
        found = trafilatura.bare_extraction(body, url=url, with_metadata=True)
        if found is None:
            return {}
        return {
            "body": found.text,
            "title": found.title,
            "date": found.date,
            "authors": found.author.split("; ") if found.author else [],
        }

    return read


def readability_lxml() -> Reader:
    """Title and text."""
    html, document_of = _peer("lxml.html"), _peer("readability").Document

    def read(url: str, body: bytes, charset: str | None) -> Found:
        document = document_of(body)
        summary = document.summary()
        return {
            "body": html.fromstring(summary).text_content() if summary else "",
            "title": document.short_title(),
        }

    return read


def newspaper4k() -> Reader:
    """Everything but its language analysis."""
    newspaper = _peer("newspaper")

    def read(url: str, body: bytes, charset: str | None) -> Found:
        article = newspaper.Article(url, fetch_images=False)
        article.download(input_html=body.decode(charset or "utf-8", "replace"))
        article.parse()
        day = article.publish_date.isoformat() if hasattr(article.publish_date, "isoformat") else None
        return {"body": article.text, "title": article.title, "date": day, "authors": article.authors}

    return read


def resiliparse() -> Reader:
    """The text alone: main content of its own tree."""
    extract_plain_text = _peer("resiliparse.extract.html2text").extract_plain_text
    detect_encoding = _peer("resiliparse.parse.encoding").detect_encoding
    parse = _peer("resiliparse.parse.html").HTMLTree.parse_from_bytes

    def read(url: str, body: bytes, charset: str | None) -> Found:
        tree = parse(body, charset or detect_encoding(body))
        return {"body": extract_plain_text(tree, main_content=True, alt_texts=False, preserve_formatting=False)}

    return read


def goose3() -> Reader:
    """Everything but pictures."""
    goose = _peer("goose3").Goose({"enable_image_fetching": False})

    def read(url: str, body: bytes, charset: str | None) -> Found:
        article = goose.extract(raw_html=body.decode(charset or "utf-8", "replace"))
        return {
            "body": article.cleaned_text,
            "title": article.title,
            "date": article.publish_date,
            "authors": [name for name in article.authors if isinstance(name, str)],
        }

    return read


READERS = {
    "saksi": saksi,
    "trafilatura": trafilatura,
    "trafilatura+metadata": trafilatura_metadata,
    "readability-lxml": readability_lxml,
    "newspaper4k": newspaper4k,
    "resiliparse": resiliparse,
    "goose3": goose3,
}


def main() -> None:
    """Run the reader that the first argument names over the pages of the second."""
    name, path = sys.argv[1:3]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with Path(path).open(encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    inputs = [(page["url"], base64.b64decode(page["body"]), page["charset"]) for page in pages]
    read = READERS[name]()
    found: dict[str, Found] = {}
    times: list[float] = []
    for number, (url, body, charset) in enumerate([*inputs[:WARM_UP], *inputs]):
        began = time.process_time()
        try:
            told = read(url, body, charset)
        except Exception as error:  # noqa: BLE001  a reader's own fault on a page is a page without a body
            told = {"fault": repr(error)}
        if number >= WARM_UP or number >= len(inputs):
            times.append(time.process_time() - began)
            found[url] = told
    times.sort()
    cost = {
        "rate": len(times) / sum(times),
        "p50": times[len(times) // 2] * 1000,
        "p99": times[int(len(times) * 0.99)] * 1000,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps({"found": found, "cost": cost}, default=str))


if __name__ == "__main__":
    main()
