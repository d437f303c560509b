"""The `dateline` program: its commands, and how library errors become exit statuses."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from dateline._errors import DatelineError
from dateline.cli._evaluate import app as evaluate
from dateline.cli._gazetteer import app as gazetteer
from dateline.cli._read import read
from dateline.cli._schema import schema

app = typer.Typer(
    name="dateline",
    help="Reads news reports and keeps the record: who did what to whom, when and where, and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(schema)
app.add_typer(evaluate, name="evaluate")
app.add_typer(gazetteer, name="gazetteer")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program itself."""
    logging.basicConfig(format="dateline: %(message)s")
    logging.getLogger("dateline").setLevel(logging.INFO)  # what takes long says so on standard error
    for library in ("trafilatura", "pypdf", "httpx", "courlan", "htmldate"):  # a page's faults are told as failures
        logging.getLogger(library).setLevel(logging.CRITICAL)


def main() -> None:
    """Run the program; exit status 2 with one line on standard error for a wrong call or a missing resource."""
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        sys.exit(0)
