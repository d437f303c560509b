"""The facts that the ranker weighs, by the names that ranker.csv and a place's `why` give them.

`inhabitants …` and `… populous country` are logarithms (base 10) from 100 upwards, `within … of others` logarithms of
how many, all others shares or 0 and 1.
"""

from __future__ import annotations

from dateline.record import PlaceKind

KINDS: tuple[PlaceKind, ...] = ("city", "district", "region", "country", "area", "water", "site")
# What a candidate is by itself, beside the words around its name and the publisher's home.
OWN = (
    "a district",
    "a region",
    "a country",
    "an area",
    "a water",
    "a site",
    "inhabitants of a town",
    "inhabitants of a district",
    "inhabitants of a region",
    "most populous of the name",
    "capital",
    "capital of a populous country",
    "alternate name",
    "newspaper spelling",
    "other name of a region",
    "bare name of a district",
    "kind as told",
    "kind near what is told",
    "kind other than told",
    "town of a region of its name",
    "division with a town of its name",
    "country as told",
    "other country than told",
    "home of the publisher",
    "publisher's division",
    "publisher's country",
    "other country than publisher's",
    "near the publisher",
    "small town under an alternate name",
    "anchored",
)
# What the other names of the report say for it.
HEARD = (
    "its country named by others",
    "its division named by others",
    "within 30 km of others",
    "within 100 km of others",
    "within 400 km of others",
    "in what holds it",
    "not in what holds it",
    "holds what it should",
    "does not hold what it should",
    "area near others",
    "kind of its list",
    "near the dateline",
    "dateline's division",
    "dateline's country",
    "another country than the dateline's",
)
# What speaks for a place that no table holds.
NONE = (
    "no place known",
    "only alternate names",
    "kind told and not found",
    "anchored",
    "several words",
    "guessed name",
    "people of the greatest",
    "bearers",
    "none lies in what holds it",
    "a country or region bears the name",
    "a capital bears the name",
    "none near the publisher",
    "guessed: taken for a person",
    "guessed: taken for a body",
    "guessed: no preposition of place before it",
    "kind told and found",
    "country told and found",
    "other names of the report",
)


def fact_names() -> dict[str, tuple[str, ...]]:
    """The facts that each stage of ranker.csv has a weight for."""
    return {
        "candidate first": OWN,
        "none first": NONE,
        "candidate second": (*OWN, *HEARD),
        "none second": NONE,
    }
