"""`dateline read`: records of reports."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.record import Failure, Record
    from dateline.sources import Source


def read(
    reports: Annotated[
        list[str],
        typer.Argument(help="Files, folders, tables (.jsonl, .csv), or - for standard input.", show_default=False),
    ],
    json: Annotated[
        bool, typer.Option("--json", help="Print records as JSON; as JSON Lines where there are many.")
    ] = False,
    published: Annotated[
        str | None, typer.Option(help="Date of reports that have none, ISO 8601.", metavar="DATE")
    ] = None,
    reader: Annotated[
        str | None, typer.Option(help="A spaCy pipeline in the shipped reader's place.", metavar="NAME")
    ] = None,
    processes: Annotated[int, typer.Option(min=1, help="Processes that share the reports.", metavar="N")] = 1,
) -> None:
    """Read reports and print who did what to whom, when and where, and on whose word."""
    from dateline._errors import InputError
    from dateline.page import parse_published
    from dateline.sources import holds_many, read_path

    if published is not None:
        parse_published(published)
    if reports.count("-") > 1:
        raise InputError("- (standard input) can be named only once")
    many = len(reports) > 1 or holds_many(reports[0])
    sources = (source for name in reports for source in read_path(name))
    failed = 0
    for result in _results(sources, many, published, reader, processes):
        failed += _show(result, json, many)
    raise typer.Exit(1 if failed else 0)


def _results(
    sources: Iterable[Source | Failure], many: bool, published: str | None, reader: str | None, processes: int
) -> Iterator[Record | Failure]:
    from dateline.pipeline import read_many

    results = read_many(sources, published=published, reader=reader, processes=processes)
    if many and sys.stderr.isatty():
        from dateline.cli._progress import counted

        results = counted(results)
    return results


def _show(result: Record | Failure, json: bool, many: bool) -> int:
    """Print one result; 1 for a failure, 0 for a record."""
    from dateline.record import Failure

    if isinstance(result, Failure):
        if json and many:
            print(result.to_json(), flush=True)
        else:
            print(f"dateline: {_named(result)}{result.error}", file=sys.stderr)
        return 1
    if json:
        print(result.to_json(indent=None if many else 2), flush=True)
    else:
        from dateline.cli._summary import print_summary

        print_summary(result)
    return 0


def _named(failure: Failure) -> str:
    name = failure.origin or failure.ref
    return f"{name}: " if name and not failure.error.startswith(str(name)) else ""
