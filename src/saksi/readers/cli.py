"""The command `saksi`: its words, its options, its help. What each command does stands in the module it imports."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from saksi import __version__
from saksi.readers.endings import Ending, end_quietly, ending_of, printable, say, set_log, set_streams
from saksi.readers.opening import opening_of, opening_options

__all__ = ["main", "saksi"]

# `main` looks for it before anything runs, so that it also holds for what goes wrong while the options are read.
debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show where a fault arose: log and traceback."
)
workers_option = click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Read in N processes."
)
archive_option = click.option(
    "-o", "--output", "archive", required=True, metavar="FILE", help="The archive; made where there is none."
)
archive_argument = click.argument("archive", metavar="FILE")


def _places(context: click.Context, option: click.Parameter, paths: Sequence[str]) -> list[str]:
    """The paths as they are; wrong use where one is not there, or is a pattern that no file matches."""
    import glob

    from saksi.pages.fetch import is_address

    for path in paths:
        if is_address(path):
            continue
        matches = glob.iglob(path, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
        if path != "-" and not Path(path).exists() and not any(Path(match).is_file() for match in matches):
            raise click.BadParameter(f"{path!r} does not exist", context, option)
    return list(paths)


paths_argument = click.argument("places", nargs=-1, metavar="PATH...", callback=_places)


@click.group(
    invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", message="saksi %(version)s")
@debug_option
@click.pass_context
def saksi(context: click.Context) -> None:
    """
    Saksi reads news pages and keeps the record of what they say: who said what, who did what to whom, where and when,
    according to whom.

    Results go to stdout, everything else to stderr. Exit codes: 0 all read, 1 some pages became gaps, 2 wrong use,
    3 the archive cannot be used, 4 a fault of Saksi itself.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(Ending.WRONG_USE)


def _check_event(asked: str | None) -> None:
    """Nothing; wrong use where `asked` is no type and no mode of an event, which would look as if nothing happened."""
    if asked is None:
        return
    from saksi.events.types import event_types

    types = event_types()
    modes = sorted({mode for kind in types.values() for mode in kind.modes})
    if asked.strip().upper() not in types and asked.strip().lower() not in modes:
        known = f"the types are {', '.join(types)}; the modes {', '.join(modes)}"
        raise click.BadParameter(f"{asked!r} is no type and no mode of events: {known}", param_hint="--event")


def _one_form(asked: dict[str, Any], *names: str) -> str | None:
    """The one of the flags `names` that is given, all of them taken out of `asked`; wrong use where two are."""
    given = [name for name in names if asked.pop(name)]
    if len(given) > 1:
        raise click.UsageError(f"--{given[0]} and --{given[1]} do not go together; leave one out")
    return given[0] if given else None


@saksi.command()
@paths_argument
@click.option("--json", is_flag=True, help="One line of JSON for each page, in input order.")
@click.option("--blocks", is_flag=True, help="Every block of the page with its label and the reason.")
@click.option("--explain", is_flag=True, help="Why each statement and event was found, and what was set aside.")
@workers_option
@opening_options
@debug_option
def read(places: list[str], workers: int, **asked: Any) -> int:
    """
    Read the pages at PATH and show what they say.

    PATH is a file (HTML, plain text, MHTML, WARC, JSON Lines, CSV, RSS or Atom; packed with gzip or not), a folder, a
    pattern such as "pages/*.html", - for standard input, or with --fetch an address.

    The report is for people: the words of a finding are underlined in their sentence, or stand between ‹ and › where
    stdout is no terminal. For programs there is --json.
    """
    from saksi.readers import reading

    form = _one_form(asked, "json", "blocks", "explain")
    if workers > 1 and form in ("blocks", "explain"):
        raise click.UsageError(f"--workers does not go with --{form}; leave it out")
    opening = opening_of(places, asked)
    if form == "explain":
        return reading.show_explanations(opening)
    if form == "blocks":
        return reading.show_blocks(opening)
    return reading.show_readings(opening, workers, as_json=form == "json")


@saksi.command()
@paths_argument
@archive_option
@workers_option
@opening_options
@debug_option
def build(places: list[str], archive: str, workers: int, **asked: Any) -> int:
    """
    Read the pages at PATH into an archive.

    What the archive has read already is passed over; a run that was stopped goes on where it was.
    """
    from saksi.readers.building import build_archive

    return build_archive(opening_of(places, asked), archive, workers)


@saksi.command()
@archive_argument
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--speaker", metavar="NAME", help="Who said it, by any form of the name.")
@click.option("--who", metavar="NAME", help="Who is named: the speaker, or who did it or whom it was done to.")
@click.option("--event", metavar="TYPE", help='A type ("PROTEST") or mode ("riot") of event.')
@click.option("--place", metavar="PLACE", help="Where: a name, an area or a country code.")
@click.option("--since", metavar="DATE", help='From this day on; also "2016-12" or "2016".')
@click.option("--until", metavar="DATE", help="Up to this day.")
@click.option("--outlet", metavar="NAME", help="A part of the outlet's name or address.")
@click.option(
    "--kind",
    type=click.Choice(["statement", "event", "article"]),
    help="What to give. Left out: events with --event, statements with --speaker, else articles.",
)
@click.option("--limit", type=click.IntRange(0), metavar="N", help="At most N answers. Left out: all, 50 in a table.")
@click.option("--table", is_flag=True, help="A table: what a terminal shows.")
@click.option("--json", is_flag=True, help="JSON Lines: what is written where stdout is no terminal.")
@click.option("--csv", is_flag=True, help="CSV; cells that a spreadsheet would run are neutralised.")
@debug_option
def ask(archive: str, words: Sequence[str], limit: int | None, **conditions: Any) -> int:
    """
    Ask the archive FILE who said what, and what happened.

    WORDS must all stand in what is found; words in one pair of quotation marks stand side by side. Every condition
    given must hold. The newest answers come first.
    """
    from saksi.archive import Question
    from saksi.readers.ask_table import ask_archive

    form = _one_form(conditions, "table", "json", "csv") or ("table" if sys.stdout.isatty() else "json")
    _check_event(conditions["event"])
    return ask_archive(archive, Question(words=" ".join(words) or None, **conditions), form, limit)


@saksi.command()
@archive_argument
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8734, show_default=True, metavar="N", help="The port.")
@click.option("--open", "open_browser", is_flag=True, help="Open the web browser there.")
@debug_option
def serve(archive: str, host: str, port: int, open_browser: bool) -> None:
    """
    Open the reading room: the archive FILE as a web site, until Ctrl-C.

    It listens on this machine only. Another --host needs a token in the variable SAKSI_TOKEN, which visitors must give.
    """
    from saksi.readers.http import serve as serve_archive

    set_log(shown=True)  # a server's faults are told while it runs
    try:
        serve_archive(archive, host=host, port=port, open_browser=open_browser)
    except KeyboardInterrupt:
        say("saksi: the reading room is closed")


@saksi.command()
@archive_argument
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    help="jsonl: one file, every reading whole (the default). csv, parquet: a folder of tables.",
)
@click.option(
    "--as",
    "event_form",
    type=click.Choice(["plover", "gdelt", "acled"]),
    help="Only the events, in one file: PLOVER's JSON records, GDELT's or ACLED's columns.",
)
@click.option("-o", "--output", required=True, metavar="OUT", help="The file, or the folder (csv, parquet).")
@debug_option
def export(archive: str, form: str | None, event_form: str | None, output: str) -> None:
    """Give out everything that the archive FILE holds, or its events as other event data are written."""
    from saksi.archive import Archive

    if form and event_form:
        raise click.UsageError("--format and --as do not go together; leave one out")
    with Archive(archive, read_only=True) as opened:
        if event_form is None:
            written = opened.export(form or "jsonl", output)
        else:
            from saksi.readers.event_data import write_events

            write_events(opened, event_form, Path(output))
            written = (Path(output),)
    for path in written:
        say(f"saksi: wrote {path}")


@saksi.group(invoke_without_command=True)
@debug_option
@click.pass_context
def events(context: click.Context) -> None:
    """What Saksi knows of events."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(Ending.WRONG_USE)


@events.command()
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each type.")
@debug_option
def types(as_json: bool) -> None:
    """The types of events: meaning, quad class, CAMEO codes, modes, how many words carry them, examples."""
    from saksi.readers.type_table import show_types

    show_types(as_json=as_json)


@saksi.command()
@archive_argument
@debug_option
def verify(archive: str) -> int:
    """Check that everything in the archive FILE holds together; exit code 3 where it does not."""
    from saksi.archive import Archive

    with Archive(archive) as opened:  # the word indexes are checked by a command that counts as writing
        problems = opened.verify()
    for problem in problems:
        print(printable(problem))
    say(f"saksi: {archive} {f'has {len(problems)} problems' if problems else 'is sound'}")
    return Ending.NO_ARCHIVE if problems else Ending.ALL_READ


@saksi.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@archive_option
@workers_option
@click.option(
    "--every", type=click.FloatRange(0.1), default=5.0, show_default=True, metavar="S", help="Seconds to wait."
)
@click.option("--once", is_flag=True, help="One round, then end.")
@debug_option
def watch(folder: str, archive: str, workers: int, every: float, once: bool) -> int:
    """
    Look into FOLDER every few seconds and read what is new or changed into an archive; Ctrl-C ends it.

    A file that is still growing is left for the next round.
    """
    from saksi.readers.watching import watch_folder

    return watch_folder(folder, archive, workers=workers, pause_s=every, once=once)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line of `arguments` (of the process where None) and leave with the exit code of `Ending`."""
    sys.exit(_run(list(sys.argv[1:] if arguments is None else arguments)))


def _wants_debug(arguments: Sequence[str]) -> bool:
    return "--debug" in arguments[: arguments.index("--") if "--" in arguments else None]


def _run(arguments: list[str]) -> int:
    debug = _wants_debug(arguments)
    set_streams()
    set_log(shown=debug)
    try:
        # Not saksi.main: it has its own endings for a closed pipe and for an interrupt.
        with saksi.make_context("saksi", arguments) as context:
            code = saksi.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "saksi"
        say(f"{command}: {error.format_message()} ({command} --help)")
        return Ending.WRONG_USE
    except click.ClickException as error:
        say(f"saksi: {error.format_message()}")
        return Ending.WRONG_USE
    except BrokenPipeError:
        return end_quietly()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last border: it becomes an exit code
        return ending_of(error, debug)
    return int(code or 0)


# A worker process imports this module as its own main one, with its parent's arguments: it logs as the parent does.
if multiprocessing.parent_process() is not None:
    set_log(shown=_wants_debug(sys.argv[1:]))
