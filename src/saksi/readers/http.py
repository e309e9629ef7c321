"""The reading room: an archive as a web site, to be read only."""

from __future__ import annotations

import os
import socket
import threading
import webbrowser
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from saksi import __version__
from saksi.archive import Archive
from saksi.errors import ArchiveError, BadQuestion, SaksiError
from saksi.readers.endings import say
from saksi.readers.guard import SHORTEST_TOKEN, Door, Guard, is_loopback
from saksi.readers.room import SITE, Room
from saksi.readers.room_json import programs_of
from saksi.readers.room_pages import pages_of

__all__ = ["reading_room", "serve"]

TOKEN = "SAKSI_TOKEN"  # noqa: S105 - the name of the variable
_WORDS = {
    404: ("Not found", "There is no such page here."),
    405: ("Not allowed", "This reading room is for reading only."),
    500: ("A fault of Saksi itself", "The server's terminal says where it arose."),
    503: (
        "The archive cannot be read",
        "Perhaps it is just being moved or built anew; the server's terminal says more.",
    ),
}


def serve(
    archive_path: str | os.PathLike[str], *, host: str = "127.0.0.1", port: int = 8734, open_browser: bool = False
) -> None:
    """
    Nothing: the archive is open to readers at `host` and `port` until Ctrl-C. Port 0 takes a free one.

    The variable SAKSI_TOKEN holds the token that visitors must give; an address that other machines reach is refused
    without one. ArchiveError where the archive cannot be used, SaksiError where the address cannot.
    """
    app = reading_room(archive_path, host=host, token=os.environ.get(TOKEN))
    with _listening(host, port) as door:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{door.getsockname()[1]}/"
        say(f"saksi: the reading room is open at {address} (Ctrl-C closes it)")
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        # Requests are not logged: their addresses hold what people search for.
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            ws="none",
        )
        uvicorn.Server(config).run(sockets=[door])


def reading_room(archive_path: str | os.PathLike[str], *, host: str = "127.0.0.1", token: str | None = None) -> Guard:
    """
    The reading room as an ASGI application, for a server that listens at `host`.

    ArchiveError where the archive cannot be used, SaksiError where `host` needs a token and there is none.
    """
    token = (token or "").strip() or None
    if token is None and not is_loopback(host):
        raise SaksiError(f"{host} can be reached by other machines; set {TOKEN} to a secret that readers must give")
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise SaksiError(f"the token in {TOKEN} is too short to be secret; take at least {SHORTEST_TOKEN} characters")
    path = Path(archive_path)
    Archive(path, read_only=True).close()
    room = Room(path, Door(token))
    app = FastAPI(
        title="Saksi reading room",
        version=__version__,
        description="Offsets (`spans`, `context_start`) count Unicode code points of the article's text.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.mount("/static", StaticFiles(directory=SITE / "static"))
    app.mount("/vendor", StaticFiles(directory=SITE / "vendor"))
    app.include_router(programs_of(room))
    app.include_router(pages_of(room))
    _answer_errors(app, room)
    return Guard(app, host=host, door=room.door)


def _answer_errors(app: FastAPI, room: Room) -> None:
    """Give every error a page, or JSON where a program asked; none tells a path, a query or a trace."""

    def answer(request: Request, status: int, words: str = "") -> Response:
        title, default = _WORDS.get(status, ("Refused", "This cannot be answered."))
        told = words or default
        if request.url.path.startswith(("/api", "/ask.")):
            return JSONResponse({"detail": told}, status)
        return room.page("error.html", status=status, title=title, words=told)

    def on_refusal(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        told = str(error.detail) if isinstance(error, HTTPException) else ""
        return answer(request, status, told if told.endswith(".") else "")

    def on_bad_question(request: Request, error: Exception) -> Response:
        return answer(request, 400, str(error))

    def on_bad_archive(request: Request, error: Exception) -> Response:
        say(f"saksi: {error}")
        return answer(request, 503)

    def on_fault(request: Request, error: Exception) -> Response:
        return answer(request, 500)

    app.add_exception_handler(HTTPException, on_refusal)
    app.add_exception_handler(BadQuestion, on_bad_question)
    app.add_exception_handler(ArchiveError, on_bad_archive)
    app.add_exception_handler(Exception, on_fault)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. SaksiError where the system refuses."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, where = found[0]
        door = socket.create_server(where[:2], family=family, backlog=2048)
        # Accepted connections inherit it; without it head and body of an answer stand 40 ms apart.
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise SaksiError(f"cannot listen on {host}, port {port}: {error.strerror}; name another --port") from error
    return door
