"""A GeoNames dump takes the place of the packaged towns in the countries that it covers."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline._errors import InputError
from dateline.places import Gazetteer, _build, _cache, ensure_index, import_dump, imported_path
from dateline.places._dump import dump_size, kind_of, read_dump

VILLAGE = (
    "Veldhoek\tVeldhoek\tDe Veldhoek,Велд\t52.0\t6.3\tP\tPPL\tNL\t\t03\t1876\t\t\t410\t\t12\tEurope/Paris\t2019-01-01"
)
CANAL = "Twentekanaal\tTwentekanaal\tTwente Canal\t52.2\t6.4\tH\tCNL\tNL\t\t03\t\t\t\t0\t\t10\tEurope/Paris\t2019-01-01"
GONE = "Oudstad\tOudstad\t\t52.1\t6.1\tP\tPPLQ\tNL\t\t03\t\t\t\t0\t\t10\tEurope/Paris\t2019-01-01"
RHINE = "Rhine\tRhine\tRijn\t51.9\t6.0\tH\tSTM\t\t\t00\t\t\t\t0\t\t10\tEurope/Paris\t2019-01-01"
SETTLEMENT = "Nahalat\tNahalat\t\t33.05\t35.78\tP\tPPL\tIL\t\t03\t\t\t\t200\t\t900\tAsia/Jerusalem\t2019-01-01"
NUMBERS = {VILLAGE: 900001, CANAL: 900002, GONE: 900003, RHINE: 900004, SETTLEMENT: 900005}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of its own, and packages that have one Dutch and one Belgian town."""
    towns = [
        {"geonameid": n, "name": name, "countrycode": code, "admin1code": admin1, "latitude": 51.5, "longitude": 4.5,
         "population": 5000, "alternatenames": []}
        for n, name, code, admin1 in ((800001, "Packagedam", "NL", "03"), (800002, "Packagegem", "BE", "VLG"))
    ]  # fmt: skip
    monkeypatch.setattr(_build, "_towns", lambda: iter(towns))
    monkeypatch.setenv(_cache.CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path


def dump(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{NUMBERS[line]}\t{line}\n" for line in lines), encoding="utf-8")
    return path


def test_villages_and_canals_of_the_dump_are_found(small: Path) -> None:
    done = import_dump([dump(small / "NL.txt", VILLAGE, CANAL)])
    assert (done.read, done.kept, done.countries) == (2, 2, {"NL"})
    gazetteer = Gazetteer()
    (village,) = gazetteer.lookup("De Veldhoek")
    assert (village.geonames, village.kind, village.country, village.admin1) == (900001, "city", "NLD", "NL.03")
    (canal,) = gazetteer.lookup("Twente Canal")
    assert (canal.geonames, canal.kind) == (900002, "water")


def test_packaged_towns_stay_where_the_dump_has_no_country(small: Path) -> None:
    import_dump([dump(small / "NL.txt", VILLAGE)])
    assert Gazetteer().lookup("Packagegem")
    assert not Gazetteer().lookup("Packagedam")
    assert Gazetteer().lookup("Ukraine")


def test_a_river_of_the_tables_takes_the_dump_s_id_and_keeps_its_reach(small: Path) -> None:
    import_dump([dump(small / "NL.txt", RHINE, VILLAGE)])
    (rhine,) = [entry for entry in Gazetteer().lookup("Rhine") if entry.kind == "water"]
    assert rhine.geonames == 900004
    assert rhine.radius_km is not None
    assert rhine.radius_km > 100


def test_what_no_longer_exists_is_left_out(small: Path) -> None:
    assert import_dump([dump(small / "NL.txt", VILLAGE, GONE)]).kept == 1
    assert not Gazetteer().lookup("Oudstad")


def test_held_land_is_its_recognised_country_s(small: Path) -> None:
    import_dump([dump(small / "IL.txt", SETTLEMENT)])
    (found,) = Gazetteer().lookup("Nahalat")
    assert (found.country, found.admin1_name) == ("SYR", "Quneitra Governorate")


def test_an_archive_is_read_without_its_readme(small: Path) -> None:
    text = dump(small / "NL.txt", VILLAGE)
    with zipfile.ZipFile(small / "NL.zip", "w") as archive:
        archive.write(text, "NL.txt")
        archive.writestr("readme.txt", "what the columns are")
    assert dump_size(small / "NL.zip") == text.stat().st_size
    assert [line.name for line in read_dump(small / "NL.zip")] == ["Veldhoek"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no lines"),
        (b"a\tb\n", r"line 1: 2 columns where a GeoNames dump has 19"),
        (b"x" + b"\t" * 18 + b"\n", "line 1: .*must be numbers"),
        (b"\xff\xfe\n", "line 1: not UTF-8"),
    ],
)
def test_a_file_that_is_no_dump_is_refused_and_the_index_before_it_stays(
    small: Path, content: bytes, message: str
) -> None:
    import_dump([dump(small / "NL.txt", VILLAGE)])
    before = imported_path().read_bytes()
    (small / "bad.txt").write_bytes(content)
    with pytest.raises(InputError, match=message):
        import_dump([small / "bad.txt"])
    assert imported_path().read_bytes() == before
    assert [path.name for path in imported_path().parent.iterdir()] == [imported_path().name]


def test_a_country_in_two_dumps_is_refused(small: Path) -> None:
    files = [dump(small / "NL.txt", VILLAGE), dump(small / "again.txt", CANAL)]
    with pytest.raises(InputError, match="NL is in another of the dumps"):
        import_dump(files)


def test_an_import_of_another_version_is_said_and_not_used(small: Path, caplog: pytest.LogCaptureFixture) -> None:
    imported_path().parent.mkdir(parents=True)
    imported_path().write_bytes(b"of old")
    assert ensure_index() != imported_path()
    assert "import the dump again" in caplog.text


def test_feature_codes_tell_the_kind() -> None:
    kinds = [kind_of(*c) for c in (("P", "PPLX"), ("A", "ADM1"), ("A", "PCLI"), ("H", "LK"), ("T", "MT"), ("U", "HLU"))]
    assert kinds == ["district", "region", "country", "water", "site", None]
