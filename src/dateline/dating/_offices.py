"""Who held which office when: resources/actors/people.csv, by the names under which reports give the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline._tables import RESOURCES, parts, read_table

_COLUMNS = ("name", "aliases", "gender", "country", "sectors", "office", "from", "to", "wikidata")
_LEEWAY = timedelta(3)  # after the last day in office reports still give it
# Other words for an office; one noun may stand for several.
_WORDS = {
    "premier": ("prime minister", "premier"),
    "taoiseach": ("prime minister", "premier"),
    "chancellor": ("chancellor", "prime minister"),
    "foreign minister": ("foreign minister", "foreign secretary"),
    "defense minister": ("defence minister",),
    "defense secretary": ("defence secretary",),
    "secretary-general": ("secretary general",),
    "vice-president": ("vice president",),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office."""

    name: str
    office: str
    country: str
    first: date
    last: date | None


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """Terms by the last word of their holder's name, in lower case."""
    found: dict[str, list[Term]] = {}
    for row in read_table(RESOURCES / "actors" / "people.csv", _COLUMNS):
        if not row["from"] or not row["office"]:
            continue
        last = date.fromisoformat(row["to"]) + _LEEWAY if row["to"] else None
        term = Term(row["name"], row["office"], row["country"], date.fromisoformat(row["from"]), last)
        for name in (row["name"], *parts(row["aliases"])):
            known = found.setdefault(name.split()[-1].lower(), [])
            if term not in known:
                known.append(term)
    return {name: tuple(known) for name, known in found.items()}


@cache
def office_words() -> dict[str, tuple[str, ...]]:
    """Words of an office, in lower case, with the offices of the table that they may be."""
    known = {term.office for held in terms().values() for term in held}
    return {office: (office,) for office in known} | _WORDS
