"""The layer's tables: resources/en/page_*.csv, loaded when first asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dateline._errors import ResourceError
from dateline._tables import RESOURCES, read_table

LANGUAGE = "en"
WHOLE_ROLES = frozenset({"furniture", "related", "end", "byline"})
OPENING_ROLES = frozenset({"furniture+", "published+", "updated+", "contributor+", "credit+", "source+"})
WORD_ROLES = frozenset("paper post rank unit placename particle company function section platform".split())
_COLUMNS = {
    "page_agencies": ("name", "forms"),
    "page_lines": ("role", "pattern"),
    "page_notes": ("kind", "pattern"),
    "page_publishers": ("name", "domain"),
    "page_words": ("role", "word"),
}


class Agency(NamedTuple):
    """A credit found in a text: the agency's name in the record, and where the text names it."""

    name: str
    start: int
    end: int


def pairs(name: str) -> list[tuple[str, str]]:
    """Rows of one of this layer's tables, all of which have two columns."""
    columns = _COLUMNS[name]
    rows = read_table(RESOURCES / LANGUAGE / f"{name}.csv", columns)
    return [(row[columns[0]], row[columns[1]]) for row in rows]


@cache
def line_pattern(role: str) -> re.Pattern[str]:
    """One pattern for all lines of a role of page_lines.csv; match it from the line's start."""
    known = [pattern for name, pattern in pairs("page_lines") if name == role]
    if not known:
        raise ResourceError(f"resources/{LANGUAGE}/page_lines.csv has no lines of role {role!r}")
    whole = r"\Z" if role in WHOLE_ROLES else ""
    return re.compile("|".join(f"(?:{pattern}){whole}" for pattern in known), re.IGNORECASE)


@cache
def note_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of notes on changes, each with a pattern for the opening of its line; the first that fits tells."""
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in pairs("page_notes"))


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role of page_words.csv, in lower case."""
    known = frozenset(word for name, word in pairs("page_words") if name == role)
    if not known:
        raise ResourceError(f"resources/{LANGUAGE}/page_words.csv has no words of role {role!r}")
    return known


def agencies_in(text: str) -> list[Agency]:
    """The news and photo agencies that a text names, in its order."""
    names, pattern = _agencies()
    return [Agency(names[m.group()], m.start(), m.end()) for m in pattern.finditer(text)]


def agency_named(text: str) -> str | None:
    """The agency of which a text is the name and nothing more (`The` before it is allowed)."""
    names, _ = _agencies()
    return names.get(text) or names.get(text.removeprefix("The ").removeprefix("THE "))


@cache
def publishers() -> dict[str, str]:
    """Web domain → name of the publisher."""
    return {domain: name for name, domain in pairs("page_publishers")}


@cache
def publisher_names() -> dict[str, str]:
    """Name in lower case, without its article → name of the publisher."""
    return {name.lower().removeprefix("the "): name for name, _ in pairs("page_publishers")}


@cache
def _agencies() -> tuple[dict[str, str], re.Pattern[str]]:
    """Form → name, and one pattern that finds the longest form."""
    names = {form: name for name, forms in pairs("page_agencies") for form in forms.split("|")}
    longest_first = sorted(names, key=lambda form: (-len(form), form))
    return names, re.compile(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w&-])")
