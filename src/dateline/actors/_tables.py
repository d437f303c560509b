"""The actor tables: countries, people, bodies and role nouns, read from resources/actors when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dateline._tables import RESOURCES, Row, parts, read_table

Value = TypeVar("Value")
FOLDER = RESOURCES / "actors"
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_RISING_YEARS = 6  # for which somebody is in the news before the first office that the table knows
_CONDITIONS = frozenset({"", "plural", "of", "modified", "told"})
_USES = frozenset({"", "seat", "land"})


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-3, its usual name, all names, words of nationality in lower case, and capitals.

    `support`: the name has other bearers, so it counts only beside a capital or a word of nationality.
    """

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    support: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office (ISO dates; `end` empty: still in it; both empty: no term)."""

    country: str
    sectors: tuple[str, ...]
    office: str
    begin: str
    end: str

    def holds(self, day: str) -> bool:
        """True when the day lies in the term."""
        return self.begin <= day and (not self.end or day <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom news names often."""

    name: str
    gender: str
    terms: tuple[Term, ...]
    wikidata: str

    def on(self, day: str | None) -> Term | None:
        """The term that a day falls in; without a day, or without terms, the last one."""
        if day is None or not self.terms[-1].begin:
            return self.terms[-1]
        return next((term for term in reversed(self.terms) if term.holds(day)), None)

    def before(self, day: str) -> bool:
        """True when the day lies so long before all that the table knows of them that the name is another's."""
        return all(int(term.begin[:4] or 0) - int(day[:4]) > _RISING_YEARS for term in self.terms)

    def countries(self) -> set[str]:
        """The countries of all terms."""
        return {term.country for term in self.terms}


@dataclass(frozen=True, slots=True)
class Body:
    """A named body; `use` is seat or land where it acts only in the place of an actor."""

    name: str
    country: str
    sectors: tuple[str, ...]
    use: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun; roles with one value of `same` can mean the same people.

    `is_open`: the sectors are only a default. `when`: plural, of, or modified, where the noun alone tells nothing.
    """

    lemma: str
    sectors: tuple[str, ...]
    is_open: bool
    same: str
    when: str


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before a role noun that tells its sector; `over`: even against the noun's own."""

    sectors: tuple[str, ...]
    over: bool


def plain(text: str) -> str:
    """A text as the tables write it: straight apostrophes, plain spaces; of the same length."""
    return text.replace("’", "'").replace("\n", " ").replace("\u00a0", " ")


def fold(name: str) -> str:
    """A name as it is looked up: plain, without article, single spaces."""
    words = plain(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "The") else words)


@cache
def countries() -> tuple[Country, ...]:
    """All countries. Raises ResourceError, with file and line, at a fault in the table; so do the others."""
    found = []
    seen: dict[str, str] = {}
    for row in read_table(FOLDER / "countries.csv", ("code", "names", "demonyms", "capitals", "support")):
        names, demonyms, capitals = (parts(row[column]) for column in ("names", "demonyms", "capitals"))
        for word in (f"code {row['code']}", *names, *demonyms, *capitals):
            _add(seen, word, word, row)
        found.append(Country(row["code"], names[0], names, demonyms, capitals, row["support"] == "yes"))
    return tuple(found)


@cache
def country_names() -> dict[str, str]:
    """The usual name of each country by its code."""
    return {country.code: country.name for country in countries()}


@cache
def people() -> dict[str, Person]:
    """People by name and other spelling."""
    header = ("name", "aliases", "gender", "country", "sectors", "office", "from", "to", "wikidata")
    terms: dict[str, list[Term]] = {}
    first: dict[str, Row] = {}
    for row in read_table(FOLDER / "people.csv", header):
        _check_person(row)
        term = Term(row["country"], _sectors(row)[0], row["office"], row["from"], row["to"])
        before = terms.setdefault(row["name"], [])
        if before and not (before[-1].end and term.begin >= before[-1].end):
            raise row.fault(f"this term of {row['name']} does not follow the one before")
        before.append(term)
        first.setdefault(row["name"], row)
    found: dict[str, Person] = {}
    for name, row in first.items():
        person = Person(name, row["gender"], tuple(terms[name]), row["wikidata"])
        for alias in (name, *parts(row["aliases"])):
            _add(found, fold(alias), person, row)
    return found


def _check_person(row: Row) -> None:
    _known_country(row)
    if row["gender"] not in ("m", "f"):
        raise row.fault(f"gender {row['gender']!r} is not m or f")
    if row["office"] and row["office"] not in roles():
        raise row.fault(f"office {row['office']!r} is no role of roles.csv")
    if row["to"] and (not row["from"] or row["from"] > row["to"]):
        raise row.fault(f"the term of {row['name']} ends before it begins")


@cache
def surnames() -> dict[str, tuple[Person, ...]]:
    """People by the last word of their name."""
    found: dict[str, list[Person]] = {}
    for person in dict.fromkeys(people().values()):
        found.setdefault(person.name.split()[-1], []).append(person)
    return {name: tuple(those) for name, those in found.items()}


@cache
def bodies() -> dict[str, Body]:
    """Bodies by name and other name."""
    found: dict[str, Body] = {}
    for row in read_table(FOLDER / "bodies.csv", ("name", "aliases", "country", "sectors", "use", "needs")):
        _known_country(row)
        if row["use"] not in _USES:
            raise row.fault(f"use {row['use']!r} is not one of {', '.join(sorted(_USES))}")
        body = Body(row["name"], row["country"], _sectors(row)[0], row["use"], parts(row["needs"]))
        for name in (row["name"], *parts(row["aliases"])):
            _add(found, fold(name), body, row)
    return found


@cache
def body_words() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Sectors by the words at the end of a body's name, or at its beginning: these with "^" before them."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in read_table(FOLDER / "bodywords.csv", ("words", "sectors")):
        words = row["words"].removeprefix("^").split()
        key = ("^", *words) if row["words"].startswith("^") else tuple(words)
        _add(found, key, _sectors(row)[0], row)
    return found


@cache
def roles() -> dict[str, Role]:
    """Role nouns by lemma, those of several words included."""
    found: dict[str, Role] = {}
    for row in read_table(FOLDER / "roles.csv", ("lemma", "sectors", "same", "when")):
        if row["when"] not in _CONDITIONS:
            raise row.fault(f"when {row['when']!r} is not one of {', '.join(sorted(_CONDITIONS))}")
        sectors, is_open = _sectors(row)
        _add(found, row["lemma"], Role(row["lemma"], sectors, is_open, row["same"] or row["lemma"], row["when"]), row)
    return found


@cache
def role_ends() -> frozenset[str]:
    """The last words of the role nouns of several words."""
    return frozenset(lemma.replace("-", " ").split()[-1] for lemma in roles() if not lemma.isalpha())


@cache
def modifiers() -> dict[str, Modifier]:
    """Words before a role noun that tell its sector."""
    found: dict[str, Modifier] = {}
    for row in read_table(FOLDER / "modifiers.csv", ("word", "sectors", "over")):
        _add(found, row["word"], Modifier(_sectors(row)[0], row["over"] == "yes"), row)
    return found


@cache
def deeds() -> frozenset[str]:
    """Lemmas of nouns whose doer a nationality before them tells."""
    found: dict[str, str] = {}
    for row in read_table(FOLDER / "deeds.csv", ("lemma",)):
        _add(found, row["lemma"], row["lemma"], row)
    return frozenset(found)


@cache
def given_names() -> dict[str, str]:
    """Given names and the gender that they tell (m, f)."""
    found: dict[str, str] = {}
    for row in read_table(FOLDER / "given_names.csv", ("name", "gender")):
        if row["gender"] not in ("m", "f"):
            raise row.fault(f"gender {row['gender']!r} is neither m nor f")
        _add(found, row["name"], row["gender"], row)
    return found


def validate_tables() -> dict[str, int]:
    """Number of names in each table; raises ResourceError at the first fault in one, with its file and line."""
    tables = (countries, people, bodies, body_words, roles, modifiers, deeds, given_names)
    return {table.__name__: len(table()) for table in tables}


def _sectors(row: Row) -> tuple[tuple[str, ...], bool]:
    """(sectors, whether they are open to what other words tell): a leading ? or none at all."""
    cell = row["sectors"]
    sectors = parts(cell.removeprefix("?"))
    unknown = [sector for sector in sectors if sector not in SECTORS]
    if unknown:
        raise row.fault(f"{unknown[0]!r} is no PLOVER sector")
    return sectors, cell.startswith("?") or not sectors


def _known_country(row: Row) -> None:
    if row["country"] not in INTERNATIONAL and row["country"] not in country_names():
        raise row.fault(f"{row['country']!r} is no country of countries.csv and no international code of PLOVER")


Key = TypeVar("Key")


def _add(found: dict[Key, Value], name: Key, value: Value, row: Row) -> None:
    if name in found:
        raise row.fault(f"{name!r} stands twice")
    found[name] = value
