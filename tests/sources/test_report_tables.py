"""Tables of reports: JSON Lines and CSV."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.record import Failure
from dateline.sources import LONGEST_REPORT, Source, read_path


def rows(tmp_path: Path, content: str | bytes, name: str = "table.jsonl") -> list[Source | Failure]:
    """What a table of this content gives."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_path(path))


def errors(items: list[Source | Failure]) -> list[str]:
    """The errors among the items."""
    return [item.error for item in items if isinstance(item, Failure)]


def test_a_line_gives_a_source_with_all_it_tells(tmp_path: Path) -> None:
    line = (
        '{"id": 7, "text": "Rain fell.\\r\\nIt stopped.", "title": "Rain", "published": "2021-03-12",'
        ' "url": "https://news.example/rain", "publisher": "The Harbour Post", "extra": [1]}\n'
    )
    assert rows(tmp_path, "\ufeff" + line) == [
        Source(
            text="Rain fell.\nIt stopped.",
            ref="7",
            origin=str(tmp_path / "table.jsonl"),
            title="Rain",
            published="2021-03-12",
            url="https://news.example/rain",
            publisher="The Harbour Post",
        )
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not json", "no JSON"),
        ('{"text": "cut off', "no JSON"),
        ('["text"]', "not a JSON object but a list"),
        ('{"id": "x"}', "text is missing"),
        ('{"text": null}', "text is missing"),
        ('{"text": 5}', "text must be a string, not a number"),
        ('{"text": "  \\n"}', "text is empty"),
        ('{"text": "Rain fell.", "title": ["a"]}', "title must be a string, not a list"),
        ('{"text": "Rain fell.", "id": true}', "id must be a string or a number"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_bad_line_is_a_failure_with_its_number_and_the_rest_is_read(tmp_path: Path, line: str, told: str) -> None:
    first, bad, last = rows(tmp_path, f'{{"text": "One."}}\n\n{line}\n{{"text": "Two."}}')
    assert isinstance(first, Source)
    assert isinstance(last, Source)
    assert isinstance(bad, Failure)
    assert "table.jsonl, line 3: " in bad.error
    assert told in bad.error
    assert "\n" not in bad.error


def test_a_failure_keeps_the_callers_id(tmp_path: Path) -> None:
    (failure,) = rows(tmp_path, '{"id": "R-1", "text": ""}')
    assert failure.ref == "R-1"


def test_half_a_surrogate_pair_becomes_a_replacement_character(tmp_path: Path) -> None:
    (source,) = rows(tmp_path, '{"text": "Rain \\ud83d fell."}')
    assert isinstance(source, Source)
    assert source.text == "Rain \ufffd fell."


def test_a_line_in_another_encoding_is_a_failure(tmp_path: Path) -> None:
    assert "not UTF-8" in errors(rows(tmp_path, '{"text": "café"}'.encode("cp1252")))[0]
    assert "UTF-16" in errors(rows(tmp_path, '{"text": "café"}'.encode("utf-16")))[0]


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    assert "more than 10 MB" in errors(rows(tmp_path, f'{{"text": "{"a" * (LONGEST_REPORT + 1)}"}}'))[0]


def test_a_line_that_never_ends_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    bad, good = rows(tmp_path, b'{"text": "' + b"a" * (4 * LONGEST_REPORT + 5) + b'"}\n{"text": "Two."}\n')
    assert isinstance(bad, Failure)
    assert "line 1: longer than" in bad.error
    assert isinstance(good, Source)


def test_an_empty_table_is_a_failure(tmp_path: Path) -> None:
    assert "without reports" in errors(rows(tmp_path, ""))[0]


def test_csv_uses_the_same_names(tmp_path: Path) -> None:
    items = rows(tmp_path, 'ID,Text,title\r\n1,"Rain fell.\r\nIt stopped.",Rain\r\n2,,x\r\n', "table.csv")
    assert items[0] == Source(text="Rain fell.\nIt stopped.", ref="1", origin=str(tmp_path / "table.csv"), title="Rain")
    assert "text is missing" in errors(items)[0]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_csv_may_part_its_cells_with_other_signs(tmp_path: Path, sign: str) -> None:
    (source,) = rows(tmp_path, f"id{sign}text\n1{sign}Rain, then snow.\n", "table.csv")
    assert isinstance(source, Source)
    assert source.text == "Rain, then snow."


def test_csv_of_a_spreadsheet_in_windows_1252_is_read(tmp_path: Path) -> None:
    (source,) = rows(tmp_path, "text\nA café burned.\n".encode("cp1252"), "table.csv")
    assert isinstance(source, Source)
    assert source.text == "A café burned."


def test_csv_without_a_text_column_is_a_failure(tmp_path: Path) -> None:
    assert "no column named text" in errors(rows(tmp_path, "id,body\n1,Rain\n", "table.csv"))[0]
