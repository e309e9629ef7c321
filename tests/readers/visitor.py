"""A visitor of the reading room: requests to the application itself, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import httpx

from saksi.readers.guard import Guard

__all__ = ["HERE", "Visitor"]

HERE = "http://127.0.0.1:8734"


class Visitor:
    """Somebody who asks `app` for pages; a fault of the application comes back as the answer a browser would see."""

    def __init__(self, app: Guard, base: str = HERE) -> None:
        self._app = app
        self._base = base

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """The answer to GET; no redirect is followed."""
        return self.send("GET", path, headers)

    def send(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, content: bytes = b""
    ) -> httpx.Response:
        """The answer to any request."""

        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=self._base) as client:
                return await client.request(method, path, headers=headers, content=content)

        return asyncio.run(sent())
