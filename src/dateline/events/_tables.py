"""Small tables of English words that the coder asks: embedding words, scope words and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from dateline._tables import Row, read_table
from dateline.events._lexicon import FOLDER

_Key = TypeVar("_Key")

EFFECTS = frozenset(
    {"carry", "planned", "planned!", "possible", "possible!", "demanded", "negated", "negated!", "denied"}
    | {"cancelled", "ongoing", "occurred", "would", "habit", "background"}
)
SCOPES = frozenset({"aux", "modifier", "mark", "case"})
NUMBER_KINDS = frozenset({"number", "scale", "vague", "bound"})


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words with their ranges, scales, and bounds before a number (`at least` → `low`)."""

    words: Mapping[str, tuple[float, float | None]]
    scales: Mapping[str, float]
    bounds: Mapping[str, str]


@cache
def embedding() -> Mapping[tuple[str, str, str], str]:
    """(word, part of speech, argument) → what it says of an event that stands in the argument."""
    return load_embedding(FOLDER / "embedding.csv")


@cache
def scope() -> Mapping[tuple[str, str], str]:
    """(kind of word, word) → its effect on an event's status."""
    return load_scope(FOLDER / "scope.csv")


@cache
def numbers() -> Numbers:
    """Number words and bounds."""
    words: dict[str, tuple[float, float | None]] = {}
    scales: dict[str, float] = {}
    bounds: dict[str, str] = {}
    path = FOLDER / "numbers.csv"
    for row in read_table(path, ("kind", "word", "low", "high")):
        if row["kind"] == "bound":
            bounds[row["word"]] = row["low"]
        elif row["kind"] == "scale":
            scales[row["word"]] = float(row["low"])
        elif row["kind"] in NUMBER_KINDS:
            words[row["word"]] = (float(row["low"]), float(row["high"]) if row["high"] else None)
        else:
            raise row.fault(f"unknown kind {row['kind']!r}; known: {', '.join(NUMBER_KINDS)}")
    return Numbers(words, scales, bounds)


def load_embedding(path: Path) -> dict[tuple[str, str, str], str]:
    """The table of embedding words; `ResourceError` with file and line for what is unknown or said twice."""
    found: dict[tuple[str, str, str], str] = {}
    for row in read_table(path, ("word", "pos", "slot", "effect")):
        key = (row["word"], row["pos"], row["slot"])
        _add(found, key, row["effect"], row)
        if row["pos"] not in ("v", "n", "a"):
            raise row.fault(f"part of speech is v, n or a, not {row['pos']!r}")
    return found


def load_scope(path: Path) -> dict[tuple[str, str], str]:
    """The table of scope words; `ResourceError` with file and line for what is unknown or said twice."""
    found: dict[tuple[str, str], str] = {}
    for row in read_table(path, ("kind", "word", "effect")):
        if row["kind"] not in SCOPES:
            raise row.fault(f"unknown kind {row['kind']!r}; known: {', '.join(sorted(SCOPES))}")
        _add(found, (row["kind"], row["word"]), row["effect"], row)
    return found


def _add(table: dict[_Key, str], key: _Key, effect: str, row: Row) -> None:
    if effect not in EFFECTS:
        raise row.fault(f"unknown effect {effect!r}; known: {', '.join(sorted(EFFECTS))}")
    if key in table:
        raise row.fault(f"{key} is said twice")
    table[key] = effect
