"""`dateline gazetteer`: what names of places are looked up in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="The gazetteer: what it holds, and a GeoNames dump in its place.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def info() -> None:
    """Print what the gazetteer holds, what it was made of and where it lies."""
    from dateline.places import Gazetteer

    for key, value in Gazetteer().info().items():
        typer.echo(f"{key:<16} {value}")


@app.command(name="import")
def import_(
    dumps: Annotated[
        list[Path],
        typer.Argument(
            help="allCountries.zip, or files of single countries (NL.zip, UA.txt), as GeoNames gives them out.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
) -> None:
    """Put GeoNames dumps in the place of the packaged towns, for the countries that they cover."""
    from rich.console import Console
    from rich.progress import Progress

    from dateline.places import dump_size, import_dump

    total = sum(dump_size(dump) for dump in dumps)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Importing", total=total)
        done = import_dump(dumps, on_bytes=lambda count: progress.advance(task, count))
    covered = f"{len(done.countries)} countries" if len(done.countries) != 1 else "one country"
    typer.echo(f"{done.kept:,} of {done.read:,} places of {covered} are in {done.path} and used from now on.")
    typer.echo("`dateline gazetteer reset` goes back to the packaged towns.")


@app.command()
def reset() -> None:
    """Remove an imported dump; the packaged towns are used again."""
    from dateline._errors import ResourceError
    from dateline.places import imported_path

    path = imported_path()
    if path.exists():
        try:
            path.unlink()
        except OSError as error:
            raise ResourceError(f"{path} cannot be removed: {error.strerror}; remove it yourself") from error
        typer.echo(f"Removed {path}.")
    else:
        typer.echo("No dump was imported; the packaged towns are in use.")
