"""CSV: a page a row, a broken row a gap with its number."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.limits import Limits
from saksi.pages import open_pages
from saksi.records import Gap, Page

HEADER = "url,outlet,title,text,published\n"
ROW = 'https://example.org/{n},Contoh,Hujan di Ambon,"Hujan turun di Ambon, Senin.\nWarga berteduh.",2020-01-0{n}\n'


def read(tmp_path: Path, content: str | bytes, name: str = "d.csv", limits: Limits = Limits()) -> list[Page | Gap]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(open_pages(path, limits=limits))


def bodies(found: list[Page | Gap]) -> list[str]:
    return [page.body.decode() for page in found if isinstance(page, Page)]


def gaps(found: list[Page | Gap]) -> list[Gap]:
    return [gap for gap in found if isinstance(gap, Gap)]


def test_a_row_says_what_is_known_of_its_page(tmp_path: Path) -> None:
    (page,) = read(tmp_path, HEADER + ROW.format(n=1))

    assert isinstance(page, Page)
    assert (page.url, page.known.outlet, page.known.title) == ("https://example.org/1", "Contoh", "Hujan di Ambon")
    assert (page.known.published, page.media_type) == ("2020-01-01", "text/plain")
    assert page.body.decode() == "Hujan turun di Ambon, Senin.\nWarga berteduh."
    assert page.origin.endswith("d.csv:2")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("names", ["link,source,headline,content,date", "\ufeffURL,Publisher,Title,Article,Pubdate"])
def test_columns_go_by_common_names_too(tmp_path: Path, mark: str, names: str) -> None:
    row = "https://example.org/1,Contoh,Hujan,Hujan turun.,2020-01-01"

    (page,) = read(tmp_path, f"{names}\r\n{row}\r\n".replace(",", mark))

    assert isinstance(page, Page)
    assert (page.url, page.known.outlet, page.known.title) == ("https://example.org/1", "Contoh", "Hujan")
    assert (page.body, page.known.published) == (b"Hujan turun.", "2020-01-01")


def test_several_bylines_stand_in_one_cell(tmp_path: Path) -> None:
    (page,) = read(tmp_path, "text,author\nHujan turun.,Siti; Budi\n")

    assert isinstance(page, Page)
    assert page.known.bylines == ("Siti", "Budi")


def test_html_is_read_where_the_text_is_empty(tmp_path: Path) -> None:
    (page,) = read(tmp_path, "text,html\n,<p>Hujan turun.</p>\n")

    assert isinstance(page, Page)
    assert (page.media_type, page.body) == ("text/html", b"<p>Hujan turun.</p>")


@pytest.mark.parametrize(
    "row", ["a,b\n", "a,b,c,d,e,f\n", "https://example.org/9,Contoh,Hujan,,\n", 'a,b,c,"d"e,f\n', "a,b,c,\udcff,e\n"]
)
def test_a_broken_row_is_a_gap_with_its_number_and_the_others_are_read(tmp_path: Path, row: str) -> None:
    content = (HEADER + ROW.format(n=1) + row + ROW.format(n=2)).encode("utf-8", "surrogateescape")

    first, gap, last = read(tmp_path, content)

    assert isinstance(gap, Gap)
    assert gap.origin.endswith("d.csv:3")
    assert [page.url for page in (first, last)] == ["https://example.org/1", "https://example.org/2"]


def test_a_mark_that_never_closes_costs_its_own_row_alone(tmp_path: Path) -> None:
    content = HEADER + 'a,b,c,"never closed,e\n' + "".join(ROW.format(n=n) for n in range(1, 9))

    found = read(tmp_path, content)

    assert len(bodies(found)) == 8
    assert len(gaps(found)) == 1


def test_a_table_without_a_text_is_one_gap(tmp_path: Path) -> None:
    (gap,) = read(tmp_path, "url,title\nhttps://example.org/1,Hujan\n")

    assert isinstance(gap, Gap)
    assert "maintext" in gap.detail


def test_a_row_over_the_limit_is_a_gap_and_the_next_is_read(tmp_path: Path) -> None:
    gap, page = read(tmp_path, "url,text\na," + "x" * 5000 + "\nb,Hujan.\n", limits=Limits(line_bytes=1000))

    assert isinstance(gap, Gap)
    assert isinstance(page, Page)
    assert gap.reason == "too-large"


def test_a_packed_table_that_ends_too_early_keeps_its_rows_and_says_so_once(tmp_path: Path) -> None:
    rows = "".join(f"https://example.org/{number},Row {number} of the table\n" for number in range(2000))
    packed = gzip.compress(b"url,text\n" + rows.encode(), mtime=0)

    found = read(tmp_path, packed[:-200], "d.csv.gz")

    assert isinstance(found[-1], Gap)
    assert [gap.reason for gap in gaps(found)] == ["broken-page"]
    assert len(found) > 1000


def test_a_cell_of_any_length_is_read(tmp_path: Path) -> None:
    before = csv.field_size_limit()

    (page,) = read(tmp_path, "url,text\na," + "kata " * 100_000 + "\n")

    assert isinstance(page, Page)
    assert csv.field_size_limit() == before


def test_the_same_row_has_the_same_digest_however_it_is_quoted(tmp_path: Path) -> None:
    (plain,) = read(tmp_path, "url,text\na,Hujan.\n")
    (quoted,) = read(tmp_path, '"url","text"\r\n"a","Hujan."\r\n')
    (other,) = read(tmp_path, "url,text\na,Hujan!\n")

    assert isinstance(plain, Page)
    assert isinstance(quoted, Page)
    assert isinstance(other, Page)
    assert plain.digest == quoted.digest != other.digest


def test_a_table_on_standard_input_is_known_by_its_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((HEADER + ROW.format(n=1)).encode())))

    (page,) = open_pages("-")

    assert page.url == "https://example.org/1"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_what_a_writer_of_csv_wrote_comes_back(tmp_path: Path, cells: list[str]) -> None:
    told = io.StringIO(newline="")
    csv.writer(told).writerows([["url", "text"], *(["a", cell] for cell in cells)])

    found = read(tmp_path, told.getvalue())

    assert bodies(found) == cells


@pytest.mark.parametrize("line", ['b","\n', '"a\n', '""\n', '"""\n', ",\n", '"' * 100 + "\n", 'b"c,"\n'])
def test_no_row_can_make_reading_slow(tmp_path: Path, line: str) -> None:
    content = "url,text\n" + line * 20_000
    began = time.process_time()

    found = read(tmp_path, content)

    assert time.process_time() - began < 10
    assert len(gaps(found)) == len(found)


def test_a_dump_of_json_lines_goes_by_the_same_names(tmp_path: Path) -> None:
    line = {"link": "https://example.org/1", "source": "Contoh", "content": "Hujan turun.", "date": "2020-01-01"}

    (page,) = read(tmp_path, json.dumps(line), "d.jsonl")

    assert isinstance(page, Page)
    assert (page.url, page.known.outlet, page.known.published) == ("https://example.org/1", "Contoh", "2020-01-01")
