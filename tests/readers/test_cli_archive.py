"""`saksi build`, `ask`, `export`, `verify` and `watch` on real files."""

from __future__ import annotations

import csv
import io
import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.readers.command import PAGES, on_a_terminal, run, start, write_dump

from saksi import Archive


def urls(archive: Path) -> list[str]:
    with Archive(archive, read_only=True) as opened:
        return [reading.article.url for reading in opened.readings() if reading.article]


def test_build_keeps_the_pages_and_tells_the_sums_on_stderr(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.saksi"

    done = run("build", dump, "-o", path)

    assert (done.returncode, done.stdout, urls(path)) == (0, "", [page["url"] for page in PAGES])
    assert "2 pages read" in done.stderr
    assert "0 gaps" in done.stderr


def test_build_passes_over_what_the_archive_has(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.saksi"
    run("build", dump, "-o", path)

    assert "0 pages read, 0 statements, 0 events, 2 pages unchanged" in run("build", dump, "-o", path).stderr


def test_build_ends_with_one_where_a_page_became_a_gap(tmp_path: Path) -> None:
    done = run("build", write_dump(tmp_path, lines=[PAGES[0], "{broken"]), "-o", tmp_path / "a.saksi")

    assert (done.returncode, "1 page read" in done.stderr, "1 gap" in done.stderr) == (1, True, True)


@pytest.mark.parametrize(
    "command",
    [["ask", "{}"], ["verify", "{}"], ["export", "{}", "-o", "{}.jsonl"], ["build", "{dump}", "-o", "{}"]],
    ids=lambda command: command[0],
)
def test_a_file_that_is_no_archive_ends_with_three_and_one_line(command: list[str], dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "catatan.txt"
    path.write_text("Ini bukan arsip, hanya catatan biasa.\n" * 100, encoding="utf-8")

    done = run(*[part.replace("{dump}", str(dump)).replace("{}", str(path)) for part in command])

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)


def test_an_archive_that_is_not_there_ends_with_three() -> None:
    assert run("ask", "tidak-ada.saksi", "gempa").returncode == 3


# --- ask -------------------------------------------------------------------------------------------------------------


def test_ask_when_piped_gives_json_lines(archive: Path) -> None:
    done = run("ask", archive, "--speaker", "Suherman")
    answers = [json.loads(line) for line in done.stdout.splitlines()]

    assert [(one["who"], one["what"]) for one in answers] == [
        ("Herman Suherman", "Kami masih mendata rumah yang rusak,")
    ]


def test_ask_as_csv_names_its_columns(archive: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("ask", archive, "--speaker", "Suherman", "--csv").stdout)))

    assert [(row["who"], row["outlet"]) for row in rows] == [("Herman Suherman", "Warta Contoh")]


def test_ask_as_csv_neutralises_what_a_spreadsheet_would_run(tmp_path: Path) -> None:
    page = {**PAGES[0], "title": "=HYPERLINK(1)"}
    run("build", write_dump(tmp_path, lines=[page]), "-o", tmp_path / "a.saksi")

    (row,) = csv.DictReader(io.StringIO(run("ask", tmp_path / "a.saksi", "--csv").stdout))

    assert row["title"] == "'=HYPERLINK(1)"


def test_ask_on_a_terminal_gives_a_table_with_the_words_underlined(archive: Path) -> None:
    code, shown = on_a_terminal("ask", archive, "--speaker", "Suherman")

    assert (code, "\x1b[4m" in shown) == (0, True)


def test_ask_with_words_finds_the_articles_that_hold_them(archive: Path) -> None:
    done = run("ask", archive, "Rotterdam", "strike", "--kind", "article")

    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["Dockers strike over pay"]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (["--outlet", "Gazette"], ["Dockers strike over pay"]),
        (["--until", "2022"], ["Gempa Cianjur Rusak Rumah Warga"]),
        (["--since", "2023-05-01"], ["Dockers strike over pay"]),
        (["--limit", "1"], ["Dockers strike over pay"]),
        (["--limit", "0"], []),
    ],
    ids=" ".join,
)
def test_a_condition_of_ask_leaves_out_what_it_excludes(archive: Path, condition: list[str], found: list[str]) -> None:
    done = run("ask", archive, *condition)

    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == found


def test_ask_for_a_date_that_is_none_is_wrong_use(archive: Path) -> None:
    done = run("ask", archive, "--since", "kemarin")

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_table_says_that_there_is_more(archive: Path) -> None:
    done = run("ask", archive, "--table", "--limit", "1")

    assert "the first 1 answers" in done.stderr


def test_a_table_of_nothing_says_so_on_stderr(archive: Path) -> None:
    done = run("ask", archive, "tidakadakata", "--table")

    assert (done.stdout, done.stderr) == ("", "saksi: nothing found\n")


# --- export, verify --------------------------------------------------------------------------------------------------


def test_export_as_json_lines_is_what_read_wrote(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"

    done = run("export", archive, "-f", "jsonl", "-o", out)

    assert done.returncode == 0
    assert out.read_text("utf-8") == run("read", "--json", archive.parent / "dump.jsonl").stdout


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_export_as_tables_says_which_files_it_wrote(archive: Path, tmp_path: Path, form: str) -> None:
    done = run("export", archive, "-f", form, "-o", tmp_path / "tables")
    told = [line.removeprefix("saksi: wrote ") for line in done.stderr.splitlines()]

    assert sorted(told) == sorted(map(str, (tmp_path / "tables").iterdir()))


def test_verify_finds_a_fresh_archive_sound(archive: Path) -> None:
    done = run("verify", archive)

    assert (done.returncode, done.stdout) == (0, "")


def test_verify_ends_with_three_where_words_were_changed(archive: Path, tmp_path: Path) -> None:
    import sqlite3

    damaged = tmp_path / "damaged.saksi"
    shutil.copy(archive, damaged)
    with sqlite3.connect(damaged) as db:
        db.execute("UPDATE readings SET text = replace(text, 'Herman', 'Hermin')")
    db.close()

    done = run("verify", damaged)

    assert (done.returncode, done.stdout != "") == (3, True)


# --- watch -----------------------------------------------------------------------------------------------------------


def test_watch_once_reads_what_is_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    write_dump(folder)

    done = run("watch", folder, "-o", tmp_path / "a.saksi", "--once")

    assert (done.returncode, len(urls(tmp_path / "a.saksi"))) == (0, 2)


def test_watch_takes_its_own_archive_for_no_page(tmp_path: Path) -> None:
    write_dump(tmp_path)
    run("watch", tmp_path, "-o", tmp_path / "a.saksi", "--once")

    assert run("watch", tmp_path, "-o", tmp_path / "a.saksi", "--once").returncode == 0


def test_watch_reads_what_comes_later_and_ends_on_an_interrupt(tmp_path: Path) -> None:
    folder, path = tmp_path / "pages", tmp_path / "a.saksi"
    folder.mkdir()
    process = start("watch", folder, "-o", path, "--every", "0.2", stderr=subprocess.PIPE)
    try:
        write_dump(folder)
        end = time.monotonic() + 60
        while time.monotonic() < end and not (path.exists() and len(urls(path)) == 2):
            time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()

    assert (process.returncode, len(urls(path))) == (0, 2)
    assert stderr.decode().splitlines()[-1] == "saksi: stopped watching"
