"""`dateline read` as a user meets it: what it prints, where, and its exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = """Ministers meet rebels in Nairobi

Kenyan Foreign Minister Grace Otieno met rebel leaders in Nairobi on Monday, her office said.
"""


def dateline(*arguments: str | Path, stdin: bytes = b"", cache: Path | None = None) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a call."""
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    environment = os.environ | ({"DATELINE_CACHE": str(cache)} if cache else {})
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, env=environment)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_is_summed_up(report: Path) -> None:
    status, out, err = dateline("read", report, "--published", "2024-05-14")
    assert (status, err) == (0, "")
    for words in ("Ministers meet rebels in Nairobi", "2024-05-14 (as given)", "CONSULT", "occurred", "Nairobi"):
        assert words in out


def test_what_is_made_once_is_announced(report: Path, tmp_path: Path) -> None:
    status, out, err = dateline("read", report, cache=tmp_path / "cache")
    assert status == 0
    assert "Ministers meet" in out
    assert err.startswith("dateline: Building the gazetteer")
    assert len(err.splitlines()) == 1


def test_one_report_is_one_json_object(report: Path) -> None:
    status, out, _ = dateline("read", report, "--json")
    record = json.loads(out)
    assert (status, record["schema"]) == (0, "dateline/record/1")
    assert record["report"]["origin"] == str(report)


def test_standard_input_gives_the_same_record_as_the_file(report: Path) -> None:
    _, from_file, _ = dateline("read", report, "--json")
    _, from_stdin, _ = dateline("read", "-", "--json", stdin=report.read_bytes())
    first, second = json.loads(from_file), json.loads(from_stdin)
    for record in (first, second):
        record["report"].pop("origin")
        record["reader"].pop("seconds")
    assert first == second


def test_a_table_gives_a_line_a_report_and_a_failure_its_reason(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    rows = [
        '{"text": "Rebels left Goma on Monday.", "id": "R-1"}',
        "no json",
        '{"id": "R-3"}',
        '{"text": "Talks ended."}',
    ]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    status, out, err = dateline("read", table, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    schemas = [line["schema"] for line in lines]
    assert status == 1
    assert schemas == ["dateline/record/1", "dateline/failure/1", "dateline/failure/1", "dateline/record/1"]
    assert (lines[0]["report"]["ref"], lines[2]["ref"]) == ("R-1", "R-3")
    assert "line 2" in lines[1]["error"]
    assert "Traceback" not in err


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(REPORT.replace("Monday", "Tuesday" if number % 2 else "Friday"))

    def records(*options: str) -> list[str]:
        status, out, _ = dateline("read", tmp_path, "--json", *options)
        assert status == 0
        return [line[: line.index('"seconds"')] for line in out.splitlines()]

    assert records() == records("--processes", "2")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 \x00\x01", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        ("текст о войне и мире".encode("koi8-r"), "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    status, out, err = dateline("read", path)
    assert (status, out, len(err.strip().splitlines())) == (1, "", 1)
    assert said in err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes("Rebels – “fighters” – left Goma.\n".encode(encoding))
    status, out, _ = dateline("read", path, "--json")
    assert status == 0
    assert json.loads(out)["report"]["text"].startswith("Rebels – “fighters”")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["read", "no-such-file.txt"], 1),
        (["read"], 2),
        (["read", "x.txt", "--published", "yesterday"], 2),
        (["read", "x.txt", "--processes", "0"], 2),
        (["read", "x.txt", "--reader", "no_such_pipeline"], 2),
        (["no-such-command"], 2),
    ],
)
def test_wrong_calls_say_so(arguments: list[str], status: int) -> None:
    code, out, err = dateline(*arguments)
    assert (code, out) == (status, "")
    assert err.strip()
    assert "Traceback" not in err


def test_one_word_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("Ceasefire")
    assert dateline("read", path, "--json")[0] == 0


def test_fifty_megabytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"talks \n" * 142_858)
    status, _, err = dateline("read", path)
    assert status == 1
    assert "MB" in err


def test_version_needs_no_parser() -> None:
    code = """
import sys
from dateline.cli import main
sys.argv = ["dateline", "--version"]
try:
    main()
except SystemExit:
    pass
sys.exit("spacy" in sys.modules or "pydantic" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_schema_is_json_schema() -> None:
    status, out, _ = dateline("schema")
    assert status == 0
    assert set(json.loads(out)["properties"]) >= {"report", "actors", "places", "times", "claims", "events", "withheld"}


def test_a_run_that_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    rows = [json.dumps({"id": i, "text": f"Talks number {i} began in Oslo on Monday."}) for i in range(5)]
    table.write_text("\n".join([*rows, '{"id": "bad"}']) + "\n")
    whole, part = tmp_path / "whole.jsonl", tmp_path / "part.jsonl"
    status, out, err = dateline("read", table, "--output", whole)
    assert (status, out) == (1, "")
    assert "5 read, 1 failed" in err
    assert "text is missing" in err
    lines = whole.read_text().splitlines(keepends=True)
    assert [json.loads(line).get("report", {}).get("ref") for line in lines] == ["0", "1", "2", "3", "4", None]
    part.write_text("".join(lines[:2]) + lines[2][:40])  # cut off in the middle of the third
    assert dateline("read", table, "--output", part, "--resume")[0] == 1
    refs = [json.loads(line).get("report", {}).get("ref") for line in part.read_text().splitlines()]
    assert refs == ["0", "1", "2", "3", "4", None]


def test_a_file_of_records_is_never_lost(tmp_path: Path) -> None:
    report, output = tmp_path / "r.txt", tmp_path / "o.jsonl"
    report.write_text("Talks began in Oslo.")
    output.write_text("mine\n")
    assert dateline("read", report, "--output", output)[0] == 2
    status, _, err = dateline("read", report, "--output", output, "--resume")
    assert (status, output.read_text()) == (2, "mine\n")
    assert "does not hold records" in err
    assert "--output" in dateline("read", report, "--resume")[2]


def test_records_of_other_reports_are_not_gone_on_with(tmp_path: Path) -> None:
    one, two, output = tmp_path / "1.txt", tmp_path / "2.txt", tmp_path / "o.jsonl"
    one.write_text("Talks began in Oslo.")
    two.write_text("Talks ended in Oslo.")
    assert dateline("read", one, "--output", output)[0] == 0
    assert "made from other reports" in dateline("read", two, "--output", output, "--resume")[2]


def test_columns_are_named_as_field_and_name(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("nr,body\n7,Talks began in Oslo.\n")
    status, out, _ = dateline("read", table, "--json", "--column", "text=body", "--column", "id=nr")
    assert (status, json.loads(out)["report"]["ref"]) == (0, "7")
    assert "text=body" in dateline("read", table, "--column", "body")[2]


def test_a_web_page_is_read_without_its_menus(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    words = "The army shelled the town of Goma on Monday, a spokesman for the rebels told reporters."
    more = "The market was closed, and nobody answered the telephone in the hall."
    path.write_text(f"<html><nav><a href='/'>Home</a></nav><h1>Army shells Goma</h1><p>{words}</p><p>{more}</p>")
    status, out, _ = dateline("read", path, "--json")
    assert status == 0
    assert "Home" not in json.loads(out)["report"]["text"]
    assert [event["type"] for event in json.loads(out)["events"]] == ["ASSAULT"]
