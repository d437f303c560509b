"""Sentences as the shipped reader parses them: the tense of real trees picks the right day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dateline.page import attach_report
from dateline.record import Block, Published, Report
from dateline.times import Times


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rebels shelled the harbour on Sunday and fled two days later.", ["2021-06-13", "2021-06-15"]),
        ("The minister will meet envoys on Sunday.", ["2021-06-20"]),
        ("Talks are expected to resume on Sunday.", ["2021-06-20"]),
        ("Talks were expected to resume on Sunday.", ["XXXX-WXX-7"]),
        ("Ministers met ahead of Sunday's vote.", ["XXXX-WXX-7"]),
        ("The army said on Sunday it will withdraw on Monday.", ["2021-06-13", "2021-06-21"]),
        ("The referendum is to be held on 20 November.", ["2021-11-20"]),
        ("The harbour was seized in October after two weeks of fighting.", ["2020-10", "P2W"]),
        ("The town has been without water since April.", ["2021-04"]),
    ],
)
def test_the_tense_of_the_clause(reader_nlp: Language, text: str, values: list[str]) -> None:
    published = Published(start="2021-06-17", end="2021-06-17", precision="day", basis="given")
    report = Report(id="x", published=published, text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),))
    doc = reader_nlp(attach_report(reader_nlp.make_doc(text), report))
    assert [time.value for time in Times().find(doc)] == values


def test_a_doc_without_a_report_is_read_too(read_doc: Callable[[str], Doc]) -> None:
    doc = Times()(read_doc("The bridge fell on 4 July 2018, a year after it was built."))
    assert [time.from_ for time in doc._.times][:1] == ["2018-07-04"]
