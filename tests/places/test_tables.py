"""The layer's own tables are sound."""

from collections import Counter
from typing import get_args

import pycountry
import pytest
from babel import Locale

from dateline._tables import parts
from dateline.places import Entry, Gazetteer, distance_km
from dateline.places._facts import fact_names
from dateline.places._fold import fold
from dateline.places._tables import (
    class_words,
    cues,
    demonyms,
    iso3_codes,
    state_abbreviations,
    table_rows,
)
from dateline.record import PlaceKind

KINDS = set(get_args(PlaceKind))
ALPHA3 = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
ROLES = (
    "locative",
    "direction",
    "affects",
    "taken",
    "deed",
    "part",
    "abstract",
    "court",
    "never",
    "control",
    "seized",
    "takes",
    "falls",
    "loses",
    "gains",
    "rule",
    "credit",
    "team",
    "seat",
    "annexing",
    "indefinite",
    "broader",
)


def _is_town(entry: Entry) -> bool:
    """True for a town, and for a quarter that the features list."""
    return entry.kind == "city" or (entry.kind == "district" and entry.weight > 1e7)


def _twice(values: list[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize("table", ["admin1.csv", "admin2.csv", "countries.csv", "features.csv", "towns.csv"])
def test_coordinates_are_degrees_and_radii_positive(table: str) -> None:
    for row in table_rows(table):
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row
        if row.get("radius_km"):
            assert 0 < float(row["radius_km"]) <= 7000, row


def test_features_have_known_kinds_and_countries() -> None:
    for row in table_rows("features.csv"):
        assert row["kind"] in KINDS, row
        assert not row["country"] or row["country"] in ALPHA3, row


def test_no_feature_stands_twice_by_any_of_its_names() -> None:
    rows = list(table_rows("features.csv"))
    names = [
        (name, row["country"]) for row in rows for name in {fold(n) for n in [row["name"], *parts(row["aliases"])]}
    ]
    assert _twice(list(names)) == []


def test_every_area_and_water_has_a_reach_and_no_site_has() -> None:
    for row in table_rows("features.csv"):
        assert bool(row["radius_km"]) == (row["kind"] != "site"), row


def test_countries_are_those_of_iso_3166() -> None:
    rows = list(table_rows("countries.csv"))
    codes = [row["iso2"] for row in rows]
    assert _twice(list(codes)) == []
    assert {country.alpha_2 for country in pycountry.countries} | {"XK"} == set(codes)


def test_no_two_countries_share_a_name() -> None:
    names = [fold(name) for row in table_rows("countries.csv") for name in parts(row["aliases"])]
    names += [fold(name) for code, name in Locale("en").territories.items() if len(code) == 2 and "(" not in name]
    assert [n for n in _twice(list({*names})) if n] == []


def test_divisions_have_unique_codes_and_ids() -> None:
    rows = list(table_rows("admin1.csv"))
    assert len(rows) == 3864
    assert _twice([row["code"] for row in rows]) == []
    assert _twice([row["geonames"] for row in rows]) == []


def test_spellings_all_name_a_town(gazetteer: Gazetteer) -> None:
    rows = list(table_rows("spellings.csv"))
    assert _twice([(fold(row["spelling"]), row["iso2"]) for row in rows]) == []
    for row in rows:
        iso3 = "XKX" if row["iso2"] == "XK" else pycountry.countries.get(alpha_2=row["iso2"]).alpha_3
        towns = [e for e in gazetteer.lookup(row["spelling"]) if _is_town(e) and e.country == iso3]
        assert [e for e in towns if e.grade < 2], row


def test_the_name_behind_a_spelling_is_clearly_one_town(gazetteer: Gazetteer) -> None:
    for row in table_rows("spellings.csv"):
        iso3 = "XKX" if row["iso2"] == "XK" else pycountry.countries.get(alpha_2=row["iso2"]).alpha_3
        towns = [e for e in gazetteer.lookup(row["name"]) if _is_town(e) and e.country == iso3]
        heavy = sorted((e.weight for e in towns if e.grade == min(t.grade for t in towns)), reverse=True)
        assert len(heavy) == 1 or heavy[0] > 2 * heavy[1], row


def test_class_words_have_known_kinds() -> None:
    assert {word.kind for word in class_words().values()} <= KINDS
    assert _twice([row["word"] for row in table_rows("place_classes.csv")]) == []


def test_cue_words_play_known_roles_once() -> None:
    rows = [(row["role"], row["word"]) for row in table_rows("place_cues.csv")]
    assert _twice(list(rows)) == []
    assert {role for role, _ in rows} == set(ROLES)
    assert all(cues(role) for role in ROLES)


def test_words_of_nationality_belong_to_one_country_each() -> None:
    rows = list(table_rows("place_demonyms.csv"))
    assert {row["iso3"] for row in rows} <= ALPHA3
    assert _twice([word for row in rows for word in parts(row["words"])]) == []
    assert all(word == word.lower() for word in demonyms())


def test_abbreviated_states_are_divisions(gazetteer: Gazetteer) -> None:
    assert all(gazetteer.division(code) for code in state_abbreviations().values())


def test_second_divisions_lie_in_known_countries_and_have_unique_ids() -> None:
    rows = list(table_rows("admin2.csv"))
    assert len(rows) == 47_509
    assert _twice([row["geonames"] for row in rows]) == []
    assert {row["code"][:2] for row in rows} <= iso3_codes().keys()


def test_own_towns_lie_in_divisions_near_which_they_stand(gazetteer: Gazetteer) -> None:
    rows = list(table_rows("towns.csv"))
    assert _twice([(fold(row["name"]), row["admin1"]) for row in rows]) == []
    for row in rows:
        division = gazetteer.division(row["admin1"])
        assert division is not None, row
        assert row["admin1"].startswith(row["iso2"]), row
        if division.lat is not None and division.lon is not None:
            km = distance_km(float(row["lat"]), float(row["lon"]), division.lat, division.lon)
            assert km < 2.5 * (division.radius_km or 0) + 320, row


def test_publishers_are_at_home_in_towns_that_the_index_has(gazetteer: Gazetteer) -> None:
    rows = list(table_rows("publishers.csv"))
    assert {row["country"] for row in rows} <= iso3_codes().keys()
    assert _twice([domain for row in rows for domain in parts(row["domain"])]) == []
    for row in rows:
        assert bool(row["place"]) == bool(row["admin1"]), row
        if row["place"]:
            found = [e for e in gazetteer.lookup(row["place"]) if e.admin1 == row["admin1"]]
            assert found, row


def test_the_corners_of_land_held_by_another_are_degrees(gazetteer: Gazetteer) -> None:
    for row in table_rows("recognised.csv"):
        corners = [tuple(map(float, corner.split())) for corner in parts(row["corners"])]
        assert len(corners) > 2
        assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in corners)
        assert not row["admin1"] or gazetteer.division(row["admin1"])


def test_every_fact_of_the_ranker_has_one_weight() -> None:
    rows = [(row["stage"], row["fact"]) for row in table_rows("ranker.csv")]
    assert _twice(list(rows)) == []
    assert set(rows) == {(stage, fact) for stage, facts in fact_names().items() for fact in facts}
