"""What publishers say of changes to a report: corrections, clarifications, updates, withdrawals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline import record
from dateline.page._tables import note_patterns
from dateline.record import Block

_OPENING = 160  # characters in which one of the words stands by which a note is known
_HINT = re.compile(
    r"correct|clarif|updat|revis|withdr|retract|remov|kill|amend|republish|version|edition|disregard|adds|recasts|releads"
    r"|writes|developing|breaking|refil|record|changed",
    re.IGNORECASE,
)
_LONGEST = 900  # characters of a note
_BRACKETED = re.compile(r"\A[(\[*_•·\s]+")
_NOT_THERE = frozenset({"headline", "caption", "credit", "quote"})


def note_kind(words: str) -> str | None:
    """`correction`, `clarification`, `update` or `withdrawal` for a line that is such a note, else None."""
    if len(words) > _LONGEST or not _HINT.search(words, 0, _OPENING):
        return None
    plain = _BRACKETED.sub("", words)
    return next((kind for kind, pattern in note_patterns() if pattern.match(plain)), None)


def find_notes(text: str, blocks: tuple[Block, ...]) -> Iterator[record.Note]:
    """The notes among a page's blocks, in its order."""
    for block in blocks:
        words = text[block.start : block.end]
        kind = None if block.kind in _NOT_THERE else note_kind(words)
        if kind:
            yield record.Note.model_validate({"start": block.start, "end": block.end, "text": words, "kind": kind})
