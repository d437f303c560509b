"""Input that is broken, or means harm: a clear failure, bounded memory and time, nothing outside touched."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from sources.making import PAGE, RAIN, failure, one, pdf, read, warc, zipped

from dateline.page import make_report
from dateline.record import Failure
from dateline.sources import Source

MOST_MEMORY = 200_000_000  # bytes at a peak, whatever comes


@pytest.fixture(autouse=True)
def bounded() -> object:
    """Fail when a test takes more memory than the limits allow."""
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MOST_MEMORY


def test_truncated_gzip(tmp_path: Path) -> None:
    data = gzip.compress((RAIN * 5000).encode(), 1)
    assert "cut off" in failure(tmp_path / "a.txt.gz", data[: len(data) // 2])


def test_a_table_in_truncated_gzip_gives_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": i, "text": f"{RAIN} {i * 7919}"}) + "\n" for i in range(5000))
    data = gzip.compress(lines.encode())
    *items, last = read(tmp_path / "a.jsonl.gz", data[: len(data) * 2 // 3])
    assert len(items) > 1000
    assert all(isinstance(item, Source) for item in items)
    assert isinstance(last, Failure)


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_cut_in_the_middle(tmp_path: Path, packed: bool) -> None:
    pages = [(f"https://post.example/{i}", PAGE.replace("</p>", f" {i}" * 500 + "</p>")) for i in range(9)]
    data = warc(pages, packed=packed)
    *items, last = read(tmp_path / "a.warc.gz", data[: len(data) * 2 // 3 + 100])
    assert len(items) >= 4
    assert all(isinstance(item, Source) for item in items)
    assert isinstance(last, Failure)
    assert "cut off" in last.error


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.html", "a.csv"])
def test_a_zip_bomb(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        for _ in range(300):
            member.write(b"0" * 1_000_000)
    (item,) = read(tmp_path / "a.zip")
    assert isinstance(item, Failure)
    assert "expands" in item.error or "more than 10 MB" in item.error


def test_a_gzip_bomb_of_many_short_lines(tmp_path: Path) -> None:
    *_, last = read(tmp_path / "a.jsonl.gz", gzip.compress((b"x" * 200 + b"\n") * 100_000))
    assert isinstance(last, Failure)
    assert "expands" in last.error


def test_archives_within_archives(tmp_path: Path) -> None:
    inner: bytes = zipped({"a.txt": RAIN})
    for _ in range(6):
        inner = zipped({"a.zip": inner})
    assert "deep" in failure(tmp_path / "a.zip", inner)


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_zip_whose_names_lead_outside(tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.parent.iterdir())
    item = failure(tmp_path / "a.zip", zipped({name: RAIN}))
    assert "leads outside" in item
    assert sorted(tmp_path.parent.iterdir()) == before


def test_a_broken_zip_and_an_encrypted_member(tmp_path: Path) -> None:
    data = zipped({"a.txt": RAIN * 50})
    assert "cut off" in failure(tmp_path / "a.zip", data[:-40])
    spoiled = bytearray(data)
    spoiled[45:60] = b"\xff" * 15
    assert "a.txt" in failure(tmp_path / "b.zip", bytes(spoiled))
    flagged = bytearray(data)
    flagged[6] |= 1
    flagged[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in failure(tmp_path / "c.zip", bytes(flagged))
    assert "Office" in failure(tmp_path / "d.zip", zipped({"[Content_Types].xml": "x", "word/document.xml": "y"}))


def test_html_nested_five_thousand_deep(tmp_path: Path) -> None:
    source = one(tmp_path / "a.html", f"<html><body>{'<div>' * 5000}<p>{RAIN}</p>{'</div>' * 5000}</body></html>")
    with pytest.raises(Exception, match="too deep"):
        make_report(source)


def test_one_line_of_a_hundred_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    for name in ("a.html", "a.jsonl", "a.json", "a.csv", "a.eml", "a.md"):
        (tmp_path / name).hardlink_to(tmp_path / "a.txt")
    items = read(tmp_path)
    assert all(isinstance(item, Failure) for item in items)
    assert len(items) == 7


def test_encodings_that_lie(tmp_path: Path) -> None:
    said = '<html><head><meta charset="{}"></head><body><p>{} Ørsted’s café.</p></body></html>'
    assert "Ørsted’s café" in one(tmp_path / "a.html", said.format("utf-8", RAIN).encode("cp1252")).text
    assert "Ørsted’s café" in one(tmp_path / "b.html", said.format("iso-8859-1", RAIN).encode()).text
    assert "Ørsted’s café" in one(tmp_path / "c.html", said.format("no-such", RAIN).encode()).text
    assert "Łódź" in one(tmp_path / "d.html", f'<meta charset="iso-8859-2"><p>{RAIN} Łódź'.encode("iso-8859-2")).text


@pytest.mark.parametrize("root", ["rss", "nitf"])
def test_entities_that_expand(tmp_path: Path, root: str) -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a0 "ha">{entities}]>'
    data = f"{head}<{root}><channel><item><title>&a11;</title></item></channel></{root}>"
    assert "entities" in failure(tmp_path / "a.xml", data)


def test_xml_that_names_files_of_this_machine(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = f"{head}<rss><channel><item><description>&x;</description></item></channel></rss>"
    assert "root:" not in failure(tmp_path / "a.xml", data)


def test_broken_pdf_mail_parquet_and_json(tmp_path: Path) -> None:
    whole = pdf([RAIN])
    assert "PDF" in failure(tmp_path / "a.pdf", whole[:60])
    assert "without text" in failure(tmp_path / "b.pdf", pdf([]))
    assert "Parquet" in failure(tmp_path / "a.parquet", b"PAR1" + b"\0" * 100)
    assert "no JSON" in failure(tmp_path / "a.json", '{"text": "x"')
    assert "without text" in failure(
        tmp_path / "a.eml", "From: a@b.example\nSubject: x\nDate: no\nMIME-Version: 1.0\nContent-Type: image/png\n\nxx"
    )
    assert "no JSON" in failure(tmp_path / "b.json", '{"text": ' + "[" * 100_000)


def test_a_zip_in_a_pipe_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.sources import _read

    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self.data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            return self.data.readinto(buffer)  # type: ignore[arg-type]

    monkeypatch.setattr(_read, "_standard_input", lambda: io.BufferedReader(Pipe(zipped({"a.txt": RAIN}))))
    (item,) = _read.read_path("-")
    assert item.text == RAIN


def test_a_zip_whose_members_overlap_is_bounded(tmp_path: Path) -> None:
    data = io.BytesIO(zipped({"a.txt": RAIN}))
    with zipfile.ZipFile(data, "a") as archive:
        first = archive.infolist()[0]
        archive.filelist.extend([first] * 50)
        archive.comment = b"rewritten"
    assert len(read(tmp_path / "a.zip", data.getvalue())) <= 51
