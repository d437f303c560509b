"""Annotated pages: a text page whose every line says what it is. The format is described in tests/pages/README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dateline._errors import InputError
from dateline.record import BlockKind

KINDS: dict[str, BlockKind] = {
    "H": "headline",
    "S": "standfirst",
    "U": "subhead",
    "P": "paragraph",
    "Q": "quote",
    "C": "caption",
    "K": "credit",
    "B": "byline",
    "F": "furniture",
}
FIELDS = ("publisher", "headline", "standfirst", "published", "bylines", "agencies", "dateline", "habit")
_HEAD = re.compile(rf"@({'|'.join(FIELDS)}): (.+)")
_LINE = re.compile(rf"([{''.join(KINDS)}+])\t(.+)")
_INNER = re.compile(rf" \|([{''.join(KINDS)}])\| ")


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page's text without its labels, its blocks as (kind, start, end), and its head lines."""

    name: str
    text: str
    blocks: tuple[tuple[BlockKind, int, int], ...]
    fields: dict[str, str]


def read_annotated(path: Path) -> AnnotatedPage:
    """The page of a .page file. Raises InputError where a line has no label."""
    head, mark, page = path.read_text(encoding="utf-8").partition("\n---\n")
    fields: dict[str, str] = {m[1]: m[2] for line in head.split("\n") if (m := _HEAD.fullmatch(line))}
    if not mark or len(fields) != len(head.split("\n")):
        raise InputError(f"{path}: the head is lines such as @headline: …, then a line ---")
    blocks: list[tuple[BlockKind, int, int]] = []
    lines: list[str] = []
    at = 0
    for number, line in enumerate(page.rstrip("\n").split("\n"), head.count("\n") + 3):
        words = ""
        if line:
            label = _LINE.fullmatch(line)
            if label is None or (label[1] == "+" and not blocks):
                raise InputError(f"{path}, line {number}: no label, one of {' '.join(KINDS)} or +, and a tab")
            words = _add(blocks, label[1], label[2], at)
        lines.append(words)
        at += len(words) + 1
    return AnnotatedPage(path.name, "\n".join(lines) + "\n", tuple(blocks), fields)


def _add(blocks: list[tuple[BlockKind, int, int]], label: str, line: str, at: int) -> str:
    """Add a line's blocks; the line without its inner labels."""
    first, *rest = _INNER.split(line)
    words = first
    indent = len(first) - len(first.lstrip())
    if label == "+":
        kind, start, _ = blocks.pop()
        blocks.append((kind, start, at + len(first)))
    else:
        blocks.append((KINDS[label], at + indent, at + len(first)))
    for inner, more in zip(rest[::2], rest[1::2], strict=True):
        start = at + len(words) + 1
        words = f"{words} {more}"
        blocks.append((KINDS[inner], start, at + len(words)))
    return words
