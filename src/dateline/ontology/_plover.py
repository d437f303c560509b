"""An ontology of events as data: types, modes, contexts, sectors, CAMEO codes and reductions, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from dateline._errors import ResourceError
from dateline._tables import read_table

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "ontology"
QUADS = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
CONDITIONS = frozenset({"planned", "cancelled", "declined"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: what it is, its quad class, whether it needs a recipient, its modes and what they are."""

    id: str
    label: str
    quad: str
    definition: str
    needs_recipient: bool
    modes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Code:
    """Type, mode and CAMEO code of an event."""

    type: str
    mode: str | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class Reduction:
    """What an inner event makes of an outer one, or a status of the event itself."""

    outer: str
    inner: str
    inner_mode: str | None
    becomes: Code


@dataclass(frozen=True, slots=True)
class Ontology:
    """Event types, contexts and sectors by id, CAMEO codes by type and mode, and reductions in order."""

    name: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    sectors: Mapping[str, str]
    codes: Mapping[tuple[str, str | None], str]
    reductions: tuple[Reduction, ...]

    def problem(self, type_: str, mode: str | None) -> str | None:
        """What is wrong with a type and a mode, in words; None when both are known."""
        if type_ not in self.types:
            return f"unknown type {type_!r}; known: {', '.join(self.types)}"
        if mode is not None and mode not in self.types[type_].modes:
            return f"unknown mode {mode!r} of {type_}; known: {', '.join(self.types[type_].modes) or 'none'}"
        return None

    def cameo(self, type_: str, mode: str | None) -> str | None:
        """The CAMEO code of a type and mode, that of the type alone where the mode has none."""
        return self.codes.get((type_, mode)) or self.codes.get((type_, None))

    def reduce(self, outer: str, inner: str, inner_mode: str | None) -> Code | None:
        """What the first reduction that fits makes of them; None where none fits."""
        for row in self.reductions:
            if row.outer == outer and row.inner == inner and row.inner_mode in (None, inner_mode):
                return row.becomes
        return None


@cache
def plover() -> Ontology:
    """PLOVER, as it ships with the package."""
    return load(FOLDER / "plover.yaml")


def load(path: Path) -> Ontology:
    """The ontology in a YAML file, with `<name>_cameo.csv` and `<name>_reductions.csv` beside it.

    Raises `ResourceError`, naming file and line, for what is missing, unknown or said twice.
    """
    data = _mapping(path)
    for key in ("name", "types", "contexts", "sectors"):
        if key not in data:
            raise ResourceError(f"{path.name}: no {key!r}; an ontology needs name, types, contexts and sectors")
    types = MappingProxyType({id_: _event_type(path, id_, row) for id_, row in data["types"].items()})
    bare = Ontology(data["name"], types, data["contexts"], data["sectors"], {}, ())
    return Ontology(
        bare.name,
        types,
        MappingProxyType(data["contexts"]),
        MappingProxyType(data["sectors"]),
        MappingProxyType(_codes(path.with_name(f"{path.stem}_cameo.csv"), bare)),
        tuple(_reductions(path.with_name(f"{path.stem}_reductions.csv"), bare)),
    )


def _mapping(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_LOADER)
    except FileNotFoundError as error:
        raise ResourceError(f"no ontology at {path}") from error
    except yaml.YAMLError as error:
        raise ResourceError(f"{path.name} is no valid YAML: {error}") from error
    if not isinstance(data, dict):
        raise ResourceError(f"{path.name}: an ontology is a mapping")
    return data


def _event_type(path: Path, id_: str, row: dict[str, Any]) -> EventType:
    for key in ("label", "quad", "definition"):
        if not row.get(key):
            raise ResourceError(f"{path.name}: type {id_} has no {key}")
    if row["quad"] not in QUADS:
        raise ResourceError(f"{path.name}: type {id_}: unknown quad {row['quad']!r}; known: {', '.join(QUADS)}")
    needs = row.get("recipient", "optional")
    if needs not in ("required", "optional"):
        raise ResourceError(f"{path.name}: type {id_}: recipient is 'required' or 'optional', not {needs!r}")
    modes = MappingProxyType(dict(row.get("modes") or {}))
    return EventType(id_, row["label"], row["quad"], row["definition"], needs == "required", modes)


def _codes(path: Path, ontology: Ontology) -> dict[tuple[str, str | None], str]:
    codes: dict[tuple[str, str | None], str] = {}
    for row in read_table(path, ("type", "mode", "cameo")):
        key = (row["type"], row["mode"] or None)
        wrong = ontology.problem(*key) or (f"{key} is given twice" if key in codes else None)
        wrong = wrong or (None if row["cameo"].isdigit() else f"{row['cameo']!r} is no CAMEO code")
        if wrong:
            raise row.fault(wrong)
        codes[key] = row["cameo"]
    return codes


def _reductions(path: Path, ontology: Ontology) -> Iterator[Reduction]:
    seen = set()
    for row in read_table(path, ("outer", "inner", "inner_mode", "type", "mode", "cameo")):
        outer, inner, inner_mode = row["outer"], row["inner"], row["inner_mode"] or None
        wrong = None if outer in CONDITIONS else ontology.problem(outer, None)
        wrong = wrong or ontology.problem(inner, inner_mode) or ontology.problem(row["type"], row["mode"] or None)
        wrong = wrong or ("said twice" if (outer, inner, inner_mode) in seen else None)
        if wrong:
            raise row.fault(wrong)
        seen.add((outer, inner, inner_mode))
        yield Reduction(outer, inner, inner_mode, Code(row["type"], row["mode"] or None, row["cameo"] or None))
