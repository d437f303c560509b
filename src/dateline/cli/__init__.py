"""The command line: one file a command, each a thin wrapper over the library."""

from dateline.cli._app import main

__all__ = ["main"]
