"""Countries and capitals are places where they stand as places, and actors where they act."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.places import locative_at, place_at
from dateline.record import Place

Tree = Callable[[str], Doc]
Find = Callable[[Doc], tuple[Place, ...]]


@pytest.mark.parametrize(
    "lines",
    [
        "Talks NOUN 1 nsubj\nbegan VERB 1 ROOT - begin\nin ADP 3 case\nPeru PROPN 1 obl LOC",
        "Rebels NOUN 1 nsubj\ninvaded VERB 1 ROOT - invade\nPeru PROPN 1 obj LOC",
        "Peru PROPN 2 nsubj:pass LOC\nwas AUX 2 aux:pass\nattacked VERB 2 ROOT - attack",
        "The DET 1 det\ninvasion NOUN 4 nsubj - invasion\nof ADP 3 case\nPeru PROPN 1 nmod LOC\nfailed VERB 4 ROOT",
        "He PRON 1 nsubj\nleft VERB 1 ROOT - leave\nPeru PROPN 4 nmod:poss LOC\n~'s PART 2 case\nsouth NOUN 1 obj",
        "He PRON 1 nsubj\nran VERB 1 ROOT\nto ADP 3 case\nChile PROPN 1 obl LOC\nor CCONJ 5 cc\nPeru PROPN 3 conj LOC",
    ],
)
def test_a_country_that_stands_as_a_place_is_listed(tree: Tree, places: Find, lines: str) -> None:
    assert "Peru" in [place.name for place in places(tree(lines))]


@pytest.mark.parametrize(
    "lines",
    [
        "Peru PROPN 1 nsubj LOC\nannexed VERB 1 ROOT - annex\nit PRON 1 obj",
        "Peru PROPN 2 nmod:poss LOC\n~'s PART 0 case\npresident NOUN 3 nsubj\nresigned VERB 3 ROOT - resign",
        "Critics NOUN 1 nsubj\naccused VERB 1 ROOT - accuse\nPeru PROPN 1 obj LOC",
        "A DET 1 det\nwarning NOUN 4 nsubj - warning\nto ADP 3 case\nPeru PROPN 1 nmod LOC\nfailed VERB 4 ROOT",
        "It PRON 1 nsubj\ntraded VERB 1 ROOT\nwith ADP 3 case\nPeru PROPN 1 obl LOC",
    ],
)
def test_a_country_that_acts_is_named_but_nothing_happens_there(tree: Tree, places: Find, lines: str) -> None:
    doc = tree(lines)
    assert [place.name for place in places(doc)] == ["Peru"]
    assert place_at(doc) == {}


@pytest.mark.parametrize(
    "lines",
    [
        "Lima PROPN 1 nsubj LOC\nsaid VERB 1 ROOT - say\nno INTJ 1 obj",
        "Peru PROPN 1 compound LOC\nsanctions NOUN 2 nsubj\nend VERB 2 ROOT",
    ],
)
def test_a_capital_that_acts_and_a_country_before_a_noun_are_no_places(tree: Tree, places: Find, lines: str) -> None:
    assert places(tree(lines)) == ()


def test_a_town_is_a_place_whatever_it_does(tree: Tree, places: Find) -> None:
    found = places(tree("Arequipa PROPN 1 nsubj LOC\nmourned VERB 1 ROOT"))
    assert [place.name for place in found] == ["Arequipa"]


def test_a_country_is_a_place_only_where_it_stands_as_one(tree: Tree, places: Find) -> None:
    doc = tree("""
        Chile PROPN 1 nsubj LOC
        protested VERB 1 ROOT
        after ADP 4 mark
        police NOUN 4 nsubj
        entered VERB 1 advcl - enter
        Chile PROPN 4 obj LOC
    """)
    (place,) = places(doc)
    assert [mention.start for mention in place.mentions] == [doc[0].idx, doc[5].idx]
    assert place_at(doc) == {5: "p1"}


def test_locative_mentions_can_be_asked_for(tree: Tree, places: Find) -> None:
    doc = tree("""
        Arequipa PROPN 1 nsubj LOC
        mourned VERB 1 ROOT
        as SCONJ 4 mark
        fires NOUN 4 nsubj
        raged VERB 1 advcl
        in ADP 6 case
        Cusco PROPN 4 obl LOC
    """)
    places(doc)
    assert place_at(doc) == {0: "p1", 6: "p2"}
    assert locative_at(doc) == {6: "p2"}


def test_a_seat_of_power_that_speaks_is_no_place(tree: Tree, places: Find) -> None:
    assert places(tree("The DET 1 det\nPentagon PROPN 2 nsubj LOC\nsaid VERB 2 ROOT - say\nso ADV 2 advmod")) == ()
    found = places(tree("They PRON 1 nsubj\nmet VERB 1 ROOT\nat ADP 4 case\nthe DET 4 det\nPentagon PROPN 1 obl LOC"))
    assert [place.kind for place in found] == ["site"]


def test_a_capital_that_is_described_or_listed_is_the_town(tree: Tree, places: Find) -> None:
    found = places(tree("Lima PROPN 2 nsubj LOC\nis AUX 2 cop\ncalm ADJ 2 ROOT"))
    assert [place.name for place in found] == ["Lima"]
    found = places(tree("Lima PROPN 0 ROOT LOC\n~, PUNCT 2 punct\nPeru PROPN 0 appos LOC"))
    assert [place.name for place in found] == ["Lima", "Peru"]
