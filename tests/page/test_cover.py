"""Every character that is not blank stands in exactly one block, whatever the page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.page import find_blocks

LINES = st.sampled_from(
    [
        "",
        "  ",
        "* ",
        "* Home",
        "1. First",
        "o x",
        "By Jane Roe",
        "By Jane Roe - 11/18/19 11:04 PM EST",
        "Soldiers leave (Jane Roe/AP)",
        "- Soldiers leave the town. Photo: AFP",
        "(PA)",
        "Comments",
        "Related stories",
        "Last updated",
        "14 March 2022",
        "4:14 p.m.",
        "The army left the town on Monday, a man said.",
        "Army leaves town",
        "© 2022 The Harbour Post",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=40).map("\n".join))
def test_blocks_cover_the_page_in_order_without_overlap(text: str) -> None:
    blocks = find_blocks(text)
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        at = block.end
    assert not text[at:].strip()
