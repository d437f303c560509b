"""Puts the layers in order: text in, records out."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import record
from dateline._errors import DatelineError, InputError
from dateline._holders import with_holders
from dateline.page import attach_report, make_report
from dateline.sources import Source

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LAYERS = (
    "dateline_dating",
    "dateline_times",
    "dateline_places",
    "dateline_actors",
    "dateline_attribution",
    "dateline_events",
)
_AHEAD = 4  # reports in flight for each process: enough to keep them busy, few enough to stay small


def load(reader: str | None = None, *, threads: int | None = None) -> Language:
    """A spaCy pipeline with the reader and every layer.

    `reader`: None for the shipped model, else the name or the folder of an installed spaCy pipeline, whose trees
    and names are put into this house's dialect. `threads`: cores that the shipped reader may use. Raises ResourceError
    when there is no such pipeline or it lacks a parser.
    """
    # The layers register their spaCy factories when they are imported; spaCy itself takes a while, so not at the top.
    import dateline.actors
    import dateline.attribution
    import dateline.dating
    import dateline.events
    import dateline.places
    import dateline.reader
    import dateline.times

    nlp = dateline.reader.load(reader, threads=threads)
    for layer in LAYERS:
        nlp.add_pipe(layer)
    return nlp


class Pipeline:
    """Reads reports into records with one reader, kept loaded."""

    def __init__(self, reader: str | None = None, *, threads: int | None = None) -> None:
        self.reader = reader
        self.nlp = load(reader, threads=threads)
        self._model = _model_name(reader, self.nlp)

    def read(self, source: Source, *, published: str | None = None) -> record.Record:
        """The record of one report. Raises InputError when it cannot be read or `published` is no date."""
        began = time.perf_counter()
        report = make_report(source, published=published)
        doc = self.nlp.make_doc(report.text)
        attach_report(doc, report)
        doc = self.nlp(doc)
        made_by = record.Reader(
            dateline=version("dateline"), model=self._model, seconds=round(time.perf_counter() - began, 3)
        )
        return record.Record(
            report=doc._.report,
            actors=doc._.actors,
            places=with_holders(doc),
            times=doc._.times,
            claims=doc._.claims,
            events=doc._.events,
            withheld=doc._.withheld,
            reader=made_by,
        )

    def times_of(self, report: record.Report) -> tuple[record.Time, ...]:
        """The time expressions of a report; no later layer is asked."""
        return tuple(self._as_far_as("dateline_times", report)._.times)

    def date_of(self, source: Source) -> record.Published | None:
        """When a report was published by its own words, whatever else its source or its page says."""
        report = make_report(source).model_copy(update={"published": None})
        published: record.Published | None = self._as_far_as("dateline_dating", report)._.report.published
        return published

    def doc_of(self, source: Source, layer: str) -> Doc:
        """The doc of a report with the reading and the layers up to `layer` (`dateline_places`); no later one is
        asked."""
        return self._as_far_as(layer, make_report(source))

    def _as_far_as(self, layer: str, report: record.Report) -> Doc:
        """The doc of a report, read by the reader and the layers up to one."""
        doc = attach_report(self.nlp.make_doc(report.text), report)
        for name, component in self.nlp.pipeline:
            doc = component(doc)
            if name == layer:
                break
        return doc

    def read_or_fail(self, source: Source | record.Failure, published: str | None) -> record.Record | record.Failure:
        """As `read`, but a report that cannot be read becomes a failure with its reason. So does one over which a layer
        stumbles: a fault of ours must not end a run of thousands."""
        if isinstance(source, record.Failure):
            return source
        try:
            return self.read(source, published=published)
        except DatelineError as error:
            return record.Failure(ref=source.ref, origin=source.origin, error=str(error))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            fault = f"a fault in Dateline ({type(error).__name__}: {error}); please report it with the text"
            return record.Failure(ref=source.ref, origin=source.origin, error=fault)


def read(report: str | Path, *, published: str | None = None, reader: str | None = None) -> record.Record:
    """Read one report.

    `report`: a `Path`, or the text itself; a string that is the path of a file is read as that file. `published`: its
    date, ISO 8601, if it is known. Raises InputError when it cannot be read, ResourceError when the reader cannot be
    loaded.
    """
    from dateline.sources import read_path

    if isinstance(report, Path) or _is_file(report):
        sources = list(islice(read_path(Path(report)), 2))
        if len(sources) != 1:
            raise InputError(f"{report} holds more or less than one report; use read_many")
        source = sources[0]
        if isinstance(source, record.Failure):
            raise InputError(source.error)
    else:
        source = Source(text=report)
    return _pipeline(reader).read(source, published=published)


def read_many(
    sources: Iterable[Source | record.Failure | str | Path],
    *,
    published: str | None = None,
    reader: str | None = None,
    processes: int = 1,
) -> Iterator[record.Record | record.Failure]:
    """Records of many reports, in their order, as they are read; what cannot be read gives a `Failure`.

    Strings are texts, paths are files, folders or tables. With `processes` above 1 the reports are shared out; the
    records are the same. Raises ResourceError when the reader cannot be loaded.
    """
    if processes < 1:
        raise InputError(f"processes must be 1 or more, not {processes}")
    items = _sources(sources)
    if processes == 1:
        pipeline = _pipeline(reader)
        for item in items:
            yield pipeline.read_or_fail(item, published)
        return
    load(reader)  # a reader that is not to be had fails here, not in every worker
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(reader,))
    try:
        waiting: deque[Future[record.Record | record.Failure]] = deque()
        for item in items:
            waiting.append(pool.submit(_work, item, published))
            if len(waiting) >= processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _sources(items: Iterable[Source | record.Failure | str | Path]) -> Iterator[Source | record.Failure]:
    from dateline.sources import read_path

    for item in items:
        if isinstance(item, Path):
            yield from read_path(item)
        elif isinstance(item, str):
            yield Source(text=item)
        else:
            yield item


def _is_file(text: str) -> bool:
    if len(text) > 1024 or "\n" in text:
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


@cache
def _pipeline(reader: str | None, threads: int | None = None) -> Pipeline:
    return Pipeline(reader, threads=threads)


class _Worker:
    """The pipeline of a worker process."""

    pipeline: Pipeline


def _start(reader: str | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its workers
    _Worker.pipeline = Pipeline(reader, threads=1)


def _work(item: Source | record.Failure, published: str | None) -> record.Record | record.Failure:
    return _Worker.pipeline.read_or_fail(item, published)


def _model_name(reader: str | None, nlp: Language) -> str:
    if reader is not None:
        return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    from dateline.reader import model_id

    return model_id()
