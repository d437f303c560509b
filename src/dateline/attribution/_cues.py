"""The words that mark reported statements, read from resources/attribution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_args

from dateline._tables import RESOURCES, read_table
from dateline.record import Channel, Stance

FOLDER = RESOURCES / "attribution" / "en"
FRAMES = frozenset({"say", "think", "intend", "show", "passive", "noun", "adverb", "preposition", "answer", "quote"})
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
    for row in read_table(FOLDER / "cues.csv", ("lemma", "frame", "stance", "channel")):
        lemma, frame, stance, channel = row.values()
        if frame not in FRAMES or stance not in get_args(Stance) or channel not in ("", *get_args(Channel)):
            raise row.fault(f"unknown frame, stance or channel in {','.join(row.values())!r}")
        if (lemma, frame) in found:
            raise row.fault(f"{lemma!r} stands twice for the frame {frame!r}")
        found[lemma, frame] = Cue(lemma, frame, stance, channel or None)  # type: ignore[arg-type]
    return found


@cache
def nouns(kind: str) -> dict[str, str]:
    """Lemma → value for one kind of noun: `channel` or `withheld`. Raises ResourceError as `cues` does."""
    found: dict[tuple[str, str], str] = {}
    for row in read_table(FOLDER / "nouns.csv", ("lemma", "kind", "value")):
        lemma, noun_kind, value = row.values()
        if noun_kind not in NOUN_KINDS or (noun_kind == "channel" and value not in get_args(Channel)):
            raise row.fault(f"unknown kind or channel: {noun_kind},{value}")
        if (lemma, noun_kind) in found:
            raise row.fault(f"{lemma!r} stands twice as {noun_kind}")
        found[lemma, noun_kind] = value
    return {lemma: value for (lemma, noun_kind), value in found.items() if noun_kind == kind}
