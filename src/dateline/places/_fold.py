"""Folding of names: the form under which the gazetteer keeps and looks up a name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and a mark, and the marks that news drops or keeps at will.
_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th",
        "ə": "a", "ǝ": "a", "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "ʹ": None, "`": None, "´": None,
        "ʾ": None, "ʿ": None, "′": None, "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "_": " ", "/": " ",
        "\u200b": None, "\u200e": None, "\u200f": None, "\u202a": None, "\u202b": None, "\u202c": None, "\u2066": None,
        "\u2067": None, "\u2069": None, "\u00ad": None, "\ufeff": None, ".": None, ",": " ", "&": " and ",
    }
)  # fmt: skip
_SAINTS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes, full stops and hyphens, `St.` and `Mt.` written out."""
    text = name.lower()
    if text.isascii() and text.isalpha():
        return _SAINTS.get(text, text)
    text = text.translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(
            _LETTERS
        )
    words = text.split()
    return " ".join([_SAINTS.get(w, w) for w in words]) if words else ""
