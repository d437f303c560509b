"""Which reader: the shipped model or another spaCy pipeline."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import spacy
from spacy.language import Language

from dateline._errors import ResourceError
from dateline.reader import _dialect
from dateline.reader._model import SHIPPED

# Abbreviated ranks that spaCy's tokenizer takes for the end of a sentence.
_TITLES = (
    "Const.", "Cpl.", "Lt.", "Sgt.", "Det.", "Supt.", "Insp.", "Maj.", "Brig.", "Cmdr.", "Capt.", "Col.", "Sen.",
    "Rep.", "Rev.", "Hon.", "Pvt.", "Pfc.", "Adm.", "Amb.", "Gov.", "Gen.", "Pres.", "Prof.",
    "Atty.", "Asst.", "Dep.", "Cllr.",
)  # fmt: skip
LONGEST_TEXT = 50_000_000  # characters; the sources refuse long before


def load(name: str | None = None, *, threads: int | None = None) -> Language:
    """A spaCy pipeline that fills a `Doc` as the layers want it.

    `name`: None for the shipped model, else an installed spaCy pipeline or its folder. Raises ResourceError when there
    is none of that name or it has no dependency parser.
    """
    if name is None:
        nlp = spacy.blank("en")
        tokenizer: Any = nlp.tokenizer
        for title in _TITLES:
            tokenizer.add_special_case(title, [{"ORTH": title}])
        nlp.add_pipe("dateline_reader", config={"threads": threads})
    else:
        nlp = _other(name)
    nlp.max_length = LONGEST_TEXT
    return nlp


def _other(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ResourceError(f"no reader {name!r}: install that spaCy pipeline or leave --reader out") from error
    if "parser" not in nlp.pipe_names:
        raise ResourceError(f"the reader {name!r} has no dependency parser; Dateline needs trees")
    nlp.add_pipe(_dialect.NAME)
    return nlp


@cache
def model_id() -> str:
    """Name, version and the beginning of the hash of the shipped model."""
    meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['name']} {meta['version']} sha256:{meta['sha256'][:12]}"
