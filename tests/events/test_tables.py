"""The tables of small words: no unknown effects, nothing said twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline._errors import ResourceError
from dateline.events import _tables


def test_the_shipped_tables_are_sound() -> None:
    assert _tables.embedding()[("hold", "v", "object")] == "carry"
    assert _tables.scope()[("aux", "will")] == "planned"
    assert _tables.numbers().words["dozens"] == (24, None)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("plan,v,comp,hoped", "t.csv:2: unknown effect 'hoped'"),
        ("plan,x,comp,planned", "t.csv:2: part of speech is v, n or a"),
        ("plan,v,comp,planned\nplan,v,comp,possible", "t.csv:3: .* said twice"),
    ],
)
def test_an_embedding_word_that_is_wrong_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"word,pos,slot,effect\n{row}\n")
    with pytest.raises(ResourceError, match=message):
        _tables.load_embedding(path)


def test_a_scope_word_of_an_unknown_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("kind,word,effect\nverb,will,planned\n")
    with pytest.raises(ResourceError, match=r"t.csv:2: unknown kind 'verb'"):
        _tables.load_scope(path)
