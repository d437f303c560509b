"""What is a place name, where it begins and ends, and what is none."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.places import dateline_place
from dateline.record import Place

Tree = Callable[[str], Doc]
Find = Callable[[Doc], tuple[Place, ...]]


@pytest.mark.parametrize(
    "lines",
    [
        "Denzel PROPN 2 nsubj PER\nWashington PROPN 0 flat PER\nspoke VERB 2 ROOT",
        "Paris PROPN 2 nsubj PER\nHilton PROPN 0 flat PER\nspoke VERB 2 ROOT",
        "In ADP 4 case\nthe DET 4 det\nNew PROPN 4 compound ORG\nYork PROPN 4 compound ORG\nTimes PROPN 4 ROOT ORG",
        "In ADP 1 case\nWarsaw PROPN 2 compound LOC\nPact PROPN 3 nsubj\nstyle NOUN 3 ROOT",
        "near ADP 2 case\nthe DET 2 det\nTurkish ADJ 3 amod LOC\nborder NOUN 3 ROOT",
        "in ADP 1 case\nMarch PROPN 1 ROOT",
        "in ADP 1 case\nParliament PROPN 1 ROOT",
        "by ADP 1 case\nLima PROPN 1 ROOT",
    ],
)
def test_people_papers_adjectives_and_months_are_no_places(tree: Tree, places: Find, lines: str) -> None:
    assert places(tree(lines)) == ()


def test_a_well_known_name_that_the_reader_missed_is_found_after_a_preposition(tree: Tree, places: Find) -> None:
    found = places(tree("They PRON 1 nsubj\nmet VERB 1 ROOT\nin ADP 3 case\nMarseille PROPN 1 obl"))
    assert [(place.name, place.country) for place in found] == [("Marseille", "FRA")]


def test_an_unknown_name_that_the_reader_missed_is_not_guessed(tree: Tree, places: Find) -> None:
    assert places(tree("They PRON 1 nsubj\nmet VERB 1 ROOT\nin ADP 3 case\nFnordwick PROPN 1 obl")) == ()
    assert places(tree("They PRON 1 nsubj\nmet VERB 1 ROOT\nin ADP 3 case\nMarch PROPN 1 obl")) == ()


def test_a_city_that_the_reader_took_for_somebody_is_found_where_nobody_can_stand(tree: Tree, places: Find) -> None:
    found = places(tree("Rebels NOUN 1 nsubj\nshelled VERB 1 ROOT - shell\nGoma PROPN 1 obj PER"))
    assert [(place.name, place.country) for place in found] == [("Goma", "COD")]
    assert places(tree("Rebels NOUN 1 nsubj\nkilled VERB 1 ROOT - kill\nGoma PROPN 1 obj PER")) == ()
    assert places(tree("faith NOUN 0 ROOT\nin ADP 2 case\nGoma PROPN 0 nmod PER")) == ()


def test_mexico_city_stays_whole(tree: Tree, places: Find) -> None:
    found = places(tree("in ADP 2 case\nMexico PROPN 2 compound LOC\nCity PROPN 2 ROOT LOC"))
    assert [(p.name, p.kind, [m.text for m in p.mentions]) for p in found] == [("Mexico City", "city", ["Mexico City"])]


def test_a_name_of_which_the_reader_marked_half_is_made_whole(tree: Tree, places: Find) -> None:
    found = places(tree("in ADP 2 case\nEast PROPN 2 compound\nJerusalem PROPN 2 ROOT LOC"))
    assert [place.name for place in found] == ["East Jerusalem"]


def test_a_lone_class_word_is_no_name(tree: Tree, places: Find) -> None:
    assert places(tree("in ADP 2 case\nthe DET 2 det\nSea PROPN 2 ROOT LOC")) == ()


def test_a_lone_direction_is_no_name(tree: Tree, places: Find) -> None:
    assert places(tree("in ADP 2 case\nthe DET 2 det\nNorth PROPN 2 ROOT LOC")) == ()


def test_an_abbreviated_state_stands_for_the_state_without_a_town_too(tree: Tree, places: Find) -> None:
    (found,) = places(tree("Smith PROPN 0 ROOT PER\n( PUNCT 2 punct\n~Minn. PROPN 0 appos LOC\n~) PUNCT 2 punct"))
    assert (found.name, found.kind) == ("Minnesota", "region")


def test_the_article_and_the_possessive_mark_stay_outside(tree: Tree, places: Find) -> None:
    (found,) = places(
        tree("in ADP 4 case\nthe DET 2 det LOC\nDonbas PROPN 4 nmod:poss LOC\n~'s PART 2 case LOC\nsouth NOUN 4 ROOT")
    )
    assert [mention.text for mention in found.mentions] == ["Donbas"]


def test_words_of_direction_stay_outside_the_name_but_inside_the_mention(tree: Tree, places: Find) -> None:
    (found,) = places(tree("in ADP 2 case\nnorthern ADJ 2 amod\nMali PROPN 2 ROOT LOC"))
    assert found.name == "Mali"
    assert [mention.text for mention in found.mentions] == ["northern Mali"]


def test_a_capitalised_direction_that_is_part_of_the_name_stays(tree: Tree, places: Find) -> None:
    (found,) = places(tree("in ADP 2 case\nSouth PROPN 2 amod LOC\nSudan PROPN 2 ROOT LOC"))
    assert found.name == "South Sudan"


def test_one_mark_over_several_names_is_taken_apart(tree: Tree, places: Find) -> None:
    found = places(tree("in ADP 1 case\nLyon PROPN 1 ROOT LOC\nand CCONJ 3 cc LOC\nNantes PROPN 1 conj LOC"))
    assert [place.name for place in found] == ["Lyon", "Nantes"]


def test_but_a_name_with_and_in_it_is_not(tree: Tree, places: Find) -> None:
    found = places(tree("in ADP 1 case\nTrinidad PROPN 1 ROOT LOC\nand CCONJ 3 cc LOC\nTobago PROPN 1 conj LOC"))
    assert [place.name for place in found] == ["Trinidad and Tobago"]


def test_the_places_of_a_dateline_are_places(tree: Tree, places: Find) -> None:
    doc = tree("""
        LUSAKA PROPN 9 dep
        ~, PUNCT 0 punct
        Zambia PROPN 0 appos LOC
        ( PUNCT 4 punct
        ~AP PROPN 0 appos ORG
        ~) PUNCT 4 punct
        — PUNCT 0 punct
        Two NUM 8 nummod
        men NOUN 9 nsubj
        drowned VERB 9 ROOT
    """)
    found = places(doc)
    assert [place.name for place in found] == ["Lusaka", "Zambia"]
    assert dateline_place(doc) == "p1"


def test_a_cry_in_capitals_is_no_dateline(tree: Tree, places: Find) -> None:
    doc = tree("BREAKING PROPN 3 dep\n- PUNCT 0 punct\nMen NOUN 3 nsubj\ndrowned VERB 3 ROOT")
    assert places(doc) == ()
    assert dateline_place(doc) is None


@pytest.mark.parametrize("last", ["ROOT LOC", "ROOT"])
def test_directions_of_a_city_make_no_other_city(tree: Tree, places: Find, last: str) -> None:
    found = places(tree(f"in ADP 3 case\nSouth PROPN 3 compound LOC\nEast PROPN 3 compound LOC\nLondon PROPN 3 {last}"))
    assert {place.name for place in found} <= {"London"}


def test_a_name_tied_by_hyphens_is_one(tree: Tree, places: Find) -> None:
    lines = "in ADP 1 case\nMazar PROPN 1 ROOT LOC\n~- PUNCT 4 punct\n~e PROPN 4 compound\n~- PUNCT 4 punct"
    lines += "\n~Sharif PROPN 1 flat"
    assert [(place.name, place.country) for place in places(tree(lines))] == [("Mazar-e-Sharif", "AFG")]
