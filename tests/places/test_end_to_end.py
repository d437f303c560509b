"""The layer on text read by the shipped reader."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.places import Gazetteer, Places

Read = Callable[[str], Doc]


@pytest.fixture(scope="module")
def names(read_doc: Read, gazetteer: Gazetteer) -> Callable[[str], list[tuple[str, str | None]]]:
    component = Places(gazetteer=gazetteer)
    return lambda text: [(place.name, place.country) for place in component(read_doc(text))._.places]


def test_places_of_a_conflict_report(names: Callable[[str], list[tuple[str, str | None]]]) -> None:
    text = "Rebels shelled the town of Sloviansk in the eastern Donetsk region on Monday, an official said in Kyiv."
    assert names(text) == [("Sloviansk", "UKR"), ("Donetsk Oblast", "UKR"), ("Kyiv", "UKR")]


def test_capitals_that_only_speak_are_not_places(names: Callable[[str], list[tuple[str, str | None]]]) -> None:
    assert names("Paris and Berlin said on Friday that they would support a ceasefire.") == []


def test_adjectives_of_countries_are_not_places(names: Callable[[str], list[tuple[str, str | None]]]) -> None:
    assert names("Syrian officials and U.S. diplomats met the French president.") == []


def test_spans_stand_where_they_say(read_doc: Read, gazetteer: Gazetteer) -> None:
    text = "Floods hit the southern province of Sindh and the port city of Karachi, Pakistan, killing 12 people."
    doc = Places(gazetteer=gazetteer)(read_doc(text))
    for place in doc._.places:
        for mention in place.mentions:
            assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", ["", " ", "Paris", "PARIS —", "the", "in in in", ",,,", "Paris, Texas, Paris, France"])
def test_no_text_is_too_odd(read_doc: Read, gazetteer: Gazetteer, text: str) -> None:
    assert isinstance(Places(gazetteer=gazetteer)(read_doc(text))._.places, tuple)
