"""Scores of places on corpora of toponyms, by the measures of geoparsing (Gritta, Pilehvar and Collier 2019).

Resolution is scored on the corpus's own spans and end to end. A toponym that got no place counts as the farthest
error there can be. Accuracy at 161 km (100 miles), median error and the area under the curve of log errors (0 is
best) are over all toponyms that have coordinates. Recognition is over all toponyms.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dateline._errors import InputError
from dateline.evaluation._toponyms import GoldReport, Toponym, read_toponyms
from dateline.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.pipeline import Pipeline
    from dateline.places import Gazetteer

NEAR_KM = 161.0
_FARTHEST_KM = 20_039.0  # half of the equator
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a toponym was resolved to."""

    geonames: int | None
    country: str | None
    lat: float | None
    lon: float | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Shares in per cent of the toponyms with coordinates: right GeoNames id, right country, within 161 km; `given`:
    those that got a place at all; `median` error in km, `auc` from 0 (best) to 1."""

    toponyms: int
    given: float
    exact: float
    country: float
    near: float
    median: float
    auc: float


@dataclass(frozen=True, slots=True)
class Recognition:
    """Precision, recall and F1 in per cent, of spans that agree exactly and of spans that overlap."""

    exact: tuple[float, float, float]
    overlap: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Bin:
    """Places of like confidence: how many, what confidence was told, and how many per cent were within 161 km."""

    count: int
    told: float
    right: float


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """Scores on one corpus. `gold`: resolution on its spans; `end_to_end`: on what the record holds; `names`:
    recognition of every name that was found, whether it stands as a place or acts; `places`: of the record's places;
    `missing`: toponyms on gold spans that are wrong because no place of the index bears the name within 161 km;
    `bins`: confidence of the record's places that overlap a toponym with coordinates."""

    reports: int
    toponyms: int
    gold: Resolution
    end_to_end: Resolution
    names: Recognition
    places: Recognition
    missing: float
    bins: tuple[Bin, ...]


class _Matches(NamedTuple):
    """Of one report: spans found, toponyms, spans that agree with a toponym, that overlap one, toponyms overlapped."""

    found: int
    gold: int
    exact: int
    hits: int
    covered: int


@dataclass(slots=True)
class _Counts:
    """What is collected over the reports."""

    reports: int = 0
    toponyms: int = 0
    missing: int = 0
    gold: list[tuple[Toponym, Answer | None]] = field(default_factory=list)
    found: list[tuple[Toponym, Answer | None]] = field(default_factory=list)
    names: list[_Matches] = field(default_factory=list)
    places: list[_Matches] = field(default_factory=list)


def score_places(pipeline: Pipeline, path: Path) -> PlaceScores:
    """Scores on one corpus. Reports that cannot be read, as in another language, count as read without places."""
    from dateline.places import Gazetteer

    counts = _Counts()
    gazetteer = Gazetteer()
    for report in read_toponyms(path):
        counts.reports += 1
        counts.toponyms += len(report.toponyms)
        try:
            source = Source(text=report.text, url=report.url, publisher=report.publisher)
            doc = pipeline.doc_of(source, "dateline_places")
        except InputError:
            located = [(t, None) for t in report.toponyms if t.lat is not None]
            counts.gold += located
            counts.found += located
            continue
        _on_gold_spans(pipeline, doc, report, gazetteer, counts)
        _end_to_end(doc, report, counts)
    if not counts.reports:
        raise InputError(f"{path}: no articles")
    countries = _Countries(gazetteer)
    return PlaceScores(
        reports=counts.reports,
        toponyms=counts.toponyms,
        gold=_resolution(counts.gold, countries),
        end_to_end=_resolution(counts.found, countries),
        names=_recognition(counts.names),
        places=_recognition(counts.places),
        missing=100 * counts.missing / max(len(counts.gold), 1),
        bins=_bins(counts.found),
    )


def _on_gold_spans(pipeline: Pipeline, doc: Doc, report: GoldReport, gazetteer: Gazetteer, counts: _Counts) -> None:
    located = [t for t in report.toponyms if t.lat is not None]
    spans = [doc.char_span(t.start, t.end, alignment_mode="expand") for t in located]
    layer = pipeline.nlp.get_pipe("dateline_places")
    for toponym, choice in zip(located, layer.locate(doc, spans), strict=True):  # type: ignore[attr-defined]
        entry = choice.entry if choice is not None else None
        answer = (
            Answer(
                None if choice.is_anchored else entry.geonames, entry.country, entry.lat, entry.lon, choice.confidence
            )
            if entry is not None
            else None
        )
        counts.gold.append((toponym, answer))
        if _error(toponym, answer) > NEAR_KM:
            known = [Answer(e.geonames, e.country, e.lat, e.lon, 0.0) for e in gazetteer.lookup(toponym.phrase)]
            counts.missing += all(_error(toponym, other) > NEAR_KM for other in known)


def _end_to_end(doc: Doc, report: GoldReport, counts: _Counts) -> None:
    answers = {
        (mention.start, mention.end): Answer(p.geonames, p.country, p.lat, p.lon, p.confidence)
        for p in doc._.places
        for mention in p.mentions
    }
    for toponym in report.toponyms:
        if toponym.lat is not None:
            counts.found.append((toponym, next((a for s, a in answers.items() if _overlap(s, toponym)), None)))
    from dateline.places import names_in

    counts.names.append(_matches([_trimmed(report.text, *s) for s in names_in(doc)], report.toponyms))
    counts.places.append(_matches([_trimmed(report.text, *s) for s in answers], report.toponyms))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without small-letter words at its edges: `southern Kherson region` is marked `Kherson`."""
    words = text[start:end].split(" ")
    while len(words) > 1 and words[0][:1].islower():
        start += len(words.pop(0)) + 1
    while len(words) > 1 and words[-1][:1].islower():
        end -= len(words.pop()) + 1
    return start, end


def _overlap(span: tuple[int, int], toponym: Toponym) -> bool:
    return span[0] < toponym.end and toponym.start < span[1]


def _matches(spans: Iterable[tuple[int, int]], gold: tuple[Toponym, ...]) -> _Matches:
    found = list(spans)
    exact = {(t.start, t.end) for t in gold}
    return _Matches(
        found=len(found),
        gold=len(gold),
        exact=sum(span in exact for span in found),
        hits=sum(any(_overlap(span, t) for t in gold) for span in found),
        covered=sum(any(_overlap(span, t) for span in found) for t in gold),
    )


def _recognition(rows: list[_Matches]) -> Recognition:
    found, gold, exact, hits, covered = (sum(values) for values in zip(*rows, strict=True)) if rows else (0,) * 5
    return Recognition(_prf(exact, found, exact, gold), _prf(hits, found, covered, gold))


def _prf(hits: int, found: int, covered: int, gold: int) -> tuple[float, float, float]:
    precision, recall = 100 * hits / found if found else 0.0, 100 * covered / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _error(toponym: Toponym, answer: Answer | None) -> float:
    """Distance in km between a toponym and its answer; the farthest there is without one."""
    from dateline.places import distance_km

    if answer is None or answer.lat is None or answer.lon is None or toponym.lat is None or toponym.lon is None:
        return _FARTHEST_KM
    return distance_km(toponym.lat, toponym.lon, answer.lat, answer.lon)


def _resolution(rows: list[tuple[Toponym, Answer | None]], countries: _Countries) -> Resolution:
    errors = [_error(*row) for row in rows]
    count = max(len(rows), 1)
    return Resolution(
        toponyms=len(rows),
        given=100 * sum(a is not None and a.lat is not None for _, a in rows) / count,
        exact=100 * sum(a is not None and a.geonames is not None and a.geonames == t.geonames for t, a in rows) / count,
        country=100 * sum(a is not None and a.country == countries.of(t) for t, a in rows) / count,
        near=100 * sum(error <= NEAR_KM for error in errors) / count,
        median=statistics.median(errors) if errors else 0.0,
        auc=sum(math.log1p(error) for error in errors) / count / math.log1p(_FARTHEST_KM),
    )


def _bins(rows: list[tuple[Toponym, Answer | None]]) -> tuple[Bin, ...]:
    given = [(a.confidence, _error(t, a) <= NEAR_KM) for t, a in rows if a is not None and a.lat is not None]
    found = []
    for low, high in pairwise(_EDGES):
        inside = [row for row in given if low <= row[0] < high]
        if inside:
            told, right = (100 * sum(values) / len(inside) for values in zip(*inside, strict=True))
            found.append(Bin(len(inside), told, right))
    return tuple(found)


class _Countries:
    """The country of a toponym: that of its id in the index, else of the town nearest to it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        from dateline.places import unit_vectors

        rows = gazetteer.outline()
        self._by_id: dict[int | None, str | None] = {row[0]: row[1] for row in rows if row[0]}
        towns = [row for row in rows if row[4] == "city"]
        self._towns = [row[1] for row in towns]
        self._points = unit_vectors(*np.array([row[2:4] for row in towns], dtype=float).T).T

    def of(self, toponym: Toponym) -> str | None:
        if toponym.geonames in self._by_id:
            return self._by_id[toponym.geonames]
        if toponym.lat is None or toponym.lon is None:
            return None
        from dateline.places import unit_vectors

        return self._towns[int(np.argmax(unit_vectors(toponym.lat, toponym.lon) @ self._points))]
