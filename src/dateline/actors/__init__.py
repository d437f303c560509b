"""Actors: who is named or acts in a report, which words mean the same, and their countries, sectors and codes."""

from dateline.actors._component import Actors, actor_at, actor_of_country, find_actors, make_actors
from dateline.actors._tables import validate_tables

__all__ = ["Actors", "actor_at", "actor_of_country", "find_actors", "make_actors", "validate_tables"]
