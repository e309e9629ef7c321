"""The house stands as drawn: floors, the public face."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "saksi"
FLOORS = {
    "contract": 0,
    "errors": 0,
    "limits": 0,
    "notebook": 0,
    "records": 0,
    "gazetteer": 1,
    "languages": 2,
    "pages": 3,
    "articles": 3,
    "archive": 3,
    "mentions": 4,
    "statements": 4,
    "events": 4,
    "stories": 4,
    "pipeline": 5,
    "workers": 6,
    "readers": 7,
    "__init__": 8,
    "__main__": 8,
}
# Heavy packages, each with the one room that may import it.
ROOM_OF = {
    "selectolax": "articles",
    "spacy": "languages",
    "sqlite3": "archive",
    "distributed": "workers",
    "fastapi": "readers",
    "jinja2": "readers",
    "uvicorn": "readers",
    "fastwarc": "pages",
    "feedparser": "pages",
    "pyarrow": "archive",
}
MODULES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_from_a_lower_floor_or_its_own_room(path: Path) -> None:
    own = room_of(path)
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] != "saksi":
            continue
        other = parts[1] if len(parts) > 1 and parts[1] in FLOORS else "__init__"
        if (
            own == other
            or (FLOORS[own] == 0 and FLOORS[other] == 0)
            or (own == "readers" and parts[1] == "__version__")
        ):
            continue
        assert FLOORS[other] < FLOORS[own], f"{own} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_heavy_package_is_imported_in_its_own_room_only(path: Path) -> None:
    for name in imports_of(path):
        package = name.split(".")[0]
        assert ROOM_OF.get(package, room_of(path)) == room_of(path), f"{path} imports {name}"


def test_every_room_stands_on_a_floor() -> None:
    assert {room_of(path) for path in MODULES} <= set(FLOORS)


def test_folders_are_at_most_three_deep() -> None:
    assert max(len(path.relative_to(SOURCE).parts) - 1 for path in SOURCE.rglob("*") if path.is_file()) <= 3
