"""The words that mark reported statements, read from resources/attribution."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from dateline._errors import ResourceError
from dateline.record import Channel, Stance

FOLDER = Path(__file__).parents[1] / "resources" / "attribution" / "en"
FRAMES = frozenset({"say", "think", "intend", "show", "passive", "noun", "adverb", "preposition"})
NOUN_KINDS = frozenset({"channel", "withheld"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that marks a statement: the construction it is looked for in, and what it tells of the source's stance."""

    lemma: str
    frame: str
    stance: Stance
    channel: Channel | None


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """Cues by (lemma, frame). Raises ResourceError, with the line, at an unknown value or a double."""
    found: dict[tuple[str, str], Cue] = {}
    for line, row in _rows(FOLDER / "cues.csv", ("lemma", "frame", "stance", "channel")):
        lemma, frame, stance, channel = row
        if frame not in FRAMES or stance not in get_args(Stance) or channel not in ("", *get_args(Channel)):
            raise ResourceError(f"cues.csv, line {line}: unknown frame, stance or channel in {','.join(row)!r}")
        if (lemma, frame) in found:
            raise ResourceError(f"cues.csv, line {line}: {lemma!r} stands twice for the frame {frame!r}")
        found[lemma, frame] = Cue(lemma, frame, stance, channel or None)  # type: ignore[arg-type]
    return found


@cache
def nouns(kind: str) -> dict[str, str]:
    """Lemma → value for one kind of noun: `channel` or `withheld`. Raises ResourceError as `cues` does."""
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for line, (lemma, noun_kind, value) in _rows(FOLDER / "nouns.csv", ("lemma", "kind", "value")):
        if noun_kind not in NOUN_KINDS or (noun_kind == "channel" and value not in get_args(Channel)):
            raise ResourceError(f"nouns.csv, line {line}: unknown kind or channel: {noun_kind},{value}")
        if (lemma, noun_kind) in seen:
            raise ResourceError(f"nouns.csv, line {line}: {lemma!r} stands twice as {noun_kind}")
        seen.add((lemma, noun_kind))
        if noun_kind == kind:
            found[lemma] = value
    return found


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, list[str]]]:
    """Rows of a commented CSV with their line numbers, its header checked."""
    numbered = [
        (number, line)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]
    rows = csv.reader(line for _, line in numbered)
    parsed = [(number, row) for (number, _), row in zip(numbered, rows, strict=True)]
    if not parsed or tuple(parsed[0][1]) != columns:
        raise ResourceError(f"{path.name}: the first line must be {','.join(columns)}")
    for number, row in parsed[1:]:
        if len(row) != len(columns):
            raise ResourceError(f"{path.name}, line {number}: {len(row)} columns where {len(columns)} are needed")
    return parsed[1:]
