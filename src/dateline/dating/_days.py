"""Sets of days, as the clues to a date leave them open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST, LATEST = date(1980, 1, 1), date(2049, 12, 31)  # between which a report's date is looked for
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Days:
    """Days as closed intervals in order, no two of which touch."""

    spans: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, spans: Iterable[tuple[date, date]]) -> Days:
        """Days of any intervals, within the years that are looked at."""
        merged: list[tuple[date, date]] = []
        for first, last in sorted((max(a, EARLIEST), min(b, LATEST)) for a, b in spans):
            if first > last:
                continue
            if merged and first <= merged[-1][1] + _DAY:
                merged[-1] = merged[-1][0], max(last, merged[-1][1])
            else:
                merged.append((first, last))
        return cls(tuple(merged))

    @classmethod
    def since(cls, first: date) -> Days:
        """A day and all after it."""
        return cls.of([(first, LATEST)])

    @classmethod
    def until(cls, last: date) -> Days:
        """A day and all before it."""
        return cls.of([(EARLIEST, last)])

    def __and__(self, other: Days) -> Days:
        return Days.of((max(a, c), min(b, d)) for a, b in self.spans for c, d in other.spans if max(a, c) <= min(b, d))

    def __len__(self) -> int:
        """How many days."""
        return sum((last - first).days + 1 for first, last in self.spans)

    @property
    def open(self) -> bool:
        """True when nothing bounds them on one side."""
        return not self.spans or self.spans[0][0] == EARLIEST or self.spans[-1][1] == LATEST

    def each(self) -> Iterable[date]:
        """Every day, in order."""
        for first, last in self.spans:
            for count in range((last - first).days + 1):
                yield first + timedelta(count)


ALL = Days(((EARLIEST, LATEST),))
