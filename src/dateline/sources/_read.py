"""Paths to sources: a file, a folder, a table, or standard input."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import decode
from dateline.sources._source import LONGEST_REPORT, REPORT_SUFFIXES, Source, too_long
from dateline.sources._tables import read_csv, read_json_lines

_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_STDIN = "-"
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")
_URL = re.compile(r"[a-z][a-z0-9+.]+://", re.I)


def read_path(path: str | Path) -> Iterator[Source | Failure]:
    """Reports under a path, in order; each that cannot be read is a failure with its reason, and the rest go on.

    A folder gives its .txt, .text and .md files and its .jsonl tables, those of the folder itself first, by name, then
    those of its subfolders; names that begin with a dot are left out. The string `-` is standard input: a JSON Lines
    table if it begins with a JSON object, else one report.
    """
    name = str(path)
    if path == _STDIN:
        yield from _read_stream(_standard_input(), name, table=_stdin_is_table())
    elif _URL.match(name):
        yield Failure(origin=name, error=f"{name}: web addresses are not read yet; save the page as text")
    elif Path(path).is_dir():
        yield from _read_folder(Path(path))
    else:
        yield from _read_file(Path(path))


def holds_many(path: str | Path) -> bool:
    """True for a folder or a table: what may hold more than one report."""
    if path == _STDIN:
        return _stdin_is_table()
    return Path(path).is_dir() or Path(path).suffix.lower() in _LINES_SUFFIXES | {".csv"}


def _read_folder(folder: Path) -> Iterator[Source | Failure]:
    """Reports of a folder and its subfolders; a folder that cannot be listed, or holds none, is a failure."""
    refused: list[OSError] = []
    found = False
    for here, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in REPORT_SUFFIXES | _LINES_SUFFIXES:
                found = True
                yield from _read_file(Path(here) / name)
    for error in refused:
        yield _refusal(str(error.filename), error)
    if not found and not refused:
        yield Failure(origin=str(folder), error=f"{folder}: holds no reports (.txt, .text, .md or .jsonl files)")


def _read_file(path: Path) -> Iterator[Source | Failure]:
    """The report, or the table's reports, of one file."""
    name, suffix = str(path), path.suffix.lower()
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno())
            if suffix in _LINES_SUFFIXES or suffix == ".csv":
                yield from _read_table(stream, name, read_csv if suffix == ".csv" else read_json_lines)
            elif suffix == ".json":
                yield Failure(origin=name, error=f"{name}: JSON is read as a .jsonl table, one report a line")
            elif stat.S_ISREG(size.st_mode) and size.st_size > LONGEST_REPORT:
                yield Failure(origin=name, error=f"{name}: {too_long()}")
            else:
                yield from _read_stream(stream, name, table=False)
    except (OSError, ValueError) as error:
        yield _refusal(name, error)


def _read_stream(stream: BinaryIO, name: str, *, table: bool) -> Iterator[Source | Failure]:
    """Reports of an open stream, never reading more of one report than may be read."""
    if table:
        yield from _read_table(stream, name, read_json_lines)
        return
    data = stream.read(LONGEST_REPORT + 1)
    try:
        if len(data) > LONGEST_REPORT:
            raise InputError(too_long())
        text = decode(data)
    except InputError as error:
        yield Failure(origin=name, error=f"{name}: {error}")
    else:
        yield Source(text=text, origin=name)


def _read_table(
    stream: BinaryIO, name: str, read: Callable[[BinaryIO, str], Iterator[Source | Failure]]
) -> Iterator[Source | Failure]:
    """The table's reports; a table without any is a failure."""
    found = False
    for item in read(stream, name):
        found = True
        yield item
    if not found:
        yield Failure(origin=name, error=f"{name}: a table without reports")


def _refusal(name: str, error: OSError | ValueError) -> Failure:
    """What is said of a path that the system does not give."""
    if isinstance(error, FileNotFoundError):
        reason = "no such file or folder"
    elif isinstance(error, PermissionError):
        reason = "may not be read (permission denied)"
    else:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Failure(origin=name, error=f"{name}: {reason}")


def _standard_input() -> BinaryIO:
    return sys.stdin.buffer


def _stdin_is_table() -> bool:
    """True when standard input begins with a JSON object; nothing is taken from it."""
    stream = _standard_input()
    if isinstance(stream, io.BufferedReader):
        return _OBJECT.match(stream.peek(4096)) is not None
    seekable = cast(io.BytesIO, stream)
    place = seekable.tell()
    begin = seekable.read(4096)
    seekable.seek(place)
    return _OBJECT.match(begin) is not None
