"""The real command in a real process, piped or on a terminal, and pages of our own to read."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["PAGES", "on_a_terminal", "run", "start", "write_dump"]

PAGES: list[dict[str, Any]] = [
    {
        "url": "https://warta.example/gempa",
        "outlet": "Warta Contoh",
        "title": "Gempa Cianjur Rusak Rumah Warga",
        "text": (
            "CIANJUR - Gempa bumi mengguncang Kabupaten Cianjur, Jawa Barat, pada Senin (21/11/2022) siang.\n\n"
            "“Kami masih mendata rumah yang rusak,” kata Bupati Cianjur Herman Suherman di Cianjur, Senin.\n\n"
            "Presiden Joko Widodo mengatakan bahwa pemerintah akan membantu warga membangun kembali rumah mereka."
        ),
        "published": "2022-11-21",
        "language": "id",
    },
    {
        "url": "https://gazette.example/strike",
        "outlet": "Example Gazette",
        "title": "Dockers strike over pay",
        "text": (
            "Thousands of dock workers went on strike in Rotterdam on Monday.\n\n"
            "“We will not go back without an offer,” said Anna de Vries, who leads the dockers' union.\n\n"
            "The mayor of Rotterdam urged both sides to return to the table."
        ),
        "published": "2023-05-08",
        "language": "en",
    },
]


def write_dump(folder: Path, name: str = "dump.jsonl", lines: Sequence[object] = PAGES) -> Path:
    """A JSON Lines dump of `lines` in `folder`; a line that is a string is written as it stands."""
    path = folder / name
    told = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    return path


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    return {**kept, **(more or {})}


def start(*arguments: object, environment: Mapping[str, str] | None = None, **options: Any) -> subprocess.Popen[bytes]:
    """`saksi` with `arguments` in a process of its own, its streams as `options` say."""
    command = [sys.executable, "-m", "saksi", *map(str, arguments)]
    return subprocess.Popen(command, env=_environment(environment), **options)


def run(
    *arguments: object, given: bytes | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What `saksi` did with `arguments` when its streams are pipes: exit code, stdout, stderr."""
    return subprocess.run(
        [sys.executable, "-m", "saksi", *map(str, arguments)],
        input=(given or b"").decode("utf-8"),
        capture_output=True,
        encoding="utf-8",
        env=_environment(environment),
        timeout=120,
        check=False,
    )


def on_a_terminal(*arguments: object, patience_s: float = 60.0) -> tuple[int, str]:
    """The exit code, and all that `saksi` shows when its streams are a terminal."""
    ours, theirs = pty.openpty()
    process = start(
        *arguments,
        environment={"TERM": "xterm-256color", "COLUMNS": "100"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    end = time.monotonic() + patience_s
    try:
        while time.monotonic() < end and select.select([ours], [], [], end - time.monotonic())[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux: the other side has closed
                break
            if not piece:
                break
            shown += piece
        return process.wait(patience_s), shown.decode("utf-8")
    finally:
        os.close(ours)
        if process.poll() is None:
            process.kill()
            process.wait()
