"""One report as it came in, and what every format has in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, Protocol

from dateline.record import Failure

LONGEST_REPORT = 10_000_000  # bytes of a file, characters of a table's text: some 1.6 million words

Media = Literal["text", "html", "fragment", "pdf"]


@dataclass(frozen=True, slots=True)
class Source:
    """A report as received, and what the caller or the format told of it.

    `text` holds characters (no byte order mark, line ends \\n). `media` says what they are: `text`, a whole `html`
    page, a `fragment` of HTML that is the article and nothing else, or the lines of a `pdf`. `ref` is the caller's own
    id, `origin` the path or URL that the text was read from, `url` where it was published, `published` an ISO 8601
    date, `language` an ISO 639-1 code.
    """

    text: str
    ref: str | None = None
    origin: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    language: str | None = None
    media: Media = "text"


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read. `columns`: the field of a report → the column or key that a table has it in. `allow_local`:
    private and loopback web addresses may be fetched. `on_bytes`: is told how many more bytes were read."""

    columns: Mapping[str, str] = field(default_factory=dict)
    allow_local: bool = False
    on_bytes: Callable[[int], None] | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An input that is open: its stream at the begin, its first bytes, and its name as the user knows it.

    `url` and `charset` are what a web server or an archive told; `depth` counts the archives about it.
    """

    stream: BinaryIO
    head: bytes
    name: str
    options: Options
    url: str | None = None
    charset: str | None = None
    depth: int = 0


class Format(Protocol):
    """A kind of input: how it is recognised, and how its reports are read, one after the other.

    `many`: it may hold more than one report. `read` may raise InputError; what it gave before stands.
    """

    many: bool

    def fits(self, item: Opened) -> bool:
        """True when the first bytes (or, where they cannot tell, the name) are of this format."""
        ...

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        """The reports, and a failure for each that cannot be read."""
        ...


def too_long() -> str:
    """What is said of a report that is longer than LONGEST_REPORT."""
    return f"holds more than {LONGEST_REPORT // 1_000_000} MB in one report; put one report a line in a .jsonl table"
