"""One report as it came in."""

from __future__ import annotations

from dataclasses import dataclass

REPORT_SUFFIXES = frozenset({".txt", ".text", ".md"})
LONGEST_REPORT = 10_000_000  # bytes of a file, characters of a table's text: some 1.6 million words


@dataclass(frozen=True, slots=True)
class Source:
    """A report's text as received (without byte order mark, line ends \\n), and what the caller told of it.

    `ref` is the caller's own id, `origin` the path or URL that the text was read from.
    """

    text: str
    ref: str | None = None
    origin: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None


def too_long() -> str:
    """What is said of a report that is longer than LONGEST_REPORT."""
    return f"holds more than {LONGEST_REPORT // 1_000_000} MB in one report; put one report a line in a .jsonl table"
