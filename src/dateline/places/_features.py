"""Facts about the candidates of a report's names, as numbers: what the ranker weighs.

All candidates of a report stand in one table, sense after sense. What a candidate is by itself (`own`) does not change;
what the other names of the report say for it (`heard`) depends on what these are now thought to be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.places._facts import KINDS, NONE
from dateline.places._geometry import EARTH_KM, unit_vectors
from dateline.places._home import Home
from dateline.places._index import ALTERNATE, BARE, SPELLING
from dateline.places._senses import NEAR_KINDS, Sense, owners
from dateline.record import PlaceKind

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_CITY, _DISTRICT, _REGION, _COUNTRY = (KINDS.index(kind) for kind in ("city", "district", "region", "country"))
_NEAR_KM = (30.0, 100.0, 400.0)
_HOME_KM = 60.0
_SAME_TOWN_KM = 15.0
_DEFAULT_REACH_KM = 40.0
_MOST_MENTIONS = 3
_GREAT = 1e7  # inhabitants
_MANY = 12  # names that tell as much of where a report is as more would
_LEAST_VOTE = 0.02
_ROWS = 2_000  # candidates whose distances are measured at once
_POINTS: tuple[PlaceKind, ...] = ("city", "district", "site", "water")
_LOCAL_KM = 100.0  # what reaches farther than this is no point to measure distances from


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a report's places besides its names: votes for countries by words of nationality, the
    publisher's home, and how many inhabitants countries have (by ISO 3166-1 alpha-3)."""

    votes: dict[str, float]
    home: Home | None = None
    inhabitants: Mapping[str, int] = field(default_factory=dict)


class Candidates:
    """The candidates of all senses of a report, in one table."""

    def __init__(self, senses: list[Sense], around: Surroundings) -> None:
        self.senses = senses
        self.around = around
        entries = [entry for sense in senses for entry in sense.candidates]
        self.entries = entries
        counts = [len(sense.candidates) for sense in senses]
        self.starts: Ints = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        self.sense: Ints = np.repeat(np.arange(len(senses)), counts)
        self.lat: Floats = np.array([math.nan if e.lat is None else e.lat for e in entries], dtype=float)
        self.lon: Floats = np.array([math.nan if e.lon is None else e.lon for e in entries], dtype=float)
        self.reach: Floats = np.array([e.radius_km or 0.0 for e in entries], dtype=float)
        self.kind: Ints = np.array([KINDS.index(e.kind) for e in entries], dtype=np.int64)
        self.people: Floats = np.log10(np.maximum([float(e.population) for e in entries], 100.0)) - 2.0
        self.countries: dict[str, int] = {}
        self.divisions: dict[str, int] = {}
        self.country: Ints = np.array([_code(self.countries, e.country) for e in entries], dtype=np.int64)
        self.division: Ints = np.array([_code(self.divisions, e.admin1) for e in entries], dtype=np.int64)
        self.mentions: Floats = np.array([min(len(s.mentions), _MOST_MENTIONS) for s in senses], dtype=float)
        owner = owners(senses)
        self.holder: list[int | None] = [_other(owner, s.within, n) for n, s in enumerate(senses)]
        self.content: list[int | None] = [_other(owner, s.content, n) for n, s in enumerate(senses)]
        self.dateline = next((n for n, sense in enumerate(senses) if sense.is_dateline), None)

    @cached_property
    def ids(self) -> Ints:
        """Numbers of the candidates in the index."""
        return np.array([entry.id for entry in self.entries], dtype=np.int64)

    @cached_property
    def _is_point(self) -> Bools:
        """Which candidates are small enough to measure distances from."""
        kinds = [KINDS.index(kind) for kind in _POINTS]
        return np.asarray(self.located & (self.reach < _LOCAL_KM) & np.isin(self.kind, kinds))

    @cached_property
    def located(self) -> Bools:
        """Which candidates have coordinates."""
        return ~np.isnan(self.lat)

    @cached_property
    def points(self) -> Floats:
        """Unit vectors of the candidates; zero for those without coordinates. Shape (candidates, 3)."""
        return unit_vectors(np.nan_to_num(self.lat), np.nan_to_num(self.lon)) * self.located[:, None]

    def km_to(self, lat: float, lon: float) -> Floats:
        """Distances of the candidates from a point; infinite for those without coordinates."""
        cosine = np.clip(self.points @ unit_vectors(lat, lon), -1, 1)
        return np.where(self.located, EARTH_KM * np.arccos(cosine), np.inf)

    def of(self, number: int) -> slice:
        """Where the candidates of a sense stand."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))

    def own(self) -> Floats:
        """What candidates are by themselves. Shape (candidates, len(OWN))."""
        kind, grade = self.kind, np.array([e.grade for e in self.entries], dtype=np.int64)
        is_town = kind == _CITY
        columns: list[Floats | Bools] = [kind == number for number in range(1, len(KINDS))]
        columns += [
            self.people * is_town,
            self.people * (kind == _DISTRICT),
            self.people * (kind == _REGION),
            self._is_greatest(is_town),
        ]
        columns += [
            np.array([e.is_capital for e in self.entries], dtype=bool),
            self._greatness(),
            grade == ALTERNATE,
            (grade == SPELLING) & (kind != _REGION),
            (grade == SPELLING) & (kind == _REGION),
            grade == BARE,
        ]
        columns += self._told()
        columns += self._homes(is_town)
        columns.append(is_town & (grade == ALTERNATE) & (self.people < 2.7))
        columns.append(np.array([s.is_anchored for s in self.senses], dtype=bool)[self.sense])
        return np.stack([np.asarray(column, dtype=float) for column in columns], axis=1)

    def none(self) -> Floats:
        """What speaks for no candidate of a sense, but for the column that is heard. Shape (senses, len(NONE))."""
        rows = []
        known = sum(bool(sense.candidates) for sense in self.senses)
        for number, sense in enumerate(self.senses):
            entries = sense.candidates
            people = max((e.population for e in entries if e.grade < ALTERNATE), default=0)
            kinds = {e.kind for e in entries if e.grade < ALTERNATE}
            fits = sense.kind is None or any(e.kind == sense.kind or e.kind in NEAR_KINDS[sense.kind] for e in entries)
            guessed = sense.guess is not None
            rows.append([
                1.0, all(e.grade >= ALTERNATE for e in entries), not (fits or sense.is_anchored), sense.is_anchored,
                " " in sense.text.strip(), guessed, math.log10(max(people, 100)) - 2, math.log1p(len(entries)), 0.0,
                bool(kinds & {"country", "region"}), any(e.is_capital for e in entries), self._is_far(number),
                sense.guess == "PER", sense.guess == "ORG", guessed and not sense.is_locative,
                any(e.kind == sense.kind and e.grade != ALTERNATE for e in entries),
                sense.country is not None and any(e.country == sense.country for e in entries),
                math.log1p(min(known - bool(entries), _MANY)),
            ])  # fmt: skip
        return np.array(rows, dtype=float).reshape(len(self.senses), len(NONE))

    def heard(self, share: Floats, none: Floats) -> tuple[Floats, Floats]:
        """What the other names say. `share`: how far each candidate is now believed, 0 to 1; `none`: the table of
        `none()`.

        Gives a table of shape (candidates, len(HEARD)) and `none` with its heard column filled.
        """
        votes = share * self.mentions[self.sense]
        points, areas = self._neighbours(votes)
        columns = [self._countries_heard(votes), self._divisions_heard(votes), *points]
        inside, outside, holds, does_not, none = self._containment(share, none)
        columns += [inside, outside, holds, does_not, areas, self._listed(share)]
        columns += self._dateline(share)
        return np.stack([np.asarray(column, dtype=float) for column in columns], axis=1), none

    def _is_greatest(self, is_town: Bools) -> Bools:
        greatest = np.zeros(len(self.entries), dtype=bool)
        for start, end in zip(self.starts, self.starts[1:], strict=False):
            towns = np.flatnonzero(is_town[start:end])
            if len(towns):
                greatest[start + towns[np.argmax(self.people[start:end][towns])]] = True
        return greatest

    def _greatness(self) -> Floats:
        """For capitals the logarithm of their countries' inhabitants, from ten million up: Washington is named more
        often than its own size says."""
        known = self.around.inhabitants
        people = [known.get(e.country or "", 0) if e.is_capital else 0 for e in self.entries]
        return np.asarray(np.log10(np.maximum(np.array(people, dtype=float), _GREAT)) - math.log10(_GREAT))

    def _told(self) -> list[Floats | Bools]:
        """What the words around a name say of its kind and country, and namesakes among the candidates."""
        count = len(self.entries)
        match, near, other, town_in, with_town, country, elsewhere = (np.zeros(count, dtype=bool) for _ in range(7))
        for number, sense in enumerate(self.senses):
            own = range(self.starts[number], self.starts[number + 1])
            towns = {
                e.admin1 for e in sense.candidates if e.kind == "city" and e.population >= 15_000 and e.grade < BARE
            }
            regions = {e.admin1 for e in sense.candidates if e.kind == "region"}
            for at in own:
                entry = self.entries[at]
                if sense.kind is not None and not sense.is_anchored:
                    match[at] = entry.kind == sense.kind
                    near[at] = not match[at] and entry.kind in NEAR_KINDS[sense.kind]
                    other[at] = not match[at] and not near[at]
                if sense.country is not None:
                    country[at] = entry.country == sense.country
                    elsewhere[at] = not country[at]
                town_in[at] = entry.kind == "city" and entry.admin1 in regions
                with_town[at] = entry.kind in ("region", "district") and entry.admin1 in towns
        return [match, near, other, town_in, with_town, country, elsewhere]

    def _homes(self, is_town: Bools) -> list[Floats | Bools]:
        """Where the publisher is at home."""
        home = self.around.home
        nothing = np.zeros(len(self.entries), dtype=bool)
        if home is None:
            return [nothing] * 5
        country = self.country == self.countries.get(home.country, -2)
        if home.lat is None or home.lon is None:
            return [nothing, nothing, country, ~country & (self.country >= 0), nothing]
        is_home = is_town & (self._from_home < _SAME_TOWN_KM)
        division = self.division == self.divisions.get(home.admin1 or "", -2)
        return [is_home, division, country, ~country & (self.country >= 0), self._about(self._from_home)]

    def _is_far(self, number: int) -> bool:
        """True when the publisher's home is known and no candidate of a sense is near it."""
        home = self.around.home
        return home is not None and home.lat is not None and not (self._from_home[self.of(number)] < _LOCAL_KM).any()

    @cached_property
    def _from_home(self) -> Floats:
        """Distances from the publisher's town; infinite where it is not known."""
        home = self.around.home
        if home is None or home.lat is None or home.lon is None:
            return np.full(len(self.entries), np.inf)
        return self.km_to(home.lat, home.lon)

    def _about(self, km: Floats) -> Floats:
        """How near a distance is, from 1 to 0; 0 for areas, which are nowhere in particular."""
        return np.where(self.reach < _LOCAL_KM, 1 / (1 + (np.minimum(km, 2e4) / _HOME_KM) ** 2), 0.0)

    def _countries_heard(self, votes: Floats) -> Floats:
        """The logarithm of a country's share of all other votes."""
        size = len(self.countries)
        named = np.zeros(size + 1)
        for code, count in self.around.votes.items():
            named[self.countries.get(code, size)] += count
        everywhere = named + np.bincount(self.country[self.country >= 0], votes[self.country >= 0], minlength=size + 1)
        own = np.zeros((len(self.senses), size + 1))
        known = self.country >= 0
        np.add.at(own, (self.sense[known], self.country[known]), votes[known])
        others = everywhere[self.country] - own[self.sense, self.country]
        total = everywhere.sum() - own.sum(axis=1)[self.sense]
        part = np.where(known & (total > 1e-6), others / np.maximum(total, 1e-6), 0.0).clip(0, 1)
        return np.where(known & (total > 0.2), np.log(part + 0.02) - math.log(0.02), 0.0)

    def _divisions_heard(self, votes: Floats) -> Floats:
        """How often a candidate's first-order division is named or lived in by others."""
        size = len(self.divisions)
        known = self.division >= 0
        own = np.zeros((len(self.senses), size + 1))
        np.add.at(own, (self.sense[known], self.division[known]), votes[known])
        others = own.sum(axis=0)[self.division] - own[self.sense, self.division]
        return np.where(known, np.log1p(np.maximum(others, 0.0) * 5), 0.0)

    def _near(self, votes: Floats) -> Floats:
        """How near the believed points of other senses are: shape (candidates, 4), by the distances of _NEAR_KM, the
        last column for areas from their edge on.

        Only what is believed to some degree counts, and candidates are taken by parts: a list of thousands of towns
        must not fill the memory.
        """
        likely = np.flatnonzero(self._is_point & (votes > _LEAST_VOTE))
        found = np.zeros((len(self.entries), len(_NEAR_KM) + 1))
        for start in range(0, len(self.entries), _ROWS):
            rows = slice(start, min(start + _ROWS, len(self.entries)))
            cosine = self.points[rows] @ self.points[likely].T
            apart = np.maximum(2.0 - 2.0 * cosine, 0.0) * EARTH_KM**2
            same = self.sense[rows][:, None] == self.sense[likely][None, :]
            # Another sense may mean the same place: "Paris, Texas" gains nothing by the "Paris" of "Paris, France".
            same |= self.ids[rows][:, None] == self.ids[likely][None, :]
            apart[same | ~self.located[rows][:, None]] = np.inf
            for column, km in enumerate(_NEAR_KM):
                found[rows, column] = (1.0 / (1.0 + (apart / km**2) ** 2)) @ votes[likely]
            beyond = np.maximum(np.sqrt(apart) - self.reach[rows][:, None], 0.0)
            found[rows, -1] = (1.0 / (1.0 + (beyond / _NEAR_KM[1]) ** 2)) @ votes[likely]
        return found

    def _neighbours(self, votes: Floats) -> tuple[list[Floats], Floats]:
        """For points how many other names are near, at each of the distances; for areas how many lie in or about
        them."""
        near = np.log1p(self._near(votes))
        is_local = self.reach < _LOCAL_KM
        points = [np.where(is_local, near[:, column], 0.0) for column in range(len(_NEAR_KM))]
        return points, np.where(is_local, 0.0, near[:, -1])

    def _listed(self, share: Floats) -> Floats:
        """How far the names that stand in one list with a candidate's name are thought to be of its kind."""
        like = np.zeros(len(self.entries))
        for number, sense in enumerate(self.senses):
            own = self.of(number)
            for other in sense.listed:
                its = self.of(other)
                kinds = np.bincount(self.kind[its], share[its], minlength=len(KINDS))
                like[own] += kinds[self.kind[own]] / len(sense.listed)
        return like

    def _containment(self, share: Floats, none: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """How far candidates lie in what the report says holds them, and hold what it says they hold.

        Only what can hold a place counts, or two towns with a comma between them would be one in the other.
        """
        inside, outside, holds, does_not = (np.zeros(len(self.entries)) for _ in range(4))
        none = none.copy()
        for number in range(len(self.senses)):
            own = self.of(number)
            if (its := self._slice(self.holder[number])) is not None:
                may_hold = self.kind[its] != _CITY if self.senses[number].only_comma else 1.0
                belief = share[its] * may_hold
                within = self._lies_in(own, its) @ belief
                apart = self._may_lie_in(own, its) @ belief - within
                inside[own], outside[own] = within, apart
                missing = belief.sum() - within.max(initial=0.0) if apart.any() else 0.0
                none[number, NONE.index("none lies in what holds it")] = missing
            if (its := self._slice(self.content[number])) is not None:
                belief = share[its]
                contains = self._lies_in(its, own).T @ belief
                may = (self._may_lie_in(its, own).T @ belief) * (self.kind[own] != _CITY)
                holds[own], does_not[own] = contains, np.maximum(may - contains, 0.0)
        return inside, outside, holds, does_not, none

    def _slice(self, number: int | None) -> slice | None:
        """Where the candidates of a sense stand; None for no sense, and for one without candidates."""
        if number is None or self.starts[number] == self.starts[number + 1]:
            return None
        return self.of(number)

    def _may_lie_in(self, inner: slice, outer: slice) -> Floats:
        """Which candidates can lie in which at all: no country in another, no region in a region."""
        kind, holder = self.kind[inner][:, None], self.kind[outer][None, :]
        return np.asarray((kind != _COUNTRY) & ~((kind == _REGION) & (holder == _REGION)), dtype=float)

    def _lies_in(self, inner: slice, outer: slice) -> Floats:
        """Which candidates of one sense lie in which of another: by codes, or by distance for areas and towns."""
        kind, holder = self.kind[inner][:, None], self.kind[outer][None, :]
        by_country = (self.country[inner][:, None] == self.country[outer][None, :]) & (kind != _COUNTRY)
        same = self.division[inner][:, None] == self.division[outer][None, :]
        by_division = same & (self.division[inner][:, None] >= 0) & (kind != _REGION)
        cosine = self.points[inner] @ self.points[outer].T
        km = EARTH_KM * np.arccos(np.clip(cosine, -1, 1))
        reach = np.where(self.reach[outer] > 0, self.reach[outer] * 1.2, _DEFAULT_REACH_KM)[None, :]
        located = self.located[inner][:, None] & self.located[outer][None, :]
        by_distance = located & (km <= reach) & (kind != _COUNTRY)
        found = np.where(
            holder == _COUNTRY,
            by_country,
            np.where(holder == _REGION, by_division, by_distance),
        )
        return np.asarray(found, dtype=float)

    def _dateline(self, share: Floats) -> list[Floats]:
        """Nearness to the dateline's place, for all but itself."""
        nothing = np.zeros(len(self.entries))
        if self.dateline is None:
            return [nothing] * 4
        own = self.of(self.dateline)
        if own.start == own.stop:
            return [nothing] * 4
        at = own.start + int(np.argmax(share[own]))
        sure, others = share[at], self.sense != self.dateline
        near = np.zeros(len(self.entries))
        if self.located[at]:
            near = self._about(self.km_to(float(self.lat[at]), float(self.lon[at])))
        division = (self.division == self.division[at]) & (self.division >= 0)
        country = (self.country == self.country[at]) & (self.country >= 0)
        elsewhere = ~country & (self.country >= 0)
        return [column * sure * others for column in (near, division, country, elsewhere)]


def _code(known: dict[str, int], code: str | None) -> int:
    return -1 if code is None else known.setdefault(code, len(known))


def _other(owner: dict[int, int], mention: int | None, own: int) -> int | None:
    """Number of the sense that a mention belongs to, unless it is the sense itself."""
    sense = owner.get(mention) if mention is not None else None
    return None if sense == own else sense
