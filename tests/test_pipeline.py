"""From text to record in Python: one report, many, what fails, and layers used alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

import dateline
from dateline import Failure, InputError, Record, ResourceError
from dateline.record import spans_of
from dateline.sources import Source

TEXT = "Rebels shelled Goma on Monday, killing at least ten civilians, the Congolese army said."


def test_text_and_path_give_the_same_record(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(TEXT, encoding="utf-8")
    one, other = dateline.read(TEXT, published="2024-05-14"), dateline.read(path, published="2024-05-14")
    assert one.report.id == other.report.id
    assert one.events == other.events


def test_every_span_stands_in_the_text() -> None:
    record = dateline.read(TEXT)
    assert len(list(spans_of(record))) > 5


def test_an_event_names_who_what_where_when_and_on_whose_word() -> None:
    record = dateline.read(TEXT, published="2024-05-14")
    event = record.events[0]
    names = {actor.id: actor.name for actor in record.actors}
    assert (event.type, event.status, event.support) == ("ASSAULT", "occurred", "attributed")
    assert [names[p.actor or ""] for p in event.participants if p.role == "actor"] == ["Rebels"]
    assert [place.name for place in record.places if place.id == event.place] == ["Goma"]
    assert event.time is not None
    assert event.time.from_ == "2024-05-13"
    assert [(q.kind, q.low) for q in event.quantities] == [("dead", 10)]


def test_many_reports_go_on_after_a_failure() -> None:
    def items() -> Iterator[dateline.pipeline.Source | Failure | str]:
        yield TEXT
        yield Failure(ref="R-2", error="it is empty")
        yield "Talks ended."

    results = list(dateline.read_many(items()))
    assert [type(result) for result in results] == [Record, Failure, Record]


def test_a_fault_of_a_layer_fails_its_report_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.pipeline import Pipeline

    pipeline = Pipeline(threads=1)
    whole = pipeline.read

    def stumble(source: Source, *, published: str | None = None) -> Record:
        if "fault" in source.text:
            raise ValueError("min() arg is an empty sequence")
        return whole(source, published=published)

    monkeypatch.setattr(pipeline, "read", stumble)
    failed = pipeline.read_or_fail(Source(text="The fault of the bridge was old, the council said."), None)
    assert isinstance(failed, Failure)
    assert "please report it" in failed.error
    assert isinstance(pipeline.read_or_fail(Source(text="The bridge fell on Monday, the council said."), None), Record)


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="date"):
        dateline.read(TEXT, published="14th of sometime")


def test_an_unknown_reader_is_named() -> None:
    with pytest.raises(ResourceError, match="no_such_pipeline"):
        dateline.read(TEXT, reader="no_such_pipeline")


@pytest.mark.parametrize("layer", ["times", "places", "actors", "attribution", "events"])
def test_each_layer_is_a_spacy_component_of_its_own(layer: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline_reader", config={"threads": 1})
    nlp.add_pipe(f"dateline_{layer}")
    assert nlp(TEXT).text == TEXT


def test_a_feast_that_is_dated_is_still_a_feast() -> None:
    text = "The president congratulated soldiers on Easter. She met the prime minister on Tuesday."
    coded = [
        [(e.type, e.triggers[0].text) for e in dateline.read(text, published=day).events]
        for day in (None, "2024-05-14")
    ]
    assert coded[0] == coded[1] == [("CONSULT", "met")]
