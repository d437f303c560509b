"""The record is a contract: spans agree with the text, nothing unknown is let in, and JSON goes both ways."""

import pytest
from pydantic import ValidationError

from dateline.record import Actor, Reader, Record, Report, Span, spans_of

TEXT = "Rebels left Goma."


def record(*mentions: Span) -> Record:
    actor = Actor(id="a1", name="rebels", kind="group", mentions=mentions)
    report = Report(id="sha256:0", text=TEXT)
    return Record(report=report, actors=(actor,), reader=Reader(dateline="0", model="none", seconds=0.0))


def test_a_span_that_disagrees_with_the_text_is_refused() -> None:
    with pytest.raises(ValidationError, match="not what stands there"):
        record(Span(start=0, end=6, text="rebels"))


def test_a_record_survives_json() -> None:
    first = record(Span(start=0, end=6, text="Rebels"))
    assert Record.model_validate_json(first.to_json()) == first
    assert '"schema":"dateline/record/1"' in first.to_json()


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError):
        Span(start=0, end=1, text="R", colour="red")


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError):
        record().report.text = "other"  # type: ignore[misc]


def test_all_spans_are_found() -> None:
    assert [s.text for s in spans_of(record(Span(start=0, end=6, text="Rebels")))] == ["Rebels"]
