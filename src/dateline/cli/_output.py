"""Where the records of `dateline read` go: the terminal, standard output, or a file that a later run can go on with."""

from __future__ import annotations

import json as json_module
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from dateline._errors import InputError

if TYPE_CHECKING:
    from dateline.record import Failure, Record
    from dateline.sources import Source

_REASONS = 12  # kinds of failures that the summary names


class Output:
    """Prints or writes results one by one and counts the failures. Raises InputError for a file that cannot be used."""

    def __init__(self, path: Path | None, *, json: bool, many: bool, resume: bool) -> None:
        self.failed = 0
        self._read = 0
        self._reasons: Counter[str] = Counter()
        self._first: dict[str, str] = {}  # reason → the first report that failed for it
        self._json = json or path is not None
        self._many = many or path is not None
        self._path = path
        self._last: dict[str, Any] | None = None
        self._done = 0
        self._file: IO[str] | None = None
        if path is not None:
            try:
                self._done = self._resumed(path) if resume and path.exists() else 0
                self._file = path.open("a" if resume else "x", encoding="utf-8")
            except FileExistsError as error:
                raise InputError(f"{path} exists; --resume goes on with it, or name another file") from error
            except OSError as error:
                raise InputError(f"{path}: cannot be written ({error.strerror})") from error

    def __enter__(self) -> Output:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._file:
            self._file.close()
        if kind is KeyboardInterrupt and self._path:
            print(f"dateline: stopped; --resume goes on with {self._path}", file=sys.stderr)
        if self._many and self.failed:
            self._sum_up()

    def left(self, sources: Iterable[Source | Failure]) -> Iterator[Source | Failure]:
        """The sources whose results the file does not have yet.

        Raises InputError when the last of those it has is not the one at its place in the input.
        """
        items = iter(sources)
        last: Source | Failure | None = None
        for _ in range(self._done):
            last = next(items, None)
            if last is None:
                break
        if self._done and (last is None or not self._is_last(last)):
            raise InputError(f"{self._path} was made from other reports; name another file")
        return chain(items)

    def show(self, result: Record | Failure) -> None:
        """Print or write one result."""
        from dateline.record import Failure

        if isinstance(result, Failure):
            self.failed += 1
            self._reasons[reason(result)] += 1
            self._first.setdefault(reason(result), result.origin or result.ref or "")
            if not (self._json and self._many):
                print(f"dateline: {_named(result)}{result.error}", file=sys.stderr)
                return
        self._read += not isinstance(result, Failure)
        if self._json:
            print(result.to_json(indent=None if self._many else 2), file=self._file or sys.stdout, flush=True)
        elif not isinstance(result, Failure):
            from dateline.cli._summary import print_summary

            print_summary(result)

    def _resumed(self, path: Path) -> int:
        """How many whole lines a file has; a last one that was cut off is taken off it."""
        lines = kept = 0
        last = b""
        with path.open("rb+") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                lines, kept, last = lines + 1, kept + len(line), line
            file.truncate(kept)
        if last:
            try:
                self._last = json_module.loads(last)
            except ValueError:
                self._last = None
            if not isinstance(self._last, dict) or not str(self._last.get("schema", "")).startswith("dateline/"):
                raise InputError(f"{path} does not hold records; name another file")
        return lines

    def _is_last(self, item: Source | Failure) -> bool:
        from dateline.sources import Source

        last = self._last or {}
        told = last.get("report") or last
        origins = {item.origin, item.url} if isinstance(item, Source) else {item.origin}
        return told.get("ref") == item.ref and told.get("origin") in origins

    def _sum_up(self) -> None:
        """How many failed, and why, the commonest reason first."""
        print(f"dateline: {self._read:,} read, {self.failed:,} failed:", file=sys.stderr)
        for why, count in self._reasons.most_common(_REASONS):
            name = self._first[why]
            print(f"{count:>8,}  {why}" + (f" ({'as ' if count > 1 else ''}{name})" if name else ""), file=sys.stderr)
        others = len(self._reasons) - _REASONS
        if others > 0:
            print(f"{'':>8}  and {others:,} other reasons", file=sys.stderr)


def reason(failure: Failure) -> str:
    """Why a report failed, without its name."""
    name = failure.origin or ""
    at = failure.error.rfind(name) if name else -1
    begin = failure.error.find(": ", at + len(name)) if at >= 0 else -1
    return failure.error[begin + 2 :] if begin >= 0 else failure.error


def _named(failure: Failure) -> str:
    name = failure.origin or failure.ref
    return f"{name}: " if name and not failure.error.startswith(str(name)) else ""
