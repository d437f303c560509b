"""The gazetteer: what a name can denote."""

from __future__ import annotations

import os
import sqlite3
import threading
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from dateline._errors import ResourceError
from dateline.places._cache import ensure_index, is_whole
from dateline.places._fold import fold
from dateline.places._index import ALTERNATE, MAIN, SPELLING
from dateline.record import PlaceKind

# What an Entry is made of, but for how the name is the place's.
_COLUMNS = """p.id, p.geonames, p.name, p.kind, p.lat, p.lon, p.radius, p.country, p.admin1, d.name, p.population,
       p.weight, p.capital"""
_QUERY = f"""
SELECT {_COLUMNS}, n.grade
FROM names n JOIN places p ON p.id = n.place LEFT JOIN divisions d ON d.code = p.admin1
WHERE n.fold = ? ORDER BY n.grade > 1, p.weight DESC, p.id LIMIT 250
"""
_DIVISION_QUERY = f"""
SELECT {_COLUMNS}, {MAIN}
FROM divisions d JOIN places p ON p.id = d.place WHERE d.code = ?
"""
# Countries are written first: the search need not go through all places.
_COUNTRY_QUERY = f"""
SELECT {_COLUMNS}, {SPELLING}
FROM places p LEFT JOIN divisions d ON d.code = p.admin1
WHERE p.kind = 'country' AND p.country = ? AND p.id < 1000 LIMIT 1
"""
_CACHE_SIZE = 8192
_MAPPED = 1 << 31  # bytes of the file that are mapped into memory at most, and so shared by all processes
_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name can denote.

    `grade` says how the name is its name: 0 main name, 1 newspaper spelling, 2 alternate name, 3 a division's name
    without its class word. `weight` is the place's prominence in inhabitants, before any evidence of the report.
    `admin1` is GeoNames' code of the division it lies in (`UA.05`), a division's own for a division.
    """

    id: int
    geonames: int | None
    name: str
    kind: PlaceKind
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    admin1_name: str | None
    population: int
    weight: float
    is_capital: bool
    grade: int


class Gazetteer:
    """Look-up of names in the index, open for reading only; the answers are kept.

    A process that was forked opens the file anew, since SQLite's connections must not cross a fork.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Opens the index at `path`, or the user's, built if need be; raises ResourceError where it is no index."""
        self.path = ensure_index() if path is None else path
        if path is not None and not is_whole(path):
            raise ResourceError(f"{path} is no gazetteer of this version; leave the path out to have one built")
        self._lock = threading.Lock()
        self._owner = -1
        self._database: sqlite3.Connection | None = None
        self._known: dict[str, tuple[Entry, ...]] = {}
        self.country("FRA")  # opens the file now: whoever removes it later does not disturb a run that goes on

    def lookup(self, name: str) -> list[Entry]:
        """All places of that name, main names before alternate ones, then the weightiest first; none: an empty list."""
        return list(self.entries(fold(name)))

    def entries(self, folded: str) -> tuple[Entry, ...]:
        """The same for a name that is folded already."""
        known = self._known.get(folded)
        if known is None:
            known = self._fetch(_QUERY, folded) if folded else ()
            if len(self._known) >= _CACHE_SIZE:
                self._known.clear()
            self._known[folded] = known
        return known

    def has(self, name: str) -> bool:
        """True when some place has that as main name or newspaper spelling."""
        return any(entry.grade < ALTERNATE for entry in self.entries(fold(name)))

    def is_country(self, name: str) -> bool:
        """True for a name that means a country before all; Chad and Jordan may still be people."""
        best = next(iter(self.entries(fold(name))), None)
        return best is not None and best.kind == "country" and best.grade < ALTERNATE and fits_case(best, name)

    def division(self, code: str) -> Entry | None:
        """The first-order division of a GeoNames code (`US.CA`)."""
        found = self._fetch(_DIVISION_QUERY, code)
        return found[0] if found else None

    def country(self, code: str) -> tuple[Entry, ...]:
        """The country of an ISO 3166-1 alpha-3 code, alone in a tuple; none: an empty one."""
        return self._fetch(_COUNTRY_QUERY, code)

    @cached_property
    def inhabitants(self) -> dict[str, int]:
        """Inhabitants of countries, by ISO 3166-1 alpha-3."""
        rows = self._rows("SELECT country, max(population) FROM places WHERE kind = 'country' GROUP BY country")
        return {country: people for country, people in rows if country}

    def info(self) -> dict[str, str]:
        """What the index holds and was made of, and where it lies."""
        return {"path": str(self.path), **dict(self._rows("SELECT key, value FROM meta ORDER BY key"))}

    def outline(self) -> list[tuple[int | None, str | None, float | None, float | None, PlaceKind]]:
        """GeoNames id, country, latitude, longitude and kind of every place of the index."""
        return self._rows("SELECT geonames, country, lat, lon, kind FROM places")

    def _fetch(self, query: str, key: str) -> tuple[Entry, ...]:
        return tuple(Entry(*[*row[:12], bool(row[12]), row[13]]) for row in self._rows(query, key))

    def _rows(self, query: str, *values: str) -> list[Any]:
        with self._lock:
            try:
                return self._connection().execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise ResourceError(
                    f"the gazetteer {self.path} is gone or damaged ({error}); delete it, and it is made again, "
                    "or import the dump again"
                ) from error

    def _connection(self) -> sqlite3.Connection:
        if self._database is None or self._owner != os.getpid():
            uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._database.execute(f"PRAGMA mmap_size={_MAPPED}")
            self._owner = os.getpid()
        return self._database


def fits_case(entry: Entry, text: str) -> bool:
    """False where small letters rule out an acronym ("Us" is not the US), or capitals a town ("EU" is not Eu), unless
    news calls it so ("NYC")."""
    if text.isupper() and len(fold(text)) <= _ACRONYM and entry.grade != SPELLING:
        return entry.kind in ("country", "region")
    is_acronym = entry.kind == "country" and entry.grade == SPELLING and len(fold(text)) <= _ACRONYM
    return not is_acronym or text.isupper()


@cache
def default_gazetteer() -> Gazetteer:
    """The user's gazetteer, opened once in a process."""
    return Gazetteer()
