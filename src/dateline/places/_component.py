"""The component `dateline_places`: the places of a report, in `doc._.places`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.places._cues import read_mentions
from dateline.places._features import Surroundings
from dateline.places._gazetteer import Entry, Gazetteer, default_gazetteer
from dateline.places._held import Control, control_of
from dateline.places._home import home_of
from dateline.places._index import ALTERNATE
from dateline.places._mention import Mention, Name
from dateline.places._names import find_names, news_tokens
from dateline.places._resolve import FLOOR, Choice, resolve
from dateline.places._tables import cues, demonyms
from dateline.places._use import acts, deals, is_attributive, is_locative
from dateline.reader import tree
from dateline.record import Held, Place

# "The Mosul area", "Mosul airport" have no entry of their own: they are shown as lying about the place of that name.
_ANCHORED_RADIUS_KM = 30.0
_INSIDE_RADIUS_KM = 15.0  # and what lies in a town, within this of its middle
_DATELINE_KEY = "dateline_place_of_dateline"
_ACTING_KEY = "dateline_place_acting"
_HOLDERS_KEY = "dateline_place_holders"
_NAMES_KEY = "dateline_place_names"
_DEMONYM_VOTES = 0.5
_GLUED = re.compile(r"[a-z][A-Z].*[a-z][A-Z]")  # link texts that a browser's copy runs together
_LITTLE = 50_000  # inhabitants

if not Doc.has_extension("places"):
    Doc.set_extension("places", default=())


class Places:
    """Finds the places of a report. Capitals that act ("Washington warned") are left to the actors."""

    def __init__(self, *, floor: float = FLOOR, gazetteer: Gazetteer | None = None) -> None:
        """`floor` is the confidence below which a place stays unresolved."""
        self.floor = floor
        self._given = gazetteer

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Opened, and if need be built, when the first report is read."""
        return self._given or default_gazetteer()

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.places`."""
        doc._.places, dateline = self.find(doc)
        doc.user_data[_DATELINE_KEY] = dateline
        return doc

    def find(self, doc: Doc) -> tuple[tuple[Place, ...], str | None]:
        """The places in order of first mention, and the id of the one in the dateline."""
        mentions = read_mentions(doc, find_names(doc, self.gazetteer), self.gazetteer)
        doc.user_data[_NAMES_KEY] = [(doc[m.name.start].idx, m.phrase(doc).end_char) for m in mentions]
        if not mentions:
            return (), None
        choices = resolve(mentions, surroundings(doc, self.gazetteer), self.gazetteer, floor=self.floor)
        merged = _merged([c for choice in choices if (c := _without_actors(doc, choice, mentions))])
        held = [_control(doc, choice, mentions) for choice in merged]
        places = tuple(
            _place(doc, f"p{number}", choice, mentions, control)
            for number, (choice, control) in enumerate(zip(merged, held, strict=True), 1)
        )
        doc.user_data[_ACTING_KEY] = frozenset(
            mentions[n].phrase(doc).start_char
            for choice in merged
            for n in choice.mentions
            if choice.kind == "country" and not mentions[n].is_locative
        )
        doc.user_data[_HOLDERS_KEY] = {
            place.id: control.holder
            for place, control in zip(places, held, strict=True)
            if control is not None and control.holder is not None
        }
        datelines = {n for n, mention in enumerate(mentions) if mention.name.is_dateline}
        dateline = next((p.id for p, c in zip(places, merged, strict=True) if datelines & set(c.mentions)), None)
        return places, dateline

    def locate(self, doc: Doc, spans: Sequence[Span]) -> list[Choice | None]:
        """What each of these names denotes, whether it is used as a place or not; None for one that overlaps another.

        `spans`: names in the doc, in the order of the text, words of nationality allowed.
        """
        found: list[Choice | None] = [None] * len(spans)
        names: list[Name] = []
        numbers: list[int] = []
        for number, span in enumerate(spans):
            if names and span.start < names[-1].end:
                continue
            for at, part in enumerate(_apart(span, self.gazetteer)):
                names.append(Name(part.start, part.end))
                numbers.append(number if at == 0 else -1)
        mentions = read_mentions(doc, names, self.gazetteer)
        if mentions:
            for choice in resolve(mentions, surroundings(doc, self.gazetteer), self.gazetteer, floor=0.0):
                for mention in choice.mentions:
                    if numbers[mention] >= 0:
                        found[numbers[mention]] = choice
        return found


@Language.factory("dateline_places", assigns=["doc._.places"], requires=["token.dep", "doc.ents"])
def make_places(nlp: Language, name: str, floor: float = FLOOR) -> Places:
    """The component for a pipeline; `floor` is the confidence below which a place stays unresolved."""
    return Places(floor=floor)


def place_at(doc: Doc) -> dict[int, str]:
    """Token index → id of the place that a mention there names; not where a country acts ("France said")."""
    acting = doc.user_data.get(_ACTING_KEY, frozenset())
    mentions = ((place.id, m) for place in doc._.places for m in place.mentions if m.start not in acting)
    return tree.tokens_of(doc, mentions)


def locative_at(doc: Doc) -> dict[int, str]:
    """The same for mentions that stand as a place in their sentence; a bare "Aleppo fell" is not among them."""
    used = (
        (place.id, mention)
        for place in doc._.places
        for mention in place.mentions
        if (span := doc.char_span(mention.start, mention.end, alignment_mode="expand")) is not None
        and is_locative(span)
    )
    return tree.tokens_of(doc, used)


def names_in(doc: Doc) -> list[tuple[int, int]]:
    """Characters of every name of a place in the doc, those that act included, in the order of the text."""
    found: list[tuple[int, int]] = doc.user_data.get(_NAMES_KEY, [])
    return found


def holders(doc: Doc) -> dict[str, int]:
    """Id of a place → index of the token that says who holds it; the actors tell whom it means."""
    found: dict[str, int] = doc.user_data.get(_HOLDERS_KEY, {})
    return found


def dateline_place(doc: Doc) -> str | None:
    """Id of the place in the report's dateline ("HANOI, Vietnam (AP) —"), or None."""
    found: str | None = doc.user_data.get(_DATELINE_KEY)
    return found


def _apart(span: Span, gazetteer: Gazetteer) -> list[Span]:
    """A name and what holds it, where one span has both: `Paris, Texas`."""
    commas = [token.i for token in span[1:-1] if token.text == ","]
    if not commas or gazetteer.has(span.text):
        return [span]
    return [span.doc[span.start : commas[0]], span.doc[commas[0] + 1 : span.end]]


def surroundings(doc: Doc, gazetteer: Gazetteer) -> Surroundings:
    """What a report says of places besides naming them."""
    report = tree.report_of(doc)
    return Surroundings(_nationalities(doc), home_of(report, gazetteer), gazetteer.inhabitants)


def _nationalities(doc: Doc) -> dict[str, float]:
    """Votes for countries by the words of nationality in the news text."""
    known = demonyms()
    votes: Counter[str] = Counter()
    for token in news_tokens(doc, _demonym_words()):
        phrase = f"{doc[token.i - 1].lower_} {token.lower_}" if token.i else ""
        country = known.get(phrase) or known.get(token.lower_)
        if country and token.text[0].isupper():
            votes[country] += 1
    return {country: count * _DEMONYM_VOTES for country, count in sorted(votes.items())}


@cache
def _demonym_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in demonyms())


def _without_actors(doc: Doc, choice: Choice, mentions: list[Mention]) -> Choice | None:
    """A choice with the mentions that stand as a place; None when none is left."""
    kept = tuple(n for n in choice.mentions if _stands_as_place(doc, choice, mentions[n]))
    if kept and choice.entry is None:  # an unknown name that is once used as a place is one, unless it acts
        kept = tuple(n for n in choice.mentions if n in kept or not acts(mentions[n].phrase(doc)))
    return replace(choice, mentions=kept) if kept else None


def _stands_as_place(doc: Doc, choice: Choice, mention: Mention) -> bool:
    """Whether a mention is kept: countries, towns, regions and waters always; what may be no place, if used as one. The
    name of a capital that acts is left to the actors: "Washington warned" names no town."""
    entry = choice.entry
    if entry is None:
        used = mention.name.guess is None and (mention.is_locative or mention.kind is not None)
        return used and not _is_surname(doc, mention) and not _GLUED.search(mention.phrase(doc).text)
    if entry.kind == "city" and entry.population < _LITTLE and entry.grade >= ALTERNATE:
        return mention.is_locative  # a small town's other name may be anything
    if entry.kind == "country":
        return mention.is_locative or not is_attributive(mention.phrase(doc))
    if entry.is_capital and not choice.is_anchored:
        return mention.is_locative or mention.within is not None or not deals(mention.phrase(doc))
    if entry.kind == "city" and _is_of_team(doc, mention):
        return False
    is_seat = mention.phrase(doc).text.lower() in cues("seat") or entry.name.lower() in cues("seat")
    return not is_seat or not acts(mention.phrase(doc))


def _is_of_team(doc: Doc, mention: Mention) -> bool:
    """True for a town's name that stands for its team: `Barcelona superstar`."""
    root = mention.phrase(doc).root
    return root.dep_ in ("compound", "nmod:poss", "amod") and root.head.lower_ in cues("team")


def _is_surname(doc: Doc, mention: Mention) -> bool:
    """True for an unknown name that somebody named in full in the report has."""
    named = doc[mention.name.start : mention.name.end]
    return len(named) == 1 and any(
        ent.label_ == "PER" and len(ent) > 1 and ent[-1].text == named.text for ent in doc.ents
    )


def _merged(choices: list[Choice]) -> list[Choice]:
    """Choices of one entry joined ("Kiev", "Kyiv"), in order of first mention."""
    merged: dict[object, Choice] = {}
    for choice in choices:
        key = (choice.entry.id if choice.entry else choice.text.lower(), choice.kind, choice.is_anchored)
        if same := merged.get(key):
            numbers = tuple(sorted({*same.mentions, *choice.mentions}))
            confidence = max(same.confidence, choice.confidence)
            choice = replace(same, mentions=numbers, confidence=confidence)
        merged[key] = choice
    return sorted(merged.values(), key=lambda choice: choice.mentions[0])


def _place(doc: Doc, number: str, choice: Choice, mentions: list[Mention], control: Control | None) -> Place:
    """The record of one place."""
    own, entry = [mentions[n] for n in choice.mentions], choice.entry
    shared: dict[str, Any] = {
        "id": number,
        "kind": choice.kind,
        "confidence": choice.confidence,
        "why": choice.why,
        "held_by": Held(**tree.span_of(control.words).model_dump()) if control is not None else None,
        "mentions": tuple(tree.span_of(m.phrase(doc)) for m in own),
    }
    if entry is None and choice.holder is not None:
        return Place(name=own[0].whole, **_inside(choice.holder), **shared)
    if entry is None:
        return Place(name=own[0].whole, **shared)
    if choice.is_anchored:
        point = {"lat": entry.lat, "lon": entry.lon, "radius_km": max(_ANCHORED_RADIUS_KM, entry.radius_km or 0.0)}
        return Place(name=own[0].whole, country=entry.country, admin1=entry.admin1_name, **point, **shared)
    return Place(
        name=entry.name, geonames=entry.geonames, lat=entry.lat, lon=entry.lon, radius_km=entry.radius_km,
        country=entry.country, admin1=entry.admin1_name, **shared,
    )  # fmt: skip


def _inside(holder: Entry) -> dict[str, Any]:
    """What is known of a place that no table has, by what holds it: its country and division, and in a town about
    where."""
    told: dict[str, Any] = {"country": holder.country, "admin1": holder.admin1_name if holder.admin1 else None}
    if holder.kind in ("city", "district"):
        told |= {"lat": holder.lat, "lon": holder.lon, "radius_km": max(_INSIDE_RADIUS_KM, holder.radius_km or 0.0)}
    return told


def _control(doc: Doc, choice: Choice, mentions: list[Mention]) -> Control | None:
    """Who holds a place: by the first modifier, else by the last verb that says so. A part of a country may be held,
    and "occupied Cyprus" is not all of it."""
    if choice.kind in ("country", "water"):
        return None
    told = [found for n in choice.mentions if (found := control_of(doc, mentions[n]))]
    return next((found for found in told if found.is_modifier), told[-1] if told else None)
