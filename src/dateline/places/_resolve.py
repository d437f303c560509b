"""Which place a name denotes: the candidates are weighed, the best is taken or, where none is likely, none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.places._facts import HEARD, OWN
from dateline.places._features import Candidates, Floats, Surroundings
from dateline.places._gazetteer import Entry, Gazetteer
from dateline.places._geometry import distance_km
from dateline.places._mention import Mention
from dateline.places._ranker import Belief, believe
from dateline.places._senses import Sense, senses_of
from dateline.record import PlaceKind

FLOOR = 0.4
_MAX_CONFIDENCE = 0.99
# Candidates so near to the best one are the same place to whoever maps it: a town, its district, its namesake suburb.
_SAME_KM = 25.0
# How sure a holder must be before it tells where an unknown place lies, and how far it is then trusted to do so.
_SURE, _HELD_TRUST = 0.8, 0.8
# At most so many facts are told as reasons, those that count for more than a little.
_REASONS, _TELLING = 3, 0.05


@dataclass(frozen=True, slots=True)
class Choice:
    """What a sense was resolved to: an entry or none; `why` tells what spoke for it. `holder`: the place that the
    report says holds one that no table has."""

    mentions: tuple[int, ...]
    text: str
    kind: PlaceKind
    entry: Entry | None
    is_anchored: bool
    confidence: float
    why: str | None = None
    holder: Entry | None = None


def resolve(
    mentions: list[Mention], around: Surroundings, gazetteer: Gazetteer, *, floor: float = FLOOR
) -> list[Choice]:
    """One choice for every sense of a name, in order of first mention."""
    candidates = Candidates(senses_of(mentions, gazetteer), around)
    belief = believe(candidates)
    return [_choice(candidates, belief, number, floor) for number in range(len(candidates.senses))]


def _choice(candidates: Candidates, belief: Belief, number: int, floor: float) -> Choice:
    sense = candidates.senses[number]
    own = candidates.of(number)
    share = belief.share[own]
    best = int(np.argmax(share)) if len(share) else None
    confidence = 0.0 if best is None else _confidence(sense, share, best)
    taken = best is not None and confidence >= floor
    entry = sense.candidates[best] if taken and best is not None else None
    if entry is not None and not sense.is_anchored:
        kind = entry.kind
    else:
        kind = sense.kind or (sense.candidates[best].kind if best is not None else "site")
    numbers = tuple(sense.mentions)
    if entry is None or best is None:
        holder, sure = _holder(candidates, belief, number)
        if holder is not None:
            why = f"in {holder.name}, as told"
            return Choice(numbers, sense.text, kind, None, False, round(sure * _HELD_TRUST, 2), why, holder)
        return Choice(numbers, sense.text, kind, None, sense.is_anchored, round(confidence, 2))
    why = _why(belief, own, best)
    return Choice(numbers, sense.text, kind, entry, sense.is_anchored, round(confidence, 2), why)


def _holder(candidates: Candidates, belief: Belief, number: int) -> tuple[Entry | None, float]:
    """The place that surely holds what a sense names, and how sure it is; none for a town after a mere comma."""
    holder = candidates.holder[number]
    if holder is None:
        return None, 0.0
    own = candidates.of(holder)
    share = belief.share[own]
    if not len(share) or share.max() < _SURE:
        return None, 0.0
    entry = candidates.senses[holder].candidates[int(np.argmax(share))]
    is_list = candidates.senses[number].only_comma and entry.kind == "city"
    return (None, 0.0) if is_list else (entry, min(_MAX_CONFIDENCE, float(share.max())))


def _confidence(sense: Sense, share: Floats, best: int) -> float:
    """The belief in the best candidate and those that are the same place under another id."""
    chosen = sense.candidates[best]
    same = [n for n, entry in enumerate(sense.candidates) if n == best or _is_same(chosen, entry)]
    return min(_MAX_CONFIDENCE, float(sum(share[n] for n in same)))


def _is_same(chosen: Entry, other: Entry) -> bool:
    if chosen.lat is None or chosen.lon is None or other.lat is None or other.lon is None:
        return False
    return chosen.country == other.country and distance_km(chosen.lat, chosen.lon, other.lat, other.lon) < _SAME_KM


def _why(belief: Belief, own: slice, best: int) -> str:
    """The facts of the chosen candidate that set it most above the next of its name."""
    facts = belief.facts[own]
    others = np.delete(facts, best, axis=0)
    next_best = others[np.argmax(others.sum(axis=1))] if len(others) else np.zeros(facts.shape[1])
    apart = np.where(facts[best] > _TELLING, facts[best] - next_best, 0.0)
    names = (*OWN, *HEARD)
    reasons = [names[n] for n in np.argsort(-apart, kind="stable")[:_REASONS] if apart[n] > _TELLING]
    return "; ".join(reasons) or "no other of that name is likelier"
