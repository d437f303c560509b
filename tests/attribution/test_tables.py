"""The cue tables are sound, and a fault in one is named with its line."""

from pathlib import Path

import pytest

from dateline import ResourceError
from dateline.attribution import _cues


def test_the_shipped_tables_are_sound() -> None:
    assert _cues.cues()["say", "say"].stance == "asserts"
    assert _cues.nouns("channel")["interview"] == "interview"


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("say,shout,asserts,\n", "cues.csv:2: unknown frame"),
        ("say,say,claims,\n", "cues.csv:2: unknown frame, stance"),
        ("say,say,asserts,pigeon\n", "cues.csv:2"),
        ("say,say,asserts,\nsay,say,denies,\n", "cues.csv:3: 'say' stands twice"),
        ("say,say\n", "2 cells where 4"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, fault: str) -> None:
    (tmp_path / "cues.csv").write_text("lemma,frame,stance,channel\n" + rows)
    monkeypatch.setattr(_cues, "FOLDER", tmp_path)
    with pytest.raises(ResourceError, match=fault):
        _cues.cues.__wrapped__()
