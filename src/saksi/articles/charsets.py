"""
Which encoding bytes are in that do not say so.

A detector of statistics is good on a page of Russian or Japanese and poor where little speaks: on three curly quotes in
a page of Indonesian it names Baltic, Vietnamese or Greek. So the shape of the bytes is looked at first. In Latin script
bytes above 127 stand alone between ASCII letters, or are marks; in other scripts they stand in runs.
"""

from __future__ import annotations

import re

from resiliparse.parse.encoding import detect_encoding

from saksi.languages import decide_language

__all__ = ["guessed"]

_READ = 65_536
_HIGH = re.compile(rb"[\x80-\xff]+")
_LONG_RUN = 3
# Of Latin text at most so many high bytes stand in long runs ("…”" is two).
_SHARE_IN_RUNS = 0.2
# Bytes that are nothing in windows-1252; its letters, and marks that stand in words where they are letters elsewhere.
_NOTHING = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_LETTERS = re.compile(
    rb"[\x83\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff]|(?<=[A-Za-z])[\xb1\xb3\xb6\xb9\xbc\xbe\xbf]"
)
_MARKUP = re.compile(rb"<[^<>]*+>")
# So many of these must speak before another Latin alphabet is believed.
_ENOUGH_LETTERS = 6
_LATIN = frozenset(
    [
        *("iso8859-2", "iso8859-3", "iso8859-4", "iso8859-9", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-16"),
        *("cp1250", "cp1254", "cp1257", "cp1258", "mac-latin2"),
    ]
)
_ASIAN = ("cp949", "gb18030", "cp932", "euc_jp", "big5")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_WIDE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef\u3000-\u303f]")
# Of the sequences that begin as UTF-8, so few may be broken.
_BROKEN = 0.1


def guessed(body: bytes) -> str:
    """The codec for `body`, which has no byte order mark and of which nothing says how it is written."""
    head = body[:_READ]
    wide = _wide(head)
    if wide:
        return wide
    runs = _HIGH.findall(head)
    if not runs or _is_utf8(body, head):
        return "utf-8"
    high = sum(map(len, runs))
    in_runs = sum(len(run) for run in runs if len(run) >= _LONG_RUN)
    found = detect_encoding(head) or ""
    if in_runs <= _SHARE_IN_RUNS * high and not _NOTHING.search(head):
        return _latin(head, found)
    if found not in ("utf-8", "cp1252", "iso8859-1", *_LATIN):
        return found
    return next((codec for codec in _ASIAN if _fits(body, codec)), "cp1252")


def _wide(head: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of what is ASCII, of markup at least, is nothing."""
    first, second = head[::2].count(0), head[1::2].count(0)
    least = len(head) / 20
    if second > least and second > 10 * first:
        return "utf-16-le"
    return "utf-16-be" if first > least and first > 10 * second else None


def _is_utf8(body: bytes, head: bytes) -> bool:
    """Whether `body` is UTF-8, a few bytes aside that a cut or a careless template broke."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        text = head.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        return broken <= _BROKEN * sum(mark > "\x7f" for mark in text if mark != "\ufffd")
    return True


def _latin(head: bytes, found: str) -> str:
    """The alphabet of text in Latin script: windows-1252 where its words are in a language of ours or little speaks."""
    if found not in _LATIN or len(_LETTERS.findall(head)) < _ENOUGH_LETTERS:
        return "cp1252"
    words = _MARKUP.sub(b" ", head)  # tags are English in every language
    return "cp1252" if decide_language(words.decode("cp1252", "replace")) else found


def _fits(body: bytes, codec: str) -> bool:
    """Whether `body` is all of that encoding, and what stands in it beside ASCII is East Asian."""
    try:
        text = body.decode(codec)
    except UnicodeDecodeError:
        return False
    other = sum(mark > "\x7f" for mark in text)
    pattern = _HANGUL if codec == "cp949" else _WIDE
    return len(pattern.findall(text)) > 0.8 * other
