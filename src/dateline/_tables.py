"""Tables under resources/: CSV with comments, its first line the names of the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline._errors import ResourceError

RESOURCES = Path(__file__).parent / "resources"


class Row(dict[str, str]):
    """Cells by column; `where` is the row's place, `people.csv:12`."""

    where: str

    def fault(self, what: str) -> ResourceError:
        """The error that says what is wrong with this row."""
        return ResourceError(f"{self.where}: {what}")


def read_table(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Rows of a table in UTF-8, cells without space around them; lines that begin with # are comments.

    Raises ResourceError where there is no such table, its columns are others,
    or a row has not one cell for each.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise ResourceError(f"no table at {path}") from error
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    rows = csv.reader(line for _, line in kept)
    if next(rows, None) != list(columns):
        raise ResourceError(f"{path.name}: the first line must be {','.join(columns)}")
    for (number, _), cells in zip(kept[1:], rows, strict=True):
        row = Row(zip(columns, (cell.strip() for cell in cells), strict=False))
        row.where = f"{path.name}:{number}"
        if len(cells) != len(columns):
            raise row.fault(f"{len(cells)} cells where {len(columns)} are needed: {','.join(cells)}")
        yield row


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that joins them with |."""
    return tuple(part for part in cell.split("|") if part)
