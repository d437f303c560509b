"""Errors a user can meet.

    DatelineError
    ├── InputError       a report or a path that cannot be read
    └── ResourceError    a lexicon, table, gazetteer, model or reader that is missing or wrong

A message says in one line what is wrong and what to do about it.
"""


class DatelineError(Exception):
    """Root of the errors that Dateline raises on purpose."""


class InputError(DatelineError):
    """A report, a table line or a path that cannot be read."""


class ResourceError(DatelineError):
    """A data file, model or reader that is missing, unknown or wrong."""
