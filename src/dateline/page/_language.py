"""The language of a report: English is read, others are named in the refusal."""

from __future__ import annotations

import re

from dateline._errors import InputError
from dateline.page._tables import LANGUAGE, words

_TOLD = 4_000  # characters by which a language is told
_FEWEST = 12  # words of a text whose language can be told
_SHARE = 0.12  # of function words in English prose: about 0.4; in lists of names and in headlines some 0.2
_WORD = re.compile(r"[^\W\d_]+")


def refuse_other_languages(text: str, *, told: str | None = None) -> None:
    """Raise InputError for running text that is not English.

    `told`: the language that the page itself declares, ISO 639-1, which a detector must bear out, for many pages
    declare the one of their content system.
    """
    sample = text[:_TOLD]
    tokens = _WORD.findall(sample.lower())
    if len(tokens) < _FEWEST:
        return
    # The detector takes a second to load, and for English prose its answer is plain without it.
    if sum(token in words("function") for token in tokens) >= _SHARE * len(tokens):
        return
    import py3langid

    code = str(py3langid.classify(sample)[0])
    if code == LANGUAGE or (told == LANGUAGE and _WORD.search(sample) and sample.isascii()):
        return
    raise InputError(f"is in {_name(code)}; Dateline reads English")


def _name(code: str) -> str:
    from babel import Locale

    name = Locale(LANGUAGE).languages.get(code)
    return f"{name} ({code})" if name else f"another language ({code})"
