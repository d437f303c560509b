"""Names that the caller gives are resolved whether they are used as places or not; each answer says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.page import attach_report, make_report
from dateline.places import Gazetteer, Places
from dateline.sources import Source

Read = Callable[[str], Doc]


@pytest.fixture(scope="module")
def layer(gazetteer: Gazetteer) -> Places:
    return Places(gazetteer=gazetteer)


def located(layer: Places, doc: Doc, *names: str) -> list[tuple[str, str | None] | None]:
    at = [doc.text.index(name) for name in names]
    spans = [doc.char_span(i, i + len(name)) for i, name in zip(at, names, strict=True)]
    choices = layer.locate(doc, spans)
    return [(c.entry.name, c.entry.country) if c is not None and c.entry is not None else None for c in choices]


def test_words_of_nationality_and_abbreviated_states_are_located(layer: Places, read_doc: Read) -> None:
    doc = read_doc("Russian envoys met the senator from Ky. on Monday.")
    assert located(layer, doc, "Russian", "Ky.") == [("Russia", "RUS"), ("Kentucky", "USA")]


def test_a_name_with_what_holds_it_in_one_span(layer: Places, read_doc: Read) -> None:
    doc = read_doc("They drove to Paris, Texas and on.")
    (choice,) = layer.locate(doc, [doc.char_span(14, 26)])
    assert choice is not None
    assert choice.entry is not None
    assert choice.entry.admin1 == "US.TX"


def test_a_span_that_overlaps_another_has_no_answer(layer: Places, read_doc: Read) -> None:
    doc = read_doc("They drove to New York City.")
    first, second = layer.locate(doc, [doc.char_span(14, 27), doc.char_span(18, 22)])
    assert first is not None
    assert second is None


def test_the_publisher_s_home_decides_among_namesakes(layer: Places, read_doc: Read) -> None:
    def of(publisher: str | None) -> str | None:
        report = make_report(Source(text="A warehouse burned down in Clinton on Monday.", publisher=publisher))
        doc = layer(attach_report(read_doc(report.text), report))
        return next((place.admin1 for place in doc._.places), None)

    assert of("The Clinton Herald") == "Iowa"
    assert of("The Clarion-Ledger") == "Mississippi"


def test_every_located_place_says_why(layer: Places, read_doc: Read) -> None:
    doc = layer(read_doc("Shells hit Kramatorsk and Bakhmut, in the Donetsk region of Ukraine."))
    assert len(doc._.places) == 4
    assert all(place.why for place in doc._.places)
