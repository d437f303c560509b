"""A class word decides between a region and a town of the same name."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.places import Gazetteer, Places
from dateline.record import Place

Tree = Callable[[str], Doc]
Find = Callable[[Doc], tuple[Place, ...]]


@pytest.mark.parametrize(
    ("lines", "name", "kind"),
    [
        ("in ADP 1 case\nPoltava PROPN 1 ROOT LOC", "Poltava", "city"),
        ("in ADP 2 case\nPoltava PROPN 2 compound LOC\nregion NOUN 2 ROOT", "Poltava Oblast", "region"),
        ("in ADP 2 case\nPoltava PROPN 2 compound LOC\nOblast PROPN 2 ROOT LOC", "Poltava Oblast", "region"),
        ("in ADP 1 case\nprovince NOUN 1 ROOT\nof ADP 3 case\nHerat PROPN 1 nmod LOC", "Herat Province", "region"),
        ("in ADP 1 case\ncity NOUN 1 ROOT\nof ADP 3 case\nHerat PROPN 1 nmod LOC", "Herat", "city"),
        ("on ADP 2 case\nthe DET 2 det\nNiger PROPN 3 compound LOC\nRiver PROPN 3 ROOT LOC", "Niger River", "water"),
        ("in ADP 3 case\nthe DET 3 det\nKashmir PROPN 3 compound LOC\nregion NOUN 3 ROOT", "Kashmir", "area"),
    ],
)
def test_the_class_word_decides(tree: Tree, places: Find, lines: str, name: str, kind: str) -> None:
    (found,) = places(tree(lines))
    assert (found.name, found.kind) == (name, kind)


def test_a_plural_class_word_counts_for_its_whole_list(tree: Tree, places: Find) -> None:
    found = places(
        tree("""
        in ADP 8 case
        the DET 8 det
        Sumy PROPN 8 compound LOC
        ~, PUNCT 4 punct
        Poltava PROPN 2 conj LOC
        ~, PUNCT 7 punct
        and CCONJ 7 cc
        Rivne PROPN 2 conj LOC
        regions NOUN 8 ROOT
    """)
    )
    assert [(p.name, p.kind, p.country) for p in found] == [
        ("Sumy Oblast", "region", "UKR"),
        ("Poltava Oblast", "region", "UKR"),
        ("Rivne Oblast", "region", "UKR"),
    ]


def test_the_mention_of_a_region_holds_its_direction_and_class_word(tree: Tree, places: Find) -> None:
    (found,) = places(tree("in ADP 3 case\neastern ADJ 3 amod\nSumy PROPN 3 compound LOC\nregion NOUN 3 ROOT"))
    assert [mention.text for mention in found.mentions] == ["eastern Sumy region"]
    assert found.radius_km


def test_a_district_named_for_a_town_lies_there_without_its_id(tree: Tree, places: Find) -> None:
    (found,) = places(tree("in ADP 2 case\nHuliaipole PROPN 2 compound LOC\ndistrict NOUN 2 ROOT"))
    assert (found.name, found.kind, found.geonames) == ("Huliaipole district", "district", None)
    assert (found.country, found.admin1) == ("UKR", "Zaporizhzhia Oblast")
    assert found.radius_km == 30


def test_a_street_named_for_a_town_does_not_lie_there(tree: Tree, places: Find) -> None:
    (found,) = places(tree("in ADP 2 case\nPoltava PROPN 2 compound LOC\nStreet PROPN 2 ROOT LOC"))
    assert (found.kind, found.lat, found.country) == ("site", None, None)


def test_the_capital_of_a_country_says_nothing_of_the_country(tree: Tree, places: Find) -> None:
    found = places(tree("in ADP 2 case\nthe DET 2 det\ncapital NOUN 2 ROOT\nof ADP 4 case\nKenya PROPN 2 nmod LOC"))
    assert [(place.name, place.kind) for place in found] == [("Kenya", "country")]


def test_below_the_floor_a_name_stays_unresolved(tree: Tree, gazetteer: Gazetteer) -> None:
    lines = "in ADP 1 case\nSpringfield PROPN 1 ROOT LOC"
    (doubtful,) = Places(gazetteer=gazetteer, floor=0.9)(tree(lines))._.places
    assert (doubtful.geonames, doubtful.lat, doubtful.country, doubtful.kind) == (None, None, None, "city")
    (taken,) = Places(gazetteer=gazetteer, floor=0.0)(tree(lines))._.places
    assert taken.country == "USA"
    assert taken.confidence < 0.9
