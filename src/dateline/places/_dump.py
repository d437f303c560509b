"""GeoNames dumps in the place of the packaged towns: `allCountries.zip`, or the files of single countries.

A dump is read line by line (19 columns separated by tabs, as the GeoNames readme lists them). It takes the place of the
packaged towns in the countries that it covers; countries, divisions and features of our own tables stay, with the ids
and coordinates that the dump adds to them.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dateline._errors import InputError
from dateline.places._build import Builder, is_english, iso3, weight_of
from dateline.places._cache import imported_path
from dateline.places._divisions import bare_names
from dateline.places._fold import fold
from dateline.places._geometry import distance_km
from dateline.places._index import ALTERNATE, BARE, MAIN, PlaceRow, writing
from dateline.places._recognised import recognised
from dateline.record import PlaceKind

_COLUMNS = 19
_GZIP = b"\x1f\x8b"
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)
_COUNTRY = re.compile(r"(?:[A-Z]{2})?")
# A dump of a country has several times as many towns as the packages; one with fewer than this part of them is cut
# short.
_ENOUGH_TOWNS = 0.8
_REPORT_EVERY = 1 << 16  # lines
# The reach of a first-order division that no table of ours knows, in km: an area is never a bare point.
_UNKNOWN_REACH = 50.0
# A river or range of ours and one of the dump are the same when they share a name and the dump's point is within the
# reach.
_SLACK_KM = 30.0
_CLASSES: dict[str, PlaceKind] = {
    "P": "city",
    "H": "water",
    "L": "area",
    "T": "area",
    "V": "area",
    "S": "site",
    "R": "site",
}
_CODES: dict[str, PlaceKind] = {
    "PPLX": "district", "ADM1": "region", "ADM2": "district", "ADM3": "district", "ADM4": "district",
    "ADM5": "district", "ADMD": "district", "MT": "site", "PK": "site", "VLC": "site", "PRK": "site", "CAPE": "site",
    "PASS": "site", "BDG": "site", "AIRF": "site", "AIRP": "site", "AIRB": "site", "LK": "water", "RSV": "water",
}  # fmt: skip
# Abandoned and destroyed places, historical divisions and what lies under the sea are not what news means by a name.
_LEFT_OUT = ("PPLH", "PPLQ", "PPLW", "PPLCH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH", "PCLH", "RGNH")


class DumpLine(NamedTuple):
    """What is read of a line of a dump."""

    geonames: int
    name: str
    others: list[str]
    lat: float
    lon: float
    feature_class: str
    feature_code: str
    country: str
    admin1: str
    population: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gave: where the index lies, places read and kept, and the countries that the dump covers."""

    path: Path
    read: int
    kept: int
    countries: frozenset[str]


def import_dump(files: Iterable[Path], *, on_bytes: Callable[[int], None] | None = None) -> Imported:
    """Makes the user's index of GeoNames dumps; it is used from then on. `on_bytes` is told how many more bytes were
    read.

    Raises InputError where a file is no dump, with the line; ResourceError where the index cannot be written. The index
    that was there before stays until the new one is whole.
    """
    files = list(files)
    path = imported_path()
    countries: set[str] = set()
    towns: Counter[str] = Counter()
    read = kept = 0
    with writing(path) as writer:
        builder = Builder(writer)
        builder.areas()
        for file in files:
            own: set[str] = set()
            before = read
            for line in read_dump(file, on_bytes):
                read += 1
                own.add(line.country)
                towns[line.country] += line.feature_class == "P"
                kept += _take(builder, line)
            if read == before:
                raise InputError(f"{file}: no lines; a GeoNames dump has one place a line")
            if twice := sorted((own & countries) - {""}):
                raise InputError(f"{file}: {', '.join(twice)} is in another of the dumps too; give each country once")
            countries |= own
        for country, packaged in builder.towns(without=countries).items():
            if towns[country] < _ENOUGH_TOWNS * packaged:
                raise InputError(
                    f"the dump has {towns[country]:,} towns of {country} where the packages have {packaged:,}: it is "
                    "cut short; download it again"
                )
        names = ", ".join(file.name for file in files)
        builder.finish(
            {"imported": names, "imported_places": str(kept), "countries": " ".join(sorted(countries - {""}))}
        )
    return Imported(path, read, kept, frozenset(countries - {""}))


def read_dump(path: Path, on_bytes: Callable[[int], None] | None = None) -> Iterator[DumpLine]:
    """The places of a dump, one by one. Raises InputError for a file or a line that is of another form."""
    with _opened(path) as (stream, name):
        size = 0
        for number, raw in enumerate(stream, 1):
            size += len(raw)
            if not raw.strip():
                continue
            if on_bytes and number % _REPORT_EVERY == 0:
                on_bytes(size)
                size = 0
            yield _parse(raw, f"{name}, line {number}")
        if on_bytes:
            on_bytes(size)


def dump_size(path: Path) -> int:
    """Bytes of a dump, unpacked. Raises InputError where it cannot be read."""
    if not zipfile.is_zipfile(path):
        return path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        return sum(member.file_size for member in archive.infolist() if _is_dump(member.filename))


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, str]]:
    """The lines of a dump and its name, from a text file or from the one dump in a ZIP archive."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as stream:
                yield stream, str(path)
            return
        with zipfile.ZipFile(path) as archive:
            members = [name for name in archive.namelist() if _is_dump(name)]
            if len(members) != 1:
                raise InputError(f"{path}: one .txt file is expected in the archive, not {len(members)}")
            with archive.open(members[0]) as member:
                yield member, f"{path}: {members[0]}"  # type: ignore[misc]
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise InputError(f"{path}: the archive is damaged ({error}); download it again") from error
    except (RuntimeError, NotImplementedError) as error:
        raise InputError(f"{path}: the archive cannot be unpacked here ({error}); give the .txt file in it") from error


def _is_dump(name: str) -> bool:
    return name.endswith(".txt") and "readme" not in name.lower()


def _parse(raw: bytes, where: str) -> DumpLine:
    if raw.startswith(_GZIP):
        raise InputError(f"{where}: packed with gzip; unpack it, or give the .zip file")
    try:
        cells = raw.decode("utf-8-sig").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8, so no GeoNames dump") from error
    if len(cells) != _COLUMNS:
        told = f"{len(cells)} column{'s' if len(cells) != 1 else ''}"
        raise InputError(f"{where}: {told} where a GeoNames dump has {_COLUMNS}, separated by tabs; download it again")
    try:
        number, lat, lon, people = _whole(cells[0]), float(cells[4]), float(cells[5]), _whole(cells[14] or "0")
    except ValueError as error:
        raise InputError(f"{where}: id, coordinates and population must be numbers") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(f"{where}: latitude {cells[4]} and longitude {cells[5]} are no place on the globe")
    if not cells[1].strip() or "\0" in cells[1]:
        raise InputError(f"{where}: the place has no name")
    if not _COUNTRY.fullmatch(cells[8]):
        raise InputError(f"{where}: {cells[8][:20]!r} is no ISO 3166-1 alpha-2 code of a country")
    others = [name for name in [cells[2], *cells[3].split(",")] if name and name != cells[1]]
    return DumpLine(number, cells[1], others, lat, lon, cells[6], cells[7], cells[8], cells[10], people)


def _whole(cell: str) -> int:
    """A whole number that the index can hold; raises ValueError for any other cell."""
    if not _NUMBER.fullmatch(cell):
        raise ValueError(cell)
    return int(cell)


def _take(builder: Builder, line: DumpLine) -> bool:
    """Puts a place of a dump into the index; False for what is no place of the news."""
    kind = kind_of(line.feature_class, line.feature_code)
    if line.feature_code in _LEFT_OUT:
        return False
    names = [(line.name, MAIN), *((name, ALTERNATE) for name in line.others if is_english(name))]
    number = builder.numbers.get(line.geonames) or _same_feature(builder, line, kind)
    if number is not None:
        _complete(builder, number, line)
        builder.writer.name(number, [(name, ALTERNATE) for name, _ in names])
        return True
    if kind is None:
        return False
    if kind in ("region", "district"):
        names += [(bare, BARE) for bare in bare_names(line.name)]
    admin1 = f"{line.country}.{line.admin1}" if line.country and line.admin1 else None
    reach = _UNKNOWN_REACH if kind == "region" else None
    place = PlaceRow(
        line.geonames, line.name, kind, line.lat, line.lon, reach, iso3(line.country), admin1, line.population,
        weight_of(kind, line.population),
    )  # fmt: skip
    builder.writer.add(recognised(place), names)
    return True


def kind_of(feature_class: str, feature_code: str) -> PlaceKind | None:
    """The record's kind for GeoNames' feature class and code; None for what is never named as a place (undersea)."""
    if feature_class == "A" and feature_code not in _CODES:
        return "country" if feature_code.startswith("PCL") else "area"
    return _CODES.get(feature_code) or _CLASSES.get(feature_class)


def _same_feature(builder: Builder, line: DumpLine, kind: PlaceKind | None) -> int | None:
    """Number of the feature in our own tables, still without an id, that a place of the dump is."""
    number = builder.features.get(fold(line.name))
    if number is None:
        return None
    own = builder.rows[number]
    if own.geonames is not None or own.kind != kind or own.lat is None or own.lon is None:
        return None
    apart = distance_km(own.lat, own.lon, line.lat, line.lon)
    return number if apart <= (own.radius_km or 0.0) + _SLACK_KM else None


def _complete(builder: Builder, number: int, line: DumpLine) -> None:
    """Gives a place of our tables the id and the coordinates that it lacks."""
    own = builder.rows[number]
    if own.geonames is None or own.lat is None:
        lat, lon = (line.lat, line.lon) if own.lat is None else (own.lat, own.lon)
        reach = own.radius_km or (_UNKNOWN_REACH if own.kind == "region" else None)
        builder.rows[number] = own._replace(geonames=line.geonames, lat=lat, lon=lon, radius_km=reach)
        builder.writer.replace(number, builder.rows[number])
        builder.numbers[line.geonames] = number
