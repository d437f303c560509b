"""PLOVER as data: complete, consistent, and refused with file and line when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import ontology
from dateline._errors import ResourceError

CODE = "name: water\ntypes:\n  SHARE: {label: Share, quad: verbal-cooperation, definition: Shares water.}\n"
REST = "contexts: {}\nsectors: {}\n"


def write(folder: Path, yaml: str, cameo: str = "", reductions: str = "") -> Path:
    (folder / "water_cameo.csv").write_text("type,mode,cameo\n" + cameo)
    (folder / "water_reductions.csv").write_text("outer,inner,inner_mode,type,mode,cameo\n" + reductions)
    path = folder / "water.yaml"
    path.write_text(yaml)
    return path


def test_plover_has_sixteen_types_in_four_classes() -> None:
    plover = ontology.plover()
    assert len(plover.types) == 16
    assert {t.quad for t in plover.types.values()} == set(
        "verbal-cooperation material-cooperation verbal-conflict material-conflict".split()
    )


def test_every_type_and_mode_has_a_cameo_code() -> None:
    plover = ontology.plover()
    for type_ in plover.types.values():
        assert (type_.id, None) in plover.codes
        for mode in type_.modes:
            assert (type_.id, mode) in plover.codes


def test_a_code_without_mode_is_that_of_the_type() -> None:
    assert ontology.plover().cameo("CONSULT", "visit") == "042"
    assert ontology.plover().cameo("CONSULT", None) == "040"


def test_the_first_reduction_that_fits_counts() -> None:
    plover = ontology.plover()
    assert plover.reduce("planned", "CONSULT", "visit") == ontology.Code("AGREE", None, "036")
    assert plover.reduce("REQUEST", "RETREAT", "resign") == ontology.Code("REQUEST", "change", "1041")
    assert plover.reduce("REQUEST", "ASSAULT", None) is None


def test_only_types_that_say_so_need_a_recipient() -> None:
    needing = {t.id for t in ontology.plover().types.values() if t.needs_recipient}
    assert needing == {"AID", "COOPERATE", "SANCTION"}


def test_an_ontology_of_ones_own_is_read(tmp_path: Path) -> None:
    water = ontology.load(write(tmp_path, CODE + REST, "SHARE,,060\n"))
    assert water.name == "water"
    assert water.cameo("SHARE", None) == "060"


@pytest.mark.parametrize(
    ("yaml", "cameo", "reductions", "message"),
    [
        (CODE, "", "", "no 'contexts'"),
        (CODE.replace("verbal-cooperation", "friendly") + REST, "", "", "unknown quad 'friendly'"),
        (CODE.replace("label: Share, ", "") + REST, "", "", "SHARE has no label"),
        (CODE + REST, "DIVERT,,060\n", "", "water_cameo.csv:2: unknown type 'DIVERT'"),
        (CODE + REST, "SHARE,,060\nSHARE,,061\n", "", "water_cameo.csv:3: .* given twice"),
        (CODE + REST, "SHARE,,six\n", "", "no CAMEO code"),
        (CODE + REST, "", "planned,SHARE,,DAM,,\n", "water_reductions.csv:2: unknown type 'DAM'"),
        (CODE + REST, "SHARE\n", "", "water_cameo.csv:2: 1 cells where 3"),
        ("types: [", "", "", "no valid YAML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, yaml: str, cameo: str, reductions: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        ontology.load(write(tmp_path, yaml, cameo, reductions))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no ontology at"):
        ontology.load(tmp_path / "none.yaml")
