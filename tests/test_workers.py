"""Pages are read in input order, whatever happens to the processes that read them, and a build can be cut off."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from saksi import workers
from saksi.archive import Archive
from saksi.errors import LockedArchive, MissingExtra
from saksi.limits import Limits
from saksi.pages import open_pages
from saksi.pipeline import read_page
from saksi.records import Gap, Page, Reading
from saksi.workers import Build, build, read_many, read_within

BODY = (
    "Jakarta – Presiden Joko Widodo mengatakan “jalan tol selesai tahun ini” di Jakarta, Senin (1/10/2018).\n"
    "Warga berunjuk rasa di Bandung. Polisi menahan dua orang."
)


def write_dump(path: Path, count: int) -> Path:
    lines = [
        {
            "url": f"https://berita.example/{number}",
            "title": f"Laporan {number}",
            "text": f"{BODY} Halaman {number}.",
            "language": "id",
            "published": f"2018-10-{number % 28 + 1:02}",
        }
        for number in range(count)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def page_of(number: int = 0) -> Page:
    return Page(
        f"https://berita.example/{number}", BODY.encode(), "text/plain", None, f"a:{number}", f"sha256:{number}"
    )


# --- building --------------------------------------------------------------------------------------------------------


def test_a_build_keeps_every_page_in_input_order(tmp_path: Path) -> None:
    done = build(write_dump(tmp_path / "a.jsonl", 40), tmp_path / "a.saksi")

    with Archive(tmp_path / "a.saksi") as archive:
        urls = [reading.article.url for reading in archive.readings() if reading.article]
        assert archive.verify() == []
    assert urls == [f"https://berita.example/{number}" for number in range(40)]
    assert (done.read, done.unchanged, done.gaps, done.our_faults, done.pages) == (40, 0, 0, 0, 40)


def test_the_same_build_again_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump = write_dump(tmp_path / "a.jsonl", 5)
    build(dump, tmp_path / "a.saksi")
    monkeypatch.setattr(workers, "read_page", None)

    done = build(dump, tmp_path / "a.saksi")

    assert (done.read, done.unchanged) == (0, 5)


def test_a_gap_is_kept_and_counted_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(page: Page, limits: Limits) -> Reading:
        reason = {"0": "no-article", "1": "our-fault"}.get(page.url[-1])
        if reason is None:
            return read_page(page, limits)
        return Reading(None, gaps=(Gap(page.url, page.origin, "articles", reason, ""),))

    monkeypatch.setattr(workers, "read_page", read)

    done = build(write_dump(tmp_path / "a.jsonl", 4), tmp_path / "a.saksi")

    assert (done.read, done.gaps, done.our_faults) == (2, 2, 1)
    with Archive(tmp_path / "a.saksi") as archive:
        assert [gap.reason for gap in archive.gaps()] == ["no-article", "our-fault"]


def test_progress_tells_only_of_what_is_on_the_disk(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: Build) -> None:
        with Archive(tmp_path / "a.saksi", read_only=True) as archive:
            told.append((done.read, archive.counts().articles))

    build(write_dump(tmp_path / "a.jsonl", 70), tmp_path / "a.saksi", progress=progress)

    assert told == [(32, 32), (64, 64), (70, 70)]


def test_copies_at_two_addresses_are_one_witness_of_a_story(tmp_path: Path) -> None:
    dump = tmp_path / "a.jsonl"
    lines = [{"url": f"https://{name}.example/1", "title": name, "text": BODY, "language": "id"} for name in "ab"]
    dump.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")

    done = build(dump, tmp_path / "a.saksi")

    with Archive(tmp_path / "a.saksi") as archive:
        (story,) = archive.stories()
    assert (done.stories, len(story.articles), len(story.witnesses)) == (1, 2, 1)


def test_a_build_waits_for_another_writer_and_then_says_so(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "a.jsonl", 1)
    with (
        Archive(tmp_path / "a.saksi", create=True) as other,
        other.batch(),
        Archive(tmp_path / "a.saksi", patience=0.1) as mine,
        pytest.raises(LockedArchive),
    ):
        build(dump, mine)


BUILDER = """
import sys
from saksi.workers import build
if __name__ == "__main__":
    build(sys.argv[1], sys.argv[2], progress=lambda done: print(done.read, flush=True))
"""


def test_a_build_that_was_killed_goes_on_and_ends_like_an_undisturbed_one(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "a.jsonl", 120)
    build(dump, tmp_path / "undisturbed.saksi")
    command = [sys.executable, "-c", BUILDER, str(dump), str(tmp_path / "a.saksi")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as builder:
        assert builder.stdout
        acknowledged = int(builder.stdout.readline())
        builder.send_signal(signal.SIGKILL)
    with Archive(tmp_path / "a.saksi") as archive:
        assert acknowledged <= archive.counts().articles

    build(dump, tmp_path / "a.saksi")

    with Archive(tmp_path / "a.saksi") as one, Archive(tmp_path / "undisturbed.saksi") as other:
        assert one.verify() == []
        assert one.content_hash() == other.content_hash()


# --- several processes -----------------------------------------------------------------------------------------------


def test_two_processes_give_what_one_gives_in_the_same_order(tmp_path: Path) -> None:
    pages = [*open_pages(write_dump(tmp_path / "a.jsonl", 30)), Gap(None, "b", "pages", "unknown-format", "?")]

    one, two = (list(read_many(iter(pages), workers=number)) for number in (1, 2))

    assert one == two


def test_pages_of_a_killed_process_are_read_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    pages = list(open_pages(write_dump(tmp_path / "a.jsonl", 120)))

    def killing() -> Iterator[Page | Gap]:
        for number, page in enumerate(pages):
            if number == 60:
                child = multiprocessing.active_children()[0]
                assert child.pid
                os.kill(child.pid, signal.SIGKILL)
            yield page

    readings = list(read_many(killing(), workers=2))

    assert readings == list(read_many(pages))
    assert "a worker process died" in caplog.text


class Deadly:
    """A crew whose processes die of one page."""

    size = 2
    died: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, poison: str) -> None:
        self.poison, self.renewed, self.closed = poison, 0, False

    def submit(self, pages: list[Page], limits: Limits) -> Future[list[Reading]]:
        future = Future[list[Reading]]()
        if any(page.url == self.poison for page in pages):
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result([Reading(None, gaps=(Gap(page.url, "", "", "read", ""),)) for page in pages])
        return future

    def renew(self) -> None:
        self.renewed += 1

    def close(self) -> None:
        self.closed = True


def test_a_page_that_kills_its_process_twice_is_a_gap_and_the_others_are_read() -> None:
    crew = Deadly("https://berita.example/20")

    readings = list(workers._read_in_order([page_of(number) for number in range(50)], crew, Limits()))

    gaps = [gap for reading in readings if reading for gap in reading.gaps]
    assert [gap.url for gap in gaps] == [f"https://berita.example/{number}" for number in range(50)]
    assert {gap.url for gap in gaps if gap.reason == "worker-died"} == {"https://berita.example/20"}
    assert (crew.renewed, crew.closed) == (2, True)


def test_readings_are_given_as_they_come_not_at_the_end(tmp_path: Path) -> None:
    taken = 0

    def counted() -> Iterator[Page | Gap]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield page_of(number)

    readings = read_many(counted(), workers=2)
    next(readings)
    readings.close()  # type: ignore[attr-defined]  # it is a generator

    assert taken <= 2 * workers.WINDOW * workers.CHUNK


# --- limits ----------------------------------------------------------------------------------------------------------


def test_a_page_that_takes_too_long_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(page: Page, limits: Limits) -> Reading:
        try:
            time.sleep(20)
        except Exception:  # noqa: BLE001  as the pipeline does
            return Reading(None)
        return Reading(None)

    monkeypatch.setattr(workers, "read_page", slow)
    begun = time.monotonic()

    reading = read_within(page_of(), Limits(seconds=0.1))

    assert [(gap.stage, gap.reason, gap.detail) for gap in reading.gaps] == [
        ("workers", "too-slow", "not read within 0.1 s")
    ]
    assert time.monotonic() - begun < 5
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not say how much memory is held")
def test_a_page_that_takes_too_much_memory_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    def growing(page: Page, limits: Limits) -> Reading:
        held = []
        for _ in range(1_000):  # the first of them fit into what the process held and let go before
            held.append(bytearray(os.urandom(1_000_000)))
            time.sleep(0.005)
        return Reading(None)

    monkeypatch.setattr(workers, "read_page", growing)

    reading = read_within(page_of(), Limits(memory=20_000_000))

    assert [(gap.reason, gap.detail) for gap in reading.gaps] == [
        ("too-large", "takes more than 20000000 bytes of memory")
    ]


def test_the_alarm_of_the_caller_is_given_back() -> None:
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    try:
        read_within(page_of())

        assert signal.getsignal(signal.SIGALRM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGALRM, before)


def test_a_page_is_read_in_another_thread_too() -> None:
    found: list[Reading] = []
    thread = threading.Thread(target=lambda: found.append(read_within(page_of())))

    thread.start()
    thread.join()

    assert found == [read_page(page_of())]


# --- a cluster -------------------------------------------------------------------------------------------------------


def test_a_cluster_without_dask_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(MissingExtra, match=r"pip install 'saksi\[dask\]'"):
        build(write_dump(tmp_path / "a.jsonl", 1), tmp_path / "a.saksi", cluster="tcp://127.0.0.1:1")


CLUSTER = """
import sys
from distributed import LocalCluster
from saksi.pages import open_pages
from saksi.workers import read_many
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        for reading in read_many(open_pages(sys.argv[1]), cluster=cluster.scheduler_address):
            print(reading.line())
"""


def test_a_cluster_gives_what_one_process_gives_in_the_same_order(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    dump = write_dump(tmp_path / "a.jsonl", 40)
    (tmp_path / "on_a_cluster.py").write_text(CLUSTER, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, str(tmp_path / "on_a_cluster.py"), str(dump)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "TMPDIR": str(tmp_path)},  # where Dask keeps its scratch files
    )

    assert done.stdout.splitlines() == [reading.line() for reading in read_many(open_pages(dump))]


def test_a_build_cut_off_before_its_stories_finds_them_when_it_is_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = sorted((Path(__file__).parents[1] / "examples").glob("karlov-*.html"))
    whole = build(pages, tmp_path / "whole.saksi")

    def cut_off(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("saksi.workers.find_stories", cut_off)
        with pytest.raises(KeyboardInterrupt):
            build(pages, tmp_path / "cut.saksi")
    again = build(pages, tmp_path / "cut.saksi")

    assert whole.stories > 0
    assert (again.read, again.stories) == (0, whole.stories)
