"""The command `saksi`: its words, its options, its help. What each command does stands in the module it imports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeVar

import click

from saksi import __version__

__all__ = ["main", "saksi"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _debug(context: click.Context, option: click.Parameter, value: bool) -> None:
    if value:
        context.find_root().meta["saksi.debug"] = True


def debug_option(command: Command) -> Command:
    """`command` with the option --debug."""
    return click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_debug,
        help="Show where a fault arose: log and traceback.",
    )(command)


workers_option = click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Read in N processes."
)


def _places(context: click.Context, option: click.Parameter, paths: Sequence[str]) -> list[str]:
    """The paths with wildcards filled in, sorted; wrong use where one is not there."""
    import glob
    from pathlib import Path

    places: list[str] = []
    for path in paths:
        if path == "-" or Path(path).exists():
            places.append(path)
        elif glob.has_magic(path) and (found := sorted(glob.glob(path, recursive=True))):
            places += found
        else:
            raise click.BadParameter(f"{path!r} does not exist", context, option)
    return places


paths_argument = click.argument("places", nargs=-1, required=True, metavar="PATH...", callback=_places)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="saksi %(version)s")
@debug_option
def saksi() -> None:
    """
    Saksi reads news pages and keeps the record of what they say: who said what, who did what to whom, where and when,
    according to whom.

    Results go to stdout, everything else to stderr. Exit codes: 0 all read, 1 some pages became gaps, 2 wrong use,
    3 the archive cannot be used, 4 a fault of Saksi itself.
    """


@saksi.command()
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each page, in input order.")
@workers_option
@debug_option
def read(places: list[str], as_json: bool, workers: int) -> int:
    """
    Read the pages at PATH and show what they say.

    PATH is a file (HTML, plain text, WARC, JSON Lines, RSS or Atom; packed with gzip or not), a folder, a pattern
    such as "pages/*.html", or - for standard input.
    """
    from saksi.readers.reading import read_places

    return read_places(places, workers, lambda reading: print(reading.line()))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line of `arguments` (of the process where None) and leave with the exit code of `Ending`."""
    sys.exit(_run(list(sys.argv[1:] if arguments is None else arguments)))


def _run(arguments: list[str]) -> int:
    from saksi.readers.endings import Ending, end_quietly, ending_of, say, set_streams

    debug = "--debug" in arguments
    set_streams(debug)
    try:
        code = saksi.main(arguments, prog_name="saksi", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "saksi"
        say(f"{command}: {error.format_message()} ({command} --help)")
        return Ending.WRONG_USE
    except click.ClickException as error:
        say(f"saksi: {error.format_message()}")
        return Ending.WRONG_USE
    except BrokenPipeError:
        return end_quietly()
    except click.Abort:
        return ending_of(KeyboardInterrupt(), debug)
    except (Exception, KeyboardInterrupt) as error:
        return ending_of(error, debug)
    return int(code or 0)
