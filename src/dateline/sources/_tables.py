"""Tables of reports: JSON Lines and CSV, one report a row, read row by row in constant memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import BinaryIO

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import clean, refuse_markup
from dateline.sources._source import LONGEST_REPORT, Source, too_long

_LONGEST_LINE = 4 * LONGEST_REPORT  # JSON may write a letter as \uXXXX; a line beyond this holds no readable report
_UTF8_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WORDS = ("title", "published", "url", "publisher")
_WIDE = "is a table in UTF-16; save it as UTF-8"


def read_json_lines(stream: BinaryIO, origin: str) -> Iterator[Source | Failure]:
    """Reports of a JSON Lines table; each line that holds none gives a failure with its number."""
    for number, line in _lines(stream):
        where = f"{origin}, line {number}"
        if line is None:
            yield Failure(origin=origin, error=f"{where}: longer than {_LONGEST_LINE // 1_000_000} MB")
            continue
        if number == 1 and line.startswith(_WIDE_MARKS):
            yield Failure(origin=origin, error=f"{origin}: {_WIDE}")
            return
        if line.strip():
            yield _from_json(line, origin, where)


def read_csv(stream: BinaryIO, origin: str) -> Iterator[Source | Failure]:
    """Reports of a CSV table with a header; cells are parted by a comma, a semicolon or a tab, as the header has it."""
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_LINE))
    texts = _decoded(stream)
    try:
        header = next(texts, "")
        delimiter = max(",;\t", key=header.count)
        columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
        if "text" not in columns:
            raise InputError("has no column named text in its first line")
        rows = csv.DictReader(texts, columns, delimiter=delimiter)
        for row in rows:
            cells: dict[str, object] = {name: row.get(name) or None for name in ("text", "id", *_WORDS)}
            yield _from_cells(cells, origin, f"{origin}, line {rows.line_num + 1}")
    except (InputError, csv.Error) as error:
        yield Failure(origin=origin, error=f"{origin}: {error}")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines, byte order mark dropped; None for a line that is too long, which is skipped in pieces."""
    number = 0
    while line := stream.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) <= _LONGEST_LINE:
            yield number, line.removeprefix(_UTF8_MARK) if number == 1 else line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST_LINE)
        yield number, None


def _decoded(stream: BinaryIO) -> Iterator[str]:
    """Lines of a CSV table as text: UTF-8, or Windows-1252, as spreadsheets write it."""
    for number, line in _lines(stream):
        if line is None:
            raise InputError(f"line {number} is longer than {_LONGEST_LINE // 1_000_000} MB")
        if number == 1 and line.startswith(_WIDE_MARKS):
            raise InputError(_WIDE)
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace")


def _from_json(line: bytes, origin: str, where: str) -> Source | Failure:
    """The report of one line of JSON."""
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        return Failure(origin=origin, error=f"{where}: not UTF-8")
    except (ValueError, RecursionError) as error:
        return Failure(origin=origin, error=f"{where}: no JSON ({str(error).splitlines()[0]})")
    if not isinstance(row, dict):
        return Failure(origin=origin, error=f"{where}: not a JSON object but {_kind(row)}")
    return _from_cells(row, origin, where)


def _from_cells(row: dict[str, object], origin: str, where: str) -> Source | Failure:
    """The report of one row, or why it has none."""
    ref = row.get("id")
    if isinstance(ref, int | float) and not isinstance(ref, bool):
        ref = str(ref)
    known = clean(ref) if isinstance(ref, str) and ref else None
    try:
        if ref is not None and not isinstance(ref, str):
            raise InputError(f"id must be a string or a number, not {_kind(ref)}")
        text = _text(row)
        words = {name: _word(row, name) for name in _WORDS}
    except InputError as error:
        return Failure(ref=known, origin=origin, error=f"{where}: {error}")
    return Source(text=text, ref=known, origin=origin, **words)


def _text(row: dict[str, object]) -> str:
    text = row.get("text")
    if text is None:
        raise InputError("text is missing")
    if not isinstance(text, str):
        raise InputError(f"text must be a string, not {_kind(text)}")
    if len(text) > LONGEST_REPORT:
        raise InputError(f"text {too_long()}")
    text = clean(text)
    try:
        refuse_markup(text)
    except InputError as error:
        raise InputError(f"text {error}") from error
    return text


def _word(row: dict[str, object], name: str) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{name} must be a string, not {_kind(value)}")
    return clean(value).strip() or None


def _kind(value: object) -> str:
    """JSON's name for a value's type."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, dict) else "null"
