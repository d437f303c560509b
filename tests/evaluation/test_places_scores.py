"""Places are scored on corpora in LGL's form, as JSON Lines and as XML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline._errors import InputError
from dateline.evaluation import PlaceScores, read_toponyms, reliability_svg, score_places
from dateline.evaluation._places import Bin
from dateline.pipeline import Pipeline

TEXT = "Floods hit Karachi on Monday. The president spoke in Springfield, Illinois. Fnordwick was spared."


def toponym(phrase: str, number: int | None, lat: float | None, lon: float | None) -> dict[str, Any]:
    start = TEXT.index(phrase)
    return {"start": start, "end": start + len(phrase), "phrase": phrase, "geonameid": number, "lat": lat, "lon": lon}


GOLD = [
    toponym("Karachi", 1174872, 24.86, 67.01),
    toponym("Springfield", 4951788, 42.1, -72.59),  # the one of Massachusetts, which the text does not mean
    toponym("Illinois", 4896861, 40.0, -89.25),
    toponym("Fnordwick", None, 52.0, 1.0),
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(threads=1)


@pytest.fixture(scope="module")
def scores(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> PlaceScores:
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    path.write_text(json.dumps({"text": TEXT, "url": None, "toponyms": GOLD}) + "\n")
    return score_places(pipeline, path)


def test_what_is_right_far_off_and_unknown_counts(scores: PlaceScores) -> None:
    assert (scores.reports, scores.toponyms, scores.gold.toponyms) == (1, 4, 4)
    assert (scores.gold.given, scores.gold.exact, scores.gold.near) == (75.0, 50.0, 50.0)
    assert scores.gold.country == 75.0
    assert scores.missing == 25.0


def test_errors_of_what_has_no_place_are_the_farthest_there_are(scores: PlaceScores) -> None:
    assert 0.3 < scores.gold.auc < 0.7
    assert 0 < scores.gold.median < 2000


def test_recognition_counts_spans(scores: PlaceScores) -> None:
    assert scores.names.overlap[1] >= 75.0
    assert scores.names.exact[0] == 100.0


def test_xml_is_read_as_the_json_is(tmp_path: Path) -> None:
    items = "".join(
        f"<toponym><start>{t['start']}</start><end>{t['end']}</end><phrase>{t['phrase']}</phrase>"
        + (
            f'<gaztag geonameid="{t["geonameid"]}"><lat>{t["lat"]}</lat><lon>{t["lon"]}</lon></gaztag>'
            if t["geonameid"]
            else ""
        )
        + "</toponym>"
        for t in GOLD
    )
    (tmp_path / "gold.xml").write_text(
        f'<articles><article docid="1"><text>{TEXT}</text><toponyms>{items}</toponyms></article></articles>'
    )
    (report,) = read_toponyms(tmp_path / "gold.xml")
    assert [(t.phrase, t.geonames) for t in report.toponyms] == [(t["phrase"], t["geonameid"]) for t in GOLD]
    assert report.toponyms[3].lat is None


def test_an_offset_that_is_slightly_off_is_mended(tmp_path: Path) -> None:
    off = {**GOLD[0], "start": GOLD[0]["start"] + 3, "end": GOLD[0]["end"] + 3}
    (tmp_path / "gold.jsonl").write_text(json.dumps({"text": TEXT, "toponyms": [off]}))
    (report,) = read_toponyms(tmp_path / "gold.jsonl")
    assert TEXT[report.toponyms[0].start : report.toponyms[0].end] == "Karachi"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("no json", "line 1: no JSON"),
        ('{"text": "x"}', "line 1: text and toponyms"),
        ('{"text": "x", "toponyms": [{"start": 0}]}', "line 1: text and toponyms"),
        ('{"text": "x", "toponyms": [{"start": 0, "end": 4, "phrase": "Oslo"}]}', "'Oslo' does not stand at 0 to 4"),
    ],
)
def test_another_form_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "bad.jsonl").write_text(line)
    with pytest.raises(InputError, match=message):
        list(read_toponyms(tmp_path / "bad.jsonl"))


def test_an_empty_corpus_is_refused(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    with pytest.raises(InputError, match="no articles"):
        score_places(pipeline, tmp_path / "none.jsonl")


def test_the_diagram_has_a_dot_for_each_bin() -> None:
    svg = reliability_svg({"a<b": (Bin(10, 55.0, 50.0), Bin(90, 98.0, 97.0))})
    assert svg.count("<circle") == 2
    assert "a&lt;b" in svg
