"""Where an event took place: only where its words say so, never where somebody spoke."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline import record
from dateline.events import Events

Parsed = Callable[..., Doc]
FINITE = "Tense=Past|VerbForm=Fin|Mood=Ind"


def at(doc: Doc, name: str, kind: record.PlaceKind = "city", id_: str = "p1") -> record.Place:
    start = doc.text.index(name)
    mention = record.Span(start=start, end=start + len(name), text=name)
    return record.Place(
        id=id_, name=name, kind=kind, country="GHA", lat=9.4, lon=-0.84, confidence=1, mentions=(mention,)
    )


@pytest.mark.parametrize(
    ("rows", "basis"),
    [
        pytest.param(
            f"Rebels rebel NOUN 2 nsubj\nshelled shell VERB 0 root {FINITE}\nsoldiers soldier NOUN 2 obj\n"
            "in in ADP 5 case\n"
            "Tamale Tamale PROPN 2 obl LOC",
            "stated",
            id="its own words",
        ),
        pytest.param(
            f"Rebels rebel NOUN 2 nsubj\nshelled shell VERB 0 root {FINITE}\nTamale Tamale PROPN 2 obj LOC",
            "stated",
            id="what is struck is a place",
        ),
        pytest.param(
            f"Rebels rebel NOUN 2 nsubj\nshelled shell VERB 0 root {FINITE}\nsoldiers soldier NOUN 2 obj\n"
            "near near ADP 6 case\n"
            "the the DET 6 det\ntown town NOUN 2 obl\nof of ADP 8 case\nTamale Tamale PROPN 6 nmod LOC",
            "stated",
            id="the name inside a phrase",
        ),
        pytest.param(
            f"Envoys envoy NOUN 2 nsubj\nvisited visit VERB 0 root {FINITE}\n"
            "headquarters headquarters NOUN 2 obj\nof of ADP 5 case\n"
            "rebels rebel NOUN 3 nmod\nin in ADP 7 case\nTamale Tamale PROPN 5 nmod LOC",
            "participant",
            id="the place of those who take part",
        ),
    ],
)
def test_place(coder: Events, parsed: Parsed, layer: Parsed, rows: str, basis: str) -> None:
    doc = parsed(rows)
    (event,) = coder.find(layer(doc, "places", at(doc, "Tamale")))
    assert (event.place, event.place_basis) == ("p1", basis)


def test_the_place_of_saying_is_not_the_events(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    rows = (
        f"Moen Moen PROPN 2 nsubj PER\nsaid say VERB 0 root {FINITE}\nin in ADP 4 case\nTamale Tamale PROPN 2 obl LOC\n"
        f"rebels rebel NOUN 6 nsubj\nshelled shell VERB 2 ccomp {FINITE}\nsoldiers soldier NOUN 6 obj"
    )
    doc = parsed(rows)
    (event,) = coder.find(layer(doc, "places", at(doc, "Tamale")))
    assert (event.place, event.place_basis) == (None, None)


def test_of_land_and_water_it_is_the_land(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    rows = (
        f"Rebels rebel NOUN 2 nsubj\nshelled shell VERB 0 root {FINITE}\nthe the DET 5 det\n"
        "Volta Volta PROPN 5 compound LOC\n"
        "port port NOUN 2 obj\nof of ADP 7 case\nTamale Tamale PROPN 5 nmod LOC"
    )
    doc = parsed(rows)
    (event,) = coder.find(layer(doc, "places", at(doc, "Volta", "water", "p2"), at(doc, "Tamale")))
    assert event.place == "p1"


RAID = (
    f"Police police NOUN 2 nsubj\nraided raid VERB 0 root {FINITE}\nhouses house NOUN 2 obj\nin in ADP 5 case\n"
    f"Tamale Tamale PROPN 2 obl LOC\nand and CCONJ 7 cc\narrested arrest VERB 2 conj {FINITE}\nten ten NUM 9 nummod\n"
    "men man NOUN 7 obj"
)
ARREST = f"Police police NOUN 2 nsubj\narrested arrest VERB 0 root {FINITE}\nten ten NUM 4 nummod\nmen man NOUN 2 obj"
NEARBY = (
    "The the DET 2 det\nmarket market NOUN 5 nsubj\nin in ADP 4 case\nTamale Tamale PROPN 2 nmod LOC\n"
    "closed close VERB 0 root"
)


def where(coder: Events, doc: Doc, type_: str) -> tuple[str | None, str | None, float | None]:
    (event,) = [e for e in coder.find(doc) if e.type == type_ and e.triggers[0].text.startswith(("arrest", "warn"))]
    return event.place, event.place_basis, event.place_confidence


def test_what_is_coordinated_with_a_deed_took_place_where_it_did(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(RAID)
    assert where(coder, layer(doc, "places", at(doc, "Tamale")), "COERCE") == ("p1", "context", 0.7)


def test_the_only_place_named_before_in_the_paragraph_is_the_event_s(
    coder: Events, parsed: Parsed, layer: Parsed
) -> None:
    doc = parsed(f"{NEARBY}\n\n{ARREST}")
    assert where(coder, layer(doc, "places", at(doc, "Tamale")), "COERCE") == ("p1", "context", 0.7)


def test_of_two_places_none_is_taken(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(f"{NEARBY}\n\n{NEARBY.replace('Tamale', 'Kumasi')}\n\n{ARREST}")
    both = (at(doc, "Tamale"), at(doc, "Kumasi", id_="p2"))
    assert where(coder, layer(doc, "places", *both), "COERCE") == (None, None, None)


def test_words_are_not_placed_by_what_is_named_beside_them(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    warning = f"Moen Moen PROPN 2 nsubj PER\nwarned warn VERB 0 root {FINITE}\nrebels rebel NOUN 2 obj"
    doc = parsed(f"{NEARBY}\n\n{warning}")
    events = coder.find(layer(doc, "places", at(doc, "Tamale")))
    assert [e.place for e in events if e.triggers[0].text == "warned"] == [None] * len(events)
