"""The Python of the documentation runs, and the findings that it shows are the ones that are found."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import saksi

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "docs" / "python.md"]
FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A finding shown as JSON, under a comment that names its page and the list it stands in.
SHOWN = re.compile(r"^<!-- found in (\S+): (\w+) -->\n+```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_python_of_a_page_runs_from_its_top_to_its_end(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "\n".join(FENCE.findall(path.read_text(encoding="utf-8")))
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)

    exec(compile(code, path.name, "exec"), {"__name__": "shown"})  # the documentation's own code

    assert code


def shown() -> list[tuple[str, str, dict[str, Any]]]:
    """Every finding that the documentation shows: the example it stands in, the list, the finding."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    found = [match for page in pages for match in SHOWN.findall(page.read_text(encoding="utf-8"))]
    return [(example, part, json.loads(text)) for example, part, text in found]


@pytest.mark.parametrize(("example", "part", "finding"), shown(), ids=lambda value: str(value)[:24])
def test_a_finding_that_the_documentation_shows_is_found(
    example: str, part: str, finding: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    reading = saksi.read(example).as_json()

    assert finding in reading[part], f"put what `saksi read --json {example}` now finds into the documentation"
