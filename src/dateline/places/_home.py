"""Where a report's publisher is at home, by its name or its web address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from dateline._tables import parts
from dateline.places._fold import fold
from dateline.places._gazetteer import Gazetteer
from dateline.places._tables import iso3_codes, table_rows
from dateline.record import Report

# Suffixes of web addresses that tell a country although they are not its ISO code, and those that tell none.
_SUFFIXES = {
    "uk": "GB",
    "ac": "",
    "ai": "",
    "cc": "",
    "co": "",
    "fm": "",
    "io": "",
    "me": "",
    "tv": "",
    "to": "",
    "ws": "",
}


@dataclass(frozen=True, slots=True)
class Home:
    """A publisher's home: its country (ISO 3166-1 alpha-3) and, for a local one, its division and town."""

    country: str
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


def home_of(report: Report | None, gazetteer: Gazetteer) -> Home | None:
    """The home of a report's publisher: by the table of publishers, else the country of its web address; None if
    neither tells."""
    if report is None:
        return None
    domain = _domain(report.origin)
    for key in [domain, _masthead(report.publisher) if report.publisher else None]:
        if key and (home := _known(key, gazetteer)):
            return home
    return _by_suffix(domain) if domain else None


def _masthead(name: str) -> str:
    """A publisher's name as it is looked up: with or without its article it is the same paper."""
    return fold(name).removeprefix("the ")


def _domain(address: str | None) -> str | None:
    if not address or "://" not in address:
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _known(key: str, gazetteer: Gazetteer) -> Home | None:
    """The home of a name, or of a domain or one that it belongs to (`news.paper.example` of `paper.example`)."""
    table = _publishers()
    while key not in table and key.count(".") > 1:
        key = key.partition(".")[2]
    found = table.get(key)
    if found is None:
        return None
    country, admin1, place = found
    codes = [e for e in gazetteer.lookup(place) if e.kind == "city" and e.admin1 == admin1] if place else []
    iso3 = iso3_codes().get(country)
    if iso3 is None or not codes:
        return Home(iso3) if iso3 else None
    town = min(codes, key=lambda e: (e.grade, -e.population))
    return Home(iso3, admin1, town.lat, town.lon)


def _by_suffix(domain: str) -> Home | None:
    suffix = domain.rpartition(".")[2]
    iso2 = _SUFFIXES.get(suffix, suffix.upper() if len(suffix) == 2 else "")
    iso3 = iso3_codes().get(iso2)
    return Home(iso3) if iso3 else None


@cache
def _publishers() -> dict[str, tuple[str, str, str]]:
    """Folded names and domains of publishers → country (alpha-2), GeoNames code of the division, town."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in table_rows("publishers.csv"):
        home = (row["country"], row["admin1"], row["place"])
        for key in [*(_masthead(name) for name in parts(row["name"])), *parts(row["domain"])]:
            found.setdefault(key, home)
    return found
