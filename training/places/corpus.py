"""Turns written articles into a corpus of toponyms in LGL's form, with ids from the gazetteer.

    python -m training.places.corpus training/places/held_out/*.txt --out tests/places/held_out.jsonl

The id is that of the candidate that is the marked place by name, kind and distance; where there is none, or two, it
stays null.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from dateline.places import Gazetteer
from training.places.data import Article, Marked, read_articles
from training.places.train import right_among


def as_row(article: Article, gazetteer: Gazetteer) -> dict[str, Any]:
    """An article as a line of the corpus."""
    toponyms = [_toponym(article, mark, gazetteer) for mark in article.places]
    fields = {"id": article.id, "publisher": article.publisher, "text": article.text}
    return {**fields, "toponyms": toponyms}


def _toponym(article: Article, mark: Marked, gazetteer: Gazetteer) -> dict[str, Any]:
    phrase = article.text[mark.start : mark.end]
    entries = gazetteer.lookup(phrase.partition(",")[0])
    ids = {e.geonames for e, right in zip(entries, right_among(entries, mark), strict=True) if right and e.geonames}
    number = ids.pop() if len(ids) == 1 else None
    where = {"lat": mark.lat, "lon": mark.lon}
    return {"start": mark.start, "end": mark.end, "phrase": phrase, "geonameid": number, **where}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    gazetteer = Gazetteer()
    rows = [as_row(article, gazetteer) for path in arguments.files for article in read_articles(path)]
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    arguments.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
