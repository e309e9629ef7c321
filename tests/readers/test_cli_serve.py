"""`saksi serve`: a real server in a real process."""

from __future__ import annotations

import signal
import subprocess
import urllib.request
from pathlib import Path

import pytest
from tests.readers.command import run, start


def test_serve_says_where_it_is_answers_there_and_ends_cleanly_on_an_interrupt(archive: Path) -> None:
    process = start("serve", archive, "--port", "0", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stderr is not None
        said = process.stderr.readline().decode()
        address = next(word for word in said.split() if word.startswith("http://127.0.0.1:"))
        with urllib.request.urlopen(address, timeout=30) as answer:
            status = answer.status
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=30)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()

    assert (status, process.returncode, stdout) == (200, 0, b"")
    assert stderr.decode().splitlines()[-1] == "saksi: the reading room is closed"


@pytest.mark.parametrize(
    ("arguments", "code"), [(["tidak-ada.saksi"], 3), (["{}", "--host", "0.0.0.0"], 2), (["{}", "--port", "-1"], 2)]
)
def test_serve_refuses_what_it_cannot_open_in_one_line(archive: Path, arguments: list[str], code: int) -> None:
    done = run("serve", *[part.replace("{}", str(archive)) for part in arguments], environment={"SAKSI_TOKEN": ""})

    assert (done.returncode, done.stderr.count("\n")) == (code, 1)
