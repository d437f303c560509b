"""Bodies: known ones from the table, others by the words of their names, with the country that owns them."""

from collections.abc import Callable

from spacy.tokens import Doc

from dateline.record import Actor

Tree = Callable[[str], Doc]
Read = Callable[[Doc], dict[str, Actor]]


def test_a_known_body_counts_whatever_the_reader_calls_it(tree: Tree, actors: Read) -> None:
    doc = tree("Hamas PROPN 1 nsubj PER\nagreed VERB 1 ROOT - agree")
    hamas = actors(doc)["Hamas"]
    assert (hamas.kind, hamas.country, hamas.sectors) == ("organisation", "PSE", ("REB",))


def test_the_owner_gives_the_country_of_a_ministry(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenya PROPN 3 nmod:poss LOC
        ~'s PART 0 case
        Foreign PROPN 3 compound ORG
        Ministry PROPN 4 nsubj ORG
        agreed VERB 4 ROOT - agree
    """)
    found = actors(doc)
    assert set(found) == {"Foreign Ministry"}
    assert found["Foreign Ministry"].codes == {"cameo": "KENGOV"}
    assert found["Foreign Ministry"].mentions[0].text == "Kenya's Foreign Ministry"


def test_a_nationality_gives_the_country_of_a_guard(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenyan PROPN 2 amod ORG
        National PROPN 2 compound ORG
        Guard PROPN 3 nsubj ORG
        agreed VERB 3 ROOT - agree
    """)
    assert actors(doc)["Kenyan National Guard"].codes == {"cameo": "KENMIL"}


def test_a_name_that_was_split_is_joined(tree: Tree, actors: Read) -> None:
    doc = tree("""
        National PROPN 1 compound ORG
        Security PROPN 4 compound ORG
        and CCONJ 4 cc
        Defence PROPN 4 compound ORG
        Council PROPN 5 nsubj ORG
        agreed VERB 5 ROOT - agree
    """)
    assert set(actors(doc)) == {"National Security and Defence Council"}


def test_an_acronym_in_brackets_names_the_same_body(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kivu PROPN 2 compound ORG
        Liberation PROPN 2 compound ORG
        Front PROPN 6 nsubj ORG
        ( PUNCT 4 punct
        ~KLF PROPN 2 appos ORG
        ~) PUNCT 4 punct
        fled VERB 6 ROOT - flee
        as SCONJ 9 mark
        KLF PROPN 9 nsubj ORG
        lost VERB 6 advcl - lose
    """)
    front = actors(doc)["Kivu Liberation Front"]
    assert (front.sectors, [m.text for m in front.mentions]) == (("REB",), ["Kivu Liberation Front", "KLF", "KLF"])


def test_an_unknown_body_has_no_codes(tree: Tree, actors: Read) -> None:
    zorvex = actors(tree("Zorvex PROPN 1 nsubj ORG\nagreed VERB 1 ROOT - agree"))["Zorvex"]
    assert (zorvex.kind, zorvex.country, zorvex.sectors, zorvex.codes) == ("organisation", None, (), {})


def test_international_bodies_have_their_own_codes(tree: Tree, actors: Read) -> None:
    doc = tree("UN PROPN 1 nsubj ORG\nthanked VERB 1 ROOT - thank\nEU PROPN 1 obj ORG")
    assert [a.codes["cameo"] for a in actors(doc).values()] == ["IGOUNO", "IGOEUREEC"]


def test_a_common_name_needs_other_words_of_the_report(tree: Tree, actors: Read) -> None:
    alone = "Dawn PROPN 1 nsubj\nbroke VERB 1 ROOT - break"
    assert actors(tree(alone)) == {}
    assert "Dawn" in actors(tree(f"{alone}\nin ADP 3 case\nPakistan PROPN 1 obl LOC"))
