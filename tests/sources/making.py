"""Inputs of every format, made in memory for the tests."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from dateline.record import Failure
from dateline.sources import Options, Source, read_path

RAIN = "Rain fell on the harbour for a third day, and the mayor closed two bridges."
PAGE = f"<html><head><title>Rain</title></head><body><h1>Bridges closed</h1><p>{RAIN}</p></body></html>"


def read(path: Path, data: bytes | str | None = None, options: Options | None = None) -> list[Source | Failure]:
    """What a file gives; `data` is written to it first."""
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_path(path, options))


def one(path: Path, data: bytes | str, options: Options | None = None) -> Source:
    """The one report of a file."""
    (item,) = read(path, data, options)
    assert isinstance(item, Source), item
    return item


def failure(path: Path, data: bytes | str, options: Options | None = None) -> str:
    """Why the one report of a file cannot be read."""
    (item,) = read(path, data, options)
    assert isinstance(item, Failure), item
    assert "\n" not in item.error
    return item.error


def warc(
    pages: Iterable[tuple[str, str]], *, packed: bool = True, kind: str = "text/html", status: str = "200 OK"
) -> bytes:
    """A web archive of pages: address and HTML."""
    archive = bytearray()
    for url, page in pages:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n".encode() + page.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2024-03-01T00:00:00Z\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        archive += gzip.compress(record) if packed else record
    return bytes(archive)


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def pdf(lines: Iterable[str]) -> bytes:
    """A PDF file of one page."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 11 Tf 60 720 Td {shown}ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return data + f"{tail}startxref\n{len(data)}\n%%EOF\n".encode()
