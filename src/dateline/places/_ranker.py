"""The ranker: a linear model over facts about candidates, in two stages.

First each candidate is weighed by what it is itself; then, in a few rounds, by what the other names of the report
say, as far as they are believed so far. In each stage the belief in a candidate is the softmax of its weighted facts
over the candidates of its sense and one more: a place that no table holds. The weights (resources/geo/ranker.csv) are
learned by training/places/train.py from news written for the project; a model of this form is a conditional logit
(McFadden 1974).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from dateline._errors import ResourceError
from dateline.places._facts import HEARD, NONE, OWN, fact_names
from dateline.places._features import Candidates, Floats
from dateline.places._tables import table_rows

ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the facts in one stage: of candidates (OWN, and HEARD in the second) and of no candidate
    (NONE)."""

    candidate: Floats
    none: Floats


@dataclass(frozen=True, slots=True)
class Belief:
    """How far every candidate is believed, and every sense to be none of its candidates; 1 in all for a sense.

    `facts`: the weighted facts of the candidates in the last round, shape (candidates, len(OWN + HEARD)).
    """

    share: Floats
    none: Floats
    facts: Floats


def believe(candidates: Candidates, weights: tuple[Weights, Weights] | None = None) -> Belief:
    """The belief in all candidates of a report after all rounds. `weights`: those of the two stages, or the shipped
    ones."""
    first, second = weights or shipped_weights()
    own, none = candidates.own(), candidates.none()
    share, missing = softmax(candidates, own @ first.candidate, none @ first.none)
    facts = own
    for _ in range(ROUNDS):
        heard, told = candidates.heard(share, none)
        facts = np.concatenate([own, heard], axis=1)
        share, missing = softmax(candidates, facts @ second.candidate, told @ second.none)
    return Belief(share, missing, facts * second.candidate)


def softmax(candidates: Candidates, scores: Floats, none: Floats) -> tuple[Floats, Floats]:
    """Shares of the candidates within their senses, and of no candidate."""
    top = none.copy()
    np.maximum.at(top, candidates.sense, scores)
    powers, nothing = np.exp(scores - top[candidates.sense]), np.exp(none - top)
    total = nothing + np.bincount(candidates.sense, powers, minlength=len(none))
    return powers / total[candidates.sense], nothing / total


@cache
def shipped_weights() -> tuple[Weights, Weights]:
    """The weights of resources/geo/ranker.csv; raises ResourceError where its facts are not those of this version."""
    table: dict[tuple[str, str], float] = {}
    for row in table_rows("ranker.csv"):
        try:
            table[row["stage"], row["fact"]] = float(row["weight"])
        except ValueError as error:
            raise row.fault(f"{row['weight']!r} is no number") from error
    wanted = {(stage, fact) for stage, facts in fact_names().items() for fact in facts}
    if table.keys() != wanted:
        raise ResourceError(f"ranker.csv: its facts are not those of this version: {sorted(table.keys() ^ wanted)[:3]}")
    stages = [
        Weights(
            *(
                np.array([table[f"{way} {which}", fact] for fact in facts])
                for way, facts in (("candidate", known), ("none", NONE))
            )
        )
        for which, known in (("first", OWN), ("second", (*OWN, *HEARD)))
    ]
    return stages[0], stages[1]
