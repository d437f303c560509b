"""Countries and capitals are actors where they act and none where they are places; peoples are groups of their own."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.record import Actor

Tree = Callable[[str], Doc]
Read = Callable[[Doc], dict[str, Actor]]


@pytest.mark.parametrize("label", ["LOC", "ORG", "PER"])
def test_a_country_acts_as_a_subject_whatever_the_reader_calls_it(tree: Tree, actors: Read, label: str) -> None:
    doc = tree(f"Kenya PROPN 1 nsubj {label}\ncondemned VERB 1 ROOT - condemn\nUganda PROPN 1 obj {label}")
    assert {(a.name, a.kind, a.country) for a in actors(doc).values()} == {
        ("Kenya", "country", "KEN"),
        ("Uganda", "country", "UGA"),
    }


@pytest.mark.parametrize("preposition", ["in", "near", "at", "to", "from"])
def test_a_location_is_no_actor(tree: Tree, actors: Read, preposition: str) -> None:
    doc = tree(f"They PRON 1 nsubj\ntravelled VERB 1 ROOT - travel\n{preposition} ADP 3 case\nKenya PROPN 1 obl LOC")
    assert actors(doc) == {}


def test_a_capital_that_speaks_is_its_country(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Nairobi PROPN 1 nsubj LOC
        said VERB 1 ROOT - say
        Kenya PROPN 4 nsubj LOC
        would AUX 4 aux
        agree VERB 1 ccomp
    """)
    kenya = actors(doc)["Kenya"]
    assert [m.text for m in kenya.mentions] == ["Nairobi", "Kenya"]


def test_a_capital_that_falls_is_a_city(tree: Tree, actors: Read) -> None:
    assert actors(tree("Nairobi PROPN 1 nsubj LOC\nfell VERB 1 ROOT - fall")) == {}


def test_a_people_is_a_group_apart_from_its_country(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenyans PROPN 1 nsubj MISC
        asked VERB 1 ROOT - ask
        Kenya PROPN 1 obj LOC
    """)
    assert {(a.name, a.kind) for a in actors(doc).values()} == {("Kenyans", "group"), ("Kenya", "country")}


def test_a_nationality_tells_who_did_a_deed(tree: Tree, actors: Read) -> None:
    doc = tree("The DET 2 det\nKenyan ADJ 2 amod MISC\noffensive NOUN 3 nsubj\nfailed VERB 3 ROOT - fail")
    kenya = actors(doc)["Kenya"]
    assert [m.text for m in kenya.mentions] == ["Kenyan"]


def test_a_nationality_of_anything_else_is_no_actor(tree: Tree, actors: Read) -> None:
    doc = tree("The DET 2 det\nKenyan ADJ 2 amod MISC\nweather NOUN 3 nsubj\nchanged VERB 3 ROOT - change")
    assert actors(doc) == {}


def test_a_name_with_other_bearers_needs_support(tree: Tree, actors: Read) -> None:
    alone = "Georgia PROPN 1 nsubj LOC\nsued VERB 1 ROOT - sue"
    assert actors(tree(alone)) == {}
    supported = f"{alone}\nin ADP 3 case\nTbilisi PROPN 1 obl LOC"
    assert actors(tree(supported))["Georgia"].country == "GEO"


def test_a_seat_of_power_acts_but_is_a_place_after_a_preposition(tree: Tree, actors: Read) -> None:
    assert actors(tree("Downing PROPN 2 nsubj LOC\nStreet PROPN 0 flat LOC\nagreed VERB 2 ROOT - agree"))[
        "Downing Street"
    ].codes == {"cameo": "GBRGOV"}
    doc = tree(
        "He PRON 1 nsubj\nspoke VERB 1 ROOT - speak\nin ADP 3 case\nDowning PROPN 1 obl LOC\nStreet PROPN 3 flat LOC"
    )
    assert actors(doc) == {}
