"""Speed and memory of extraction: `make bench`.

A WARC of generated pages (training/pages/sites, filled with composed articles) is read from its first byte to reports,
on one core; the layers after the page are left out. Memory is the process's at most, after 1,000 pages and after all.
The last column sets the figure against a matrix product measured in the same run, as in speed.py; trafilatura alone,
with its metadata, stands beside it.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from speed import _power

ROOT = Path(__file__).parents[1]
_COMPARED = 300  # pages
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Print the table's rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--warc", type=Path, help="a WARC of generated pages, made when it is not there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.warc or Path(folder) / "generated.warc.gz"
        if not path.exists():
            make_warc(path, args.pages)
        _measure(path)


def make_warc(path: Path, count: int) -> None:
    """Write a web archive of generated pages, one gzip member a record, as CC-NEWS has them."""
    from training.pages.data import rendered

    with path.open("wb") as file:
        for number, page in enumerate(rendered(ROOT / "training/pages/sites", count=count, seed=5)):
            body = page.encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                f"WARC-Date: 2024-03-01T00:00:00Z\r\n"
                f"WARC-Target-URI: https://paper{number % 40}.example/news/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 5))


def _measure(path: Path) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    from dateline._errors import InputError
    from dateline.page import make_report
    from dateline.sources import Source, read_path

    power = _power()
    alone = _trafilatura(path)
    total = failed = size = 0
    early = 0.0
    began = time.perf_counter()
    for item in read_path(path):
        total += 1
        try:
            if not isinstance(item, Source):
                raise InputError(item.error)
            size += len(item.text)
            make_report(item)
        except InputError:
            failed += 1
        if total == 1000:
            early = _memory()
    seconds = time.perf_counter() - began
    told = f"{total:,} pages of {size / max(1, total) / 1000:.0f} kB from one WARC, {failed} failed"
    _row(f"extraction: {told}", total / seconds, power)
    _row(f"trafilatura alone, with its metadata, on {_COMPARED} of them", alone, power)
    print(f"| its memory after 1,000 pages, and at most | 1 | {early:,.0f}, {_memory():,.0f} | MB | |")


def _row(what: str, speed: float, power: float) -> None:
    print(f"| {what} | 1 | {speed:,.0f} | pages/s | {speed / power:,.1f} |")


def _trafilatura(path: Path) -> float:
    """Pages a second of trafilatura alone on the first pages, for comparison."""
    import trafilatura

    from dateline.sources import Source, read_path

    pages = [item.text for item in islice(read_path(path), _COMPARED) if isinstance(item, Source)]
    began = time.perf_counter()
    for page in pages:
        trafilatura.bare_extraction(page, fast=True, include_comments=False, with_metadata=True)
    return len(pages) / (time.perf_counter() - began)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
