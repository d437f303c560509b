"""Which place a name denotes.

Every candidate of the gazetteer starts with its weight (about its inhabitants; a country, a sea, a capital more) and is
multiplied by what the report says for or against it: the factors below. The confidence of a choice is its share of the
sum over all candidates, one unknown place among them: `w / (w_unknown + Σ w)`. So a lone hamlet stays doubtful and a
capital or a town named beside its province does not. Below the floor a name stays unresolved.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.places._gazetteer import Entry, Gazetteer, fits_case
from dateline.places._mention import Mention
from dateline.record import PlaceKind

FLOOR = 0.4
# What a name means that no table holds: as likely as a town of this many inhabitants.
_UNKNOWN_WEIGHT = 3_000.0
# By an alternate name (of any language) a place is named far less often than by its own.
_GRADE_FACTORS = (1.0, 1.0, 0.2)
_KIND_MATCH, _KIND_NEAR = 1_000.0, 50.0
_HELD, _NOT_HELD = 1_000.0, 0.01
# "X, Y" with no X known in the country or division Y: most likely an X that no table holds.
_NONE_INSIDE, _SURE = 0.02, 0.8
_HOLDERS = frozenset({"country", "region"})
_COUNTRY_NAMED, _OTHER_COUNTRY = 30.0, 0.3
_DIVISION_NAMED = 10.0
_NEAR, _NEAR_KM = 3.0, 150.0
_DATELINE_VOTES = 3.0
_MAX_CONFIDENCE = 0.99
_ROUNDS = 2
_SILENCE = 1e-6  # votes below this are what subtraction leaves
# Kinds that a class word also covers, besides its own: "the Kashmir region" is an area, "Bavaria state" a region.
_NEAR_KINDS: dict[PlaceKind, tuple[PlaceKind, ...]] = {
    "region": ("area",),
    "district": (),
    "area": ("region", "water"),
    "city": (),
    "water": (),
    "site": (),
    "country": (),
}


@dataclass(slots=True)
class Sense:
    """One sense of a name in the report: its mentions, its candidates and what they now weigh."""

    mentions: list[int]
    text: str
    kind: PlaceKind | None
    country: str | None = None
    within: int | None = None
    content: int | None = None
    is_dateline: bool = False
    candidates: tuple[Entry, ...] = ()
    weights: list[float] = field(default_factory=list)
    # The class word made no known name; the candidates are those of the bare name, and the place lies there.
    is_anchored: bool = False
    unknown: float = _UNKNOWN_WEIGHT

    @property
    def best(self) -> int | None:
        """Number of the weightiest candidate."""
        return max(range(len(self.weights)), key=self.weights.__getitem__) if self.weights else None

    @property
    def confidence(self) -> float:
        """Share of the weightiest candidate, the unknown place counted in."""
        if self.best is None:
            return 0.0
        return min(_MAX_CONFIDENCE, self.weights[self.best] / (sum(self.weights) + self.unknown))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What senses say for others: votes for countries and divisions, and the towns that are now thought of."""

    countries: dict[str, float]
    divisions: dict[str, float]
    neighbours: list[Entry]

    def without(self, own: _Heard) -> _Heard:
        """The same without what one sense said itself."""
        return _Heard(
            {c: v - own.countries.get(c, 0.0) for c, v in self.countries.items()},
            {d: v - own.divisions.get(d, 0.0) for d, v in self.divisions.items()},
            [n for n in self.neighbours if n not in own.neighbours],
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """What a sense was resolved to: an entry, or none with the reason left in `confidence`."""

    mentions: tuple[int, ...]
    text: str
    kind: PlaceKind
    entry: Entry | None
    is_anchored: bool
    confidence: float


def resolve(
    mentions: list[Mention], votes: dict[str, float], gazetteer: Gazetteer, *, floor: float = FLOOR
) -> list[Choice]:
    """One choice for every sense of a name, in order of first mention. `votes` are the report's words of nationality,
    counted by country."""
    senses = _senses(mentions, gazetteer)
    owner = {number: sense for sense in senses for number in sense.mentions}
    for sense in senses:
        sense.weights = [_prior(sense, entry) for entry in sense.candidates]
    for _ in range(_ROUNDS):
        said = [_said(sense) for sense in senses]
        everything = _sum(said, votes)
        updated = [_weigh(s, everything.without(own), owner) for s, own in zip(senses, said, strict=True)]
        for sense, weights in zip(senses, updated, strict=True):
            sense.weights = weights
    return [_choice(sense, floor) for sense in senses]


def _senses(mentions: list[Mention], gazetteer: Gazetteer) -> list[Sense]:
    """Groups mentions by name and kind; those that say what holds them apart by that, the bare ones with the first."""
    groups: dict[tuple[str, PlaceKind | None, str], Sense] = {}
    by_name: dict[tuple[str, PlaceKind | None], Sense] = {}
    contents = {m.within: number for number, m in enumerate(mentions) if m.within is not None}
    for number, mention in enumerate(mentions):
        candidates, kind, anchored = _candidates(mention, gazetteer)
        name = (mention.key, kind if kind != "city" else None)
        content = contents.get(number)
        holder = "" if mention.within is None else mentions[mention.within].key
        if content is not None and not holder:
            holder = f"<{mentions[content].key}"
        sense = groups.get((*name, holder)) or (by_name.get(name) if not holder else None)
        if sense is None and holder and holder[0] != "<" and (bare := groups.get((*name, ""))) and bare.within is None:
            sense = bare  # named bare before ("Paris"), in full now ("Paris, Texas")
            groups[(*name, holder)] = bare
        if sense is None:
            sense = Sense([], mention.text, kind, candidates=candidates, is_anchored=anchored)
            groups[(*name, holder)] = sense
            by_name.setdefault(name, sense)
        sense.mentions.append(number)
        sense.country = sense.country or mention.country
        sense.kind = sense.kind or kind
        sense.is_dateline |= mention.name.is_dateline
        if sense.within is None:
            sense.within = mention.within
        if sense.content is None:
            sense.content = content
    return list(groups_in_order(groups.values()))


def groups_in_order(senses: Iterable[Sense]) -> list[Sense]:
    """Senses once each, by first mention."""
    unique = {id(sense): sense for sense in senses}
    return sorted(unique.values(), key=lambda sense: sense.mentions[0])


def _candidates(mention: Mention, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], PlaceKind | None, bool]:
    """Candidates, the kind that is asked for, and whether the name was found only without its class word."""
    if mention.name.division:
        entry = gazetteer.division(mention.name.division)
        return ((entry,) if entry else ()), "region", False
    kind = mention.kind
    if mention.whole != mention.text:
        whole = tuple(e for e in gazetteer.lookup(mention.whole) if e.grade < 2)
        if whole and kind != "city":
            return whole, whole[0].kind, False
    found = tuple(e for e in gazetteer.lookup(mention.text) if fits_case(e, mention.text))
    if kind is None or kind in ("city", "country"):
        return found, kind, False
    fitting = tuple(e for e in found if e.kind == kind or e.kind in _NEAR_KINDS[kind])
    if fitting:
        return fitting, kind, False
    return (found if mention.anchors else ()), kind, True


def _prior(sense: Sense, entry: Entry) -> float:
    """The weight of a candidate before the report's other names are heard."""
    weight = entry.weight * _GRADE_FACTORS[entry.grade]
    if sense.kind is not None and not sense.is_anchored:
        if entry.kind == sense.kind:
            weight *= _KIND_MATCH
        elif entry.kind in _NEAR_KINDS[sense.kind]:
            weight *= _KIND_NEAR
    if sense.country is not None:
        weight *= _HELD if entry.country == sense.country else _NOT_HELD
    return weight


def _said(sense: Sense) -> _Heard:
    """A sense's votes for countries and divisions: every candidate by its share, datelines threefold."""
    heard = _Heard(defaultdict(float), defaultdict(float), [])
    total = sum(sense.weights) + sense.unknown
    votes = len(sense.mentions) + (_DATELINE_VOTES if sense.is_dateline else 0)
    for entry, weight in zip(sense.candidates, sense.weights, strict=True):
        share = votes * weight / total
        if share > 0.01 and entry.country:
            heard.countries[entry.country] += share
            if entry.admin1:
                heard.divisions[entry.admin1] += share
    best = sense.best
    if best is not None and sense.confidence > 0.5 and sense.candidates[best].kind not in ("country", "area"):
        heard.neighbours.append(sense.candidates[best])
    return heard


def _sum(said: list[_Heard], named: dict[str, float]) -> _Heard:
    """All that was said, and the words of nationality."""
    everything = _Heard(defaultdict(float, named), defaultdict(float), [n for heard in said for n in heard.neighbours])
    for heard in said:
        for country, votes in heard.countries.items():
            everything.countries[country] += votes
        for division, votes in heard.divisions.items():
            everything.divisions[division] += votes
    return everything


def _weigh(sense: Sense, heard: _Heard, owner: dict[int, Sense]) -> list[float]:
    """New weights of a sense's candidates, by what all other senses now seem to be."""
    weights, strongest = [], 1.0
    votes, local = sum(heard.countries.values()), sum(heard.divisions.values())
    for entry in sense.candidates:
        weight = _prior(sense, entry)
        if local > _SILENCE and entry.admin1:
            weight *= 1 + _DIVISION_NAMED * heard.divisions.get(entry.admin1, 0.0) / local
        if votes > _SILENCE and entry.country:
            weight *= (factor := _OTHER_COUNTRY + _COUNTRY_NAMED * heard.countries.get(entry.country, 0.0) / votes)
            strongest = max(strongest, factor)
        if any(n.id != entry.id and distance_km(n, entry) < _NEAR_KM for n in heard.neighbours):
            weight *= _NEAR
        weights.append(weight)
    # A place that no table holds may lie in that country just as well; the root lets part of the evidence count.
    sense.unknown = _UNKNOWN_WEIGHT * math.sqrt(strongest)
    holder = owner[sense.within] if sense.within is not None else None
    if holder is not None and holder is not sense:
        weights = _held(sense, holder, weights)
    content = owner[sense.content] if sense.content is not None else None
    if content is not None and content is not sense:
        weights = _holding(sense, content, weights)
    return weights


def _held(sense: Sense, holder: Sense, weights: list[float]) -> list[float]:
    """Weights with the holder heard; a country is not in another ("Georgia, Russia and Armenia" is a list)."""
    likely = [e for e, w in zip(holder.candidates, holder.weights, strict=True) if w >= 0.05 * max(holder.weights)]
    inside = [any(lies_in(entry, h) for h in likely) for entry in sense.candidates]
    is_country_itself = any(e.kind == "country" for e in sense.candidates) and not any(
        h.kind == "region" for h in likely
    )
    if is_country_itself:
        return weights
    if not any(inside):
        is_sure = (
            holder.best is not None and holder.confidence > _SURE and holder.candidates[holder.best].kind in _HOLDERS
        )
        small = [is_sure and entry.kind not in ("region", "area", "water") for entry in sense.candidates]
        return [w * (_NONE_INSIDE if s else 1.0) for w, s in zip(weights, small, strict=True)]
    return [w * (_HELD if i else _NOT_HELD) for w, i in zip(weights, inside, strict=True)]


def _holding(sense: Sense, content: Sense, weights: list[float]) -> list[float]:
    """Weights of a holder with what it holds heard: "Atlanta, Georgia" tells which Georgia."""
    likely = [e for e, w in zip(content.candidates, content.weights, strict=True) if w >= 0.05 * max(content.weights)]
    holds = [any(lies_in(entry, holder) for entry in likely) for holder in sense.candidates]
    if not any(holds):
        return weights
    return [w * (_HELD if h else _NOT_HELD) for w, h in zip(weights, holds, strict=True)]


def lies_in(entry: Entry, holder: Entry) -> bool:
    """True when a place lies in another: by its codes, or by distance for areas and towns."""
    if entry.id == holder.id or entry.kind == "country":
        return False
    if holder.kind == "country":
        return entry.country == holder.country
    if holder.kind == "region":
        return entry.admin1 is not None and entry.admin1 == holder.admin1 and entry.kind != "region"
    return distance_km(entry, holder) <= (holder.radius_km * 1.2 if holder.radius_km else 40.0)


def distance_km(first: Entry, second: Entry) -> float:
    """Great-circle distance; infinite where one has no coordinates."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return math.inf
    a, b = math.radians(first.lat), math.radians(second.lat)
    turn = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(math.radians(first.lon - second.lon))
    return 6371.0 * math.acos(max(-1.0, min(1.0, turn)))


def _choice(sense: Sense, floor: float) -> Choice:
    """The outcome for a sense."""
    confidence = sense.confidence * (0.7 if sense.is_anchored else 1.0)
    entry = sense.candidates[sense.best] if sense.best is not None and confidence >= floor else None
    if entry is not None and not sense.is_anchored:
        kind = entry.kind
    else:
        kind = sense.kind or (sense.candidates[sense.best].kind if sense.best is not None else "site")
    return Choice(tuple(sense.mentions), sense.text, kind, entry, sense.is_anchored, round(confidence, 2))
