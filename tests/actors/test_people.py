"""People: titles and appositions tell office and country; the table is asked only where name, words and date allow."""

from collections.abc import Callable

from spacy.tokens import Doc

from dateline import record
from dateline.actors import find_actors
from dateline.record import Actor

Tree = Callable[[str], Doc]
Read = Callable[[Doc], dict[str, Actor]]


TITLED = """
Kenyan ADJ 3 amod MISC
Foreign PROPN 2 compound
Minister PROPN 3 nmod:desc - minister
Ana PROPN 5 nsubj PER
Silva PROPN 3 flat PER
resigned VERB 5 ROOT
. PUNCT 5 punct
"""


def test_a_title_before_the_name_gives_office_and_country(tree: Tree, actors: Read) -> None:
    silva = actors(tree(TITLED))["Ana Silva"]
    assert (silva.kind, silva.country, silva.sectors) == ("person", "KEN", ("GOV",))
    assert [m.text for m in silva.mentions] == ["Foreign Minister Ana Silva"]
    assert silva.codes == {"cameo": "KENGOV"}


def test_an_apposition_gives_what_it_tells_and_is_a_mention(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Omar PROPN 8 nsubj PER
        Keita PROPN 0 flat PER
        , PUNCT 4 punct
        a DET 4 det
        teacher NOUN 0 appos
        in ADP 6 case
        Bamako PROPN 4 nmod LOC
        , PUNCT 0 punct
        fled VERB 8 ROOT
    """)
    keita = actors(doc)["Omar Keita"]
    assert (keita.country, keita.sectors) == (None, ("EDU",))
    assert [m.text for m in keita.mentions] == ["Omar Keita", "a teacher"]


def test_a_list_is_no_apposition(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Ana PROPN 8 nsubj PER
        Silva PROPN 0 flat PER
        , PUNCT 4 punct
        a DET 4 det
        teacher NOUN 0 conj
        and CCONJ 7 cc
        a DET 7 det
        nurse NOUN 0 conj
        left VERB 8 ROOT
    """)
    assert actors(doc)["Ana Silva"].sectors == ()
    assert set(actors(doc)) == {"Ana Silva", "a teacher", "a nurse"}


def test_an_unfamiliar_name_stays_unknown(tree: Tree, actors: Read) -> None:
    johnson = actors(tree("Johnson PROPN 1 nsubj PER\nleft VERB 1 ROOT"))["Johnson"]
    assert (johnson.country, johnson.sectors, johnson.codes) == (None, (), {})


def test_a_former_officeholder_is_of_the_elite(tree: Tree, actors: Read) -> None:
    doc = tree(TITLED.replace("Kenyan ADJ 3 amod MISC", "former ADJ 3 amod"))
    assert actors(doc)["Ana Silva"].sectors == ("ELI",)


def test_the_day_of_the_report_tells_which_office_counts(tree: Tree) -> None:
    def sectors(day: str) -> tuple[str, ...]:
        doc = tree("Angela PROPN 2 nsubj PER\nMerkel PROPN 0 flat PER\nspoke VERB 2 ROOT")
        if not doc.has_extension("report"):
            doc.set_extension("report", default=None)
        published = record.Published(start=day, end=day, precision="day", basis="given")
        doc._.report = record.Report(id="sha256:0", text=doc.text, published=published)
        return find_actors(doc)[0].sectors

    assert sectors("2015-05-01") == ("GOV",)
    assert sectors("2023-05-01") == ("ELI",)


def test_another_country_in_the_words_forbids_the_table(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenyan ADJ 2 amod MISC
        doctor NOUN 2 nmod:desc
        Imran PROPN 4 nsubj PER
        Khan PROPN 2 flat PER
        spoke VERB 4 ROOT
    """)
    khan = actors(doc)["Imran Khan"]
    assert (khan.country, khan.sectors) == ("KEN", ("MED",))


def test_a_surname_with_office_and_country_is_known(tree: Tree, actors: Read) -> None:
    doc = tree("""
        Kenyan ADJ 2 amod MISC
        President PROPN 2 nmod:desc
        Ruto PROPN 3 nsubj PER
        spoke VERB 3 ROOT
    """)
    assert actors(doc)["Ruto"].country == "KEN"


def test_a_thing_named_for_somebody_is_not_that_person(tree: Tree, actors: Read) -> None:
    doc = tree("Merkel PROPN 1 compound PER\nTower PROPN 2 nsubj\nburned VERB 2 ROOT - burn")
    assert actors(doc) == {}


def test_an_administration_is_of_the_person_it_is_named_for(tree: Tree, actors: Read) -> None:
    doc = tree("The DET 2 det\nMacron PROPN 2 compound PER\nadministration NOUN 3 nsubj\nagreed VERB 3 ROOT - agree")
    assert actors(doc)["Macron's administration"].codes == {"cameo": "FRAGOV"}


def test_a_country_inside_a_persons_name_is_no_country(tree: Tree, actors: Read) -> None:
    doc = tree("Amina PROPN 2 nsubj PER\nChad PROPN 0 flat PER\nspoke VERB 2 ROOT")
    assert [(a.name, a.country) for a in actors(doc).values()] == [("Amina Chad", None)]
