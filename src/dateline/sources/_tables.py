"""Tables of reports: JSON Lines, CSV and Parquet, read row by row in constant memory; and single JSON documents."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import BinaryIO

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import loosely
from dateline.sources._rows import FIELDS, from_row, kind_of
from dateline.sources._source import LONGEST_REPORT, Opened, Source
from dateline.sources._stream import seekable, whole

_LONGEST_LINE = 4 * LONGEST_REPORT  # JSON may write a letter as \uXXXX; a line beyond this holds no readable report
_UTF8_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WIDE = "is a table in UTF-16; save it as UTF-8"
_LINES_SUFFIXES = (".jsonl", ".ndjson")
_CELL = re.compile(r"\"?[\w .-]{1,40}\"?\Z")
_BATCH = 16  # rows of a Parquet table held at once


class JsonLines:
    """One JSON object a line."""

    many = True

    def fits(self, item: Opened) -> bool:
        if PurePath(item.name).suffix.lower() in _LINES_SUFFIXES:
            return True
        begin = loosely(item.head).lstrip()
        if not re.match(r"\{\s*[\"}]", begin) or PurePath(item.name).suffix.lower() == ".json":
            return begin.startswith("{") and _is_whole(begin.partition("\n")[0]) and "\n{" in begin
        first, _, rest = begin.partition("\n")
        # A document over several lines is no table; of one long line that goes on beyond the head either can be.
        return _is_whole(first) or not rest

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        found = False
        for number, line in _lines(item.stream):
            where = f"{item.name}, line {number}"
            if line is None:
                result: Source | Failure = Failure(
                    origin=item.name, error=f"{where}: longer than {_LONGEST_LINE // 1_000_000} MB"
                )
            elif number == 1 and line.startswith(_WIDE_MARKS):
                raise InputError(_WIDE)
            elif line.strip():
                result = _from_json(line, item, where)
            else:
                continue
            found = True
            yield result
        if not found:
            raise InputError("a table without reports")


class Json:
    """A JSON document that is one report."""

    many = False

    def fits(self, item: Opened) -> bool:
        begin = loosely(item.head).lstrip()
        named = PurePath(item.name).suffix.lower() == ".json"
        return re.match(r"\{\s*[\"}]", begin) is not None or (named and begin[:1] != "[")

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        yield _from_object(_document(item.stream), item, item.name)


class JsonList:
    """A JSON document that is a list of reports."""

    many = True

    def fits(self, item: Opened) -> bool:
        return re.match(r"\s*\[\s*(?:\{\s*[\"}]|\])", loosely(item.head)) is not None

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        rows = _document(item.stream)
        if not isinstance(rows, list) or not rows:
            raise InputError("a list without reports")
        for number, row in enumerate(rows, 1):
            yield _from_object(row, item, f"{item.name}, item {number}")


class Csv:
    """A table with a header; cells are parted by a comma, a semicolon or a tab, as the header has it."""

    many = True

    def fits(self, item: Opened) -> bool:
        if PurePath(item.name).suffix.lower() in (".csv", ".tsv"):
            return True
        first = loosely(item.head).partition("\n")[0].strip()
        cells = first.split(_delimiter(first))
        wanted = item.options.columns.get("text", "text")
        return (
            len(cells) > 1 and all(map(_CELL.match, cells)) and wanted in [cell.strip('" ').lower() for cell in cells]
        )

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_LINE))
        texts = _decoded(item.stream)
        try:
            header = next(texts, "")
            delimiter = _delimiter(header)
            names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
            keys = _keys(names, item.options.columns)
            rows = csv.DictReader(texts, names, delimiter=delimiter)
            found = False
            for row in rows:
                found = True
                cells = {field: row.get(key) or None for field, key in keys.items()}
                yield from_row(cells, item.name, f"{item.name}, line {rows.line_num + 1}", {})
        except csv.Error as error:
            raise InputError(str(error)) from error
        if not found:
            raise InputError("a table without reports")


class Parquet:
    """An Apache Parquet table."""

    many = True

    def fits(self, item: Opened) -> bool:
        return item.head.startswith(b"PAR1")

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        import pyarrow
        from pyarrow import parquet

        number = 0
        try:
            with seekable(item.stream) as stream:
                table = parquet.ParquetFile(stream, pre_buffer=False)
                keys = _keys(table.schema_arrow.names, item.options.columns)
                for batch in table.iter_batches(batch_size=_BATCH, columns=list(dict.fromkeys(keys.values()))):
                    for row in batch.to_pylist():
                        number += 1
                        cells = {field: row[key] for field, key in keys.items()}
                        yield from_row(cells, item.name, f"{item.name}, row {number}", {})
        except (pyarrow.ArrowException, OSError) as error:
            raise InputError(f"is a broken or cut off Parquet table ({str(error).splitlines()[0]})") from error
        if not number:
            raise InputError("a table without reports")


def _keys(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Field → the table's column that has it, as the user says, else by its name in small letters."""
    known = {name.lower(): name for name in reversed(names)}
    keys = {field: known[field] for field in FIELDS if field in known}
    for field, column in columns.items():
        if column not in names and column.lower() not in known:
            raise InputError(f"has no column named {column}; it has {', '.join(names) or 'none'}")
        keys[field] = column if column in names else known[column.lower()]
    if "text" not in keys:
        raise InputError(
            f"has no column named text; say which it is with --column text=NAME (it has {', '.join(names)})"
        )
    return keys


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _is_whole(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


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


def _from_json(line: bytes, item: Opened, where: str) -> Source | Failure:
    """The report of one line of JSON."""
    try:
        row = _parsed(line)
    except InputError as error:
        return Failure(origin=item.name, error=f"{where}: {error}")
    return _from_object(row, item, where)


def _from_object(row: object, item: Opened, where: str) -> Source | Failure:
    if not isinstance(row, dict):
        return Failure(origin=item.name, error=f"{where}: not a JSON object but {kind_of(row)}")
    return from_row(row, item.name, where, item.options.columns)


def _document(stream: BinaryIO) -> object:
    return _parsed(whole(stream, _LONGEST_LINE))


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.removeprefix(_UTF8_MARK))
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON ({str(error).splitlines()[0]})") from error
