"""Time expressions and dating are scored as TempEval-3 and the docs say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline._errors import InputError
from dateline.evaluation import reads_undated, score_dating, score_times
from dateline.evaluation._times import form_of, read_marked
from dateline.record import DateRange, Published, Report, Time

TIMEML = """<?xml version="1.0"?>
<TimeML>
<DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">March 22, 2013</TIMEX3></DCT>
<TEXT>
The bridge fell on <TIMEX3 tid="t1" type="DATE" value="2013-03-19">Tuesday</TIMEX3>, after
<TIMEX3 tid="t2" type="DURATION" value="P2W">two weeks</TIMEX3> of rain, as it did in
<TIMEX3 tid="t3" type="DATE" value="1998">1998</TIMEX3>.
</TEXT>
</TimeML>
"""


def found(report: Report, *words: tuple[str, str, str]) -> tuple[Time, ...]:
    """Expressions of a report: words, type, value."""
    return tuple(
        Time.model_validate(
            {
                "id": f"t{i}",
                "start": (at := report.text.index(text)),
                "end": at + len(text),
                "text": text,
                "type": kind,
                "value": value,
                "from": None,
                "to": None,
            }
        )
        for i, (text, kind, value) in enumerate(words)
    )


def test_timeml_gives_text_expressions_and_creation_time(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(TIMEML, encoding="utf-8")
    (text,) = read_marked(path)
    assert text.published == "2013-03-22"
    assert [text.text[m.start : m.end] for m in text.marked] == ["Tuesday", "two weeks", "1998"]
    assert [(m.kind, *m.values) for m in text.marked][1] == ("DURATION", "P2W")


def test_spans_types_and_values_are_scored_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(TIMEML, encoding="utf-8")

    def find(report: Report) -> tuple[Time, ...]:
        assert report.published is not None
        assert report.published.start == "2013-03-22"
        return found(
            report, ("on Tuesday", "DATE", "2013-03-19"), ("two weeks", "DATE", "P2W"), ("rain", "DATE", "2013")
        )

    scores = score_times(find, [path])
    assert scores.expressions == 3
    assert scores.relaxed == pytest.approx((200 / 3, 200 / 3, 200 / 3))
    assert scores.strict == pytest.approx((100 / 3, 100 / 3, 100 / 3))
    assert scores.type_f1 == pytest.approx(100 / 3)
    assert scores.value_accuracy == 100
    assert scores.forms["weekday"] == (1, 100, 0, 100)


def test_dates_of_a_table_may_be_intervals_and_other_kinds_of_ours_are_left_out(tmp_path: Path) -> None:
    text = "It rained last week for three days, as in the 1990s."
    dates = [
        {"start": 10, "end": 19, "from": "2020-03-02", "to": "2020-03-08"},
        {"start": 42, "end": 51, "from": "1990", "to": "1999"},
    ]
    row = {"genre": "news", "dateCreated": "2020-03-12", "text": text, "dates": dates}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")

    def find(report: Report) -> tuple[Time, ...]:
        week, days, decade = found(
            report, ("last week", "DATE", "2020-W10"), ("three days", "DURATION", "P3D"), ("the 1990s", "DATE", "199")
        )
        return week.model_copy(update={"from_": "2020-03-02", "to": "2020-03-08"}), days, decade

    scores = score_times(find, [path])
    assert scores.strict == (100, 100, 100)
    assert scores.value_accuracy == 100


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("3 May 2014", "full date"),
        ("May 2014", "month and year"),
        ("the 1990s", "decade or century"),
        ("2014", "year"),
        ("3 May", "month and day"),
        ("two days ago", "offset"),
        ("last week", "last, this, next"),
        ("yesterday", "day from today"),
        ("on Tuesday", "weekday"),
        ("September", "month"),
        ("the colonial era", "other"),
    ],
)
def test_forms(words: str, form: str) -> None:
    assert form_of(words) == form


def test_dating_counts_what_holds_how_wide_and_how_far(tmp_path: Path) -> None:
    rows = [
        {"title": t, "text": t, "date_publish": d} for t, d in [("a", "2020-03-12"), ("b", "2020-03-20"), ("c", "")]
    ]
    rows.append({"title": "d", "text": "d", "date_publish": "2020-06-01"})
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    def infer(text: str) -> Published | None:
        if "d" in text:
            return None
        other = DateRange(start="2020-03-20", end="2020-03-20")
        return Published(start="2020-03-11", end="2020-03-13", precision="day", basis="inferred", alternatives=(other,))

    assert reads_undated(path)
    scores = score_dating(infer, path)
    assert (scores.reports, scores.given) == (3, pytest.approx(200 / 3))
    assert (scores.holds, scores.holds_any) == (50, 100)
    assert scores.days == (3, 3, 3)
    assert scores.within[1] == pytest.approx(100 / 3)
    assert scores.within[31] == pytest.approx(200 / 3)


def test_what_is_no_such_file_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        score_times(lambda report: (), [path])
    broken = tmp_path / "a.tml"
    broken.write_text("<TimeML><TEXT>", encoding="utf-8")
    with pytest.raises(InputError, match="no TimeML"):
        score_times(lambda report: (), [broken])
