"""Headline, authors, agencies and publisher of a report."""

from __future__ import annotations

import pytest

from dateline import record
from dateline.page import make_report
from dateline.page._bylines import names_in_byline
from dateline.sources import Source

BODY = "The ministers met for six hours in Vienna on Monday.\n\nThey will meet again on Friday, an official said.\n"


def report(head: str = "", foot: str = "", body: str = BODY, **told: str) -> record.Report:
    """A report with these lines above and below its text."""
    return make_report(Source(text=f"Ministers meet in Vienna\n\n{head}\n\n{body}\n{foot}\n", **told))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ingrid Moe", ("Ingrid Moe",)),
        ("BY INGRID MOE AND TOM O’HARA", ("Ingrid Moe", "Tom O’Hara")),
        ("By Ingrid Moe, Tom Ash and Ludwig van der Berg in Vienna", ("Ingrid Moe", "Tom Ash", "Ludwig van der Berg")),
        ("Ingrid Moe, Associated Press", ("Ingrid Moe",)),
        ("Ingrid Moe, diplomatic correspondent", ("Ingrid Moe",)),
        ("By Ingrid Moe - 14 March 2022", ("Ingrid Moe",)),
        ("By INGRID MOE, in Vienna", ("Ingrid Moe",)),
        ("By Staff Reports", ()),
        ("By Reuters", ()),
    ],
)
def test_bylines_give_the_names_of_persons(line: str, names: tuple[str, ...]) -> None:
    made = report(line)
    assert made.bylines == names
    assert "byline" in {block.kind for block in made.blocks}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ingrid Moe For Harbour Online", ("Ingrid Moe",)),
        ("Ingrid Moe, with files from Tom Ash", ("Ingrid Moe", "Tom Ash")),
        ("Ingrid Moe (now); Tom Ash (earlier)", ("Ingrid Moe", "Tom Ash")),
        ("Ingrid Moe contributed reporting from Oslo, and Tom Ash from Bergen.", ("Ingrid Moe", "Tom Ash")),
        ("(Reporting by Ingrid Moe in Oslo and Tom Ash in Bergen; Editing by Jane Doe)", ("Ingrid Moe", "Tom Ash")),
        (
            "Associated Press writers Ingrid Moe in Oslo and Tom Ash in Bergen contributed to this report.",
            ("Ingrid Moe", "Tom Ash"),
        ),
        ("By INGRID N. MOE", ("Ingrid N. Moe",)),
        ("HNN's Ingrid Moe contributed to this report.", ("Ingrid Moe",)),
        ("/ By Ingrid Moe and Omar Saleh al-Dulaimi", ("Ingrid Moe", "Omar Saleh al-Dulaimi")),
        ("By Ingrid Moe, Senior Fellow, Caspian Program", ("Ingrid Moe",)),
        ("Ingrid Moe Breaking News Reporter", ("Ingrid Moe",)),
        ("Harbour News, Port Sudan and Nairobi", ()),
        ("Harbour Tribune Foreign Service", ()),
        ("New Delhi", ()),
        ("Harbour Meridian staff with agencies", ()),
    ],
)
def test_lines_known_as_bylines_name_persons_and_no_houses(line: str, names: tuple[str, ...]) -> None:
    assert names_in_byline(line) == names


@pytest.mark.parametrize("line", ["By the river", "Moe, Ash and others", "By Tuesday", "Vienna, Austria"])
def test_lines_that_resemble_bylines_are_none(line: str) -> None:
    assert report(line).bylines == ()


def test_agencies_come_from_credits_bylines_and_datelines_in_order() -> None:
    body = f"VIENNA, March 14 (Reuters) - {BODY}\nDelegates arrive (Jane Roe/Pool Photo via AP)\n"
    made = report("By Ingrid Moe, Agence France-Presse", body=body)
    assert made.agencies == ("AFP", "Reuters", "AP")


def test_agencies_that_the_text_speaks_of_are_not_credited() -> None:
    body = f"{BODY}\nThe envoy told The Associated Press that he was content.\n"
    assert report(body=body).agencies == ()


def test_a_copyright_of_an_agency_credits_it_and_names_no_publisher() -> None:
    made = report(foot="Copyright 2022 The Associated Press. All rights reserved.")
    assert (made.publisher, made.agencies) == (None, ("AP",))


@pytest.mark.parametrize(
    ("foot", "publisher"),
    [
        ("Copyright © 2022 The Harbour Post Ltd. All rights reserved.", "The Harbour Post"),
        ("© 2019-2022 Harbour Media", "Harbour Media"),
        ("© Jane Roe", None),
        ("© 2022 Harbour Post\n\n© 2022 Northern Papers Group", "Harbour Post"),
        ("© 2022 Harbour Post\n\n© 2022 The Bay Tribune", None),
    ],
)
def test_a_dated_copyright_notice_names_the_publisher(foot: str, publisher: str | None) -> None:
    assert report(foot=foot).publisher == publisher


@pytest.mark.parametrize(
    ("head", "foot", "publisher"),
    [
        ("Harbour Eight", "Download the Harbour Eight app\n\n© 2022 Nexgate Media", "Harbour Eight"),
        ("The Beacon", "© 2022 Beacon News & Media", "The Beacon"),
        ("[1]Harbour Wire", "Our standards: the Harbour Wire principles.", "Harbour Wire"),
        ("58° Partly Cloudy", "58° Partly Cloudy today", None),
    ],
)
def test_a_name_at_the_top_that_the_page_bears_out_is_the_publisher(
    head: str, foot: str, publisher: str | None
) -> None:
    text = f"{head}\n\nMenu\n\nSport\n\nMinisters meet in Vienna\n\nBy Ingrid Moe\n\n{BODY}\n{foot}\n"
    assert make_report(Source(text=text)).publisher == publisher


def test_the_given_publisher_wins_then_the_address_then_the_top_of_the_page() -> None:
    text = f"Harbour Gazette\n\nMinisters meet in Vienna\n\n{BODY}"
    url = "https://www.theguardian.com/world/talks"
    assert make_report(Source(text=text, url=url, publisher="The Bay Echo")).publisher == "The Bay Echo"
    assert make_report(Source(text=text, url=url)).publisher == "The Guardian"
    assert make_report(Source(text=text)).publisher == "Harbour Gazette"


def test_a_headline_is_not_taken_for_a_publisher() -> None:
    made = make_report(Source(text=f"Press Freedom Day\n\n{BODY}"))
    assert (made.publisher, made.headline) == (None, "Press Freedom Day")


def test_a_given_title_is_the_headline_though_the_page_has_it_not() -> None:
    assert report(title="Grain deal: no result").headline == "Grain deal: no result"


def test_the_id_depends_on_the_text_alone() -> None:
    first, second = (
        make_report(Source(text="Rain fell.\r\n", ref="a")),
        make_report(Source(text="Rain fell.\n", ref="b")),
    )
    assert first.id == second.id
    assert first.id.startswith("sha256:")
    assert len(first.id) == 71
    assert (first.ref, second.ref) == ("a", "b")


def test_the_text_is_kept_whole() -> None:
    text = "  Rain fell.\t\n\n\n * Home\n"
    assert make_report(Source(text=text)).text == text
