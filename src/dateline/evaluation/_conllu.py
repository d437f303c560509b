"""CoNLL-U files: https://universaldependencies.org/format.html."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline._errors import InputError


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` counts from 1 in its sentence, 0 is the root; `glued`: no space before it."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A gold sentence; `new_document` and `new_paragraph` say whether one begins with it."""

    words: tuple[Word, ...]
    new_document: bool
    new_paragraph: bool


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a file. Raises InputError with the line's number where a line is no CoNLL-U."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as UTF-8 text: {error}") from error
    lines: list[tuple[int, str]] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.strip():
            lines.append((number, line))
        elif lines:
            yield _sentence(path, lines)
            lines = []


def _sentence(path: Path, lines: list[tuple[int, str]]) -> Sentence:
    words: list[Word] = []
    glued, token_end, glued_after_token = False, 0, False
    comments = [line for _, line in lines if line.startswith("#")]
    for number, line in lines:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise InputError(f"{path}, line {number}: {len(columns)} columns where CoNLL-U has 10, tab-separated")
        if "-" in columns[0]:
            token_end, glued_after_token = int(columns[0].split("-")[1]), "SpaceAfter=No" in columns[9]
            continue
        if "." in columns[0]:
            continue
        words.append(_word(path, number, columns, glued))
        if len(words) < token_end:
            glued = True
        else:
            glued = glued_after_token if len(words) == token_end else "SpaceAfter=No" in columns[9]
    return Sentence(
        tuple(words),
        any(c.startswith("# newdoc") for c in comments),
        any(c.startswith(("# newdoc", "# newpar")) for c in comments),
    )


def _word(path: Path, number: int, columns: list[str], glued: bool) -> Word:
    if not columns[6].isdigit():
        raise InputError(f"{path}, line {number}: head {columns[6]!r} is no number; a tree is needed")
    feats = "" if columns[5] == "_" else columns[5]
    return Word(columns[1], columns[2], columns[3], columns[4], feats, int(columns[6]), columns[7], columns[9], glued)
