"""`saksi read`: data on stdout, messages on stderr, exit codes that mean something."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.readers.command import PAGES, on_a_terminal, run, start, write_dump

import saksi
from saksi.readers.progress import PageProgress

TITLES = [page["title"] for page in PAGES]
UNREADABLE = "{broken"


def titles(stdout: str) -> list[str | None]:
    return [(json.loads(line)["article"] or {}).get("title") for line in stdout.splitlines()]


def test_json_is_one_line_a_page_in_input_order(dump: Path) -> None:
    done = run("read", "--json", dump)

    assert (done.returncode, titles(done.stdout), done.stderr) == (0, TITLES, "")


NOTICE = "Unduh aplikasi kami dan pilih sendiri berita Anda."
WORKERS: list[list[str | Path]] = [[], ["--workers", "2"]]


def pages_of_one_site(tmp_path: Path) -> Path:
    page = PAGES[0]
    return write_dump(
        tmp_path,
        "site.jsonl",
        [
            {
                **page,
                "url": f"https://warta.example/{place}",
                "title": f"{page['title']} di {place}",
                "text": page["text"].replace("Cianjur", place).replace("warga", f"warga {place}") + f"\n\n{NOTICE}",
            }
            for place in ("Cianjur", "Garut", "Bandung", "Bogor")
        ],
    )


def furniture(stdout: str) -> list[list[str]]:
    articles = [json.loads(line)["article"] for line in stdout.splitlines()]
    return [[one["text"][start:end] for start, end in one["furniture"]] for one in articles]


@pytest.mark.parametrize("workers", WORKERS)
def test_what_the_pages_of_a_site_have_in_common_is_furniture(tmp_path: Path, workers: list[str | Path]) -> None:
    done = run("read", "--json", *workers, pages_of_one_site(tmp_path))

    assert furniture(done.stdout) == [[NOTICE]] * 4


def test_each_page_can_be_read_alone(tmp_path: Path) -> None:
    done = run("read", "--json", "--alone", pages_of_one_site(tmp_path))

    assert furniture(done.stdout) == [[]] * 4


def test_several_paths_are_read_in_the_order_they_are_named(tmp_path: Path) -> None:
    first = write_dump(tmp_path, "z.jsonl", PAGES[:1])
    second = write_dump(tmp_path, "a.jsonl", PAGES[1:])

    assert titles(run("read", "--json", first, second).stdout) == TITLES


def test_workers_give_the_same_bytes_as_one_process(tmp_path: Path) -> None:
    lines = [{**PAGES[number % 2], "url": f"https://warta.example/{number}"} for number in range(40)]
    dump = write_dump(tmp_path, lines=lines)

    assert run("read", "--json", "--workers", 2, dump).stdout == run("read", "--json", dump).stdout


def test_the_same_page_gives_the_same_bytes_in_every_run(dump: Path) -> None:
    runs = {run("read", "--json", dump, environment={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2", "3")}

    assert len(runs) == 1


def test_standard_input_is_a_path_called_dash(dump: Path) -> None:
    assert titles(run("read", "--json", "-", given=dump.read_bytes()).stdout) == TITLES


def test_a_pattern_that_the_shell_left_alone_is_filled_in(dump: Path) -> None:
    assert titles(run("read", "--json", dump.parent / "du*.jsonl").stdout) == TITLES


def test_a_packed_dump_is_read_as_it_is(dump: Path) -> None:
    packed = dump.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(dump.read_bytes()))

    assert titles(run("read", "--json", packed).stdout) == TITLES


def test_a_broken_page_among_many_costs_itself_alone(tmp_path: Path) -> None:
    dump = write_dump(tmp_path, lines=[PAGES[0], UNREADABLE, PAGES[1]])

    done = run("read", "--json", dump)

    assert done.returncode == 1
    assert titles(done.stdout) == [TITLES[0], None, TITLES[1]]


def test_a_gap_is_told_on_stderr_with_its_reason_and_place(tmp_path: Path) -> None:
    dump = write_dump(tmp_path, lines=[PAGES[0], UNREADABLE])

    done = run("read", "--json", dump)
    (gap,) = json.loads(done.stdout.splitlines()[1])["gaps"]

    assert "1 gap" in done.stderr
    assert f"{gap['reason']} 1, at {gap['origin']}" in done.stderr


def test_a_lone_surrogate_leaves_the_line_valid_json(tmp_path: Path) -> None:
    dump = write_dump(tmp_path, lines=[json.dumps({**PAGES[0], "title": "Gempa \ud800 Cianjur"})])

    (title,) = titles(run("read", "--json", dump).stdout)

    assert title is not None
    assert title.startswith("Gempa ")
    assert title.endswith(" Cianjur")


def test_stdout_is_utf8_whatever_the_locale(dump: Path) -> None:
    done = run("read", "--json", dump, environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})

    assert "“Kami masih mendata" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "tidak-ada.html"],
        ["read", "tidak-ada-*.html"],
        ["read", "--workers", "0", "-"],
        ["baca"],
        ["read", "--xml", "-"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_two_and_one_line(arguments: list[str]) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_path_that_is_not_there_is_named() -> None:
    assert "'tidak-ada.html' does not exist" in run("read", "tidak-ada.html").stderr


def test_a_reader_that_leaves_early_ends_it_quietly(tmp_path: Path) -> None:
    lines = [{**PAGES[0], "url": f"https://warta.example/{number}"} for number in range(200)]
    process = start("read", "--json", write_dump(tmp_path, lines=lines), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()

    assert process.stderr is not None
    with process.stderr as stderr:
        assert (stderr.read(), process.wait(60)) == (b"", 141)


def test_an_interrupt_ends_it_with_a_short_message() -> None:
    reading, writing = os.pipe()
    process = start("read", "--json", "-", stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.close(reading)
    os.write(writing, json.dumps(PAGES[0]).encode() + b"\n")
    try:
        # It waits for the rest of its input once its modules are loaded: nothing else says so from outside.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    finally:
        os.close(writing)

    assert (process.returncode, stderr) == (130, b"saksi: stopped\n")


FAULT = """
import sys
from saksi import workers
from saksi.readers import cli
def read_many(*arguments, **options):
    raise ZeroDivisionError("bukan salah halaman")
workers.read_many = read_many
cli.main(sys.argv[1:])
"""


@pytest.mark.parametrize(("option", "shows_trace"), [([], False), (["--debug"], True)])
def test_a_fault_of_ours_is_one_line_and_a_traceback_only_with_debug(
    dump: Path, option: list[str], shows_trace: bool
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULT, "read", str(dump), *option], capture_output=True, text=True, check=False
    )

    assert (done.returncode, "Traceback" in done.stderr) == (4, shows_trace)
    assert done.stderr.splitlines()[-1].startswith("saksi: a fault of Saksi itself: ZeroDivisionError")


# --- progress --------------------------------------------------------------------------------------------------------


def shown_while_reading(dump: Path, wait_s: float, *, stderr_is_terminal: bool) -> str:
    """What stands on stderr when `saksi read --json -` got its input `wait_s` seconds after it had begun to wait."""
    ours, theirs = pty.openpty() if stderr_is_terminal else os.pipe()
    process = start(
        "read",
        "--json",
        "-",
        environment={"TERM": "xterm-256color"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown: list[bytes] = []

    def look() -> None:  # all the while: a terminal that nobody reads holds up whoever writes to it
        with contextlib.suppress(OSError):  # Linux: a terminal that nobody holds any more has nothing to read
            while piece := os.read(ours, 65536):
                shown.append(piece)

    looking = threading.Thread(target=look)
    looking.start()
    time.sleep(wait_s)
    process.communicate(dump.read_bytes(), timeout=60)
    looking.join(10)
    os.close(ours)
    return b"".join(shown).decode("utf-8")


def test_work_of_more_than_a_second_shows_a_count_on_a_terminal(dump: Path) -> None:
    # started within a second, even on a slow machine
    assert "Reading" in shown_while_reading(dump, 3.0, stderr_is_terminal=True)


class Terminal(io.StringIO):
    """A stderr that says it is a terminal, and keeps what is shown."""

    def isatty(self) -> bool:
        return True


def test_work_that_is_soon_done_shows_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(time, "monotonic", iter([100.0, 100.4, 100.9]).__next__)

    with PageProgress("Reading") as progress:
        progress.advance()
        progress.advance()

    assert shown.getvalue() == ""


def test_a_piped_stderr_shows_no_count(dump: Path) -> None:
    assert shown_while_reading(dump, 3.0, stderr_is_terminal=False) == ""


# --- the report ------------------------------------------------------------------------------------------------------


def test_the_report_when_piped_has_no_colour_codes(dump: Path) -> None:
    done = run("read", dump)

    assert (done.returncode, "\x1b" in done.stdout) == (0, False)


def test_the_report_shows_headline_outlet_and_date(dump: Path) -> None:
    lines = run("read", dump).stdout.splitlines()

    assert lines[0] == "Gempa Cianjur Rusak Rumah Warga"
    assert lines[1].startswith("Warta Contoh · 2022-11-21")


def test_the_report_marks_the_words_of_a_statement_in_their_sentence(dump: Path) -> None:
    assert "“‹Kami masih mendata rumah yang rusak,›” kata Bupati Cianjur Herman Suherman" in run("read", dump).stdout


def test_the_report_names_the_speaker_before_the_words(dump: Path) -> None:
    lines = run("read", dump).stdout.splitlines()
    (at,) = [number for number, line in enumerate(lines) if "‹Kami masih mendata" in line]

    assert lines[at - 1].strip().startswith("Herman Suherman")


def test_the_report_on_a_terminal_underlines_what_was_found(dump: Path) -> None:
    code, shown = on_a_terminal("read", dump)

    assert code == 0
    assert "\x1b[4mKami masih mendata rumah yang rusak,\x1b[0m" in shown


def test_the_report_keeps_a_page_from_steering_the_terminal(tmp_path: Path) -> None:
    page = {**PAGES[0], "title": "Gempa \x1b]0;judul\x07\x9b31m Cianjur \u202eterbalik"}

    stdout = run("read", write_dump(tmp_path, lines=[page])).stdout

    assert not set(stdout) & set("\x1b\x07\x9b\u202e")


def test_the_report_tells_of_a_page_that_could_not_be_read(tmp_path: Path) -> None:
    done = run("read", write_dump(tmp_path, lines=[UNREADABLE]))

    assert (done.returncode, done.stdout.startswith("Gap ")) == (1, True)


PAGE = """<!doctype html><html lang="id"><head><title>Gempa Cianjur Rusak Rumah Warga</title></head><body>
<nav><a href="/">Beranda</a></nav><article><h1>Gempa Cianjur Rusak Rumah Warga</h1>
<p>Gempa bumi mengguncang Kabupaten Cianjur, Jawa Barat, pada Senin siang dan merusak rumah warga di banyak desa.</p>
<p>“Kami masih mendata rumah yang rusak,” kata Bupati Cianjur Herman Suherman di Cianjur, Senin malam.</p></article>
<footer>Hak cipta Warta Contoh</footer></body></html>
"""


@pytest.mark.parametrize(
    ("label", "text"),
    [("headline", "Gempa Cianjur Rusak Rumah Warga"), ("body", "Gempa bumi mengguncang"), ("navigation", "Beranda")],
)
def test_blocks_shows_every_block_with_its_label(tmp_path: Path, label: str, text: str) -> None:
    page = tmp_path / "gempa.html"
    page.write_text(PAGE, encoding="utf-8")

    done = run("read", "--blocks", page)

    assert done.returncode == 0
    assert f"  {label}  {text}" in done.stdout


def test_blocks_of_a_page_that_cannot_be_opened_is_a_gap(tmp_path: Path) -> None:
    page = tmp_path / "kosong.html"
    page.touch()

    done = run("read", "--blocks", page)

    assert (done.returncode, done.stdout, "1 gap" in done.stderr) == (1, "", True)


# --- the outer frame -------------------------------------------------------------------------------------------------


def test_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"saksi {saksi.__version__}\n"


@pytest.mark.parametrize("command", ["read", "build", "ask", "serve", "export", "verify", "watch"])
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")

    assert (done.returncode, done.stdout.startswith(f"Usage: saksi {command}")) == (0, True)


def test_explain_shows_frames_and_near_misses(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "“Kami siap membantu warga,” kata Presiden Joko Widodo di Palu untuk yang mengungsi.\n"
        "Rumah itu dikenal sebagai “rumah hantu” oleh warga yang ada di desa itu.\n",
        encoding="utf-8",
    )

    done = run("read", "--explain", page)

    assert done.returncode == 0
    assert "statements:quote-cue/1" in done.stdout
    assert "speaker: Joko Widodo" in done.stdout
    assert "“rumah hantu”" in done.stdout.split("Set aside 1")[1]


def test_explain_shows_what_made_each_event_and_what_made_none(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Polisi menangkap dua pria di Bandung, Senin (2/3/2020). Warga merasa lega. Pasar kembali ramai.\n"
        "Wali kota berharap serangan itu tidak terulang. Kiper tim kota itu menyerang wasit.\n",
        encoding="utf-8",
    )

    shown = run("read", "--explain", page).stdout

    events = shown[shown.index("Events 1") :]
    assert "events:coerce.tangkap/1" in events
    assert "    actor: Polisi\n    recipient: dua pria\n    place: Bandung" in events
    assert "menyerang  ASSAULT at" in events
    assert "“kiper” in the sentence" in events


@pytest.mark.parametrize("options", [("--json", "--blocks"), ("--explain", "--json"), ("--blocks", "--workers", "2")])
def test_options_that_contradict_each_other_are_wrong_use(tmp_path: Path, options: tuple[str, ...]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Warga yang mengungsi ada di tenda untuk hari ini.", encoding="utf-8")

    done = run("read", *options, page)

    assert (done.returncode, done.stdout) == (2, "")
