"""Pages made from the code are not stale."""

import json
from pathlib import Path

from dateline.record import Record

DOCS = Path(__file__).parents[1] / "docs"


def test_the_published_schema_is_the_record_s() -> None:
    published = json.loads((DOCS / "record.schema.json").read_text(encoding="utf-8"))
    assert published == Record.model_json_schema(by_alias=True)
