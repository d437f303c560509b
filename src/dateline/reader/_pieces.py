"""From words to the word pieces and shapes that the encoder reads.

MiniLM's vocabulary is uncased; what capitals, digits and missing spaces tell is given beside each piece as a shape, so
that `May` and `may`, or a clitic and a quotation mark, do not look alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

MAX_PIECES_PER_WORD = 12  # the rest of a URL or of noise tells nothing more
SHAPES = 16
_CACHED_WORDS = 100_000
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": "..."}
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Words as the encoder takes them; `first` and `last` index into `ids`, one entry a word."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


def shape_of(word: str, glued: bool) -> int:
    """Shape of a word, 0 to 15: its capitals and digits, and whether no space stands before it."""
    if word.islower():
        kind = 0
    elif word.isupper():
        kind = 3 if len(word) == 1 else 2
    elif word[:1].isupper() and word[1:].islower():
        kind = 1
    elif word.isdigit():
        kind = 5
    elif any(c.isdigit() for c in word):
        kind = 6
    elif any(c.isalpha() for c in word):
        kind = 4
    else:
        kind = 7
    return kind * 2 + glued


class Pieces:
    """Word pieces of one vocabulary: a text file, one piece a line, `[UNK]` among them."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self.vocabulary = {piece: number for number, piece in enumerate(lines)}
        self.start, self.end = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]
        self._unknown = self.vocabulary["[UNK]"]
        self._tokenizer = Tokenizer(WordPiece(self.vocabulary, unk_token="[UNK]", max_input_chars_per_word=60))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True, strip_accents=True, clean_text=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._cache: dict[str, tuple[int, ...]] = {}

    def of_word(self, word: str) -> tuple[int, ...]:
        """Piece numbers of one word; at least one."""
        found = self._cache.get(word)
        if found is None:
            ids = self._tokenizer.encode(word.translate(_PLAIN)[:200], add_special_tokens=False).ids
            found = tuple(ids[:MAX_PIECES_PER_WORD]) or (self._unknown,)
            if len(self._cache) >= _CACHED_WORDS:
                self._cache.clear()
            self._cache[word] = found
        return found

    def encode(self, words: Sequence[str], glued: Sequence[bool]) -> Encoded:
        """Pieces of a stretch of words between the start and end marks; `glued[i]`: no space before word i."""
        ids, shapes = [self.start], [14]
        first: list[int] = []
        last: list[int] = []
        for word, tight in zip(words, glued, strict=True):
            pieces = self.of_word(word)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape_of(word, tight)] * len(pieces))
            last.append(len(ids) - 1)
        ids.append(self.end)
        shapes.append(14)
        return Encoded(ids, shapes, first, last)
