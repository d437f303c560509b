"""Names in a doc that can be an actor's: those that the tables know, whatever the reader made of them, and its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Span, Token

from dateline.actors import _tables
from dateline.actors._english import COORDINATORS, HONORIFICS, POSSESSIVE_MARKS, SHORT_TITLES
from dateline.actors._tables import Body, Country, Person
from dateline.places import is_locative, place_at
from dateline.reader.tree import block_kind, report_of, tokens_of

Kind = Literal["person", "body", "country", "capital", "nationality"]
_LINKS = COORDINATORS | {"of", "for", "the"}
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][\w. ]*")  # of a lawmaker, in brackets: `R-Utah`
_ADJECTIVES = ("-backed", "-led", "-held", "-controlled", "-based", "-occupied", "-funded", "-run", "-owned")


@dataclass(frozen=True, slots=True)
class Name:
    """A name and what the tables know of it; `code` is the country of a country, a capital or a nationality."""

    span: Span
    kind: Kind
    person: Person | None = None
    body: Body | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    kind: Kind
    person: Person | None = None
    body: Body | None = None
    country: Country | None = None


def find_names(doc: Doc, tokens: list[Token]) -> list[Name]:
    """The names in these tokens, the doc's news text without datelines, in their order, none inside another."""
    text = _tables.plain(_text(doc))
    known: dict[int, Name] = {}
    index, taken = _index(), -1
    for token in tokens:
        word = token.text
        entries = index.get(word if word.isalpha() else _first_letters(word))
        if entries and token.i > taken and (name := _known(token, text, entries)) is not None:
            known[name.span.start] = name
            taken = name.span.end - 1
    towns = _towns(doc)
    known = {start: name for start, name in known.items() if not _is_namesake_town(name, towns)}
    told = _supported(list(known.values()), text)
    names = [name for name in told if not _inside_another(name)]
    places = [n for n in known.values() if n not in told and (n.body is None or n.body.use)]
    covered = {token.i for name in [*names, *places] for token in name.span}
    names.extend(_unknown(doc, {token.i for token in tokens}, covered))
    surnames = {name.span[-1].text for name in names if name.kind == "person" and len(name.span) > 1}
    names = _with_bearers(names, surnames)
    names.extend(_surnames_again(doc, tokens, names, surnames))
    return sorted(names, key=lambda name: name.span.start)


def _towns(doc: Doc) -> dict[int, str]:
    """Country by token, where a place that is no country is named."""
    places = doc._.places if Doc.has_extension("places") else ()
    told = ((place.country, m) for place in places if place.country and place.kind != "country" for m in place.mentions)
    return tokens_of(doc, told)


def _is_namesake_town(name: Name, towns: dict[int, str]) -> bool:
    """True for a country's name that is a town's of another: `Palestine` in Texas."""
    return name.kind == "country" and towns.get(name.span.start, name.code) != name.code


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Entries of the tables by the letters of their first word, the longest first."""
    found: dict[str, list[_Entry]] = {}
    entries: dict[str, _Entry] = {}
    for country in _tables.countries():
        for word in country.demonyms:
            text = " ".join(part[:1].upper() + part[1:] for part in word.split())
            entries[text] = _Entry(text, "nationality", country=country)
        for capital in country.capitals:
            entries[capital] = _Entry(capital, "capital", country=country)
        for name in country.names:
            entries[_tables.fold(name)] = _Entry(_tables.fold(name), "country", country=country)
    for name, body in _tables.bodies().items():
        entries[name] = _Entry(name, "body", body=body)
    for name, person in _tables.people().items():
        entries[name] = _Entry(name, "person", person=person)
    for text, entry in entries.items():
        found.setdefault(_first_letters(text), []).append(entry)
    return {first: tuple(sorted(those, key=lambda e: -len(e.text))) for first, those in found.items()}


def _first_letters(text: str) -> str:
    for number, letter in enumerate(text):
        if letter in " -'’/":
            return text[:number]
    return text


def _text(doc: Doc) -> str:
    """The doc's text; the report has it at hand, and a long doc takes a while to put it together."""
    report = report_of(doc)
    return report.text if report is not None else doc.text


def _known(token: Token, text: str, entries: tuple[_Entry, ...]) -> Name | None:
    """The longest of these names that begins with a token and ends with one."""
    for entry in entries:
        if not text.startswith(entry.text, token.idx):
            continue
        span = token.doc.char_span(token.idx, token.idx + len(entry.text))
        if span is not None and span[-1].sent == token.sent and _reads_as_name(entry, span):
            return _name(entry, span)
    return None


def _name(entry: _Entry, span: Span) -> Name:
    return Name(span, entry.kind, entry.person, entry.body, entry.country.code if entry.country else None)


def _reads_as_name(entry: _Entry, span: Span) -> bool:
    """A name of one word must be written and tagged as a name, and not go on with other names."""
    if len(span) > 1:
        return True
    token = span[0]
    if token.pos_ not in ("PROPN", "ADJ", "NOUN", "X") or (token.i > 0 and token.nbor(-1).text == "-"):
        return False
    if entry.kind == "person":
        return _stands_alone(token)
    return token.ent_type_ != "" or token.pos_ == "PROPN" or entry.kind in ("nationality", "country")


def _stands_alone(token: Token) -> bool:
    """True for a surname without a first name before it or other names after it."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    if after is not None and after.pos_ == "PROPN" and (after.ent_type_ == "PER" or token.head.i == after.i):
        return False  # the first name of somebody, or a thing named for them: `Mandela Square`
    if before is None or before.pos_ != "PROPN" or before.ent_type_ != "PER":
        return True
    return before.lower_ in HONORIFICS or before.lower_ in SHORT_TITLES or before.lower_ in _tables.roles()


def _supported(names: list[Name], text: str) -> list[Name]:
    """Names without those that need other words of the report to count."""
    told = {name.code for name in names if name.kind in ("nationality", "capital")}
    doubtful = {country.code for country in _tables.countries() if country.support}
    kept = []
    for name in names:
        needs = name.body.needs if name.body else ()
        if name.kind == "country" and name.code in doubtful and name.code not in told:
            continue
        if not needs or any(word in text for word in needs):
            kept.append(name)
    return kept


def _inside_another(name: Name) -> bool:
    """True for a known name that is part of a longer one of the reader's: `Lima` of `Ana Lima`, `Bank of Kenya`."""
    if name.kind == "person" and len(name.span) > 1:
        return False
    doc, first, last = name.span.doc, name.span[0], name.span[-1]
    start, end = first.i, last.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    if doc[start].lower_ == "the" and start < name.span.start:
        start += 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    if (start, end) == (name.span.start, name.span.end) or not first.ent_type_:
        return False
    before = doc[start : name.span.start]
    after = doc[name.span.end : end]
    if name.kind == "person":  # a title that the reader took into the name is none
        return any(t.lower_ not in HONORIFICS and t.lower_ not in _tables.roles() for t in before) or len(after) > 0
    if first.ent_type_ == "PER":
        return True
    owns = len(after) > 0 and after[0].text in POSSESSIVE_MARKS and not before
    listed = any(t.lower_ in COORDINATORS for t in (*before[-1:], *after[:1]))
    if name.kind == "nationality" and not before:
        return any(t.text[:1].isupper() for t in after)
    return not owns and not listed


def _unknown(doc: Doc, told: set[int], covered: set[int]) -> Iterator[Name]:
    """The reader's names of people and bodies that no table holds, split names of bodies joined."""
    taken = -1
    places = place_at(doc)
    ents = [ent for ent in doc.ents if ent.start in told]
    ents = [part for ent in ents if ent.label_ != "PER" or ent.start not in places for part in _unglued(ent, ents)]
    for number, ent in enumerate(ents):
        if ent.start <= taken:
            continue
        joined = _joined(ents[number:], covered)
        span = _trimmed(joined, covered)
        if span is None:
            continue
        taken = span.end - 1
        kind = _kind(span)
        if kind is not None:
            yield Name(span, kind)


def _unglued(ent: Span, ents: list[Span]) -> Iterator[Span]:
    """The names that a headline in title case runs together, told by the text: `Ann Hill Sues Delta Bank`."""
    if block_kind(ent[0]) != "headline" or len(ent) < 4:
        yield ent
        return
    bare = ((e, _trimmed(e, set())) for e in ents if block_kind(e[0]) != "headline")
    told = {name.text: e.label_ for e, name in bare if name is not None and 1 < len(name) < len(ent)}
    words, found = ent.doc, False
    start = ent.start
    while start < ent.end:
        end = next((j for j in range(ent.end, start + 1, -1) if words[start:j].text in told), start)
        if end > start and (start, end) != (ent.start, ent.end):
            yield Span(words, start, end, label=told[words[start:end].text])
            found = True
        start = max(end, start + 1)
    if not found:
        yield ent


def _surnames_again(doc: Doc, tokens: list[Token], names: list[Name], surnames: set[str]) -> Iterator[Name]:
    """Surnames of people named in full that the reader did not take for people: mostly in headlines."""
    covered = {token.i for name in names for token in name.span} | set(place_at(doc))
    for token in tokens:
        if token.text in surnames and token.pos_ == "PROPN" and token.i not in covered and _is_single_word(token):
            yield Name(doc[token.i : token.i + 1], "person")


def _with_bearers(names: list[Name], surnames: set[str]) -> list[Name]:
    """The names, those surnames that the reader took for a body's as a person's: where somebody of that name is named
    in full, and no longer name of a body has the word."""
    owned = {word for n in names if n.kind == "body" and len(n.span) > 1 for word in n.span.text.split()}
    return [
        replace(name, kind="person")
        if name.kind == "body" and name.body is None and len(name.span) == 1 and name.span.text in surnames - owned
        else name
        for name in names
    ]


def _is_single_word(token: Token) -> bool:
    """True for a name of one word."""
    around = [t for t in token.doc[max(token.i - 1, 0) : token.i + 2] if t.i != token.i]
    return token.text.istitle() and not any(t.pos_ == "PROPN" or t.text in ("-", "&") for t in around)


def _kind(span: Span) -> Kind | None:
    label = span.label_
    if not any(t.text[:1].isupper() for t in span) or all(_is_title(t) for t in span):
        return None
    if _PARTY_AND_STATE.fullmatch(span.text):
        return None
    if span.text.endswith(_ADJECTIVES) or (span.end < len(span.doc) and span.doc[span.end].text == "-"):
        return None
    title = span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
    if title in HONORIFICS or title in SHORT_TITLES:
        return "person"
    if label != "LOC" and body_sectors(span.text):
        return "body"
    if _names_a_thing(span):
        return None
    if label == "ORG" and not is_locative(span):
        return "body"
    return "person" if label == "PER" else None


def _names_a_thing(span: Span) -> bool:
    """True for a name that is only part of a thing's: `Mandela` of `Mandela Square`."""
    following = span.doc[span.end] if span.end < span.sent.end else None
    return following is not None and following.pos_ == "PROPN" and span.root.head.i == following.i


def _is_title(token: Token) -> bool:
    word = token.lower_
    return word in HONORIFICS or word in SHORT_TITLES or word == "vice" or word in _tables.roles() or token.is_punct


def _joined(ents: list[Span], covered: set[int]) -> Span:
    """A body's name that the reader split at `and` or `of`: `National Security` + and + `Defence Council`."""
    first = ents[0]
    if first.label_ != "ORG" or body_sectors(first.text):
        return first
    for other in ents[1:3]:
        between = first.doc[first.end : other.start]
        if other.label_ != "ORG" or len(between) > 2 or any(t.lower_ not in _LINKS for t in between):
            break
        if other.start in covered or first.start in covered:
            break
        whole: Span = first.doc[first.start : other.end]
        if body_sectors(whole.text) and other[-1].text[:1].isupper():
            return Span(first.doc, whole.start, whole.end, label="ORG")
    return first


def _trimmed(span: Span, covered: set[int]) -> Span | None:
    """A name without honorifics, titles and marks at its ends; None when known names cover it."""
    start, end = span.start, span.end
    if span.label_ == "PER":
        titles = [t.i for t in span[:-1] if t.lower_ in SHORT_TITLES]
        start = max([start, *(i + 1 for i in titles)])  # `Ohio Sen. Ann Hill`
        while end - start > 1 and _is_title(span.doc[start]):
            start += 1
    if span[0].lower_ in ("of", "for") and start > span.sent.start and span.doc[start - 1].text[:1].isupper():
        start -= 1  # `Ministry` that the reader cut from `of Defence`
    while start < end and (start in covered or span.doc[start].text in POSSESSIVE_MARKS or span.doc[start].is_punct):
        start += 1
    while end > start and (span.doc[end - 1].is_punct or span.doc[end - 1].lower_ in _LINKS | POSSESSIVE_MARKS):
        end -= 1
    if start >= end or any(i in covered for i in range(start, end)):
        return None
    return Span(span.doc, start, end, label=span.label_)


def body_sectors(name: str) -> tuple[str, ...]:
    """PLOVER sectors that the words of a body's name tell: the longest of bodywords.csv that fits."""
    words = tuple(_tables.fold(name).lower().split())
    table = _tables.body_words()
    for length in range(min(4, len(words)), 0, -1):
        found = table.get(words[-length:]) or table.get(("^", *words[:length]))
        if found:
            return found
    return ()
