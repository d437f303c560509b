"""The actor tables: countries, people, bodies and role nouns, read from resources/actors when first needed."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from dateline._errors import ResourceError

Value = TypeVar("Value")
FOLDER = Path(__file__).parents[1] / "resources" / "actors"
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 alpha-3 code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom news names often; `terms` are (first day, last day) in office, ISO dates, empty when open."""

    name: str
    country: str
    sectors: tuple[str, ...]
    office: str
    terms: tuple[tuple[str, str], ...]
    wikidata: str


@dataclass(frozen=True, slots=True)
class Body:
    """A named body."""

    name: str
    country: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun; roles with one value of `same` can mean the same people."""

    lemma: str
    sectors: tuple[str, ...]
    same: str


def fold(name: str) -> str:
    """A name as the tables look it up: plain apostrophes, no article, single spaces."""
    words = name.replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "The") else words)


@cache
def countries() -> dict[str, Country]:
    """Countries by name. Raises ResourceError, with file and line, at a fault in the table; so do the others."""
    found: dict[str, Country] = {}
    for row in _rows("countries.csv", ("code", "names", "demonyms", "capitals")):
        names = _split(row["names"])
        country = Country(row["code"], names[0])
        for name in names:
            _add(found, fold(name), country, row)
    return found


@cache
def demonyms() -> dict[str, str]:
    """Country codes by demonym, in lower case."""
    rows = _rows("countries.csv", ("code", "names", "demonyms", "capitals"))
    return {word: row["code"] for row in rows for word in _split(row["demonyms"])}


@cache
def capitals() -> dict[str, str]:
    """Country codes by capital; a capital of two countries is left out."""
    rows = _rows("countries.csv", ("code", "names", "demonyms", "capitals"))
    pairs = [(name, row["code"]) for row in rows for name in _split(row["capitals"])]
    names = [name for name, _ in pairs]
    return {name: code for name, code in pairs if names.count(name) == 1}


@cache
def country_names() -> dict[str, str]:
    """The first name of each country by its code."""
    return {country.code: country.name for country in countries().values()}


@cache
def people() -> dict[str, Person]:
    """People by name and other spelling."""
    found: dict[str, Person] = {}
    header = ("name", "aliases", "country", "sectors", "office", "from", "to", "wikidata")
    for row in _rows("people.csv", header):
        if row["from"] and row["to"] and row["from"] > row["to"]:
            raise ResourceError(f"people.csv, line {row['line']}: the term of {row['name']} ends before it begins")
        terms = ((row["from"], row["to"]),) if row["from"] else ()
        person = Person(row["name"], row["country"], _sectors(row), row["office"], terms, row["wikidata"])
        for name in (row["name"], *_split(row["aliases"])):
            _add(found, fold(name), person, row)
    return found


@cache
def bodies() -> dict[str, Body]:
    """Bodies by name and other name."""
    found: dict[str, Body] = {}
    for row in _rows("bodies.csv", ("name", "aliases", "country", "sectors")):
        body = Body(row["name"], row["country"], _sectors(row))
        for name in (row["name"], *_split(row["aliases"])):
            _add(found, fold(name), body, row)
    return found


@cache
def body_words() -> tuple[tuple[tuple[str, ...], bool, str], ...]:
    """(words, whether they stand at the beginning, sector), the longest first."""
    found = []
    for row in _rows("bodywords.csv", ("words", "sector")):
        words = row["words"].removeprefix("^").split()
        found.append((tuple(words), row["words"].startswith("^"), _sectors(row, "sector")[0]))
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


@cache
def roles() -> dict[str, Role]:
    """Role nouns by lemma, two-word ones included."""
    found: dict[str, Role] = {}
    for row in _rows("roles.csv", ("lemma", "sectors", "same")):
        _add(found, row["lemma"], Role(row["lemma"], _sectors(row), row["same"]), row)
    return found


def _rows(name: str, header: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a commented CSV as dictionaries, each with its `file` and `line`."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    parsed = list(csv.reader(line for _, line in numbered))
    if not parsed or tuple(parsed[0]) != header:
        raise ResourceError(f"{name}: the first line must be {','.join(header)}")
    rows = []
    for (number, _), cells in zip(numbered[1:], parsed[1:], strict=True):
        if len(cells) != len(header):
            raise ResourceError(f"{name}, line {number}: {len(cells)} columns where {len(header)} are needed")
        rows.append({**dict(zip(header, cells, strict=True)), "file": name, "line": str(number)})
    return rows


def _sectors(row: dict[str, str], column: str = "sectors") -> tuple[str, ...]:
    sectors = _split(row[column])
    unknown = [sector for sector in sectors if sector not in SECTORS]
    if unknown:
        raise ResourceError(f"{row['file']}, line {row['line']}: {unknown[0]!r} is no PLOVER sector")
    return sectors


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _add(found: dict[str, Value], name: str, value: Value, row: dict[str, str]) -> None:
    if name in found and found[name] is not value:
        raise ResourceError(f"{row['file']}, line {row['line']}: {name!r} stands twice")
    found[name] = value
