"""Times: the time expressions of a report and what they denote (TIMEX3)."""

from dateline.times._component import Expression, Times, expressions, make_times
from dateline.times._feasts import Feast
from dateline.times._meaning import Digits, Known, Meaning, Reading
from dateline.times._normalise import normalise
from dateline.times._recurring import FeastDay, MonthDay, MonthName, Recurring, Weekday

__all__ = [
    "Digits",
    "Expression",
    "Feast",
    "FeastDay",
    "Known",
    "Meaning",
    "MonthDay",
    "MonthName",
    "Reading",
    "Recurring",
    "Times",
    "Weekday",
    "expressions",
    "make_times",
    "normalise",
]
