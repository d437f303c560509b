"""Countries and sectors of bodies, of those that no table holds by the words of their names and about them."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from dateline.actors import _tables
from dateline.actors._english import POSSESSIVE_MARKS
from dateline.actors._names import Name, body_sectors


def body_of(name: Name) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors that a name tells of those who belong to it."""
    if name.body is not None:
        country = None if "JRN" in name.body.sectors else name.body.country
        return country, name.body.sectors
    if name.kind == "body":
        return country_of_body(name), body_sectors(name.span.text)
    return name.code, ()


def country_of_body(name: Name) -> str | None:
    """The country of a body that no table holds: one in its name, its owner, or what follows `of`."""
    table = _name_words()
    words = _tables.fold(name.span.text).replace("'s ", " ").split()
    for width in (4, 3, 2, 1):
        for start in range(len(words) - width + 1):
            code = table.get(" ".join(words[start : start + width]))
            if code:
                return code
    return _neighbour_country(name)


@cache
def _name_words() -> dict[str, str]:
    """Names and words of nationality as they stand in the names of bodies → country, the longest first."""
    found: dict[str, str] = {}
    for country in _tables.countries():
        for word in country.demonyms:
            found[" ".join(part[:1].upper() + part[1:] for part in word.split())] = country.code
        if not country.support:
            found.update((_tables.fold(name), country.code) for name in country.names)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _neighbour_country(name: Name) -> str | None:
    """The owner before a body's name or the country after its `of`: `Kenya's Foreign Ministry`, `the army of Chad`."""
    doc, start, end = name.span.doc, name.span.start, name.span.end
    table = _name_words()
    sentence = name.span.sent
    if start - 1 > sentence.start and doc[start - 1].text in POSSESSIVE_MARKS:
        return _country_ending(doc, start - 1, table)
    if start > sentence.start:
        code = _country_ending(doc, start, table)
        if code:
            return code
    if end + 1 < sentence.end and doc[end].lower_ == "of":
        return next((c for w in (1, 2, 3) if (c := table.get(_tables.fold(doc[end + 1 : end + 1 + w].text)))), None)
    return None


def _country_ending(doc: Doc, end: int, table: dict[str, str]) -> str | None:
    return next((c for w in (3, 2, 1) if end >= w and (c := table.get(_tables.fold(doc[end - w : end].text)))), None)
