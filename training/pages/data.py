"""Pages to train on: annotated text pages, and texts made of generated HTML pages the way a browser copies them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from dateline.evaluation import AnnotatedPage, read_annotated
from dateline.page._blocks import rule_layout
from dateline.page._classifier import KINDS
from dateline.page._features import line_features
from dateline.page._pieces import parse_page, split_pieces
from training.pages.compose import article

_BLANKS = (0.0, 0.3, 0.7, 1.0)  # how often a blank line stands between two blocks, by the program that copied
_BULLETS = ("* ", "+ ", "o ", "- ", "• ")

Example = tuple[list[list[str]], list[int]]


def examples(pages: Sequence[AnnotatedPage]) -> Iterator[Example]:
    """Facts and kinds of the lines of each page."""
    for page in pages:
        layout = rule_layout(page.text)
        facts = line_features(layout.looks, layout.kinds, layout.body, layout.headline)
        yield facts, [_kind(page, look.line.lead, look.line.end) for look in layout.looks]


def annotated(folders: Sequence[Path]) -> list[AnnotatedPage]:
    """All .page files of some folders, by name."""
    return [read_annotated(path) for folder in folders for path in sorted(folder.glob("*.page"))]


def generated(sites: Path, *, count: int, seed: int) -> Iterator[AnnotatedPage]:
    """Texts of generated HTML pages, each of another article and habit of copying."""
    rng = random.Random(seed)
    for number, html in enumerate(rendered(sites, count=count, seed=seed)):
        yield _copied(html, f"generated-{number}", rng)


def rendered(sites: Path, *, count: int, seed: int) -> Iterator[str]:
    """HTML pages: the templates of a folder in turn, filled with composed articles, others about each."""
    import jinja2

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(sites), autoescape=True)
    templates = [environment.get_template(path.name) for path in sorted(sites.glob("*.j2"))]
    rng = random.Random(seed)
    articles = [article(seed * 1000 + i) for i in range(12)]
    for number in range(count):
        articles = [*articles[1:], article(seed * 1000 + 12 + number)]
        template = templates[number % len(templates)]
        yield template.render(
            a=articles[-1],
            others=rng.sample(articles[:-1], len(articles) - 1),
            rng=rng,
            published=datetime.fromisoformat(articles[-1]["published"]),
            url=f"https://www.{str(template.name)[3:].partition('.')[0]}.example/news/{number}",
        )


def _kind(page: AnnotatedPage, start: int, end: int) -> int:
    """The kind of a line: that of the first block that begins in it, else of the one that goes on in it."""
    shares: Counter[str] = Counter()
    for kind, begin, stop in page.blocks:
        both = min(end, stop) - max(start, begin)
        if both > 0:
            if start <= begin:  # a caption with its credit is a caption
                return KINDS.index(kind)
            shares[kind] += both
    return KINDS.index(shares.most_common(1)[0][0]) if shares else KINDS.index("furniture")  # type: ignore[arg-type]


def _copied(html: str, name: str, rng: random.Random) -> AnnotatedPage:
    """A page's text as a browser gives it, in one of its ways."""
    blank, bulleted, indented = rng.choice(_BLANKS), rng.random() < 0.5, rng.random() < 0.4
    lines: list[str] = []
    blocks = []
    at = 0
    for piece in split_pieces(parse_page(html)):
        kind, lead = "furniture", ""
        element = piece.at.getparent() if piece.tail else piece.at
        depth = 0
        while element is not None:
            if element.get("data-block") and kind == "furniture":
                kind = element.get("data-block")
            depth += element.tag in ("ul", "ol", "blockquote", "div")
            element = element.getparent()
        if bulleted and "item" in piece.roles:
            lead = "    " * min(depth, 5) + rng.choice(_BULLETS[: 1 + depth % 5])
        elif indented:
            lead = " " * (8 if kind == "paragraph" else min(depth, 6) * 2)
        if lines and rng.random() < blank:
            lines.append("")
            at += 1
        begin = at + len(lead) - len(lead.lstrip())
        lines.append(lead + piece.words)
        blocks.append((kind, begin, at + len(lines[-1])))
        at += len(lines[-1]) + 1
    return AnnotatedPage(name, "\n".join(lines) + "\n", tuple(blocks), {})  # type: ignore[arg-type]
