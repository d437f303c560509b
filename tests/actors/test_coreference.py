"""Which words mean the same actor: sure links only."""

from collections.abc import Callable

from spacy.tokens import Doc

from dateline.actors import Actors

Read = Callable[[str], Doc]


def mentions(read_doc: Read, text: str) -> dict[str, list[str]]:
    doc = Actors()(read_doc(text))
    return {actor.name: [m.text for m in actor.mentions] for actor in doc._.actors}


def test_full_name_surname_and_title(read_doc: Read) -> None:
    text = "President Grace Otieno arrived on Monday. Ms Otieno met farmers. Otieno left on Tuesday."
    assert mentions(read_doc, text)["Grace Otieno"] == ["President Grace Otieno", "Ms Otieno", "Otieno"]


def test_a_headline_names_people_before_the_text_introduces_them(read_doc: Read) -> None:
    text = "Otieno visits border camp\n\nPresident Grace Otieno visited a camp on Monday."
    assert mentions(read_doc, text)["Grace Otieno"] == ["Otieno", "President Grace Otieno"]


def test_a_surname_of_two_people_is_linked_to_neither(read_doc: Read) -> None:
    text = "Grace Otieno met Paul Otieno on Monday. Otieno left on Tuesday."
    found = mentions(read_doc, text)
    assert found["Grace Otieno"] == ["Grace Otieno"]
    assert found["Paul Otieno"] == ["Paul Otieno"]


def test_the_leader_of_a_country(read_doc: Read) -> None:
    text = "Kenyan President Grace Otieno met rebels on Monday. The Kenyan leader promised aid."
    assert "The Kenyan leader" in mentions(read_doc, text)["Grace Otieno"]


def test_he_is_the_only_person_there_is(read_doc: Read) -> None:
    assert mentions(read_doc, "Paul Biya visited the camp. He met soldiers.")["Paul Biya"] == ["Paul Biya", "He"]


def test_he_is_nobody_sure_where_two_could_be_meant(read_doc: Read) -> None:
    found = mentions(read_doc, "The camp was named after Paul Biya and John Musa. He was a soldier.")
    assert all("He" not in words for words in found.values())


def test_officials_of_two_countries_are_two(read_doc: Read) -> None:
    found = mentions(read_doc, "Kenyan officials met Ugandan officials. The Kenyan officials left.")
    assert len([words for words in found.values() if any("officials" in word for word in words)]) == 2


def test_troops_and_forces_of_one_country_are_the_same(read_doc: Read) -> None:
    found = mentions(read_doc, "Kenyan troops entered the town. Kenyan forces left it on Monday.")
    assert ["Kenyan troops", "Kenyan forces"] in found.values()


def test_an_office_is_named_after_its_owner(read_doc: Read) -> None:
    assert "office of Grace Otieno" in mentions(read_doc, "President Grace Otieno visited troops, her office said.")


def test_the_last_word_of_a_body_s_name(read_doc: Read) -> None:
    text = "The Savanna Liberation Front met envoys in Accra. The front signed a truce."
    assert mentions(read_doc, text)["Savanna Liberation Front"][-1] == "The front"


def test_the_last_word_of_two_bodies_names_is_neither(read_doc: Read) -> None:
    text = "The Savanna Liberation Front fought the Delta Popular Front. The front signed a truce."
    assert all("The front" not in words for words in mentions(read_doc, text).values())


def test_a_ministry_is_it(read_doc: Read) -> None:
    assert (
        mentions(read_doc, "The defence ministry denied that its ships had fired.")["The defence ministry"][-1] == "its"
    )


def test_a_given_name_tells_whom_his_means(read_doc: Read) -> None:
    found = mentions(read_doc, "Elizabeth Moyo questioned John Banda on Monday about his role in the fraud.")
    assert found["John Banda"][-1] == "his"


def test_the_man_of_the_text_is_not_the_man_of_the_headline(read_doc: Read) -> None:
    doc = read_doc("Man stabbed to death on train\n\nPolice are looking for a suspect. The man ran away.")
    doc.user_data["dateline_block_kinds"] = ["headline" if t.sent.start == 0 else "paragraph" for t in doc]
    Actors()(doc)
    assert [m.text for m in doc._.actors[0].mentions] == ["Man"]


def test_initials_stand_for_the_body(read_doc: Read) -> None:
    found = mentions(read_doc, "The Northern Water Council sent food. The NWC thanked the drivers.")
    assert "NWC" in found["Northern Water Council"]


def test_a_surname_is_a_person_s_whatever_the_reader_says(read_doc: Read) -> None:
    found = mentions(read_doc, "Esper accuses China\n\nDefence Secretary Mark Esper accused China on Monday.")
    assert found["Mark Esper"][0] == "Esper"


def test_middle_initials_and_short_given_names(read_doc: Read) -> None:
    found = mentions(read_doc, "Patrick B. Otieno Jr. was convicted on Monday. Pat Otieno had denied it. Otieno is 55.")
    assert found["Patrick B. Otieno Jr."][1:] == ["Pat Otieno", "Otieno"]


def test_the_judge_sentences_somebody_else(read_doc: Read) -> None:
    found = mentions(read_doc, "He welcomed the judge's decision to sentence him to life in prison.")
    assert all("him" not in words for name, words in found.items() if "judge" in name)


def test_the_office_in_a_headline_is_its_holder_s(read_doc: Read) -> None:
    doc = read_doc("Kenyan president visits camp\n\nKenyan President Grace Otieno visited a camp on Monday.")
    doc.user_data["dateline_block_kinds"] = ["headline" if t.sent.start == 0 else "paragraph" for t in doc]
    Actors()(doc)
    assert [m.text for m in doc._.actors[0].mentions] == ["Kenyan president", "President Grace Otieno"]
    assert (doc._.actors[0].name, doc._.actors[0].kind) == ("Grace Otieno", "person")
