"""`make` says what it does, and what a bare machine lacks before anything is set up."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TARGETS = ("help", "demo", "test", "check", "bench", "docs")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What `make` did with `arguments` in the project's folder, outside of any make that runs these tests."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, env=kept, check=False)


def python_that(folder: Path, answers: str) -> Path:
    """An executable that stands in for Python and runs the shell script `answers`."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{answers}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("target", TARGETS)
def test_make_alone_lists_every_target(target: str) -> None:
    assert f"make {target}" in make().stdout


def test_an_old_python_is_refused_with_the_command_that_brings_a_new_one(tmp_path: Path) -> None:
    done = make("python", f"PYTHON={python_that(tmp_path, 'exit 1')}")

    assert done.returncode != 0
    assert "sudo apt-get install python3 python3-venv" in done.stdout


def test_a_python_without_venv_is_refused_with_the_package_of_its_version(tmp_path: Path) -> None:
    answers = 'case "$2" in *venv*) exit 1;; *print*) echo 3.13;; esac'

    done = make("python", f"PYTHON={python_that(tmp_path, answers)}")

    assert done.returncode != 0
    assert "sudo apt-get install python3.13-venv" in done.stdout


def test_a_python_that_will_do_is_passed_in_silence(tmp_path: Path) -> None:
    done = make("python", f"PYTHON={python_that(tmp_path, 'exit 0')}")

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("target", ["demo", "test", "check"])
def test_a_target_checks_the_machine_before_it_sets_up(target: str, tmp_path: Path) -> None:
    # -n prints what would be run: with a folder for .venv that is not there, everything
    told = make("-n", target, f"VENV={tmp_path / 'venv'}", "PYTHON=python3").stdout

    assert -1 < told.index("ensurepip") < told.index("-m venv") < told.index("pip install")
