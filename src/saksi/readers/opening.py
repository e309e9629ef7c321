"""Which pages a command opens: its paths and addresses, what may be fetched and how, what was passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from saksi.readers.endings import say
from saksi.records import Gap, Page

__all__ = ["Opening", "opening_of", "opening_options"]

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--alone", is_flag=True, help="Read each page for itself, not beside the others of its site."),
    click.option("--fetch", is_flag=True, help="Fetch the addresses among PATH; without it nothing is ever fetched."),
    click.option(
        "--addresses",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Fetch the addresses in FILE too, one a line.",
    ),
    click.option("--contact", metavar="WHO", help="Your address or e-mail, for the sites to see."),
    click.option("--delay", type=click.FloatRange(0), metavar="S", help="Seconds between requests to a host: 1."),
    click.option("--no-robots", is_flag=True, help="Fetch what robots.txt asks to leave alone."),
    click.option("--validators", metavar="FILE", help="Keep in FILE what tells that a page is as it was."),
)


def opening_options(command: Command) -> Command:
    """`command` with the options that `opening_of` takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Opening:
    """The pages of a run, and what was passed over on the way."""

    def __init__(
        self,
        places: Sequence[str],
        fetch: Any = None,  # a saksi.pages.Fetch, imported when used
        *,
        alone: bool = False,
    ) -> None:
        """`fetch` is None where nothing may be fetched; `alone` leaves out what a site's pages have in common."""
        self._places = places
        self._alone = alone
        self._fetch = fetch
        self._passed_over: Counter[str] = Counter()

    def pages(self) -> Iterator[Page | Gap]:
        """The pages, in input order, each with what its site's pages have in common."""
        from saksi.pages import opens_again
        from saksi.pipeline import pages_of_sites

        if self._alone or self._fetch is not None or not opens_again(self._places):
            return self._opened()
        return pages_of_sites(self._opened)

    def _opened(self) -> Iterator[Page | Gap]:
        from saksi.pages import open_pages

        self._passed_over.clear()
        return open_pages(self._places, fetch=self._fetch, passed_over=self._passed_over)

    def end(self) -> None:
        """Say on stderr what was passed over, and keep what sites said of their pages: call it when these are safe."""
        if self._passed_over:
            told = ", ".join(f"{what} {count}" for what, count in sorted(self._passed_over.items()))
            say(f"saksi: passed over, as no page to read: {told}")
        if self._fetch is not None and self._fetch.validators is not None:
            self._fetch.validators.save()


def opening_of(places: Sequence[str], asked: dict[str, Any]) -> Opening:
    """What a command opens when `asked` with `opening_options`; UsageError for an address without --fetch."""
    from saksi.errors import CannotRead
    from saksi.pages import Fetch, Validators, addresses_in
    from saksi.pages.fetch import is_address

    if not asked["fetch"]:
        for name in ("addresses", "contact", "delay", "no_robots", "validators"):
            if asked[name] not in (None, False):
                raise click.UsageError(f"--{name.replace('_', '-')} is for fetching; give --fetch too")
        for place in places:
            if is_address(place):
                raise click.UsageError(f"{place} is an address, and nothing is fetched unasked; give --fetch too")
    try:
        listed = addresses_in(asked["addresses"]) if asked["addresses"] else []
        validators = Validators(asked["validators"]) if asked["validators"] else None
    except CannotRead as error:
        raise click.UsageError(str(error)) from error
    if validators and not Path(asked["validators"]).absolute().parent.is_dir():
        raise click.UsageError(f"--validators: {asked['validators']!r} lies in no folder")
    if not places and not asked["addresses"]:
        raise click.UsageError("Missing argument 'PATH...'.")
    if not asked["fetch"]:
        return Opening(places, alone=asked["alone"])
    delay_s = Fetch().delay_s if asked["delay"] is None else asked["delay"]
    fetch = Fetch(asked["contact"], not asked["no_robots"], delay_s, validators=validators)
    return Opening([*places, *listed], fetch, alone=asked["alone"])
