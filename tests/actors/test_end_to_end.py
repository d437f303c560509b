"""Actors of news sentences as the shipped reader reads them."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dateline.actors import find_actors

Read = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "French President Emmanuel Macron met Mariam Keita, the head of Mali's National Electoral Commission.",
            {"Emmanuel Macron": "FRAGOV", "Mariam Keita": "MLIGOV", "National Electoral Commission": "MLIGOV"},
        ),
        ("Kenyan police arrested 20 protesters near Nairobi.", {"Kenyan police": "KENCOP", "20 protesters": "CVL"}),
        (
            "Senior Hungarian and Romanian officials signed the deal.",
            {"Senior Hungarian officials": "HUNGOV", "Senior Romanian officials": "ROUGOV"},
        ),
        ("The Kremlin said Hamas had broken the truce.", {"Kremlin": "RUSGOV", "Hamas": "PSEREB"}),
        ("Gunmen killed five soldiers, the army said.", {"Gunmen": "UAF", "five soldiers": "MIL", "the army": "MIL"}),
        ("He travelled to Moscow by train.", {}),
    ],
)
def test_who_is_named_or_acts(read_doc: Read, text: str, expected: dict[str, str]) -> None:
    assert {a.name: a.codes.get("cameo") for a in find_actors(read_doc(text))} == expected


def test_spans_are_the_words_of_the_text(read_doc: Read) -> None:
    text = (
        "Prime Minister Ana Silva left. Her office said Mrs Silva was ill. Al-Shabaab fighters fled; the U.N. agreed."
    )
    for actor in find_actors(read_doc(text)):
        assert all(text[m.start : m.end] == m.text for m in actor.mentions)
        assert [m.start for m in actor.mentions] == sorted(m.start for m in actor.mentions)


def test_the_same_doc_gives_the_same_actors(read_doc: Read) -> None:
    text = "Chad and Niger agreed. Chadian soldiers left. President Mahamat Deby thanked Nigerien officials."
    assert find_actors(read_doc(text)) == find_actors(read_doc(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "(", "'s", "Mr", "The The The", "al-", "President", "—", "Kenya's"])
def test_odd_texts_are_no_trouble(read_doc: Read, text: str) -> None:
    find_actors(read_doc(text))


def test_the_layer_is_a_component(reader_nlp: Language) -> None:
    doc = reader_nlp("Kenya agreed.")
    assert reader_nlp.create_pipe("dateline_actors")(doc)._.actors[0].country == "KEN"
