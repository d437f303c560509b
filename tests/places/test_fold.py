"""Names are compared without what newspapers write at will."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.places._fold import fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Kraków", "krakow"),
        ("N'Djamena", "ndjamena"),
        ("N’Djamena", "ndjamena"),
        ("St. Louis", "saint louis"),
        ("Mt. Hood", "mount hood"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Łódź", "lodz"),
        ("Bosnia & Herzegovina", "bosnia and herzegovina"),
        ("D.C.", "dc"),
        ("Ḩamāh", "hamah"),
    ],
)
def test_case_accents_marks_and_saints_do_not_count(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=40))
def test_any_text_can_be_folded_and_holds_no_double_space(text: str) -> None:
    assert "  " not in fold(text)
