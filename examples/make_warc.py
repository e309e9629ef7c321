"""
Makes pages.warc.gz of the HTML pages that lie beside this script.

    python examples/make_warc.py [target]

The same pages give the same bytes on every machine: the date is fixed, record ids are derived from what they name,
and the members are gzip without compression, because two versions of zlib may compress one page differently.
"""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import sys
import uuid
import zlib
from pathlib import Path

HERE = Path(__file__).parent
DATE = "2024-01-01T00:00:00Z"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://kabar.example/")
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
# A stored block of deflate (RFC 1951, 3.2.4) counts its bytes in 16 bits.
LARGEST_BLOCK = 65_535


def gzip_member(content: bytes) -> bytes:
    """`content` as one gzip member (RFC 1952) of stored blocks, without name and time."""
    starts = range(0, len(content), LARGEST_BLOCK)
    blocks = []
    for start in starts:
        block = content[start : start + LARGEST_BLOCK]
        last = start == starts[-1]
        blocks.append(struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    return head + b"".join(blocks) + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)


def sha1_label(content: bytes) -> str:
    """The digest of `content` as WARC files print it: "sha1:" and base32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode("ascii")


def record(kind: str, fields: dict[str, str], block: bytes) -> bytes:
    """One WARC/1.1 record, as a gzip member of its own."""
    seed = f"{kind} {fields.get('WARC-Target-URI', '')} {hashlib.sha256(block).hexdigest()}"
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(NAMESPACE, seed)}>",
        "WARC-Date": DATE,
        **fields,
        "WARC-Block-Digest": sha1_label(block),
        "Content-Length": str(len(block)),
    }
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return gzip_member(head.encode("utf-8") + b"\r\n" + block + b"\r\n\r\n")


def response(body: bytes) -> bytes:
    """The record of one page, as if its server had just sent it; its address is the canonical link."""
    address = CANONICAL.search(body.decode("utf-8"))
    if address is None:
        raise ValueError('a page has no <link rel="canonical">; give it one, it becomes the WARC-Target-URI')
    reply = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    fields = {
        "WARC-Target-URI": address[1],
        "Content-Type": "application/http; msgtype=response",
        "WARC-Payload-Digest": sha1_label(body),
    }
    return record("response", fields, reply.encode("ascii") + body)


def warc(folder: Path = HERE) -> bytes:
    """A warcinfo record and one response for every HTML page of `folder`, by file name."""
    about = b"software: examples/make_warc.py\r\nformat: WARC File Format 1.1\r\n"
    info = record("warcinfo", {"Content-Type": "application/warc-fields"}, about)
    return info + b"".join(response(path.read_bytes()) for path in sorted(folder.glob("*.html")))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pages.warc.gz"
    target.write_bytes(warc())
