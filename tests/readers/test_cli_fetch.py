"""Addresses on the command line: fetched only where that is asked for."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.pages.site import running
from tests.pages.test_warc import record
from tests.readers.command import run


@pytest.mark.parametrize("command", [["read"], ["build", "-o", "x.saksi"]])
def test_an_address_without_fetch_is_wrong_use_and_nobody_is_asked(command: list[str]) -> None:
    with running() as site:
        done = run(*command, site.at("/", "127.0.0.1"))

    assert (done.returncode, done.stdout, site.connections) == (2, "", 0)
    assert "--fetch" in done.stderr


@pytest.mark.parametrize("option", [["--delay", "2"], ["--contact", "siti@example.org"], ["--no-robots"]])
def test_an_option_of_fetching_without_fetch_is_wrong_use(dump: Path, option: list[str]) -> None:
    done = run("read", *option, dump)

    assert done.returncode == 2
    assert f"{option[0]} is for fetching" in done.stderr


def test_a_private_address_is_a_gap_whether_named_or_listed(tmp_path: Path) -> None:
    with running() as site:
        (tmp_path / "list.txt").write_text(site.at("/listed", "127.0.0.1"))
        done = run("read", "--json", "--fetch", site.at("/", "2130706433"), "--addresses", tmp_path / "list.txt")

    assert (done.returncode, site.connections) == (1, 0)
    assert "refused-address 2" in done.stderr


def test_records_that_are_no_page_are_told_on_stderr(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(record(0, kind="request") + record(1, kind="revisit") + record(2))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b"<p>Hujan.</p>"))

    done = run("read", "--json", tmp_path / "a.warc.gz", tmp_path / "b.html.gz")

    assert "passed over, as no page to read: request 1, revisit 1\n" in done.stderr
