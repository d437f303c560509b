"""Inputs to sources: a file, a folder, a pattern of names, a table, an archive, a web address, or standard input."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._archives import Warc
from dateline.sources._documents import Html, Markdown, Pdf, Text
from dateline.sources._feeds import Feed
from dateline.sources._mail import Mail
from dateline.sources._nitf import Nitf
from dateline.sources._packed import Gzip, Zip
from dateline.sources._source import Format, Opened, Options, Source
from dateline.sources._stream import HEAD, Counted, peeked
from dateline.sources._tables import Csv, Json, JsonLines, JsonList, Parquet

_STDIN = "-"
_SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .shtml .mht .mhtml .jsonl .ndjson .json .csv .tsv .parquet .rss .atom "
    ".xml .warc .wacz .gz .zip .eml .pdf".split()
)
_URL = re.compile(r"[a-z][a-z0-9+.]+://", re.I)
_PARTS = re.compile(r"(.+)[_-](?:files|Dateien|fichiers|archivos|file)\Z")  # what browsers name a saved page's folder


@dataclass(frozen=True, slots=True)
class Input:
    """What the user named. `many`: it may hold more than one report. Iterating reads it."""

    many: bool
    items: Iterator[Source | Failure]

    def __iter__(self) -> Iterator[Source | Failure]:
        return self.items


def open_input(path: str | Path, options: Options | None = None) -> Input:
    """What stands under a path, open to be read; a path that cannot be opened gives one failure."""
    options = options or Options()
    name = str(path)
    try:
        if path == _STDIN:
            return _opened(_from_stream(_standard_input(), name, options))
        if _URL.match(name):
            return _from_web(name, options)
        if Path(path).is_dir():
            return Input(True, _read_folder(Path(path), options))
        if glob.has_magic(name) and not Path(path).exists():
            return Input(True, _read_pattern(name, options))
        return _opened(_from_file(Path(path), options))
    except (OSError, ValueError) as error:
        return Input(False, iter([_refusal(name, error)]))


def read_path(path: str | Path, options: Options | None = None) -> Iterator[Source | Failure]:
    """Reports under a path, in order; each that cannot be read is a failure with its reason, and the rest go on.

    A path is a file of any format, told by its first bytes; a folder, of which the files with a known ending are read,
    those of the folder itself first, by name, then those of its subfolders, names that begin with a dot left out; a
    pattern such as `crawl/**/*.html`; a web address; or `-`, standard input.
    """
    yield from open_input(path, options)


def size_of(path: str) -> int | None:
    """Bytes of the files that a path stands for; None for what has no size before it is read."""
    if path == _STDIN or _URL.match(path):
        return None
    try:
        if Path(path).is_file():
            return Path(path).stat().st_size
        files = Path(path).rglob("*") if Path(path).is_dir() else _matching(path)
        return sum(file.stat().st_size for file in files if _is_wanted(file.name) and file.is_file())
    except (OSError, ValueError):
        return None


def read_opened(item: Opened) -> Iterator[Source | Failure]:
    """Reports of an open input in the first format that its begin fits; why it cannot be read on, as a failure."""
    try:
        yield from _format(item).read(item)
    except InputError as error:
        where = "" if str(error).startswith(item.name) else f"{item.name}: "
        yield Failure(origin=item.name, error=f"{where}{error}")
    except OSError as error:
        if item.depth:  # the archive about it knows what broke
            raise
        yield _refusal(item.name, error)


def _is_wanted(name: str) -> bool:
    path = PurePath(name)
    return path.suffix.lower() in _SUFFIXES and not any(part.startswith(".") and part != ".." for part in path.parts)


FORMATS: tuple[Format, ...] = (
    Pdf(),
    Warc(),
    Gzip(read_opened),
    Zip(read_opened, _is_wanted),
    Parquet(),
    Feed(),
    Nitf(),
    Mail(),
    JsonLines(),
    JsonList(),
    Json(),
    Markdown(),
    Html(),
    Csv(),
    Text(),
)


def _format(item: Opened) -> Format:
    return next(format_ for format_ in FORMATS if format_.fits(item))


def _opened(item: Opened) -> Input:
    return Input(_format(item).many, _closing(item))


def _closing(item: Opened) -> Iterator[Source | Failure]:
    try:
        yield from read_opened(item)
    finally:
        if item.name != _STDIN:
            item.stream.close()


def _from_file(path: Path, options: Options) -> Opened:
    raw: io.RawIOBase = path.open("rb", buffering=0)
    if options.on_bytes:
        raw = Counted(raw, options.on_bytes)  # type: ignore[arg-type]
    return _from_stream(io.BufferedReader(raw, HEAD), str(path), options)


def _from_stream(stream: BinaryIO, name: str, options: Options) -> Opened:
    head, stream = peeked(stream)
    return Opened(stream, head, name, options)


def _from_web(url: str, options: Options) -> Input:
    from dateline.sources._web import fetch

    try:
        return _opened(fetch(url, options))
    except InputError as error:
        return Input(False, iter([Failure(origin=url, error=f"{url}: {error}")]))


def _read_folder(folder: Path, options: Options) -> Iterator[Source | Failure]:
    """Reports of a folder and its subfolders; a folder that cannot be listed, or holds none, is a failure."""
    refused: list[OSError] = []
    found = False
    for here, folders, files in os.walk(folder, onerror=refused.append):
        # The pictures and frames of a page that a browser saved whole are no reports.
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _belongs(name, files))
        for name in sorted(files):
            if _is_wanted(name):
                found = True
                yield from _read_file(Path(here) / name, options)
    for error in refused:
        yield _refusal(str(error.filename), error)
    if not found and not refused:
        yield Failure(
            origin=str(folder), error=f"{folder}: holds no reports (files of text, HTML, PDF, tables, archives)"
        )


def _belongs(folder: str, files: list[str]) -> bool:
    match = _PARTS.match(folder)
    return match is not None and any(
        PurePath(name).stem == match[1] for name in files if name.lower().endswith(("html", "htm"))
    )


def _read_pattern(pattern: str, options: Options) -> Iterator[Source | Failure]:
    paths = sorted(path for path in _matching(pattern) if path.is_file())
    for path in paths:
        yield from _read_file(path, options)
    if not paths:
        yield Failure(origin=pattern, error=f"{pattern}: no such file or folder")


def _matching(pattern: str) -> Iterator[Path]:
    return map(Path, glob.iglob(pattern, recursive=True))  # noqa: PTH207  Path.glob takes no absolute patterns


def _read_file(path: Path, options: Options) -> Iterator[Source | Failure]:
    try:
        item = _from_file(path, options)
    except (OSError, ValueError) as error:
        yield _refusal(str(path), error)
        return
    yield from _closing(item)


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
