"""`dateline schema`: the record's JSON Schema."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of a record."""
    from dateline.record import Record

    typer.echo(json.dumps(Record.model_json_schema(by_alias=True), indent=2, ensure_ascii=False))
