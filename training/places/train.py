"""Learns the weights of the ranker of places from news written for the project.

    pip install -e . scipy
    python -m training.places.train --out src/dateline/resources/geo/ranker.csv [--folds 5]

The names are those that the finder finds in the articles of training/places/written and those that are marked; what
is found and not marked is no place. The weights of the first stage are learned, then, with what it believes, those of
the second. `--folds` learns from all but each part in turn and prints how that part was resolved, and how well
confidence told it.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from spacy.language import Language

from dateline.page import attach_report, make_report
from dateline.places import Gazetteer
from dateline.places._component import surroundings
from dateline.places._cues import read_mentions
from dateline.places._facts import HEARD, NONE, OWN, fact_names
from dateline.places._features import Candidates, Floats
from dateline.places._gazetteer import Entry
from dateline.places._geometry import distance_km
from dateline.places._mention import Name
from dateline.places._names import find_names
from dateline.places._ranker import ROUNDS, Weights, believe, softmax
from dateline.places._senses import senses_of
from dateline.places._tables import iso3_codes
from dateline.reader import load
from dateline.sources import Source
from training.places.data import Article, Marked, read_articles

HERE = Path(__file__).parent
HEADER = """\
# Weights of the ranker of places (places/_ranker.py): what each fact counts for a candidate in both stages, and for
# none. Made by training/places/train.py from training/places/written, news written for this project. Licence:
# Apache-2.0.
"""
# What is expected of facts that few articles show; the weights are pulled towards these, and towards zero for other
# facts.
_EXPECTED = {
    "kind as told": 2.0, "kind other than told": -2.0, "country as told": 4.0, "other country than told": -4.0,
    "in what holds it": 6.0, "not in what holds it": -4.0, "holds what it should": 4.0,
    "does not hold what it should": -2.0,
    "none lies in what holds it": 2.0, "kind told and found": -1.0, "country told and found": -1.0,
    "anchored": 0.0, "near the publisher": 2.0, "home of the publisher": 1.0, "publisher's division": 1.0,
    "its country named by others": 0.8,
}  # fmt: skip
_SURER = 10.0  # how much harder weights are pulled towards what is expected of them than others towards zero
_TOLERANCE = {
    "city": 25.0,
    "district": 25.0,
    "site": 25.0,
    "region": 200.0,
    "area": 300.0,
    "water": 300.0,
    "country": 0.0,
}
_LIKE = {
    "city": ("city", "district"), "district": ("district", "city", "region"),
    "site": ("site", "city", "district", "area"),
    "region": ("region", "area", "district"), "area": ("area", "region", "site", "district", "country"),
    "water": ("water", "area"), "country": ("country",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """The candidates of an article's names, and which of them are right; a sense of which none is has no place."""

    article: str
    candidates: Candidates
    right: Floats
    counts: Floats


def with_sentences(articles: Sequence[Article]) -> list[Article]:
    """The articles and each of their paragraphs as an article without a publisher: short texts tell less around a
    name."""
    found = list(articles)
    for article in articles:
        at = 0
        for number, paragraph in enumerate(article.text.split("\n\n")):
            end = at + len(paragraph)
            inside = [m for m in article.places if at <= m.start and m.end <= end]
            if inside:
                moved = tuple(replace(m, start=m.start - at, end=m.end - at) for m in inside)
                publisher = article.publisher if number % 2 else None
                found.append(Article(article.id, paragraph, publisher, article.published, moved))
            at = end + 2
    return found


def cases(articles: Sequence[Article], nlp: Language, gazetteer: Gazetteer) -> list[Case]:
    """The articles, read, with their candidates."""
    found = []
    for article in articles:
        report = make_report(Source(text=article.text, publisher=article.publisher, published=article.published))
        doc = nlp(attach_report(nlp.make_doc(report.text), report))
        gold = {
            span.start: (span, mark)
            for mark in article.places
            if (span := doc.char_span(mark.start, mark.end, alignment_mode="expand")) is not None
        }
        taken = {token.i for span, _ in gold.values() for token in span}
        names = find_names(doc, gazetteer)
        fits = {start: span.end for start, (span, _) in gold.items()}
        names = [n for n in names if taken.isdisjoint(range(n.start, n.end)) or fits.get(n.start) == n.end]
        found_at = {n.start for n in names}
        names += [Name(span.start, span.end) for start, (span, _) in gold.items() if start not in found_at]
        names.sort(key=lambda name: name.start)
        mentions = read_mentions(doc, names, gazetteer)
        senses = senses_of(mentions, gazetteer)
        candidates = Candidates(senses, surroundings(doc, gazetteer))
        right = np.zeros(len(candidates.entries))
        for at, sense in enumerate(senses):
            marks = [gold[mentions[n].name.start][1] for n in sense.mentions if mentions[n].name.start in gold]
            if marks:
                right[candidates.of(at)] = right_among(sense.candidates, marks[0])
        counts = np.array([len(s.mentions) for s in senses], dtype=float)
        if senses:
            found.append(Case(article.id, candidates, right, np.minimum(counts, 2.0)))
    return found


def right_among(entries: Sequence[Entry], mark: Marked) -> list[bool]:
    """Which candidates are the place that is meant: of its kind if there are such, else of a like one."""
    near = [_is_near(entry, mark) for entry in entries]
    exact = [n and e.kind == mark.kind for n, e in zip(near, entries, strict=True)]
    return exact if any(exact) else near


def _is_near(entry: Entry, mark: Marked) -> bool:
    iso3 = iso3_codes().get(mark.country or "")
    if entry.kind not in _LIKE[mark.kind] or (iso3 and entry.country and iso3 != entry.country):
        return False
    if mark.kind == "country":
        return True
    if entry.lat is None or entry.lon is None:
        return False
    reach = max(_TOLERANCE[mark.kind], (entry.radius_km or 0.0) * 0.8)
    return distance_km(entry.lat, entry.lon, mark.lat, mark.lon) <= reach


def learn(found: Sequence[Case], strength: float) -> tuple[Weights, Weights]:
    """Weights of both stages; `strength` of the pull towards zero."""
    own = [case.candidates.own() for case in found]
    none = [case.candidates.none() for case in found]
    first = _fit(found, own, none, strength)
    told = []
    for case, facts, nothing in zip(found, own, none, strict=True):
        share, _ = softmax(case.candidates, facts @ first.candidate, nothing @ first.none)
        told.append(case.candidates.heard(share, nothing))
    second = first
    for _ in range(ROUNDS):
        facts2 = [np.concatenate([o, heard], axis=1) for o, (heard, _) in zip(own, told, strict=True)]
        second = _fit(found, facts2, [n for _, n in told], strength)
        again = []
        for case, facts, nothing, (_, heard_none) in zip(found, facts2, none, told, strict=True):
            share, _ = softmax(case.candidates, facts @ second.candidate, heard_none @ second.none)
            again.append(case.candidates.heard(share, nothing))
        told = again
    return first, second


def _fit(found: Sequence[Case], facts: list[Floats], none: list[Floats], strength: float) -> Weights:
    """The weights under which the right candidates are likeliest, less `strength` times their squared distance from
    what is expected of them."""
    width = facts[0].shape[1]
    names = [*(*OWN, *HEARD)[:width], *NONE]
    expected = np.array([_EXPECTED.get(name, 0.0) for name in names])
    pull = strength * np.array([_SURER if name in _EXPECTED else 1.0 for name in names])
    sizes = np.cumsum([0, *(len(case.candidates.senses) for case in found)])
    sense = np.concatenate([case.candidates.sense + at for case, at in zip(found, sizes, strict=False)])
    x, z = np.concatenate(facts), np.concatenate(none)
    right, counts = np.concatenate([c.right for c in found]), np.concatenate([c.counts for c in found])
    known = np.bincount(sense, right, minlength=len(z)) > 0

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores, nothing = x @ weights[:width], z @ weights[width:]
        top = nothing.copy()
        np.maximum.at(top, sense, scores)
        powers, empty = np.exp(scores - top[sense]), np.exp(nothing - top)
        total = empty + np.bincount(sense, powers, minlength=len(z))
        good = np.where(known, np.bincount(sense, powers * right, minlength=len(z)), empty)
        wanted = np.where(known[sense], powers * right / np.maximum(good[sense], 1e-300), 0.0)
        slope = counts[sense] * (powers / total[sense] - wanted)
        slope_none = counts * (empty / total - np.where(known, 0.0, 1.0))
        value = -(counts * np.log(np.maximum(good / total, 1e-300))).sum() + (pull * (weights - expected) ** 2).sum()
        return float(value), np.concatenate([slope @ x, slope_none @ z]) + 2 * pull * (weights - expected)

    result: Any = minimize(loss, expected, jac=True, method="L-BFGS-B", options={"maxiter": 600})
    return Weights(result.x[:width], result.x[width:])


def judge(found: Sequence[Case], weights: tuple[Weights, Weights]) -> list[tuple[float, bool, bool]]:
    """For every sense with a choice or a place: confidence of the choice, whether one was made (it beats none), and
    whether it is right."""
    rows = []
    for case in found:
        belief = believe(case.candidates, weights)
        for at in range(len(case.candidates.senses)):
            own = case.candidates.of(at)
            share, right = belief.share[own], case.right[own]
            if not len(share):
                continue
            best = int(np.argmax(share))
            rows.append((float(share[best]), bool(right.any()), bool(right[best])))
    return rows


def report(rows: list[tuple[float, bool, bool]]) -> None:
    """Prints how names were resolved and how well confidence told it."""
    known = [right for _, there, right in rows if there]
    print(f"{len(rows)} names, {len(known)} with their place among the candidates: {100 * np.mean(known):.1f} right")
    for low, high in ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        inside = [(c, r) for c, _, r in rows if low <= c < high]
        if inside:
            told, true = (100 * np.mean(values) for values in zip(*inside, strict=True))
            print(f"  {low:.2f}–{high:.2f}: {len(inside):5} names, {told:.1f} told, {true:.1f} right")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="the table to write")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--strength", type=float, default=0.15)
    parser.add_argument("--articles", type=Path, default=HERE / "written")
    arguments = parser.parse_args()
    articles = [a for path in sorted(arguments.articles.glob("*.txt")) for a in read_articles(path)]
    found = cases(with_sentences(articles), load(), Gazetteer())
    print(f"{len(articles)} articles, {sum(len(a.places) for a in articles)} marks")
    if arguments.folds:
        report(left_out(found, [a.id for a in articles], arguments.folds, arguments.strength))
    weights = learn(found, arguments.strength)
    if arguments.out:
        write(arguments.out, weights)


def left_out(found: Sequence[Case], ids: Sequence[str], folds: int, strength: float) -> list[tuple[float, bool, bool]]:
    """How every part of the articles is resolved with what is learned from the others."""
    part = {id_: number % folds for number, id_ in enumerate(ids)}
    rows = []
    for fold in range(folds):
        learned = learn([case for case in found if part[case.article] != fold], strength)
        rows += judge([case for case in found if part[case.article] == fold], learned)
    return rows


def write(path: Path, weights: tuple[Weights, Weights]) -> None:
    """Writes the table of weights."""
    values = [weights[0].candidate, weights[0].none, weights[1].candidate, weights[1].none]
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["stage", "fact", "weight"])
        for (stage, names), own in zip(fact_names().items(), values, strict=True):
            writer.writerows([stage, name, f"{value:.4f}"] for name, value in zip(names, own, strict=True))


if __name__ == "__main__":
    main()
