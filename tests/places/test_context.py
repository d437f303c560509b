"""What else a report says decides between places of one name."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.record import Place

Tree = Callable[[str], Doc]
Find = Callable[[Doc], tuple[Place, ...]]


@pytest.mark.parametrize(
    ("state", "division"),
    [("Illinois PROPN 1 appos LOC", "Illinois"), ("Ore. PROPN 1 appos", "Oregon"), ("MO PROPN 1 appos", "Missouri")],
)
def test_a_town_with_its_state(tree: Tree, places: Find, state: str, division: str) -> None:
    found = places(tree(f"in ADP 1 case\nSpringfield PROPN 1 ROOT LOC\n~, PUNCT 3 punct\n{state}"))
    assert (found[0].name, found[0].admin1, found[0].kind) == ("Springfield", division, "city")


def test_two_towns_of_one_name_apart_by_their_states(tree: Tree, places: Find) -> None:
    found = places(
        tree("""
        from ADP 1 case
        Paris PROPN 1 ROOT LOC
        ~, PUNCT 3 punct
        Texas PROPN 1 appos LOC
        ~, PUNCT 1 punct
        to ADP 6 case
        Paris PROPN 1 nmod LOC
        ~, PUNCT 8 punct
        France PROPN 6 appos LOC
    """)
    )
    assert [(p.name, p.country) for p in found] == [
        ("Paris", "USA"),
        ("Texas", "USA"),
        ("Paris", "FRA"),
        ("France", "FRA"),
    ]


@pytest.mark.parametrize(("town", "kind", "country"), [("Atlanta", "region", "USA"), ("Tbilisi", "country", "GEO")])
def test_georgia_the_state_and_georgia_the_country(
    tree: Tree, places: Find, town: str, kind: str, country: str
) -> None:
    found = places(tree(f"in ADP 1 case\n{town} PROPN 1 ROOT LOC\n~, PUNCT 3 punct\nGeorgia PROPN 1 appos LOC"))
    assert (found[1].kind, found[1].country) == (kind, country)


def test_a_country_named_elsewhere_draws_the_name_to_it(tree: Tree, places: Find) -> None:
    lines = "in ADP 1 case\nTripoli PROPN 1 ROOT LOC"
    assert places(tree(lines))[0].country == "LBY"
    lebanese = (
        f"{lines}\nand CCONJ 4 cc\nin ADP 4 case\nZgharta PROPN 1 conj LOC\n~, PUNCT 6 punct\nLebanon PROPN 4 appos LOC"
    )
    assert places(tree(lebanese))[0].country == "LBN"


def test_an_adjective_before_the_class_word_tells_the_country(tree: Tree, places: Find) -> None:
    lines = "in ADP 2 case\nLebanese ADJ 2 amod MISC\ncity NOUN 2 ROOT\nof ADP 4 case\nTripoli PROPN 2 nmod LOC"
    assert [place.country for place in places(tree(lines))] == ["LBN"]


def test_an_apposition_tells_kind_and_holder(tree: Tree, places: Find) -> None:
    found = places(
        tree("""
        in ADP 1 case
        Toretsk PROPN 1 ROOT LOC
        ~, PUNCT 4 punct
        a DET 4 det
        town NOUN 1 appos
        in ADP 7 case
        Donetsk PROPN 7 compound LOC
        province NOUN 4 nmod
    """)
    )
    assert [(p.name, p.kind, p.admin1) for p in found] == [
        ("Toretsk", "city", "Donetsk Oblast"),
        ("Donetsk Oblast", "region", "Donetsk Oblast"),
    ]


def test_a_list_of_countries_is_no_chain_of_holders(tree: Tree, places: Find) -> None:
    found = places(
        tree("""
        in ADP 1 case
        Lebanon PROPN 1 ROOT LOC
        ~, PUNCT 3 punct
        Jordan PROPN 1 conj LOC
        and CCONJ 5 cc
        Georgia PROPN 1 conj LOC
    """)
    )
    assert [place.kind for place in found] == ["country", "country", "country"]


def test_spellings_of_one_town_are_one_place(tree: Tree, places: Find) -> None:
    (found,) = places(
        tree("in ADP 1 case\nKiev PROPN 1 ROOT LOC\n( PUNCT 3 punct\n~Kyiv PROPN 1 appos LOC\n~) PUNCT 3 punct")
    )
    assert found.name == "Kyiv"
    assert [mention.text for mention in found.mentions] == ["Kiev", "Kyiv"]


def test_a_county_with_its_state_is_that_state_s(tree: Tree, places: Find) -> None:
    lines = (
        "in ADP 2 case\nPolk PROPN 2 compound LOC\nCounty PROPN 2 ROOT LOC\n~, PUNCT 4 punct\nIowa PROPN 2 appos LOC"
    )
    found = places(tree(lines))[0]
    assert (found.name, found.kind, found.admin1) == ("Polk County", "district", "Iowa")
    assert found.lat == pytest.approx(41.7, abs=0.3)


def test_confidence_is_lower_for_a_hamlet_than_for_a_capital(tree: Tree, places: Find) -> None:
    (capital,) = places(tree("in ADP 1 case\nNairobi PROPN 1 ROOT LOC"))
    (hamlet,) = places(tree("in ADP 1 case\nVuhlehirsk PROPN 1 ROOT LOC"))
    assert capital.confidence > 0.95
    assert hamlet.confidence < 0.95
