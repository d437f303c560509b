"""Fixtures shared by the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def made_index() -> None:
    """The gazetteer's index, made before any test, so that no test says that it is being made."""
    from dateline.places import ensure_index

    ensure_index()


@pytest.fixture(scope="session")
def reader_nlp() -> Language:
    """A spaCy pipeline that holds the shipped reader and nothing else."""
    from dateline.reader import load

    return load(threads=1)


@pytest.fixture(scope="session")
def read_doc(reader_nlp: Language) -> Callable[[str], Doc]:
    """Text → Doc with words, trees and names; no layer run."""
    return reader_nlp


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test sets; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("test sets are not here")
    return SHARED
