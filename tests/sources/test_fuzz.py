"""Whatever bytes come: a report or a clear failure, never a crash. The corpus keeps what once broke, or might have."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sources.making import PAGE, RAIN, pdf, warc, zipped
from sources.test_formats import ATOM, MAIL, NINJS, NITF, RSS, SAVED

from dateline import record
from dateline._errors import DatelineError
from dateline.page import make_report
from dateline.sources import Options, Source, _read
from dateline.sources._stream import peeked

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())
SEEDS = [
    PAGE.encode(),
    RSS.encode(),
    ATOM.encode(),
    NITF.encode(),
    MAIL.encode(),
    SAVED.encode(),
    json.dumps(NINJS).encode(),
    (json.dumps({"text": RAIN, "id": 1}) + "\n").encode() * 3,
    f"id,text\n1,{RAIN}\n".encode(),
    pdf([RAIN, "Two"]),
    warc([("https://post.example/1", PAGE)] * 2),
    warc([("https://post.example/1", PAGE)] * 2, packed=False),
    zipped({"a.txt": RAIN, "b.html": PAGE}),
    gzip.compress(PAGE.encode()),
    f"# Head\n\n{RAIN} [x](https://post.example)\n".encode(),
]
NAMES = ["a", "a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.eml", "a.md", "a.xml", "a.pdf", "a.warc.gz", "a.zip"]


def check(data: bytes, name: str) -> None:
    """Read bytes as an input of a name; every report is taken apart too."""
    head, stream = peeked(io.BytesIO(data))
    for item in _read.read_opened(_read.Opened(stream, head, name, Options())):
        if not isinstance(item, Source):
            assert item.error
            assert "\n" not in item.error
            continue
        try:
            made = make_report(item)
        except DatelineError as error:
            told = str(error)
        else:
            told = ""
        assert "\n" not in told
        if told:
            continue
        covered = 0
        for block in made.blocks:
            assert covered <= block.start < block.end <= len(made.text)
            assert not made.text[covered : block.start].strip()
            covered = block.end
        assert not made.text[covered:].strip()
        record.Record(report=made, reader=record.Reader(dateline="0", model="m", seconds=0.0))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["a", "a.html", "a.xml"])
def test_the_corpus(path: Path, name: str) -> None:
    check(path.read_bytes(), name)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400), st.sampled_from(NAMES))
@example(b"PK\x03\x04", "a")
@example(b"\x1f\x8b\x08", "a")
@example(b"WARC/1.0\r\n\r\n", "a")
@example(b"%PDF-1.4", "a")
@example(b"[]", "a.json")
@example(b"{}", "a.json")
@example(b"null", "a.json")
def test_any_bytes(data: bytes, name: str) -> None:
    check(data, name)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SEEDS), st.data(), st.sampled_from(NAMES))
def test_spoiled_files(seed: bytes, data: st.DataObject, name: str) -> None:
    spoiled = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(spoiled)))
        kind = data.draw(st.sampled_from(["cut", "put", "drop", "double"]))
        if kind == "cut":
            del spoiled[at:]
        elif kind == "put":
            spoiled[at:at] = data.draw(st.binary(max_size=12))
        elif kind == "drop":
            del spoiled[at : at + data.draw(st.integers(1, 60))]
        else:
            spoiled[at:at] = spoiled[at : at + 200]
    check(bytes(spoiled), name)


TAGS = [
    *"<p> </p> <figure> <h1> <li> <br> </a> <script> <blockquote> <!-- --> <![CDATA[ &amp; &#0; &#x110000;".split(),
    "<table><tr><td>",
    "<div class=caption>",
    "<a href=x>",
    "<time datetime=2024-13-45>",
]
LINES = [RAIN, "By Jo Berg", "Share", "(AP)", "  * News", "Related:", "12 March 2024"]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.sampled_from(TAGS), st.just(RAIN), st.text(max_size=30)), max_size=25))
def test_any_html(parts: list[str]) -> None:
    check(("<html>" + "".join(parts)).encode("utf-8", "replace"), "a.html")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=20))
def test_any_lines(lines: list[str]) -> None:
    check("\n".join(lines).encode("utf-8", "replace"), "a.txt")
