"""The actor tables are sound, and a fault in one is named with its line."""

from datetime import date
from pathlib import Path

import pycountry
import pytest

from dateline import ResourceError
from dateline.actors import _tables, validate_tables


def test_the_shipped_tables_are_sound_and_of_some_size() -> None:
    sizes = validate_tables()
    assert sizes["roles"] >= 400
    assert len({person.name for person in _tables.people().values()}) >= 250
    assert len([body for body in set(_tables.bodies().values()) if "REB" in body.sectors]) >= 100


def test_countries_are_those_of_iso_3166_and_kosovo() -> None:
    assert {c.code for c in _tables.countries()} == {c.alpha_3 for c in pycountry.countries} | {"XKX"}


def test_terms_are_days_of_the_calendar() -> None:
    for person in _tables.people().values():
        for term in person.terms:
            for day in filter(None, (term.begin, term.end)):
                date.fromisoformat(day)


def test_wikidata_ids_belong_to_one_person() -> None:
    ids = [p.wikidata for p in dict.fromkeys(_tables.people().values()) if p.wikidata]
    assert len(ids) == len(set(ids))
    assert all(i.startswith("Q") and i[1:].isdigit() for i in ids)


PEOPLE = "name,aliases,gender,country,sectors,office,from,to,wikidata\n"


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("A B,,m,KEN,KING,,,,\n", "people.csv:2: 'KING' is no PLOVER sector"),
        ("A B,,m,KEY,GOV,,,,\n", "people.csv:2: 'KEY' is no country"),
        ("A B,,x,KEN,GOV,,,,\n", ":2: gender 'x'"),
        ("A B,,m,KEN,GOV,grand poobah,,,\n", ":2: office 'grand poobah'"),
        ("A B,,m,KEN,GOV,president,2010-01-01,2009-01-01,\n", ":2: the term of A B ends before it begins"),
        ("A B,,m,KEN,GOV,,2010-01-01,2012-01-01,\nA B,,m,KEN,GOV,,2011-01-01,,\n", ":3: this term of A B"),
        ("A B,A C,m,KEN,GOV,,,,\nD E,A C,m,KEN,GOV,,,,\n", ":3: 'A C' stands twice"),
        ("A B,,m,KEN\n", ":2: 4 cells where 9 are needed"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, fault: str) -> None:
    _tables.country_names(), _tables.roles()
    (tmp_path / "people.csv").write_text(PEOPLE + rows)
    monkeypatch.setattr(_tables, "FOLDER", tmp_path)
    with pytest.raises(ResourceError, match=fault):
        _tables.people.__wrapped__()


def test_a_name_of_two_countries_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "countries.csv").write_text(
        "code,names,demonyms,capitals,support\nKEN,Kenya,kenyan,Nairobi,\nUGA,Uganda|Kenya,ugandan,Kampala,\n"
    )
    monkeypatch.setattr(_tables, "FOLDER", tmp_path)
    with pytest.raises(ResourceError, match=":3: 'Kenya' stands twice"):
        _tables.countries.__wrapped__()


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("lemma,sectors,same,when\nspy,SPX,,\n", ":2: 'SPX' is no PLOVER sector"),
        ("lemma,sectors,same,when\nspy,SPY,,\nspy,MIL,,\n", ":3: 'spy' stands twice"),
        ("lemma,sectors,same,when\nspy,SPY,,often\n", ":2: when 'often'"),
        ("lemma,same\n", "first line must be"),
        ("lemma,sectors,same,when\nspy\n", ":2: 1 cells"),
    ],
)
def test_a_fault_in_the_roles_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, fault: str) -> None:
    (tmp_path / "roles.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr(_tables, "FOLDER", tmp_path)
    with pytest.raises(ResourceError, match=fault):
        _tables.roles.__wrapped__()


@pytest.mark.parametrize(
    ("name", "code"),
    [("USA", "USA"), ("U.S.", "USA"), ("the United Kingdom", "GBR"), ("South Korea", "KOR"), ("Türkiye", "TUR")],
)
def test_newspaper_names_of_countries(name: str, code: str) -> None:
    named = {_tables.fold(known): country.code for country in _tables.countries() for known in country.names}
    assert named[_tables.fold(name)] == code


def test_every_code_of_a_body_or_a_person_is_known() -> None:
    known = {country.code for country in _tables.countries()} | _tables.INTERNATIONAL
    assert {body.country for body in _tables.bodies().values()} <= known
    assert {term.country for person in _tables.people().values() for term in person.terms} <= known


def test_roles_and_body_words_load() -> None:
    assert _tables.roles()["soldier"].sectors == ("MIL",)
    assert _tables.body_words()["army",] == ("MIL",)
