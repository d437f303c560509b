"""The layer's own tables: resources/geo (names and coordinates) and resources/en (English cue words)."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple, cast

from dateline._errors import ResourceError
from dateline.record import PlaceKind

GEO_TABLES = ("admin1.csv", "countries.csv", "features.csv", "spellings.csv")
_LANGUAGE = "en"


class ClassWord(NamedTuple):
    """A class word of places (`region`, `river`) and where it stands to the name."""

    kind: PlaceKind
    after: bool
    before: bool
    of: bool
    inside: bool
    anchors: bool


def table_file(name: str, *, folder: str = "geo") -> Traversable:
    """The file of a table under resources/."""
    return resources.files("dateline") / "resources" / folder / name


def read_table(name: str, *, folder: str = "geo") -> list[dict[str, str]]:
    """Rows of a table as dicts by column name; raises ResourceError where a row has not one cell for every column."""
    text = table_file(name, folder=folder).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    rows = list(csv.reader(lines))
    header, body = rows[0], rows[1:]
    for row in body:
        if len(row) != len(header):
            raise ResourceError(
                f"resources/{folder}/{name}: {row!r} has {len(row)} cells, the header has {len(header)}"
            )
    return [dict(zip(header, row, strict=True)) for row in body]


def aliases(cell: str) -> list[str]:
    """The names of a cell that joins them with |."""
    return [name for name in cell.split("|") if name]


@cache
def cues(role: str) -> frozenset[str]:
    """The words that play one role in place_cues.csv; raises ResourceError for a role that it has not."""
    words = frozenset(row["word"] for row in _cue_rows() if row["role"] == role)
    if not words:
        raise ResourceError(f"resources/{_LANGUAGE}/place_cues.csv has no words of role {role!r}")
    return words


@cache
def _cue_rows() -> tuple[dict[str, str], ...]:
    return tuple(read_table("place_cues.csv", folder=_LANGUAGE))


@cache
def class_words() -> dict[str, ClassWord]:
    """Class words of places in lower case."""
    return {
        row["word"]: ClassWord(
            cast(PlaceKind, row["kind"]),
            *(row[column] == "1" for column in ("after", "before", "of", "inside", "anchors")),
        )
        for row in read_table("place_classes.csv", folder=_LANGUAGE)
    }


@cache
def demonyms() -> dict[str, str]:
    """Words of nationality in lower case → ISO 3166-1 alpha-3."""
    rows = read_table("place_demonyms.csv", folder=_LANGUAGE)
    return {word: row["iso3"] for row in rows for word in aliases(row["words"])}


@cache
def state_abbreviations() -> dict[str, str]:
    """Abbreviations of states without full stops, postal ones in capitals → code of the division (`US.CA`)."""
    rows = read_table("place_states.csv", folder=_LANGUAGE)
    return {word: row["code"] for row in rows for word in [row["postal"], *aliases(row["abbreviations"])]}
