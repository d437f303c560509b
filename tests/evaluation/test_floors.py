"""Accuracy floors of the shipped model, each with the hash of its corpus. Lowering one takes a reason in the commit."""

import hashlib
from pathlib import Path

import pytest
from spacy.language import Language

from dateline.evaluation import score_blocks, score_bodies, score_names, score_places, score_reader
from dateline.pipeline import Pipeline

TREES = [
    ("ud/gum/test.conllu", "6f8ba99d086be491", {"las": 89.2, "upos": 97.2, "lemmas": 97.6}),
    ("ud/ewt/test.conllu", "e266e515a0a75476", {"las": 89.3, "upos": 96.6, "lemmas": 96.6}),
]
NAMES = [
    ("ner/wikigold/all.conll", 480, "26e5f22e3451c830", 80.2),
    ("ner/crossner-politics/test.conll", None, "6546ceddca853291", 83.5),
]


def checked(shared: Path, name: str, digest: str) -> Path:
    path = shared / "data" / name
    assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(digest), f"{name} is not the corpus of the floor"
    return path


@pytest.mark.parametrize(("name", "digest", "floors"), TREES)
def test_trees(reader_nlp: Language, shared: Path, name: str, digest: str, floors: dict[str, float]) -> None:
    path = checked(shared, name, digest)
    scores = score_reader(reader_nlp.get_pipe("dateline_reader"), reader_nlp.vocab, path, None)
    assert {m: scores.f1[m] for m, floor in floors.items() if scores.f1[m] < floor} == {}


@pytest.mark.parametrize(("name", "last", "digest", "floor"), NAMES)
def test_names(reader_nlp: Language, shared: Path, name: str, last: int | None, digest: str, floor: float) -> None:
    path = checked(shared, name, digest)
    scores = score_names(reader_nlp.get_pipe("dateline_reader"), reader_nlp.vocab, path, last=last)
    assert scores.f1["news"] >= floor


BODIES = [
    ("data/html/truth.json", "e097eea775b3bd0c", 97.3),
    ("reports/truth.json", "1177c04f09c37686", 96.0),
]
BLOCKS = ("3420297d03775461", 86.0)


@pytest.mark.parametrize(("name", "digest", "floor"), BODIES)
def test_bodies(shared: Path, name: str, digest: str, floor: float) -> None:
    path = shared / name
    assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(digest), f"{name} is not the corpus of the floor"
    figures = score_bodies(path).figures
    assert figures["dateline"][0] >= floor
    others = [f1 for way, (f1, _, _) in figures.items() if way != "dateline"]
    assert figures["dateline"][0] > max(others)


def test_blocks() -> None:
    paths = sorted((Path(__file__).parents[1] / "pages").glob("*.page"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    assert digest.startswith(BLOCKS[0]), "these are not the pages of the floor"
    assert score_blocks(paths).accuracy >= BLOCKS[1]


PLACES = ("c08d0f9eb59de136", 87.0, 95.0)


def test_places() -> None:
    """News written for this project that the ranker did not learn from."""
    path = Path(__file__).parents[1] / "places" / "held_out.jsonl"
    assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(PLACES[0]), "this is not the corpus of the floor"
    scores = score_places(Pipeline(threads=1), path)
    assert scores.gold.near >= PLACES[1]
    assert scores.places.overlap[2] >= PLACES[2]
    sure = [b for b in scores.bins if b.told >= 90]
    assert sum(b.right * b.count for b in sure) / sum(b.count for b in sure) >= 90
