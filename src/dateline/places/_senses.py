"""Senses: the mentions of a report that share a name, and what the gazetteer says the name can mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.places._fold import fold
from dateline.places._gazetteer import Entry, Gazetteer, fits_case
from dateline.places._index import ALTERNATE
from dateline.places._mention import Mention
from dateline.places._tables import abbreviated_state, cues, demonyms
from dateline.record import PlaceKind

# Kinds that a class word also covers, besides its own: "the Kashmir region" is an area, "Bavaria state" a region.
NEAR_KINDS: dict[PlaceKind, tuple[PlaceKind, ...]] = {
    "region": ("area", "district"),
    "district": ("region",),
    "area": ("region", "water", "district"),
    "city": ("district",),
    "water": (),
    "site": (),
    "country": (),
}
# A name can have hundreds of bearers; the most prominent ones are weighed, those in a country or division that the
# report names first.
_MOST = 60


@dataclass(slots=True)
class Sense:
    """One sense of a name in the report: its mentions and its candidates.

    `within` and `content` are numbers of mentions: the one that holds it, and one that it holds; `listed` are numbers
    of the senses that stand in one list with it. `guess`: what the reader took the name for, if not for a place.
    `only_comma`: what holds it is told by a comma alone, which may be that of a list of towns.
    `is_anchored`: the class word made no known name; the candidates are those of the bare name, and the place lies
    about there.
    """

    mentions: list[int]
    text: str
    kind: PlaceKind | None
    country: str | None = None
    within: int | None = None
    content: int | None = None
    is_dateline: bool = False
    guess: str | None = None
    only_comma: bool = True
    is_locative: bool = False
    listed: tuple[int, ...] = ()
    candidates: tuple[Entry, ...] = ()
    is_anchored: bool = False


def senses_of(mentions: list[Mention], gazetteer: Gazetteer) -> list[Sense]:
    """Groups mentions by name and kind: those that say what holds them apart by that, the bare ones with the first."""
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
            sense.guess = mention.name.guess
            groups[(*name, holder)] = sense
            by_name.setdefault(name, sense)
        _add(sense, number, mention, kind, content)
    senses = _in_order(groups.values())
    _list(senses, mentions)
    return senses


def owners(senses: list[Sense]) -> dict[int, int]:
    """Number of a mention → number of its sense."""
    return {number: at for at, sense in enumerate(senses) for number in sense.mentions}


def _list(senses: list[Sense], mentions: list[Mention]) -> None:
    """Tells senses which others stand in one list with them."""
    owner = owners(senses)
    for at, sense in enumerate(senses):
        others = {owner[other] for number in sense.mentions for other in mentions[number].listed}
        sense.listed = tuple(sorted(others - {at}))


def _add(sense: Sense, number: int, mention: Mention, kind: PlaceKind | None, content: int | None) -> None:
    sense.mentions.append(number)
    sense.country = sense.country or mention.country
    sense.kind = sense.kind or kind
    sense.is_dateline |= mention.name.is_dateline
    sense.guess = sense.guess if mention.name.guess else None
    sense.is_locative |= mention.is_locative
    if sense.within is None:
        sense.within = mention.within
        sense.only_comma = mention.is_listed
    if sense.content is None:
        sense.content = content


def _in_order(senses: Iterable[Sense]) -> list[Sense]:
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
        whole = tuple(e for e in gazetteer.lookup(mention.whole) if e.grade < ALTERNATE)
        if whole and kind != "city":  # "Rice Lake" may be a town: then its last word tells no kind
            return whole[:_MOST], kind if any(e.kind == kind for e in whole) else None, False
    found = tuple(e for e in gazetteer.lookup(mention.text) if fits_case(e, mention.text))[:_MOST]
    if kind is None or kind in ("city", "country"):
        return found or _by_other_form(mention.text, gazetteer), kind, False
    fitting = tuple(e for e in found if e.kind == kind or e.kind in NEAR_KINDS[kind])
    if fitting:
        return fitting, kind, False
    return (found if mention.anchors else ()), kind, True


def _by_other_form(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """What an abbreviation of a state ("Ky."), a word of nationality ("Russian") or a part ("West Baltimore") stands
    for, or lies in."""
    if code := abbreviated_state(text):
        entry = gazetteer.division(code)
        return (entry,) if entry else ()
    if country := demonyms().get(text.lower()):
        return gazetteer.country(country)
    first, _, rest = text.partition(" ")
    return gazetteer.entries(fold(rest))[:_MOST] if first.lower() in cues("direction") else ()
