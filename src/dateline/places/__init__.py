"""Where: the places that a report names, resolved with a gazetteer; the component `dateline_places`."""

from dateline.places._cache import ensure_index, imported_path
from dateline.places._component import (
    Places,
    dateline_place,
    holders,
    locative_at,
    make_places,
    names_in,
    place_at,
)
from dateline.places._dump import Imported, dump_size, import_dump
from dateline.places._gazetteer import Entry, Gazetteer
from dateline.places._geometry import distance_km, unit_vectors
from dateline.places._tables import demonyms
from dateline.places._use import is_locative

__all__ = [
    "Entry",
    "Gazetteer",
    "Imported",
    "Places",
    "dateline_place",
    "demonyms",
    "distance_km",
    "dump_size",
    "ensure_index",
    "holders",
    "import_dump",
    "imported_path",
    "is_locative",
    "locative_at",
    "make_places",
    "names_in",
    "place_at",
    "unit_vectors",
]
