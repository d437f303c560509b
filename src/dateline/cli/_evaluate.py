"""`dateline evaluate`: scores of a layer on test sets."""

from __future__ import annotations

import json as json_module
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from dateline.evaluation import NameScores, PlaceScores, Scores

app = typer.Typer(help="Score a layer on public test sets.", no_args_is_help=True, rich_markup_mode=None)

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
ReaderName = Annotated[str | None, typer.Option("--reader", help="A spaCy pipeline in the shipped reader's place.")]


@app.command()
def reader(files: Files, json: AsJson = False, reader: ReaderName = None) -> None:
    """Score sentences, tags, lemmas and trees on CoNLL-U files, as the CoNLL 2018 shared task does."""
    from dateline.evaluation import score_reader
    from dateline.reader import load

    nlp = load(reader)
    rows: dict[str, Any] = {}
    for path in files:
        rows[f"{path}, gold tokens"] = score_reader(_run(nlp), nlp.vocab, path, None)
        rows[f"{path}, raw text"] = score_reader(_run(nlp), nlp.vocab, path, nlp.make_doc)
    if json:
        typer.echo(json_module.dumps({name: scores.f1 for name, scores in rows.items()}, indent=2))
    else:
        _print_trees(rows)


@app.command()
def names(
    files: Files,
    json: AsJson = False,
    reader: ReaderName = None,
    last: Annotated[
        int | None, typer.Option(min=1, help="Only the last N sentences of each file.", metavar="N")
    ] = None,
) -> None:
    """Score names on two-column BIO files, as CoNLL 2003 does."""
    from dateline.evaluation import score_names
    from dateline.reader import load

    nlp = load(reader)
    rows = {str(path): score_names(_run(nlp), nlp.vocab, path, last=last) for path in files}
    if json:
        typer.echo(json_module.dumps({name: scores.f1 for name, scores in rows.items()}, indent=2))
    else:
        _print_names(rows)


@app.command()
def pages(
    sets: Annotated[
        list[Path],
        typer.Argument(
            help="truth.json files of pages, and folders of annotated pages.", exists=True, show_default=False
        ),
    ],
    json: AsJson = False,
) -> None:
    """Score article bodies as the article-extraction benchmark does, and blocks on annotated pages."""
    from dateline._errors import InputError
    from dateline.evaluation import score_blocks, score_bodies

    rows: dict[str, Any] = {}
    for path in sets:
        annotated = sorted(path.glob("*.page")) if path.is_dir() else []
        if not annotated and path.is_dir():
            raise InputError(f"{path}: holds no .page files; for article bodies name a truth.json")
        rows[str(path)] = score_blocks(annotated) if annotated else score_bodies(path)
    if json:
        typer.echo(json_module.dumps({name: asdict(scores) for name, scores in rows.items()}, indent=2))
    else:
        _print_pages(rows)


@app.command()
def times(files: Files, json: AsJson = False, reader: ReaderName = None) -> None:
    """Score time expressions as TempEval-3 does (TimeML, or JSON Lines with dates), and the dating of reports whose
    dates are withheld (JSON Lines with date_publish, CoNLL-U with dateCreated)."""
    from dateline.evaluation import reads_undated, score_dating, score_times
    from dateline.pipeline import Pipeline
    from dateline.sources import Source

    pipeline = Pipeline(reader)
    rows: dict[str, Any] = {}
    timeml = [path for path in files if path.suffix == ".tml"]
    if timeml:
        rows[f"{len(timeml)} TimeML files"] = score_times(pipeline.times_of, timeml)
    for path in files:
        if path.suffix == ".tml":
            continue
        if reads_undated(path):
            rows[str(path)] = score_dating(lambda text: pipeline.date_of(Source(text=text)), path)
        else:
            rows[str(path)] = score_times(pipeline.times_of, [path])
    if json:
        typer.echo(json_module.dumps({name: asdict(scores) for name, scores in rows.items()}, indent=2))
    else:
        _print_times(rows)


@app.command()
def places(
    files: Files,
    json: AsJson = False,
    reader: ReaderName = None,
    plot: Annotated[
        Path | None, typer.Option(help="Write a reliability diagram of the confidences (SVG).", dir_okay=False)
    ] = None,
) -> None:
    """Score places on corpora of toponyms (JSON Lines or XML, as LGL and TR-News), by the measures of geoparsing."""
    from dateline._errors import InputError
    from dateline.evaluation import reliability_svg, score_places
    from dateline.pipeline import Pipeline

    if plot is not None and not plot.parent.is_dir():
        raise InputError(f"{plot}: there is no folder {plot.parent}")
    pipeline = Pipeline(reader)
    rows = {str(path): score_places(pipeline, path) for path in files}
    if plot is not None:
        plot.write_text(
            reliability_svg({Path(name).stem: scores.bins for name, scores in rows.items()}), encoding="utf-8"
        )
    if json:
        typer.echo(json_module.dumps({name: asdict(scores) for name, scores in rows.items()}, indent=2))
    else:
        _print_places(rows)


def _run(nlp: Any) -> Any:
    """The pipeline's components one after another, on a doc that has its words already."""

    def run(doc: Any) -> Any:
        for _, component in nlp.pipeline:
            doc = component(doc)
        return doc

    return run


def _print_trees(rows: dict[str, Scores]) -> None:
    from dateline.evaluation import MEASURES

    _print_table(
        ["file", "gold words", *MEASURES], {n: (s.words, [s.f1[m] for m in MEASURES]) for n, s in rows.items()}
    )


def _print_names(rows: dict[str, NameScores]) -> None:
    kinds = ["PER", "ORG", "LOC", "MISC", "news"]
    _print_table(["file", "names", *kinds], {n: (s.names, [s.f1[k] for k in kinds]) for n, s in rows.items()})


def _print_pages(rows: dict[str, Any]) -> None:
    from dateline.evaluation import BlockScores, BodyScores

    bodies = {name: scores for name, scores in rows.items() if isinstance(scores, BodyScores)}
    if bodies:
        table = {f"{n}, {way}": (s.pages, list(f)) for n, s in bodies.items() for way, f in s.figures.items()}
        _print_table(["bodies", "pages", "F1", "precision", "recall"], table)
    for name, scores in rows.items():
        if isinstance(scores, BlockScores):
            typer.echo("")
            heads = ["blocks", "blocks", "right", "right outside furniture", *(f"F1 {kind}" for kind in scores.f1)]
            told = [scores.accuracy, scores.outside_furniture, *scores.f1.values()]
            _print_table(heads, {name: (scores.blocks, told)})
            typer.echo("")
            _print_table(["fields", "pages", *scores.fields], {name: (scores.pages, list(scores.fields.values()))})


def _print_times(rows: dict[str, Any]) -> None:
    from dateline.evaluation import TimeScores

    spans = {name: scores for name, scores in rows.items() if isinstance(scores, TimeScores)}
    if spans:
        heads = ["times", "expressions", *(f"{way} {m}" for way in ("relaxed", "strict") for m in ("P", "R", "F1"))]
        table = {
            name: (s.expressions, [*s.relaxed, *s.strict, s.type_f1, s.value_f1, s.value_accuracy])
            for name, s in spans.items()
        }
        _print_table([*heads, "type F1", "value F1", "value right where found"], table)
    for name, scores in spans.items():
        typer.echo("")
        forms = {form: (count, list(figures)) for form, (count, *figures) in scores.forms.items()}
        _print_table([f"forms in {name}", "expressions", "found", "found exactly", "value right where found"], forms)
    dated = {name: scores for name, scores in rows.items() if not isinstance(scores, TimeScores)}
    if dated:
        if spans:
            typer.echo("")
        heads = ["dating", "reports", "dated", "interval holds", "or an alternative does"]
        heads += ["days, lower quarter", "median", "upper quarter", *(f"within {d} d" for d in (1, 7, 31, 366))]
        table = {
            name: (s.reports, [s.given, s.holds, s.holds_any, *s.days, *s.within.values()]) for name, s in dated.items()
        }
        _print_table(heads, table)


def _print_places(rows: dict[str, PlaceScores]) -> None:
    heads = [
        "resolution",
        "toponyms",
        "given",
        "right id",
        "right country",
        "within 161 km",
        "median km",
        "AUC of errors",
    ]
    table = {
        f"{name}, {way}": (r.toponyms, [r.given, r.exact, r.country, r.near, r.median, r.auc])
        for name, s in rows.items()
        for way, r in (("gold spans", s.gold), ("end to end", s.end_to_end))
    }
    _print_table(heads, table)
    typer.echo("")
    heads = ["recognition", "toponyms", *(f"{way} {m}" for way in ("exact", "overlap") for m in ("P", "R", "F1"))]
    spans = {
        f"{name}, {way}": (s.toponyms, [*r.exact, *r.overlap])
        for name, s in rows.items()
        for way, r in (("all names", s.names), ("places of the record", s.places))
    }
    _print_table(heads, spans)
    typer.echo("")
    missing = {name: (s.gold.toponyms, [s.missing]) for name, s in rows.items()}
    _print_table(["not in the index", "toponyms", "wrong for want of the name, %"], missing)
    for name, scores in rows.items():
        typer.echo("")
        bins = {f"{b.told:.0f} %": (b.count, [b.told, b.right]) for b in scores.bins}
        _print_table([f"confidence in {name}", "places", "told", "within 161 km"], bins)


def _print_table(heads: list[str], rows: dict[str, tuple[int, list[float]]]) -> None:
    """A table in Markdown, so that it can go into docs/EVALUATION.md as it is."""
    typer.echo("| " + " | ".join(heads) + " |")
    typer.echo("|---" * len(heads) + "|")
    for name, (count, figures) in rows.items():
        typer.echo("| " + " | ".join([name, f"{count:,}", *(f"{figure:.2f}" for figure in figures)]) + " |")
