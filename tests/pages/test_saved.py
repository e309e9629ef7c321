"""Pages that a browser saved with their parts in one file."""

from __future__ import annotations

import base64
import quopri
import time
from pathlib import Path

import pytest

from saksi.limits import Limits
from saksi.pages import open_pages
from saksi.records import Gap, Page

URL = "https://example.org/padang"
HTML = "<html><body><p>Padang menghadap Samudra Hindia — “kota tercinta”.</p></body></html>".encode()
HEADER = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + URL + "\r\nSubject: Padang\r\n"
    "Date: Mon, 3 Feb 2020 08:15:00 +0700\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Batas--"\r\n\r\n'
)
IMAGE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: a.png\r\n\r\naGFsbG8=\r\n"


def part(body: bytes = HTML, coding: str = "quoted-printable", more: str = f"Content-Location: {URL}\r\n") -> bytes:
    packed = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(coding, bytes)(body)
    return (
        f"Content-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: {coding}\r\n{more}\r\n".encode() + packed
    )


def message(*parts: bytes, header: str = HEADER, end: bytes = b"------Batas----\r\n") -> bytes:
    return header.encode() + b"".join(b"------Batas--\r\n" + one + b"\r\n" for one in parts) + end


def read(tmp_path: Path, content: bytes, name: str = "a.mhtml", limits: Limits = Limits()) -> Page | Gap:
    (tmp_path / name).write_bytes(content)
    (one,) = open_pages(tmp_path / name, limits=limits)
    return one


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit", "binary"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_the_page_comes_out_as_it_was_saved(tmp_path: Path, coding: str, name: str) -> None:
    page = read(tmp_path, message(part(coding=coding), IMAGE), name)

    assert isinstance(page, Page)
    assert (page.url, page.charset, page.media_type) == (URL, "utf-8", "text/html")
    assert (page.body.rstrip(), page.fetched) == (HTML, "2020-02-03T01:15:00Z")


def test_the_page_is_the_part_that_was_saved_and_not_a_frame_in_it(tmp_path: Path) -> None:
    frame = part(b"<p>Iklan</p>", more="Content-Location: https://ads.example/1\r\n")

    page = read(tmp_path, message(frame, IMAGE, part()))

    assert isinstance(page, Page)
    assert page.body.rstrip() == HTML


def test_the_page_is_the_part_that_the_header_calls_the_start(tmp_path: Path) -> None:
    header = HEADER.replace("\tboundary", '\tstart="<b@saksi>";\r\n\tboundary')
    parts = [part(b"<p>Iklan</p>", more="Content-ID: <a@saksi>\r\n"), part(more="Content-ID: <b@saksi>\r\n")]

    page = read(tmp_path, message(*parts, header=header))

    assert isinstance(page, Page)
    assert page.body.rstrip() == HTML


def test_the_page_is_found_inside_alternatives(tmp_path: Path) -> None:
    plain = b"Content-Type: text/plain\r\n\r\nPadang\r\n"
    inner = b"Content-Type: multipart/alternative; boundary=Dalam\r\n\r\n--Dalam\r\n" + plain
    inner += b"\r\n--Dalam\r\n" + part(more="") + b"\r\n--Dalam--\r\n"

    page = read(tmp_path, message(inner, IMAGE))

    assert isinstance(page, Page)
    assert page.body.rstrip() == HTML


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (message(IMAGE), "no-article"),
        (message(part(b" ", coding="8bit")), "broken-page"),
        (message(part(), end=b"")[:-40], "broken-page"),
        (HEADER.encode(), "broken-page"),
        (HEADER.replace('\tboundary="----Batas--"', "").encode() + b"Padang", "broken-page"),
        (message(part(coding="x-odd")), "broken-page"),
        (message(b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nx"), "broken-page"),
        (message(*[IMAGE] * 6000), "too-large"),
        (b"", "broken-page"),
    ],
)
def test_what_cannot_be_read_is_a_gap_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    gap = read(tmp_path, content)

    assert isinstance(gap, Gap)
    assert gap.reason == reason


def test_parts_in_one_another_without_end_are_refused(tmp_path: Path) -> None:
    inner = part()
    for number in range(200):
        name = f"b{number:03}".encode()
        inner = b"Content-Type: multipart/mixed; boundary=" + name + b"\r\n\r\n--" + name + b"\r\n" + inner
        inner += b"\r\n--" + name + b"--\r\n"

    gap = read(tmp_path, message(inner))

    assert isinstance(gap, Gap)
    assert gap.reason == "too-deep"


def test_a_page_cut_anywhere_is_whole_or_a_gap(tmp_path: Path) -> None:
    whole = message(part(), IMAGE)
    for cut in range(1, len(whole), 11):
        found = read(tmp_path, whole[:cut])

        assert isinstance(found, Gap) or found.body.rstrip() == HTML


@pytest.mark.parametrize("piece", [b"--", b"------Batas--", b"------Batas--x\r\n", b"\r\n", b"a:b\r\n", b"\r\n\r\n"])
def test_no_message_can_make_reading_slow(tmp_path: Path, piece: bytes) -> None:
    began = time.process_time()

    read(tmp_path, message(piece * (2_000_000 // len(piece))))

    assert time.process_time() - began < 2
