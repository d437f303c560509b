"""Numbers and words that look like times and are none are left alone."""

from __future__ import annotations

import pytest

from dateline.times.english._grammar import find


@pytest.mark.parametrize(
    "text",
    [
        "Mrs May said so, and May agreed.",
        "They may march in step to the capital.",
        "A 61-year-old driver, aged 61, was hurt.",
        "Her brother is 14 years old.",
        "The home side won 3-2, then 21:19.",
        "He lives at 1987 Canal Street.",
        "It cost $1999 and 2015 people paid.",
        "Rates rose by 2000 points.",
        "See section 2014 and version 2016.",
        "It was their second trip in a row.",
        "The bill came to 1,900 euros.",
        "Call 020 7946 0018 or read example.org/2019-11-20-story.",
        "Christmas trees were on sale.",
        "He fled in a 2008 Ford Focus.",
    ],
)
def test_no_expression_is_found(text: str) -> None:
    assert [text[f.start : f.end] for f in find(text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ruled from 1951 to 1963, and again in 1970.", ["1951", "1963", "1970"]),
        ("She won in 2010, 2012 and 2015.", ["2010", "2012", "2015"]),
        ("The war, 1998-2003, and the peace (2003 – 2011).", ["1998", "2003", "2003", "2011"]),
        ("The film (1987) was the director’s 2nd.", ["1987"]),
        ("The 2015 flood hit in late May.", ["2015", "late May"]),
        ("It rained in April and May.", ["April", "May"]),
        ("On 3 May, May resigned.", ["3 May"]),
        ("The day after tomorrow, or a week later.", ["The day after tomorrow", "a week later"]),
        ("It came two days after the vote.", ["two days"]),
        ("The shop opens at 9am and shuts at 17:30.", ["9am", "17:30"]),
    ],
)
def test_expressions_beside_them_are_found(text: str, expected: list[str]) -> None:
    assert [text[f.start : f.end] for f in find(text)] == expected
