"""Tables are read strictly: what is wrong in one is named with its file and line."""

from pathlib import Path

import pytest

from dateline import ResourceError
from dateline._tables import parts, read_table


def table(folder: Path, text: str) -> Path:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_have_their_columns_and_comments_are_left_out(tmp_path: Path) -> None:
    path = table(tmp_path, '# why\nname,forms\n\nUN,"U.N.|UN, the"\n# more\nEU, EU \n')
    assert list(read_table(path, ("name", "forms"))) == [
        {"name": "UN", "forms": "U.N.|UN, the"},
        {"name": "EU", "forms": "EU"},
    ]
    assert [row.where for row in read_table(path, ("name", "forms"))] == ["t.csv:4", "t.csv:6"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t.csv: the first line must be name,forms"),
        ("name\nUN\n", "t.csv: the first line must be name,forms"),
        ("name,forms\nUN\n", "t.csv:2: 1 cells where 2 are needed: UN"),
        ("name,forms\n# x\nUN,a,b\n", "t.csv:3: 3 cells"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        list(read_table(table(tmp_path, text), ("name", "forms")))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no table at"):
        list(read_table(tmp_path / "none.csv", ("name",)))


def test_a_cell_can_hold_several_values() -> None:
    assert parts("a|b||c") == ("a", "b", "c")
    assert parts("") == ()
