"""A progress line on standard error while many reports are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from dateline.record import Failure, Record
from dateline.sources import size_of


class Progress:
    """How far the inputs are read, by their bytes, and how many reports came of them."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self._inputs = inputs
        self._bytes = 0

    def advance(self, count: int) -> None:
        """Take note of bytes that were read."""
        self._bytes += count

    def watch(self, results: Iterable[Record | Failure]) -> Iterator[Record | Failure]:
        """The same results, counted. Without a size, as of a pipe, there is no bar but the count."""
        sizes = [size_of(name) for name in self._inputs]
        total = sum(size for size in sizes if size is not None) if all(size is not None for size in sizes) else None
        columns = (
            SpinnerColumn(),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
        )
        read = failed = 0
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=total or None)
            for result in results:
                failed += isinstance(result, Failure)
                read += not isinstance(result, Failure)
                told = f"{read:,} read" + (f", {failed:,} failed" if failed else "")
                bar.update(task, completed=self._bytes, description=told)
                yield result
