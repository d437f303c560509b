"""How much of the article, and how little else, is read from pages that browsers saved as text."""

from __future__ import annotations

import difflib
import hashlib
import json
from pathlib import Path

from dateline.page import make_report
from dateline.sources import Source, read_path

TRUTH = "1177c04f09c376865b9bd58ce53ade18f45b562a6eb5a4cdbad9e19ab335630e"
# Share of characters that are not blank, over all pages; 0.940 and 0.991 when these floors were set.
PRECISION, RECALL = 0.93, 0.98
BODY_KINDS = frozenset({"paragraph", "subhead", "quote"})
SHORTEST = 8  # characters of a stretch that counts as the same


def test_article_bodies_are_found_on_saved_pages(shared: Path) -> None:
    truth = (shared / "reports" / "truth.json").read_bytes()
    assert hashlib.sha256(truth).hexdigest() == TRUTH
    found = read = wanted = 0
    for name, page in json.loads(truth).items():
        (source,) = read_path(shared / "reports" / name)
        assert isinstance(source, Source)
        report = make_report(source)
        words = [report.text[block.start : block.end] for block in report.blocks if block.kind in BODY_KINDS]
        ours, theirs = "".join("".join(words).split()), "".join(page["articleBody"].split())
        same = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        found += sum(stretch.size for stretch in same if stretch.size >= SHORTEST)
        read, wanted = read + len(ours), wanted + len(theirs)
    assert found / read >= PRECISION
    assert found / wanted >= RECALL
