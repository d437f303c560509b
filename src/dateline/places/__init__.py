"""Where: the places that a report names, resolved with a gazetteer; the component `dateline_places`."""

from dateline.places._build import ensure_index
from dateline.places._component import Places, dateline_place, locative_at, make_places, place_at
from dateline.places._gazetteer import Entry, Gazetteer
from dateline.places._use import is_locative

__all__ = [
    "Entry",
    "Gazetteer",
    "Places",
    "dateline_place",
    "ensure_index",
    "is_locative",
    "locative_at",
    "make_places",
    "place_at",
]
