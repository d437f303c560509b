"""Every format of input, told by its first bytes, gives its reports with what it knows of them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from sources.making import PAGE, RAIN, failure, one, pdf, read, warc, zipped

from dateline.record import Failure
from dateline.sources import Options, Source

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>
<item><title>Bridges &amp; rain</title><link>https://post.example/1</link><guid>id-1</guid>
<pubDate>Fri, 01 Mar 2024 09:30:00 +0200</pubDate><author>desk@post.example (Anna Kowal)</author>
<description>Short.</description><content:encoded><![CDATA[<p>{RAIN}</p>]]></content:encoded></item>
<item><title>Empty</title><link>https://post.example/2</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>a1</id><title>Rain</title>
<published>2024-03-01T09:30:00+02:00</published><summary type="text">{RAIN}</summary></entry></feed>"""
NITF = f"""<?xml version="1.0"?><nitf><head><title>t</title><docdata management-status="usable"><doc-id id-string="n1"/>
<date.issue norm="20240301T093000+0200"/></docdata></head><body><body.head><hedline><hl1>Bridges closed</hl1></hedline>
<byline>By <person>Anna Kowal</person></byline><dateline><location>OSLO</location></dateline></body.head>
<body.content><p>{RAIN}</p><hl2>Flood</hl2><media media-type="image"><media-caption>The quay.</media-caption>
<media-producer>Jo Berg/AP</media-producer></media></body.content></body></nitf>"""
NINJS = {
    "uri": "https://agency.example/7",
    "headline": "Bridges closed",
    "byline": "By Anna Kowal and John Reed",
    "versioncreated": "2024-03-01T09:30:00+02:00",
    "body_text": RAIN,
    "language": "en",
}
NINJS_3 = {
    "uri": "urn:7",
    "headlines": [{"value": "Bridges"}],
    "bodies": [{"contentType": "text/html", "value": f"<p>{RAIN}</p>"}],
}
NEWS_PLEASE = {
    "maintext": RAIN,
    "title": "Bridges closed",
    "authors": ["Anna Kowal"],
    "date_publish": "2024-03-01 09:30:00",
    "source_domain": "post.example",
    "url": "https://post.example/1",
    "description": "Rain.",
}
MAIL = f"""From: The Harbour Post <news@post.example>
To: a@b.example
Subject: Fwd: Bridges closed
Date: Fri, 1 Mar 2024 09:30:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{RAIN}
"""
SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/1
Subject: Rain
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/1

{PAGE.replace("=", "=3D")}
--b--
"""


@pytest.mark.parametrize("name", ["page.html", "page", "page.txt"])
def test_an_html_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    assert one(tmp_path / name, PAGE).media == "html"


def test_the_html_of_an_article_alone_is_a_fragment(tmp_path: Path) -> None:
    assert one(tmp_path / "part", f"<p>{RAIN}</p>").media == "fragment"


def test_markdown_is_read_as_what_it_stands_for(tmp_path: Path) -> None:
    made = one(tmp_path / "note.md", f"# Bridges closed\n\n{RAIN} [More](https://post.example/1)\n")
    assert made.media == "fragment"
    assert "<h1>Bridges closed</h1>" in made.text
    assert one(tmp_path / "plain.md", RAIN).media == "text"


def test_what_stands_above_a_text_in_yaml_is_told_of_it(tmp_path: Path) -> None:
    front = "---\ntitle: Bridges closed\ndate: 2024-03-01\nauthor: Anna Kowal\n---\n"
    made = one(tmp_path / "note.md", f"{front}## Rain\n\n{RAIN}\n")
    assert (made.title, made.published, made.bylines) == ("Bridges closed", "2024-03-01", ("Anna Kowal",))
    assert "title:" not in made.text
    assert one(tmp_path / "b.md", f"---\ndate: soon\n---\n## Rain\n\n{RAIN}\n").published is None
    assert RAIN in one(tmp_path / "c.md", f"---\n: [\n---\n## Rain\n\n{RAIN}\n").text


def test_a_feed_gives_its_entries_and_says_which_are_empty(tmp_path: Path) -> None:
    first, second = read(tmp_path / "feed", RSS)
    assert isinstance(first, Source)
    assert (first.ref, first.url, first.publisher) == ("id-1", "https://post.example/1", "The Harbour Post")
    assert (first.title, first.published) == ("Bridges & rain", "2024-03-01T09:30:00+02:00")
    assert (first.media, RAIN in first.text) == ("fragment", True)
    assert isinstance(second, Failure)
    assert second.error.endswith("entry 2: no text")


def test_an_atom_entry_keeps_its_time_zone(tmp_path: Path) -> None:
    made = one(tmp_path / "feed.xml", ATOM)
    assert (made.ref, made.published, made.text) == ("a1", "2024-03-01T09:30:00+02:00", RAIN)


def test_nitf_gives_head_text_and_pictures(tmp_path: Path) -> None:
    made = one(tmp_path / "a.xml", NITF)
    assert (made.ref, made.title, made.bylines) == ("n1", "Bridges closed", ("Anna Kowal",))
    assert made.published == "2024-03-01T09:30:00+02:00"
    assert f"<p>OSLO - {RAIN}</p><h2>Flood</h2>" in made.text
    assert "<figcaption>The quay.</figcaption>" in made.text


def test_ninjs_of_each_version(tmp_path: Path) -> None:
    made = one(tmp_path / "a.json", json.dumps(NINJS))
    assert (made.text, made.title, made.ref) == (RAIN, "Bridges closed", NINJS["uri"])
    assert made.bylines == ("Anna Kowal", "John Reed")
    made = one(tmp_path / "b.json", json.dumps(NINJS_3))
    assert (made.media, made.title) == ("fragment", "Bridges")


def test_what_its_agency_withdrew_is_not_read(tmp_path: Path) -> None:
    assert "withdrawn" in failure(tmp_path / "a.json", json.dumps(NINJS | {"pubstatus": "canceled"}))
    assert "withdrawn" in failure(tmp_path / "a.xml", NITF.replace('"usable"', '"canceled"'))


def test_news_please_articles_one_and_as_a_table(tmp_path: Path) -> None:
    made = one(tmp_path / "a.json", json.dumps(NEWS_PLEASE, indent=1))
    assert (made.text, made.published, made.bylines) == (RAIN, "2024-03-01T09:30:00", ("Anna Kowal",))
    assert [type(item) for item in read(tmp_path / "a.jsonl", f"{json.dumps(NEWS_PLEASE)}\n" * 2)] == [Source, Source]


def test_a_list_of_json_objects_is_a_table(tmp_path: Path) -> None:
    items = read(tmp_path / "a.json", json.dumps([{"text": RAIN}, {"title": "none"}]))
    assert [type(item) for item in items] == [Source, Failure]


def test_mail_gives_its_subject_and_not_a_forwarded_date(tmp_path: Path) -> None:
    made = one(tmp_path / "a.eml", MAIL)
    assert (made.title, made.published, made.text.strip()) == ("Bridges closed", None, RAIN)
    made = one(tmp_path / "b", MAIL.replace("Fwd: ", ""))
    assert made.published == "2024-03-01T09:30:00+02:00"


def test_of_a_message_passed_on_the_inner_one_is_read(tmp_path: Path) -> None:
    heads = "---------- Forwarded message ---------\nFrom: List <l@x.example>\nDate: Tue, Mar 5, 2024 at 9:02 AM\n"
    heads += "Subject: Fwd: Rain closes bridges\nTo: <b@x.example>\n\n"
    made = one(tmp_path / "a.eml", MAIL.replace(RAIN, f"See below.\n\n{heads}{RAIN}"))
    assert (made.title, made.published, made.text.strip()) == ("Rain closes bridges", "2024-03-05", RAIN)


def test_a_page_saved_as_mhtml_is_a_page_with_its_address(tmp_path: Path) -> None:
    made = one(tmp_path / "a.mhtml", SAVED)
    assert (made.media, made.url) == ("html", "https://post.example/1")
    assert RAIN in made.text


def test_pdf_gives_its_lines(tmp_path: Path) -> None:
    made = one(tmp_path / "a.pdf", pdf(["Bridges closed", RAIN]))
    assert made.media == "pdf"
    assert RAIN in made.text


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_its_pages_and_passes_over_the_rest(tmp_path: Path, packed: bool) -> None:
    data = warc([("https://post.example/1", PAGE)], packed=packed)
    data += warc([("https://post.example/x.png", "picture")], packed=packed, kind="image/png")
    data += warc([("https://post.example/old", PAGE)], packed=packed, status="404 Not Found")
    made = one(tmp_path / "a.warc.gz", data)
    assert (made.url, made.media, made.text) == ("https://post.example/1", "html", PAGE)


def test_gzip_and_zip_hold_any_format(tmp_path: Path) -> None:
    assert one(tmp_path / "a.html.gz", gzip.compress(PAGE.encode())).media == "html"
    table = json.dumps({"text": RAIN})
    items = read(
        tmp_path / "a.zip",
        zipped(
            {
                "x/a.txt": RAIN,
                "b.jsonl": table,
                "c.png": b"\x89PNG",
                "w.warc.gz": warc([("https://post.example/1", PAGE)]),
            }
        ),
    )
    assert [item.text for item in items if isinstance(item, Source)] == [RAIN, RAIN, PAGE]
    assert items[0].origin == f"{tmp_path / 'a.zip'}!x/a.txt"


def test_columns_of_csv_and_parquet_are_named_by_the_caller(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    options = Options(columns={"text": "Body", "id": "nr"})
    assert one(tmp_path / "a.csv", f"nr;Body\n7;{RAIN}\n", options).ref == "7"
    parquet.write_table(pyarrow.table({"nr": [7, 8], "Body": [RAIN, None]}), tmp_path / "a.parquet")
    first, second = read(tmp_path / "a.parquet", None, options)
    assert (first.ref, type(second)) == ("7", Failure)
    assert "no column named Body; it has a, b" in failure(tmp_path / "b.csv", "a,b\n1,2\n", options)
    assert "--column text=NAME" in failure(tmp_path / "c.csv", "a,b\n1,2\n")
    assert one(tmp_path / "d.jsonl", json.dumps({"nr": 7, "Body": RAIN}), options).ref == "7"


def test_a_table_without_its_ending_is_known_by_its_header(tmp_path: Path) -> None:
    assert [type(i) for i in read(tmp_path / "table", f"id,text\n1,{RAIN}\n")] == [Source]
    assert one(tmp_path / "prose", "Some text, and more of it.\nA second line, too.").media == "text"


def test_a_pattern_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(name * 20)
    assert [item.text[0] for item in read(tmp_path / "*.txt") if isinstance(item, Source)] == ["a", "b"]


def test_parts_of_a_page_that_a_browser_saved_whole_are_no_reports(tmp_path: Path) -> None:
    (tmp_path / "Rain_files").mkdir()
    (tmp_path / "Rain_files" / "frame.html").write_text(PAGE)
    (tmp_path / "Rain.html").write_text(PAGE)
    assert len(read(tmp_path)) == 1
