"""Records of WARC files: read whole, or reported at their offset."""

from __future__ import annotations

import gzip
import hashlib
import logging
import random
from base64 import b32encode
from collections import Counter
from pathlib import Path

import pytest

from saksi.limits import Limits
from saksi.pages import open_pages
from saksi.records import Gap, Page

TOWNS = ("Bandung", "Semarang", "Padang", "Makassar", "Ambon")


def record(
    number: int, *, kind: str = "response", body: bytes | None = None, http: str = "", packed: bool = True
) -> bytes:
    """One WARC record with a page about a town."""
    filler = hashlib.sha256(str(number).encode()).hexdigest() * 3
    body = body or f"<html><body><p>{TOWNS[number % 5]} is a city in Indonesia. {filler}</p></body></html>".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{http}\r\n".encode()
    block = head + body if kind == "response" else body
    fields = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2020-05-0{number + 1}T00:00:00Z\r\nContent-Length: {len(block)}\r\n"
        f"Content-Type: {'application/http; msgtype=response' if kind == 'response' else 'text/plain'}\r\n\r\n"
    )
    whole = fields.encode() + block + b"\r\n\r\n"
    return gzip.compress(whole, mtime=0) if packed else whole


def read(tmp_path: Path, content: bytes, limits: Limits = Limits(), name: str = "a.warc.gz") -> list[Page | Gap]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(open_pages(path, limits=limits))


def parts(found: list[Page | Gap]) -> tuple[list[bytes], list[Gap]]:
    return [one.body for one in found if isinstance(one, Page)], [one for one in found if isinstance(one, Gap)]


def test_a_page_carries_its_address_its_date_and_its_offset(tmp_path: Path) -> None:
    first = record(0)

    _, page = read(tmp_path, first + record(1))

    assert isinstance(page, Page)
    assert (page.url, page.fetched, page.charset) == ("https://example.org/1", "2020-05-02T00:00:00Z", "utf-8")
    assert page.origin.endswith(f"a.warc.gz@{len(first)}")


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_cut_anywhere_gives_the_records_before_and_reports_the_rest(tmp_path: Path, packed: bool) -> None:
    records = [record(number, packed=packed) for number in range(5)]
    content, name = b"".join(records), "a.warc.gz" if packed else "a.warc"
    bodies, _ = parts(read(tmp_path, content, name=name))
    ends = [sum(map(len, records[: number + 1])) for number in range(5)]

    for cut in range(1, len(content), 7):
        pages, gaps = parts(read(tmp_path, content[:cut], name=name))

        assert pages == bodies[: len(pages)]
        whole = sum(end <= cut for end in ends)
        assert len(pages) in ((whole,) if packed else (whole, whole + 1))
        # Without packing, a file that ends behind a block but before its blank lines has lost nothing of a page.
        assert gaps or cut in ends or len(pages) > whole


@pytest.mark.parametrize("packed", [True, False])
def test_a_flipped_bit_costs_no_other_record_and_never_shortens_one(tmp_path: Path, packed: bool) -> None:
    records = [record(number, packed=packed) for number in range(5)]
    content, name = b"".join(records), "a.warc.gz" if packed else "a.warc"
    bodies, _ = parts(read(tmp_path, content, name=name))
    chosen = random.Random(20161223)
    for _ in range(300):
        place = chosen.randrange(len(content))
        damaged = bytearray(content)
        damaged[place] ^= 1 << chosen.randrange(8)
        hit = next(n for n in range(5) if place < sum(map(len, records[: n + 1])))

        pages, gaps = parts(read(tmp_path, bytes(damaged), name=name))

        others = [body for number, body in enumerate(bodies) if number != hit]
        assert [body for body in pages if body in others] == others
        # A page that is packed proves itself by its checksum: it is whole or reported.
        assert gaps or pages == bodies or not packed


def test_damage_is_reported_at_its_offset(tmp_path: Path) -> None:
    first, second, third = record(0), bytearray(record(1)), record(2)
    second[60] ^= 255

    _, gap, page = read(tmp_path, first + bytes(second) + third)

    assert isinstance(gap, Gap)
    assert isinstance(page, Page)
    assert gap.reason == "broken-page"
    assert gap.origin.endswith(f"@{len(first)}")
    assert page.url == "https://example.org/2"


def test_records_that_are_no_page_are_counted_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="saksi"):
        found = read(tmp_path, record(0, kind="request") + record(1, kind="revisit") + record(2))

    assert len(found) == 1
    assert "1 request, 1 revisit" in caplog.text


def test_a_conversion_record_is_plain_text(tmp_path: Path) -> None:
    (page,) = read(tmp_path, record(3, kind="conversion", body=b"Makassar is a port."))

    assert isinstance(page, Page)
    assert (page.media_type, page.body) == ("text/plain", b"Makassar is a port.")


def test_chunks_and_packing_are_undone(tmp_path: Path) -> None:
    words = b"<html><body>Padang faces the Indian Ocean.</body></html>"
    packed = gzip.compress(words, mtime=0)
    chunked = b"%x\r\n" % 10 + packed[:10] + b"\r\n%x\r\n" % (len(packed) - 10) + packed[10:] + b"\r\n0\r\n\r\n"

    (page,) = read(tmp_path, record(0, body=chunked, http="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"))

    assert isinstance(page, Page)
    assert page.body == words


def test_a_page_cut_inside_a_chunk_is_a_gap(tmp_path: Path) -> None:
    (gap,) = read(tmp_path, record(0, body=b"ff\r\n<html>short", http="Transfer-Encoding: chunked\r\n"))

    assert isinstance(gap, Gap)
    assert (gap.reason, gap.url) == ("broken-page", "https://example.org/0")


def test_a_bomb_in_a_content_encoding_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * 50_000_000, mtime=0)

    gap, page = read(tmp_path, record(0, body=bomb, http="Content-Encoding: gzip\r\n") + record(1))

    assert isinstance(gap, Gap)
    assert isinstance(page, Page)
    assert gap.reason == "too-large"


def test_bombs_in_one_another_are_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(gzip.compress(gzip.compress(b"a" * 50_000_000, mtime=0), mtime=0), mtime=0)

    (gap,) = read(tmp_path, record(0, body=bomb, http="Content-Encoding: gzip, gzip, gzip\r\n"))

    assert isinstance(gap, Gap)
    assert gap.reason == "too-large"


def test_a_member_that_is_a_bomb_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    gap, page = read(tmp_path, record(0, body=b"a" * 60_000_000) + record(1))

    assert isinstance(gap, Gap)
    assert isinstance(page, Page)
    assert (gap.reason, page.url) == ("too-large", "https://example.org/1")


def test_a_record_over_the_limit_is_a_gap(tmp_path: Path) -> None:
    large = bytes(random.Random(7).choices(b"abcdefgh ", k=3_000_000))

    gap, page = read(tmp_path, record(0, body=large) + record(1), Limits(page_bytes=1_000_000))

    assert isinstance(gap, Gap)
    assert isinstance(page, Page)
    assert gap.reason == "too-large"


def test_a_page_that_is_not_what_its_digest_says_is_a_gap(tmp_path: Path) -> None:
    sound = record(1, packed=False)
    block = sound.partition(b"\r\n\r\n")[2][:-4]
    digest = b"WARC-Block-Digest: sha256:" + hashlib.sha256(block).hexdigest().encode() + b"\r\n"
    stated = sound.replace(b"WARC-Date", digest + b"WARC-Date")

    page, gap = read(tmp_path, stated + stated.replace(b"Semarang", b"Semerang"), name="a.warc")

    assert isinstance(page, Page)
    assert isinstance(gap, Gap)
    assert gap.reason == "broken-page"


@pytest.mark.parametrize("http", ["", "Content-Encoding: gzip\r\n"])
def test_without_packing_a_page_that_is_not_what_its_payload_digest_says_is_a_gap(tmp_path: Path, http: str) -> None:
    words = b"<html><body>Semarang is a port on the north coast.</body></html>"
    payload = gzip.compress(words, mtime=0) if http else words
    sound = record(1, body=payload, http=http, packed=False)
    digest = b"WARC-Payload-Digest: sha1:" + b32encode(hashlib.sha1(words).digest()) + b"\r\n"
    stated = sound.replace(b"WARC-Date", digest + b"WARC-Date")
    flipped = bytearray(stated)
    flipped[-20] ^= 1

    page, gap = read(tmp_path, stated + bytes(flipped), name="a.warc")

    assert isinstance(page, Page)
    assert isinstance(gap, Gap)
    assert (page.body, gap.reason) == (words, "broken-page")


def test_records_that_are_no_page_are_counted_for_whoever_asks(tmp_path: Path) -> None:
    image = record(3, body=b"\x89PNG")
    kinds = [record(number, kind=kind) for number, kind in enumerate(("request", "revisit", "revisit", "metadata"))]
    missing = gzip.compress(gzip.decompress(record(4)).replace(b"200 OK", b"404 No"), mtime=0)
    picture = gzip.compress(gzip.decompress(image).replace(b"text/html; charset=utf-8", b"image/png; charset=utf-8"))
    (tmp_path / "a.warc.gz").write_bytes(b"".join([*kinds, missing, picture, record(2)]))
    passed_over: Counter[str] = Counter()

    (page,) = open_pages(tmp_path / "a.warc.gz", passed_over=passed_over)

    assert page.url == "https://example.org/2"
    assert passed_over == {"request": 1, "revisit": 2, "metadata": 1, "other than 2xx": 1, "not HTML or text": 1}


def wet(number: int, words: str) -> bytes:
    """A conversion record as crawls of the web publish them: plain text, where it came from, its languages."""
    body = words.encode()
    digest = b32encode(hashlib.sha1(body).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2020-05-01T00:00:0{number}Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Refers-To: <urn:uuid:9{number}>\r\nWARC-Block-Digest: sha1:{digest}\r\n"
        f"WARC-Identified-Content-Language: ind\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0)


@pytest.mark.parametrize("name", ["a.warc.wet.gz", "a.wet.gz", "a"])
def test_the_texts_of_a_wet_file_are_pages_of_plain_text(tmp_path: Path, name: str) -> None:
    info = gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na: \r\n\r\n", mtime=0)
    words = ["Bandung — kota kembang.\nDi sana sejuk.", "Padang menghadap laut."]

    found = read(tmp_path, info + wet(1, words[0]) + wet(2, words[1]), name=name)

    pages = [one for one in found if isinstance(one, Page)]
    assert [page.body.decode() for page in pages] == words
    assert {(page.media_type, page.charset) for page in pages} == {("text/plain", "utf-8")}
    assert [page.url for page in pages] == ["https://example.org/1", "https://example.org/2"]
