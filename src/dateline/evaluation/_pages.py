"""Scores of pages: how much of an article's body is found, and whether each block is told for what it is.

Bodies are scored as scrapinghub/article-extraction-benchmark does it: by shingles of four tokens, precision and recall
averaged over pages. Blocks are scored on annotated pages: a block is right when most of its letters are in a block of
its kind.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline._errors import DatelineError, InputError
from dateline.evaluation._annotated import FIELDS, AnnotatedPage, read_annotated
from dateline.page import make_report, open_page
from dateline.record import Report
from dateline.sources import Source, read_path

_TEXT = ("paragraph", "subhead", "quote")
_SHINGLE = 4
_TOKEN = re.compile(r"\w+")

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class BodyScores:
    """Bodies of a set of pages: F1, precision and recall in per cent, by what extracted them."""

    pages: int
    figures: dict[str, tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class BlockScores:
    """Blocks of annotated pages: how many there are, the share told right, in per cent: of all, of all but furniture,
    and by kind as F1; and the share of pages whose fields are right, of those that have them or that we give one."""

    pages: int
    blocks: int
    accuracy: float
    outside_furniture: float
    f1: dict[str, float]
    fields: dict[str, float]


def score_bodies(truth: Path) -> BodyScores:
    """Bodies of the pages of a truth.json: page name → `articleBody`. Pages lie beside it under their name, or in
    pages/ as NAME.html.gz; for HTML trafilatura alone is scored too."""
    try:
        known = json.loads(truth.read_text(encoding="utf-8"))
        wanted = {name: str(page["articleBody"]) for name, page in known.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{truth}: not a truth.json of pages with articleBody") from error
    paths = {name: _page_path(truth.parent, name) for name in wanted}
    ways: dict[str, Callable[[Path], str]] = {"dateline": _our_body}
    if any(path.suffix == ".gz" for path in paths.values()):
        ways["trafilatura alone"] = _trafilatura_body
    else:
        ways["the page whole"] = lambda path: path.read_text(encoding="utf-8")
    figures = {}
    for way, body in ways.items():
        figures[way] = _averages([_compare(wanted[name], body(path)) for name, path in paths.items()])
    return BodyScores(len(wanted), figures)


def score_blocks(paths: Sequence[Path]) -> BlockScores:
    """Blocks and fields of annotated pages (.page files)."""
    told: Counter[str] = Counter()
    known: Counter[str] = Counter()
    right: Counter[str] = Counter()
    fields: dict[str, list[bool]] = {field: [] for field in FIELDS if field != "habit"}
    for page in map(read_annotated, paths):
        report = make_report(Source(text=page.text))
        for kind, ours in _pairs(page, report):
            known[kind] += 1
            told[ours] += 1
            right[kind] += kind == ours
        for field, verdict in _fields_right(page, report):
            fields[field].append(verdict)
    news = sum(known.values()) - known["furniture"]
    return BlockScores(
        pages=len(paths),
        blocks=sum(known.values()),
        accuracy=100 * sum(right.values()) / max(1, sum(known.values())),
        outside_furniture=100 * (sum(right.values()) - right["furniture"]) / max(1, news),
        f1={kind: 200 * right[kind] / (known[kind] + told[kind]) for kind in sorted(known)},
        fields={field: 100 * statistics.mean(found) for field, found in fields.items() if found},
    )


def _page_path(folder: Path, name: str) -> Path:
    for path in (folder / "pages" / f"{name}.html.gz", folder / name):
        if path.is_file():
            return path
    raise InputError(f"{folder}: no page named {name}")


def _our_body(path: Path) -> str:
    """The text that we find on a page; of a page in another language too, as the others do."""
    source = next(iter(read_path(path)))
    if not isinstance(source, Source):
        return ""
    try:
        layout = open_page(source).layout
    except DatelineError:
        return ""
    lines = zip(layout.looks, layout.kinds, strict=True)
    return "\n".join(look.line.words for look, kind in lines if kind in _TEXT)


def _trafilatura_body(path: Path) -> str:
    import trafilatura

    with gzip.open(path) as page:
        return trafilatura.extract(page.read(), fast=True, include_comments=False) or ""


def _compare(true: str, found: str) -> Triple:
    """Shares of shingles found rightly, found wrongly, and missed."""
    ours, theirs = _shingles(found), _shingles(true)
    both = sum((ours & theirs).values())
    counts = (both, sum((ours - theirs).values()), sum((theirs - ours).values()))
    return counts if sum(counts) == 0 else tuple(count / sum(counts) for count in counts)  # type: ignore[return-value]


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + _SHINGLE]) for i in range(max(1, len(tokens) - _SHINGLE + 1)) if tokens)


def _averages(rows: Iterable[Triple]) -> tuple[float, float, float]:
    """F1, precision and recall in per cent, of averages over pages."""
    rows = list(rows)
    precision = statistics.mean([_share(tp, fp, fn) for tp, fp, fn in rows if tp + fp] or [0.0])
    recall = statistics.mean([_share(tp, fn, fp) for tp, fp, fn in rows if tp + fn] or [0.0])
    both = precision + recall
    return (200 * precision * recall / both if both else 0.0), 100 * precision, 100 * recall


def _share(right: float, wrong: float, other: float) -> float:
    return 1.0 if wrong == other == 0 else right / (right + wrong) if right else 0.0


def _pairs(page: AnnotatedPage, report: Report) -> Iterable[tuple[str, str]]:
    """The kind of each annotated block, and the kind of ours that has most of its letters."""
    for kind, start, end in page.blocks:
        letters: Counter[str] = Counter()
        for block in report.blocks:
            letters[block.kind] += max(0, min(end, block.end) - max(start, block.start))
        yield kind, max(letters, key=lambda k: letters[k], default="")


def _fields_right(page: AnnotatedPage, report: Report) -> Iterable[tuple[str, bool]]:
    """Fields that the page or our report has, and whether both have the same."""
    published = report.published
    ours = {
        "publisher": report.publisher or "",
        "headline": report.headline or "",
        "standfirst": report.standfirst or "",
        "published": published.start if published and published.precision != "month" else "",
        "bylines": "; ".join(report.bylines),
        "agencies": "; ".join(report.agencies),
        "dateline": report.dateline.place if report.dateline else "",
    }
    for field, found in ours.items():
        wanted = page.fields.get(field, "")
        if field == "dateline":
            wanted = wanted.split("|")[0]
        if wanted or found:
            yield field, _same(field, wanted, found)


def _same(field: str, wanted: str, found: str) -> bool:
    if field == "published":
        return wanted[:10] == found[:10]
    if field in ("bylines", "agencies"):
        return {_plain(part) for part in wanted.split(";")} == {_plain(part) for part in found.split(";")}
    return _plain(wanted) == _plain(found)


def _plain(words: str) -> str:
    return " ".join(_TOKEN.findall(words.lower())).removeprefix("the ")
