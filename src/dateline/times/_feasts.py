"""Feasts and the days on which they fall.

The table is resources/<language>/time_feasts.csv: `name,rule,before,after,cue`. `rule` is a date (`12-25`), a day
counted from Easter (`easter-2`, `orthodox+0`), the n-th weekday of a month (`11-thu-4`), or a holiday by the name that
the library `holidays` gives it in a country (`IL:Yom Kippur`), for calendars that follow the moon. `before` and `after`
are the days by which people stretch the feast's name ("at Christmas"); a feast of a week or more has them for its
length. `cue` is `yes` for names that need a preposition or a year beside them to be a time.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from dateline._tables import RESOURCES, read_table
from dateline.times._calendar import Stretch

_RULE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|(?P<easter>easter|orthodox)(?P<shift>[+-]\d+)|"
    r"(?P<nth_month>\d\d)-(?P<weekday>\w{3})-(?P<nth>\d)|(?P<country>[A-Z]{2}):(?P<holiday>.+)"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG = 6  # days from the first to the last from which a feast is a stretch of time
_FIRST_LUNAR, _LAST_LUNAR = 1950, 2077  # the years for which `holidays` has the dates of every calendar used here
_FIRST_EASTER, _LAST_EASTER = 1583, 4099  # the years for which the rules behind dateutil's `easter` hold


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast, the rule of its day, and how it is named."""

    name: str
    rule: str
    before: int
    after: int
    cue: bool

    def in_year(self, year: int) -> Stretch | None:
        """The feast in a year: its day as the value, the days its name is used of as the interval."""
        day = _day(self.rule, year)
        if day is None:
            return None
        first, last = day - timedelta(self.before), day + timedelta(self.after)
        if (last - first).days >= _LONG:
            return Stretch("range", f"{first.isoformat()}/{last.isoformat()}", first, last)
        return Stretch("day", day.isoformat(), first, last)

    @property
    def blank(self) -> str:
        """The value when the year is not known."""
        return f"XXXX-{self.rule}" if self.rule[0].isdigit() and len(self.rule) == 5 else "XXXX-XX-XX"


@cache
def feasts(language: str = "en") -> dict[str, Feast]:
    """Feasts by name in lower case with straight apostrophes. Raises ResourceError when the table is wrong."""
    found: dict[str, Feast] = {}
    for row in read_table(RESOURCES / language / "time_feasts.csv", ("name", "rule", "before", "after", "cue")):
        key = row["name"].lower()
        if key in found or not _RULE.fullmatch(row["rule"]) or row["cue"] not in ("yes", "no"):
            raise row.fault(f"{row['name']!r} is there twice, or its rule or cue is unknown")
        found[key] = Feast(row["name"], row["rule"], int(row["before"]), int(row["after"]), row["cue"] == "yes")
    return found


@cache
def _day(rule: str, year: int) -> date | None:
    match = _RULE.fullmatch(rule)
    if match is None or not 2 <= year <= 9998:
        return None
    if match["month"]:
        return date(year, int(match["month"]), int(match["day"]))
    if match["easter"]:
        if not _FIRST_EASTER <= year <= _LAST_EASTER:
            return None
        sunday = easter(year, EASTER_ORTHODOX) if match["easter"] == "orthodox" else easter(year, EASTER_WESTERN)
        return sunday + timedelta(int(match["shift"]))
    if match["country"]:
        return _holiday(match["country"], match["holiday"], year) if _FIRST_LUNAR <= year <= _LAST_LUNAR else None
    month, weekday, count = int(match["nth_month"]), _WEEKDAYS.index(match["weekday"]), int(match["nth"])
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))


@cache
def _holiday(country: str, name: str, year: int) -> date | None:
    """The first day of that name in a year; calendars that follow the moon may have two in one, or none."""
    import holidays

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of years that it does not have, for which None is given
        days = holidays.country_holidays(country, years=[year], language="en_US")
    named = [day for day, names in days.items() if name in re.split(r"; | \(estimated\)", names)]
    return min((day for day in named if day.year == year), default=None)
