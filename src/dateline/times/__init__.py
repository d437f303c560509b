"""Times: the time expressions of a report and what they denote (TIMEX3)."""

from dateline.times._component import Times, make_times
from dateline.times._meaning import Reading
from dateline.times._normalise import normalise

__all__ = ["Reading", "Times", "make_times", "normalise"]
