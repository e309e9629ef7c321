"""A real web server on this machine that notes who knocks, and what fetching needs to be tested by it."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from saksi.pages.web import Outside

__all__ = ["Clock", "Site", "answer", "running"]

Reply = bytes | Callable[[socket.socket], None]


def answer(body: bytes = b"", *fields: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """An HTTP answer; as HTML unless `fields` say otherwise."""
    stated = [*fields, f"Content-Length: {len(body) if length is None else length}"]
    if not any(one.lower().startswith("content-type") for one in fields):
        stated.append("Content-Type: text/html; charset=utf-8")
    return f"HTTP/1.1 {status}\r\n".encode() + "".join(f"{one}\r\n" for one in stated).encode() + b"\r\n" + body


@dataclass
class Site:
    """What is answered at each path, the requests that came, and how many connections there were."""

    replies: dict[str, Reply] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    def at(self, path: str, host: str = "site.example") -> str:
        """The address of `path` here."""
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [request.split()[1] for request in self.requests]


@contextmanager
def running(secured: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server on 127.0.0.1 that answers as its `Site` says, 404 elsewhere; with HTTPS where it is `secured`."""
    site = Site()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            site.connections += 1
            asked = b""
            while b"\r\n\r\n" not in asked and (piece := self.request.recv(65536)):
                asked += piece
            if not asked:
                return
            site.requests.append(asked.decode("latin-1"))
            reply = site.replies.get(site.paths[-1], answer(b"", status="404 Not Found"))
            try:
                if callable(reply):
                    reply(self.request)
                else:
                    self.request.sendall(reply)
            except OSError:  # whoever asked has left
                return

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

        def get_request(self) -> tuple[socket.socket, object]:
            connected, whence = super().get_request()
            if secured is None:
                return connected, whence
            connected.settimeout(5)
            try:
                return secured.wrap_socket(connected, server_side=True), whence
            except OSError:
                connected.close()
                raise

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Clock:
    """Time that passes only while somebody waits; every name leads to 127.0.0.1 unless `names` says otherwise."""

    time_s: float = 1000.0
    waits: list[float] = field(default_factory=list)
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self.waits.append(seconds)
        self.time_s += seconds

    def resolve(self, host: str, port: int) -> list[str]:
        """The numbers of `host`: each time the next of those in `names`, the last one for ever."""
        self.asked.append(host)
        answers = self.names.get(host, [["127.0.0.1"]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def outside(self) -> Outside:
        """The surroundings of a `Fetcher`."""
        return Outside(self.resolve, lambda: self.time_s, self.sleep, lambda: "2020-05-01T00:00:00Z")
