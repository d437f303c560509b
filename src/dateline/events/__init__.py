"""Events: what a report says was done, by whom and to whom, coded in PLOVER by rules over trees."""

from dateline.events._component import Events, make_events
from dateline.events._lexicon import Example, Lexicon, Pattern, Slot, english, load_examples, load_lexicon

__all__ = ["Events", "Example", "Lexicon", "Pattern", "Slot", "english", "load_examples", "load_lexicon", "make_events"]
