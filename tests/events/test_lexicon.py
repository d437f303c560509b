"""The lexicon's format: what may be written, what is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import events, ontology
from dateline._errors import ResourceError


def lexicon(folder: Path, text: str, classes: str = "") -> events.Lexicon:
    (folder / "classes.yaml").write_text(classes)
    (folder / "one.yaml").write_text(text)
    return events.load_lexicon(folder)


def test_the_shipped_lexicon_covers_every_type() -> None:
    types = {p.type for rows in events.english().patterns.values() for p in rows}
    assert types == {*ontology.plover().types, "NONE"}
    assert len(events.english()) > 500


def test_a_predicate_may_have_a_particle_or_words_before_it(tmp_path: Path) -> None:
    found = lexicon(tmp_path, "type: CONSULT\npatterns:\n- {word: drop in.v | air-sea tour.n}\n")
    assert {p.name for rows in found.patterns.values() for p in rows} == {"drop in.v", "air sea tour.n"}
    assert set(found.patterns) == {("drop", "v"), ("tour", "n")}


def test_the_cameo_code_is_that_of_type_and_mode_unless_given(tmp_path: Path) -> None:
    text = 'type: CONSULT\npatterns:\n- {word: visit.v, mode: visit}\n- {word: host.v, cameo: "043"}\n'
    found = lexicon(tmp_path, text)
    assert found.patterns[("visit", "v")][0].cameo == "042"
    assert found.patterns[("host", "v")][0].cameo == "043"


def test_conditions_are_words_classes_and_kinds(tmp_path: Path) -> None:
    conditions = "object: instrument @shells | gun, at: site! -@toys, on: other <party>"
    text = f"type: ASSAULT\npatterns:\n- {{word: fire.v, {conditions}}}\n"
    slots = lexicon(tmp_path, text, "shells: rocket, mortar shell\ntoys: cork\n").patterns[("fire", "v")][0].slots
    assert slots["object"].words == {"rocket", "mortar shell", "gun"}
    assert slots["object"].required
    assert slots["at"].but_words == {"cork"}
    assert slots["on"].kinds == {"<party>"}
    assert slots["subject"].role == "actor"


def test_a_class_may_include_one_above_it(tmp_path: Path) -> None:
    found = lexicon(tmp_path, "type: AID\npatterns:\n- {word: give.v}\n", "food: rice, wheat\nrelief: '@food, tent'\n")
    assert found.classes["relief"] == {"rice", "wheat", "tent"}


HEAD = "type: CONSULT\npatterns:\n- "


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("type: VISIT\npatterns: []\n", "one.yaml:1: unknown type 'VISIT'"),
        (HEAD + "{word: visit.v}\n- {word: tour.v, mode: stroll}\n", "one.yaml:4: unknown mode 'stroll'"),
        (HEAD + "{word: visit}\n", "one.yaml:3: 'visit' is no predicate"),
        (HEAD + "{mode: visit}\n", "one.yaml:3: a pattern needs 'word'"),
        (HEAD + "{word: visit.v, object: host}\n", "one.yaml:3: object: unknown role 'host'"),
        (HEAD + "{word: visit.v, object: site @halls}\n", "one.yaml:3: object: unknown class @halls"),
        (HEAD + "{word: visit.v, object: site <thing>}\n", "one.yaml:3: object: unknown kind <thing>"),
        (HEAD + "{word: visit.v, context: tourism}\n", "one.yaml:3: unknown context 'tourism'"),
        (HEAD + "{word: visit.v, counts: guests}\n", "one.yaml:3: cannot count 'guests'"),
        (HEAD + "{word: visit.v, cameo: 4b}\n", "one.yaml:3: '4b' is no CAMEO code"),
        (HEAD + "{word: visit.v, object: site, object: none}\n", "one.yaml:3: .* says something twice"),
        (HEAD + "{word: visit.v, subject: none, object: none}\n", "one.yaml:3: .* gives nobody a part"),
        (HEAD + "{word: visit.v}\n\n- {word: visit.v}\n", "one.yaml:5: visit.v stands likewise in one.yaml:3"),
        (HEAD + "{word: visit.v\n- x\n", "one.yaml:5: no valid YAML"),
        (HEAD + "visit.v\n", "one.yaml:3: a pattern is a mapping"),
        ("type: CONSULT\n", "one.yaml:1: no list of 'patterns'"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        lexicon(tmp_path, text)


def test_a_class_that_is_not_yet_defined_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="class 'relief' names @food"):
        lexicon(tmp_path, "type: AID\npatterns: []\n", "relief: '@food'\n")
