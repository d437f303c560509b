"""A publisher's home tells which of many namesakes a local report means."""

from __future__ import annotations

import pytest

from dateline.page import make_report
from dateline.places import Gazetteer
from dateline.places._home import Home, home_of
from dateline.sources import Source


def home(gazetteer: Gazetteer, *, publisher: str | None = None, url: str | None = None) -> Home | None:
    report = make_report(
        Source(text="The council met on Monday to talk about the bridge.", publisher=publisher, url=url)
    )
    return home_of(report, gazetteer)


def test_a_local_paper_is_at_home_in_its_town(gazetteer: Gazetteer) -> None:
    found = home(gazetteer, publisher="The Paducah Sun")
    assert found is not None
    assert (found.country, found.admin1) == ("USA", "US.KY")
    assert found.lat == pytest.approx(37.08, abs=0.1)


def test_a_page_of_a_paper_s_site_is_the_paper_s(gazetteer: Gazetteer) -> None:
    assert home(gazetteer, url="https://www.paducahsun.com/news/1.html") == home(gazetteer, publisher="The Paducah Sun")


def test_a_paper_of_a_whole_nation_has_a_country_and_no_town(gazetteer: Gazetteer) -> None:
    assert home(gazetteer, publisher="Dawn") == Home("PAK")


def test_an_unknown_site_has_the_country_of_its_address(gazetteer: Gazetteer) -> None:
    assert home(gazetteer, url="https://gazette.example.co.uk/story") == Home("GBR")
    assert home(gazetteer, url="https://paper.example.tv/story") is None


def test_nothing_is_known_of_others(gazetteer: Gazetteer) -> None:
    assert home(gazetteer, publisher="The Fnordwick Bugle") is None
    assert home(gazetteer, url="https://[broken") is None
    assert home_of(None, gazetteer) is None
