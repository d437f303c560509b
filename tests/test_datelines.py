"""A dateline is told from a sentence that begins with names."""

import pytest

from dateline._datelines import is_dateline, match_dateline


@pytest.mark.parametrize(
    ("opening", "name", "holder"),
    [
        ("HANOI, Vietnam (AP) — The", "HANOI", "Vietnam"),
        ("GAZA CITY — Three", "GAZA CITY", None),
        ("Nairobi (Reuters) - Police", "Nairobi", None),
        ("DAKAR, Senegal, Jan. 4 (AFP) — A", "DAKAR", "Senegal"),
        ("BEIRA, Mozambique (AP) _ Rescuers", "BEIRA", "Mozambique"),
        ("MAE SOT, Thailand—The", "MAE SOT", "Thailand"),
        ("NEW DELHI, Tuesday, May 14 (PTI): The", "NEW DELHI", None),
        ("Lima, Jan 9 (EFE).- The", "Lima", None),
        ("TIRANA, April 18 /ATA/ - The", "TIRANA", None),
        ("Keta (VR), Sept. 14, GNA - The", "Keta", None),
        ("Male, 19 November 2020: The", "Male", None),
        ("NYERI COUNTY, KENYA, 18th July, 2024: The", "NYERI COUNTY", "KENYA"),
        ("(Berlin) – The", "Berlin", None),
        ("(Geneva, 3 May 2021) - The", "Geneva", None),
    ],
)
def test_datelines(opening: str, name: str, holder: str | None) -> None:
    match = match_dateline(opening)
    assert match is not None
    assert (match["name"], match["holder"]) == (name, holder)


@pytest.mark.parametrize(
    "opening",
    [
        "Rebels — some of them armed — fled.",
        "NATO said on Monday",
        "U.S. troops left",
        "(CNN) — The",
        "(AP) - The",
        "Kenya, May — or perhaps June",
        "Monday, 18 April 2023: a day",
        "Updated, April 18: the",
    ],
)
def test_sentences_are_no_datelines(opening: str) -> None:
    assert match_dateline(opening) is None


@pytest.mark.parametrize("opening", ["LONDON (AP) — The", "NIAMEY (AFP) - The", "UNITED NATIONS (UPI) -- The"])
def test_the_agency_behind_a_place_in_capitals_is_told(opening: str) -> None:
    match = match_dateline(opening)
    assert match is not None
    assert match["agency"] in opening
    assert match["agency"].isupper()


def test_a_dateline_alone_is_told_from_one_with_a_sentence() -> None:
    assert is_dateline("HANOI, Vietnam (AP) —")
    assert not is_dateline("HANOI, Vietnam (AP) — The minister spoke.")
    assert not is_dateline("The minister spoke.")
