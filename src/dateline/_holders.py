"""Whom the words mean that say who holds a place: the places find the words, the actors tell who is meant by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline import record

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_holders(doc: Doc) -> tuple[record.Place, ...]:
    """The doc's places; where one is held, with the id of the actor that holds it, if the record has that actor."""
    from dateline.actors import actor_at, actor_of_country
    from dateline.places import demonyms, holders

    tokens = holders(doc)
    if not tokens:
        return tuple(doc._.places)
    actors = actor_at(doc)
    found = []
    for place in doc._.places:
        token = tokens.get(place.id)
        if place.held_by is None or token is None:
            found.append(place)
            continue
        actor = actors.get(token) or actor_of_country(doc, demonyms().get(doc[token].text.split("-")[0].lower()))
        found.append(place.model_copy(update={"held_by": place.held_by.model_copy(update={"actor": actor})}))
    return tuple(found)
