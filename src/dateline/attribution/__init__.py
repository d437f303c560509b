"""Attribution: on whose word. Sources, cues and contents of statements; what was verified; what is not told."""

from dateline.attribution._checks import Check
from dateline.attribution._component import Attribution, find_claims, make_attribution

__all__ = ["Attribution", "Check", "find_claims", "make_attribution"]
