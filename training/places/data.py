"""Written news with its places marked: the format, and what of it the ranker learns from.

A file holds articles after lines `=== id`, with lines `title:`, `publisher:` and `published:` and paragraphs. A place
is marked `[[words|kind CC lat lon]]`, and `[[words]]` where the same words stood for the same place before. `kind` is
one of the record's; CC is ISO 3166-1 alpha-2, `--` for several countries or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from dateline._errors import InputError
from dateline.record import PlaceKind

_MARK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")
_KINDS = get_args(PlaceKind)


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked place: characters `start` to `end` of the text, and what is meant by them."""

    start: int
    end: int
    kind: PlaceKind
    country: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its marks taken out of the text, whose first line is the title."""

    id: str
    text: str
    publisher: str | None
    published: str | None
    places: tuple[Marked, ...]


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a file; raises InputError with the article's id for a mark that is none."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = part.partition("\n")
        fields: dict[str, str] = {}
        while match := re.match(r"(title|publisher|published): ?(.*)\n", rest):
            fields[match[1]] = match[2].strip()
            rest = rest[match.end() :]
        if "title" not in fields:
            raise InputError(f"{path}: {head.strip()} has no title")
        text, places = _unmarked(f"{fields['title']}\n\n{rest.strip()}\n", f"{path}: {head.strip()}")
        yield Article(head.strip(), text, fields.get("publisher"), fields.get("published"), tuple(places))


def _unmarked(marked: str, where: str) -> tuple[str, list[Marked]]:
    known: dict[str, tuple[PlaceKind, str | None, float, float]] = {}
    places: list[Marked] = []
    text, at = "", 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[2]:
            known[match[1]] = _meaning(match[2], f"{where}: [[{match[1]}|{match[2]}]]")
        if match[1] not in known:
            raise InputError(f"{where}: [[{match[1]}]] was not located before")
        places.append(Marked(len(text), len(text) + len(match[1]), *known[match[1]]))
        text += match[1]
    return text + marked[at:], places


def _meaning(words: str, where: str) -> tuple[PlaceKind, str | None, float, float]:
    try:
        kind, country, lat, lon = words.split()
        point = float(lat), float(lon)
    except ValueError as error:
        raise InputError(f"{where}: kind, country, latitude and longitude are needed") from error
    if kind not in _KINDS or not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise InputError(f"{where}: unknown kind, or no coordinates")
    return cast(PlaceKind, kind), None if country == "--" else country, *point
