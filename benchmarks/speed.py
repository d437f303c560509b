"""Speed and memory: `make bench`.

Words a second of the reader alone and of whole records, what each layer takes of the reader's time, on one core and
two, over the example reports repeated; then wall time and memory of `dateline read` on one report, start included.
Machines differ and are noisy: the last column gives each figure beside a matrix product measured in the same run, so
that two runs can be compared.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from dateline.page import attach_report, make_report
from dateline.pipeline import Pipeline
from dateline.sources import Source

ROOT = Path(__file__).parents[1]
COPIES = 24
ROUNDS = 3


def main() -> None:
    """Print the table."""
    if len(sys.argv) > 1:
        _measure(int(sys.argv[1]))
        return
    print("| what | cores | figure | unit | per GFLOP/s of one core |")
    print("|---|---|---|---|---|")
    for cores in (1, 2):
        subprocess.run([sys.executable, __file__, str(cores)], check=True, env=os.environ | {"OMP_NUM_THREADS": "1"})
    _start_up(ROOT / "examples/harbour-ceasefire.txt")


def _measure(cores: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(range(cores)))
    pipeline = Pipeline(threads=cores)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    long = "\n\n".join(texts * COPIES)
    reader = pipeline.nlp.get_pipe("dateline_reader")
    doc = pipeline.nlp.make_doc(long)
    words = sum(not t.is_space for t in doc)
    power = _power()
    speed = words / _best(lambda: reader(doc))
    _row("reader", cores, speed, power)
    if cores == 1:
        _shares(pipeline, texts)
    sources = [Source(text=text) for text in texts * (COPIES // 3)]
    count = sum(sum(not t.is_space for t in pipeline.nlp.make_doc(s.text)) for s in sources)
    speed = count / _best(lambda: [pipeline.read(source) for source in sources])
    _row("record", cores, speed, power)


def _shares(pipeline: Pipeline, texts: list[str]) -> None:
    """What each layer takes of the reader's own time on the same reports, in per cent."""
    spent: dict[str, float] = defaultdict(float)
    for text in texts * COPIES:
        report = make_report(Source(text=text))
        doc = attach_report(pipeline.nlp.make_doc(report.text), report)
        for name, component in pipeline.nlp.pipeline:
            began = time.perf_counter()
            doc = component(doc)
            spent[name] += time.perf_counter() - began
    reader = spent.pop("dateline_reader")
    for name, seconds in spent.items():
        print(
            f"| {name.removeprefix('dateline_')}, of the reader's time | 1 | {100 * seconds / reader:.1f} | % | |",
            flush=True,
        )


def _row(what: str, cores: int, speed: float, power: float) -> None:
    print(f"| {what} | {cores} | {speed:,.0f} | words/s | {speed / power:,.0f} |", flush=True)


def _power() -> float:
    """GFLOP/s of a float32 matrix product on one core."""
    import numpy as np

    left = np.random.default_rng(0).normal(size=(512, 384)).astype(np.float32)
    right = np.random.default_rng(1).normal(size=(384, 1536)).astype(np.float32)
    seconds = _best(lambda: [left @ right for _ in range(20)])
    return 20 * 2 * 512 * 384 * 1536 / seconds / 1e9


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def _start_up(report: Path) -> None:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        command = [sys.executable, "-m", "dateline", "read", str(report), "--json"]
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"| `dateline read`, one report | 2 | {min(times):.2f} | s | |")
    print(f"| its memory, at most | 2 | {memory:,.0f} | MB | |")


if __name__ == "__main__":
    main()
