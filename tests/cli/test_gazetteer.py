"""`dateline gazetteer`: what it holds, a dump in its place, and back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import main
from dateline.cli._app import app
from dateline.places import _build, _cache

LINE = "900001\tVeldhoek\tVeldhoek\t\t52.0\t6.3\tP\tPPL\tNL\t\t03\t1876\t\t\t410\t\t12\tEurope/Paris\t2019-01-01\n"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A cache folder of its own and packages without towns."""
    monkeypatch.setattr(_build, "_towns", lambda: iter(()))
    monkeypatch.setenv(_cache.CACHE_VARIABLE, str(tmp_path / "cache"))


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["gazetteer", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_dump_is_imported_told_of_and_removed(tmp_path: Path) -> None:
    (tmp_path / "NL.txt").write_text(LINE, encoding="utf-8")
    assert "1 of 1 places of one country" in run("import", str(tmp_path / "NL.txt"))
    told = run("info")
    assert "NL.txt" in told
    assert "gazetteer-imported.sqlite" in told
    assert "Removed" in run("reset")
    assert "No dump was imported" in run("reset")
    assert "gazetteer-imported.sqlite" not in run("info")


def test_a_file_that_is_no_dump_gives_one_line_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.txt").write_text("a\tb\n")
    monkeypatch.setattr(sys, "argv", ["dateline", "gazetteer", "import", str(tmp_path / "bad.txt")])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert len([line for line in told if line.strip()]) == 1
    assert "2 columns where a GeoNames dump has 19" in told[-1]
