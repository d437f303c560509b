"""A report on a Doc: the block in which each token stands."""

from __future__ import annotations

import pytest
import spacy

from dateline.page import attach_report, make_report
from dateline.reader import tree
from dateline.sources import Source

TEXT = "\n\nArmy leaves town\n\nThe army left on Monday.\n\nSoldiers leave (Jane Roe/AP)\n"


def test_tokens_know_their_block_and_blanks_belong_to_the_block_before() -> None:
    report = make_report(Source(text=TEXT))
    doc = attach_report(spacy.blank("en").make_doc(report.text), report)
    assert doc._.report is report
    told = {token.text: (tree.block_kind(token), tree.block_index(token)) for token in doc if not token.is_space}
    assert told["Army"] == ("headline", 0)
    assert told["Monday"] == ("paragraph", 1)
    assert told["Soldiers"] == ("caption", 2)
    assert told["Roe"] == told["("] == ("credit", 3)
    blanks = [tree.block_index(token) for token in doc if token.is_space]
    assert blanks == [0, 0, 1, 3]


def test_a_doc_of_another_text_is_refused() -> None:
    report = make_report(Source(text=TEXT))
    with pytest.raises(ValueError, match=r"make the doc from report\.text"):
        attach_report(spacy.blank("en").make_doc("Rain fell."), report)
