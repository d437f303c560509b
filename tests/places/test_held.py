"""Who holds a place is told as the report tells it, and the country stays the recognised one."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.places import holders
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


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        pytest.param(
            "Rebels NOUN 1 nsubj\ncaptured VERB 1 ROOT - capture\nMelitopol PROPN 1 obj LOC",
            "Rebels captured",
            id="active",
        ),
        pytest.param(
            "Melitopol PROPN 2 nsubj:pass LOC\nwas AUX 2 aux:pass\nseized VERB 2 ROOT - seize\nby ADP 4 case\n"
            "rebels NOUN 2 obl:agent",
            "seized by rebels",
            id="passive",
        ),
        pytest.param(
            "in ADP 1 case\nMelitopol PROPN 1 ROOT LOC\n~, PUNCT 5 punct\nwhich PRON 5 nsubj:pass\nwas AUX 5 aux:pass\n"
            "captured VERB 1 acl:relcl - capture\nby ADP 7 case\nrebels NOUN 5 obl:agent",
            "captured by rebels",
            id="relative clause",
        ),
        pytest.param(
            "Melitopol PROPN 1 nsubj LOC\nfell VERB 1 ROOT - fall\nto ADP 3 case\nrebels NOUN 1 obl",
            "fell to rebels",
            id="falls to",
        ),
        pytest.param(
            "Melitopol PROPN 4 nsubj LOC\nis AUX 4 cop\nunder ADP 4 case\nrebel NOUN 4 compound\ncontrol NOUN 4 ROOT",
            "under rebel control",
            id="under control",
        ),
        pytest.param(
            "Rebels NOUN 1 nsubj\ntook VERB 1 ROOT - take\ncontrol NOUN 1 obj\n"
            "of ADP 4 case\nMelitopol PROPN 2 nmod LOC",
            "took control",
            id="took control of",
        ),
    ],
)
def test_a_verb_of_control(tree: Tree, places: Find, lines: str, words: str) -> None:
    doc = tree(lines)
    (found,) = places(doc)
    assert found.held_by is not None
    assert found.held_by.text == words
    assert doc[holders(doc)[found.id]].lower_ in ("rebels", "rebel")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            "Rebels NOUN 2 nsubj\ncould AUX 2 aux\ncapture VERB 2 ROOT - capture\nMelitopol PROPN 2 obj LOC",
            id="possible",
        ),
        pytest.param(
            "Rebels NOUN 3 nsubj\ndid AUX 3 aux\nnot PART 3 advmod\ncapture VERB 3 ROOT - capture\n"
            "Melitopol PROPN 3 obj LOC",
            id="negated",
        ),
        pytest.param(
            "Rebels NOUN 1 nsubj\nwant VERB 1 ROOT - want\nto PART 3 mark\ncapture VERB 1 xcomp - capture\n"
            "Melitopol PROPN 3 obj LOC",
            id="wanted",
        ),
        pytest.param(
            "Rebels NOUN 1 nsubj\nclaimed VERB 1 ROOT - claim\nthey PRON 3 nsubj\ncaptured VERB 1 ccomp - capture\n"
            "Melitopol PROPN 3 obj LOC",
            id="claimed",
        ),
        pytest.param(
            "Melitopol PROPN 0 ROOT LOC\nwhere ADV 4 advmod\nthey PRON 4 nsubj:pass\nwere AUX 4 aux:pass\n"
            "held VERB 0 acl:relcl - hold",
            id="people held there",
        ),
        pytest.param("Rebels NOUN 1 nsubj\nshelled VERB 1 ROOT - shell\nMelitopol PROPN 1 obj LOC", id="only shelled"),
    ],
)
def test_what_is_not_told_as_done_holds_nothing(tree: Tree, places: Find, lines: str) -> None:
    (found,) = places(tree(lines))
    assert found.held_by is None


def test_all_places_of_a_list_are_held(tree: Tree, places: Find) -> None:
    found = places(
        tree("""
        Rebels NOUN 1 nsubj
        annexed VERB 1 ROOT - annex
        the DET 6 det
        Sumy PROPN 6 compound LOC
        and CCONJ 5 cc
        Poltava PROPN 3 conj LOC
        regions NOUN 1 obj
    """)
    )
    assert [place.held_by and place.held_by.text for place in found] == ["Rebels annexed", "Rebels annexed"]


def test_a_modifier_of_control_goes_before_a_verb(tree: Tree, places: Find) -> None:
    (found,) = places(
        tree("""
        Rebels NOUN 1 nsubj
        captured VERB 1 ROOT - capture
        army NOUN 4 compound
        ~- PUNCT 4 punct
        ~held VERB 5 amod
        Melitopol PROPN 1 obj LOC
    """)
    )
    assert found.held_by is not None
    assert found.held_by.text == "army-held"
