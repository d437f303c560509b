"""Who holds a place is told as the report tells it, and the country stays the recognised one."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.record import Place

Tree = Callable[[str], Doc]
Find = Callable[[Doc], tuple[Place, ...]]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            "in ADP 4 case\n"
            "Russian ADJ 3 compound MISC\n~- PUNCT 3 punct\n~held VERB 4 amod\nMelitopol PROPN 4 ROOT LOC",
            "Russian-held",
        ),
        (
            "in ADP 4 case\n"
            "rebel NOUN 3 compound\n~- PUNCT 3 punct\n~controlled VERB 4 amod\nMelitopol PROPN 4 ROOT LOC",
            "rebel-controlled",
        ),
        ("in ADP 2 case\noccupied VERB 2 amod\nMelitopol PROPN 2 ROOT LOC", "occupied"),
        (
            "in ADP 5 case\nthe DET 5 det\nRussian ADJ 4 compound MISC\n~- PUNCT 4 punct\n~occupied VERB 5 amod\n"
            "city NOUN 5 ROOT\nof ADP 7 case\nMelitopol PROPN 5 nmod LOC",
            "Russian-occupied",
        ),
    ],
)
def test_a_modifier_of_control(tree: Tree, places: Find, lines: str, words: str) -> None:
    (found,) = places(tree(lines))
    assert found.held_by is not None
    assert found.held_by.text == words
    assert found.held_by.actor is None
    assert found.country == "UKR"


def test_the_modifier_belongs_to_the_town_and_not_to_the_water_named_between(tree: Tree, places: Find) -> None:
    doc = tree("""
        the DET 4 det
        rebel NOUN 3 compound
        ~- PUNCT 3 punct
        ~held VERB 4 amod
        Lake PROPN 6 compound LOC
        Kivu PROPN 4 flat LOC
        town NOUN 6 ROOT
        of ADP 8 case
        Goma PROPN 6 nmod LOC
    """)
    held = {place.name: place.held_by and place.held_by.text for place in places(doc)}
    assert held == {"Lake Kivu": None, "Goma": "rebel-held"}


def test_a_held_part_of_a_country_is_not_the_country(tree: Tree, places: Find) -> None:
    (found,) = places(tree("in ADP 2 case\noccupied VERB 2 amod\nUkraine PROPN 2 ROOT LOC"))
    assert found.held_by is None


def test_other_adjectives_say_nothing_of_control(tree: Tree, places: Find) -> None:
    (found,) = places(tree("in ADP 2 case\nquiet ADJ 2 amod\nMelitopol PROPN 2 ROOT LOC"))
    assert found.held_by is None
