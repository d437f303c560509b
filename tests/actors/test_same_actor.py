"""Which mentions mean the same: only where it is sure."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.record import Actor

Tree = Callable[[str], Doc]
Read = Callable[[Doc], dict[str, Actor]]


FULL = """
Kenyan ADJ 2 amod MISC
President PROPN 2 nmod:desc
William PROPN 4 nsubj PER
Ruto PROPN 2 flat PER
arrived VERB 4 ROOT - arrive
. PUNCT 4 punct
"""


@pytest.mark.parametrize(
    "words",
    [
        "Mr PROPN 7 nmod:desc\nRuto PROPN 8 nsubj PER\nspoke VERB 8 ROOT - speak",
        "The DET 8 det\nKenyan ADJ 8 amod MISC\nleader NOUN 9 nsubj\nspoke VERB 9 ROOT - speak",
        "The DET 7 det\npresident NOUN 8 nsubj\nspoke VERB 8 ROOT - speak",
        "He PRON 7 nsubj\nspoke VERB 7 ROOT - speak",
    ],
)
def test_a_later_mention_means_the_person_named(tree: Tree, actors: Read, words: str) -> None:
    assert [len(a.mentions) for a in actors(tree(FULL + words)).values()] == [2]


@pytest.mark.parametrize(
    "words",
    [
        "Mrs PROPN 7 nmod:desc\nRuto PROPN 8 nsubj PER\nspoke VERB 8 ROOT - speak",
        "The DET 8 det\nUgandan ADJ 8 amod MISC\nleader NOUN 9 nsubj\nspoke VERB 9 ROOT - speak",
        "A DET 7 det\npresident NOUN 8 nsubj\nspoke VERB 8 ROOT - speak",
        "The DET 7 det\nmayor NOUN 8 nsubj\nspoke VERB 8 ROOT - speak",
    ],
)
def test_what_speaks_against_it_keeps_two_apart(tree: Tree, actors: Read, words: str) -> None:
    assert [len(a.mentions) for a in actors(tree(FULL + words)).values()] == [1, 1]


def test_she_is_no_man(tree: Tree, actors: Read) -> None:
    doc = tree(FULL + "She PRON 7 nsubj\nspoke VERB 7 ROOT - speak")
    assert [m.text for a in actors(doc).values() for m in a.mentions] == ["President William Ruto"]


def test_a_bare_name_before_the_full_one_is_the_same_person(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Silva PROPN 1 nsubj PER
        arrived VERB 1 ROOT - arrive
        . PUNCT 1 punct
        Ana PROPN 5 nsubj PER
        Silva PROPN 3 flat PER
        spoke VERB 5 ROOT - speak
    """)
    assert [m.text for m in actors(doc)["Ana Silva"].mentions] == ["Silva", "Ana Silva"]


def test_a_surname_of_two_people_is_neither(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Ana PROPN 2 nsubj PER
        Silva PROPN 0 flat PER
        met VERB 2 ROOT - meet
        Rui PROPN 2 obj PER
        Silva PROPN 3 flat PER
        . PUNCT 2 punct
        Silva PROPN 7 nsubj PER
        spoke VERB 7 ROOT - speak
    """)
    assert {name: len(a.mentions) for name, a in actors(doc).items()} == {"Ana Silva": 1, "Rui Silva": 1, "Silva": 1}


def test_a_pronoun_between_two_men_is_left_alone(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Omar PROPN 4 nsubj PER
        Keita PROPN 0 flat PER
        and CCONJ 3 cc
        Rui PROPN 0 conj PER
        left VERB 4 ROOT - leave
        . PUNCT 4 punct
        He PRON 7 nsubj
        spoke VERB 7 ROOT - speak
    """)
    assert [m.text for a in actors(doc).values() for m in a.mentions] == ["Omar Keita", "Rui"]


def test_spellings_of_the_table_are_one_person(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Volodymyr PROPN 2 nsubj PER
        Zelenskyy PROPN 0 flat PER
        left VERB 2 ROOT - leave
        . PUNCT 2 punct
        Zelensky PROPN 5 nsubj PER
        spoke VERB 5 ROOT - speak
    """)
    assert [len(a.mentions) for a in actors(doc).values()] == [2]


def test_his_office_is_an_actor_of_its_own_named_for_its_owner(tree: Tree, actors: Read) -> None:
    doc = tree(FULL + "His PRON 7 nmod:poss\noffice NOUN 8 nsubj\nspoke VERB 8 ROOT - speak")
    office = actors(doc)["office of William Ruto"]
    assert (office.kind, office.country, office.sectors) == ("role", "KEN", ("GOV",))
    assert [m.text for m in actors(doc)["William Ruto"].mentions] == ["President William Ruto", "His"]


def test_the_officers_are_those_told_before(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Two NUM 2 nummod
        police NOUN 2 compound
        officers NOUN 3 nsubj - officer
        left VERB 3 ROOT - leave
        . PUNCT 3 punct
        The DET 6 det
        officers NOUN 7 nsubj - officer
        spoke VERB 7 ROOT - speak
    """)
    assert [m.text for m in actors(doc)["Two police officers"].mentions] == ["Two police officers", "The officers"]


ARMY = """
Rebels NOUN 1 nsubj - rebel
said VERB 1 ROOT - say
they PRON 3 nsubj
shelled VERB 1 ccomp - shell
"""


def test_they_are_the_ones_who_speak(tree: Tree, actors: Read) -> None:
    doc = tree(ARMY + "it PRON 3 obj")
    assert [m.text for m in actors(doc)["Rebels"].mentions] == ["Rebels", "they"]


def test_they_are_nobody_where_two_groups_can_be_meant(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Rebels NOUN 1 nsubj - rebel
        told VERB 1 ROOT - tell
        soldiers NOUN 1 obj - soldier
        they PRON 4 nsubj
        won VERB 1 ccomp - win
    """)
    assert "they" not in [m.text for a in actors(doc).values() for m in a.mentions]


def test_its_forces_are_the_forces_of_that_country(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenyan ADJ 1 amod MISC
        forces NOUN 2 nsubj - force
        left VERB 2 ROOT - leave
        . PUNCT 2 punct
        Kenya PROPN 5 nsubj LOC
        praised VERB 5 ROOT - praise
        its PRON 7 nmod:poss
        forces NOUN 5 obj - force
    """)
    assert [m.text for m in actors(doc)["Kenyan forces"].mentions] == ["Kenyan forces", "its forces"]


def test_a_title_tells_which_of_a_family_a_bare_name_means(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Michelle PROPN 2 nsubj PER
        Obama PROPN 0 flat PER
        spoke VERB 2 ROOT - speak
        . PUNCT 2 punct
        Obama PROPN 5 nsubj PER
        listened VERB 5 ROOT - listen
        . PUNCT 5 punct
        President PROPN 8 nmod:desc
        Obama PROPN 9 nsubj PER
        left VERB 9 ROOT - leave
    """)
    assert sorted(len(a.mentions) for a in actors(doc).values()) == [1, 2]


def test_of_a_family_a_bare_name_means_the_one_known_by_it(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Barack PROPN 2 nsubj PER
        Obama PROPN 0 flat PER
        met VERB 2 ROOT - meet
        Michelle PROPN 2 obj PER
        Obama PROPN 3 flat PER
        . PUNCT 2 punct
        Obama PROPN 7 nsubj PER
        left VERB 7 ROOT - leave
    """)
    assert [m.text for m in actors(doc)["Barack Obama"].mentions] == ["Barack Obama", "Obama"]


def test_he_is_not_the_one_he_was_asked_about(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Asked VERB 5 advcl - ask
        about ADP 3 case
        the DET 3 det
        driver NOUN 0 obl - driver
        he PRON 5 nsubj
        smiled VERB 5 ROOT - smile
    """)
    assert "he" not in [m.text for a in actors(doc).values() for m in a.mentions]
