"""What is given out is complete, exact, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive.sample import article_of, many_readings, reading_of

from saksi.archive import Archive
from saksi.archive.formats.csv import neutral
from saksi.errors import ArchiveError, BadQuestion, MissingExtra


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        archive.add_many(many_readings(3))
        yield archive


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_json_lines_are_the_readings_exactly(archive: Archive, tmp_path: Path) -> None:
    (path,) = archive.export("jsonl", tmp_path / "out.jsonl")

    assert path.read_text(encoding="utf-8") == "".join(reading.line() + "\n" for reading in many_readings(3))


def test_csv_holds_a_row_for_every_finding(archive: Archive, tmp_path: Path) -> None:
    paths = archive.export("csv", tmp_path / "out")

    assert {path.name: len(rows(path)) for path in paths} == {"articles.csv": 3, "statements.csv": 3, "events.csv": 6}


def test_the_offsets_in_csv_are_those_of_the_text(archive: Archive, tmp_path: Path) -> None:
    archive.export("csv", tmp_path)
    texts = {row["article"]: row["text"] for row in rows(tmp_path / "articles.csv")}

    for row in rows(tmp_path / "events.csv"):
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["trigger"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(cell: str) -> None:
    assert neutral(cell) == "'" + cell


def test_other_cells_stay_as_they_are() -> None:
    assert [neutral(cell) for cell in ("a=1", "", 12, None, "–5")] == ["a=1", "", 12, None, "–5"]


def test_a_formula_as_headline_is_neutral_in_csv_and_unchanged_in_json_lines(tmp_path: Path) -> None:
    headline = '=HYPERLINK("http://a.example","baca")'
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        archive.add(reading_of(article_of(title=headline)))
        archive.export("csv", tmp_path)
        (lines,) = archive.export("jsonl", tmp_path / "out.jsonl")

    assert rows(tmp_path / "articles.csv")[0]["title"] == "'" + headline
    assert '"title":"=HYPERLINK(' in lines.read_text(encoding="utf-8")


def test_parquet_holds_a_row_for_every_finding(archive: Archive, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")

    paths = archive.export("parquet", tmp_path / "out")

    tables = {path.stem: parquet.read_table(path) for path in paths}
    assert {name: table.num_rows for name, table in tables.items()} == {"articles": 3, "statements": 3, "events": 6}
    assert tables["events"].column("start").to_pylist()[0] == article_of().text.index("berunjuk")


def test_parquet_without_its_package_names_the_command(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"pip install 'saksi\[parquet\]'"):
        archive.export("parquet", tmp_path / "out")


def test_an_unknown_form_names_those_there_are(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="jsonl, csv, parquet"):
        archive.export("docx", tmp_path / "out")


def test_an_export_that_cannot_be_written_leaves_no_file(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    with pytest.raises(ArchiveError, match="cannot export"):
        archive.export("jsonl", tmp_path / "taken" / "out.jsonl")

    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name) == []
