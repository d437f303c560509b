"""`dateline read`: records of reports."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.cli._progress import Progress
    from dateline.record import Failure, Record
    from dateline.sources import Source


def read(
    reports: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, patterns, tables, feeds, archives, web addresses, or - for standard input.",
            show_default=False,
        ),
    ],
    json: Annotated[
        bool, typer.Option("--json", help="Print records as JSON; as JSON Lines where there are many.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option(help="Write records to a new file, as JSON Lines.", metavar="FILE", dir_okay=False)
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with --output where a run before stopped.")] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(help="A table's name for a field: text=body. Fields: text, id, title, published, url, publisher."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Date of reports that have none, ISO 8601.", metavar="DATE")
    ] = None,
    allow_local: Annotated[
        bool, typer.Option("--allow-local", help="Fetch web addresses of private networks and this machine too.")
    ] = False,
    reader: Annotated[
        str | None, typer.Option(help="A spaCy pipeline in the shipped reader's place.", metavar="NAME")
    ] = None,
    processes: Annotated[int, typer.Option(min=1, help="Processes that share the reports.", metavar="N")] = 1,
) -> None:
    """Read reports and print who did what to whom, when and where, and on whose word."""
    from dateline._errors import InputError
    from dateline.cli._output import Output
    from dateline.cli._progress import Progress
    from dateline.page import parse_published
    from dateline.sources import Options, open_input

    if published is not None:
        parse_published(published)
    if reports.count("-") > 1:
        raise InputError("- (standard input) can be named only once")
    if resume and output is None:
        raise InputError("--resume goes on with a file of records: name it with --output FILE")
    columns = _columns(column or [])
    progress = Progress(reports)
    options = Options(columns=columns, allow_local=allow_local, on_bytes=progress.advance)
    inputs = (open_input(name, options) for name in reports)
    first = next(inputs)
    many = len(reports) > 1 or first.many
    with Output(output, json=json, many=many, resume=resume) as out:
        sources = out.left(chain.from_iterable(chain([first], inputs)))
        results = _results(sources, published, reader, processes)
        for result in _watched(results, progress) if many or output else results:
            out.show(result)
    raise typer.Exit(1 if out.failed else 0)


def _columns(given: list[str]) -> dict[str, str]:
    from dateline._errors import InputError
    from dateline.sources import FIELDS

    columns = {}
    for pair in given:
        field, sign, name = pair.partition("=")
        if not sign or not name or field not in FIELDS:
            raise InputError(
                f"--column {pair}: give a field and the table's name for it, as text=body ({', '.join(FIELDS)})"
            )
        columns[field] = name
    return columns


def _results(
    sources: Iterable[Source | Failure], published: str | None, reader: str | None, processes: int
) -> Iterator[Record | Failure]:
    from dateline.pipeline import read_many

    return read_many(sources, published=published, reader=reader, processes=processes)


def _watched(results: Iterator[Record | Failure], progress: Progress) -> Iterator[Record | Failure]:
    """The results, with a line of progress on a terminal."""
    return progress.watch(results) if sys.stderr.isatty() else results
