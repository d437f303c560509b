"""The index as a file: one SQLite database, written once, then only read.

Places and names are written as they come; names wait in a temporary database on disk and are sorted by SQLite at the
end, so that a dump of millions of places needs little memory. The file is written beside its place and renamed: a
crash leaves nothing half made, and two builders do not meet.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dateline._errors import ResourceError
from dateline.places._fold import fold
from dateline.record import PlaceKind

SCHEMA = 2
# How a name is a place's name: its main name, a newspaper spelling, an alternate name of any language, a division's
# name without its class word.
MAIN, SPELLING, ALTERNATE, BARE = 0, 1, 2, 3
_BATCH = 50_000
_TABLES = """
CREATE TABLE places (id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT, kind TEXT, lat REAL, lon REAL, radius REAL,
                     country TEXT, admin1 TEXT, population INTEGER, weight REAL, capital INTEGER);
CREATE TABLE divisions (code TEXT PRIMARY KEY, place INTEGER, name TEXT) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE names (fold TEXT, place INTEGER, grade INTEGER, PRIMARY KEY (fold, place)) WITHOUT ROWID;
ATTACH '' AS waiting;
CREATE TABLE waiting.names (fold TEXT, place INTEGER, grade INTEGER);
"""


class PlaceRow(NamedTuple):
    """A place as the index keeps it; `weight` is its prominence in inhabitants."""

    geonames: int | None
    name: str
    kind: PlaceKind
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    population: int
    weight: float


class IndexWriter:
    """Takes places with their names and writes the finished index."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.count = 0
        self._places: list[tuple[object, ...]] = []
        self._names: list[tuple[str, int, int]] = []
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + _TABLES)

    def add(self, place: PlaceRow, names: Iterable[tuple[str, int]]) -> int:
        """A place with its names and their grades; gives the place's number."""
        self.count += 1
        self._places.append((self.count, *place, 0))
        self.name(self.count, names)
        if len(self._places) >= _BATCH:
            self.flush()
        return self.count

    def name(self, number: int, names: Iterable[tuple[str, int]]) -> None:
        """Names of a place; of several grades the best one is kept."""
        best: dict[str, int] = {}
        for name, grade in names:
            key = fold.__wrapped__(name)
            if key and grade < best.get(key, BARE + 1):
                best[key] = grade
        self._names += [(key, number, grade) for key, grade in best.items()]

    def flush(self) -> None:
        """Writes what has been taken so far."""
        self.database.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", self._places)
        self.database.executemany("INSERT INTO waiting.names VALUES (?,?,?)", self._names)
        self._places, self._names = [], []

    def sort_names(self) -> None:
        """Writes the names in the order in which they are looked up."""
        self.flush()
        self.database.execute(
            "INSERT INTO main.names "
            "SELECT fold, place, min(grade) FROM waiting.names GROUP BY fold, place ORDER BY fold, place"
        )
        self.database.execute("DELETE FROM waiting.names")

    def towns_named(self, name: str, country: str) -> list[tuple[int, float, int]]:
        """Towns and well-known quarters of a country by a name, after the sorting: (grade, minus their prominence,
        number), the best first."""
        rows = self.database.execute(
            "SELECT min(n.grade, ?), -p.weight, p.id FROM main.names n JOIN places p ON p.id = n.place "
            "WHERE n.fold = ? AND (p.kind = 'city' OR (p.kind = 'district' AND p.weight > 1e7)) "
            "AND p.country = ? ORDER BY 1, 2, 3",
            (ALTERNATE, fold(name), country),
        )
        return list(rows)

    def spell(self, number: int, name: str, *, shown: bool) -> None:
        """A newspaper spelling of a place, after the sorting; `shown`: the record is to show it."""
        self.database.execute(
            "INSERT INTO main.names VALUES (?,?,?) ON CONFLICT DO UPDATE SET grade = min(grade, excluded.grade)",
            (fold(name), number, MAIN if shown else SPELLING),
        )
        if shown:
            self.database.execute("UPDATE places SET name = ? WHERE id = ?", (name, number))

    def make_capital(self, number: int, factor: float) -> None:
        """Marks a town as the capital of a country."""
        self.database.execute("UPDATE places SET capital = 1, weight = weight * ? WHERE id = ?", (factor, number))

    def replace(self, number: int, place: PlaceRow) -> None:
        """Other facts for a place that was taken."""
        self.flush()
        columns = "geonames, name, kind, lat, lon, radius, country, admin1, population, weight"
        self.database.execute(f"UPDATE places SET ({columns}) = (?,?,?,?,?,?,?,?,?,?) WHERE id = ?", (*place, number))

    def finish(self, divisions: dict[str, int], facts: dict[str, str]) -> None:
        """Writes the divisions and the facts about the index."""
        self.database.executemany(
            "INSERT INTO divisions SELECT ?, id, name FROM places WHERE id = ?", sorted(divisions.items())
        )
        (names,) = self.database.execute("SELECT count(*) FROM main.names").fetchone()
        counts = {"places": str(self.count), "names": str(names), "divisions": str(len(divisions))}
        self.database.executemany("INSERT INTO meta VALUES (?,?)", sorted({**counts, **facts}.items()))


@contextlib.contextmanager
def writing(path: Path) -> Iterator[IndexWriter]:
    """A writer of the index that shall lie at `path`; nothing lies there before it is whole.

    Raises ResourceError where the folder cannot be written.
    """
    from dateline.places._cache import CACHE_VARIABLE

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".partial", dir=path.parent)
    except OSError as error:
        raise ResourceError(
            f"the gazetteer cannot be written to {path.parent}: {error.strerror}; "
            f"set {CACHE_VARIABLE} to a folder that can be written"
        ) from error
    os.close(handle)
    partial = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(partial)) as database:
            yield IndexWriter(database)
            database.execute(f"PRAGMA user_version={SCHEMA}")
            database.commit()
        partial.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise ResourceError(
            f"the gazetteer cannot be written to {path}: {error}; make room, or set {CACHE_VARIABLE} to another folder"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
