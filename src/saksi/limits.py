"""What a page may cost before it is set aside as a gap. Named settings, with the defaults that the tests hold."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """
    `page_bytes`: a page, unpacked. `line_bytes`: a line of a dump. `depth`: elements nested in one another.
    `tags`: start and end tags of a page. `inflation`: unpacked bytes for one packed byte. `seconds`: time on one page.
    `memory`: bytes that reading one page may take.
    """

    page_bytes: int = 20_000_000
    line_bytes: int = 40_000_000
    depth: int = 1_000
    tags: int = 250_000
    inflation: int = 1_000
    seconds: float = 10.0
    memory: int = 512_000_000
