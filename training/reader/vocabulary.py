"""Which of MiniLM's 30,522 word pieces English news needs.

Kept: marks, Latin letters, digits and punctuation, every piece that the corpora use twice, then the pieces with the
lowest numbers (BERT's vocabulary is ordered by frequency) up to the wished size. Words whose piece is gone are spelled
with smaller ones: nothing becomes unknown.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.reader._pieces import Pieces

MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def trim(vocabulary: Path, words: Iterable[str], size: int) -> list[int]:
    """Old numbers of the kept pieces, in their old order."""
    lines = vocabulary.read_text(encoding="utf-8").splitlines()
    pieces = Pieces(vocabulary)
    kept = {pieces.vocabulary[mark] for mark in MARKS}
    kept |= {i for i, piece in enumerate(lines) if len(piece.removeprefix("##")) == 1 and _plain(piece)}
    used = Counter(piece for word in words for piece in pieces.of_word(word))
    kept |= {piece for piece, count in used.items() if count > 1}
    for number, piece in enumerate(lines):
        if len(kept) >= size:
            break
        if not piece.startswith("[") and _plain(piece):
            kept.add(number)
    return sorted(kept)


def _plain(piece: str) -> bool:
    return all(c.isascii() or unicodedata.name(c, "").startswith("LATIN") or not c.isalpha() for c in piece)
