"""Dateline reads news reports and keeps the record: who did what to whom, when and where, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline._errors import DatelineError, InputError, ResourceError
    from dateline.pipeline import Pipeline, read, read_many
    from dateline.record import Failure, Record

__all__ = [
    "DatelineError",
    "Failure",
    "InputError",
    "Pipeline",
    "Record",
    "ResourceError",
    "read",
    "read_many",
]

_HOMES = {
    "DatelineError": "_errors",
    "InputError": "_errors",
    "ResourceError": "_errors",
    "Failure": "record",
    "Record": "record",
    "Pipeline": "pipeline",
    "read": "pipeline",
    "read_many": "pipeline",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `dateline --version` needs no parser."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"dateline.{_HOMES[name]}"), name)
