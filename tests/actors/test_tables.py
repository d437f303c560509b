"""The actor tables are sound: codes exist, sectors are PLOVER's, terms are in order, names are not doubled."""

from pathlib import Path

import pycountry
import pytest

from dateline import ResourceError
from dateline.actors import _tables

ISO = {country.alpha_3 for country in pycountry.countries} | {"XKX"}


def test_every_country_is_iso_3166() -> None:
    assert {country.code for country in _tables.countries().values()} == ISO
    assert set(_tables.demonyms().values()) <= ISO
    assert set(_tables.capitals().values()) <= ISO


def test_every_body_and_person_has_a_known_code() -> None:
    known = ISO | _tables.INTERNATIONAL
    assert {body.country for body in _tables.bodies().values()} <= known
    assert {person.country for person in _tables.people().values()} <= known


def test_terms_are_dates_in_order() -> None:
    for person in _tables.people().values():
        for begin, end in person.terms:
            assert len(begin) == 10
            assert not end or begin < end


def test_roles_and_body_words_load() -> None:
    assert _tables.roles()["soldier"].sectors == ("MIL",)
    assert _tables.body_words()[0][0]


@pytest.mark.parametrize(
    ("name", "known"),
    [("USA", "USA"), ("U.S.", "USA"), ("the United Kingdom", "GBR"), ("South Korea", "KOR"), ("Türkiye", "TUR")],
)
def test_newspaper_names_of_countries(name: str, known: str) -> None:
    assert _tables.countries()[_tables.fold(name)].code == known


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("lemma,sectors,same\nspy,SPX,\n", "line 2: 'SPX' is no PLOVER sector"),
        ("lemma,sectors,same\nspy,SPY,\nspy,MIL,\n", "line 3: 'spy' stands twice"),
        ("lemma,same\n", "first line must be"),
        ("lemma,sectors,same\nspy\n", "line 2: 1 columns"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, fault: str) -> None:
    (tmp_path / "roles.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr(_tables, "FOLDER", tmp_path)
    with pytest.raises(ResourceError, match=fault):
        _tables.roles.__wrapped__()
