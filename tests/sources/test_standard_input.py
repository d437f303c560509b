"""`-`: standard input, a report or a table."""

from __future__ import annotations

import io
import sys

import pytest

from dateline.record import Failure
from dateline.sources import Source, open_input, read_path


def give(monkeypatch: pytest.MonkeyPatch, data: bytes, *, buffered: bool = True) -> None:
    """Put bytes on standard input."""
    raw: io.BytesIO | io.BufferedReader = io.BytesIO(data)
    stream = io.BufferedReader(raw) if buffered else raw  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))


@pytest.mark.parametrize("buffered", [True, False])
def test_text_is_one_report_with_the_offsets_that_a_file_has(monkeypatch: pytest.MonkeyPatch, buffered: bool) -> None:
    give(monkeypatch, b"Rain fell.\r\n\r\nIt stopped.", buffered=buffered)
    assert not open_input("-").many
    assert list(read_path("-")) == [Source(text="Rain fell.\n\nIt stopped.", origin="-")]


@pytest.mark.parametrize("buffered", [True, False])
def test_json_objects_are_a_table(monkeypatch: pytest.MonkeyPatch, buffered: bool) -> None:
    give(monkeypatch, b'\n{"text": "One."}\n{"text": 2}\n{"text": "Three."}\n', buffered=buffered)
    assert open_input("-").many
    items = list(read_path("-"))
    assert [type(item) for item in items] == [Source, Failure, Source]


def test_a_report_that_begins_with_a_brace_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"{sic} Rain fell.")
    assert [type(item) for item in read_path("-")] == [Source]


def test_nothing_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"")
    (failure,) = read_path("-")
    assert isinstance(failure, Failure)
    assert failure.error == "-: is empty"
