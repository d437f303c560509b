"""The lines of a plain text page told apart: the rules look at each, the classifier weighs them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from dateline.page._blocks import Layout, blocks_of, rule_layout
from dateline.page._classifier import KINDS, Floats, best_chain, scores_of_lines
from dateline.page._features import line_features
from dateline.page._looks import Look
from dateline.page._notes import note_kind
from dateline.record import Block, BlockKind

_UNLIKELY = -6.0  # below the likeliest kind of its line: such a line is no headline even where there is no other
_DOUBT = 2.0
_SENTENCE = 10  # words
_FEW = 3  # paragraphs
_CERTAIN = 50.0  # added to the score of what the caller knows
_TEXT = frozenset({"paragraph", "subhead", "quote"})
_HEADLINE = KINDS.index("headline")
_PARAGRAPH = KINDS.index("paragraph")


def lay_out(text: str, *, title: str | None = None) -> Layout:
    """What each line of a page is. `title`: its headline, where the caller knows it."""
    rules = rule_layout(text, title=title)
    if _is_plain(rules):
        return rules
    scores = scores_of_lines(line_features(rules.looks, rules.kinds, rules.body, rules.headline))
    if title and rules.headline is not None:
        scores[:, _HEADLINE] -= _CERTAIN
        scores[rules.headline, _HEADLINE] += 2 * _CERTAIN
    for i, (look, kind) in enumerate(zip(rules.looks, rules.kinds, strict=True)):
        if kind == "paragraph" and look.prose and look.final and look.count >= _SENTENCE and not look.line.bullet:
            scores[i, _PARAGRAPH] += _DOUBT  # what cannot be told stays a paragraph
    kinds = _one_headline(best_chain(scores), scores)
    kinds = [_ruled(kind, look) for kind, look in zip(kinds, rules.looks, strict=True)]
    if "headline" not in kinds:
        kinds = _with_headline(kinds, scores, rules.looks)
    if kinds.count("paragraph") < _FEW:
        # Over so little text a sentence is no summary of it.
        kinds = ["paragraph" if k == "standfirst" and rules.kinds[i] == "paragraph" else k for i, k in enumerate(kinds)]
    headline = next((i for i, kind in enumerate(kinds) if kind == "headline"), None)
    inside = [i for i, kind in enumerate(kinds) if kind in _TEXT]
    if not inside:
        return replace(rules, kinds=tuple(kinds), headline=headline)
    body = replace(rules.body, start=inside[0], stop=inside[-1] + 1)
    return replace(rules, kinds=tuple(kinds), headline=headline, body=body, text=inside[0])


def find_blocks(text: str, *, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a plain text page, in order: every character that is not blank stands in exactly one."""
    return blocks_of(text, lay_out(text, title=title))


def _ruled(kind: BlockKind, look: Look) -> BlockKind:
    """The kind, but where a line's wording leaves no doubt."""
    if note_kind(look.line.words) or (look.mark == "furniture" and kind in _TEXT):
        return "furniture"
    return kind


def _is_plain(rules: Layout) -> bool:
    """True for a text without its page: nothing but a headline, a byline, a date, captions and paragraphs."""
    lines = zip(rules.looks, rules.kinds, strict=True)
    if rules.body.cluttered:
        return False
    return all(kind != "furniture" or look.mark == "date" or note_kind(look.line.words) for look, kind in lines)


def _with_headline(kinds: list[BlockKind], scores: Floats, looks: Sequence[Look]) -> list[BlockKind]:
    """The kinds with the likeliest of the lines above the text as the headline, where one is likely enough."""
    top = next((i for i, kind in enumerate(kinds) if kind in _TEXT), 0)
    margins = {i: float(scores[i, _HEADLINE] - scores[i].max()) for i in range(top) if looks[i].count}
    best = max(margins, key=margins.__getitem__, default=None)
    if best is None or margins[best] < _UNLIKELY:
        return kinds
    return [*kinds[:best], "headline", *kinds[best + 1 :]]


def _one_headline(kinds: list[BlockKind], scores: Floats) -> list[BlockKind]:
    """The kinds with the likeliest headline alone, on one line or on lines that follow one another."""
    runs = [
        [i for i, _ in run] for kind, run in groupby(enumerate(kinds), key=lambda pair: pair[1]) if kind == "headline"
    ]
    if len(runs) < 2:
        return kinds
    best = max(runs, key=lambda run: max(scores[i, _HEADLINE] - scores[i].mean() for i in run))
    return ["furniture" if kind == "headline" and i not in best else kind for i, kind in enumerate(kinds)]
