"""The documentation names everything that a user can type or import, and nothing in it points nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import click
import pytest

import saksi
from saksi import errors
from saksi.readers.cli import saksi as command_line
from saksi.records import Reading

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LINK = re.compile(r"\[[^\]\n]*\]\(([^()\s]+)\)")
# Options that every command has are explained once.
COMMON = {"--help"}


@cache
def page(name: str) -> str:
    """The text of a page of the documentation."""
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


@cache
def everything() -> str:
    """The text of the whole documentation."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md")))


def options() -> Iterator[tuple[str, str]]:
    """Every command with every long name of its options."""
    for name, command in sorted(command_line.commands.items()):
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for option in parameter.opts:
                    if option.startswith("--") and option not in COMMON:
                        yield name, option


def section_of(command: str) -> str:
    """What docs/commands.md says under the heading that names `saksi <command>`; "" where none does."""
    parts = re.split(r"^##+ ", page("commands.md"), flags=re.MULTILINE)
    return "\n".join(part for part in parts if f"saksi {command}" in part.partition("\n")[0])


@pytest.mark.parametrize("command", sorted(command_line.commands))
def test_every_command_has_a_section_of_its_own(command: str) -> None:
    assert section_of(command), f"docs/commands.md needs a heading '## `saksi {command}`'"


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_is_explained_in_its_commands_section(command: str, option: str) -> None:
    told = section_of(command) if option != "--debug" else page("commands.md")

    assert re.search(rf"`[^`\n]*{re.escape(option)}\b", told), f"docs/commands.md, saksi {command}: {option} is lacking"


@pytest.mark.parametrize("name", saksi.__all__)
def test_every_public_name_is_in_the_documentation(name: str) -> None:
    assert re.search(rf"`[^`\n]*\b{name}\b", page("python.md")), f"docs/python.md does not name `{name}`"


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_is_in_the_documentation(name: str) -> None:
    assert re.search(rf"\b{name}\b", everything()), f"docs/ does not name {name}"


@pytest.mark.parametrize("code", range(5))
def test_every_exit_code_is_in_the_documentation(code: int) -> None:
    assert re.search(rf"^\|? *`?{code}`?\b", page("commands.md"), re.MULTILINE), f"exit code {code} is not listed"


@pytest.mark.parametrize("name", [field.name for field in fields(Reading)])
def test_every_part_of_a_reading_is_in_the_description_of_the_record(name: str) -> None:
    assert re.search(rf"\b{name}\b", page("record.md")), f"docs/record.md does not name {name}"


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))], ids=lambda path: path.name)
def test_a_link_to_a_file_leads_to_one(path: Path) -> None:
    links = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link and link[0] != "#"]
    lost = [link for link in links if not (path.parent / link.partition("#")[0]).exists()]

    assert lost == []
