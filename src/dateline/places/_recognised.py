"""The internationally recognised country of places that packaged data files under whoever holds them."""

from __future__ import annotations

from functools import cache

from dateline._tables import parts
from dateline.places._index import PlaceRow
from dateline.places._tables import iso3_codes, table_rows

Corners = tuple[tuple[float, float], ...]


def recognised(place: PlaceRow) -> PlaceRow:
    """A place with the country and division that are internationally recognised as its own."""
    if place.lat is None or place.lon is None:
        return place
    for country, admin1, corners in _lands().get(place.country or "", ()):
        if _is_inside(place.lat, place.lon, corners):
            return place._replace(country=country, admin1=admin1)
    return place


def _is_inside(lat: float, lon: float, corners: Corners) -> bool:
    """Whether a point lies in a polygon: a ray from it crosses the edges an odd number of times."""
    inside = False
    for (lat1, lon1), (lat2, lon2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1:
            inside = not inside
    return inside


@cache
def _lands() -> dict[str, list[tuple[str, str | None, Corners]]]:
    """Country that land is found under (alpha-3) → recognised country, its division, the land's corners."""
    found: dict[str, list[tuple[str, str | None, Corners]]] = {}
    for row in table_rows("recognised.csv"):
        corners = tuple((float(c.split()[0]), float(c.split()[1])) for c in parts(row["corners"]))
        land = (iso3_codes()[row["country"]], row["admin1"] or None, corners)
        found.setdefault(iso3_codes()[row["found"]], []).append(land)
    return found
