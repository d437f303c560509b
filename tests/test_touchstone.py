"""The project's touchstone, with a date and without: what any such page needs, and nothing that it does not say."""

from pathlib import Path

import pytest

import dateline
from dateline.record import Event, Record

PAGE = "reports/000_838caf489fd64d0c.txt"


@pytest.fixture(scope="module", params=[None, "2023-04-18"])
def page(request: pytest.FixtureRequest) -> Record:
    path = Path(__file__).resolve().parents[2] / "shared" / PAGE
    if not path.is_file():
        pytest.skip("test sets are not here")
    return dateline.read(path, published=request.param)


def names(record: Record, event: Event, role: str = "actor") -> set[str]:
    actors = {actor.id: actor.name for actor in record.actors}
    return {actors.get(p.actor or "", p.text) for p in event.participants if p.role == role}


def told(record: Record, type_: str, actor: str) -> list[tuple[str | None, str, bool]]:
    """(place, status, background) of the events of one type by one actor."""
    places = {place.id: place.name for place in record.places}
    found = [e for e in record.events if e.type == type_ and actor in names(record, e)]
    return [(places.get(e.place or ""), e.status, e.background) for e in found]


def kinds(record: Record, kind: str) -> list[str]:
    return [record.report.text[b.start : b.end] for b in record.report.blocks if b.kind == kind]


def test_the_parts_of_the_page_are_told_apart(page: Record) -> None:
    assert page.report.publisher == "Express & Star"
    assert (page.report.headline or "").startswith("Putin visits headquarters")
    assert (page.report.standfirst or "").startswith("Vladimir Putin’s visit came")
    assert len(kinds(page, "caption")) == 2
    assert len(kinds(page, "credit")) == 3
    assert any("not accepting comments" in text for text in kinds(page, "furniture"))


def test_nothing_outside_the_news_is_coded(page: Record) -> None:
    outside = [b for b in page.report.blocks if b.kind in ("furniture", "credit", "byline")]
    for event in page.events:
        assert not any(b.start <= t.start < b.end for b in outside for t in event.triggers)


def test_the_places(page: Record) -> None:
    """Each with the id of the one that is meant, and the country whose land it is."""
    found = {place.geonames: (place.kind, place.country) for place in page.places if place.geonames}
    regions = {706442, 702657, 709716, 687699}  # Kherson, Luhansk, Donetsk, Zaporizhzhia
    assert {number: found.get(number) for number in regions} == dict.fromkeys(regions, ("region", "UKR"))
    towns = {701822, 713122, 713174, 703448}  # Mariupol, Avdiivka, Bakhmut, Kyiv
    assert {number: found.get(number) for number in towns} == dict.fromkeys(towns, ("city", "UKR"))
    assert found[690791] == ("country", "UKR")
    assert found[2017370] == ("country", "RUS")
    assert [place.country for place in page.places if place.kind == "water"] == [None]
    assert len(page.places) == 11


def test_who_holds_them(page: Record) -> None:
    actors = {actor.id: actor.name for actor in page.actors}
    held = {p.geonames: p.held_by for p in page.places if p.held_by is not None}
    assert set(held) == {706442, 702657, 709716, 687699, 701822}
    assert {actors[h.actor or ""] for h in held.values() if h is not None} == {"Russia"}


def test_the_visits(page: Record) -> None:
    visits = told(page, "CONSULT", "Vladimir Putin")
    assert ("Kherson Oblast", "occurred", False) in visits
    assert ("Luhansk Oblast", "occurred", False) in visits
    assert ("Mariupol", "occurred", True) in visits
    assert told(page, "CONSULT", "Volodymyr Zelensky") == [("Avdiivka", "occurred", False)]


def test_the_capture_and_the_annexation(page: Record) -> None:
    assert told(page, "ASSAULT", "Russian troops") == [("Mariupol", "occurred", True)]
    assert [(status, old) for _, status, old in told(page, "COERCE", "Russia")] == [("occurred", True)]


def test_on_whose_word(page: Record) -> None:
    actors = {actor.id: actor.name for actor in page.actors}
    sources = {actors.get(c.source.actor or "", c.source.text) for c in page.claims if c.source}
    assert {"Kremlin", "office of Volodymyr Zelensky", "Ukrainian officials", "Oleksiy Danilov"} <= sources
    quoted = [c for c in page.claims if c.kind == "direct"]
    assert [actors[c.source.actor or ""] for c in quoted if c.source] == ["Oleksiy Danilov"]
    kherson = next(e for e in page.events if e.support == "unverified")
    assert kherson.support_evidence[0].text == "impossible to independently verify"


def test_what_is_withheld(page: Record) -> None:
    assert "place" in [item.what for item in page.withheld]


def test_no_event_is_invented(page: Record) -> None:
    known = {"CONSULT", "COERCE", "ASSAULT", "REJECT", "SUPPORT", "AID"}
    assert {event.type for event in page.events} <= known
    assert len(page.events) <= 11
    assert all(e.status != "occurred" for e in page.events if e.triggers[0].text == "counter-offensive")
