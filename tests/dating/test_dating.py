"""What the words of an undated report tell of its date."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.dating import infer
from dateline.dating._clues import clues_of
from dateline.dating._offices import terms
from dateline.dating._world import happenings
from dateline.page import attach_report
from dateline.record import Block, Published, Report
from dateline.times import expressions

Read = Callable[[str], Doc]


def doc_of(read_doc: Read, text: str, furniture: str = "") -> Doc:
    """A doc of one paragraph, with a line of furniture below it."""
    whole = f"{text}\n\n{furniture}" if furniture else text
    blocks = [Block(kind="paragraph", start=0, end=len(text))]
    if furniture:
        blocks.append(Block(kind="furniture", start=len(text) + 2, end=len(whole)))
    report = Report(id="x", text=whole, blocks=tuple(blocks))
    return attach_report(read_doc(whole), report)


def dated(read_doc: Read, text: str, furniture: str = "") -> Published | None:
    return infer(doc_of(read_doc, text, furniture))


def test_a_feast_on_a_weekday_and_a_dated_happening_tell_the_week_and_a_bare_weekday_the_days(read_doc: Read) -> None:
    published = dated(
        read_doc,
        "Families celebrated Easter on Sunday, a year after the Christchurch mosque shootings. On Tuesday, the mayor "
        "opened a garden.",
    )
    assert published is not None
    assert (published.start, published.end) == ("2020-04-14", "2020-04-15")
    assert (published.basis, published.precision) == ("inferred", "day")
    assert [evidence.text for evidence in published.evidence][-1] == "Tuesday"
    assert published.alternatives


def test_a_report_without_a_clue_has_no_date(read_doc: Read) -> None:
    assert (
        dated(read_doc, "Police arrested two men in the port on Friday. They will appear in court next week.") is None
    )


def test_what_bounds_the_date_on_one_side_only_gives_none(read_doc: Read) -> None:
    assert dated(read_doc, "The bridge was opened on 14 May 2017. It has carried lorries since.") is None


def test_the_term_of_an_office_bounds_the_date(read_doc: Read) -> None:
    published = dated(
        read_doc, "French President Nicolas Sarkozy met farmers in Lyon. President Nicolas Sarkozy smiled."
    )
    assert published is not None
    assert (published.start, published.end) == ("2007-05-16", "2012-05-18")
    assert "president" in published.evidence[0].says


@pytest.mark.parametrize("word", ["Former", "The late"])
def test_a_former_holder_tells_nothing(read_doc: Read, word: str) -> None:
    assert dated(read_doc, f"{word} French President Jacques Chirac was praised by farmers in Lyon.") is None


def test_a_copyright_line_bounds_the_date_but_one_in_the_text_does_not(read_doc: Read) -> None:
    text = "Police arrested two men in the port on Friday."
    published = dated(read_doc, text, "© 2009-2016 Harbour Media")
    assert published is not None
    assert (published.start, published.end, published.precision) == ("2016-01-01", "2016-12-31", "year")
    assert dated(read_doc, "He was sued over copyright in 2016 films.") is None


def test_an_anniversary_of_a_happening_dates_the_report(read_doc: Read) -> None:
    published = dated(read_doc, "Families marked the fifth anniversary of the Grenfell fire with a silent walk.")
    assert published is not None
    assert published.start <= "2022-06-14" <= published.end


def test_a_day_with_its_weekday_leaves_few_years_and_a_term_one(read_doc: Read) -> None:
    published = dated(
        read_doc, "President Barack Obama spoke of the fire. It broke out about 9 p.m. Saturday, March 28, police said."
    )
    assert published is not None
    readings = [(r.start[:7], r.end[:7]) for r in (published, *published.alternatives)]
    assert readings == [("2009-03", "2009-07"), ("2015-03", "2015-07")]


def test_a_day_to_come_without_its_year_is_of_the_months_after(read_doc: Read) -> None:
    published = dated(read_doc, "Prime Minister Theresa May will meet Taoiseach Leo Varadkar on 5 December.")
    assert published is not None
    readings = [(r.start, r.end) for r in (published, *published.alternatives)]
    assert readings == [("2017-08-27", "2017-12-05"), ("2018-08-27", "2018-12-05")]


def test_clues_that_contradict_each_other_leave_the_sound_ones(read_doc: Read) -> None:
    published = dated(
        read_doc,
        "French President Nicolas Sarkozy once spoke here. On 3 March 2014 the hall burned down. It will be rebuilt by "
        "2016.",
    )
    assert published is not None
    assert published.start == "2014-03-03"
    assert published.end == "2016-12-31"


def test_evidence_is_words_of_the_report(read_doc: Read) -> None:
    doc = doc_of(read_doc, "Families marked the fifth anniversary of the Grenfell fire with a silent walk.")
    for clue in clues_of(doc, list(expressions(doc))):
        assert doc.text[clue.start : clue.end].strip()
        assert clue.says.endswith(".")


def test_the_table_of_happenings_is_sound() -> None:
    rows = happenings()
    assert len(rows) >= 300
    assert len({row.name for row in rows}) == len(rows)
    assert [row.first for row in rows] == sorted(row.first for row in rows)
    for row in rows:
        assert not row.is_named("The council met to talk about the price of bread and the war.")


def test_terms_begin_before_they_end() -> None:
    for held in terms().values():
        for term in held:
            assert term.last is None or term.first < term.last
            assert re.fullmatch(r"[A-Z]{3}", term.country)
