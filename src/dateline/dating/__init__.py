"""Dating: when a report was published that does not say so."""

from dateline.dating._component import Dating, make_dating
from dateline.dating._solve import infer

__all__ = ["Dating", "infer", "make_dating"]
