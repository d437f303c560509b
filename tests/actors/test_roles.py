"""Role nouns: sectors and countries from the words about them, one actor for each nationality."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.record import Actor

Tree = Callable[[str], Doc]
Read = Callable[[Doc], dict[str, Actor]]


@pytest.mark.parametrize(
    ("words", "cameo"),
    [
        ("Kenyan ADJ 1 amod MISC\nsoldiers NOUN 2 nsubj - soldier", "KENMIL"),
        ("rebel NOUN 1 compound\nsoldiers NOUN 2 nsubj - soldier", "REB"),
        ("police NOUN 1 compound\nofficials NOUN 2 nsubj - official", "COP"),
        ("military ADJ 1 amod\nleaders NOUN 2 nsubj - leader", "MIL"),
        ("UN PROPN 1 compound ORG\nofficials NOUN 2 nsubj - official", "IGOUNO"),
        ("Hamas PROPN 1 compound ORG\nfighters NOUN 2 nsubj - fighter", "PSEREB"),
        ("masked ADJ 1 amod\ngunmen NOUN 2 nsubj - gunman", "UAF"),
        ("US PROPN 1 compound LOC\ntroops NOUN 2 nsubj - troops", "USAMIL"),
    ],
)
def test_the_words_before_a_role_tell_whose_it_is(tree: Tree, actors: Read, words: str, cameo: str) -> None:
    found = list(actors(tree(f"{words}\nleft VERB 2 ROOT - leave")).values())
    assert [a.codes["cameo"] for a in found if a.kind == "group"] == [cameo]


def test_two_nationalities_are_two_actors(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Senior ADJ 4 amod
        Kenyan ADJ 4 amod MISC
        and CCONJ 3 cc
        Ugandan ADJ 1 conj MISC
        officials NOUN 5 nsubj - official
        met VERB 5 ROOT - meet
    """)
    found = actors(doc)
    assert [(name, a.country) for name, a in found.items()] == [
        ("Senior Kenyan officials", "KEN"),
        ("Senior Ugandan officials", "UGA"),
    ]
    assert [a.mentions[0].text for a in found.values()] == ["Senior Kenyan", "Ugandan officials"]


def test_soldiers_and_forces_of_one_country_are_one_actor(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenyan ADJ 1 amod MISC
        troops NOUN 2 nsubj - troop
        left VERB 2 ROOT - leave
        as SCONJ 6 mark
        Kenyan ADJ 5 amod MISC
        forces NOUN 6 nsubj - force
        rested VERB 2 advcl - rest
    """)
    assert [len(a.mentions) for a in actors(doc).values()] == [2]


def test_other_nationalities_stay_apart(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenyan ADJ 1 amod MISC
        officials NOUN 2 nsubj - official
        met VERB 2 ROOT - meet
        Ugandan ADJ 4 amod MISC
        officials NOUN 2 obj - official
    """)
    assert [a.country for a in actors(doc).values()] == ["KEN", "UGA"]


def test_what_a_country_backs_is_not_of_that_country(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenya PROPN 2 compound LOC
        ~- PUNCT 2 punct
        ~backed ADJ 3 amod
        rebels NOUN 4 nsubj - rebel
        left VERB 4 ROOT - leave
    """)
    assert [(a.country, a.sectors) for a in actors(doc).values()] == [(None, ("REB",))]


def test_allies_are_of_another_country(tree: Tree, actors: Read) -> None:
    doc = tree("Kenya PROPN 2 nmod:poss LOC\n~'s PART 0 case\nallies NOUN 3 nsubj - ally\nleft VERB 3 ROOT - leave")
    assert [(a.name, a.country) for a in actors(doc).values()] == [("Kenya", "KEN"), ("Kenya's allies", None)]


@pytest.mark.parametrize(
    "words",
    [
        "in ADP 1 case\nparliament NOUN 2 obl",
        "no DET 1 det\nsoldiers NOUN 2 obj - soldier",
        "by ADP 1 case\nforce NOUN 2 obl",
    ],
)
def test_places_nobody_and_abstractions_are_no_actors(tree: Tree, actors: Read, words: str) -> None:
    assert actors(tree(f"{words}\nspoke VERB 2 ROOT - speak")) == {}


def test_a_spokesman_is_of_the_body_he_speaks_for(tree: Tree, actors: Read) -> None:
    doc = tree("""
        A DET 1 det
        spokesman NOUN 6 nsubj
        for ADP 5 case
        the DET 5 det
        Kenyan ADJ 5 amod MISC
        army NOUN 1 nmod
        spoke VERB 6 ROOT - speak
    """)
    assert actors(doc)["A spokesman"].codes == {"cameo": "KENMIL"}
