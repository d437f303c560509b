"""The package's public list is exact, and what the documents say of it is true."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path

import dateline

ROOT = Path(__file__).parents[1]


def test_every_public_name_can_be_had() -> None:
    assert all(getattr(dateline, name) for name in dateline.__all__)
    assert sorted(dateline.__all__) == dateline.__all__


def test_the_version_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == version("dateline")
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_shows_what_the_program_prints() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "dateline", "read", "examples/harbour-ceasefire.txt"]
    environment = {"COLUMNS": "80", "PATH": "", "HOME": str(Path.home()), "TERM": "dumb"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    shown = "\n".join(line.rstrip() for line in done.stdout.decode().strip().splitlines())
    assert shown in readme


def test_every_table_says_under_which_licence_it_is() -> None:
    tables = [*(ROOT / "src/dateline/resources").rglob("*.csv")]
    assert tables
    for path in tables:
        lines = path.read_text(encoding="utf-8").splitlines()
        opening = " ".join(takewhile(lambda line: line.startswith("#"), lines))
        assert re.search(r"Apache-2\.0|CC BY(-SA)? 4\.0|public domain", opening), path
