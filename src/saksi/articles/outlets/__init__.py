"""Rules for outlets whose markup the general way misreads: one small dated module each, run for its own hosts only."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from saksi.articles.outlets import (
    antaranews,
    apnews,
    bbc,
    detik,
    guardian,
    kompas,
    liputan6,
    reuters,
    tempo,
    tribunnews,
)
from saksi.articles.outlets.rule import Marked, Outlet, mark

__all__ = ["OUTLETS", "Marked", "Outlet", "mark", "outlet_of"]

OUTLETS: tuple[Outlet, ...] = tuple(
    module.OUTLET for module in (antaranews, apnews, bbc, detik, guardian, kompas, liputan6, reuters, tempo, tribunnews)
)


@cache
def _by_host() -> dict[str, Outlet]:
    return {host: outlet for outlet in OUTLETS for host in outlet.hosts}


def outlet_of(url: str) -> Outlet | None:
    """The rule for the host of `url`, or for the domain that it belongs to; None where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    known = _by_host()
    return next((known[name] for at in range(len(labels)) if (name := ".".join(labels[at:])) in known), None)
