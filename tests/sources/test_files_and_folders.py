"""Paths to sources: files, folders and what cannot be read among them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.record import Failure
from dateline.sources import LONGEST_REPORT, Source, open_input, read_path


def test_a_file_is_one_source_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbfRain fell.\r\n")
    assert list(read_path(path)) == [Source(text="Rain fell.\n", origin=str(path))]


def test_a_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text("Rain fell.")
    assert [item.text for item in read_path(str(path)) if isinstance(item, Source)] == ["Rain fell."]


def test_a_folder_gives_its_reports_and_tables_in_order_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.txt", "a.md", "inner/c.text", ".hidden.txt", "photo.png"):
        (tmp_path / name).write_text(name)
    (tmp_path / "t.jsonl").write_text('{"text": "row"}\n')
    texts = [item.text for item in read_path(tmp_path) if isinstance(item, Source)]
    assert texts == ["a.md", "b.txt", "row", "inner/c.text"]


def test_one_bad_file_does_not_stop_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("Rain fell.")
    first, second = read_path(tmp_path)
    assert isinstance(first, Failure)
    assert first.error == f"{tmp_path / 'a.txt'}: is empty"
    assert isinstance(second, Source)


def test_a_folder_without_reports_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (failure,) = read_path(tmp_path)
    assert isinstance(failure, Failure)
    assert "holds no reports" in failure.error


def test_a_missing_path_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read_path(tmp_path / "nowhere.txt")
    assert isinstance(failure, Failure)
    assert failure.error.endswith("no such file or folder")
    assert failure.origin == str(tmp_path / "nowhere.txt")


@pytest.mark.parametrize("path", ["report\x00.txt", "ftp://news.example/story"])
def test_what_is_no_path_is_a_failure(path: str) -> None:
    (failure,) = read_path(path)
    assert isinstance(failure, Failure)


def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Rain fell.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    (failure,) = read_path(path)
    assert isinstance(failure, Failure)
    assert "permission denied" in failure.error


def test_a_folder_that_may_not_be_listed_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.txt").write_text("Rain fell.")
    listing = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == tmp_path:
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (failure,) = read_path(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.error == f"{tmp_path}: may not be read (permission denied)"


def test_a_report_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with path.open("wb") as stream:
        stream.truncate(5 * LONGEST_REPORT)  # sparse: were it read, it would be called binary
    (failure,) = read_path(path)
    assert isinstance(failure, Failure)
    assert "more than 10 MB" in failure.error


def test_folders_tables_and_archives_hold_many(tmp_path: Path) -> None:
    assert open_input(tmp_path).many
    for name, many in (("a.jsonl", True), ("a.csv", True), ("a.txt", False)):
        (tmp_path / name).write_text("text\n")
        opened = open_input(tmp_path / name)
        assert opened.many is many
        list(opened)
