"""The layer's own tables: resources/geo (names and coordinates) and resources/en (English cue words)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from dateline._errors import ResourceError
from dateline._tables import RESOURCES, Row, parts, read_table
from dateline.record import PlaceKind

_COLUMNS = {
    "admin1.csv": ("code", "geonames", "name", "aliases", "lat", "lon", "radius_km", "population"),
    "admin2.csv": ("code", "geonames", "name", "aliases", "lat", "lon", "radius_km", "population"),
    "countries.csv": ("iso2", "iso3", "lat", "lon", "radius_km", "aliases"),
    "features.csv": ("name", "kind", "lat", "lon", "radius_km", "country", "geonames", "aliases"),
    "spellings.csv": ("spelling", "name", "iso2", "shown"),
    "towns.csv": ("name", "iso2", "admin1", "lat", "lon", "population", "aliases"),
    "publishers.csv": ("name", "domain", "place", "admin1", "country"),
    "recognised.csv": ("name", "found", "country", "admin1", "corners"),
    "ranker.csv": ("stage", "fact", "weight"),
    "place_classes.csv": ("word", "kind", "after", "before", "of", "inside", "anchors"),
    "place_cues.csv": ("role", "word"),
    "place_demonyms.csv": ("iso3", "words"),
    "place_states.csv": ("code", "postal", "abbreviations"),
}
GEO_TABLES = tuple(name for name in _COLUMNS if not name.startswith("place_"))
INDEX_TABLES = (
    "admin1.csv",
    "admin2.csv",
    "countries.csv",
    "features.csv",
    "recognised.csv",
    "spellings.csv",
    "towns.csv",
)
_LANGUAGE = "en"


class ClassWord(NamedTuple):
    """A class word of places (`region`, `river`) and where it stands to the name."""

    kind: PlaceKind
    after: bool
    before: bool
    of: bool
    inside: bool
    anchors: bool


def table_file(name: str) -> Path:
    """The file of one of this layer's tables."""
    return RESOURCES / ("geo" if name in GEO_TABLES else _LANGUAGE) / name


def table_rows(name: str) -> Iterator[Row]:
    """Rows of one of this layer's tables."""
    return read_table(table_file(name), _COLUMNS[name])


@cache
def cues(role: str) -> frozenset[str]:
    """The words that play one role in place_cues.csv; raises ResourceError for a role that it has not."""
    words = frozenset(row["word"] for row in _cue_rows() if row["role"] == role)
    if not words:
        raise ResourceError(f"resources/{_LANGUAGE}/place_cues.csv has no words of role {role!r}")
    return words


@cache
def _cue_rows() -> tuple[Row, ...]:
    return tuple(table_rows("place_cues.csv"))


@cache
def class_words() -> dict[str, ClassWord]:
    """Class words of places in lower case."""
    return {
        row["word"]: ClassWord(
            cast(PlaceKind, row["kind"]),
            *(row[column] == "1" for column in ("after", "before", "of", "inside", "anchors")),
        )
        for row in table_rows("place_classes.csv")
    }


@cache
def demonyms() -> dict[str, str]:
    """Words of nationality in lower case → ISO 3166-1 alpha-3."""
    return {word: row["iso3"] for row in table_rows("place_demonyms.csv") for word in parts(row["words"])}


@cache
def state_abbreviations() -> dict[str, str]:
    """Abbreviations of states without full stops, postal ones in capitals → code of the division (`US.CA`)."""
    return {
        word: row["code"]
        for row in table_rows("place_states.csv")
        for word in [row["postal"], *parts(row["abbreviations"])]
    }


def abbreviated_state(text: str) -> str | None:
    """Code of the division that an abbreviation with or without full stops stands for (`W. Va.`); None for no such."""
    return state_abbreviations().get(re.sub(r"\s+", " ", text.replace(".", "")).strip())


@cache
def iso3_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → alpha-3, Kosovo's user-assigned codes included."""
    return {row["iso2"]: row["iso3"] for row in table_rows("countries.csv")}
